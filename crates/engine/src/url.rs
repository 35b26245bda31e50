//! A selection as the pairs of a URL's query, and back. Encoding and decoding of the pairs is the caller's.
//!
//! `source=a&source=b` includes two values, `not-kind=news` excludes one, `score=60..95` is an interval, `q=` the search.
//! Values are keys, not codes, so that a link outlives the bundle it was made with. Pairs of other names are not ours and
//! are left alone.

use crate::{Facet, Interval, Selection, Table};

/// A part of a URL that could not be taken, for a visible note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The facet has no such value (any more).
    UnknownValue { facet: Facet, key: String },
    /// Not an interval `low..high` of numbers from 0 to 100.
    BadScore { text: String },
}

/// The longest search that is taken from a URL, in characters; more is cut.
const LONGEST_SEARCH: usize = 500;

/// The pairs that stand for a selection, in a fixed order; none for the empty one.
pub fn to_pairs(selection: &Selection, table: &Table) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if !selection.text.is_empty() {
        pairs.push(("q".to_owned(), selection.text.clone()));
    }
    for (facet, choice) in &selection.choices {
        for code in &choice.include {
            pairs.push((facet.key().to_owned(), table.key(*facet, *code).to_owned()));
        }
        for code in &choice.exclude {
            pairs.push((format!("not-{}", facet.key()), table.key(*facet, *code).to_owned()));
        }
    }
    if let Some(Interval { low, high }) = selection.score {
        pairs.push(("score".to_owned(), format!("{low}..{high}")));
    }
    pairs
}

/// The selection that pairs stand for, and what could not be taken.
pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, table: &Table) -> (Selection, Vec<Note>) {
    let mut selection = Selection::default();
    let mut notes = Vec::new();
    for (name, value) in pairs {
        let (facet_key, excluded) = name.strip_prefix("not-").map_or((name, false), |rest| (rest, true));
        if let Some(facet) = Facet::from_key(facet_key) {
            match table.code(facet, value) {
                Some(code) => {
                    let choice = selection.choices.entry(facet).or_default();
                    let side = if excluded { &mut choice.exclude } else { &mut choice.include };
                    side.insert(code);
                }
                None => notes.push(Note::UnknownValue { facet, key: value.to_owned() }),
            }
        } else if name == "score" {
            match interval(value) {
                Some(interval) => selection.score = Some(interval),
                None => notes.push(Note::BadScore { text: value.to_owned() }),
            }
        } else if name == "q" {
            selection.text = value.chars().take(LONGEST_SEARCH).collect();
        }
    }
    (selection, notes)
}

fn interval(text: &str) -> Option<Interval> {
    let (low, high) = text.split_once("..")?;
    let end = |text: &str| text.parse::<f64>().ok().filter(|end| (0.0..=100.0).contains(end));
    let (low, high) = (end(low)?, end(high)?);
    (low <= high).then_some(Interval { low, high })
}
