//! How often a document names a title again, in either case and between any marks.

use crate::text::{Text, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Tokens in which all titles are looked for at once.
const REACH: usize = 3000;

/// The places of a title besides its own within the first `reach` tokens, each as its first token.
pub(super) fn count_mentions(text: &Text, title: &Range<usize>, reach: usize) -> i32 {
    places(text, title, reach).len() as i32
}

/// See [`count_mentions`].
pub(super) fn places(text: &Text, title: &Range<usize>, reach: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let is_small = |token: usize| {
        text.kind(token) == Some(TokenKind::Word) && text.word(token).chars().next().is_some_and(char::is_lowercase)
    };
    // Words without an apostrophe are the same only where their hashes are.
    let first = text.hash(title.start);
    let plain = !text.word(title.start).contains(['\'', '’', '‘', 'ʼ']);
    let mut at = 0;
    while at + title.len() <= text.len().min(reach) {
        if plain && text.hash(at) != first {
            at += 1;
            continue;
        }
        let here = title.clone().enumerate().all(|(place, token)| same(text.word(token), text.word(at + place)));
        // A mention keeps its capital: "salt" in a sentence is no mention of "Salt".
        if here && at != title.start && (is_small(title.start) || !is_small(at)) {
            found.push(at);
            at += title.len();
        } else {
            at += 1;
        }
    }
    found
}

/// How often the words of each title stand elsewhere in the first [`REACH`] tokens, in any case: all titles in one pass.
pub(super) fn count_all(text: &Text, titles: &[Range<usize>]) -> Vec<usize> {
    let mut by_first: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, title) in titles.iter().enumerate() {
        by_first.entry(text.hash(title.start)).or_default().push(place);
    }
    let mut counts = vec![0; titles.len()];
    for at in 0..text.len().min(REACH) {
        let Some(places) = by_first.get(&text.hash(at)) else { continue };
        for place in places {
            let title = &titles[*place];
            let here = title.start == at
                || at + title.len() > text.len()
                || !title.clone().enumerate().all(|(step, token)| text.hash(token) == text.hash(at + step));
            counts[*place] += usize::from(!here);
        }
    }
    counts
}

/// Equal but for case and the shape of apostrophes.
fn same(a: &str, b: &str) -> bool {
    if a.len() == b.len() && a.eq_ignore_ascii_case(b) {
        return true;
    }
    if a.is_ascii() && b.is_ascii() {
        return false;
    }
    let fold = |c: char| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c };
    let lower = |word: &'_ str| word.chars().flat_map(char::to_lowercase).map(fold).collect::<String>();
    a.chars().count() == b.chars().count() && lower(a) == lower(b)
}
