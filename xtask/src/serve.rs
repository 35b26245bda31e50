//! `cargo xtask serve`: Trunk's server in place of this process, so that ending one ends the other, however it is ended.

use crate::args::collection_paths;
use crate::setup;
use crate::steps::{Result, Steps, by_hand};
use crate::workspace::Workspace;
use crate::{companion, demo};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Options {
    /// Serve the page as it is published: small and fast, but slower to rebuild.
    #[arg(long)]
    release: bool,
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Show so many made-up reviews instead.
    #[arg(long, value_name = "N", conflicts_with = "paths", value_parser = clap::value_parser!(u32).range(1..))]
    demo: Option<u32>,
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
    let paths = match options.demo {
        Some(reviews) => vec![demo::documents(workspace, steps, reviews)?],
        None => paths,
    };
    let mut command = page.trunk("serve", &paths)?;
    let port = options.port.to_string();
    // A folder of its own: dist/ holds the release, which a test or an upload may be using.
    command.args(["--address", "127.0.0.1", "--disable-address-lookup", "--port", &port, "--dist", "target/served"]);
    if options.release {
        command.arg("--release");
    }
    let mut watched: Vec<PathBuf> = workspace.watched.iter().map(|path| workspace.root.join(path)).collect();
    watched.extend(paths);
    watched.retain(|path| path.exists());
    watched.sort();
    watched.dedup();
    let wake = companion::wake_folder(workspace)?;
    // Single files are left to the companion: Trunk loses sight of one when an editor replaces it.
    for path in watched.iter().filter(|path| path.is_dir()).chain([&wake]) {
        command.arg("--watch").arg(path);
    }
    steps.say("▸ page: compiles it (minutes the first time, seconds after that) and serves it; Ctrl-C ends it");
    companion::start(&port, &wake, &watched);
    let error = command.exec();
    Err(format!("Trunk did not start: {error}\n{}", by_hand(&command)).into())
}
