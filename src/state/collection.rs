//! The loaded bundle, ready for questions. Read-only.

use super::documents::{Documents, Whereabouts};
use super::search::Searchable;
use crosscut_engine::{Facet, Facets, Matching, Outcome, Request, Selection, Session, Sort, Table, TableError};
#[cfg(test)]
use crosscut_model::SearchRoot;
use crosscut_model::{
    Catalog, CollectionInfo, Columns, Film, FilmOverview, LetterTable, Overview, Review, Source, Stored,
};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// A collection: its settings and dictionaries, the table, and the documents as far as they are there.
#[derive(Debug)]
pub struct Collection {
    pub info: CollectionInfo,
    pub films: Vec<Film>,
    pub sources: Vec<Source>,
    /// How many reviews there are.
    pub reviews: usize,
    /// Without a row as long as the columns are on their way; the dictionaries are there.
    pub table: Table,
    /// The engine's answer to no question: all rows, and how many have each value. As long as the columns are on their way,
    /// the counts of films and ratings only.
    pub whole: Outcome,
    /// What the catalog says of the films, as long as the columns are on their way.
    pub overview: Option<Vec<FilmOverview>>,
    documents: Documents,
    /// The index of the search, as far as it is there.
    pub search: Searchable,
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
    /// Documents, or their files, are out of order.
    Order,
}

impl Collection {
    /// The collection of a catalog with its columns inside.
    pub fn new(catalog: Catalog, columns: Columns) -> Result<Collection, CollectionError> {
        let table = Table::new(&catalog, columns).map_err(CollectionError::Table)?;
        Collection::whole(catalog, table, None)
    }

    /// What there is to show before the columns are there. The catalog keeps all but its documents.
    pub fn overview(catalog: &mut Catalog, overview: Overview) -> Result<Collection, CollectionError> {
        let stored = std::mem::replace(&mut catalog.documents, Stored::Inline(Vec::new()));
        let documents = Documents::new(stored, catalog.reviews)?;
        let reviews = std::mem::take(&mut catalog.reviews);
        let table = Table::new(catalog, Columns::default()).map_err(CollectionError::Table);
        catalog.reviews = reviews;
        let Overview { ratings, mut films } = overview;
        films.resize(catalog.films.len(), FilmOverview::default());
        let mut counts = vec![Vec::new(); Facet::ALL.len()];
        let with_film: u32 = films.iter().map(|film| film.0).sum();
        counts[Facet::Film as usize] = std::iter::once((reviews as u32).saturating_sub(with_film))
            .chain(films.iter().map(|film| film.0))
            .collect();
        Ok(Collection {
            info: catalog.collection.clone(),
            films: catalog.films.clone(),
            sources: Vec::new(),
            reviews,
            table: table?,
            whole: Outcome { count: reviews, counts, ratings, ..Outcome::default() },
            overview: Some(films),
            documents,
            search: Searchable::default(),
        })
    }

    /// The collection of a catalog and its table. `documents` are there already where they were needed before the table.
    pub fn whole(
        mut catalog: Catalog,
        table: Table,
        documents: Option<Documents>,
    ) -> Result<Collection, CollectionError> {
        let documents = match documents {
            Some(documents) => documents,
            None => {
                let stored = std::mem::replace(&mut catalog.documents, Stored::Inline(Vec::new()));
                Documents::new(stored, table.rows())?
            }
        };
        let whole = table.whole();
        Ok(Collection {
            info: catalog.collection,
            films: catalog.films,
            sources: catalog.sources,
            reviews: table.rows(),
            table,
            whole,
            overview: None,
            documents,
            search: Searchable::new(catalog.search),
        })
    }

    /// The documents. A copy costs nothing, and is the same documents.
    pub fn documents(&self) -> Documents {
        self.documents.clone()
    }

    /// The review of a row, if it is there.
    pub fn review(&self, row: u32) -> Option<&Review> {
        self.documents.review(row)
    }

    /// Where a document is: by its id, or by `~` and its row, which is how documents are linked whose id is not there yet.
    pub fn find(&self, address: &str) -> Whereabouts {
        let Some(row) = address.strip_prefix('~') else { return self.documents.find(address) };
        match row.parse::<u32>() {
            Ok(row) if (row as usize) < self.reviews => Whereabouts::Row(row),
            _ => Whereabouts::Nowhere,
        }
    }

    /// The address of a row's document, relative to the base.
    pub fn address(&self, row: u32) -> String {
        match self.review(row) {
            Some(review) => format!("documents/{}", review.id),
            None => format!("documents/~{row}"),
        }
    }

    /// The parts of documents that have to be fetched before all of these rows are there.
    pub fn missing(&self, rows: impl IntoIterator<Item = u32>) -> Vec<usize> {
        let mut parts: Vec<usize> = Vec::new();
        for part in rows.into_iter().filter_map(|row| self.documents.part(row)) {
            // Neighbours are mostly in one part.
            if parts.last() != Some(&part) && self.documents.is_missing(part) && !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts
    }

    /// How many documents have a value.
    pub fn total(&self, facet: Facet, code: u32) -> usize {
        self.whole.counts[facet as usize].get(code as usize).map_or(0, |count| *count as usize)
    }

    /// The rows of a film.
    pub fn rows_of_film(&self, film: u32) -> Matching {
        self.table.rows_of(Facet::Film, film)
    }

    /// The rows that have a value.
    #[inline(never)]
    pub fn rows_of(&self, facet: Facet, code: u32) -> Matching {
        self.table.rows_of(facet, code)
    }

    /// The rows that a selection without words matches, best first within `window`; facets are not counted.
    pub fn select(&self, selection: &Selection, letters: LetterTable, window: Range<usize>) -> Outcome {
        let request = Request { selection, hits: None, relevance: None, letters, sort: Sort::default(), window };
        Session::new().outcome(&self.table, &request, Facets::NONE)
    }
}

#[cfg(test)]
impl Collection {
    /// One that names nothing, for what only needs the words that every collection has.
    pub fn without_documents() -> Collection {
        let catalog = Catalog {
            generator: String::new(),
            collection: CollectionInfo::default(),
            reviews: 0,
            films: Vec::new(),
            sources: Vec::new(),
            authors: Vec::new(),
            people: Vec::new(),
            languages: Vec::new(),
            ratings: Vec::new(),
            columns: Stored::Inline(Columns::default()),
            documents: Stored::Inline(Vec::new()),
            search: SearchRoot::default(),
        };
        Collection::new(catalog, Columns::default()).expect("nothing contradicts itself")
    }
}

/// The collection that the page shows. Only below the point where it is loaded.
pub fn use_collection() -> Arc<Collection> {
    expect_context::<Arc<Collection>>()
}
