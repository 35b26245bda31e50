//! `crosscut check`: everything that `pack` would do, but for writing.

use crate::args::Format;
use crate::build::build;
use crate::gather::{gather, no_documents};
use crate::report::{JsonTo, Report};
use crate::walk::walk;
use std::path::PathBuf;
use std::process::ExitCode;

/// Says what is wrong with the documents at these paths.
pub fn run(paths: &[PathBuf], format: Option<Format>) -> ExitCode {
    let mut report = Report::default();
    let found = walk(paths, None, &mut report);
    let records = gather(&found, &mut report);
    no_documents(paths, &records, &mut report);
    build(records, &found, &mut report);
    report.finish(format, JsonTo::Stdout)
}
