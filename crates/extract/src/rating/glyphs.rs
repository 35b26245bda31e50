//! Rows of glyphs: stars, asterisks, hearts, bullets, whatever is set in a row with its empty places: `★★★½☆`, `* * * 1/2`,
//! `●●●●○`, `♥♥♥♥♥♡`, and with a printed scale `*** out of ****`, `★★★ (out of 4)`, `★★★/5`.

use super::amount::{amount_at, and_half, plain_at, simple_fraction};
use super::hangul;
use super::hanzi;
use super::reading::Reading;
use super::scan::Found;
use crate::lexicon::{HALF, STAR};
use crate::text::{Text, TokenKind, is_empty_star, is_half_star, is_star, seen};
use crosscut_model::{Notation, RatingValue};

/// Glyphs that are set in rows like stars: full ones, and the empty ones that go with them.
const PAIRS: &[(&str, &str)] = &[
    ("●⬤⚫•🔴🟢🔵🟡🟠", "○◯⚪◦"),
    ("+", ""),
    ("♥❤💙💚💛🧡💜", "♡🤍🖤"),
    ("■▮█▰", "□▯░▱"),
    ("◆♦", "◇♢"),
    (
        "⚄⚅🎲💀🍿🎬🐝🦴🌶🥔🍅🍋🥒🧀🍪🔥👻🎃🎥🐟🍌🥄🔔🐌🪓🩸🧅☕🍷🍺🐾🦇🧟🪦🧨🎟🎫🍕🍩🌽🥐🍓🍒🍄🌟🏆🥇👑🦈🐶🐱🐻🦉🦊⚓🚀🧻🧦",
        "·",
    ),
];

/// The most glyphs of a row that is a rating.
const MOST: u32 = 10;

/// A row of equal glyphs.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    full: u32,
    half: u32,
    empty: u32,
    end: usize,
    /// Asterisks with space between them.
    spaced: bool,
}

/// Whether a row of glyphs other than stars may begin with this character.
pub(super) fn is_symbol(c: char) -> bool {
    // Punctuation, which is most of what is no letter, is none.
    !c.is_ascii()
        && (c == '•' || !matches!(c, '\u{a0}'..='\u{24ff}' | '\u{3000}'..='\u{30ff}'))
        && (PAIRS.iter().any(|(full, empty)| full.contains(c) || (empty.contains(c) && c != '·')) || is_picture(c))
}

/// Whether a character is a picture that anybody may count in; thumbs and shades of skin are not counted.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}') && !matches!(c, '👍' | '👎' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// "⚂ The Lantern": a die that shows a rating of six.
pub(super) fn die(text: &Text, at: usize) -> Option<Found> {
    let TokenKind::Mark(face @ '⚀'..='⚅') = text.kind(at)? else { return None };
    if text.is_mark(at + 1, face) {
        return None;
    }
    let value = f64::from(face as u32 - '⚀' as u32 + 1);
    let reading = Reading { best: Some(6.0), ..Reading::number(value, Notation::Points, "die") };
    Some(Found { tokens: at..at + 1, reading, in_words: false })
}

/// "½☆☆☆☆": half a star before the empty ones.
pub(super) fn half_and_empty(text: &Text, at: usize) -> Option<Found> {
    let next = at + 1;
    let row = text.kind(next) == Some(TokenKind::Stars) && !text.opens_line(next) && text.is_tight(next);
    let empty: Vec<char> = row.then(|| seen(text.word(next)).filter(|c| is_star(*c)).collect())?;
    let count = empty.len();
    if text.word(at) != "½" || !(3..=9).contains(&count) || !empty.into_iter().all(is_empty_star) {
        return None;
    }
    let reading = Reading { best: Some(1.0 + count as f64), ..Reading::number(0.5, Notation::Stars, "glyphs") };
    Some(Found { tokens: at..next + 1, reading, in_words: false })
}

/// "½ (out of ****)", "**½** (of ★★★★)": half a star of as many as are printed behind it.
pub(super) fn half_of(text: &Text, at: usize) -> Option<Found> {
    if text.word(at) != "½" {
        return None;
    }
    let open = past_emphasis(text, at + 1);
    let in_glyphs = (open..open + 4).any(|token| text.kind(token) == Some(TokenKind::Stars));
    if !text.is_mark_of(open, "([") || !in_glyphs {
        return None;
    }
    let (best, end) = scale_after(text, open)?;
    let reading = Reading { best: Some(best), ..Reading::number(0.5, Notation::Stars, "glyphs") };
    Some(Found { tokens: at..end, reading, in_words: false })
}

