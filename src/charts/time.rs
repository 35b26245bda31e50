//! An axis of days. Knows no browser.

use crosscut_model::Date;

/// Days since 1970-01-01 from one end to the other, `low` < `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    pub low: i32,
    pub high: i32,
}

/// How far ticks are apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// From the finest to the coarsest, each with about how many days it has.
const STEPS: [(Step, i32); 13] = [
    (Step::Days(1), 1),
    (Step::Days(7), 7),
    (Step::Days(14), 14),
    (Step::Months(1), 31),
    (Step::Months(2), 61),
    (Step::Months(3), 92),
    (Step::Months(6), 184),
    (Step::Years(1), 366),
    (Step::Years(2), 731),
    (Step::Years(5), 1_827),
    (Step::Years(10), 3_653),
    (Step::Years(20), 7_305),
    (Step::Years(50), 18_263),
];

impl Days {
    /// An axis with some days on it and room at its ends; `None` without any.
    pub fn around(days: impl IntoIterator<Item = i32>) -> Option<Days> {
        let ends = days.into_iter().fold(None, |ends: Option<(i32, i32)>, day| {
            Some(ends.map_or((day, day), |(low, high)| (low.min(day), high.max(day))))
        });
        let (low, high) = ends?;
        let room = (high.saturating_sub(low) / 25).max(4);
        Some(Days { low: low.saturating_sub(room), high: high.saturating_add(room) })
    }

    /// Where a day lies, 0 to 1.
    pub fn place(self, day: i32) -> f64 {
        (f64::from(day) - f64::from(self.low)) / (f64::from(self.high) - f64::from(self.low)).max(1.0)
    }

    /// Days with a name to write beside them, at most about `most`: days, months or years, whichever fits.
    pub fn ticks(self, most: i32) -> Vec<Date> {
        let span = self.high.saturating_sub(self.low);
        let fits = |(_, days): &&(Step, i32)| span / days <= most;
        let (step, _) = STEPS.iter().find(fits).copied().unwrap_or((Step::Years(span / 365 / most.max(1) + 1), 0));
        let Some(first) = Date::from_days(self.low) else { return Vec::new() };
        let (year, month) = (i32::from(first.year()), i32::from(first.month().unwrap_or(1)));
        // The first tick may lie before the axis.
        let tick = |place: i32| match step {
            Step::Days(days) => Date::from_days(self.low.saturating_add(place * days)),
            Step::Months(months) => {
                let count = (year * 12 + month - 1).div_euclid(months) * months + place * months;
                Date::of_month(i16::try_from(count.div_euclid(12)).ok()?, (count.rem_euclid(12) + 1) as u8)
            }
            Step::Years(years) => Date::of_year(i16::try_from(year.div_euclid(years) * years + place * years).ok()?),
        };
        let is_on_it = |date: &Date| (self.low..=self.high).contains(&date.days());
        (0..most.max(1) * 3).filter_map(tick).filter(is_on_it).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i32 {
        text.parse::<Date>().unwrap().days()
    }

    fn ticks(low: &str, high: &str) -> Vec<String> {
        Days { low: day(low), high: day(high) }.ticks(5).iter().map(Date::to_string).collect()
    }

    #[test]
    fn an_axis_has_room_at_its_ends_even_of_one_day() {
        assert_eq!(Days::around([]), None);
        let one = Days::around([day("2021-08-07")]).unwrap();
        assert_eq!(one.place(day("2021-08-07")), 0.5);
        let two = Days::around([day("2022-01-19"), day("2021-01-01")]).unwrap();
        assert!(two.place(day("2021-01-01")) > 0.0 && two.place(day("2022-01-19")) < 1.0);
    }

    #[test]
    fn ticks_are_days_months_or_years_as_fits() {
        assert_eq!(
            ticks("2021-08-05", "2021-08-09"),
            ["2021-08-05", "2021-08-06", "2021-08-07", "2021-08-08", "2021-08-09"]
        );
        assert_eq!(ticks("2021-08-07", "2021-11-20"), ["2021-09", "2021-10", "2021-11"]);
        assert_eq!(ticks("2020-12-18", "2022-03-20"), ["2021-01", "2021-04", "2021-07", "2021-10", "2022-01"]);
        assert_eq!(ticks("1948-06-01", "2025-02-01"), ["1960", "1980", "2000", "2020"]);
        assert_eq!(ticks("2020-02-01", "2023-03-01"), ["2021", "2022", "2023"]);
    }

    #[test]
    fn ticks_lie_on_the_axis_and_are_few_whatever_its_length() {
        for span in (1..60).map(|power| 1.4_f64.powi(power) as i32).filter(|span| *span < 3_000_000) {
            let days = Days { low: day("0001-01-01"), high: day("0001-01-01") + span };
            for days in [days, Days { low: day("2001-05-17"), high: day("2001-05-17") + span.min(2_000_000) }] {
                let ticks = days.ticks(5);
                assert!(ticks.len() <= 7, "{span} days have {} ticks", ticks.len());
                assert!(ticks.iter().all(|tick| (0.0..=1.0).contains(&days.place(tick.days()))), "{span}: {ticks:?}");
                assert!(ticks.is_sorted_by(|a, b| a.days() < b.days()));
            }
        }
    }
}
