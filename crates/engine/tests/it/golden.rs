//! Scores against values that numpy and scipy worked out: `reference/make_golden.py`.

use crate::tables::{Line, Raw};
use crosscut_engine::score::{AggregateRating, Method, NoInterval, Refusal, Scoring, aggregate};
use crosscut_engine::{Bitmap, Facet, Matching, Table};
use crosscut_model::{Notation, RatingTerm, RatingValue};
use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

#[test]
fn every_score_is_what_scipy_makes_it() {
    let sets: Vec<Value> = serde_json::from_str(include_str!("../../reference/golden.json")).unwrap();
    assert!(sets.len() >= 50, "{}", sets.len());
    let mut compared = 0;
    for set in &sets {
        let name = set["name"].as_str().unwrap();
        let (table, rows) = table(set);
        let expected = &set["expected"];
        let ask = |method| {
            let source_weights = set["weights"].as_object().unwrap();
            let source_weights = source_weights
                .iter()
                .map(|(source, weight)| (source.parse().unwrap(), weight.as_f64().unwrap()))
                .collect();
            aggregate(&table, &rows, &Scoring { method, source_weights, ..Scoring::default() })
        };
        for method in Method::ALL {
            let found = ask(method);
            let context = format!("{name}, {}: {found:?}", method.key());
            let counted = if method == Method::Favourable { "vote_count" } else { "rating_count" };
            assert_eq!(found.rating_count as u64, expected[counted].as_u64().unwrap(), "{context}");
            assert_eq!(found.review_count as u64, expected["review_count"].as_u64().unwrap(), "{context}");
            compare(&found, &expected["methods"][method.key()], &context);
            compared += 1;
            if method == Method::Mean {
                near(found.agreement, &expected["agreement"], &context);
                near(found.spread.map(|spread| spread.min), &expected["min"], &context);
                near(found.spread.map(|spread| spread.max), &expected["max"], &context);
                near(found.spread.and_then(|spread| spread.deviation), &expected["deviation"], &context);
            }
        }
    }
    assert_eq!(compared, sets.len() * Method::ALL.len());
}

fn compare(found: &AggregateRating, expected: &Value, context: &str) {
    if expected.is_null() {
        assert_eq!((found.value, &found.interval), (None, &Err(NoInterval::NoScore)), "{context}");
        return;
    }
    if let Some(refused) = expected["refused"].as_str() {
        let reason = match &found.refusal {
            Some(Refusal::NoWeight) => "no weight",
            Some(Refusal::TooFewFilms { .. }) => "too few films",
            Some(Refusal::NoRepeats) => "no repeats",
            Some(Refusal::TooFewSources { .. }) => "too few sources",
            Some(Refusal::Unconnected) => "unconnected",
            _ => "none",
        };
        assert_eq!((found.value, reason), (None, refused), "{context}");
        return;
    }
    assert_eq!(found.refusal, None, "{context}");
    near(found.value, &expected["value"], context);
    let interval = &expected["interval"];
    match (&found.interval, interval["none"].as_str()) {
        (Ok(found), None) => {
            near(Some(found.low), &interval["low"], context);
            near(Some(found.high), &interval["high"], context);
        }
        (Err(NoInterval::TooFew { ratings, needed }), Some("too few")) => {
            assert_eq!(Some(*ratings as u64), interval["ratings"].as_u64(), "{context}");
            assert_eq!(Some(*needed as u64), interval["needed"].as_u64(), "{context}");
        }
        (Err(NoInterval::TooUneven { effective, .. }), Some("too uneven")) => {
            near(Some(*effective), &interval["effective"], context);
        }
        (Err(NoInterval::AllEqual), Some("all equal")) => {}
        other => panic!("{context}: {other:?} instead of {interval}"),
    }
}

fn near(found: Option<f64>, expected: &Value, context: &str) {
    match (found, expected.as_f64()) {
        (Some(found), Some(expected)) => {
            assert!((found - expected).abs() <= TOLERANCE, "{found} instead of {expected}: {context}");
        }
        (None, None) => {}
        other => panic!("{other:?}: {context}"),
    }
}

/// The reviews of a set as a table, and the rows of film 1.
fn table(set: &Value) -> (Table, Matching) {
    let reviews = set["reviews"].as_array().unwrap();
    let most = |place: usize| reviews.iter().map(|review| review[place].as_u64().unwrap()).max().unwrap_or(0) as usize;
    let mut raw = Raw::with_dictionaries(most(0).max(1), most(1), 0);
    raw.catalog.ratings.clear();
    for review in reviews {
        let term = match &review[2] {
            Value::Null => None,
            Value::String(thumb) => Some(thumbs(thumb)),
            number => Some(points(number.as_f64().unwrap())),
        };
        let rating = term.map_or(0, |term| {
            let known = raw.catalog.ratings.iter().position(|known| *known == term);
            known.unwrap_or_else(|| {
                raw.catalog.ratings.push(term);
                raw.catalog.ratings.len() - 1
            }) as u32
                + 1
        });
        let code = |place: usize| review[place].as_u64().unwrap() as u32;
        raw.push(Line { film: code(0), source: code(1), rating, ..Line::default() });
    }
    let table = raw.table();
    let mut rows = Bitmap::empty(table.rows());
    (0..table.rows()).filter(|row| table.codes(Facet::Film, *row) == [1]).for_each(|row| rows.insert(row));
    (table, rows.into())
}

/// A rating of so many points of 100.
pub fn points(value: f64) -> RatingTerm {
    let number = RatingValue::Number;
    RatingTerm {
        value: number(value),
        best: number(100.0),
        worst: number(0.0),
        notation: Notation::Points,
        assumed: false,
    }
}

fn thumbs(value: &str) -> RatingTerm {
    let text = |text: &str| RatingValue::Text(text.to_owned());
    RatingTerm { value: text(value), best: text("up"), worst: text("down"), notation: Notation::Thumbs, assumed: false }
}
