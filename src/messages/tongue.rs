//! Which language is spoken, and where its words come from. English is in the program; the words of another language are a table of
//! functions, which comes with the part that has them.

use super::{ChartMsg, CompareMsg, ExploreMsg, FilmMsg, HelpMsg, LabMsg, ListMsg, Msg, OfflineMsg, ReaderMsg};
use std::borrow::Cow;
use std::cell::Cell;

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
}

/// How a message of a kind is said.
pub type Say<M> = fn(M) -> Cow<'static, str>;

/// The words of a language other than English, complete.
pub struct Words {
    pub language: Language,
    pub page: Say<Msg>,
    pub chart: Say<ChartMsg>,
    pub compare: Say<CompareMsg>,
    pub explore: Say<ExploreMsg>,
    pub film: Say<FilmMsg>,
    pub help: Say<HelpMsg>,
    pub lab: Say<LabMsg>,
    pub lists: Say<ListMsg>,
    pub offline: Say<OfflineMsg>,
    pub reader: Say<ReaderMsg>,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::German];

    /// As addresses, `lang` and the device's storage have it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    /// The language of a tag, whatever its region: `de-AT` is German.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let is_of = |language: &Language| {
            let tag = tag.as_bytes();
            tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(language.tag().as_bytes()))
                && matches!(tag.get(2), None | Some(b'-'))
        };
        Language::ALL.into_iter().find(is_of)
    }

    /// By whose rules numbers and dates are written: days come before months, as English has it outside of America.
    #[cfg(target_family = "wasm")]
    pub fn locale(self) -> &'static str {
        match self {
            Language::English => "en-GB",
            Language::German => "de",
        }
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
        }
    }

    /// The one to switch to.
    pub fn other(self) -> Language {
        match self {
            Language::English => Language::German,
            Language::German => Language::English,
        }
    }
}

thread_local! {
    static SPOKEN: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

/// Speaks a language from now on; English, without words of another.
pub fn speak(words: Option<&'static Words>) {
    SPOKEN.set(words);
}

/// The language that is spoken now.
pub fn language() -> Language {
    SPOKEN.get().map_or(Language::English, |words| words.language)
}

/// A message in the language that is spoken.
pub(super) fn say<M>(msg: M, of: fn(&Words) -> Say<M>, english: Say<M>) -> String {
    SPOKEN.get().map_or(english, of)(msg).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_tags_whatever_the_region() {
        let read = ["de", "de-AT", "DE-ch", "en-US", "en"].map(Language::from_tag);
        use Language::{English, German};
        assert_eq!(read, [German, German, German, English, English].map(Some));
        assert_eq!(["", "d", "den", "deu-DE", "fr", "é"].map(Language::from_tag), [None; 6]);
    }
}
