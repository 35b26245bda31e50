//! Problems and notes of a run: collected, placed at line and column, and shown in the end.

use crate::args::Format;
use crosscut_model::{Position, Problem, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

mod drawing;

pub use drawing::Line;

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
    /// Sorts problems by place, and finds their lines and columns in one pass over the text. `lines_before` is how many
    /// lines of the file came before the text.
    pub fn of(mut problems: Vec<Problem>, text: &str, lines_before: usize) -> Sorted {
        let start = |problem: &Problem| problem.span.as_ref().map_or(0, |span| span.start);
        problems.sort_by_key(start);
        only_so_many_alike(&mut problems);
        let (mut at, mut position) = (0, Position { line: lines_before + 1, column: 1 });
        let placed = problems.into_iter().map(|problem| {
            let start =
                (0..=start(&problem).min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0);
            let between = text.get(at..start).unwrap_or_default();
            match between.rfind('\n') {
                Some(newline) => {
                    position.line += between.bytes().filter(|byte| *byte == b'\n').count();
                    position.column = between[newline + 1..].chars().count() + 1;
                }
                None => position.column += between.chars().count(),
            }
            at = start;
            let line = problem.span.as_ref().and_then(|span| Line::of(text, span));
            Placed { problem, position, line }
        });
        Sorted(placed.collect())
    }
}

/// Problems of one sort that are told of one file: a table of a million rows may have a million of them.
const MOST_ALIKE: usize = 100;

/// Keeps the first problems of each sort, and says with the last of them how many more there are.
fn only_so_many_alike(problems: &mut Vec<Problem>) {
    let mut alike: BTreeMap<(Severity, String), usize> = BTreeMap::new();
    for problem in problems.iter() {
        *alike.entry((problem.severity, problem.code.clone())).or_default() += 1;
    }
    alike.retain(|_, count| *count > MOST_ALIKE);
    let mut seen: BTreeMap<(Severity, String), usize> = BTreeMap::new();
    problems.retain_mut(|problem| {
        let sort = (problem.severity, problem.code.clone());
        let Some(all) = alike.get(&sort) else { return true };
        let seen = seen.entry(sort).or_default();
        *seen += 1;
        if *seen == MOST_ALIKE {
            problem.message = format!("{}; and {} more of this sort in this file", problem.message, all - MOST_ALIKE);
        }
        *seen <= MOST_ALIKE
    });
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
        self.placed.extend(Sorted::of(vec![problem], text, 0).0);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_problems_of_one_sort_are_told_as_a_hundred() {
        let mut problems = vec![Problem::error("rare", "a", "one")];
        problems.extend((0..1000).map(|number| Problem::error("usual", "a", format!("number {number}"))));
        let sorted = Sorted::of(problems, "", 0);
        assert_eq!(sorted.0.len(), MOST_ALIKE + 1);
        assert_eq!(sorted.0[MOST_ALIKE].problem.message, "number 99; and 900 more of this sort in this file");
    }

    #[test]
    fn places_are_those_that_people_count() {
        let text = "eins\nzwölf drei\n\nvier";
        let problems =
            [12, 7, 0, 17, 7, 8, 99].map(|start| Problem::error("x", "a", "y").at(start..start + 1)).to_vec();
        let sorted = Sorted::of(problems, text, 10);
        for placed in &sorted.0 {
            let start = placed.problem.span.as_ref().unwrap().start;
            let alone = crosscut_model::position(text, start);
            assert_eq!((placed.position.line, placed.position.column), (alone.line + 10, alone.column), "byte {start}");
        }
        assert_eq!(sorted.0.len(), 7);
    }
}
