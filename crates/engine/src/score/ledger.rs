//! What every film scores under any scoring, again and again: the ratings of each film side by side, brought together once. A change
//! of a weight or a threshold then looks at no row, and selects nothing.
//!
//! The values are those of [`super::aggregate_with`]; `tests/it/ledger.rs` holds one against the other.

use super::sample::{is_weight, values};
use super::{Background, Method, Refusal, Scoring, method};
use crate::codes::Codes;
use crate::dimension::{Column, Dimension};
use crate::order::sorted;
use crate::steps::in_steps;
use crate::{Facet, Table};

/// The ratings of a film that are alike and come from one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Alike {
    rating: u32,
    source: u32,
    count: u32,
}

/// All ratings, film by film: 12 bytes for those of a film that one source gave and that are alike.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// By code of a film, where its ratings begin, and at last where they all end.
    starts: Vec<u32>,
    ratings: Vec<Alike>,
}

/// What a film scores.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FilmScore {
    /// 0 to 100; `None` without a rating that counts, and where all of them weigh nothing.
    pub value: Option<f64>,
    /// Ratings that count.
    pub ratings: u32,
}

impl Ledger {
    /// Brings the ratings of a table together: two walks over its rated rows.
    pub fn new(table: &Table) -> Ledger {
        let films = table.size(Facet::Film);
        // The rows of a rating lie side by side, and in it those of a source: what is alike of a film comes one after the other.
        let mut last = vec![(0, 0); films];
        let mut starts = vec![0; films + 1];
        each(table, |film, rating, source| {
            let before = std::mem::replace(&mut last[film], (rating, source));
            starts[film + 1] += u32::from(before != (rating, source));
        });
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut ratings = vec![Alike::default(); total as usize];
        last.fill((0, 0));
        each(table, |film, rating, source| {
            let before = std::mem::replace(&mut last[film], (rating, source));
            let next = &mut next[film];
            *next += u32::from(before != (rating, source));
            let alike = &mut ratings[*next as usize - 1];
            *alike = Alike { rating, source, count: alike.count + 1 };
        });
        Ledger { starts, ratings }
    }

    /// By code of a film, what it scores; the missing film, code 0, is among them. `background` is that of the scoring's letter table.
    pub fn films(&self, table: &Table, scoring: &Scoring, background: &Background) -> Result<Vec<FilmScore>, Refusal> {
        let values = values(table, scoring);
        let films = self.starts.windows(2).map(|ends| &self.ratings[ends[0] as usize..ends[1] as usize]);
        Ok(match scoring.method {
            Method::Median | Method::TrimmedMean => {
                let mut middle = Middle::new(&values);
                films.map(|film| middle.of(film, scoring)).collect()
            }
            Method::WeightedBySource => {
                let weights = weights(table, scoring)?;
                films
                    .map(|film| linear(film, &values, |value, source| (value, weights[source as usize]), 0.0, 0.0))
                    .collect()
            }
            Method::SourceAdjusted => {
                let effects = background.effects()?;
                films
                    .map(|film| linear(film, &values, |value, source| (value - effects.of(source), 1.0), 0.0, 0.0))
                    .collect()
            }
            Method::Shrunk => {
                let prior = background.prior()?;
                films.map(|film| linear(film, &values, |value, _| (value, 1.0), prior.mean, prior.weight)).collect()
            }
            Method::Mean | Method::Favourable => {
                films.map(|film| linear(film, &values, |value, _| (value, 1.0), 0.0, 0.0)).collect()
            }
        })
    }
}

/// Codes of films in the order of what they score, best first, of those with at least so many ratings. What is equal comes by the number
/// of ratings, then as the catalog has it.
pub fn ranked(scores: &[FilmScore], least: u32) -> Vec<u32> {
    let is_there = |code: &u32| {
        let score = scores[*code as usize];
        score.value.is_some() && score.ratings >= least.max(1)
    };
    // Sums in another order differ in their last bits: that makes no film better than another.
    let key = |code: u32| (scores[code as usize].value.unwrap_or(0.0) * 1e9).round();
    sorted((1..scores.len() as u32).filter(is_there), &|a, b| {
        key(b).total_cmp(&key(a)).then(scores[b as usize].ratings.cmp(&scores[a as usize].ratings))
    })
}

