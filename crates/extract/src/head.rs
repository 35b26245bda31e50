//! What stands around the prose of a document: the lines above it (outlet, date, section, headline, byline) and below it
//! (rating, signature, address), cut into segments. Which segment is what, is decided in [`crate::byline`],
//! [`crate::outlet`] and [`crate::published`].

use crate::dates::{FoundDate, date_in_masthead};
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

mod given_names;
mod words;

pub(crate) use given_names::is_given_name;
pub(crate) use words::{is_issue, is_menu, is_outlet_word, is_section, is_weekday};

/// How many lines from either end may belong to the frame.
const LINES: usize = 14;
/// Lines of prose after which the frame has ended.
const PROSE: usize = 2;

/// The tokens of a line that are looked at. Without it a document on one line would be all head, and each of its parts is
/// weighed against all others.
const LONGEST: usize = 200;

/// A part of a line that is set apart from the rest of it.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) tokens: Range<usize>,
    /// Into [`Text::lines`].
    pub(crate) line: usize,
    /// The first of its line.
    pub(crate) opens: bool,
    /// The last of its line.
    pub(crate) closes: bool,
    /// Above the prose.
    pub(crate) in_head: bool,
    /// A date is all that it is.
    pub(crate) date: Option<FoundDate>,
}

/// The segments of the lines around the prose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    /// In the order of the text.
    pub(crate) segments: Vec<Segment>,
    /// Lines above the prose, in order.
    pub(crate) head: Vec<usize>,
    /// Lines below it, in order.
    pub(crate) tail: Vec<usize>,
}

impl Frame {
    pub(crate) fn of(text: &Text) -> Frame {
        let head = edge(text, 0..text.lines.len());
        let first = head.last().map_or(0, |line| line + 1);
        let mut tail = edge(text, (first..text.lines.len()).rev());
        tail.reverse();
        let mut frame = Frame { segments: Vec::new(), head, tail };
        for number in 0..frame.head.len() {
            frame.cut(text, frame.head[number], true);
        }
        for number in 0..frame.tail.len() {
            frame.cut(text, frame.tail[number], false);
        }
        frame
    }

    /// The segments of a line, in order.
    pub(crate) fn of_line(&self, line: usize) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(move |segment| segment.line == line)
    }

    /// Whether a date stands on a line.
    pub(crate) fn is_dated(&self, line: usize) -> bool {
        self.of_line(line).any(|segment| segment.date.is_some())
    }

    fn cut(&mut self, text: &Text, number: usize, in_head: bool) {
        let Some(line) = text.lines.get(number) else { return };
        let end = line.tokens.end.min(line.tokens.start + LONGEST);
        let first = self.segments.len();
        let mut start = line.tokens.start;
        let mut at = start;
        while at < end {
            if let Some(found) = date_in_masthead(text, at).filter(|found| found.tokens.end <= end) {
                let mut before = start..at;
                // "Friday," before a date is part of the date.
                while before.start < before.end
                    && (is_weekday(text, before.end - 1) || text.is_mark_of(before.end - 1, ",."))
                {
                    before.end -= 1;
                }
                self.push(text, before, number, in_head);
                at = found.tokens.end;
                self.segments.push(Segment {
                    tokens: found.tokens.clone(),
                    line: number,
                    opens: false,
                    closes: false,
                    in_head,
                    date: Some(found),
                });
                start = at;
                continue;
            }
            if parts(text, line, at) {
                self.push(text, start..at, number, in_head);
                start = at + 1;
            } else if at > start && is_gap(text, at) {
                self.push(text, start..at, number, in_head);
                start = at;
            }
            at += 1;
        }
        self.push(text, start..end, number, in_head);
        if let Some(segment) = self.segments.get_mut(first) {
            segment.opens = true;
        }
        if self.segments.len() > first
            && let Some(segment) = self.segments.last_mut()
        {
            segment.closes = true;
        }
    }

    /// A segment without the marks at its ends, if anything is left.
    fn push(&mut self, text: &Text, mut tokens: Range<usize>, line: usize, in_head: bool) {
        let is_mark = |token: usize| {
            text.is_mark_of(token, ",.;:([)]|-–—_~#>=+/\\·•：、。") || text.kind(token) == Some(TokenKind::Stars)
        };
        while tokens.start < tokens.end && is_mark(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && is_mark(tokens.end - 1) && !is_initial_stop(text, tokens.end - 1) {
            tokens.end -= 1;
        }
        if tokens.start < tokens.end {
            self.segments.push(Segment { tokens, line, opens: false, closes: false, in_head, date: None });
        }
    }
}

