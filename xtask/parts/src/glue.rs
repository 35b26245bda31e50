//! Makes the script of wasm-bindgen one with what fetches the parts: a request less, and no names of files that refer to each other.

use crate::Result;
use crate::packs::SECTION;

/// How files are fetched and put into place.
const LOADS: &str = include_str!("glue.js");
/// How the style of what is in parts is.
const STYLED: &str = include_str!("glue-style.js");

/// Where, in the links that the cutter writes, the part begins that is written here instead; what is before says which of the
/// core's exports the parts share.
const BEFORE: (&str, &str) = ("let sharedImports", "function wrapAsyncCb");

/// A file of the program, under its final name.
#[derive(Debug)]
pub struct File {
    pub name: String,
    /// What its content has to be, as Subresource Integrity writes it.
    pub integrity: String,
    /// Whether it carries pieces in sections.
    pub is_pack: bool,
}

/// A part of the program, and the places of the files that it needs.
#[derive(Debug)]
pub struct Part<'a> {
    pub name: &'a str,
    pub files: Vec<usize>,
}

/// The script of the page. `script` is wasm-bindgen's, which imports the cutter's script `links` under the name `link`, once for each
/// part. `sheet` is the file with the style of what is in parts.
pub fn join(
    script: &str,
    links: &str,
    link: &str,
    parts: &[Part<'_>],
    files: &[File],
    sheet: Option<&File>,
) -> Result<String> {
    if parts.is_empty() {
        return Ok(script.to_owned());
    }
    let changed = |what: &str| format!("the scripts do not look as they did: {what}");
    let shared = links.find(BEFORE.0).zip(links.find(BEFORE.1)).and_then(|(from, to)| links.get(from..to));
    let shared = shared.ok_or_else(|| changed("nothing says what parts share"))?;
    if !script.contains("async function __wbg_load(") {
        return Err(changed("nothing puts parts into place").into());
    }
    let loaders: Vec<String> = parts.iter().map(|part| format!("__wasm_split_load_{}", part.name)).collect();
    let loaders = format!("{{ {} }}", loaders.join(", "));
    let imported = format!(" from \"{link}\"");
    let mut joined = String::with_capacity(script.len() + links.len());
    for line in script.lines() {
        if line.starts_with("import ") && line.ends_with(&imported) {
            continue;
        }
        match line.trim_start().strip_prefix(&format!("\"{link}\": ")) {
            Some(_) => joined.push_str(&format!("        \"{link}\": {loaders},")),
            None => joined.push_str(line),
        }
        joined.push('\n');
    }
    if !joined.contains(&format!("\"{link}\": {loaders}")) {
        return Err(changed("it imports no part").into());
    }
    joined.push_str(shared);
    joined.push_str(&LOADS.replace("SECTION", SECTION));
    if let Some(sheet) = sheet {
        joined.push_str(&STYLED.replace("SHEET", &format!("./{}", sheet.name)).replace("INTEGRITY", &sheet.integrity));
    }
    joined.push_str(&loads(parts, files, sheet.is_some()));
    Ok(joined)
}

/// The functions that fetch the parts, each file named once.
fn loads(parts: &[Part<'_>], files: &[File], has_style: bool) -> String {
    let mut loads = String::from("const files = [\n");
    for File { name, integrity, is_pack } in files {
        let kind = if *is_pack { "pack" } else { "file" };
        loads.push_str(&format!("    {kind}(\"./{name}\", \"{integrity}\"),\n"));
    }
    loads.push_str("];\n");
    for part in parts {
        let files = part.files.iter().map(|place| format!("files[{place}]"));
        let needed: Vec<String> = has_style.then(|| "styled".to_owned()).into_iter().chain(files).collect();
        loads.push_str(&format!("const __wasm_split_load_{} = part({});\n", part.name, needed.join(", ")));
    }
    loads
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import * as import1 from \"./parts.js\"\nlet wasm;\nasync function __wbg_load(module, imports) {}\nfunction imports() {\n    return {\n        \"./parts.js\": import1,\n    };\n}\nexport { initSync };\n";
    const LINKS: &str = "import { initSync } from \"./page.js\";\n\nlet sharedImports = undefined;\nfunction getSharedImports() {\n}\nfunction wrapAsyncCb(callee) {\n}\nconst chunk = fetched(\"./chunk_1.wasm\");\nexport const load_reader = wrap(\"./split_reader.wasm\", [chunk]);\n";

    fn file(name: &str, is_pack: bool) -> File {
        File { name: name.to_owned(), integrity: format!("sha384-{}", name.len()), is_pack }
    }

    fn joined(script: &str, links: &str, sheet: Option<&File>) -> Result<String> {
        let files = [file("part-reader-bb.wasm", false), file("part-shared-1-aa.wasm", true)];
        let parts = [Part { name: "film", files: vec![1] }, Part { name: "reader", files: vec![0, 1] }];
        join(script, links, "./parts.js", &parts, &files, sheet)
    }

    #[test]
    fn the_scripts_become_one_that_imports_nothing() {
        let joined = joined(SCRIPT, LINKS, None).unwrap();
        assert!(!joined.contains("import *") && !joined.contains("import {"), "{joined}");
        assert!(joined.contains("\"./parts.js\": { __wasm_split_load_film, __wasm_split_load_reader },\n"), "{joined}");
        assert!(joined.contains("    file(\"./part-reader-bb.wasm\", \"sha384-19\"),\n"), "{joined}");
        assert!(joined.contains("    pack(\"./part-shared-1-aa.wasm\", \"sha384-21\"),\n"), "{joined}");
        assert!(joined.contains("\nconst __wasm_split_load_film = part(files[1]);\n"), "{joined}");
        assert!(joined.contains("\nconst __wasm_split_load_reader = part(files[0], files[1]);\n"), "{joined}");
        assert!(joined.contains("function getSharedImports()") && !joined.contains("wrapAsyncCb"), "{joined}");
        assert!(joined.contains(", \"piece\")") && joined.contains("export { initSync };"), "{joined}");
    }

    #[test]
    fn scripts_of_another_shape_are_refused() {
        let error = |script: &str, links: &str| joined(script, links, None).unwrap_err().to_string();
        let without_imports = SCRIPT.replace("import1,", "").replace("\"./parts.js\":", "");
        assert!(error(&without_imports, LINKS).contains("imports no part"));
        assert!(error("let wasm;\n", LINKS).contains("nothing puts parts into place"));
        assert!(error(SCRIPT, "export const load_reader = 1;\n").contains("what parts share"));
    }

    #[test]
    fn a_program_without_parts_stays_as_it_is() {
        assert_eq!(join("let wasm;\n", "", "./parts.js", &[], &[], None).unwrap(), "let wasm;\n");
    }

    #[test]
    fn the_style_comes_with_each_part_and_is_waited_for() {
        let joined = joined(SCRIPT, LINKS, Some(&file("part-late-0a.css", false))).unwrap();
        assert!(joined.contains("new URL(\"./part-late-0a.css\", import.meta.url)"), "{joined}");
        assert!(joined.contains("link.integrity = \"sha384-16\";"), "{joined}");
        assert!(joined.contains("\nconst __wasm_split_load_film = part(styled, files[1]);\n"), "{joined}");
    }
}
