//! What is assumed to be on the machine, checked before anything else: Rust, a C compiler, npm. (git fetched the
//! project and is not used again.) It installs nothing.

use crate::steps::Result;
use crate::workspace::{Workspace, at_least};
use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Ends the run with one list of all that is missing for the page and where each thing comes from.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut missing = native(workspace);
    if find("npm").is_none() && !has_wasm_opt(workspace) {
        missing.push(format!(
            "npm (it installs wasm-opt): Debian's package npm, or https://nodejs.org; a wasm-opt {} on PATH stands in for it",
            workspace.wasm_opt
        ));
    }
    told(&missing)
}

/// The same for what runs without the page.
pub fn compiler(workspace: &Workspace) -> Result<()> {
    told(&native(workspace))
}

fn native(workspace: &Workspace) -> Vec<String> {
    let mut missing = Vec::new();
    match version("rustc") {
        None => {
            missing.push("rustc: a Rust toolchain, from https://rustup.rs or the distribution's package".to_owned())
        }
        Some(have) if !at_least(&have, &workspace.oldest_rust) => {
            missing.push(format!("Rust {} or newer: this is {have}; `rustup update` brings it", workspace.oldest_rust));
        }
        Some(_) => {}
    }
    if find("cc").is_none() {
        missing.push("cc: a C compiler and linker; on Debian and Ubuntu the package gcc (with libc6-dev)".to_owned());
    }
    missing
}

fn told(missing: &[String]) -> Result<()> {
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("This is assumed to be there, and is not:\n  {}", missing.join("\n  ")).into())
    }
}

fn has_wasm_opt(workspace: &Workspace) -> bool {
    let own = workspace.tools.join("bin/wasm-opt");
    let program = if own.exists() { own } else { PathBuf::from("wasm-opt") };
    crate::tools::reported_version(&program).is_some_and(|have| have == workspace.wasm_opt)
}

/// The version that `program --version` prints as its second word.
pub fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok().filter(|output| output.status.success())?;
    String::from_utf8_lossy(&output.stdout).split_whitespace().nth(1).map(str::to_owned)
}

/// The first executable file called `name` on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    find_in(&std::env::var_os("PATH")?, name)
}

/// The first executable file called `name` in the folders of `path`, which is written like PATH.
pub fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| is_executable(file))
}

fn is_executable(file: &Path) -> bool {
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_executable_files_are_programs_and_the_first_folder_wins() {
        let folder = std::env::temp_dir().join(format!("xtask-programs-{}", std::process::id()));
        let (first, second) = (folder.join("first"), folder.join("second"));
        for (place, mode) in [(&first, 0o644), (&second, 0o755)] {
            fs::create_dir_all(place.join("folder")).expect("a temporary folder");
            fs::write(place.join("tool"), "").expect("a file");
            fs::set_permissions(place.join("tool"), fs::Permissions::from_mode(mode)).expect("permissions");
        }
        let path = std::env::join_paths([&first, &second]).expect("no colons");
        assert_eq!(find_in(&path, "tool"), Some(second.join("tool")));
        assert_eq!(find_in(&path, "folder"), None);
    }
}
