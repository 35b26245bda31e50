//! English.

use super::ReaderMsg;
use crate::format;
use crate::messages::en::property;
use crate::messages::{Msg, counted, said};
use crate::views::Width;
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
        ReaderMsg::Legend => "Marked in the text".into(),
        ReaderMsg::FactsInText => "facts".into(),
        ReaderMsg::SettingNotKept => "This browser keeps no setting: it holds until the page is closed.".into(),
        ReaderMsg::PlaceOfAspect { number, aspect, stance } => {
            said!("{}, place {number} in the text", Msg::AspectWithStance(aspect, stance).text())
        }
        ReaderMsg::Takes { minutes, words } => {
            said!("About {} ({})", counted(minutes, "minute", "minutes"), counted(words, "word", "words"))
        }
        ReaderMsg::Width => "Width of the text".into(),
        ReaderMsg::WidthIs(width) => match width {
            Width::Narrow => "Narrow",
            Width::Medium => "Medium",
            Width::Wide => "Wide",
        }
        .into(),
        ReaderMsg::BackToResults => "Back to the results".into(),
        ReaderMsg::Previous => "Previous".into(),
        ReaderMsg::Next => "Next".into(),
        ReaderMsg::PlaceInSelection { place, count } => said!("{} of {}", format::count(place), format::count(count)),
        ReaderMsg::OutsideSelection => "not part of the selection".into(),
        ReaderMsg::OriginalAt => "Original".into(),
        ReaderMsg::CompareThis => "Compare with others".into(),
        ReaderMsg::OpensElsewhere => "leads to another site".into(),
    }
}
