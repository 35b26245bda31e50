//! Paths to a sorted list of files, each with its collection. Opens no document.

use crate::collections::{Collection, Home, home};
use crate::report::Report;
use crosscut_model::Problem;
use crosscut_read::{Format, SETTINGS_FILE};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read at once; of NDJSON, the longest line. Larger ones are exports that want splitting; raising it raises peak memory by about
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
    pub bytes: u64,
    /// Whether it is read line by line.
    pub has_lines: bool,
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of the paths, sorted within each.
    pub inputs: Vec<Input>,
    pub collections: Vec<Collection>,
}

/// Finds the files. A path that is not there, a folder that cannot be read and a folder without documents are errors.
///
/// `out` is a folder that is written, and never read: it may lie among the documents.
pub fn walk(paths: &[PathBuf], out: Option<&Path>, report: &mut Report) -> Found {
    let out = out.and_then(|out| fs::canonicalize(out).ok());
    let mut walk = Walk { found: Found::default(), seen: BTreeSet::new(), skipped: Skipped::default(), out, report };
    for path in paths {
        walk.path(path);
    }
    let Walk { found, skipped, report, .. } = walk;
    skipped.tell(report);
    found
}

struct Walk<'r> {
    found: Found,
    /// What was found, resolved: the same file by two paths is one document.
    seen: BTreeSet<PathBuf>,
    skipped: Skipped,
    /// The folder that is not read, resolved.
    out: Option<PathBuf>,
    report: &'r mut Report,
}

impl Walk<'_> {
    fn path(&mut self, path: &Path) {
        let is_folder = match fs::metadata(path) {
            Ok(metadata) => metadata.is_dir(),
            Err(error) => return self.report.add(unreadable(path, &error), ""),
        };
        let folder = if is_folder { path } else { path.parent().unwrap_or(Path::new("")) };
        let home = home(folder, &mut self.found.collections, self.report);
        if !is_folder {
            return self.add(path, folder, &home);
        }
        let problems_before = self.report.len();
        if self.folder(folder, &home) == 0 && self.report.len() == problems_before {
            let problem = Problem::error("no-documents", &shown(path), "there is no document in this folder");
            self.report.add(problem.help("documents end in .txt, .md, .html, .csv, .json or .ndjson"), "");
        }
    }

    /// Adds the documents of a folder; how many there are, those that were added before included.
    fn folder(&mut self, folder: &Path, home: &Home) -> usize {
        let mut listed = 0;
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.report.add(walk_problem(folder, &error), "");
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy();
            let is_hidden = entry.depth() > 0 && name.starts_with('.');
            self.skipped.hidden += usize::from(is_hidden);
            if entry.file_type().is_dir() && (is_hidden || self.is_out(entry.path())) {
                entries.skip_current_dir();
            } else if is_hidden || !entry.file_type().is_file() {
            } else if name == SETTINGS_FILE {
                if entry.depth() > 1 {
                    let message = "settings below the root of what is packed are not used";
                    let problem = Problem::warning("unused-settings", &shown(entry.path()), message);
                    self.report.add(problem.help("pack that folder as a path of its own"), "");
                }
            } else if Format::of(&name).is_none() {
                self.skipped.add(&name);
            } else {
                listed += 1;
                self.add(entry.path(), folder, home);
            }
        }
        listed
    }

    fn is_out(&self, path: &Path) -> bool {
        self.out.is_some() && fs::canonicalize(path).ok() == self.out
    }

    /// Adds a file below `folder`, unless it is there already or too large.
    fn add(&mut self, path: &Path, folder: &Path, home: &Home) {
        if !self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())) {
            return;
        }
        let size = match fs::metadata(path) {
            Ok(metadata) => metadata.len(),
            Err(error) => return self.report.add(unreadable(path, &error), ""),
        };
        let has_lines = Format::of(&path.to_string_lossy()) == Some(Format::Ndjson);
        if size > LARGEST_FILE && !has_lines {
            let (size, most) = (size / (1024 * 1024), LARGEST_FILE / (1024 * 1024));
            let message = format!("{size} MB is more than the {most} MB that a file may have");
            let problem = Problem::error("too-large", &shown(path), message);
            return self
                .report
                .add(problem.help("split it into several files; only .ndjson is read piece by piece"), "");
        }
        let relative = home.prefix.join(path.strip_prefix(folder).unwrap_or(path));
        self.found.inputs.push(Input {
            path: path.to_owned(),
            source_file: slashes(&relative),
            shown: shown(path),
            collection: home.collection,
            bytes: size,
            has_lines,
        });
    }
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
