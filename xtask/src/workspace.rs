//! Where things are and which versions are asked for. Versions are written down elsewhere, once each: the oldest Rust
//! and the crates in Cargo.toml, `wasm-bindgen` in Cargo.lock (the tool must be the crate's twin), `trunk` and
//! `wasm-opt` in Trunk.toml, because Trunk itself reads them there and refuses others, `cargo-fuzz` and `geckodriver` in Cargo.toml.

use crate::steps::Result;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The folders and the pinned versions of one checkout.
pub struct Workspace {
    /// The folder with the root Cargo.toml.
    pub root: PathBuf,
    /// Where tools are installed: `.tools/`, or what CROSSCUT_TOOLS names.
    pub tools: PathBuf,
    /// The oldest Rust that builds the project, such as `1.89`.
    pub oldest_rust: String,
    /// The version of trunk, such as `0.21.14`.
    pub trunk: String,
    /// The version of wasm-bindgen, such as `0.2.130`; none as long as nothing in Cargo.lock needs it.
    pub wasm_bindgen: Option<String>,
    /// The version of binaryen's wasm-opt, such as `132`.
    pub wasm_opt: String,
    /// The version of cargo-fuzz, such as `0.13.2`.
    pub cargo_fuzz: String,
    /// The version of geckodriver, such as `0.37.1`.
    pub geckodriver: String,
    /// What Trunk watches, relative to the root.
    pub watched: Vec<PathBuf>,
}

impl Workspace {
    /// Reads the checkout that this program was compiled in.
    pub fn open() -> Result<Workspace> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.parent().unwrap_or(own).to_path_buf();
        let cargo = read(&root.join("Cargo.toml"))?;
        let lock = read(&root.join("Cargo.lock"))?;
        let trunk = read(&root.join("Trunk.toml"))?;
        let tools = match std::env::var_os("CROSSCUT_TOOLS") {
            Some(folder) if !folder.is_empty() => {
                std::path::absolute(folder).map_err(|error| format!("CROSSCUT_TOOLS is no usable path: {error}"))?
            }
            _ => root.join(".tools"),
        };
        Ok(Workspace {
            tools,
            oldest_rust: text(&cargo, &["workspace", "package", "rust-version"], "Cargo.toml")?,
            trunk: text(&trunk, &["trunk-version"], "Trunk.toml")?.trim_start_matches('=').to_owned(),
            wasm_bindgen: locked(&lock, "wasm-bindgen"),
            wasm_opt: text(&trunk, &["tools", "wasm_opt"], "Trunk.toml")?.trim_start_matches("version_").to_owned(),
            cargo_fuzz: text(&cargo, &["workspace", "metadata", "tools", "cargo-fuzz"], "Cargo.toml")?,
            geckodriver: text(&cargo, &["workspace", "metadata", "tools", "geckodriver"], "Cargo.toml")?,
            watched: watched(&trunk),
            root,
        })
    }

    /// What the build makes before Trunk takes it over: the bundle and the style sheet.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }
}

fn read(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()).into())
}

fn text(table: &Table, keys: &[&str], file: &str) -> Result<String> {
    let missing = || format!("{file} has no {}: the version is pinned there and nowhere else", keys.join("."));
    let (last, folders) = keys.split_last().ok_or_else(missing)?;
    let mut table = table;
    for key in folders {
        table = table.get(*key).and_then(Value::as_table).ok_or_else(missing)?;
    }
    Ok(table.get(*last).and_then(Value::as_str).ok_or_else(missing)?.to_owned())
}

fn locked(lock: &Table, name: &str) -> Option<String> {
    let packages = lock.get("package")?.as_array()?;
    let package = packages.iter().find(|package| package.get("name").and_then(Value::as_str) == Some(name))?;
    Some(package.get("version")?.as_str()?.to_owned())
}

fn watched(trunk: &Table) -> Vec<PathBuf> {
    let list = trunk.get("watch").and_then(|watch| watch.get("watch")).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(PathBuf::from).collect()
}

/// Whether version `have` is `want` or newer. Compares the numbers between dots, so `1.100` is newer than `1.89`;
/// what follows the last number (`-1~deb12u2`, `+dfsg1`) does not count.
pub fn at_least(have: &str, want: &str) -> bool {
    let numbers = |version: &str| -> Vec<u64> {
        let end = version.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(version.len());
        version[..end].split('.').map(|part| part.parse().unwrap_or(0)).collect()
    };
    let (mut have, mut want) = (numbers(have), numbers(want));
    let length = have.len().max(want.len());
    have.resize(length, 0);
    want.resize(length, 0);
    have >= want
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(at_least("1.96.0+dfsg1-1~deb12u2", "1.89"));
        assert!(at_least("1.100.0", "1.89"));
        assert!(at_least("1.89", "1.89.0"));
        assert!(!at_least("1.63.0+dfsg1-2", "1.89"));
        assert!(!at_least("", "1.89"));
    }

    #[test]
    fn every_version_is_pinned_exactly() {
        let workspace = Workspace::open().expect("the tests run inside the workspace");
        let trunk = fs::read_to_string(workspace.root.join("Trunk.toml")).expect("Trunk.toml is read above");
        assert!(trunk.contains("trunk-version = \"="), "Trunk.toml must pin one version, not a range");
        for version in [&workspace.trunk, &workspace.wasm_opt, &workspace.cargo_fuzz, &workspace.oldest_rust] {
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{version} is no version");
        }
        assert!(workspace.watched.iter().any(|path| path == Path::new("reviews")), "a changed review must rebuild");
    }

    #[test]
    fn the_watcher_never_sees_what_the_build_writes() {
        let workspace = Workspace::open().expect("the tests run inside the workspace");
        for path in &workspace.watched {
            assert!(
                !path.starts_with("target") && !path.starts_with("dist"),
                "{} would rebuild for ever",
                path.display()
            );
        }
    }
}
