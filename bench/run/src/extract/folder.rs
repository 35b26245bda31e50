//! The real command on a folder of documents: on one core, on all, the same bytes in the same order from both.

use crate::machine::cores;
use crate::tools::{root, run, target};
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// What the command took.
#[derive(Serialize)]
pub struct Folder {
    documents: usize,
    megabytes: f64,
    cores: usize,
    one_core_s: f64,
    all_cores_s: f64,
}

impl Folder {
    /// The figures as a sentence.
    pub fn line(&self) -> String {
        let Folder { documents, megabytes, cores, one_core_s, all_cores_s } = self;
        format!(
            "`crosscut extract` on {documents} documents, {megabytes:.1} MB: {one_core_s:.2} s on one core, {all_cores_s:.2} s on all {cores}: \
             {:.2} × as fast; the same output in the same order",
            one_core_s / all_cores_s
        )
    }
}

/// Measures; an error where the outputs differ or the command says anything.
pub fn measure(documents: &[String], rounds: u32) -> Result<Folder, String> {
    run(
        "building the command",
        Command::new("cargo").current_dir(root()).args(["build", "--quiet", "--release", "--package", "crosscut-cli"]),
    )?;
    let program = target().join("release/crosscut");
    let folder = TempDir::new().map_err(|error| format!("no folder for the documents: {error}"))?;
    for (number, text) in documents.iter().enumerate() {
        let file = folder.path().join(format!("{number:06}.txt"));
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let bytes: usize = documents.iter().map(String::len).sum();
    let cores = cores();
    let (mut one, mut all) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds.max(1) {
        let (seconds, first) = extract(&program, folder.path(), 1)?;
        one = one.min(seconds);
        let (seconds, second) = extract(&program, folder.path(), cores)?;
        all = all.min(seconds);
        if first != second {
            return Err("the records differ between one core and all".to_owned());
        }
    }
    let (megabytes, rounded) = (bytes as f64 / 1e6, |seconds: f64| (seconds * 1000.0).round() / 1000.0);
    let (one_core_s, all_cores_s) = (rounded(one), rounded(all));
    Ok(Folder {
        documents: documents.len(),
        megabytes: (megabytes * 10.0).round() / 10.0,
        cores,
        one_core_s,
        all_cores_s,
    })
}

/// Runs the command on so many cores; seconds and output.
fn extract(program: &Path, folder: &Path, cores: usize) -> Result<(f64, Vec<u8>), String> {
    let start = Instant::now();
    let output = Command::new(program)
        .args(["extract", "--format", "json"])
        .arg(folder)
        .env("RAYON_NUM_THREADS", cores.to_string())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let seconds = start.elapsed().as_secs_f64();
    if output.stdout.is_empty() {
        return Err(format!("the command printed no record: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok((seconds, output.stdout))
}
