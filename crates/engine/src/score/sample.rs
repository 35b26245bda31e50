//! What goes into a score: ratings by kind, with what each counts as and weighs.

use super::{Background, Contribution, Derivation, Line, Method, Refusal, Scoring, Spread};
use crate::order::sorted;
use crate::tally::Mask;
use crate::{Facet, Matching, Table};
use crosscut_model::{Notation, RatingTerm};
use std::cmp::Ordering;

/// Ratings that are alike in everything that the method looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) rating: u32,
    pub(super) score: Option<f64>,
    pub(super) counts_as: f64,
    pub(super) count: usize,
    /// Of one of them, before the method has its say.
    pub(super) weight: f64,
    pub(super) assumed: bool,
}

/// The ratings that enter a score, rising by what they count as.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    pub(super) cells: Vec<Cell>,
    pub(super) review_count: usize,
}

/// By code of a rating, what it counts as under a method that looks at nothing else; `None` where it does not count.
pub(super) fn values(table: &Table, scoring: &Scoring) -> Vec<Option<f64>> {
    let scores = table.rating_scores(scoring.letters);
    if scoring.method != Method::Favourable {
        return scores.to_vec();
    }
    let share = |favourable| if favourable { 100.0 } else { 0.0 };
    (0..)
        .zip(scores)
        .map(|(code, score)| match score {
            Some(score) => Some(share(*score >= scoring.favourable_from)),
            None => table.rating_term(code).and_then(thumb).map(share),
        })
        .collect()
}

/// Which way a thumb points; `None` for what is none.
fn thumb(term: &RatingTerm) -> Option<bool> {
    match (term.notation, term.value.text()) {
        (Notation::Thumbs, Some("up")) => Some(true),
        (Notation::Thumbs, Some("down")) => Some(false),
        _ => None,
    }
}

impl Sample {
    /// Ratings by their counts.
    pub(super) fn of_ratings(table: &Table, ratings: &[u32], review_count: usize, scoring: &Scoring) -> Sample {
        let values = values(table, scoring);
        let scores = table.rating_scores(scoring.letters);
        let cell = |code: usize| {
            let count = ratings.get(code).copied().unwrap_or(0) as usize;
            let assumed = table.rating_term(code as u32).is_some_and(|term| term.assumed);
            let counts_as = values[code]?;
            (count > 0).then_some(Cell {
                rating: code as u32,
                score: scores[code],
                counts_as,
                count,
                weight: 1.0,
                assumed,
            })
        };
        Sample::sorted((0..values.len()).filter_map(cell).collect(), review_count)
    }

    /// The ratings of some rows.
    pub(super) fn of_rows(
        table: &Table,
        rows: &Matching,
        scoring: &Scoring,
        background: &Background,
    ) -> Result<Sample, Refusal> {
        let by_source = matches!(scoring.method, Method::WeightedBySource | Method::SourceAdjusted);
        let mask = Mask::new(rows.places(table));
        let ratings = table.arrangement().count_ratings(&mask);
        let plain = Sample::of_ratings(table, &ratings, mask.count, scoring);
        if !by_source {
            return Ok(plain);
        }
        let mut kinds: Vec<Option<&Cell>> = vec![None; ratings.len()];
        plain.cells.iter().for_each(|cell| kinds[cell.rating as usize] = Some(cell));
        let mut cells = Ok(Vec::new());
        table.arrangement().count_pairs(&mask, |rating, source, count| {
            let (Some(kind), Ok(known), 1..) = (kinds[rating as usize], &mut cells, count) else { return };
            match of_source(kind.counts_as, source, scoring, background) {
                Ok((counts_as, weight)) => known.push(Cell { count: count as usize, counts_as, weight, ..*kind }),
                Err(refusal) => cells = Err(refusal),
            }
        });
        Ok(Sample::sorted(cells?, plain.review_count))
    }

    fn sorted(cells: Vec<Cell>, review_count: usize) -> Sample {
        let rank = |place: u32| (cells[place as usize].counts_as, cells[place as usize].rating);
        let places = sorted(0..cells.len() as u32, &|a, b| by_value(rank(a), rank(b)));
        Sample { cells: places.into_iter().map(|place| cells[place as usize]).collect(), review_count }
    }

    /// How many ratings there are.
    pub(super) fn count(&self) -> usize {
        self.cells.iter().map(|cell| cell.count).sum()
    }

