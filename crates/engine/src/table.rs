//! The loaded columns with their dictionaries: what every question is put to.

mod building;

use crate::arrangement::Arrangement;
use crate::codes::CodeSet;
use crate::days::Days;
use crate::dimension::{Column, Dimension};
use crate::order::sorted;
use crate::packed::{self, PackedColumns};
use crate::values::Values;
use crate::{Bitmap, Facet, TableError};
pub use building::Building;
use crosscut_model::{Aspect, Catalog, Columns, Kind, LetterTable, Notation, RatingTerm, Stance};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// One value of a facet, as people and URLs name it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    key: String,
    name: String,
}

/// The key of the missing value.
const NONE: &str = "none";

/// The values of a facet: code k is entry k − 1.
#[derive(Clone, Debug, Default)]
struct Dictionary {
    entries: Vec<Entry>,
    /// The places of the entries in the order of their keys.
    by_key: Vec<u32>,
}

impl Dictionary {
    /// A value that is itself called like the missing one gets a `~` more, and so does one that would then be called like it.
    #[inline]
    fn new(mut entries: Vec<Entry>) -> Dictionary {
        let taken = |entry: &&mut Entry| entry.key.trim_end_matches('~') == NONE;
        entries.iter_mut().filter(taken).for_each(|entry| entry.key.push('~'));
        let by_key = sorted(0..entries.len() as u32, &|a, b| entries[a as usize].key.cmp(&entries[b as usize].key));
        Dictionary { entries, by_key }
    }

    fn code(&self, key: &str) -> Option<u32> {
        let place = self.by_key.binary_search_by(|place| self.entries[*place as usize].key.as_str().cmp(key)).ok()?;
        Some(self.by_key[place] + 1)
    }
}

/// The columns with their dictionaries, and the counts of the whole. Read-only once built. About 20 bytes a review, and a
/// bit more for each value of the facets with few of them.
#[derive(Clone, Debug)]
pub struct Table {
    id: u64,
    rows: usize,
    arrangement: Arc<Arrangement>,
    /// By [`Dimension`], from film to day, in the order of the places.
    columns: [Column; 7],
    aspects: Values,
    people: Values,
    days: Days,
    ratings: Vec<RatingTerm>,
    /// By code of a rating, the code of its notation.
    notations: Vec<u32>,
    /// By code of a rating, its score under each table of [`LetterTable::ALL`].
    scores: [Vec<Option<f64>>; 3],
    first_year: i16,
    dictionaries: [Dictionary; 9],
}

/// Tells tables apart, so that nothing remembered of one is taken for another.
static NEXT_ID: AtomicU64 = AtomicU64::new(1);

impl Table {
    /// Checks the columns against the catalog and builds the table.
    #[inline]
    pub fn new(catalog: &Catalog, columns: Columns) -> Result<Table, TableError> {
        Table::from_packed(catalog, packed::narrowed(catalog, columns)?)
    }

    /// The same from columns that are narrow already: for a million rows the way that needs the least memory. [`Building`] does it
    /// step by step.
    #[inline]
    pub fn from_packed(catalog: &Catalog, columns: PackedColumns) -> Result<Table, TableError> {
        let mut building = Building::new(catalog, columns);
        while building.step()? {}
        Ok(building.table())
    }

    /// How many reviews there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many codes a facet has, the missing one included: the length of its counts.
    pub fn size(&self, facet: Facet) -> usize {
        self.dictionaries[facet as usize].entries.len() + 1
    }

    /// The key of a value for URLs; `none` for the missing one and for codes outside the dictionary.
    pub fn key(&self, facet: Facet, code: u32) -> &str {
        self.entry(facet, code).map_or(NONE, |entry| &entry.key)
    }

    /// The name of a value as the catalog has it; empty for the missing one and for codes outside the dictionary.
    pub fn name(&self, facet: Facet, code: u32) -> &str {
        self.entry(facet, code).map_or("", |entry| &entry.name)
    }

    /// The code of a key, if the facet has it.
    pub fn code(&self, facet: Facet, key: &str) -> Option<u32> {
        if key == NONE { Some(0) } else { self.dictionaries[facet as usize].code(key) }
    }

    /// The codes of a row in a facet: one, or where it is multi-valued any number, rising; `[0]` where it is missing. Looks at
    /// every value of a multi-valued facet.
    pub fn codes(&self, facet: Facet, row: usize) -> Vec<u32> {
        match (self.one_code(facet, row), self.values(Dimension::of(facet)), self.arrangement.place(row)) {
            (Some(code), ..) => vec![code],
            (None, Some(values), Some(place)) => values.of(place),
            _ => vec![0],
        }
    }

    /// The code of a row in a facet with one value a row; `None` where there can be several.
    pub(crate) fn one_code(&self, facet: Facet, row: usize) -> Option<u32> {
        match facet {
            facet if facet.is_multi_valued() => None,
            Facet::Notation => Some(self.notation_of(self.rating_code(row))),
            _ => {
                let codes = self.column(Dimension::of(facet))?.codes();
                Some(self.arrangement.place(row).map_or(0, |place| codes.get(place)))
            }
        }
    }

