//! Years as East Asia counts them: of Japanese eras, of the Republic of China, of Tangun; and numerals of Chinese origin.

use super::{FoundDate, certain, integer, year};
use crate::text::Text;

/// `平成二十八年十一月`, `令和5年3月2日`, `民國二十五年四月十二日`, `단기 4288년 6월 21일`, `二〇一四年七月`.
pub(super) fn era(text: &Text, at: usize) -> Option<FoundDate> {
    // 二〇一四年七月: the digits of a year in Chinese numerals.
    if is_year(text, at + 4)
        && let (Some(a), Some(b), Some(c), Some(d)) =
            (digit(text, at), digit(text, at + 1), digit(text, at + 2), digit(text, at + 3))
    {
        return month_and_day(text, at, at + 5, year(a * 1000 + b * 100 + c * 10 + d)?);
    }
    if text.reads(at, "二千年") {
        return month_and_day(text, at, at + 3, 2000);
    }
    // The year of Tangun, by which Korea counted until 1961.
    if text.word(at) == "단기" && is_year(text, at + 2) {
        let printed = integer(text, at + 1).and_then(|number| year(number - 2333))?;
        return month_and_day(text, at, at + 3, printed);
    }
    let eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911)];
    let (name, before) = eras.into_iter().find(|(era, _)| text.reads(at, era))?;
    let (number, next) = counted(text, at + name.chars().count())?;
    if !is_year(text, next) {
        return None;
    }
    month_and_day(text, at, past_brackets(text, next + 1).unwrap_or(next + 1), before + number)
}

pub(super) fn is_year(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "年" | "년")
}

/// The month, or the issue of one, and perhaps the day from a token on, of a date that begins earlier.
pub(super) fn month_and_day(text: &Text, start: usize, at: usize, year: i16) -> Option<FoundDate> {
    let (month, end) = counted(text, at).filter(|(_, end)| matches!(text.word(*end), "月" | "월" | "월호"))?;
    let day = counted(text, end + 1).filter(|(_, end)| matches!(text.word(*end), "日" | "일" | "號"));
    let last = day.map_or(end + 1, |(_, end)| end + 1);
    certain(start..last, year, month, day.map_or(0, |(day, _)| day))
}

/// Past a short bracket that opens at a token.
pub(super) fn past_brackets(text: &Text, at: usize) -> Option<usize> {
    let close = text.is_mark_of(at, "（(").then(|| (at + 1..at + 9).find(|token| text.is_mark_of(*token, "）)")))??;
    Some(close + 1)
}

/// A number in digits or in Chinese numerals below a hundred, and the token after it.
fn counted(text: &Text, at: usize) -> Option<(i16, usize)> {
    if let Some(number) = integer(text, at) {
        return Some((number, at + 1));
    }
    if text.word(at) == "元" {
        return Some((1, at + 1));
    }
    let (mut value, mut next) = (0, at);
    if let Some(first) = digit(text, next) {
        value = first;
        next += 1;
    }
    if text.word(next) == "十" {
        value = value.max(1) * 10;
        next += 1;
        if let Some(last) = digit(text, next) {
            value += last;
            next += 1;
        }
    }
    (next > at).then_some((value, next))
}

/// A digit in Chinese numerals.
fn digit(text: &Text, at: usize) -> Option<i16> {
    let c = text.word(at).chars().next()?;
    match c {
        '零' | '○' | 'Ｏ' => Some(0),
        _ => "〇一二三四五六七八九".chars().position(|known| known == c).map(|place| place as i16),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_they_are_counted() {
        for (text, expected) in [
            ("平成二十八年十一月", "2016-11"),
            ("令和5年3月2日", "2023-03-02"),
            ("二〇一四年七月", "2014-07"),
            ("中華民國八十七年十一月二十日", "1998-11-20"),
            ("民國25年4月12日", "1936-04-12"),
            ("二千年九月十五日", "2000-09-15"),
            ("一九六四년 五월 九일", "1964-05-09"),
            ("단기 4288년 6월 21일", "1955-06-21"),
        ] {
            let cut = Text::new(text, 0..text.len());
            let found = (0..cut.len()).find_map(|token| era(&cut, token)).and_then(|found| found.with_year(None));
            assert_eq!(found.map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }
}
