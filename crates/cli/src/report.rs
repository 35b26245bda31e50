//! Problems and notes of a run: collected, placed at line and column, and shown in the end.

use crate::args::Format;
use crosscut_model::{Position, Problem, Severity};
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

mod drawing;
mod place;

pub use drawing::Line;
pub use place::{Cursor, Placed, Stage, place};

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

/// Problems of one sort that are told of one file: a table of a million rows may have a million of them.
const MOST_ALIKE: usize = 100;

/// Keeps the first problems of each sort in each file, and says with the last of them how many more there are.
fn only_so_many_alike(placed: &mut Vec<Placed>) {
    let sort = |placed: &Placed| (placed.problem.file.clone(), placed.problem.severity, placed.problem.code.clone());
    let mut alike = BTreeMap::new();
    for placed in placed.iter() {
        *alike.entry(sort(placed)).or_insert(0) += 1;
    }
    alike.retain(|_, count| *count > MOST_ALIKE);
    let mut seen = BTreeMap::new();
    placed.retain_mut(|placed| {
        let sort = sort(placed);
        let Some(all) = alike.get(&sort) else { return true };
        let seen = seen.entry(sort).or_insert(0);
        *seen += 1;
        if *seen == MOST_ALIKE {
            let message = &mut placed.problem.message;
            *message = format!("{message}; and {} more of this sort in this file", all - MOST_ALIKE);
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
    /// Of problems that are added now.
    stage: Stage,
}

impl Report {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.placed.extend(place(vec![problem], text, 0, self.stage));
    }

    /// Adds problems that were placed before.
    pub fn extend(&mut self, placed: impl IntoIterator<Item = Placed>) {
        self.placed.extend(placed);
    }

    /// From here on problems come up that are not of one file.
    pub fn files_are_read(&mut self) {
        self.stage = Stage::Build;
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
    pub fn finish(mut self, format: Option<Format>, json_to: JsonTo) -> ExitCode {
        let stderr = io::stderr();
        let (errors, all) = (self.errors(), self.len());
        self.placed.sort_by_key(|placed| (placed.stage, placed.position.line, placed.position.column));
        only_so_many_alike(&mut self.placed);
        // A closed stderr or stdout is no reason to fail: there is nobody left to tell.
        let _ = match format {
            Some(Format::Json) => self.json(json_to).and_then(|()| self.tell(&mut stderr.lock())),
            _ => self.human(&mut stderr.lock(), drawn(format), (errors, all - errors)),
        };
        if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn json(&self, to: JsonTo) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(&self.placed)?;
        text.push('\n');
        match to {
            JsonTo::Stdout => io::stdout().write_all(text.as_bytes()),
            JsonTo::Stderr => io::stderr().write_all(text.as_bytes()),
        }
    }

    fn human(&self, out: &mut impl Write, drawn: Option<Colour>, (errors, warnings): (usize, usize)) -> io::Result<()> {
        for placed in &self.placed {
            placed.print(out, drawn)?;
        }
        self.tell(out)?;
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
        problems.push(Problem::error("usual", "b", "of another file"));
        let mut placed = place(problems, "", 0, Stage::File(0));
        only_so_many_alike(&mut placed);
        assert_eq!(placed.len(), MOST_ALIKE + 2);
        assert_eq!(placed[MOST_ALIKE].problem.message, "number 99; and 900 more of this sort in this file");
    }
}
