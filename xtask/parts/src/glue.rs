//! Makes the script of wasm-bindgen and that of the parts one: a request less, and no names of files that refer to each other.

use crate::Result;

/// How the links put a part into place, and how wasm-bindgen does it: that one looks at the status of the answer, names the
/// file when it fails, and manages where a host has no type for wasm.
const PLACED: (&str, &str) =
    ("WebAssembly.instantiateStreaming(src, imports)", "src.then((response) => __wbg_load(response, imports))");

/// Where a part is waited for: with it comes the style of what is in parts, once, so that no view is drawn without.
const WAITED: (&str, &str) = ("await callee();", "await Promise.all([callee(), styled()]);");

/// What fetches that style. A sheet that failed is asked for again with the next part.
const STYLED: &str = r#"let styling;
function styled() {
    return styling ??= new Promise((done, failed) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = new URL("./SHEET", import.meta.url);
        link.onload = done;
        link.onerror = () => {
            styling = undefined;
            link.remove();
            failed(new Error(link.href));
        };
        document.head.append(link);
    });
}
"#;

/// The script of the page. `script` imports `links` under the name `link`, once for each part; `links` names the parts' files as
/// they were cut, the answer as they are in `renamed` (pairs of old and new). `sheet` is the file with
/// the style of what is in parts.
pub fn join(
    script: &str,
    links: &str,
    link: &str,
    renamed: &[(String, String)],
    sheet: Option<&str>,
) -> Result<String> {
    let mut links: String = links.lines().filter(|line| !line.starts_with("import ")).collect::<Vec<&str>>().join("\n");
    for (old, new) in renamed {
        let (old, new) = (format!("\"./{old}\""), format!("\"./{new}\""));
        if !links.contains(&old) {
            return Err(format!("no script fetches {old}").into());
        }
        links = links.replace(&old, &new);
    }
    let cut = links.contains(PLACED.0) && script.contains("async function __wbg_load(");
    if !renamed.is_empty() && !cut {
        return Err("the scripts do not look as they did: nothing puts parts into place".into());
    }
    links = links.replace(PLACED.0, PLACED.1);
    if let Some(sheet) = sheet.filter(|_| !renamed.is_empty()) {
        if !links.contains(WAITED.0) {
            return Err("the scripts do not look as they did: nothing waits for a part".into());
        }
        links = links.replace(WAITED.0, WAITED.1) + "\n" + &STYLED.replace("SHEET", sheet);
    }
    let loaders: Vec<&str> =
        links.lines().filter_map(|line| Some(line.strip_prefix("export const ")?.split_once(' ')?.0)).collect();
    let loaders = format!("{{ {} }}", loaders.join(", "));
    let links = links.replace("\nexport const ", "\nconst ");
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
    if !renamed.is_empty() && !joined.contains(&format!("\"{link}\": {loaders}")) {
        return Err("wasm-bindgen's script does not look as it did: it imports no part".into());
    }
    joined.push_str(&links);
    joined.push('\n');
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import * as import1 from \"./parts.js\"\nlet wasm;\nasync function __wbg_load(module, imports) {}\nfunction imports() {\n    return {\n        \"./parts.js\": import1,\n    };\n}\nexport { initSync };\n";
    const LINKS: &str = "import { initSync } from \"./page.js\";\n\nconst chunk = fetched(\"./chunk_1.wasm\", (imports) => WebAssembly.instantiateStreaming(src, imports));\nexport const load_reader = wrap(\"./split_reader.wasm\", [chunk]);\n";

    fn renamed() -> Vec<(String, String)> {
        [("chunk_1.wasm", "part-1-aa.wasm"), ("split_reader.wasm", "part-reader-bb.wasm")]
            .map(|(old, new)| (old.to_owned(), new.to_owned()))
            .to_vec()
    }

    #[test]
    fn the_scripts_become_one_that_imports_nothing() {
        let joined = join(SCRIPT, LINKS, "./parts.js", &renamed(), None).unwrap();
        assert!(!joined.contains("import *") && !joined.contains("import {"), "{joined}");
        assert!(joined.contains("        \"./parts.js\": { load_reader },\n"), "{joined}");
        assert!(joined.contains("\nconst load_reader = wrap(\"./part-reader-bb.wasm\", [chunk]);"), "{joined}");
        assert!(joined.contains("fetched(\"./part-1-aa.wasm\", (imports) => src.then("), "{joined}");
        assert!(joined.contains("export { initSync };"), "{joined}");
    }

    #[test]
    fn scripts_of_another_shape_are_refused() {
        let with = |script: &str, links: &str| join(script, links, "./parts.js", &renamed(), None);
        let without_imports = SCRIPT.replace("import1,", "").replace("\"./parts.js\":", "");
        assert!(with(&without_imports, LINKS).unwrap_err().to_string().contains("imports no part"));
        let error = with("let wasm;\n", LINKS).unwrap_err().to_string();
        assert!(error.contains("nothing puts parts into place"), "{error}");
        assert!(with(SCRIPT, "export const load_reader = 1;\n").unwrap_err().to_string().contains("chunk_1.wasm"));
    }

    #[test]
    fn a_program_without_parts_stays_as_it_is() {
        assert_eq!(join("let wasm;\n", "", "./parts.js", &[], Some("part-late-0a.css")).unwrap().trim(), "let wasm;");
    }

    #[test]
    fn the_style_comes_with_the_first_part_and_is_waited_for() {
        let waits = format!("{LINKS}async function wrap(callee) {{ try {{ await callee(); }} finally {{}} }}\n");
        let joined = join(SCRIPT, &waits, "./parts.js", &renamed(), Some("part-late-0a.css")).unwrap();
        assert!(joined.contains("await Promise.all([callee(), styled()]);"), "{joined}");
        assert!(joined.contains("new URL(\"./part-late-0a.css\", import.meta.url)"), "{joined}");
        let error = join(SCRIPT, LINKS, "./parts.js", &renamed(), Some("part-late-0a.css")).unwrap_err().to_string();
        assert!(error.contains("nothing waits for a part"), "{error}");
    }
}
