//! Small ordered collections in one piece of memory each: what a reader chooses is a handful of values. The standard library's
//! trees would do as well, and are a good deal more program.

use crate::{Choice, Facet, sorted};
use std::slice::Iter;

/// Codes, rising, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeList(Vec<u32>);

impl CodeList {
    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a code is in it.
    #[inline]
    pub fn contains(&self, code: u32) -> bool {
        self.0.binary_search(&code).is_ok()
    }

    /// Puts a code in; says whether it was not there.
    #[inline]
    pub fn insert(&mut self, code: u32) -> bool {
        let place = self.0.binary_search(&code);
        if let Err(place) = place {
            self.0.insert(place, code);
        }
        place.is_err()
    }

    /// Takes a code out; says whether it was there.
    #[inline]
    pub fn remove(&mut self, code: u32) -> bool {
        let place = self.0.binary_search(&code);
        if let Ok(place) = place {
            self.0.remove(place);
        }
        place.is_ok()
    }

    /// Keeps those for which `keep` holds.
    #[inline]
    pub fn retain(&mut self, keep: impl FnMut(&u32) -> bool) {
        self.0.retain(keep);
    }

    /// The codes.
    #[inline]
    pub fn iter(&self) -> Iter<'_, u32> {
        self.0.iter()
    }

    /// Those below `end`.
    #[inline]
    pub fn below(&self, end: u32) -> &[u32] {
        &self.0[..self.0.partition_point(|code| *code < end)]
    }
}

impl Extend<u32> for CodeList {
    #[inline]
    fn extend<I: IntoIterator<Item = u32>>(&mut self, codes: I) {
        self.0.extend(codes);
        *self = std::mem::take(&mut self.0).into_iter().collect();
    }
}

impl FromIterator<u32> for CodeList {
    #[inline]
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> CodeList {
        let mut codes = sorted(codes, &|a, b| a.cmp(&b));
        codes.dedup();
        CodeList(codes)
    }
}

impl<const N: usize> From<[u32; N]> for CodeList {
    #[inline]
    fn from(codes: [u32; N]) -> CodeList {
        codes.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a CodeList {
    type Item = &'a u32;
    type IntoIter = Iter<'a, u32>;

    #[inline]
    fn into_iter(self) -> Iter<'a, u32> {
        self.iter()
    }
}

/// Choices by facet, in the order of the facets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices(Vec<(Facet, Choice)>);

impl Choices {
    /// The choice within a facet, if there is one.
    #[inline]
    pub fn get(&self, facet: Facet) -> Option<&Choice> {
        self.0.iter().find(|(own, _)| *own == facet).map(|(_, choice)| choice)
    }

    /// The choice within a facet, to be changed; an empty one where there was none.
    #[inline]
    pub fn of(&mut self, facet: Facet) -> &mut Choice {
        let place = self.0.partition_point(|(own, _)| *own < facet);
        if self.0.get(place).is_none_or(|(own, _)| *own != facet) {
            self.0.insert(place, (facet, Choice::default()));
        }
        &mut self.0[place].1
    }

    /// Keeps those for which `keep` holds.
    #[inline]
    pub fn retain(&mut self, mut keep: impl FnMut(Facet, &mut Choice) -> bool) {
        self.0.retain_mut(|(facet, choice)| keep(*facet, choice));
    }

    /// The facets with their choices.
    #[inline]
    pub fn iter(&self) -> Iter<'_, (Facet, Choice)> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Choices {
    type Item = &'a (Facet, Choice);
    type IntoIter = Iter<'a, (Facet, Choice)>;

    #[inline]
    fn into_iter(self) -> Iter<'a, (Facet, Choice)> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kept_rising_and_once_each() {
        let mut codes: CodeList = [7, 2, 7, 4].into();
        assert!(!codes.insert(4) && codes.insert(3) && codes.remove(2) && !codes.remove(2));
        codes.extend([9, 3, 0]);
        assert_eq!(codes.iter().copied().collect::<Vec<u32>>(), [0, 3, 4, 7, 9]);
        assert_eq!((codes.below(4), codes.below(100).len()), (&[0, 3][..], codes.len()));
        assert!(codes.contains(9) && !codes.contains(8) && !codes.is_empty());
    }

    #[test]
    fn choices_are_in_the_order_of_the_facets() {
        let mut choices = Choices::default();
        choices.of(Facet::Kind).include.insert(1);
        choices.of(Facet::Film).exclude.insert(2);
        choices.of(Facet::Kind).include.insert(3);
        assert_eq!(choices.iter().map(|(facet, _)| *facet).collect::<Vec<_>>(), [Facet::Film, Facet::Kind]);
        assert_eq!(choices.get(Facet::Kind).map(|choice| &choice.include), Some(&[1, 3].into()));
        choices.retain(|facet, _| facet == Facet::Film);
        assert!(choices.get(Facet::Kind).is_none() && choices.get(Facet::Film).is_some());
    }
}
