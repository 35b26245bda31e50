//! What Trunk asks of wasm-bindgen, and of wasm-opt.

use crate::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The parts of a call that the cutting has to know.
#[derive(Debug, PartialEq)]
pub struct Call {
    /// The linked program.
    pub program: PathBuf,
    /// Where wasm-bindgen writes.
    pub folder: PathBuf,
    /// The name of what it writes.
    pub name: String,
}

impl Call {
    /// Reads `--target=web --out-dir=… --out-name=… PROGRAM` and what else there may be.
    pub fn read(arguments: &[OsString]) -> Result<Call> {
        let option = |name: &str| {
            let mut found =
                arguments.iter().filter_map(|argument| argument.to_str()?.strip_prefix(name)?.strip_prefix('='));
            found.next_back().ok_or_else(|| format!("wasm-bindgen was called without {name}"))
        };
        if option("--target")? != "web" {
            return Err("parts are made for --target=web only".into());
        }
        let program = arguments.iter().find(|argument| !argument.to_string_lossy().starts_with('-'));
        Ok(Call {
            program: program.ok_or("wasm-bindgen was called without a program")?.into(),
            folder: option("--out-dir")?.into(),
            name: option("--out-name")?.to_owned(),
        })
    }

    /// Trunk keeps what it builds for publishing and what it builds for development apart, in folders of these names.
    pub fn mode(&self) -> &str {
        self.folder.file_name().and_then(|name| name.to_str()).unwrap_or("debug")
    }

    /// Whether the page is built to be published.
    pub fn is_release(&self) -> bool {
        self.mode() == "release"
    }
}

/// The options with which Trunk calls wasm-opt, from the page that names them.
pub fn optimizer() -> Result<Vec<String>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index.html");
    let text = std::fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    flags(&text).ok_or_else(|| format!("{} names no data-wasm-opt", page.display()).into())
}

fn flags(page: &str) -> Option<Vec<String>> {
    let attribute = |name: &str| Some(page.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
    let level = format!("-O{}", attribute("data-wasm-opt")?);
    let others = attribute("data-wasm-opt-params").unwrap_or_default();
    Some([level].into_iter().chain(others.split_whitespace().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn what_trunk_wants_is_understood() {
        let call =
            Call::read(&arguments("--target=web --out-dir=/t/release --out-name=page /t/page.wasm --no-typescript"));
        let call = call.unwrap();
        assert_eq!((call.program, call.name), (PathBuf::from("/t/page.wasm"), "page".to_owned()));
        let call = |folder: &str| Call { program: "p".into(), folder: folder.into(), name: "p".to_owned() };
        assert!(call("/t/release").is_release() && !call("/t/debug").is_release());
    }

    #[test]
    fn another_call_is_refused_with_what_it_lacks() {
        let error = |text: &str| Call::read(&arguments(text)).unwrap_err().to_string();
        assert!(error("--target=web --out-name=page p.wasm").contains("--out-dir"));
        assert!(error("--target=no-modules --out-dir=/t --out-name=page p.wasm").contains("web only"));
        assert!(error("--target=web --out-dir=/t --out-name=page").contains("without a program"));
    }

    #[test]
    fn parts_are_made_small_as_the_core_is() {
        let page = "<link\n data-wasm-opt=\"z\"\n data-wasm-opt-params=\"--enable-simd  --enable-bulk-memory\"\n>";
        assert_eq!(flags(page).unwrap(), ["-Oz", "--enable-simd", "--enable-bulk-memory"]);
        assert!(optimizer().unwrap().contains(&"--enable-simd".to_owned()));
        assert!(flags("<link>").is_none());
    }
}
