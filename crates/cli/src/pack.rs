//! `crosscut pack`: documents to a bundle, whole or not at all.

use crate::args::Format;
use crate::build::build;
use crate::gather::no_documents;
use crate::report::{JsonTo, Report};
use crate::rows::{cannot_keep, read};
use crate::walk::walk;
use crate::write::write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Packs the documents at these paths into the folder `out`, unless there are errors.
pub fn run(paths: &[PathBuf], out: &Path, cache: Option<&Path>, format: Option<Format>) -> ExitCode {
    let mut report = Report::bounded();
    let found = walk(paths, Some(out), &mut report);
    match read(&found, cache, &mut report) {
        Ok(mut rows) => {
            no_documents(paths, rows.rows.len(), &mut report);
            let built = build(&mut rows, &found, &mut report);
            if report.errors() == 0 {
                match write(&mut rows, built, out) {
                    Ok(written) => {
                        rows.policies.told().into_iter().for_each(|policy| report.note(policy));
                        report.note(written.to_string());
                    }
                    Err(problem) => report.add(*problem, ""),
                }
            }
        }
        Err(error) => report.add(cannot_keep(&error), ""),
    }
    if report.errors() > 0 {
        report.note("nothing was written".to_owned());
    }
    report.finish(format, JsonTo::Stdout)
}
