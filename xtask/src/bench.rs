//! `cargo xtask bench NAME`: sets up what a bench needs and hands over to it. What is measured, and with which options, is the
//! business of bench/run; bench/README.md says what the figures mean.

use crate::build::release;
use crate::setup;
use crate::steps::{Result, Steps};
use crate::workspace::Workspace;
use crate::{prerequisites, tools};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// The benches. Each prints a table with ratios to its rivals and keeps bench/results/NAME.json.
#[derive(clap::Subcommand)]
pub enum Bench {
    /// One filter change with everything counted anew, beside crossfilter2, DuckDB-wasm, itemsjs and plain JS, in Chromium.
    #[command(disable_help_flag = true)]
    Engine(Passed),
    /// Reading documents: prose, formats, sizes, adversarial texts, one core and all.
    #[command(disable_help_flag = true)]
    Extract(Passed),
    /// Questions put to 50,000 texts, beside MiniSearch, FlexSearch, Orama and Pagefind, in Chromium.
    #[command(disable_help_flag = true)]
    Search(Passed),
    /// Packing a million made-up reviews: time, memory, files, and again with everything remembered.
    #[command(disable_help_flag = true)]
    Pack(Passed),
    /// The release in Chromium at 4, 100,000 and 1,000,000 reviews: first visits, long tasks, frames and latency.
    #[command(disable_help_flag = true)]
    Page(Passed),
    /// What a first visit to the film fetches, file by file, by gzip.
    #[command(disable_help_flag = true)]
    Size(Passed),
    /// What Lighthouse says of film, explorer and reader on a slow phone: four categories, and what was lost where.
    #[command(disable_help_flag = true)]
    Lighthouse(Passed),
}

/// What is passed on to the bench as it is.
#[derive(clap::Args)]
pub struct Passed {
    /// Options of the bench itself; `--help` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    options: Vec<OsString>,
}

impl Passed {
    fn asks_for_help(&self) -> bool {
        self.options.iter().any(|option| option == "--help" || option == "-h")
    }
}

pub fn bench(workspace: &Workspace, steps: &mut Steps, bench: Bench) -> Result<()> {
    let (name, passed, why) = match bench {
        Bench::Engine(passed) => ("engine", passed, "filters a million reviews in a browser, beside its peers"),
        Bench::Pack(passed) => ("pack", passed, "packs a million reviews, and once more from the cache"),
        Bench::Page(passed) => {
            ("page", passed, "reads the page that ships, with up to a million reviews, in a browser")
        }
        Bench::Lighthouse(passed) => {
            ("lighthouse", passed, "asks Lighthouse about the page that ships, on a slow phone")
        }
        Bench::Size(passed) => ("size", passed, "weighs the page that ships, as a host sends it"),
        Bench::Extract(passed) => ("extract", passed, "reads megabytes of every sort on one core, then on all"),
        Bench::Search(passed) => ("search", passed, "asks 50,000 texts in a browser, beside its peers"),
    };
    let mut command = Command::new(tools::cargo());
    command.args("run --quiet --release --package crosscut-bench --".split(' ')).arg(name).args(&passed.options);
    command.current_dir(&workspace.root);
    if name == "size" && !passed.asks_for_help() {
        let page = setup::setup(workspace, steps)?;
        release(steps, &page, "/", Path::new("dist"), &[workspace.root.join("reviews")])?;
    } else if name != "extract" && !passed.asks_for_help() {
        let (page, browser) = setup::setup_with_browser(workspace, steps)?;
        if name == "page" || name == "lighthouse" {
            release(steps, &page, "/", Path::new("dist"), &[workspace.root.join("reviews")])?;
        }
        page.with_tools(&mut command);
        command.env("CHROME", &browser.chrome);
    } else {
        prerequisites::compiler(workspace)?;
    }
    steps.hand_over(&format!("bench {name}"), why, command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_of_a_bench_sets_nothing_up() {
        let passed = |options: &[&str]| Passed { options: options.iter().map(OsString::from).collect() };
        assert!(passed(&["--rows", "10", "--help"]).asks_for_help());
        assert!(!passed(&["--rows", "10"]).asks_for_help());
    }
}
