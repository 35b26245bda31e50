//! Lists of words in string constants: whether one holds a word. Each list is cut up once and kept.

use crate::hash::{Words, mix};
use std::sync::OnceLock;

/// In lists up to so many bytes only letters of ASCII count in either case.
const SHORT: usize = 48;
/// Room for lists: a power of two, several times as many as there are.
const ROOM: usize = 1 << 10;

/// A list that was cut up.
struct List {
    /// The constant itself: a list is one whole constant, known by its address.
    constant: &'static str,
    words: Words,
}

/// Open addressing with linear probing. It is asked about every token many times over, by all threads.
static LISTS: [OnceLock<List>; ROOM] = [const { OnceLock::new() }; ROOM];

/// Whether a list of words in small letters holds a word with this hash, whatever its case.
pub(super) fn holds(list: &'static str, hash: u64, word: &str) -> bool {
    let holds = match cut_up(list) {
        Some(words) => words.holds(hash),
        None => Words::of(list.split_ascii_whitespace()).holds(hash),
    };
    holds && (list.len() > SHORT || list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
}

/// The words of a list; `None` if there is no room for it.
fn cut_up(list: &'static str) -> Option<&'static Words> {
    let first = mix(list.len() as u64, list.as_ptr() as u64) as usize;
    for step in 0..ROOM {
        let place = first.wrapping_add(step) % ROOM;
        let found =
            LISTS[place].get_or_init(|| List { constant: list, words: Words::of(list.split_ascii_whitespace()) });
        if std::ptr::eq(found.constant, list) {
            return Some(&found.words);
        }
    }
    None
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
