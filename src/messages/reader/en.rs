//! English.

use super::ReaderMsg;
use crate::format;
use crate::messages::en::{property, said};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: ReaderMsg) -> Cow<'static, str> {
    match msg {
        ReaderMsg::OfBest { best } => said!("of {best}"),
        ReaderMsg::Between { best, worst } => said!("where {best} is best and {worst} worst"),
        ReaderMsg::Facts => "Facts".into(),
        ReaderMsg::FactName(name) => match name.as_str() {
            "kind" => "Kind".into(),
            "rating" => "Rating".into(),
            "author" => "Author".into(),
            "publisher" => "Publisher".into(),
            "date_published" => "Published".into(),
            "item" => "About".into(),
            "item_year" => "Year".into(),
            "language" => "Language".into(),
            "headline" => "Headline".into(),
            other => property(other).into(),
        },
        ReaderMsg::GivenBy(by) => said!("given by hand: {by}"),
        ReaderMsg::AllGivenBy(by) => said!("Given by hand ({by}), where nothing else is said."),
        ReaderMsg::InferredFrom(inferred) => said!("inferred: {}", inferred.replace(['-', '_'], " ")),
        ReaderMsg::ReadFrom { start, end } => said!("read from bytes {start} to {end}"),
        ReaderMsg::ReadFromUnpublished { start, end } => {
            said!("read from bytes {start} to {end} of the document, whose text is not published here")
        }
        ReaderMsg::Abstract => "Abstract".into(),
        ReaderMsg::FullText => "Text".into(),
        ReaderMsg::ExcerptOf { characters } => said!("Excerpt ({} characters at most)", format::count(characters)),
        ReaderMsg::TextNotPublished => "The text belongs to its author and is not published here.".into(),
        ReaderMsg::NoAbstract => "There is no abstract of it either.".into(),
        ReaderMsg::Contents => "Contents".into(),
        ReaderMsg::BackToResults => "Back to the results".into(),
        ReaderMsg::Previous => "Previous".into(),
        ReaderMsg::Next => "Next".into(),
        ReaderMsg::PlaceInSelection { place, count } => said!("{} of {}", format::count(place), format::count(count)),
        ReaderMsg::OriginalAt => "Original".into(),
        ReaderMsg::CompareThis => "Compare with others".into(),
        ReaderMsg::OpensElsewhere => "leads to another site".into(),
    }
}
