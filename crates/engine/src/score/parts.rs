//! The mean of some rows, value by value of a facet: by source, by year, by aspect.

use crate::{Bitmap, Facet, Table};
use crosscut_model::LetterTable;

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
pub fn by(table: &Table, rows: &Bitmap, facet: Facet, letters: LetterTable) -> Vec<Part> {
    let scores = table.rating_scores(letters);
    let mut sums = vec![Sum::default(); table.size(facet)];
    for row in rows.iter().take_while(|row| *row < table.rows()) {
        let score = scores.get(table.rating_code(row) as usize).copied().flatten();
        match table.one_code(facet, row) {
            Some(code) => sums[code as usize].add(score),
            None => table.codes(facet, row).into_iter().for_each(|code| sums[code as usize].add(score)),
        }
    }
    (0..).zip(&sums).filter(|(_, sum)| sum.reviews > 0).map(|(code, sum)| sum.part(code)).collect()
}

/// A running mean and squared deviation (Welford 1962).
#[derive(Clone, Copy, Default)]
struct Sum {
    reviews: usize,
    ratings: usize,
    mean: f64,
    squares: f64,
}

impl Sum {
    fn add(&mut self, score: Option<f64>) {
        self.reviews += 1;
        if let Some(score) = score {
            self.ratings += 1;
            let before = score - self.mean;
            self.mean += before / self.ratings as f64;
            self.squares += before * (score - self.mean);
        }
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
