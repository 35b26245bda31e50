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
#[derive(Clone)]
struct Row {
    features: Vec<(u32, f32)>,
    right: bool,
}

/// Ballots as numbers: their features are looked up once, however often weights are learned from some of them.
pub struct Numbered<'b> {
    names: Vec<&'b str>,
    ballots: Vec<Vec<Row>>,
}

impl<'b> Numbered<'b> {
    pub fn of(ballots: &[&'b Labelled]) -> Numbered<'b> {
        let mut names: Vec<&'b str> = Vec::new();
        let mut places: HashMap<&'b str, u32> = HashMap::new();
        let mut numbers = |features: &'b [Feature]| -> Vec<(u32, f32)> {
            let mut number = |feature: &'b Feature| {
                *places.entry(feature.name.as_str()).or_insert_with(|| {
                    names.push(&feature.name);
                    names.len() as u32 - 1
                })
            };
            features.iter().map(|feature| (number(feature), feature.value)).collect()
        };
        let rows = |labelled: &&'b Labelled| {
            let none = Row { features: numbers(&labelled.ballot.none), right: labelled.right.is_empty() };
            let others = labelled.ballot.candidates.iter().enumerate();
            let others = others.map(|(place, candidate)| Row {
                features: numbers(&candidate.features),
                right: labelled.right.contains(&place),
            });
            // Without features for "none" it is one of the candidates for sure.
            others.chain((!none.features.is_empty()).then_some(none)).collect()
        };
        let ballots = ballots.iter().map(rows).collect();
        Numbered { names, ballots }
    }

    /// Learns weights from the ballots at some places: `penalty` holds large ones back, and a feature must be found in `least` of
    /// them.
    pub fn fit(&self, places: &[usize], penalty: f32, least: usize) -> Model {
        let known = self.known(places, least);
        let rows = |place: &usize| -> Vec<Row> {
            let mut rows = self.ballots[*place].clone();
            rows.iter_mut().for_each(|row| row.features.retain(|(feature, _)| known[*feature as usize]));
            rows
        };
        let rows: Vec<Vec<Row>> = places.iter().map(rows).collect();
        let mut weights = vec![0f32; known.len()];
        let mut squares = vec![1e-6f32; known.len()];
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let mut seed = SEED;
        let mut gradient = Gradient::new(known.len());
        // The mean of the later rounds: it swings less than the last one (Polyak and Juditsky, 1992).
        let mut mean = vec![0f32; known.len()];
        for round in 0..ROUNDS {
            shuffle(&mut order, &mut seed);
            for place in &order {
                step(penalty, &rows[*place], &mut gradient, &mut weights, &mut squares);
            }
            if round >= ROUNDS - LATER {
                for (mean, weight) in mean.iter_mut().zip(&weights) {
                    *mean += weight / LATER as f32;
                }
            }
        }
        let named = self.names.iter().zip(mean).zip(known).filter(|(_, known)| *known);
        Model { weights: named.map(|((name, weight), _)| ((*name).to_owned(), weight)).collect() }
    }

    /// Whether enough of some ballots have a feature.
    fn known(&self, places: &[usize], least: usize) -> Vec<bool> {
        let mut counts = vec![(usize::MAX, 0); self.names.len()];
        for place in places {
            for (feature, _) in self.ballots[*place].iter().flat_map(|row| &row.features) {
                let (last, count) = &mut counts[*feature as usize];
                *count += usize::from(*last != *place);
                *last = *place;
            }
        }
        counts.into_iter().map(|(_, count)| count >= least).collect()
    }
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

/// The slope of one ballot's log-likelihood by feature: 0 but for the touched ones.
struct Gradient {
    pulls: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Gradient {
    fn new(features: usize) -> Gradient {
        Gradient { pulls: vec![0.0; features], touched: Vec::new(), is_touched: vec![false; features] }
    }

    fn add(&mut self, feature: u32, pull: f32) {
        let place = feature as usize;
        if !std::mem::replace(&mut self.is_touched[place], true) {
            self.touched.push(feature);
        }
        self.pulls[place] += pull;
    }
}

/// One step up the gradient of one ballot's log-likelihood.
fn step(penalty: f32, rows: &[Row], gradient: &mut Gradient, weights: &mut [f32], squares: &mut [f32]) {
    let sum = |row: &Row| row.features.iter().map(|(feature, value)| value * weights[*feature as usize]).sum();
    let sums: Vec<f32> = rows.iter().map(sum).collect();
    let shares = shares(&sums);
    let right: f32 = rows.iter().zip(&shares).filter(|(row, _)| row.right).map(|(_, share)| share).sum();
    for (row, share) in rows.iter().zip(&shares) {
        let wanted = if row.right { share / right.max(1e-12) } else { 0.0 };
        let pull = wanted - share;
        if pull.abs() > 1e-7 {
            for (feature, value) in &row.features {
                gradient.add(*feature, pull * value);
            }
        }
    }
    for feature in gradient.touched.drain(..) {
        let place = feature as usize;
        gradient.is_touched[place] = false;
        let slope = std::mem::take(&mut gradient.pulls[place]) - penalty * weights[place];
        squares[place] += slope * slope;
        weights[place] += STEP * slope / squares[place].sqrt();
    }
}

/// The sums of a ballot's candidates, and of "none" behind them.
pub fn sums(model: &Model, ballot: &Ballot) -> Vec<f32> {
    let known = |feature: &Feature| Some(feature.value * model.weights.get(&feature.name)?);
    let sum = |features: &[Feature]| features.iter().filter_map(known).sum::<f32>();
    let none = if ballot.none.is_empty() { f32::NEG_INFINITY } else { sum(&ballot.none) };
    ballot.candidates.iter().map(|candidate| sum(&candidate.features)).chain([none]).collect()
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
        let model = Numbered::of(&all.iter().collect::<Vec<_>>()).fit(&(0..all.len()).collect::<Vec<_>>(), 0.003, 3);
        let (best, chance) = vote(&model, &ballot(&["bad", "bad", "good"], None).ballot);
        assert_eq!(best, Some(2));
        assert!(chance > 0.8, "{chance}");
        let (_, chance) = vote(&model, &ballot(&["bad", "bad"], None).ballot);
        assert!(chance < 0.3, "{chance}");
    }
}
