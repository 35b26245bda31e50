//! The documents of a collection: in parts, of which those that were looked at are there. Fetches nothing.

use super::collection::CollectionError;
use crosscut_model::{DocumentFile, FileRef, Review, Stored, StoredDocuments};
use std::sync::{Arc, OnceLock};

/// All documents, as far as they are there. A copy is the same documents.
#[derive(Clone, Debug)]
pub struct Documents(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    files: Vec<DocumentFile>,
    parts: Vec<OnceLock<Vec<Review>>>,
}

/// Where the document of an id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    Row(u32),
    /// If it is anywhere, it is in this part, which is not there yet.
    Part(usize),
    Nowhere,
}

impl Documents {
    /// The documents of a catalog with so many rows.
    pub fn new(stored: StoredDocuments, rows: usize) -> Result<Documents, CollectionError> {
        let files = match stored {
            Stored::Inline(reviews) => {
                let first_id = reviews.first().map(|review| review.id.clone()).unwrap_or_default();
                let none = FileRef { file: String::new(), bytes: 0, hash: String::new() };
                let parts = vec![DocumentFile { first: 0, rows, first_id, file: none }];
                let documents = Documents::of_files(parts);
                documents.add(0, reviews)?;
                return Ok(documents);
            }
            Stored::Files(files) => files,
        };
        let mut next = 0;
        for file in &files {
            if file.first != next || file.rows == 0 {
                return Err(CollectionError::Order);
            }
            next += file.rows;
        }
        match next == rows && files.is_sorted_by(|a, b| a.first_id < b.first_id) {
            true => Ok(Documents::of_files(files)),
            false => Err(CollectionError::Documents { found: next, expected: rows }),
        }
    }

    fn of_files(files: Vec<DocumentFile>) -> Documents {
        let parts = files.iter().map(|_| OnceLock::new()).collect();
        Documents(Arc::new(Parts { files, parts }))
    }

    /// The file of a part.
    pub fn file(&self, part: usize) -> Option<&DocumentFile> {
        self.0.files.get(part)
    }

    /// Whether nothing has to be fetched.
    pub fn are_there(&self) -> bool {
        self.0.parts.iter().all(|part| part.get().is_some())
    }

    /// Whether a part has to be fetched.
    pub fn is_missing(&self, part: usize) -> bool {
        self.0.parts.get(part).is_some_and(|part| part.get().is_none())
    }

    /// Adds a part, if it is what its file should hold.
    pub fn add(&self, part: usize, reviews: Vec<Review>) -> Result<(), CollectionError> {
        let (Some(file), Some(slot)) = (self.0.files.get(part), self.0.parts.get(part)) else {
            return Err(CollectionError::Order);
        };
        if reviews.len() != file.rows {
            return Err(CollectionError::Documents { found: reviews.len(), expected: file.rows });
        }
        let follows =
            self.0.files.get(part + 1).is_none_or(|next| reviews.last().is_none_or(|last| last.id < next.first_id));
        let begins = reviews.first().is_none_or(|first| first.id == file.first_id);
        if !begins || !follows || !reviews.is_sorted_by(|a, b| a.id < b.id) {
            return Err(CollectionError::Order);
        }
        // Two views may have asked for it at once; both got the same.
        let _ = slot.set(reviews);
        Ok(())
    }

    /// The review of a row, if it is there.
    pub fn review(&self, row: u32) -> Option<&Review> {
        let part = self.part(row)?;
        let first = self.0.files.get(part)?.first;
        self.0.parts.get(part)?.get()?.get(row as usize - first)
    }

    /// The part of a row.
    pub fn part(&self, row: u32) -> Option<usize> {
        self.0.files.partition_point(|file| file.first <= row as usize).checked_sub(1)
    }

    /// Where the document of an id is.
    pub fn find(&self, id: &str) -> Whereabouts {
        let Some(part) = self.0.files.partition_point(|file| file.first_id.as_str() <= id).checked_sub(1) else {
            return Whereabouts::Nowhere;
        };
        let Some(reviews) = self.0.parts[part].get() else { return Whereabouts::Part(part) };
        match reviews.binary_search_by(|review| review.id.as_str().cmp(id)) {
            Ok(place) => Whereabouts::Row((self.0.files[part].first + place) as u32),
            Err(_) => Whereabouts::Nowhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reviews(ids: &[&str]) -> Vec<Review> {
        ids.iter().map(|id| Review { id: (*id).to_owned(), ..Review::default() }).collect()
    }

    fn file(first: usize, rows: usize, first_id: &str) -> DocumentFile {
        let file = FileRef { file: format!("{first}.json"), bytes: 1, hash: String::new() };
        DocumentFile { first, rows, first_id: first_id.to_owned(), file }
    }

    #[test]
    fn documents_are_found_by_row_and_by_id_once_their_part_is_there() {
        let documents = Documents::new(Stored::Files(vec![file(0, 2, "b"), file(2, 1, "m")]), 3).unwrap();
        assert_eq!(documents.find("a"), Whereabouts::Nowhere);
        assert_eq!([documents.find("b"), documents.find("c")], [Whereabouts::Part(0); 2]);
        assert_eq!([documents.find("m"), documents.find("z")], [Whereabouts::Part(1); 2]);
        assert!(documents.review(1).is_none() && documents.is_missing(0));
        documents.add(0, reviews(&["b", "d"])).unwrap();
        assert_eq!([documents.find("d"), documents.find("c")], [Whereabouts::Row(1), Whereabouts::Nowhere]);
        assert_eq!(documents.review(1).map(|review| review.id.as_str()), Some("d"));
        assert!(!documents.is_missing(0) && documents.is_missing(1) && !documents.is_missing(7));
        assert!(!documents.are_there());
        documents.add(1, reviews(&["m"])).unwrap();
        assert!(documents.are_there());
    }

    #[test]
    fn parts_that_are_not_what_the_catalog_names_are_refused() {
        let documents = || Documents::new(Stored::Files(vec![file(0, 2, "b"), file(2, 1, "m")]), 3).unwrap();
        for wrong in [&["b"][..], &["c", "d"], &["b", "b"], &["b", "m"], &["b", "d", "e"]] {
            assert!(documents().add(0, reviews(wrong)).is_err(), "{wrong:?}");
        }
        for wrong in [vec![file(0, 2, "b"), file(1, 2, "m")], vec![file(0, 2, "m"), file(2, 1, "b")], vec![]] {
            assert!(Documents::new(Stored::Files(wrong), 3).is_err());
        }
        assert!(Documents::new(Stored::Inline(reviews(&["a"])), 2).is_err());
    }
}
