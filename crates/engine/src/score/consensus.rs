//! Where documents agree and where they split: on aspects, and in their ratings. By shares that a reader can count again: those agree
//! of whom at least four of five say the same.

use crosscut_model::{Aspect, Stance};

/// Ratings agree where four of five lie within so many points. Raising it calls more of them agreed.
pub const NARROW: f64 = 20.0;

/// The stances that are a judgement.
const JUDGEMENTS: [Stance; 3] = [Stance::Praise, Stance::Mixed, Stance::Criticism];

/// How many documents take which stance on an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaning {
    pub aspect: Aspect,
    /// In the order of [`Stance::ALL`].
    pub counts: [usize; 4],
}

/// The narrowest range with four of five ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bulk {
    /// Both 0 to 100.
    pub low: f64,
    pub high: f64,
    /// Ratings in it.
    pub inside: usize,
    /// All ratings.
    pub all: usize,
}

impl Leaning {
    /// How many take a stance.
    #[inline]
    pub fn count(&self, stance: Stance) -> usize {
        Stance::ALL.iter().zip(self.counts).find(|(known, _)| **known == stance).map_or(0, |(_, count)| count)
    }

    /// How many judge it, rather than only mention it.
    #[inline]
    pub fn judged(&self) -> usize {
        JUDGEMENTS.iter().map(|stance| self.count(*stance)).sum()
    }

    /// The commonest judgement, and how many share it; of two that are as common the kinder.
    #[inline]
    pub fn prevailing(&self) -> (Stance, usize) {
        let counts = JUDGEMENTS.map(|stance| (stance, self.count(stance)));
        counts.into_iter().reduce(|most, next| if next.1 > most.1 { next } else { most }).unwrap_or((Stance::Mixed, 0))
    }

    /// Whether four of five of those who judge it say the same.
    #[inline]
    pub fn is_agreed(&self) -> bool {
        is_most(self.prevailing().1, self.judged())
    }

    /// How far judgements lie apart, from 0 where all are one to 1 where half praise and half fault: the variance of them as 1, 0
    /// and −1.
    #[inline]
    pub fn division(&self) -> f64 {
        let [praise, all] = [self.count(Stance::Praise), self.judged()].map(|count| count as f64);
        let criticism = self.count(Stance::Criticism) as f64;
        if all > 0.0 { (praise + criticism) / all - ((praise - criticism) / all).powi(2) } else { 0.0 }
    }
}

impl Bulk {
    /// Whether these ratings agree.
    #[inline]
    pub fn is_agreed(&self) -> bool {
        self.high - self.low <= NARROW
    }
}

#[inline]
fn is_most(count: usize, all: usize) -> bool {
    count * 5 >= all * 4
}

/// The aspects that at least two documents judge, from the counts by code of [`crate::Facet::Aspect`].
#[inline]
pub fn leanings(counts: &[u32]) -> Vec<Leaning> {
    let of = |aspect: usize, stance: usize| {
        counts.get(1 + aspect * Stance::ALL.len() + stance).map_or(0, |count| *count as usize)
    };
    let leaning = |(place, aspect): (usize, &Aspect)| {
        let leaning = Leaning { aspect: *aspect, counts: std::array::from_fn(|stance| of(place, stance)) };
        (leaning.judged() > 1).then_some(leaning)
    };
    Aspect::ALL.iter().enumerate().filter_map(leaning).collect()
}

