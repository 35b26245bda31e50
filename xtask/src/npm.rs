//! Packages from npm for one folder of the project, in the versions of its package-lock.json. Nothing is installed outside of it.

use crate::steps::{Result, Steps};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Installs what `folder` locks, unless that is there. `what` and `why` are for the reader.
pub fn install(steps: &mut Steps, what: &str, why: &str, folder: &Path) -> Result<()> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| failed(&lock, error))?;
    // Written last, so that what was cut short is done again.
    let installed = folder.join("node_modules/.installed");
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(folder);
    steps.run(what, why, npm)?;
    fs::write(&installed, &wanted).map_err(|error| failed(&installed, error).into())
}