/// Whether asterisks begin or end what Markdown sets apart, "*Salt Road*", "**Grade:** B": a row that touches what is behind it, and an
/// equal one that touches what is before it, on one line.
pub(super) fn is_emphasis(text: &Text, at: usize) -> bool {
    /// How far apart the two may be, in tokens.
    const FAR: usize = 60;
    let row = |token: usize| text.kind(token) == Some(TokenKind::Stars) && text.word(token) == text.word(at);
    if !matches!(text.word(at), "*" | "**" | "***") {
        return false;
    }
    let on_line = |token: usize| token < text.len() && !text.opens_line(token);
    let opens = |token: usize| {
        let behind = token + 1;
        let free = token == 0 || text.opens_line(token) || !text.is_tight(token) || text.is_mark_of(token - 1, "([“\"");
        free && on_line(behind) && text.is_tight(behind) && amount_at(text, behind).is_none()
    };
    let closes = |token: usize| {
        let free = !on_line(token + 1) || !text.is_tight(token + 1) || !text.is_word(token + 1);
        token > 0 && !text.opens_line(token) && text.is_tight(token) && free
    };
    let forward =
        || (at + 1..at + FAR).take_while(|token| on_line(*token)).find(|token| row(*token)).is_some_and(closes);
    let back = || {
        let before = (at.saturating_sub(FAR)..at).rev().find(|token| row(*token) || text.opens_line(*token));
        before.is_some_and(|before| row(before) && opens(before))
    };
    opens(at) && forward() || closes(at) && back()
}

/// Past asterisks that end what Markdown sets apart.
pub(super) fn past_emphasis(text: &Text, at: usize) -> usize {
    let closes = matches!(text.word(at), "*" | "**" | "***") && text.is_tight(at) && !text.opens_line(at);
    at + usize::from(closes)
}

/// A row of stars or asterisks, with what belongs to it.
pub(super) fn stars(text: &Text, at: usize) -> Option<Found> {
    if is_emphasis(text, at) {
        return None;
    }
    let row = star_row(text, at);
    let mut value = f64::from(row.full) + f64::from(row.half) / 2.0;
    let mut end = row.end;
    let on_line = |token: usize| !text.opens_line(token);
    if row.half == 0 && end < text.len() && (on_line(end) || half_line(text, end)) {
        if text.kind(end) == Some(TokenKind::Fraction) {
            value += amount_at(text, end).map_or(0.0, |amount| amount.value);
            end += 1;
        } else if let Some(part) = simple_fraction(text, end) {
            value += part;
            end += 3;
        } else if let Some(after) = and_half(text, end) {
            value += 0.5;
            end = after;
        }
    }
    let with_part = value.fract() > 0.0;
    let mut best = (row.empty > 0).then_some(f64::from(row.full + row.half + row.empty));
    // A half that takes the place of an empty star: "★★★½☆" has five places.
    if best.is_some() && with_part && row.half == 0 {
        best = best.map(|best| best + 1.0);
    }
    let only_empty = |token: usize| seen(text.word(token)).all(|c| is_empty_star(c) || matches!(c, '\u{fe0f}' | ' '));
    if text.kind(end) == Some(TokenKind::Stars) && only_empty(end) && on_line(end) && with_part {
        let rest = seen(text.word(end)).filter(|c| is_star(*c)).count() as f64;
        best = Some(value.ceil() + rest);
        end += 1;
    }
    if let Some((scale, next)) = scale_after(text, end) {
        // "★★★☆ (5개 만점)": of five places four are printed, and the empty star is a half.
        if best.is_some_and(|printed| printed < scale) && row.empty == 1 && row.half == 0 && !with_part {
            value += 0.5;
        }
        best = Some(scale);
        end = next;
    }
    // "★★★☆(3.5)": what the row means, in numbers.
    let told = plain_at(text, end + 1).filter(|told| {
        text.is_mark_of(end, "(（") && text.is_mark_of(told.end, ")）") && (told.value - value).abs() == 0.5
    });
    if let Some(told) = told.filter(|_| best.is_some()) {
        // An empty star that counts a half tells nothing of how many there are.
        best = best.filter(|best| told.value < *best && row.empty > 1);
        value = told.value;
        end = told.end + 1;
    }
    // A star and then a number: the number is the rating, found by its own rule.
    let lone = row.full == 1 && value == 1.0 && row.empty == 0 && best.is_none();
    if lone && text.kind(at + 1) == Some(TokenKind::Number) {
        return None;
    }
    // Only empty stars are a form to fill in, unless they are a whole row that nothing follows.
    if value == 0.0 && !(row.empty >= 4 && row.empty <= 6 && (end >= text.len() || text.opens_line(end))) {
        return None;
    }
    // Asterisks with spaces between part sections, unless a half or a scale says that they count.
    let counts = !row.spaced || with_part || best.is_some() || row.full == 4 || row.full == 2;
    if !counts && text.opens_line(at) && (end >= text.len() || text.opens_line(end)) && text.line_of(at) > 4 {
        return None;
    }
    let reading = Reading { best, ..Reading::number(value, Notation::Stars, "glyphs") };
    Some(Found { tokens: at..end, reading, in_words: false })
}

