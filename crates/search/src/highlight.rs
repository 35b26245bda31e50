//! Where in a text an answer was found: byte ranges, never markup.

use crate::field::{Field, Fields};
use crate::order::sorted_pairs;
use crate::token::tokens;
use std::ops::Range;

/// What an answer was found by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matcher {
    pub(crate) matched: Vec<Matched>,
}

/// A clause: one word, or several at these distances from the first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matched {
    pub fields: Fields,
    pub words: Vec<(u32, Spelled)>,
}

/// The spellings of a word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelled {
    pub words: Vec<String>,
    /// What it may begin with as well.
    pub beginning: Option<String>,
}

impl Spelled {
    fn is(&self, term: &str) -> bool {
        self.words.iter().any(|word| word == term)
            || self.beginning.as_deref().is_some_and(|beginning| term.starts_with(beginning))
    }
}

impl Matcher {
    /// The ranges of a text of this field that were searched for: rising, apart, at the bounds of characters.
    pub fn ranges(&self, field: Field, text: &str) -> Vec<Range<usize>> {
        let matched: Vec<&Matched> = self.matched.iter().filter(|matched| matched.fields.has(field)).collect();
        if matched.is_empty() {
            return Vec::new();
        }
        // By clause and word of it, the tokens that are this word.
        let mut hits: Vec<Vec<Vec<u32>>> =
            matched.iter().map(|matched| vec![Vec::new(); matched.words.len()]).collect();
        let mut places = Vec::new();
        tokens(text, |token| {
            for (matched, hits) in matched.iter().zip(&mut hits) {
                for ((_, word), hits) in matched.words.iter().zip(hits) {
                    if word.is(token.term) {
                        hits.push(token.position);
                    }
                }
            }
            places.push((token.start as u32, token.end as u32));
        });
        let mut ends: Vec<(u32, u32)> = Vec::new();
        for (matched, hits) in matched.iter().zip(&hits) {
            let distances = || matched.words.iter().map(|(distance, _)| *distance);
            for begin in &hits[0] {
                let at = |distance| begin + distance;
                if distances().zip(hits).all(|(distance, hits)| hits.binary_search(&at(distance)).is_ok()) {
                    ends.extend(distances().map(|distance| places[at(distance) as usize]));
                }
            }
        }
        let range = |(start, end): (u32, u32)| start as usize..end as usize;
        let mut ranges: Vec<Range<usize>> = sorted_pairs(&ends).into_iter().map(range).collect();
        // Neighbours of a run without spaces overlap, and so do clauses.
        ranges.dedup_by(|next, last| {
            let overlap = next.start < last.end;
            if overlap {
                last.end = last.end.max(next.end);
            }
            overlap
        });
        ranges
    }
}
