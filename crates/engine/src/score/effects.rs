//! How harsh or kind each source usually is, so that it can be taken out.

use super::Refusal;
use super::background::Observation;

/// By source, by how much it usually rates above (or, negative, below) others on the same films.
///
/// The additive model `score = film + source + chance`, by least squares with a ridge (Hoerl and Kennard 1970) on the sources:
/// minimise `Σ (score − film − source)² + λ Σ source²`. Films are free. A source with few ratings is taken to be like the others until
/// it has shown otherwise: with n ratings it keeps about n / (n + λ) of what it shows. The films are eliminated and the
/// equations of the sources solved by conjugate gradients (Hestenes and Stiefel 1952).
#[derive(Clone, Debug, PartialEq)]
pub struct SourceEffects {
    effects: Vec<f64>,
    linked: Vec<bool>,
}

/// λ. Raising it makes sources count as more alike.
const RIDGE: f64 = 2.0;

/// Steps after which the equations are given up.
const MOST_STEPS: usize = 2_000;

impl SourceEffects {
    pub(super) fn estimate(observations: &[Observation]) -> Result<SourceEffects, Refusal> {
        let named: Vec<Observation> = observations.iter().copied().filter(|one| one.source > 0).collect();
        let films = named.iter().map(|one| one.film as usize + 1).max().unwrap_or(0);
        let sources = named.iter().map(|one| one.source as usize + 1).max().unwrap_or(0);
        let mut film_counts = vec![0.0; films];
        let mut source_counts = vec![0.0; sources];
        let mut film_sums = vec![0.0; films];
        for one in &named {
            film_counts[one.film as usize] += 1.0;
            source_counts[one.source as usize] += 1.0;
            film_sums[one.film as usize] += one.score;
        }
        let there = |counts: &[f64]| counts.iter().filter(|count| **count > 0.0).count();
        if there(&film_counts) < 2 {
            return Err(Refusal::TooFewFilms { films: there(&film_counts) });
        }
        if there(&source_counts) < 2 {
            return Err(Refusal::TooFewSources { sources: there(&source_counts) });
        }
        let linked = linked(&named, films, sources);
        if !linked.contains(&true) {
            return Err(Refusal::Unconnected);
        }
        let mut right = vec![0.0; sources];
        for one in &named {
            right[one.source as usize] += one.score - film_sums[one.film as usize] / film_counts[one.film as usize];
        }
        let apply = |effects: &[f64]| {
            let mut film_means = vec![0.0; films];
            named.iter().for_each(|one| film_means[one.film as usize] += effects[one.source as usize]);
            film_means.iter_mut().zip(&film_counts).for_each(|(mean, count)| *mean /= f64::max(*count, 1.0));
            let mut left: Vec<f64> =
                effects.iter().zip(&source_counts).map(|(effect, count)| effect * (count + RIDGE)).collect();
            named.iter().for_each(|one| left[one.source as usize] -= film_means[one.film as usize]);
            left
        };
        let scale: Vec<f64> = source_counts.iter().map(|count| count + RIDGE).collect();
        let effects = conjugate_gradients(apply, &right, &scale)?;
        Ok(SourceEffects { effects, linked })
    }

    /// By how much a source rates above the others; 0 for one of which nothing is known.
    pub fn of(&self, source: u32) -> f64 {
        self.effects.get(source as usize).copied().unwrap_or(0.0)
    }

    /// Whether a source shares a film with another source: only then is its effect more than a guess of 0.
    pub fn is_known(&self, source: u32) -> bool {
        self.linked.get(source as usize).copied().unwrap_or(false)
    }
}

/// Which sources rated a film that another source rated too.
fn linked(observations: &[Observation], films: usize, sources: usize) -> Vec<bool> {
    let mut first = vec![0u32; films];
    let mut shared = vec![false; films];
    for one in observations {
        let first = &mut first[one.film as usize];
        match *first {
            0 => *first = one.source,
            source if source != one.source => shared[one.film as usize] = true,
            _ => {}
        }
    }
    let mut linked = vec![false; sources];
    observations.iter().filter(|one| shared[one.film as usize]).for_each(|one| linked[one.source as usize] = true);
    linked
}

/// Solves `apply(x) = right` for a symmetric positive definite map, scaled by its diagonal without the films' part.
fn conjugate_gradients(apply: impl Fn(&[f64]) -> Vec<f64>, right: &[f64], scale: &[f64]) -> Result<Vec<f64>, Refusal> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let scaled = |residual: &[f64]| -> Vec<f64> { residual.iter().zip(scale).map(|(r, s)| r / s).collect() };
    let mut solution = vec![0.0; right.len()];
    let mut residual = right.to_vec();
    let mut direction = scaled(&residual);
    let mut energy = dot(&residual, &direction);
    let first = energy;
    for _ in 0..MOST_STEPS {
        if energy <= first * 1e-30 || energy == 0.0 {
            return Ok(solution);
        }
        let image = apply(&direction);
        let step = energy / dot(&direction, &image);
        for place in 0..solution.len() {
            solution[place] += step * direction[place];
            residual[place] -= step * image[place];
        }
        let next = scaled(&residual);
        let renewed = dot(&residual, &next);
        direction.iter_mut().zip(&next).for_each(|(old, new)| *old = new + renewed / energy * *old);
        energy = renewed;
    }
    Err(Refusal::Unsettled)
}
