//! What documents assert about the item. Sources can disagree; that is kept, not smoothed.

use crate::{Assumption, Evidence};
use serde::{Deserialize, Serialize};

/// The name of what is stated, in snake_case: `director`, `duration`, `title_meaning`. Open: a curator may state anything.
/// Known names have an order, and a rule on whether two values clash; see [`Property::KNOWN`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Property(pub String);

impl Property {
    /// The known properties in the order in which a page shows them; true where an item has only one value, so that two
    /// different ones clash.
    pub const KNOWN: [(&'static str, bool); 20] = [
        ("director", false),
        ("screenwriter", false),
        ("actor", false),
        ("cinematographer", false),
        ("editor", false),
        ("composer", false),
        ("producer", false),
        ("production_company", false),
        ("distributor", false),
        ("country", false),
        ("genre", false),
        ("year", true),
        ("duration", true),
        ("content_rating", true),
        ("release_date", false),
        ("disc_release_date", true),
        ("festival", false),
        ("award", false),
        ("setting", false),
        ("title_meaning", true),
    ];

    /// A property by its name.
    pub fn new(name: &str) -> Property {
        Property(name.to_owned())
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The place in which a page shows it; unknown ones come last.
    pub fn order(&self) -> usize {
        Property::KNOWN.iter().position(|(name, _)| *name == self.0).unwrap_or(Property::KNOWN.len())
    }

    /// Whether the item has only one value of it.
    pub fn is_single(&self) -> bool {
        Property::KNOWN.iter().any(|(name, single)| *name == self.0 && *single)
    }

    /// Whether its values are names of people, which sources may spell differently.
    pub fn is_person(&self) -> bool {
        matches!(
            self.name(),
            "director" | "screenwriter" | "actor" | "cinematographer" | "editor" | "composer" | "producer"
        )
    }
}

/// A fact that a document asserts about the item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    pub property: Property,
    /// As the document has it: a name untouched, a duration in minutes ("128"), a date in ISO 8601.
    pub value: String,
    /// The part an actor plays, as the document spells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<String>,
    /// What was not printed and had to be inferred.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
    pub evidence: Evidence,
}