/// Whether a row of stars has empty ones.
pub(super) fn has_empty(text: &Text, found: &Found) -> bool {
    found.reading.rule == "glyphs" && seen(text.word(found.tokens.start)).any(is_empty_star)
}

/// Whether a row has at most three places, the last of them empty.
pub(super) fn is_short(text: &Text, found: &Found) -> bool {
    let row = has_empty(text, found).then(|| star_row(text, found.tokens.start));
    row.is_some_and(|row| row.empty == 1 && row.full + row.half <= 2)
}

/// "☆는 반 개를 뜻합니다", "빈 별은 반 점", "☆ = half": a page on which an empty star counts a half, as Korean magazines have it.
pub(super) fn empty_is_half(text: &Text) -> bool {
    let half = |token: usize| text.has(token, HALF) || matches!(text.word(token), "반" | "半" | "½" | "0.5");
    (0..text.len()).any(|token| {
        let apart = token == 0 || !text.is_tight(token) || text.is_mark_of(token - 1, "（(、,，:：");
        let glyph = matches!(text.word(token), "☆" | "✩") && apart;
        let named = text.word(token) == "빈" && text.word(token + 1).starts_with('별');
        (glyph || named) && (token + 1..token + 4).any(half)
    })
}

/// Counts the empty stars of a row as halves.
pub(super) fn count_halves(text: &Text, found: &mut Found) {
    if !has_empty(text, found) || found.tokens.len() != 1 {
        return;
    }
    let row = star_row(text, found.tokens.start);
    let value = f64::from(row.full) + f64::from(row.half + row.empty) / 2.0;
    found.reading.value = RatingValue::Number(value);
    found.reading.best = None;
}

fn star_row(text: &Text, at: usize) -> Row {
    let mut row = Row { end: at + 1, ..Row::default() };
    for c in seen(text.word(at)).filter(|c| is_star(*c)) {
        match c {
            _ if is_empty_star(c) => row.empty += 1,
            _ if is_half_star(c) => row.half += 1,
            _ => row.full += 1,
        }
    }
    if text.word(at) == "*" {
        // "* * *": three single asterisks with space between.
        while row.full <= MOST && text.word(row.end) == "*" && !text.opens_line(row.end) && !text.is_tight(row.end) {
            row.full += 1;
            row.end += 1;
            row.spaced = true;
        }
    }
    row
}

/// A line of nothing but "1/2" or "½" below a row: a half that was set apart.
fn half_line(text: &Text, at: usize) -> bool {
    let Some(line) = text.lines.get(text.line_of(at)) else { return false };
    !line.blank_before
        && line.tokens.start == at
        && (line.tokens.len() == 1 && text.kind(at) == Some(TokenKind::Fraction)
            || line.tokens.len() == 3 && simple_fraction(text, at).is_some())
}

/// A row of glyphs that are no stars.
pub(super) fn symbols(text: &Text, at: usize) -> Option<Found> {
    let TokenKind::Mark(first) = text.kind(at)? else { return None };
    let known = PAIRS.iter().find(|(full, empty)| full.contains(first) || empty.contains(first));
    let own = first.to_string();
    let (fulls, empties) = known.map_or((own.as_str(), ""), |(full, empty)| (*full, *empty));
    if known.is_none() && !is_picture(first) {
        return None;
    }
    let mut row = Row { end: at, ..Row::default() };
    let mut token = at;
    while let Some(TokenKind::Mark(c)) = text.kind(token) {
        if token > at && text.opens_line(token) || row.full + row.empty > MOST {
            break;
        }
        if c == '\u{fe0f}' {
            token += 1;
            row.end = token;
            continue;
        }
        if fulls.contains(c) && (row.full == 0 || same_mark(text, at, c)) && row.empty == 0 {
            row.full += 1;
        } else if empties.contains(c) {
            row.empty += 1;
        } else {
            break;
        }
        token += 1;
        row.end = token;
    }
    let mut value = f64::from(row.full);
    if row.full == 0 || row.full + row.empty > MOST {
        return None;
    }
    if text.kind(row.end) == Some(TokenKind::Fraction) && !text.opens_line(row.end) {
        value += amount_at(text, row.end).map_or(0.0, |amount| amount.value);
        row.end += 1;
    }
    let mut best = (row.empty > 0).then_some((value.ceil()) + f64::from(row.empty));
    // "🦩🦩🦩🦩 flamants roses sur 5": what the pictures show may be said in a word or two.
    let named = (row.end..row.end + 3).take_while(|token| text.is_word(*token) && !text.opens_line(*token)).count();
    let scale = (0..=named).find_map(|words| scale_after(text, row.end + words));
    if let Some((scale, next)) = scale {
        best = Some(scale);
        row.end = next;
    }
    // "[■■■■□□□□□□] 40%": a meter, whose number is the rating.
    let behind = row.end + usize::from(text.is_mark_of(row.end, ")]|"));
    if text.kind(behind) == Some(TokenKind::Number) && text.is_mark_of(behind + 1, "%％") && !text.opens_line(behind) {
        return None;
    }
    if best.is_none() && row.full < 2 || best.is_some_and(|best| best < 3.0) {
        return None;
    }
    let reading = Reading { best, ..Reading::number(value, Notation::Fraction, "symbols") };
    Some(Found { tokens: at..row.end, reading, in_words: false })
}

