//! Calendar dates as documents print them. Finds and reads them; which one is the document's own is decided in
//! [`crate::published`].

use crate::lexicon::{self, MONTH};
use crate::text::{Text, TokenKind};
use crosscut_model::Date;
use std::ops::Range;

mod eras;

use eras::{era, is_year, month_and_day, past_brackets};

/// How the day and the month of a date in numbers were told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Nothing to tell: ISO, a month's name, a day above 12, or twice the same number.
    Certain,
    /// Both orders are possible.
    Open,
}

/// A date found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FoundDate {
    pub(crate) tokens: Range<usize>,
    /// `None` where the year is not printed.
    pub(crate) year: Option<i16>,
    pub(crate) month: u8,
    /// 0 when not printed; then the month may be 0 too.
    pub(crate) day: u8,
    pub(crate) order: Order,
    /// Three numbers of two digits each, as printed.
    pub(crate) short: Option<[i16; 3]>,
}

impl FoundDate {
    /// The date, with this year where none is printed. For an open order: month first.
    pub(crate) fn with_year(&self, year: Option<i16>) -> Option<Date> {
        let year = self.year.or(year)?;
        if self.month == 0 {
            return Date::of_year(year);
        }
        if self.day == 0 { Date::of_month(year, self.month) } else { Date::new(year, self.month, self.day) }
    }

    /// The date with its first number as the year, where it is three of two digits: "16.09.13" in Korean.
    pub(crate) fn year_first(&self) -> Option<Date> {
        let [first, second, third] = self.short?;
        Date::new(short_year(first)?, u8::try_from(second).ok()?, u8::try_from(third).ok()?)
    }

    /// The date with day and month exchanged.
    pub(crate) fn swapped(&self) -> FoundDate {
        FoundDate { month: self.day, day: self.month, ..self.clone() }
    }
}

/// The date that begins at a token, if one does.
pub(crate) fn date_at(text: &Text, at: usize) -> Option<FoundDate> {
    match text.kind(at)? {
        TokenKind::Number => in_numbers(text, at)
            .or_else(|| day_then_month(text, at))
            .or_else(|| spaced(text, at))
            .or_else(|| year_then_month(text, at)),
        TokenKind::Word if text.has(at, MONTH) && text.is_capital(at) => month_then_day(text, at),
        _ => None,
    }
}

/// The date that begins at a token of a line around the prose: there a month or a season with a year is one too.
pub(crate) fn date_in_masthead(text: &Text, at: usize) -> Option<FoundDate> {
    date_at(text, at)
        .filter(|found| found.year.is_some())
        .or_else(|| {
            if text.kind(at)? != TokenKind::Word
                || ![1, 2].into_iter().any(|next| text.kind(at + next) == Some(TokenKind::Number))
            {
                return None;
            }
            let mut next = at + 1;
            if text.is_mark_of(next, ".,") || text.is_in(next, "de of del") {
                next += 1;
            }
            let year =
                integer(text, next).and_then(year).filter(|_| text.word(next).len() == 4 && !text.opens_line(next))?;
            // "30 February 2021" is no month of 2021.
            if at > 0 && text.kind(at - 1) == Some(TokenKind::Number) && !text.opens_line(at) {
                return None;
            }
            let month = lexicon::month(&text.word(at).to_lowercase())
                .filter(|_| text.is_capital(at) || !text.is_one_of(at, &["may", "march", "mar", "dec", "sep"]));
            let month = month.or(text.is_in(at, SEASONS).then_some(0))?;
            Some(whole_month(at..next + 1, year, month))
        })
        .or_else(|| era(text, at))
}

/// Seasons in the languages that are read, lower case.
const SEASONS: &str = "spring summer autumn fall winter printemps été automne hiver frühjahr frühling sommer herbst primavera verano otoño invierno \
    estate autunno inverno verão outono lente zomer herfst vår sommar höst";

/// `2022. 10. 8.`, as Korean has it, and `8. 10. 2022`, as Czech does.
fn spaced(text: &Text, at: usize) -> Option<FoundDate> {
    let stop = |token: usize| text.is_mark(token, '.') && text.is_tight(token);
    if !stop(at + 1) || !stop(at + 3) {
        return None;
    }
    if text.word(at).len() <= 2 && text.word(at + 4).len() == 4 {
        return certain(at..at + 5, year(integer(text, at + 4)?)?, integer(text, at + 2)?, integer(text, at)?);
    }
    if text.word(at).len() != 4 {
        return None;
    }
    let (year, month, day) = (year(integer(text, at)?)?, integer(text, at + 2)?, integer(text, at + 4)?);
    certain(at..at + 5, year, month, day)
}

