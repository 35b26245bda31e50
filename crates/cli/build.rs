//! Names the version of everything that decides what is extracted, so that a cache of another version is not used: the
//! hash of its sources. A number that somebody has to raise would be forgotten.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

const SOURCES: [&str; 5] = ["../model/src", "../read/src", "../extract/src", "../extract/weights", "src"];

fn main() {
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut hasher = DefaultHasher::new();
    for folder in SOURCES {
        let folder = own.join(folder);
        println!("cargo:rerun-if-changed={}", folder.display());
        add(&folder, &mut hasher);
    }
    println!("cargo:rustc-env=CROSSCUT_SOURCES={:016x}", hasher.finish());
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("the sources are here");
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| add(path, hasher));
    } else {
        path.file_name().hash(hasher);
        fs::read(path).expect("a source can be read").hash(hasher);
    }
}
