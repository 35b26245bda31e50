//! The bundle on disk: written whole into a folder beside `--out`, then put in its place. On any error `--out` is as it was.

use crate::walk::{shown, unreadable};
use crosscut_model::{Catalog, Problem, content_hash, seal};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

const CATALOG: &str = "catalog.json";

/// What was written.
#[derive(Debug)]
pub struct Written {
    reviews: usize,
    bytes: usize,
    out: String,
    /// The same bundle was there already; nothing was touched, so that nothing rebuilds because of it.
    unchanged: bool,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written { reviews, bytes, out, unchanged } = self;
        let documents = if *reviews == 1 { "document" } else { "documents" };
        if *unchanged {
            write!(f, "{out} holds these {reviews} {documents} already")
        } else {
            write!(f, "packed {reviews} {documents} into {out} ({bytes} bytes)")
        }
    }
}

/// Writes a bundle to `out`.
pub fn write(catalog: &Catalog, out: &Path) -> Result<Written, Box<Problem>> {
    let sealed = seal(catalog).map_err(|error| failed(out, &io::Error::from(error)))?;
    let mut written = Written { reviews: catalog.reviews, bytes: sealed.len(), out: shown(out), unchanged: false };
    let exists = may_be_replaced(out)?;
    if exists && fs::read(out.join(CATALOG)).is_ok_and(|there| there == sealed.as_bytes()) {
        written.unchanged = true;
        return Ok(written);
    }
    // The name `..` or `.` has no parent to write beside; the resolved path has.
    let out = if exists { fs::canonicalize(out).map_err(|error| failed(out, &error))? } else { out.to_owned() };
    let beside = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(|error| failed(&out, &error))?;
    let folder =
        tempfile::Builder::new().prefix(".crosscut-").tempdir_in(beside).map_err(|error| failed(&out, &error))?;
    let fresh = folder.path().join("new");
    fs::create_dir(&fresh).map_err(|error| failed(&out, &error))?;
    fs::write(fresh.join(CATALOG), &sealed).map_err(|error| failed(&out, &error))?;
    put(&fresh, &out, &folder.path().join("old")).map_err(|error| failed(&out, &error))?;
    Ok(written)
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
