//! Numbers and dates as people read them.

use crate::messages::Msg;
use crosscut_model::Date;
use crosscut_model::figures::decimal;
pub use crosscut_model::figures::{count, number, score};

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
        share if share > 0.0 && share < 1.0 => "<1%".to_owned(),
        share => format!("{}%", number(share.round())),
    }
}

/// A count where there is room for four characters; the whole of it has to be told beside it. Rounded down: 9,999, 10k, 1.2m.
pub fn short(count: usize) -> String {
    match count {
        0..10_000 => self::count(count),
        10_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{}m", decimal((count / 100_000) as f64 / 10.0, 1)),
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
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", decimal(bytes as f64 / 1e6, 1)),
    }
}

/// A date, as far as it is known: 7 Aug 2021, Aug 2021, 2021.
pub fn date(date: Date) -> String {
    let month = date.month().map(|month| Msg::Month(month).text());
    [date.day().map(|day| day.to_string()), month, Some(date.year().to_string())]
        .into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
