//! Counts by code of the rows of a mask, brought from one mask to the next with as little counting as possible.

use crate::dimension::{Column, Values};
use crate::{Bitmap, kernel};
use std::sync::Arc;

/// The rows that pass some of a selection's restrictions.
#[derive(Clone, Debug)]
pub(crate) struct Mask {
    /// The restrictions it was made from, by their numbers; none of them when every row passes.
    pub(crate) parts: Vec<u64>,
    pub(crate) rows: Bitmap,
    pub(crate) count: usize,
}

/// Counts by code, and the mask that they were counted under.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) mask: Option<Arc<Mask>>,
    pub(crate) counts: Vec<u32>,
}

impl Tally {
    /// Whether both stand at the same mask.
    pub(crate) fn stands_with(&self, other: &Tally) -> bool {
        match (&self.mask, &other.mask) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }

    fn stands_at(&self, mask: &Arc<Mask>) -> bool {
        self.mask.as_ref().is_some_and(|own| Arc::ptr_eq(own, mask))
    }

    /// Brings the counts of a column with several values a row to `mask`.
    pub(crate) fn count_values(&mut self, values: &Values, mask: &Arc<Mask>) {
        if self.stands_at(mask) {
            return;
        }
        self.counts = if mask.parts.is_empty() {
            values.totals.clone()
        } else if mask.count < mask.rows.words().len() / SPARSE {
            count_sparse(values, mask)
        } else {
            let count = |rows: &Option<Bitmap>| rows.as_ref().map_or(0, |rows| rows.count_common(&mask.rows) as u32);
            values.rows.iter().map(count).collect()
        };
        self.mask = Some(mask.clone());
    }
}

/// Below one row in so many words, only the words with rows are looked at.
const SPARSE: usize = 4;

fn count_sparse(values: &Values, mask: &Mask) -> Vec<u32> {
    let places: Vec<(usize, u64)> =
        mask.rows.words().iter().copied().enumerate().filter(|(_, word)| *word != 0).collect();
    let count = |rows: &Bitmap| places.iter().map(|(place, word)| (rows.words()[*place] & word).count_ones()).sum();
    values.rows.iter().map(|rows| rows.as_ref().map_or(0, count)).collect()
}

/// A column with its counts, on the way to another mask.
pub(crate) struct Counted<'a> {
    pub(crate) column: &'a Column,
    pub(crate) tally: &'a mut Tally,
}

/// Brings columns that all stand at one mask to another. Of four ways the one that looks at the fewest rows is taken: none,
/// where the new mask is the whole table; the rows of the new mask; the rows outside it, taken from the totals; or the rows
/// in which it differs from the old one.
pub(crate) fn advance(counted: &mut [Counted], mask: &Arc<Mask>) {
    let Some(first) = counted.first() else { return };
    if first.tally.stands_at(mask) {
        return;
    }
    let old = first.tally.mask.clone();
    let new = mask.rows.words();
    let outside = mask.rows.len() - mask.count;
    let changed =
        old.as_ref().map_or(usize::MAX, |old| old.count + mask.count - 2 * kernel::count_and(old.rows.words(), new));
    if let Some(old) = &old
        && changed <= mask.count
        && changed <= outside
    {
        let old = old.rows.words();
        scan(new.len(), |place| new[place] & !old[place], counted, 1);
        scan(new.len(), |place| old[place] & !new[place], counted, u32::MAX);
    } else if mask.count <= outside {
        counted.iter_mut().for_each(|one| {
            one.tally.counts.clear();
            one.tally.counts.resize(one.column.size(), 0);
        });
        scan(new.len(), |place| new[place], counted, 1);
    } else {
        counted.iter_mut().for_each(|one| one.tally.counts.clone_from(&one.column.totals));
        let beyond = Bitmap::full(mask.rows.len());
        let all = beyond.words();
        scan(new.len(), |place| all[place] & !new[place], counted, u32::MAX);
    }
    counted.iter_mut().for_each(|one| one.tally.mask = Some(mask.clone()));
}

/// Words whose rows are listed before they are counted: 4,096 rows, so that the list stays in the nearest cache.
const BLOCK: usize = 64;

/// Adds `step`, wrapping, to the counts of every row whose bit is set in the words that `word` gives.
fn scan(words: usize, word: impl Fn(usize) -> u64, counted: &mut [Counted], step: u32) {
    let mut places = [0u16; BLOCK * 64];
    for block in (0..words).step_by(BLOCK) {
        let mut listed = 0;
        for place in block..words.min(block + BLOCK) {
            let mut rest = word(place);
            let base = (place - block) * 64;
            while rest != 0 {
                places[listed % places.len()] = (base + rest.trailing_zeros() as usize) as u16;
                listed += 1;
                rest &= rest - 1;
            }
        }
        if listed > 0 {
            for one in counted.iter_mut() {
                one.column.codes.tally(block * 64, &places[..listed], &mut one.tally.counts, step);
            }
        }
    }
}
