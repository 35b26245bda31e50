//! The answer row by row, as plainly as it can be written: what the engine is held against. It asks the table only for
//! the codes, the score and the date of one row at a time.

use crosscut_engine::{Bitmap, Choice, Facet, Outcome, Request, Sort, Table};
use std::cmp::Ordering;

/// Answers a request.
pub fn outcome(table: &Table, request: &Request) -> Outcome {
    let selection = request.selection;
    let passes_score = |row: usize| {
        selection.score.is_none_or(|interval| {
            table.score(row, request.letters).is_some_and(|score| interval.low <= score && score <= interval.high)
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
            .filter(|(facet, choice)| !passes(choice, &table.codes(*facet, row)))
            .map(|(facet, _)| *facet)
            .collect();
        if failed.is_empty() {
            ratings_aside[table.rating_code(row) as usize] += 1;
        }
        if !passes_score(row) {
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
    Outcome { count: matching.iter().count(), matching: matching.into(), counts, ratings, ratings_aside, rows }
}

fn passes(choice: &Choice, codes: &[u32]) -> bool {
    (choice.include.is_empty() || codes.iter().any(|code| choice.include.contains(*code)))
        && !codes.iter().any(|code| choice.exclude.contains(*code))
}

fn sorted(table: &Table, request: &Request, matching: &Bitmap) -> Vec<u32> {
    let mut rows: Vec<u32> = matching.iter().map(|row| row as u32).collect();
    let score = |row: &u32| table.score(*row as usize, request.letters);
    let date = |row: &u32| table.date(*row as usize);
    let named = |facet, row: &u32| Some(table.codes(facet, *row as usize)[0]).filter(|code| *code > 0);
    let by_name = |facet, a: &u32, b: &u32| present_first(named(facet, a), named(facet, b), |a, b| a.cmp(&b));
    let falling = |facet, a: &u32, b: &u32| present_first(named(facet, a), named(facet, b), |a, b| b.cmp(&a));
    let relevance = |row: &u32| {
        let scores = request.relevance.map(|relevance| relevance.rows.iter().zip(relevance.scores));
        scores.and_then(|mut scores| Some(*scores.find(|(other, _)| *other == row)?.1)).unwrap_or(0.0)
    };
    rows.sort_by(|a, b| match request.sort {
        Sort::ScoreFalling => present_first(score(a), score(b), |a, b| b.total_cmp(&a)),
        Sort::ScoreRising => present_first(score(a), score(b), |a, b| a.total_cmp(&b)),
        Sort::NewestFirst => present_first(date(a), date(b), |a, b| b.cmp(&a)),
        Sort::OldestFirst => present_first(date(a), date(b), |a, b| a.cmp(&b)),
        Sort::Source => by_name(Facet::Source, a, b),
        Sort::SourceFalling => falling(Facet::Source, a, b),
        Sort::Author => by_name(Facet::Author, a, b),
        Sort::AuthorFalling => falling(Facet::Author, a, b),
        Sort::Film => by_name(Facet::Film, a, b),
        Sort::FilmFalling => falling(Facet::Film, a, b),
        Sort::Kind => by_name(Facet::Kind, a, b),
        Sort::KindFalling => falling(Facet::Kind, a, b),
        Sort::Language => by_name(Facet::Language, a, b),
        Sort::LanguageFalling => falling(Facet::Language, a, b),
        Sort::Relevance => relevance(a).total_cmp(&relevance(b)).reverse(),
    });
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
