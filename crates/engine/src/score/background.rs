//! What a score needs to know of the whole collection. Made once for a table and a letter table, and kept.

use super::effects::SourceEffects;
use super::shrinkage::Prior;
use super::{Method, Refusal, Scoring};
use crate::Table;
use crate::codes::Codes;
use crate::dimension::{Column, Dimension};
use crosscut_model::LetterTable;

/// A score with its film and source. Films and sources are codes; 0 stands for none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Observation {
    pub(super) film: u32,
    pub(super) source: u32,
    pub(super) score: f64,
}

/// How films and sources of the collection lie, or why that cannot be told.
#[derive(Clone, Debug, Default)]
pub struct Background {
    prior: Option<Result<Prior, Refusal>>,
    effects: Option<Result<SourceEffects, Refusal>>,
}

impl Background {
    /// Everything that any method needs.
    pub fn new(table: &Table, letters: LetterTable) -> Background {
        let observations = observations(table, letters);
        Background {
            prior: Some(Prior::estimate(&observations)),
            effects: Some(SourceEffects::estimate(&observations)),
        }
    }

    /// Only what one method needs: nothing for most.
    pub fn for_method(table: &Table, scoring: &Scoring) -> Background {
        match scoring.method {
            Method::Shrunk => Background {
                prior: Some(Prior::estimate(&observations(table, scoring.letters))),
                ..Background::default()
            },
            Method::SourceAdjusted => Background {
                effects: Some(SourceEffects::estimate(&observations(table, scoring.letters))),
                ..Background::default()
            },
            _ => Background::default(),
        }
    }

    /// What films are like.
    pub fn prior(&self) -> Result<Prior, Refusal> {
        self.prior.clone().unwrap_or(Err(Refusal::TooFewFilms { films: 0 }))
    }

    /// How harsh sources are.
    pub fn effects(&self) -> Result<&SourceEffects, Refusal> {
        match &self.effects {
            Some(effects) => effects.as_ref().map_err(Clone::clone),
            None => Err(Refusal::TooFewSources { sources: 0 }),
        }
    }
}

/// All scores of named films, rating by rating.
fn observations(table: &Table, letters: LetterTable) -> Vec<Observation> {
    let [films, sources] =
        [Dimension::Film, Dimension::Source].map(|dimension| table.column(dimension).map(Column::codes));
    let code = |column: Option<&Codes>, place| column.map_or(0, |codes| codes.get(place));
    let mut observations = Vec::new();
    for (rating, score) in (0..).zip(table.rating_scores(letters)) {
        let Some(score) = *score else { continue };
        let places = table.arrangement().of_rating(rating).filter(|place| code(films, *place) > 0);
        observations.extend(places.map(|place| Observation {
            film: code(films, place),
            source: code(sources, place),
            score,
        }));
    }
    observations
}
