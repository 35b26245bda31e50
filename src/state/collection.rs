//! The loaded bundle, ready for questions. Read-only.

use crosscut_engine::{Facet, Facets, Matching, Outcome, Request, Selection, Session, Sort, Table, TableError};
use crosscut_model::{Catalog, CollectionInfo, Film, LetterTable, Review, Source, Stored};
use leptos::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A collection: its settings and dictionaries, the table, and the reviews by row.
#[derive(Debug)]
pub struct Collection {
    pub info: CollectionInfo,
    pub films: Vec<Film>,
    pub sources: Vec<Source>,
    pub table: Table,
    /// The engine's answer to no question: all rows, and how many have each value.
    pub whole: Outcome,
    pub reviews: Vec<Review>,
    rows: HashMap<String, u32>,
}

/// Why a catalog that was read cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum CollectionError {
    Table(TableError),
    /// There are not as many documents as rows.
    Documents {
        found: usize,
        expected: usize,
    },
    /// A part is in another file, which this version does not fetch.
    Elsewhere {
        file: String,
    },
}

impl Collection {
    /// Builds a collection from a catalog that carries everything inline.
    pub fn new(mut catalog: Catalog) -> Result<Collection, CollectionError> {
        let columns = inline(std::mem::replace(&mut catalog.columns, Stored::Inline(Default::default())))?;
        let reviews = inline(std::mem::replace(&mut catalog.documents, Stored::Inline(Vec::new())))?;
        let table = Table::new(&catalog, columns).map_err(CollectionError::Table)?;
        if reviews.len() != table.rows() {
            return Err(CollectionError::Documents { found: reviews.len(), expected: table.rows() });
        }
        let rows = (0..).zip(&reviews).map(|(row, review)| (review.id.clone(), row)).collect();
        let everything = Selection::default();
        let request = Request {
            selection: &everything,
            hits: None,
            letters: catalog.collection.letters,
            sort: Sort::default(),
            window: 0..0,
        };
        let whole = crosscut_engine::outcome(&table, &request);
        Ok(Collection {
            info: catalog.collection,
            films: catalog.films,
            sources: catalog.sources,
            table,
            whole,
            reviews,
            rows,
        })
    }

    /// The review of a row.
    pub fn review(&self, row: u32) -> Option<&Review> {
        self.reviews.get(row as usize)
    }

    /// The row of a review.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }

    /// How many documents have a value.
    pub fn total(&self, facet: Facet, code: u32) -> usize {
        self.whole.counts[facet as usize].get(code as usize).map_or(0, |count| *count as usize)
    }

    /// The rows that have a value.
    pub fn rows_of(&self, facet: Facet, code: u32) -> Matching {
        self.select(&Selection::default().with_only(facet, code), self.info.letters, 0..0).matching
    }

    /// The rows that a selection without words matches, best first within `window`; facets are not counted.
    pub fn select(&self, selection: &Selection, letters: LetterTable, window: Range<usize>) -> Outcome {
        let request = Request { selection, hits: None, letters, sort: Sort::default(), window };
        Session::new().outcome(&self.table, &request, Facets::NONE)
    }
}

fn inline<T, F>(stored: Stored<T, F>) -> Result<T, CollectionError> {
    match stored {
        Stored::Inline(part) => Ok(part),
        Stored::Files(_) => Err(CollectionError::Elsewhere { file: "another file".to_owned() }),
    }
}

/// The collection that the page shows. Only below the point where it is loaded.
pub fn use_collection() -> Arc<Collection> {
    expect_context::<Arc<Collection>>()
}
