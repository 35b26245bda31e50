//! What of a film's page is below the score, and what opens beside it.

use super::facts::table_of_facts;
use super::rest::rest;
use super::scope::UseScope;
use super::{likely, marks};
use crate::charts::{IsFaint, strip, strip_of_many};
use crate::components::Derivation;
use crate::state::{History, use_collection};
use crosscut_engine::facts::Fact;
use crosscut_engine::score::AggregateRating;
use crosscut_engine::{Interval, Matching, Selection};
use crosscut_model::LetterTable;
use leptos::prelude::*;
use std::sync::Arc;

/// A piece of the page.
#[derive(Clone)]
pub enum Piece {
    /// How a score was made, from the rows that were looked at.
    Score { aggregate: Box<AggregateRating>, rows: Arc<Vec<u32>>, letters: LetterTable },
    /// The ratings of a film, where they are more than a few.
    Strip { film: u32, aggregate: Box<AggregateRating> },
    /// What is stated.
    Facts(Vec<Fact>),
    /// What is below the score.
    Rest { film: u32, members: Matching, rows: Arc<Vec<u32>>, facts: Vec<Fact> },
}

impl Piece {
    pub fn draw(self) -> AnyView {
        match self {
            Piece::Score { aggregate, rows, letters } => {
                view! { <Derivation aggregate=*aggregate rows=rows.to_vec() letters /> }.into_any()
            }
            Piece::Strip { film, aggregate } => strip_of(film, &aggregate),
            Piece::Facts(facts) => table_of_facts(facts),
            Piece::Rest { film, members, rows, facts } => rest(film, members, &rows, facts),
        }
    }
}

/// The ratings of a score on a line: one mark each, or how many there are of each where they are too many to be listed.
fn strip_of(film: u32, aggregate: &AggregateRating) -> AnyView {
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
