//! Stands in for wasm-bindgen while Trunk builds the page: cuts the linked program into its parts (src/parts.rs says where), hands
//! the core to the real wasm-bindgen, makes the parts small and names them after their content. `xtask/src/parts.rs` puts it in
//! wasm-bindgen's place; the hook after the build lays the parts beside the page. It knows nothing of what a part is for.

mod bare;
mod call;
mod glue;
mod module;
mod short;
mod unused;

use call::Call;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use wasm_split_cli_support::{Options, transform};
use xxhash_rust::xxh64::xxh64;

/// What parts are called by the script that wasm-bindgen writes, until the two become one.
const LINKS: &str = "./parts.js";

/// The style of what is in parts, beside the folder for finished parts. The hook before the build leaves it there.
const SHEET: &str = "late.css";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: the page could not be cut into parts: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments: the real wasm-bindgen, the folder for finished parts, and what Trunk wanted of wasm-bindgen.
fn run(arguments: Vec<OsString>) -> Result<()> {
    let [bindgen, into, wanted @ ..] = &arguments[..] else {
        return Err("usage: crosscut-parts WASM-BINDGEN FOLDER ARGUMENTS-OF-WASM-BINDGEN".into());
    };
    let call = Call::read(wanted)?;
    let raw = call.folder.join("parts");
    let core = raw.join("core.wasm");
    let program = read(&call.program)?;
    let script = format!("./{}.js", call.name);
    let cut = transform({
        let mut options = Options::new(&program);
        options.output_dir = &raw;
        options.main_out_path = &core;
        options.link_name = LINKS;
        options.main_module = &script;
        options
    })?;
    bind(Path::new(bindgen), &call, wanted, &core)?;
    let into = Path::new(into);
    let finished = finish(&cut.split_modules, &into.join(call.mode()), call.is_release())?;
    let sheet = style(&into.with_file_name(SHEET), &into.join(call.mode()))?;
    let script = call.folder.join(format!("{}.js", call.name));
    let links = text(&raw.join(LINKS))?;
    let joined = glue::join(&unused::without_classes(&text(&script)?), &links, LINKS, &finished, sheet.as_deref())?;
    let module = call.folder.join(format!("{}_bg.wasm", call.name));
    let mut program = unused::without_exports(&read(&module)?, &joined)?;
    let mut joined = joined;
    if call.is_release() {
        (program, joined) = short::shortened(&program, &joined)?;
    }
    write(&module, &program)?;
    write(&script, joined.as_bytes())
}

/// Lets the real wasm-bindgen work on the core.
fn bind(bindgen: &Path, call: &Call, wanted: &[OsString], core: &Path) -> Result<()> {
    let mut command = Command::new(bindgen);
    command.args(wanted.iter().filter(|argument| **argument != call.program)).arg(core);
    // What parts refer to is exported under the linker's names.
    command.args(["--keep-lld-exports", "--no-demangle"]);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", bindgen.display()).into()),
        Err(error) => Err(format!("{}: {error}", bindgen.display()).into()),
    }
}

/// A part as the linker's script names it, and the name of its finished file.
type Renamed = (String, String);

/// Leaves the parts, and nothing else, in `into`.
fn finish(parts: &[PathBuf], into: &Path, is_release: bool) -> Result<Vec<Renamed>> {
    let failed = |error| format!("{}: {error}", into.display());
    if into.exists() {
        fs::remove_dir_all(into).map_err(failed)?;
    }
    fs::create_dir_all(into).map_err(failed)?;
    let flags = if is_release { Some(call::optimizer()?) } else { None };
    let mut finished = Vec::new();
    for part in parts {
        if let Some(flags) = &flags {
            let optimized = Command::new("wasm-opt").args(flags).arg(part).arg("-o").arg(part).output();
            let optimized = optimized.map_err(|error| format!("wasm-opt: {error}"))?;
            if !optimized.status.success() {
                return Err(format!("wasm-opt: {}", String::from_utf8_lossy(&optimized.stderr)).into());
            }
        }
        let bytes = read(part)?;
        let old = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem = old.trim_end_matches(".wasm").trim_start_matches("split_").replace('_', "-");
        let new = format!("part-{stem}-{:016x}.wasm", xxh64(&bytes, 0));
        fs::write(into.join(&new), bytes).map_err(failed)?;
        finished.push((old, new));
    }
    Ok(finished)
}

/// Leaves the style of the parts in `into`, if there is one, and answers what its file is called.
fn style(sheet: &Path, into: &Path) -> Result<Option<String>> {
    if !sheet.exists() {
        return Ok(None);
    }
    let bytes = read(sheet)?;
    let name = format!("part-late-{:016x}.css", xxh64(&bytes, 0));
    write(&into.join(&name), &bytes)?;
    Ok(Some(name))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
