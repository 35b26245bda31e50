//! Problems and notes of a run: collected, placed at line and column, and shown in the end.

use crate::args::Format;
use crosscut_model::{Position, Problem, Severity, position};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

mod drawing;

use drawing::Line;

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

impl Placed {
    /// `lines_before` is how many lines of the input came before `text`.
    fn new(problem: Problem, text: &str, lines_before: usize) -> Placed {
        let start = problem.span.as_ref().map_or(0, |span| span.start);
        let mut position = position(text, start);
        position.line += lines_before;
        let line = problem.span.as_ref().and_then(|span| Line::of(text, span));
        Placed { problem, position, line }
    }

    /// `path:line:column: error[code]: message`, and the way out.
    fn print(&self, out: &mut impl Write, drawn: Option<Colour>) -> io::Result<()> {
        let Problem { severity, code, file, message, help, .. } = &self.problem;
        let Position { line, column } = self.position;
        let (severity, paint) = match severity {
            Severity::Warning => ("warning", "\x1b[1;33m"),
            Severity::Error => ("error", "\x1b[1;31m"),
        };
        let (paint, plain) = if drawn == Some(Colour::Yes) { (paint, "\x1b[0m") } else { ("", "") };
        writeln!(out, "{file}:{line}:{column}: {paint}{severity}[{code}]{plain}: {message}")?;
        if let (Some(_), Some(source)) = (drawn, &self.line) {
            return source.draw(out, line, help.as_deref().unwrap_or("here"));
        }
        if let Some(help) = help {
            writeln!(out, "  help: {help}")?;
        }
        Ok(())
    }
}

/// Whether a drawing may use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    Yes,
    No,
}

/// The problems of one file, in the order of their places.
#[derive(Debug, Default)]
pub struct Sorted(Vec<Placed>);

impl Sorted {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.add_after(0, problem, text);
    }

    /// Adds a problem of a text that begins after so many lines of its file.
    pub fn add_after(&mut self, lines_before: usize, problem: Problem, text: &str) {
        self.0.push(Placed::new(problem, text, lines_before));
    }

    /// Adds the problems of another part of the same file.
    pub fn append(&mut self, other: Sorted) {
        self.0.extend(other.0);
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
    /// Errors and warnings that were told already.
    told: (usize, usize),
}

impl Report {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.placed.push(Placed::new(problem, text, 0));
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
        self.told.0 + self.told.1 + self.placed.len()
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        self.told.0 + self.placed.iter().filter(|placed| placed.problem.severity == Severity::Error).count()
    }

    /// Tells the problems so far and forgets them, so that an endless input needs no endless memory. In JSON they are one
    /// array, and wait for the end.
    pub fn tell_so_far(&mut self, format: Option<Format>) {
        if format == Some(Format::Json) {
            return;
        }
        let (errors, all) = (self.errors(), self.len());
        let drawn = drawn(format);
        let mut stderr = io::stderr().lock();
        for placed in std::mem::take(&mut self.placed) {
            let _ = placed.print(&mut stderr, drawn);
        }
        self.told = (errors, all - errors);
    }

    /// Prints everything and gives the exit code. Problems go to stderr, as people read them; in JSON they go to
    /// `json_to`, and notes to stderr still.
    pub fn finish(self, format: Option<Format>, json_to: JsonTo) -> ExitCode {
        let stderr = io::stderr();
        // A closed stderr or stdout is no reason to fail: there is nobody left to tell.
        let _ = match format {
            Some(Format::Json) => self.json(json_to).and_then(|()| self.tell(&mut stderr.lock())),
            _ => self.human(&mut stderr.lock(), drawn(format)),
        };
        if self.errors() > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn json(&self, to: JsonTo) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(&self.placed)?;
        text.push('\n');
        match to {
            JsonTo::Stdout => io::stdout().write_all(text.as_bytes()),
            JsonTo::Stderr => io::stderr().write_all(text.as_bytes()),
        }
    }

    fn human(&self, out: &mut impl Write, drawn: Option<Colour>) -> io::Result<()> {
        for placed in &self.placed {
            placed.print(out, drawn)?;
        }
        self.tell(out)?;
        let (errors, warnings) = (self.errors(), self.len() - self.errors());
        if errors + warnings > 0 {
            writeln!(out, "{}, {}", count(errors, "error"), count(warnings, "warning"))?;
        }
        Ok(())
    }

    fn tell(&self, out: &mut impl Write) -> io::Result<()> {
        self.notes.iter().try_for_each(|note| writeln!(out, "note: {note}"))
    }
}

/// Where problems in JSON go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonTo {
    /// They are what the command is for.
    Stdout,
    /// Stdout carries the records.
    Stderr,
}

/// Drawings are for people: on a terminal, or when asked for.
fn drawn(format: Option<Format>) -> Option<Colour> {
    let terminal = io::stderr().is_terminal();
    let colour = if terminal && std::env::var_os("NO_COLOR").is_none() { Colour::Yes } else { Colour::No };
    (format == Some(Format::Human) || terminal).then_some(colour)
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
