//! `cargo xtask`: sets up, serves, builds and tests Crosscut. One file per question; see `args` for the commands.

mod args;
mod browser;
mod build;
mod check;
mod companion;
mod hook;
mod packages;
mod prerequisites;
mod serve;
mod setup;
mod steps;
mod tools;
mod trunk;
mod wasm_target;
mod workspace;

fn main() -> std::process::ExitCode {
    args::run(std::env::args_os())
}
