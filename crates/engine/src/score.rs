//! Many ratings to one number, with everything that went into it.

use crate::{Bitmap, Table};
use crosscut_model::LetterTable;

/// A score and a row that it came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    pub row: u32,
    /// 0 to 100.
    pub score: f64,
    /// Its share of the sum; 1 for a plain mean.
    pub weight: f64,
}

/// How far the scores lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub min: f64,
    pub max: f64,
    /// Sample standard deviation; `None` below two ratings.
    pub deviation: Option<f64>,
}

/// schema.org's AggregateRating, and what it was made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AggregateRating {
    /// 0 to 100; `None` without a single rating that has a score.
    pub value: Option<f64>,
    /// Ratings that went in.
    pub rating_count: usize,
    /// Documents looked at, rated or not.
    pub review_count: usize,
    pub spread: Option<Spread>,
    pub contributions: Vec<Contribution>,
}

/// The plain mean of the scores of some rows.
pub fn mean(table: &Table, rows: &Bitmap, letters: LetterTable) -> AggregateRating {
    let contributions: Vec<Contribution> = rows
        .iter()
        .filter_map(|row| Some(Contribution { row: row as u32, score: table.score(row, letters)?, weight: 1.0 }))
        .collect();
    let scores: Vec<f64> = contributions.iter().map(|contribution| contribution.score).collect();
    let n = scores.len() as f64;
    let value = (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / n);
    let spread = value.map(|mean| Spread {
        min: scores.iter().copied().fold(f64::INFINITY, f64::min),
        max: scores.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        deviation: (scores.len() > 1)
            .then(|| (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt()),
    });
    AggregateRating { value, rating_count: scores.len(), review_count: rows.count(), spread, contributions }
}
