//! What Trunk's server cannot do: say in one line where the page is, notice that a file is gone (Trunk looks at the path
//! of each change, and one that no longer exists counts as nothing), and go on watching a single file after an editor
//! has put a new one in its place. Trunk takes the place of `serve`, so this runs as a process beside it; it ends when
//! Trunk ends.

use crate::steps::{Result, seconds};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

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
    let mut known = look(&options.watched);
    while parent_id() == parent {
        thread::sleep(Duration::from_millis(if announced { 1000 } else { 150 }));
        if !announced {
            announced = announce(options.port, started);
        } else if known.len() < TOO_MANY {
            let now = look(&options.watched);
            if has_missed(&known, &now) {
                let _ = fs::write(options.wake.join("again"), format!("{:?}\n", started.elapsed()));
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

/// The files that were found; with the time of the last change for those that are watched by themselves.
type Seen = BTreeMap<PathBuf, Option<SystemTime>>;

/// All files at and below `paths`, up to a little more than `TOO_MANY`.
fn look(paths: &[PathBuf]) -> Seen {
    let mut seen = Seen::new();
    let mut open: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            open.push(path.clone());
        } else if let Ok(changed) = path.metadata().and_then(|data| data.modified()) {
            seen.insert(path.clone(), Some(changed));
        }
    }
    while let Some(folder) = open.pop().filter(|_| seen.len() <= TOO_MANY) {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(entry.path()),
                _ => drop(seen.insert(entry.path(), None)),
            }
        }
    }
    seen
}

/// Whether something happened that Trunk does not see: a file went, or one that is watched by itself changed.
fn has_missed(before: &Seen, now: &Seen) -> bool {
    before.keys().any(|file| !now.contains_key(file))
        || now.iter().any(|(file, changed)| changed.is_some() && before.get(file) != Some(changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with `page.html` and `deep/review.md`, both watched: the one by itself, the other through `deep`.
    fn watched(name: &str) -> [PathBuf; 2] {
        let folder = std::env::temp_dir().join(format!("xtask-companion-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("a temporary folder");
        fs::write(folder.join("page.html"), "").expect("a file");
        fs::write(folder.join("deep/review.md"), "").expect("a file");
        [folder.join("page.html"), folder.join("deep")]
    }

    #[test]
    fn a_file_that_goes_is_noticed() {
        let watched = watched("gone");
        let before = look(&watched);
        assert_eq!(before.len(), 2);
        fs::remove_file(watched[1].join("review.md")).expect("the file is ours");
        assert!(has_missed(&before, &look(&watched)));
    }

    #[test]
    fn a_single_file_that_is_replaced_is_noticed() {
        let watched = watched("replaced");
        let before = look(&watched);
        let new = watched[1].join("new.html");
        fs::write(&new, "other").expect("a file");
        let later = SystemTime::now() + Duration::from_secs(2);
        fs::File::options().write(true).open(&new).and_then(|file| file.set_modified(later)).expect("the file is ours");
        fs::rename(&new, &watched[0]).expect("the files are ours");
        assert!(has_missed(&before, &look(&watched)));
    }

    #[test]
    fn what_trunk_sees_by_itself_does_not_build_twice() {
        let watched = watched("new");
        let before = look(&watched);
        fs::write(watched[1].join("second.md"), "").expect("a file");
        fs::write(watched[1].join("review.md"), "changed").expect("a file");
        assert!(!has_missed(&before, &look(&watched)));
    }
}
