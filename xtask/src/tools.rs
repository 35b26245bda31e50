//! The three tools that turn the page's crate into files, trunk, wasm-bindgen, wasm-opt, and the one that fuzzes, each in
//! exactly one version (pinned as `workspace` says). The first one found in `.tools/bin` or on PATH has to be right; else the right one is
//! installed into `.tools`. Nothing is installed outside of that folder.

use crate::prerequisites;
use crate::steps::{Result, Steps};
use crate::workspace::Workspace;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs what is missing.
pub fn install(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    if !is_there(workspace, "trunk", &workspace.trunk) {
        let what = format!("trunk {}", workspace.trunk);
        // Its own lock file: it was released with those versions. Of its features only TLS is needed to link.
        let flags = ["--locked", "--no-default-features", "--features", "rustls"];
        cargo_install(workspace, steps, &what, "it builds and serves the page", "trunk", &workspace.trunk, &flags)?;
    }
    if let Some(version) = &workspace.wasm_bindgen
        && !is_there(workspace, "wasm-bindgen", version)
    {
        // Without --locked: its lock file can name versions that a registry does not serve (0.2.130's does).
        let what = format!("wasm-bindgen {version}");
        let why = "it writes the glue between wasm and browser, and must match Cargo.lock";
        cargo_install(workspace, steps, &what, why, "wasm-bindgen-cli", version, &[])?;
    }
    if !is_there(workspace, "wasm-opt", &workspace.wasm_opt) {
        install_wasm_opt(workspace, steps)?;
    }
    Ok(())
}

/// Installs cargo-fuzz where it is missing, and returns it.
pub fn fuzzer(workspace: &Workspace, steps: &mut Steps) -> Result<PathBuf> {
    if !is_there(workspace, "cargo-fuzz", &workspace.cargo_fuzz) {
        let what = format!("cargo-fuzz {}", workspace.cargo_fuzz);
        let why = "it builds the fuzz targets with the flags that they need";
        cargo_install(workspace, steps, &what, why, "cargo-fuzz", &workspace.cargo_fuzz, &["--locked"])?;
    }
    let own = workspace.tools.join("bin/cargo-fuzz");
    let program = if own.exists() { Some(own) } else { prerequisites::find("cargo-fuzz") };
    program.ok_or_else(|| "cargo-fuzz was installed and is not there".into())
}

/// Installs geckodriver where there is none, and returns it. One that is on PATH belongs to the Firefox of the machine.
pub fn geckodriver(workspace: &Workspace, steps: &mut Steps) -> Result<PathBuf> {
    let own = workspace.tools.join("bin/geckodriver");
    if let Some(found) = find_working("geckodriver").filter(|_| !own.exists()) {
        return Ok(found);
    }
    if !is_there(workspace, "geckodriver", &workspace.geckodriver) {
        let what = format!("geckodriver {}", workspace.geckodriver);
        cargo_install(
            workspace,
            steps,
            &what,
            "it steers Firefox",
            "geckodriver",
            &workspace.geckodriver,
            &["--locked"],
        )?;
    }
    Ok(own)
}

fn find_working(name: &str) -> Option<PathBuf> {
    prerequisites::find(name).filter(|program| reported_version(program).is_some())
}

/// The version a tool reports: `trunk 0.21.14`, `wasm-bindgen 0.2.130`, `wasm-opt version 132 (version_132)`.
pub fn reported_version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

fn is_there(workspace: &Workspace, name: &str, version: &str) -> bool {
    let own = workspace.tools.join("bin").join(name);
    let program = if own.exists() { Some(own) } else { prerequisites::find(name) };
    program.and_then(|program| reported_version(&program)).is_some_and(|have| have == version)
}

