//! What the films of a collection are like, for scores that few ratings stand behind.

use super::Refusal;
use super::background::Observation;

/// The collection as a prior for one film: it weighs as many ratings as make chance and quality equally likely reasons for a
/// film's mean to stand out.
///
/// Empirical Bayes in the normal model (Efron and Morris 1975): ratings scatter around their film's quality with variance σ²,
/// qualities around `mean` with variance τ². The variances are estimated by the analysis of variance for unequal numbers
/// (Searle, Casella and McCulloch, "Variance Components", 1992, section 3.6), τ² cut at 0; the mean is weighted by
/// `1 / (τ² + σ²/n)`. The posterior mean of a film is `(n × its mean + k × mean) / (n + k)`, k = σ²/τ².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// 0 to 100.
    pub mean: f64,
    /// k, in ratings; infinite where films do not differ beyond chance. Raising it draws scores closer to the mean.
    pub weight: f64,
    /// σ².
    pub variance_within: f64,
    /// τ².
    pub variance_between: f64,
}

impl Prior {
    pub(super) fn estimate(observations: &[Observation]) -> Result<Prior, Refusal> {
        Prior::of_films(&by_film(observations))
    }

    /// The same from films of which only these are known.
    pub(super) fn of_films(films: &[Film]) -> Result<Prior, Refusal> {
        if films.len() < 2 {
            return Err(Refusal::TooFewFilms { films: films.len() });
        }
        let total: f64 = films.iter().map(|film| film.count).sum();
        let freedom = total - films.len() as f64;
        if freedom < 1.0 {
            return Err(Refusal::NoRepeats);
        }
        let within = films.iter().map(|film| film.squares).sum::<f64>() / freedom;
        let grand = films.iter().map(|film| film.count * film.mean).sum::<f64>() / total;
        let between: f64 = films.iter().map(|film| film.count * (film.mean - grand).powi(2)).sum();
        let squared: f64 = films.iter().map(|film| film.count * film.count).sum();
        let groups = films.len() as f64 - 1.0;
        let variance_between = ((between - groups * within) / (total - squared / total)).max(0.0);
        let weight = match (within, variance_between) {
            (0.0, _) => 0.0,
            (_, 0.0) => f64::INFINITY,
            (within, between) => within / between,
        };
        // 1 / (τ² + σ²/n) up to a factor, in a form that holds for each of them at 0.
        let share = |count: f64| if weight.is_infinite() { count } else { count / (count + weight) };
        let shares: f64 = films.iter().map(|film| share(film.count)).sum();
        let mean = films.iter().map(|film| share(film.count) * film.mean).sum::<f64>() / shares;
        Ok(Prior { mean, weight, variance_within: within, variance_between })
    }
}

/// What the ratings of a film add up to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Film {
    pub(super) count: f64,
    pub(super) mean: f64,
    /// Squared deviations from its mean.
    pub(super) squares: f64,
}

fn by_film(observations: &[Observation]) -> Vec<Film> {
    let films = observations.iter().map(|one| one.film as usize + 1).max().unwrap_or(0);
    let mut sums = vec![(0.0, 0.0); films];
    for one in observations {
        let (count, sum) = &mut sums[one.film as usize];
        *count += 1.0;
        *sum += one.score;
    }
    let mut squares = vec![0.0; films];
    for one in observations {
        let (count, sum) = sums[one.film as usize];
        squares[one.film as usize] += (one.score - sum / count).powi(2);
    }
    let film = |((count, sum), squares): ((f64, f64), f64)| Film { count, mean: sum / count, squares };
    sums.into_iter().zip(squares).filter(|((count, _), _)| *count > 0.0).map(film).collect()
}
