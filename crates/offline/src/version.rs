//! A version of a site: which of its files are kept, when, and under which hashes.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The file that says which version is published.
pub const SUMMARY: &str = "offline.json";

/// A site of up to so many files and bytes is small: all of it is kept after one visit. Raising them makes a first visit
/// fetch more than was looked at.
pub const SMALL_SITE: (usize, u64) = (600, 8_000_000);

/// The format of the list; the worker reads no other.
const FORMAT: u32 = 1;

/// Files of the bundle that are only looked at later, by the beginnings of their names.
const LATER: [&str; 2] = ["bundle/documents-", "bundle/search-"];

/// The folders of views, as links name them (src/state/place.rs). An address below one of them is the page's to answer.
const VIEWS: [&str; 7] = ["authors", "compare", "documents", "explore", "films", "lab", "sources"];

/// Endings of what the page itself is made of, beside index.html and 404.html.
const PROGRAM: [&str; 4] = [".css", ".js", ".svg", ".wasm"];

/// When a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Without it nothing works.
    First,
    /// A view that was drawn when the site was built: kept of a small site.
    Page,
    /// When it was looked at, or when a reader wants to keep all.
    Later,
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the site, as the file system has it.
    pub path: String,
    pub bytes: u64,
    /// SHA-256, as hexadecimal digits.
    pub hash: String,
}

impl File {
    /// The file at a path with these bytes.
    pub fn of(path: &str, bytes: &[u8]) -> File {
        File { path: path.to_owned(), bytes: bytes.len() as u64, hash: hash(bytes) }
    }
}

/// The group of a file; none for what goes with the page without being of it: data for others, badges, pictures, feeds, the worker.
pub fn group(path: &str) -> Option<Group> {
    match path.split_once('/') {
        Some(("bundle", _)) if LATER.iter().any(|later| path.starts_with(later)) => Some(Group::Later),
        Some(("bundle", _)) => Some(Group::First),
        Some((folder, _)) if VIEWS.contains(&folder) && path.ends_with("/index.html") => Some(Group::Page),
        // Browsers ask for these whenever they like, and tell of it where they are not there.
        Some(("icons", _)) => Some(Group::First),
        None if path == "manifest.webmanifest" => Some(Group::First),
        Some(_) => None,
        None if path == crate::WORKER_FILE => None,
        None if path == "index.html" || path == "404.html" => Some(Group::First),
        None => PROGRAM.iter().any(|ending| path.ends_with(ending)).then_some(Group::First),
    }
}

/// Whether the name of a file follows from what is in it. Trunk's names do not: it hashes before wasm-opt.
fn is_named_after_content(path: &str) -> bool {
    path.starts_with("part-") || (path.starts_with("bundle/") && path != "bundle/catalog.json")
}

/// A version of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What it is called.
    pub id: String,
    /// The text of `offline.json`.
    pub summary: String,
    /// The text of the list.
    pub list: String,
    /// How many files are kept at first, and their bytes.
    pub first: (usize, u64),
    /// How many files there are to keep, and their bytes.
    pub all: (usize, u64),
}

impl Version {
    /// The version that these files are; those without a group are left out.
    pub fn of(files: impl IntoIterator<Item = File>) -> Version {
        let mut files: Vec<(File, Group)> =
            files.into_iter().filter_map(|file| group(&file.path).map(|group| (file, group))).collect();
        files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        let is_small = files.len() <= SMALL_SITE.0 && sum(&files).1 <= SMALL_SITE.1;
        // Of a large site the program draws what is looked at: thousands of drawn pages would say the same once more.
        files.retain(|(_, group)| is_small || *group != Group::Page);
        let is_first = |group: Group| is_small || group == Group::First;
        let lines: Vec<String> = files
            .iter()
            .map(|(File { path, bytes, hash }, group)| {
                let kind = u8::from(is_first(*group)) + 2 * u8::from(is_named_after_content(path));
                format!("[{},{bytes},\"{hash}\",{kind}]", Value::from(path.as_str()))
            })
            .collect();
        // Written by hand: the order of names in an object of serde_json's is a matter of what else is compiled, and the version is not.
        let list =
            format!("{{\"format\":{FORMAT},\"views\":{},\"files\":[\n{}\n]}}\n", json!(VIEWS), lines.join(",\n"));
        let id = hash(list.as_bytes())[..32].to_owned();
        let summary = json!({ "version": id }).to_string();
        let all = sum(&files);
        files.retain(|(_, group)| is_first(*group));
        Version { first: sum(&files), id, summary, list, all }
    }