    /// The scores as they were given, with how many there are of each.
    pub(super) fn scores(&self) -> impl Iterator<Item = (f64, usize)> + '_ {
        self.cells.iter().filter_map(|cell| Some((cell.score?, cell.count)))
    }

    /// How far the scores lie apart.
    pub(super) fn spread(&self) -> Option<Spread> {
        let n: usize = self.scores().map(|(_, count)| count).sum();
        let mean = self.scores().map(|(score, count)| score * count as f64).sum::<f64>() / n as f64;
        let squares: f64 = self.scores().map(|(score, count)| (score - mean).powi(2) * count as f64).sum();
        (n > 0).then(|| Spread {
            min: self.scores().map(|(score, _)| score).fold(f64::INFINITY, f64::min),
            max: self.scores().map(|(score, _)| score).fold(f64::NEG_INFINITY, f64::max),
            deviation: (n > 1).then(|| (squares / (n as f64 - 1.0)).sqrt()),
        })
    }

    /// The lines of a derivation in which the cells weigh as `weights` says, each in all: one line a rating.
    pub(super) fn lines(&self, weights: &[f64]) -> Vec<Line> {
        let rating = |place: u32| self.cells[place as usize].rating;
        let places = sorted(0..self.cells.len().min(weights.len()) as u32, &|a, b| rating(a).cmp(&rating(b)));
        let line = |alike: &[u32]| {
            let Cell { rating, score, assumed, counts_as, .. } = self.cells[alike[0] as usize];
            let mut line = Line { rating, count: 0, score, counts_as: 0.0, weight: 0.0, assumed };
            for place in alike {
                let (cell, weight) = (&self.cells[*place as usize], weights[*place as usize]);
                line.count += cell.count;
                line.counts_as += cell.counts_as * weight;
                line.weight += weight;
            }
            line.counts_as = if line.weight > 0.0 { line.counts_as / line.weight } else { counts_as };
            line
        };
        let lines: Vec<Line> = places.chunk_by(|a, b| rating(*a) == rating(*b)).map(line).collect();
        let rank = |place: u32| (lines[place as usize].counts_as, lines[place as usize].rating);
        let places = sorted(0..lines.len() as u32, &|a, b| by_value(rank(a), rank(b)));
        places.into_iter().map(|place| lines[place as usize]).collect()
    }
}

/// Rising by what ratings count as, then by their codes.
fn by_value(a: (f64, u32), b: (f64, u32)) -> Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}

/// A source that weighs more than this drowns the others in rounding errors.
const MOST_WEIGHT: f64 = 1e9;

/// Whether a source can weigh so much.
pub(super) fn is_weight(weight: f64) -> bool {
    (0.0..=MOST_WEIGHT).contains(&weight)
}

/// What a rating counts as and weighs when it comes from `source`.
fn of_source(score: f64, source: u32, scoring: &Scoring, background: &Background) -> Result<(f64, f64), Refusal> {
    match scoring.method {
        Method::WeightedBySource => {
            let weight = scoring.source_weights.of(source);
            match is_weight(weight) {
                true => Ok((score, weight)),
                false => Err(Refusal::BadWeight { source, weight }),
            }
        }
        Method::SourceAdjusted => Ok((score - background.effects()?.of(source), 1.0)),
        _ => Ok((score, 1.0)),
    }
}

/// The ratings of some rows one by one. The weight of ratings that are alike is shared evenly among them.
pub(super) fn contributions(
    table: &Table,
    rows: &Matching,
    scoring: &Scoring,
    background: &Background,
    derivation: &Derivation,
) -> Vec<Contribution> {
    let values = values(table, scoring);
    let scores = table.rating_scores(scoring.letters);
    let places = rows.places(table);
    let contribution = |line: &Line, place: usize| {
        let row = table.arrangement().row(place);
        let value = (*values.get(line.rating as usize)?)?;
        let source = table.one_code(Facet::Source, row as usize).unwrap_or(0);
        let (counts_as, own) = of_source(value, source, scoring, background).ok()?;
        let weight = match scoring.method {
            Method::WeightedBySource => own,
            _ => line.weight / line.count as f64,
        };
        Some(Contribution { row, score: scores[line.rating as usize].unwrap_or(counts_as), counts_as, weight })
    };
    let mut listed = Vec::new();
    for line in &derivation.lines {
        let there = places.iter_in(table.arrangement().of_rating(line.rating));
        listed.extend(there.filter_map(|place| contribution(line, place)));
    }
    let row = |place: u32| listed[place as usize].row;
    let order = sorted(0..listed.len() as u32, &|a, b| row(a).cmp(&row(b)));
    order.into_iter().map(|place| listed[place as usize]).collect()
}
