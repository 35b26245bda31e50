//! What only the comparison says. Apart from the other messages, so that a first visit does without it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crosscut_model::{Aspect, Stance};

/// Something that the comparison says. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareMsg {
    Intro,
    // Choosing
    Add,
    AddHint,
    AddHintNames,
    NothingFound,
    Full,
    Remove { what: String },
    RemoveShort,
    Added { what: String },
    Unread(String),
    NoneTitle,
    NoneText,
    OneMore { name: String },
    AllDocuments(usize),
    FirstSources(usize),
    SourceWith { documents: usize },
    AuthorWith { documents: usize },
    // Scores
    Scores,
    ScoreOf { ratings: usize },
    Unrated,
    OnTheSame { films: usize },
    NoFilmRated,
    OneRated,
    ScoresLegend,
    FurthestApart,
    Apart(String),
    AllApart(usize),
    FewerApart,
    // Aspects
    Aspects,
    AspectsLegend,
    Split,
    Only { name: String },
    StanceShare { stance: Stance, count: usize, of: usize },
    NothingTakenUp,
    // What is stated
    Alone,
    NothingAlone,
    NothingHere,
    Both,
    AllSay,
    // Clashes
    Clashes,
    NoClash,
    InDocuments(usize),
    AspectClash(Aspect),
    OnFilm { film: String },
    OtherFilms,
    TooMany { documents: usize },
    MoreFilms { films: usize },
}

impl CompareMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.compare, en::text)
    }
}
