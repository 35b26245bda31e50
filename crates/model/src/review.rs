//! One document as a record: what `crosscut extract` prints a line, what the bundle carries and the page shows.

use crate::{AspectMention, Assumption, Date, Kind, Rating, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, try_from = "AnyEvidence")]
pub enum Evidence {
    /// A byte range of the document, end exclusive. In what `extract` prints it counts from the start of the file's text
    /// in UTF-8; in a bundle, from the start of the review's `text`.
    Text { start: usize, end: usize },
    /// Given by hand, not read: `front matter`, `column rating`, `collection.toml`.
    Given { given: String },
    /// Nothing in the document says it; it follows from what does: `no judgement of the item`, …
    Inferred { inferred: String },
}

/// Evidence as it is written, whichever it is. Serde's own reading of untagged values tries one after another on a copy, and
/// weighs a few KB in the page.
#[derive(Deserialize)]
struct AnyEvidence {
    start: Option<usize>,
    end: Option<usize>,
    given: Option<String>,
    inferred: Option<String>,
}

impl TryFrom<AnyEvidence> for Evidence {
    type Error = &'static str;

    fn try_from(any: AnyEvidence) -> Result<Evidence, &'static str> {
        match any {
            AnyEvidence { start: Some(start), end: Some(end), given: None, inferred: None } => {
                Ok(Evidence::Text { start, end })
            }
            AnyEvidence { start: None, end: None, given: Some(given), inferred: None } => Ok(Evidence::Given { given }),
            AnyEvidence { start: None, end: None, given: None, inferred: Some(inferred) } => {
                Ok(Evidence::Inferred { inferred })
            }
            _ => Err("evidence is a start and an end, or what gave it, or what it was inferred from"),
        }
    }
}

impl Evidence {
    /// The byte range, if it was read from the text.
    pub fn range(&self) -> Option<std::ops::Range<usize>> {
        match self {
            Evidence::Text { start, end } => Some(*start..*end),
            _ => None,
        }
    }
}

impl From<std::ops::Range<usize>> for Evidence {
    fn from(range: std::ops::Range<usize>) -> Evidence {
        Evidence::Text { start: range.start, end: range.end }
    }
}

/// What a section of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    Heading,
    Question,
}

/// A heading or a question that opens a part of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub kind: SectionKind,
    /// 1 for the top.
    pub level: u8,
    pub title: String,
    /// Where the title stands; the section runs to the next of its level or above.
    pub evidence: Evidence,
}

/// schema.org's Review, as far as it is known. Absent facts are absent: nothing is guessed silently.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The file it came from, relative to the collection, with `/`; a record of many in one file adds `#` and its number.
    pub source_file: String,
    /// Stable, unique in a bundle, fit for a URL. Empty until it is packed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    pub kind: Kind,
    pub rating: Option<Rating>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub date_published: Option<Date>,
    /// The name of the film or other work.
    pub item: Option<String>,
    pub item_year: Option<i16>,
    /// BCP 47.
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Where it was published. http or https only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default)]
    pub statements: Vec<Statement>,
    #[serde(default)]
    pub aspects: Vec<AspectMention>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// A summary in the curator's own words.
    #[serde(default, rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub abstract_text: Option<String>,
    /// The reviewBody, as far as the collection's policy publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What was not printed and had to be assumed for the facts above other than the rating: a date's `day_order`, an
    /// item's name, …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
    /// Where each of the facts above comes from, by field name.
    #[serde(default)]
    pub evidence: BTreeMap<String, Evidence>,
}

impl Review {
    /// The source: the publication, or the author where there is none.
    pub fn source(&self) -> Option<&str> {
        self.publisher.as_deref().or(self.author.as_deref())
    }
}
