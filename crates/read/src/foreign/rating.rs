//! The rating of a table of another program: under which keys it stands, and with which scale.

use super::{Adopted, add, has, is_in, lower, scalar, words};
use crate::node::{Entry, Value};
use std::borrow::Cow;

pub(super) const RATINGS: &str = "score grade stars my_rating verdict voto betyg wertung cijfer bewertung myrating rating_value overall overall_score overall_rating score_overall final_score score_percent";
pub(super) const BESTS: &str = "max best out_of scale rating_max score_max best_rating max_rating";
const VALUES: &str = "value score rating_value ratingvalue";
/// Tables of marks for parts, and what the mark for all of it is called there.
const MARKS: &str = "scores ratings sub_scores";
const OVERALL: &str = "overall total final gesamt global";
/// Whose rating is the publication's own, among those of others.
const EDITORS: &str = "editor editors editorial staff critic critics our own redaktion rédaction redaction redacción redaccion redação redacao redazione redactie";

/// A table that holds a rating: the entry that is one, what stands beside its value, and under which keys the value may be.
type Held<'e> = (&'e Entry, &'e [Entry], &'static str);

/// `rating: {value: 2, best: 5}`, and one of several: `ratings: {editors: {value: 82, best: 100}, readers: …}`.
fn rating_table<'e>(flat: &[(Cow<str>, &'e Entry)]) -> Option<Held<'e>> {
    let inside = |entry: &'e Entry| match &entry.node.value {
        Value::Table(inner) => Some((entry, inner.as_slice(), VALUES)),
        _ => None,
    };
    let named = |name: &str| flat.iter().filter(|(key, _)| key == name).find_map(|(_, entry)| inside(entry));
    let of_several = || {
        let (_, all, _) = named("ratings")?;
        all.iter().filter(|entry| is_in(&lower(&entry.key), EDITORS)).find_map(inside)
    };
    let of_another_name = || {
        let valued = |inner: &[Entry]| inner.iter().any(|entry| is_in(&lower(&entry.key), VALUES));
        words(RATINGS).filter_map(named).find(|(_, inner, _)| valued(inner))
    };
    named("rating").or_else(of_another_name).or_else(of_several)
}

/// The table of marks for parts and for all of it: `scores: {story: 74, overall: 78, max: 100}`.
fn marks_table<'e>(flat: &[(Cow<str>, &'e Entry)]) -> Option<Held<'e>> {
    flat.iter().filter(|(key, _)| is_in(key, MARKS)).find_map(|(_, entry)| {
        let Value::Table(marks) = &entry.node.value else { return None };
        let overall = |mark: &Entry| is_in(&lower(&mark.key), OVERALL) && scalar(&mark.node).is_some();
        marks.iter().any(overall).then_some((*entry, marks.as_slice(), OVERALL))
    })
}

/// The rating and its scale, where some key holds something that looks like one.
pub(super) fn take_over(flat: &[(Cow<str>, &Entry)], entries: &[Entry], out: &mut Adopted) {
    let draft = entries.iter().any(|entry| entry.key == "draft" && entry.node.value == Value::Flag(true));
    let fields =
        || std::iter::once("rating").chain(words(RATINGS)).filter_map(|word| flat.iter().find(|(key, _)| key == word));
    // A grade in figures is a class at school.
    let graded = |key: &str, value: &str| key != "grade" || value.parse::<f64>().is_err();
    let found = fields()
        .find(|(key, entry)| scalar(&entry.node).is_some_and(|value| looks_rated(&value) && graded(key, &value)));
    let own_empty = entries.iter().any(|entry| {
        matches!(entry.key.as_str(), "rating" | "my_rating" | "score")
            && (entry.node.value == Value::Empty || scalar(&entry.node).as_deref() == Some(""))
    });
    let held = rating_table(flat).or_else(|| if found.is_none() { marks_table(flat) } else { None });
    if let Some((entry, inner, values)) = held {
        for (key, words) in [("rating", values), ("rating_best", BESTS), ("rating_worst", "worst min")] {
            if let Some(inner) = inner.iter().find(|inner| is_in(&lower(&inner.key), words)) {
                add(&mut out.entries, key, scalar(&inner.node), inner);
            }
        }
        if !has(&out.entries, "rating") {
            // What it has instead of a value is told.
            out.entries.push(entry.clone());
        }
        return;
    }
    let Some((key, entry)) = found else {
        let flag = flat.iter().find(|(key, _)| key == "recommended").and_then(|(_, entry)| match entry.node.value {
            Value::Flag(flag) => Some((flag, *entry)),
            _ => None,
        });
        match flag {
            Some((flag, entry)) => {
                add(&mut out.entries, "rating", Some(if flag { "thumbs up" } else { "thumbs down" }.to_owned()), entry)
            }
            None => out.unrated = own_empty,
        }
        return;
    };
    let value = scalar(&entry.node).unwrap_or_default();
    let number: Option<f64> = value.replace(',', ".").parse().ok();
    if draft && number == Some(0.0) {
        out.unrated = true;
        return;
    }
    let value = match &**key {
        "stars" if number.is_some() => format!("{value} stars"),
        "score_percent" if number.is_some() => format!("{value}%"),
        _ => value,
    };
    add(&mut out.entries, "rating", Some(value), entry);
    let best = words(BESTS).find_map(|word| {
        flat.iter().find(|(key, entry)| key == word && matches!(entry.node.value, Value::Number { .. }))
    });
    if let Some((_, best)) = best {
        add(&mut out.entries, "rating_best", scalar(&best.node), best);
    } else if let Some(number) = number {
        out.usual_best = [5.0, 10.0, 100.0].into_iter().find(|best| number <= *best);
    }
}

/// Whether a value is written as a rating: a number, stars, a letter, a fraction; not a certificate and not a name.
fn looks_rated(value: &str) -> bool {
    let value = value.trim();
    let upper = value.to_uppercase();
    let certificate =
        ["PG", "PG-13", "NC-17", "NR", "UNRATED", "TV-MA", "TV-14", "TV-PG", "GENERAL", "MATURE", "U", "12A"]
            .contains(&upper.as_str());
    let starts = value
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit() || matches!(c, '★' | '☆' | '⭐' | '*' | '½' | '👍' | '👎' | '-' | '+'));
    let letter = value.len() <= 3
        && matches!(upper.as_bytes().first(), Some(b'A'..=b'F'))
        && upper[1..].chars().all(|c| matches!(c, '+' | '-' | '−' | '–' | ' '));
    let words = value.len() <= 40
        && ["star", "thumb", "out of", "recommended", "stelle", "étoile", "sterne", "estrellas"]
            .iter()
            .any(|word| value.to_lowercase().contains(word));
    !certificate && value.len() <= 60 && (starts || letter || words)
}
