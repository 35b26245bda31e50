//! Where a stretch of tokens stands: in the head, the prose or the tail, what is beside it on its line, what is above and
//! below. The features that names, titles, dates and ratings have in common.

use super::Sink;
use crate::head::{Frame, is_prose, is_section};
use crate::text::{Text, TokenKind};
use std::cell::OnceCell;
use std::ops::Range;

/// A small count as a part of a feature: 0 to 5, then "6".
pub(crate) fn few(count: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6"][count.min(6)]
}

/// A larger count: powers of two.
pub(crate) fn many(count: usize) -> &'static str {
    ["0", "1", "2", "4", "8", "16", "32", "64", "128", "256", "512", "1024"]
        [(usize::BITS - count.leading_zeros()).min(11) as usize]
}

/// What the setting of every stretch of a document is read from.
pub(crate) struct Setting<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) frame: &'t Frame,
    pub(crate) language: &'t str,
    /// The first line behind the head, and the first of the tail.
    prose: (usize, usize),
    /// What each line looks like, once it was asked for.
    shapes: Vec<OnceCell<&'static str>>,
}

impl<'t, 'a> Setting<'t, 'a> {
    pub(crate) fn new(text: &'t Text<'a>, frame: &'t Frame, language: Option<&'t str>) -> Setting<'t, 'a> {
        let first = frame.head.last().map_or(0, |line| line + 1);
        let last = frame.tail.first().copied().unwrap_or(text.lines.len());
        let shapes = vec![OnceCell::new(); text.lines.len()];
        Setting { text, frame, language: language.unwrap_or("none"), prose: (first, last), shapes }
    }

    /// "h0", "h1", … in the head, "p" in the prose, "t1" for the last line of the tail, "t2" …
    pub(crate) fn zone(&self, line: usize) -> [&'static str; 2] {
        if line < self.prose.0 {
            return ["h", few(line)];
        }
        if line >= self.prose.1 {
            return ["t", few(self.text.lines.len() - line)];
        }
        ["p", "0"]
    }

    /// A token as others see it: its word, its mark, or what it is.
    pub(crate) fn shown(&self, token: Option<usize>, line: &Range<usize>) -> &'a str {
        let Some(token) = token.filter(|token| line.contains(token)) else { return "^" };
        match self.text.kind(token) {
            Some(TokenKind::Number) => {
                if self.text.word(token).len() == 4 {
                    "#year"
                } else {
                    "#"
                }
            }
            Some(TokenKind::Stars) => "#stars",
            _ => self.text.word(token),
        }
    }

    fn shape_of_line(&self, number: usize) -> &'static str {
        let (Some(line), Some(shape)) = (self.text.lines.get(number), self.shapes.get(number)) else { return "none" };
        shape.get_or_init(|| match () {
            () if is_prose(self.text, line) => "prose",
            () if self.frame.is_dated(number) => "dated",
            () if line
                .tokens
                .clone()
                .take(6)
                .all(|token| !self.text.is_word(token) || is_section(self.text, token)) =>
            {
                "section"
            }
            () if line.tokens.len() <= 3 => "words",
            () if line.bytes.len() < 60 => "short",
            () => "long",
        })
    }

    /// How many of some lines are prose, up to so many.
    pub(crate) fn prose(&self, lines: Range<usize>, most: usize) -> &'static str {
        few(lines.filter(|number| self.shape_of_line(*number) == "prose").take(most).count())
    }

    /// The features of a stretch's place.
    pub(crate) fn place(&self, tokens: &Range<usize>, sink: &mut Sink) {
        let text = self.text;
        let number = text.line_of(tokens.start);
        let Some(line) = text.lines.get(number) else { return };
        let inside = line.tokens.clone();
        let [zone, at] = self.zone(number);
        let before = tokens.start.checked_sub(1).filter(|token| *token >= inside.start);
        let after = Some(tokens.end).filter(|token| *token < inside.end);
        let (left, right) = (self.shown(before, &inside), self.shown(after, &inside));
        let alone = before.is_none() && after.is_none();
        sink.add(&["zone", zone]);
        sink.add(&["zone", zone, at]);
        sink.add(&["left", left]);
        sink.add(&["right", right]);
        sink.add(&["left+right", left, right]);
        sink.add(&["left+zone", left, zone]);
        sink.add(&["right+zone", right, zone]);
        sink.add(&["left+language", left, self.language]);
        let second = before.and_then(|token| token.checked_sub(1));
        sink.add(&["left2", self.shown(second, &inside), left]);
        let second = after.map(|token| token + 1);
        sink.add(&["right2", right, self.shown(second, &inside)]);
        sink.add(&["lead", self.shown(Some(inside.start).filter(|first| *first < tokens.start), &inside), zone]);
        sink.add(&["line", many(inside.len()), zone]);
        let dated = self.frame.is_dated(number);
        let of_line = self.frame.of_line(number).count();
        sink.add_if(alone, &["alone", zone, at]);
        sink.add_if(dated, &["dated", zone]);
        sink.add(&["segments", few(of_line), zone]);
        let opens = before.is_none_or(|token| !text.is_word(token));
        let closes = after.is_none_or(|token| !text.is_word(token));
        sink.add_if(opens && closes, &["apart", zone]);
        let above = number.checked_sub(1).map_or("none", |above| self.shape_of_line(above));
        let below = self.shape_of_line(number + 1);
        sink.add(&["above", above, zone]);
        sink.add(&["below", below, zone]);
        sink.add_if(alone, &["alone+above+below", above, below]);
        sink.add_if(alone && line.blank_before, &["alone+blank", zone, at]);
        let follows = text.lines.get(number + 1).is_none_or(|next| next.blank_before);
        sink.add_if(alone && follows, &["alone+closed", zone, at]);
        if let Some(above) = number.checked_sub(1).and_then(|above| text.lines.get(above)) {
            let last = above.tokens.end - 1;
            sink.add_if(alone, &["above-ends", self.shown(Some(last), &above.tokens)]);
            sink.add_if(alone, &["above-opens", self.shown(Some(above.tokens.start), &above.tokens)]);
        }
        if let Some(below) = text.lines.get(number + 1) {
            sink.add_if(alone, &["below-opens", self.shown(Some(below.tokens.start), &below.tokens)]);
        }
    }
}
