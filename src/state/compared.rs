//! What is put side by side, as the URL has it: `with=source:courier&with=document:a-review`, in the order of the columns.

use super::place::History;
use super::query::UseQuery;
use super::{Collection, Query, Whereabouts, use_collection};
use crosscut_engine::Facet;
use leptos::prelude::*;
use std::sync::Arc;

const WITH: &str = "with";

/// As many fit side by side.
pub const MOST_COMPARED: usize = 4;

/// One that is compared: a code of a source or an author, the row of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Source(u32),
    Author(u32),
    Document(u32),
}

/// What an address asks to compare, once it was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    Found(Subject),
    /// A document that, if it is anywhere, is in the part that begins with this row.
    Behind(u32),
}

impl Subject {
    /// As addresses have it.
    pub fn key(self, collection: &Collection) -> String {
        match self {
            Subject::Source(code) => format!("source:{}", collection.table.key(Facet::Source, code)),
            Subject::Author(code) => format!("author:{}", collection.table.key(Facet::Author, code)),
            Subject::Document(row) => {
                let address = collection.address(row);
                format!("document:{}", address.strip_prefix("documents/").unwrap_or(&address))
            }
        }
    }

    /// The query of a comparison.
    pub fn query(subjects: &[Subject], collection: &Collection) -> Query {
        let pair = |subject: &Subject| (WITH.to_owned(), subject.key(collection));
        Query { listing: subjects.iter().map(pair).collect(), ..Query::default() }
    }

    /// The address of a comparison, relative to the base.
    pub fn href(subjects: &[Subject], collection: &Collection) -> String {
        Subject::query(subjects, collection).href("compare", &collection.table)
    }
}

/// What an address asks for; nothing for what the collection does not have.
fn sought(key: &str, collection: &Collection) -> Option<Sought> {
    let (kind, key) = key.split_once(':')?;
    let value = |facet| {
        let code = collection.table.code(facet, key)?;
        (collection.total(facet, code) > 0).then_some(code)
    };
    let subject = match kind {
        "source" => Subject::Source(value(Facet::Source)?),
        "author" => Subject::Author(value(Facet::Author)?),
        "document" => match collection.find(key) {
            Whereabouts::Row(row) => Subject::Document(row),
            Whereabouts::Part(part) => return Some(Sought::Behind(collection.documents().file(part)?.first as u32)),
            Whereabouts::Nowhere => return None,
        },
        _ => return None,
    };
    Some(Sought::Found(subject))
}

/// What pairs ask to compare, each once, and what of them is not there. What is more than fits is left out.
fn read(pairs: &[(String, String)], collection: &Collection) -> (Vec<Sought>, Vec<String>) {
    let (mut all, mut unread) = (Vec::new(), Vec::new());
    for (_, key) in pairs.iter().filter(|(name, _)| name == WITH) {
        match sought(key, collection) {
            // Two documents may be behind one part.
            Some(Sought::Found(subject)) if all.contains(&Sought::Found(subject)) => {}
            Some(sought) if all.len() < MOST_COMPARED => all.push(sought),
            _ => unread.push(key.clone()),
        }
    }
    (all, unread)
}

/// What is compared, as the URL has it.
#[derive(Clone, Copy)]
pub struct UseCompared {
    pairs: Memo<Vec<(String, String)>>,
    query: UseQuery,
    collection: StoredValue<Arc<Collection>>,
}

impl UseCompared {
    /// Follows the URL.
    pub fn new() -> UseCompared {
        let query = expect_context::<UseQuery>();
        let pairs = Memo::new(move |_| query.with(|query| query.listing.clone()));
        UseCompared { pairs, query, collection: StoredValue::new(use_collection()) }
    }

    /// What is asked for and what of it is not there, tracked. Looked up anew each time: documents come in.
    pub fn read(self) -> (Vec<Sought>, Vec<String>) {
        self.pairs.with(|pairs| self.collection.with_value(|collection| read(pairs, collection)))
    }

    /// What is there of it, tracked.
    pub fn subjects(self) -> Vec<Subject> {
        let found = |sought| match sought {
            Sought::Found(subject) => Some(subject),
            Sought::Behind(_) => None,
        };
        self.read().0.into_iter().filter_map(found).collect()
    }

    /// Compares these.
    pub fn set(self, subjects: &[Subject]) {
        let pairs = self.collection.with_value(|collection| Subject::query(subjects, collection).listing);
        self.query.change(History::Push, |query| query.listing = pairs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::{Catalog, CollectionInfo, Columns, Review, SearchRoot, Source, SourceRole, Stored, Term};

    /// Two documents: one of a source, one of an author.
    fn collection() -> Collection {
        let review = |id: &str| Review { id: id.to_owned(), ..Review::default() };
        let catalog = Catalog {
            generator: String::new(),
            collection: CollectionInfo::default(),
            reviews: 2,
            films: Vec::new(),
            sources: ["post:mail", "idle"]
                .map(|key| Source { key: key.to_owned(), name: key.to_owned(), role: SourceRole::Publisher })
                .to_vec(),
            authors: vec![Term { key: "ann".to_owned(), name: "Ann".to_owned() }],
            people: Vec::new(),
            languages: Vec::new(),
            ratings: Vec::new(),
            columns: Stored::Inline(Columns::default()),
            documents: Stored::Inline(vec![review("a"), review("b")]),
            search: SearchRoot::default(),
        };
        let columns = Columns {
            film: vec![0, 0],
            source: vec![1, 0],
            author: vec![0, 1],
            kind: vec![1, 1],
            language: vec![0, 0],
            rating: vec![0, 0],
            date: vec![None, None],
            aspects: vec![vec![], vec![]],
            people: vec![vec![], vec![]],
        };
        Collection::new(catalog, columns).expect("nothing contradicts itself")
    }

    fn of(keys: &[&str]) -> (Vec<Sought>, Vec<String>) {
        let pairs: Vec<_> = keys.iter().map(|key| ("with".to_owned(), (*key).to_owned())).collect();
        read(&pairs, &collection())
    }

    #[test]
    fn what_is_compared_comes_back_from_its_address_in_its_order() {
        let collection = collection();
        let subjects = [Subject::Document(1), Subject::Source(1), Subject::Author(1), Subject::Source(0)];
        let pairs = Subject::query(&subjects, &collection).listing;
        assert_eq!(read(&pairs, &collection), (subjects.map(Sought::Found).to_vec(), vec![]));
        let search = Subject::query(&subjects, &collection).to_search(&collection.table);
        assert_eq!(Query::from_search(&search, &collection.table).0.listing, pairs);
        assert_eq!(Subject::href(&subjects[..1], &collection), "compare?with=document%3Ab");
    }

    #[test]
    fn what_is_not_there_or_too_many_is_named_and_nothing_comes_twice() {
        let unknown = ["source:gone", "source:idle", "critic:ann", "document:c", "ann"];
        assert_eq!(of(&unknown), (vec![], unknown.map(str::to_owned).to_vec()));
        let (found, unread) =
            of(&["document:a", "document:~0", "document:b", "author:ann", "source:none", "author:none"]);
        assert_eq!(found.len(), MOST_COMPARED);
        assert_eq!(unread, ["author:none"]);
    }
}
