//! What a first look at a table needs, without a selection: how many rows have each value, the rows of one value, the best of
//! some rows. A page that is only looked at asks nothing else, and then does without the code that answers selections.

use crate::codes::CodeSet;
use crate::dimension::Dimension;
use crate::order::sorted;
use crate::outcome::Matching;
use crate::{Bitmap, Facet, Outcome, Table};
use crosscut_model::LetterTable;

impl Table {
    /// The answer to no question, without its rows: the same as [`crate::outcome`] of an empty selection and an empty window.
    #[inline]
    pub fn whole(&self) -> Outcome {
        let ratings: Vec<u32> =
            (0..self.rating_terms() as u32).map(|code| self.arrangement().of_rating(code).len() as u32).collect();
        let counts = Facet::ALL.map(|facet| {
            let dimension = Dimension::of(facet);
            match (self.values(dimension), self.column(dimension)) {
                (Some(values), _) => values.totals().to_vec(),
                (None, Some(column)) => column.totals().to_vec(),
                (None, None) => {
                    let mut counts = vec![0; self.size(facet)];
                    for (code, count) in (0..).zip(&ratings) {
                        counts[self.notation_of(code) as usize] += count;
                    }
                    counts
                }
            }
        });
        Outcome {
            matching: Matching::new(Bitmap::full(self.rows()), self.arrangement()),
            count: self.rows(),
            counts: counts.to_vec(),
            ratings_aside: ratings.clone(),
            ratings,
            rows: Vec::new(),
        }
    }

    /// The rows that have a value. Where the facet is known only what it needs of this is compiled: a first visit asks for films alone.
    #[inline(always)]
    pub fn rows_of(&self, facet: Facet, code: u32) -> Matching {
        let dimension = Dimension::of(facet);
        let places = match (self.values(dimension), self.column(dimension)) {
            (Some(values), _) => values.united([code].into_iter()),
            (None, Some(column)) => self.places_of(dimension, &CodeSet::new(column.size(), |other| other == code)),
            (None, None) => {
                let set = CodeSet::new(self.rating_terms(), |rating| self.notation_of(rating) == code);
                self.arrangement().with_ratings(&set)
            }
        };
        Matching::new(places, self.arrangement())
    }

    /// The first of some rows with the highest scores first, at most `most`: as [`crate::Sort::ScoreFalling`] has them.
    #[inline]
    pub fn best(&self, rows: &Matching, letters: LetterTable, most: usize) -> Vec<u32> {
        let places = rows.places(self);
        let scores = self.rating_scores(letters);
        let score = |code: u32| scores[code as usize].unwrap_or(-1.0);
        let codes = sorted(0..scores.len() as u32, &|a, b| score(b).total_cmp(&score(a)));
        let mut best = Vec::new();
        for tie in codes.chunk_by(|a, b| score(*a) == score(*b)) {
            if best.len() >= most {
                break;
            }
            let of_tie = tie.iter().flat_map(|code| places.iter_in(self.arrangement().of_rating(*code)));
            let of_tie = sorted(of_tie.map(|place| self.arrangement().row(place)), &|a, b| a.cmp(&b));
            best.extend(of_tie.into_iter().take(most - best.len()));
        }
        best
    }
}
