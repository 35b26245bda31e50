//! The ratings of a film on a line, where they are more than a few.

use super::scope::UseScope;
use super::{likely, marks};
use crate::charts::{IsFaint, strip, strip_of_many};
use crate::state::{History, use_collection};
use crosscut_engine::score::AggregateRating;
use crosscut_engine::{Interval, Selection};
use leptos::prelude::*;
use std::sync::Arc;

/// The ratings of a score on a line: one mark each, or how many there are of each where they are too many to be listed.
pub fn strip_of(film: u32, aggregate: &AggregateRating) -> AnyView {
    let collection = use_collection();
    let scope = UseScope::new(film);
    if !aggregate.contributions.is_empty() {
        let is_faint: IsFaint = Arc::new(move |row| !scope.contains(row));
        return strip(marks(&collection, aggregate), likely(aggregate), Some(is_faint));
    }
    let lines = &aggregate.derivation.lines;
    let scores: Vec<(f64, usize)> = lines.iter().filter_map(|line| Some((line.score?, line.count))).collect();
    let pick = move |score: f64| {
        let range = Interval { low: (score - 0.5).max(0.0), high: (score + 0.5).min(100.0) };
        scope.select(History::Push, |selection| Selection { score: Some(range), ..selection.clone() });
    };
    strip_of_many(scores, likely(aggregate), Some(Arc::new(pick)))
}
