//! Finds everything in a text that could be a rating, whatever it turns out to be. One pass; bounded work a token.

use crate::lexicon::{ENGLISH, LABEL, NEGATOR, RECOMMEND, THUMB};
use crate::rating::amount::simple_fraction;
use crate::rating::grammar;
use crate::rating::reading::Reading;
use crate::text::{Text, TokenKind, is_empty_star, is_half_star, is_star, seen};
use crosscut_model::Notation;
use std::collections::VecDeque;
use std::ops::Range;

/// Something that could be a rating.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    pub(crate) reading: Reading,
    /// Its number is written in words.
    pub(crate) in_words: bool,
}

/// Everything found, in the order of the text; of more than `most`, the first and the last half of so many.
pub(crate) fn scan(text: &Text, most: usize) -> Vec<Found> {
    let mut first = Vec::new();
    let mut last = VecDeque::new();
    let mut at = 0;
    while at < text.len() {
        let Some(found) = found_at(text, at) else {
            at += 1;
            continue;
        };
        at = found.tokens.end.max(at + 1);
        if first.len() < most / 2 {
            first.push(found);
            continue;
        }
        if last.len() == most / 2 {
            last.pop_front();
        }
        last.push_back(found);
    }
    first.extend(last);
    first
}

/// What could be a rating and begins at a token.
pub(crate) fn found_at(text: &Text, at: usize) -> Option<Found> {
    match text.kind(at)? {
        TokenKind::Stars => glyphs(text, at),
        TokenKind::Number | TokenKind::Fraction => by_rule(text, at).or_else(|| labelled_number(text, at)),
        TokenKind::Word => thumbs_words(text, at)
            .or_else(|| recommendation(text, at))
            .or_else(|| letter(text, at))
            .or_else(|| by_rule(text, at)),
        TokenKind::Mark('-' | '−' | '–' | '+') if text.kind(at + 1) == Some(TokenKind::Number) => by_rule(text, at),
        TokenKind::Mark('👍' | '👎') => thumb_glyph(text, at),
        _ => None,
    }
}

fn by_rule(text: &Text, at: usize) -> Option<Found> {
    let scale = || text.is(at, "on") && text.is(at + 2, "scale");
    if text.is_word(at)
        && !text.has(at, crate::lexicon::NUMBER | crate::lexicon::HALF | crate::lexicon::STAR)
        && !scale()
    {
        return None;
    }
    let (rule, read) = grammar::longest(text, at)?;
    // "★ 4.5/10": the glyph says what is counted.
    let labelled =
        at > 2 && text.is_mark_of(at - 1, ":：") && text.has(at - 2, LABEL) && text.has(at - 3, crate::lexicon::STAR);
    let starred = at > 0 && (is_lone_star(text, at - 1) || labelled) && !text.opens_line(at);
    let notation = if starred && rule.notation == Notation::Fraction { Notation::Stars } else { rule.notation };
    let reading = Reading { best: read.best, worst: read.worst, ..Reading::number(read.value, notation, rule.name) };
    Some(Found { tokens: at..read.end, reading, in_words: read.in_words })
}

fn is_lone_star(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "★" | "⭐" | "⭐\u{fe0f}" | "☆")
}

