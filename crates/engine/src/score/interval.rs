//! Intervals of 95 %, or the reason why there is none. All are cut to 0 to 100.

use super::sample::Sample;
use super::{ConfidenceInterval, IntervalKind, NoInterval, Part, Prior, distribution};

/// Below so many ratings no interval is given: with fewer, the deviation itself is hardly known (the 95 % interval of a
/// standard deviation from four ratings reaches from 0.6 to 3.7 times the estimate).
const NEEDED: usize = 5;

/// The two-sided 95 % quantile of the normal distribution.
pub(super) const NORMAL: f64 = 1.959_963_984_540_054;

type Interval = Result<ConfidenceInterval, NoInterval>;

#[inline]
fn enough(ratings: usize, needed: usize) -> Result<(), NoInterval> {
    if ratings < needed { Err(NoInterval::TooFew { ratings, needed }) } else { Ok(()) }
}

/// Intervals narrower than this come from rounding errors alone.
const NO_WIDTH: f64 = 1e-9;

#[inline]
fn around(value: f64, half: f64, kind: IntervalKind) -> Interval {
    if half > NO_WIDTH { Ok(cut(value - half, value + half, kind)) } else { Err(NoInterval::AllEqual) }
}

#[inline]
fn cut(low: f64, high: f64, kind: IntervalKind) -> ConfidenceInterval {
    ConfidenceInterval { low: low.clamp(0.0, 100.0), high: high.clamp(0.0, 100.0), kind }
}

/// Student's t: `mean ± t(n − 1) × s / √n`.
#[inline]
pub(super) fn student(sample: &Sample, mean: f64) -> Interval {
    let n = sample.count();
    enough(n, NEEDED)?;
    let squares: f64 = sample.cells.iter().map(|cell| (cell.counts_as - mean).powi(2) * cell.count as f64).sum();
    let n = n as f64;
    around(mean, distribution::student(n - 1.0) * (squares / (n - 1.0) / n).sqrt(), IntervalKind::Student)
}

/// The same from what [`super::by`] tells of a part: its mean and standard deviation.
#[inline]
pub(super) fn of_part(part: &Part, students: &mut Students) -> Interval {
    let mean = part.mean.ok_or(NoInterval::NoScore)?;
    enough(part.rating_count, NEEDED)?;
    let half = margin(part.rating_count, part.deviation.ok_or(NoInterval::NoDeviation)?, students)?;
    Ok(cut(mean - half, mean + half, IntervalKind::Student))
}

/// Half the width of Student's interval for a mean of `n` numbers that scatter by `deviation`.
#[inline]
pub(super) fn margin(n: usize, deviation: f64, students: &mut Students) -> Result<f64, NoInterval> {
    enough(n, NEEDED)?;
    let half = students.half(n, deviation);
    if half > NO_WIDTH { Ok(half) } else { Err(NoInterval::AllEqual) }
}

/// Quantiles of Student's t for whole degrees of freedom, each worked out once: parts of a collection have them in common.
#[derive(Debug, Default)]
pub(super) struct Students(Vec<Option<f64>>);

impl Students {
    fn half(&mut self, n: usize, deviation: f64) -> f64 {
        let freedom = n.saturating_sub(1);
        // From here on the expansion is exact to 1e-9, and costs nothing.
        const KEPT: usize = 100;
        let quantile = if freedom < KEPT {
            self.0.resize(KEPT, None);
            *self.0[freedom].get_or_insert_with(|| distribution::student(freedom as f64))
        } else {
            distribution::expanded(freedom as f64)
        };
        quantile * deviation / (n as f64).sqrt()
    }
}

