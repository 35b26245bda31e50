//! How many scores lie where on the scale.

use crate::Table;
use crosscut_model::LetterTable;

/// In which of so many equal parts of the scale a score lies, from 0: between two parts in the upper one, 100 in the last.
#[inline]
pub fn part_of(score: f64, parts: usize) -> usize {
    ((score * parts as f64 / 100.0) as usize).min(parts.saturating_sub(1))
}

/// The scores of ratings by their counts, as [`crate::Outcome::ratings`] has them, by [`part_of`] the scale. Unrated documents and
/// thumbs are in none.
pub fn histogram(table: &Table, ratings: &[u32], letters: LetterTable, parts: usize) -> Vec<u32> {
    let mut counts = vec![0; parts];
    for (score, count) in table.rating_scores(letters).iter().zip(ratings) {
        let Some(score) = score else { continue };
        if let Some(counted) = counts.get_mut(part_of(*score, parts)) {
            *counted += count;
        }
    }
    counts
}
