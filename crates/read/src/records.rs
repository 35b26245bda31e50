//! Documents as JSON, one object a document: `{"source_file": …, "text": …}` and any of the keys of front matter.

use crate::node::Value;
use crate::prose::abstract_from_body;
use crate::{Reading, Settings, decode, given, json_tree};
use crosscut_model::{Document, Problem};

/// Reads one line of NDJSON. `fallback` is the source file of a document that names none, and the file in problems.
pub fn read_record(fallback: &str, line: &[u8], settings: &Settings) -> Reading {
    let decoded = match decode::decode(fallback, line) {
        Ok(decoded) => decoded,
        Err(problem) => return Reading::not_text(*problem, line),
    };
    let text = decoded.text.as_ref();
    let mut reading =
        Reading { text: text.to_owned(), problems: decoded.problem.into_iter().collect(), ..Reading::default() };
    let node = match json_tree::read(text, 0..text.len()) {
        Ok(node) => node,
        Err(broken) => {
            let problem = Problem::error("broken-record", fallback, format!("not valid JSON: {}", broken.message));
            reading.problems.push(problem.at(broken.span).help("write one whole JSON object a line"));
            return reading;
        }
    };
    let Value::Table(entries) = &node.value else {
        let message = format!("a document must be an object, and is {}", node.value.name());
        let problem = Problem::error("wrong-type", fallback, message).at(node.span);
        reading.problems.push(problem.help("write {\"source_file\": \"…\", \"text\": \"…\"}"));
        return reading;
    };
    let mut facts = given::read(fallback, "record", entries, &["source_file", "text"]);
    let mut text_of = |key: &str| {
        let node = entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)?;
        match &node.value {
            Value::Text(text) => Some(text.clone()),
            Value::Empty => None,
            value => {
                let message = format!("“{key}” must be a text, and is {}", value.name());
                facts.problems.push(
                    Problem::error("wrong-type", fallback, message).at(node.span.clone()).help("put it in quotes"),
                );
                None
            }
        }
    };
    let source_file = text_of("source_file").filter(|file| !file.is_empty()).unwrap_or_else(|| fallback.to_owned());
    let mut document = Document::plain(&source_file, text_of("text").unwrap_or_default());
    document.body_role = facts.body.unwrap_or(settings.body);
    document.given = facts.given;
    reading.problems.extend(facts.problems);
    reading.problems.extend(abstract_from_body(&mut document));
    // They count in the line, and the document's text is a value of it.
    document.given.spans.clear();
    reading.documents.push(document);
    reading.places.push(node.span);
    reading
}
