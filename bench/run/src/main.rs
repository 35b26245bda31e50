//! Runs the benches. `cargo xtask bench` calls it with the tools on PATH; by hand: `cargo run -p crosscut-bench -- engine`.

mod browser;
mod devtools;
mod engine;
mod extract;
mod gzip;
mod lighthouse;
mod machine;
mod pack;
mod packages;
mod packer;
mod page;
mod search;
mod server;
mod size;
mod table;
mod tools;
mod visit;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(bin_name = "cargo xtask bench", disable_help_subcommand = true)]
struct Args {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// One filter change with everything counted anew: the engine beside its peers, in one page.
    Engine(engine::Options),
    /// Reading documents on one core, by format, size and malice, beside a plain scan for patterns; then on all cores.
    Extract(extract::Options),
    /// Questions put to 50,000 texts: the search beside its peers, each in a fresh page.
    Search(search::Options),
    /// Packing made-up reviews: time, memory, files, and again from the cache.
    Pack(pack::Options),
    /// The page itself at several sizes: first visits, and frames while a reader drags, types, toggles and scrolls.
    Page(visit::Options),
    /// What a first visit fetches, file by file, by gzip.
    Size(size::Options),
    /// What Lighthouse says of film, explorer and reader, on its slow phone.
    Lighthouse(lighthouse::Options),
}

fn main() -> ExitCode {
    let done = match Args::parse().bench {
        Bench::Engine(options) => engine::run(&options),
        Bench::Extract(options) => extract::run(&options),
        Bench::Search(options) => search::run(&options),
        Bench::Pack(options) => pack::run(&options),
        Bench::Page(options) => visit::run(&options),
        Bench::Lighthouse(options) => lighthouse::run(&options),
        Bench::Size(options) => size::run(&options).map_err(|error| error.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}
