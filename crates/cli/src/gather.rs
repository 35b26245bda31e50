//! Files to records: reads and extracts on all cores, and keeps the order.

use crate::report::{Report, Sorted};
use crate::walk::{Found, Input, LARGEST_FILE, shown, unreadable};
use crosscut_extract::extract;
use crosscut_model::{BodyRole, Document, Problem, Review};
use crosscut_read::{Reading, Settings};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

/// A record and what packing has to know of the document that it came from.
#[derive(Debug)]
pub struct Record {
    pub review: Review,
    /// As the reader typed or would find it.
    pub shown: String,
    /// The id that the document gives itself.
    pub id: Option<String>,
    /// Where that id stands in `head`.
    pub id_span: Option<Range<usize>>,
    /// The document up to the end of its id's line; empty without one.
    pub head: String,
    /// The document's own prose; empty when its body is an abstract.
    pub prose: String,
    /// Where the prose begins in the document: its evidence counts from the document's start.
    pub prose_start: usize,
    /// Into [`Found::collections`].
    pub collection: usize,
}

/// The files handled between two looks at the report: enough for all cores, few enough to be held in memory.
const BATCH: usize = 64;

/// Reads and extracts every file, in order; each batch of records is handed on before the next is read.
pub fn gather(found: &Found, report: &mut Report, mut take: impl FnMut(Vec<Record>)) {
    let progress = progress(found.inputs.len() as u64);
    for batch in found.inputs.chunks(BATCH) {
        let done: Vec<(Vec<Record>, Sorted)> = batch
            .par_iter()
            .map(|input| {
                let done = read_one(input, found);
                progress.inc(1);
                done
            })
            .collect();
        for (records, problems) in done {
            report.extend(problems);
            take(records);
        }
    }
    progress.finish_and_clear();
}

fn read_one(input: &Input, found: &Found) -> (Vec<Record>, Sorted) {
    let alone = |problem| (Vec::new(), Sorted::of(vec![problem], "", 0));
    let settings = &found.collections[input.collection].settings;
    let bytes = match fs::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return alone(unreadable(&input.path, &error));
        }
    };
    // The walk looked at the size too; the file may have grown since.
    if bytes.len() as u64 > LARGEST_FILE {
        return alone(Problem::error("too-large", &input.shown, "this file grew past the limit while it was read"));
    }
    let reading = crosscut_read::read(&input.source_file, &bytes, settings);
    drop(bytes);
    records(reading, settings, input.collection, &input.shown, 0)
}

/// Where a record's document begins in its file, the record, and what is wrong with it.
type Done = (usize, Record, Vec<Problem>);

/// Extracts the documents of a file. `shown` is the file as people find it; `lines_before` is how many of its lines came
/// before what was read.
pub fn records(
    reading: Reading,
    settings: &Settings,
    collection: usize,
    shown: &str,
    lines_before: usize,
) -> (Vec<Record>, Sorted) {
    let named = |problem: Problem| Problem { file: shown.to_owned(), ..problem };
    let mut problems: Vec<Problem> = reading.problems.into_iter().map(named).collect();
    let context = settings.context();
    let text = &reading.text;
    let named = &named;
    // A file may hold a hundred thousand documents: they are shared out as files are.
    let mut done: Vec<Done> = reading
        .documents
        .into_par_iter()
        .zip(reading.places)
        .with_min_len(16)
        .map(|(document, place)| {
            let mut extraction = extract(&document, &context);
            let is_the_file = document.text == *text;
            // A document inside a file has a text of its own: its problems are shown where the document stands.
            let placed = |problem| if is_the_file { problem } else { Problem::at(problem, place.start..place.start) };
            let found =
                std::mem::take(&mut extraction.problems).into_iter().map(|problem| named(placed(problem))).collect();
            let prose = match document.body_role {
                // Extraction copies the prose into the record; one copy is enough.
                BodyRole::Text => extraction.review.text.take().unwrap_or_else(|| document.prose().to_owned()),
                BodyRole::Abstract => String::new(),
            };
            let record = Record {
                review: extraction.review,
                shown: shown.to_owned(),
                head: head(&document),
                id_span: document.given.spans.get("id").cloned(),
                id: document.given.id,
                prose,
                prose_start: document.body.start,
                collection,
            };
            (place.start, record, found)
        })
        .collect();
    for taken in reading.taken {
        let mut review = taken.review;
        let record = Record {
            id: Some(std::mem::take(&mut review.id)).filter(|id| !id.is_empty()),
            id_span: None,
            head: String::new(),
            prose: review.text.take().unwrap_or_default(),
            prose_start: 0,
            review,
            shown: shown.to_owned(),
            collection,
        };
        done.push((taken.place.start, record, Vec::new()));
    }
    // As they stand in the file; those of one place as they were read.
    done.sort_by_key(|(start, _, _)| *start);
    let mut records = Vec::with_capacity(done.len());
    for (_, record, found) in done {
        problems.extend(found);
        records.push(record);
    }
    (records, Sorted::of(problems, text, lines_before))
}

/// An error where paths led to files, and the files to nothing.
pub fn no_documents(paths: &[PathBuf], records: &[Record], report: &mut Report) {
    if records.is_empty() && report.errors() == 0 {
        let first = paths.first().map_or(String::new(), |path| shown(path));
        report.add(Problem::error("no-documents", &first, "there is no document here that says anything"), "");
    }
}

impl Record {
    /// The record for people: its file, and its number where the file has many.
    pub fn place(&self) -> String {
        match self.review.source_file.rsplit_once('#') {
            Some((_, number)) if !self.shown.ends_with(&self.review.source_file) => format!("{}#{number}", self.shown),
            _ => self.shown.clone(),
        }
    }
}

fn head(document: &Document) -> String {
    let Some(span) = document.given.spans.get("id") else { return String::new() };
    let after = document.text.get(span.end..).unwrap_or_default();
    let end = after.find('\n').map_or(document.text.len(), |newline| span.end + newline);
    document.text.get(..end).unwrap_or_default().to_owned()
}

/// A bar on stderr; indicatif hides it when that is not a terminal.
fn progress(files: u64) -> ProgressBar {
    let bar = ProgressBar::new(files);
    if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos} of {len} files, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
