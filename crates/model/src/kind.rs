//! What a document is. Only a review can carry a rating of the item.

use serde::{Deserialize, Serialize};

/// What a document is, decided by what it does: judge, discuss, announce, ask, enumerate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Review,
    Essay,
    News,
    Interview,
    List,
}

impl Kind {
    /// Every kind, in the order of their codes: the code of a kind is its place here plus one.
    pub const ALL: [Kind; 5] = [Kind::Review, Kind::Essay, Kind::News, Kind::Interview, Kind::List];

    /// The word used in JSON, in URLs and in front matter.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Review => "review",
            Kind::Essay => "essay",
            Kind::News => "news",
            Kind::Interview => "interview",
            Kind::List => "list",
        }
    }

    /// The kind written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
