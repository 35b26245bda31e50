//! Weights that make the right candidates of ballots likely: the conditional log-likelihood with a penalty on squares, by
//! stochastic gradients with a step of its own for every weight (AdaGrad; Duchi, Hazan and Singer, 2011). Same ballots, same
//! weights: the order is drawn from a fixed seed.

use crosscut_extract::{Ballot, Feature};
use std::collections::{BTreeMap, HashMap};

/// A ballot and what is right of it.
pub struct Labelled {
    pub ballot: Ballot,
    /// The places of the candidates that are right; none where "none" is.
    pub right: Vec<usize>,
    /// Whether the document tells the field at all.
    pub told: bool,
    /// The document, and what its label says; for people.
    pub name: String,
    pub label: String,
}

const STEP: f32 = 0.15;
const ROUNDS: usize = 30;
/// The rounds at the end whose weights are averaged.
const LATER: usize = 15;
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Weights by feature.
#[derive(Default)]
pub struct Model {
    pub weights: BTreeMap<String, f32>,
}

/// One candidate as numbers.
struct Row {
    features: Vec<(u32, f32)>,
    right: bool,
}

/// Learns weights from ballots: `penalty` holds large ones back, and a feature must be found in `least` documents.
pub fn fit(ballots: &[&Labelled], penalty: f32, least: usize) -> Model {
    let names = known_features(ballots, least);
    let places: HashMap<&str, u32> = names.iter().enumerate().map(|(place, name)| (*name, place as u32)).collect();
    let numbers = |features: &[Feature]| -> Vec<(u32, f32)> {
        let known = |feature: &Feature| Some((places.get(feature.name.as_str()).copied()?, feature.value));
        features.iter().filter_map(known).collect()
    };
    let rows: Vec<Vec<Row>> = ballots
        .iter()
        .map(|labelled| {
            let none = Row { features: numbers(&labelled.ballot.none), right: labelled.right.is_empty() };
            let others = labelled.ballot.candidates.iter().enumerate();
            let others = others.map(|(place, candidate)| Row {
                features: numbers(&candidate.features),
                right: labelled.right.contains(&place),
            });
            others.chain([none]).collect()
        })
        .collect();
    let mut weights = vec![0f32; names.len()];
    let mut squares = vec![1e-6f32; names.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = SEED;
    // The mean of the later rounds: it swings less than the last one (Polyak and Juditsky, 1992).
    let mut mean = vec![0f32; names.len()];
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        for place in &order {
            step(penalty, &rows[*place], &mut weights, &mut squares);
        }
        if round >= ROUNDS - LATER {
            for (mean, weight) in mean.iter_mut().zip(&weights) {
                *mean += weight / LATER as f32;
            }
        }
    }
    let weights = names.into_iter().map(str::to_owned).zip(mean).collect();
    Model { weights }
}

/// Features that enough documents have, in the order of the alphabet.
fn known_features<'b>(ballots: &[&'b Labelled], least: usize) -> Vec<&'b str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (number, labelled) in ballots.iter().enumerate() {
        let all = labelled.ballot.candidates.iter().flat_map(|candidate| &candidate.features);
        for feature in all.chain(&labelled.ballot.none) {
            let (last, count) = counts.entry(&feature.name).or_insert((usize::MAX, 0));
            *count += usize::from(*last != number);
            *last = number;
        }
    }
    counts.into_iter().filter(|(_, (_, count))| *count >= least).map(|(feature, _)| feature).collect()
}

fn shuffle(order: &mut [usize], seed: &mut u64) {
    for last in (1..order.len()).rev() {
        // xorshift64* (Vigna, 2016).
        *seed ^= *seed >> 12;
        *seed ^= *seed << 25;
        *seed ^= *seed >> 27;
        let drawn = seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        order.swap(last, drawn as usize % (last + 1));
    }
}

