//! Ratings and how they become scores.
//!
//! Linear for everything that has a scale: (value − worst) / (best − worst) × 100. Letters go through a named table
//! that the reader can switch. Thumbs have no score: they count as favourable or not, and never enter a mean.

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// How a rating is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Notation {
    Stars,
    Letter,
    Fraction,
    Percent,
    Points,
    Thumbs,
}

impl Notation {
    /// Every notation, in the order of their codes: the code of a notation is its place here plus one.
    pub const ALL: [Notation; 6] =
        [Notation::Stars, Notation::Letter, Notation::Fraction, Notation::Percent, Notation::Points, Notation::Thumbs];

    /// The word used in JSON, in URLs and in front matter.
    pub fn key(self) -> &'static str {
        match self {
            Notation::Stars => "stars",
            Notation::Letter => "letter",
            Notation::Fraction => "fraction",
            Notation::Percent => "percent",
            Notation::Points => "points",
            Notation::Thumbs => "thumbs",
        }
    }

    /// The notation written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Notation> {
        Notation::ALL.into_iter().find(|notation| notation.key() == key)
    }
}

/// schema.org's ratingValue: a number, or text for letters ("A-") and thumbs ("up", "down").
#[derive(Clone, Debug, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum RatingValue {
    Number(f64),
    Text(String),
}

impl RatingValue {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            RatingValue::Number(number) => Some(*number),
            RatingValue::Text(_) => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            RatingValue::Number(_) => None,
            RatingValue::Text(text) => Some(text),
        }
    }
}

impl<'de> Deserialize<'de> for RatingValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RatingValue, D::Error> {
        struct NumberOrText;
        impl Visitor<'_> for NumberOrText {
            type Value = RatingValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a text")
            }

            fn visit_f64<E>(self, number: f64) -> Result<RatingValue, E> {
                Ok(RatingValue::Number(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<RatingValue, E> {
                Ok(RatingValue::Number(number as f64))
            }

            fn visit_i64<E>(self, number: i64) -> Result<RatingValue, E> {
                Ok(RatingValue::Number(number as f64))
            }

            fn visit_str<E>(self, text: &str) -> Result<RatingValue, E> {
                Ok(RatingValue::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(NumberOrText)
    }
}

impl fmt::Display for RatingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RatingValue::Number(number) => write!(f, "{number}"),
            RatingValue::Text(text) => f.write_str(text),
        }
    }
}

/// Something that was not printed and had to be assumed, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumption {
    /// What was assumed: `best`, `worst`, `year`, …
    pub field: String,
    /// Why, as a stable code that the page turns into a sentence: `exceeds_four`, `usual_scale`, `source_habit`,
    /// `collection_setting`, `document_date`, …
    pub reason: String,
}

/// schema.org's Rating, with how it was written and what it is worth on 0 to 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rating {
    /// The characters it was read from, untouched.
    pub raw: String,
    pub value: RatingValue,
    pub best: RatingValue,
    pub worst: RatingValue,
    pub notation: Notation,
    /// 0 to 100 by the default letter table; null for thumbs.
    pub score: Option<f64>,
    /// What was not printed. Empty when everything was.
    #[serde(default)]
    pub assumed: Vec<Assumption>,
}

impl Rating {
    /// The score under a letter table. `None` for thumbs, for a letter no table knows, and for a broken scale.
    pub fn score_by(&self, table: LetterTable) -> Option<f64> {
        score(&self.value, &self.best, &self.worst, self.notation, table)
    }
}

/// The score of a value on its scale. See [`Rating::score_by`].
pub(crate) fn score(
    value: &RatingValue,
    best: &RatingValue,
    worst: &RatingValue,
    notation: Notation,
    table: LetterTable,
) -> Option<f64> {
    match notation {
        Notation::Thumbs => None,
        Notation::Letter => table.score(value.text()?),
        _ => {
            let (value, best, worst) = (value.number()?, best.number()?, worst.number()?);
            // Where 1 is the best mark and 6 the worst, both differences are below zero, and the worst is no -0.
            let span = best - worst;
            let inside = value >= worst.min(best) && value <= worst.max(best);
            (span != 0.0 && span.is_finite() && inside).then(|| (value - worst).abs() / span.abs() * 100.0)
        }
    }
}

