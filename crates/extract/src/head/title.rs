//! Titles of works in the lines around the prose, with what speaks for each: a year behind it, capitals, quotation marks, a rating
//! beside it, and that the text speaks of it again.

use super::{Frame, Segment, is_issue, is_menu, is_outlet_word, is_section};
use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::headline::{is_dense_word, is_review_word, labels_of_heads};
use crate::item::{is_no_title, is_title_label};
use crate::lexicon::{ASPECT, FILM, OUTSIDER, PART, ROLE};
use crate::people::{has_given_name, person_end};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 12;
/// How many tokens of the text are searched for a title.
const SEARCHED: usize = 6000;
/// How many lines of the head are looked at.
const LINES: usize = 10;

/// A title in a line around the prose.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HeadTitle {
    pub(crate) tokens: Range<usize>,
    pub(crate) points: i32,
    pub(crate) year: Option<(i16, Range<usize>)>,
}

/// The points from which a title in the head is named as the subject.
pub(crate) const NAMED: i32 = 7;

/// All titles in the lines around the prose. `taken` are the author and the publication.
pub(crate) fn head_titles(text: &Text, frame: &Frame, taken: &[Range<usize>], language: Option<&str>) -> Vec<HeadTitle> {
    let mut found: Vec<HeadTitle> = Vec::new();
    let lines = frame.head.iter().take(LINES).chain(frame.tail.iter());
    for number in lines {
        for segment in frame.of_line(*number) {
            let overlaps = taken.iter().any(|taken| taken.start < segment.tokens.end && segment.tokens.start < taken.end);
            if segment.date.is_some() || overlaps {
                continue;
            }
            found.extend(title(text, frame, segment, language, found.is_empty()));
        }
    }
    found
}

fn title(text: &Text, frame: &Frame, segment: &Segment, language: Option<&str>, first: bool) -> Option<HeadTitle> {
    let line = text.lines.get(segment.line)?;
    let mut at = segment.tokens.start;
    let end = segment.tokens.end;
    let known = |token: usize| is_section(text, token) || is_menu(text, token) || !text.is_word(token) || is_issue(text, token);
    if (at..end).all(known) && !text.is_mark_of(at, "“\"«„『「") {
        return None;
    }
    let mut points = 2 + i32::from(first);
    // "Film Review: X", "[Critique] X", "Subject: X", "VIDEO: X".
    let colon = (at..end.min(at + 5)).find(|token| text.is_mark_of(*token, ":：]]>|"));
    if let Some(colon) = colon.filter(|colon| *colon > at && colon + 1 < end) {
        let before = at..colon;
        let words = || before.clone().filter(|token| text.is_word(*token));
        if words().any(|token| is_title_label(text, token)) && words().count() <= 2 {
            points += 8;
            at = colon + 1;
        } else if words().any(|token| is_review_word(text, token)) && words().count() <= 3 {
            points += 5;
            at = colon + 1;
        } else if words().all(|token| is_section(text, token) || text.is_in(token, "subject betreff oggetto objet asunto assunto re venue at")) {
            points += 2;
            at = colon + 1;
        }
    }
    // A title in quotation marks within the segment is it.
    let opening = (at..end).find(|token| text.is_mark_of(*token, "“\"„«『「《‘»") && token + 1 < end || text.is_mark(*token, '\'') && !text.is_tight(*token) && text.is_capital(token + 1));
    let quoted = opening.filter(|open| !text.is_mark_of(*open, "‘»") || !text.is_tight(*open));
    let (start, is_quoted) = match quoted {
        Some(open) => (open + 1, true),
        None => (at, false),
    };
    let stop = title_end(text, start, end.min(line.tokens.end), is_quoted, false)?;
    let tokens = start..stop;
    let closed = !is_quoted || text.is_mark_of(stop, "”\"“»«’'」』》,.") ;
    let loose = if is_quoted { Some("xx") } else { language };
    if !closed || tokens.is_empty() || !reads_as_title(text, tokens.clone(), line, loose) {
        return None;
    }
    let words = tokens.clone().filter(|token| text.is_word(*token)).count();
    if is_quoted {
        points += 3;
    }
    let upper = tokens.clone().any(|token| text.is_upper(token)) && tokens.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token) || text.word(token).chars().count() < 2);
    if upper {
        points += 2;
    }
    let behind = stop + usize::from(is_quoted && text.is_mark_of(stop, "”\"“»«’'」』》"));
    let mut year = None;
    if text.is_mark_of(behind, "([（,.") || is_year(text, behind) {
        year = year_behind(text, behind, line.tokens.end).filter(|(_, token)| token.start <= behind + 6 && !is_dated(frame, segment.line, token.start));
        let bracketed = text.is_mark_of(behind, "([（");
        if year.is_some() {
            points += 5;
        } else if bracketed && facts(text, behind, line.tokens.end) {
            points += 3;
        }
    }
    let rated = (behind..line.tokens.end.min(behind + 12)).any(|token| found_at(text, token).is_some_and(|found| found.reading.best.is_some() || text.kind(token) == Some(TokenKind::Stars)));
    if rated {
        points += 2;
    }
    if (at..line.tokens.end).any(|token| is_review_word(text, token)) {
        points += 3;
    }
    // The line below says of what: credits, a rating, a byline.
    if let Some(below) = text.lines.get(segment.line + 1).filter(|_| segment.closes || segment.opens) {
        let opening = below.tokens.start..below.tokens.end.min(below.tokens.start + 40);
        if below.bytes.len() < 220 && facts(text, opening.start, opening.end) {
            points += 2;
        }
        if year.is_none() {
            year = (below.bytes.len() < 220).then(|| year_of_facts(text, frame, segment.line + 1)).flatten();
        }
    }
    points += 2 * mentions(text, frame, &tokens).min(3);
    let last = tokens.end - 1;
    if !is_quoted && (text.is_mark_of(last, "?!…") || text.is_mark_of(stop, "?!…")) {
        points -= 2;
    }
    if !is_quoted && person_end(text, start, stop) == Some(stop) && has_given_name(text, start) {
        points -= 4;
    }
    if tokens.clone().any(|token| is_outlet_word(text, token)) && segment.in_head && !is_quoted {
        points -= 2;
    }
    if segment.line == 0 && segment.opens && frame.is_dated(0) && !is_quoted && year.is_none() {
        points -= 4;
    }
    points -= i32::from(words > 8) + 2 * i32::from(!segment.in_head);
    Some(HeadTitle { tokens, points, year })
}

