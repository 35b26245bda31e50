//! Which of several candidates a document means, or none of them: a conditional log-linear model, also called maximum entropy
//! (Berger, Della Pietra and Della Pietra, "A Maximum Entropy Approach to Natural Language Processing", 1996). Every candidate
//! has features, every feature a weight; the chance of a candidate is the exponential of its sum, as a share of all sums and
//! of that of "none".
//!
//! Weights are data: one file a field in `weights/`, made from the labelled corpus by `cargo xtask train`, of which the build makes tables. What the features
//! of a field are is said beside the field; nothing here knows what a rating is.

mod setting;
mod table;

pub(crate) use setting::{Setting, few, many};
pub use table::{STEPS, Weights};

use crate::hash;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Author,
    Publisher,
    Date,
    Item,
    Rating,
    Kind,
    Tone,
    Parts,
    /// The rating of one of several reviews.
    PartRating,
}

impl Field {
    pub const ALL: [Field; 9] = [
        Field::Author,
        Field::Publisher,
        Field::Date,
        Field::Item,
        Field::Rating,
        Field::Kind,
        Field::Tone,
        Field::Parts,
        Field::PartRating,
    ];

    /// The name of the field's file of weights.
    pub fn key(self) -> &'static str {
        match self {
            Field::Author => "author",
            Field::Publisher => "publisher",
            Field::Date => "date",
            Field::Item => "item",
            Field::Rating => "rating",
            Field::Kind => "kind",
            Field::Tone => "tone",
            Field::Parts => "parts",
            Field::PartRating => "part-rating",
        }
    }

    /// The chance from which a candidate is taken, 0 to 1.
    pub(crate) fn enough(self) -> f32 {
        self.weights().enough
    }

    fn weights(self) -> Weights {
        macro_rules! built {
            ($name:literal) => {
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bin"))
            };
        }
        Weights::built(match self {
            Field::Author => built!("author"),
            Field::Publisher => built!("publisher"),
            Field::Date => built!("date"),
            Field::Item => built!("item"),
            Field::Rating => built!("rating"),
            Field::Kind => built!("kind"),
            Field::Tone => built!("tone"),
            Field::Parts => built!("parts"),
            Field::PartRating => built!("part-rating"),
        })
    }
}

/// What was put to the vote for one field of one document, with the features of each candidate: what training reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    pub field: Field,
    pub candidates: Vec<Candidate>,
    /// The features of "none of them"; none where it is one of them for sure.
    pub none: Vec<Feature>,
}

/// A feature by its name, and how much of it there is: 1, or less where many stand for one thing, as the words of a text do.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub name: String,
    pub value: f32,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// As the record would have it.
    pub value: String,
    /// Candidates of one group say the same: their chances are added up.
    pub group: String,
    pub features: Vec<Feature>,
}

/// Takes the features of one candidate.
pub(crate) struct Sink<'w> {
    weights: &'w Weights,
    sum: f32,
    /// Whether any feature was noted.
    any: bool,
    names: Option<Vec<Feature>>,
}

impl Sink<'_> {
    /// Notes a feature, given by its parts. Letters count as small ones.
    pub(crate) fn add(&mut self, parts: &[&str]) {
        self.add_hashed(hash::feature(parts), 1.0, || parts.join("|").chars().flat_map(char::to_lowercase).collect());
    }

    /// Notes so much of a feature that was hashed before; `name` is what training calls it.
    pub(crate) fn add_hashed(&mut self, feature: u64, value: f32, name: impl FnOnce() -> String) {
        self.any = true;
        self.sum += value * self.weights.weight(feature);
        if let Some(names) = &mut self.names {
            // A name is a line of a file.
            names.push(Feature { name: name().replace(['\t', '\n', '\r'], " "), value });
        }
    }

    /// Notes every two of some features, each of two parts, as one: what says little by itself and much together.
    pub(crate) fn add_pairs(&mut self, traits: &[[&str; 2]]) {
        let hashes: Vec<u64> = traits.iter().map(|one| hash::feature(one)).collect();
        for (first, one) in traits.iter().enumerate() {
            for (second, other) in traits.iter().enumerate().skip(first + 1) {
                let both = hash::two_parts_and(hashes[first], hashes[second]);
                self.add_hashed(both, 1.0, || [one.join("|"), other.join("|")].join("|"));
            }
        }
    }

    /// Notes a feature if it holds.
    pub(crate) fn add_if(&mut self, holds: bool, parts: &[&str]) {
        if holds {
            self.add(parts);
        }
    }
}

