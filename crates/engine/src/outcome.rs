//! Selection in, outcome out.

use crate::arrangement::Arrangement;
use crate::order::{place, sorted, windowed};
use crate::tally::Mask;
use crate::{Bitmap, Facets, Selection, Session, Table};
use crosscut_model::LetterTable;
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

/// The order of the rows; names are in the order of the catalog. Rows without the value come last, ties keep the order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first.
    #[default]
    ScoreFalling,
    ScoreRising,
    NewestFirst,
    OldestFirst,
    /// By the source's name.
    Source,
    SourceFalling,
    /// By the author's name.
    Author,
    AuthorFalling,
    /// By the film's name.
    Film,
    FilmFalling,
    /// By what it is, in the order of [`crosscut_model::Kind::ALL`].
    Kind,
    KindFalling,
    /// By the code of the language.
    Language,
    LanguageFalling,
    /// As the search ranks them, the best first; see [`Request::relevance`].
    Relevance,
}

impl Sort {
    /// Every order. What is turned round stands beside the other.
    pub const ALL: [Sort; 15] = [
        Sort::ScoreFalling,
        Sort::ScoreRising,
        Sort::NewestFirst,
        Sort::OldestFirst,
        Sort::Source,
        Sort::SourceFalling,
        Sort::Author,
        Sort::AuthorFalling,
        Sort::Film,
        Sort::FilmFalling,
        Sort::Kind,
        Sort::KindFalling,
        Sort::Language,
        Sort::LanguageFalling,
        Sort::Relevance,
    ];

    /// The word used in URLs.
    pub fn key(self) -> &'static str {
        match self {
            Sort::ScoreFalling => "score",
            Sort::ScoreRising => "score-rising",
            Sort::NewestFirst => "newest",
            Sort::OldestFirst => "oldest",
            Sort::Source => "source",
            Sort::SourceFalling => "source-falling",
            Sort::Author => "author",
            Sort::AuthorFalling => "author-falling",
            Sort::Film => "film",
            Sort::FilmFalling => "film-falling",
            Sort::Kind => "kind",
            Sort::KindFalling => "kind-falling",
            Sort::Language => "language",
            Sort::LanguageFalling => "language-falling",
            Sort::Relevance => "relevance",
        }
    }

    /// The order written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// How well rows fit what was searched for.
#[derive(Clone, Copy, Debug)]
pub struct Relevance<'a> {
    /// Every hit, rising.
    pub rows: &'a [u32],
    /// For each of these rows, 0 or more: higher is better.
    pub scores: &'a [f32],
}

/// What is asked of a table.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub selection: &'a Selection,
    /// The rows that the selection's text finds; `None` when it searches for nothing.
    pub hits: Option<&'a Bitmap>,
    /// How well each of them fits, for [`Sort::Relevance`]. Without it all fit alike.
    pub relevance: Option<Relevance<'a>>,
    pub letters: LetterTable,
    pub sort: Sort,
    /// Which of the sorted rows to return.
    pub window: Range<usize>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The rows that match.
    pub matching: Matching,
    /// How many they are.
    pub count: usize,
    /// For each facet of [`crate::Facet::ALL`], by code, how many rows match **with that facet's own choice left out**
    /// (drill-sideways). Empty for a facet that was not read.
    pub counts: Vec<Vec<u32>>,
    /// By code of the dictionary of ratings (0: unrated), how many rows match.
    pub ratings: Vec<u32>,
    /// The same with the selection's own score interval left out, for a histogram that stays while it is brushed.
    pub ratings_aside: Vec<u32>,
    /// The sorted rows of the request's window.
    pub rows: Vec<u32>,
}

impl Outcome {
    /// The rows of the request's window and order, cut from this answer to the same selection: nothing is selected anew.
    pub fn rows_of(&self, table: &Table, request: &Request) -> Vec<u32> {
        windowed(table, request, &Mask::new(self.matching.places(table)), &self.ratings)
    }

    /// How many rows come before a row in the order of a request, which is this one's; `None` where the row does not match.
    pub fn place_of(&self, table: &Table, request: &Request, row: u32) -> Option<usize> {
        place(table, request, &Mask::new(self.matching.places(table)), &self.ratings, row)
    }
}

/// The rows that match, as a [`Bitmap`]. They are brought from their places inside into the order of the table when they are
/// first looked at, which most questions never do. A copy costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Matching(Arc<Lazy>);

#[derive(Debug, Default)]
struct Lazy {
    places: Bitmap,
    /// Where the places lie; `None` where `rows` is there already.
    arrangement: Option<Arc<Arrangement>>,
    rows: OnceLock<Bitmap>,
}

impl Matching {
    pub(crate) fn new(places: Bitmap, arrangement: &Arc<Arrangement>) -> Matching {
        Matching(Arc::new(Lazy { places, arrangement: Some(arrangement.clone()), rows: OnceLock::new() }))
    }

    /// Where the rows lie inside a table; rows that it does not have lie nowhere.
    pub(crate) fn places(&self, table: &Table) -> Bitmap {
        match &self.0.arrangement {
            Some(own) if Arc::ptr_eq(own, table.arrangement()) => self.0.places.clone(),
            _ => table.arrangement().places_of(self),
        }
    }
}

impl From<Bitmap> for Matching {
    fn from(rows: Bitmap) -> Matching {
        Matching(Arc::new(Lazy { rows: OnceLock::from(rows), ..Lazy::default() }))
    }
}

impl From<Matching> for Bitmap {
    fn from(matching: Matching) -> Bitmap {
        (*matching).clone()
    }
}

impl Deref for Matching {
    type Target = Bitmap;

    fn deref(&self) -> &Bitmap {
        let Lazy { places, arrangement, rows } = &*self.0;
        rows.get_or_init(|| arrangement.as_ref().map_or_else(Bitmap::default, |order| order.rows_at(places)))
    }
}

impl PartialEq for Matching {
    fn eq(&self, other: &Matching) -> bool {
        let (a, b) = (&*self.0, &*other.0);
        match (&a.arrangement, &b.arrangement) {
            (Some(one), Some(other)) if Arc::ptr_eq(one, other) => a.places == b.places,
            _ => **self == **other,
        }
    }
}

/// Answers a request from scratch, with the counts of every facet. Codes that the table does not have match nothing. A
/// page that asks again and again keeps a [`crate::Session`].
pub fn outcome(table: &Table, request: &Request) -> Outcome {
    Session::new().outcome(table, request, Facets::ALL)
}

/// The values of the highest counts, highest first, ties in the order of the codes, at most `most`; values without a row
/// are left out. `among` narrows them down, as a search inside a facet does.
pub fn top(counts: &[u32], most: usize, among: impl Fn(u32) -> bool) -> Vec<u32> {
    let there = (0..counts.len() as u32).filter(|code| counts[*code as usize] > 0 && among(*code));
    let mut codes = sorted(there, &|a, b| counts[b as usize].cmp(&counts[a as usize]));
    codes.truncate(most);
    codes
}
