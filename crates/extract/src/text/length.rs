//! How far a token reaches: words with their apostrophes, numbers with their marks, rows of stars.

use super::characters::{first, is_dense, is_fraction, is_star, is_wide_digit};

/// The bytes of a row of stars that begins with `opening`. Asterisks and glyphs do not mix; glyphs may have spaces between.
pub(super) fn stars(rest: &str, opening: char) -> usize {
    let asterisks = opening == '*';
    let (mut at, mut end) = (0, 0);
    while let Some((c, length)) = first(&rest[at..]) {
        let joins = is_star(c) && (c == '*') == asterisks;
        if joins || c == '\u{fe0f}' {
            end = at + length;
        } else {
            let next = first(&rest[at + length..]).map(|(next, _)| next);
            let spaced =
                !asterisks && matches!(c, ' ' | '\u{a0}') && next.is_some_and(|next| is_star(next) && next != '*');
            if !spaced {
                break;
            }
        }
        at += length;
    }
    end
}

/// The bytes of a word that begins with a letter.
pub(super) fn word(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        if bytes.get(at).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
            break;
        }
        let mut chars = rest[at..].chars();
        let Some(c) = chars.next() else { break };
        if matches!(c, '\'' | '’') {
            if !keeps_apostrophe(&rest[..at], chars.as_str()) {
                break;
            }
        } else if !(c.is_alphanumeric() || is_combining(c)) || is_dense(c) || is_fraction(c) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether an apostrophe is inside one word: "don’t", "O’Brien", but not "film’s" and not "l’image".
fn keeps_apostrophe(before: &str, after: &str) -> bool {
    let mut chars = after.chars();
    let Some(letter) = chars.next() else { return false };
    if !letter.is_alphabetic() {
        return false;
    }
    let alone = !chars.next().is_some_and(char::is_alphanumeric);
    if alone && letter == 's' {
        return false;
    }
    if alone || after.starts_with("re") || after.starts_with("ve") || after.starts_with("ll") {
        return true;
    }
    letter.is_uppercase() && matches!(before, "O" | "D" | "L" | "M")
}

/// The bytes of a number: digits, with points or commas between digits.
pub(super) fn number(rest: &str) -> usize {
    let mut at = 0;
    for (place, c) in rest.char_indices() {
        let digit = c.is_ascii_digit() || is_wide_digit(c);
        let inner = matches!(c, '.' | ',') && rest[place + 1..].starts_with(|next: char| next.is_ascii_digit())
            || c == '．' && place > 0 && rest[place + c.len_utf8()..].starts_with(is_wide_digit);
        if !digit && !inner {
            break;
        }
        at = place + c.len_utf8();
    }
    at
}