/// `★★★½☆`, `***1/2`, and with a printed scale `*** out of ****`, `★★★ (out of 4)`, `★★★/5`, `★ 3.5`.
fn glyphs(text: &Text, at: usize) -> Option<Found> {
    let row = text.word(at);
    let (mut full, mut half, mut empty) = (0u32, 0u32, 0u32);
    for c in seen(row).filter(|c| is_star(*c)) {
        match c {
            _ if is_empty_star(c) => empty += 1,
            _ if is_half_star(c) => half += 1,
            _ => full += 1,
        }
    }
    let mut value = f64::from(full) + f64::from(half) / 2.0;
    let mut end = at + 1;
    let on_line = |token: usize| !text.opens_line(token);
    if half == 0 && on_line(end) {
        if text.kind(end) == Some(TokenKind::Fraction) {
            let part = crate::rating::amount::amount_at(text, end).map_or(0.0, |amount| amount.value);
            value += part;
            end += 1;
        } else if let Some(part) = simple_fraction(text, end) {
            value += part;
            end += 3;
        } else if let Some(after) = crate::rating::amount::and_half(text, end) {
            value += 0.5;
            end = after;
        }
    }
    let mut best = (empty > 0).then_some(f64::from(full + half + empty));
    // A half that takes the place of an empty star: "★★★½☆" has five places.
    if best.is_some() && value.fract() > 0.0 && half == 0 {
        best = best.map(|best| best + 1.0);
    }
    let mut after = end;
    if text.kind(after) == Some(TokenKind::Stars)
        && seen(text.word(after)).all(|c| is_empty_star(c) || matches!(c, '\u{fe0f}' | ' '))
        && on_line(after)
        && value.fract() > 0.0
    {
        let rest = seen(text.word(after)).filter(|c| is_star(*c)).count() as f64;
        best = Some(value.ceil() + rest);
        after += 1;
        end = after;
    }
    let open = usize::from(text.is_mark_of(after, "(["));
    if on_line(after)
        && let Some((scale, next)) = printed_scale(text, after + open)
    {
        best = Some(scale);
        end = next + usize::from(open == 1 && text.is_mark_of(next, ")]"));
    }
    // A star and then a number: the number is the rating, found by its own rule.
    let lone = full == 1 && value == 1.0 && empty == 0 && best.is_none();
    if lone && text.kind(at + 1) == Some(TokenKind::Number) {
        return None;
    }
    // Only empty stars are a form to fill in, more often than a rating.
    if value == 0.0 {
        return None;
    }
    let reading = Reading { best, ..Reading::number(value, Notation::Stars, "glyphs") };
    Some(Found { tokens: at..end, reading, in_words: false })
}

/// The scale after a row of glyphs: "out of 5", "/5", "out of ****".
fn printed_scale(text: &Text, at: usize) -> Option<(f64, usize)> {
    let number = if text.is(at, "out") && text.is(at + 1, "of") {
        at + 2
    } else if text.is_mark(at, '/') || text.is_in(at, "of von sur su de van av") {
        at + 1
    } else {
        return None;
    };
    if text.kind(number) == Some(TokenKind::Stars) {
        return Some((seen(text.word(number)).filter(|c| is_star(*c)).count() as f64, number + 1));
    }
    let amount = crate::rating::amount::plain_at(text, number)?;
    let stars = usize::from(text.has(amount.end, crate::lexicon::STAR));
    Some((amount.value, amount.end + stars))
}

/// A letter from A to F with a sign, or one that a label or its place makes a grade.
fn letter(text: &Text, at: usize) -> Option<Found> {
    let word = text.word(at);
    let [base] = word.as_bytes() else { return None };
    if !matches!(base, b'A'..=b'F') || text.is_camel(at) {
        return None;
    }
    let (sign, end) = letter_sign(text, at + 1);
    // "B-movie", "A/B", "d’A", "A.": part of something else.
    let joined_before = at > 0
        && text.is_tight(at)
        && !text.is_mark_of(at - 1, "([“\"‘'*:-–—")
        && text.kind(at - 1) != Some(TokenKind::Stars);
    let joined_after = text.is_tight(end)
        && (text.is_word(end)
            || text.kind(end) == Some(TokenKind::Possessive)
            || text.is_mark_of(end, "’'&#@/0123456789"))
        || text.kind(end) == Some(TokenKind::Number) && text.is_tight(end);
    if joined_before || joined_after {
        return None;
    }
    if sign.is_empty() && !bare_letter_counts(text, at, end) {
        return None;
    }
    let value = format!("{}{sign}", char::from(*base));
    Some(Found { tokens: at..end, reading: Reading::text(value, Notation::Letter, "letter"), in_words: false })
}

