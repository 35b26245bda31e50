//! `cargo xtask shots`: pictures of every view in every size and theme, to be looked at. Which views there are is said in
//! e2e/src/views.rs; this only sets up what the pictures are taken with.

use crate::build::release;
use crate::check::{DIST, LARGE, LARGE_FOLDER};
use crate::demo;
use crate::setup;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// Only views with one of these in their names.
    #[arg(value_name = "NAME")]
    views: Vec<String>,
    /// Take the page in dist/ as it is instead of building it.
    #[arg(long)]
    as_built: bool,
}

pub fn shots(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let (page, browser) = setup::setup_with_browser(workspace, steps)?;
    if !options.as_built {
        release(steps, &page, "/", Path::new(DIST), &[workspace.root.join("reviews")])?;
    }
    if !options.as_built || !workspace.root.join(LARGE_FOLDER).exists() {
        demo::bundle(workspace, steps, LARGE, Path::new(LARGE_FOLDER))?;
    }
    let mut command = Command::new(tools::cargo());
    command.args("run --quiet --package crosscut-e2e --example shots --locked --".split(' ')).args(&options.views);
    command.current_dir(&workspace.root).env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.driver);
    command.env("CROSSCUT_DIST", workspace.root.join(DIST));
    command.env("CROSSCUT_LARGE_BUNDLE", workspace.root.join(LARGE_FOLDER));
    steps.hand_over("shots", "every view in every size and theme, into target/shots/", command)
}
