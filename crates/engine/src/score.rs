//! Many ratings to one number, with everything that went into it, so that a reader can do the sum again by hand.
//!
//! Every method ends in one weighted mean: `value = (Σ weight × counts_as + prior weight × prior mean) / (Σ weight + prior
//! weight)`. The [`Derivation`] holds exactly those terms. Thumbs have no score and never enter a mean; they count for the
//! share of favourable reviews only. Unrated documents enter nothing. Without a rating there is no score, rather than 0.
//!
//! What the methods are worth where the truth is known (`tests/it/simulation.rs`: ten worlds of 300 films, one to twelve
//! ratings each, films scattered by 11 points, ratings by 10): root mean square error in points of the scale.
//!
//! | sources scattered by | mean | shrunk | source-adjusted |
//! |---|---|---|---|
//! | 3 points | 7.05 | 5.56 | 6.84 |
//! | 12 points | 10.64 | 7.33 | 7.25 |

mod agreement;
mod background;
mod beside;
mod consensus;
mod distribution;
mod effects;
mod histogram;
mod in_common;
mod interval;
mod ledger;
mod method;
mod parts;
mod recipe;
mod sample;
mod shrinkage;
mod standing;
mod weights;

pub use background::Background;
pub use beside::{Beside, beside, beside_each};
pub use consensus::{Bulk, Leaning, NARROW, bulk, leanings};
pub use effects::SourceEffects;
pub use histogram::{histogram, part_of};
pub use in_common::{InCommon, OnFilm, in_common};
pub(crate) use interval::wilson_ends;
pub use ledger::{FilmScore, Ledger, ranked};
pub use parts::{Part, by};
pub use recipe::{Recipe, RecipeNote};
pub use shrinkage::Prior;
pub use standing::{ENOUGH, Rank, Standing, Standings};
pub use weights::Weights;

use crate::{Matching, Table};
use crosscut_model::LetterTable;
use sample::Sample;
use std::fmt;

/// How ratings become one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The arithmetic mean.
    #[default]
    Mean,
    /// The middle score; between the two middle ones of an even number, their mean.
    Median,
    /// The mean without the lowest and the highest part, a tenth or [`Scoring::trimmed`], each rounded down to whole ratings (Tukey
    /// and McLaughlin 1963).
    TrimmedMean,
    /// The percentage of ratings that are favourable: thumbs up, or a score from [`Scoring::favourable_from`].
    Favourable,
    /// The mean with a weight for each source.
    WeightedBySource,
    /// Drawn towards the collection, the more the fewer ratings there are: see [`Prior`].
    Shrunk,
    /// The mean after each source's usual harshness is taken out: see [`SourceEffects`].
    SourceAdjusted,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 7] = [
        Method::Mean,
        Method::Median,
        Method::TrimmedMean,
        Method::Favourable,
        Method::WeightedBySource,
        Method::Shrunk,
        Method::SourceAdjusted,
    ];

    /// The word used in URLs.
    pub fn key(self) -> &'static str {
        match self {
            Method::Mean => "mean",
            Method::Median => "median",
            Method::TrimmedMean => "trimmed",
            Method::Favourable => "favourable",
            Method::WeightedBySource => "weighted",
            Method::Shrunk => "shrunk",
            Method::SourceAdjusted => "adjusted",
        }
    }

    /// The method written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|method| method.key() == key)
    }
}

/// What a score is to be made with.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    pub method: Method,
    pub letters: LetterTable,
    /// From this score on, 0 to 100, a review is favourable. Raising it makes fewer reviews favourable.
    pub favourable_from: f64,
    /// Per cent of the ratings that [`Method::TrimmedMean`] leaves out at each end, below 50. Raising it brings the mean nearer to the
    /// median.
    pub trimmed: u32,
    /// For [`Method::WeightedBySource`].
    pub source_weights: Weights,
}

impl Default for Scoring {
    fn default() -> Scoring {
        Scoring {
            method: Method::default(),
            letters: LetterTable::default(),
            favourable_from: 60.0,
            trimmed: 10,
            source_weights: Weights::default(),
        }
    }
}

