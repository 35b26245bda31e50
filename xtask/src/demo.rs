//! Made-up collections: documents to show, and a bundle that does not fit its catalog, for the journeys.

use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// From this many reviews on a packer that is compiled for speed pays for itself.
const WORTH_A_FAST_PACKER: u32 = 50_000;

/// A file with so many made-up documents.
pub fn documents(workspace: &Workspace, steps: &mut Steps, reviews: u32) -> Result<PathBuf> {
    let folder = workspace.root.join("target/demo");
    let path = folder.join(format!("{reviews}.ndjson"));
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    let mut build = Command::new(tools::cargo());
    build.args(["build", "--quiet", "--package", "crosscut-cli"]).args(profile(reviews)).current_dir(&workspace.root);
    steps.run("packer", "it makes the documents up", build)?;
    let mut generate = crosscut(workspace, reviews);
    generate.args(["generate", "--reviews", &reviews.to_string()]);
    generate.stdout(File::create(&path).map_err(failed)?);
    match generate.status() {
        Ok(status) if status.success() => Ok(path),
        Ok(status) => Err(format!("the documents could not be made up: {status}").into()),
        Err(error) => Err(failed(error).into()),
    }
}

/// A bundle of so many made-up documents, in `out` (relative to the workspace).
pub fn bundle(workspace: &Workspace, steps: &mut Steps, reviews: u32, out: &Path) -> Result<()> {
    let documents = documents(workspace, steps, reviews)?;
    let mut pack = crosscut(workspace, reviews);
    pack.arg("pack").arg(documents).arg("--out").arg(out).current_dir(&workspace.root);
    let what = format!("bundle of {reviews} reviews");
    steps.run(&what, "the journeys load it in steps", pack).map(|_| ())
}

fn profile(reviews: u32) -> &'static [&'static str] {
    if reviews >= WORTH_A_FAST_PACKER { &["--release"] } else { &[] }
}

fn crosscut(workspace: &Workspace, reviews: u32) -> Command {
    Command::new(packer(workspace, reviews))
}

/// The packer that [`documents`] built for so many.
pub fn packer(workspace: &Workspace, reviews: u32) -> PathBuf {
    let folder = if reviews >= WORTH_A_FAST_PACKER { "release" } else { "debug" };
    target(workspace).join(folder).join("crosscut")
}

/// Where cargo puts what it compiles.
pub fn target(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.root.join("target"), PathBuf::from)
}
