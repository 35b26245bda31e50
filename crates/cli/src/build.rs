//! Documents on the shelf to all that the bundle needs beside them: order, dictionaries, settings. Says what only shows when
//! all documents are known.

use crate::report::Report;
use crate::rows::{Again, Rows, cannot_keep};
use crate::settle::settle;
use crate::walk::Found;
use crosscut_model::{CollectionInfo, Problem, Severity};

pub mod dictionaries;
pub mod id;
pub mod publish;
mod twice;

use dictionaries::Dictionaries;
pub use publish::shift;

/// What the bundle is made of, beside the reviews.
#[derive(Debug)]
pub struct Built {
    pub collection: CollectionInfo,
    pub dictionaries: Dictionaries,
    /// The rows of [`Rows`] in the order of their ids, which is that of the bundle.
    pub order: Vec<u32>,
}

/// Builds it. Problems go to the report; what comes out is only fit for use without errors.
pub fn build(rows: &mut Rows, found: &Found, report: &mut Report) -> Built {
    if let Err(error) = settle(rows, found, report) {
        report.add(cannot_keep(&error), "");
    }
    report.files_are_read();
    let order = ordered(rows, found, report);
    let dictionaries = Dictionaries::of(rows);
    let described = found.collections.iter().find(|collection| collection.described).or(found.collections.first());
    let mut collection = described.map(|collection| collection.settings.info()).unwrap_or_default();
    if collection.title.is_empty() {
        collection.title = dictionaries.title();
    }
    let built = Built { collection, dictionaries, order };
    twice::warn(rows, &built, found, report);
    one_collection(found, report);
    built
}

/// The rows in the order of their ids; an id that two have is an error.
fn ordered(rows: &mut Rows, found: &Found, report: &mut Report) -> Vec<u32> {
    let mut order: Vec<u32> = (0..rows.rows.len() as u32).collect();
    order.sort_unstable_by(|a, b| rows.ids[*a as usize].cmp(&rows.ids[*b as usize]).then(a.cmp(b)));
    let mut twice: Vec<(u32, u32)> = Vec::new();
    for group in order.chunk_by(|a, b| rows.ids[*a as usize] == rows.ids[*b as usize]) {
        // One without an id was told of before.
        if !rows.ids[group[0] as usize].is_empty() {
            twice.extend(group[1..].iter().map(|row| (*row, group[0])));
        }
    }
    // In the order of the files, which is that of reading them again.
    twice.sort_unstable();
    let mut again = Again::default();
    for (row, first) in twice {
        let shown = &rows.unit(row).input(found).shown;
        if !report.has_room(shown, Severity::Error, "duplicate-id") {
            report.leave_out(shown, Severity::Error, "duplicate-id", 1);
            continue;
        }
        let place = match rows.review(first) {
            Ok(review) => place(&rows.unit(first).input(found).shown, &review.source_file),
            Err(error) => {
                report.add(cannot_keep(&error), "");
                break;
            }
        };
        if let Some(pending) = again.read(rows, row, found) {
            let problem = id::duplicate(&pending.record, &rows.ids[row as usize], &place);
            report.add(problem, &pending.record.head);
        }
    }
    order
}

/// A record for people: its file, and its number where the file has many.
fn place(shown: &str, source_file: &str) -> String {
    match source_file.rsplit_once('#') {
        Some((_, number)) if !shown.ends_with(source_file) => format!("{shown}#{number}"),
        _ => shown.to_owned(),
    }
}

/// The page has one title and one letter table: those of the first collection that describes itself.
fn one_collection(found: &Found, report: &mut Report) {
    let mut described = found.collections.iter().filter(|collection| collection.described);
    let Some(first) = described.next() else { return };
    for other in described.filter(|other| other.settings.info() != first.settings.info()) {
        let message = format!("the page takes its title and letter table from {}, not from here", first.file);
        let problem = Problem::warning("several-collections", &other.file, message);
        report.add(problem.help("the text policy of each collection holds for its own documents all the same"), "");
    }
}
