//! `cargo xtask`: sets up, serves, builds, tests, measures and pictures Crosscut. One file per question; see `args` for the commands.

mod accuracy;
mod args;
// One file for scripts and style sheets; the program in parts/ shares no library with this one.
#[path = "../parts/src/bare.rs"]
mod bare;
mod bench;
mod browser;
mod build;
mod check;
mod companion;
mod demo;
mod engines;
mod fuzz;
mod hook;
mod journeys;
mod npm;
mod packages;
mod parts;
mod prerequisites;
mod serve;
mod setup;
mod shots;
mod steps;
mod tools;
mod trunk;
mod wasm_target;
mod workspace;

fn main() -> std::process::ExitCode {
    args::run(std::env::args_os())
}
