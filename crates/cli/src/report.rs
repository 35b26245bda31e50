//! Problems and notes of a run: collected, placed at line and column, and shown in the end.

use crate::args::Format;
use crosscut_model::{Position, Problem, Severity};
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

mod annotation;
mod drawing;
mod place;

use annotation::Annotations;
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

/// Files whose problems of one sort are told: a million files may have one each.
const MOST_FILES: usize = 1_000;

/// Which problems are alike.
type Sort = (String, Severity, String);

/// Keeps the first problems of each sort in each file, and says with the last of them how many more there are.
fn only_so_many_alike(placed: &mut Vec<Placed>) {
    let sort = |placed: &Placed| -> Sort {
        (placed.problem.file.clone(), placed.problem.severity, placed.problem.code.clone())
    };
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
    /// Keeps no more problems than are told in the end, if somebody asked for that.
    alike: Option<Alike>,
}

/// How many problems of a sort were added, and how many of them are not kept.
#[derive(Debug, Default)]
struct Alike {
    added: BTreeMap<Sort, usize>,
    left_out: BTreeMap<Sort, usize>,
    /// By severity and code, how many files have some; and problems of further files.
    files: BTreeMap<(Severity, String), (usize, usize)>,
}

impl Report {
    /// Adds a problem; `text` is what its span counts in.
    pub fn add(&mut self, problem: Problem, text: &str) {
        self.extend(place(vec![problem], text, 0, self.stage));
    }

    /// A report that keeps only as many problems of a sort as it tells in the end, so that a million of them need no memory.
    /// They have to come in the order of their files and places.
    pub fn bounded() -> Report {
        Report { alike: Some(Alike::default()), ..Report::default() }
    }

    /// Adds problems that were placed before.
    pub fn extend(&mut self, placed: impl IntoIterator<Item = Placed>) {
        for placed in placed {
            let Problem { file, severity, code, .. } = &placed.problem;
            if self.has_room(file, *severity, code) {
                if let Some(alike) = &mut self.alike {
                    let added = alike.added.entry((file.clone(), *severity, code.clone())).or_default();
                    *added += 1;
                    if *added == 1 {
                        alike.files.entry((*severity, code.clone())).or_default().0 += 1;
                    }
                }
                self.placed.push(placed);
            } else {
                let (file, severity, code) = (file.clone(), *severity, code.clone());
                self.leave_out(&file, severity, &code, 1);
            }
        }
    }

    /// Whether one more problem of this sort would be told.
    pub fn has_room(&self, file: &str, severity: Severity, code: &str) -> bool {
        let Some(alike) = &self.alike else { return true };
        match alike.added.get(&(file.to_owned(), severity, code.to_owned())) {
            Some(added) => *added < MOST_ALIKE,
            None => alike.files.get(&(severity, code.to_owned())).is_none_or(|(files, _)| *files < MOST_FILES),
        }
    }

    /// Counts problems that are not told one by one.
    pub fn leave_out(&mut self, file: &str, severity: Severity, code: &str, problems: usize) {
        let Some(alike) = &mut self.alike else { return };
        let sort = (file.to_owned(), severity, code.to_owned());
        if alike.added.contains_key(&sort) {
            *alike.left_out.entry(sort).or_default() += problems;
        } else {
            alike.files.entry((severity, code.to_owned())).or_default().1 += problems;
        }
    }

    /// Problems that are counted and not kept: errors, and all.
    fn left_out(&self) -> (usize, usize) {
        let Some(alike) = &self.alike else { return (0, 0) };
        let in_files = alike.left_out.iter().map(|((_, severity, _), count)| (*severity, *count));
        let of_files = alike.files.iter().map(|((severity, _), (_, count))| (*severity, *count));
        in_files.chain(of_files).fold((0, 0), |(errors, all), (severity, count)| {
            (errors + if severity == Severity::Error { count } else { 0 }, all + count)
        })
    }

    /// Says with the last problem of a sort how many more there are.
    fn tell_what_is_left_out(&mut self) {
        let Some(alike) = self.alike.take() else { return };
        let mut left_out = alike.left_out;
        for placed in self.placed.iter_mut().rev() {
            let Problem { file, severity, code, message, .. } = &mut placed.problem;
            if let Some(more) = left_out.remove(&(file.clone(), *severity, code.clone())) {
                *message = format!("{message}; and {more} more of this sort in this file");
            }
        }
        for ((severity, code), (_, more)) in alike.files.into_iter().filter(|(_, (_, more))| *more > 0) {
            let what = if severity == Severity::Error { "errors" } else { "warnings" };
            self.notes.push(format!("{more} more {what} [{code}] in other files"));
        }
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
        self.told.0 + self.told.1 + self.placed.len() + self.left_out().1
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        let kept = self.placed.iter().filter(|placed| placed.problem.severity == Severity::Error).count();
        self.told.0 + kept + self.left_out().0
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
        let annotations = Annotations::wanted();
        for placed in std::mem::take(&mut self.placed) {
            let _ = placed.print(&mut stderr, drawn);
            let _ = annotations.as_ref().map(|annotations| annotations.print(&mut stderr, &placed));
        }
        self.told = (errors, all - errors);
    }

    /// Prints everything and gives the exit code. Problems go to stderr, as people read them; in JSON they go to
    /// `json_to`, and notes to stderr still.
    pub fn finish(mut self, format: Option<Format>, json_to: JsonTo) -> ExitCode {
        let stderr = io::stderr();
        let (errors, all) = (self.errors(), self.len());
        self.placed.sort_by_key(|placed| (placed.stage, placed.position.line, placed.position.column));
        match self.alike {
            Some(_) => self.tell_what_is_left_out(),
            None => only_so_many_alike(&mut self.placed),
        }
        // A closed stderr or stdout is no reason to fail: there is nobody left to tell.
        let _ = match format {
            Some(Format::Json) => self.json(json_to).and_then(|()| self.tell(&mut stderr.lock())),
            _ => self.human(&mut stderr.lock(), drawn(format), (errors, all - errors)),
        };
        if let Some(annotations) = Annotations::wanted() {
            let _ = self.placed.iter().try_for_each(|placed| annotations.print(&mut stderr.lock(), placed));
        }
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
