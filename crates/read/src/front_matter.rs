//! Front matter: facts between two fences at the very top of a document, `+++` for TOML and `---` for YAML.

use crate::given::{self, Facts};
use crate::node::{Broken, char_start};
use crate::{toml_tree, yaml_tree};
use crosscut_model::Problem;
use std::ops::Range;

/// How a file without front matter may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Markdown: a fence on the first line is front matter.
    Fence,
    /// Plain text: `---` on the first line may also be a rule. It is front matter when a key follows.
    FenceOrRule,
}

/// A document taken apart.
pub(crate) struct Parts {
    /// `None` without front matter.
    pub facts: Option<Facts>,
    /// What comes after the closing fence.
    pub body: Range<usize>,
    /// Of the fences and the syntax.
    pub problems: Vec<Problem>,
}

#[derive(Clone, Copy, PartialEq)]
enum Syntax {
    Toml,
    Yaml,
}

/// Splits a text at its fences and reads what is between them.
pub(crate) fn split(file: &str, text: &str, opening: Opening) -> Parts {
    let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { text, next: top };
    let none = Parts { facts: None, body: top..text.len(), problems: Vec::new() };
    let Some(first) = lines.next() else { return none };
    let syntax = match text[first.clone()].trim_end() {
        "+++" => Syntax::Toml,
        "---" => Syntax::Yaml,
        _ => return none,
    };
    let start = lines.next;
    if syntax == Syntax::Yaml && opening == Opening::FenceOrRule && !a_key_follows(&text[start..]) {
        return none;
    }
    let closing = lines.find(|line| {
        let line = text[line.clone()].trim_end();
        match syntax {
            Syntax::Toml => line == "+++",
            Syntax::Yaml => line == "---" || line == "...",
        }
    });
    let Some(closing) = closing else {
        let fence = if syntax == Syntax::Toml { "+++" } else { "---" };
        let problem =
            Problem::error("broken-front-matter", file, format!("the front matter that {fence} opens is never closed"))
                .at(first.start..first.start + 3)
                .help(format!("end it with a line {fence} of its own"));
        return Parts { problems: vec![problem], body: text.len()..text.len(), ..none };
    };
    let (entries, broken) = match syntax {
        Syntax::Toml => toml_tree::read(text, start..closing.start),
        Syntax::Yaml => yaml_tree::read(text, start..closing.start),
    };
    let name = if syntax == Syntax::Toml { "TOML" } else { "YAML" };
    let problems = broken.into_iter().map(|broken| syntax_problem(file, text, name, broken)).collect();
    let facts = given::read(file, "front matter", &entries, &[]);
    Parts { facts: Some(facts), body: lines.next..text.len(), problems }
}

/// A syntax error as a problem. A date that the syntax itself refuses is an impossible date like any other.
pub(crate) fn syntax_problem(file: &str, text: &str, syntax: &str, broken: Broken) -> Problem {
    let written = text.get(broken.span.clone()).unwrap_or_default();
    let line_start = text[..char_start(text, broken.span.start)].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let value = line.split_once('=').map_or(written, |(_, value)| value).trim();
    let looks_like_a_date = |text: &str| {
        let bytes = text.as_bytes();
        bytes.len() >= 8 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
    };
    if syntax == "TOML" && looks_like_a_date(value) {
        let shown: String = value.chars().take(40).collect();
        let start = line_start + line.find(value).unwrap_or(0);
        return Problem::error("impossible-date", file, format!("“{shown}” is not a possible date"))
            .at(start..start + value.len())
            .help("write it as 2021-08-07, or as \"2021-08\" or \"2021\" in quotes");
    }
    Problem::error("broken-front-matter", file, format!("not valid {syntax}: {}", broken.message)).at(broken.span)
}

/// Whether the first line that says anything looks like `key: …`.
fn a_key_follows(text: &str) -> bool {
    let line = text.lines().map(str::trim_end).find(|line| !line.is_empty() && !line.starts_with('#'));
    line.is_some_and(|line| {
        line == "---"
            || line.split_once(':').is_some_and(|(key, rest)| {
                let word = key.trim_matches('"');
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
                    && (rest.is_empty() || rest.starts_with(' '))
            })
    })
}

/// The lines of a text by their bytes, ends not included; `next` is where the next one begins.
struct Lines<'a> {
    text: &'a str,
    next: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.next >= self.text.len() {
            return None;
        }
        let start = self.next;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |newline| start + newline);
        self.next = (end + 1).min(self.text.len());
        Some(start..end)
    }
}
