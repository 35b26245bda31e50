//! English.

use super::ExploreMsg;
use crate::export::Format;
use crate::format;
use crate::messages::{Msg, counted, said};
use crate::state::Column;
use crosscut_engine::{Facet, Sort};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: ExploreMsg) -> Cow<'static, str> {
    match msg {
        ExploreMsg::Sort(sort) => match sort {
            Sort::ScoreFalling => "Score, best first",
            Sort::ScoreRising => "Score, worst first",
            Sort::NewestFirst => "Newest first",
            Sort::OldestFirst => "Oldest first",
            Sort::Source => "Source, A to Z",
            Sort::SourceFalling => "Source, Z to A",
            Sort::Author => "Author, A to Z",
            Sort::AuthorFalling => "Author, Z to A",
            Sort::Film => "Film, A to Z",
            Sort::FilmFalling => "Film, Z to A",
            Sort::Kind => "Kind, reviews first",
            Sort::KindFalling => "Kind, reviews last",
            Sort::Language => "Language, A to Z",
            Sort::LanguageFalling => "Language, Z to A",
            Sort::Relevance => "Relevance",
        }
        .into(),
        ExploreMsg::Filters => "Filters".into(),
        ExploreMsg::FiltersChosen(count) => said!("Filters · {count}"),
        ExploreMsg::ShowResults(0) => "Show that nothing matches".into(),
        ExploreMsg::ShowResults(count) => said!("Show {}", counted(count, "document", "documents")),
        ExploreMsg::Search => "Search".into(),
        ExploreMsg::SearchHint => "Titles, people, words".into(),
        ExploreMsg::SearchHelp => "How to search".into(),
        ExploreMsg::SearchHelpWords => {
            "all of these words, or words that the last one begins; small slips are forgiven".into()
        }
        ExploreMsg::SearchHelpPhrase => "these words, one after the other".into(),
        ExploreMsg::SearchHelpWithout => "without this word".into(),
        ExploreMsg::SearchHelpField => "there only".into(),
        ExploreMsg::SearchFields(fields) => said!("Fields are {fields}."),
        ExploreMsg::SearchComing => "Searching …".into(),
        ExploreMsg::SearchWithout => "What is shown leaves the words of the search aside.".into(),
        ExploreMsg::ShowingAlso { word, spellings } => said!("For “{word}”, showing also: {spellings}"),
        ExploreMsg::UnknownField { field, fields } => {
            said!("“{field}:” is no field, and was searched for as a word. Fields are {fields}.")
        }
        ExploreMsg::NoHits => {
            "No document has all of these words. Leave one out, write less of it, or look at its spelling.".into()
        }
        ExploreMsg::ScoreRange => "Score range".into(),
        ExploreMsg::ScoreFrom => "Lowest score".into(),
        ExploreMsg::ScoreTo => "Highest score".into(),
        ExploreMsg::YearFrom => "First year".into(),
        ExploreMsg::YearTo => "Last year".into(),
        ExploreMsg::YearByYear => "Year by year".into(),
        ExploreMsg::NoSuchValue => "No name here has these words.".into(),
        ExploreMsg::WhatAspectsDo => "What selecting an aspect does".into(),
        ExploreMsg::Include => "Include".into(),
        ExploreMsg::LeaveOut => "Leave out".into(),
        ExploreMsg::SortBy => "Sort by".into(),
        ExploreMsg::Exclude { what } => said!("Leave out {what}"),
        ExploreMsg::ShowAll(count) => said!("Show all {}", format::count(count)),
        ExploreMsg::ShowFirst(count) => said!("Show the first {}", format::count(count)),
        ExploreMsg::FindIn(facet) => said!("Find in: {}", Msg::Facet(facet).text()),
        ExploreMsg::ShowFewer => "Show fewer".into(),
        ExploreMsg::Matching { count: 1, total: 1 } => "document".into(),
        ExploreMsg::Matching { count, total } if count == total => "documents".into(),
        ExploreMsg::Matching { total, .. } => said!("of {}", counted(total, "document", "documents")),
        ExploreMsg::MeanShort { score, ratings } => {
            said!("mean {score} from {}", counted(ratings, "rating", "ratings"))
        }
        ExploreMsg::NoneRated => "none of them carries a rating".into(),
        ExploreMsg::NothingMatches => "Nothing matches".into(),
        ExploreMsg::NothingMatchesText => "No document fits all of what is chosen. Take one choice back:".into(),

        ExploreMsg::View => "View".into(),
        ExploreMsg::List => "List".into(),
        ExploreMsg::Table => "Table".into(),
        ExploreMsg::Document => "Document".into(),
        ExploreMsg::Columns => "Columns".into(),
        ExploreMsg::Column(column) => match column {
            Column::Score => Msg::Score.text().into(),
            Column::Printed => Msg::AsPrinted.text().into(),
            Column::Film => Msg::Facet(Facet::Film).text().into(),
            Column::Source => Msg::Facet(Facet::Source).text().into(),
            Column::Author => Msg::Facet(Facet::Author).text().into(),
            Column::Kind => Msg::Facet(Facet::Kind).text().into(),
            Column::Date => "Published".into(),
            Column::Notation => Msg::Facet(Facet::Notation).text().into(),
            Column::Language => Msg::Facet(Facet::Language).text().into(),
            Column::Aspects => Msg::Facet(Facet::Aspect).text().into(),
        },
        ExploreMsg::UsualColumns => "The usual columns".into(),
        // With the words that stand over the column.
        ExploreMsg::SortTableBy(Sort::NewestFirst) => "Sort by: Published, newest first".into(),
        ExploreMsg::SortTableBy(Sort::OldestFirst) => "Sort by: Published, oldest first".into(),
        ExploreMsg::SortTableBy(sort) => said!("Sort by: {}", text(ExploreMsg::Sort(sort))),
        ExploreMsg::UnreadView(key) => said!("“{key}” is no way to show results; there are list and table"),
        ExploreMsg::UnreadColumn(key) => said!("“{key}” is no column"),
        ExploreMsg::Undo => "Undo (Ctrl+Z)".into(),
        ExploreMsg::Redo => "Redo (Ctrl+Shift+Z)".into(),

        ExploreMsg::Saved => "Saved".into(),
        ExploreMsg::SavedCount(count) => said!("Saved · {}", format::count(count)),
        ExploreMsg::SavedTitle => "Saved selections".into(),
        ExploreMsg::SavedWhere => {
            "They are kept in this browser, on this device, and nowhere else. To take one elsewhere, share its view.".into()
        }
        ExploreMsg::SaveAs => "Save this selection as".into(),
        ExploreMsg::Save => "Save".into(),
        ExploreMsg::Everything => "Everything".into(),
        ExploreMsg::NothingSaved => "Nothing is saved yet.".into(),
        ExploreMsg::NotKept => {
            "This browser keeps nothing for this site: it is blocked, or its storage is full. What is listed here is gone when the page is closed; the address of a view says the same."
                .into()
        }
        ExploreMsg::Rename => "Rename".into(),
        ExploreMsg::RenameThis(name) => said!("Rename {name}"),
        ExploreMsg::NewName => "New name".into(),
        ExploreMsg::Delete => "Delete".into(),
        ExploreMsg::DeleteThis(name) => said!("Delete {name}"),
        ExploreMsg::Deleted(name) => said!("“{name}” is deleted."),
        ExploreMsg::UndoDelete => "Bring it back".into(),

        ExploreMsg::Export => "Export".into(),
        ExploreMsg::ExportTitle => "Export the selection".into(),
        ExploreMsg::FormatLabel => "Format".into(),
        ExploreMsg::Format(format) => match format {
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::JsonLd => "JSON-LD",
        }
        .into(),
        ExploreMsg::FormatIs(format) => match format {
            Format::Csv => "for spreadsheets; UTF-8, a row a document",
            Format::Json => "for programs; every fact in its place",
            Format::JsonLd => "for the web; in the words of schema.org",
        }
        .into(),
        ExploreMsg::WithTitles => "With titles, links, credits and abstracts".into(),
        ExploreMsg::WithTitlesOf { files, size } => {
            said!("With titles, links, credits and abstracts ({} to fetch, {size})", counted(files, "file", "files"))
        }
        ExploreMsg::TooManyForTitles(count) => said!(
            "Titles, links, credits and abstracts of {} are too much to fetch. Narrow the selection down to have them in the file.",
            counted(count, "document", "documents")
        ),
        ExploreMsg::WithoutTexts => "Facts and figures. The texts belong to their authors and are not in the file.".into(),
        ExploreMsg::FormulasGuarded => {
            "A text that a spreadsheet would take for a formula gets an apostrophe before it.".into()
        }
        ExploreMsg::SaveFile(count) => said!("Save {}", counted(count, "document", "documents")),
        ExploreMsg::WritingFile { done, total } => said!("{} of {}", format::count(done), format::count(total)),
        ExploreMsg::StopExport => "Stop".into(),
        ExploreMsg::FileSaved { file, size } => said!("Saved as {file}, {size}."),
        ExploreMsg::FileRefused => "The browser took no file. It may be short of memory: narrow the selection down.".into(),
    }
}
