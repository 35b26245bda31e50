//! `crosscut extract`: one record a line on stdout.

use crate::args::Format;
use crate::build::shift;
use crate::gather::{Record, Source, gather, records};
use crate::pending::Pending;
use crate::report::{JsonTo, Placed, Report, Stage, place};
use crate::walk::{LARGEST_FILE, walk};
use crosscut_model::Problem;
use crosscut_read::{Settings, read_record};
use rayon::prelude::*;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the records of the documents at these paths, or of those on stdin when there are no paths.
pub fn run(paths: &[PathBuf], with_text: bool, format: Option<Format>) -> ExitCode {
    let mut report = Report::default();
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = if paths.is_empty() {
        from_lines(io::stdin().lock(), with_text, format, &mut out, &mut report)
    } else {
        let found = walk(paths, None, &mut report);
        let mut records = gather(&found, &mut report).into_iter();
        records.try_for_each(|record| print(record, with_text, &mut out))
    };
    // A closed pipe (`… | head`) ends the run quietly.
    if let Err(error) = printed.and_then(|()| out.flush())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        report.add(Problem::error("cannot-write", "stdout", format!("the records cannot be written: {error}")), "");
    }
    report.finish(format, JsonTo::Stderr)
}

fn print(mut record: Record, with_text: bool, out: &mut impl Write) -> io::Result<()> {
    // With its text a record is whole: evidence counts in the text beside it, as in a bundle. Without, it counts in the file.
    if with_text {
        shift(&mut record.review, record.prose_start, &record.prose);
        record.review.text = Some(record.prose);
    } else {
        record.review.text = None;
    }
    serde_json::to_writer(&mut *out, &record.review)?;
    out.write_all(b"\n")
}

/// How the input is called in problems.
const STDIN: &str = "stdin";
/// Lines and bytes that are handled at once: enough for all cores. Memory is a few times `BATCH_BYTES` and the longest line.
const BATCH_LINES: usize = 512;
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// A line of the input, numbered from 1. `None` for one that is too long to be held.
type Line = (usize, Option<Vec<u8>>);

/// A pure map over lines: one document in, one record out, in order and in constant memory.
fn from_lines(
    mut input: impl BufRead,
    with_text: bool,
    format: Option<Format>,
    out: &mut impl Write,
    report: &mut Report,
) -> io::Result<()> {
    let settings = Settings::default();
    let mut number = 0;
    loop {
        let batch = match next_batch(&mut input, &mut number) {
            Ok(batch) => batch,
            Err(error) => {
                report.add(Problem::error("unreadable", STDIN, format!("stdin cannot be read: {error}")), "");
                return Ok(());
            }
        };
        if batch.is_empty() {
            return Ok(());
        }
        let done: Vec<(Vec<Pending>, Vec<Placed>)> = batch.par_iter().map(|line| one_line(line, &settings)).collect();
        for (records, problems) in done {
            report.extend(problems);
            records.into_iter().try_for_each(|record| print(record.alone(report), with_text, out))?;
        }
        // Whoever reads this as a stream gets each batch when it is done.
        out.flush()?;
        report.tell_so_far(format);
    }
}

fn one_line((number, line): &Line, settings: &Settings) -> (Vec<Pending>, Vec<Placed>) {
    let source = Source { shown: STDIN, collection: 0, lines_before: number - 1, stage: Stage::File(*number) };
    match line {
        Some(line) => records(read_record(&format!("{STDIN}#{number}"), line, settings), settings, source),
        None => {
            let message = format!("a line of more than {} MB", LARGEST_FILE / (1024 * 1024));
            let problem = Problem::error("too-large", STDIN, message).help("split the document");
            (Vec::new(), place(vec![problem], "", source.lines_before, source.stage))
        }
    }
}

/// The next lines that are not blank. Empty at the end.
fn next_batch(input: &mut impl BufRead, number: &mut usize) -> io::Result<Vec<Line>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if input.by_ref().take(LARGEST_FILE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *number += 1;
        if line.len() as u64 == LARGEST_FILE && line.last() != Some(&b'\n') {
            input.skip_until(b'\n')?;
            batch.push((*number, None));
            continue;
        }
        bytes += line.len();
        line.truncate(line.trim_ascii_end().len());
        if !line.trim_ascii_start().is_empty() {
            batch.push((*number, Some(line)));
        }
    }
    Ok(batch)
}
