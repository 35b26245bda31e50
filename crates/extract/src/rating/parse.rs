//! Ratings that were given by hand: the whole of a short text must be one.

use crate::Context;
use crate::lexicon::LABEL;
use crate::rating::reading::{NoScale, Reading};
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use crosscut_model::{Notation, Rating};
use std::fmt;

/// Why a text given as a rating is none.
#[derive(Clone, Debug, PartialEq)]
pub enum RatingError {
    /// It is written in no notation that is known.
    NotARating { raw: String },
    /// Its value is above the best or below the worst of its scale.
    Outside { raw: String, best: f64, worst: f64 },
    /// The best of its scale is the worst, or below a worst that nobody gave.
    EmptyScale { best: f64, worst: f64 },
    /// It prints no scale, none was given, and more than one is usual for such a value.
    UnknownScale { raw: String },
    /// The scale it prints is not the one that was given beside it.
    ScaleClash { raw: String, printed: f64, given: f64 },
}

impl RatingError {
    /// A stable name in kebab-case, for problems.
    pub fn code(&self) -> &'static str {
        match self {
            RatingError::NotARating { .. } => "not-a-rating",
            RatingError::Outside { .. } => "rating-outside-scale",
            RatingError::EmptyScale { .. } => "empty-scale",
            RatingError::UnknownScale { .. } => "unknown-scale",
            RatingError::ScaleClash { .. } => "scale-clash",
        }
    }

    /// The way out, as a sentence without a full stop.
    pub fn help(&self) -> &'static str {
        match self {
            RatingError::NotARating { .. } => "write it as “4 1/2 stars”, “7/10”, “85%”, “A-” or “thumbs up”",
            RatingError::Outside { .. } => "correct the value, or give the scale's ends as `best` and `worst`",
            RatingError::EmptyScale { .. } => {
                "give a best that is not the worst; where 1 is the best mark give the worst too"
            }
            RatingError::UnknownScale { .. } => "print the scale, as in “7/10”, or give its end as `best`",
            RatingError::ScaleClash { .. } => "leave `best` away, or make it the scale that is printed",
        }
    }
}

impl fmt::Display for RatingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RatingError::NotARating { raw } => write!(f, "“{raw}” is not a rating in any notation that is known"),
            RatingError::Outside { raw, best, worst } => {
                write!(f, "the rating “{raw}” is outside its scale, which goes from {worst} to {best}")
            }
            RatingError::EmptyScale { best, worst } => write!(f, "a scale cannot go from {worst} to {best}"),
            RatingError::UnknownScale { raw } => write!(f, "the rating “{raw}” does not say what it is out of"),
            RatingError::ScaleClash { raw, printed, given } => {
                write!(f, "the rating “{raw}” is out of {printed}, but the scale given beside it ends at {given}")
            }
        }
    }
}

impl std::error::Error for RatingError {}

/// The longest text that is looked at, in characters; no printed rating is near it.
const LONGEST: usize = 200;

/// Reads a rating that was given as such. `best` and `worst` are the scale's ends where they were given beside it; they
/// count only for notations with numbers.
///
/// # Errors
/// When the text is no rating, is outside its scale, or leaves its scale open.
pub fn parse(raw: &str, best: Option<f64>, worst: Option<f64>, context: &Context) -> Result<Rating, RatingError> {
    let trimmed = raw.trim();
    let shown: String = trimmed.chars().take(60).collect();
    let not_a_rating = || RatingError::NotARating { raw: shown.clone() };
    if trimmed.is_empty() || trimmed.chars().nth(LONGEST).is_some() {
        return Err(not_a_rating());
    }
    let text = Text::new(trimmed, 0..trimmed.len());
    let mut reading = read(&text).ok_or_else(not_a_rating)?;
    let is_number = reading.value.number().is_some();
    if is_number && let Some(given) = best {
        match reading.best {
            Some(printed) if (printed - given).abs() > 1e-9 || given.is_nan() => {
                return Err(RatingError::ScaleClash { raw: shown, printed, given });
            }
            _ if reading.notation == Notation::Percent && given != 100.0 => {
                return Err(RatingError::ScaleClash { raw: shown, printed: 100.0, given });
            }
            _ => reading.best = Some(given),
        }
    }
    if is_number {
        reading.worst = worst.or(reading.worst);
    }
    reading.complete(trimmed, context).map_err(|error| match error {
        NoScale::Outside { best, worst } => RatingError::Outside { raw: shown, best, worst },
        NoScale::Empty { best, worst } => RatingError::EmptyScale { best, worst },
        NoScale::Unknown => RatingError::UnknownScale { raw: shown },
    })
}

