//! What charts say that a first visit does without: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;

/// Something that charts say. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartMsg {
    AsTable,
    TableOfRatings,
    TableOfScores,
    TableOfDates,
    Documents,
    DocumentsOf(usize),
    Kind,
    ScoreOf(String),
    Scores,
    Bar { from: String, to: String, ratings: usize },
    Bin { from: String, to: String },
    RatingsUnit,
    HistogramLabel { ratings: usize },
    HowToBrush,
    TimelineLabel { documents: usize },
    Published,
    AgainstRelease,
    InYearOfRelease,
    YearsAfter(usize),
    YearsBefore(usize),
    DaysAfter(usize),
    DaysBefore(usize),
    OnTheDay,
}

impl ChartMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.chart, en::text)
    }
}
