//! The loaded columns with their dictionaries: what every question is put to.

use crate::Facet;
use crosscut_model::{Aspect, Catalog, Columns, Kind, LetterTable, Notation, RatingTerm, Stance};
use std::collections::HashMap;
use std::fmt;

/// Why columns cannot be used. Names the column and the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// A column is not as long as the catalog says.
    Length { column: &'static str, found: usize, expected: usize },
    /// A code is outside its dictionary.
    Code { column: &'static str, row: usize, code: u32, entries: usize },
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
        }
    }
}

impl std::error::Error for TableError {}

/// One value of a facet, as people and URLs name it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    key: String,
    name: String,
}

/// The columns with their dictionaries. Read-only once built.
#[derive(Clone, Debug)]
pub struct Table {
    rows: usize,
    columns: Columns,
    /// The year of publication of each row as a code.
    years: Vec<u32>,
    notations: Vec<u32>,
    ratings: Vec<RatingTerm>,
    first_year: i16,
    entries: Vec<Vec<Entry>>,
    codes: Vec<HashMap<String, u32>>,
}

impl Table {
    /// Checks the columns against the catalog and builds the table.
    pub fn new(catalog: &Catalog, columns: Columns) -> Result<Table, TableError> {
        let rows = catalog.reviews;
        let check = |column, codes: &[u32], entries: usize| {
            if codes.len() != rows {
                return Err(TableError::Length { column, found: codes.len(), expected: rows });
            }
            match codes.iter().position(|code| *code as usize > entries) {
                Some(row) => Err(TableError::Code { column, row, code: codes[row], entries }),
                None => Ok(()),
            }
        };
        check("film", &columns.film, catalog.films.len())?;
        check("source", &columns.source, catalog.sources.len())?;
        check("author", &columns.author, catalog.authors.len())?;
        check("kind", &columns.kind, Kind::ALL.len())?;
        check("language", &columns.language, catalog.languages.len())?;
        check("rating", &columns.rating, catalog.ratings.len())?;
        for (column, found) in [("date", columns.date.len()), ("aspects", columns.aspects.len())] {
            if found != rows {
                return Err(TableError::Length { column, found, expected: rows });
            }
        }
        let pairs = Aspect::ALL.len() * Stance::ALL.len();
        for (row, codes) in columns.aspects.iter().enumerate() {
            if let Some(code) = codes.iter().find(|code| usize::from(**code) >= pairs) {
                return Err(TableError::Code { column: "aspects", row, code: u32::from(*code), entries: pairs });
            }
        }

        let years: Vec<Option<i16>> = columns.date.iter().map(|days| days.map(year_of_days)).collect();
        let first_year = years.iter().flatten().copied().min().unwrap_or(0);
        let last_year = years.iter().flatten().copied().max().unwrap_or(first_year - 1);
        let notation_of = |code: u32| match code {
            0 => 0,
            code => code_of(&Notation::ALL, catalog.ratings[code as usize - 1].notation),
        };
        let named = |key: &str, name: &str| Entry { key: key.to_owned(), name: name.to_owned() };
        let entries = Facet::ALL
            .map(|facet| match facet {
                Facet::Film => catalog.films.iter().map(|film| named(&film.key, &film.name)).collect(),
                Facet::Source => catalog.sources.iter().map(|source| named(&source.key, &source.name)).collect(),
                Facet::Author => catalog.authors.iter().map(|author| named(&author.key, &author.name)).collect(),
                Facet::Kind => Kind::ALL.map(|kind| named(kind.key(), kind.key())).to_vec(),
                Facet::Notation => Notation::ALL.map(|notation| named(notation.key(), notation.key())).to_vec(),
                Facet::Aspect => Aspect::ALL
                    .iter()
                    .flat_map(|aspect| Stance::ALL.map(|stance| format!("{}:{}", aspect.key(), stance.key())))
                    .map(|key| named(&key, &key))
                    .collect(),
                Facet::Language => catalog.languages.iter().map(|language| named(language, language)).collect(),
                Facet::Year => {
                    (first_year..=last_year).map(|year| named(&year.to_string(), &year.to_string())).collect()
                }
            })
            .to_vec();
        let codes = entries
            .iter()
            .map(|entries: &Vec<Entry>| (1..).zip(entries).map(|(code, entry)| (entry.key.clone(), code)).collect())
            .collect();
        Ok(Table {
            rows,
            notations: columns.rating.iter().map(|code| notation_of(*code)).collect(),
            years: years.iter().map(|year| year.map_or(0, |year| (year - first_year) as u32 + 1)).collect(),
            ratings: catalog.ratings.clone(),
            columns,
            first_year,
            entries,
            codes,
        })
    }

