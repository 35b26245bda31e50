//! A browser of one's own: its driver on a free port, a fresh profile, no talk with the world. Variables name the programs (`cargo
//! xtask test` sets them); else PATH is searched for the usual names.

use crate::engine::Engine;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

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

/// How long a driver may take until it listens.
const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// How often a driver is started before a journey gives up.
const STARTS: usize = 5;

impl Browser {
    /// Starts driver and browser.
    pub async fn start() -> Browser {
        let (program, browser) = match Engine::current() {
            Engine::Chromium => {
                let names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
                (program("CHROMEDRIVER", &["chromedriver"]), program("CHROME", &names))
            }
            Engine::Firefox => {
                (program("GECKODRIVER", &["geckodriver"]), program("FIREFOX", &["firefox-esr", "firefox"]))
            }
            Engine::WebKit => {
                (program("WEBKITDRIVER", &["WebKitWebDriver"]), program("MINIBROWSER", &["MiniBrowser", MINIBROWSER]))
            }
        };
        let (mut process, port) = listening(&program);
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&browser)).await {
            Ok(driver) => {
                if Engine::current() != Engine::Chromium {
                    // A window manager of the machine's may have other ideas, which then is the machine's to say.
                    let _ = driver.set_window_rect(0, 0, 1280, 900).await;
                }
                Browser { driver, process }
            }
            Err(error) => {
                let _ = process.kill();
                let _ = process.wait();
                panic!("{} did not start under {}: {error}", browser.display(), program.display())
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

/// Where Debian puts WebKit's small browser.
const MINIBROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// What is asked of the driver.
fn capabilities(browser: &Path) -> Capabilities {
    let browser = browser.to_string_lossy();
    match Engine::current() {
        Engine::Chromium => {
            let mut capabilities = DesiredCapabilities::chrome();
            for flag in FLAGS {
                capabilities.add_arg(flag).expect("a flag is text");
            }
            capabilities.set_binary(&browser).expect("a path is text");
            capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).expect("a level");
            // This log tells of every request, also of those that never reach the journey's own server.
            capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All).expect("a level");
            capabilities.into()
        }
        Engine::Firefox => {
            let preferences = json!({
                "intl.accept_languages": "en-US",
                "intl.locale.requested": "en-US",
                // The tabulator stops at links and buttons alike.
                "accessibility.tabfocus": 7,
                // Counts become what they will be at once: nobody can say so later (Reader::look).
                "ui.prefersReducedMotion": 1,
            });
            let options = json!({
                "binary": browser,
                "args": ["-headless", "--width=1280", "--height=900"],
                "prefs": preferences,
            });
            told("firefox", "moz:firefoxOptions", options)
        }
        Engine::WebKit => {
            let options = json!({ "binary": browser, "args": ["--automation"] });
            told("MiniBrowser", "webkitgtk:browserOptions", options)
        }
    }
}

fn told(name: &str, key: &str, options: Value) -> Capabilities {
    let mut capabilities = Capabilities::new();
    for (key, value) in [("browserName", json!(name)), (key, options), ("acceptInsecureCerts", json!(false))] {
        capabilities.set(key, value).expect("it is JSON");
    }
    capabilities
}

/// A running driver and its port. A driver may lose its port: it takes a free one for IPv6 first, and where that one is taken for IPv4 by
/// now, which in a range that every connection draws from it is now and then, it ends. Then another is started.
fn listening(program: &Path) -> (Child, u16) {
    let mut ends = Vec::new();
    for _ in 0..STARTS {
        match started(program) {
            Ok(listening) => return listening,
            Err(end) => ends.push(end),
        }
    }
    panic!("{} did not listen, started {STARTS} times: {}", program.display(), ends.join("; "))
}

/// Starts a driver. An error says what it printed before it ended, or that it never listened.
fn started(program: &Path) -> Result<(Child, u16), String> {
    let (port, argument) = match Engine::current() {
        // It has no way to say which port it took.
        Engine::WebKit => {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
            let port = port.expect("a free port on 127.0.0.1").port();
            (Some(port), format!("--port={port}"))
        }
        Engine::Chromium | Engine::Firefox => (None, "--port=0".to_owned()),
    };
    let mut command = Command::new(program);
    command.arg(argument).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let port = port.map_or_else(|| port_of(&mut process), Ok);
    let listens = port.and_then(|port| {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if started.elapsed() > STARTS_WITHIN || process.try_wait().is_ok_and(|ended| ended.is_some()) {
                return Err(format!("nothing listens on port {port}"));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Ok(port)
    });
    match listens {
        Ok(port) => Ok((process, port)),
        Err(end) => {
            let _ = process.kill();
            let _ = process.wait();
            Err(end)
        }
    }
}

/// The port that the driver says it took, or what else it said before it ended.
fn port_of(process: &mut Child) -> Result<u16, String> {
    let output = process.stdout.take().expect("stdout is piped");
    let mut lines = BufReader::new(output).lines();
    let mut said = Vec::new();
    let port = loop {
        let Some(line) = lines.next() else { return Err(format!("it ended and named no port: {said:?}")) };
        let line = line.expect("a driver prints text");
        match port_in(&line) {
            Some(port) => break port,
            None => said.push(line),
        }
    };
    // Read on, or the driver stands still once the pipe is full.
    thread::spawn(move || lines.for_each(drop));
    Ok(port)
}

/// The port in what chromedriver ("… started successfully on port 1234.") and geckodriver ("… Listening on 127.0.0.1:1234") say.
fn port_in(line: &str) -> Option<u16> {
    let is_said = line.contains("started successfully on port") || line.contains("Listening on ");
    let last = line.trim_end_matches('.').rsplit([' ', ':']).next()?;
    last.parse().ok().filter(|_| is_said)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_driver_says_its_port_in_its_own_way() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41234."), Some(41_234));
        assert_eq!(port_in("1764280000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4444"), Some(4_444));
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}
