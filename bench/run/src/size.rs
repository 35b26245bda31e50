//! What a first visit fetches, file by file: the built page as a host sends it, by gzip -9. A visit to the film needs what
//! `index.html` names and the catalog; the parts of the program come after that, when the browser is idle (a journey holds both).

use crate::gzip::{BEST, gzip};
use crate::tools::root;
use serde::Serialize;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of the built page.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// A file of the page; sizes in bytes.
#[derive(Serialize)]
struct File {
    file: String,
    bytes: usize,
    gzip: usize,
}

#[derive(Serialize)]
struct Kept {
    /// What the first visit to the film waits for.
    first_visit: Vec<File>,
    /// What is fetched ahead, or when it is opened.
    later: Vec<File>,
}

pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let dist = root().join(&options.dist);
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)
        .map_err(|error| format!("{}: {error}; `cargo xtask build` makes the page", page.display()))?;
    let mut kept = Kept { first_visit: vec![measured(&dist, "index.html")?], later: Vec::new() };
    for name in names(&dist)? {
        let file = measured(&dist, &name)?;
        match needed(&html, &name) {
            Some(true) => kept.first_visit.push(file),
            Some(false) => kept.later.push(file),
            None => {}
        }
    }
    println!("{}", table("first visit to the film", &kept.first_visit));
    println!("{}", table("later", &kept.later));
    if !options.dry {
        let path = root().join("bench/results/size.json");
        fs::write(&path, serde_json::to_string_pretty(&kept)? + "\n")?;
        println!("kept in bench/results/size.json");
    }
    Ok(())
}

/// Whether the first visit fetches a file; nothing for files that no visit to the film does.
fn needed(html: &str, name: &str) -> Option<bool> {
    match name {
        "index.html" | "404.html" | ".nojekyll" => None,
        // Named for those who put the site among a device's programs; no visit waits for it.
        name if name.starts_with("icons/") || name.ends_with(".webmanifest") => Some(false),
        name if html.contains(name) => Some(true),
        _ => Some(false),
    }
}

/// The files of a folder and of those in it, relative to it, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            names.push(entry.path().strip_prefix(folder)?.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

fn measured(folder: &Path, name: &str) -> Result<File, Box<dyn Error>> {
    let bytes = fs::read(folder.join(name))?;
    let gzip = gzip(&bytes, BEST)?.len();
    Ok(File { file: name.to_owned(), bytes: bytes.len(), gzip })
}

fn table(title: &str, files: &[File]) -> String {
    let mut text = format!("{:>9} {:>9}   {title}\n", "bytes", "gzip -9");
    let total = |size: fn(&File) -> usize| files.iter().map(size).sum::<usize>();
    for file in files {
        text += &format!("{:>9} {:>9}   {}\n", file.bytes, file.gzip, file.file);
    }
    text + &format!("{:>9} {:>9}   together\n", total(|file| file.bytes), total(|file| file.gzip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_is_what_the_page_names() {
        let html = r#"<link href="/page-1.js"><link rel="preload" href="bundle/catalog.json">"#;
        assert_eq!(needed(html, "page-1.js"), Some(true));
        assert_eq!(needed(html, "bundle/catalog.json"), Some(true));
        assert_eq!(needed(html, "part-reader-2.wasm"), Some(false));
        assert_eq!(needed(html, "404.html"), None);
        assert_eq!(needed(r#"<link href="icons/192.png">"#, "icons/192.png"), Some(false));
    }

    #[test]
    fn files_are_packed_as_a_host_packs_them() {
        let folder = std::env::temp_dir().join(format!("crosscut-bench-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("bundle")).unwrap();
        fs::write(folder.join("bundle/a.json"), "a".repeat(10_000)).unwrap();
        assert_eq!(names(&folder).unwrap(), ["bundle/a.json"]);
        let file = measured(&folder, "bundle/a.json").unwrap();
        assert!(file.bytes == 10_000 && file.gzip < 100, "{}", file.gzip);
        assert!(table("t", &[file]).contains("together"));
    }
}
