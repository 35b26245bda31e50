//! What the words of the query find. The index grows by the files that come in, and each time the words that stand there then are
//! asked for anew: an answer is never that to other words.

use super::load::{FOLDER, SearchFiles};
use super::{Cause, Collection, LoadError, Query, UseLoading, UseQuery, use_collection};
use crosscut_engine::{Bitmap, Relevance, Request};
use crosscut_model::SearchRoot;
use crosscut_search::{Answer, Field, Index, Query as Words, SearchError, Step, Wanted};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The index of a collection. A copy is the same index.
#[derive(Clone, Debug, Default)]
pub struct Searchable(Arc<Mutex<State>>);

#[derive(Debug)]
enum State {
    /// As the catalog has it, until somebody asks.
    Root(SearchRoot),
    Index(Index),
    Failed(SearchError),
}

impl Default for State {
    fn default() -> State {
        State::Root(SearchRoot::default())
    }
}

/// What comes of asking for words.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// There are no words.
    Nothing,
    Found(Arc<Found>),
    /// These files are not there yet.
    Wants(Vec<Wanted>),
    /// The index is of no use.
    Failed(LoadError),
}

/// What words find.
#[derive(Debug)]
pub struct Found {
    pub answer: Answer,
    /// The rows of the answer.
    pub rows: Bitmap,
    /// Words before a colon that are no fields.
    pub unknown: Vec<String>,
}

impl PartialEq for Found {
    /// Two answers are one only if they are the same value: comparing rows would take as long as finding them.
    fn eq(&self, other: &Found) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Searchable {
    /// The index that a catalog has.
    pub fn new(root: SearchRoot) -> Searchable {
        Searchable(Arc::new(Mutex::new(State::Root(root))))
    }

    /// Asks for words, as far as the index is there; `rows` is how many rows the collection has.
    fn ask(&self, text: &str, rows: usize) -> Asked {
        let words = Words::parse(text);
        if words.is_empty() {
            return Asked::Nothing;
        }
        let step = self.with_index(|index| match index.rows() as usize == rows {
            true => index.ask(&words),
            false => Err(SearchError::Inconsistent("it is of another number of documents")),
        });
        match step {
            Ok(Step::Fetch(wanted)) => Asked::Wants(wanted),
            Ok(Step::Found(answer)) => {
                let mut bits = vec![0; rows.div_ceil(64)];
                answer.rows.iter().for_each(|row| bits[*row as usize / 64] |= 1 << (row % 64));
                let rows = Bitmap::from_words(bits, rows);
                Asked::Found(Arc::new(Found { answer, rows, unknown: words.unknown }))
            }
            Err(error) => {
                let cause = Cause::Inconsistent(error.to_string());
                Asked::Failed(LoadError { file: "the search index".to_owned(), cause })
            }
        }
    }

    /// Adds a file that was wanted.
    pub fn supply(&self, wanted: &Wanted, json: &str) -> Result<(), SearchError> {
        self.with_index(|index| index.supply(wanted, json))
    }

    fn with_index<T>(&self, look: impl FnOnce(&mut Index) -> Result<T, SearchError>) -> Result<T, SearchError> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let State::Root(root) = &mut *state {
            *state = match Index::new(std::mem::take(root)) {
                Ok(index) => State::Index(index),
                Err(error) => State::Failed(error),
            };
        }
        match &mut *state {
            State::Index(index) => look(index),
            State::Failed(error) => Err(error.clone()),
            State::Root(_) => Err(SearchError::Unasked),
        }
    }
}

/// How the search stands, for the page.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchFace {
    /// Nothing to say: no words, or their answer.
    Quiet,
    Coming,
    Failed(LoadError),
}

/// The places in a text that were searched for in one of some fields, tracked. Texts ask through this and not by [`UseSearch`], so that
/// views which only could show a search carry no index.
#[derive(Clone)]
pub struct UseMarks(Arc<Ask>);
type Ask = dyn Fn(&[Field], &str) -> Vec<Range<usize>> + Send + Sync;