/// A score and a row that it came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    pub row: u32,
    /// The rating on 0 to 100; for a thumb, which has no score, what it counts as.
    pub score: f64,
    /// What it enters the sum as: the score, or 0 or 100 for a share, or the score without the source's harshness.
    pub counts_as: f64,
    /// How much it weighs; 1 for a plain mean, 0 for what was trimmed.
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

/// Where the value would lie in 95 of 100 collections like this one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConfidenceInterval {
    /// Both 0 to 100.
    pub low: f64,
    pub high: f64,
    pub kind: IntervalKind,
}

/// How an interval was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// Student's t (1908), with as many degrees of freedom as there are ratings less one.
    Student,
    /// Student's t on the winsorised deviation (Tukey and McLaughlin 1963).
    TrimmedStudent,
    /// Student's t with the effective number of ratings of Kish (1965), (Σw)² / Σw².
    WeightedStudent,
    /// Order statistics by the sign test (Thompson 1936; Conover 1999, section 3.2).
    OrderStatistics,
    /// Wilson's score interval (1927).
    Wilson,
    /// The posterior of the normal model that the shrinkage follows.
    Posterior,
}

/// Why there is no interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoInterval {
    /// There is no value either.
    NoScore,
    /// Fewer ratings than an interval can honestly be made from.
    TooFew { ratings: usize, needed: usize },
    /// A few sources outweigh the rest: the ratings are worth so many.
    TooUneven { effective: f64, needed: usize },
    /// Ratings that are all alike say nothing about how far others would lie from them.
    AllEqual,
    /// How far the ratings lie apart is not known.
    NoDeviation,
}

/// Why a method gives no value although there are ratings.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A weight is negative, not a number, or over a billion times that of a source that is not named.
    BadWeight { source: u32, weight: f64 },
    /// All ratings have weight 0.
    NoWeight,
    /// Shrinkage and adjustment compare films: there have to be two with scores.
    TooFewFilms { films: usize },
    /// No film has two scores, so that chance cannot be told from quality.
    NoRepeats,
    /// Harshness is a comparison: there have to be two sources.
    TooFewSources { sources: usize },
    /// None of the ratings is by a source that also rated another film which a further source rated: nothing to compare.
    Unconnected,
    /// The equations did not settle; the collection is too unevenly linked.
    Unsettled,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::BadWeight { source, weight } => write!(f, "the weight {weight} of source {source} is not one"),
            Refusal::NoWeight => f.write_str("all ratings have weight 0"),
            Refusal::TooFewFilms { films } => write!(f, "films with scores: {films}; at least 2 are needed to compare"),
            Refusal::NoRepeats => f.write_str("no film has two scores, so chance cannot be told from quality"),
            Refusal::TooFewSources { sources } => {
                write!(f, "sources with scores: {sources}; at least 2 are needed to compare")
            }
            Refusal::Unconnected => f.write_str("none of these sources can be compared with others on another film"),
            Refusal::Unsettled => f.write_str("the comparison of sources did not settle"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Ratings of one kind in the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The code of the rating in the dictionary.
    pub rating: u32,
    /// How many ratings there are of it.
    pub count: usize,
    /// The rating on 0 to 100; `None` for thumbs.
    pub score: Option<f64>,
    /// What one of them enters the sum as, on average.
    pub counts_as: f64,
    /// How much all of them weigh together.
    pub weight: f64,
    /// True when part of the rating's scale was assumed.
    pub assumed: bool,
}

/// The sum: see the head of this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derivation {
    /// By rating, from the lowest to the highest that it counts as.
    pub lines: Vec<Line>,
    /// What the collection adds, where the method shrinks.
    pub prior: Option<Prior>,
}

