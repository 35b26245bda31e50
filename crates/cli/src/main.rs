//! The command `crosscut`: documents in, records or a bundle out. Owns nothing but the exit code.

use clap::Parser;
use std::process::ExitCode;

mod args;
mod build;
mod check;
mod collections;
mod explain;
mod extract;
mod gather;
mod generate;
mod pack;
mod pending;
mod report;
mod walk;
mod write;

fn main() -> ExitCode {
    args::Args::parse().run()
}
