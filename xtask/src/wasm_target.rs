//! Which cargo compiles for wasm32, and where its standard library comes from. In this order:
//! 1. The toolchain in use has the library.
//! 2. rustup adds it, unless RUSTUP_AUTO_INSTALL=0 says that the owner of the machine wants no downloads by rustup.
//! 3. The distribution's compiler, with the library it ships compiled or, where it ships sources only, built from
//!    those by cargo. It is reached through a small program called `cargo` that only steps in when an argument names
//!    wasm32: everything native (Trunk's hooks too) stays with the toolchain that runs this program.

use crate::packages;
use crate::prerequisites::find;
use crate::steps::{Result, Steps};
use crate::tools;
use crate::workspace::{Workspace, at_least};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// Where distributions put their compiler.
const SYSTEM: &str = "/usr/bin";
const WHY: &str = "the page is compiled to wasm32, and the toolchain in use has no standard library for it";

/// The way to compile for wasm32 on this machine.
pub struct WasmCargo {
    /// A folder with the stand-in `cargo`, to be put first on PATH; none where the toolchain in use can do it itself.
    pub stand_in: Option<PathBuf>,
}

/// How the distribution's compiler comes to its wasm32 library.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Library {
    Compiled,
    FromSources,
}

/// Finds the way, installing what is missing.
pub fn prepare(workspace: &Workspace, steps: &mut Steps) -> Result<WasmCargo> {
    if has_library(Path::new("rustc")) {
        return Ok(WasmCargo { stand_in: None });
    }
    if find("rustup").is_some() && may_download(std::env::var("RUSTUP_AUTO_INSTALL").ok().as_deref()) {
        let mut command = Command::new("rustup");
        command.args(["target", "add", TARGET]).current_dir(&workspace.root);
        match steps.run("wasm32 library", WHY, command) {
            Ok(_) if has_library(Path::new("rustc")) => return Ok(WasmCargo { stand_in: None }),
            Ok(_) => steps.say("  rustup added it to another toolchain than the one in use; trying the distribution's"),
            Err(stop) => steps.say(&format!("{stop}\n  rustup could not; trying the distribution's compiler")),
        }
    }
    if let Some(library) = system_library(workspace) {
        return stand_in(workspace, library);
    }
    install_system_compiler(workspace, steps)?;
    match system_library(workspace) {
        Some(library) => stand_in(workspace, library),
        None => Err(format!(
            "The distribution's compiler is installed and still cannot compile for {TARGET}: {}.\n{}",
            what_it_lacks(workspace),
            other_ways(workspace)
        )
        .into()),
    }
}

/// rustup's own meaning: `0` forbids, anything else allows.
fn may_download(auto_install: Option<&str>) -> bool {
    auto_install != Some("0")
}

