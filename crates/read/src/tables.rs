//! CSV: one document a row, its cells given facts but for the text.

use crate::csv_layout::{Layout, Meaning, iso_date};
use crate::node::{Entry, Node, Value};
use crate::prose::abstract_from_body;
use crate::{Reading, Settings, given, schema_org};
use crosscut_model::{Document, Evidence, Problem, Property, Statement};
use csv::{ReaderBuilder, StringRecord};
use std::ops::Range;

/// Reads a table. The first row names the columns.
pub(crate) fn read(source_file: &str, text: &str, settings: &Settings) -> Reading {
    let mut reading = Reading { text: text.to_owned(), ..Reading::default() };
    let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let table = &text[top..];
    let delimiter = settings.csv.delimiter.unwrap_or_else(|| delimiter(table));
    let mut rows = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(table.as_bytes());
    let names: Vec<String> = match rows.headers() {
        Ok(names) => names.iter().map(str::to_owned).collect(),
        Err(error) => {
            reading.problems.push(broken(source_file, &error));
            return reading;
        }
    };
    let Some(layout) = Layout::of(source_file, &names, &settings.csv, &mut reading.problems) else { return reading };
    let mut row = StringRecord::new();
    let (mut number, mut silent, mut longer) = (0, 0, Vec::new());
    loop {
        let start = top + rows.position().byte() as usize;
        match rows.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                reading.problems.push(broken(source_file, &error).at(start..start));
                break;
            }
        }
        let place = trimmed(text, start..(top + rows.position().byte() as usize).min(text.len()));
        number += 1;
        if row.len() > names.len() {
            longer.push(place.clone());
        }
        match document(source_file, number, &row, &layout, text, place.clone(), settings) {
            Some((document, problems)) => {
                reading.problems.extend(problems);
                reading.documents.push(document);
                reading.places.push(place);
            }
            None => silent += 1,
        }
    }
    if let Some(first) = longer.first() {
        let message =
            format!("{} of {number} rows have more cells than there are columns, this one first", longer.len());
        let problem = Problem::warning("uneven-rows", source_file, message).at(first.clone());
        reading.problems.push(problem.help("put cells with commas or line ends in double quotes"));
    }
    if silent > 0 {
        let message = format!("{silent} of {number} rows have neither a rating nor a text, and are left out");
        reading.problems.push(Problem::warning("silent-rows", source_file, message));
    }
    reading
}

/// The document of a row. `None` for one that neither rates nor says anything.
fn document(
    source_file: &str,
    number: usize,
    row: &StringRecord,
    layout: &Layout,
    text: &str,
    place: Range<usize>,
    settings: &Settings,
) -> Option<(Document, Vec<Problem>)> {
    let name = format!("{source_file}#{number}");
    let by = format!("row {number}");
    let mut entries = Vec::new();
    let mut statements = Vec::new();
    let mut prose = String::new();
    for (column, meaning) in &layout.columns {
        let cell = row.get(*column).unwrap_or_default().trim();
        if cell.is_empty() {
            continue;
        }
        match meaning {
            Meaning::Key("text") => prose = schema_org::plain_text(cell),
            Meaning::Key("rating") if layout.zero_is_none && cell.parse() == Ok(0.0) => {}
            Meaning::Key("date_published") => {
                entries.push(entry("date_published", iso_date(cell, layout.dates), cell, text, &place))
            }
            Meaning::Key(key) => entries.push(entry(key, cell.to_owned(), cell, text, &place)),
            Meaning::Statement(property) => {
                for value in cell.split(", ").map(str::trim).filter(|value| !value.is_empty()) {
                    statements.push(Statement {
                        property: Property::new(property),
                        value: value.to_owned(),
                        character: None,
                        assumed: Vec::new(),
                        evidence: Evidence::Given { given: by.clone() },
                    });
                }
            }
        }
    }
    let says = |key: &str| entries.iter().any(|entry| entry.key == key);
    if prose.is_empty() && !says("rating") && !says("abstract") {
        return None;
    }
    let facts = given::read(source_file, &by, &entries, &[]);
    let mut document = Document::plain(&name, prose);
    document.body_role = facts.body.unwrap_or(settings.body);
    document.given = facts.given;
    document.given.statements.extend(statements);
    document.given.author = document.given.author.take().or_else(|| layout.author.clone());
    document.given.publisher = document.given.publisher.take().or_else(|| layout.publisher.clone());
    if let Some(rating) = &mut document.given.rating {
        rating.best = rating.best.or(layout.best);
        rating.worst = rating.worst.or(layout.worst);
        rating.in_stars = layout.in_stars;
    }
    // They count in the file, and the document's text is a cell of it.
    document.given.spans.clear();
    let mut problems = facts.problems;
    problems.extend(abstract_from_body(&mut document));
    Some((document, problems))
}

/// A cell as a given value. It stands where its text is first found in its row, which is right unless two cells say the same.
fn entry(key: &str, value: String, cell: &str, text: &str, row: &Range<usize>) -> Entry {
    let written = text.get(row.clone()).unwrap_or_default();
    let span = written.find(cell).map_or(row.start..row.start, |at| row.start + at..row.start + at + cell.len());
    Entry { key: key.to_owned(), key_span: span.clone(), node: Node { span, value: Value::Text(value) } }
}

/// The row without the line ends around it.
fn trimmed(text: &str, row: Range<usize>) -> Range<usize> {
    let written = text.get(row.clone()).unwrap_or_default();
    let start = row.start + (written.len() - written.trim_start_matches(['\r', '\n']).len());
    start..(row.start + written.trim_end_matches(['\r', '\n']).len()).max(start)
}

fn broken(file: &str, error: &csv::Error) -> Problem {
    Problem::error("broken-table", file, format!("this row cannot be read: {error}"))
        .help("write it as RFC 4180 has it")
}

/// The commonest of the usual delimiters in the line of column names, outside quotes.
fn delimiter(table: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in table.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // Of equally common ones the first: a comma, where there is only one column.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| *delimiter)
}
