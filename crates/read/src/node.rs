//! What TOML, YAML and JSON have in common: a tree of values, each knowing the bytes it was written in.
//! Says nothing about what the values mean.

use std::ops::Range;

/// A value and the bytes of the text it stands in, quotes included.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub span: Range<usize>,
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// `printed` keeps what the number looked like: a year of "2021.0" is not a year, a rating of "4.50" stays so.
    Number {
        printed: String,
        number: f64,
    },
    Flag(bool),
    /// A date of TOML, which has a syntax of its own for them.
    Date(String),
    Empty,
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key of a table and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub node: Node,
}

impl Value {
    /// What to call it in a message.
    pub fn name(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Number { .. } => "a number",
            Value::Flag(_) => "true or false",
            Value::Date(_) => "a date",
            Value::Empty => "nothing",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// Something that keeps a text from being a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Broken {
    pub span: Range<usize>,
    /// A sentence without a full stop.
    pub message: String,
}

/// The start of the character that holds a byte; the end of the text for a byte past it.
pub(crate) fn char_start(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}
