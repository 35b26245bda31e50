//! `cargo xtask test`: the gate. Everything that must hold before a change goes in, in order of cost. A step that ran
//! no test at all fails, for a gate that checks nothing looks just like one that passes.

use crate::build::release;
use crate::demo;
use crate::journeys;
use crate::npm;
use crate::prerequisites::find;
use crate::setup;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::trunk::Page;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The release at the root of a host.
pub const DIST: &str = "dist";

/// The release under a sub-path, as a project page on GitHub Pages has it.
pub const SUB_PATH: &str = "/crosscut/";
pub const SUB_PATH_FOLDER: &str = "target/site-under-crosscut";

/// A collection whose columns and documents are files of their own.
pub const LARGE: u32 = 20_000;
pub const LARGE_FOLDER: &str = "target/large-bundle";

pub fn check(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let (page, browser) = setup::setup_with_browser(workspace, steps)?;
    let cargo = |arguments: &str| {
        let mut command = Command::new(tools::cargo());
        command.args(arguments.split(' ')).current_dir(&workspace.root);
        command
    };

    steps.run("format", "one layout for all, see rustfmt.toml", cargo("fmt --all --check"))?;
    let lints = cargo("clippy --workspace --all-targets --locked -- -D warnings");
    steps.run("clippy, native", "warnings are errors", lints)?;
    let mut lints = page.wasm_cargo("clippy");
    // In the release's profile, which then finds its procedural macros compiled.
    lints.args("--package crosscut-page --lib --bins --profile web --locked -- -D warnings".split(' '));
    steps.run("clippy, wasm32", "what the browser gets; warnings are errors", lints)?;

    let ahead = Ahead::compile(&page);
    let tests = cargo("test --workspace --exclude crosscut-e2e --locked --no-fail-fast");
    steps.run_and_check("tests", "units and the real command, without a browser", tests, count_tests)?;

    let mut worker = Command::new("node");
    worker.args(["--test", "--test-reporter=tap", "crates/offline/worker/sw.test.mjs"]).current_dir(&workspace.root);
    steps.run_and_check("tests of the worker", "offline use, without a browser", worker, count_node_tests)?;
    // The tests hold licences, sources and versions against the same file; where cargo-deny is, it has the last word.
    if find("cargo-deny").is_some() {
        let deny = cargo("deny --locked --offline check licenses bans sources");
        steps.run("cargo-deny", "licences, sources, no crate twice: deny.toml", deny)?;
    }

    let mut kernels = page.wasm_cargo("test");
    kernels.args("--package crosscut-engine --test wasm --locked".split(' '));
    kernels.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    steps.run_and_check("tests, wasm32", "the engine's vector loops, which only wasm has", kernels, count_tests)?;

    ahead.wait();
    // The tests of each of these ran the program itself.
    let page = page.with_binaries(demo::target(workspace).join("debug"));
    let documents = [workspace.root.join("reviews")];
    release(steps, &page, "/", Path::new(DIST), &documents)?;
    release(steps, &page, SUB_PATH, Path::new(SUB_PATH_FOLDER), &documents)?;

    demo::bundle(workspace, steps, LARGE, Path::new(LARGE_FOLDER))?;

    rules(workspace, steps)?;

    let stage = cargo("test --package crosscut-e2e --lib --locked");
    steps.run_and_check(
        "tests of the stage",
        "the server and the reader that the journeys stand on",
        stage,
        count_tests,
    )?;
    journeys::all(workspace, steps, &browser)?;
    journeys::in_other_engines(workspace, steps)?;

    let verdict = if steps.has_missed() { "All that was run holds, and NOT ALL WAS RUN" } else { "All of it holds" };
    steps.say(&format!("\n{verdict}.\n{}", steps.table().trim_end()));
    Ok(())
}

/// The page being compiled while the tests run: its last step takes minutes and one core. Whether it can be compiled at all is the
/// release's to find out and to say, which finds it compiled or compiles it.
struct Ahead(Option<Child>);

impl Ahead {
    fn compile(page: &Page) -> Ahead {
        let mut command = page.wasm_cargo("build");
        command.args("--package crosscut-page --bin crosscut-page --profile web --locked --quiet".split(' '));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ahead(command.spawn().ok())
    }

    fn wait(mut self) {
        if let Some(mut compiler) = self.0.take() {
            let _ = compiler.wait();
        }
    }
}

/// When a step before has failed there is nothing to compile it for.
impl Drop for Ahead {
    fn drop(&mut self) {
        if let Some(compiler) = &mut self.0 {
            let _ = compiler.kill();
            let _ = compiler.wait();
        }
    }
}

/// Installs the rules of accessibility.
pub fn rules(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let rules = workspace.root.join("e2e");
    npm::install(steps, "axe-core", "the rules of accessibility that every view is held against", &rules)
}

/// Adds up what `cargo test` says it ran.
pub fn count_tests(output: &str) -> std::result::Result<String, String> {
    let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result: ok. "));
    let count = |result: &str, of: &str| -> usize {
        let part = result.split("; ").find_map(|part| part.strip_suffix(of));
        part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    let (mut passed, mut ignored) = (0, 0);
    for result in results {
        passed += count(result, " passed");
        ignored += count(result, " ignored");
    }
    match (passed, ignored) {
        (0, _) => Err("not one test ran".to_owned()),
        (_, 1..) => Err(format!("{ignored} tests are switched off by #[ignore]")),
        (1, _) => Ok("1 test passed".to_owned()),
        (passed, _) => Ok(format!("{passed} tests passed")),
    }
}

/// Reads what `node --test` says it ran.
fn count_node_tests(output: &str) -> std::result::Result<String, String> {
    let count = |of: &str| {
        let line = output.lines().find_map(|line| line.trim().strip_prefix("# ")?.strip_prefix(of));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0_usize)
    };
    match (count("pass "), count("skipped ") + count("todo ")) {
        (0, _) => Err("not one test ran".to_owned()),
        (_, 1..) => Err("tests are switched off".to_owned()),
        (passed, _) => Ok(format!("{passed} tests passed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_worker_are_counted() {
        let output = "TAP version 13\n1..3\n# tests 3\n# pass 3\n# fail 0\n# skipped 0\n# todo 0\n";
        assert_eq!(count_node_tests(output).as_deref(), Ok("3 tests passed"));
        assert!(count_node_tests("# tests 0\n# pass 0\n").is_err());
        assert!(count_node_tests("# pass 2\n# skipped 1\n").unwrap_err().contains("switched off"));
    }

    #[test]
    fn the_tests_of_all_crates_are_added_up() {
        let output = "\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s\n\
            test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(count_tests(output).as_deref(), Ok("15 tests passed"));
    }

    #[test]
    fn a_step_that_ran_no_test_fails() {
        assert!(count_tests("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out").is_err());
        assert!(count_tests("").is_err());
    }

    #[test]
    fn a_test_that_is_switched_off_fails_the_step() {
        let error = count_tests("test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
        assert!(error.unwrap_err().contains("#[ignore]"));
    }
}
