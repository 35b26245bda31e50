//! From what a rule read to a [`Rating`]: the ends of the scale, what of it was assumed and why, the score.

use crate::Context;
use crosscut_model::{Assumption, Notation, Rating, RatingValue};

/// A rating as it was read, before its scale is completed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) value: RatingValue,
    pub(crate) best: Option<f64>,
    pub(crate) worst: Option<f64>,
    /// The ends that its label, or the page around it, makes usual where no best is printed.
    pub(crate) usual: Option<Usual>,
    pub(crate) notation: Notation,
    /// The rule that read it.
    pub(crate) rule: &'static str,
}

/// Ends that are not printed beside the value. The best may be below the worst, as with school marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Usual {
    /// What its label is used to: Italian papers count to ten.
    Label { best: f64, worst: f64 },
    /// What the document explains elsewhere.
    Document { best: f64, worst: f64 },
}

/// Why a reading makes no rating.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NoScale {
    /// The value is not between the best and the worst.
    Outside { best: f64, worst: f64 },
    /// The best is the worst; or it is below a worst that nothing states.
    Empty { best: f64, worst: f64 },
    /// No best is printed, and more than one is usual for such a value.
    Unknown,
}

/// The best ratings that stars are given out of; more than this is no star rating.
const MOST_STARS: f64 = 10.0;

impl Reading {
    /// A number with its notation.
    pub(crate) fn number(value: f64, notation: Notation, rule: &'static str) -> Reading {
        Reading { value: RatingValue::Number(value), best: None, worst: None, usual: None, notation, rule }
    }

    /// A letter or a thumb.
    pub(crate) fn text(value: impl Into<String>, notation: Notation, rule: &'static str) -> Reading {
        Reading { value: RatingValue::Text(value.into()), best: None, worst: None, usual: None, notation, rule }
    }

    /// Whether two readings say the same; a scale that only one of them prints does not matter.
    pub(crate) fn agrees(&self, other: &Reading) -> bool {
        let share = |reading: &Reading| {
            let value = reading.value.number()?;
            let best = reading.best.or((reading.notation == Notation::Percent).then_some(100.0))?;
            Some((value - reading.worst.unwrap_or(0.0)) / (best - reading.worst.unwrap_or(0.0)))
        };
        match (share(self), share(other)) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            _ => self.value == other.value && (self.notation == other.notation || self.value.number().is_some()),
        }
    }

    /// The rating, its scale completed from the value, then from the collection, then by what is usual.
    pub(crate) fn complete(&self, raw: &str, context: &Context) -> Result<Rating, NoScale> {
        let (best, worst, assumed) = match &self.value {
            RatingValue::Text(value) => {
                let (best, worst) = match self.notation {
                    Notation::Thumbs => ("up", "down"),
                    _ => (if value == "A+" { "A+" } else { "A" }, "F"),
                };
                (RatingValue::Text(best.to_owned()), RatingValue::Text(worst.to_owned()), Vec::new())
            }
            RatingValue::Number(value) => {
                let (usual, printed) = (self.usual_ends(*value), self.worst.unwrap_or(0.0));
                let (best, worst, reason) = match (self.best, usual) {
                    (Some(best), _) => (best, printed, None),
                    (None, Some((best, worst, reason))) => (best, self.worst.unwrap_or(worst), Some(reason)),
                    (None, None) => {
                        let (best, reason) = self.assumed_best(*value, context)?;
                        (best, printed, reason)
                    }
                };
                // Neither is a scale that has no length, or an endless one: by hand an end can be anything.
                let downwards = (self.worst.is_some() || self.best.is_none()) && best < worst;
                if !((best > worst || downwards) && (best - worst).is_finite()) {
                    return Err(NoScale::Empty { best, worst });
                }
                if *value > best.max(worst) || *value < best.min(worst) {
                    return Err(NoScale::Outside { best, worst });
                }
                let assumed = reason.map(|reason| Assumption { field: "best".to_owned(), reason: reason.to_owned() });
                (RatingValue::Number(best), RatingValue::Number(worst), assumed.into_iter().collect())
            }
        };
        let mut rating = Rating {
            raw: raw.to_owned(),
            value: self.value.clone(),
            best,
            worst,
            notation: self.notation,
            score: None,
            assumed,
        };
        rating.score = rating.score_by(context.letters);
        Ok(rating)
    }

    /// The usual ends, best first, if the value is between them, and why they are taken.
    fn usual_ends(&self, value: f64) -> Option<(f64, f64, &'static str)> {
        let (best, worst, reason) = match self.usual? {
            Usual::Document { best, worst } => (best, worst, "document_scale"),
            Usual::Label { best, worst } => (best, worst, "usual_scale"),
        };
        (value <= best.max(worst) && value >= best.min(worst)).then_some((best, worst, reason))
    }

    /// A best that is not printed, and why it is taken.
    fn assumed_best(&self, value: f64, context: &Context) -> Result<(f64, Option<&'static str>), NoScale> {
        match self.notation {
            Notation::Percent => Ok((100.0, None)),
            Notation::Stars => {
                if let Some(best) = context.stars_best.filter(|best| value <= *best) {
                    return Ok((best, Some("collection_setting")));
                }
                match value {
                    _ if value > MOST_STARS => Err(NoScale::Outside { best: MOST_STARS, worst: 0.0 }),
                    _ if value > 6.0 => Ok((10.0, Some("exceeds_six"))),
                    _ if value > 5.0 => Err(NoScale::Unknown),
                    _ if value > 4.0 => Ok((5.0, Some("exceeds_four"))),
                    _ => Ok((5.0, Some("usual_scale"))),
                }
            }
            _ => match value {
                _ if value > 100.0 => Err(NoScale::Outside { best: 100.0, worst: 0.0 }),
                _ if value > 20.0 => Ok((100.0, Some("exceeds_twenty"))),
                // Of 20, as French schools count, or of 100.
                _ if value > 10.0 => Err(NoScale::Unknown),
                _ if value > 6.0 => Ok((10.0, Some("exceeds_six"))),
                // A six of six is usual where points are thrown with a die.
                // Dice have no halves.
                _ if value > 5.0 && value.fract() > 0.0 => Ok((10.0, Some("usual_scale"))),
                _ => Err(NoScale::Unknown),
            },
        }
    }
}