    /// The name of the list.
    pub fn list_file(&self) -> String {
        format!("offline-{}.json", self.id)
    }
}

fn sum(files: &[(File, Group)]) -> (usize, u64) {
    (files.len(), files.iter().map(|(file, _)| file.bytes).sum())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<File> {
        [
            "index.html",
            "404.html",
            "page.js",
            "page_bg.wasm",
            "part-a-0b.wasm",
            "bundle/catalog.json",
            "films/a/index.html",
        ]
        .map(|path| File::of(path, path.as_bytes()))
        .to_vec()
    }

    #[test]
    fn what_is_of_the_page_is_told_from_what_goes_with_it() {
        for (path, expected) in [
            ("index.html", Some(Group::First)),
            ("404.html", Some(Group::First)),
            ("crosscut-0a.css", Some(Group::First)),
            ("icon-0a.svg", Some(Group::First)),
            ("bundle/catalog.json", Some(Group::First)),
            ("bundle/film-0.0123456789abcdef.json", Some(Group::First)),
            ("bundle/documents-12.0123456789abcdef.json", Some(Group::Later)),
            ("bundle/search-root-0.0123456789abcdef.json", Some(Group::Later)),
            ("sources/köln/index.html", Some(Group::Page)),
            ("sw.js", None),
            ("offline.json", None),
            ("manifest.webmanifest", Some(Group::First)),
            ("icons/192.png", Some(Group::First)),
            ("api/index.json", None),
            ("embed/red-rocket.html", None),
            ("social/site.png", None),
            ("robots.txt", None),
            ("other/index.html", None),
        ] {
            assert_eq!(group(path), expected, "{path}");
        }
    }

    #[test]
    fn the_version_follows_from_names_and_bytes_and_not_from_their_order() {
        let version = Version::of(small());
        assert_eq!(version.list_file(), format!("offline-{}.json", version.id));
        let mut turned = small();
        turned.reverse();
        turned.push(File::of("api/index.json", b"{}"));
        assert_eq!(Version::of(turned), version);
        let mut changed = small();
        changed[3] = File::of("page_bg.wasm", b"the same name, other bytes");
        assert_ne!(Version::of(changed).id, version.id);
        // As the shell says: printf 'one()' | sha256sum
        assert_eq!(hash(b"one()"), "1d1ee269ab24f5d68b31146c90c23ef90789b635833a3c8f03a946cd81b3296e");
    }

    #[test]
    fn of_a_small_site_all_is_kept_at_first() {
        let version = Version::of(small());
        assert_eq!(version.first, version.all);
        assert_eq!(version.all.0, 7);
        let list: serde_json::Value = serde_json::from_str(&version.list).unwrap();
        let kinds: Vec<(&str, u64)> = list["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| (file[0].as_str().unwrap(), file[3].as_u64().unwrap()))
            .collect();
        let expected = [
            ("404.html", 1),
            ("bundle/catalog.json", 1),
            ("films/a/index.html", 1),
            ("index.html", 1),
            ("page.js", 1),
            ("page_bg.wasm", 1),
            ("part-a-0b.wasm", 3),
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn of_a_large_site_texts_wait_and_drawn_pages_are_left_to_the_program() {
        let mut files = small();
        let text = File { bytes: 9_000_000, ..File::of("bundle/documents-0.0123456789abcdef.json", b"text") };
        files.push(text);
        let version = Version::of(files);
        assert_eq!((version.first.0, version.all.0), (6, 7));
        assert!(!version.list.contains("films/a") && version.list.contains("documents-0"));
    }
}
