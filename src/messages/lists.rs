//! What only the lists of films, sources and authors and the pages of the latter say. Apart from the other messages, so that a first
//! visit does without it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crosscut_engine::Facet;
use crosscut_engine::score::Rank;

/// Something that these views say. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum ListMsg {
    // Any of the lists
    Films,
    Authors,
    FindFilm,
    FindSource,
    FindAuthor,
    RankBy,
    Rank(Rank),
    OfFilms { count: usize, total: usize },
    OfSources { count: usize, total: usize },
    OfAuthors { count: usize, total: usize },
    UnreadRank(String),
    UnreadMade(String),
    UnreadLeast(String),
    NoneFits,
    Documents(usize),
    NoneFitsText,
    NoneNamed(Facet),
    WithoutThis { what: String, left: String },
    ChipMade { first: Option<i16>, last: Option<i16> },
    ChipLeast(usize),
    // Chips, long lists, sharing
    ClearAll,
    Remove { what: String },
    ChipSearch { text: String },
    ChipScore { low: String, high: String },
    ChipYears { first: String, last: String },
    ChipOut { what: String },
    GoToRow,
    Row,
    Go,
    PlaceOf { place: String, count: String },
    PrintedOf { printed: String, count: String },
    Share,
    Shared,
    ShareByHand,
    // The films
    Summary { films: usize, documents: usize },
    MeanOfAll { score: String, ratings: usize },
    Made,
    MadeFrom,
    MadeTo,
    Least,
    LeastLabel,
    ExploreFilms,
    ExploreFirst(usize),
    HowToRead,
    HowRanked { rank: Rank, is_drawn: bool },
    HowDrawn { mean: String },
    HowStudent,
    UnratedLast(usize),
    Spread(String),
    SpreadComing,
    Between { low: String, high: String },
    AllAlike,
    IntervalComing,
    Unrated,
    // Sources and authors
    NoSource(usize),
    NoAuthor(usize),
    RolePublisher,
    RoleAuthorOnly,
    ExploreOf(String),
    BesideOthers,
    Harsher { points: String, margin: Option<String> },
    Kinder { points: String, margin: Option<String> },
    Alike { margin: Option<String> },
    MaybeChance,
    TooFewFilms { films: usize, needed: usize },
    NobodyElse,
    NothingRated,
    Compared { films: usize, own: usize, others: usize },
    HowCompared,
    HowBeside,
    OnFilms(usize),
    ThisOne,
    OthersOnTheSame,
    StripLegend,
    SidesLabel { own: usize, others: usize },
    CaresMore,
    CaresLess,
    CaresAlike,
    ShareBeside { own: String, others: String },
    TakesUpLegend,
    TakesUpCell { count: usize, own: String, all: String },
    WhatItStates,
    InTheNewest(usize),
    CompareWith,
    WritesFor,
    WrittenBy,
    AllBy { count: usize, name: String },
}

impl ListMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.lists, en::text)
    }
}
