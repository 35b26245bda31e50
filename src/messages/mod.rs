//! Every sentence and word that the page shows, as typed messages. One file a language.

mod chart;
mod compare;
mod en;
mod explore;
mod film;
mod help;
mod lab;
mod lists;
mod offline;
mod reader;

pub use chart::ChartMsg;
pub use compare::CompareMsg;
use crosscut_engine::{Facet, Note};
use crosscut_model::{Aspect, Kind, LetterTable, Notation, Stance};
pub use explore::ExploreMsg;
pub use film::FilmMsg;
pub use help::HelpMsg;
pub use lab::LabMsg;
pub use lists::ListMsg;
pub use offline::OfflineMsg;
pub use reader::ReaderMsg;

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
    DocumentsAndRated { documents: usize, rated: usize },
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Footer,
    // The four faces
    Loading,
    CouldNotLoad,
    PartNotFetched,
    CauseStatus { file: String, status: u16 },
    CauseUnreachable { file: String, detail: String },
    CauseDamaged { file: String, detail: String },
    CauseFormat { file: String, found: u32 },
    CauseInconsistent { file: String, detail: String },
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
    FetchDocuments { files: usize, size: String },
    BytesOf { done: String, total: String },
    AndMore(usize),
    TooManyToCompare(usize),
    NotFound,
    NotFoundFilm,
    NotFoundSource,
    NotFoundAuthor,
    NotFoundDocument,
    NotFoundText { path: String },
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
    Month(u8),
    Property(String),
    Minutes(String),
    Unsigned(Kind),
    WhoOn { who: String, item: String },
    Undated,
    Ratings(usize),
    // Scores
    Score,
    OutOf100,
    NoScore,
    NoScoreText,
    MeanOf { ratings: usize },
    SpreadFromTo { low: String, high: String },
    Deviation { deviation: String },
    TooFewForInterval,
    Likely { low: String, high: String },
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
    ByLetterTable { letter: String, table: LetterTable, score: String },
    StripLabel { ratings: usize },
    StripMark { who: String, score: String, raw: String },
    FavourableFrom,
    TopOfScale,
    // The film
    FactsAndWho,
    Disputed,
    SaidBy,
    HeatTitle,
    ClashTitle,
    NoClash,
    ClashAbout { property: String, who: String },
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
        en::text(self).into_owned()
    }
}
