//! Numbers as ratings print them: "4 1/2", "4½", "4,5", "four and a half", "dreieinhalb", "−3".

use crate::lexicon::{AND, ARTICLE, HALF, NUMBER, NUMBER_BY_PLACE, STAR, number_word};
use crate::text::{Text, TokenKind, seen};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    pub(crate) value: f64,
    /// The token after it.
    pub(crate) end: usize,
    /// Written in words rather than digits.
    pub(crate) in_words: bool,
}

/// The number that begins at a token: the longest reading.
pub(crate) fn amount_at(text: &Text, at: usize) -> Option<Amount> {
    match text.kind(at)? {
        TokenKind::Number => in_digits(text, at),
        TokenKind::Fraction => Some(Amount { value: fraction(text.word(at))?, end: at + 1, in_words: false }),
        TokenKind::Word if text.is_one_of(at, &["minus", "plus"]) && !text.opens_line(at + 1) => {
            let amount = match text.kind(at + 1)? {
                TokenKind::Word => in_words(text, at + 1)?,
                _ => in_digits(text, at + 1)?,
            };
            let sign = if text.is(at, "plus") { 1.0 } else { -1.0 };
            Some(Amount { value: sign * amount.value, ..amount })
        }
        TokenKind::Word => in_words(text, at),
        TokenKind::Mark('-' | '−' | '–' | '+')
            if text.is_tight(at + 1) && !(at > 0 && text.is_tight(at) && !text.is_mark_of(at - 1, "([:.…")) =>
        {
            let amount = in_digits(text, at + 1)?;
            let sign = if text.is_mark(at, '+') { 1.0 } else { -1.0 };
            Some(Amount { value: sign * amount.value, ..amount })
        }
        _ => None,
    }
}

/// A plain number at a token, nothing after it read: for the end of a scale.
pub(crate) fn plain_at(text: &Text, at: usize) -> Option<Amount> {
    match text.kind(at)? {
        TokenKind::Number => Some(Amount { value: decimal(text.word(at))?, end: at + 1, in_words: false }),
        TokenKind::Mark('-' | '−' | '–' | '+') => amount_at(text, at),
        TokenKind::Word => {
            let value = word_value(text, at)?;
            Some(Amount { value, end: at + 1, in_words: true })
        }
        _ => None,
    }
}

/// A number token: one point or comma is a decimal mark. `None` for what cannot be a rating ("1.234.567", "0123").
pub(crate) fn decimal(word: &str) -> Option<f64> {
    // Nearly all numbers are a few plain digits.
    let bytes = word.as_bytes();
    if (1..=3).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_digit)
        && (bytes.len() == 1 || bytes.first() != Some(&b'0'))
    {
        return Some(f64::from(bytes.iter().fold(0u32, |value, digit| value * 10 + u32::from(digit - b'0'))));
    }
    let mut plain = String::with_capacity(word.len());
    let mut marks = 0;
    for c in word.chars() {
        match c {
            '.' | ',' | '．' => {
                marks += 1;
                plain.push('.');
            }
            _ => plain.push(char::from_digit(c.to_digit(10).or_else(|| (c as u32).checked_sub('０' as u32))?, 10)?),
        }
    }
    let whole = plain.split('.').next().unwrap_or_default();
    if marks > 1 || plain.len() > 7 || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    plain.parse().ok()
}

fn fraction(glyph: &str) -> Option<f64> {
    Some(match seen(glyph).next()? {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    })
}

fn in_digits(text: &Text, at: usize) -> Option<Amount> {
    let value = decimal(text.word(at))?;
    let end = at + 1;
    let done = |value, end| Some(Amount { value, end, in_words: false });
    // "1/2 star" is half of one; "3/4 stars" are three of four.
    if let Some(half) = simple_fraction(text, at).filter(|half| *half == 0.5 && text.has(at + 3, STAR)) {
        return done(half, at + 3);
    }
    if text.kind(end) == Some(TokenKind::Fraction) && !text.opens_line(end) {
        return done(value + fraction(text.word(end))?, end + 1);
    }
    // "4 1/2" and "4-1/2"; "4 1/2" over a line end is not one number.
    let spaced = end + usize::from(text.is_mark(end, '-') && text.is_tight(end) && text.is_tight(end + 1));
    if let Some(part) = simple_fraction(text, spaced)
        .filter(|_| value.fract() == 0.0 && !text.opens_line(spaced) && !(spaced == end && text.is_tight(end)))
    {
        return done(value + part, spaced + 3);
    }
    // "4 and a half", "4 y media", "4 och en halv".
    if let Some(after) = and_half(text, end) {
        return done(value + 0.5, after);
    }
    done(value, end)
}

