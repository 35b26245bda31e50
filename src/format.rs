//! Numbers and dates as people read them, in the language that is spoken.

mod signs;

use crate::messages::Msg;
use crosscut_model::{Date, figures};
use signs::Signs;

/// A count, its thousands set apart.
pub fn count(count: usize) -> String {
    in_language(figures::count(count))
}

/// A score: one decimal at most, none where it is whole.
pub fn score(score: f64) -> String {
    decimal(score, 1)
}

/// A plain number, four decimals at most: 4.5, 5.
pub fn number(number: f64) -> String {
    decimal(number, 4)
}

/// A number as styles, drawings and fields for numbers take it, whatever language is spoken.
pub fn plain(number: f64) -> String {
    figures::number(number)
}

fn decimal(number: f64, decimals: u32) -> String {
    in_language(figures::decimal(number, decimals))
}

/// A number as it is written where nobody is asked for a language, with the signs of the one that is spoken.
fn in_language(number: String) -> String {
    let signs = Signs::now();
    let sign = |c| match c {
        '.' => signs.decimal,
        ',' => signs.thousands,
        c => c,
    };
    number.chars().map(sign).collect()
}

/// Whether so many take the form of one.
pub fn is_one(count: usize) -> bool {
    Signs::now().is_one(count)
}

/// A change in points, one decimal at most, with its sign: +1.5, −2, ±0.
pub fn change(points: f64) -> String {
    match decimal(points, 1) {
        written if written == "0" => "±0".to_owned(),
        written if points > 0.0 => format!("+{written}"),
        written => written,
    }
}

/// A share of 0 to 1 in whole per cent; one that is not none is not called so.
pub fn per_cent(share: f64) -> String {
    match share * 100.0 {
        share if share > 0.0 && share < 1.0 => percent("<1"),
        share => percent(&number(share.round())),
    }
}

/// A number of per cent, already written, with their sign.
pub fn percent(number: &str) -> String {
    let [before, behind] = &Signs::now().percent;
    format!("{before}{number}{behind}")
}

/// A count where there is room for four characters; the whole of it has to be told beside it. Rounded down: 9,999, 10k, 1.2m.
pub fn short(count: usize) -> String {
    match count {
        0..10_000 => self::count(count),
        10_000..1_000_000 => Msg::Thousands((count / 1_000).to_string()).text(),
        _ => Msg::Millions(decimal((count / 100_000) as f64 / 10.0, 1)).text(),
    }
}

/// The beginning of a text where there is room for so many characters, with dots where something is left out.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// A size in bytes: 900 bytes, 12 KB, 3.4 MB.
pub fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => Msg::Bytes(bytes.to_string()).text(),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", decimal(bytes as f64 / 1e6, 1)),
    }
}

/// A date, as far as it is known: 7 Aug 2021, Aug 2021, 2021.
pub fn date(date: Date) -> String {
    if date.month().is_some() { Signs::now().date(date) } else { date.year().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{GERMAN, speak};

    #[test]
    fn changes_have_their_sign_and_none_has_both() {
        assert_eq!([change(1.46), change(-2.0), change(0.04), change(-0.04)], ["+1.5", "−2", "±0", "±0"]);
    }

    #[test]
    fn shares_are_whole_per_cent_and_little_is_not_nothing() {
        assert_eq!([per_cent(0.0), per_cent(0.004), per_cent(0.125), per_cent(1.0)], ["0%", "<1%", "13%", "100%"]);
    }

    #[test]
    fn large_counts_are_shortened_and_never_made_more() {
        assert_eq!([short(9_999), short(10_999), short(999_999), short(1_299_999)], ["9,999", "10k", "999k", "1.2m"]);
    }

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        assert_eq!([cut("Ada Lind", 8), cut("Ada Lind", 7), cut("映画の秘密", 3)], ["Ada Lind", "Ada Li…", "映画…"]);
    }

    #[test]
    fn sizes_are_told_in_what_fits_them() {
        assert_eq!([bytes(999), bytes(1_001), bytes(3_440_000)], ["999 bytes", "2 KB", "3.4 MB"]);
    }

    #[test]
    fn dates_show_what_is_known() {
        assert_eq!(date("2021-08-07".parse().unwrap()), "7 Aug 2021");
        assert_eq!(date("2021-08".parse().unwrap()), "Aug 2021");
        assert_eq!(date("2021".parse().unwrap()), "2021");
    }

    #[test]
    fn numbers_and_dates_are_written_as_the_language_has_it() {
        speak(Some(&GERMAN));
        assert_eq!([count(1_234_567), score(90.5), number(-0.25)], ["1.234.567", "90,5", "−0,25"]);
        assert_eq!([per_cent(0.125), per_cent(0.004)], ["13\u{a0}%", "<1\u{a0}%"]);
        assert_eq!([short(10_999), short(1_299_999), bytes(3_440_000), bytes(1)], ["10k", "1,2M", "3,4 MB", "1 Byte"]);
        let date = |text: &str| date(text.parse().unwrap());
        assert_eq!([date("2021-08-07"), date("2021-03"), date("2021")], ["7. Aug. 2021", "März 2021", "2021"]);
        assert_eq!(plain(0.25), "0.25");
        speak(None);
        assert_eq!([count(1_234), score(90.5), date_of("2021-09-01")], ["1,234", "90.5", "1 Sept 2021"]);
    }

    fn date_of(text: &str) -> String {
        date(text.parse().unwrap())
    }
}
