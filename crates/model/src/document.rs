//! What the reading stage hands to extraction: the text of one document, and the facts that were given by hand.

use crate::{AspectMention, BodyRole, Date, Kind, Statement};
use std::collections::BTreeMap;
use std::ops::Range;

/// A rating as a curator wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenRating {
    /// As printed: "4 1/2 stars", "A-", "7/10".
    pub raw: String,
    /// The scale's ends, where they are given beside it.
    pub best: Option<f64>,
    pub worst: Option<f64>,
    /// The best is not given beside it: it is what is usual where it was given, and is told as assumed.
    pub best_is_usual: bool,
    /// A number in it counts stars, as where it was given does.
    pub in_stars: bool,
}

/// Facts given by hand: front matter, a CSV column, a JSON field. They beat what the text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// How they were given, for the evidence: `front matter`, `column Rating`.
    pub by: String,
    pub id: Option<String>,
    pub item: Option<String>,
    pub item_year: Option<i16>,
    pub kind: Option<Kind>,
    pub rating: Option<GivenRating>,
    /// A field for the rating is there and empty: who wrote it gave none, whatever the text quotes.
    pub unrated: bool,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub date_published: Option<Date>,
    pub language: Option<String>,
    pub headline: Option<String>,
    pub url: Option<String>,
    pub abstract_text: Option<String>,
    pub statements: Vec<Statement>,
    pub aspects: Vec<AspectMention>,
    /// Where each given field's value stands in the document's text, by field name, for problems to point at.
    pub spans: BTreeMap<String, Range<usize>>,
}

/// One document, decoded, its front matter read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// As in [`crate::Review::source_file`].
    pub source_file: String,
    /// The whole text, front matter included, in UTF-8, otherwise untouched: line endings and a byte order mark stay.
    pub text: String,
    /// The part of `text` that is prose.
    pub body: Range<usize>,
    /// Whether the prose is the review itself or the curator's abstract of it.
    pub body_role: BodyRole,
    pub given: Given,
}

impl Document {
    /// A document that is all prose, with nothing given.
    pub fn plain(source_file: &str, text: impl Into<String>) -> Document {
        let text = text.into();
        Document { source_file: source_file.to_owned(), body: 0..text.len(), text, ..Document::default() }
    }

    /// The prose.
    pub fn prose(&self) -> &str {
        &self.text[self.body.clone()]
    }
}
