//! The command line of `cargo xtask`: which command, with which arguments. It decides nothing else.

use crate::engines::Engine;
use crate::steps::{Result, Steps};
use crate::workspace::Workspace;
use crate::{accuracy, bench, build, check, companion, fuzz, hook, journeys, serve, setup, shots};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Set up, serve, build, test and measure Crosscut.
///
/// Every command first installs what is missing, says why, and does nothing twice.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what building the page needs, and nothing else.
    Setup,
    /// Show a collection in the browser, and again after each change of a source or a review.
    Serve(serve::Options),
    /// Leave the page as it is published in dist/.
    Build(build::Options),
    /// Run everything that has to hold: format, lints, tests, the release build, journeys in a browser.
    Test {
        /// Run only the journeys, all of them, in this engine.
        #[arg(long)]
        engine: Option<Engine>,
    },
    /// Walk through the page by chance, with collections by chance, and hold what it shows against a plain count.
    Walks(journeys::Walks),
    /// Measure speed beside rivals, print the table, keep it in bench/results/.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Measure how much of what documents say is read right, on the labelled corpus.
    Accuracy(accuracy::Options),
    /// Learn the weights of extraction from the labelled corpus, and print what to expect of documents that it has not seen.
    Train(accuracy::TrainOptions),
    /// Look for inputs that break a promise: every format, ratings, links, columns, the bundle.
    Fuzz(fuzz::Options),
    /// Take pictures of every view in three sizes and both themes, into target/shots/, with a sheet of all of them.
    Shots(shots::Options),
    /// What Trunk calls during a build (see Trunk.toml).
    #[command(subcommand, hide = true)]
    Hook(hook::Stage),
    /// Runs beside Trunk's server; `serve` starts it.
    #[command(hide = true)]
    Companion(companion::Options),
}

/// Runs the command in `args` (the first is the program's name) and returns what the shell gets.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args = Args::parse_from(args);
    match dispatch(args.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<()> {
    let workspace = Workspace::open()?;
    let mut steps = Steps::new(&workspace);
    match command {
        Command::Setup => setup::setup(&workspace, &mut steps).map(|_| steps.say("Everything is there.")),
        Command::Serve(options) => serve::serve(&workspace, &mut steps, options),
        Command::Build(options) => build::build(&workspace, &mut steps, options),
        Command::Test { engine: None } => check::check(&workspace, &mut steps),
        Command::Test { engine: Some(engine) } => journeys::by_hand(&workspace, &mut steps, engine),
        Command::Walks(options) => journeys::walks(&workspace, &mut steps, &options),
        Command::Bench(bench) => bench::bench(&workspace, &mut steps, bench),
        Command::Accuracy(options) => accuracy::accuracy(&workspace, &mut steps, options),
        Command::Train(options) => accuracy::train(&workspace, &mut steps, options),
        Command::Fuzz(options) => fuzz::fuzz(&workspace, &mut steps, options),
        Command::Shots(options) => shots::shots(&workspace, &mut steps, options),
        Command::Hook(stage) => hook::hook(&workspace, stage),
        Command::Companion(options) => {
            companion::accompany(&options);
            Ok(())
        }
    }
}

/// The documents to show: `given`, or the collection that ships. Each must exist; they come back absolute.
pub fn collection_paths(workspace: &Workspace, given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if given.is_empty() {
        return Ok(vec![workspace.root.join("reviews")]);
    }
    let mut paths = Vec::new();
    let mut problems = String::new();
    for path in given {
        match path.canonicalize() {
            Ok(path) => paths.push(path),
            Err(error) => problems.push_str(&format!("\n  {}: {error}", path.display())),
        }
    }
    if problems.is_empty() {
        Ok(paths)
    } else {
        Err(format!("These documents cannot be read, so there is nothing to show:{problems}").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_path_that_is_not_there_is_named_before_anything_is_built() {
        let workspace = Workspace::open().expect("the tests run inside the workspace");
        let error =
            collection_paths(&workspace, &["no/such/folder".into(), "nor/this".into()]).unwrap_err().to_string();
        assert!(error.contains("no/such/folder") && error.contains("nor/this"), "{error}");
    }
}
