//! What Trunk's server cannot do: say in one line where the page is, and notice that a file is gone (Trunk looks at the
//! path of each change, and one that no longer exists counts as nothing). Trunk takes the place of `serve`, so this
//! runs as a process beside it; it ends when Trunk ends.

use crate::steps::{Result, seconds};
use crate::workspace::Workspace;
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// From this many files on a look for gone ones every second would cost more than it is worth.
const TOO_MANY: usize = 20_000;

#[derive(clap::Args)]
pub struct Options {
    port: u16,
    wake: PathBuf,
    watched: Vec<PathBuf>,
}

/// The folder in which a changed file makes Trunk build again; Trunk watches it too. Not in target/, which it ignores.
pub fn wake_folder(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools.join("wake");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Starts the companion. Without it the page is served all the same, so a failure is not worth more than silence.
pub fn start(port: &str, wake: &Path, watched: &[PathBuf]) {
    let Ok(program) = std::env::current_exe() else { return };
    let _ = Command::new(program).args(["companion", port]).arg(wake).args(watched).stdin(Stdio::null()).spawn();
}

/// Runs until the process that started it is gone.
pub fn accompany(options: &Options) {
    let parent = parent_id();
    let started = Instant::now();
    let mut announced = false;
    let mut known = files(&options.watched);
    while parent_id() == parent {
        thread::sleep(Duration::from_millis(if announced { 1000 } else { 150 }));
        if !announced {
            announced = announce(options.port, started);
        } else if known.len() < TOO_MANY {
            let now = files(&options.watched);
            if known.difference(&now).next().is_some() {
                let _ = fs::write(options.wake.join("gone"), format!("{:?}\n", started.elapsed()));
            }
            known = now;
        }
    }
}

/// Says what the server shows, once it answers.
fn announce(port: u16, started: Instant) -> bool {
    let Some(answer) = answer(port) else { return false };
    if answer.starts_with("HTTP/1.1 200") {
        eprintln!(
            "\n  Crosscut is at http://127.0.0.1:{port}/ after {}. Ctrl-C ends it.\n",
            seconds(started.elapsed())
        );
    } else {
        eprintln!("\n  There is no page yet: the build failed, see above. It starts again with the next change.\n");
    }
    true
}

/// The first line of the server's answer to a request for the page.
fn answer(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
        .ok()?;
    let mut first = [0; 64];
    let read = stream.read(&mut first).ok()?;
    Some(String::from_utf8_lossy(&first[..read]).into_owned())
}

/// All files at and below `paths`, up to a little more than `TOO_MANY`.
fn files(paths: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> = paths.to_vec();
    while let Some(path) = open.pop() {
        if found.len() > TOO_MANY {
            break;
        }
        match fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.flatten().map(|entry| entry.path()).filter(|path| !path.is_symlink())),
            Err(_) => {
                found.insert(path);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_goes_is_missed() {
        let folder = std::env::temp_dir().join(format!("xtask-companion-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("a temporary folder");
        fs::write(folder.join("deep/review.md"), "").expect("a file");
        let before = files(std::slice::from_ref(&folder));
        assert!(before.contains(&folder.join("deep/review.md")));
        fs::remove_file(folder.join("deep/review.md")).expect("the file is ours");
        let after = files(&[folder]);
        assert_eq!(before.difference(&after).count(), 1);
    }
}
