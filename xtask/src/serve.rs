//! `cargo xtask serve`: Trunk's server in place of this process, so that ending one ends the other, however it is ended.

use crate::args::collection_paths;
use crate::setup;
use crate::steps::{Result, Steps, by_hand, seconds};
use crate::workspace::Workspace;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::{CommandExt, parent_id};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Options {
    /// Serve the page as it is published: small and fast, but slower to rebuild.
    #[arg(long)]
    release: bool,
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Files and folders with documents to show instead of reviews/.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub fn serve(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let paths = collection_paths(workspace, &options.paths)?;
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)) {
        return Err(format!(
            "Port {} is not free ({error}). Another `serve` may be running; `--port N` takes another port.",
            options.port
        )
        .into());
    }
    let page = setup::setup(workspace, steps)?;
    let mut command = page.trunk("serve", &paths)?;
    let port = options.port.to_string();
    // A folder of its own: dist/ holds the release, which a test or an upload may be using.
    command.args(["--address", "127.0.0.1", "--disable-address-lookup", "--port", &port, "--dist", "target/served"]);
    if options.release {
        command.arg("--release");
    }
    for path in workspace.watched.iter().map(|path| workspace.root.join(path)).chain(paths).filter(|path| path.exists())
    {
        command.arg("--watch").arg(path);
    }
    steps.say("▸ page: compiles it (minutes the first time, seconds after that) and serves it; Ctrl-C ends it");
    start_announcer(&port);
    let error = command.exec();
    Err(format!("Trunk did not start: {error}\n{}", by_hand(&command)).into())
}

/// Trunk takes the place of this process, so the line that says where the page is needs one of its own. It ends with
/// Trunk or with its message, whichever is first.
fn start_announcer(port: &str) {
    let Ok(program) = std::env::current_exe() else { return };
    let _ = Command::new(program).args(["announce", port]).stdin(Stdio::null()).spawn();
}

/// Waits until something answers on `port` or the parent process is gone, and says what was found.
pub fn announce(port: u16) {
    let (started, parent) = (Instant::now(), parent_id());
    while parent_id() == parent {
        thread::sleep(Duration::from_millis(150));
        let Some(answer) = answer(port) else { continue };
        if answer.starts_with("HTTP/1.1 200") {
            eprintln!(
                "\n  Crosscut is at http://127.0.0.1:{port}/ after {}. Ctrl-C ends it.\n",
                seconds(started.elapsed())
            );
        } else {
            eprintln!("\n  There is no page yet: the build failed, see above. It starts again with the next change.\n");
        }
        return;
    }
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
