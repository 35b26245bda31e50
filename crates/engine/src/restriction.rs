//! What a selection asks of one dimension, and which rows pass.

use crate::codes::CodeSet;
use crate::dimension::Dimension;
use crate::{Bitmap, Choice, Facet, Request, Table};

/// What a restriction of one dimension asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Allowed {
    Codes(CodeSet),
    /// For the dimension with several values a row.
    Values(Choice),
}

/// A restriction and the rows that pass it.
#[derive(Clone, Debug)]
pub(crate) struct Pass {
    /// Another number than that of any other restriction of the session.
    pub(crate) number: u64,
    pub(crate) allowed: Allowed,
    pub(crate) rows: Bitmap,
}

/// Whether a rating of this score passes the score interval.
pub(crate) fn passes_score(request: &Request, score: Option<f64>) -> bool {
    request
        .selection
        .score
        .is_none_or(|interval| score.is_some_and(|score| (interval.low..=interval.high).contains(&score)))
}

/// The one value that a choice includes, if it asks for no more.
pub(crate) fn single_value(choice: &Choice, size: usize) -> Option<CodeSet> {
    let code = choice.include.first().filter(|code| choice.include.len() == 1 && (**code as usize) < size)?;
    choice.exclude.is_empty().then(|| CodeSet::new(size, |other| other == *code))
}

/// What a request allows of a dimension; `None` when that is everything.
pub(crate) fn allowed(table: &Table, request: &Request, dimension: Dimension) -> Option<Allowed> {
    let choice = |facet| request.selection.choice(facet).filter(|choice| !choice.is_empty());
    let codes = |facet| {
        let set = CodeSet::of_choice(table.size(facet), choice(facet)?);
        (set.count() < table.size(facet)).then_some(Allowed::Codes(set))
    };
    match dimension {
        Dimension::Film => codes(Facet::Film),
        Dimension::Source => codes(Facet::Source),
        Dimension::Author => codes(Facet::Author),
        Dimension::Kind => codes(Facet::Kind),
        Dimension::Language => codes(Facet::Language),
        Dimension::Year => codes(Facet::Year),
        Dimension::Aspect => choice(Facet::Aspect).cloned().map(Allowed::Values),
        Dimension::Day | Dimension::Joint => None,
        Dimension::Rating => {
            if request.selection.score.is_none() && choice(Facet::Notation).is_none() {
                return None;
            }
            let notations =
                choice(Facet::Notation).map(|choice| CodeSet::of_choice(table.size(Facet::Notation), choice));
            let scores = table.rating_scores(request.letters);
            let set = CodeSet::new(table.rating_terms(), |code| {
                notations.as_ref().is_none_or(|set| set.contains(table.notation_of(code)))
                    && passes_score(request, scores.get(code as usize).copied().flatten())
            });
            (set.count() < table.rating_terms()).then_some(Allowed::Codes(set))
        }
    }
}

/// The rows that pass, from those that passed before where that is less work.
pub(crate) fn passing(table: &Table, dimension: Dimension, allowed: &Allowed, before: Option<Pass>) -> Bitmap {
    match (allowed, table.column(dimension)) {
        (Allowed::Values(choice), _) => {
            let values = &table.aspects().rows;
            let rows_of = |code: &u32| values.get(*code as usize).and_then(Option::as_ref);
            let mut rows = match choice.include.is_empty() {
                true => Bitmap::full(table.rows()),
                false => Bitmap::empty(table.rows()),
            };
            choice.include.iter().filter_map(rows_of).for_each(|value| rows.unite(value));
            choice.exclude.iter().filter_map(rows_of).for_each(|value| rows.subtract(value));
            rows
        }
        (Allowed::Codes(set), Some(column)) => {
            if let Some(Pass { allowed: Allowed::Codes(old), mut rows, .. }) = before {
                let changed = old.difference(set);
                if changed.count() < set.count() {
                    rows.turn_over(&column.rows_of(&changed));
                    return rows;
                }
            }
            if set.count() * 2 > column.size() {
                let mut rows = Bitmap::full(table.rows());
                rows.subtract(&column.rows_of(&set.complement(column.size())));
                return rows;
            }
            column.rows_of(set)
        }
        (Allowed::Codes(_), None) => Bitmap::empty(table.rows()),
    }
}
