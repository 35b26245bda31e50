//! Takes out what the page offers to scripts and no script calls: classes of libraries (wasm-streams, which Leptos brings along),
//! and the exports behind them, so that wasm-opt finds their code unused.

use crate::Result;

/// A script of wasm-bindgen without its classes. The page has none of its own.
pub fn without_classes(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut classes: Vec<&str> = Vec::new();
    // The end of what is being left out.
    let mut until: Option<&str> = None;
    for line in script.lines() {
        if let Some(end) = until {
            until = (!line.ends_with(end) || line.starts_with(' ') && end == "}").then_some(end);
            continue;
        }
        if let Some(name) = line.strip_prefix("export class ").and_then(|rest| rest.strip_suffix(" {")) {
            classes.push(name);
            until = Some("}");
        } else if classes.iter().any(|name| line.starts_with(&format!("if (Symbol.dispose) {name}."))) {
            // One line.
        } else if classes.iter().any(|name| line.starts_with(&format!("const {name}Finalization = "))) {
            until = Some(";");
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The number of the section of exports in a wasm module.
const EXPORTS: u8 = 7;

/// A module without the exports that `script` does not name.
pub fn without_exports(module: &[u8], script: &str) -> Result<Vec<u8>> {
    let mut kept = module.get(..8).ok_or("no wasm module")?.to_vec();
    let mut rest = &module[8..];
    while let [section, after @ ..] = rest {
        let (size, after) = number(after)?;
        let (content, next) = after.split_at_checked(size).ok_or("a section is cut short")?;
        rest = next;
        kept.push(*section);
        match *section {
            EXPORTS => {
                let exports = used(content, script)?;
                kept.extend(written(exports.len()));
                kept.extend(exports);
            }
            _ => {
                kept.extend(written(size));
                kept.extend(content);
            }
        }
    }
    Ok(kept)
}

/// The content of a section of exports, without those that are not used.
fn used(content: &[u8], script: &str) -> Result<Vec<u8>> {
    let (count, mut rest) = number(content)?;
    let (mut kept, mut exports) = (0, Vec::new());
    for _ in 0..count {
        let (length, after) = number(rest)?;
        let (name, after) = after.split_at_checked(length).ok_or("a name is cut short")?;
        let (_, next) = number(after.get(1..).ok_or("an export is cut short")?)?;
        if script.contains(std::str::from_utf8(name)?) {
            kept += 1;
            exports.extend_from_slice(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    Ok([written(kept), exports].concat())
}

/// An unsigned number as wasm writes it, in groups of seven bits, and what follows it.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut number = 0;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Ok((number, &bytes[place + 1..]));
        }
    }
    Err("a number is cut short".into())
}

fn written(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_go_with_all_that_belongs_to_them() {
        let script = "let wasm;\nexport class Sink {\n    free() {\n        wasm.sink_free(0);\n    }\n}\n\
                      if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\nfunction call() {\n}\n\
                      const SinkFinalization = (typeof X === 'undefined')\n    ? { register: () => {} }\n    \
                      : new X(ptr => wasm.sink_free(ptr, 1));\nconst other = 1;\n";
        assert_eq!(without_classes(script), "let wasm;\nfunction call() {\n}\nconst other = 1;\n");
    }

    /// A module with exports of these names, between two other sections.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = written(names.len());
        for (place, name) in names.iter().enumerate() {
            exports.extend(written(name.len()));
            exports.extend(name.bytes());
            exports.push(0);
            exports.extend(written(place * 100));
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (section, content) in [(1, vec![9; 200]), (EXPORTS, exports), (10, vec![8; 3])] {
            module.push(section);
            module.extend(written(content.len()));
            module.extend(content);
        }
        module
    }

    #[test]
    fn exports_that_no_script_names_go_and_all_else_stays() {
        let long = "a".repeat(150);
        let whole = module(&["memory", "sink_free", &long]);
        assert_eq!(without_exports(&whole, &format!("wasm.memory wasm.sink_free wasm.{long}")).unwrap(), whole);
        let fewer = without_exports(&whole, "wasm.memory").unwrap();
        assert_eq!(fewer, module(&["memory"]));
    }

    #[test]
    fn a_module_that_is_cut_short_is_refused() {
        let whole = module(&["memory"]);
        for end in [3, 9, 60, whole.len() - 1] {
            assert!(without_exports(&whole[..end], "").is_err(), "cut at {end}");
        }
    }
}
