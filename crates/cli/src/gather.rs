//! Files to records: reads and extracts on all cores, and keeps the order.

use crate::pending::{Origin, Pending, settle};
use crate::report::{Cursor, Placed, Report, Stage, place};
use crate::units::{Part, Unit, units};
use crate::walk::{Found, LARGEST_FILE, shown, unreadable};
use crosscut_extract::{Extraction, Part as Extracted, extract_all};
use crosscut_model::{BodyRole, Document, Position, Problem, Review, position};
use crosscut_read::{Reading, Settings, Taken};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
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

/// Units handled between two looks at the report: enough for all cores, few enough to be held in memory.
const BATCH: usize = 48;
/// Bytes in a batch. Raising it raises peak memory by about six times as much.
const BATCH_BYTES: u64 = 24 * 1024 * 1024;

/// Reads and extracts every file, in order, and lets the documents of each collection settle what one alone leaves open.
pub fn gather(found: &Found, report: &mut Report) -> Vec<Record> {
    let mut pending = Vec::new();
    in_batches(
        found,
        |unit| read_unit(unit, found),
        |_, (records, problems)| {
            report.extend(problems);
            pending.extend(records);
        },
    );
    let records = settle(pending, found, report);
    report.files_are_read();
    records
}

/// Calls `read` for every unit on all cores, and `take` with what it gives, in order. Progress is shown by
/// bytes.
pub fn in_batches<T: Send>(found: &Found, read: impl Fn(Unit) -> T + Sync, mut take: impl FnMut(Unit, T)) {
    let progress = progress(found.inputs.iter().map(|input| input.bytes).sum());
    let mut units = units(found).peekable();
    let mut batch = Vec::new();
    while units.peek().is_some() {
        let mut bytes = 0;
        batch.clear();
        while let Some(unit) = units.next_if(|unit| {
            let next = unit.bytes(found);
            batch.is_empty() || (batch.len() < BATCH && bytes + next <= BATCH_BYTES)
        }) {
            bytes += unit.bytes(found);
            batch.push(unit);
        }
        let one = |unit: &Unit| {
            let done = read(*unit);
            progress.inc(unit.bytes(found));
            done
        };
        let done: Vec<T> = batch.par_iter().map(one).collect();
        batch.iter().zip(done).for_each(|(unit, done)| take(*unit, done));
    }
    progress.finish_and_clear();
}

/// Reads and extracts a unit.
pub fn read_unit(unit: Unit, found: &Found) -> (Vec<Pending>, Vec<Placed>) {
    match unit.read(found) {
        Ok(bytes) => read_bytes(unit, &bytes, found),
        Err(error) => {
            let problem = unreadable(&unit.input(found).path, &error);
            (Vec::new(), place(vec![problem], "", 0, Stage::File(unit.input as usize)))
        }
    }
}

/// Extracts a unit whose bytes were read.
pub fn read_bytes(unit: Unit, bytes: &[u8], found: &Found) -> (Vec<Pending>, Vec<Placed>) {
    let input = unit.input(found);
    let stage = Stage::File(unit.input as usize);
    let alone = |problem, before| (Vec::new(), place(vec![problem], "", before, stage));
    let settings = &found.collections[input.collection].settings;
    let (reading, lines_before) = match unit.part {
        Part::TooLong { before } => {
            let message = format!("a line of more than {} MB", LARGEST_FILE / (1024 * 1024));
            let problem = Problem::error("too-large", &input.shown, message).help("split the document");
            return alone(problem, before as usize);
        }
        // The walk looked at the size too; the file may have grown since.
        Part::Whole if bytes.len() as u64 > LARGEST_FILE => {
            let message = "this file grew past the limit while it was read";
            return alone(Problem::error("too-large", &input.shown, message), 0);
        }
        // A file of a few lines is read as every other file.
        Part::Lines { start: 0, bytes: all, .. } if u64::from(all) == input.bytes => {
            (crosscut_read::read(&input.source_file, bytes, settings), 0)
        }
        Part::Whole => (crosscut_read::read(&input.source_file, bytes, settings), 0),
        Part::Lines { before, .. } => {
            (crosscut_read::read_lines(&input.source_file, bytes, before as usize, settings), before as usize)
        }
    };
    records(reading, settings, Source { shown: &input.shown, collection: input.collection, lines_before, stage })
}

/// Where a reading comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file as people find it.
    pub shown: &'a str,
    /// Into [`Found::collections`].
    pub collection: usize,
    /// How many lines of the file came before what was read.
    pub lines_before: usize,
    pub stage: Stage,
}

/// One document, and where it stands in its file.
struct Done {
    place: Range<usize>,
    record: Record,
    /// The extraction without its review and problems.
    rest: Extraction,
    /// Each with where it stands in the file.
    problems: Vec<(Problem, Option<Range<usize>>)>,
    /// Where its prose begins, if it is the whole file.
    prose: Option<Position>,
    /// See [`Pending::front`].
    front: String,
}

