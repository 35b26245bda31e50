//! A map that names places which are gone is worse than none: every path that README.md and ARCHITECTURE.md name has
//! to exist.

use std::fs;
use std::path::{Path, PathBuf};

/// What the build writes; it is named in the documents and need not be there.
const WRITTEN: [&str; 5] = ["dist", "target", ".tools", ".cache", "404.html"];
/// A word that ends in one of these is the name of a file of ours.
const FILES: [&str; 10] = [".rs", ".toml", ".md", ".css", ".html", ".js", ".yml", ".svg", ".lock", ".sh"];

#[test]
fn every_path_that_readme_and_architecture_name_exists() {
    let root = root();
    let mut found = 0;
    let mut gone = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root.join(document)).unwrap_or_else(|error| panic!("{document}: {error}"));
        for (line, path) in paths(&text, &root) {
            found += 1;
            if !exists(&root, &path) {
                gone.push(format!("{document}:{line}: {path}"));
            }
        }
    }
    assert!(gone.is_empty(), "named and not there:\n  {}", gone.join("\n  "));
    assert!(found >= 10, "only {found} paths were found: is the map gone?");
}

#[test]
fn paths_are_told_from_other_words() {
    let text = "Open `src/lib.rs`, not `text/html` nor `a/b`; `../outside.md`, `crates/*/src` and `cargo xtask serve`.\n\
                ```\nxtask/   the two commands: main.rs\ncargo run\n```\n\
                ```sh\nxtask/gone.rs\n```\nThen `filter.rs` and `https://example.org/a.md`, `reviews/<name>.md`.\n\
                ![a picture](docs/gone.png) [a map](MAP.md#here) [there](https://example.org) [above](#top)";
    let found: Vec<_> = paths(text, &root()).into_iter().map(|(line, path)| format!("{line} {path}")).collect();
    assert_eq!(found, ["1 src/lib.rs", "1 crates", "3 xtask/", "9 filter.rs", "10 docs/gone.png", "10 MAP.md"]);
}

#[test]
fn a_path_that_is_not_there_is_noticed() {
    assert!(exists(&root(), "xtask/src/main.rs"));
    assert!(exists(&root(), "wasm_target.rs"), "a bare file name may stand for a file anywhere");
    assert!(!exists(&root(), "xtask/src/gone.rs"));
    assert!(!exists(&root(), "no_such_file_anywhere.rs"));
}

fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The paths that `text` names, with their lines: between backticks, as the target of a link, and at the start of a line
/// in a block of code without a language, which is how maps of folders are written.
fn paths(text: &str, root: &Path) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut in_block, mut in_map) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            in_map = !in_block && language.trim().is_empty();
            in_block = !in_block;
            continue;
        }
        let words: Vec<&str> = match (in_block, in_map) {
            (true, true) => line.split_whitespace().take(1).collect(),
            (true, false) => Vec::new(),
            (false, _) => line.split('`').skip(1).step_by(2).collect(),
        };
        let links = if in_block { Vec::new() } else { links(line) };
        let words = words.into_iter().filter_map(|word| path(word, root)).chain(links);
        found.extend(words.map(|path| (index + 1, path)));
    }
    found
}

/// The targets of the links in `line` that lead to files of the project.
fn links(line: &str) -> Vec<String> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let files = targets.map(|target| target.split('#').next().unwrap_or(target));
    files.filter(|file| !file.is_empty() && !file.contains(':')).map(str::to_owned).collect()
}

/// `word` as a path inside the project, if that is what it is. Of a pattern the folder before the star is taken.
fn path(word: &str, root: &Path) -> Option<String> {
    let word =
        word.split_once('*').map_or(word, |(before, _)| before.rsplit_once('/').map_or("", |(folder, _)| folder));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if word.is_empty() || !word.chars().all(plain) || word.starts_with(['/', '-']) || word.contains("..") {
        return None;
    }
    let first = word.split('/').next().unwrap_or(word);
    if WRITTEN.contains(&first) {
        return None;
    }
    let is_file = FILES.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending));
    // `text/html` is no path and `crates/gone` is one: its first part is a folder of ours.
    let is_inside = word.contains('/') && (word.ends_with('/') || root.join(first).is_dir());
    let is_folder = !word.contains('/') && !word.contains('.') && root.join(word).is_dir();
    (is_file || is_inside || is_folder).then(|| word.to_owned())
}

fn exists(root: &Path, path: &str) -> bool {
    root.join(path).exists() || (!path.contains('/') && is_somewhere(root, path))
}

fn is_somewhere(folder: &Path, name: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let entry_name = entry.file_name();
        let folder_of_ours = !WRITTEN.iter().any(|written| entry_name == *written) && entry_name != ".git";
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => folder_of_ours && is_somewhere(&entry.path(), name),
            Ok(_) => entry_name == name,
            Err(_) => false,
        }
    })
}
