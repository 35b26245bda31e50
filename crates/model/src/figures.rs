//! Numbers as people read them, and where a score lies: the same on the page and in what is published beside it.

/// A score: one decimal at most, none where it is whole.
pub fn score(score: f64) -> String {
    decimal(score, 1)
}

/// A plain number, four decimals at most: 4.5, 5.
pub fn number(number: f64) -> String {
    decimal(number, 4)
}

/// A number rounded to so many decimals, without zeros at its end.
pub fn decimal(number: f64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    let scaled = (number.abs() * scale as f64).round() as i64;
    let sign = if number < 0.0 && scaled > 0 { "−" } else { "" };
    let digits = format!("{sign}{}.{:0width$}", scaled / scale, scaled % scale, width = decimals as usize);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A count, its thousands set apart.
pub fn count(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The part of the scale in which a score lies, as the style has colours for it; always beside the number, never alone.
pub fn tone(score: f64) -> &'static str {
    match score {
        score if score >= 60.0 => "good",
        score if score >= 40.0 => "mid",
        _ => "poor",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_show_a_decimal_only_where_there_is_one() {
        assert_eq!([score(90.5), score(91.0), score(66.666), score(99.96)], ["90.5", "91", "66.7", "100"]);
        assert_eq!([number(4.5), number(-0.25), number(-0.00001), number(10.0)], ["4.5", "−0.25", "0", "10"]);
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([count(0), count(999), count(1000), count(1_234_567)], ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_score_is_good_where_it_is_favourable() {
        assert_eq!([tone(60.0), tone(59.9), tone(40.0), tone(39.9)], ["good", "mid", "mid", "poor"]);
    }
}
