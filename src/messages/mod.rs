//! Every sentence and word that the page shows, as typed messages. One file a language: `en` is in the program, every other one comes
//! as a part of it, and only to readers of that language (src/parts.rs).

mod chart;
mod compare;
mod de;
mod en;
mod explore;
mod film;
mod help;
mod lab;
mod lists;
mod offline;
mod reader;
#[cfg(test)]
mod tests;
mod tongue;

use crate::format;
pub use chart::ChartMsg;
pub use compare::CompareMsg;
use crosscut_engine::{Facet, Note};
use crosscut_model::{Aspect, Kind, LetterTable, Notation, Stance};
pub use de::GERMAN;
pub use explore::ExploreMsg;
pub use film::FilmMsg;
pub use help::HelpMsg;
pub use lab::LabMsg;
pub use lists::ListMsg;
pub use offline::OfflineMsg;
pub use reader::ReaderMsg;
pub use tongue::{Language, Words, language, speak};

/// Something the page says. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    // The shell
    SkipToContent,
    Explore,
    Sources,
    Compare,
    Lab,
    Front,
    DocumentsAndRated {
        documents: usize,
        rated: usize,
    },
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    /// The name of a language in that language.
    InLanguage(Language),
    /// The language that was asked for cannot be had.
    LanguageNotFetched(Language),
    Footer,
    // The four faces
    Loading,
    CouldNotLoad,
    PartNotFetched,
    CauseStatus {
        file: String,
        status: u16,
    },
    CauseUnreachable {
        file: String,
        detail: String,
    },
    CauseDamaged {
        file: String,
        detail: String,
    },
    CauseFormat {
        file: String,
        found: u32,
    },
    CauseInconsistent {
        file: String,
        detail: String,
    },
    CauseProgram,
    HelpMissing,
    HelpUnreachable,
    HelpDamaged,
    HelpFormat,
    HelpPart,
    TryAgain,
    FetchingColumns,
    WithoutColumns,
    FetchingDocuments,
    FetchDocuments {
        files: usize,
        size: String,
    },
    /// A size of so many bytes.
    Bytes(String),
    /// A count in thousands, and in millions, where there is room for four characters.
    Thousands(String),
    Millions(String),
    BytesOf {
        done: String,
        total: String,
    },
    AndMore(usize),
    TooManyToCompare(usize),
    NotFound,
    NotFoundFilm,
    NotFoundSource,
    NotFoundAuthor,
    NotFoundDocument,
    NotFoundText {
        path: String,
    },
    BackToFront,
    NoDocuments,
    NoDocumentsText,
    // Words
    Kind(Kind),
    Notation(Notation),
    NoRating,
    Aspect(Aspect),
    Stance(Stance),
    AspectWithStance(Aspect, Stance),
    Silent,
    Facet(Facet),
    Missing(Facet),
    Letters(LetterTable),
    Language(String),
    Property(String),
    Minutes(String),
    Unsigned(Kind),
    WhoOn {
        who: String,
        item: String,
    },
    Undated,
    Ratings(usize),
    // Scores
    Score,
    OutOf100,
    NoScore,
    NoScoreText,
    MeanOf {
        ratings: usize,
    },
    SpreadFromTo {
        low: String,
        high: String,
    },
    Deviation {
        deviation: String,
    },
    TooFewForInterval,
    Likely {
        low: String,
        high: String,
    },
    HowMade,
    Remake,
    LetterTableLabel,
    Source,
    AsPrinted,
    BecomesScore,
    Mean,
    NotCounted,
    WhyUnratedKind(Kind),
    WhyUnratedReview,
    WhyThumbs,
    Assumed(String),
    ByLetterTable {
        letter: String,
        table: LetterTable,
        score: String,
    },
    StripLabel {
        ratings: usize,
    },
    StripMark {
        who: String,
        score: String,
        raw: String,
    },
    FavourableFrom,
    TopOfScale,
    // The film
    FactsAndWho,
    Disputed,
    SaidBy,
    HeatTitle,
    ClashTitle,
    NoClash,
    ClashAbout {
        property: String,
        who: String,
    },
    TheDocuments,
    ExploreThese,
    CompareThese,
    // Addresses
    Unread(UnreadMsg),
    UnreadTitle,
    // Documents and sources
    WhatItTakesUp,
    NothingRead,
}

/// Why a part of the URL was left aside.
#[derive(Clone, Debug, PartialEq)]
pub enum UnreadMsg {
    Selection(Note),
    Sort(String),
    Letters(String),
}

impl Msg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.page, en::text)
    }
}

/// A number with the word for so many.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", format::count(count), number_of(count, one, many))
}

/// The word for so many. English and German tell one from all else.
fn number_of<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if format::is_one(count) { one } else { many }
}

/// Words with something put in.
macro_rules! said {
    ($($words:tt)*) => {
        std::borrow::Cow::Owned(format!($($words)*))
    };
}
use said;
