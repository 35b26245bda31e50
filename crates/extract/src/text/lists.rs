//! Lists of words in string constants: whether one holds a word. Each list is cut up once and kept.

use crate::hash::{AsItIs, Words};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// In lists up to so many bytes only letters of ASCII count in either case.
const SHORT: usize = 48;

thread_local! {
    /// By the address of the constant: a list is one whole constant.
    static LISTS: RefCell<HashMap<(usize, usize), Words, BuildHasherDefault<AsItIs>>> = RefCell::default();
}

/// Whether a list of words in small letters holds a word with this hash, whatever its case.
pub(super) fn holds(list: &'static str, hash: u64, word: &str) -> bool {
    let key = (list.as_ptr() as usize, list.len());
    let holds = LISTS.with_borrow_mut(|lists| match lists.get(&key) {
        Some(words) => words.holds(hash),
        None => lists.entry(key).or_insert(Words::of(list.split_ascii_whitespace())).holds(hash),
    });
    holds && (list.len() > SHORT || list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::hash::word as hash_of;

    #[test]
    fn lists_hold_whole_words_in_either_case() {
        const LONG: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda écrit über νίκος";
        let holds = |list, word| holds(list, hash_of(word), word);
        for (word, expected) in [
            ("Beta", true),
            ("bet", false),
            ("ÉCRIT", true),
            ("lambda", true),
            ("", false),
            ("ΝΊΚΟΣ", true),
            ("νίκος", true),
        ] {
            assert_eq!(holds(LONG, word), expected, "{word}");
        }
        assert!(holds("by von", "VON") && !holds("by von", "vo"));
    }
}
