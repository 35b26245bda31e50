//! What Trunk calls while it builds (Trunk.toml says when). Before the build: pack the documents and join the style
//! sheets, those of the first visit and those of what is opened later, into target/site/, where index.html picks them up. After it: what a static host wants beside the page.
//! Trunk starts all hooks of a stage at once, so each stage is one call.

use crate::bare::bare;
use crate::parts;
use crate::steps::{Result, by_hand};
use crate::tools;
use crate::workspace::Workspace;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Subcommand, Clone, Copy)]
pub enum Stage {
    /// Pack the documents that CROSSCUT_PATHS names (reviews/ without it) and join style/*.css, and style/late/*.css apart.
    PreBuild,
    /// Add to the finished files, in the folder that TRUNK_STAGING_DIR names.
    PostBuild,
}

/// From this many bytes of documents on, compiling the packer for speed pays for itself, and so does remembering what was
/// extracted.
pub const WORTH_A_FAST_PACKER: u64 = 20_000_000;

pub fn hook(workspace: &Workspace, stage: Stage) -> Result<()> {
    match stage {
        Stage::PreBuild => {
            pack(workspace, &documents(workspace))?;
            let packed = fingerprint(&workspace.site().join("bundle"))?;
            write_if_changed(&note_of_this_build(workspace), &packed)?;
            let style = workspace.root.join("style");
            join_styles(&style, &workspace.site().join("crosscut.css"))?;
            // What no first visit looks at is a sheet that comes with the parts of the program: see xtask/parts.
            join_styles(&style.join("late"), &workspace.site().join("late.css"))
        }
        Stage::PostBuild => {
            let staging =
                std::env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: Trunk calls this hook")?;
            is_what_was_packed(Path::new(&staging), &note_of_this_build(workspace))?;
            parts::lay_out(workspace, Path::new(&staging))?;
            complete(Path::new(&staging))
        }
    }
}

fn documents(workspace: &Workspace) -> Vec<PathBuf> {
    match std::env::var_os("CROSSCUT_PATHS") {
        Some(paths) if !paths.is_empty() => std::env::split_paths(&paths).collect(),
        _ => vec![workspace.root.join("reviews")],
    }
}

fn pack(workspace: &Workspace, documents: &[PathBuf]) -> Result<()> {
    let mut command = Command::new(tools::cargo());
    command.args(["run", "--quiet", "--package", "crosscut-cli", "--bin", "crosscut"]);
    let mut cache: Vec<std::ffi::OsString> = Vec::new();
    if documents.iter().map(|path| size(path)).sum::<u64>() >= WORTH_A_FAST_PACKER {
        command.arg("--release");
        cache.push("--cache".into());
        cache.push(workspace.root.join("target/xtask/extracted").into());
    }
    command.args(["--", "pack"]).args(cache).args(documents).arg("--out").arg(workspace.site().join("bundle"));
    command.current_dir(&workspace.root);
    // Its messages go straight to the terminal, and are all that somebody who mends a document has to see.
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!(
            "The documents could not be packed; the messages above say where and why.\n{}",
            by_hand(&command)
        )
        .into()),
        Err(error) => Err(format!("cargo did not start: {error}\n{}", by_hand(&command)).into()),
    }
}

/// Where a build notes what it packed: a file of its own for each folder that is built into.
fn note_of_this_build(workspace: &Workspace) -> PathBuf {
    let into = std::env::var_os("TRUNK_DIST_DIR").unwrap_or_default();
    let name: String =
        into.to_string_lossy().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    workspace.site().join(format!("packed{name}.txt"))
}

/// All builds share one folder for the bundle. Were a server of private documents to pack them there while a release
/// is being built, the release would carry them; it must not come to that.
fn is_what_was_packed(staging: &Path, note: &Path) -> Result<()> {
    let packed = fs::read_to_string(note).map_err(|error| format!("{}: {error}", note.display()))?;
    if fingerprint(&staging.join("bundle"))? == packed {
        return Ok(());
    }
    Err("The bundle was replaced while the page was being built: is `cargo xtask serve` running with other documents?\n\
         Nothing was published. Build again."
        .into())
}

/// A number that stands for the names and bytes of all files in `folder`.
fn fingerprint(folder: &Path) -> Result<String> {
    let mut open = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(folder).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// The bytes below `path`; what cannot be read counts as nothing, for the packer will say so.
pub fn size(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else { return path.metadata().map_or(0, |data| data.len()) };
    let entries = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_symlink()));
    entries.map(|entry| size(&entry.path())).sum()
}

/// Joins the style sheets in `folder` into one file, by name: cascade layers, not the order of files, say which rule wins.
fn join_styles(folder: &Path, into: &Path) -> Result<()> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| failed(folder, error))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    files.sort();
    let mut joined = String::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(file).map_err(|error| failed(file, error))?;
        joined.push_str(&format!("/* style/{name} */\n"));
        joined.push_str(&bare(&text, None));
    }
    write_if_changed(into, &joined)
}

/// Leaves an unchanged file alone, so that nothing that watches it starts again.
fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()).into())
}

