//! How the page's crate is compiled and put together: Trunk with our tools first on PATH. Knows no browser and no test.

use crate::parts;
use crate::steps::{Result, Steps};
use crate::wasm_target::WasmCargo;
use crate::workspace::Workspace;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment in which Trunk and cargo build the page.
pub struct Page {
    root: PathBuf,
    path: OsString,
    stand_in: Option<PathBuf>,
    /// The folder of the wasm-bindgen that cuts the page into parts; nothing else is built through it.
    cutter: PathBuf,
    /// Where the project's own programs are, if they were compiled a moment ago.
    binaries: Option<PathBuf>,
}

impl Page {
    pub fn new(workspace: &Workspace, wasm: WasmCargo) -> Result<Page> {
        let mut path = OsString::new();
        for folder in wasm.stand_in.iter().chain([&workspace.tools.join("bin")]) {
            path.push(folder);
            path.push(":");
        }
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let bindgen = crate::prerequisites::find_in(&path, "wasm-bindgen");
        let bindgen = bindgen.ok_or("wasm-bindgen was installed and is not there")?;
        let cutter = parts::stand_in(workspace, &bindgen)?;
        Ok(Page { root: workspace.root.clone(), path, stand_in: wasm.stand_in, cutter, binaries: None })
    }

    /// The folder with the root Cargo.toml.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same for a run in which the project's own programs are compiled already. Alone each of them has other features of its
    /// libraries, and would have them compiled once more.
    pub fn with_binaries(self, folder: PathBuf) -> Page {
        Page { binaries: Some(folder), ..self }
    }

    /// A program of the project that works on a built site.
    pub fn native(&self, package: &str) -> Command {
        let mut command = match &self.binaries {
            Some(folder) => Command::new(folder.join(package)),
            None => {
                let mut cargo = Command::new(crate::tools::cargo());
                cargo.args(["run", "--quiet", "--package", package, "--bin", package, "--"]);
                cargo
            }
        };
        command.current_dir(&self.root);
        command
    }

    /// `trunk …`, which packs the documents in `paths` on its way (see `hook`).
    pub fn trunk(&self, subcommand: &str, paths: &[PathBuf]) -> Result<Command> {
        let program =
            crate::prerequisites::find_in(&self.path, "trunk").ok_or("trunk was installed and is not there")?;
        let mut command = Command::new(program);
        // Offline: a tool in another version must be an error here, never a download behind our back.
        command.args([subcommand, "--offline", "--skip-version-check"]).current_dir(&self.root);
        let mut path = self.cutter.clone().into_os_string();
        path.push(":");
        path.push(&self.path);
        command.env("PATH", path);
        // Short names inside the project, so that the packer's messages can be clicked and be used as annotations.
        let paths = paths.iter().map(|path| path.strip_prefix(&self.root).unwrap_or(path));
        let documents =
            std::env::join_paths(paths).map_err(|error| format!("a path with a colon cannot be packed: {error}"))?;
        command.env("CROSSCUT_PATHS", documents);
        only_our_flags(&mut command);
        // Trunk reads NO_COLOR as true or false and ends with an error at the usual 1.
        command.env_remove("NO_COLOR");
        // With RUST_BACKTRACE=1 around it buries the packer's message under fifty lines of its own.
        command.env("RUST_LIB_BACKTRACE", "0");
        Ok(command)
    }

    /// `cargo …` for wasm32; the target is already among its arguments.
    pub fn wasm_cargo(&self, subcommand: &str) -> Command {
        let mut command = match &self.stand_in {
            Some(folder) => Command::new(folder.join("cargo")),
            None => Command::new(crate::tools::cargo()),
        };
        command.args([subcommand, "--target", "wasm32-unknown-unknown"]).current_dir(&self.root);
        command.env("PATH", &self.path);
        only_our_flags(&mut command);
        command
    }

    /// Puts the tools, and the cargo that compiles for wasm32, first on a command's PATH.
    pub fn with_tools(&self, command: &mut Command) {
        command.env("PATH", &self.path);
        only_our_flags(command);
    }

    /// Fetches all crates, for Trunk builds offline, and the test of what the project is made of asks for those of every system. Asks no
    /// registry when Cargo.lock's crates are here.
    pub fn fetch(&self, workspace: &Workspace, steps: &mut Steps) -> Result<()> {
        let native = || {
            let mut command = Command::new(crate::tools::cargo());
            command.args(["fetch", "--locked"]);
            command
        };
        let every: [(&str, &dyn Fn() -> Command); 2] = [
            ("those that Cargo.lock names", &native),
            ("the standard library's where it is built here", &|| self.wasm_cargo("fetch")),
        ];
        for (which, fetch) in every {
            let mut offline = fetch();
            offline.current_dir(&workspace.root).args(["--offline", "--quiet"]);
            if !offline.output().is_ok_and(|output| output.status.success()) {
                let mut command = fetch();
                command.current_dir(&workspace.root);
                steps.run("crates", which, command)?;
            }
        }
        Ok(())
    }
}

/// Flags that somebody set for native builds (another linker, say) would take the place of those in .cargo/config.toml. Ours are
/// joined with those.
fn only_our_flags(command: &mut Command) {
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let flags = home.map(|home| without_folders(&home.join("registry/src"))).unwrap_or_default();
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
}

/// Flags with which files of libraries are called by their library: the program is the same on every machine then, says nothing
/// of the one that it was built on, and is smaller.
fn without_folders(sources: &Path) -> String {
    let mut registries: Vec<PathBuf> =
        std::fs::read_dir(sources).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    registries.sort();
    // A path with a space cannot be given this way.
    let paths = registries.iter().filter_map(|path| path.to_str()).filter(|path| !path.contains(' '));
    paths.map(|path| format!("--remap-path-prefix={path}/=")).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_called_without_the_folders_of_the_machine() {
        let sources = std::env::temp_dir().join(format!("crosscut-registries-{}", std::process::id()));
        for registry in ["b-1", "a-2"] {
            std::fs::create_dir_all(sources.join(registry)).unwrap();
        }
        let flags = without_folders(&sources);
        std::fs::remove_dir_all(&sources).unwrap();
        let sources = sources.display();
        assert_eq!(flags, format!("--remap-path-prefix={sources}/a-2/= --remap-path-prefix={sources}/b-1/="));
        assert_eq!(without_folders(Path::new("/nowhere/at/all")), "");
    }
}
