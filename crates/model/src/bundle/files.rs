//! The files beside the catalog of a large collection, and how the catalog refers to them.

use super::Columns;
use crate::Review;
use serde::{Deserialize, Serialize};

/// A file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileRef {
    /// Relative to the catalog; carries the hash.
    pub file: String,
    pub bytes: u64,
    /// [`super::content_hash`] of its bytes.
    pub hash: String,
}

/// A part of the bundle: in the catalog, or in files of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stored<T, F> {
    Inline(T),
    Files(F),
}

/// The columns of a large collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnFiles {
    pub overview: Overview,
    /// The parts of every column, those of one column by their rows. Parts with the same first row have the same length.
    pub files: Vec<ColumnFile>,
    /// Days since 1970-01-01 that code 1 of the dates stands for; the next code is the next day.
    pub first_day: i32,
}

/// What the columns add up to, so that the page has something to say before they are there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Overview {
    /// By code of a rating (0: unrated), how many reviews there are.
    pub ratings: Vec<u32>,
    /// By film, in the order of [`super::Catalog::films`].
    pub films: Vec<FilmOverview>,
}

/// What there is of one film: reviews, ratings with a score, and the sum of the scores by the collection's letter table,
/// rounded to a hundredth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FilmOverview(pub u32, pub u32, pub f64);

/// A column: one integer a review, or a list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Film,
    Source,
    Author,
    Kind,
    Language,
    Rating,
    Date,
    Aspects,
    People,
}

impl Column {
    /// Every column.
    pub const ALL: [Column; 9] = [
        Column::Rating,
        Column::Film,
        Column::Source,
        Column::Kind,
        Column::Language,
        Column::Author,
        Column::Aspects,
        Column::People,
        Column::Date,
    ];

    /// The word used in the names of files.
    pub fn key(self) -> &'static str {
        match self {
            Column::Film => "film",
            Column::Source => "source",
            Column::Author => "author",
            Column::Kind => "kind",
            Column::Language => "language",
            Column::Rating => "rating",
            Column::Date => "date",
            Column::Aspects => "aspects",
            Column::People => "people",
        }
    }
}

/// A file with consecutive rows of a column: a [`ColumnPart`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnFile {
    pub column: Column,
    /// The row of its first value.
    pub first: usize,
    pub rows: usize,
    pub file: FileRef,
}

/// What a column's file holds: see [`super::digits`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ColumnPart<'a> {
    /// One code a row: a string a place, the lowest first.
    #[serde(borrow)]
    Codes(Vec<&'a str>),
    /// A list a row: each code with so many places.
    Lists {
        places: usize,
        #[serde(borrow)]
        text: &'a str,
    },
}

/// A file with consecutive documents: a JSON array of [`Review`], in the order of the rows. What most facts of a review have
/// in common is said once: see [`Review::pack_evidence`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentFile {
    /// The row of its first document.
    pub first: usize,
    pub rows: usize,
    /// The id of its first document, to find a document by its id: they rise.
    pub first_id: String,
    pub file: FileRef,
}

/// The columns of a small collection are in its catalog, those of a large one beside it.
pub type StoredColumns = Stored<Columns, ColumnFiles>;
/// The documents likewise.
pub type StoredDocuments = Stored<Vec<Review>, Vec<DocumentFile>>;
