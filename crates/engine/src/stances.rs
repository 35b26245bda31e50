//! What bodies of documents take up: how many take which stance on which aspect, who cares about what more than others do, and where
//! sides differ.

use crate::order::sorted;
use crate::score::{by, wilson_ends};
use crate::{Facet, Matching, Table};
use crosscut_model::{Aspect, LetterTable, Stance};

/// How many documents take which stance on an aspect, in the order of [`Stance::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken(pub [usize; 4]);

/// By aspect, in the order of [`Aspect::ALL`].
pub type AllTaken = [Taken; 9];

impl Taken {
    /// How many documents take the aspect up: each has one stance on it.
    #[inline]
    pub fn documents(&self) -> usize {
        self.0.iter().sum()
    }

    /// What the documents say together: what more than half of those that judge say, else mixed. `None` where nobody takes it up.
    #[inline]
    pub fn leaning(&self) -> Option<Stance> {
        let Taken([praise, mixed, criticism, mentioned]) = *self;
        match praise + mixed + criticism {
            0 => (mentioned > 0).then_some(Stance::Mentioned),
            judged if 2 * praise > judged => Some(Stance::Praise),
            judged if 2 * criticism > judged => Some(Stance::Criticism),
            _ => Some(Stance::Mixed),
        }
    }
}

/// What some rows take up.
pub fn taken(table: &Table, rows: &Matching) -> AllTaken {
    // Which letter table counts makes no difference to what is counted here.
    let parts = by(table, rows, Facet::Aspect, LetterTable::default());
    placed(parts.into_iter().map(|part| (part.code, part.review_count)))
}

/// The same from how many rows each code of [`Facet::Aspect`] has.
#[inline]
pub fn taken_of_counts(counts: &[u32]) -> AllTaken {
    placed((0..).zip(counts).map(|(code, count)| (code, *count as usize)))
}

fn placed(counts: impl Iterator<Item = (u32, usize)>) -> AllTaken {
    let mut all = AllTaken::default();
    for (code, count) in counts {
        let Some(place) = (code as usize).checked_sub(1) else { continue };
        if let Some(taken) = all.get_mut(place / Stance::ALL.len()) {
            taken.0[place % Stance::ALL.len()] = count;
        }
    }
    all
}

/// How sides lie on an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// No side takes it up.
    Silent,
    /// One side does, the others are silent.
    Only(usize),
    /// One leans to praise, another one to criticism.
    Split,
    /// Several take it up, and none contradicts another.
    Together,
}

/// How sides lie on one aspect.
#[inline]
pub fn across(sides: &[Taken]) -> Across {
    let speaking: Vec<(usize, Stance)> =
        sides.iter().enumerate().filter_map(|(side, taken)| Some((side, taken.leaning()?))).collect();
    let leans = |stance: Stance| speaking.iter().any(|(_, leaning)| *leaning == stance);
    match speaking[..] {
        [] => Across::Silent,
        [(side, _)] if sides.len() > 1 => Across::Only(side),
        _ if leans(Stance::Praise) && leans(Stance::Criticism) => Across::Split,
        _ => Across::Together,
    }
}

/// How much more, or less, some documents take an aspect up than the others do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emphasis {
    pub aspect: Aspect,
    /// The share of the own documents that take it up, and that of the others, 0 to 1.
    pub own: f64,
    pub others: f64,
    /// The interval of 95 % of the difference of the two shares; `None` below five documents on either side.
    pub likely: Option<(f64, f64)>,
}

impl Emphasis {
    /// The difference of the shares.
    #[inline]
    pub fn difference(&self) -> f64 {
        self.own - self.others
    }