    /// The year that code 1 of [`Facet::Year`] stands for.
    pub fn first_year(&self) -> i16 {
        self.first_year
    }

    /// The rating of a row.
    pub fn rating(&self, row: usize) -> Option<&RatingTerm> {
        self.rating_term(self.rating_code(row))
    }

    /// The code of a row's rating in the dictionary of ratings; 0 without one.
    pub fn rating_code(&self, row: usize) -> u32 {
        self.arrangement.place(row).map_or(0, |place| self.arrangement.rating_at(place))
    }

    /// How many codes ratings have, the missing one included: the length of [`crate::Outcome::ratings`].
    pub fn rating_terms(&self) -> usize {
        self.ratings.len() + 1
    }

    /// The rating that a code stands for; `None` for the missing one and for codes outside the dictionary.
    pub fn rating_term(&self, code: u32) -> Option<&RatingTerm> {
        self.ratings.get((code as usize).checked_sub(1)?)
    }

    /// By code of a rating, its score, 0 to 100; `None` for the missing one and for thumbs.
    pub fn rating_scores(&self, letters: LetterTable) -> &[Option<f64>] {
        &self.scores[LetterTable::ALL.iter().position(|known| *known == letters).unwrap_or(0)]
    }

    /// The score of a row, 0 to 100; `None` where it is unrated or rated by thumbs.
    pub fn score(&self, row: usize, letters: LetterTable) -> Option<f64> {
        self.rating_scores(letters).get(self.rating_code(row) as usize).copied().flatten()
    }

    /// The day of publication in days since 1970-01-01.
    pub fn date(&self, row: usize) -> Option<i32> {
        self.days.day(self.column(Dimension::Day)?.codes().get(self.arrangement.place(row)?))
    }

    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    /// Where the rows lie inside.
    pub(crate) fn arrangement(&self) -> &Arc<Arrangement> {
        &self.arrangement
    }

    /// The column of a dimension, if it has one.
    pub(crate) fn column(&self, dimension: Dimension) -> Option<&Column> {
        self.columns.get(dimension as usize)
    }

    /// The places of the rows whose code in a dimension that has a column is in a set.
    pub(crate) fn places_of(&self, dimension: Dimension, set: &CodeSet) -> Bitmap {
        match self.column(dimension) {
            Some(_) if dimension == Dimension::Source => self.arrangement.with_sources(set),
            Some(column) => column.rows_of(set),
            None => Bitmap::empty(self.rows),
        }
    }

    /// The values of a dimension that has several a row.
    pub(crate) fn values(&self, dimension: Dimension) -> Option<&Values> {
        match dimension {
            Dimension::Aspect => Some(&self.aspects),
            Dimension::Person => Some(&self.people),
            _ => None,
        }
    }

    /// The code of the notation of a rating.
    pub(crate) fn notation_of(&self, rating: u32) -> u32 {
        self.notations.get(rating as usize).copied().unwrap_or(0)
    }

    fn entry(&self, facet: Facet, code: u32) -> Option<&Entry> {
        self.dictionaries[facet as usize].entries.get((code as usize).checked_sub(1)?)
    }
}

#[inline]
fn dictionaries(catalog: &Catalog, first_year: i16, last_year: i16) -> [Vec<Entry>; 9] {
    fn named<'a>(names: &mut dyn Iterator<Item = (&'a String, &'a String)>) -> Vec<Entry> {
        names.map(|(key, name)| Entry { key: key.clone(), name: name.clone() }).collect()
    }
    fn keys(keys: &mut dyn Iterator<Item = String>) -> Vec<Entry> {
        keys.map(|key| Entry { name: key.clone(), key }).collect()
    }
    let pairs = || Aspect::ALL.iter().flat_map(|aspect| Stance::ALL.map(|stance| (aspect.key(), stance.key())));
    Facet::ALL.map(|facet| match facet {
        Facet::Film => named(&mut catalog.films.iter().map(|film| (&film.key, &film.name))),
        Facet::Source => named(&mut catalog.sources.iter().map(|source| (&source.key, &source.name))),
        Facet::Author => named(&mut catalog.authors.iter().map(|author| (&author.key, &author.name))),
        Facet::Person => named(&mut catalog.people.iter().map(|person| (&person.key, &person.name))),
        Facet::Kind => keys(&mut Kind::ALL.iter().map(|kind| kind.key().to_owned())),
        Facet::Notation => keys(&mut Notation::ALL.iter().map(|notation| notation.key().to_owned())),
        Facet::Aspect => keys(&mut pairs().map(|(aspect, stance)| format!("{aspect}:{stance}"))),
        Facet::Language => keys(&mut catalog.languages.iter().cloned()),
        Facet::Year => keys(&mut (first_year..=last_year).map(|year| year.to_string())),
    })
}

fn code_of_notation(notation: Notation) -> u32 {
    Notation::ALL.iter().position(|known| *known == notation).map_or(0, |place| place as u32 + 1)
}
