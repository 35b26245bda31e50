//! Lines that may open a review among several: each with the title of a work, and how it is printed. Which of them part a document,
//! if any, is decided in [`super::choose`].

use super::title::{can_be_title, title_end, year_behind};
use crate::head::{Frame, is_outlet_word};
use crate::headline::is_dense_word;
use crate::item::is_title_label;
use crate::people::{has_given_name, person_end};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// A line with the title of a work.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    /// Into [`Text::lines`].
    pub(super) line: usize,
    pub(super) title: Range<usize>,
    pub(super) year: Option<(i16, Range<usize>)>,
    pub(super) print: Print,
}

/// How a line is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Print {
    /// What stands before the title, numbers as "#": "##", ">>", "■", "cue # :".
    pub(super) before: String,
    /// What stands right behind it: a mark, "rated", "year", "end" or "text".
    pub(super) behind: &'static str,
    pub(super) numbered: bool,
    /// "Film: Salt".
    pub(super) labelled: bool,
    pub(super) bold: bool,
    pub(super) quoted: bool,
    pub(super) upper: bool,
    /// A rating stands behind the title, on the line.
    pub(super) rated: bool,
    /// An empty line is before it.
    pub(super) apart: bool,
    /// A row of marks is before it.
    pub(super) ruled: bool,
    /// Longer than a heading: the text runs on.
    pub(super) long: bool,
    /// The line ends as a sentence does.
    pub(super) stops: bool,
    /// May be a person or a paper.
    pub(super) somebody: bool,
    /// Reads as a title by its capitals, or in a language that has none.
    pub(super) cased: bool,
    /// The title reads as a rating: "Three out of Ten".
    pub(super) like_rating: bool,
}

/// The lines that may open a review, in order, as far as the page is about its own reviews.
pub(super) fn heads(text: &Text, language: Option<&str>) -> Vec<Head> {
    let frame = Frame::of(text);
    let others = (0..text.lines.len()).find(|line| opens_others(text, *line)).unwrap_or(text.lines.len());
    (0..others).filter(|line| !frame.is_dated(*line)).filter_map(|line| head(text, line, language)).collect()
}

/// Lines below which a page goes on to other things than its own reviews, lower case, `|` between.
const OTHERS: &str = "related|related articles|related posts|you may also like|you might also like|more reviews|also on|comments|leia também|veja também|lire aussi|à lire aussi|\
    lesen sie auch|auch interessant|mehr zum thema|también te puede interesar|te puede interesar|leggi anche|lees ook|läs också|читайте также|comentários|comentarios|commentaires|kommentare|\
    reacties|kommentarer|комментарии|share this|trending|most read|popular|tags";

/// Whether a line opens the part of a page that is about other things.
pub(crate) fn opens_others(text: &Text, number: usize) -> bool {
    let Some(line) = text.lines.get(number).filter(|line| number > 0 && line.bytes.len() < 60) else { return false };
    let words: Vec<usize> = line.tokens.clone().filter(|token| text.is_word(*token)).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let said = text.slice(*first..last + 1).to_lowercase();
    OTHERS.split('|').any(|known| known == said)
}

/// The longest line of a heading, in bytes. A longer one opens with a title only where marks or capitals close it off.
const LONGEST: usize = 140;
/// The most tokens before a title.
const BEFORE: usize = 6;

