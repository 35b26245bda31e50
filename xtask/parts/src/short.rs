//! Short names for what script and program call each other by, and a script without indentation and comments. wasm-bindgen's
//! names end in a hash each, which no compression makes smaller, and stand in both files.

use crate::Result;
use crate::bare::bare;
use crate::module::renamed;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What parts import from the core under these names.
const SHARED: [&str; 2] = ["memory", "__indirect_function_table"];
const SHARED_PREFIX: &str = "__wasm_split";

/// The module and the script with shorter names for the module's imports and exports.
pub fn shortened(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let names = RefCell::new(Names::default());
    let short = |name: &str| names.borrow_mut().short(name);
    let module = renamed(module, short, |name| Some(short(name)))?;
    Ok((module, names.into_inner().in_script(&bare(script, Some("//")))))
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

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, TypeSection};

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
