//! Days of publication: a dictionary of the days that occur, rising, and a code a row.

use crate::codes::Codes;
use crate::order::sorted;
use crate::steps::in_steps;

/// The widest span of days that is ordered by marking each day, 270 years; a wider one is sorted.
const MARKED_SPAN: i64 = 100_000;

/// The days that occur, and how rows name them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Days {
    /// Days since 1970-01-01, rising; code k is entry k − 1.
    days: Vec<i32>,
}

impl Days {
    /// The dictionary of some days, and their codes; 0 where there is none.
    pub(crate) fn new(dates: &[Option<i32>]) -> (Days, Codes) {
        let (mut low, mut high) = (i32::MAX, i32::MIN);
        in_steps(dates.len(), |rows| {
            dates[rows].iter().flatten().for_each(|day| (low, high) = (low.min(*day), high.max(*day)));
        });
        let span = i64::from(high) - i64::from(low) + 1;
        if span > MARKED_SPAN {
            return Days::sorted(dates);
        }
        let place = |day: i32| (i64::from(day) - i64::from(low)) as usize;
        let mut codes = vec![0u32; span.max(0) as usize];
        in_steps(dates.len(), |rows| dates[rows].iter().flatten().for_each(|day| codes[place(*day)] = 1));
        let mut days = Vec::new();
        for (day, code) in (i64::from(low)..).zip(&mut codes).filter(|(_, code)| **code > 0) {
            days.push(day as i32);
            *code = days.len() as u32;
        }
        let mut column = Vec::with_capacity(dates.len());
        in_steps(dates.len(), |rows| {
            column.extend(dates[rows].iter().map(|day| day.map_or(0, |day| codes[place(day)])));
        });
        let size = days.len() + 1;
        (Days { days }, Codes::U32(column).fitted(size))
    }

    fn sorted(dates: &[Option<i32>]) -> (Days, Codes) {
        // As numbers without a sign, which everything is sorted as.
        let mut days = sorted(dates.iter().flatten().map(|day| day.abs_diff(i32::MIN)), &|a, b| a.cmp(&b));
        days.dedup();
        let days: Vec<i32> = days.into_iter().map(|day| i32::MIN.wrapping_add_unsigned(day)).collect();
        let code = |day: i32| days.binary_search(&day).map_or(0, |place| place as u32 + 1);
        let column = Codes::narrowed(dates.iter().map(|day| day.map_or(0, code)), days.len() + 1);
        (Days { days }, column)
    }

    /// How many codes there are, the missing one included.
    pub(crate) fn size(&self) -> usize {
        self.days.len() + 1
    }

    /// The day that a code stands for.
    pub(crate) fn day(&self, code: u32) -> Option<i32> {
        self.days.get((code as usize).checked_sub(1)?).copied()
    }

    /// The first and last year that occur, and the year of each code; 0 for the missing one.
    pub(crate) fn years(&self) -> Vec<i16> {
        std::iter::once(0).chain(self.days.iter().map(|day| year_of_days(*day))).collect()
    }
}

/// The civil year of a day since 1970-01-01. After Howard Hinnant's `civil_from_days`
/// (howardhinnant.github.io/date_algorithms.html). Days outside the years 1 to 9999 are drawn to the nearer end.
fn year_of_days(days: i32) -> i16 {
    let days = i64::from(days.clamp(-719_162, 2_932_896)) + 719_468;
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let january_or_february = day_of_year >= 306;
    (year_of_era + days.div_euclid(146_097) * 400 + i64::from(january_or_february)) as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::Date;

    #[test]
    fn years_come_back_from_days() {
        for text in ["1970-01-01", "1969-12-31", "2000-02-29", "2021-08-07", "0001-01-01", "9999-12-31", "1900-03-01"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(year_of_days(date.days()), date.year(), "{text}");
        }
    }

    #[test]
    fn days_far_apart_and_days_close_together_are_coded_alike() {
        for far in [None, Some(i32::MIN), Some(i32::MAX)] {
            let dates = [Some(5), None, Some(-3), Some(5), Some(7), far];
            let (days, codes) = Days::new(&dates);
            let back: Vec<Option<i32>> = (0..dates.len()).map(|row| days.day(codes.get(row))).collect();
            assert_eq!(back, dates);
            assert!((2..days.size() as u32).all(|code| days.day(code - 1) < days.day(code)));
        }
    }
}
