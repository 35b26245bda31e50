//! Which beginnings of words get a list of their own.

use super::Limits;
use std::ops::Range;

/// What a beginning is written with, behind it. No word holds it, and it sorts before all that go on.
pub const MARK: char = '*';

/// Characters of the longest beginning with a list of its own; longer ones have few words. Raising it costs time.
const LONGEST: usize = 8;

/// A beginning.
#[derive(Debug)]
pub struct Prefix {
    /// With its mark.
    pub word: String,
    /// The words that begin so.
    pub words: Range<usize>,
}

/// The beginnings that are common enough, in the order in which they stand among the words. `counts` says in how many rows
/// each word stands.
pub fn common(words: &[(&str, u32)], counts: &[usize], limits: &Limits) -> Vec<Prefix> {
    let mut found = Vec::new();
    descend(words, counts, 0..words.len(), 1, limits, &mut found);
    // A beginning stands behind the word that it is itself, and before any that goes on.
    found.sort_by(|a, b| a.word.cmp(&b.word));
    found
}

fn descend(
    words: &[(&str, u32)],
    counts: &[usize],
    within: Range<usize>,
    length: usize,
    limits: &Limits,
    found: &mut Vec<Prefix>,
) {
    let beginning = |place: usize| {
        let word = words[place].0;
        word.char_indices().nth(length - 1).map(|(at, c)| &word[..at + c.len_utf8()])
    };
    let mut start = within.start;
    while start < within.end {
        let Some(prefix) = beginning(start) else {
            start += 1;
            continue;
        };
        let mut end = start + 1;
        while end < within.end && beginning(end) == Some(prefix) {
            end += 1;
        }
        let many = end - start > limits.words || counts[start..end].iter().sum::<usize>() > limits.beginning;
        if many && end - start > 1 {
            found.push(Prefix { word: format!("{prefix}{MARK}"), words: start..end });
            if length < LONGEST {
                descend(words, counts, start..end, length + 1, limits, found);
            }
        }
        start = end;
    }
}
