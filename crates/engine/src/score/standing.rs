//! Values of a facet side by side, as a ranking of films has them: what each scores, how sure that is, and their order.

use super::interval::{self, Students};
use super::shrinkage::Film;
use super::{ConfidenceInterval, NoInterval, Part, Prior};
use crate::sorted;

/// A value with its score, and where that lies with 95 % certainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    pub part: Part,
    pub interval: Result<ConfidenceInterval, NoInterval>,
}

/// Values side by side, in the order of their codes.
///
/// With [`ENOUGH`] values that have scores, how far they differ is known, and each interval is the posterior of the normal model
/// that [`Prior`] describes: a value with few ratings is drawn to the others, so that a single 100 leads nobody. With fewer values
/// intervals are Student's, and there is none below five ratings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standings {
    pub all: Vec<Standing>,
    /// What intervals are drawn towards, if they are.
    pub prior: Option<Prior>,
}

/// From so many values with scores on, intervals are those of all of them together.
pub const ENOUGH: usize = 20;

/// The order of a ranking. What lacks the value that it goes by comes last; ties keep the order of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// By the lower end of the interval, highest first.
    Certain,
    /// By the mean, best first.
    Score,
    /// By the number of documents, most first.
    Reviewed,
    /// By how far ratings lie apart, furthest first; where there is a prior, the fewer there are the more they are taken to
    /// scatter as all others do.
    Divided,
    /// By a number that the caller has, highest first: the year of a film.
    Newest,
    Oldest,
    /// By another number that the caller has, highest first: how much kinder than others a source is.
    Kinder,
    Harsher,
    /// As the catalog has the names.
    Name,
}

impl Rank {
    /// Every order.
    pub const ALL: [Rank; 9] = [
        Rank::Certain,
        Rank::Score,
        Rank::Reviewed,
        Rank::Divided,
        Rank::Newest,
        Rank::Oldest,
        Rank::Kinder,
        Rank::Harsher,
        Rank::Name,
    ];

    /// The word used in URLs.
    #[inline]
    pub fn key(self) -> &'static str {
        match self {
            Rank::Certain => "certain",
            Rank::Score => "score",
            Rank::Reviewed => "reviewed",
            Rank::Divided => "divided",
            Rank::Newest => "newest",
            Rank::Oldest => "oldest",
            Rank::Kinder => "kinder",
            Rank::Harsher => "harsher",
            Rank::Name => "name",
        }
    }

    /// The order written as `key`, if there is one.
    #[inline]
    pub fn from_key(key: &str) -> Option<Rank> {
        Rank::ALL.into_iter().find(|rank| rank.key() == key)
    }
}

/// To how many ratings the usual scatter weighs when ratings are ranked by theirs.
const USUAL_SCATTER: f64 = 4.0;

impl Standings {
    /// The standings of parts. The missing value, code 0, is left out of them.
    #[inline]
    pub fn new(parts: Vec<Part>) -> Standings {
        let squares = |part: &Part| part.deviation.unwrap_or(0.0).powi(2) * (part.rating_count as f64 - 1.0).max(0.0);
        let films: Vec<Film> = parts
            .iter()
            .filter(|part| part.code > 0)
            .filter_map(|part| Some(Film { count: part.rating_count as f64, mean: part.mean?, squares: squares(part) }))
            .collect();
        Standings::with_prior(parts, prior(&films))
    }

