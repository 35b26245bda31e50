//! Several bodies of ratings on the films that all of them rate, so that nobody looks harsher for having seen worse films.

use super::{Part, by};
use crate::order::sorted;
use crate::{Facet, Matching, Table};
use crosscut_model::LetterTable;

/// A film with what each side gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct OnFilm {
    pub film: u32,
    /// By side, the mean of its ratings; `None` for a side that rates no film at all.
    pub means: Vec<Option<f64>>,
}

impl OnFilm {
    /// Points between the highest and the lowest.
    pub fn apart(&self) -> f64 {
        let means = || self.means.iter().flatten().copied();
        means().fold(f64::NEG_INFINITY, f64::max) - means().fold(f64::INFINITY, f64::min)
    }
}

/// Sides on the same films.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InCommon {
    /// The films that all sides rate which rate any, furthest apart first. Empty where only one side rates anything.
    pub rated: Vec<OnFilm>,
    /// By side, the mean of its means on these, each film counting once.
    pub means: Vec<Option<f64>>,
    /// Codes of the films that at least two sides write about, rated or not, most documents first.
    pub written_about: Vec<u32>,
}

/// Brings sides together. A row may be of several of them, as of a source and of its author.
pub fn in_common(table: &Table, sides: &[Matching], letters: LetterTable) -> InCommon {
    let parts: Vec<Vec<Part>> = sides.iter().map(|rows| by(table, rows, Facet::Film, letters)).collect();
    let of_side = |side: &[Part], film: u32| -> Option<Part> {
        side.binary_search_by(|part| part.code.cmp(&film)).ok().map(|place| side[place])
    };
    let rates = |side: &[Part]| side.iter().any(|part| part.code > 0 && part.mean.is_some());
    let rating: Vec<bool> = parts.iter().map(|side| rates(side)).collect();
    let mut films: Vec<u32> = parts.iter().flatten().map(|part| part.code).filter(|code| *code > 0).collect();
    films = sorted(films, &|a, b| a.cmp(&b));
    films.dedup();
    let (mut rated, mut written_about, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    for film in films {
        let here: Vec<Option<Part>> = parts.iter().map(|side| of_side(side, film)).collect();
        if here.iter().flatten().count() > 1 {
            written_about.push(film);
            documents.push(here.iter().flatten().map(|part| part.review_count).sum::<usize>());
        }
        let means: Vec<Option<f64>> = here.iter().map(|part| part.and_then(|part| part.mean)).collect();
        let is_rated = means.iter().zip(&rating).all(|(mean, rates)| mean.is_some() || !rates);
        if is_rated && means.iter().flatten().count() > 1 {
            rated.push(OnFilm { film, means });
        }
    }
    let apart: Vec<f64> = rated.iter().map(OnFilm::apart).collect();
    let order = sorted(0..rated.len() as u32, &|a, b| apart[b as usize].total_cmp(&apart[a as usize]));
    let rated: Vec<OnFilm> = order.into_iter().map(|place| rated[place as usize].clone()).collect();
    let mean = |side: usize| {
        let sum: f64 = rated.iter().filter_map(|film| film.means[side]).sum();
        (rating[side] && !rated.is_empty()).then(|| sum / rated.len() as f64)
    };
    let order = sorted(0..written_about.len() as u32, &|a, b| documents[b as usize].cmp(&documents[a as usize]));
    InCommon {
        means: (0..sides.len()).map(mean).collect(),
        rated,
        written_about: order.into_iter().map(|place| written_about[place as usize]).collect(),
    }
}
