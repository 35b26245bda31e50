//! Where parts of the program are cut out of it (xtask/parts) the linker has to leave word of who refers to whom. And the sheet of styles
//! that only late views need is called after what is in it, so that no browser shows an old one.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style/late");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let mut sheets: Vec<_> =
        fs::read_dir("style/late").expect("style/late is there").flatten().map(|entry| entry.path()).collect();
    sheets.sort();
    let mut hasher = DefaultHasher::new();
    sheets.iter().for_each(|sheet| fs::read(sheet).expect("a sheet can be read").hash(&mut hasher));
    println!("cargo::rustc-env=LATE_STYLES=late.css?{:016x}", hasher.finish());
}
