//! A name alone on a line of the head, or under the title.

use super::{is_plausible, speaks_of, whole_name};
use crate::head::{Frame, is_outlet_word, is_section};
use crate::headline::{headline_title, is_dense_word};
use crate::people::{full_name_end, has_given_name, person_end};
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// A name alone on a line of the head: the second line or later, of somebody whom the text never speaks of. Or a line that opens
/// with a name and says of what: "X on the hotel documentary", "X at the pictures".
pub(super) fn alone_in_head(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let alone = frame.head.iter().enumerate().take(9).find_map(|(place, number)| {
        let line = text.lines.get(*number)?;
        let mut segments = frame.of_line(*number);
        let (Some(segment), None) = (segments.next(), segments.next()) else { return None };
        if let Some(name) = dense_name(text, line).filter(|_| place > 0).or_else(|| diarist(text, line)) {
            return Some(name);
        }
        let name = whole_name(text, segment)?;
        let post = text.is_mark_of(name.end, ",(") && has_given_name(text, name.start) && line.bytes.len() < 80;
        let whole = segment.tokens.end == name.end && line.bytes.len() < 60 || post;
        let more = frame.head.len() > place + 1 || text.lines.len() > number + 1;
        let title =
            frame.head.iter().take(place).any(|before| !frame.of_line(*before).all(|segment| segment.date.is_some()));
        // Without a given name that is known it may be a title as well: then another one must stand above it, and none of its
        // words may be a word of the text.
        let known = has_given_name(text, name.start);
        let titles = frame.head.iter().take(place).filter(|before| reads_as_heading(text, frame, **before)).count();
        let shouts = name.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token));
        let articled = text.has(name.start, crate::lexicon::ANY_LANGUAGE) || crate::head::is_issue(text, name.start);
        if !known
            && (articled
                || shouts && name.len() > 2
                || titles == 0
                || is_common(text, &name)
                || name.len() > 4
                || starred(text, line))
        {
            return None;
        }
        (whole && more && title && is_plausible(text, name.clone()) && !speaks_of(text, &name, *number)).then_some(name)
    });
    alone.or_else(|| {
        frame.head.iter().take(6).find_map(|number| {
            let line = text.lines.get(*number)?;
            let end = person_end(text, line.tokens.start, line.tokens.end)?;
            let on = text.is(end, "on") && line.bytes.len() < 120
                || text.is(end, "at") && text.is_in(end + 2, "pictures movies cinema flicks");
            (on && is_plausible(text, line.tokens.start..end)).then_some(line.tokens.start..end)
        })
    })
}

/// "Xの映画日記": a blog that its writer's name opens.
fn diarist(text: &Text, line: &Line) -> Option<Range<usize>> {
    let slice = text.slice(line.tokens.clone());
    let kind = ["の映画日記", "の日記", "のブログ", "の映画ブログ", "の映画感想", "の映画館"]
        .iter()
        .find_map(|kind| slice.find(kind))?;
    let end = line.tokens.clone().find(|token| text.bytes(*token..token + 1).start >= line.bytes.start + kind)?;
    ((2..=8).contains(&(end - line.tokens.start))).then_some(line.tokens.start..end)
}

/// Whether a line of the head can be a title or a headline: more than a date, a section, an outlet's name.
fn reads_as_heading(text: &Text, frame: &Frame, number: usize) -> bool {
    frame.of_line(number).any(|segment| {
        let tokens = segment.tokens.clone();
        segment.date.is_none()
            && tokens.clone().filter(|token| text.is_word(*token)).count() >= 2
            && !tokens
                .clone()
                .all(|token| !text.is_word(token) || is_section(text, token) || crate::head::is_menu(text, token))
            && !tokens.clone().any(|token| is_outlet_word(text, token))
    })
}

/// Whether a word of a name stands in the text in small letters.
pub(super) fn is_common(text: &Text, name: &Range<usize>) -> bool {
    let words: Vec<String> = name
        .clone()
        .filter(|token| text.is_word(*token) && text.word(*token).chars().count() > 3)
        .map(|token| text.word(token).to_lowercase())
        .collect();
    (0..text.len().min(3000)).any(|token| !text.is_capital(token) && words.iter().any(|word| word == text.word(token)))
}

pub(super) fn starred(text: &Text, line: &Line) -> bool {
    line.tokens.clone().any(|token| text.kind(token) == Some(TokenKind::Stars) || text.is_mark_of(token, "#(["))
}

/// Whether a row of characters holds a word of papers, which no name does.
pub(super) fn is_of_papers(row: &str) -> bool {
    const WORDS: [&str; 18] = [
        "映画",
        "新聞",
        "通信",
        "週刊",
        "月刊",
        "季刊",
        "批評",
        "評",
        "新作",
        "だより",
        "特集",
        "号",
        "欄",
        "日記",
        "感想",
        "作品",
        "監督",
        "主演",
    ];
    WORDS.iter().any(|word| row.contains(word))
}

/// A Japanese or Chinese name alone on its line: two to seven characters, at least one of them of Chinese origin.
fn dense_name(text: &Text, line: &Line) -> Option<Range<usize>> {
    let tokens = line.tokens.clone();
    let dense = tokens.clone().all(|token| is_dense_word(text, token) || text.word(token) == "　");
    let han = tokens.clone().filter(|token| text.is_han(*token)).count();
    let known = is_of_papers(text.slice(tokens.clone()));
    ((2..=7).contains(&tokens.len()) && dense && han >= 2 && !known).then_some(tokens)
}

/// A name alone on the second or third line, under the title, of somebody whom the text never speaks of.
pub(super) fn under_title(text: &Text) -> Option<Range<usize>> {
    let found = text.lines.iter().take(3).skip(1).find_map(|line| {
        let end = full_name_end(text, line.tokens.start)?;
        let alone = end == line.tokens.end && is_plausible(text, line.tokens.start..end);
        alone.then_some(line.tokens.start..end)
    })?;
    let (title, _) = headline_title(text, 0, None)?;
    // A menu or a key to the ratings is no title: nothing else may stand on the first line but "review".
    let rest = text.lines.first().map_or(0..0, |line| title.end..line.tokens.end);
    let menu = rest
        .clone()
        .any(|token| text.is_mark_of(token, "|") || text.kind(token) == Some(TokenKind::Stars) && rest.len() > 3);
    if menu {
        return None;
    }
    let surname = text.word(found.end - 1);
    let spoken_of = (0..text.len()).any(|token| !found.contains(&token) && text.word(token) == surname);
    (!spoken_of && text.lines.len() > 2 && title.end <= found.start).then_some(found)
}
