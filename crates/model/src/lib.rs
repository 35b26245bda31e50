//! The words of the project: a [`Review`] and its parts in schema.org's terms, and the bundle that carries a body of
//! them to the page. Types, serde and small pure functions; no I/O, no clock, nothing of the browser.

mod aspect;
mod bundle;
mod collection;
mod date;
mod document;
pub mod figures;
mod json;
mod key;
mod kind;
mod problem;
mod rating;
mod reading;
mod review;
mod search;
mod statement;

pub use aspect::{Aspect, AspectMention, Stance};
pub use bundle::{
    Catalog, Column, ColumnFile, ColumnFiles, ColumnPart, Columns, DocumentFile, FORMAT, FileRef, Film, FilmOverview,
    Overview, RatingTerm, Source, SourceRole, Stored, StoredColumns, StoredDocuments, Term, UnsealError, checked,
    content_hash, digits, seal, unseal,
};
pub use collection::{BodyRole, CollectionInfo, Published, TextPolicy};
pub use date::Date;
pub use document::{Document, Given, GivenRating};
pub use json::{Json, Read, ReadError, from_json, from_tree, parse};
pub use key::{key, unique_keys};
pub use kind::Kind;
pub use problem::{Position, Problem, Severity, position};
pub use rating::{Assumption, LetterTable, Notation, Rating, RatingValue};
pub use review::{Evidence, Review, Section, SectionKind, Tone};
pub use search::{SearchLists, SearchPart, SearchPositions, SearchRoot, SearchRows, SearchWords};
pub use statement::{Property, Statement};
