//! One column of the comparison.

use crate::labels::{self, Card};
use crate::messages::{CompareMsg, Msg};
use crate::state::{Collection, Subject};
use crosscut_engine::stances::{AllTaken, taken};
use crosscut_engine::{Bitmap, Facet, Matching};
use leptos::prelude::*;

/// One that is compared, with its documents and what they take up.
#[derive(Clone)]
pub struct Side {
    pub name: String,
    /// What it is, in a few words.
    pub what: String,
    /// Its own page, relative to the base.
    pub href: String,
    pub rows: Matching,
    /// How many documents these are.
    pub documents: usize,
    pub taken: AllTaken,
    /// For a document: its rating as printed.
    pub raw: Option<String>,
}

impl Side {
    /// The column of a subject.
    pub fn of(collection: &Collection, subject: Subject) -> Side {
        let rows = match subject {
            Subject::Source(code) => collection.rows_of(Facet::Source, code),
            Subject::Author(code) => collection.rows_of(Facet::Author, code),
            Subject::Document(row) => {
                let mut only = Bitmap::empty(collection.reviews);
                only.insert(row as usize);
                only.into()
            }
        };
        let (name, what) = called(collection, subject);
        let (href, raw) = match subject {
            Subject::Source(code) => (format!("sources/{}", collection.table.key(Facet::Source, code)), None),
            Subject::Author(code) => (format!("authors/{}", collection.table.key(Facet::Author, code)), None),
            Subject::Document(row) => {
                let Card { href, raw, .. } = Card::of(collection, row);
                (href, raw)
            }
        };
        Side { name, what, href, documents: rows.count(), taken: taken(&collection.table, &rows), rows, raw }
    }
}

/// What a subject is called, and what it is.
pub fn called(collection: &Collection, subject: Subject) -> (String, String) {
    match subject {
        Subject::Source(code) => {
            let documents = collection.total(Facet::Source, code);
            (labels::value(collection, Facet::Source, code), CompareMsg::SourceWith { documents }.text())
        }
        Subject::Author(code) => {
            let documents = collection.total(Facet::Author, code);
            (labels::value(collection, Facet::Author, code), CompareMsg::AuthorWith { documents }.text())
        }
        Subject::Document(row) => {
            let card = Card::of(collection, row);
            let what = card.kind_and_date();
            let film = collection.table.codes(Facet::Film, row as usize)[0];
            let name = match (card.headline, collection.films.len()) {
                (Some(headline), _) => headline,
                (None, 0..=1) => card.who,
                (None, _) if film == 0 => card.who,
                (None, _) => Msg::WhoOn { who: card.who, item: labels::value(collection, Facet::Film, film) }.text(),
            };
            (name, what)
        }
    }
}

/// A name where it stands for what it names: a few lines of it, in its own direction, the whole on demand.
pub fn short(name: &str) -> AnyView {
    let (name, title) = (name.to_owned(), name.to_owned());
    view! { <span class="short" title=title><bdi>{name}</bdi></span> }.into_any()
}
