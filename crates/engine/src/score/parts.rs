//! The mean of some rows, value by value of a facet: by source, by year, by aspect.

use crate::dimension::Dimension;
use crate::tally::Mask;
use crate::{Facet, Matching, Table};
use crosscut_model::LetterTable;
use std::cell::LazyCell;

/// The rows of one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The code of the value.
    pub code: u32,
    /// Scores among them.
    pub rating_count: usize,
    /// Documents, rated or not.
    pub review_count: usize,
    /// 0 to 100; `None` without a score.
    pub mean: Option<f64>,
    /// Sample standard deviation; `None` below two scores.
    pub deviation: Option<f64>,
}

/// The mean of `rows` for each value of a facet that has any of them, in the order of the codes. A row with several values
/// counts for each.
pub fn by(table: &Table, rows: &Matching, facet: Facet, letters: LetterTable) -> Vec<Part> {
    let scores = table.rating_scores(letters);
    let dimension = Dimension::of(facet);
    let mask = Mask::new(rows.places(table));
    let mut sums = vec![Sum::default(); table.size(facet)];
    let add = |sums: &mut [Sum], code: u32, rating: usize, count: u32| sums[code as usize].add(scores[rating], count);
    match (table.values(dimension), table.column(dimension)) {
        (Some(values), _) => {
            let ratings = LazyCell::new(|| table.arrangement().ratings_by_place());
            let mut listed = Vec::new();
            for (code, rows) in (0..).zip(values.bitmaps()) {
                if let Some(rows) = rows {
                    let counts = table.arrangement().count_ratings(&Mask::new(rows.common(&mask.places)));
                    (0..).zip(counts).for_each(|(rating, count)| add(&mut sums, code, rating, count));
                }
                let places = values.list(code as usize).iter().map(|place| *place as usize);
                listed.extend(
                    places.filter(|place| mask.places.contains(*place)).map(|place| scores[ratings[place] as usize]),
                );
                if !listed.is_empty() {
                    sums[code as usize] = Sum::of(&listed);
                    listed.clear();
                }
            }
        }
        (None, Some(_)) if dimension == Dimension::Source => {
            table
                .arrangement()
                .count_pairs(&mask, |rating, source, count| add(&mut sums, source, rating as usize, count));
        }
        (None, Some(column)) => {
            // The rows of a rating lie side by side: how many of them have each code, and which codes those are.
            let mut counts = vec![0; column.size()];
            let mut there = Vec::new();
            for rating in 0..scores.len() {
                for place in mask.places.iter_in(table.arrangement().of_rating(rating as u32)) {
                    let code = column.codes().get(place);
                    if counts[code as usize] == 0 {
                        there.push(code);
                    }
                    counts[code as usize] += 1;
                }
                there
                    .drain(..)
                    .for_each(|code| add(&mut sums, code, rating, std::mem::take(&mut counts[code as usize])));
            }
        }
        (None, None) => {
            let counts = table.arrangement().count_ratings(&mask);
            (0..)
                .zip(counts)
                .for_each(|(rating, count)| add(&mut sums, table.notation_of(rating as u32), rating, count));
        }
    }
    (0..).zip(&sums).filter(|(_, sum)| sum.reviews > 0).map(|(code, sum)| sum.part(code)).collect()
}

/// A running mean and squared deviation, to which equal scores are added at once (Chan, Golub and LeVeque 1979, "Updating formulae
/// and a pairwise algorithm for computing sample variances", for a part without deviation of its own).
#[derive(Clone, Copy, Default)]
struct Sum {
    reviews: usize,
    ratings: usize,
    mean: f64,
    squares: f64,
}

impl Sum {
    /// Of some reviews one by one.
    fn of(scores: &[Option<f64>]) -> Sum {
        let there = || scores.iter().flatten();
        let ratings = there().count();
        let mean = if ratings > 0 { there().sum::<f64>() / ratings as f64 } else { 0.0 };
        Sum { reviews: scores.len(), ratings, mean, squares: there().map(|score| (score - mean).powi(2)).sum() }
    }

    fn add(&mut self, score: Option<f64>, count: u32) {
        self.reviews += count as usize;
        let Some(score) = score.filter(|_| count > 0) else { return };
        let (before, count) = (self.ratings as f64, f64::from(count));
        let apart = score - self.mean;
        self.ratings += count as usize;
        self.mean += apart * count / (before + count);
        self.squares += apart * apart * before * count / (before + count);
    }

    fn part(&self, code: u32) -> Part {
        Part {
            code,
            rating_count: self.ratings,
            review_count: self.reviews,
            mean: (self.ratings > 0).then_some(self.mean),
            deviation: (self.ratings > 1).then(|| (self.squares / (self.ratings as f64 - 1.0)).sqrt()),
        }
    }
}