fn head(text: &Text, number: usize, language: Option<&str>) -> Option<Head> {
    let line = text.lines.get(number)?;
    let mut print = Print { apart: line.blank_before, ..Print::default() };
    let mut at = marks_end(text, line.tokens.start, line);
    if let Some(after) = time_end(text, line).filter(|after| *after > at) {
        at = marks_end(text, after, line);
    } else if let Some(after) = number_end(text, at, line) {
        print.numbered = true;
        at = marks_end(text, after, line);
    }
    let is_bold = |token: usize| {
        text.kind(token) == Some(TokenKind::Stars) && text.word(token) == "**"
            || text.is_mark(token, '_') && text.is_mark(token + 1, '_')
    };
    // "7/10 — Salt Road".
    if let Some(found) = found_at(text, at).filter(|found| found.tokens.end + 1 < line.tokens.end) {
        let after = marks_end(text, found.tokens.end, line);
        if after > found.tokens.end && found.reading.value.number().is_some() {
            print.rated = true;
            at = after;
        }
    }
    print.bold = is_bold(at);
    if print.bold {
        at += if text.is_mark(at, '_') { 2 } else { 1 };
    }
    if let Some(after) = label_end(text, at, line) {
        print.labelled = true;
        at = after;
    }
    print.before = before(text, line.tokens.start..at);
    print.quoted =
        text.is_mark_of(at, "“\"„«‘'「『《»_") || text.kind(at) == Some(TokenKind::Stars) && text.word(at) == "*";
    at += usize::from(print.quoted);
    let end = title_end(text, at, line.tokens.end, print.quoted, print.bold)?;
    let title = at..end;
    if !can_be_title(text, title.clone(), line, print.bold || print.quoted) {
        return None;
    }
    print.cased = is_cased(text, &title, language);
    print.like_rating = found_at(text, title.start).is_some_and(|found| found.tokens.end >= title.end);
    print.long = line.bytes.len() > LONGEST;
    let letters = || title.clone().filter(|token| text.is_word(*token));
    print.upper = letters().all(|token| text.is_upper(token) || text.word(token).chars().count() == 1)
        && title.clone().any(|token| text.is_upper(token) || text.kind(token) == Some(TokenKind::Number));
    let year = year_behind(text, end, line.tokens.end);
    print.rated |= (end..line.tokens.end.min(end + 40))
        .any(|token| found_at(text, token).is_some_and(|found| found.tokens.end <= line.tokens.end));
    print.somebody = letters().any(|token| is_outlet_word(text, token)) && title.len() > 1
        || person_end(text, title.start, end).is_some() && has_given_name(text, title.start)
        || has_given_name(text, title.start) && (title.len() == 1 || text.is_in(title.start + 1, "in from aus de"));
    let last = line.tokens.end - 1;
    print.stops = text.is_mark_of(last, ".,;:!?…") && end < last;
    print.behind = behind(text, end, line, year.is_some());
    print.ruled = number.checked_sub(1).is_some_and(|above| is_rule(text, &text.lines[above]));
    let closed = print.bold || print.upper || print.quoted || year.is_some() || print.behind == "(";
    if print.long && !closed {
        return None;
    }
    Some(Head { line: number, title, year, print })
}

/// Whether a title is set as one: by its capitals in English, elsewhere by being short.
fn is_cased(text: &Text, title: &Range<usize>, language: Option<&str>) -> bool {
    match language.is_none_or(|language| language.starts_with("en")) {
        true => crate::titles::reads_as_title(text, title.clone()),
        false => title.len() <= 8 || is_dense_word(text, title.start),
    }
}

/// Past the marks that may stand before a title, with the spaces between them.
fn marks_end(text: &Text, at: usize, line: &Line) -> usize {
    let is_mark = |token: &usize| text.is_mark_of(*token, "#-–—•·*>=~|[]/▪■●◆►▶◇□○▼★☆→+");
    let end = line.tokens.end.min(at + BEFORE);
    (at..end).find(|token| !is_mark(token)).unwrap_or(at)
}

