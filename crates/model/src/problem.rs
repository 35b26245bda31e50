//! What is wrong with an input: where, why, and the way out.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Whether a problem stops the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Warning,
    Error,
}

/// One thing that is wrong, or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub severity: Severity,
    /// A stable name for the sort of problem, in kebab-case: `unknown-key`, `impossible-date`, …
    pub code: String,
    /// The file, as the reader typed or would find it.
    pub file: String,
    /// Bytes of the file's text, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Range<usize>>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The way out, as a sentence without a full stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Problem {
    /// An error.
    pub fn error(code: &str, file: &str, message: impl Into<String>) -> Problem {
        Problem {
            severity: Severity::Error,
            code: code.to_owned(),
            file: file.to_owned(),
            span: None,
            message: message.into(),
            help: None,
        }
    }

    /// A warning.
    pub fn warning(code: &str, file: &str, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(code, file, message) }
    }

    /// The same problem at these bytes.
    pub fn at(self, span: Range<usize>) -> Problem {
        Problem { span: Some(span), ..self }
    }

    /// The same problem with a way out.
    pub fn help(self, help: impl Into<String>) -> Problem {
        Problem { help: Some(help.into()), ..self }
    }
}

/// A place in a text as people count: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// The position of a byte. A byte inside a character counts as that character; one past the end as the end.
pub fn position(text: &str, byte: usize) -> Position {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_as_people_do() {
        let text = "eins\nzwölf\n";
        let at = |byte| {
            let Position { line, column } = position(text, byte);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(9), (2, 4), "the column counts characters, not bytes");
        assert_eq!(at(8), (2, 3), "inside the ö");
        assert_eq!(at(99), (3, 1));
    }
}
