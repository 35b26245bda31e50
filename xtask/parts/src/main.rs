//! Stands in for wasm-bindgen while Trunk builds the page: cuts the linked program into its parts (src/parts.rs says where), hands
//! the core to the real wasm-bindgen, makes the parts small and names them after their content. `xtask/src/parts.rs` puts it in
//! wasm-bindgen's place; the hook after the build lays the parts beside the page. It knows nothing of what a part is for.

mod bare;
mod call;
mod glue;
mod module;
mod packs;
mod short;
mod unused;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use call::Call;
use glue::{File, Part};
use packs::{Pack, packed, packs};
use sha2::{Digest, Sha384};
use std::collections::BTreeSet;
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
    let finished = into.join(call.mode());
    if call.is_release() {
        make_small(&cut.split_modules)?;
    }
    let size = |piece: &str| Ok(read(&raw.join(piece).with_extension("wasm"))?.len());
    let packs = packs(&cut.prefetch_map, size)?;
    let files = finish(&packs, &raw, &finished)?;
    let sheet = style(&into.with_file_name(SHEET), &finished)?;
    let parts: BTreeSet<&String> = cut.prefetch_map.keys().collect();
    let parts = parts.into_iter().map(|part| {
        let needed = packs.iter().enumerate().filter(|(_, pack)| pack.parts.contains(part));
        Part { name: part, files: needed.map(|(place, _)| place).collect() }
    });
    let parts: Vec<Part> = parts.collect();
    let script = call.folder.join(format!("{}.js", call.name));
    let links = text(&raw.join(LINKS))?;
    let joined = glue::join(&unused::without_classes(&text(&script)?), &links, LINKS, &parts, &files, sheet.as_ref())?;
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

/// Lets wasm-opt work on pieces, as Trunk does on the core.
fn make_small(pieces: &[PathBuf]) -> Result<()> {
    let flags = call::optimizer()?;
    for piece in pieces {
        let optimized = Command::new("wasm-opt").args(&flags).arg(piece).arg("-o").arg(piece).output();
        let optimized = optimized.map_err(|error| format!("wasm-opt: {error}"))?;
        if !optimized.status.success() {
            return Err(format!("wasm-opt: {}", String::from_utf8_lossy(&optimized.stderr)).into());
        }
    }
    Ok(())
}

/// Leaves the files of the parts, and nothing else, in `into`: one for each pack, in their order. `raw` is the folder with the pieces.
fn finish(packs: &[Pack], raw: &Path, into: &Path) -> Result<Vec<File>> {
    let failed = |error| format!("{}: {error}", into.display());
    if into.exists() {
        fs::remove_dir_all(into).map_err(failed)?;
    }
    fs::create_dir_all(into).map_err(failed)?;
    let mut files = Vec::new();
    for (place, pack) in packs.iter().enumerate() {
        let pieces: Vec<Vec<u8>> =
            pack.pieces.iter().map(|piece| read(&raw.join(piece).with_extension("wasm"))).collect::<Result<_>>()?;
        let stem = match pack.parts.len() {
            1 => pack.pieces[0].trim_start_matches("split_").replace('_', "-"),
            _ => format!("shared-{place}"),
        };
        files.push(match &pieces[..] {
            [alone] => named(into, &stem, "wasm", alone, false)?,
            pieces => named(into, &stem, "wasm", &packed(pieces.iter().map(Vec::as_slice)), true)?,
        });
    }
    Ok(files)
}

/// Leaves the style of the parts in `into`, if there is one.
fn style(sheet: &Path, into: &Path) -> Result<Option<File>> {
    if !sheet.exists() {
        return Ok(None);
    }
    named(into, "late", "css", &read(sheet)?, false).map(Some)
}

/// Leaves a file in `into` under a name that stands for its content.
fn named(into: &Path, stem: &str, ending: &str, bytes: &[u8], is_pack: bool) -> Result<File> {
    let name = format!("part-{stem}-{:016x}.{ending}", xxh64(bytes, 0));
    write(&into.join(&name), bytes)?;
    let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    Ok(File { name, integrity, is_pack })
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
