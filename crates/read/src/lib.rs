//! Files to documents: bytes are decoded, front matter and columns become given facts, the rest is prose.
//!
//! Pure functions over bytes: walking folders and opening files is the caller's part, because the same code reads files
//! that are dropped on the page. A format is a module and a line in [`Format::of`].

mod csv_layout;
mod decode;
mod drawn;
mod fields;
mod foreign;
mod front_matter;
mod given;
mod html;
mod html_text;
mod json_tree;
mod microdata;
mod nearest;
mod node;
mod prose;
mod records;
mod schema_org;
mod settings;
mod site;
mod tables;
mod toml_tree;
mod tongues;
mod yaml_tree;

use crosscut_model::{Document, Problem, Review};
pub use csv_layout::DateOrder;
pub use records::{read_lines, read_record};
pub use settings::{CsvSettings, EXCERPT_LENGTH, SETTINGS_FILE, Settings};
pub use site::site_address;
use std::ops::Range;

/// What one file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub documents: Vec<Document>,
    /// Where each document stands in `text`; the whole of it for a file of one document.
    pub places: Vec<Range<usize>>,
    /// Records that were extracted before: they are not extracted again.
    pub taken: Vec<Taken>,
    /// Of reading, not of extraction. Their spans count in `text`.
    pub problems: Vec<Problem>,
    /// The file, decoded.
    pub text: String,
}

/// A record that a file holds as such.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub review: Review,
    /// Where it stands in the file's text.
    pub place: Range<usize>,
}

impl Reading {
    fn not_text(problem: Problem, bytes: &[u8]) -> Reading {
        Reading { problems: vec![problem], text: String::from_utf8_lossy(bytes).into_owned(), ..Reading::default() }
    }
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
    Csv,
    Json,
    Ndjson,
}

impl Format {
    /// The format that a file's name says, by its extension; `None` if it is none of ours.
    pub fn of(file: &str) -> Option<Format> {
        let name = file.rsplit('/').next().unwrap_or(file);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Plain),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "csv" | "tsv" => Some(Format::Csv),
            "json" | "jsonld" => Some(Format::Json),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            _ => None,
        }
    }
}

/// Reads one file. `source_file` is its path in the collection, with `/`; a name that says no format is read as plain
/// text. All problems of the file are reported at once.
pub fn read(source_file: &str, bytes: &[u8], settings: &Settings) -> Reading {
    let decoded = match decode::decode(source_file, bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return Reading::not_text(*problem, bytes),
    };
    let text = decoded.text.as_ref();
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let problem = Problem::warning("empty-file", source_file, "there is nothing in this file; it is left out");
        let problem = problem.help("write something into it, or take it out of the folder");
        return Reading { problems: vec![problem], text: text.to_owned(), ..Reading::default() };
    }
    let mut reading = match Format::of(source_file).unwrap_or(Format::Plain) {
        Format::Plain => prose::plain(source_file, text, settings),
        Format::Markdown => prose::markdown(source_file, text, settings),
        Format::Html => html::read(source_file, text, settings),
        Format::Csv => tables::read(source_file, text, settings),
        Format::Json => records::json(source_file, text, settings),
        Format::Ndjson => records::lines(source_file, text, 0, settings),
    };
    reading.problems.splice(0..0, decoded.problem);
    reading
}
