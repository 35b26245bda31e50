//! A headless Chromium on one page, with an empty profile that goes away with it.

use crate::devtools::DevTools;
use std::fs;
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::sleep;

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
    profile: TempDir,
}

/// What a browser that is driven is opened with: a line to its developer tools at a port of its choice, and a window of a desk.
const DRIVEN: [&str; 2] = ["--remote-debugging-port=0", "--window-size=1280,900"];
/// How often the browser is looked at until it tells its port, 50 ms each.
const LOOKS: u32 = 600;

impl Browser {
    /// Opens a page. `CHROME` names the program, if it has an unusual name.
    pub fn open(address: &str) -> Result<Browser, String> {
        Browser::start(&[], address)
    }

    /// Opens an empty page to be driven.
    pub async fn driven() -> Result<(Browser, DevTools), String> {
        let mut browser = Browser::start(&DRIVEN, "about:blank")?;
        let port = browser.profile.path().join("DevToolsActivePort");
        for _ in 0..LOOKS {
            if let Some((port, path)) = fs::read_to_string(&port).ok().as_deref().and_then(|text| text.split_once('\n'))
            {
                let line = DevTools::connect(&format!("ws://127.0.0.1:{port}{}", path.trim())).await?;
                return Ok((browser, line.page().await?));
            }
            if let Ok(Some(status)) = browser.process.try_wait() {
                return Err(format!("the browser ended by itself: {status}"));
            }
            sleep(Duration::from_millis(50)).await;
        }
        Err("the browser does not tell where it can be driven".to_owned())
    }

    fn start(more: &[&str], address: &str) -> Result<Browser, String> {
        let profile = TempDir::new().map_err(|error| format!("no folder for the browser's profile: {error}"))?;
        let program = program();
        let process = Command::new(&program)
            .args(FLAGS)
            .args(more)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{program}: {error}; `cargo xtask test` installs a browser"))?;
        Ok(Browser { process, profile })
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
