//! What only the help with keys says, and what opens over the page. Apart from the other messages, so that a first visit does without
//! it: see src/parts.rs.

pub mod de;
mod en;

use super::tongue;

/// Something that these say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpMsg {
    Close,
    Keys,
    KeysTitle,
    Everywhere,
    Search,
    Help,
    NextThing,
    CloseThing,
    InFilters,
    InFacet,
    ToExclude,
    Choose,
    InLists,
    FromRow,
    ToEnds,
    Screenful,
    OpenRow,
    InExplorer,
    Undo,
    Redo,
    InReader,
    NextDocument,
    PreviousDocument,
    SingleKeys,
    SingleKeysWhy,
    NotKept,
    Or,
    /// A key by the name that English keyboards give it, as another one has it.
    Key(&'static str),
}

impl HelpMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.help, en::text)
    }
}
