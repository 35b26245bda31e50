//! Runs the benches. `cargo xtask bench` calls it with the tools on PATH; by hand: `cargo run -p crosscut-bench -- engine`.

mod browser;
mod engine;
mod server;
mod table;
mod tools;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// One filter change with everything counted anew: the engine beside its peers, in one page.
    Engine(engine::Options),
}

fn main() -> ExitCode {
    let Args { bench: Bench::Engine(options) } = Args::parse();
    match engine::run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}