/// The reading of a text that is nothing but a rating, perhaps with a label before and a stop after it.
fn read(text: &Text) -> Option<Reading> {
    let mut at = 0;
    while at < text.len() && (text.has(at, LABEL) && text.is_mark_of(at + 1, ":：") || text.is_mark_of(at, ":：")) {
        at += 1;
    }
    if let Some(found) = found_at(text, at)
        && is_closed(text, found.tokens.end)
    {
        return Some(found.reading);
    }
    // A bare letter with stops, a bare number, one word for a thumb.
    let amount = crate::rating::amount::amount_at(text, at);
    if let Some(amount) = amount.filter(|amount| is_closed(text, amount.end)) {
        return Some(Reading::number(amount.value, Notation::Points, "bare"));
    }
    let lower = text.slice(at..text.len()).trim_end_matches(['.', '!']).to_lowercase();
    let thumb = match lower.as_str() {
        "up" | "recommended" | "recommend" | "fresh" | "favourable" | "favorable" | "positive" => "up",
        "down" | "not recommended" | "rotten" | "unfavourable" | "unfavorable" | "negative" => "down",
        _ => return letter_in_small(text, at),
    };
    Some(Reading::text(thumb, Notation::Thumbs, "word"))
}

/// "a-", "b+": by hand a grade may be written small.
fn letter_in_small(text: &Text, at: usize) -> Option<Reading> {
    let upper = text.slice(at..text.len()).to_uppercase();
    if upper.chars().count() > 3 || upper == text.slice(at..text.len()) {
        return None;
    }
    let again = Text::new(&upper, 0..upper.len());
    let found = found_at(&again, 0)?;
    (found.reading.notation == Notation::Letter && is_closed(&again, found.tokens.end)).then_some(found.reading)
}

fn is_closed(text: &Text, end: usize) -> bool {
    (end..text.len()).all(|token| matches!(text.kind(token), Some(TokenKind::Mark('.' | '!' | ',' | ')' | '\u{fe0f}'))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::RatingValue;

    fn score(raw: &str) -> Option<f64> {
        parse(raw, None, None, &Context::default()).ok().and_then(|rating| rating.score)
    }

    #[test]
    fn every_notation_is_read() {
        for (raw, expected) in [
            ("4 1/2 stars", 90.0),
            ("★★★½", 70.0),
            ("★★★☆☆", 60.0),
            ("*** out of ****", 75.0),
            ("A-", 91.0),
            ("A –", 91.0),
            ("b+", 83.0),
            ("7/10", 70.0),
            ("3.5/5", 70.0),
            ("3,5/5", 70.0),
            ("85%", 85.0),
            ("72 points", 72.0),
            ("½ out of four", 12.5),
            ("Grade: C", 50.0),
            ("8.5", 85.0),
            ("7 on a scale of 1 to 10", 100.0 * 6.0 / 9.0),
        ] {
            let read = score(raw).unwrap_or(f64::NAN);
            assert!((read - expected).abs() < 1e-9, "{raw}: {read}");
        }
    }

    #[test]
    fn thumbs_have_a_value_and_no_score() {
        for (raw, value) in [
            ("thumbs up", "up"),
            ("Two thumbs down", "down"),
            ("👍", "up"),
            ("Not recommended", "down"),
            ("recommended", "up"),
        ] {
            let rating = parse(raw, None, None, &Context::default()).unwrap();
            assert_eq!((rating.value, rating.score), (RatingValue::Text(value.to_owned()), None), "{raw}");
        }
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let parse = |raw: &str, best| parse(raw, best, None, &Context::default());
        assert!(matches!(parse("six stars out of five", None), Err(RatingError::Outside { best: 5.0, .. })));
        assert!(matches!(parse("11/10", None), Err(RatingError::Outside { best: 10.0, worst: 0.0, .. })));
        assert!(matches!(parse("E+", None), Err(RatingError::NotARating { .. })), "no table has such a grade");
        assert!(matches!(parse("lovely", None), Err(RatingError::NotARating { .. })));
        assert!(matches!(parse("4", None), Err(RatingError::UnknownScale { .. })));
        assert!(matches!(parse("4/5", Some(10.0)), Err(RatingError::ScaleClash { printed: 5.0, given: 10.0, .. })));
        assert!(matches!(parse("4 stars", Some(0.0)), Err(RatingError::EmptyScale { .. })));
        for best in [f64::NAN, f64::INFINITY] {
            assert!(matches!(parse("4/5", Some(best)), Err(RatingError::ScaleClash { .. })), "{best}");
            assert!(matches!(parse("4", Some(best)), Err(RatingError::EmptyScale { .. })), "{best}");
        }
        assert_eq!(parse("4", Some(5.0)).unwrap().score, Some(80.0));
        let downwards = super::parse("2", Some(1.0), Some(6.0), &Context::default()).unwrap();
        assert_eq!(downwards.score, Some(80.0), "a school's marks count downwards");
        assert!(matches!(
            super::parse("7", Some(1.0), Some(6.0), &Context::default()),
            Err(RatingError::Outside { .. })
        ));
    }

    #[test]
    fn a_best_that_is_assumed_says_why() {
        let rating = parse("4 1/2 stars", None, None, &Context::default()).unwrap();
        assert_eq!((rating.assumed[0].field.as_str(), rating.assumed[0].reason.as_str()), ("best", "exceeds_four"));
        let context = Context { stars_best: Some(4.0), ..Context::default() };
        let rating = parse("3 stars", None, None, &context).unwrap();
        assert_eq!((rating.score, rating.assumed[0].reason.as_str()), (Some(75.0), "collection_setting"));
    }
}