/// The stop of "J." or "Jr.".
fn is_initial_stop(text: &Text, at: usize) -> bool {
    text.is_mark(at, '.')
        && at > 0
        && text.is_tight(at)
        && text.is_word(at - 1)
        && (text.word(at - 1).chars().count() == 1 || text.is_one_of(at - 1, &["jr", "sr"]))
}

/// The lines at one end that are no prose, until prose has begun.
fn edge(text: &Text, lines: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut prose = 0;
    let mut at_prose = None;
    let mut looked = 0;
    for number in lines.take(LINES + PROSE) {
        let Some(line) = text.lines.get(number) else { break };
        looked += 1;
        if is_prose(text, line) && !is_signed(text, line) {
            at_prose = at_prose.or(Some(found.len()));
            prose += 1;
            if prose == PROSE {
                break;
            }
        } else {
            found.push(number);
        }
    }
    // A text of one paragraph: what is behind it belongs to the other end.
    if let Some(length) = at_prose.filter(|_| prose < PROSE && looked < LINES + PROSE) {
        found.truncate(length);
    }
    found
}

/// A byline that runs on: "Yuki Holm, 12 May 2022. Played on …".
fn is_signed(text: &Text, line: &Line) -> bool {
    let first = line.tokens.start;
    let limit = line.tokens.end.min(first + 12);
    crate::people::person_end(text, first, limit).is_some_and(|end| {
        (end..limit.min(end + 4)).any(|token| date_in_masthead(text, token).is_some()) && line.bytes.len() < 240
    })
}

/// Whether a line is running text.
pub(crate) fn is_prose(text: &Text, line: &Line) -> bool {
    let words = line.tokens.len();
    let last = line.tokens.end.saturating_sub(1);
    let stops = text.is_mark_of(last, ".!?…,;”\"»’)-") || text.is_word(last);
    let dense = line.bytes.len() >= 90 && text.is_mark_of(last, "。！？」");
    let at_most = |gaps: usize| line.tokens.clone().skip(1).filter(|token| is_gap(text, *token)).nth(gaps).is_none();
    dense || line.bytes.len() >= 140 && at_most(1) || words > 12 && text.is_mark_of(last, ".!?…") && stops && at_most(0)
}

/// Whether white space before a token sets it apart: a tab, two spaces, an ideographic space.
pub(crate) fn is_gap(text: &Text, at: usize) -> bool {
    if text.is_tight(at) || text.opens_line(at) || at == 0 {
        return false;
    }
    let (Some(before), Some(here)) = (text.tokens.get(at - 1), text.tokens.get(at)) else { return false };
    let space = &text.full[before.end as usize..here.start as usize];
    if space == " " {
        return false;
    }
    let wide = space.chars().filter(|c| c.is_whitespace()).count();
    // Headings in capitals are often set with two spaces between their words.
    let heading = text.is_upper(at - 1) && text.is_upper(at);
    space.contains(['\t', '\u{3000}']) || wide >= if heading { 3 } else { 2 }
}

/// Whether a token parts a line.
fn parts(text: &Text, line: &Line, at: usize) -> bool {
    let alone = || at == line.tokens.start || !text.is_tight(at) && !text.is_tight(at + 1);
    text.is_mark_of(at, "|·•»›→►▪■◆‖＞◄")
        || text.is_mark_of(at, "–—−-/>:~=") && alone()
        || text.is_mark_of(at, "：")
        || text.kind(at) == Some(TokenKind::Stars) && text.word(at) != "*"
        || text.is_mark_of(at, "―─") && text.is_mark_of(at + 1, "―─")
        // "School Media Circular. March 1992."
        || text.is_mark(at, '.') && !text.is_tight(at + 1) && text.is_capital(at + 1) && text.word(at - usize::from(at > 0)).chars().count() > 3
}
