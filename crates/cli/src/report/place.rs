//! Where in a file a problem stands: its line and column, found in one pass for all problems of a text.

use super::drawing::Line;
use crosscut_model::{Position, Problem};
use serde::Serialize;

/// When a problem came up, which is the order in which problems are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// While files were looked for.
    #[default]
    Walk,
    /// In the file of this number.
    File(usize),
    /// When all files were read.
    Build,
}

/// A problem at its line and column.
#[derive(Clone, Debug, Serialize)]
pub struct Placed {
    #[serde(flatten)]
    pub problem: Problem,
    #[serde(flatten)]
    pub position: Position,
    /// The line it stands in, for the drawing.
    #[serde(skip)]
    pub line: Option<Line>,
    #[serde(skip)]
    pub stage: Stage,
}

/// Places the problems of a text, and sorts them so. `lines_before` is how many lines of the file came before the text.
pub fn place(mut problems: Vec<Problem>, text: &str, lines_before: usize, stage: Stage) -> Vec<Placed> {
    let start = |problem: &Problem| problem.span.as_ref().map_or(0, |span| span.start);
    problems.sort_by_key(start);
    let mut cursor = Cursor::new(text, lines_before);
    let placed = problems.into_iter().map(|problem| {
        cursor.to(start(&problem));
        cursor.place(problem, stage)
    });
    placed.collect()
}

/// Goes through a text once, and knows the position of every byte that it is asked for on its way.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
    position: Position,
}

impl<'t> Cursor<'t> {
    /// At the start of a text.
    pub fn new(text: &'t str, lines_before: usize) -> Cursor<'t> {
        Cursor { text, at: 0, position: Position { line: lines_before + 1, column: 1 } }
    }

    /// The position of a byte at or after the last one that was asked for; of an earlier one, that of the last.
    pub fn to(&mut self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let byte = (0..=byte).rev().find(|byte| self.text.is_char_boundary(*byte)).unwrap_or(0);
        let between = self.text.get(self.at..byte).unwrap_or_default();
        match between.rfind('\n') {
            Some(newline) => {
                self.position.line += between.bytes().filter(|byte| *byte == b'\n').count();
                self.position.column = between[newline + 1..].chars().count() + 1;
            }
            None => self.position.column += between.chars().count(),
        }
        self.at = self.at.max(byte);
        self.position
    }

    /// A problem at its place, which is here or further on; the cursor stays.
    pub fn place(mut self, problem: Problem, stage: Stage) -> Placed {
        let position = problem.span.as_ref().map_or(self.position, |span| self.to(span.start));
        let line = problem.span.as_ref().and_then(|span| Line::of(self.text, span));
        Placed { problem, position, line, stage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_people_count() {
        let text = "eins\nzwölf drei\n\nvier";
        let problems =
            [12, 7, 0, 17, 7, 8, 99].map(|start| Problem::error("x", "a", "y").at(start..start + 1)).to_vec();
        let all = place(problems, text, 10, Stage::Walk);
        for placed in &all {
            let start = placed.problem.span.as_ref().unwrap().start;
            let alone = crosscut_model::position(text, start);
            assert_eq!((placed.position.line, placed.position.column), (alone.line + 10, alone.column), "byte {start}");
        }
        assert_eq!(all.len(), 7);
    }
}