/// Past a time or a row of numbers that opens a line: "10.00 PM >>>", "BBC2  6.00pm", "[00:15]", "8  1.".
fn time_end(text: &Text, line: &Line) -> Option<usize> {
    const MOST: usize = 8;
    let clock = |token: usize| text.is_in(token, "am pm uhr h min kl");
    let first = line.tokens.start;
    let named = text.is_upper(first) && text.kind(first + 1) == Some(TokenKind::Number) && is_time(text, first + 1);
    let start = first + usize::from(named);
    let end = (start..line.tokens.end.min(start + MOST)).find(|token| {
        !(text.kind(*token) == Some(TokenKind::Number) || clock(*token) || text.is_mark_of(*token, ".:[]()/–-—>»*"))
    })?;
    let numbers = (start..end).filter(|token| text.kind(*token) == Some(TokenKind::Number)).count();
    let marked = (start..end).any(|token| text.is_mark_of(token, ".:[]>»") || clock(token));
    let opens = text.is_capital(end) && !clock(end)
        || text.is_mark_of(end, "“\"„«‘")
        || text.kind(end) == Some(TokenKind::Stars);
    let timed = (start..end).any(|token| is_time(text, token)) || numbers >= 2;
    (numbers >= 1 && marked && timed && opens).then_some(end)
}

/// "6.00", "10:40": hours and minutes.
fn is_time(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    let pair = word.split_once('.').map(|(hours, minutes)| (hours.len(), minutes.len()));
    let colon = text.is_mark_of(at + 1, ":") && text.is_tight(at + 1) && text.word(at + 2).len() == 2;
    matches!(pair, Some((1 | 2, 2))) || colon && text.kind(at + 2) == Some(TokenKind::Number)
}

/// Past a number that counts: "3.", "[3]", "No. 3 –", "CUE 3:".
fn number_end(text: &Text, at: usize, line: &Line) -> Option<usize> {
    let number = (at..line.tokens.end.min(at + 3))
        .find(|token| text.kind(*token) == Some(TokenKind::Number) && text.word(*token).len() <= 2)?;
    let closes = text.is_mark_of(number + 1, ".):]–—-") && number + 2 < line.tokens.end;
    let named = (at..number).all(|token| text.is_word(token) && text.is_capital(token) || text.is_mark(token, '.'));
    let counted =
        number == at || text.is_mark_of(number + 1, ")]:") || text.is_in(at, "no nr film movie item cue part track");
    let apart = text.is_mark_of(number + 1, ")]:") || !text.is_tight(number + 2);
    (closes && named && counted && apart).then_some(number + 2)
}

/// What stands before a title, for comparing.
fn before(text: &Text, tokens: Range<usize>) -> String {
    let shown = |token: usize| match text.kind(token) {
        Some(TokenKind::Number) => "#".to_owned(),
        _ => text.word(token).to_lowercase(),
    };
    tokens.map(shown).collect::<Vec<String>>().join(" ")
}

/// What stands behind a title.
fn behind(text: &Text, end: usize, line: &Line, dated: bool) -> &'static str {
    if end >= line.tokens.end {
        return "end";
    }
    if text.is_mark_of(end, "([") {
        return if dated { "(year" } else { "(" };
    }
    for (marks, name) in [(",、，", ","), ("–—-−", "-"), (":：", ":"), (".。", "."), ("|·•/", "|")] {
        if text.is_mark_of(end, marks) {
            return name;
        }
    }
    match text.kind(end) {
        Some(TokenKind::Stars) => "stars",
        Some(TokenKind::Mark(_)) => "mark",
        _ => "text",
    }
}

/// A line of nothing but marks.
fn is_rule(text: &Text, line: &Line) -> bool {
    line.tokens.clone().all(|token| text.is_mark_of(token, "-–—=_~•·#") || text.kind(token) == Some(TokenKind::Stars))
}

/// Past "Film:", "Title –": a label of the work's title.
fn label_end(text: &Text, at: usize, line: &Line) -> Option<usize> {
    let colon = (at + 1..(at + 4).min(line.tokens.end)).find(|token| text.is_mark_of(*token, ":：="))?;
    let mut after = colon + 1;
    if text.kind(after) == Some(TokenKind::Stars) && text.word(after) == "**" {
        after += 1;
    }
    ((at..colon).any(|token| is_title_label(text, token)) && after < line.tokens.end).then_some(after)
}