/// The sign after a letter and the token after it. A dash with a space before it is a sign only where nothing follows it
/// on the line; otherwise it is punctuation.
fn letter_sign(text: &Text, at: usize) -> (&'static str, usize) {
    let next_on_line = at + 1 < text.len() && !text.opens_line(at + 1);
    if text.opens_line(at) {
        return ("", at);
    }
    match text.kind(at) {
        Some(TokenKind::Mark('+' | '＋')) => ("+", at + 1),
        Some(TokenKind::Mark('-' | '−' | '–' | '‑' | '‐' | '—' | '﹣' | '－')) => {
            let tight = text.is_tight(at);
            let followed =
                next_on_line && !text.is_mark_of(at + 1, ".,;)]|*”\"") && text.kind(at + 1) != Some(TokenKind::Stars);
            let tight_then_word = tight && followed && text.is_tight(at + 1);
            let long = text.is_mark(at, '—');
            let punctuates = followed && (!tight || tight_then_word || long);
            if !punctuates { ("-", at + 1) } else { ("", at) }
        }
        Some(TokenKind::Word) if text.is(at, "plus") => ("+", at + 1),
        Some(TokenKind::Word) if text.is(at, "minus") => ("-", at + 1),
        _ => ("", at),
    }
}

/// Whether a letter without a sign stands where only a grade can: after a label, alone on its line, or named a grade.
fn bare_letter_counts(text: &Text, at: usize, end: usize) -> bool {
    let alone = text.opens_line(at) && (end >= text.len() || text.opens_line(end));
    let closed = at > 0 && text.is_mark_of(at - 1, "([") && text.is_mark_of(end, ")]");
    let before = at.saturating_sub(1);
    let labelled = text.is_mark_of(before, ":：") && at >= 2 && (text.has(at - 2, LABEL) || text.is(at - 2, "line"));
    let of = usize::from(text.is(before, "of"));
    let before = before.saturating_sub(of);
    let graded = at > 0
        && text.has(before, LABEL)
        && !text.opens_line(at)
        && text.is_one_of(before, &["grade", "rating", "note", "score"]);
    let adjective = at > 0 && text.is_in(before, "solid strong straight firm low high flat clear generous");
    let article = at > 1 && text.is_one_of(before, &["a", "an"]) && text.has(at - 2, crate::lexicon::VERDICT);
    alone || closed || labelled || graded || adjective || article
}

/// A number after a label, without a scale: "Score: 8.5", "Wertung: 8".
fn labelled_number(text: &Text, at: usize) -> Option<Found> {
    let mut before = at.checked_sub(1)?;
    while text.kind(before) == Some(TokenKind::Stars) && before > 0 {
        before -= 1;
    }
    let star = is_lone_star(text, at - 1);
    let mut label = before;
    if text.is_mark_of(before, ":：=") || (text.is_mark_of(before, "-–—") && !text.is_tight(before)) {
        label = before.checked_sub(1)?;
        while text.kind(label) == Some(TokenKind::Stars) && label > 0 {
            label -= 1;
        }
    } else if !star {
        return None;
    }
    let dense = text.word(label).chars().all(|c| matches!(c, '価' | '点' | '数'));
    if !star && !text.has(label, LABEL) && !dense {
        return None;
    }
    let amount = crate::rating::amount::amount_at(text, at)?;
    if star && text.word(amount.end) == "つ" {
        let reading = Reading::number(amount.value, Notation::Stars, "labelled");
        return Some(Found { tokens: at..amount.end + 1, reading, in_words: false });
    }
    let joined = text.is_tight(amount.end) && (text.is_word(amount.end) || text.is_mark_of(amount.end, "/:-+"));
    let slash = text.is_mark(amount.end, '/') && text.kind(amount.end + 1) != Some(TokenKind::Number);
    if joined && !slash {
        return None;
    }
    let notation = if star { Notation::Stars } else { Notation::Points };
    Some(Found {
        tokens: at..amount.end,
        reading: Reading::number(amount.value, notation, "labelled"),
        in_words: false,
    })
}

