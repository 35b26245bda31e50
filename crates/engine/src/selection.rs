//! What the reader has filtered to: a plain value, the page's whole state.

use crate::{Choices, CodeList, Facet};
use std::ops::RangeInclusive;

/// The choice within one facet. A row passes when it has any of `include` (or `include` is empty) and none of `exclude`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub include: CodeList,
    pub exclude: CodeList,
}

impl Choice {
    /// Whether it lets everything through.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// A closed interval, `low` ≤ `high`, both on 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// What the reader has filtered to. Choices of different facets all have to hold. The default lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Only non-empty choices.
    pub choices: Choices,
    /// Rows without a score are left out when it is set.
    pub score: Option<Interval>,
    /// The words searched for, as typed.
    pub text: String,
}

impl Selection {
    /// Whether it lets everything through.
    #[inline]
    pub fn is_empty(&self) -> bool {
        *self == Selection::default()
    }

    /// The choice within a facet, if there is one.
    #[inline]
    pub fn choice(&self, facet: Facet) -> Option<&Choice> {
        self.choices.get(facet)
    }

    /// Whether a value is included.
    #[inline]
    pub fn includes(&self, facet: Facet, code: u32) -> bool {
        self.choice(facet).is_some_and(|choice| choice.include.contains(code))
    }

    /// Whether a value is excluded.
    #[inline]
    pub fn excludes(&self, facet: Facet, code: u32) -> bool {
        self.choice(facet).is_some_and(|choice| choice.exclude.contains(code))
    }

    /// The same with a value's inclusion turned over; an exclusion of it is lifted.
    #[inline]
    pub fn toggled(&self, facet: Facet, code: u32) -> Selection {
        self.with_choice(facet, |choice| {
            choice.exclude.remove(code);
            if !choice.include.remove(code) {
                choice.include.insert(code);
            }
        })
    }

    /// The same with a value's exclusion turned over; an inclusion of it is lifted.
    #[inline]
    pub fn toggled_out(&self, facet: Facet, code: u32) -> Selection {
        self.with_choice(facet, |choice| {
            choice.include.remove(code);
            if !choice.exclude.remove(code) {
                choice.exclude.insert(code);
            }
        })
    }

    /// The same without a choice in `facet`.
    #[inline]
    pub fn without(&self, facet: Facet) -> Selection {
        self.with_choice(facet, |choice| *choice = Choice::default())
    }

    /// The same with only this value included in `facet`.
    #[inline]
    pub fn with_only(&self, facet: Facet, code: u32) -> Selection {
        self.with_choice(facet, |choice| *choice = Choice { include: [code].into(), exclude: CodeList::default() })
    }

    /// The same with exactly the values from one to another included in `facet`, as a range of years has it; an inverted range
    /// includes nothing and so lifts the choice.
    #[inline]
    pub fn with_range(&self, facet: Facet, codes: RangeInclusive<u32>) -> Selection {
        self.with_choice(facet, |choice| *choice = Choice { include: codes.collect(), exclude: CodeList::default() })
    }

    #[inline]
    fn with_choice(&self, facet: Facet, change: impl FnOnce(&mut Choice)) -> Selection {
        let mut changed = self.clone();
        change(changed.choices.of(facet));
        changed.choices.retain(|_, choice| !choice.is_empty());
        changed
    }
}