    /// Whether chance alone would hardly make such a difference.
    #[inline]
    pub fn is_certain(&self) -> bool {
        self.likely.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// Below so many documents no interval is given.
const NEEDED: usize = 5;

/// Some documents beside all the others, aspect by aspect, what they care about most first. Aspects that nobody takes up are left out.
/// `all` has the own documents too; both come with how many documents they are of.
///
/// The interval is Newcombe's for the difference of two independent shares ("Interval estimation for the difference between
/// independent proportions", Statistics in Medicine 17, 1998, method 10): it puts Wilson's intervals together.
pub fn emphasis(own: (&AllTaken, usize), all: (&AllTaken, usize)) -> Vec<Emphasis> {
    let ((own, own_of), (all, all_of)) = (own, all);
    let others_of = all_of.saturating_sub(own_of);
    let share = |count: usize, of: usize| if of > 0 { count as f64 / of as f64 } else { 0.0 };
    let emphases = Aspect::ALL.iter().zip(own.iter().zip(all)).filter(|(_, (_, all))| all.documents() > 0);
    let emphases: Vec<Emphasis> = emphases
        .map(|(aspect, (own, all))| {
            let others = share(all.documents().saturating_sub(own.documents()), others_of);
            let own = share(own.documents(), own_of);
            let is_enough = own_of.min(others_of) >= NEEDED;
            Emphasis {
                aspect: *aspect,
                own,
                others,
                likely: is_enough.then(|| newcombe((own, own_of), (others, others_of))),
            }
        })
        .collect();
    let difference = |place: u32| emphases[place as usize].difference();
    let order = sorted(0..emphases.len() as u32, &|a, b| difference(b).total_cmp(&difference(a)));
    order.into_iter().map(|place| emphases[place as usize]).collect()
}

fn newcombe(one: (f64, usize), other: (f64, usize)) -> (f64, f64) {
    let ((p, n), (q, m)) = (one, other);
    let ((p_low, p_high), (q_low, q_high)) = (wilson_ends(p, n as f64), wilson_ends(q, m as f64));
    let apart = |a: f64, b: f64| (a * a + b * b).sqrt();
    (p - q - apart(p - p_low, q_high - q), p - q + apart(p_high - p, q - q_low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_documents_say_together_is_what_most_of_those_that_judge_say() {
        let leaning = |counts| Taken(counts).leaning();
        assert_eq!(leaning([0, 0, 0, 0]), None);
        assert_eq!(leaning([0, 0, 0, 9]), Some(Stance::Mentioned));
        assert_eq!(leaning([1, 0, 0, 9]), Some(Stance::Praise));
        assert_eq!(leaning([2, 1, 1, 0]), Some(Stance::Mixed));
        assert_eq!(leaning([1, 1, 3, 0]), Some(Stance::Criticism));
        assert_eq!(leaning([3, 0, 3, 0]), Some(Stance::Mixed));
    }

    #[test]
    fn sides_are_silent_alone_split_or_together() {
        let (silent, praise, fault, mixed) =
            (Taken::default(), Taken([2, 0, 0, 0]), Taken([0, 0, 1, 0]), Taken([0, 1, 0, 0]));
        assert_eq!(across(&[silent, silent]), Across::Silent);
        assert_eq!(across(&[silent, fault, silent]), Across::Only(1));
        assert_eq!(across(&[praise, mixed, fault]), Across::Split);
        assert_eq!(across(&[praise, mixed]), Across::Together);
        // Where there is nobody else, nobody is alone.
        assert_eq!(across(&[praise]), Across::Together);
        assert_eq!(across(&[]), Across::Silent);
    }

    #[test]
    fn the_interval_of_a_difference_is_newcombes() {
        // His own example: 56 of 70 less 48 of 80.
        let (low, high) = newcombe((56.0 / 70.0, 70), (48.0 / 80.0, 80));
        assert!((low - 0.0524).abs() < 5e-5 && (high - 0.3339).abs() < 5e-5, "{low} {high}");
    }

    #[test]
    fn what_is_cared_about_comes_first_and_own_documents_are_not_among_the_others() {
        let mut own = AllTaken::default();
        let mut all = AllTaken::default();
        (own[0], all[0]) = (Taken([8, 0, 0, 0]), Taken([8, 0, 0, 2]));
        (own[1], all[1]) = (Taken([0, 0, 1, 0]), Taken([5, 4, 1, 1]));
        let found = emphasis((&own, 10), (&all, 30));
        let found: Vec<(Aspect, f64, f64, bool)> =
            found.iter().map(|one| (one.aspect, one.own, one.others, one.is_certain())).collect();
        assert_eq!(found, [(Aspect::Acting, 0.8, 0.1, true), (Aspect::Direction, 0.1, 0.5, true)]);
        assert_eq!(emphasis((&own, 4), (&all, 30))[0].likely, None);
        // Of a collection that is all its own there is nobody to compare with.
        assert_eq!(emphasis((&all, 30), (&all, 30))[0].others, 0.0);
    }
}