impl UseMarks {
    /// The places, rising and apart.
    pub fn ranges(&self, fields: &[Field], text: &str) -> Vec<Range<usize>> {
        (self.0)(fields, text)
    }
}

/// What the words of the query find, in the view that started it.
#[derive(Clone, Copy)]
pub struct UseSearch {
    found: Memo<Option<Arc<Found>>>,
    face: Memo<SearchFace>,
    asked: Memo<Asked>,
    files: SearchFiles,
    collection: StoredValue<Arc<Collection>>,
}

impl UseSearch {
    /// Follows the words of the query, and fetches what they need; for the views below as well.
    pub fn start() -> UseSearch {
        let query = expect_context::<UseQuery>();
        let files = expect_context::<UseLoading>().search;
        let collection = StoredValue::new(use_collection());
        let text = Memo::new(move |_| query.with(|query| query.selection.text.clone()));
        let asked = Memo::new(move |_| {
            files.arrived();
            text.with(|text| collection.with_value(|collection| collection.search.ask(text, collection.reviews)))
        });
        let face = Memo::new(move |_| {
            asked.with(|asked| match asked {
                Asked::Nothing | Asked::Found(_) => SearchFace::Quiet,
                Asked::Failed(error) => SearchFace::Failed(error.clone()),
                Asked::Wants(wanted) => {
                    let failed = |wanted: &Wanted| {
                        let file = format!("{FOLDER}{}", wanted.file.file);
                        files.failure(&wanted.file.file).map(|cause| LoadError { file, cause })
                    };
                    wanted.iter().find_map(failed).map_or(SearchFace::Coming, SearchFace::Failed)
                }
            })
        });
        // What was found stays until there is something newer, so that nothing flashes while letters are typed.
        let found = Memo::new(move |before: Option<&Option<Arc<Found>>>| {
            asked.with(|asked| match asked {
                Asked::Found(found) => Some(found.clone()),
                Asked::Wants(_) if face.get() == SearchFace::Coming => before.cloned().flatten(),
                _ => None,
            })
        });
        let search = UseSearch { found, face, asked, files, collection };
        // Fetching is no data: what comes of it arrives by the signals of the files.
        Effect::new(move |_| {
            if let Asked::Wants(wanted) = asked.get() {
                collection.with_value(|collection| files.fetch(&collection.search, &wanted));
            }
        });
        provide_context(search);
        provide_context(UseMarks(Arc::new(move |fields, text| search.ranges(fields, text))));
        search
    }

    /// What was found last, tracked; `None` where there are no words, or no answer to any yet.
    pub fn found(self) -> Option<Arc<Found>> {
        self.found.get()
    }

    /// How the search stands, tracked.
    pub fn face(self) -> SearchFace {
        self.face.get()
    }

    /// Asks the host again for what failed.
    pub fn retry(self) {
        if let Asked::Wants(wanted) = self.asked.get_untracked() {
            self.collection.with_value(|collection| self.files.retry(&collection.search, &wanted));
        }
    }

    /// The places in a text that were searched for, of the first of these fields that has some, tracked.
    fn ranges(self, fields: &[Field], text: &str) -> Vec<Range<usize>> {
        let ranges = self.found.try_with(|found| {
            let found = found.as_ref()?;
            let ranges = |field: &Field| found.answer.matcher.ranges(*field, text);
            fields.iter().map(ranges).find(|ranges| !ranges.is_empty())
        });
        // What a view provides outlives it: the next one still gets its marks, and nothing is searched for there.
        ranges.flatten().unwrap_or_default()
    }
}

impl Query {
    /// What the engine is asked for by this query, where its words have found this.
    pub fn request<'a>(
        &'a self,
        collection: &Collection,
        found: Option<&'a Found>,
        window: Range<usize>,
    ) -> Request<'a> {
        let found = found.filter(|_| self.has_words());
        Request {
            selection: &self.selection,
            hits: found.map(|found| &found.rows),
            relevance: found.map(|found| Relevance { rows: &found.answer.rows, scores: &found.answer.scores }),
            letters: self.letters.unwrap_or(collection.info.letters),
            sort: self.order(),
            window,
        }
    }
}
