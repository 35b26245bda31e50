//! Short names for what script and program call each other by, and a script without indentation and comments. wasm-bindgen's
//! names end in a hash each, which no compression makes smaller, and stand in both files.

use crate::Result;
use std::collections::BTreeMap;
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Imports, Parser, Payload};

/// What parts import from the core under these names.
const SHARED: [&str; 2] = ["memory", "__indirect_function_table"];
const SHARED_PREFIX: &str = "__wasm_split";

/// The module and the script with shorter names for the module's imports and exports.
pub fn shortened(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut short = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports {
                    match import? {
                        Imports::Single(_, import) => {
                            let field = names.short(import.name);
                            section.import(import.module, &field, wasm_encoder::EntityType::try_from(import.ty)?);
                        }
                        _ => return Err("imports are written in a way that is not known here".into()),
                    }
                }
                short.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    section.export(&names.short(export.name), export.kind.into(), export.index);
                }
                short.section(&section);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    short.section(&RawSection { id, data: &module[range.start as usize..range.end as usize] });
                }
            }
        }
    }
    Ok((short.finish(), names.in_script(&bare(script))))
}

/// Names and their short forms.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, name: &str) -> String {
        if SHARED.contains(&name) || name.starts_with(SHARED_PREFIX) {
            return name.to_owned();
        }
        let next = format!("${}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    /// A script with each of the names, where one stands as a whole word, made short.
    fn in_script(&self, script: &str) -> String {
        let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_inside) {
            out.push_str(&rest[..start]);
            let word = &rest[start..];
            let end = word.find(|c| !is_inside(c)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            out.push_str(self.0.get(word).map_or(word, |short| short));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// A script without indentation, empty lines and lines that are comments.
fn bare(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    fn module(imports: [&str; 2], exports: [&str; 3]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut from = ImportSection::new();
        for name in imports {
            from.import("./page_bg.js", name, EntityType::Function(0));
        }
        let mut to = ExportSection::new();
        for (name, kind) in exports.iter().zip([ExportKind::Func, ExportKind::Func, ExportKind::Func]) {
            to.export(name, kind, 0);
        }
        Module::new().section(&types).section(&from).section(&to).clone().finish()
    }

    #[test]
    fn script_and_program_call_each_other_by_short_names() {
        let whole =
            module(["__wbg_add_00ff", "__wbg_add_00ff11"], ["__wbindgen_start", "memory", "__wasm_split_shared0"]);
        let script = "/**\n * What it does.\n */\nfunction f() {\n    // adds\n    return {\n        __wbg_add_00ff: 1,\n        \
                      __wbg_add_00ff11: `a  b`,\n    };\n}\n\nwasm.__wbindgen_start(wasm.memory, __wasm_split_shared0);\n";
        let (short, script) = shortened(&whole, script).unwrap();
        assert_eq!(short, module(["$0", "$1"], ["$2", "memory", "__wasm_split_shared0"]));
        assert_eq!(
            script,
            "function f() {\nreturn {\n$0: 1,\n$1: `a  b`,\n};\n}\nwasm.$2(wasm.memory, __wasm_split_shared0);\n"
        );
    }
}