/// Digits only, of ASCII or full width, at most four.
fn integer(text: &Text, at: usize) -> Option<i16> {
    (text.kind(at) == Some(TokenKind::Number)).then(|| digits(text.word(at))).flatten()
}

fn digits(word: &str) -> Option<i16> {
    let mut value = 0;
    let mut count = 0;
    for c in word.chars() {
        let digit = c.to_digit(10).or_else(|| (c as u32).checked_sub('０' as u32).filter(|digit| *digit < 10))?;
        count += 1;
        if count > 4 {
            return None;
        }
        value = value * 10 + digit as i16;
    }
    (count > 0).then_some(value)
}

fn year(number: i16) -> Option<i16> {
    (1880..=2199).contains(&number).then_some(number)
}

/// A year of two digits as readers take it: to 39 of this century.
fn short_year(number: i16) -> Option<i16> {
    match number {
        0..=39 => Some(2000 + number),
        40..=99 => Some(1900 + number),
        _ => None,
    }
}

/// `2021-08-07`, `2021/08/07`, `2021年8月7日`, `8/7/2021`, `7.8.2021`, `07-08-21`.
fn in_numbers(text: &Text, at: usize) -> Option<FoundDate> {
    if let Some(found) = with_points(text, at) {
        return Some(found);
    }
    let first = integer(text, at)?;
    // `2005年（平成17年）8月26日`: the same year in the other count.
    if is_year(text, at + 1) {
        let behind = past_brackets(text, at + 2).unwrap_or(at + 2);
        return month_and_day(text, at, behind, year(first)?);
    }
    let mark = match text.kind(at + 1)? {
        TokenKind::Mark(mark @ ('-' | '/' | '.')) if text.is_tight(at + 1) => mark,
        _ => return None,
    };
    let second = integer(text, at + 2).filter(|_| text.is_tight(at + 2))?;
    // `27/4 2012`, as Swedish has it.
    if mark == '/' && text.word(at + 3).len() == 4 && !text.opens_line(at + 3) {
        return certain(at..at + 4, integer(text, at + 3).and_then(year)?, second, first);
    }
    if !(text.is_mark(at + 3, mark) && text.is_tight(at + 3)) {
        return None;
    }
    let third = integer(text, at + 4).filter(|_| text.is_tight(at + 4))?;
    // A fourth number in the same row: a version, a phone number, anything but a date.
    if text.is_mark(at + 5, mark)
        && text.is_tight(at + 5)
        && text.kind(at + 6) == Some(TokenKind::Number)
        && text.is_tight(at + 6)
    {
        return None;
    }
    if year(first).is_some() && text.word(at).len() == 4 {
        return certain(at..at + 5, first, second, third);
    }
    let printed = if text.word(at + 4).len() == 4 {
        year(third)?
    } else {
        short_year(third).filter(|_| text.word(at + 4).len() == 2)?
    };
    let short = [at, at + 2, at + 4].into_iter().all(|token| text.word(token).len() == 2);
    let short = short.then_some([first, second, third]);
    numeric(at..at + 5, first, second, printed, mark).map(|found| FoundDate { short, ..found })
}

/// `07.08.2021`, which is one number token.
fn with_points(text: &Text, at: usize) -> Option<FoundDate> {
    let mut parts = text.word(at).split('.');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (a, b, c) = (digits(first)?, digits(second)?, digits(third)?);
    if first.len() == 4 {
        return certain(at..at + 1, year(a)?, b, c);
    }
    let short = third.len() == 2 || first.len() == 2 && a > 31;
    let printed = if third.len() == 4 { year(c)? } else { short_year(c).filter(|_| short)? };
    let short = (first.len() == 2 && second.len() == 2 && third.len() == 2).then_some([a, b, c]);
    numeric(at..at + 1, a, b, printed, '.').map(|found| FoundDate { short, ..found })
}

fn numeric(tokens: Range<usize>, first: i16, second: i16, year: i16, mark: char) -> Option<FoundDate> {
    // "97/01/19", "99.7.15": no month has so many days, so that the year comes first.
    if (32..100).contains(&first) {
        return certain(tokens, short_year(first)?, second, year % 100);
    }
    // With points the day comes first wherever dates are printed so.
    if mark == '.' || first > 12 {
        return certain(tokens, year, second, first);
    }
    if second > 12 || first == second {
        return certain(tokens, year, first, second);
    }
    let found = certain(tokens, year, first, second)?;
    Some(FoundDate { order: Order::Open, ..found })
}

