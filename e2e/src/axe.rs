//! The rules of accessibility: axe-core, run in the page. <https://github.com/dequelabs/axe-core>

use crate::reader::Reader;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// The script, in the version that `e2e/package-lock.json` names.
pub struct Axe {
    script: String,
}

/// Puts what breaks a rule into words. Beside the rules that are on by themselves: targets of 24 pixels (WCAG 2.2, 2.5.8).
const RUN: &str = "const done = arguments[0];\
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(\
    found => done(found.violations.map(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.slice(0, 5).map(\
    node => `${node.html.slice(0, 200)} at ${node.target}: ${node.failureSummary.replaceAll('\\n', ' ')}`)])),\
    error => done([[`axe could not run: ${error}`]]))";

impl Axe {
    /// Reads the script that `cargo xtask test` installs.
    pub fn installed() -> Axe {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let script = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; `npm ci` in e2e/, or `cargo xtask test`", file.display()));
        Axe { script }
    }

    /// What breaks a rule on the page as it is now, a paragraph each; `place` says where that is.
    pub async fn violations(&self, reader: &Reader<'_>, place: &str) -> String {
        if reader.said("typeof axe").await == "undefined" {
            // A script of a journey does not go through the page's own policy.
            reader.driver().execute(self.script.clone(), Vec::new()).await.expect("axe is a script");
        }
        let found = reader.driver().execute_async(RUN, Vec::new()).await.expect("axe runs").json().clone();
        let mut text = String::new();
        for rule in found.as_array().into_iter().flatten() {
            let lines: Vec<&str> = rule.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let _ = writeln!(text, "{place}: {}", lines.join("\n    "));
        }
        text
    }
}
