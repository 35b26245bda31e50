//! `cargo xtask build`: the page as it is published, in a folder that any static host can serve.

use crate::args::collection_paths;
use crate::hook::{WORTH_A_FAST_PACKER, size};
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
    /// The whole address under which the site will be, such as https://example.org/crosscut/, instead of the collection's own.
    #[arg(long, value_name = "ADDRESS")]
    site_url: Option<String>,
    /// Files and folders with documents to publish instead of reviews/.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub fn build(workspace: &Workspace, steps: &mut Steps, options: Options) -> Result<()> {
    let paths = collection_paths(workspace, &options.paths)?;
    let page = setup::setup(workspace, steps)?;
    release_at(steps, &page, (&options.public_url, options.site_url.as_deref()), Path::new("dist"), &paths)?;
    steps.say(&format!("The page is in dist/, made to be served at {}", options.public_url));
    Ok(())
}

/// Builds the release for `public_url` into `folder` (relative to the workspace). A second call for another URL compiles nothing.
pub fn release(steps: &mut Steps, page: &Page, public_url: &str, folder: &Path, paths: &[PathBuf]) -> Result<()> {
    release_at(steps, page, (public_url, None), folder, paths)
}

/// The same with the whole address of the site, where it is known: what has to name it is left out otherwise.
fn release_at(
    steps: &mut Steps,
    page: &Page,
    (public_url, site_url): (&str, Option<&str>),
    folder: &Path,
    paths: &[PathBuf],
) -> Result<()> {
    let mut command = page.trunk("build", paths)?;
    command.args(["--release", "--public-url", public_url, "--dist"]).arg(folder);
    let what = format!("release page at {public_url}");
    steps.run(&what, "packs the documents, compiles the page to wasm, makes it small", command)?;
    let mut command = page.native("crosscut-prerender");
    command.arg(folder);
    if let Some(site_url) = site_url {
        command.args(["--site-url", site_url]);
    }
    let what = format!("views at {public_url}");
    steps.run(&what, "draws them, to be read before the program is there and without it", command)?;
    publish(steps, page, (public_url, site_url), folder)?;
    offline(steps, page, public_url, folder)
}

/// Lists what a browser keeps, and lays the worker beside it that does. The last step: what it lists must not change any more.
fn offline(steps: &mut Steps, page: &Page, public_url: &str, folder: &Path) -> Result<()> {
    let mut command = page.native("crosscut-offline");
    command.arg(folder);
    let what = format!("offline use at {public_url}");
    let last = |output: &str| Ok(output.lines().last().unwrap_or_default().to_owned());
    steps.run_and_check(&what, "lists what a browser keeps, for use without a network", command, last)?;
    Ok(())
}

/// Writes what goes with the page: data, badges, pages to embed, pictures, feed, sitemap. Compiled and run as the packer is.
fn publish(steps: &mut Steps, page: &Page, (public_url, site_url): (&str, Option<&str>), folder: &Path) -> Result<()> {
    let mut command = if size(&page.root().join(folder).join("bundle")) >= WORTH_A_FAST_PACKER {
        let mut command = Command::new(tools::cargo());
        command.args("run --quiet --package crosscut-publish --bin crosscut-publish --release --".split(' '));
        command.current_dir(page.root());
        command
    } else {
        page.native("crosscut-publish")
    };
    command.arg(folder).args(["--public-url", public_url]);
    if let Some(site_url) = site_url {
        command.args(["--site-url", site_url]);
    }
    let notes = |output: &str| {
        let notes = output.lines().filter_map(|line| line.strip_prefix("note: ")).map(str::to_owned);
        notes.collect::<Vec<String>>()
    };
    let what = format!("what goes with it at {public_url}");
    let last = |output: &str| Ok(notes(output).pop().unwrap_or_default());
    let output = steps.run_and_check(&what, "data for others, badges, pictures, feed and sitemap", command, last)?;
    let notes = notes(&output);
    notes.iter().rev().skip(1).rev().for_each(|note| steps.say(&format!("  note: {note}")));
    Ok(())
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
