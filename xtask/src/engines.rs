//! The browsers beside Chromium that the journeys run in, Firefox and WebKit: found or installed, with their drivers. A machine that
//! cannot have them is no reason to stop, and is told of where the gate ends.

use crate::packages;
use crate::prerequisites::find;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An engine, as CROSSCUT_ENGINE calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    #[value(name = "webkit")]
    WebKit,
}

/// The journeys that the gate walks in the other engines as well, but for what an engine cannot walk: each of the main views, by click and
/// by key, with the address, without scripts, and with a program that stops.
pub const CORE: [&str; 11] = [
    "the_film_opens_with_its_score_and_how_it_was_made",
    "filtering_by_a_source_keeps_the_counts_of_the_other_sources",
    "documents_are_filtered_searched_opened_and_come_back_from",
    "a_search_finds_words_of_the_abstracts",
    "a_deep_link_survives_a_reload_at_the_root_and_under_a_sub_path",
    "sources_are_added_and_removed_with_the_keyboard_alone",
    "a_source_that_weighs_nothing_leaves_the_score_to_the_others",
    "results_are_a_table_with_the_columns_and_the_order_that_the_reader_chooses",
    "back_and_forward_walk_through_the_selections",
    "without_scripts_the_score_and_the_documents_can_be_read_and_followed",
    "a_program_that_stopped_apologizes_and_loses_neither_address_nor_what_was_saved",
];

/// Where the journeys are listed that an engine cannot walk, a row each: `| engine | journey | why |`.
pub const DIFFERENCES: &str = "docs/engines.md";

/// An engine that is there: its browser and its driver, as variables, and what the journeys have to run in.
pub struct Ready {
    engine: Engine,
    programs: Vec<(&'static str, PathBuf)>,
    around: &'static [&'static str],
}

/// A screen that nobody sees, and the bus that WebKit's parts speak over.
const STAGE: [&str; 6] = ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", "dbus-run-session", "--"];

impl Engine {
    /// As CROSSCUT_ENGINE calls it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }
}

impl Ready {
    /// The command for `cargo` with these arguments, run in this engine.
    pub fn cargo(&self, arguments: &str) -> Command {
        let cargo = tools::cargo();
        let mut command = match self.around.split_first() {
            None => Command::new(cargo),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(cargo);
                command
            }
        };
        command.args(arguments.split(' ')).env("CROSSCUT_ENGINE", self.engine.name());
        for (variable, program) in &self.programs {
            command.env(variable, program);
        }
        command
    }
}

/// Finds an engine other than Chromium, or installs it.
pub fn prepare(workspace: &Workspace, steps: &mut Steps, engine: Engine) -> Result<Ready> {
    let why = "the page is held against three engines";
    match engine {
        Engine::Chromium => Err("Chromium is what `cargo xtask test` sets up by itself".into()),
        Engine::Firefox => {
            let firefox = || find("firefox-esr").or_else(|| find("firefox"));
            if firefox().is_none() {
                packages::install(steps, "Firefox", why, &["firefox-esr"], "Firefox on PATH as firefox")?;
            }
            let firefox = firefox().ok_or("Firefox was installed and is not on PATH")?;
            let driver = tools::geckodriver(workspace, steps)?;
            Ok(Ready { engine, programs: vec![("FIREFOX", firefox), ("GECKODRIVER", driver)], around: &[] })
        }
        Engine::WebKit => {
            let by_hand = "WebKitWebDriver with its MiniBrowser, xvfb-run and dbus-run-session";
            if webkit().is_none() {
                let packages = ["webkit2gtk-driver", "xvfb", "xauth", "dbus"];
                packages::install(steps, "WebKit", why, &packages, by_hand)?;
            }
            let programs = webkit().ok_or_else(|| format!("WebKit was installed and is not there: {by_hand}"))?;
            Ok(Ready { engine, programs, around: &STAGE })
        }
    }
}

fn webkit() -> Option<Vec<(&'static str, PathBuf)>> {
    find("xvfb-run").and(find("dbus-run-session"))?;
    Some(vec![("WEBKITDRIVER", find("WebKitWebDriver")?), ("MINIBROWSER", minibrowser()?)])
}

/// WebKit's small browser, which lies beside its libraries.
fn minibrowser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let roots = [PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")];
    let folders = roots.iter().cloned().chain(below(&roots[0]));
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    let files: Vec<PathBuf> =
        folders.flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser"))).collect();
    find("MiniBrowser").or_else(|| files.into_iter().find(|file| file.is_file()))
}

/// The journeys that an engine cannot walk, as [`DIFFERENCES`] lists them.
pub fn left_out(table: &str, engine: Engine) -> Vec<String> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (of, journey) = (cells.next()?, cells.next()?);
        (of.to_lowercase() == engine.name()).then(|| journey.trim_matches('`').to_owned())
    };
    table.lines().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> PathBuf {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        own.parent().unwrap_or(own).to_path_buf()
    }

    /// The names of all journeys.
    fn journeys() -> Vec<String> {
        let files = fs::read_dir(root().join("e2e/tests/journeys")).expect("e2e/tests/journeys");
        let texts = files.flatten().map(|file| fs::read_to_string(file.path()).expect("a file of journeys"));
        let names = |text: String| -> Vec<String> {
            let tests = text.split("#[test]\nfn ").skip(1);
            tests.filter_map(|test| Some(test.split_once('(')?.0.to_owned())).collect()
        };
        texts.flat_map(names).collect()
    }

    #[test]
    fn what_is_walked_everywhere_and_what_is_left_out_are_journeys() {
        let journeys = journeys();
        assert!(journeys.len() > 100, "{journeys:?}");
        // Journeys are chosen and left out by their names, wherever these stand in the name of a test.
        for (at, name) in journeys.iter().enumerate() {
            let twice = journeys.iter().enumerate().find(|(other, longer)| *other != at && longer.contains(name));
            assert_eq!(twice, None, "{name} stands for two journeys");
        }
        let table = fs::read_to_string(root().join(DIFFERENCES)).expect(DIFFERENCES);
        for engine in [Engine::Firefox, Engine::WebKit] {
            let left_out = left_out(&table, engine);
            assert!(!left_out.is_empty(), "{DIFFERENCES} has no row of {}", engine.name());
            for name in &left_out {
                assert!(journeys.contains(name), "{DIFFERENCES} names {name}, which is no journey");
            }
            for name in CORE {
                assert!(journeys.iter().any(|journey| journey == name), "{name} is no journey");
            }
        }
    }

    #[test]
    fn rows_of_the_table_are_read_by_engine() {
        let table = "| engine | journey | why |\n|---|---|---|\n| Firefox | `one` | a |\n| WebKit | `two` | b |\n";
        assert_eq!(left_out(table, Engine::WebKit), ["two"]);
        assert_eq!(left_out(table, Engine::Firefox), ["one"]);
    }
}
