//! Which documents are listed, and these in one pass over the bundle: a file of documents is read once, and of a document only what is
//! listed is kept.

use super::{Document, named};
use crate::collection::Collection;
use crate::error::Result;
use crate::feed::{self, Entry};
use crosscut_engine::{Facet, Table};
use crosscut_model::Review;
use std::collections::BTreeMap;

/// Documents that a film or source lists, at most. Raising it makes files of large collections larger.
const LISTED: usize = 200;

/// Documents by their rows, and which of them belong to what.
#[derive(Debug, Default)]
pub struct Gathered {
    pub documents: BTreeMap<u32, Document>,
    /// By film of the plan, the rows that it lists.
    pub of_films: Vec<Vec<u32>>,
    pub of_sources: Vec<Vec<u32>>,
    /// The newest of all, newest first.
    pub newest: Vec<Entry>,
}

/// What is done with each id.
pub type EachId<'a> = &'a mut dyn FnMut(&str) -> Result<()>;

/// Reads what is listed. With `each_id`, it is called with the id of every document, in their order, for which all files are read.
pub fn gather(collection: &Collection, mut each_id: Option<EachId>) -> Result<Gathered> {
    let Collection { table, plan, .. } = collection;
    let lists = |facet, codes: &[u32]| -> Vec<Vec<u32>> {
        let rows = |code: &u32| newest(table, collection.members(facet, *code).iter().map(|row| row as u32), LISTED);
        codes.iter().map(rows).collect()
    };
    let (of_films, of_sources) = (lists(Facet::Film, &plan.films), lists(Facet::Source, &plan.sources));
    let dated = (0..table.rows() as u32).filter(|row| table.date(*row as usize).is_some());
    let in_feed = if collection.site.is_some() { newest(table, dated, feed::LONGEST) } else { Vec::new() };
    let mut wanted: Vec<u32> = of_films.iter().chain(&of_sources).flatten().chain(&in_feed).copied().collect();
    wanted.sort_unstable();
    wanted.dedup();

    let mut documents = BTreeMap::new();
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    let reads_all = each_id.is_some();
    let is_wanted = |rows: std::ops::Range<usize>| {
        let first = wanted.partition_point(|row| (*row as usize) < rows.start);
        reads_all || wanted.get(first).is_some_and(|row| (*row as usize) < rows.end)
    };
    collection.each_document(&is_wanted, &mut |row, review| {
        if let Some(each_id) = &mut each_id {
            each_id(&review.id)?;
        }
        if wanted.binary_search(&row).is_ok() {
            documents.insert(row, document(collection, row, review));
            if in_feed.contains(&row) {
                entries.extend(Entry::new(collection, review).map(|entry| (row, entry)));
            }
        }
        Ok(())
    })?;
    let newest = in_feed.iter().filter_map(|row| entries.remove(row)).collect();
    Ok(Gathered { documents, of_films, of_sources, newest })
}

/// The newest of some rows, newest first, undated ones last; among equals in the order of the rows.
fn newest(table: &Table, rows: impl Iterator<Item = u32>, most: usize) -> Vec<u32> {
    let mut rows: Vec<(std::cmp::Reverse<Option<i32>>, u32)> =
        rows.map(|row| (std::cmp::Reverse(table.date(row as usize)), row)).collect();
    if rows.len() > most {
        rows.select_nth_unstable(most);
        rows.truncate(most);
    }
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row).collect()
}

fn document(collection: &Collection, row: u32, review: &Review) -> Document {
    let table = &collection.table;
    let value = |facet| named(table, facet, table.codes(facet, row as usize).first().copied().unwrap_or(0));
    let mut rating = review.rating.clone();
    if let Some(rating) = &mut rating {
        rating.score = rating.score_by(collection.letters());
    }
    Document {
        id: review.id.clone(),
        kind: review.kind,
        headline: review.headline.clone(),
        film: value(Facet::Film),
        source: value(Facet::Source),
        author: value(Facet::Author),
        date_published: review.date_published,
        language: review.language.clone(),
        rating,
        page: collection.link(&format!("documents/{}", review.id)),
        url: review.url.clone(),
    }
}
