//! Stars as Korean counts them: "별 네 개 반", "별 다섯 개 중 네 개", "별 한 개 반 (다섯 개 만점)". Native numbers stand before a counter only, for by
//! themselves most of them are other words.

use super::amount::{decimal, plain_at};
use super::glyphs;
use super::reading::Reading;
use super::scan::Found;
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;

/// Native numbers as they stand before a counter.
const COUNTS: [(&str, f64); 10] = [
    ("한", 1.0),
    ("두", 2.0),
    ("세", 3.0),
    ("네", 4.0),
    ("다섯", 5.0),
    ("여섯", 6.0),
    ("일곱", 7.0),
    ("여덟", 8.0),
    ("아홉", 9.0),
    ("열", 10.0),
];

/// Native numbers by themselves, which no other word begins with.
const BY_THEMSELVES: [(&str, f64); 5] = [("하나", 1.0), ("둘", 2.0), ("셋", 3.0), ("넷", 4.0), ("다섯", 5.0)];
/// Chinese numbers, as they stand before points.
const POINTS: [(&str, f64); 10] = [
    ("일", 1.0),
    ("이", 2.0),
    ("삼", 3.0),
    ("사", 4.0),
    ("오", 5.0),
    ("육", 6.0),
    ("칠", 7.0),
    ("팔", 8.0),
    ("구", 9.0),
    ("십", 10.0),
];

/// "십 점 만점에 칠 점": points of a best, both in words.
pub(super) fn points(text: &Text, at: usize) -> Option<Found> {
    if text.word(at + 1) != "점" {
        return None;
    }
    let number = |token: usize| {
        POINTS.iter().chain(&COUNTS).find(|(word, _)| *word == text.word(token)).map(|(_, value)| *value)
    };
    let best = number(at).filter(|_| text.word(at + 2).starts_with("만점"))?;
    let value = number(at + 3).filter(|value| *value <= best && text.word(at + 4).starts_with('점'))?;
    let reading = Reading { best: Some(best), ..Reading::number(value, Notation::Points, "full-marks") };
    Some(Found { tokens: at..at + 5, reading, in_words: true })
}

/// What begins with the word for a star.
pub(super) fn stars(text: &Text, at: usize) -> Option<Found> {
    if !matches!(text.word(at), "별" | "별이" | "별은" | "별을" | "별점은" | "별점") {
        return None;
    }
    let start = at + 1 + usize::from(text.is_mark_of(at + 1, ":：,"));
    // "별 넷.", "별 셋 반": the number itself says that they are counted.
    let by_itself = || {
        let word = text.word(start);
        let value = BY_THEMSELVES.iter().find(|(native, _)| word.starts_with(native) && !text.opens_line(start))?.1;
        let half = text.word(start + 1).starts_with('반') && !text.opens_line(start + 1);
        Some((value + if half { 0.5 } else { 0.0 }, start + 1 + usize::from(half)))
    };
    let (first, end) = counted(text, start).or_else(by_itself)?;
    // "별 다섯 중 넷", "별 다섯에 넷".
    let of_these = end == start + 1 && (text.word(start).ends_with('에') || text.word(end) == "중");
    let second = end + usize::from(text.word(end) == "중");
    let native = BY_THEMSELVES.iter().find(|(native, _)| of_these && text.word(second).starts_with(native));
    if let Some((_, value)) = native.filter(|(_, value)| *value <= first) {
        let reading = Reading { best: Some(first), ..Reading::number(*value, Notation::Stars, "stars-counted") };
        return Some(Found { tokens: at..second + 1, reading, in_words: true });
    }
    // "다섯 개 중 네 개", "다섯 개 만점에 네 개".
    let of = ["중", "만점에"].iter().any(|word| text.word(end).starts_with(word));
    // "다섯 개 만점에 해골 네 개".
    let behind = counted(text, end + 1).or_else(|| counted(text, end + 2));
    let (value, best, end) = match behind.filter(|_| of) {
        Some((of_these, end)) => (of_these, Some(first), end),
        None => {
            let scale = glyphs::scale_after(text, end);
            (first, scale.map(|(best, _)| best), scale.map_or(end, |(_, end)| end))
        }
    };
    let fits = best.is_none_or(|best| value <= best) && value <= 10.0;
    let reading = Reading { best, ..Reading::number(value, Notation::Stars, "stars-counted") };
    fits.then_some(Found { tokens: at..end, reading, in_words: true })
}

/// "네 개", "세 개 반", "반 개", "4개": how many, and the token behind it.
fn counted(text: &Text, at: usize) -> Option<(f64, usize)> {
    let counter = |token: usize| text.word(token).starts_with('개');
    let half = |token: usize| text.word(token).starts_with('반') && text.word(token).chars().count() <= 3;
    if half(at) && counter(at + 1) {
        return Some((0.5, at + 2));
    }
    let native = COUNTS.iter().find(|(word, _)| *word == text.word(at)).map(|(_, value)| *value);
    let value = match text.kind(at)? {
        TokenKind::Number => decimal(text.word(at)),
        _ => native,
    }?;
    if !counter(at + 1) {
        return None;
    }
    Some(if half(at + 2) && !text.opens_line(at + 2) { (value + 0.5, at + 3) } else { (value, at + 2) })
}

/// "다섯 개 만점", "5점 만점": the best, and the token behind it.
pub(super) fn full_marks(text: &Text, at: usize) -> Option<(f64, usize)> {
    let points = || {
        let amount = plain_at(text, at)?;
        Some((amount.value, amount.end + usize::from(text.word(amount.end) == "점")))
    };
    let (best, end) = counted(text, at).or_else(points)?;
    text.word(end).starts_with("만점").then_some((best, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_counted_as_korean_does() {
        for (line, read) in [
            ("별 다섯 개 중 네 개를 준다.", Some((4.0, Some(5.0)))),
            ("별점: 별 한 개 반 (다섯 개 만점)", Some((1.5, Some(5.0)))),
            ("별 세 개.", Some((3.0, None))),
            ("별 다섯 개 만점에 네 개.", Some((4.0, Some(5.0)))),
            ("별 반 개도 아깝다.", Some((0.5, None))),
            ("별은 4개 반.", Some((4.5, None))),
            ("별 넷.", Some((4.0, None))),
            ("저는 별 다섯 중 넷을 드렸습니다.", Some((4.0, Some(5.0)))),
            ("별 셋에서 더도 덜도 아니다.", Some((3.0, None))),
            ("별 볼 일 없는 저녁.", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| stars(&text, at));
            assert_eq!(
                found.and_then(|found| Some((found.reading.value.number()?, found.reading.best))),
                read,
                "{line}"
            );
        }
    }
}
