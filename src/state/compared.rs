//! What is put side by side, as the URL has it: `with=source:courier&with=document:a-review`, in the order of the columns.

use super::place::History;
use super::query::UseQuery;
use super::{Collection, Whereabouts, use_collection};
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

    /// The address of a comparison, relative to the base. Keys are fit for addresses as they are.
    pub fn href(subjects: &[Subject], collection: &Collection) -> String {
        let mut href = "compare".to_owned();
        for (place, subject) in subjects.iter().enumerate() {
            href.push_str(if place == 0 { "?with=" } else { "&with=" });
            href.push_str(&subject.key(collection));
        }
        href
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
        let pair =
            |subject: &Subject| (WITH.to_owned(), self.collection.with_value(|collection| subject.key(collection)));
        let pairs = subjects.iter().map(pair).collect();
        self.query.change(History::Push, |query| query.listing = pairs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Query;
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
        let href = Subject::href(&subjects, &collection);
        assert_eq!(href, "compare?with=document:b&with=source:post:mail&with=author:ann&with=source:none");
        let (query, _) = Query::from_search(href.split_once('?').unwrap().1, &collection.table);
        assert_eq!(read(&query.listing, &collection), (subjects.map(Sought::Found).to_vec(), vec![]));
        // What is written into the address bar is the same.
        let search = query.to_search(&collection.table);
        assert_eq!(Query::from_search(&search, &collection.table).0, query);
        assert_eq!(Subject::href(&[], &collection), "compare");
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