/// "thumbs up", "two thumbs down", "Daumen hoch".
fn thumbs_words(text: &Text, at: usize) -> Option<Found> {
    let counted = text.is_one_of(at, &["two", "both", "a", "big", "enthusiastic"]) && !text.has(at, THUMB);
    let mut thumb = at;
    if counted {
        while thumb < at + 4 && text.is_word(thumb) && !text.has(thumb, THUMB) {
            thumb += 1;
        }
    }
    if !text.has(thumb, THUMB) || (at > 0 && counted && text.has(at - 1, THUMB)) {
        return None;
    }
    let direction = thumb + 1 + usize::from(text.is_mark_of(thumb + 1, "-‑") || text.is_one_of(thumb + 1, &["way"]));
    let word = text.word(direction).to_lowercase();
    let value = match word.as_str() {
        "up" | "hoch" | "oben" | "omhoog" | "upp" | "arriba" | "su" => "up",
        "down" | "runter" | "unten" | "omlaag" | "ner" | "abajo" | "giù" => "down",
        "nach" if text.is(direction + 1, "oben") => "up",
        "nach" if text.is(direction + 1, "unten") => "down",
        _ => return None,
    };
    let end = direction + 1 + usize::from(word == "nach");
    Some(Found { tokens: at..end, reading: Reading::text(value, Notation::Thumbs, "thumbs"), in_words: true })
}

fn thumb_glyph(text: &Text, at: usize) -> Option<Found> {
    let up = text.is_mark(at, '👍');
    let mut end = at + 1;
    while end < at + 6
        && !text.opens_line(end)
        && (text.is_mark(end, if up { '👍' } else { '👎' })
            || matches!(text.kind(end), Some(TokenKind::Mark('\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}'))))
    {
        end += 1;
    }
    let value = if up { "up" } else { "down" };
    Some(Found { tokens: at..end, reading: Reading::text(value, Notation::Thumbs, "thumbs"), in_words: false })
}

/// "Highly recommended", "Not recommended", where it is the whole of its line, sentence or labelled verdict.
fn recommendation(text: &Text, at: usize) -> Option<Found> {
    let opens = text.opens_line(at)
        || (at > 0 && text.is_mark_of(at - 1, ":：.!?—–-") && !text.is_tight(at))
        || (at > 0 && text.kind(at - 1) == Some(TokenKind::Stars));
    if !opens {
        return None;
    }
    let mut word = at;
    let mut negated = false;
    while word < at + 4 && text.is_word(word) && !text.has(word, RECOMMEND) {
        negated |= text.has(word, NEGATOR) || text.is_in(word, "nicht ne pas non não niet inte");
        let leads = text.is_in(word, "highly strongly not warmly very heartily absolutely definitely nicht sehr non niet inte muy muito fortement");
        if !leads && !negated {
            return None;
        }
        word += 1;
    }
    let adjective = text.has(word, RECOMMEND)
        && text.word(word).to_lowercase() != "recommend"
        && !text.is_one_of(word, &["recommends", "recommendation", "empfehlung"]);
    let end = word + 1;
    let closes = end >= text.len()
        || text.opens_line(end)
        || text.is_mark_of(end, ".!*;")
        || text.kind(end) == Some(TokenKind::Stars);
    if !adjective || !closes || text.has(at, ENGLISH) && !text.has(at, NEGATOR) && word > at + 3 {
        return None;
    }
    let value = if negated { "down" } else { "up" };
    Some(Found { tokens: at..end, reading: Reading::text(value, Notation::Thumbs, "recommended"), in_words: true })
}
