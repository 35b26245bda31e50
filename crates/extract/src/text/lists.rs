//! Lists of words in string constants: whether one holds a word. Long lists are cut up once and kept.

use crate::lexicon::Fnv;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

type Words = HashSet<&'static str, BuildHasherDefault<Fnv>>;

/// Lists up to so many bytes are looked through as they are.
const SHORT: usize = 48;
/// The longest word that is looked for, in bytes.
const LONGEST: usize = 48;

thread_local! {
    /// By the address of the constant: a list is one whole constant.
    static LISTS: RefCell<HashMap<(usize, usize), Words, BuildHasherDefault<Fnv>>> = RefCell::default();
}

/// Whether a list of words in small letters holds a word, whatever its case.
pub(super) fn holds(list: &'static str, word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    if list.len() <= SHORT {
        return list
            .split_ascii_whitespace()
            .any(|known| known.len() == word.len() && known.eq_ignore_ascii_case(word));
    }
    let mut buffer = [0u8; LONGEST];
    LISTS.with_borrow_mut(|lists| {
        let key = (list.as_ptr() as usize, list.len());
        let words = lists.entry(key).or_insert_with(|| list.split_ascii_whitespace().collect());
        if word.bytes().all(|byte| byte.is_ascii()) {
            let lower = &mut buffer[..word.len()];
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            return str::from_utf8(lower).is_ok_and(|lower| words.contains(lower));
        }
        words.contains(word) || word.chars().any(char::is_uppercase) && words.contains(word.to_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn lists_hold_whole_words_in_either_case() {
        const LONG: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda écrit über";
        for (word, expected) in [("Beta", true), ("bet", false), ("ÉCRIT", true), ("lambda", true), ("", false)] {
            assert_eq!(holds(LONG, word), expected, "{word}");
        }
        assert!(holds("by von", "VON") && !holds("by von", "vo"));
    }
}
