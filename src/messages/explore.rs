//! What only the explorer says: the search, the filters, how many match. Apart from the other messages, so that a first visit does
//! without it: see src/parts.rs.

mod en;

use crosscut_engine::{Facet, Sort};

/// Something that these views say. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum ExploreMsg {
    Sort(Sort),
    Filters,
    FiltersChosen(usize),
    Close,
    Search,
    SearchHint,
    SearchHelp,
    SearchHelpWords,
    SearchHelpPhrase,
    SearchHelpWithout,
    SearchHelpField,
    SearchFields(String),
    SearchComing,
    SearchWithout,
    ShowingAlso { word: String, spellings: String },
    UnknownField { field: String, fields: String },
    NoHits,
    ScoreRange,
    ScoreFrom,
    ScoreTo,
    SortBy,
    Exclude { what: String },
    ShowAll(usize),
    ShowFirst(usize),
    FindIn(Facet),
    ShowFewer,
    Matching { count: usize, total: usize },
    MeanShort { score: String, ratings: usize },
    NoneRated,
    NothingMatches,
    NothingMatchesText,
}

impl ExploreMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        en::text(self).into_owned()
    }
}
