//! Selection in, outcome out.

use crate::{Bitmap, Choice, Facet, Selection, Table};
use crosscut_model::LetterTable;
use std::cmp::Ordering;
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
    /// For each facet of [`Facet::ALL`], by code, how many rows match **with that facet's own choice left out**
    /// (drill-sideways).
    pub counts: Vec<Vec<u32>>,
    /// By code of the dictionary of ratings (0: unrated), how many rows match.
    pub ratings: Vec<u32>,
    /// The same with the selection's own score interval left out, for a histogram that stays while it is brushed.
    pub ratings_aside: Vec<u32>,
    /// The sorted rows of the request's window.
    pub rows: Vec<u32>,
}

/// Answers a request. Codes that the table does not have match nothing.
pub fn outcome(table: &Table, request: &Request) -> Outcome {
    let selection = request.selection;
    let passes_score = |row: usize| {
        selection.score.is_none_or(|interval| {
            table.score(row, request.letters).is_some_and(|score| (interval.low..=interval.high).contains(&score))
        })
    };
    let mut matching = Bitmap::empty(table.rows());
    let mut counts: Vec<Vec<u32>> = Facet::ALL.iter().map(|facet| vec![0; table.size(*facet)]).collect();
    let terms = table.rating_terms();
    let (mut ratings, mut ratings_aside) = (vec![0; terms], vec![0; terms]);
    for row in 0..table.rows() {
        if request.hits.is_some_and(|hits| !hits.contains(row)) {
            continue;
        }
        let failed: Vec<Facet> = selection
            .choices
            .iter()
            .filter(|(facet, choice)| !passes(choice, &table.codes(**facet, row)))
            .map(|(facet, _)| *facet)
            .collect();
        let scored = passes_score(row);
        if failed.is_empty() {
            ratings_aside[table.rating_code(row) as usize] += 1;
        }
        if !scored {
            continue;
        }
        if failed.is_empty() {
            matching.insert(row);
            ratings[table.rating_code(row) as usize] += 1;
        }
        for facet in Facet::ALL {
            if failed.iter().all(|failing| *failing == facet) {
                for code in table.codes(facet, row) {
                    counts[facet as usize][code as usize] += 1;
                }
            }
        }
    }
    let rows = sorted(table, request, &matching);
    Outcome { count: matching.count(), matching, counts, ratings, ratings_aside, rows }
}

fn passes(choice: &Choice, codes: &[u32]) -> bool {
    (choice.include.is_empty() || codes.iter().any(|code| choice.include.contains(code)))
        && !codes.iter().any(|code| choice.exclude.contains(code))
}

fn sorted(table: &Table, request: &Request, matching: &Bitmap) -> Vec<u32> {
    let mut rows: Vec<u32> = matching.iter().map(|row| row as u32).collect();
    let score = |row: u32| table.score(row as usize, request.letters);
    let source = |row: u32| table.codes(Facet::Source, row as usize)[0];
    match request.sort {
        Sort::ScoreFalling => rows.sort_by(|a, b| present_first(score(*a), score(*b), |a, b| b.total_cmp(&a))),
        Sort::ScoreRising => rows.sort_by(|a, b| present_first(score(*a), score(*b), |a, b| a.total_cmp(&b))),
        Sort::NewestFirst => {
            rows.sort_by(|a, b| present_first(table.date(*a as usize), table.date(*b as usize), |a, b| b.cmp(&a)))
        }
        Sort::OldestFirst => {
            rows.sort_by(|a, b| present_first(table.date(*a as usize), table.date(*b as usize), |a, b| a.cmp(&b)))
        }
        Sort::Source => rows.sort_by(|a, b| {
            let present = |row| Some(source(row)).filter(|code| *code > 0);
            present_first(present(*a), present(*b), |a, b| a.cmp(&b))
        }),
    }
    let end = request.window.end.min(rows.len());
    rows[request.window.start.min(end)..end].to_vec()
}

fn present_first<T>(a: Option<T>, b: Option<T>, compare: impl Fn(T, T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