/// `1/2`, `1/4`, `3/4`, `1/3`, `2/3` without spaces and not part of a longer row.
pub(crate) fn simple_fraction(text: &Text, at: usize) -> Option<f64> {
    let tight = text.is_mark_of(at + 1, "/⁄") && text.is_tight(at + 1) && text.is_tight(at + 2);
    let ends = !(text.is_mark(at + 3, '/') && text.is_tight(at + 3));
    let value = match (text.word(at), text.word(at + 2)) {
        ("1", "2") => 0.5,
        ("1", "4") => 0.25,
        ("3", "4") => 0.75,
        ("1", "3") => 1.0 / 3.0,
        ("2", "3") => 2.0 / 3.0,
        _ => return None,
    };
    (tight && ends).then_some(value)
}

/// Past "and a half" or "-and-a-half" at a token.
pub(crate) fn and_half(text: &Text, at: usize) -> Option<usize> {
    let dash = |token: usize| token + usize::from(text.is_mark(token, '-') && text.is_tight(token));
    let and = dash(at);
    // "Four 'n a half".
    let short = and + usize::from(text.is_mark_of(and, "'’‘"));
    if text.is(short, "n") && text.has(short + 1, ARTICLE) && text.has(short + 2, HALF) && !text.opens_line(short) {
        return Some(short + 3);
    }
    // "четыре с половиной".
    if !(text.has(and, AND) || text.is_in(and, "с з ja og a és")) || text.opens_line(and) {
        return None;
    }
    let mut next = dash(and + 1);
    // "fyra och en halv": the article is the word for one.
    if text.has(next, ARTICLE) || text.is_in(next, "en ett") {
        next = dash(next + 1);
    }
    if text.kind(next) == Some(TokenKind::Fraction) && fraction(text.word(next)) == Some(0.5) {
        return Some(next + 1);
    }
    (text.has(next, HALF) && !text.opens_line(next)).then_some(next + 1)
}

/// How the mark before tenths is spoken.
const POINT_IN_WORDS: &str = "point komma virgule virgola coma vírgula";

/// Whether a word is a number where it stands.
pub(crate) fn is_number(text: &Text, at: usize) -> bool {
    text.has(at, NUMBER | HALF) || by_place(text, at).is_some()
}

/// "To og en halv stjerne", "ti ud af ti", "a single star": words that are other words elsewhere, in English and Italian too.
fn by_place(text: &Text, at: usize) -> Option<f64> {
    if !text.has(at, NUMBER_BY_PLACE) {
        return None;
    }
    let before_stars = text.has(at + 1, STAR);
    let value = match () {
        () if text.is(at, "to") => 2.0,
        () if text.is(at, "ti") => 10.0,
        () => return before_stars.then_some(1.0),
    };
    let counts = before_stars || text.is_in(at + 1, "og hjerter ud ut av af");
    let best = at > 0 && text.is_in(at - 1, "af av");
    (counts || best).then_some(value)
}

fn word_value(text: &Text, at: usize) -> Option<f64> {
    if text.has(at, NUMBER | HALF) { number_word(text.word(at)) } else { by_place(text, at) }
}

