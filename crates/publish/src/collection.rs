//! A built bundle, opened: the catalog, the table that scores are made from, and the documents one file after the other. Reads
//! `bundle/` and nothing else.

use crate::error::{Error, Result};
use crate::plan::Plan;
use crate::site::Site;
use crosscut_engine::score::{self, AggregateRating};
use crosscut_engine::{Facet, Incoming, Matching, Table};
use crosscut_model::{
    Catalog, ColumnFiles, ColumnPart, DocumentFile, FileRef, Film, LetterTable, Review, Stored, StoredDocuments,
    content_hash, from_json, unseal,
};
use rayon::prelude::*;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Files of documents that are read at once, on all cores. Each takes a few MB while it is looked at.
const AT_ONCE: usize = 32;

/// What is published, and where.
#[derive(Debug)]
pub struct Collection {
    /// Without its columns and documents.
    pub catalog: Catalog,
    pub table: Table,
    /// Where the site is published, if that is known.
    pub site: Option<Site>,
    pub plan: Plan,
    documents: StoredDocuments,
    bundle: PathBuf,
}

impl Collection {
    /// Opens `bundle/` in the folder of a built site. Where the site is published is what is given, else what the collection says.
    pub fn open(dist: &Path, site: Option<Site>) -> Result<Collection> {
        let bundle = dist.join("bundle");
        let file = bundle.join("catalog.json");
        let json = fs::read_to_string(&file)
            .map_err(|error| Error::new(&file, error).help("give the folder of a built site, such as dist"))?;
        let mut catalog = unseal(&json)
            .map_err(|error| Error::new(&file, error).help("build the site anew with this version of the program"))?;
        let contradicts = |error: &dyn ToString| Error::new(&file, error.to_string());
        let documents = std::mem::replace(&mut catalog.documents, Stored::Inline(Vec::new()));
        let columns = std::mem::replace(&mut catalog.columns, Stored::Inline(Default::default()));
        let table = match columns {
            Stored::Inline(columns) => Table::new(&catalog, columns).map_err(|error| contradicts(&error))?,
            Stored::Files(files) => {
                let incoming = columns_of(&bundle, &catalog, &files)?;
                Table::from_packed(&catalog, incoming.done()).map_err(|error| contradicts(&error))?
            }
        };
        let mut keys =
            catalog.films.iter().map(|film| &film.key).chain(catalog.sources.iter().map(|source| &source.key));
        if let Some(key) = keys.find(|key| key.is_empty() || key.starts_with('.') || key.contains(['/', '\\', '\0'])) {
            return Err(contradicts(&format!("“{}” cannot be the name of a file", key.escape_debug())));
        }
        let site = match (site, &catalog.collection.site) {
            (Some(site), _) => Some(site),
            (None, Some(given)) => Some(Site::new(given).map_err(|cause| contradicts(&cause))?),
            (None, None) => None,
        };
        let files = fs::read_dir(&bundle).map_err(|error| Error::new(&bundle, error))?.count();
        let plan = Plan::new(&catalog, &table, files);
        Ok(Collection { catalog, table, site, plan, documents, bundle })
    }

    pub fn letters(&self) -> LetterTable {
        self.catalog.collection.letters
    }

    /// What the site is called.
    pub fn title(&self) -> &str {
        match self.catalog.collection.title.as_str() {
            "" => "Crosscut",
            title => title,
        }
    }

    /// A film by its code, from 1.
    pub fn film(&self, code: u32) -> &Film {
        &self.catalog.films[code as usize - 1]
    }

    /// The rows that have a value.
    pub fn members(&self, facet: Facet, code: u32) -> Matching {
        self.table.rows_of(facet, code)
    }

    /// The score of some rows, as the page shows it.
    pub fn score(&self, members: &Matching) -> AggregateRating {
        score::mean(&self.table, members, self.letters())
    }

    /// The address of a page or file: whole where it is known where the site is, else below its base.
    pub fn link(&self, path: &str) -> String {
        self.site.as_ref().map_or_else(|| crate::site::encoded(path), |site| site.to(path))
    }

    /// Visits documents by their rows, rising, a few files of them in memory at a time. Files of which no row is wanted are not opened.
    pub fn each_document(
        &self,
        wanted: &dyn Fn(Range<usize>) -> bool,
        visit: &mut dyn FnMut(u32, &Review) -> Result<()>,
    ) -> Result<()> {
        match &self.documents {
            Stored::Inline(reviews) => (0..).zip(reviews).try_for_each(|(row, review)| visit(row, review)),
            Stored::Files(files) => {
                let wanted: Vec<&DocumentFile> =
                    files.iter().filter(|file| wanted(file.first..file.first + file.rows)).collect();
                for some in wanted.chunks(AT_ONCE) {
                    let read: Vec<Result<Vec<Review>>> = some.par_iter().map(|file| self.reviews(file)).collect();
                    for (file, reviews) in some.iter().zip(read) {
                        (file.first as u32..).zip(&reviews?).try_for_each(|(row, review)| visit(row, review))?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl Collection {
    fn reviews(&self, file: &DocumentFile) -> Result<Vec<Review>> {
        let json = checked(&self.bundle, &file.file)?;
        from_json(&json).map_err(|error| Error::new(&self.bundle.join(&file.file.file), error))
    }
}

fn columns_of(bundle: &Path, catalog: &Catalog, files: &ColumnFiles) -> Result<Incoming> {
    let mut incoming = Incoming::new(catalog, files.first_day);
    for file in &files.files {
        let json = checked(bundle, &file.file)?;
        let failed = |error: &dyn ToString| Error::new(&bundle.join(&file.file.file), error.to_string());
        let part: ColumnPart = from_json(&json).map_err(|error| failed(&error))?;
        incoming.add(file.column, file.rows, &part).map_err(|error| failed(&error))?;
    }
    Ok(incoming)
}

/// A file of the bundle, if it is what was written.
fn checked(bundle: &Path, file: &FileRef) -> Result<String> {
    let path = bundle.join(&file.file);
    let json = fs::read_to_string(&path).map_err(|error| Error::new(&path, error))?;
    match content_hash(json.as_bytes()) == file.hash {
        true => Ok(json),
        false => Err(Error::new(&path, "its bytes are not those that were written").help("build the site anew")),
    }
}
