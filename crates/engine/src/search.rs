//! Which values of a facet a search finds.

use crate::{Facet, Table};

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

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
