//! Fetches the bundle, in steps: the catalog, then the columns where they are files, then documents as they are looked at, and
//! what words that are searched for need of the index.
//! Nothing else in the page fetches, but for parts of the program (src/parts.rs). Long work is done in slices, so that the page answers while it goes on.

mod fetch;
mod large;
mod search;

use super::Collection;
use super::collection::CollectionError;
use crate::parts;
use crosscut_engine::Incoming;
use crosscut_model::{Catalog, ColumnFile, ColumnFiles, Stored, UnsealError, checked, from_tree, parse};
pub use fetch::{FOLDER, pause};
use fetch::{From, tried};
pub use large::LARGE;
use leptos::prelude::*;
use leptos::task::spawn_local;
pub use search::SearchFiles;
use std::sync::Arc;

const CATALOG: &str = "bundle/catalog.json";

/// What stands in the way of a bundle.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The host answered, but not with the file.
    Status(u16),
    /// The host did not answer.
    Unreachable(String),
    /// It is not what was written: cut short, changed, or another file.
    Damaged(String),
    /// It is in a format that this page does not read.
    Format { found: u32 },
    /// It is whole, and contradicts itself.
    Inconsistent(String),
    /// The code that would read it could not be fetched.
    Program,
}

/// A file that could not be used, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadError {
    pub file: String,
    pub cause: Cause,
}

/// The faces of loading.
#[derive(Clone, Debug)]
pub enum Loading {
    Waiting,
    Failed(LoadError),
    /// With its columns, or only with what the catalog says of them.
    Ready(Arc<Collection>),
}

/// How far the files of a step are.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Arrival {
    #[default]
    Here,
    /// Bytes.
    Coming {
        done: u64,
        total: u64,
    },
    Failed(LoadError),
}

/// Columns on their way, with all that is needed to go on after a failure.
#[derive(Debug)]
struct Coming {
    catalog: Catalog,
    files: Vec<ColumnFile>,
    incoming: Incoming,
    /// How many files are in.
    next: usize,
    /// Works on it again.
    go_on: fn(UseLoading, Coming),
}

/// The state of loading, and the way to try again.
#[derive(Clone, Copy, Debug)]
pub struct UseLoading {
    state: RwSignal<Loading>,
    columns: RwSignal<Arrival>,
    /// There while nobody works on it.
    coming: StoredValue<Option<Coming>>,
    /// The files of the search index.
    pub search: SearchFiles,
    /// There once a large collection was met.
    large: StoredValue<Option<&'static Large>>,
}

/// What only a large collection needs, in a part of the program of its own.
#[derive(Debug)]
pub struct Large {
    /// Goes on from a catalog whose columns are files.
    columns: fn(UseLoading, Catalog, ColumnFiles),
    documents: fn(UseLoading, Arc<Collection>, Vec<usize>, RwSignal<Arrival>),
}

#[cfg(feature = "ssr")]
impl Large {
    /// One whose columns are there, and whose documents come some other way.
    pub const fn of_documents(documents: fn(UseLoading, Arc<Collection>, Vec<usize>, RwSignal<Arrival>)) -> Large {
        Large { columns: |_, _, _| (), documents }
    }
}

impl UseLoading {
    /// Starts loading.
    pub fn start() -> UseLoading {
        let loading = UseLoading::new();
        // The first try may be answered from what the browser keeps.
        spawn_local(loading.run(From::Anywhere));
        loading
    }

    /// A collection that is there.
    #[cfg(feature = "ssr")]
    pub fn done(collection: Arc<Collection>, large: &'static Large) -> UseLoading {
        let loading = UseLoading::new();
        loading.state.set(Loading::Ready(collection));
        loading.large.set_value(Some(large));
        loading
    }

    fn new() -> UseLoading {
        UseLoading {
            state: RwSignal::new(Loading::Waiting),
            columns: RwSignal::new(Arrival::Here),
            coming: StoredValue::new(None),
            search: SearchFiles::new(),
            large: StoredValue::new(None),
        }
    }

    /// What there is now.
    pub fn get(self) -> Loading {
        self.state.get()
    }

    /// How far the columns are.
    pub fn columns(self) -> Arrival {
        self.columns.get()
    }

    /// Tries again, past what the browser keeps. What is in already stays.
    pub fn retry(self) {
        match self.coming.try_update_value(Option::take).flatten() {
            Some(coming) => (coming.go_on)(self, coming),
            None => {
                self.state.set(Loading::Waiting);
                spawn_local(self.run(From::Host));
            }
        }
    }

    async fn run(self, from: From) {
        let failed = |cause| self.state.set(Loading::Failed(LoadError { file: CATALOG.to_owned(), cause }));
        let opened = async {
            let json = tried(CATALOG, from, 0, |_| (), sealed).await?;
            // Of a large collection each of these takes tens of milliseconds.
            pause(0).await;
            let tree = parse(&json);
            pause(0).await;
            tree.and_then(from_tree).map_err(|error| Cause::Inconsistent(error.to_string()))
        };
        let mut catalog: Catalog = match opened.await {
            Ok(catalog) => catalog,
            Err(cause) => return failed(cause),
        };
        let columns = std::mem::replace(&mut catalog.columns, Stored::Inline(Default::default()));
        if matches!(columns, Stored::Files(_)) || matches!(catalog.documents, Stored::Files(_)) {
            match parts::large().await {
                Ok(large) => self.large.set_value(Some(large)),
                Err(_) => return failed(Cause::Program),
            }
        }
        match (columns, self.large.get_value()) {
            (Stored::Files(columns), Some(large)) => (large.columns)(self, catalog, columns),
            (Stored::Files(_), None) => failed(Cause::Program),
            (Stored::Inline(columns), _) => match Collection::new(catalog, columns) {
                Ok(collection) => self.state.set(Loading::Ready(Arc::new(collection))),
                Err(error) => failed(contradiction(error)),
            },
        }
    }

    /// Fetches some files of documents into a collection; `arrival` tells how far they are. What is in stays in.
    pub fn documents(self, collection: Arc<Collection>, parts: Vec<usize>, arrival: RwSignal<Arrival>) {
        if let Some(large) = self.large.get_value() {
            (large.documents)(self, collection, parts, arrival);
        }
    }
}

/// The JSON of a catalog that is in this format and as it was written.
fn sealed(bytes: Vec<u8>) -> Result<String, Cause> {
    let json = String::from_utf8(bytes).map_err(|error| Cause::Damaged(error.to_string()))?;
    checked(&json).map(str::to_owned).map_err(unusable)
}

fn unusable(error: UnsealError) -> Cause {
    match error {
        UnsealError::Format { found } => Cause::Format { found },
        error => Cause::Damaged(error.to_string()),
    }
}

fn contradiction(error: CollectionError) -> Cause {
    Cause::Inconsistent(match error {
        CollectionError::Table(error) => error.to_string(),
        CollectionError::Documents { found, expected } => format!("it has {found} documents instead of {expected}"),
        CollectionError::Order => "its documents are not those that the catalog names".to_owned(),
    })
}
