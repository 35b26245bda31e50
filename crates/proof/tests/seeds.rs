//! The seeds that fuzzing begins with hold the promises: in the gate, so that no target can rot.

use crosscut_proof::{TARGETS, call};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_target_has_a_program_and_seeds() {
    let expected: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&fuzz().join("seeds")), expected);
    let programs = expected.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&fuzz().join("targets")), programs);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).expect("fuzz/Cargo.toml");
    for name in expected {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "fuzz/Cargo.toml does not name {name}");
    }
}

#[test]
fn every_seed_holds_the_promises() {
    let mut bytes = 0;
    for (name, _) in TARGETS {
        let folder = fuzz().join("seeds").join(name);
        let seeds = names(&folder);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            let input = fs::read(folder.join(&seed)).expect("a seed");
            bytes += input.len();
            // A failure names the call; the seed is told beside it.
            if std::panic::catch_unwind(|| call(name, &input)).is_err() {
                panic!("fuzz/seeds/{name}/{seed} breaks a promise");
            }
        }
    }
    assert!(bytes <= 200_000, "{bytes} bytes of seeds: keep them small");
}
