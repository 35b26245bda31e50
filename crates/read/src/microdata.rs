//! Microdata (`itemscope`, `itemprop`) to a tree like that of JSON-LD. Hears of elements as they open and close.

use crate::node::{Entry, Node, Value};

/// Items and properties inside one another that are followed; what is deeper is left out. Each level copies its text once.
const DEEPEST: usize = 24;
/// The text of one property.
const LONGEST: usize = 4 * 1024 * 1024;

/// Names of one property; each takes a copy of the value.
const MOST_NAMES: usize = 4;
/// Different properties of one item; each is looked for among the others.
const MOST_PROPERTIES: usize = 200;

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Microdata {
    /// Items at the top.
    found: Vec<Node>,
    open: Vec<Element>,
    /// The text of all open properties, one after another: each begins at its own place.
    text: String,
}

#[derive(Debug)]
struct Element {
    property: Option<String>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// An item with its properties so far.
    Item(Vec<Entry>),
    /// A value from an attribute.
    Given(String),
    /// The text from here on.
    Text(usize),
}

impl Microdata {
    /// An element opens. True if it is one of ours and its end matters.
    pub fn open(&mut self, name: &str, attribute: impl Fn(&[u8]) -> Option<String>) -> bool {
        let property = attribute(b"itemprop");
        let scope = attribute(b"itemscope").is_some();
        if property.is_none() && !scope || self.open.len() >= DEEPEST {
            return false;
        }
        let content = if scope {
            let kind = attribute(b"itemtype").unwrap_or_default();
            Content::Item(vec![entry("@type", node(Value::Text(kind)))])
        } else {
            let given = match name {
                "a" | "link" | "area" => attribute(b"href"),
                "img" | "audio" | "video" | "source" => attribute(b"src"),
                "time" => attribute(b"datetime"),
                "data" | "meter" => attribute(b"value"),
                _ => None,
            };
            // `content` is read on any element, as pages use it so.
            match attribute(b"content").or(given) {
                Some(given) => Content::Given(given),
                None => Content::Text(self.text.len()),
            }
        };
        self.open.push(Element { property, content });
        true
    }

    /// Text inside whatever is open. Its own line ends are spaces, as in all HTML.
    pub fn text(&mut self, text: &str) {
        if self.wants_text() {
            self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
    }

    /// The end of a line that readers see.
    pub fn line_end(&mut self) {
        if self.wants_text() {
            self.text.push('\n');
        }
    }

    fn wants_text(&self) -> bool {
        self.text.len() < LONGEST && self.open.iter().any(|element| matches!(element.content, Content::Text(_)))
    }

    /// The innermost element that was told of ends.
    pub fn close(&mut self) {
        let Some(Element { property, content }) = self.open.pop() else { return };
        let value = match content {
            Content::Item(entries) => Value::Table(entries),
            Content::Given(given) => Value::Text(given.trim().to_owned()),
            Content::Text(start) => {
                let text = self.text.get(start..).unwrap_or_default();
                Value::Text(text.lines().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
            }
        };
        if !self.open.iter().any(|element| matches!(element.content, Content::Text(_))) {
            self.text.clear();
        }
        let item = self.open.iter_mut().rev().find_map(|element| match &mut element.content {
            Content::Item(entries) => Some(entries),
            _ => None,
        });
        match (property, item) {
            (Some(names), Some(item)) => {
                for name in names.split_ascii_whitespace().take(MOST_NAMES) {
                    add(item, name, node(value.clone()));
                }
            }
            _ if matches!(value, Value::Table(_)) => self.found.push(node(value)),
            _ => {}
        }
    }

    /// All items that are not part of another.
    pub fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.found
    }
}

fn words(line: &str) -> String {
    line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tree is made, not written: it has no place in the text.
fn node(value: Value) -> Node {
    Node { span: 0..0, value }
}

fn entry(key: &str, node: Node) -> Entry {
    Entry { key: key.to_owned(), key_span: 0..0, node }
}

/// A property that comes again makes a list.
fn add(item: &mut Vec<Entry>, name: &str, value: Node) {
    let full = item.len() >= MOST_PROPERTIES;
    match item.iter_mut().find(|entry| entry.key == name) {
        None if full => {}
        None => item.push(entry(name, value)),
        Some(Entry { node: Node { value: Value::List(items), .. }, .. }) => items.push(value),
        Some(known) => {
            let first = std::mem::replace(&mut known.node, node(Value::Empty));
            known.node = node(Value::List(vec![first, value]));
        }
    }
}
