//! JSON to a tree, each value with its bytes.

use crate::node::{Broken, Entry, Node, Value};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// How deep a value may be nested. Each level is parsed once more for every level above it.
const DEEPEST: usize = 16;

/// Reads the JSON value at `range` of `text`. Spans count from the start of `text`.
pub(crate) fn read(text: &str, range: Range<usize>) -> Result<Node, Broken> {
    let source = &text[range.clone()];
    let raw: &RawValue = serde_json::from_str(source).map_err(|error| broken(source, range.start, &error))?;
    node(raw, text, 0)
}

/// A syntax error of `source`, which stands at `offset`.
pub(crate) fn broken(source: &str, offset: usize, error: &serde_json::Error) -> Broken {
    let line_start = source.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    // Its column counts bytes from 1 and points at the byte that it could not take.
    let at = (line_start + error.column().saturating_sub(1)).min(source.len());
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
    let at = offset + crate::node::char_start(source, at);
    Broken { span: at..at, message }
}

/// The elements of an array, each by its bytes; `None` for anything else, an array with an error included.
pub(crate) fn elements(text: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let items: Vec<&RawValue> = serde_json::from_str(&text[range]).ok()?;
    Some(items.into_iter().map(|item| place(text, item.get())).collect())
}

/// Where a piece of `text` stands in it.
fn place(text: &str, piece: &str) -> Range<usize> {
    let start = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    start..(start + piece.len()).min(text.len())
}

fn node(raw: &RawValue, text: &str, depth: usize) -> Result<Node, Broken> {
    let written = raw.get();
    let span = place(text, written);
    if depth > DEEPEST {
        return Err(Broken { span, message: format!("nested more than {DEEPEST} deep") });
    }
    // The syntax was checked as a whole before; what can still go wrong is a lone surrogate in a text.
    let wrong = |error: serde_json::Error| broken(written, span.start, &error);
    let value = match written.as_bytes().first() {
        Some(b'"') => Value::Text(serde_json::from_str(written).map_err(wrong)?),
        Some(b't') => Value::Flag(true),
        Some(b'f') => Value::Flag(false),
        Some(b'n') | None => Value::Empty,
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(written).map_err(wrong)?;
            Value::List(items.into_iter().map(|item| node(item, text, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let pairs: Pairs = serde_json::from_str(written).map_err(wrong)?;
            let mut entries = Vec::with_capacity(pairs.0.len());
            let mut after = span.start + 1;
            for (key, value) in pairs.0 {
                let node = node(value, text, depth + 1)?;
                let key_span = key_place(text, after, node.span.start);
                after = node.span.end;
                entries.push(Entry { key: key.into_owned(), key_span, node });
            }
            Value::Table(entries)
        }
        Some(_) => Value::Number { printed: written.to_owned(), number: written.parse().unwrap_or(f64::NAN) },
    };
    Ok(Node { span, value })
}

/// The key between the value before it and its own value: all but the comma, the colon and white space.
fn key_place(text: &str, after: usize, before: usize) -> Range<usize> {
    let between = text.get(after..before).unwrap_or_default();
    let key = between.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let start = before - key.len();
    start..start + key.trim_end_matches(|c: char| c == ':' || c.is_whitespace()).len()
}

struct Pairs<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs<'a>, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }
        deserializer.deserialize_map(PairsVisitor).map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_and_key_knows_its_bytes() {
        let text = r#"  {"a": 1.50, "b\"c" : ["x", null] }"#;
        let node = read(text, 0..text.len()).unwrap();
        let Value::Table(entries) = &node.value else { panic!("{node:?}") };
        assert_eq!(&text[entries[0].key_span.clone()], r#""a""#);
        assert_eq!(entries[0].node.value, Value::Number { printed: "1.50".to_owned(), number: 1.5 });
        assert_eq!(entries[1].key, "b\"c");
        assert_eq!(&text[entries[1].key_span.clone()], r#""b\"c""#);
        let Value::List(items) = &entries[1].node.value else { panic!("{:?}", entries[1]) };
        assert_eq!(&text[items[0].span.clone()], r#""x""#);
        assert_eq!(items[1].value, Value::Empty);
    }

    #[test]
    fn a_broken_text_is_placed() {
        for (text, written) in [("{\"a\": 1,\n \"b\" 2}", "2"), ("{\"a\": \"\\ud800\"}", ""), ("{\"ö\": nul}", "")] {
            let broken = read(text, 0..text.len()).unwrap_err();
            assert!(text[broken.span.start..].starts_with(written), "{broken:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_quickly() {
        let text = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(read(&text, 0..text.len()).unwrap_err().message.contains("deep"));
    }
}