/// A month of a year, or with 0 the year itself.
fn whole_month(tokens: Range<usize>, year: i16, month: u8) -> FoundDate {
    FoundDate { tokens, year: Some(year), month, day: 0, order: Order::Certain, short: None }
}

fn certain(tokens: Range<usize>, year: i16, month: i16, day: i16) -> Option<FoundDate> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = if day == 0 { Date::of_month(year, month) } else { Date::new(year, month, day) };
    date.map(|_| FoundDate { tokens, year: Some(year), month, day, order: Order::Certain, short: None })
}

/// `19 January 2022`, `19. Januar 2022`, `19 de enero de 2022`, `1er mars 2021`, `3rd of May`.
fn day_then_month(text: &Text, at: usize) -> Option<FoundDate> {
    let day = integer(text, at).filter(|day| (1..=31).contains(day))?;
    // "31-AUG-1998".
    let joined = |token: usize| text.is_mark(token, '-') && text.is_tight(token);
    if joined(at + 1)
        && joined(at + 3)
        && let Some(month) = lexicon::month(&text.word(at + 2).to_lowercase())
    {
        let printed = year(integer(text, at + 4)?)?;
        return certain(at..at + 5, printed, i16::from(month), day);
    }
    let mut next = at + 1;
    // "14–20 January 1995": an issue is of its first day.
    let last = integer(text, at + 2).filter(|last| text.is_mark_of(next, "-–—") && (day + 1..=31).contains(last));
    if last.is_some() && named_month(text, at + 3).is_some() {
        next = at + 3;
    }
    if text.is_tight(next)
        && (text.is_mark_of(next, ".º°ª") || text.is_one_of(next, &["st", "nd", "rd", "th", "er", "º", "ª"]))
    {
        next += 1;
    }
    if let Some(found) = roman(text, at, next, day) {
        return Some(found);
    }
    if text.is_one_of(next, &["de", "of", "e"]) {
        next += 1;
    }
    let month = named_month(text, next)?;
    next += 1;
    with_optional_year(text, at, next, month, day as u8)
}

/// `2015. március 19.`, `2017. február`, as Hungarian has it, `2017 Jun 20`.
fn year_then_month(text: &Text, at: usize) -> Option<FoundDate> {
    let printed = integer(text, at).and_then(year).filter(|_| text.word(at).len() == 4)?;
    let stop = text.is_mark(at + 1, '.') && text.is_tight(at + 1);
    let place = at + 1 + usize::from(stop);
    let month = lexicon::month(&text.word(place).to_lowercase()).filter(|_| !text.opens_line(place))?;
    let day = integer(text, place + 1).filter(|day| (1..=31).contains(day) && !text.opens_line(place + 1));
    if !(stop || day.is_some() && text.is_capital(place)) {
        return None;
    }
    let end = if day.is_some() { place + 2 } else { place + 1 };
    certain(at..end, printed, i16::from(month), day.unwrap_or(0))
}

/// `28-V-98`, `28.V.1998`, `5 XI 2003`: the month in Roman numerals, in capitals, with its year.
fn roman(text: &Text, at: usize, next: usize, day: i16) -> Option<FoundDate> {
    let months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let place = next + usize::from(next == at + 1 && text.is_mark_of(next, "-/") && text.is_tight(next));
    let month = months.iter().position(|month| *month == text.word(place))? as i16 + 1;
    let behind = place + 1 + usize::from(text.is_mark_of(place + 1, "-/."));
    let number = integer(text, behind).filter(|_| !text.opens_line(behind))?;
    let printed = match text.word(behind).len() {
        4 => year(number)?,
        // Two digits count only behind a mark.
        2 if behind > place + 1 => short_year(number)?,
        _ => return None,
    };
    certain(at..behind + 1, printed, month, day)
}

/// `January 19, 2022`, `Jan. 19th 2022`, `March 15`, `March 2022`.
fn month_then_day(text: &Text, at: usize) -> Option<FoundDate> {
    let month = named_month(text, at)?;
    let mut next = at + 1;
    if text.is_mark(next, '.') && text.is_tight(next) {
        next += 1;
    }
    let number = integer(text, next)?;
    if let Some(year) = year(number) {
        // "30 February 2021" is no month of 2021: a day that the month does not have makes the whole impossible.
        if at > 0 && text.kind(at - 1) == Some(TokenKind::Number) && !text.opens_line(at) {
            return None;
        }
        return Some(whole_month(at..next + 1, year, month));
    }
    if !(1..=31).contains(&number) || text.word(next).len() > 2 {
        return None;
    }
    next += 1;
    if text.is_tight(next) && text.is_one_of(next, &["st", "nd", "rd", "th"]) {
        next += 1;
    }
    with_optional_year(text, at, next, month, number as u8)
}

