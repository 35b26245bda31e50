//! Some ratings beside all others on the same films: how much harsher or kinder a source or an author is.
//!
//! Film by film: the mean of the own ratings less the mean of all others on that film. The difference is the mean of these, each film
//! counting once however often it was rated, because the ratings of one film are no independent witnesses of a source's harshness.
//! Its margin is Student's t over the films. Ratings of films that nobody else rated, and of no film, are not compared.

use super::interval::{self, Students};
use super::{NoInterval, Part, by};
use crate::codes::CodeSet;
use crate::dimension::{Column, Dimension};
use crate::outcome::Matching;
use crate::steps::in_steps;
use crate::{Bitmap, Facet, Table};
use crosscut_model::LetterTable;

/// Ratings beside the others on the same films.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// Films with ratings of both sides.
    pub films: usize,
    /// Ratings that were compared: own ones, and others.
    pub own: usize,
    pub others: usize,
    /// Points of the scale by which the own ratings lie above the others, or, negative, below. `None` without a film to compare.
    pub difference: Option<f64>,
    /// Half the width of the difference's interval of 95 %.
    pub margin: Result<f64, NoInterval>,
}

/// Running sums over films.
#[derive(Clone, Copy, Default)]
struct Sums {
    films: usize,
    own: usize,
    others: usize,
    mean: f64,
    squares: f64,
}

impl Sums {
    /// Adds a film: its own ratings, and all of them, as how many they are and what they add up to.
    #[inline]
    fn add(&mut self, own: (usize, f64), all: (usize, f64)) {
        let others = all.0.saturating_sub(own.0);
        if own.0 == 0 || others == 0 {
            return;
        }
        let difference = own.1 / own.0 as f64 - (all.1 - own.1) / others as f64;
        self.films += 1;
        self.own += own.0;
        self.others += others;
        let apart = difference - self.mean;
        self.mean += apart / self.films as f64;
        self.squares += apart * (difference - self.mean);
    }

    #[inline]
    fn done(&self, students: &mut Students) -> Beside {
        let Sums { films, own, others, mean, squares } = *self;
        let deviation = (squares / (films as f64 - 1.0).max(1.0)).sqrt();
        Beside {
            films,
            own,
            others,
            difference: (films > 0).then_some(mean),
            margin: interval::margin(films, deviation, students),
        }
    }
}

/// Some rows beside all others, and those others: the rows outside of them that carry a score of a film which they score too.
#[inline]
pub fn beside(table: &Table, rows: &Matching, letters: LetterTable) -> (Beside, Matching) {
    let totals = totals(table, letters);
    let mut sums = Sums::default();
    let mut films = vec![false; totals.len()];
    for part in by(table, rows, Facet::Film, letters).into_iter().filter(|part| part.code > 0 && part.mean.is_some()) {
        sums.add(sum_of(&part), totals[part.code as usize]);
        films[part.code as usize] = true;
    }
    (sums.done(&mut Students::default()), others(table, rows, &films, letters))
}

/// The rows outside of some that carry a score of any of these films, which are by code.
fn others(table: &Table, rows: &Matching, films: &[bool], letters: LetterTable) -> Matching {
    let set = CodeSet::new(films.len(), |code| films[code as usize]);
    let scores = table.rating_scores(letters);
    let scored = CodeSet::new(table.rating_terms(), |code| scores[code as usize].is_some());
    let mut places = table.places_of(Dimension::Film, &set).common(&table.arrangement().with_ratings(&scored));
    places.subtract(&rows.places(table));
    Matching::new(places, table.arrangement())
}

/// Each value of a facet with one value a row beside all others, by code. For facets with several nothing is compared.
pub fn beside_each(table: &Table, facet: Facet, letters: LetterTable) -> Vec<Beside> {
    let mut students = Students::default();
    let [own, films] =
        [Dimension::of(facet), Dimension::Film].map(|dimension| table.column(dimension).map(Column::codes));
    let (Some(own), Some(films)) = (own, films) else {
        return vec![Sums::default().done(&mut students); table.size(facet)];
    };
    let scores = table.rating_scores(letters);
    let scored = || (0..).zip(scores).filter_map(|(rating, score)| Some((rating, (*score)?)));
    // The films and ratings of each value side by side, by a counting sort; on the way, what the films add up to.
    let mut next = vec![0_u32; table.size(facet) + 1];
    let mut totals = vec![(0, 0.0); table.size(Facet::Film)];
    for (rating, score) in scored() {
        let places = table.arrangement().of_rating(rating);
        let first = places.start;
        in_steps(places.len(), |step| {
            for place in step {
                next[own.get(first + place) as usize + 1] += 1;
                let (count, sum) = &mut totals[films.get(first + place) as usize];
                *count += 1;
                *sum += score;
            }
        });
    }
    let mut total = 0;
    next.iter_mut().for_each(|start| {
        total += *start;
        *start = total;
    });
    let ends = next[1..].to_vec();
    let mut listed = vec![(0, 0); total as usize];
    for (rating, _) in scored() {
        let places = table.arrangement().of_rating(rating);
        let first = places.start;
        in_steps(places.len(), |step| {
            for place in step {
                let slot = &mut next[own.get(first + place) as usize];
                listed[*slot as usize] = (films.get(first + place), rating);
                *slot += 1;
            }
        });
    }
    let mut sums = vec![(0, 0.0); table.size(Facet::Film)];
    let mut there = Vec::new();
    let mut start = 0;
    let mut compared = Vec::with_capacity(ends.len());
    for end in ends {
        for (film, rating) in &listed[start..end as usize] {
            let sum = &mut sums[*film as usize];
            if sum.0 == 0 {
                there.push(*film);
            }
            *sum = (sum.0 + 1, sum.1 + scores[*rating as usize].unwrap_or(0.0));
        }
        let mut of_value = Sums::default();
        for film in there.drain(..) {
            let own = std::mem::take(&mut sums[film as usize]);
            if film > 0 {
                of_value.add(own, totals[film as usize]);
            }
        }
        compared.push(of_value.done(&mut students));
        start = end as usize;
    }
    compared
}

/// By code of a film, how many scores it has and what they add up to.
fn totals(table: &Table, letters: LetterTable) -> Vec<(usize, f64)> {
    let mut totals = vec![(0, 0.0); table.size(Facet::Film)];
    let rows = Matching::new(Bitmap::full(table.rows()), table.arrangement());
    let all = by(table, &rows, Facet::Film, letters);
    all.iter().for_each(|part| totals[part.code as usize] = sum_of(part));
    totals
}

fn sum_of(part: &Part) -> (usize, f64) {
    (part.rating_count, part.mean.unwrap_or(0.0) * part.rating_count as f64)
}
