//! Which reviews a search finds, and which values of a facet.

use crate::{Bitmap, Facet, Table};
use crosscut_model::Review;

/// The reviews in which every word of `query` begins a word of the title, the people, the source, the abstract or the
/// text, whatever the case. `None` when the query holds no word.
pub fn scan(reviews: &[Review], query: &str) -> Option<Bitmap> {
    let wanted = words(query);
    if wanted.is_empty() {
        return None;
    }
    let mut hits = Bitmap::empty(reviews.len());
    for (row, review) in reviews.iter().enumerate() {
        let found = fields(review).flat_map(words).collect::<Vec<String>>();
        if wanted.iter().all(|word| found.iter().any(|candidate| candidate.starts_with(word.as_str()))) {
            hits.insert(row);
        }
    }
    Some(hits)
}

/// The values of a facet in whose name every word of `query` begins a word, whatever the case: codes, rising. The missing
/// value has no name and is not found; a query without a word finds every other.
pub fn values(table: &Table, facet: Facet, query: &str) -> Vec<u32> {
    let wanted = words(query);
    let found = |code: &u32| {
        let name = words(table.name(facet, *code));
        wanted.iter().all(|word| name.iter().any(|candidate| candidate.starts_with(word.as_str())))
    };
    (1..table.size(facet) as u32).filter(found).collect()
}

fn fields(review: &Review) -> impl Iterator<Item = &str> {
    [&review.item, &review.headline, &review.author, &review.publisher, &review.abstract_text, &review.text]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain(
            review
                .statements
                .iter()
                .flat_map(|statement| std::iter::once(statement.value.as_str()).chain(statement.character.as_deref())),
        )
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
