//! The static interface for other programs: `api/index.json`, `api/films/<key>.json`, `api/sources/<key>.json`. Defined here once: what
//! is written, and its schema, follow from these types.

mod gather;
mod write;

pub use gather::{Gathered, gather};
pub use write::write;

use crosscut_engine::score::{self, IntervalKind, NoInterval};
use crosscut_engine::{Facet, Table};
use crosscut_model::figures;
use crosscut_model::{Date, Kind, LetterTable, Rating, RatingTerm, SourceRole, TextPolicy};
use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};

/// The version of these files. Raised when a reader of the older one would read wrongly; new fields do not raise it.
pub const VERSION: u32 = 1;

/// The files of the interface. Fields that are not there are not known. New fields may come; a reader ignores what it does not know.
///
/// Links are whole addresses where it is known where the site is published (`site`), else relative to the base of the site, where its
/// front page is. Numbers are unrounded; `shown` is a number as the page writes it.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "it is only there for its schema")]
#[serde(untagged)]
enum ApiFile {
    Index(Index),
    Film(Film),
    Source(Source),
}

/// The schema, as `docs/api.schema.json` and `api/schema.json` have it.
pub fn schema() -> String {
    serde_json::to_string_pretty(&schema_for!(ApiFile)).unwrap_or_default() + "\n"
}

/// `api/index.json`: what there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Index {
    /// 1.
    pub version: u32,
    /// The program and version that wrote it.
    pub generator: String,
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// Where the site is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// How much of the documents' own text the site publishes. These files have none of it.
    pub text: TextPolicy,
    pub letters: LetterTable,
    pub document_count: usize,
    /// Every film, in the order of the page's dictionary.
    pub films: Vec<Listed>,
    pub sources: Vec<Listed>,
}

/// A film or source in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Listed {
    pub key: String,
    pub name: String,
    /// Of a film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// The mean of its ratings, 0 to 100; not there without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    pub rating_count: usize,
    pub document_count: usize,
    /// Its page on the site.
    pub page: String,
    /// Its file; only those with the most documents have one where there are very many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
}

/// `api/films/<key>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Film {
    /// 1.
    pub version: u32,
    pub key: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    pub page: String,
    pub badge: String,
    pub embed: String,
    /// 1200 × 630 pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    pub aggregate_rating: AggregateRating,
    /// Newest first, undated ones last: all of them, or the first 200 of `aggregate_rating.document_count`.
    pub documents: Vec<Document>,
}

/// `api/sources/<key>.json`: a publication, or an author where there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Source {
    /// 1.
    pub version: u32,
    pub key: String,
    pub name: String,
    pub role: SourceRole,
    pub page: String,
    /// Of all that it rates.
    pub aggregate_rating: AggregateRating,
    /// As those of a film.
    pub documents: Vec<Document>,
}

/// A document with its facts. Its text is not here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Document {
    pub id: String,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The work that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub film: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// As printed (`raw`), on its scale, and on 0 to 100 (`score`) by the letter table of the collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Its page on the site.
    pub page: String,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Something with a key and a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Named {
    pub key: String,
    pub name: String,
}

/// schema.org's AggregateRating, with how sure it is and what it was made of: the mean of the ratings that have a scale, each on 0 to 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct AggregateRating {
    /// 0 to 100; not there without a rating, which is not a score of zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// 100.
    pub best: f64,
    /// 0.
    pub worst: f64,
    /// `mean`.
    pub method: String,
    pub letters: LetterTable,
    /// Ratings that went in.
    pub rating_count: usize,
    /// Documents, rated or not.
    pub document_count: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Why there is no interval: `no_score`, `too_few`, `all_equal`, `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_interval: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
    /// The sum, from the lowest rating to the highest: `value` is Σ count × score / Σ count.
    pub made_of: Vec<Line>,
}

/// Where the value would lie in 95 of 100 collections like this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    /// 0.95.
    pub confidence: f64,
    /// `student_t`.
    pub method: String,
}

/// How far the scores lie apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Spread {
    pub min: f64,
    pub max: f64,
    /// Sample standard deviation; not there below two ratings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation: Option<f64>,
}

/// Ratings of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Line {
    pub rating: RatingTerm,
    pub score: f64,
    pub count: usize,
}

impl AggregateRating {
    /// What the engine made, in the words of these files.
    fn new(aggregate: &score::AggregateRating, table: &Table, letters: LetterTable) -> AggregateRating {
        let (interval, no_interval) = match &aggregate.interval {
            Ok(likely) => {
                let method = match likely.kind {
                    IntervalKind::Student => "student_t",
                    _ => "other",
                };
                let interval =
                    Interval { low: likely.low, high: likely.high, confidence: 0.95, method: method.to_owned() };
                (Some(interval), None)
            }
            Err(why) => (None, Some(why_not(why).to_owned())),
        };
        let lines = aggregate.derivation.lines.iter().filter_map(|line| {
            Some(Line { rating: table.rating_term(line.rating)?.clone(), score: line.score?, count: line.count })
        });
        AggregateRating {
            value: aggregate.value,
            shown: aggregate.value.map(figures::score),
            best: 100.0,
            worst: 0.0,
            method: "mean".to_owned(),
            letters,
            rating_count: aggregate.rating_count,
            document_count: aggregate.review_count,
            interval,
            no_interval,
            spread: aggregate.spread.map(|spread| Spread {
                min: spread.min,
                max: spread.max,
                deviation: spread.deviation,
            }),
            made_of: lines.collect(),
        }
    }
}

fn why_not(why: &NoInterval) -> &'static str {
    match why {
        NoInterval::NoScore => "no_score",
        NoInterval::TooFew { .. } => "too_few",
        NoInterval::AllEqual => "all_equal",
        _ => "other",
    }
}

/// The value of a facet, if it is not the missing one.
fn named(table: &Table, facet: Facet, code: u32) -> Option<Named> {
    (code > 0).then(|| Named { key: table.key(facet, code).to_owned(), name: table.name(facet, code).to_owned() })
}
