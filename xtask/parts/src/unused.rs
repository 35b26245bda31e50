//! Takes out what the page offers to scripts and no script calls: classes of libraries (wasm-streams, which Leptos brings along),
//! and the exports behind them, so that wasm-opt finds their code unused.

use crate::Result;
use crate::module::renamed;

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

/// A module without the exports that `script` does not name.
pub fn without_exports(module: &[u8], script: &str) -> Result<Vec<u8>> {
    renamed(module, str::to_owned, |name| script.contains(name).then(|| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, ExportKind, ExportSection, Module};

    #[test]
    fn classes_go_with_all_that_belongs_to_them() {
        let script = "let wasm;\nexport class Sink {\n    free() {\n        wasm.sink_free(0);\n    }\n}\n\
                      if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\nfunction call() {\n}\n\
                      const SinkFinalization = (typeof X === 'undefined')\n    ? { register: () => {} }\n    \
                      : new X(ptr => wasm.sink_free(ptr, 1));\nconst other = 1;\n";
        assert_eq!(without_classes(script), "let wasm;\nfunction call() {\n}\nconst other = 1;\n");
    }

    /// A module with exports of these names, among other sections.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = ExportSection::new();
        for (place, name) in (0..).zip(names) {
            exports.export(name, ExportKind::Func, place * 100);
        }
        let own = CustomSection { name: "own".into(), data: (&[9; 200]).into() };
        Module::new().section(&own).section(&exports).section(&own).clone().finish()
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