/// What was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pick {
    /// The likeliest candidate of the likeliest group, whatever its chance.
    pub(crate) best: Option<usize>,
    /// The chance of its group, 0 to 1.
    pub(crate) chance: f32,
    /// The best, where it is likely enough.
    pub(crate) taken: Option<usize>,
    /// The chance of every candidate's group, in order.
    pub(crate) chances: Vec<f32>,
}

/// What training puts in and takes out.
#[derive(Debug, Default)]
pub struct Training {
    /// Weights that stand for those of the field's file.
    pub weights: BTreeMap<Field, Arc<Weights>>,
    /// The fields whose ballots are wanted.
    pub wanted: Vec<Field>,
    /// What was put to the vote, in order.
    pub ballots: Vec<Ballot>,
}

/// A candidate that is a name as printed: names that differ in case or marks only are one group.
pub(crate) fn as_printed(name: &str) -> (String, String) {
    (name.to_owned(), crosscut_model::key(name))
}

/// Where ballots are noted for training, if at all.
pub(crate) type Recorder<'r> = Option<&'r mut Training>;

/// Chooses among candidates, each with its value and its group. `features` gives those of a candidate, or of "none": without any it
/// is one of the candidates for sure.
pub(crate) fn pick(
    field: Field,
    recorder: &mut Recorder,
    candidates: &[(String, String)],
    features: impl Fn(Option<usize>, &mut Sink<'_>),
) -> Pick {
    let own = recorder.as_ref().and_then(|training| training.weights.get(&field));
    let own = own.cloned();
    let built = field.weights();
    let weights: &Weights = own.as_deref().unwrap_or(&built);
    let recording = recorder.as_ref().is_some_and(|training| training.wanted.contains(&field));
    let sink = |place: Option<usize>| {
        let mut sink = Sink { weights, sum: 0.0, any: false, names: recording.then(Vec::new) };
        features(place, &mut sink);
        sink
    };
    let mut none = sink(None);
    if !none.any {
        none.sum = f32::NEG_INFINITY;
    }
    let sinks: Vec<Sink> = (0..candidates.len()).map(|place| sink(Some(place))).collect();
    let most = sinks.iter().map(|sink| sink.sum).fold(none.sum, f32::max);
    let shares: Vec<f32> = sinks.iter().map(|sink| (sink.sum - most).exp()).collect();
    let all: f32 = shares.iter().sum::<f32>() + (none.sum - most).exp();
    let group = |place: usize| {
        let same = candidates.iter().zip(&shares).filter(|((_, group), _)| *group == candidates[place].1);
        same.map(|(_, share)| share).sum::<f32>() / all
    };
    let chances: Vec<f32> = (0..candidates.len()).map(group).collect();
    // Of equals the first.
    let best = (0..candidates.len())
        .rev()
        .max_by(|a, b| chances[*a].total_cmp(&chances[*b]).then(shares[*a].total_cmp(&shares[*b])));
    let chance = best.map_or(0.0, |best| chances[best]);
    let taken = best.filter(|_| chance >= weights.enough);
    if recording {
        let none = none.names.unwrap_or_default();
        let named = candidates.iter().zip(sinks).map(|((value, group), sink)| Candidate {
            value: value.clone(),
            group: group.clone(),
            features: sink.names.unwrap_or_default(),
        });
        let ballot = Ballot { field, candidates: named.collect(), none };
        if let Some(training) = recorder {
            training.ballots.push(ballot);
        }
    }
    Pick { best, chance, taken, chances }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_of_those_who_say_the_same_are_added_up() {
        let candidates =
            [("a", "x"), ("b", "y"), ("c", "x")].map(|(value, group)| (value.to_owned(), group.to_owned()));
        let picked = pick(Field::Date, &mut None, &candidates, |place, sink| {
            sink.add_if(place.is_none(), &["a feature without a weight"]);
        });
        assert_eq!(picked.best, Some(0));
        assert!((picked.chance - 0.5).abs() < 1e-6, "two of four equals: {}", picked.chance);
        let picked = pick(Field::Date, &mut None, &candidates, |_, _| {});
        assert!((picked.chance - 2.0 / 3.0).abs() < 1e-6, "none of them is out of question: {}", picked.chance);
    }

    #[test]
    fn every_field_has_weights_that_can_be_read() {
        for field in Field::ALL {
            let weights = field.weights();
            assert!((0.2..=1.0).contains(&weights.enough), "{field:?}");
            assert!(weights.count() > 100, "{field:?}");
        }
    }
}
