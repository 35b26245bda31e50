//! The command `crosscut-publish`: a built site in, the files beside the page out. Owns the command line and nothing else.

use clap::Parser;
use crosscut_publish::{Options, Site, publish};
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes what is published beside the page: data, badges, pages to embed, pictures, feed and sitemap.
#[derive(Debug, Parser)]
#[command(version)]
struct Args {
    /// The folder of a built site
    dist: PathBuf,
    /// The path under which it was built, such as /crosscut/
    #[arg(long, value_name = "PATH", value_parser = base)]
    public_url: Option<String>,
    /// The whole address under which it will be, instead of the collection's own `site`
    #[arg(long, value_name = "ADDRESS", value_parser = Site::new)]
    site_url: Option<Site>,
}

fn main() -> ExitCode {
    let Args { dist, public_url, site_url } = Args::parse();
    match publish(&dist, Options { site: site_url, base: public_url, system_fonts: true }) {
        Ok(done) => {
            done.notes.iter().for_each(|note| eprintln!("note: {note}"));
            eprintln!("note: {done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A path with a slash at both ends.
fn base(given: &str) -> Result<String, String> {
    match given.trim_matches('/') {
        _ if given.contains("://") => Err("give the path only, such as /crosscut/".to_owned()),
        "" => Ok("/".to_owned()),
        path => Ok(format!("/{path}/")),
    }
}
