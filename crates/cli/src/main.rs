//! The command `crosscut`: documents in, records or a bundle out. Owns nothing but the exit code.

use clap::Parser;
use std::process::ExitCode;

mod args;
mod build;
mod cache;
mod check;
mod collections;
mod draft;
mod explain;
mod extract;
mod gather;
mod generate;
mod init;
mod pack;
mod pending;
mod report;
mod rows;
mod schema;
mod settle;
mod shelf;
mod units;
mod walk;
mod write;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    args::Args::parse().run()
}