/// Student's t with weights: the variance is `Σw(x − mean)² / (Σw − Σw² / Σw)`, the ratings are worth `(Σw)² / Σw²`.
#[inline]
pub(super) fn weighted_student(sample: &Sample, mean: f64) -> Interval {
    enough(sample.count(), NEEDED)?;
    // The weights divided by the largest, so that their squares stay in range.
    let largest = sample.cells.iter().map(|cell| cell.weight).fold(0.0, f64::max);
    let total: f64 = sample.cells.iter().map(|cell| cell.weight / largest * cell.count as f64).sum();
    let squared: f64 = sample.cells.iter().map(|cell| (cell.weight / largest).powi(2) * cell.count as f64).sum();
    let effective = total * total / squared;
    if effective < NEEDED as f64 - 1e-9 {
        return Err(NoInterval::TooUneven { effective, needed: NEEDED });
    }
    let deviations =
        sample.cells.iter().map(|cell| cell.weight / largest * (cell.counts_as - mean).powi(2) * cell.count as f64);
    let variance = deviations.sum::<f64>() / (total - squared / total);
    let half = distribution::student(effective - 1.0) * (variance / effective).sqrt();
    around(mean, half, IntervalKind::WeightedStudent)
}

/// Student's t of a trimmed mean: the deviation is that of the winsorised ratings, divided by the share that is kept.
#[inline]
pub(super) fn trimmed_student(sample: &Sample, mean: f64, trimmed: usize) -> Interval {
    let n = sample.count();
    enough(n, NEEDED)?;
    enough(n - 2 * trimmed, NEEDED)?;
    let (low, high) = (at(sample, trimmed), at(sample, n - 1 - trimmed));
    let winsorised = || sample.cells.iter().map(|cell| (cell.counts_as.max(low).min(high), cell.count as f64));
    let centre = winsorised().map(|(score, count)| score * count).sum::<f64>() / n as f64;
    let squares: f64 = winsorised().map(|(score, count)| (score - centre).powi(2) * count).sum();
    let deviation = (squares / (n as f64 - 1.0)).sqrt();
    let kept = (n - 2 * trimmed) as f64;
    let error = deviation / (kept / n as f64 * (n as f64).sqrt());
    around(mean, distribution::student(kept - 1.0) * error, IntervalKind::TrimmedStudent)
}

/// The median's: from the k-th lowest to the k-th highest rating, k the largest with `P(Binomial(n, ½) < k) ≤ 2.5 %`. Needs
/// six ratings: of five, even the whole range covers the median in only 94 %.
#[inline]
pub(super) fn order_statistics(sample: &Sample) -> Interval {
    let n = sample.count();
    enough(n, NEEDED + 1)?;
    let k = distribution::half_binomial(n);
    let (low, high) = (at(sample, k.max(1) - 1), at(sample, n - k.max(1)));
    if low < high { Ok(cut(low, high, IntervalKind::OrderStatistics)) } else { Err(NoInterval::AllEqual) }
}

/// Wilson's: `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`.
#[inline]
pub(super) fn wilson(share: f64, n: usize) -> Interval {
    enough(n, NEEDED)?;
    let (low, high) = wilson_ends(share, n as f64);
    Ok(cut(low * 100.0, high * 100.0, IntervalKind::Wilson))
}

/// Where a share of `n` lies, both ends as shares.
#[inline]
pub(crate) fn wilson_ends(share: f64, n: f64) -> (f64, f64) {
    let z = NORMAL * NORMAL / n;
    let half = NORMAL * (share * (1.0 - share) / n + z / 4.0 / n).sqrt() / (1.0 + z);
    let centre = (share + z / 2.0) / (1.0 + z);
    (centre - half, centre + half)
}

/// The posterior's: normal with variance `σ² / (n + k)`, k the weight of the prior.
#[inline]
pub(super) fn posterior(value: f64, n: usize, prior: Prior) -> Interval {
    enough(n, NEEDED)?;
    drawn(value, n, prior)
}

/// The same for any number of ratings. How far they scatter is known from all films together, so a single one already has it.
#[inline]
pub(super) fn drawn(value: f64, n: usize, prior: Prior) -> Interval {
    around(value, NORMAL * (prior.variance_within / (n as f64 + prior.weight)).sqrt(), IntervalKind::Posterior)
}

/// What the rating at a place counts as, in rising order.
#[inline]
fn at(sample: &Sample, place: usize) -> f64 {
    let mut before = 0;
    for cell in &sample.cells {
        before += cell.count;
        if place < before {
            return cell.counts_as;
        }
    }
    sample.cells.last().map_or(0.0, |cell| cell.counts_as)
}
