//! How the page comes in parts: while Trunk builds, a small program called `wasm-bindgen` stands before the real one. It calls
//! `crosscut-parts` (xtask/parts), which cuts the program and leaves the parts in target/site/; after the build they are laid
//! beside the page's script, which names them.

use crate::steps::Result;
use crate::tools;
use crate::workspace::Workspace;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Writes the stand-in for `bindgen` and returns its folder, to be put first on Trunk's PATH.
pub fn stand_in(workspace: &Workspace, bindgen: &Path) -> Result<PathBuf> {
    let folder = workspace.root.join("target/xtask/stand-in");
    let file = folder.join("wasm-bindgen");
    let script = script(&tools::cargo(), bindgen, &folder_of_parts(workspace));
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, script))
        .and_then(|()| fs::set_permissions(&file, fs::Permissions::from_mode(0o755)));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(folder)
}

fn folder_of_parts(workspace: &Workspace) -> PathBuf {
    workspace.site().join("parts")
}

fn script(cargo: &Path, bindgen: &Path, parts: &Path) -> String {
    let [cargo, bindgen, parts] =
        [cargo, bindgen, parts].map(|path| format!("'{}'", path.display().to_string().replace('\'', r"'\''")));
    format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask` (xtask/src/parts.rs). Cuts the page into parts on its way through wasm-bindgen.\n\
         case $1 in\n\
         --version | -V) exec {bindgen} \"$@\" ;;\n\
         esac\n\
         exec {cargo} run --quiet --package crosscut-parts -- {bindgen} {parts} \"$@\"\n"
    )
}

/// Lays the parts that the script in `staging` names beside it.
pub fn lay_out(workspace: &Workspace, staging: &Path) -> Result<()> {
    // Trunk's own word for the two ways to build.
    let mode = std::env::var("TRUNK_PROFILE").unwrap_or_else(|_| "debug".to_owned());
    lay_out_from(&folder_of_parts(workspace).join(mode), staging)
}

fn lay_out_from(parts: &Path, staging: &Path) -> Result<()> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for file in fs::read_dir(staging).map_err(|error| failed(staging, error))?.flatten() {
        if file.path().extension().is_none_or(|extension| extension != "js") {
            continue;
        }
        let script = fs::read_to_string(file.path()).map_err(|error| failed(&file.path(), error))?;
        for name in named(&script) {
            let part = parts.join(name);
            fs::copy(&part, staging.join(name)).map_err(|error| {
                format!("{}\nIs the page being built twice at the same time? Build again.", failed(&part, error))
            })?;
        }
    }
    Ok(())
}

/// The files of parts that a script names, their style sheet among them: `"./part-….wasm"`.
fn named(script: &str) -> impl Iterator<Item = &str> {
    script.split('"').filter_map(|text| text.strip_prefix("./")).filter(|name| {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
        plain && name.starts_with("part-") && (name.ends_with(".wasm") || name.ends_with(".css"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-parts-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    fn program(folder: &Path, name: &str) -> PathBuf {
        let file = folder.join(name);
        fs::write(&file, format!("#!/bin/sh\necho \"{name}:\" \"$@\"\n")).expect("a script");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("permissions");
        file
    }

    #[test]
    fn the_version_is_that_of_the_real_one_and_work_goes_through_the_cutter() {
        let folder = folder("it's here");
        let (cargo, bindgen) = (program(&folder, "cargo"), program(&folder, "bindgen"));
        let file = folder.join("stand-in");
        fs::write(&file, script(&cargo, &bindgen, Path::new("/parts"))).expect("a script");
        let answer = |arguments: &[&str]| {
            let output = Command::new("sh").arg(&file).args(arguments).output().expect("sh");
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        };
        assert_eq!(answer(&["--version"]), "bindgen: --version");
        let expected =
            format!("cargo: run --quiet --package crosscut-parts -- {} /parts --out-name=a b", bindgen.display());
        assert_eq!(answer(&["--out-name=a", "b"]), expected);
    }

    #[test]
    fn the_parts_that_the_script_names_are_laid_beside_it_and_no_others() {
        let folder = folder("laid out");
        let (parts, staging) = (folder.join("parts"), folder.join("staging"));
        for folder in [&parts, &staging] {
            fs::create_dir_all(folder).expect("a folder");
        }
        let script = r#"fetch(new URL("./part-reader-0a.wasm", import.meta.url)); import("./part-../x.wasm"); "./other.wasm"; "./part-late-0c.css""#;
        fs::write(staging.join("page.js"), script).expect("a file");
        let missing = lay_out_from(&parts, &staging).unwrap_err().to_string();
        assert!(missing.contains("part-reader-0a.wasm") && missing.contains("Build again"), "{missing}");
        fs::write(parts.join("part-reader-0a.wasm"), "reader").expect("a file");
        fs::write(parts.join("part-late-0c.css"), "late").expect("a file");
        fs::write(parts.join("part-old-0b.wasm"), "old").expect("a file");
        lay_out_from(&parts, &staging).expect("all parts are there");
        assert_eq!(fs::read_to_string(staging.join("part-reader-0a.wasm")).expect("it is there"), "reader");
        assert!(staging.join("part-late-0c.css").exists() && !staging.join("part-old-0b.wasm").exists());
    }
}
