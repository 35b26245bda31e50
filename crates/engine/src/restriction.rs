//! What a selection asks of one dimension, which places pass it, and which pass all, or all but one.

use crate::codes::CodeSet;
use crate::dimension::Dimension;
use crate::tally::Mask;
use crate::{Bitmap, Choice, Facet, Request, Table};
use std::collections::BTreeMap;

/// Whether a rating of this score passes the score interval.
pub(crate) fn passes_score(request: &Request, score: Option<f64>) -> bool {
    request
        .selection
        .score
        .is_none_or(|interval| score.is_some_and(|score| (interval.low..=interval.high).contains(&score)))
}

/// The notations that a request lets through; `None` when those are all.
pub(crate) fn notations(table: &Table, request: &Request) -> Option<CodeSet> {
    let choice = request.selection.choice(Facet::Notation).filter(|choice| !choice.is_empty())?;
    Some(CodeSet::of_choice(table.size(Facet::Notation), choice))
}

/// The places that pass the choices of the last questions, by facet. Most questions differ from the last one in one facet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passed(BTreeMap<Facet, (Choice, Bitmap)>);

impl Passed {
    fn of(&mut self, facet: Facet, choice: &Choice, find: impl FnOnce() -> Bitmap) -> Bitmap {
        match self.0.get(&facet) {
            Some((known, places)) if known == choice => places.clone(),
            _ => {
                let places = find();
                self.0.insert(facet, (choice.clone(), places.clone()));
                places
            }
        }
    }
}

/// The places that pass what a request asks of a dimension; `None` when it asks for nothing.
fn passing(table: &Table, request: &Request, dimension: Dimension, passed: &mut Passed) -> Option<Bitmap> {
    let facet = match dimension {
        Dimension::Day => return None,
        Dimension::Rating => return passing_rating(table, request),
        Dimension::Film => Facet::Film,
        Dimension::Source => Facet::Source,
        Dimension::Author => Facet::Author,
        Dimension::Kind => Facet::Kind,
        Dimension::Language => Facet::Language,
        Dimension::Year => Facet::Year,
        Dimension::Aspect => Facet::Aspect,
        Dimension::Person => Facet::Person,
    };
    let choice = request.selection.choice(facet).filter(|choice| !choice.is_empty())?;
    Some(passed.of(facet, choice, || match (table.values(dimension), table.column(dimension)) {
        (Some(values), _) => values.passing(choice),
        (None, Some(column)) => {
            let set = CodeSet::of_choice(column.size(), choice);
            if set.count() * 2 <= column.size() {
                return table.places_of(dimension, &set);
            }
            let mut places = Bitmap::full(table.rows());
            places.subtract(&table.places_of(dimension, &set.complement(column.size())));
            places
        }
        (None, None) => Bitmap::full(table.rows()),
    }))
}

fn passing_rating(table: &Table, request: &Request) -> Option<Bitmap> {
    let notations = notations(table, request);
    if request.selection.score.is_none() && notations.is_none() {
        return None;
    }
    let scores = table.rating_scores(request.letters);
    let set = CodeSet::new(table.rating_terms(), |code| {
        notations.as_ref().is_none_or(|set| set.contains(table.notation_of(code)))
            && passes_score(request, scores.get(code as usize).copied().flatten())
    });
    Some(table.arrangement().with_ratings(&set))
}

/// The places that pass every restriction, and those that pass all but that of one dimension.
pub(crate) struct Masks {
    pub(crate) all: Mask,
    but: Vec<(Dimension, Mask)>,
}

impl Masks {
    /// The masks of a request, of those leaving one dimension out only the `wanted`. `hits` are the places that its search
    /// finds.
    pub(crate) fn new(
        table: &Table,
        request: &Request,
        hits: Option<Bitmap>,
        passed: &mut Passed,
        wanted: impl Fn(Dimension) -> bool,
    ) -> Masks {
        let cut = |dimension| passing(table, request, dimension, passed).map(|places| (Some(dimension), places));
        let passes: Vec<(Option<Dimension>, Bitmap)> =
            hits.map(|places| (None, places)).into_iter().chain(Dimension::CUT.into_iter().filter_map(cut)).collect();
        // What passes all restrictions from one on, for each: with what passes all before it, that leaves it out.
        let mut after = vec![None];
        for (_, places) in passes.iter().rev() {
            let last = after.last().and_then(Option::as_ref);
            after.push(Some(both(last, places)));
        }
        after.reverse();
        let mask = |places: Option<Bitmap>| Mask::new(places.unwrap_or_else(|| Bitmap::full(table.rows())));
        let mut but = Vec::new();
        let mut before: Option<Bitmap> = None;
        for ((dimension, places), after) in passes.iter().zip(&after[1..]) {
            if let Some(dimension) = dimension.filter(|dimension| wanted(*dimension)) {
                let others = match (&before, after) {
                    (Some(before), after) => Some(both(after.as_ref(), before)),
                    (None, after) => after.clone(),
                };
                but.push((dimension, mask(others)));
            }
            before = Some(both(before.as_ref(), places));
        }
        Masks { all: mask(after.swap_remove(0)), but }
    }

    /// What a dimension is counted under: every restriction but its own.
    pub(crate) fn without(&self, dimension: Dimension) -> &Mask {
        self.but.iter().find(|(own, _)| *own == dimension).map_or(&self.all, |(_, mask)| mask)
    }
}

fn both(a: Option<&Bitmap>, b: &Bitmap) -> Bitmap {
    match a {
        Some(a) => a.common(b),
        None => b.clone(),
    }
}
