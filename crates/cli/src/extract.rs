//! `crosscut extract`: one record a line on stdout.

use crate::args::Format;
use crate::gather::{Record, gather};
use crate::report::Report;
use crate::walk::walk;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the records of the documents at these paths.
pub fn run(paths: &[PathBuf], with_text: bool, format: Option<Format>) -> ExitCode {
    let mut report = Report::default();
    let found = walk(paths, &mut report);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut closed = false;
    gather(&found, &mut report, |records| {
        for record in records {
            closed = closed || print(record, with_text, &mut out).is_err();
        }
    });
    // A closed pipe (`… | head`) ends the output, not the run: the problems are still worth telling.
    let _ = out.flush();
    report.finish(format)
}

fn print(mut record: Record, with_text: bool, out: &mut impl Write) -> io::Result<()> {
    if with_text {
        record.review.text = Some(record.prose);
    }
    serde_json::to_writer(&mut *out, &record.review)?;
    out.write_all(b"\n")
}
