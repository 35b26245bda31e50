//! Letters as grades: "A-", "B +", "Grade: C", and what keeps a capital from being one.

use super::glyphs::past_emphasis;
use super::reading::Reading;
use super::scan::Found;
use crate::lexicon::LABEL;
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;

/// A letter from A to F with a sign, or one that a label or its place makes a grade.
pub(super) fn letter(text: &Text, at: usize) -> Option<Found> {
    let (value, end) = grade(text, at)?;
    let counts = value.len() > 1 || bare_letter_counts(text, at, end);
    counts.then(|| Found {
        tokens: at..end,
        reading: Reading::text(value, Notation::Letter, "letter"),
        in_words: false,
    })
}

/// A letter that closes a clause and might be a grade, "Make that a B, and stay", "F. And I like sharks." No place or label says
/// so: the vote tells it from the other capitals of a text.
pub(super) fn loose(text: &Text, at: usize) -> Option<Found> {
    // Every token of a text comes by here: few are one letter, of a byte or of full width.
    let bytes = text.word(at).len();
    if bytes != 1 && (bytes != 3 || text.is_ascii(at)) {
        return None;
    }
    let (value, end) = grade(text, at)?;
    let on_line = |token: usize| token < text.len() && !text.opens_line(token);
    // "J. B. Holm", "Samuel B. Holm", "Part B: the quay".
    // "My grade is B. Hers was lower."
    let said =
        at > 0 && text.is_in(at - 1, "a an is was be gets solid strong straight firm low high flat clear generous");
    let initial = text.is_mark(end, '.')
        && on_line(end + 1)
        && text.is_capital(end + 1)
        && text.sentence_around(at).start < at
        && !said;
    // "earns its F the hard way".
    let earned = at > 1
        && text.is_in(at - 1, "its an a the")
        && text.is_in(at - 2, "earns earned earn gets got deserves deserved receives merits");
    let closes = !on_line(end)
        || earned && text.is_word(end)
        || text.is_mark_of(end, ".,;:!?)]—–…”\"’。、，！？」")
        || text.is_in(end, "for from and but because if overall easily at to")
        // "B+どまり": where words are not parted by spaces.
        || text.is_word(end) && !text.is_ascii(end) && text.is_tight(end);
    let behind_word = |word: usize| text.is_word(word) || text.kind(word) == Some(TokenKind::Possessive);
    let opens = at > 0 && (behind_word(at - 1) || text.is_mark_of(at - 1, ".!?:：—–-=>“\"‘’、。，「『（…"))
        || text.opens_line(at);
    (closes && opens && !initial).then(|| Found {
        tokens: at..end,
        reading: Reading::text(value, Notation::Letter, "loose"),
        in_words: false,
    })
}

/// A letter that may be a grade, with its sign, and the token after it.
fn grade(text: &Text, at: usize) -> Option<(String, usize)> {
    // "grade: c+": by a label a small letter is one too.
    let small = matches!(text.word(at), "a" | "b" | "c" | "d" | "f") && is_labelled(text, at);
    if !text.is_capital(at) && !small {
        return None;
    }
    let word = match text.word(at) {
        "Ａ" => "A",
        "Ｂ" => "B",
        "Ｃ" => "C",
        "Ｄ" => "D",
        "Ｆ" => "F",
        word => word,
    };
    let [base] = word.as_bytes() else { return None };
    let base = base.to_ascii_uppercase();
    if !matches!(base, b'A'..=b'F') || text.is_camel(at) {
        return None;
    }
    let (sign, end) = letter_sign(text, at + 1);
    // No table of grades has an E with a sign, so that it would be a grade without a score.
    if base == b'E' && !sign.is_empty() {
        return None;
    }
    // "B-movie", "A/B", "d’A", "A.": part of something else.
    // "私はBをつける": where words are not parted by spaces a letter touches them; "B級", "Aさん" are no grades.
    let parted = |token: usize| text.is_east_asian(token);
    let named = text.is_tight(end) && NAMED.iter().any(|word| text.reads(end, word));
    let joined_before = at > 0
        && text.is_tight(at)
        && !parted(at - 1)
        && !text.is_mark_of(at - 1, "([“\"‘'*:：＝=-–—、。，「『（・…")
        && text.kind(at - 1) != Some(TokenKind::Stars);
    let joined_after = text.is_tight(end)
        && (text.is_word(end) && (!parted(end) || named)
            || text.kind(end) == Some(TokenKind::Possessive)
            || text.is_mark_of(end, "’'&#@/0123456789")
            || text.is_mark_of(end, "-‑‐") && text.is_word(end + 1) && text.is_tight(end + 1))
        || text.kind(end) == Some(TokenKind::Number) && text.is_tight(end);
    if joined_before || joined_after {
        return None;
    }
    Some((format!("{}{sign}", char::from(base)), end))
}

/// What makes a letter a sort or a person's name where words are not parted by spaces.
const NAMED: [&str; 14] = ["級", "级", "班", "型", "面", "組", "君", "子", "社", "席", "さん", "棟", "群", "站"];