    /// How many reviews there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many codes a facet has, the missing one included: the length of its counts.
    pub fn size(&self, facet: Facet) -> usize {
        self.entries[facet as usize].len() + 1
    }

    /// The key of a value for URLs; `none` for the missing one and for codes outside the dictionary.
    pub fn key(&self, facet: Facet, code: u32) -> &str {
        self.entry(facet, code).map_or("none", |entry| &entry.key)
    }

    /// The name of a value as the catalog has it; empty for the missing one and for codes outside the dictionary.
    pub fn name(&self, facet: Facet, code: u32) -> &str {
        self.entry(facet, code).map_or("", |entry| &entry.name)
    }

    /// The code of a key, if the facet has it.
    pub fn code(&self, facet: Facet, key: &str) -> Option<u32> {
        if key == "none" { Some(0) } else { self.codes[facet as usize].get(key).copied() }
    }

    /// The codes of a row in a facet: one, or for [`Facet::Aspect`] any number; `[0]` where it is missing.
    pub fn codes(&self, facet: Facet, row: usize) -> Vec<u32> {
        let one = |column: &[u32]| vec![column.get(row).copied().unwrap_or(0)];
        match facet {
            Facet::Film => one(&self.columns.film),
            Facet::Source => one(&self.columns.source),
            Facet::Author => one(&self.columns.author),
            Facet::Kind => one(&self.columns.kind),
            Facet::Notation => one(&self.notations),
            Facet::Language => one(&self.columns.language),
            Facet::Year => one(&self.years),
            Facet::Aspect => match self.columns.aspects.get(row).map(Vec::as_slice) {
                None | Some([]) => vec![0],
                Some(codes) => codes.iter().map(|code| u32::from(*code) + 1).collect(),
            },
        }
    }

    /// The year that code 1 of [`Facet::Year`] stands for.
    pub fn first_year(&self) -> i16 {
        self.first_year
    }

    /// The dictionary of ratings; entry k − 1 has code k.
    pub fn ratings(&self) -> &[RatingTerm] {
        &self.ratings
    }

    /// The rating of a row.
    pub fn rating(&self, row: usize) -> Option<&RatingTerm> {
        self.rating_term(self.rating_code(row))
    }

    /// How many codes ratings have, the missing one included: the length of [`crate::Outcome::ratings`].
    pub fn rating_terms(&self) -> usize {
        self.ratings.len() + 1
    }

    /// The rating that a code stands for; `None` for the missing one and for codes outside the dictionary.
    pub fn rating_term(&self, code: u32) -> Option<&RatingTerm> {
        self.ratings.get((code as usize).checked_sub(1)?)
    }

    /// The code of a row's rating in the dictionary of ratings; 0 without one.
    pub fn rating_code(&self, row: usize) -> u32 {
        self.columns.rating.get(row).copied().unwrap_or(0)
    }

    /// The score of a row, 0 to 100; `None` where it is unrated or rated by thumbs.
    pub fn score(&self, row: usize, letters: LetterTable) -> Option<f64> {
        self.rating(row)?.score_by(letters)
    }

    /// The day of publication in days since 1970-01-01.
    pub fn date(&self, row: usize) -> Option<i32> {
        *self.columns.date.get(row)?
    }

    fn entry(&self, facet: Facet, code: u32) -> Option<&Entry> {
        self.entries[facet as usize].get((code as usize).checked_sub(1)?)
    }
}

fn code_of<T: PartialEq>(all: &[T], value: T) -> u32 {
    all.iter().position(|known| *known == value).map_or(0, |place| place as u32 + 1)
}

/// The civil year of a day since 1970-01-01. After Howard Hinnant's `civil_from_days`. Days outside the years 1 to 9999
/// are drawn to the nearer end.
fn year_of_days(days: i32) -> i16 {
    let days = i64::from(days.clamp(-719_162, 2_932_896)) + 719_468;
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let january_or_february = day_of_year >= 306;
    (year_of_era + days.div_euclid(146_097) * 400 + i64::from(january_or_february)) as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::Date;

    #[test]
    fn years_come_back_from_days() {
        for text in ["1970-01-01", "1969-12-31", "2000-02-29", "2021-08-07", "0001-01-01", "9999-12-31", "1900-03-01"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(year_of_days(date.days()), date.year(), "{text}");
        }
    }
}
