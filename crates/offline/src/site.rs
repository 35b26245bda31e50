//! A built site in a folder: its version, written beside it.

use crate::version::{File, SUMMARY, Version, group};
use crate::{WORKER, WORKER_FILE};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenSite {
    pub version: Version,
    /// The bytes of the worker as it is published.
    pub worker: usize,
}

/// Writes worker, summary and list into the folder of a built site. What an earlier run left there goes.
pub fn write(site: &Path) -> io::Result<WrittenSite> {
    for name in names(site)? {
        if is_list(&name) {
            fs::remove_file(site.join(name))?;
        }
    }
    let mut files = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        for name in names(&site.join(&folder))? {
            let path = folder.join(name);
            if site.join(&path).is_dir() {
                open.push(path);
                continue;
            }
            let Some(name) = path.to_str().filter(|name| group(name).is_some()) else { continue };
            files.push(File::of(name, &fs::read(site.join(&path))?));
        }
    }
    let version = Version::of(files);
    let worker = bare(WORKER);
    fs::write(site.join(WORKER_FILE), &worker)?;
    fs::write(site.join(version.list_file()), &version.list)?;
    // Last: it says that the rest is there.
    fs::write(site.join(SUMMARY), &version.summary)?;
    Ok(WrittenSite { version, worker: worker.len() })
}

/// The names in a folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name().into_string());
    // A name that is no text is none of the page's.
    Ok(names.filter_map(Result::ok).collect())
}

/// Whether a file is the list of a version.
fn is_list(name: &str) -> bool {
    name.starts_with("offline-") && name.ends_with(".json")
}

/// A script without the lines that are comments, without indentation and without empty lines.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_gets_its_version_and_loses_that_of_an_earlier_run() {
        let site = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("index.html", "page");
        put("404.html", "page");
        put("bundle/catalog.json", "{}");
        put("films/köln/index.html", "film");
        put("api/index.json", "{}");
        put("offline-00.json", "old");
        let first = write(site.path()).unwrap();
        assert_eq!(first.version.all.0, 4);
        assert!(!site.path().join("offline-00.json").exists());
        let list = fs::read_to_string(site.path().join(first.version.list_file())).unwrap();
        assert!(list.contains("films/köln/index.html") && !list.contains("api/"), "{list}");
        // What it wrote itself is not of the version.
        assert_eq!(write(site.path()).unwrap(), first);
        let told = fs::read_to_string(site.path().join(SUMMARY)).unwrap();
        assert_eq!(told, format!("{{\"version\":\"{}\"}}", first.version.id));
    }

    #[test]
    fn the_worker_is_published_without_its_comments_and_as_a_script_still() {
        let worker = bare(WORKER);
        assert!(worker.starts_with("\"use strict\";"), "{worker}");
        assert!(!worker.lines().any(|line| line.starts_with("//")));
        assert_eq!(bare("a;\n\n  // b\n  c; // d\n"), "a;\nc; // d\n");
    }
}
