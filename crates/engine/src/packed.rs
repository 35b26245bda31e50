//! Columns as they come in, and whether they fit their catalog.

use crate::codes::Codes;
use crate::steps::in_steps;
use crosscut_model::digits::DigitsError;
use crosscut_model::{Aspect, Catalog, Columns, Kind, Stance};
use std::fmt;
use std::ops::Range;

/// Why columns cannot be used. Names the column and the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// A column is not as long as the catalog says.
    Length { column: &'static str, found: usize, expected: usize },
    /// A code is outside its dictionary.
    Code { column: &'static str, row: usize, code: u32, entries: usize },
    /// The values of a row do not rise: one is there twice, or they are out of order; or its list does not begin where the last
    /// one ends.
    Order { column: &'static str, row: usize },
    /// A part of a column is not written as codes are.
    Digits { column: &'static str, error: DigitsError },
    /// Lists where there is one value a row, or the other way round.
    Shape { column: &'static str },
    /// More rows or entries than codes can name.
    TooMany { column: &'static str, found: usize, most: usize },
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Length { column, found, expected } => {
                write!(f, "column {column} has {found} rows instead of {expected}")
            }
            TableError::Code { column, row, code, entries } => {
                write!(f, "column {column}, row {row}: code {code} is outside its {entries} entries")
            }
            TableError::Order { column, row } => {
                write!(f, "column {column}, row {row}: the values do not rise, or one is there twice")
            }
            TableError::Digits { column, error } => write!(f, "column {column}: {error}"),
            TableError::Shape { column } => write!(f, "column {column} is not of its shape"),
            TableError::TooMany { column, found, most } => {
                write!(f, "column {column}: {found} are more than the {most} that can be told apart")
            }
        }
    }
}

impl std::error::Error for TableError {}

/// Lists of codes, one list a row, laid end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Where the list of each row begins in `values`, and at last where the last one ends: one more than there are rows.
    pub starts: Vec<u32>,
    pub values: Codes,
}

impl Lists {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list of a row; empty where its ends make no sense.
    pub fn of(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        self.ends(row).map(|place| self.values.get(place))
    }

    /// Calls `visit` with each code of a row's list. Quicker than [`Lists::of`], which asks of every code how wide it is.
    pub(crate) fn each(&self, row: usize, visit: impl FnMut(u32)) {
        fn each<T: Copy + Into<u32>>(codes: Option<&[T]>, visit: impl FnMut(u32)) {
            codes.unwrap_or_default().iter().copied().map(T::into).for_each(visit);
        }
        match &self.values {
            Codes::U8(codes) => each(codes.get(self.ends(row)), visit),
            Codes::U16(codes) => each(codes.get(self.ends(row)), visit),
            Codes::U32(codes) => each(codes.get(self.ends(row)), visit),
        }
    }

    fn ends(&self, row: usize) -> Range<usize> {
        match self.starts.get(row..row.saturating_add(2)) {
            Some([start, end]) if *end as usize <= self.values.len() => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// Whether there is a list a row, each rising, and all of codes below `entries`.
    fn check(&self, column: &'static str, rows: usize, entries: usize) -> Result<(), TableError> {
        if self.len() != rows {
            return Err(TableError::Length { column, found: self.len(), expected: rows });
        }
        if self.starts.first().is_some_and(|start| *start > 0) {
            return Err(TableError::Order { column, row: 0 });
        }
        let mut checked = Ok(());
        in_steps(rows, |step| {
            if checked.is_ok() {
                checked = step.into_iter().try_for_each(|row| self.check_row(column, row, entries));
            }
        });
        checked?;
        let values = self.values.len();
        match self.starts.last() {
            Some(end) if *end as usize != values => {
                Err(TableError::Length { column, found: values, expected: *end as usize })
            }
            _ => Ok(()),
        }
    }

    fn check_row(&self, column: &'static str, row: usize, entries: usize) -> Result<(), TableError> {
        let mut outside = None;
        let mut rises = self.starts[row] <= self.starts[row + 1];
        // One more than the last code.
        let mut next = 0;
        self.each(row, |code| {
            if code as usize >= entries {
                outside = outside.or(Some(code));
            }
            rises &= code >= next;
            next = code.saturating_add(1);
        });
        match (outside, rises) {
            (Some(code), _) => Err(TableError::Code { column, row, code, entries }),
            (None, false) => Err(TableError::Order { column, row }),
            (None, true) => Ok(()),
        }
    }
}

/// The same as [`Columns`], with codes as narrow as they come and the lists end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedColumns {
    pub film: Codes,
    pub source: Codes,
    pub author: Codes,
    pub kind: Codes,
    pub language: Codes,
    pub rating: Codes,
    /// Days since 1970-01-01.
    pub date: Vec<Option<i32>>,
    /// `aspect × 4 + stance`, rising.
    pub aspects: Lists,
    /// By their places in the catalog, rising.
    pub people: Lists,
}

/// Pairs of an aspect and a stance.
const PAIRS: usize = Aspect::ALL.len() * Stance::ALL.len();

impl PackedColumns {
    /// Whether every column with one value a row has a code a row, each inside its dictionary. [`PackedColumns::check_lists`] is
    /// the rest.
    pub(crate) fn check(&self, catalog: &Catalog) -> Result<(), TableError> {
        let rows = catalog.reviews;
        let sized = |column, found| {
            if found == rows { Ok(()) } else { Err(TableError::Length { column, found, expected: rows }) }
        };
        let columns = [
            ("film", &self.film, catalog.films.len()),
            ("source", &self.source, catalog.sources.len()),
            ("author", &self.author, catalog.authors.len()),
            ("kind", &self.kind, Kind::ALL.len()),
            ("language", &self.language, catalog.languages.len()),
            ("rating", &self.rating, catalog.ratings.len()),
        ];
        for (column, codes, entries) in columns {
            sized(column, codes.len())?;
            if entries >= u32::MAX as usize {
                return Err(TableError::TooMany { column, found: entries, most: u32::MAX as usize - 1 });
            }
            if let Some(row) = codes.first_outside(entries + 1) {
                return Err(TableError::Code { column, row, code: codes.get(row), entries });
            }
        }
        sized("date", self.date.len())?;
        if rows > u32::MAX as usize {
            return Err(TableError::TooMany { column: "film", found: rows, most: u32::MAX as usize });
        }
        Ok(())
    }

    /// The same for the columns with several values a row.
    pub(crate) fn check_lists(&self, catalog: &Catalog) -> Result<(), TableError> {
        self.aspects.check("aspects", catalog.reviews, PAIRS)?;
        self.people.check("people", catalog.reviews, catalog.people.len())
    }
}

/// The columns of a bundle, each narrowed as soon as it is seen to fit, and its wide form let go.
#[inline]
pub(crate) fn narrowed(catalog: &Catalog, columns: Columns) -> Result<PackedColumns, TableError> {
    let rows = catalog.reviews;
    let narrow = |column, codes: Vec<u32>, entries: usize| {
        if codes.len() != rows {
            return Err(TableError::Length { column, found: codes.len(), expected: rows });
        }
        match codes.iter().position(|code| *code as usize > entries) {
            Some(row) => Err(TableError::Code { column, row, code: codes[row], entries }),
            None => Ok(Codes::narrowed(codes.into_iter(), entries + 1)),
        }
    };
    #[inline]
    fn lists<T: Copy + Into<u32>>(
        column: &'static str,
        rows: Vec<Vec<T>>,
        entries: usize,
    ) -> Result<Lists, TableError> {
        let most = u32::MAX as usize;
        let found = rows.iter().map(Vec::len).sum();
        if found > most {
            return Err(TableError::TooMany { column, found, most });
        }
        let code = |code: &T| -> u32 { (*code).into() };
        let outside = |codes: &Vec<T>| codes.iter().map(code).find(|code| *code as usize >= entries);
        if let Some((row, code)) = rows.iter().map(outside).enumerate().find_map(|(row, code)| Some((row, code?))) {
            return Err(TableError::Code { column, row, code, entries });
        }
        let mut starts = vec![0];
        let mut values = Vec::with_capacity(found);
        for codes in rows {
            values.extend(codes.iter().map(code));
            starts.push(values.len() as u32);
        }
        Ok(Lists { starts, values: Codes::narrowed(values.into_iter(), entries) })
    }
    let Columns { film, source, author, kind, language, rating, date, aspects, people } = columns;
    Ok(PackedColumns {
        film: narrow("film", film, catalog.films.len())?,
        source: narrow("source", source, catalog.sources.len())?,
        author: narrow("author", author, catalog.authors.len())?,
        kind: narrow("kind", kind, Kind::ALL.len())?,
        language: narrow("language", language, catalog.languages.len())?,
        rating: narrow("rating", rating, catalog.ratings.len())?,
        date,
        aspects: lists("aspects", aspects, PAIRS)?,
        people: lists("people", people, catalog.people.len())?,
    })
}
