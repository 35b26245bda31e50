//! JSON: one object or an array, or an object a line (NDJSON). An object is a document of ours
//! (`{"source_file": …, "text": …}` and any of the keys of front matter), a record as `crosscut extract` prints it, or holds
//! schema.org reviews.

use crate::node::{Entry, Node, Value};
use crate::prose::abstract_from_body;
use crate::{Reading, Settings, Taken, decode, foreign, given, json_tree, schema_org, tongues};
use crosscut_model::{Document, Problem, Review};
use std::ops::Range;

/// Reads one line of NDJSON. `fallback` is the source file of a document that names none, and the file in problems.
pub fn read_record(fallback: &str, line: &[u8], settings: &Settings) -> Reading {
    let decoded = match decode::decode(fallback, line) {
        Ok(decoded) => decoded,
        Err(problem) => return Reading::not_text(*problem, line),
    };
    let text = decoded.text.into_owned();
    let mut reading = Reading { problems: decoded.problem.into_iter().collect(), ..Reading::default() };
    value(fallback, fallback, &text, 0..text.len(), settings, &mut reading);
    reading.text = text;
    reading
}

/// Reads a file of JSON: an array's elements are records of their own.
pub(crate) fn json(source_file: &str, text: &str, settings: &Settings) -> Reading {
    let mut reading = Reading { text: text.to_owned(), ..Reading::default() };
    let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(elements) = json_tree::elements(text, top..text.len()) else {
        value(source_file, source_file, text, top..text.len(), settings, &mut reading);
        return reading;
    };
    for (place, element) in elements.into_iter().enumerate() {
        value(source_file, &format!("{source_file}#{}", place + 1), text, element, settings, &mut reading);
    }
    reading
}

/// Reads some lines of a file of NDJSON, the first of which has the number `before + 1`: a large file is read piece by piece.
pub fn read_lines(source_file: &str, bytes: &[u8], before: usize, settings: &Settings) -> Reading {
    match decode::decode(source_file, bytes) {
        Ok(decoded) => {
            let mut reading = lines(source_file, &decoded.text, before, settings);
            reading.problems.splice(0..0, decoded.problem);
            reading
        }
        Err(problem) => Reading::not_text(*problem, bytes),
    }
}

/// Reads lines of NDJSON that come after so many others.
pub(crate) fn lines(source_file: &str, text: &str, before: usize, settings: &Settings) -> Reading {
    let mut reading = Reading { text: text.to_owned(), ..Reading::default() };
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let here = start..start + line.len();
        start = here.end;
        let written = line.trim_start_matches('\u{feff}').trim();
        if !written.is_empty() {
            let at = here.start + line.find(written).unwrap_or(0);
            let name = format!("{source_file}#{}", before + number + 1);
            value(source_file, &name, text, at..at + written.len(), settings, &mut reading);
        }
    }
    reading
}

/// Reads one value: `file` is for problems, `name` for a document that names no file.
fn value(file: &str, name: &str, text: &str, place: Range<usize>, settings: &Settings, reading: &mut Reading) {
    let node = match json_tree::read(text, place) {
        Ok(mut node) => {
            schema_org::named_by_id(std::slice::from_mut(&mut node));
            node
        }
        Err(broken) => {
            let problem = Problem::error("broken-record", file, format!("not valid JSON: {}", broken.message));
            reading.problems.push(problem.at(broken.span).help("write one whole JSON object for each document"));
            return;
        }
    };
    let reviews = schema_org::reviews(&node);
    if !reviews.is_empty() {
        let many = reviews.len() > 1;
        for (place, review) in reviews.into_iter().enumerate() {
            let (mut document, problems) = schema_org::document(file, "schema.org", review.entries, review.around);
            document.source_file = if many { format!("{}-{}", numbered(name), place + 1) } else { name.to_owned() };
            document.body_role = settings.body;
            reading.problems.extend(problems);
            reading.problems.extend(abstract_from_body(&mut document));
            reading.documents.push(document);
            reading.places.push(review.node.span.clone());
        }
        return;
    }
    match &node.value {
        Value::Table(entries) if is_a_record(entries) => record(file, name, text, &node, settings, reading),
        Value::Table(entries) => {
            let entries = &*tongues::in_english(entries);
            match foreign::items(entries) {
                Some(items) => {
                    for (place, item) in items.iter().enumerate() {
                        let Value::Table(entries) = &item.value else { continue };
                        document(file, &format!("{}-{}", numbered(name), place + 1), entries, item, settings, reading);
                    }
                }
                None => document(file, name, entries, &node, settings, reading),
            }
        }
        other => {
            let message = format!("a document must be an object, and is {}", other.name());
            let problem = Problem::error("wrong-type", file, message).at(node.span.clone());
            reading.problems.push(problem.help("write {\"source_file\": \"…\", \"text\": \"…\"}"));
        }
    }
}