fn named_month(text: &Text, at: usize) -> Option<u8> {
    if !text.has(at, MONTH) {
        return None;
    }
    // "may" and "mars" are words too: a month's name in small letters counts only where the language writes it so.
    let dotted = at + 1 + usize::from(text.is_mark(at + 1, '.'));
    let before = at.saturating_sub(1 + usize::from(at > 1 && text.is_mark(at - 1, '.')));
    let dated = at > 0
        && text.kind(before) == Some(TokenKind::Number)
        && integer(text, dotted).and_then(year).is_some()
        && text.word(dotted).len() == 4;
    if !text.is_capital(at) && !dated && text.is_one_of(at, &["may", "march", "mar", "sep", "dec", "jan"]) {
        return None;
    }
    lexicon::month(&text.word(at).to_lowercase())
}

fn with_optional_year(text: &Text, at: usize, next: usize, month: u8, day: u8) -> Option<FoundDate> {
    let mut place = next;
    if text.is_mark_of(place, ",.") {
        place += 1;
    }
    if text.is_one_of(place, &["de", "of"]) {
        place += 1;
    }
    // "Sat Oct 18 00:52:19 2003".
    let clock = |token: usize| text.is_mark(token, ':') && text.is_tight(token) && text.is_tight(token + 1);
    if clock(place + 1) && clock(place + 3) && text.word(place + 5).len() == 4 {
        place += 5;
    }
    let printed = integer(text, place).and_then(year).filter(|_| !text.opens_line(place));
    let tokens = at..if printed.is_some() { place + 1 } else { next };
    // A leap day without a year is possible in some year.
    Date::new(printed.unwrap_or(2000), month, day)?;
    Some(FoundDate { tokens, year: printed, month, day, order: Order::Certain, short: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(String, Order)> {
        let cut = Text::new(text, 0..text.len());
        let found = (0..cut.len()).find_map(|token| date_at(&cut, token))?;
        Some((found.with_year(None)?.to_string(), found.order))
    }

    #[test]
    fn every_printed_form_is_read() {
        for (text, expected) in [
            ("2022-01-19After", "2022-01-19"),
            ("on 19.1.2022.", "2022-01-19"),
            ("1/19/2022", "2022-01-19"),
            ("19/1/2022", "2022-01-19"),
            ("19 January 2022", "2022-01-19"),
            ("January 19th, 2022", "2022-01-19"),
            ("Jan. 19, 2022", "2022-01-19"),
            ("19. Januar 2022", "2022-01-19"),
            ("19 de enero de 2022", "2022-01-19"),
            ("le 1er mars 2021", "2021-03-01"),
            ("19 января 2022", "2022-01-19"),
            ("2022年1月19日", "2022-01-19"),
            ("In May 2019", "2019-05"),
            ("14–20 January 1995", "1995-01-14"),
            ("28-V-98", "1998-05-28"),
            ("5 XI 2003", "2003-11-05"),
            ("Sat Oct 18 00:52:19 2003", "2003-10-18"),
            ("2015. március 19.", "2015-03-19"),
            ("2017. február", "2017-02"),
            ("2017 Jun 20", "2017-06-20"),
            ("97/01/19 02:14", "1997-01-19"),
            ("99.7.15", "1999-07-15"),
            ("27/4 2012", "2012-04-27"),
            ("17. jan 2022", "2022-01-17"),
            ("2016년 10월호", "2016-10"),
            ("8 листопада 2018", "2018-11-08"),
            ("8 dec 2017", "2017-12-08"),
            ("1º de julho de 2017", "2017-07-01"),
            ("2005年（平成17年）8月26日", "2005-08-26"),
        ] {
            assert_eq!(first(text), Some((expected.to_owned(), Order::Certain)), "{text}");
        }
        assert_eq!(first("8/7/2021"), Some(("2021-08-07".to_owned(), Order::Open)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["7/10", "32/13/2021", "1.2.3.4", "may 5 people", "30 February 2021", "555-123-4567", "2021"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
