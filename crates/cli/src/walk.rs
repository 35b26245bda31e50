//! Paths to a sorted list of files, each with its collection. Opens nothing but `collection.toml`.

use crate::report::Report;
use crosscut_model::Problem;
use crosscut_read::{Format, SETTINGS_FILE, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read. Larger ones are exports that want splitting; raising it raises peak memory by about
/// four times as much for each core.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A file to read.
#[derive(Clone, Debug)]
pub struct Input {
    pub path: PathBuf,
    /// As in [`crosscut_model::Review::source_file`].
    pub source_file: String,
    /// As the reader typed or would find it.
    pub shown: String,
    /// Into [`Found::collections`].
    pub collection: usize,
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of the paths, sorted within each.
    pub inputs: Vec<Input>,
    pub collections: Vec<Collection>,
}

/// A folder with its settings.
#[derive(Debug)]
pub struct Collection {
    root: PathBuf,
    pub settings: Settings,
    /// Whether there is a `collection.toml`.
    pub described: bool,
}

impl Collection {
    /// Its settings' file, for people.
    pub fn file(&self) -> String {
        shown(&self.root.join(SETTINGS_FILE))
    }
}

/// Finds the files. A path that is not there, a folder that cannot be read and a folder without documents are errors.
///
/// `out` is a folder that is written, and never read: it may lie among the documents.
pub fn walk(paths: &[PathBuf], out: Option<&Path>, report: &mut Report) -> Found {
    let mut found = Found::default();
    let out = out.and_then(|out| fs::canonicalize(out).ok());
    let mut seen = BTreeSet::new();
    let mut skipped = Skipped::default();
    for path in paths {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) => {
                report.add(unreadable(path, &error), "");
                continue;
            }
        };
        let folder = if metadata.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
        let collection = collection_of(folder, &mut found.collections, report);
        let problems_before = report.len();
        if metadata.is_dir() {
            let listed = walk_folder(path, collection, out.as_deref(), &mut found, &mut seen, &mut skipped, report);
            if listed == 0 && report.len() == problems_before {
                let problem = Problem::error("no-documents", &shown(path), "there is no document in this folder");
                report.add(problem.help("documents end in .txt, .md, .html, .csv, .json or .ndjson"), "");
            }
        } else {
            add(path, collection, &mut found, &mut seen, report);
        }
    }
    skipped.tell(report);
    found
}

/// Adds the documents of a folder; how many there are, those that were added before included.
fn walk_folder(
    folder: &Path,
    collection: usize,
    out: Option<&Path>,
    found: &mut Found,
    seen: &mut BTreeSet<PathBuf>,
    skipped: &mut Skipped,
    report: &mut Report,
) -> usize {
    let mut listed = 0;
    let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report.add(walk_problem(folder, &error), "");
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        if entry.depth() > 0 && name.starts_with('.') {
            skipped.hidden += 1;
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() && out.is_some() && fs::canonicalize(entry.path()).ok().as_deref() == out {
            entries.skip_current_dir();
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        if name == SETTINGS_FILE {
            if entry.path().parent() != Some(&found.collections[collection].root) {
                let message = "settings below the root of what is packed are not used";
                let problem = Problem::warning("unused-settings", &shown(entry.path()), message);
                report.add(problem.help("pack that folder as a path of its own"), "");
            }
            continue;
        }
        if Format::of(&name).is_none() {
            skipped.add(&name);
            continue;
        }
        listed += 1;
        add(entry.path(), collection, found, seen, report);
    }
    listed
}

fn add(path: &Path, collection: usize, found: &mut Found, seen: &mut BTreeSet<PathBuf>, report: &mut Report) {
    // The same file by two paths is one document.
    let identity = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if !seen.insert(identity) {
        return;
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.len() > LARGEST_FILE => {
            let megabytes = metadata.len() / (1024 * 1024);
            let message =
                format!("{megabytes} MB is more than the {} MB that a file may have", LARGEST_FILE / (1024 * 1024));
            report.add(Problem::error("too-large", &shown(path), message).help("split it into several files"), "");
            return;
        }
        Ok(_) => {}
        Err(error) => {
            report.add(unreadable(path, &error), "");
            return;
        }
    }
    let root = &found.collections[collection].root;
    let relative = path.strip_prefix(root).unwrap_or(path);
    found.inputs.push(Input { path: path.to_owned(), source_file: slashes(relative), shown: shown(path), collection });
}

/// The collection that a folder belongs to: the nearest folder at or above it with a `collection.toml`, else the folder.
fn collection_of(folder: &Path, collections: &mut Vec<Collection>, report: &mut Report) -> usize {
    let above: Vec<PathBuf> = folder.ancestors().map(Path::to_owned).collect();
    let described = above.iter().find(|folder| folder.join(SETTINGS_FILE).is_file());
    let root = described.cloned().unwrap_or_else(|| folder.to_owned());
    if let Some(known) = collections.iter().position(|collection| collection.root == root) {
        return known;
    }
    let mut settings = Settings::default();
    if described.is_some() {
        let path = root.join(SETTINGS_FILE);
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
    collections.push(Collection { root, settings, described: described.is_some() });
    collections.len() - 1
}

/// What was passed over, told in one line for each sort.
#[derive(Default)]
struct Skipped {
    hidden: usize,
    extensions: BTreeMap<String, usize>,
}

impl Skipped {
    fn add(&mut self, name: &str) {
        let extension =
            name.rsplit_once('.').map_or("no extension".to_owned(), |(_, extension)| format!(".{extension}"));
        *self.extensions.entry(extension).or_default() += 1;
    }

    fn tell(&self, report: &mut Report) {
        if self.hidden > 0 {
            let what = if self.hidden == 1 {
                "1 hidden file or folder".to_owned()
            } else {
                format!("{} hidden files and folders", self.hidden)
            };
            report.note(format!("skipped {what}"));
        }
        for (extension, count) in &self.extensions {
            report.note(format!("skipped {} of a format that is not read ({extension})", files(*count)));
        }
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

/// A problem with opening a path.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    use std::io::ErrorKind;
    let file = shown(path);
    match error.kind() {
        ErrorKind::NotFound if path.is_symlink() => {
            Problem::error("dangling-link", &file, "this link leads nowhere").help("mend the link, or remove it")
        }
        ErrorKind::NotFound => Problem::error("not-found", &file, "there is no such file or folder")
            .help("check the spelling; paths count from the folder that the command runs in"),
        ErrorKind::PermissionDenied => {
            Problem::error("no-permission", &file, "this cannot be opened: permission denied")
                .help("give yourself the right to read it (chmod u+rX), or leave it out")
        }
        _ => Problem::error("unreadable", &file, format!("this cannot be read: {error}")),
    }
}

fn walk_problem(folder: &Path, error: &walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(folder);
    if let Some(ancestor) = error.loop_ancestor() {
        let message = format!("this link leads back to {}, which holds it; it is not followed", shown(ancestor));
        return Problem::warning("link-loop", &shown(path), message).help("remove the link");
    }
    match error.io_error() {
        Some(error) => unreadable(path, error),
        None => Problem::error("unreadable", &shown(path), "this cannot be read"),
    }
}

/// A path for people: with `/`, and without a leading `./`.
pub fn shown(path: &Path) -> String {
    let shown = slashes(path);
    if shown.is_empty() { ".".to_owned() } else { shown }
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}
