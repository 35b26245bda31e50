//! Review text is never markup: nothing that the page is made of turns text into elements, script or style. Every way in which a
//! browser does that has a name, and none of them may stand in src/, in index.html, in the loader of the parts or among the features of web-sys.

use std::fs;
use std::path::{Path, PathBuf};

/// The names, in Rust's spelling and in JavaScript's. Capitals and underscores do not count.
const SINKS: [&str; 29] = [
    // Elements out of text.
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "set_html_unsafe",
    "set_html",
    "create_contextual_fragment",
    "dom_parser",
    "parse_from_string",
    "parse_html",
    "xslt_processor",
    "document.write",
    "write_ln",
    "srcdoc",
    // Script out of text.
    "eval(",
    "new Function",
    "Function::new",
    "set_timeout_with_str",
    "set_interval_with_str",
    "import_scripts",
    "javascript:",
    "text/html",
    // Elements that run, frame or restyle, and attributes that are names out of data.
    "<script",
    "<iframe",
    "<object",
    "<embed",
    "<style",
    "create_element_ns",
    // Style out of text.
    "css_text",
    "insert_rule",
];

/// What index.html may do all the same: one script of its own, written by hand, before the first paint.
const OF_THE_PAGE: [&str; 1] = ["<script>"];

#[test]
fn nothing_in_the_page_makes_markup_of_text() {
    let root = root();
    let mut files = sources(&root.join("src"));
    // What is only compiled for tests may write hostile words out.
    files.retain(|file| !file.ends_with("tests.rs"));
    assert!(files.len() > 50, "only {} files: is src/ gone?", files.len());
    files.extend(["Cargo.toml", "index.html", "xtask/parts/src/glue.rs"].map(|file| root.join(file)));
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let shown = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        let text = if shown == "index.html" { text.replacen(OF_THE_PAGE[0], "", 1) } else { text };
        found.extend(sinks(&text).into_iter().map(|(line, sink)| format!("{shown}:{line}: {sink}")));
    }
    assert!(found.is_empty(), "text could become markup or script:\n  {}", found.join("\n  "));
}

#[test]
fn a_sink_is_noticed_however_it_is_spelled() {
    let text = "let a = 1;\nview! { <p inner_html=text></p> }\nelement.set_inner_html(&text);\nfeatures = [\"DomParser\"]\n\
                document.body.innerHTML = text;\nview! { <iframe src=url></iframe> }\nlet html_of = text;\n";
    let lines: Vec<usize> = sinks(text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6]);
}

/// The sinks in a text, with their lines.
fn sinks(text: &str) -> Vec<(usize, &'static str)> {
    let plain = |text: &str| text.to_ascii_lowercase().replace('_', "");
    let names = SINKS.map(|sink| (plain(sink), sink));
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = plain(line);
        let first = names.iter().find(|(name, _)| line.contains(name.as_str()));
        found.extend(first.map(|(_, sink)| (index + 1, *sink)));
    }
    found
}

fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// All files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .flatten()
        .map(|entry| entry.path())
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .collect()
}
