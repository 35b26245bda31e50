//! What only the explorer says: the search, the filters, how many match. Apart from the other messages, so that a first visit does
//! without it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crate::export::Format;
use crate::state::Column;
use crosscut_engine::{Facet, Sort};

/// Something that these views say. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum ExploreMsg {
    Sort(Sort),
    Filters,
    FiltersChosen(usize),
    ShowResults(usize),
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
    YearFrom,
    YearTo,
    YearByYear,
    NoSuchValue,
    WhatAspectsDo,
    Include,
    LeaveOut,
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
    // Ways to look at the results
    View,
    List,
    Table,
    Document,
    Columns,
    Column(Column),
    UsualColumns,
    SortTableBy(Sort),
    UnreadView(String),
    UnreadColumn(String),
    Undo,
    Redo,
    // What is kept on the device
    Saved,
    SavedCount(usize),
    SavedTitle,
    SavedWhere,
    SaveAs,
    Save,
    Everything,
    NothingSaved,
    NotKept,
    Rename,
    RenameThis(String),
    NewName,
    Delete,
    DeleteThis(String),
    Deleted(String),
    UndoDelete,
    // Files
    Export,
    ExportTitle,
    FormatLabel,
    Format(Format),
    FormatIs(Format),
    WithTitles,
    WithTitlesOf { files: usize, size: String },
    TooManyForTitles(usize),
    WithoutTexts,
    FormulasGuarded,
    SaveFile(usize),
    WritingFile { done: usize, total: usize },
    StopExport,
    FileSaved { file: String, size: String },
    FileRefused,
}

impl ExploreMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.explore, en::text)
    }
}
