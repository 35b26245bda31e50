//! The rules of accessibility: axe-core, run in the page. <https://github.com/dequelabs/axe-core>

use crate::reader::Reader;
use std::path::Path;

/// The script, in the version that `e2e/package-lock.json` names.
pub struct Axe {
    script: String,
}

/// Puts what breaks a rule into words. Beside the rules that are on by themselves: targets of 24 pixels (WCAG 2.2, 2.5.8).
const RUN: &str = "const done = arguments[0];\
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(\
    found => done(found.violations.flatMap(({ id, nodes }) => nodes.map(\
    node => `${id}: ${node.html.slice(0, 240)}\\n      ${node.failureSummary.replaceAll(/\\s+/g, ' ')}`))),\
    error => done([`axe could not run: ${error}`]))";

impl Axe {
    /// Reads the script that `cargo xtask test` installs.
    pub fn installed() -> Axe {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let script = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; `npm ci` in e2e/, or `cargo xtask test`", file.display()));
        Axe { script }
    }

    /// What breaks a rule on the page as it is now: the rule, the element, and why.
    pub async fn violations(&self, reader: &Reader<'_>) -> Vec<String> {
        if reader.said("typeof axe").await == "undefined" {
            reader.driver().execute(self.script.clone(), Vec::new()).await.expect("axe is a script");
        }
        let found = reader.driver().execute_async(RUN, Vec::new()).await.expect("axe runs").json().clone();
        found.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
    }
}