/// The narrowest range with four of five of some ratings, the lowest of those that are as narrow. `scores` are rising, each with how many
/// there are of it; `None` below two ratings.
#[inline]
pub fn bulk(scores: &[(f64, usize)]) -> Option<Bulk> {
    let all: usize = scores.iter().map(|(_, count)| count).sum();
    if all < 2 {
        return None;
    }
    let mut narrowest: Option<Bulk> = None;
    let (mut first, mut inside) = (0, 0);
    for (high, count) in scores {
        inside += count;
        while is_most(inside - scores[first].1, all) {
            inside -= scores[first].1;
            first += 1;
        }
        let low = scores[first].0;
        if is_most(inside, all) && narrowest.is_none_or(|narrowest| high - low < narrowest.high - narrowest.low) {
            narrowest = Some(Bulk { low, high: *high, inside, all });
        }
    }
    narrowest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaning(praise: usize, mixed: usize, criticism: usize) -> Leaning {
        Leaning { aspect: Aspect::Acting, counts: [praise, mixed, criticism, 7] }
    }

    #[test]
    fn four_of_five_agree_and_three_of_four_do_not() {
        for (praise, mixed, criticism, agreed) in
            [(2, 0, 0, true), (4, 1, 0, true), (4, 0, 1, true), (3, 1, 0, false), (1, 0, 1, false), (0, 0, 9, true)]
        {
            assert_eq!(leaning(praise, mixed, criticism).is_agreed(), agreed, "{praise} {mixed} {criticism}");
        }
        assert_eq!(leaning(2, 2, 5).prevailing(), (Stance::Criticism, 5));
        assert_eq!(leaning(2, 2, 2).prevailing(), (Stance::Praise, 2));
    }

    #[test]
    fn two_poles_divide_most_and_mentions_not_at_all() {
        assert_eq!(leaning(5, 0, 5).division(), 1.0);
        assert_eq!(leaning(5, 0, 0).division(), 0.0);
        assert_eq!(leaning(0, 0, 0).division(), 0.0);
        assert!(leaning(5, 0, 5).division() > leaning(5, 5, 0).division());
        assert!(leaning(5, 5, 0).division() > leaning(9, 1, 0).division());
    }

    #[test]
    fn only_what_two_documents_judge_is_compared() {
        let mut counts = vec![0; 1 + Aspect::ALL.len() * Stance::ALL.len()];
        // Acting is praised once and mentioned often, direction praised once and faulted once.
        (counts[1], counts[4], counts[5], counts[7]) = (1, 9, 1, 1);
        let found = leanings(&counts);
        assert_eq!(found, [Leaning { aspect: Aspect::Direction, counts: [1, 0, 1, 0] }]);
        assert_eq!(leanings(&[]), []);
    }

    #[test]
    fn the_bulk_is_the_narrowest_range_with_four_of_five() {
        let narrow = bulk(&[(10.0, 1), (70.0, 2), (80.0, 5), (90.0, 1), (100.0, 1)]).unwrap();
        assert_eq!((narrow.low, narrow.high, narrow.inside, narrow.all), (70.0, 90.0, 8, 10));
        assert!(narrow.is_agreed());
        assert_eq!(bulk(&[(0.0, 1), (100.0, 1)]).map(|bulk| (bulk.low, bulk.high)), Some((0.0, 100.0)));
        assert_eq!(bulk(&[(60.0, 9), (90.0, 1)]).map(|bulk| (bulk.low, bulk.high, bulk.inside)), Some((60.0, 60.0, 9)));
        assert_eq!([bulk(&[]), bulk(&[(50.0, 1)])], [None, None]);
    }

    /// Against every range there is.
    #[test]
    fn no_range_with_as_many_is_narrower() {
        let mut seed = 1_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..300 {
            let mut at = 0.0;
            let scores: Vec<(f64, usize)> = (0..1 + random(9))
                .map(|_| {
                    at += 1.0 + random(9) as f64;
                    (at, 1 + random(6) as usize)
                })
                .collect();
            let all: usize = scores.iter().map(|(_, count)| count).sum();
            let ranges = (0..scores.len()).flat_map(|low| (low..scores.len()).map(move |high| (low, high)));
            let enough = |(low, high): &(usize, usize)| {
                scores[*low..=*high].iter().map(|(_, count)| count).sum::<usize>() * 5 >= all * 4
            };
            let width = |(low, high): (usize, usize)| scores[high].0 - scores[low].0;
            let narrowest = ranges.filter(enough).map(width).fold(f64::INFINITY, f64::min);
            let found = bulk(&scores).map(|bulk| bulk.high - bulk.low);
            assert_eq!(found, (all > 1).then_some(narrowest), "{scores:?}");
        }
    }
}
