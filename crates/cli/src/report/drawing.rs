//! One line of a file with a mark under what is wrong with it.

use ariadne::{CharSet, Config, IndexType, Label, Report, ReportKind, Source};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::ops::Range;

/// Characters drawn before and after the start of the mark: a document may be one line of a megabyte.
const BEFORE: usize = 60;
const AFTER: usize = 100;

/// A piece of a line, short enough to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    text: String,
    /// Bytes of `text`.
    marked: Range<usize>,
}

impl Line {
    /// The line in which a span begins. `None` where nothing can be marked.
    pub fn of(text: &str, span: &Range<usize>) -> Option<Line> {
        let (before, after) = (text.get(..span.start)?, text.get(span.start..)?);
        // Only as far as is drawn: the line may be the whole file, and this is done for each of its problems.
        let back = before.char_indices().rev().take(BEFORE).take_while(|(_, c)| *c != '\n').last();
        let start = back.map_or(span.start, |(at, _)| at);
        let forth = after.char_indices().take(AFTER).take_while(|(_, c)| *c != '\n').last();
        let end = forth.map_or(span.start, |(at, c)| span.start + at + c.len_utf8());
        let shown = text[start..end].trim_end();
        if shown.is_empty() {
            return None;
        }
        // Tabs and control characters would move the mark away from what it marks.
        let clean: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let to = |byte: usize| {
            let kept = text.get(start..byte.clamp(start, start + shown.len())).map_or(0, |kept| kept.chars().count());
            clean.char_indices().nth(kept).map_or(clean.len(), |(at, _)| at)
        };
        let marked = to(span.start)..to(span.end.max(span.start + 1));
        Some(Line { marked, text: clean })
    }

    /// Draws it as line `number` of its file, with the way out beside the mark.
    pub fn draw(&self, out: &mut impl Write, number: usize, help: &str) -> io::Result<()> {
        // Without colours: their codes would stand between the characters of a margin, which is rewritten below.
        let config =
            Config::default().with_index_type(IndexType::Byte).with_color(false).with_char_set(CharSet::Unicode);
        let mut drawn = Vec::new();
        Report::build(ReportKind::Error, self.marked.clone())
            .with_config(config)
            .with_label(Label::new(self.marked.clone()).with_message(help))
            .finish()
            .write(Source::from(self.text.as_str()), &mut drawn)?;
        // The drawing knows one line and calls it 1: the first margin of each of its lines is widened to the real number.
        // Its first two lines repeat what stands above: the severity, and the place.
        let width = number.to_string().len();
        let margins = [(" 1 ", format!(" {number} ")), ("   ", " ".repeat(width + 2)), ("───", "─".repeat(width + 2))];
        let drawn = String::from_utf8_lossy(&drawn);
        for line in drawn.lines().skip(2).filter(|line| !line.trim().is_empty()) {
            let margin = margins.iter().filter_map(|(old, new)| Some((line.find(old)?, old, new))).min();
            let line = margin.map_or(line.to_owned(), |(_, old, new)| line.replacen(old, new, 1));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_mark() {
        let text = format!("{}ä wrong ö{}\nnext", "é".repeat(500), "x".repeat(500));
        let start = text.find("wrong").unwrap();
        let line = Line::of(&text, &(start..start + 5)).unwrap();
        assert_eq!(&line.text[line.marked.clone()], "wrong");
        assert!(line.text.chars().count() <= BEFORE + AFTER + 1, "{}", line.text);
    }

    #[test]
    fn the_drawing_shows_the_real_line_number() {
        let line = Line::of("date = 2021-02-30", &(7..17)).unwrap();
        let mut drawn = Vec::new();
        line.draw(&mut drawn, 1234, "write a day that the month has").unwrap();
        let drawn = String::from_utf8(drawn).unwrap();
        assert!(drawn.contains(" 1234 │ date = 2021-02-30\n"), "{drawn}");
        assert!(drawn.contains("write a day that the month has"), "{drawn}");
    }

    #[test]
    fn a_mark_stays_within_its_line() {
        let line = Line::of("one\ttwo\nthree", &(4..12)).unwrap();
        assert_eq!((line.text.as_str(), line.marked), ("one two", 4..7));
        assert_eq!(Line::of("one\n\nthree", &(4..4)), None, "an empty line has nothing to mark");
        assert_eq!(Line::of("ö", &(1..1)), None, "no panic inside a character");
    }
}
