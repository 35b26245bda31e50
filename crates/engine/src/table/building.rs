//! A table while it is built, in steps, so that a page stays quick meanwhile. The engine knows no clock and no event loop: whoever
//! calls for the next step decides what happens between two.

use super::{Dictionary, NEXT_ID, Table, code_of_notation, dictionaries};
use crate::arrangement::Arrangement;
use crate::codes::Codes;
use crate::days::Days;
use crate::dimension::{Column, Dimension};
use crate::packed::PackedColumns;
use crate::values::Values;
use crate::{Facet, TableError};
use crosscut_model::{Catalog, LetterTable};
use std::mem::take;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A table of which some columns are still to be built, one after the other, so that no two are there twice at a time.
#[derive(Debug)]
pub struct Building<'c> {
    catalog: &'c Catalog,
    /// What is not built yet.
    columns: PackedColumns,
    day: Codes,
    /// The next step.
    next: usize,
    days: Days,
    first_year: i16,
    dictionaries: [Dictionary; 9],
    arrangement: Arrangement,
    aspects: Values,
    people: Values,
    built: [Column; 7],
}

/// The columns of the last steps.
const LAST: [Facet; 4] = [Facet::Film, Facet::Author, Facet::Kind, Facet::Language];

impl<'c> Building<'c> {
    /// Nothing is built yet.
    #[inline]
    pub fn new(catalog: &'c Catalog, columns: PackedColumns) -> Building<'c> {
        Building {
            catalog,
            columns,
            day: Codes::default(),
            next: 0,
            days: Days::default(),
            first_year: 0,
            dictionaries: Default::default(),
            arrangement: Arrangement::default(),
            aspects: Values::default(),
            people: Values::default(),
            built: Default::default(),
        }
    }

    /// Does the next step, some ten milliseconds at a million rows. Whether there was one to do; an error is the end.
    #[inline]
    pub fn step(&mut self) -> Result<bool, TableError> {
        match self.next {
            0 => self.columns.check(self.catalog)?,
            1 => self.columns.check_lists(self.catalog)?,
            2 => self.find_days(),
            3 => self.arrangement.by_source(&self.columns.source, self.size(Facet::Source)),
            4 => self.arrangement.by_rating(&take(&mut self.columns.rating), self.catalog.ratings.len() + 1),
            5 => self.arrangement.find_places(),
            6 => {
                let source = take(&mut self.columns.source).arranged(self.arrangement.rows());
                self.arrangement.find_runs(&source);
                self.built[Dimension::Source as usize] = Column::new(source, self.size(Facet::Source));
            }
            7 => {
                let lists = take(&mut self.columns.aspects);
                self.aspects = Values::new(&lists, self.size(Facet::Aspect), self.arrangement.places());
            }
            8 => {
                let lists = take(&mut self.columns.people);
                self.people = Values::new(&lists, self.size(Facet::Person), self.arrangement.places());
            }
            9 => {
                let day = take(&mut self.day).arranged(self.arrangement.rows());
                self.built[Dimension::Day as usize] = Column::new(day, self.days.size());
            }
            10 => self.find_years(),
            step => {
                let Some(facet) = LAST.get(step - 11) else { return Ok(false) };
                self.build(*facet);
            }
        }
        self.next += 1;
        Ok(true)
    }

    /// The table, once no step is left.
    #[inline]
    pub fn table(self) -> Table {
        let ratings = self.catalog.ratings.clone();
        let of_rating =
            |letters| std::iter::once(None).chain(ratings.iter().map(|term| term.score_by(letters))).collect();
        Table {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            rows: self.catalog.reviews,
            arrangement: Arc::new(self.arrangement),
            columns: self.built,
            aspects: self.aspects,
            people: self.people,
            days: self.days,
            notations: std::iter::once(0).chain(ratings.iter().map(|term| code_of_notation(term.notation))).collect(),
            scores: LetterTable::ALL.map(of_rating),
            ratings,
            first_year: self.first_year,
            dictionaries: self.dictionaries,
        }
    }

    #[inline]
    fn size(&self, facet: Facet) -> usize {
        self.dictionaries[facet as usize].entries.len() + 1
    }

    #[inline]
    fn find_days(&mut self) {
        (self.days, self.day) = Days::new(&take(&mut self.columns.date));
        let years = self.days.years();
        self.first_year = years.get(1).copied().unwrap_or(0);
        let last_year = if years.len() > 1 { years[years.len() - 1] } else { self.first_year - 1 };
        self.dictionaries = dictionaries(self.catalog, self.first_year, last_year).map(Dictionary::new);
    }

    #[inline]
    fn find_years(&mut self) {
        let years = self.days.years().into_iter().enumerate();
        let year_of: Vec<u32> =
            years.map(|(code, year)| if code == 0 { 0 } else { (year - self.first_year) as u32 + 1 }).collect();
        let year = Column::of_codes(self.built[Dimension::Day as usize].codes(), &year_of, self.size(Facet::Year));
        self.built[Dimension::Year as usize] = year.with_planes();
    }

    #[inline]
    fn build(&mut self, facet: Facet) {
        let codes = take(match facet {
            Facet::Film => &mut self.columns.film,
            Facet::Author => &mut self.columns.author,
            Facet::Kind => &mut self.columns.kind,
            _ => &mut self.columns.language,
        });
        let column = Column::new(codes.arranged(self.arrangement.rows()), self.size(facet));
        let has_planes = matches!(facet, Facet::Kind | Facet::Language);
        self.built[Dimension::of(facet) as usize] = if has_planes { column.with_planes() } else { column };
    }
}
