//! How much the ratings of each source weigh.

use crate::order::sorted;

/// By code of a source, how much its ratings weigh; 1 for those that are not named. Kept in the order of the codes, whatever the order in
/// which they are given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights(Vec<(u32, f64)>);

impl Weights {
    /// How much a rating of a source weighs.
    pub fn of(&self, source: u32) -> f64 {
        let place = self.0.binary_search_by(|(code, _)| code.cmp(&source));
        place.map_or(1.0, |place| self.0[place].1)
    }

    /// The sources that are named, with their weights.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<(u32, f64)> for Weights {
    /// Of several weights of one source the last one counts.
    #[inline]
    fn from_iter<I: IntoIterator<Item = (u32, f64)>>(weights: I) -> Weights {
        let given: Vec<(u32, f64)> = weights.into_iter().collect();
        let code = |place: u32| given[place as usize].0;
        let places = sorted(0..given.len() as u32, &|a, b| code(a).cmp(&code(b)));
        let last = places.chunk_by(|a, b| code(*a) == code(*b)).filter_map(|alike| alike.last().copied());
        Weights(last.map(|place| given[place as usize]).collect())
    }
}

impl<const N: usize> From<[(u32, f64); N]> for Weights {
    #[inline]
    fn from(weights: [(u32, f64); N]) -> Weights {
        weights.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights in the order of their keys as texts, 1, 10, 2, were once looked up as if they were in that of their codes.
    #[test]
    fn weights_are_found_in_whatever_order_they_are_given() {
        let weights = Weights::from([(1, 0.1), (10, 0.5), (2, 3.0), (10, 0.0)]);
        assert_eq!([0, 1, 2, 3, 10].map(|source| weights.of(source)), [1.0, 0.1, 3.0, 1.0, 0.0]);
        assert_eq!(weights.iter().collect::<Vec<_>>(), [(1, 0.1), (2, 3.0), (10, 0.0)]);
    }
}
