//! The journeys as commands: which page and which collections they are about, in which engine, all of them or some; and the walks by
//! chance.

use crate::browser::Browser;
use crate::build::release;
use crate::check::{DIST, LARGE, LARGE_FOLDER, SUB_PATH, SUB_PATH_FOLDER, count_tests};
use crate::demo;
use crate::engines::{self, CORE, DIFFERENCES, Engine};
use crate::setup;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Walks in the gate.
const WALKS: u32 = 4;
/// The seed of these: what holds today holds tomorrow. Other ways are walked by hand.
const SEED: u64 = 1;

const ALL: &str = "test --package crosscut-e2e --test journeys --locked";

#[derive(clap::Args)]
pub struct Walks {
    /// How many walks of 200 steps.
    #[arg(long, default_value_t = 1_000)]
    walks: u32,
    /// The seed of the first; the others follow.
    #[arg(long)]
    seed: Option<u64>,
    /// Take the page in dist/ as it is instead of building it.
    #[arg(long)]
    as_built: bool,
}

/// All journeys in Chromium, with four walks among them.
pub fn all(workspace: &Workspace, steps: &mut Steps, browser: &Browser) -> Result<()> {
    let mut command = on_site(workspace, in_chromium(browser, ALL));
    command.env("CROSSCUT_WALKS", WALKS.to_string()).env("CROSSCUT_SEED", SEED.to_string());
    let why = "what a reader does, in a real browser on the release";
    steps.run_and_check("journeys", why, command, count_tests).map(|_| ())
}

/// Those that are walked in every engine, where the machine has it.
pub fn in_other_engines(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let table = differences(workspace)?;
    for engine in [Engine::Firefox, Engine::WebKit] {
        let what = format!("journeys in {}", engine.name());
        let ready = match engines::prepare(workspace, steps, engine) {
            Ok(ready) => ready,
            Err(stop) => {
                steps.miss(&what, &stop.to_string());
                continue;
            }
        };
        let left_out = engines::left_out(&table, engine);
        let core: Vec<&str> = CORE.into_iter().filter(|name| !left_out.iter().any(|other| other == name)).collect();
        let mut command = on_site(workspace, ready.cargo(ALL));
        command.arg("--").args(&core);
        let expected = format!("{} tests passed", core.len());
        let check = |output: &str| match count_tests(output)? {
            said if said == expected => Ok(said),
            said => Err(format!("{said}, and there are {} to run", core.len())),
        };
        steps.run_and_check(&what, "the main ones, for engines differ", command, check)?;
    }
    Ok(())
}

/// `cargo xtask test --engine`: all journeys in one engine but for those that it cannot walk.
pub fn by_hand(workspace: &Workspace, steps: &mut Steps, engine: Engine) -> Result<()> {
    let (page, browser) = setup::setup_with_browser(workspace, steps)?;
    let documents = [workspace.root.join("reviews")];
    release(steps, &page, "/", Path::new(DIST), &documents)?;
    release(steps, &page, SUB_PATH, Path::new(SUB_PATH_FOLDER), &documents)?;
    demo::bundle(workspace, steps, LARGE, Path::new(LARGE_FOLDER))?;
    crate::check::rules(workspace, steps)?;
    if engine == Engine::Chromium {
        return all(workspace, steps, &browser);
    }
    let table = differences(workspace)?;
    let ready = engines::prepare(workspace, steps, engine)?;
    let mut command = on_site(workspace, ready.cargo(ALL));
    command.arg("--");
    for name in engines::left_out(&table, engine) {
        command.args(["--skip", &name]);
    }
    let what = format!("all journeys in {}", engine.name());
    steps.run_and_check(&what, "but for those that docs/engines.md lists", command, count_tests)?;
    steps.say(&format!("\n{}", steps.table().trim_end()));
    Ok(())
}

fn differences(workspace: &Workspace) -> Result<String> {
    let table = workspace.root.join(DIFFERENCES);
    fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()).into())
}

/// `cargo xtask walks`.
pub fn walks(workspace: &Workspace, steps: &mut Steps, options: &Walks) -> Result<()> {
    let (page, browser) = setup::setup_with_browser(workspace, steps)?;
    if !options.as_built {
        release(steps, &page, "/", Path::new(DIST), &[workspace.root.join("reviews")])?;
    }
    let mut build = Command::new(tools::cargo());
    build.args(["build", "--quiet", "--package", "crosscut-cli"]).current_dir(&workspace.root);
    steps.run("packer", "it packs a collection for each walk", build)?;
    let walk = "test --package crosscut-e2e --test journeys --locked walks_by_chance -- --nocapture";
    let mut command = on_site(workspace, in_chromium(&browser, walk));
    let seed = options.seed.unwrap_or_else(seed_of_today);
    command.env("CROSSCUT_WALKS", options.walks.to_string()).env("CROSSCUT_SEED", seed.to_string());
    steps.hand_over(&format!("{} walks from seed {seed}", options.walks), "four at a time, 200 steps each", command)
}

/// A seed that is another every day; a failed walk says which it was.
fn seed_of_today() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    1_000 * now.map_or(0, |since| since.as_secs() / 86_400)
}

fn in_chromium(browser: &Browser, arguments: &str) -> Command {
    let mut command = Command::new(tools::cargo());
    command.args(arguments.split(' ')).env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.driver);
    command
}

/// The command with what the journeys are about.
fn on_site(workspace: &Workspace, mut command: Command) -> Command {
    // A failed journey tells what the page looked like; the calls inside the browser's driver only bury that.
    command.env("RUST_BACKTRACE", "0").env("CROSSCUT_DIST", workspace.root.join(DIST));
    command.env("CROSSCUT_DIST_UNDER_CROSSCUT", workspace.root.join(SUB_PATH_FOLDER));
    command.env("CROSSCUT_LARGE_BUNDLE", workspace.root.join(LARGE_FOLDER));
    command.env("CROSSCUT_PACKER", demo::packer(workspace, LARGE)).current_dir(&workspace.root);
    command
}