fn has_library(rustc: &Path) -> bool {
    let output = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let Ok(output) = output else { return false };
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    // The folder alone proves nothing: an interrupted installation leaves it empty.
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// What the compiler in /usr/bin can do; none when it is absent, too old or incomplete.
fn system_library(workspace: &Workspace) -> Option<Library> {
    let rustc = Path::new(SYSTEM).join("rustc");
    if !Path::new(SYSTEM).join("cargo").exists() || !new_enough(&rustc, workspace) || !linker_works() {
        return None;
    }
    if has_library(&rustc) {
        return Some(Library::Compiled);
    }
    library_sources(&rustc).exists().then_some(Library::FromSources)
}

fn new_enough(rustc: &Path, workspace: &Workspace) -> bool {
    rustc.to_str().and_then(crate::prerequisites::version).is_some_and(|have| at_least(&have, &workspace.oldest_rust))
}

fn library_sources(rustc: &Path) -> PathBuf {
    let output = Command::new(rustc).args(["--print", "sysroot"]).output();
    let sysroot = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml")
}

fn linker() -> PathBuf {
    Path::new(SYSTEM).join("rust-lld")
}

fn linker_works() -> bool {
    linker().exists()
}

fn what_it_lacks(workspace: &Workspace) -> String {
    let rustc = Path::new(SYSTEM).join("rustc");
    if !new_enough(&rustc, workspace) {
        format!("{} is older than {} or not there", rustc.display(), workspace.oldest_rust)
    } else if !linker_works() {
        format!("{} is not there or points nowhere", linker().display())
    } else {
        format!("it has neither a compiled library nor its sources in {}", library_sources(&rustc).display())
    }
}

/// The sets of packages that can do it, best first, each with the package whose version decides. The first needs no
/// library to be built.
const SETS: [(&str, &[&str]); 3] = [
    ("libstd-rust-dev-wasm32", &["rustc", "cargo", "libstd-rust-dev-wasm32", "rust-llvm", "lld", "rust-clippy"]),
    ("rustc-web", &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"]),
    ("rustc", &["rustc", "cargo", "rust-src", "rust-llvm", "rust-clippy"]),
];

fn install_system_compiler(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let new_enough = || {
        SETS.iter().find(|(decides, _)| {
            packages::candidate(decides).is_some_and(|version| at_least(&version, &workspace.oldest_rust))
        })
    };
    // A machine's lists may be missing or of the day it was made, with compilers that are too old.
    let set = packages::has_apt().then(|| {
        new_enough().or_else(|| {
            packages::update(steps);
            new_enough()
        })
    });
    let Some((_, set)) = set.flatten() else {
        return Err(format!(
            "{WHY}, and no package of this system brings one that is new enough.\n{}",
            other_ways(workspace)
        )
        .into());
    };
    let mut set = set.to_vec();
    let llvm = set.iter().find(|package| package.ends_with("-llvm"));
    let linker = llvm.and_then(|llvm| linker_beside(&packages::dependencies(llvm)));
    set.extend(linker.as_deref());
    packages::install(steps, "a compiler for wasm32", WHY, &set, &other_ways(workspace))?;
    if !linker_works()
        && let Some(package) = linker_pointed_at()
    {
        let why = "the compiler's wasm linker is a link to it";
        packages::install(steps, &package, why, &[&package], &other_ways(workspace))?;
    }
    Ok(())
}

/// The package of the linker that goes with the LLVM among `dependencies`: Debian's `rust-lld` is a link to `lld-22`
/// where the compiler depends on `llvm-22`, and no package asks for the target of that link.
fn linker_beside(dependencies: &[String]) -> Option<String> {
    let version = dependencies.iter().find_map(|package| package.strip_prefix("llvm-"))?;
    version.chars().all(|c| c.is_ascii_digit()).then(|| format!("lld-{version}"))
}

/// The same, once the link is there: its target is named like the package.
fn linker_pointed_at() -> Option<String> {
    let target = fs::read_link(linker()).ok()?;
    Some(target.file_name()?.to_string_lossy().into_owned())
}

fn other_ways(workspace: &Workspace) -> String {
    format!(
        "One of these by hand, then start again:\n  \
         rustup target add {TARGET}        (where rustup may download)\n  \
         Debian, Ubuntu:  apt-get install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22\n  \
         Fedora:          dnf install rust-std-static-{TARGET} lld\n  \
         any other way to a Rust {} or newer with the {TARGET} library",
        workspace.oldest_rust
    )
}

fn stand_in(workspace: &Workspace, library: Library) -> Result<WasmCargo> {
    let folder = workspace.tools.join("wasm-cargo");
    let file = folder.join("cargo");
    let script = script(&tools::cargo(), library);
    let written = (|| {
        fs::create_dir_all(&folder)?;
        if fs::read_to_string(&file).ok().as_deref() != Some(&script) {
            fs::write(&file, &script)?;
        }
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
    })();
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(WasmCargo { stand_in: Some(folder) })
}

fn script(native: &Path, library: Library) -> String {
    let build_library = match library {
        Library::Compiled => "",
        // RUSTC_BOOTSTRAP lets a stable cargo build the library; it is set here and nowhere else, because it would
        // also change what native builds may do and make them compile everything again.
        Library::FromSources => {
            "        RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n        export RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD\n"
        }
    };
    format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask` (xtask/src/wasm_target.rs). Compiles for wasm32 with the distribution's toolchain\n\
         # and leaves everything else to the toolchain that runs `cargo xtask`.\n\
         for argument in \"$@\"; do\n    \
             case $argument in\n    \
             {TARGET} | --target={TARGET})\n        \
                 unset RUSTUP_TOOLCHAIN RUSTC RUSTDOC CARGO\n        \
                 PATH={SYSTEM}:$PATH\n        \
                 export PATH\n\
         {build_library}        \
                 exec {SYSTEM}/cargo \"$@\"\n        \
                 ;;\n    \
             esac\n\
         done\n\
         exec '{}' \"$@\"\n",
        native.display().to_string().replace('\'', r"'\''")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_the_machine_can_forbid_downloads_by_rustup() {
        assert!(!may_download(Some("0")));
        assert!(may_download(Some("1")));
        assert!(may_download(None));
    }

    #[test]
    fn the_linker_goes_with_the_llvm_that_the_compiler_depends_on() {
        let dependencies = ["libc6", "libgcc-s1", "llvm-22"].map(str::to_owned);
        assert_eq!(linker_beside(&dependencies).as_deref(), Some("lld-22"));
        assert_eq!(linker_beside(&["llvm-runtime".to_owned()]), None);
    }

    /// Runs the stand-in with `arguments` and returns what the native cargo (a script that prints `native`) printed,
    /// or an empty text when the call went to the system's.
    fn native_answer(arguments: &[&str]) -> String {
        let folder = std::env::temp_dir().join(format!("xtask-stand-in-{}-{}", std::process::id(), arguments.len()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let (native, file) = (folder.join("it's native"), folder.join("cargo"));
        fs::write(&native, "#!/bin/sh\necho native $RUSTC_BOOTSTRAP \"$@\"\n").expect("a script");
        fs::write(&file, script(&native, Library::FromSources).replace("/usr/bin/cargo", "true")).expect("a script");
        fs::set_permissions(&native, fs::Permissions::from_mode(0o755)).expect("permissions");
        let output = Command::new("sh").arg(&file).args(arguments).env_remove("RUSTC_BOOTSTRAP").output().expect("sh");
        fs::remove_dir_all(&folder).expect("the folder is ours");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    #[test]
    fn only_calls_for_wasm32_go_to_the_distributions_compiler() {
        assert_eq!(native_answer(&["build", "--release"]), "native build --release");
        assert_eq!(native_answer(&["build", "--target=wasm32-unknown-unknown", "--offline"]), "");
        assert_eq!(native_answer(&["clippy", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]), "");
    }
}
