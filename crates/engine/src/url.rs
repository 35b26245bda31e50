//! A selection as the pairs of a URL's query, and back. Encoding and decoding of the pairs is the caller's.
//!
//! `source=a&source=b` includes two values, `not-kind=news` excludes one, `year=2001..2009` includes all years from one to the
//! other, `score=60..95` is an interval, `q=` the search.
//! Values are keys, not codes, so that a link outlives the bundle it was made with. Pairs of other names are not ours and
//! are left alone.

use crate::{CodeList, Facet, Interval, Selection, Table};
use std::ops::RangeInclusive;

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
#[inline]
pub fn to_pairs(selection: &Selection, table: &Table) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if !selection.text.is_empty() {
        pairs.push(("q".to_owned(), selection.text.clone()));
    }
    for (facet, choice) in &selection.choices {
        for value in values(*facet, &choice.include, table) {
            pairs.push((facet.key().to_owned(), value));
        }
        for value in values(*facet, &choice.exclude, table) {
            pairs.push((format!("not-{}", facet.key()), value));
        }
    }
    if let Some(Interval { low, high }) = selection.score {
        pairs.push(("score".to_owned(), format!("{}..{}", written(low), written(high))));
    }
    pairs
}

/// The selection that pairs stand for, and what could not be taken.
#[inline]
pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, table: &Table) -> (Selection, Vec<Note>) {
    let mut selection = Selection::default();
    let mut notes = Vec::new();
    for (name, value) in pairs {
        let (facet_key, excluded) = name.strip_prefix("not-").map_or((name, false), |rest| (rest, true));
        if let Some(facet) = Facet::from_key(facet_key) {
            match codes(facet, value, table) {
                Some(codes) => {
                    let choice = selection.choices.of(facet);
                    let side = if excluded { &mut choice.exclude } else { &mut choice.include };
                    side.extend(codes);
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

/// So many years in a row are written as one range.
const RANGE: usize = 3;

/// How the codes of one side of a choice are written.
#[inline]
fn values(facet: Facet, codes: &CodeList, table: &Table) -> Vec<String> {
    let codes: Vec<u32> = codes.iter().copied().collect();
    let key = |code: &u32| table.key(facet, *code).to_owned();
    // The missing year is next to no other.
    let runs = codes.chunk_by(|a, b| facet == Facet::Year && *a > 0 && a.checked_add(1) == Some(*b));
    let run = |run: &[u32]| match run {
        [first, .., last] if run.len() >= RANGE => vec![format!("{}..{}", key(first), key(last))],
        run => run.iter().map(key).collect(),
    };
    runs.flat_map(run).collect()
}

/// The codes that a value stands for: one, or those of a range of years as far as the table has them.
#[inline]
fn codes(facet: Facet, value: &str, table: &Table) -> Option<RangeInclusive<u32>> {
    if let (Facet::Year, Some((first, last))) = (facet, value.split_once("..")) {
        let (first, last): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
        let start = i64::from(table.first_year());
        let end = start + table.size(facet) as i64 - 2;
        let (first, last) = (first.max(start), last.min(end));
        return (first <= last).then(|| (first - start) as u32 + 1..=(last - start) as u32 + 1);
    }
    table.code(facet, value).map(|code| code..=code)
}

/// The ends of an interval are written to six places.
const MILLION: f64 = 1e6;

/// An end of an interval as [`decimal`] reads it, to six places.
#[inline]
pub(crate) fn written(end: f64) -> String {
    let millionths = (end * MILLION).round() as u64;
    let digits = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Digits, perhaps a point and more digits, to six places. The standard library reads any number there is, by tables that are a
/// thirtieth of the page.
#[inline]
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || places.len() > 6 || !digits(whole) || !digits(places) {
        return None;
    }
    let scale = 10_u64.pow(places.len() as u32);
    let places = if places.is_empty() { 0 } else { places.parse().ok()? };
    // Both are below 2^53, so that the quotient is the number that was written, to the last bit.
    Some((whole.parse::<u64>().ok()? * scale + places) as f64 / scale as f64)
}

#[inline]
fn interval(text: &str) -> Option<Interval> {
    let (low, high) = text.split_once("..")?;
    let end = |text: &str| decimal(text).filter(|end| (0.0..=100.0).contains(end));
    let (low, high) = (end(low)?, end(high)?);
    (low <= high).then_some(Interval { low, high })
}
