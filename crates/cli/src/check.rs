//! `crosscut check`: everything that `pack` would do, but for writing.

use crate::args::Format;
use crate::build::build;
use crate::gather::no_documents;
use crate::report::{JsonTo, Report};
use crate::rows::{cannot_keep, read};
use crate::walk::walk;
use std::path::PathBuf;
use std::process::ExitCode;

/// Says what is wrong with the documents at these paths.
pub fn run(paths: &[PathBuf], format: Option<Format>) -> ExitCode {
    let mut report = Report::bounded();
    let found = walk(paths, None, &mut report);
    match read(&found, None, &mut report) {
        Ok(mut rows) => {
            no_documents(paths, rows.rows.len(), &mut report);
            build(&mut rows, &found, &mut report);
        }
        Err(error) => report.add(cannot_keep(&error), ""),
    }
    report.finish(format, JsonTo::Stdout)
}
