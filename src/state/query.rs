//! The selection in the URL: read from it, written to it, kept nowhere else.

use super::layout::LAYOUT;
use super::listing::LISTING;
use super::place::{History, UsePlace};
use super::{Collection, use_collection};
use crosscut_engine::{Note, Selection, Sort, Table, from_pairs, to_pairs};
use crosscut_model::LetterTable;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole state of the page beside its path: what is selected, and how it is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub selection: Selection,
    /// `None`: see [`Query::order`].
    pub sort: Option<Sort>,
    /// `None`: as the collection's settings say.
    pub letters: Option<LetterTable>,
    /// How a list of films or sources is looked at, how results are laid out, how scores are remade and what is compared, as it is
    /// written: only the views of these read it.
    pub listing: Vec<(String, String)>,
}

/// The names of pairs that the score lab and the comparison read; see [`super::UseRecipe`] and [`super::Subject`].
const LATER: [&str; 5] = ["method", "trim", "favourable", "weight", "with"];

/// Which evidence is open on the page of a film.
pub const EVIDENCE: &str = "evidence";

/// A part of the URL that was not understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    Selection(Note),
    Sort(String),
    Letters(String),
}

impl Query {
    /// Whether anything is searched for.
    pub fn has_words(&self) -> bool {
        self.selection.text.contains(char::is_alphanumeric)
    }

    /// The order of the rows: as chosen, otherwise by relevance where something is searched for.
    pub fn order(&self) -> Sort {
        match self.sort {
            Some(Sort::Relevance) | None if self.has_words() => Sort::Relevance,
            Some(Sort::Relevance) | None => Sort::default(),
            Some(sort) => sort,
        }
    }

    /// Chooses an order. What is usual is not written down.
    pub fn set_order(&mut self, sort: Sort) {
        self.sort = None;
        self.sort = Some(sort).filter(|sort| *sort != self.order());
    }

    /// How something is looked at, by the name of the pair.
    pub fn looked_at(&self, name: &str) -> Option<&str> {
        self.listing.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Looks at something in another way.
    pub fn look_at(&mut self, name: &str, value: Option<String>) {
        self.listing.retain(|(known, _)| known != name);
        self.listing.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// The query string, without `?`; empty for the default.
    pub fn to_search(&self, table: &Table) -> String {
        let mut pairs = to_pairs(&self.selection, table);
        if let Some(sort) = self.sort {
            pairs.push(("sort".to_owned(), sort.key().to_owned()));
        }
        if let Some(letters) = self.letters {
            pairs.push(("letters".to_owned(), letters.key().to_owned()));
        }
        pairs.extend_from_slice(&self.listing);
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }

    /// What a query string, without `?`, stands for, and what of it was not understood.
    pub fn from_search(search: &str, table: &Table) -> (Query, Vec<Unread>) {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(search.as_bytes()).into_owned().collect();
        let pairs = || pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let (selection, notes) = from_pairs(pairs(), table);
        let mut query = Query { selection, ..Query::default() };
        let mut unread: Vec<Unread> = notes.into_iter().map(Unread::Selection).collect();
        for (name, value) in pairs() {
            match name {
                "sort" => match Sort::from_key(value) {
                    Some(sort) => query.sort = Some(sort),
                    None => unread.push(Unread::Sort(value.to_owned())),
                },
                "letters" => match LetterTable::from_key(value) {
                    Some(letters) => query.letters = Some(letters),
                    None => unread.push(Unread::Letters(value.to_owned())),
                },
                name if LISTING.contains(&name)
                    || LAYOUT.contains(&name)
                    || LATER.contains(&name)
                    || name == EVIDENCE =>
                {
                    query.listing.push((name.to_owned(), value.to_owned()))
                }
                _ => {}
            }
        }
        (query, unread)
    }

    /// A link to `path` (relative to the base) that carries this query.
    pub fn href(&self, path: &str, table: &Table) -> String {
        match self.to_search(table) {
            search if search.is_empty() => path.to_owned(),
            search => format!("{path}?{search}"),
        }
    }
}

/// The query as the URL has it.
#[derive(Clone, Copy)]
pub struct UseQuery {
    read: Memo<(Query, Vec<Unread>)>,
    place: UsePlace,
    /// Kept here, because a timer's call has no context to look it up in.
    collection: StoredValue<Arc<Collection>>,
}

impl UseQuery {
    /// Follows the URL. Below the loaded collection.
    pub fn new() -> UseQuery {
        let place = expect_context::<UsePlace>();
        let collection = StoredValue::new(use_collection());
        let read = Memo::new(move |_| {
            collection.with_value(|collection| Query::from_search(&place.search(), &collection.table))
        });
        UseQuery { read, place, collection }
    }

    /// The query now, tracked.
    #[track_caller]
    pub fn get(self) -> Query {
        self.read.with(|(query, _)| query.clone())
    }

    /// Looks at the query, tracked.
    #[track_caller]
    pub fn with<T>(self, look: impl FnOnce(&Query) -> T) -> T {
        self.read.with(|(query, _)| look(query))
    }

    /// Looks at the query as it is now: for what happens once.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Query) -> T) -> T {
        self.read.with_untracked(|(query, _)| look(query))
    }

    /// What of the URL was not understood, tracked.
    pub fn unread(self) -> Vec<Unread> {
        self.read.with(|(_, unread)| unread.clone())
    }

    /// The letter table in use, tracked.
    #[track_caller]
    pub fn letters(self) -> LetterTable {
        self.with(|query| query.letters)
            .unwrap_or_else(|| self.collection.with_value(|collection| collection.info.letters))
    }

    /// Changes the selection.
    pub fn select(self, history: History, change: impl FnOnce(&Selection) -> Selection) {
        self.change(history, |query| query.selection = change(&query.selection));
    }

    /// Changes the query.
    pub fn change(self, history: History, change: impl FnOnce(&mut Query)) {
        let mut query = self.with_untracked(Query::clone);
        change(&mut query);
        let search = self.collection.with_value(|collection| query.to_search(&collection.table));
        self.place.set_search(&search, history);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_evidence_is_open_travels_in_the_address_beside_the_selection() {
        let table = &Collection::without_documents().table;
        let (mut query, unread) = Query::from_search("score=60..80&evidence=acting%3Aan-essay&utm=1", table);
        assert!(unread.is_empty());
        assert_eq!(query.looked_at(EVIDENCE), Some("acting:an-essay"));
        assert_eq!(query.to_search(table), "score=60..80&evidence=acting%3Aan-essay");
        query.look_at(EVIDENCE, Some("music".to_owned()));
        assert_eq!(query.to_search(table), "score=60..80&evidence=music");
        query.look_at(EVIDENCE, None);
        assert_eq!(query.to_search(table), "score=60..80");
    }
}
