//! Packages from npm that a bench runs or is measured beside, in the versions of its package-lock.json.

use crate::tools::run as run_tool;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Installs what `folder` locks, unless that is there.
pub fn install(what: &str, folder: &Path) -> Result<(), String> {
    let lock = fs::read(folder.join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    // Written last, so that what was cut short is done again.
    let installed = folder.join("node_modules/.installed");
    if fs::read(&installed).ok().as_ref() == Some(&lock) {
        return Ok(());
    }
    run_tool(what, Command::new("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, &lock).map_err(|error| format!("{installed:?}: {error}"))
}