/// Whether a date of the head covers a token: its year is no work's.
fn is_dated(frame: &Frame, line: usize, token: usize) -> bool {
    frame.of_line(line).any(|segment| segment.date.is_some() && segment.tokens.contains(&token))
}

/// Whether some tokens are facts of a film: a country with a year, minutes, a certificate, who made it.
fn facts(text: &Text, from: usize, to: usize) -> bool {
    (from..to.min(from + 40)).any(|token| {
        text.is_in(token, "min mins minutes minuten minuti minutos dir dir. director regie regi regia réal réalisation dirección directed cert certificate vhs dvd starring fsk instruktion")
            || text.kind(token) == Some(TokenKind::Number) && text.is_mark_of(token + 1, "’'′") && text.is_tight(token + 1)
            || matches!(text.word(token), "監督" | "分" | "мин" | "режиссёр" | "режиссер")
    })
}

/// The year on a line of facts below a title: "España-Uruguay, 2015. 97 min."
fn year_of_facts(text: &Text, frame: &Frame, number: usize) -> Option<(i16, Range<usize>)> {
    let line = text.lines.get(number)?;
    if !facts(text, line.tokens.start, line.tokens.end) {
        return None;
    }
    let token = line.tokens.clone().take(40).find(|token| is_year(text, *token) && !is_dated(frame, number, *token))?;
    let alone = !text.is_mark_of(token + 1, "-–/") || !text.is_tight(token + 1);
    alone.then(|| Some((text.word(token).parse().ok()?, token..token + 1))).flatten()
}

/// How often the text below the head speaks of a title; case does not count, because heads are set in capitals.
fn mentions(text: &Text, frame: &Frame, title: &Range<usize>) -> i32 {
    let words: Vec<String> = title.clone().map(|token| text.word(token).to_lowercase()).collect();
    let Some(first) = words.first() else { return 0 };
    let from = frame.head.iter().take(LINES).next_back().and_then(|line| text.lines.get(*line)).map_or(0, |line| line.tokens.end);
    let same = |token: usize, word: &str| {
        let seen = text.word(token);
        seen.len() == word.len() && seen.to_lowercase() == word
    };
    let mut count = 0;
    for at in from..text.len().min(from + SEARCHED) {
        // One word alone counts only with a capital.
        let fits = same(at, first) && (text.is_capital(at) || words.len() > 1 || !text.is_word(at));
        if fits && !title.contains(&at) && words.iter().enumerate().all(|(place, word)| same(at + place, word)) {
            count += 1;
        }
    }
    count
}

