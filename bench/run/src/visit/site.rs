//! Sites to visit: the page as it was built, with the collection that ships or a made-up one in its place, every file packed as hosts
//! pack it. Made-up bundles are kept under `target/`, each under the hash of the packer that made it.

use crate::gzip::{USUAL, gzip};
use crate::machine::cores;
use crate::packer::{generate, packer};
use crate::tools::{run as run_tool, target};
use crosscut_model::content_hash;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// How many reviews the collection that ships has.
pub const SHIPPED: u32 = 4;

/// A folder to serve, and another one for its bundle.
pub struct Site {
    pub reviews: u32,
    pub page: PathBuf,
    pub bundle: PathBuf,
}

/// The built page as the program draws it alone, packed into a folder of the bench: what was drawn when it was built is of another
/// collection than that of most visits, and is there before the program has done anything.
pub fn undrawn(dist: &Path) -> Result<PathBuf, String> {
    let page = copied(dist, "bench/page/site")?;
    without_drawings(&page)?;
    pack_all(&page)?;
    Ok(page)
}

/// The built page as it is published, packed into a folder of the bench.
pub fn drawn(dist: &Path) -> Result<PathBuf, String> {
    let page = copied(dist, "bench/page/drawn")?;
    pack_all(&page)?;
    Ok(page)
}

fn copied(dist: &Path, into: &str) -> Result<PathBuf, String> {
    let page = target().join(into);
    let _ = fs::remove_dir_all(&page);
    for entry in WalkDir::new(dist) {
        let entry = entry.map_err(|error| format!("{error}; `cargo xtask build` makes the page"))?;
        let to = page.join(entry.path().strip_prefix(dist).unwrap_or(entry.path()));
        let copied = match entry.file_type().is_dir() {
            true => fs::create_dir_all(&to),
            false => fs::copy(entry.path(), &to).map(|_| ()),
        };
        copied.map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(page)
}

/// Takes the views out of a site that were drawn when it was built.
fn without_drawings(page: &Path) -> Result<(), String> {
    let shell = page.join("404.html");
    for entry in WalkDir::new(page).into_iter().flatten() {
        if entry.file_name() == "index.html" {
            fs::remove_file(entry.path()).map_err(failed(entry.path()))?;
        }
    }
    fs::copy(&shell, page.join("index.html")).map(|_| ()).map_err(failed(&shell))
}

impl Site {
    /// The page with so many reviews: those that ship, or as many made up from a seed.
    pub fn of(page: &Path, reviews: u32, seed: u64) -> Result<Site, String> {
        let bundle = match reviews {
            SHIPPED => page.join("bundle"),
            _ => made_up(reviews, seed)?,
        };
        Ok(Site { reviews, page: page.to_owned(), bundle })
    }
}

/// A bundle of so many made-up reviews.
fn made_up(reviews: u32, seed: u64) -> Result<PathBuf, String> {
    let packer = packer()?;
    let hash = fs::read(&packer).map(|bytes| content_hash(&bytes)).map_err(failed(&packer))?;
    let folder = target().join("bench/page");
    let bundle = folder.join(format!("{reviews}-{seed}.{hash}"));
    if bundle.is_dir() {
        return Ok(bundle);
    }
    fs::create_dir_all(&folder).map_err(failed(&folder))?;
    let input = folder.join("made-up.ndjson");
    generate(&packer, reviews, seed, &input)?;
    // Into another name first: what stopped half way is not taken for a bundle.
    let coming = folder.join("coming");
    let _ = fs::remove_dir_all(&coming);
    let said = folder.join("packing.log");
    let mut pack = Command::new(&packer);
    pack.arg("pack").arg(&input).arg("--out").arg(&coming);
    pack.stderr(File::create(&said).map_err(failed(&said))?);
    run_tool(&format!("packing them (what it says is in {})", said.display()), &mut pack)?;
    println!("packing every file by gzip, as a host has it");
    pack_all(&coming)?;
    fs::rename(&coming, &bundle).map_err(failed(&bundle))?;
    let _ = fs::remove_file(&input);
    Ok(bundle)
}

/// Puts a packed file beside each.
fn pack_all(folder: &Path) -> Result<(), String> {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let files: Vec<PathBuf> = files.map(|entry| entry.into_path()).collect();
    let pack = |path: &PathBuf| {
        let packed = fs::read(path).and_then(|bytes| gzip(&bytes, USUAL));
        let name = format!("{}.gz", path.display());
        packed.and_then(|packed| fs::write(name, packed)).map_err(failed(path))
    };
    std::thread::scope(|scope| {
        let share = files.len().div_ceil(cores()).max(1);
        let workers: Vec<_> =
            files.chunks(share).map(|files| scope.spawn(move || files.iter().try_for_each(pack))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "packing by gzip failed".to_owned())?)
    })
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}
