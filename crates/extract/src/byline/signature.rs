//! A name at the end: a signature, a greeting, the line that introduces the author.

use super::head::{is_common, starred};
use super::publication::outlet_end;
use super::{OTHERS, is_plausible};
use crate::head::{Frame, is_gap, is_outlet_word};
use crate::lexicon::{FILM, NOT_NAME};
use crate::people::{full_name_end, has_given_name, person_end};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// A name alone on the last line or right after the rating at the end, perhaps with a dash before it, or after a dash at
/// the end of the last line.
pub(super) fn signature(text: &Text) -> Option<Range<usize>> {
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate().skip(1).rev().take(3) {
        // After it only what is no prose: a rating, a date, an address.
        let last = text.lines[number + 1..].iter().all(|after| after.bytes.len() < 60 && after.tokens.len() < 10);
        if !last || number + 3 < lines {
            break;
        }
        let mut first = line.tokens.start;
        while text.is_mark_of(first, "-–—~([") || text.kind(first) == Some(TokenKind::Stars) {
            first += 1;
        }
        let dashed = first > line.tokens.start;
        let tail = || {
            (line.tokens.start + 1..line.tokens.end)
                .rev()
                .take(6)
                .find(|token| text.is_mark_of(*token, "–—") && text.is_mark_of(token - 1, ".!?”\"’)"))
        };
        let whole = |first: usize| person_end(text, first, line.tokens.end).or_else(|| full_name_end(text, first));
        let name = match whole(first) {
            Some(end) => Some((first, end, line.blank_before || dashed)),
            None => tail().and_then(|dash| Some((dash + 1, whole(dash + 1)?, number + 1 == lines))),
        };
        let Some((first, end, apart)) = name else { continue };
        let closes = |end: usize| {
            (end..line.tokens.end)
                .all(|token| text.is_mark_of(token, ".,)]") || text.kind(token) == Some(TokenKind::Stars))
        };
        let outlet = || text.is_mark(end, ',') && dashed && outlet_end(text, end + 1).is_some_and(closes);
        if apart && is_plausible(text, first..end) && (closes(end) || outlet()) {
            return Some(first..end);
        }
    }
    None
}

