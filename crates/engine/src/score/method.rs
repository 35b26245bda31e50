//! From a sample to its value, the terms of its sum, and its interval.

use super::sample::Sample;
use super::{Background, ConfidenceInterval, Derivation, Method, NoInterval, Refusal, Scoring, interval};

type Applied = (f64, Derivation, Result<ConfidenceInterval, NoInterval>);

/// Applies the method; nothing without ratings.
#[inline]
pub(super) fn apply(sample: &Sample, scoring: &Scoring, background: &Background) -> Result<Option<Applied>, Refusal> {
    let n = sample.count();
    if n == 0 {
        return Ok(None);
    }
    let whole: Vec<f64> = sample.cells.iter().map(|cell| cell.weight * cell.count as f64).collect();
    let (weights, prior) = match scoring.method {
        Method::Mean | Method::Favourable | Method::SourceAdjusted => (whole, None),
        Method::WeightedBySource if whole.iter().sum::<f64>() <= 0.0 => return Err(Refusal::NoWeight),
        Method::WeightedBySource => (whole, None),
        Method::Median => (middle(sample, n), None),
        Method::TrimmedMean => (between(sample, trimmed(n, scoring), n - trimmed(n, scoring)), None),
        Method::Shrunk => (whole, Some(background.prior()?)),
    };
    let sum: f64 = sample.cells.iter().zip(&weights).map(|(cell, weight)| cell.counts_as * weight).sum();
    let weight: f64 = weights.iter().sum();
    let value = match prior {
        // Films that do not differ at all beyond chance: the collection says everything.
        Some(prior) if prior.weight.is_infinite() => prior.mean,
        Some(prior) => (sum + prior.weight * prior.mean) / (weight + prior.weight),
        None => sum / weight,
    };
    let interval = match scoring.method {
        Method::Mean | Method::SourceAdjusted => interval::student(sample, value),
        Method::Median => interval::order_statistics(sample),
        Method::TrimmedMean => interval::trimmed_student(sample, value, trimmed(n, scoring)),
        Method::Favourable => interval::wilson(value / 100.0, n),
        Method::WeightedBySource => interval::weighted_student(sample, value),
        Method::Shrunk => interval::posterior(value, n, background.prior()?),
    };
    Ok(Some((value, Derivation { lines: sample.lines(&weights), prior }, interval)))
}

/// How many ratings fall away at each end, rounded down; fewer than half of them, so that some stay.
#[inline]
pub(super) fn trimmed(n: usize, scoring: &Scoring) -> usize {
    n * scoring.trimmed.min(49) as usize / 100
}

/// Weights that keep the middle rating, or the two middle ones.
#[inline]
fn middle(sample: &Sample, n: usize) -> Vec<f64> {
    between(sample, (n - 1) / 2, n / 2 + 1)
}

/// Weights that keep the ratings from place `from` to before place `to`, in rising order.
#[inline]
fn between(sample: &Sample, from: usize, to: usize) -> Vec<f64> {
    let mut before = 0;
    let mut weights = Vec::with_capacity(sample.cells.len());
    for cell in &sample.cells {
        let after = before + cell.count;
        weights.push(after.min(to).saturating_sub(before.max(from)) as f64);
        before = after;
    }
    weights
}
