//! English.

use super::HelpMsg;
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: HelpMsg) -> Cow<'static, str> {
    match msg {
        HelpMsg::Close => "Close",
        HelpMsg::Keys => "Keys",
        HelpMsg::KeysTitle => "Keys",
        HelpMsg::Everywhere => "Everywhere",
        HelpMsg::Search => "search",
        HelpMsg::Help => "this help",
        HelpMsg::NextThing => "to the next thing, and back",
        HelpMsg::CloseThing => "close what is open",
        HelpMsg::InFilters => "Filters",
        HelpMsg::InFacet => "from value to value",
        HelpMsg::ToExclude => "to the button that leaves the value out, and back",
        HelpMsg::Choose => "choose",
        HelpMsg::InLists => "Lists and tables",
        HelpMsg::FromRow => "from row to row",
        HelpMsg::ToEnds => "to the first and the last row",
        HelpMsg::Screenful => "a screenful up and down",
        HelpMsg::OpenRow => "open",
        HelpMsg::InExplorer => "Explorer",
        HelpMsg::Undo => "undo the last choice",
        HelpMsg::Redo => "redo it",
        HelpMsg::InReader => "Reading",
        HelpMsg::NextDocument => "next document of the selection",
        HelpMsg::PreviousDocument => "previous document",
        HelpMsg::SingleKeys => "Keys of one character",
        HelpMsg::SingleKeysWhy => "Switch them off where speech or another device types keys for you.",
        HelpMsg::NotKept => "This browser keeps no setting: it holds until the page is closed.",
        HelpMsg::Or => "or",
        HelpMsg::Key(name) => name,
    }
    .into()
}
