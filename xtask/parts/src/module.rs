//! A module with other names for what it imports and exports, and everything else as it was.

use crate::Result;
use wasm_encoder::{EntityType, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Imports, Parser, Payload};

/// Names each import by `import` and each export by `export`; an export without a name goes.
pub fn renamed(
    module: &[u8],
    mut import: impl FnMut(&str) -> String,
    mut export: impl FnMut(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut renamed = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for imported in imports {
                    match imported? {
                        Imports::Single(_, imported) => {
                            let kind = EntityType::try_from(imported.ty)?;
                            section.import(imported.module, &import(imported.name), kind);
                        }
                        _ => return Err("imports are written in a way that is not known here".into()),
                    }
                }
                renamed.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for exported in exports {
                    let exported = exported?;
                    if let Some(name) = export(exported.name) {
                        section.export(&name, exported.kind.into(), exported.index);
                    }
                }
                renamed.section(&section);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    renamed.section(&RawSection { id, data: &module[range.start as usize..range.end as usize] });
                }
            }
        }
    }
    Ok(renamed.finish())
}
