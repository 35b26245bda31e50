//! What single words mean to extraction: a dictionary from lower-case words to classes, made of the lists in
//! `lexicon/`. Lists are data; what follows from a class is decided elsewhere.

mod aspects;
mod kinds;
mod languages;
mod ratings;
mod scene;

use crate::hash::{self, AsItIs};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

/// A set of word classes, one bit each.
pub(crate) type Class = u64;

/// Function words of a language; the bit is its place in [`LANGUAGES`].
pub(crate) const fn language(place: usize) -> Class {
    1 << place
}

/// The languages told apart by their function words, BCP 47. Japanese and Russian are told by their script.
pub(crate) const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "it", "pt", "nl", "sv"];
pub(crate) const ENGLISH: Class = language(0);
pub(crate) const ANY_LANGUAGE: Class = 0xff;
/// Number words and halves: "four", "vier", "half".
pub(crate) const NUMBER: Class = 1 << 8;
pub(crate) const HALF: Class = 1 << 9;
pub(crate) const STAR: Class = 1 << 10;
pub(crate) const POINT: Class = 1 << 11;
pub(crate) const PERCENT: Class = 1 << 12;
/// Between a value and its scale: "of", "von", "sur".
pub(crate) const OF: Class = 1 << 13;
/// Names a rating: "rating", "Wertung", "note".
pub(crate) const LABEL: Class = 1 << 14;
/// A critic's act of rating: "gives", "earns", "vergebe".
pub(crate) const VERDICT: Class = 1 << 15;
pub(crate) const FILM: Class = 1 << 16;
pub(crate) const MONTH: Class = 1 << 17;
/// Somebody's work on a film: "director", "directed", "starring".
pub(crate) const ROLE: Class = 1 << 18;
pub(crate) const POSITIVE: Class = 1 << 19;
pub(crate) const NEGATIVE: Class = 1 << 20;
pub(crate) const NEGATOR: Class = 1 << 21;
pub(crate) const CONTRAST: Class = 1 << 23;
/// The first of the nine aspects; the others follow in the order of [`crosscut_model::Aspect::ALL`].
pub(crate) const ASPECT: u32 = 24;
pub(crate) const FIRST_PERSON: Class = 1 << 33;
/// Somebody else who rates: critics, users, an aggregator.
pub(crate) const OUTSIDER: Class = 1 << 34;
pub(crate) const AND: Class = 1 << 36;
pub(crate) const ARTICLE: Class = 1 << 37;
/// What has stars or grades and is no film: hotels, generals, beef.
pub(crate) const NOT_FILM: Class = 1 << 39;
/// The language of announcements: "announced", "arrives", "trailer".
pub(crate) const ANNOUNCE: Class = 1 << 40;
/// A character who is not named: "girl", "wife".
pub(crate) const PERSON_NOUN: Class = 1 << 41;
/// Small words inside a title: "of", "the".
pub(crate) const TITLE_SMALL: Class = 1 << 42;
pub(crate) const DISC: Class = 1 << 43;
pub(crate) const THUMB: Class = 1 << 44;
pub(crate) const RECOMMEND: Class = 1 << 45;
pub(crate) const WEEKDAY: Class = 1 << 46;
/// Discussion rather than judgement: "explores", "motif", "symbolism".
pub(crate) const ANALYSIS: Class = 1 << 47;
/// A word that can stand where a name is looked for and is none: "Film", "Best", "Review".
pub(crate) const NOT_NAME: Class = 1 << 48;

/// Words that may speak of another work than the item: looked at closely only where one of them stands.
pub(crate) const OTHER_WORK: Class = 1 << 49;
/// Words that may open a fact: a festival, a prize, a title's meaning.
pub(crate) const FACT: Class = 1 << 50;

/// Parts of a film or of its edition that are rated by themselves: "picture", "extras", "Spannung".
pub(crate) const PART: Class = 1 << 51;

/// Craft of a work, reports of events, talk about ratings: see `kinds.rs`.
pub(crate) const CRAFT: Class = 1 << 52;
pub(crate) const REPORT: Class = 1 << 53;
pub(crate) const RATING_TALK: Class = 1 << 54;
/// Reported speech, and remembering.
pub(crate) const TOLD: Class = 1 << 55;
pub(crate) const MEMORY: Class = 1 << 56;
/// Opens what is said of actors and their parts without being somebody's work itself: "portrayed", "includes".
pub(crate) const CAST: Class = 1 << 57;
/// A word that is a number in some places and another word elsewhere: "to", "single".
pub(crate) const NUMBER_BY_PLACE: Class = 1 << 58;

/// One list of the data: a class, and its words with spaces between.
pub(crate) type List = (Class, &'static str);

/// Words to classes. Small and read-only after it was built.
pub(crate) struct Lexicon {
    /// By the hash of the word.
    classes: HashMap<u64, Class, BuildHasherDefault<AsItIs>>,
}

impl Lexicon {
    /// The one dictionary, built at first use.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut classes: HashMap<u64, Class, BuildHasherDefault<AsItIs>> = HashMap::default();
            for lists in [languages::LISTS, ratings::LISTS, scene::LISTS, aspects::LISTS, kinds::LISTS] {
                for (class, list) in lists {
                    for word in list.split_ascii_whitespace() {
                        *classes.entry(hash::word(word)).or_default() |= class;
                    }
                }
            }
            for word in ratings::NUMBERS.iter().flat_map(|(_, words)| words.split_ascii_whitespace()) {
                *classes.entry(hash::word(word)).or_default() |= NUMBER;
            }
            for word in scene::MONTHS.iter().flat_map(|names| names.split_ascii_whitespace()) {
                *classes.entry(hash::word(word)).or_default() |= MONTH;
            }
            Lexicon { classes }
        })
    }

    /// The classes of the word with this hash; none for an unknown one.
    pub(crate) fn classes(&self, hash: u64) -> Class {
        self.classes.get(&hash).copied().unwrap_or_default()
    }
}

/// The value of a number word, halves included ("dreieinhalb" is 3.5).
pub(crate) fn number_word(word: &str) -> Option<f64> {
    static NUMBERS: OnceLock<HashMap<u64, f64, BuildHasherDefault<AsItIs>>> = OnceLock::new();
    let words = || {
        ratings::NUMBERS
            .iter()
            .rev()
            .flat_map(|(value, words)| words.split_ascii_whitespace().map(|word| (hash::word(word), *value)))
    };
    NUMBERS.get_or_init(|| words().collect()).get(&hash::word(word)).copied()
}

/// The month, 1 to 12, of a name or its usual abbreviation in lower case.
pub(crate) fn month(word: &str) -> Option<u8> {
    let place = scene::MONTHS.iter().position(|names| names.split_ascii_whitespace().any(|known| known == word))?;
    Some(place as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_classes_of_all_their_lists() {
        let lexicon = Lexicon::get();
        let of = |word| lexicon.classes(hash::word(word));
        assert_ne!(of("stars") & STAR, 0);
        assert_ne!(of("étoiles") & STAR, 0);
        assert_eq!(of("zzyzx"), 0);
        assert_eq!(number_word("viereinhalb"), Some(4.5));
        assert_eq!(month("märz"), Some(3));
    }

    #[test]
    fn every_word_of_the_lists_is_in_lower_case() {
        for lists in [languages::LISTS, ratings::LISTS, scene::LISTS, aspects::LISTS, kinds::LISTS] {
            for (_, list) in lists {
                assert_eq!(list.to_lowercase(), *list);
            }
        }
    }
}