fn cargo_install(
    workspace: &Workspace,
    steps: &mut Steps,
    what: &str,
    why: &str,
    package: &str,
    version: &str,
    flags: &[&str],
) -> Result<()> {
    // The compiled parts are kept until the tool is in place, so that a run that was cut short can go on.
    let parts = workspace.tools.join("build").join(package);
    let mut command = Command::new(cargo());
    command.args(["install", package, "--version"]).arg(format!("={version}")).args(flags);
    // Forced: cargo's own list may still name a tool whose file is gone or wrong.
    command.arg("--force").arg("--root").arg(&workspace.tools).current_dir(&workspace.root);
    command.env("CARGO_TARGET_DIR", &parts);
    // The tools run for seconds and compile for minutes: with their own release profiles trunk alone takes 13 minutes.
    command.env("CARGO_PROFILE_RELEASE_LTO", "false").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64").env("CARGO_PROFILE_RELEASE_STRIP", "true");
    command.env_remove("RUSTFLAGS");
    steps.run(what, why, command)?;
    fs::remove_dir_all(&parts).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(format!("{}: {error}", parts.display()).into()),
    })
}

fn install_wasm_opt(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let prefix = workspace.tools.join("npm");
    // With a manifest of its own npm stays in this folder, whatever lies above it.
    let written =
        fs::create_dir_all(&prefix).and_then(|()| fs::write(prefix.join("package.json"), "{ \"private\": true }\n"));
    written.map_err(|error| format!("{}: {error}", prefix.display()))?;
    let mut command = Command::new("npm");
    command.args(["install", "--prefix"]).arg(&prefix).arg(format!("binaryen@{}.0.0", workspace.wasm_opt));
    command.args(["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(&workspace.root);
    steps.run(&format!("wasm-opt {}", workspace.wasm_opt), "it makes the released wasm small", command)?;
    let link = workspace.tools.join("bin/wasm-opt");
    let placed = fs::create_dir_all(workspace.tools.join("bin")).and_then(|()| {
        if link.symlink_metadata().is_ok() {
            fs::remove_file(&link)?;
        }
        symlink("../npm/node_modules/.bin/wasm-opt", &link)
    });
    placed.map_err(|error| format!("{}: {error}", link.display()).into())
}

/// The cargo that runs this program, so that all native parts come from one toolchain; always a full path, for the
/// stand-in that `wasm_target` writes is called `cargo` as well and must not call itself.
pub fn cargo() -> PathBuf {
    let running = std::env::var_os("CARGO").map(PathBuf::from).filter(|path| path.is_absolute());
    running.or_else(|| prerequisites::find("cargo")).unwrap_or_else(|| PathBuf::from("/usr/bin/cargo"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder of tools with one `name` that prints `says` when it is asked for its version.
    fn workspace_with(name: &str, says: &str) -> Workspace {
        let mut workspace = Workspace::open().expect("the tests run inside the workspace");
        workspace.tools = std::env::temp_dir().join(format!("xtask-tools-{}-{name}", std::process::id()));
        let tool = workspace.tools.join("bin").join(name);
        fs::create_dir_all(workspace.tools.join("bin")).expect("a temporary folder");
        fs::write(&tool, format!("#!/bin/sh\necho '{says}'\n")).expect("a script");
        fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).expect("permissions");
        workspace
    }

    #[test]
    fn a_tool_counts_only_in_the_version_that_is_pinned() {
        let workspace = workspace_with("trunk", "trunk 0.21.14");
        assert!(is_there(&workspace, "trunk", "0.21.14"));
        assert!(!is_there(&workspace, "trunk", "0.21.1"));
        let workspace = workspace_with("wasm-opt", "wasm-opt version 132 (version_132)");
        assert!(is_there(&workspace, "wasm-opt", "132"));
        assert!(!is_there(&workspace, "wasm-opt", "108"));
    }

    #[test]
    fn a_tool_that_does_not_run_is_not_there() {
        let workspace = workspace_with("wasm-bindgen", "");
        assert!(!is_there(&workspace, "wasm-bindgen", "0.2.130"));
        assert_eq!(reported_version(Path::new("/no/such/tool")), None);
    }

    #[test]
    fn the_native_cargo_is_named_by_its_full_path() {
        assert!(cargo().is_absolute(), "{}", cargo().display());
    }
}
