//! Calendar dates, possibly known only to the month or the year.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A date of the proleptic Gregorian calendar in ISO 8601: `2021-08-07`, or `2021-08`, or `2021` where no more is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 0 when unknown.
    month: u8,
    /// 0 when unknown.
    day: u8,
}

impl Date {
    /// What stands for a date that could not be read.
    pub(crate) const FIRST: Date = Date { year: 1, month: 0, day: 0 };

    /// A date, if it is a possible one: year 1 to 9999, month 1 to 12, a day that the month has.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Date> {
        let possible = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (possible && day <= days_in_month(year, month)).then_some(Date { year, month, day })
    }

    /// A date known to the month.
    pub fn of_month(year: i16, month: u8) -> Option<Date> {
        Date::new(year, month, 1).map(|date| Date { day: 0, ..date })
    }

    /// A date known to the year.
    pub fn of_year(year: i16) -> Option<Date> {
        Date::new(year, 1, 1).map(|date| Date { month: 0, day: 0, ..date })
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12, if known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// 1 to 31, if known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Days since 1970-01-01 of the first day that it can be. After Howard Hinnant's `days_from_civil`
    /// (howardhinnant.github.io/date_algorithms.html).
    pub fn days(self) -> i32 {
        let (month, day) = (i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl Date {
    /// The date of a day since 1970-01-01; `None` outside the years 1 to 9999. After Howard Hinnant's `civil_from_days`.
    pub fn from_days(days: i32) -> Option<Date> {
        let days = i64::from(days) + 719_468;
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + days.div_euclid(146_097) * 400 + i64::from(month <= 2);
        Date::new(i16::try_from(year).ok()?, month as u8, day as u8)
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate(pub String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a possible date; write it as 2021-08-07, 2021-08 or 2021", self.0)
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let not_a_date = || NotADate(text.chars().take(40).collect());
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
                .ok_or_else(not_a_date)
        };
        let parts: Vec<&str> = text.split('-').collect();
        let date = match parts[..] {
            [year] => Date::of_year(number(year, 4)?),
            [year, month] => Date::of_month(number(year, 4)?, number(month, 2)? as u8),
            [year, month, day] => Date::new(number(year, 4)?, number(month, 2)? as u8, number(day, 2)? as u8),
            _ => None,
        };
        date.ok_or_else(not_a_date)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date in ISO 8601, or as much of it as is known.",
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_dates_are_refused() {
        for text in
            ["2021-02-29", "2021-13-01", "2021-00-10", "2021-1-2", "21-01-02", "2021-01-32", "", "x", "2021-01-02-03"]
        {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_printed() {
        for text in ["2021-08-07", "2021-08", "2021", "0001-01-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_come_back_as_dates() {
        for text in ["0001-01-01", "1900-02-28", "1900-03-01", "2000-02-29", "2021-08-07", "9999-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(Date::from_days(date.days()), Some(date));
        }
        assert_eq!([Date::from_days(i32::MIN), Date::from_days(i32::MAX)], [None, None]);
    }

    #[test]
    fn days_count_from_1970() {
        for (text, days) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2021-08-07", 18_846), ("2021", 18_628)]
        {
            assert_eq!(text.parse::<Date>().unwrap().days(), days, "{text}");
            assert_eq!(Date::from_days(days).unwrap().days(), days, "{text}");
        }
    }
}
