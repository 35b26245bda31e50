//! The bundle on disk: written whole into a folder beside `--out`, then put in its place. On any error `--out` is as it was.

use crate::build::Built;
use crate::rows::Rows;
use crate::walk::{shown, unreadable};
use crosscut_model::{Catalog, FileRef, Problem, content_hash, seal};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

mod contents;
mod search;

const CATALOG: &str = "catalog.json";

/// What was written.
#[derive(Debug)]
pub struct Written {
    reviews: usize,
    bytes: u64,
    files: usize,
    out: String,
    /// The same bundle was there already; nothing was touched, so that nothing rebuilds because of it.
    unchanged: bool,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written { reviews, bytes, files, out, unchanged } = self;
        let documents = if *reviews == 1 { "document" } else { "documents" };
        if *unchanged {
            return write!(f, "{out} holds these {reviews} {documents} already");
        }
        write!(f, "packed {reviews} {documents} into {out} ({bytes} bytes")?;
        match files {
            1 => f.write_str(")"),
            files => write!(f, " in {files} files)"),
        }
    }
}

/// Writes a bundle to `out`.
pub fn write(rows: &mut Rows, built: Built, out: &Path) -> Result<Written, Box<Problem>> {
    let mut written = Written { reviews: rows.rows.len(), bytes: 0, files: 1, out: shown(out), unchanged: false };
    // Before it is made: a dictionary of a million names is copied on the way.
    may_be_as_large(out, built.dictionaries.bytes())?;
    let exists = may_be_replaced(out)?;
    let there = out.join(CATALOG);
    // The name `..` or `.` has no parent to write beside; the resolved path has.
    let out = if exists { fs::canonicalize(out).map_err(|error| failed(out, &error))? } else { out.to_owned() };
    let failed = |error: io::Error| failed(&out, &error);
    let small = contents::is_small(rows);
    let inline =
        if small { Some(sealed(&contents::inline(rows, &built).map_err(failed)?).map_err(failed)?) } else { None };
    if let Some(catalog) = &inline {
        written.bytes = catalog.len() as u64;
        let is_alone = exists && fs::read_dir(&out).is_ok_and(|files| files.count() == 1);
        if is_alone && fs::read(&there).is_ok_and(|there| there == catalog.as_bytes()) {
            written.unchanged = true;
            return Ok(written);
        }
    }
    let beside = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(failed)?;
    let folder = tempfile::Builder::new().prefix(".crosscut-").tempdir_in(beside).map_err(failed)?;
    let fresh = folder.path().join("new");
    fs::create_dir(&fresh).map_err(failed)?;
    let catalog = match inline {
        Some(catalog) => catalog,
        None => {
            let mut files = Folder::new(&fresh);
            let catalog = sealed(&contents::in_files(rows, &built, &mut files).map_err(failed)?).map_err(failed)?;
            (written.files, written.bytes) = (files.files.len() + 1, files.bytes() + catalog.len() as u64);
            let whole = || files.files.iter().all(|file| is_there(&out, file));
            if exists && fs::read(&there).is_ok_and(|there| there == catalog.as_bytes()) && whole() {
                written.unchanged = true;
                return Ok(written);
            }
            catalog
        }
    };
    may_be_as_large(&out, catalog.len())?;
    fs::write(fresh.join(CATALOG), &catalog).map_err(failed)?;
    put(&fresh, &out, &folder.path().join("old")).map_err(failed)?;
    Ok(written)
}

/// An error for a catalog of so many bytes, if that is too many.
fn may_be_as_large(out: &Path, bytes: usize) -> Result<(), Box<Problem>> {
    if bytes <= contents::LARGEST_FILE {
        return Ok(());
    }
    let megabytes = bytes / 1_000_000;
    let message = format!("the catalog takes {megabytes} MB, and a file of the bundle has at most 25 MB");
    let problem = Problem::error("too-large", &shown(out), message);
    Err(Box::new(problem.help("these documents name too many different films, sources or authors: pack them in parts")))
}

fn sealed(catalog: &Catalog) -> io::Result<String> {
    seal(catalog).map_err(io::Error::from)
}

/// Whether a file is in a folder, with its bytes.
fn is_there(folder: &Path, file: &FileRef) -> bool {
    fs::read(folder.join(&file.file)).is_ok_and(|bytes| content_hash(&bytes) == file.hash)
}

/// A folder that files of a bundle are written into.
pub struct Folder<'p> {
    path: &'p Path,
    pub files: Vec<FileRef>,
}

impl Folder<'_> {
    fn new(path: &Path) -> Folder<'_> {
        Folder { path, files: Vec::new() }
    }

    /// Writes a file under a name that carries its hash.
    pub fn put(&mut self, stem: &str, bytes: &[u8]) -> io::Result<FileRef> {
        let hash = content_hash(bytes);
        let file = FileRef { file: format!("{stem}.{hash}.json"), bytes: bytes.len() as u64, hash };
        fs::write(self.path.join(&file.file), bytes)?;
        self.files.push(file.clone());
        Ok(file)
    }

    fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// Renames `fresh` to `out`. What was there goes to `old`, and comes back if `fresh` cannot take its place.
fn put(fresh: &Path, out: &Path, old: &Path) -> io::Result<()> {
    let replaced = match fs::rename(out, old) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error),
    };
    fs::rename(fresh, out).inspect_err(|_| {
        if replaced {
            let _ = fs::rename(old, out);
        }
    })
}

/// Whether there is something at `out`; an error unless it is an empty folder or a bundle.
fn may_be_replaced(out: &Path) -> Result<bool, Box<Problem>> {
    let file = shown(out);
    let refuse = |message: String| {
        let problem = Problem::error("not-a-bundle", &file, message);
        Err(Box::new(problem.help("name a new folder, an empty one, or one that crosscut pack wrote")))
    };
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Box::new(unreadable(out, &error))),
        Ok(_) => {}
    }
    if !out.is_dir() {
        return refuse("--out is not a folder".to_owned());
    }
    let entries = fs::read_dir(out).map_err(|error| Box::new(unreadable(out, &error)))?;
    let mut names = Vec::new();
    for entry in entries {
        names
            .push(entry.map_err(|error| Box::new(unreadable(out, &error)))?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    if let Some(foreign) = names.iter().find(|name| !is_of_a_bundle(name)) {
        return refuse(format!("--out holds “{foreign}”, which is not part of a bundle"));
    }
    if !names.is_empty() && !begins_as_a_catalog(&out.join(CATALOG)) {
        return refuse(format!("--out holds files but no {CATALOG} that Crosscut wrote"));
    }
    Ok(true)
}

/// `catalog.json`, or a name with a content hash before its extension.
fn is_of_a_bundle(name: &str) -> bool {
    let hash = name.strip_suffix(".json").and_then(|stem| stem.rsplit_once('.')).map(|(_, hash)| hash);
    name == CATALOG
        || hash.is_some_and(|hash| {
            hash.len() == content_hash(b"").len() && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// A damaged bundle may be replaced too, so only its beginning has to be right.
fn begins_as_a_catalog(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"{\"format\":"))
}

fn failed(out: &Path, error: &io::Error) -> Box<Problem> {
    let problem = Problem::error("cannot-write", &shown(out), format!("the bundle cannot be written here: {error}"));
    Box::new(problem.help("name a folder that you may write to with --out"))
}