/// The shares of the candidates by their sums.
fn shares(sums: &[f32]) -> Vec<f32> {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let raised: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let all: f32 = raised.iter().sum();
    raised.into_iter().map(|share| share / all).collect()
}

/// One step up the gradient of one ballot's log-likelihood.
fn step(penalty: f32, rows: &[Row], weights: &mut [f32], squares: &mut [f32]) {
    let sum = |row: &Row| row.features.iter().map(|(feature, value)| value * weights[*feature as usize]).sum();
    let sums: Vec<f32> = rows.iter().map(sum).collect();
    let shares = shares(&sums);
    let right: f32 = rows.iter().zip(&shares).filter(|(row, _)| row.right).map(|(_, share)| share).sum();
    let mut gradient: HashMap<u32, f32> = HashMap::new();
    for (row, share) in rows.iter().zip(&shares) {
        let wanted = if row.right { share / right.max(1e-12) } else { 0.0 };
        let pull = wanted - share;
        if pull.abs() > 1e-7 {
            for (feature, value) in &row.features {
                *gradient.entry(*feature).or_default() += pull * value;
            }
        }
    }
    for (feature, pull) in gradient {
        let place = feature as usize;
        let slope = pull - penalty * weights[place];
        squares[place] += slope * slope;
        weights[place] += STEP * slope / squares[place].sqrt();
    }
}

/// The sums of a ballot's candidates, and of "none" behind them.
pub fn sums(model: &Model, ballot: &Ballot) -> Vec<f32> {
    let known = |feature: &Feature| Some(feature.value * model.weights.get(&feature.name)?);
    let sum = |features: &[Feature]| features.iter().filter_map(known).sum::<f32>();
    ballot.candidates.iter().map(|candidate| sum(&candidate.features)).chain([sum(&ballot.none)]).collect()
}

/// What a model makes of a ballot: the candidate it would take, and the chance of its group.
pub fn vote(model: &Model, ballot: &Ballot) -> (Option<usize>, f32) {
    let shares = shares(&sums(model, ballot));
    let chance = |place: usize| {
        let same = |other: usize| ballot.candidates[other].group == ballot.candidates[place].group;
        (0..ballot.candidates.len()).filter(|other| same(*other)).map(|other| shares[other]).sum::<f32>()
    };
    let best = (0..ballot.candidates.len())
        .rev()
        .max_by(|a, b| chance(*a).total_cmp(&chance(*b)).then(shares[*a].total_cmp(&shares[*b])));
    (best, best.map_or(0.0, chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_extract::{Candidate, Field};

    fn feature(name: &str) -> Feature {
        Feature { name: name.to_owned(), value: 1.0 }
    }

    fn ballot(marks: &[&str], right: Option<usize>) -> Labelled {
        let candidate = |(place, mark): (usize, &&str)| Candidate {
            value: place.to_string(),
            group: place.to_string(),
            features: vec![feature(mark), feature("any")],
        };
        let candidates = marks.iter().enumerate().map(candidate).collect();
        let ballot = Ballot { field: Field::Author, candidates, none: vec![feature("none")] };
        Labelled {
            ballot,
            right: right.into_iter().collect(),
            told: right.is_some(),
            name: String::new(),
            label: String::new(),
        }
    }

    #[test]
    fn what_tells_right_from_wrong_is_learned() {
        let all: Vec<Labelled> = (0..40)
            .map(|number| match number % 3 {
                0 => ballot(&["good", "bad"], Some(0)),
                1 => ballot(&["bad", "good"], Some(1)),
                _ => ballot(&["bad", "bad"], None),
            })
            .collect();
        let model = fit(&all.iter().collect::<Vec<_>>(), 0.003, 3);
        let (best, chance) = vote(&model, &ballot(&["bad", "bad", "good"], None).ballot);
        assert_eq!(best, Some(2));
        assert!(chance > 0.8, "{chance}");
        let (_, chance) = vote(&model, &ballot(&["bad", "bad"], None).ballot);
        assert!(chance < 0.3, "{chance}");
    }
}