/// A name that ends in a record's number.
fn numbered(name: &str) -> String {
    if name.contains('#') { name.to_owned() } else { format!("{name}#1") }
}

fn document(file: &str, name: &str, entries: &[Entry], node: &Node, settings: &Settings, reading: &mut Reading) {
    let mut facts = given::read(file, "record", entries, &["source_file", "text"]);
    let adopted = facts.text.take();
    let mut text_of = |key: &str| {
        let node = entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)?;
        match &node.value {
            Value::Text(text) => Some(text.clone()),
            Value::Empty => None,
            value => {
                let message = format!("“{key}” must be a text, and is {}", value.name());
                let problem = Problem::error("wrong-type", file, message).at(node.span.clone());
                facts.problems.push(problem.help("put it in quotes"));
                None
            }
        }
    };
    let source_file = text_of("source_file").filter(|file| !file.is_empty()).unwrap_or_else(|| name.to_owned());
    let mut document = Document::plain(&source_file, text_of("text").or(adopted).unwrap_or_default());
    document.body_role = facts.body.unwrap_or(settings.body);
    document.given = facts.given;
    reading.problems.extend(facts.problems);
    reading.problems.extend(abstract_from_body(&mut document));
    // They count in the file, and the document's text is a value of it.
    document.given.spans.clear();
    reading.documents.push(document);
    reading.places.push(node.span.clone());
}

/// Whether an object is what `crosscut extract` prints: only there facts have their evidence beside them.
fn is_a_record(entries: &[Entry]) -> bool {
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    has("evidence") && has("kind") && has("source_file")
}

/// A record is taken as it is, once it is one.
fn record(file: &str, name: &str, text: &str, node: &Node, settings: &Settings, reading: &mut Reading) {
    let written = text.get(node.span.clone()).unwrap_or_default();
    let mut review: Review = match serde_json::from_str(written) {
        Ok(review) => review,
        Err(error) => {
            let broken = json_tree::broken(written, node.span.start, &error);
            let problem = Problem::error("broken-record", file, format!("this is not a record: {}", broken.message));
            reading.problems.push(problem.at(broken.span).help("write it as crosscut extract prints it"));
            return;
        }
    };
    if review.source_file.is_empty() {
        review.source_file = name.to_owned();
    }
    let mut wrong = |code: &str, message: &str, help: &str| {
        reading.problems.push(Problem::error(code, file, message).at(node.span.clone()).help(help));
    };
    if let Some(rating) = &mut review.rating {
        let printed = rating.score;
        rating.score = rating.score_by(settings.letters);
        if printed.is_some() && rating.score.is_none() {
            wrong(
                "rating-outside-scale",
                "the rating of this record is not on its own scale",
                "mend value, best or worst",
            );
        }
    }
    if review.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        wrong("bad-url", "“url” is not a web address", "write the whole address, beginning with https:// or http://");
    }
    if let Some(text) = &review.text {
        let sections = review.sections.iter().map(|section| &section.evidence);
        let statements = review.statements.iter().map(|statement| &statement.evidence);
        let aspects = review.aspects.iter().map(|aspect| &aspect.evidence);
        let mut all = review.evidence.values().chain(sections).chain(statements).chain(aspects);
        if all.any(|evidence| evidence.range().is_some_and(|range| text.get(range).is_none())) {
            wrong("broken-evidence", "evidence of this record lies outside its text", "print it anew with --with-text");
        }
    }
    reading.taken.push(Taken { review, place: node.span.clone() });
}