/// Whether a label and a colon stand right before a token, and nothing or a sign behind it on its line.
fn is_labelled(text: &Text, at: usize) -> bool {
    let end = text.lines.get(text.line_of(at)).map_or(at, |line| line.tokens.end);
    at >= 2
        && text.is_mark_of(at - 1, ":：")
        && text.has(at - 2, LABEL)
        && (at + 1..end).len() <= 1
        && (at + 1..end).all(|token| text.is_mark_of(token, "+-−–."))
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
        Some(TokenKind::Mark('-' | '‑' | '‐'))
            if text.is_one_of(at + 1, &["plus", "minus"]) && text.is_tight(at + 1) =>
        {
            (if text.is(at + 1, "plus") { "+" } else { "-" }, at + 2)
        }
        Some(TokenKind::Mark('-' | '−' | '–' | '‑' | '‐' | '—' | '﹣' | '－')) => {
            let tight = text.is_tight(at);
            let followed =
                next_on_line && !text.is_mark_of(at + 1, ".,;)]|*”\"") && text.kind(at + 1) != Some(TokenKind::Stars);
            let parted = text.is_east_asian(at + 1);
            let tight_then_word = tight && followed && text.is_tight(at + 1) && !parted;
            let long = text.is_mark(at, '—');
            let punctuates = followed && (!tight || tight_then_word || long && !parted);
            if !punctuates { ("-", at + 1) } else { ("", at) }
        }
        // "Cマイナス".
        Some(TokenKind::Word) if text.reads(at, "マイナス") => ("-", at + "マイナス".chars().count()),
        Some(TokenKind::Word) if text.reads(at, "プラス") => ("+", at + "プラス".chars().count()),
        Some(TokenKind::Word) if text.is(at, "plus") => ("+", at + 1),
        Some(TokenKind::Word) if text.is(at, "minus") => ("-", at + 1),
        _ => ("", at),
    }
}

/// The longest headline that a grade closes, in tokens.
const HEADLINE: usize = 12;

/// Whether a letter without a sign stands where only a grade can: after a label, alone on its line, or named a grade.
fn bare_letter_counts(text: &Text, at: usize, end: usize) -> bool {
    let alone = text.opens_line(at) && (end >= text.len() || text.opens_line(end));
    let closed = at > 0 && text.is_mark_of(at - 1, "([") && text.is_mark_of(end, ")]");
    let before = at.saturating_sub(1);
    // "**Grade:** C": the asterisks of Markdown.
    let colon = before.saturating_sub(usize::from(text.word(before).starts_with("**")));
    let labelled =
        text.is_mark_of(colon, ":：") && colon >= 1 && (text.has(colon - 1, LABEL) || text.is(colon - 1, "line"));
    let of = usize::from(text.is(before, "of"));
    let before = before.saturating_sub(of);
    let graded = at > 0
        && text.has(before, LABEL)
        && !text.opens_line(at)
        && text.is_one_of(before, &["grade", "rating", "note", "score"]);
    let adjective = at > 0 && text.is_in(before, "solid strong straight firm low high flat clear generous");
    let article = at > 1 && text.is_one_of(before, &["a", "an"]) && given_or_named(text, before, end);
    // "OVERALL ........ B", "Verdict — C": the last thing on a line that a label opens.
    let line = text.lines.get(text.line_of(at)).map_or(at..end, |line| line.tokens.clone());
    let led = text.is_mark_of(at.wrapping_sub(1), ".…·_-–—=|：")
        && (past_emphasis(text, end) >= line.end || text.is_mark(end, '|') && end + 1 >= line.end)
        && line.clone().take(3).any(|token| text.has(token, LABEL));
    let dense = at > 1 && text.is_mark_of(at - 1, ":：") && super::numbers::dense_label_before(text, at - 1).is_some();
    // "A.", the last line; "COBALT HOUR: F", "The Pier    A", a headline that closes with it.
    let said = text.opens_line(at) && text.is_mark(end, '.') && (end + 1 >= text.len() || text.opens_line(end + 1));
    let closes = end >= text.len() || text.opens_line(end);
    let gap = at > line.start && {
        let before = &text.full[..text.bytes(at..at + 1).start];
        before.ends_with("  ") || before.ends_with('\t') || text.is_mark_of(at - 1, ":：—–")
    };
    let headed = closes && gap && (2..=HEADLINE).contains(&(at - line.start)) && text.is_capital(line.start);
    said || headed || alone || closed || labelled || led || dense || graded || adjective || article
}

/// "gives this an A", "The Quay: a B.": an act of rating with at most a few small words before the article, or a colon before
/// it and the end of the sentence behind the letter.
fn given_or_named(text: &Text, article: usize, end: usize) -> bool {
    let closes = end >= text.len() || text.opens_line(end) || text.is_mark_of(end, ".!,;");
    let object =
        |token: usize| text.has(token, crate::lexicon::FILM) || text.is_in(token, "it this that the one him her them");
    let mut act = article - 1;
    while act > 0 && article - act < 4 && object(act) && !text.opens_line(act) {
        act -= 1;
    }
    text.has(act, crate::lexicon::VERDICT) || text.is_mark_of(article - 1, ":") && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_closes_a_clause_may_be_a_grade() {
        for (line, found) in [
            ("Make that a B, and stay through the credits.", Some("B")),
            ("A gentleman’s C from me, and no more.", Some("C")),
            ("F. And I like sharks.", Some("F")),
            ("The book by J. B. Holm is on the quay.", None),
            ("A landlady explains it.", None),
            ("He was given vitamin C tablets.", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let read = (0..text.len()).find_map(|at| loose(&text, at));
            assert_eq!(read.and_then(|read| read.reading.value.text().map(str::to_owned)).as_deref(), found, "{line}");
        }
    }
}