/// schema.org's AggregateRating, and what it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct AggregateRating {
    /// 0 to 100; `None` without a single rating that counts, or where the method refuses.
    pub value: Option<f64>,
    /// Ratings that went in.
    pub rating_count: usize,
    /// Documents looked at, rated or not.
    pub review_count: usize,
    /// Of the scores as they were given.
    pub spread: Option<Spread>,
    pub interval: Result<ConfidenceInterval, NoInterval>,
    /// How far the scores agree, from −1 (two poles) over 0 (even) to 1 (one opinion): van der Eijk's measure (2001) over five
    /// equal parts of the scale. `None` below two scores.
    pub agreement: Option<f64>,
    pub derivation: Derivation,
    /// Row by row, up to [`LISTED`] ratings; empty beyond, where the derivation's lines stand for them.
    pub contributions: Vec<Contribution>,
    /// Why there is no value although there are ratings.
    pub refusal: Option<Refusal>,
}

impl Default for AggregateRating {
    fn default() -> AggregateRating {
        AggregateRating {
            value: None,
            rating_count: 0,
            review_count: 0,
            spread: None,
            interval: Err(NoInterval::NoScore),
            agreement: None,
            derivation: Derivation::default(),
            contributions: Vec::new(),
            refusal: None,
        }
    }
}

/// The most ratings that are listed row by row.
pub const LISTED: usize = 5_000;

/// The plain mean of the scores of some rows.
#[inline]
pub fn mean(table: &Table, rows: &Matching, letters: LetterTable) -> AggregateRating {
    // Looks at nothing of the collection: what would is no part of a program that asks for no more than this.
    aggregate_with(table, rows, &Scoring { letters, ..Scoring::default() }, &Background::default())
}

/// The score of some rows. A method that looks at the whole collection does so anew: see [`aggregate_with`].
#[inline]
pub fn aggregate(table: &Table, rows: &Matching, scoring: &Scoring) -> AggregateRating {
    aggregate_with(table, rows, scoring, &Background::for_method(table, scoring))
}

/// The score of some rows, with what is known of the whole collection under the same letter table.
#[inline]
pub fn aggregate_with(table: &Table, rows: &Matching, scoring: &Scoring, background: &Background) -> AggregateRating {
    let sample = match Sample::of_rows(table, rows, scoring, background) {
        Ok(sample) => sample,
        Err(refusal) => {
            let plain = aggregate_with(table, rows, &Scoring { method: Method::Mean, ..scoring.clone() }, background);
            return refused(plain, refusal);
        }
    };
    let mut aggregate = finished(sample, scoring, background);
    if aggregate.rating_count <= LISTED && aggregate.refusal.is_none() {
        aggregate.contributions = sample::contributions(table, rows, scoring, background, &aggregate.derivation);
    }
    aggregate
}

/// The score of ratings by their counts, as [`crate::Outcome::ratings`] has them, without a look at the rows and without
/// their list. Sources are not known there: methods that need them refuse nothing and give the plain mean.
#[inline]
pub fn of_ratings(
    table: &Table,
    ratings: &[u32],
    review_count: usize,
    scoring: &Scoring,
    background: &Background,
) -> AggregateRating {
    finished(Sample::of_ratings(table, ratings, review_count, scoring), scoring, background)
}

#[inline]
fn finished(sample: Sample, scoring: &Scoring, background: &Background) -> AggregateRating {
    let aggregate = AggregateRating {
        rating_count: sample.count(),
        review_count: sample.review_count,
        spread: sample.spread(),
        agreement: agreement::of(&sample),
        ..AggregateRating::default()
    };
    match method::apply(&sample, scoring, background) {
        Ok(None) => aggregate,
        Ok(Some((value, derivation, interval))) => {
            AggregateRating { value: Some(value), interval, derivation, ..aggregate }
        }
        Err(refusal) => refused(aggregate, refusal),
    }
}

#[inline]
fn refused(aggregate: AggregateRating, refusal: Refusal) -> AggregateRating {
    AggregateRating {
        value: None,
        interval: Err(NoInterval::NoScore),
        derivation: Derivation::default(),
        contributions: Vec::new(),
        refusal: (aggregate.rating_count > 0).then_some(refusal),
        ..aggregate
    }
}
