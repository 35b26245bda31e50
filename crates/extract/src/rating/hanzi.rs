//! Stars as Chinese and Japanese count them, and the marks of Chinese pages: "四颗半星", "給兩星", "星は四つ半", "星みっつ", "满分五分,三分".

use super::amount::amount_at;
use super::glyphs;
use super::numbers::is_lone_star;
use super::reading::Reading;
use super::scan::Found;
use crate::lexicon::STAR;
use crate::text::Text;
use crosscut_model::Notation;

/// Japanese numbers of things, which no counter stands behind.
const THINGS: [(&str, f64); 5] = [("ひとつ", 1.0), ("ふたつ", 2.0), ("みっつ", 3.0), ("よっつ", 4.0), ("いつつ", 5.0)];
/// What stars are counted by.
const COUNTERS: [&str; 6] = ["颗", "顆", "粒", "个", "個", "つ"];
/// The most stars that are counted.
const MOST: f64 = 10.0;

/// "百分之八十".
pub(super) fn percent(text: &Text, at: usize) -> Option<Found> {
    let amount = text.reads(at, "百分之").then(|| amount_at(text, at + 3)).flatten()?;
    let reading = Reading::number(amount.value, Notation::Percent, "percent");
    (amount.value <= 100.0).then_some(Found { tokens: at..amount.end, reading, in_words: amount.in_words })
}

/// What is counted from a token on, the longest reading.
pub(super) fn counted(text: &Text, at: usize) -> Option<Found> {
    let all = [stars(text, at), of_these(text, at), things(text, at)];
    all.into_iter().flatten().max_by_key(|found| found.tokens.end)
}

/// What begins with a number or with the word for stars.
fn stars(text: &Text, at: usize) -> Option<Found> {
    let (value, end) = if text.word(at) == "星" { behind_the_word(text, at)? } else { before_the_word(text, at)? };
    let scale = end + usize::from(text.is_mark_of(end, ",，、"));
    let (best, end) = glyphs::scale_after(text, scale).map_or((None, end), |(best, end)| (Some(best), end));
    let fits = value <= best.unwrap_or(MOST);
    let reading = Reading { best, ..Reading::number(value, Notation::Stars, "stars-counted") };
    fits.then_some(Found { tokens: at..end, reading, in_words: true })
}

/// "星4つ", "星は四つ半", "星を三つ", "星みっつ": how many, and the token behind it.
fn behind_the_word(text: &Text, at: usize) -> Option<(f64, usize)> {
    let start = at + 1 + usize::from(matches!(text.word(at + 1), "は" | "を" | "が" | "も" | "×"));
    if let Some((word, value)) = THINGS.iter().find(|(word, _)| text.reads(start, word)) {
        return Some(with_half(text, *value, start + word.chars().count()));
    }
    let amount = amount_at(text, start)?;
    // "四つ半" is one number already, and 3.5 needs no counter.
    if amount.value.fract() > 0.0 {
        return Some((amount.value, amount.end));
    }
    COUNTERS.contains(&text.word(amount.end)).then(|| with_half(text, amount.value, amount.end + 1))
}

/// "四颗星", "三顆半星", "半颗星", "两星半", "4.5星".
fn before_the_word(text: &Text, at: usize) -> Option<(f64, usize)> {
    let half = text.word(at) == "半" && COUNTERS.contains(&text.word(at + 1)) && text.word(at + 2) == "星";
    if half {
        return Some((0.5, at + 3));
    }
    let within = at > 0 && amount_at(text, at - 1).is_some_and(|before| before.end > at);
    let amount = amount_at(text, at).filter(|_| !within)?;
    let counted = amount.end + usize::from(COUNTERS.contains(&text.word(amount.end)));
    let (value, word) = with_half(text, amount.value, counted);
    if text.word(word) != "星" || text.opens_line(word) {
        return None;
    }
    Some(if word > counted { (value, word + 1) } else { with_half(text, value, word + 1) })
}

/// "★4をつけた", "★四つ半", "☆3です": a number right behind one glyph, with no space before what follows.
pub(super) fn behind_a_glyph(text: &Text, at: usize) -> Option<Found> {
    if at == 0 || !is_lone_star(text, at - 1) || !text.is_tight(at) {
        return None;
    }
    let amount = amount_at(text, at).filter(|amount| amount.value <= MOST)?;
    let counted = amount.end + usize::from(COUNTERS.contains(&text.word(amount.end)));
    let (value, end) = with_half(text, amount.value, counted);
    let goes_on = text.is_word(end) && !text.opens_line(end) && text.is_ascii(end);
    let reading = Reading::number(value, Notation::Stars, "labelled");
    (!goes_on && !text.is_mark_of(end, "/％%")).then_some(Found { tokens: at..end, reading, in_words: amount.in_words })
}

fn with_half(text: &Text, value: f64, at: usize) -> (f64, usize) {
    let half = text.word(at) == "半" && value.fract() == 0.0;
    if half { (value + 0.5, at + 1) } else { (value, at) }
}

