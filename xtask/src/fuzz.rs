//! `cargo xtask fuzz`: builds the fuzz targets, runs each for its share of the time, one at a time, and tells what was found.
//! What a target does is in crates/proof; what it begins with is in fuzz/seeds; what it has learnt stays in fuzz/corpus.

use crate::packages;
use crate::prerequisites::{self, find};
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

/// One input may take this long, in seconds, and this much memory, in MB: far above what any needs, so that passing it is a
/// finding.
const SLOWEST: u32 = 10;
const LARGEST: u32 = 2048;
/// The longest input, in bytes: long enough that work which grows with the square of it passes [`SLOWEST`].
const LONGEST: u32 = 100_000;

#[derive(clap::Args)]
pub struct Options {
    /// How long to run in all; each target gets an equal share.
    #[arg(long, default_value_t = 1800, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// Targets to run instead of all; the folders of fuzz/seeds are their names.
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
}

/// What a target did.
#[derive(Debug, Default, PartialEq)]
struct Figures {
    runs: u64,
    per_second: u64,
    /// Edges of the program that were reached.
    coverage: u64,
    /// Inputs that reach something of their own.
    corpus: u64,
    slowest_seconds: u64,
    memory_mb: u64,
}

pub fn fuzz(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let targets = chosen(&workspace.root.join("fuzz/seeds"), &options.targets)?;
    prerequisites::compiler(workspace)?;
    if ["c++", "g++", "clang++"].into_iter().all(|name| find(name).is_none()) {
        let by_hand = "a C++ compiler on PATH as c++";
        packages::install(steps, "a C++ compiler", "the fuzzer's runtime is C++", &["g++"], by_hand)?;
    }
    let fuzzer = tools::fuzzer(workspace, steps)?;
    let command = |arguments: &[&str]| {
        let mut command = Command::new(&fuzzer);
        // Without a sanitizer a stable compiler will do; there is no unsafe code of ours for one to watch.
        command.args(arguments).args(["--sanitizer", "none"]).current_dir(workspace.root.join("fuzz"));
        command.env("CARGO", tools::cargo()).env_remove("RUSTFLAGS");
        command
    };
    let why = "with counters at every branch, so that the fuzzer sees what an input reaches";
    steps.run("fuzz targets", why, command(&["build"]))?;

    let share = (options.seconds / targets.len() as u64).max(1);
    let mut rows = Vec::new();
    let mut findings = Vec::new();
    for target in &targets {
        let corpus = workspace.root.join("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
        let mut command = command(&["run"]);
        command.arg(target).arg(&corpus).arg(Path::new("seeds").join(target)).arg("--");
        command.arg(format!("-max_total_time={share}")).arg(format!("-timeout={SLOWEST}"));
        command.arg(format!("-rss_limit_mb={LARGEST}")).arg(format!("-max_len={LONGEST}"));
        command.args(["-dict=words.dict", "-print_final_stats=1"]);
        let (well, output, log) = steps.observe(&format!("fuzz {target}"), "for its share of the time", command)?;
        rows.push((target.as_str(), figures(&output), !well));
        if !well {
            findings.push(finding(target, &output, &log));
        }
    }
    steps.say(&format!("\n{}", table(&rows)));
    match findings.is_empty() {
        true => Ok(()),
        false => Err(format!("{}\nKeep each as a test of the crate concerned.", findings.join("\n")).into()),
    }
}

/// The targets asked for, or all; each must have seeds.
fn chosen(seeds: &Path, asked: &[String]) -> Result<Vec<String>> {
    let entries = fs::read_dir(seeds).map_err(|error| format!("{}: {error}", seeds.display()))?;
    let mut known: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    known.sort();
    match asked.iter().find(|name| !known.contains(name)) {
        Some(unknown) => Err(format!("There is no target “{unknown}”; there are {}.", known.join(", ")).into()),
        None if asked.is_empty() => Ok(known),
        None => Ok(asked.to_vec()),
    }
}

/// What libFuzzer says of a run: its last line of progress (`#123 DONE cov: 45 ft: 67 corp: 8/9b …`) and its final figures.
fn figures(output: &str) -> Figures {
    let after = |key: &str| -> u64 {
        let line = output.lines().rev().find(|line| line.contains(key));
        let rest = line.and_then(|line| line.split_once(key)).map_or("", |(_, rest)| rest.trim_start());
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().unwrap_or(0)
    };
    Figures {
        runs: after("stat::number_of_executed_units:"),
        per_second: after("stat::average_exec_per_sec:"),
        coverage: after(" cov: "),
        corpus: after(" corp: "),
        slowest_seconds: after("stat::slowest_unit_time_sec:"),
        memory_mb: after("stat::peak_rss_mb:"),
    }
}

fn finding(target: &str, output: &str, log: &Path) -> String {
    let panic = output.lines().skip_while(|line| !line.contains("panicked at")).take(2);
    let reason = output.lines().find(|line| line.starts_with("SUMMARY:")).into_iter().chain(panic);
    let input = output.lines().rev().find_map(|line| line.split_once("Test unit written to ")).map(|(_, path)| path);
    let shown: String = reason.map(|line| format!("  │ {}\n", line.chars().take(300).collect::<String>())).collect();
    format!("✗ {target}: {}\n{shown}  All of its output: {}", input.unwrap_or("no input was kept"), log.display())
}

fn table(rows: &[(&str, Figures, bool)]) -> String {
    let heads = ("target", "runs", "runs/s", "edges", "corpus", "slowest s", "MB", "findings");
    let (target, runs, rate, edges, corpus, slowest, memory, findings) = heads;
    let mut text =
        format!("{target:<10} {runs:>12} {rate:>9} {edges:>8} {corpus:>8} {slowest:>10} {memory:>6} {findings:>9}\n");
    for (target, figures, found) in rows {
        let Figures { runs, per_second, coverage, corpus, slowest_seconds, memory_mb } = figures;
        let found = usize::from(*found);
        text += &format!(
            "{target:<10} {runs:>12} {per_second:>9} {coverage:>8} {corpus:>8} {slowest_seconds:>10} {memory_mb:>6} {found:>9}\n"
        );
    }
    let runs: u64 = rows.iter().map(|(_, figures, _)| figures.runs).sum();
    let found = rows.iter().filter(|(_, _, found)| *found).count();
    text + &format!("{:<10} {runs:>12} {:>9} {:>8} {:>8} {:>10} {:>6} {found:>9}\n", "all", "", "", "", "", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
        #2      INITED cov: 310 ft: 311 corp: 1/1b exec/s: 0 rss: 38Mb\n\
        #5096   DONE   cov: 4181 ft: 17031 corp: 886/141Kb lim: 4096 exec/s: 1274 rss: 90Mb\n\
        Done 5096 runs in 4 second(s)\n\
        stat::number_of_executed_units: 5096\n\
        stat::average_exec_per_sec:     1274\n\
        stat::new_units_added:          886\n\
        stat::slowest_unit_time_sec:    0\n\
        stat::peak_rss_mb:              91\n";

    #[test]
    fn the_figures_of_a_run_are_read() {
        let expected =
            Figures { runs: 5096, per_second: 1274, coverage: 4181, corpus: 886, slowest_seconds: 0, memory_mb: 91 };
        assert_eq!(figures(OUTPUT), expected);
        assert_eq!(figures(""), Figures::default());
        let table = table(&[("txt", expected, false), ("csv", Figures::default(), true)]);
        assert!(table.lines().last().is_some_and(|all| all.contains("5096") && all.ends_with('1')), "{table}");
    }

    #[test]
    fn a_finding_names_its_input_and_its_reason() {
        let output = "thread 'x' panicked at src/a.rs:1:2:\nout of range\nstack backtrace:\nSUMMARY: libFuzzer: deadly signal\n\
            artifact_prefix='a/'; Test unit written to /f/artifacts/txt/crash-1\n";
        let shown = finding("txt", output, Path::new("/logs/fuzz-txt.log"));
        for part in ["/f/artifacts/txt/crash-1", "out of range", "deadly signal", "/logs/fuzz-txt.log"] {
            assert!(shown.contains(part), "{part} is missing in {shown}");
        }
    }

    #[test]
    fn a_target_that_is_not_there_is_named_with_those_that_are() {
        let workspace = Workspace::open().expect("the tests run inside the workspace");
        let seeds = workspace.root.join("fuzz/seeds");
        let error = chosen(&seeds, &["poem".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("poem") && error.contains("markdown"), "{error}");
        assert!(chosen(&seeds, &[]).expect("all").len() > 10);
    }
}
