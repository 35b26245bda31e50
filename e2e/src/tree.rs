//! What a screen reader is given: the browser's accessibility tree as lines of text, and the ones that are kept in `e2e/trees/`.

use crate::browser::BETWEEN_LOOKS;
use crate::reader::Reader;
use serde_json::{Value, json};
use similar::TextDiff;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

/// States that are said with a name, as far as they are set.
const SAID: [&str; 9] =
    ["level", "checked", "pressed", "expanded", "selected", "disabled", "invalid", "valuetext", "live"];

/// Roles that nobody is told of: boxes, and the pieces that words are broken into.
const SILENT: [&str; 4] = ["none", "generic", "InlineTextBox", "LineBreak"];

impl Reader<'_> {
    /// The tree of the page as it is now: a line for each element that is told of, indented below what it is in.
    pub async fn tree(&self) -> String {
        let answer = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        told(&nodes)
    }

    /// Holds the page's tree against the one that is kept as `name`; with `UPDATE=1` around it is kept anew. None where they are
    /// equal, else what changed.
    pub async fn tree_differs(&self, name: &str) -> Option<String> {
        let mut now = self.tree().await;
        // The browser brings its tree up to date some time after the page has drawn.
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            let again = self.tree().await;
            if again == now {
                break;
            }
            now = again;
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("trees/{name}.txt"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &now).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            return None;
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        (kept != now).then(|| {
            let difference = TextDiff::from_lines(&kept, &now);
            let mut shown = difference.unified_diff();
            shown.context_radius(3).header(&format!("e2e/trees/{name}.txt"), "the page now").to_string()
        })
    }
}

/// The lines of a tree that the browser's tools describe.
fn told(nodes: &[Value]) -> String {
    let by_id: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        tell(root, &by_id, 0, "", &mut text);
    }
    text
}

/// Roles whose names are the words in them: these words are not told again.
const NAMED_BY_WORDS: [&str; 10] = [
    "button",
    "cell",
    "checkbox",
    "columnheader",
    "DisclosureTriangle",
    "heading",
    "link",
    "option",
    "rowheader",
    "term",
];

/// Writes a node and what is in it. `above` is the name that words in it are part of.
fn tell(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, above: &str, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_ignored = node["ignored"] == true || SILENT.contains(&role);
    let is_told = !is_ignored && !(role == "StaticText" && (name.is_empty() || above.contains(&name)));
    let (mut depth, mut above) = (depth, above);
    if is_told {
        let _ = write!(text, "{:width$}{role}", "", width = 2 * depth);
        if !name.is_empty() {
            let _ = write!(text, " {name:?}");
        }
        let value = &node["value"]["value"];
        if !value.is_null() {
            let _ = write!(text, " value={value}");
        }
        for state in SAID {
            let properties = node["properties"].as_array().into_iter().flatten();
            let set =
                properties.filter(|property| property["name"] == state).map(|property| &property["value"]["value"]);
            for set in set.filter(|set| **set != false && **set != "false" && **set != "") {
                let _ = write!(text, " {state}={}", set.as_str().map_or_else(|| set.to_string(), str::to_owned));
            }
        }
        text.push('\n');
        depth += 1;
        above = if NAMED_BY_WORDS.contains(&role) { &name } else { "" };
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = by_id.get(child) {
            tell(child, by_id, depth, above, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_told_by_roles_names_and_states() {
        let nodes = json!([
            { "nodeId": "1", "role": { "value": "RootWebArea" }, "name": { "value": "Page" }, "childIds": ["2", "5", "7"] },
            { "nodeId": "2", "ignored": true, "role": { "value": "none" }, "childIds": ["3"] },
            { "nodeId": "3", "role": { "value": "heading" }, "name": { "value": "A  film" }, "childIds": ["4"],
              "properties": [{ "name": "level", "value": { "value": 1 } }, { "name": "focusable", "value": { "value": true } }] },
            { "nodeId": "4", "role": { "value": "StaticText" }, "name": { "value": "film" } },
            { "nodeId": "5", "role": { "value": "button" }, "name": { "value": "Open" }, "childIds": ["6"],
              "properties": [{ "name": "expanded", "value": { "value": true } }, { "name": "invalid", "value": { "value": "false" } }] },
            { "nodeId": "6", "role": { "value": "StaticText" }, "name": { "value": "more" } },
            { "nodeId": "7", "role": { "value": "group" }, "name": { "value": "0 to 9" }, "childIds": ["8", "9"] },
            { "nodeId": "8", "role": { "value": "StaticText" }, "name": { "value": "9" } },
            { "nodeId": "9", "role": { "value": "slider" }, "name": { "value": "Score" }, "value": { "value": 60 } },
        ]);
        let nodes = nodes.as_array().cloned().unwrap_or_default();
        let expected = "RootWebArea \"Page\"\n  heading \"A film\" level=1\n  button \"Open\" expanded=true\n    \
                        StaticText \"more\"\n  group \"0 to 9\"\n    StaticText \"9\"\n    slider \"Score\" value=60\n";
        assert_eq!(told(&nodes), expected);
        assert_eq!(told(&[]), "");
    }
}
