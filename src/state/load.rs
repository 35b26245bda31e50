//! Fetches the bundle, in steps: the catalog, then the columns where they are files, then documents as they are looked at.
//! Nothing else in the page fetches. Long work is done in slices, so that the page answers while it goes on.

mod fetch;

use super::Collection;
use super::collection::CollectionError;
use crosscut_engine::{Incoming, Table};
use crosscut_model::{Catalog, ColumnFile, ColumnPart, Read, Review, Stored, UnsealError, from_json, unseal};
use fetch::{FOLDER, From, pause, referred, tried};
use leptos::prelude::*;
use leptos::task::spawn_local;
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
}

/// The state of loading, and the way to try again.
#[derive(Clone, Copy, Debug)]
pub struct UseLoading {
    state: RwSignal<Loading>,
    columns: RwSignal<Arrival>,
    /// There while nobody works on it.
    coming: StoredValue<Option<Coming>>,
}

impl UseLoading {
    /// Starts loading.
    pub fn start() -> UseLoading {
        let loading = UseLoading {
            state: RwSignal::new(Loading::Waiting),
            columns: RwSignal::new(Arrival::Here),
            coming: StoredValue::new(None),
        };
        // The first try may be answered from what the browser keeps.
        spawn_local(loading.run(From::Anywhere));
        loading
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
            Some(coming) => spawn_local(self.fetch_columns(coming, From::Host)),
            None => {
                self.state.set(Loading::Waiting);
                spawn_local(self.run(From::Host));
            }
        }
    }

    async fn run(self, from: From) {
        let failed = |cause| self.state.set(Loading::Failed(LoadError { file: CATALOG.to_owned(), cause }));
        let mut catalog = match tried(CATALOG, from, 0, |_| (), opened).await {
            Ok(catalog) => catalog,
            Err(cause) => return failed(cause),
        };
        pause(0).await;
        let columns = std::mem::replace(&mut catalog.columns, Stored::Inline(Default::default()));
        match columns {
            Stored::Inline(columns) => match Collection::new(catalog, columns) {
                Ok(collection) => self.state.set(Loading::Ready(Arc::new(collection))),
                Err(error) => failed(contradiction(error)),
            },
            Stored::Files(columns) => {
                let incoming = Incoming::new(&catalog, columns.first_day);
                match Collection::overview(&mut catalog, columns.overview) {
                    Ok(collection) => self.state.set(Loading::Ready(Arc::new(collection))),
                    Err(error) => return failed(contradiction(error)),
                }
                pause(0).await;
                self.fetch_columns(Coming { catalog, files: columns.files, incoming, next: 0 }, From::Anywhere).await;
            }
        }
    }

    async fn fetch_columns(self, mut coming: Coming, from: From) {
        let total = coming.files.iter().map(|file| file.file.bytes).sum();
        let mut before: u64 = coming.files[..coming.next].iter().map(|file| file.file.bytes).sum();
        self.columns.set(Arrival::Coming { done: before, total });
        while let Some(ColumnFile { column, rows, file, .. }) = coming.files.get(coming.next) {
            let read = referred(file, from, counting(self.columns)).await.and_then(|bytes| {
                let part: ColumnPart = parsed(&bytes)?;
                coming.incoming.add(*column, *rows, &part).map_err(|error| Cause::Inconsistent(error.to_string()))
            });
            if let Err(cause) = read {
                let file = format!("{FOLDER}{}", file.file);
                self.columns.set(Arrival::Failed(LoadError { file, cause: cause.clone() }));
                // What contradicts itself would do so again, with all that came before it.
                if !matches!(cause, Cause::Inconsistent(_)) {
                    self.coming.set_value(Some(coming));
                }
                return;
            }
            before += file.bytes;
            self.columns.set(Arrival::Coming { done: before, total });
            coming.next += 1;
            pause(0).await;
        }
        let Coming { catalog, incoming, .. } = coming;
        let table = Table::in_slices(&catalog, incoming.done(), &|| Box::pin(pause(0))).await;
        pause(0).await;
        let documents = self.state.with_untracked(|state| match state {
            Loading::Ready(collection) => Some(collection.documents()),
            _ => None,
        });
        match table.map_err(CollectionError::Table).and_then(|table| Collection::whole(catalog, table, documents)) {
            Ok(collection) => {
                // Drawing it is a slice of its own.
                pause(0).await;
                self.state.set(Loading::Ready(Arc::new(collection)));
                self.columns.set(Arrival::Here);
            }
            Err(error) => {
                self.columns.set(Arrival::Failed(LoadError { file: CATALOG.to_owned(), cause: contradiction(error) }));
            }
        }
    }

    /// Fetches some files of documents into a collection; `arrival` tells how far they are. What is in stays in.
    pub fn documents(self, collection: Arc<Collection>, parts: Vec<usize>, arrival: RwSignal<Arrival>) {
        let from = match arrival.get_untracked() {
            Arrival::Failed(_) => From::Host,
            _ => From::Anywhere,
        };
        let documents = collection.documents();
        let total = parts.iter().filter_map(|part| documents.file(*part)).map(|file| file.file.bytes).sum();
        arrival.set(Arrival::Coming { done: 0, total });
        spawn_local(async move {
            for part in parts {
                let Some(file) = documents.file(part).filter(|_| documents.is_missing(part)) else { continue };
                let read = referred(&file.file, from, counting(arrival)).await.and_then(|bytes| {
                    let mut reviews: Vec<Review> = parsed(&bytes)?;
                    reviews.iter_mut().for_each(Review::unpack_evidence);
                    documents.add(part, reviews).map_err(contradiction)
                });
                if let Err(cause) = read {
                    // The view that asked may be gone.
                    let file = format!("{FOLDER}{}", file.file.file);
                    let _ = arrival.try_set(Arrival::Failed(LoadError { file, cause }));
                    return;
                }
                pause(0).await;
            }
            let _ = arrival.try_set(Arrival::Here);
        });
    }
}

/// Adds bytes to an arrival as they come.
fn counting(arrival: RwSignal<Arrival>) -> impl Fn(i64) {
    move |bytes| {
        arrival.try_update(|arrival| {
            if let Arrival::Coming { done, .. } = arrival {
                *done = done.saturating_add_signed(bytes);
            }
        });
    }
}

/// Reads JSON as text, as the catalog is read: from bytes, all of it would be in the program a second time.
fn parsed<'b, T: Read<'b>>(bytes: &'b [u8]) -> Result<T, Cause> {
    let text = std::str::from_utf8(bytes).map_err(|error| Cause::Inconsistent(error.to_string()))?;
    from_json(text).map_err(|error| Cause::Inconsistent(error.to_string()))
}

fn opened(bytes: Vec<u8>) -> Result<Catalog, Cause> {
    let json = String::from_utf8(bytes).map_err(|error| Cause::Damaged(error.to_string()))?;
    unseal(&json).map_err(|error| match error {
        UnsealError::Format { found } => Cause::Format { found },
        UnsealError::Unreadable(error) => Cause::Inconsistent(error.to_string()),
        error => Cause::Damaged(error.to_string()),
    })
}

fn contradiction(error: CollectionError) -> Cause {
    Cause::Inconsistent(match error {
        CollectionError::Table(error) => error.to_string(),
        CollectionError::Documents { found, expected } => format!("it has {found} documents instead of {expected}"),
        CollectionError::Order => "its documents are not those that the catalog names".to_owned(),
    })
}