/// "八十五", "三つ半": a number in Chinese characters, each a token.
fn in_characters(text: &Text, at: usize) -> Option<Amount> {
    const LONGEST: usize = 5;
    let character = |token: usize| text.word(token).chars().next().filter(|c| text.word(token).len() == c.len_utf8());
    let (mut all, mut last, mut end) = (0, 0, at);
    while end < at + LONGEST && (end == at || !text.opens_line(end)) {
        match character(end) {
            Some(ten @ ('十' | '百')) => {
                all += last.max(1) * if ten == '十' { 10 } else { 100 };
                last = 0;
            }
            Some(c) if last == 0 && !c.is_ascii() => match word_value(text, end) {
                Some(digit) if (1.0..10.0).contains(&digit) => last = digit as u32,
                _ => break,
            },
            _ => break,
        }
        end += 1;
    }
    let value = f64::from(all + last);
    if end == at + 1 && text.word(end) == "つ" && text.word(end + 1) == "半" {
        return Some(Amount { value: value + 0.5, end: end + 2, in_words: true });
    }
    // "三・五", "八点五分".
    let spoken = matches!(text.word(end), "点" | "點") && matches!(text.word(end + 2), "分" | "星" | "颗" | "顆");
    let tenths = (text.is_mark_of(end, "・．") || spoken).then(|| word_value(text, end + 1)).flatten();
    if let Some(tenths) = tenths.filter(|tenths| !text.word(end + 1).is_ascii() && *tenths < 10.0 && value <= 10.0) {
        return Some(Amount { value: value + tenths / 10.0, end: end + 2, in_words: true });
    }
    (end > at + 1 && value <= 100.0).then_some(Amount { value, end, in_words: true })
}

fn in_words(text: &Text, at: usize) -> Option<Amount> {
    let value = word_value(text, at)?;
    if !text.word(at).is_ascii()
        && let Some(amount) = in_characters(text, at)
    {
        return Some(amount);
    }
    if value.fract() == 0.0
        && let Some(end) = and_half(text, at + 1)
    {
        return Some(Amount { value: value + 0.5, end, in_words: true });
    }
    // "dört buçuk", as Turkish has it.
    if value.fract() == 0.0 && text.word(at + 1) == "buçuk" && !text.opens_line(at + 1) {
        return Some(Amount { value: value + 0.5, end: at + 2, in_words: true });
    }
    // "fifty-eight", "seventy two".
    if value.fract() == 0.0 && value >= 20.0 && value % 10.0 == 0.0 && value < 100.0 {
        let unit = at + 1 + usize::from(text.is_mark_of(at + 1, "-‑") && text.is_tight(at + 1));
        let small = word_value(text, unit).filter(|small| (1.0..10.0).contains(small) && small.fract() == 0.0);
        if let Some(small) = small.filter(|_| !text.opens_line(unit)) {
            return Some(Amount { value: value + small, end: unit + 1, in_words: true });
        }
    }
    // "eight point five", "sieben Komma fünf".
    if value.fract() == 0.0 && value < 100.0 && text.is_in(at + 1, POINT_IN_WORDS) && !text.opens_line(at + 1) {
        let tenths = word_value(text, at + 2).filter(|tenths| (0.0..10.0).contains(tenths) && tenths.fract() == 0.0);
        if let Some(tenths) = tenths.filter(|_| !text.opens_line(at + 2)) {
            return Some(Amount { value: value + tenths / 10.0, end: at + 3, in_words: true });
        }
    }
    // "half a star": the article belongs to the number.
    let article = value == 0.5 && text.has(at + 1, ARTICLE) && !text.has(at + 1, AND);
    Some(Amount { value, end: at + 1 + usize::from(article), in_words: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_printed() {
        for (text, expected) in [
            ("4", 4.0),
            ("4.5", 4.5),
            ("4,5", 4.5),
            ("４．５", 4.5),
            ("tři a půl", 3.5),
            ("dört buçuk", 4.5),
            ("4 1/2", 4.5),
            ("4-1/2", 4.5),
            ("4½", 4.5),
            ("4 ½", 4.5),
            ("½", 0.5),
            ("four", 4.0),
            ("three and a half", 3.5),
            ("three-and-a-half", 3.5),
            ("5 e mezzo", 5.5),
            ("fifty-eight", 58.0),
            ("Ninety one", 91.0),
            ("dreieinhalb", 3.5),
            ("four 'n a half", 4.5),
            ("tres y media", 3.5),
            ("tre e mezzo", 3.5),
            ("neljä ja puoli", 4.5),
            ("tre og en halv", 3.5),
            ("−3", -3.0),
            ("１０", 10.0),
        ] {
            let cut = Text::new(text, 0..text.len());
            let amount = amount_at(&cut, 0);
            assert_eq!(amount.map(|amount| (amount.value, amount.end)), Some((expected, cut.len())), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_a_rating_is_none() {
        for text in ["1.234.567", "007", "12345678", "many"] {
            let cut = Text::new(text, 0..text.len());
            assert_eq!(amount_at(&cut, 0), None, "{text}");
        }
    }
}