/// A named table from letters to scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LetterTable {
    /// The conversion that Metacritic publishes for film reviews: A+ and A 100, A- 91, B+ 83, B 75 … F 0.
    #[default]
    Metacritic,
    /// Grade points as United States schools count them (A+ and A 4.0, A- 3.7, B+ 3.3 … D- 0.7, F 0), of 4.
    School,
    /// Thirteen grades from A+ to F in even steps of 100/12.
    Even,
}

/// The thirteen grades from best to worst. E is read as F by the tables, as some schools write it.
const LETTERS: [&str; 13] = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"];
const METACRITIC: [f64; 13] = [100.0, 100.0, 91.0, 83.0, 75.0, 67.0, 58.0, 50.0, 42.0, 33.0, 25.0, 16.0, 0.0];
const SCHOOL_POINTS: [f64; 13] = [4.0, 4.0, 3.7, 3.3, 3.0, 2.7, 2.3, 2.0, 1.7, 1.3, 1.0, 0.7, 0.0];

impl LetterTable {
    /// Every table.
    pub const ALL: [LetterTable; 3] = [LetterTable::Metacritic, LetterTable::School, LetterTable::Even];

    /// The word used in settings and URLs.
    pub fn key(self) -> &'static str {
        match self {
            LetterTable::Metacritic => "metacritic",
            LetterTable::School => "school",
            LetterTable::Even => "even",
        }
    }

    /// The table written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<LetterTable> {
        LetterTable::ALL.into_iter().find(|table| table.key() == key)
    }

    /// The score, 0 to 100, of a letter in its plain form ("A-" with the ASCII hyphen). `None` for any other text.
    pub fn score(self, letter: &str) -> Option<f64> {
        let letter = match letter {
            "E" | "F+" | "F-" => "F",
            other => other,
        };
        let place = LETTERS.iter().position(|known| *known == letter)?;
        Some(match self {
            LetterTable::Metacritic => METACRITIC[place],
            LetterTable::School => SCHOOL_POINTS[place] / 4.0 * 100.0,
            LetterTable::Even => (LETTERS.len() - 1 - place) as f64 / (LETTERS.len() - 1) as f64 * 100.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_rating_is_its_share_of_the_scale() {
        let number = RatingValue::Number;
        let linear = |value, best, worst| {
            score(&number(value), &number(best), &number(worst), Notation::Stars, LetterTable::default())
        };
        assert_eq!(linear(4.5, 5.0, 0.0), Some(90.0));
        assert_eq!(linear(0.0, 4.0, -4.0), Some(50.0));
        assert_eq!(linear(2.0, 1.0, 6.0), Some(80.0), "a scale may count downwards, as German schools do");
        assert_eq!(linear(6.0, 1.0, 6.0), Some(0.0));
        assert_eq!(linear(0.5, 1.0, 6.0), None);
        assert_eq!(linear(6.0, 5.0, 0.0), None, "a value outside its scale has no score");
        assert_eq!(linear(1.0, 0.0, 0.0), None, "a scale without length has no score");
    }

    #[test]
    fn letters_follow_the_chosen_table() {
        assert_eq!(LetterTable::Metacritic.score("A-"), Some(91.0));
        assert_eq!(LetterTable::Metacritic.score("F"), Some(0.0));
        assert_eq!(LetterTable::School.score("B"), Some(75.0));
        assert_eq!(LetterTable::Even.score("C+"), Some(50.0));
        assert_eq!(LetterTable::Even.score("Z"), None);
    }

    #[test]
    fn every_table_falls_from_a_to_f() {
        for table in LetterTable::ALL {
            let scores: Vec<f64> = LETTERS.iter().map(|letter| table.score(letter).unwrap()).collect();
            assert!(scores.is_sorted_by(|a, b| a >= b), "{table:?}: {scores:?}");
            assert_eq!((scores[0], scores[12]), (100.0, 0.0));
        }
    }
}
