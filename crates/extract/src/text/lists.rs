//! Lists of words in string constants: whether one holds a word. Each list is cut up once and kept.

use crate::hash::{AsItIs, word as hash_of};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// In lists up to so many bytes only letters of ASCII count in either case.
const SHORT: usize = 48;

type Words = HashSet<u64, BuildHasherDefault<AsItIs>>;

thread_local! {
    /// By the address of the constant: a list is one whole constant.
    static LISTS: RefCell<HashMap<(usize, usize), Words, BuildHasherDefault<AsItIs>>> = RefCell::default();
}

/// Whether a list of words in small letters holds a word with this hash, whatever its case.
pub(super) fn holds(list: &'static str, hash: u64, word: &str) -> bool {
    let key = (list.as_ptr() as usize, list.len());
    let holds = LISTS.with_borrow_mut(|lists| match lists.get(&key) {
        Some(words) => words.contains(&hash),
        None => lists.entry(key).or_insert(cut_up(list)).contains(&hash),
    });
    holds && (list.len() > SHORT || list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
}

fn cut_up(list: &str) -> Words {
    list.split_ascii_whitespace().map(hash_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