/// A deep link opened on a host of plain files is an unknown path there. GitHub Pages answers it with 404.html, which
/// therefore is the page itself; and it must not run the files through Jekyll, which would drop some.
fn complete(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    // Its comments are for those who read it here.
    let text = bare(&named_after_content(staging, text)?, Some("//"));
    write_if_changed(&page, &text)?;
    write_if_changed(&staging.join("404.html"), &text)?;
    write_if_changed(&staging.join(".nojekyll"), "")
}

/// Names the script after its content, in its folder and in the page. Trunk names it after the program; where only a part is another,
/// which the script names, a browser would go on with the script that it kept under that name.
fn named_after_content(staging: &Path, mut page: String) -> Result<String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for file in fs::read_dir(staging).map_err(|error| failed(staging, error))?.flatten() {
        let (path, name) = (file.path(), file.file_name().to_string_lossy().into_owned());
        let Some((stem, _)) = name.strip_suffix(".js").and_then(|stem| stem.rsplit_once('-')) else { continue };
        if !page.contains(&name) {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        fs::read(&path).map_err(|error| failed(&path, error))?.hash(&mut hasher);
        let new = format!("{stem}-{:016x}.js", hasher.finish());
        fs::rename(&path, staging.join(&new)).map_err(|error| failed(&path, error))?;
        page = page.replace(&name, &new);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-hook-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    fn modified(path: &Path) -> SystemTime {
        path.metadata().and_then(|data| data.modified()).expect("the file is there")
    }

    #[test]
    fn style_sheets_are_joined_by_name_and_other_files_left_out() {
        let folder = folder("styles");
        for (name, text) in [("b.css", "b { }"), ("a.css", "a { }\n\n"), ("notes.txt", "no")] {
            fs::write(folder.join(name), text).expect("a file");
        }
        let joined = folder.join("out/all.css");
        join_styles(&folder, &joined).expect("joined");
        assert_eq!(
            fs::read_to_string(&joined).expect("joined"),
            "/* style/a.css */\na { }\n/* style/b.css */\nb { }\n"
        );
        let before = modified(&joined);
        join_styles(&folder, &joined).expect("joined");
        assert_eq!(modified(&joined), before, "an unchanged style sheet was written again");
    }

    #[test]
    fn a_missing_style_folder_is_named() {
        let error = join_styles(Path::new("/no/style"), Path::new("/no/all.css")).unwrap_err().to_string();
        assert!(error.contains("/no/style"), "{error}");
    }

    #[test]
    fn deep_links_get_the_page_from_a_host_of_plain_files() {
        let folder = folder("complete");
        fs::write(folder.join("index.html"), "  <!doctype html>\n// why").expect("a file");
        complete(&folder).expect("completed");
        assert_eq!(fs::read_to_string(folder.join("404.html")).expect("404"), "<!doctype html>\n");
        assert!(folder.join(".nojekyll").exists());
    }

    #[test]
    fn the_script_is_named_after_its_content() {
        let named = |name: &str, script: &str| {
            let folder = folder(name);
            fs::write(folder.join("page-0a.js"), script).expect("a file");
            fs::write(folder.join("sw.js"), "worker").expect("a file");
            fs::write(folder.join("index.html"), "<a page-0a.js><b page-0a.js><c page-0a_bg.wasm>").expect("a file");
            complete(&folder).expect("completed");
            let page = fs::read_to_string(folder.join("index.html")).expect("a page");
            let script = page.split(['<', '>', ' ']).find(|word| word.ends_with(".js")).expect("a script").to_owned();
            assert_eq!(page.trim(), format!("<a {script}><b {script}><c page-0a_bg.wasm>"));
            assert!(folder.join(&script).exists() && folder.join("sw.js").exists());
            script
        };
        let (one, other) = (named("script one", "one"), named("script other", "other"));
        assert!(one != other && one == named("script again", "one"), "{one} {other}");
        assert!(one.starts_with("page-") && one != "page-0a.js");
    }

    #[test]
    fn a_build_without_a_page_is_an_error() {
        assert!(complete(&folder("empty")).unwrap_err().to_string().contains("index.html"));
    }

    #[test]
    fn a_bundle_that_another_build_replaced_is_not_published() {
        let folder = folder("replaced");
        let (staging, note) = (folder.join("staging"), folder.join("note.txt"));
        fs::create_dir_all(staging.join("bundle/texts")).expect("a folder");
        fs::write(staging.join("bundle/texts/0.json"), "mine").expect("a file");
        fs::write(&note, fingerprint(&staging.join("bundle")).expect("readable")).expect("a file");
        is_what_was_packed(&staging, &note).expect("nothing happened in between");
        fs::write(staging.join("bundle/texts/0.json"), "not mine").expect("a file");
        assert!(is_what_was_packed(&staging, &note).unwrap_err().to_string().contains("Nothing was published"));
        assert!(is_what_was_packed(&staging, &folder.join("no note")).is_err());
    }

    #[test]
    fn the_size_of_a_folder_is_that_of_the_files_below_it() {
        let folder = folder("size");
        fs::create_dir_all(folder.join("deep")).expect("a folder");
        fs::write(folder.join("a"), "12345").expect("a file");
        fs::write(folder.join("deep/b"), "123").expect("a file");
        assert_eq!(size(&folder), 8);
        assert_eq!(size(Path::new("/no/such/file")), 0);
    }
}
