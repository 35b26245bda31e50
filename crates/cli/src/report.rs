//! Problems and notes of a run: collected, placed at line and column, and shown in the end.

use crate::args::Format;
use crosscut_model::{Position, Problem, Severity, position};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::ops::Range;
use std::process::ExitCode;

/// A problem at its line and column.
#[derive(Clone, Debug, Serialize)]
struct Placed {
    #[serde(flatten)]
    problem: Problem,
    #[serde(flatten)]
    position: Position,
    /// The line it stands in, for the drawing.
    #[serde(skip)]
    line: Option<Line>,
}

/// A piece of a line, short enough to be drawn.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    /// Bytes of `text`.
    marked: Range<usize>,
}

/// The problems of one file, in the order of their places.
#[derive(Debug, Default)]
pub struct Sorted(Vec<Placed>);

impl Sorted {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.0.push(Placed::new(problem, text));
    }

    /// Sorts them by place.
    pub fn sort(&mut self) {
        self.0.sort_by_key(|placed| (placed.position.line, placed.position.column));
    }
}

/// All that a run has to say.
#[derive(Debug, Default)]
pub struct Report {
    placed: Vec<Placed>,
    notes: Vec<String>,
}

impl Report {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.placed.push(Placed::new(problem, text));
    }

    /// Adds the problems of a file.
    pub fn extend(&mut self, problems: Sorted) {
        self.placed.extend(problems.0);
    }

    /// Adds something worth knowing that is no problem.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        self.placed.len()
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        self.placed.iter().filter(|placed| placed.problem.severity == Severity::Error).count()
    }

    /// Prints everything to stderr (JSON to `stdout` when asked for it there) and gives the exit code.
    pub fn finish(self, format: Option<Format>) -> ExitCode {
        let stderr = std::io::stderr();
        let drawn = format == Some(Format::Human) || (format.is_none() && stderr.is_terminal());
        let mut out = stderr.lock();
        // A closed stderr is no reason to fail: there is nobody left to tell.
        let _ = match format {
            Some(Format::Json) => self.json(&mut out),
            _ => self.human(&mut out, drawn),
        };
        if self.errors() > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn json(&self, out: &mut impl Write) -> std::io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &self.placed)?;
        writeln!(out)
    }

    fn human(&self, out: &mut impl Write, _drawn: bool) -> std::io::Result<()> {
        for placed in &self.placed {
            placed.print(out)?;
        }
        for note in &self.notes {
            writeln!(out, "note: {note}")?;
        }
        let (errors, warnings) = (self.errors(), self.len() - self.errors());
        if errors + warnings > 0 {
            writeln!(out, "{}, {}", count(errors, "error"), count(warnings, "warning"))?;
        }
        Ok(())
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

impl Placed {
    fn new(problem: Problem, text: &str) -> Placed {
        let start = problem.span.as_ref().map_or(0, |span| span.start);
        Placed { position: position(text, start), line: None, problem }
    }

    fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Problem { severity, code, file, message, help, .. } = &self.problem;
        let Position { line, column } = self.position;
        let severity = match severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        writeln!(out, "{file}:{line}:{column}: {severity}[{code}]: {message}")?;
        if let Some(help) = help {
            writeln!(out, "  help: {help}")?;
        }
        Ok(())
    }
}
