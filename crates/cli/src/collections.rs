//! Which collection a path belongs to, and its settings. Opens nothing but `collection.toml`.

use crate::report::Report;
use crate::walk::{shown, unreadable};
use crosscut_read::{SETTINGS_FILE, Settings};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with its settings.
#[derive(Debug)]
pub struct Collection {
    /// Resolved: no links, no `..`.
    root: PathBuf,
    /// Its `collection.toml` for people; where there is none, where it would be.
    pub file: String,
    pub settings: Settings,
    /// Whether there is a `collection.toml`.
    pub described: bool,
}

/// A folder in its collection.
#[derive(Clone, Debug)]
pub struct Home {
    /// Into the collections.
    pub collection: usize,
    /// From the collection's root to the folder.
    pub prefix: PathBuf,
}

/// The collection of a folder: that of the nearest folder at or above it with a `collection.toml`, so that a document is
/// published under the same policy whichever way it is addressed; else the folder is one by itself.
pub fn home(folder: &Path, collections: &mut Vec<Collection>, report: &mut Report) -> Home {
    // The parent of a bare file name is the empty path.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let resolved = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let described = resolved.ancestors().find(|above| above.join(SETTINGS_FILE).is_file());
    let root = described.unwrap_or(&resolved);
    let prefix = resolved.strip_prefix(root).unwrap_or(Path::new("")).to_owned();
    if let Some(collection) = collections.iter().position(|collection| collection.root == root) {
        return Home { collection, prefix };
    }
    let path = if root == resolved { folder.join(SETTINGS_FILE) } else { from_here(&root.join(SETTINGS_FILE)) };
    let mut settings = Settings::default();
    if described.is_some() {
        match fs::read(&path) {
            Ok(bytes) => {
                let (read, problems) = Settings::read(&shown(&path), &bytes);
                settings = read;
                let text = String::from_utf8_lossy(&bytes);
                for problem in problems {
                    report.add(problem, &text);
                }
            }
            Err(error) => report.add(unreadable(&path, &error), ""),
        }
    }
    let (root, described) = (root.to_owned(), described.is_some());
    collections.push(Collection { root, file: shown(&path), settings, described });
    Home { collection: collections.len() - 1, prefix }
}

/// A resolved path as it is written from the current folder, where it is below it.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}