/// Where the title ends that begins at a token: at its closing mark, at a year, a dash with spaces, a bar, a rating.
pub(crate) fn title_end(text: &Text, at: usize, line_end: usize, quoted: bool, bold: bool) -> Option<usize> {
    let limit = line_end.min(at + LONGEST_TITLE + 1);
    for token in at..limit {
        if quoted && text.is_mark_of(token, "”\"“»’'」』》_") && token > at
            || (quoted || bold) && token > at && text.kind(token) == Some(TokenKind::Stars)
        {
            let mut end = token;
            while end > at && text.is_mark_of(end - 1, ":,.") {
                end -= 1;
            }
            return (end > at).then_some(end);
        }
        if token == at {
            continue;
        }
        let parts = text.is_mark_of(token, "|·•([（/")
            || text.is_mark_of(token, "–—-−:：")
                && !(text.is_tight(token) && text.is_tight(token + 1))
                && !(text.is_mark_of(token, ":：") && is_subtitle(text, token, line_end))
            || text.is_mark(token, ',')
                && (is_year(text, token + 1) || text.is_in(token + 1, "dir directed by réal regia"))
            || text.kind(token) == Some(TokenKind::Stars)
            || is_year(text, token) && token + 1 >= line_end
            || found_at(text, token).is_some_and(|found| found.tokens.end >= line_end && found.reading.best.is_some());
        if parts {
            return Some(token);
        }
    }
    (line_end <= at + LONGEST_TITLE && line_end > at).then_some(line_end)
}

/// Whether a colon stands inside a title: "Salt: The Return".
fn is_subtitle(text: &Text, colon: usize, line_end: usize) -> bool {
    colon + 1 < line_end && text.is_capital(colon + 1) && found_at(text, colon + 1).is_none()
}

fn is_year(text: &Text, token: usize) -> bool {
    let word = text.word(token);
    text.kind(token) == Some(TokenKind::Number)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|year| (1888..=2100).contains(&year))
}

/// The first year after a title, near it.
pub(crate) fn year_behind(text: &Text, end: usize, line_end: usize) -> Option<(i16, Range<usize>)> {
    let token = (end..line_end.min(end + 12)).find(|token| is_year(text, *token))?;
    Some((text.word(token).parse().ok()?, token..token + 1))
}

/// Whether some tokens of a line can be the title of a work.
pub(crate) fn reads_as_title(text: &Text, title: Range<usize>, line: &Line, language: Option<&str>) -> bool {
    let words = || title.clone().filter(|token| text.is_word(*token));
    let first = title.start;
    let opens = text.is_capital(first) || text.kind(first) == Some(TokenKind::Number) || is_dense_word(text, first);
    let sentence = title
        .clone()
        .any(|token| text.is_mark_of(token, ".;。…") && token + 1 < title.end && !text.is_tight(token + 1))
        || text.is_mark_of(title.end - 1, ".,;。、，");
    let label = ROLE | OUTSIDER | PART | (0x1ff << ASPECT);
    let generic =
        words().all(|token| is_no_title(text, token) || text.has(token, label | FILM)) && words().next().is_some();
    let no_words = words().next().is_none() && title.clone().any(|token| text.kind(token) != Some(TokenKind::Number));
    let colon =
        title.clone().chain([title.end]).find(|token| text.is_mark_of(*token, ":：") && *token < line.tokens.end);
    let labelled = colon.is_some_and(|colon| {
        let before = text.slice(title.start..colon.min(title.end));
        is_credit_label(before)
            || is_byline_label(before)
            || labels_of_heads(before)
            || (colon == title.end || colon == title.start + 1) && text.has(colon - 1, label | crate::lexicon::LABEL)
    });
    let dated = title.clone().take(4).any(|token| crate::dates::date_at(text, token).is_some());
    let rating = found_at(text, first).is_some_and(|found| found.tokens.end >= title.end);
    let english = language.is_none_or(|language| language.starts_with("en"));
    let cased = if english {
        crate::titles::reads_as_title(text, title.clone())
    } else {
        title.len() <= 8 || is_dense_word(text, first)
    };
    let by = is_byline_label(text.word(first)) && title.len() > 1 && text.is_capital(first + 1);
    opens && !sentence && !generic && !no_words && !labelled && !dated && !rating && cased && !by
}
