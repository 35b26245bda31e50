//! The real command, compiled for speed, and the reviews that it makes up.

use crate::tools::{root, run, target};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles the command, and gives its path.
pub fn packer() -> Result<PathBuf, String> {
    let mut build = Command::new("cargo");
    build.current_dir(root()).args(["build", "--release", "--quiet", "--package", "crosscut-cli"]);
    run("compiling the packer", &mut build)?;
    Ok(target().join("release/crosscut"))
}

/// Makes reviews up, as NDJSON into a file.
pub fn generate(packer: &Path, reviews: u32, seed: u64, into: &Path) -> Result<(), String> {
    let file = File::create(into).map_err(|error| format!("{}: {error}", into.display()))?;
    let mut generate = Command::new(packer);
    generate.args(["generate", "--reviews", &reviews.to_string(), "--seed", &seed.to_string()]).stdout(file);
    run(&format!("making {reviews} reviews up"), &mut generate)
}
