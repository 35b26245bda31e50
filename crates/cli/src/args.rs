//! The command line: what can be asked for, in words that `--help` shows.

use crate::{check, explain, extract, generate, init, pack, schema};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns a folder of reviews into facts with evidence, and into a page that explores them.
///
/// Documents are .txt and .md (with front matter between +++ or --- if you like), .html, .csv, .json and .ndjson.
/// A collection.toml at or above a path says what they have in common and how much of their text is published;
/// without one it is the whole text.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
    /// How problems are shown [default: drawn on a terminal, one line each elsewhere]
    #[arg(long, global = true, value_enum)]
    format: Option<Format>,
}

/// How problems are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line and a caret
    Human,
    /// A JSON array, for editors and CI
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a new collection: its settings, an example, and the workflow that publishes it
    Init(init::Options),
    /// Prints one record a line (NDJSON)
    Extract {
        /// Files and folders; with none, NDJSON documents are read on stdin: {"source_file": …, "text": …}
        paths: Vec<PathBuf>,
        /// Put each document's text into its record
        #[arg(long)]
        with_text: bool,
        /// Instead of records: what was weighed for each, the chosen and the refused, with the reasons
        #[arg(long, conflicts_with = "with_text")]
        explain: bool,
    },
    /// Writes the bundle that the page loads
    Pack {
        /// Files and folders
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The folder to write; a bundle that is there already is replaced
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// A file that remembers what was extracted, so that unchanged documents are not extracted again; safe to delete
        #[arg(long, value_name = "FILE")]
        cache: Option<PathBuf>,
    },
    /// Only says what is wrong
    Check {
        /// Files and folders
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Prints the JSON Schema of the bundle's files
    Schema,
    /// Prints made-up documents (NDJSON), to try a large collection
    Generate(generate::Options),
}

impl Args {
    /// Runs what was asked for. 0: done; 1: there were errors.
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Extract { paths, explain: true, .. } => explain::run(&paths, self.format),
            Command::Extract { paths, with_text, explain: false } => extract::run(&paths, with_text, self.format),
            Command::Pack { paths, out, cache } => pack::run(&paths, &out, cache.as_deref(), self.format),
            Command::Check { paths } => check::run(&paths, self.format),
            Command::Init(options) => init::run(options, self.format),
            Command::Schema => schema::run(),
            Command::Generate(options) => generate::run(options),
        }
    }
}