/// Extracts the documents of a file, each by itself. Problems of reading are placed beside.
pub fn records(reading: Reading, settings: &Settings, source: Source) -> (Vec<Pending>, Vec<Placed>) {
    let context = settings.context();
    let text = &reading.text;
    let record = |review, prose| Record {
        review,
        prose,
        shown: source.shown.to_owned(),
        id: None,
        id_span: None,
        head: String::new(),
        prose_start: 0,
        collection: source.collection,
    };
    // A file may hold a hundred thousand documents: they are shared out as files are.
    let mut done: Vec<Done> = reading
        .documents
        .into_par_iter()
        .zip(reading.places)
        .with_min_len(16)
        .flat_map_iter(|(document, place)| {
            let parts = extract_all(&document, &context);
            let is_the_file = document.text == *text;
            let one = |part| one(part, &document, place.clone(), is_the_file, text, &record);
            parts.into_iter().map(one).collect::<Vec<Done>>()
        })
        .collect();
    for Taken { mut review, place } in reading.taken {
        let prose = review.text.take().unwrap_or_default();
        let id = Some(std::mem::take(&mut review.id)).filter(|id| !id.is_empty());
        let record = Record { id, ..record(review, prose) };
        done.push(Done {
            place,
            record,
            rest: Extraction::default(),
            problems: Vec::new(),
            prose: None,
            front: String::new(),
        });
    }
    // As they stand in the file; those of one place as they were read.
    done.sort_by_key(|done| done.place.start);
    let named = |problem: Problem| Problem { file: source.shown.to_owned(), ..problem };
    let mut cursor = Cursor::new(text, source.lines_before);
    let pending = done.into_iter().map(|Done { place: here, record, rest, problems, prose, front }| {
        let position = cursor.to(here.start);
        let placed = problems.into_iter().map(|(problem, spot)| {
            // A document inside a file has a text of its own: what cannot be found in the file is shown where it begins.
            let spot = spot.or((prose.is_none()).then_some(here.start..here.start));
            let in_file = Problem { span: spot, ..named(problem.clone()) };
            // From here on, not from the start of the file: a table has many rows.
            (problem, cursor.place(in_file, source.stage))
        });
        let problems = placed.collect();
        Pending {
            record,
            rest,
            problems,
            front,
            origin: Origin { stage: source.stage, start: here.start, position, prose },
        }
    });
    let pending = pending.collect();
    let problems = reading.problems.into_iter().map(named).collect();
    (pending, place(problems, text, source.lines_before, source.stage))
}

/// One record of a document, with its problems where they stand in the file.
fn one(
    part: Extracted,
    document: &Document,
    place: Range<usize>,
    is_the_file: bool,
    text: &str,
    record: &impl Fn(Review, String) -> Record,
) -> Done {
    let Extracted { body, mut extraction } = part;
    let mut review = std::mem::take(&mut extraction.review);
    let problems = std::mem::take(&mut extraction.problems);
    let prose = match document.body_role {
        // Extraction copies the prose into the record; one copy is enough.
        BodyRole::Text => review.text.take().unwrap_or_else(|| document.text[body.clone()].to_owned()),
        BodyRole::Abstract => String::new(),
    };
    let spot = |problem: &Problem| {
        let span = problem.span.clone()?;
        if is_the_file { Some(span) } else { in_the_file(document, &span, text, &place) }
    };
    let problems = problems.into_iter().map(|problem| (spot(&problem), problem));
    let problems = problems.map(|(spot, problem)| (problem, spot)).collect();
    let is_whole = body == document.body;
    let record = Record {
        head: head(document),
        id_span: document.given.spans.get("id").cloned(),
        // One id cannot be that of several records.
        id: document.given.id.clone().filter(|_| is_whole),
        prose_start: body.start,
        ..record(review, prose)
    };
    let prose = is_the_file.then(|| position(text, body.start));
    // Parts of one file stand where they begin in it; a document inside a file, where its value does.
    let place = if is_the_file && !is_whole { body } else { place };
    let states = is_the_file && !document.given.statements.is_empty();
    let front = if states { document.text[..document.body.start].to_owned() } else { String::new() };
    Done { place, record, rest: extraction, problems, prose, front }
}

/// An error where paths led to files, and the files to nothing.
pub fn no_documents(paths: &[PathBuf], documents: usize, report: &mut Report) {
    if documents == 0 && report.errors() == 0 {
        let first = paths.first().map_or(String::new(), |path| shown(path));
        report.add(Problem::error("no-documents", &first, "there is no document here that says anything"), "");
    }
}

/// Where the characters that a problem is about stand in the file, if they stand there as they are, and once.
fn in_the_file(document: &Document, span: &Range<usize>, text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let written = document.text.get(span.clone()).filter(|written| written.trim().len() >= 3)?;
    let around = text.get(place.clone())?;
    let at = around.find(written)?;
    let again = around[at + written.len()..].contains(written);
    (!again).then_some(place.start + at..place.start + at + written.len())
}

fn head(document: &Document) -> String {
    let Some(span) = document.given.spans.get("id") else { return String::new() };
    let after = document.text.get(span.end..).unwrap_or_default();
    let end = after.find('\n').map_or(document.text.len(), |newline| span.end + newline);
    document.text.get(..end).unwrap_or_default().to_owned()
}

/// A bar on stderr; indicatif hides it when that is not a terminal.
fn progress(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    let template = "reading {bar:32} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
