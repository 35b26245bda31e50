//! English.

use super::ExploreMsg;
use crate::format;
use crate::messages::Msg;
use crate::messages::en::{counted, said};
use crosscut_engine::Sort;
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
            Sort::Author => "Author, A to Z",
            Sort::Film => "Film, A to Z",
            Sort::Relevance => "Relevance",
        }
        .into(),
        ExploreMsg::Filters => "Filters".into(),
        ExploreMsg::FiltersChosen(count) => said!("Filters · {count}"),
        ExploreMsg::Close => "Show the results".into(),
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
    }
}
