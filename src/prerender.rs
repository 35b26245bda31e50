//! The same views drawn natively, when the site is built: what a reader sees before the program is there, or without it.
//! Nothing is fetched and nothing follows anything; a view is drawn once, as the page draws it first.

use crate::app::{Ground, page};
use crate::parts::UseParts;
use crate::state::{Arrival, Collection, Large, UseLanguage, UseLoading, UsePlace};
use crosscut_engine::{Building, Facet, Incoming};
use crosscut_model::{Catalog, ColumnPart, FileRef, Review, Stored, content_hash, from_json, unseal};
use leptos::prelude::*;
use std::cell::RefCell;
use std::fmt::{self, Display};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A bundle that cannot be drawn: the file, and what is wrong with it.
#[derive(Debug)]
pub struct SiteError {
    pub file: PathBuf,
    pub cause: String,
}

impl Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.cause)
    }
}

impl std::error::Error for SiteError {}

thread_local! {
    /// Where the bundle is that is being drawn.
    static FOLDER: RefCell<PathBuf> = RefCell::default();
    /// What the view that is being drawn is called.
    static TITLE: RefCell<String> = const { RefCell::new(String::new()) };
    /// What could not be read while something was drawn.
    static FAILED: RefCell<Option<SiteError>> = const { RefCell::new(None) };
}

/// A collection whose views can be drawn.
pub struct Site {
    collection: Arc<Collection>,
    folder: PathBuf,
}

/// A view, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The title of its window.
    pub title: String,
    /// The content of its body.
    pub html: String,
}

/// What there is to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Below the base, as links have it.
    pub path: String,
    /// What stands for it in the dictionaries: its row, or the code of its value.
    pub what: What,
}

/// Of which kind a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Front,
    Explore,
    Sources,
    Authors,
    Compare,
    Lab,
    Film(u32),
    Source(u32),
    Author(u32),
    Document(u32),
}

impl Site {
    /// Reads the bundle in a folder: its catalog and its columns. Documents are read as they are drawn.
    pub fn read(folder: &Path) -> Result<Site, SiteError> {
        // Effects belong to a browser, and so does what they would wait for.
        let _ = any_spawner::Executor::init_local_custom_executor(Nobody);
        let path = folder.join("catalog.json");
        let wrong = |cause: String| SiteError { file: path.clone(), cause };
        let json = fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
        let mut catalog: Catalog = unseal(&json).map_err(|error| wrong(error.to_string()))?;
        let columns = std::mem::replace(&mut catalog.columns, Stored::Inline(Default::default()));
        let collection = match columns {
            Stored::Inline(columns) => Collection::new(catalog, columns),
            Stored::Files(columns) => {
                let mut incoming = Incoming::new(&catalog, columns.first_day);
                for file in &columns.files {
                    let json = read(folder, &file.file)?;
                    let part: ColumnPart = from_json(&json).map_err(|error| wrong(error.to_string()))?;
                    incoming.add(file.column, file.rows, &part).map_err(|error| wrong(error.to_string()))?;
                }
                let mut building = Building::new(&catalog, incoming.done());
                while building.step().map_err(|error| wrong(error.to_string()))? {}
                let table = building.table();
                Collection::whole(catalog, table, None)
            }
        };
        let collection = collection.map_err(|error| wrong(format!("it contradicts itself: {error:?}")))?;
        Ok(Site { collection: Arc::new(collection), folder: folder.to_owned() })
    }

