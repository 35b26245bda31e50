//! A table of given values, read key by key with every problem noted: wrong types, unknown words, unknown keys.
//! Knows types and messages, not what a key means.

use crate::nearest::nearest;
use crate::node::{Entry, Node, Value};
use crosscut_model::{Date, Problem};
use std::ops::Range;

/// Unknown keys of one table that are told: with that many the table is about something else.
const MOST_UNKNOWN: usize = 20;

/// A value and where it stands.
pub(crate) type Placed<T> = (T, Range<usize>);

/// A table while it is being read. Every key that is asked for is a known one.
pub(crate) struct Fields<'a> {
    file: &'a str,
    /// What the table is called in messages: "front matter".
    place: &'a str,
    entries: &'a [Entry],
    known: Vec<&'static str>,
    pub problems: Vec<Problem>,
}

impl<'a> Fields<'a> {
    pub fn new(file: &'a str, place: &'a str, entries: &'a [Entry]) -> Fields<'a> {
        Fields { file, place, entries, known: Vec::new(), problems: Vec::new() }
    }

    /// The value of a key; null and a missing key are the same.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let mut found = self.entries.iter().filter(|entry| entry.key == key);
        let first = found.next()?;
        for again in found {
            self.problems.push(
                Problem::error("duplicate-key", self.file, format!("“{key}” is given twice"))
                    .at(again.key_span.clone())
                    .help("keep one of them"),
            );
        }
        (first.node.value != Value::Empty).then_some(&first.node)
    }

    /// A text that is not blank, without the white space around it.
    pub fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some((text.trim().to_owned(), node.span.clone())),
            _ => self.wrong_type(key, node, "a text", "put it in quotes"),
        }
    }

    /// A text, or a number as it was written.
    pub fn printed(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Number { printed, .. } => Some((printed.clone(), node.span.clone())),
            Value::Date(date) => Some((date.clone(), node.span.clone())),
            Value::Text(_) => self.text(key),
            _ => self.wrong_type(key, node, "a text or a number", "write it as it was printed, in quotes"),
        }
    }

    /// A finite number.
    pub fn number(&mut self, key: &'static str) -> Option<Placed<f64>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Number { number, .. } if number.is_finite() => Some((*number, node.span.clone())),
            Value::Text(text) => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Some((number, node.span.clone())),
                _ => self.wrong_type(key, node, "a number", "write digits, with a point for decimals"),
            },
            _ => self.wrong_type(key, node, "a number", "write digits, with a point for decimals"),
        }
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&mut self, key: &'static str, least: i64, most: i64) -> Option<Placed<i64>> {
        let node = self.node(key)?;
        let whole = match &node.value {
            Value::Number { printed, .. } => printed.parse::<i64>().ok(),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        match whole {
            Some(whole) if (least..=most).contains(&whole) => Some((whole, node.span.clone())),
            Some(whole) => {
                let message = format!("“{key}” is {whole}, which is not between {least} and {most}");
                self.error("out-of-range", node, message, format!("write a number from {least} to {most}"))
            }
            None => self.wrong_type(key, node, "a whole number", "write it in digits"),
        }
    }

    /// A possible date.
    pub fn date(&mut self, key: &'static str) -> Option<Placed<Date>> {
        let node = self.node(key)?;
        let printed = match &node.value {
            // A year alone is a number in TOML and YAML; a date and time of TOML and of schema.org begins with its date.
            Value::Text(text) | Value::Date(text) | Value::Number { printed: text, .. } => text.trim(),
            _ => return self.wrong_type(key, node, "a date", "write it as 2021-08-07, 2021-08 or 2021"),
        };
        if printed.is_empty() {
            return None;
        }
        let day = printed.split_once(['T', ' ']).map_or(printed, |(day, _)| day);
        match day.parse() {
            Ok(date) => Some((date, node.span.clone())),
            Err(_) => {
                let shown: String = printed.chars().take(40).collect();
                let message = format!("“{shown}” is not a possible date");
                self.error("impossible-date", node, message, "write it as 2021-08-07, 2021-08 or 2021".to_owned())
            }
        }
    }

    /// One of a list of words.
    pub fn one_of<T>(
        &mut self,
        key: &'static str,
        words: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Placed<T>> {
        let (text, span) = self.text(key)?;
        if let Some(value) = read(&text) {
            return Some((value, span));
        }
        let list = words.join(", ");
        let help = match nearest(&text, words) {
            Some(word) => format!("did you mean “{word}”? One of: {list}"),
            None => format!("one of: {list}"),
        };
        let shown: String = text.chars().take(40).collect();
        self.problems
            .push(Problem::error("unknown-value", self.file, format!("unknown {key} “{shown}”")).at(span).help(help));
        None
    }

    /// The tables of a list of tables: `[[credit]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Placed<&'a [Entry]>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            let _: Option<()> = self.wrong_type(key, node, "a list of tables", &each_a_table(key));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match &item.value {
                Value::Table(entries) => tables.push((entries.as_slice(), item.span.clone())),
                _ => {
                    let _: Option<()> = self.wrong_type(key, item, "a table", &each_a_table(key));
                }
            }
        }
        tables
    }

    /// The entries of a table.
    pub fn table(&mut self, key: &'static str) -> Option<&'a [Entry]> {
        let node = self.node(key)?;
        match &node.value {
            Value::Table(entries) => Some(entries),
            _ => self.wrong_type(key, node, "a table", &format!("write [{key}] above its keys")),
        }
    }

    /// Notes that a key of a table at `span` is missing, unless its value was there and wrong.
    pub fn missing(&mut self, key: &str, span: &Range<usize>) {
        if self.entries.iter().any(|entry| entry.key == key && entry.node.value != Value::Empty) {
            return;
        }
        self.problems.push(
            Problem::error("missing-key", self.file, format!("this {} has no “{key}”", self.place))
                .at(span.clone())
                .help(format!("add “{key}” to it")),
        );
    }

    /// An error at a value.
    pub fn error<T>(&mut self, code: &str, node: &Node, message: String, help: String) -> Option<T> {
        self.problems.push(Problem::error(code, self.file, message).at(node.span.clone()).help(help));
        None
    }

    fn wrong_type<T>(&mut self, key: &str, node: &Node, expected: &str, help: &str) -> Option<T> {
        let message = format!("“{key}” must be {expected}, and is {}", node.value.name());
        self.error("wrong-type", node, message, help.to_owned())
    }

    /// All problems, those of unknown keys included: call it when every known key was asked for.
    pub fn finish(mut self) -> Vec<Problem> {
        let unknown = self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_str()));
        for entry in unknown.take(MOST_UNKNOWN) {
            let shown: String = entry.key.chars().take(40).collect();
            let help = match nearest(&entry.key, &self.known) {
                Some(word) => format!("did you mean “{word}”?"),
                None => format!("known keys: {}", self.known.join(", ")),
            };
            self.problems.push(
                Problem::error("unknown-key", self.file, format!("unknown key “{shown}” in the {}", self.place))
                    .at(entry.key_span.clone())
                    .help(help),
            );
        }
        self.problems.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
        self.problems
    }
}

fn each_a_table(key: &str) -> String {
    format!("give each one its own table: [[{key}]] in TOML, a list item in YAML")
}
