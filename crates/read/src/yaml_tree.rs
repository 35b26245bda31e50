//! YAML to a tree. The parser stops at the first error, so there is at most one.

use crate::node::{Broken, Entry, Node, Value, char_start};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use std::fmt;
use std::ops::Range;

/// How deep values may be nested: facts need three levels, and each takes stack.
const DEEPEST: usize = 16;

/// Reads the YAML at `range` of `text`. Spans count from the start of `text`.
pub(crate) fn read(text: &str, range: Range<usize>) -> (Vec<Entry>, Vec<Broken>) {
    let source = &text[range.clone()];
    let options = serde_saphyr::options! { budget: serde_saphyr::budget! { max_depth: DEEPEST } };
    match serde_saphyr::from_str_with_options::<Option<Spanned<Raw>>>(source, options) {
        Ok(None) => (Vec::new(), Vec::new()),
        Ok(Some(root)) => match node(&root, source, range.start) {
            Node { value: Value::Table(entries), .. } => (entries, Vec::new()),
            Node { value: Value::Empty, .. } => (Vec::new(), Vec::new()),
            Node { span, value } => {
                let message = format!("expected lines of “key: value”, found {}", value.name());
                (Vec::new(), vec![Broken { span, message }])
            }
        },
        Err(error) => {
            let span = error.location().map_or(0..0, |location| bytes(&location, source));
            // Rendered without the source: the place is reported in our own way.
            let message = error.without_snippet().to_string();
            let message = message.lines().next().unwrap_or_default().to_owned();
            let message = match without_place(&message) {
                message if message.contains("budget breached: Depth") => format!("nested more than {DEEPEST} deep"),
                message => message.to_owned(),
            };
            (Vec::new(), vec![Broken { span: span.start + range.start..span.end + range.start, message }])
        }
    }
}

/// The message without the "error: " before it and the " at line 3, column 4" behind it.
fn without_place(message: &str) -> &str {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let message = match message.strip_prefix("line ").and_then(|rest| rest.split_once(": ")) {
        Some((place, rest)) if place.chars().all(|c| c.is_ascii_digit() || " column".contains(c)) => rest,
        _ => message,
    };
    message.rsplit_once(" at line ").map_or(message, |(before, _)| before)
}

fn bytes(location: &Location, source: &str) -> Range<usize> {
    let start = match location.span().byte_offset() {
        Some(start) => start as usize,
        None => source.char_indices().nth(location.span().offset() as usize).map_or(source.len(), |(start, _)| start),
    };
    let start = char_start(source, start);
    let length = location.span().byte_len().unwrap_or(0) as usize;
    let end = char_start(source, start.saturating_add(length));
    start..end.max(start)
}

/// A value before its own bytes are known.
enum Raw {
    Text(String),
    Number(f64),
    Flag(bool),
    Empty,
    List(Vec<Spanned<Raw>>),
    Table(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn node(raw: &Spanned<Raw>, source: &str, offset: usize) -> Node {
    let here = bytes(&raw.referenced, source);
    let span = here.start + offset..here.end + offset;
    let value = match &raw.value {
        Raw::Text(text) => Value::Text(text.clone()),
        Raw::Number(number) => {
            let printed = &source[bytes(&raw.defined, source)];
            Value::Number {
                printed: if printed.is_empty() { number.to_string() } else { printed.trim().to_owned() },
                number: *number,
            }
        }
        Raw::Flag(flag) => Value::Flag(*flag),
        Raw::Empty => Value::Empty,
        Raw::List(items) => Value::List(items.iter().map(|item| node(item, source, offset)).collect()),
        Raw::Table(pairs) => Value::Table(
            pairs
                .iter()
                .map(|(key, value)| {
                    let key_span = bytes(&key.referenced, source);
                    Entry {
                        key: key.value.clone(),
                        key_span: key_span.start + offset..key_span.end + offset,
                        node: node(value, source, offset),
                    }
                })
                .collect(),
        ),
    };
    Node { span, value }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Raw::Table(pairs))
    }
}
