//! `cargo xtask build`: the page as it is published, in a folder that any static host can serve.

use crate::args::collection_paths;
use crate::setup;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::trunk::Page;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// The path under which the page will be served, such as /crosscut/ for a project page on GitHub.
    #[arg(long, default_value = "/", value_parser = public_url)]
    public_url: String,
    /// Files and folders with documents to publish instead of reviews/.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub fn build(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let paths = collection_paths(workspace, &options.paths)?;
    let page = setup::setup(workspace, steps)?;
    release(steps, &page, &options.public_url, Path::new("dist"), &paths)?;
    steps.say(&format!("The page is in dist/, made to be served at {}", options.public_url));
    Ok(())
}

/// Builds the release for `public_url` into `folder` (relative to the workspace). A second call for another URL compiles nothing.
pub fn release(steps: &mut Steps, page: &Page, public_url: &str, folder: &Path, paths: &[PathBuf]) -> Result<()> {
    let mut command = page.trunk("build", paths)?;
    command.args(["--release", "--public-url", public_url, "--dist"]).arg(folder);
    let what = format!("release page at {public_url}");
    steps.run(&what, "packs the documents, compiles the page to wasm, makes it small", command)?;
    let mut command = Command::new(tools::cargo());
    command.args("run --quiet --package crosscut-prerender --".split(' ')).arg(folder).current_dir(&page.root);
    let what = format!("views at {public_url}");
    steps.run(&what, "draws them, to be read before the program is there and without it", command).map(|_| ())
}

/// A path on the host with a slash at both ends, which is what Trunk and the base element need.
fn public_url(given: &str) -> std::result::Result<String, String> {
    let trimmed = given.trim_matches('/');
    if given.contains("://") {
        return Err("give the path only, such as /crosscut/".to_owned());
    }
    if trimmed.chars().any(|c| !(c.is_ascii_alphanumeric() || "-._~/%".contains(c))) {
        return Err("a path of letters, digits, and - . _ ~ / only".to_owned());
    }
    Ok(if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_gets_its_slashes() {
        assert_eq!(public_url("crosscut").as_deref(), Ok("/crosscut/"));
        assert_eq!(public_url("/a/b").as_deref(), Ok("/a/b/"));
        assert_eq!(public_url("/").as_deref(), Ok("/"));
        assert_eq!(public_url("").as_deref(), Ok("/"));
    }

    #[test]
    fn a_public_url_that_is_no_path_is_refused() {
        assert!(public_url("https://example.org/crosscut/").is_err());
        assert!(public_url("/two words/").is_err());
        assert!(public_url("/\"><script>/").is_err());
    }
}
