//! Columns as they come in, and whether they fit their catalog.

use crate::codes::Codes;
use crate::steps::in_steps;
use crosscut_model::digits::DigitsError;
use crosscut_model::{Aspect, Catalog, Columns, Kind, Stance};
use std::fmt;

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

/// Lists of small codes, one list a row, laid end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Where the list of each row begins in `values`, and at last where the last one ends: one more than there are rows.
    pub starts: Vec<u32>,
    pub values: Vec<u8>,
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
    pub fn of(&self, row: usize) -> &[u8] {
        match self.starts.get(row..row + 2) {
            Some([start, end]) => self.values.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn check(&self, row: usize) -> Result<(), TableError> {
        let codes = self.of(row);
        if let Some(code) = codes.iter().find(|code| usize::from(**code) >= PAIRS) {
            return Err(TableError::Code { column: "aspects", row, code: u32::from(*code), entries: PAIRS });
        }
        match codes.is_sorted_by(|a, b| a < b) && self.starts[row] <= self.starts[row + 1] {
            true => Ok(()),
            false => Err(TableError::Order { column: "aspects", row }),
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
}

/// Pairs of an aspect and a stance.
const PAIRS: usize = Aspect::ALL.len() * Stance::ALL.len();

impl PackedColumns {
    /// Whether every column has a code a row, each inside its dictionary.
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
        sized("aspects", self.aspects.len())?;
        if rows > u32::MAX as usize {
            return Err(TableError::TooMany { column: "film", found: rows, most: u32::MAX as usize });
        }
        if self.aspects.starts.first().is_some_and(|start| *start > 0) {
            return Err(TableError::Order { column: "aspects", row: 0 });
        }
        let mut checked = Ok(());
        in_steps(rows, |step| {
            if checked.is_ok() {
                checked = step.into_iter().try_for_each(|row| self.aspects.check(row));
            }
        });
        checked?;
        let values = self.aspects.values.len();
        match self.aspects.starts.last() {
            Some(end) if *end as usize != values => {
                Err(TableError::Length { column: "aspects", found: values, expected: *end as usize })
            }
            _ => Ok(()),
        }
    }
}

/// The columns of a bundle, each narrowed as soon as it is seen to fit, and its wide form let go.
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
    let Columns { film, source, author, kind, language, rating, date, aspects } = columns;
    let lists = |aspects: Vec<Vec<u8>>| {
        let mut lists = Lists { starts: vec![0], values: Vec::new() };
        for codes in aspects {
            lists.values.extend(codes);
            let end = u32::try_from(lists.values.len());
            lists.starts.push(end.map_err(|_| TableError::TooMany {
                column: "aspects",
                found: lists.values.len(),
                most: u32::MAX as usize,
            })?);
        }
        Ok(lists)
    };
    Ok(PackedColumns {
        film: narrow("film", film, catalog.films.len())?,
        source: narrow("source", source, catalog.sources.len())?,
        author: narrow("author", author, catalog.authors.len())?,
        kind: narrow("kind", kind, Kind::ALL.len())?,
        language: narrow("language", language, catalog.languages.len())?,
        rating: narrow("rating", rating, catalog.ratings.len())?,
        date,
        aspects: lists(aspects)?,
    })
}