/// Tells of every rated row: the film, the rating, the source.
fn each(table: &Table, mut tell: impl FnMut(usize, u32, u32)) {
    let [films, sources] =
        [Dimension::Film, Dimension::Source].map(|dimension| table.column(dimension).map(Column::codes));
    let code = |column: Option<&Codes>, place| column.map_or(0, |codes| codes.get(place));
    for rating in 1..table.rating_terms() as u32 {
        let places = table.arrangement().of_rating(rating);
        let first = places.start;
        in_steps(places.len(), |step| {
            for place in step {
                tell(code(films, first + place) as usize, rating, code(sources, first + place));
            }
        });
    }
}

/// By code of a source, how much it weighs.
fn weights(table: &Table, scoring: &Scoring) -> Result<Vec<f64>, Refusal> {
    let mut weights = vec![1.0; table.size(Facet::Source)];
    for (source, weight) in scoring.source_weights.iter() {
        if !is_weight(weight) {
            return Err(Refusal::BadWeight { source, weight });
        }
        if let Some(of_source) = weights.get_mut(source as usize) {
            *of_source = weight;
        }
    }
    Ok(weights)
}

/// A weighted mean of ratings, and of `prior_weight` more that are `prior_mean`. `term` is what a value of a source counts as and weighs.
#[inline(always)]
fn linear(
    film: &[Alike],
    values: &[Option<f64>],
    term: impl Fn(f64, u32) -> (f64, f64),
    prior_mean: f64,
    prior_weight: f64,
) -> FilmScore {
    let (mut ratings, mut sum, mut total) = (0, 0.0, 0.0);
    for alike in film {
        let Some(value) = values[alike.rating as usize] else { continue };
        let (counts_as, weight) = term(value, alike.source);
        ratings += alike.count;
        sum += counts_as * weight * f64::from(alike.count);
        total += weight * f64::from(alike.count);
    }
    let value = match ratings {
        0 => None,
        // Films that do not differ at all beyond chance: the collection says everything.
        _ if prior_weight.is_infinite() => Some(prior_mean),
        _ => (total + prior_weight > 0.0).then(|| (sum + prior_mean * prior_weight) / (total + prior_weight)),
    };
    FilmScore { value, ratings }
}

/// Works out what lies in the middle of a film's ratings.
struct Middle<'a> {
    values: &'a [Option<f64>],
    /// Codes of ratings that have a value, rising by it.
    rising: Vec<u32>,
    /// By code of a rating, its place in these.
    places: Vec<usize>,
    /// By place, how many ratings of a film there are. All 0 between two films.
    counts: Vec<u32>,
}

impl Middle<'_> {
    fn new(values: &[Option<f64>]) -> Middle<'_> {
        let value = |code: u32| values[code as usize].unwrap_or(0.0);
        let counted = (0..values.len() as u32).filter(|code| values[*code as usize].is_some());
        let rising = sorted(counted, &|a, b| value(a).total_cmp(&value(b)));
        let mut places = vec![0; values.len()];
        rising.iter().enumerate().for_each(|(place, code)| places[*code as usize] = place);
        let counts = vec![0; rising.len()];
        Middle { values, rising, places, counts }
    }

    fn of(&mut self, film: &[Alike], scoring: &Scoring) -> FilmScore {
        let (mut first, mut last, mut n) = (usize::MAX, 0, 0);
        for alike in film.iter().filter(|alike| self.values[alike.rating as usize].is_some()) {
            let place = self.places[alike.rating as usize];
            self.counts[place] += alike.count;
            n += alike.count as usize;
            (first, last) = (first.min(place), last.max(place));
        }
        if n == 0 {
            return FilmScore::default();
        }
        let (from, to) = match scoring.method {
            Method::Median => ((n - 1) / 2, n / 2 + 1),
            _ => {
                let trimmed = method::trimmed(n, scoring);
                (trimmed, n - trimmed)
            }
        };
        let (mut before, mut sum) = (0, 0.0);
        for place in first..=last {
            let after = before + std::mem::take(&mut self.counts[place]) as usize;
            let kept = after.min(to).saturating_sub(before.max(from));
            sum += self.values[self.rising[place] as usize].unwrap_or(0.0) * kept as f64;
            before = after;
        }
        FilmScore { value: Some(sum / (to - from) as f64), ratings: n as u32 }
    }
}
