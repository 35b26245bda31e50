//! A headless Chromium on one page, with an empty profile that goes away with it.

use std::process::Stdio;
use tempfile::TempDir;
use tokio::process::{Child, Command};

const PROGRAMS: [&str; 4] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Memory is measured when it is asked for, not at the next collection of garbage.
    "--enable-blink-features=ForceEagerMeasureMemory",
];

/// A running browser; it ends when this is dropped.
pub struct Browser {
    process: Child,
    _profile: TempDir,
}

impl Browser {
    /// Opens a page. `CHROME` names the program, if it has an unusual name.
    pub fn open(address: &str) -> Result<Browser, String> {
        let profile = TempDir::new().map_err(|error| format!("no folder for the browser's profile: {error}"))?;
        let program = program();
        let process = Command::new(&program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{program}: {error}; `cargo xtask test` installs a browser"))?;
        Ok(Browser { process, _profile: profile })
    }

    /// Waits until it ends, which it should not do by itself.
    pub async fn ended(&mut self) -> String {
        match self.process.wait().await {
            Ok(status) => format!("the browser ended by itself: {status}"),
            Err(error) => format!("the browser is lost: {error}"),
        }
    }
}

/// The browser's program.
pub fn program() -> String {
    let exists = |name: &&str| {
        std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
    };
    std::env::var("CHROME").unwrap_or_else(|_| PROGRAMS.into_iter().find(exists).unwrap_or(PROGRAMS[0]).to_owned())
}