fn same_mark(text: &Text, at: usize, mark: char) -> bool {
    text.kind(at) == Some(TokenKind::Mark(mark))
}

/// The scale after a row of glyphs: "out of 5", "/5", "(von 6)", "out of ****"; and the token after it.
pub(super) fn scale_after(text: &Text, at: usize) -> Option<(f64, usize)> {
    if at >= text.len() || text.opens_line(at) {
        return None;
    }
    let bracketed = text.is_mark_of(at, "([（");
    let (scale, next) = printed_scale(text, at + usize::from(bracketed), bracketed)?;
    Some((scale, next + usize::from(bracketed && text.is_mark_of(next, ")]）"))))
}

fn printed_scale(text: &Text, at: usize, bracketed: bool) -> Option<(f64, usize)> {
    if let Some(full) = hangul::full_marks(text, at).or_else(|| hanzi::full_marks(text, at)) {
        return Some(full);
    }
    let number = if text.is(at, "out") && text.is(at + 1, "of") {
        at + 2
    } else if text.is_mark_of(at, "/⁄")
        || text.is_in(at, "of von sur su de van av af z sobre из")
        // "Op 5 december" tells none.
        || bracketed && text.is(at, "op")
    {
        at + 1
    } else if text.is_in(at, "ud ut av") && text.is_in(at + 1, "af av") || bracketed && text.is(at, "ze") {
        at + 2 - usize::from(text.is(at, "ze"))
    } else {
        return None;
    };
    if text.kind(number) == Some(TokenKind::Stars) {
        return Some((seen(text.word(number)).filter(|c| is_star(*c)).count() as f64, number + 1));
    }
    // "🍿🍿🍿 of 🍿🍿🍿🍿🍿", "●● (su ●●●●●)": as many as are printed.
    if let Some(TokenKind::Mark(glyph)) =
        text.kind(number).filter(|kind| matches!(kind, TokenKind::Mark(mark) if is_symbol(*mark)))
    {
        let count = (number..number + MOST as usize).take_while(|token| text.is_mark(*token, glyph)).count();
        return (count >= 3).then_some((count as f64, number + count));
    }
    let amount = plain_at(text, number)?;
    let stars = usize::from(text.has(amount.end, STAR));
    Some((amount.value, amount.end + stars))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::scan::scan;

    fn read(text: &str) -> Vec<(f64, Option<f64>)> {
        let cut = Text::new(text, 0..text.len());
        let mut all = scan(&cut, 10);
        if empty_is_half(&cut) {
            all.iter_mut().for_each(|found| count_halves(&cut, found));
        }
        all.iter().filter_map(|found| Some((found.reading.value.number()?, found.reading.best))).collect()
    }

    #[test]
    fn an_empty_star_is_a_half_where_the_page_says_so() {
        assert_eq!(read("별점 ★★☆\n\n※ ☆는 반 개를 뜻합니다."), [(2.5, None)]);
        assert_eq!(read("별점 ★★★☆ (빈 별은 반 점)"), [(3.5, None)]);
        assert_eq!(read("별점 ★★★☆☆\n\n소금이 오지 않는다."), [(3.0, Some(5.0))]);
        assert_eq!(read("별점 ★★★☆ (5개 만점)"), [(3.5, Some(5.0))]);
        assert_eq!(read("½ (out of ★★★★)"), [(0.5, Some(4.0))]);
        assert_eq!(read("아다 린드 ★★★☆(3.5)"), [(3.5, None)]);
    }

    #[test]
    fn a_half_may_stand_before_the_empty_ones() {
        assert_eq!(read("½☆☆☆☆"), [(0.5, Some(5.0))]);
        assert_eq!(read("[■■■■□□□□□□] 40%"), [(40.0, None)], "a meter and its number");
    }
}
