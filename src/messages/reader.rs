//! What only the view of a document, and facts with their evidence, say. Apart from the other messages, so that a first visit does
//! without it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crate::views::Width;
use crosscut_model::{Aspect, Stance};

/// Something that these views say. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderMsg {
    OfBest { best: String },
    Between { best: String, worst: String },
    Facts,
    FactName(String),
    GivenBy(String),
    AllGivenBy(String),
    InferredFrom(String),
    ReadFrom { start: usize, end: usize },
    ReadFromUnpublished { start: usize, end: usize },
    Abstract,
    FullText,
    ExcerptOf { characters: usize },
    TextNotPublished,
    NoAbstract,
    Contents,
    Legend,
    FactsInText,
    SettingNotKept,
    PlaceOfAspect { number: usize, aspect: Aspect, stance: Stance },
    Takes { minutes: usize, words: usize },
    Width,
    WidthIs(Width),
    BackToResults,
    Previous,
    Next,
    OutsideSelection,
    PlaceInSelection { place: usize, count: usize },
    OriginalAt,
    CompareThis,
    OpensElsewhere,
}

impl ReaderMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.reader, en::text)
    }
}
