//! One document as a record: what `crosscut extract` prints a line, what the bundle carries and the page shows.

use crate::{AspectMention, Assumption, Date, Kind, Rating, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    Heading,
    Question,
}

/// A heading or a question that opens a part of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// How favourable the words of a review without a rating are: an estimate, which enters no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
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
    /// Where each of the facts above comes from, by field name. In the files of a bundle [`Review::OTHERS`] stands for all
    /// that are not named.
    #[serde(default)]
    pub evidence: BTreeMap<String, Evidence>,
}

/// How favourable the words of a text are, by words that were learned from rated reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tone {
    /// 0 to 100: the chance, in per cent, that somebody who writes so is more for the work than against it.
    pub estimate: f64,
    /// 0 to 1: how far that is from a toss-up.
    pub strength: f64,
}

impl Review {
    /// The name under which packed evidence says what holds for every fact that is there and not named.
    pub const OTHERS: &'static str = "*";

    /// Says once what the evidence of several facts has in common. [`Review::unpack_evidence`] gives the same again; where
    /// it would not, nothing is changed.
    pub fn pack_evidence(&mut self) {
        let mut common: Option<(&Evidence, usize)> = None;
        for evidence in self.evidence.values().filter(|evidence| matches!(evidence, Evidence::Given { .. })) {
            let count = self.evidence.values().filter(|other| *other == evidence).count();
            if common.is_none_or(|(_, most)| count > most) {
                common = Some((evidence, count));
            }
        }
        let Some((common, 2..)) = common.map(|(evidence, count)| (evidence.clone(), count)) else { return };
        let whole = self.evidence.clone();
        self.evidence.retain(|_, evidence| *evidence != common);
        self.evidence.insert(Review::OTHERS.to_owned(), common);
        let packed = self.evidence.clone();
        self.unpack_evidence();
        self.evidence = if self.evidence == whole { packed } else { whole };
    }

    /// Says again of each fact where it comes from.
    pub fn unpack_evidence(&mut self) {
        let Some(common) = self.evidence.remove(Review::OTHERS) else { return };
        let there = [
            ("kind", true),
            ("rating", self.rating.is_some()),
            ("author", self.author.is_some()),
            ("publisher", self.publisher.is_some()),
            ("date_published", self.date_published.is_some()),
            ("item", self.item.is_some()),
            ("item_year", self.item_year.is_some()),
            ("language", self.language.is_some()),
            ("headline", self.headline.is_some()),
            ("url", self.url.is_some()),
            ("abstract", self.abstract_text.is_some()),
        ];
        for (name, _) in there.into_iter().filter(|(_, is_there)| *is_there) {
            self.evidence.entry(name.to_owned()).or_insert_with(|| common.clone());
        }
    }

    /// The source: the publication, or the author where there is none.
    pub fn source(&self) -> Option<&str> {
        self.publisher.as_deref().or(self.author.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(by: &str) -> Evidence {
        Evidence::Given { given: by.to_owned() }
    }

    fn review(evidence: &[(&str, Evidence)]) -> Review {
        Review {
            author: Some("Ada Lind".to_owned()),
            item: Some("Salt Road".to_owned()),
            evidence: evidence.iter().map(|(name, evidence)| ((*name).to_owned(), evidence.clone())).collect(),
            ..Review::default()
        }
    }

    #[test]
    fn evidence_in_common_is_said_once_and_comes_back() {
        let whole = review(&[("kind", (3..9).into()), ("author", given("record")), ("item", given("record"))]);
        let mut packed = whole.clone();
        packed.pack_evidence();
        assert_eq!(packed.evidence.keys().collect::<Vec<_>>(), [Review::OTHERS, "kind"]);
        packed.unpack_evidence();
        assert_eq!(packed, whole);
    }

    #[test]
    fn evidence_that_would_not_come_back_is_left_as_it_is() {
        for whole in [
            // Nobody says where the kind comes from.
            review(&[("author", given("record")), ("item", given("record"))]),
            // The fact is not there.
            review(&[("kind", given("a")), ("author", given("a")), ("item", given("a")), ("url", given("a"))]),
            review(&[("kind", given("a")), ("author", given("b")), ("item", given("c"))]),
            review(&[]),
        ] {
            let mut packed = whole.clone();
            packed.pack_evidence();
            assert_eq!(packed, whole);
        }
    }
}
