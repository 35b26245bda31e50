//! TOML to a tree, with all of its syntax errors at once.

use crate::node::{Broken, Entry, Node, Value};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Syntax errors that are told: what follows that many is not TOML.
const MOST_ERRORS: usize = 20;

/// Reads the TOML at `range` of `text`. Spans count from the start of `text`. What could be read in spite of the errors
/// is in the tree, so that the rest can be checked in the same run.
pub(crate) fn read(text: &str, range: Range<usize>) -> (Vec<Entry>, Vec<Broken>) {
    let (table, errors) = DeTable::parse_recoverable(&text[range.clone()]);
    let broken = errors
        .into_iter()
        .take(MOST_ERRORS)
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            Broken { span: span.start + range.start..span.end + range.start, message: one_line(error.message()) }
        })
        .collect();
    (entries(table.get_ref(), range.start), broken)
}

fn one_line(message: &str) -> String {
    message.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}

/// In the order in which they were written: the table of the `toml` crate is sorted by key.
fn entries(table: &DeTable, offset: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: shifted(key.span(), offset),
            node: node(value, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node(value: &Spanned<DeValue>, offset: usize) -> Node {
    let span = shifted(value.span(), offset);
    let number = |printed: &str| {
        let plain = printed.replace('_', "");
        let number = plain.parse().unwrap_or(f64::NAN);
        Value::Number { printed: plain, number }
    };
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) if integer.radix() == 10 => number(integer.as_str()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(integer) => number(&integer.to_string()),
            Err(_) => number(integer.as_str()),
        },
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(array) => Value::List(array.iter().map(|item| node(item, offset)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, offset)),
    };
    Node { span, value }
}

fn shifted(span: Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}
