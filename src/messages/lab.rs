//! What only the score lab says. Apart from the other messages, so that a first visit does without it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crosscut_engine::score::{Method, NoInterval, RecipeNote, Refusal};

/// Something that the score lab says. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum LabMsg {
    Intro,
    OnlyHere,
    Reset,
    Unread(RecipeNote),
    SelectionAside,
    // The settings
    Recipe,
    Method,
    MethodName(Method),
    MethodText(Method),
    OneFilm,
    Trimmed,
    TrimmedValue { share: u32 },
    FavourableFrom,
    FavourableValue { score: u32 },
    Weights,
    WeightsText,
    WeightOf { source: String },
    WeightValue(String),
    FindSource,
    MoreSources { count: usize },
    NoSourceFound,
    // The score
    AllFilms,
    OfAll,
    ToFilm,
    NoneRated,
    Percent,
    Usually { score: String },
    AsUsual,
    NotTheSame,
    Interval { low: String, high: String },
    NoInterval(NoInterval),
    Refused(Refusal),
    ShiftLabel { now: String, usual: String },
    ShiftLegend,
    // How it was made
    How { method: Method, ratings: usize, trimmed: usize },
    HowLines,
    Rating,
    CountsAs,
    Weighs,
    Favourable { sum: String, is_favourable: bool },
    Prior { mean: String, weight: String },
    PriorName,
    NoPrior { mean: String },
    Others { count: usize },
    NotCounted(usize),
    // The ranking
    Ranking,
    Ranked { count: usize, total: usize },
    Least,
    LeastLabel,
    NoneRanked,
    Moved { by: i64, from: usize },
    NewPlace,
    UsualScore { score: String },
}

impl LabMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.lab, en::text)
    }
}
