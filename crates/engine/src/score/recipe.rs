//! How a reader has scores made, as the score lab has it: the method and its settings, in whole numbers, so that what is written in an
//! address is what comes back.
//!
//! In an address: `method=trimmed&trim=20`, `method=favourable&favourable=70`, `method=weighted&weight=courier:2.5&weight=post:0`,
//! `least=10`. What is usual is not written.

use super::{Method, Scoring};
use crate::url::{decimal, written};
use crate::{Facet, Table};
use crosscut_model::LetterTable;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    pub method: Method,
    /// Per cent of the ratings that a trimmed mean leaves out at each end: 0 to [`Recipe::MOST_TRIMMED`].
    pub trimmed: u32,
    /// The score, 0 to 100, from which a review is favourable.
    pub favourable_from: u32,
    /// Codes of sources, rising, with their weights in hundredths: 0 to [`Recipe::MOST_WEIGHT`]. None is 100, which is usual.
    pub weights: Vec<(u32, u32)>,
    /// Ratings that a film needs to be ranked; `None`: as is usual for the collection.
    pub least: Option<u32>,
}

/// A part of an address that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecipeNote {
    Method(String),
    Trimmed(String),
    Favourable(String),
    Weight(String),
    Least(String),
}

impl Default for Recipe {
    fn default() -> Recipe {
        let Scoring { method, trimmed, favourable_from, .. } = Scoring::default();
        Recipe { method, trimmed, favourable_from: favourable_from as u32, weights: Vec::new(), least: None }
    }
}

const METHOD: &str = "method";
const TRIM: &str = "trim";
const FAVOURABLE: &str = "favourable";
const WEIGHT: &str = "weight";
const LEAST: &str = "least";

/// What every source weighs, in hundredths.
const USUAL: u32 = 100;

impl Recipe {
    /// The most that can be left out at each end, in per cent; the median is what lies beyond.
    pub const MOST_TRIMMED: u32 = 45;
    /// The most that a source can weigh, in hundredths.
    pub const MOST_WEIGHT: u32 = 300;

    /// Whether scores come out as they do without it.
    #[inline]
    pub fn is_usual(&self) -> bool {
        *self == Recipe { least: self.least, ..Recipe::default() }
    }

    /// What a source weighs, in hundredths.
    #[inline]
    pub fn weight(&self, source: u32) -> u32 {
        let place = self.weights.binary_search_by(|(code, _)| code.cmp(&source));
        place.map_or(USUAL, |place| self.weights[place].1)
    }

    /// Sets what a source weighs, in hundredths.
    #[inline]
    pub fn set_weight(&mut self, source: u32, weight: u32) {
        let weight = weight.min(Recipe::MOST_WEIGHT);
        match (self.weights.binary_search_by(|(code, _)| code.cmp(&source)), weight) {
            (Ok(place), USUAL) => drop(self.weights.remove(place)),
            (Ok(place), _) => self.weights[place].1 = weight,
            (Err(_), USUAL) => {}
            (Err(place), _) => self.weights.insert(place, (source, weight)),
        }
    }

    /// The scoring that it stands for.
    #[inline]
    pub fn scoring(&self, letters: LetterTable) -> Scoring {
        Scoring {
            method: self.method,
            letters,
            favourable_from: f64::from(self.favourable_from),
            trimmed: self.trimmed,
            source_weights: self.weights.iter().map(|(code, weight)| (*code, f64::from(*weight) / 100.0)).collect(),
        }
    }

    /// The pairs that stand for it, in a fixed order; none for the usual one.
    #[inline]
    pub fn to_pairs(&self, table: &Table) -> Vec<(String, String)> {
        let usual = Recipe::default();
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if self.method != usual.method {
            add(METHOD, self.method.key().to_owned());
        }
        if self.trimmed != usual.trimmed {
            add(TRIM, self.trimmed.to_string());
        }
        if self.favourable_from != usual.favourable_from {
            add(FAVOURABLE, self.favourable_from.to_string());
        }
        for (source, weight) in &self.weights {
            add(WEIGHT, format!("{}:{}", table.key(Facet::Source, *source), written(f64::from(*weight) / 100.0)));
        }
        if let Some(least) = self.least {
            add(LEAST, least.to_string());
        }
        pairs
    }

    /// What pairs stand for, and what of them could not be taken. Pairs of other names are left alone.
    #[inline]
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        table: &Table,
    ) -> (Recipe, Vec<RecipeNote>) {
        let (mut recipe, mut notes) = (Recipe::default(), Vec::new());
        let whole = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| *number <= most);
        for (name, value) in pairs {
            let is_taken = match name {
                METHOD => Method::from_key(value).map(|method| recipe.method = method),
                TRIM => whole(value, Recipe::MOST_TRIMMED).map(|share| recipe.trimmed = share),
                FAVOURABLE => whole(value, 100).map(|score| recipe.favourable_from = score),
                WEIGHT => weight(value, table).map(|(source, weight)| recipe.set_weight(source, weight)),
                LEAST => whole(value, u32::MAX).map(|least| recipe.least = Some(least)),
                _ => Some(()),
            };
            let note = match name {
                METHOD => RecipeNote::Method,
                TRIM => RecipeNote::Trimmed,
                FAVOURABLE => RecipeNote::Favourable,
                WEIGHT => RecipeNote::Weight,
                _ => RecipeNote::Least,
            };
            if is_taken.is_none() {
                notes.push(note(value.to_owned()));
            }
        }
        (recipe, notes)
    }
}

/// A source and its weight in hundredths, from `key:2.5`.
#[inline]
fn weight(text: &str, table: &Table) -> Option<(u32, u32)> {
    let (key, weight) = text.rsplit_once(':')?;
    let weight = decimal(weight)? * 100.0;
    // 0.29 is no number of the machine: a hundred times it is a bit less than 29.
    let is_one = weight.round() <= f64::from(Recipe::MOST_WEIGHT) && (weight - weight.round()).abs() < 1e-6;
    Some((table.code(Facet::Source, key)?, weight.round() as u32)).filter(|_| is_one)
}
