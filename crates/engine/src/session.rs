//! A series of questions about one table. What is remembered is which rows the last search found and the last choice of each facet
//! lets through; counts are not: counting anew takes no longer than finding out what has changed.

use crate::dimension::Dimension;
use crate::order::windowed;
use crate::outcome::Matching;
use crate::restriction::{Masks, Passed, notations, passes_score};
use crate::tally::count_of;
use crate::{Bitmap, Facet, Facets, Outcome, Request, Table};

/// What is remembered between questions. Empty to begin with; one that met another table begins again.
#[derive(Clone, Debug, Default)]
pub struct Session {
    table: u64,
    /// The rows that the last search found, and their places.
    hits: Option<(Bitmap, Bitmap)>,
    passed: Passed,
}

impl Session {
    /// Remembers nothing yet.
    pub fn new() -> Session {
        Session::default()
    }

    /// Answers a request: the same as [`crate::outcome`], for the facets that are read; the counts of the others are empty.
    pub fn outcome(&mut self, table: &Table, request: &Request, facets: Facets) -> Outcome {
        self.meet(table);
        let hits = request.hits.map(|hits| self.places_of(table, hits));
        // Ratings are always counted: the score is made of them.
        let wanted = |dimension| {
            dimension == Dimension::Rating
                || Facet::ALL.into_iter().any(|facet| facets.has(facet) && Dimension::of(facet) == dimension)
        };
        let masks = Masks::new(table, request, hits, &mut self.passed, wanted);
        // Under every restriction but those on ratings: what is left is decided rating by rating.
        let free = table.arrangement().count_ratings(masks.without(Dimension::Rating));
        let scores = table.rating_scores(request.letters);
        let notations = notations(table, request);
        let in_score = |code: usize| passes_score(request, scores.get(code).copied().flatten());
        let in_notation =
            |code: usize| notations.as_ref().is_none_or(|set| set.contains(table.notation_of(code as u32)));
        let kept = |keep: &dyn Fn(usize) -> bool| -> Vec<u32> {
            free.iter().enumerate().map(|(code, count)| if keep(code) { *count } else { 0 }).collect()
        };
        let ratings = kept(&|code| in_score(code) && in_notation(code));
        let counts = Facet::ALL.map(|facet| match facet {
            facet if !facets.has(facet) => Vec::new(),
            Facet::Notation => {
                let mut counts = vec![0; table.size(facet)];
                for (code, count) in free.iter().enumerate().filter(|(code, _)| in_score(*code)) {
                    counts[table.notation_of(code as u32) as usize] += count;
                }
                counts
            }
            facet => {
                let dimension = Dimension::of(facet);
                count_of(table, dimension, masks.without(dimension))
            }
        });
        Outcome {
            count: masks.all.count,
            counts: counts.to_vec(),
            ratings_aside: kept(&in_notation),
            rows: windowed(table, request, &masks.all, &ratings),
            ratings,
            matching: Matching::new(masks.all.places, table.arrangement()),
        }
    }

    /// Forgets what it knows of another table.
    fn meet(&mut self, table: &Table) {
        if self.table != table.id() {
            *self = Session { table: table.id(), ..Session::default() };
        }
    }

    fn places_of(&mut self, table: &Table, hits: &Bitmap) -> Bitmap {
        match &self.hits {
            Some((rows, places)) if rows.shares(hits) || rows == hits => places.clone(),
            _ => {
                let places = table.arrangement().places_of(hits);
                self.hits = Some((hits.clone(), places.clone()));
                places
            }
        }
    }
}
