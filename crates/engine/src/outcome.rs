//! Selection in, outcome out.

use crate::{Bitmap, Facets, Selection, Session, Table};
use crosscut_model::LetterTable;
use std::ops::Range;

/// The order of the rows. Rows without the value come last, ties keep the order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first.
    #[default]
    ScoreFalling,
    ScoreRising,
    NewestFirst,
    OldestFirst,
    /// By the source's name.
    Source,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 5] =
        [Sort::ScoreFalling, Sort::ScoreRising, Sort::NewestFirst, Sort::OldestFirst, Sort::Source];

    /// The word used in URLs.
    pub fn key(self) -> &'static str {
        match self {
            Sort::ScoreFalling => "score",
            Sort::ScoreRising => "score-rising",
            Sort::NewestFirst => "newest",
            Sort::OldestFirst => "oldest",
            Sort::Source => "source",
        }
    }

    /// The order written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// What is asked of a table.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub selection: &'a Selection,
    /// The rows that the selection's text finds; `None` when it searches for nothing.
    pub hits: Option<&'a Bitmap>,
    pub letters: LetterTable,
    pub sort: Sort,
    /// Which of the sorted rows to return.
    pub window: Range<usize>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The rows that match.
    pub matching: Bitmap,
    /// How many they are.
    pub count: usize,
    /// For each facet of [`crate::Facet::ALL`], by code, how many rows match **with that facet's own choice left out**
    /// (drill-sideways). Empty for a facet that was not read.
    pub counts: Vec<Vec<u32>>,
    /// By code of the dictionary of ratings (0: unrated), how many rows match.
    pub ratings: Vec<u32>,
    /// The same with the selection's own score interval left out, for a histogram that stays while it is brushed.
    pub ratings_aside: Vec<u32>,
    /// The sorted rows of the request's window.
    pub rows: Vec<u32>,
}

/// Answers a request from scratch, with the counts of every facet. Codes that the table does not have match nothing. A
/// page that asks again and again keeps a [`crate::Session`].
pub fn outcome(table: &Table, request: &Request) -> Outcome {
    Session::new().outcome(table, request, Facets::ALL)
}

/// The values of the highest counts, highest first, ties in the order of the codes, at most `most`; values without a row
/// are left out. `among` narrows them down, as a search inside a facet does.
pub fn top(counts: &[u32], most: usize, among: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut codes: Vec<u32> =
        (0..counts.len() as u32).filter(|code| counts[*code as usize] > 0 && among(*code)).collect();
    let by_count = |a: &u32, b: &u32| counts[*b as usize].cmp(&counts[*a as usize]).then(a.cmp(b));
    if most < codes.len() {
        codes.select_nth_unstable_by(most, by_count);
        codes.truncate(most);
    }
    codes.sort_unstable_by(by_count);
    codes
}
