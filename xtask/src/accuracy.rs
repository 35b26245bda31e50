//! `cargo xtask accuracy`: precision, recall and misses of extraction on the labelled corpus. The measuring is done by an
//! example of crosscut-cli; this only runs it.

use crate::prerequisites;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use clap::ValueEnum;
use std::path::PathBuf;
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// Which half: rules are worked on with dev, figures are quoted from held-out. crates/extract/corpus/README.md says more.
    #[arg(default_value = "all")]
    half: Half,
    /// A folder or files of labelled documents instead of the corpus.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Half {
    Dev,
    HeldOut,
    All,
}

pub fn accuracy(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    prerequisites::compiler(workspace)?;
    let mut command = Command::new(tools::cargo());
    command.args("run --quiet --release --package crosscut-cli --example accuracy --".split(' '));
    let half = match options.half {
        Half::Dev => "dev",
        Half::HeldOut => "held-out",
        Half::All => "all",
    };
    command.arg(half).args(options.paths).current_dir(&workspace.root);
    steps.hand_over("accuracy", "what is read from labelled documents, compared with their labels", command)
}
