//! Columns on their way in: the files of a large collection, in any order, each checked as it comes, and never held in more
//! than the narrow form that the table needs.

use crate::codes::Codes;
use crate::packed::{Lists, PackedColumns, TableError};
use crosscut_model::digits::{self, DigitsError};
use crosscut_model::{Aspect, Catalog, Column, ColumnPart, Kind, Stance};

/// Columns of which some parts may still be missing.
#[derive(Clone, Debug)]
pub struct Incoming {
    columns: PackedColumns,
    first_day: i32,
}

impl Incoming {
    /// Nothing has come yet. `first_day` is the day that code 1 of the dates stands for.
    pub fn new(catalog: &Catalog, first_day: i32) -> Incoming {
        let none = |entries: usize| Codes::narrowed([].into_iter(), entries + 1);
        let columns = PackedColumns {
            film: none(catalog.films.len()),
            source: none(catalog.sources.len()),
            author: none(catalog.authors.len()),
            kind: none(Kind::ALL.len()),
            language: none(catalog.languages.len()),
            rating: none(catalog.ratings.len()),
            date: Vec::new(),
            aspects: Lists { starts: vec![0], values: none(Aspect::ALL.len() * Stance::ALL.len()) },
            people: Lists { starts: vec![0], values: none(catalog.people.len()) },
        };
        Incoming { columns, first_day }
    }

    /// Adds the next part of a column: so many rows. Parts of one column come in their order.
    // Its loops are compiled here, for speed, and not with the page that calls it.
    #[inline(never)]
    pub fn add(&mut self, column: Column, rows: usize, part: &ColumnPart) -> Result<(), TableError> {
        let PackedColumns { film, source, author, kind, language, rating, date, aspects, people } = &mut self.columns;
        let unreadable = |error: DigitsError| TableError::Digits { column: column.key(), error };
        let codes = match (column, part) {
            (Column::Aspects | Column::People, ColumnPart::Lists { places, text }) => {
                let Lists { starts, values } = if column == Column::People { people } else { aspects };
                return match values {
                    Codes::U8(values) => digits::read_lists(text, *places, rows, starts, values),
                    Codes::U16(values) => digits::read_lists(text, *places, rows, starts, values),
                    Codes::U32(values) => digits::read_lists(text, *places, rows, starts, values),
                }
                .map_err(unreadable);
            }
            (Column::Date, ColumnPart::Codes(strings)) => {
                let mut codes: Vec<u32> = Vec::new();
                digits::read(strings, rows, &mut codes).map_err(unreadable)?;
                let day = |code: &u32| (*code > 0).then(|| self.first_day.wrapping_add_unsigned(code - 1));
                date.extend(codes.iter().map(day));
                return Ok(());
            }
            (Column::Film, _) => film,
            (Column::Source, _) => source,
            (Column::Author, _) => author,
            (Column::Kind, _) => kind,
            (Column::Language, _) => language,
            (Column::Rating, _) => rating,
            (Column::Date | Column::Aspects | Column::People, _) => {
                return Err(TableError::Shape { column: column.key() });
            }
        };
        let ColumnPart::Codes(strings) = part else { return Err(TableError::Shape { column: column.key() }) };
        match codes {
            Codes::U8(codes) => digits::read(strings, rows, codes),
            Codes::U16(codes) => digits::read(strings, rows, codes),
            Codes::U32(codes) => digits::read(strings, rows, codes),
        }
        .map_err(unreadable)
    }

    /// All that has come, to be made a table of.
    pub fn done(self) -> PackedColumns {
        self.columns
    }
}
