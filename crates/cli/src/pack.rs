//! `crosscut pack`: documents to a bundle, whole or not at all.

use crate::args::Format;
use crate::build::build;
use crate::gather::{gather, no_documents};
use crate::report::{JsonTo, Report};
use crate::walk::walk;
use crate::write::write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Packs the documents at these paths into the folder `out`, unless there are errors.
pub fn run(paths: &[PathBuf], out: &Path, format: Option<Format>) -> ExitCode {
    let mut report = Report::default();
    let found = walk(paths, Some(out), &mut report);
    let records = gather(&found, &mut report);
    no_documents(paths, &records, &mut report);
    let built = build(records, &found, &mut report);
    if report.errors() == 0 {
        match write(&built.catalog, out) {
            Ok(written) => {
                for policy in &built.policies {
                    report.note(policy.clone());
                }
                report.note(written.to_string());
            }
            Err(problem) => report.add(*problem, ""),
        }
    }
    if report.errors() > 0 {
        report.note("nothing was written".to_owned());
    }
    report.finish(format, JsonTo::Stdout)
}
