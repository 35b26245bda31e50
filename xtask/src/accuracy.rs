//! `cargo xtask accuracy` and `cargo xtask train`: precision, recall and misses of extraction on the labelled corpus, and the
//! weights that are learned from it. Both are done by crates/accuracy; this only runs it.

use crate::prerequisites;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::Workspace;
use clap::ValueEnum;
use std::path::PathBuf;
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// Which half: rules and weights are made from dev, figures are quoted from held-out. `weigh` shows instead how every field of
    /// the documents at PATH is voted on. crates/extract/corpus/README.md says more.
    #[arg(default_value = "all")]
    half: Half,
    /// A folder or files of labelled documents instead of the corpus; with `weigh`, plain documents.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Half {
    Dev,
    HeldOut,
    All,
    Weigh,
}

#[derive(clap::Args)]
pub struct TrainOptions {
    /// Print what may be expected, and leave the weights as they are.
    #[arg(long)]
    dry: bool,
}

pub fn accuracy(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let half = match options.half {
        Half::Dev => "dev",
        Half::HeldOut => "held-out",
        Half::All => "all",
        Half::Weigh => "weigh",
    };
    run(workspace, steps, "what is read from labelled documents, compared with their labels", half, options.paths)
}

pub fn train(workspace: &Workspace, steps: &mut Steps, options: TrainOptions) -> Result<()> {
    let what = if options.dry { "cross-validate" } else { "train" };
    run(workspace, steps, "weights of crates/extract/weights from the labelled documents", what, Vec::new())
}

fn run(workspace: &Workspace, steps: &mut Steps, why: &str, what: &str, paths: Vec<PathBuf>) -> Result<()> {
    prerequisites::compiler(workspace)?;
    let mut command = Command::new(tools::cargo());
    command.args("run --quiet --release --package crosscut-accuracy --".split(' '));
    command.arg(what).args(paths).current_dir(&workspace.root);
    steps.hand_over("accuracy", why, command)
}