    /// The standings of parts whose deviations are not known, from how all their scores lie: by score, how many there are. The prior is
    /// the same as that of [`Standings::new`], because what scatters within values is what is left of the whole when what scatters
    /// between them is taken out.
    #[inline]
    pub fn of_means(parts: Vec<Part>, scores: &[(f64, usize)]) -> Standings {
        let mut films: Vec<Film> = parts
            .iter()
            .filter(|part| part.code > 0)
            .filter_map(|part| Some(Film { count: part.rating_count as f64, mean: part.mean?, squares: 0.0 }))
            .collect();
        let count: f64 = films.iter().map(|film| film.count).sum();
        let grand = films.iter().map(|film| film.count * film.mean).sum::<f64>() / count;
        let between: f64 = films.iter().map(|film| film.count * (film.mean - grand).powi(2)).sum();
        let all: f64 = scores.iter().map(|(_, count)| *count as f64).sum();
        let mean = scores.iter().map(|(score, count)| score * *count as f64).sum::<f64>() / all;
        let squares: f64 = scores.iter().map(|(score, count)| (score - mean).powi(2) * *count as f64).sum();
        // Scores of no value are among them all: they are taken to scatter like the others.
        let within = (squares * count / all - between).max(0.0);
        if let Some(first) = films.first_mut() {
            first.squares = within;
        }
        Standings::with_prior(parts, prior(&films))
    }

    #[inline]
    fn with_prior(parts: Vec<Part>, prior: Option<Prior>) -> Standings {
        let mut students = Students::default();
        let standing = |part: Part| {
            let interval = match (prior, part.mean) {
                (_, None) => Err(NoInterval::NoScore),
                (Some(prior), Some(mean)) => {
                    let n = part.rating_count as f64;
                    let value = (n * mean + prior.weight * prior.mean) / (n + prior.weight);
                    interval::drawn(value, part.rating_count, prior)
                }
                (None, Some(_)) => interval::of_part(&part, &mut students),
            };
            Standing { part, interval }
        };
        Standings { all: parts.into_iter().filter(|part| part.code > 0).map(standing).collect(), prior }
    }

    /// The standing of a code.
    #[inline]
    pub fn of(&self, code: u32) -> Option<Standing> {
        let place = self.all.binary_search_by(|standing| standing.part.code.cmp(&code)).ok()?;
        self.all.get(place).copied()
    }

    /// The places of the standings in an order. `number` gives what [`Rank::Newest`] and [`Rank::Kinder`] and their opposites go by, by code.
    #[inline]
    pub fn ranked(&self, rank: Rank, number: &dyn Fn(u32) -> Option<f64>) -> Vec<u32> {
        let last = f64::INFINITY;
        let key = |standing: &Standing| {
            let Part { code, mean, review_count, .. } = standing.part;
            match rank {
                // What has a score and no interval comes behind what has one.
                Rank::Certain => match (standing.interval, mean) {
                    (Ok(interval), _) => -interval.low,
                    (Err(_), Some(mean)) => 1_000.0 - mean,
                    (Err(_), None) => last,
                },
                Rank::Score => mean.map_or(last, |mean| -mean),
                Rank::Reviewed => -(review_count as f64),
                Rank::Divided => self.scatter(&standing.part).map_or(last, |scatter| -scatter),
                Rank::Newest | Rank::Kinder => number(code).map_or(last, |number| -number),
                Rank::Oldest | Rank::Harsher => number(code).unwrap_or(last),
                Rank::Name => 0.0,
            }
        };
        let keys: Vec<f64> = self.all.iter().map(key).collect();
        sorted(0..keys.len() as u32, &|a, b| keys[a as usize].total_cmp(&keys[b as usize]))
    }

    /// How far a part's ratings are taken to lie apart, as a standard deviation.
    fn scatter(&self, part: &Part) -> Option<f64> {
        let (deviation, Some(prior)) = (part.deviation?, self.prior) else { return part.deviation };
        let n = part.rating_count as f64 - 1.0;
        Some(((deviation.powi(2) * n + prior.variance_within * USUAL_SCATTER) / (n + USUAL_SCATTER)).sqrt())
    }
}

/// What films are like, where there are enough of them to tell, and they differ beyond chance.
#[inline]
fn prior(films: &[Film]) -> Option<Prior> {
    let prior = if films.len() < ENOUGH { None } else { Prior::of_films(films).ok() };
    prior.filter(|prior| prior.weight.is_finite() && prior.variance_within > 0.0)
}