/// A name behind the last words: after a gap or a rating on the last lines, in a parenthesis, above a place, alone at the right.
pub(super) fn closing(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let lines = text.lines.len();
    let last = text.lines.iter().enumerate().rev().take(7).find_map(|(number, line)| {
        let tokens = line.tokens.clone();
        // At the end of the line, behind a stop, a rating or a gap.
        let mut starts = tokens.start.max(tokens.end.saturating_sub(9))..tokens.end;
        let ends = starts.find_map(|first| {
            let end = person_end(text, first, tokens.end)?;
            let closed = (end..tokens.end).all(|token| text.is_mark_of(token, ".)]”\""))
                || text.is_mark(end, ',') && tokens.end - end < 9;
            let before = first.checked_sub(1).filter(|before| *before >= tokens.start)?;
            let apart = is_gap(text, first)
                || text.is_mark_of(before, "]—–)") && !text.is_tight(first)
                || text.is_mark_of(before, "([—–")
                    && (before == tokens.start || text.is_mark_of(before - 1, ".!?”\"’)+-–"))
                || text.is_mark(end, ',')
                    && number + 1 == lines
                    && text.is_mark(first + 1, '.')
                    && text.word(first).chars().count() == 1
                || text.is_mark_of(before, ".!?")
                    && text.word(before.saturating_sub(1)).chars().count() > 1
                    && !text.is_tight(first)
                    && number + 2 >= lines
                    && end + 1 >= tokens.end
                || text.is_mark(before, '.')
                    && text.word(before.saturating_sub(1)).chars().count() > 1
                    && !text.is_tight(first)
                    && text.is_mark(end, ',')
                    && number + 1 == lines;
            let known = has_given_name(text, first) || number + 1 == lines && text.is_mark_of(before, "([—–");
            let other = (before.saturating_sub(5).max(tokens.start)..first).any(|token| text.is_in(token, OTHERS));
            (closed && apart && known && !other && is_plausible(text, first..end)).then_some((first, end))
        });
        if let Some((first, end)) = ends.filter(|_| number > 0) {
            return Some(first..end);
        }
        // Alone, with at most a place, a date, a rating or a line of a page below.
        let first = tokens
            .clone()
            .find(|token| !text.is_mark_of(*token, "-–—~([*") && text.kind(*token) != Some(TokenKind::Stars))?;
        let first = if text
            .is_in(first, "your yours euer eure dein deine ihr ihre votre tuo tua love regards cheers insp")
            || matches!(text.word(first), "Ваша" | "Ваш")
        {
            first + 1
        } else {
            first
        };
        let end = person_end(text, first, tokens.end)?;
        // "X, Saffron Walden", "X, parroco": a place or a post.
        let placed = text.is_mark(end, ',')
            && tokens.end - end <= 7
            && !text.is_mark_of(tokens.end - 1, "!?")
            && line.bytes.len() < 80;
        let alone = placed || (end..tokens.end).all(|token| text.is_mark_of(token, ".,)]"));
        let apart = line.blank_before
            || text.lines.get(number.wrapping_sub(1)).is_some_and(|before| before.bytes.len() > 60)
            || first > tokens.start;
        let below = text.lines[number + 1..]
            .iter()
            .all(|after| after.bytes.len() < 90 && !text.is_mark_of(after.tokens.end - 1, "!?"));
        let known = has_given_name(text, first)
            || number + 2 >= lines && !is_common(text, &(first..end)) && !starred(text, line);
        (alone && apart && below && known && number > 1 && is_plausible(text, first..end)).then_some(first..end)
    });
    last.filter(|name| {
        !frame.head.contains(&text.line_of(name.start)) && !name.clone().any(|token| is_outlet_word(text, token))
    })
}

/// "Euer Micha", "*-- Bex*": one name behind a dash or a greeting on the last line.
pub(super) fn sign_off(text: &Text) -> Option<Range<usize>> {
    let line = text.lines.last().filter(|line| line.bytes.len() < 40 && text.lines.len() > 2)?;
    let mut first = line.tokens.start;
    let mut led = false;
    while first < line.tokens.end
        && (text.is_mark_of(first, "-–—~*_")
            || text.kind(first) == Some(TokenKind::Stars)
            || text.is_in(first, "your yours euer eure dein deine ihr ihre votre love cheers"))
    {
        led |= text.is_mark_of(first, "-–—~") || text.is_word(first);
        first += 1;
    }
    let end = (first..line.tokens.end).find(|token| !text.is_word(*token)).unwrap_or(line.tokens.end);
    let closes =
        (end..line.tokens.end).all(|token| text.is_mark_of(token, ".*_") || text.kind(token) == Some(TokenKind::Stars));
    let dashes = text.is_mark_of(line.tokens.start, "-–—~");
    let one = end == first + 1
        && (text.is_capital(first) || dashes)
        && !text.has(first, NOT_NAME | FILM | crate::lexicon::ANY_LANGUAGE);
    (led && closes && one && text.word(first).chars().count() > 1).then_some(first..end)
}

/// "X is a critic for this paper": the line that introduces the author at the end.
pub(super) fn introduced(text: &Text) -> Option<Range<usize>> {
    let line = text.lines.last().filter(|line| line.blank_before)?;
    let end = full_name_end(text, line.tokens.start)?;
    let verb = text.is(end, "is") || text.is_one_of(end, &["writes", "reviews", "has", "covers"]);
    let trade = (end..end + 8).any(|token| {
        text.is_in(token, "critic writer journalist reviewer contributor editor freelance writes reviews columnist covered reviewed written covers")
    });
    (verb && trade && text.lines.len() > 1).then_some(line.tokens.start..end)
}
