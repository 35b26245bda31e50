//! A Chromium of one's own: its driver on a free port, a fresh profile, no talk with the world. CHROME and CHROMEDRIVER
//! name the programs (`cargo xtask test` sets them); else PATH is searched for the usual names.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// A running driver and the session it holds.
pub struct Browser {
    pub driver: WebDriver,
    process: Child,
}

/// What keeps Chromium quiet, and working as root in a container.
const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--window-size=1280,900",
];

impl Browser {
    /// Starts driver and browser.
    pub async fn start() -> Browser {
        let program = program("CHROMEDRIVER", &["chromedriver"]);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let port = port_of(&mut process);
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in FLAGS {
            capabilities.add_arg(flag).expect("a flag is text");
        }
        let chrome =
            self::program("CHROME", &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]);
        capabilities.set_binary(&chrome.to_string_lossy()).expect("a path is text");
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).expect("a level");
        // This log tells of every request, also of those that never reach the journey's own server.
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All).expect("a level");
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await {
            Ok(driver) => Browser { driver, process },
            Err(error) => {
                let _ = process.kill();
                panic!("{} did not start under {}: {error}", chrome.display(), program.display())
            }
        }
    }

    /// Ends the session, which ends the browser and removes its profile, then the driver.
    pub async fn stop(mut self) {
        let ended = self.driver.clone().quit().await;
        let _ = self.process.kill();
        let _ = self.process.wait();
        if let Err(error) = ended {
            eprintln!("the browser did not end by itself: {error}");
        }
    }
}

/// The port that the driver says it took.
fn port_of(process: &mut Child) -> u16 {
    let output = process.stdout.take().expect("stdout is piped");
    let mut lines = BufReader::new(output).lines();
    let port = loop {
        let line = lines.next().expect("chromedriver ended without naming its port").expect("chromedriver prints text");
        let last = line.strip_suffix('.').and_then(|line| line.rsplit(' ').next());
        if let Some(port) = last.filter(|_| line.contains("started successfully on port")) {
            break port.parse().unwrap_or_else(|_| panic!("a port was expected at the end of {line:?}"));
        }
    };
    // Read on, or the driver stands still once the pipe is full.
    thread::spawn(move || lines.for_each(drop));
    port
}

fn program(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(chosen) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return PathBuf::from(chosen);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut files = names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    files.find(|file| file.is_file()).unwrap_or_else(|| {
        panic!("none of {names:?} is on PATH; set {variable}, or let `cargo xtask test` install what is missing")
    })
}

/// How long to wait between two looks at a page that is still changing.
pub const BETWEEN_LOOKS: Duration = Duration::from_millis(40);
