//! The selection as a file: CSV for spreadsheets, JSON for programs, schema.org's JSON-LD for the web. Facts and figures only: texts
//! belong to their authors and stay on the page. `record` says what a row is, `csv`, `json` and `linked` how it is written,
//! `download` hands it to the browser.

mod csv;
mod download;
mod json;
mod linked;
mod record;

pub use download::{Export, Stage, UseExport};

use crate::state::Collection;
use crosscut_model::LetterTable;
use record::Record;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
    JsonLd,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Csv, Format::Json, Format::JsonLd];

    /// How its files' names end.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::JsonLd => "jsonld",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv;charset=utf-8",
            Format::Json => "application/json",
            Format::JsonLd => "application/ld+json",
        }
    }
}

/// What is known of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What columns know. Nothing has to be fetched for it.
    Columns,
    /// What the documents say beside that: titles, addresses, abstracts, ratings as printed, statements.
    Documents,
}

/// What a file says of itself.
#[derive(Clone, Debug)]
pub struct About {
    pub title: String,
    /// The address of the view that it was made from.
    pub address: String,
    /// What addresses of documents begin with.
    pub base: String,
    pub letters: LetterTable,
    pub count: usize,
    pub depth: Depth,
}

/// A file while it is written, row by row.
pub struct Writer {
    format: Format,
    about: About,
    text: Vec<u8>,
    rows: usize,
}

impl Writer {
    /// Begins a file.
    pub fn new(format: Format, about: About) -> Writer {
        let mut text = Vec::new();
        match format {
            Format::Csv => csv::begin(&mut text, about.depth),
            Format::Json => json::begin(&mut text, &about),
            Format::JsonLd => linked::begin(&mut text, &about),
        }
        Writer { format, about, text, rows: 0 }
    }

    /// Writes a row of a collection.
    pub fn row(&mut self, collection: &Collection, row: u32) {
        let record = Record::of(collection, row, &self.about);
        let is_first = self.rows == 0;
        self.rows += 1;
        match self.format {
            Format::Csv => csv::record(&mut self.text, &record, self.about.depth),
            Format::Json => json::record(&mut self.text, &record, is_first),
            Format::JsonLd => linked::record(&mut self.text, &record, is_first),
        }
    }

    /// How many bytes are there that were not taken.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// What was written since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.text)
    }

    /// Ends the file.
    pub fn end(&mut self) {
        match self.format {
            Format::Csv => {}
            Format::Json => json::end(&mut self.text),
            Format::JsonLd => linked::end(&mut self.text),
        }
    }
}

#[cfg(test)]
mod tests;