    /// What there is to draw, the most looked at first: the front page and the lists, films, sources and authors by how much there
    /// is of them, documents in the order of the collection.
    pub fn pages(&self) -> Vec<Page> {
        let collection = &self.collection;
        let fixed = [
            ("", What::Front),
            ("explore", What::Explore),
            ("sources", What::Sources),
            ("authors", What::Authors),
            ("compare", What::Compare),
            ("lab", What::Lab),
        ];
        let fixed = fixed.into_iter().map(|(path, what)| Page { path: path.to_owned(), what });
        let of_facet = |facet: Facet, folder: &'static str, what: fn(u32) -> What| {
            let mut codes: Vec<u32> = (1..collection.table.size(facet) as u32).collect();
            codes.retain(|code| collection.total(facet, *code) > 0);
            codes.sort_by_key(|code| std::cmp::Reverse(collection.total(facet, *code)));
            let page =
                move |code| Page { path: format!("{folder}/{}", collection.table.key(facet, code)), what: what(code) };
            codes.into_iter().map(page)
        };
        let documents = (0..collection.reviews as u32).map(What::Document);
        fixed
            .chain(of_facet(Facet::Film, "films", What::Film))
            .chain(of_facet(Facet::Source, "sources", What::Source))
            .chain(of_facet(Facet::Author, "authors", What::Author))
            .chain(documents.map(|what| Page { path: String::new(), what }))
            .collect()
    }

    /// The path of a page. That of a document is known once its file was read.
    pub fn path(&self, page: &Page) -> Result<String, SiteError> {
        let What::Document(row) = page.what else { return Ok(page.path.clone()) };
        FOLDER.set(self.folder.clone());
        add(&self.collection, self.collection.missing([row]))?;
        Ok(self.collection.address(row))
    }

    /// How many pages the collection wants drawn at most, where it says.
    pub fn most_pages(&self) -> Option<u32> {
        self.collection.info.publish?.pages
    }

    /// Whether there is nothing to draw.
    pub fn collection_is_empty(&self) -> bool {
        self.collection.reviews == 0
    }

    /// The review of a row, if its file was read.
    pub fn review(&self, row: u32) -> Option<&Review> {
        self.collection.review(row)
    }

    /// The reviews of a film that were read, with their rows.
    pub fn reviews_of(&self, film: u32) -> Vec<(u32, &Review)> {
        let rows = self.collection.rows_of_film(film);
        rows.iter().filter_map(|row| Some((row as u32, self.collection.review(row as u32)?))).collect()
    }

    /// The view at a path.
    pub fn draw(&self, path: &str) -> Result<Drawing, SiteError> {
        FOLDER.set(self.folder.clone());
        set_title("Crosscut".to_owned());
        let owner = Owner::new();
        let html = owner.with(|| {
            let loading = UseLoading::done(self.collection.clone(), &FROM_DISK);
            let place = UsePlace::fixed(path);
            page(Ground { place, language: UseLanguage::english(place), parts: UseParts::new(), loading }).to_html()
        });
        drop(owner);
        match FAILED.take() {
            Some(error) => Err(error),
            None => Ok(Drawing { title: TITLE.take(), html }),
        }
    }
}

/// Where documents come from.
static FROM_DISK: Large = Large::of_documents(documents);

fn documents(_: UseLoading, collection: Arc<Collection>, parts: Vec<usize>, arrival: RwSignal<Arrival>) {
    match add(&collection, parts) {
        Ok(()) => arrival.set(Arrival::Here),
        Err(error) => FAILED.set(Some(error)),
    }
}

/// Reads files of documents into a collection.
fn add(collection: &Collection, parts: Vec<usize>) -> Result<(), SiteError> {
    let documents = collection.documents();
    let folder = FOLDER.with_borrow(Clone::clone);
    for part in parts {
        let Some(file) = documents.file(part).filter(|_| documents.is_missing(part)) else { continue };
        let json = read(&folder, &file.file)?;
        let wrong = |cause: String| SiteError { file: folder.join(&file.file.file), cause };
        let mut reviews: Vec<Review> = from_json(&json).map_err(|error| wrong(error.to_string()))?;
        reviews.iter_mut().for_each(Review::unpack_evidence);
        documents.add(part, reviews).map_err(|error| wrong(format!("{error:?}")))?;
    }
    Ok(())
}

/// A file of the bundle, if it is what the catalog says.
fn read(folder: &Path, file: &FileRef) -> Result<String, SiteError> {
    let path = folder.join(&file.file);
    let wrong = |cause: String| SiteError { file: path.clone(), cause };
    let bytes = fs::read(&path).map_err(|error| wrong(error.to_string()))?;
    if bytes.len() as u64 != file.bytes || content_hash(&bytes) != file.hash {
        return Err(wrong("it is not the file that the catalog names; build the site anew".to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))
}

/// Keeps the title of what is being drawn.
pub(crate) fn set_title(title: String) {
    TITLE.set(title);
}

/// Does nothing of what is to be done later.
struct Nobody;

impl any_spawner::CustomExecutor for Nobody {
    fn spawn(&self, _: any_spawner::PinnedFuture<()>) {}
    fn spawn_local(&self, _: any_spawner::PinnedLocalFuture<()>) {}
    fn poll_local(&self) {}
}