/// "满分五颗", "滿分5星", "最高5桶", "満点は★5つ", "五顆星滿分", "五つ星が満点", "5段階": of how many, and the token behind it.
pub(super) fn full_marks(text: &Text, at: usize) -> Option<(f64, usize)> {
    if text.is_ascii(at) && amount_at(text, at).is_none() {
        return None;
    }
    let past = |token: usize, words: &[&str]| token + usize::from(words.contains(&text.word(token)));
    let full = |token: usize| {
        let words = ["満点", "滿分", "满分", "段階"];
        words.iter().any(|word| text.reads(token, word)).then_some(token + 2)
    };
    let unit = |token: usize| {
        let counted = past(past(token, &COUNTERS), &["点", "點", "分"]);
        if text.has(counted, STAR) || is_lone_star(text, counted) { counted + 1 } else { counted }
    };
    let leads = ["最高", "満点", "滿分", "满分", "满", "滿"].into_iter().find(|word| text.reads(at, word));
    if let Some(word) = leads {
        let mut number = past(at + word.chars().count(), &["は", "星", "为", "為"]);
        number += usize::from(is_lone_star(text, number));
        let best = amount_at(text, number).filter(|best| best.value <= MOST)?;
        let counted = unit(best.end);
        // "最高5桶": what it counts is any one word.
        let thing = counted == best.end && text.is_han(counted) && text.is_mark_of(counted + 1, ")）");
        return Some((best.value, counted + usize::from(thing)));
    }
    let best = amount_at(text, at).filter(|best| best.value <= MOST && best.value >= 3.0)?;
    let end = full(past(unit(best.end), &["が", "で", "为", "為"]))?;
    Some((best.value, end))
}

/// "4桶（最高5桶）", "4只烧鹅（满5只）": things that are counted, of how many; the brackets tell it.
fn things(text: &Text, at: usize) -> Option<Found> {
    let amount = amount_at(text, at).filter(|amount| amount.value <= MOST)?;
    let open = (amount.end..amount.end + 6).find(|token| !text.is_han(*token) || text.opens_line(*token))?;
    if open == amount.end || !text.is_mark_of(open, "(（") {
        return None;
    }
    let (best, end) = full_marks(text, open + 1).filter(|(best, _)| amount.value <= *best)?;
    let end = end + usize::from(text.is_mark_of(end, ")）"));
    let reading = Reading { best: Some(best), ..Reading::number(amount.value, Notation::Fraction, "of-so-many") };
    Some(Found { tokens: at..end, reading, in_words: amount.in_words })
}

/// "五粒星我畀三粒", "5支口红给3支半", "五粒星之中得半粒", "五つのうち、四つ": of so many things so many of the same.
fn of_these(text: &Text, at: usize) -> Option<Found> {
    /// How far behind the best the value may stand, in tokens.
    const FAR: usize = 8;
    const OTHERS: [&str; 8] = ["ツ", "支", "只", "桶", "杯", "碗", "片", "本"];
    let best = amount_at(text, at).filter(|best| (4.0..=MOST).contains(&best.value) && best.value.fract() == 0.0)?;
    let counter = text.word(best.end);
    if !(COUNTERS.contains(&counter) || OTHERS.contains(&counter)) {
        return None;
    }
    let sentence = text.sentence_around(at);
    let mut number = (best.end + 1..(best.end + FAR).min(sentence.end)).filter_map(|token| {
        if text.word(token) == "半" && text.word(token + 1) == counter {
            return Some((0.5, token + 2));
        }
        let amount = amount_at(text, token).filter(|amount| text.word(amount.end) == counter)?;
        Some(with_half(text, amount.value, amount.end + 1))
    });
    let (value, end) = number.next().filter(|(value, _)| *value <= best.value)?;
    let reading = Reading { best: Some(best.value), ..Reading::number(value, Notation::Fraction, "of-so-many") };
    Some(Found { tokens: at..end, reading, in_words: best.in_words })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_glyph_counts_stars() {
        for (line, read) in [
            ("今回は★2が精一杯。", Some(2.0)),
            ("結局★3.5に落ち着いた。", Some(3.5)),
            ("★四つ半。", Some(4.5)),
            ("私は★3つ半。", Some(3.5)),
            ("★ 4 を読む", None),
            ("★3/5", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| behind_a_glyph(&text, at));
            assert_eq!(found.and_then(|found| found.reading.value.number()), read, "{line}");
        }
    }

    #[test]
    fn things_are_counted_like_stars() {
        for (line, read) in [
            ("爆谷指數：4桶（最高5桶）", Some((4.0, Some(5.0)))),
            ("好味指数：4只烧鹅（满5只）", Some((4.0, Some(5.0)))),
            ("五粒星我畀三粒", Some((3.0, Some(5.0)))),
            ("心中是5支口紅給3支半。", Some((3.5, Some(5.0)))),
            ("五粒星之中得半粒，", Some((0.5, Some(5.0)))),
            ("五つのうち、四つ！", Some((4.0, Some(5.0)))),
            ("五個人看了三部電影", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| things(&text, at).or_else(|| of_these(&text, at)));
            let read_as = found.and_then(|found| Some((found.reading.value.number()?, found.reading.best)));
            assert_eq!(read_as, read, "{line}");
        }
    }

    #[test]
    fn stars_are_counted_as_chinese_and_japanese_do() {
        for (line, read) in [
            ("四颗星!", Some((4.0, None))),
            ("我給三顆半星。", Some((3.5, None))),
            ("给两星。", Some((2.0, None))),
            ("半颗星都嫌多。", Some((0.5, None))),
            ("三颗星（满分五星）。", Some((3.0, Some(5.0)))),
            ("四顆星,滿分五顆。", Some((4.0, Some(5.0)))),
            ("星は4つ。", Some((4.0, None))),
            ("星を四つ半。", Some((4.5, None))),
            ("星みっつかな。", Some((3.0, None))),
            ("星は3.5。", Some((3.5, None))),
            ("星が空に四つ。", None),
            ("三十颗星在天上。", None),
            ("我給四顆星，滿分五顆。", Some((4.0, Some(5.0)))),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| stars(&text, at));
            let read_as = found.and_then(|found| Some((found.reading.value.number()?, found.reading.best)));
            assert_eq!(read_as, read, "{line}");
        }
    }
}
