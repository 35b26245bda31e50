//! How many scores lie where on the scale.

use crate::Table;
use crosscut_model::LetterTable;

/// The scores of ratings by their counts, as [`crate::Outcome::ratings`] has them, in so many equal parts of the scale. A score
/// between two parts lies in the upper one, 100 in the last. Unrated documents and thumbs are in none.
pub fn histogram(table: &Table, ratings: &[u32], letters: LetterTable, parts: usize) -> Vec<u32> {
    let mut counts = vec![0; parts];
    for (score, count) in table.rating_scores(letters).iter().zip(ratings) {
        let Some(score) = score else { continue };
        let part = (score * parts as f64 / 100.0) as usize;
        if let Some(counted) = counts.get_mut(part.min(parts.saturating_sub(1))) {
            *counted += count;
        }
    }
    counts
}
