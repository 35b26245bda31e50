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

    pub(crate) fn stands_at(&self, mask: &Arc<Mask>) -> bool {
        self.mask.as_ref().is_some_and(|own| Arc::ptr_eq(own, mask))
    }

    /// Brings the counts of a column with several values a row to `mask`.
    pub(crate) fn count_values(&mut self, values: &Values, mask: &Arc<Mask>) {
        if !self.stands_at(mask) {
            self.counts = match mask.parts.is_empty() {
                true => values.totals.clone(),
                false => count_bitmaps(&values.rows, mask),
            };
            self.mask = Some(mask.clone());
        }
    }
}

/// Below one row in so many words, only the words with rows are looked at.
const SPARSE: usize = 4;

/// How many rows of the mask each of the bitmaps has.
fn count_bitmaps(bitmaps: &[Option<Bitmap>], mask: &Mask) -> Vec<u32> {
    let words = mask.rows.words();
    if mask.count < words.len() / SPARSE {
        let places: Vec<(usize, u64)> = words.iter().copied().enumerate().filter(|(_, word)| *word != 0).collect();
        let count = |rows: &Bitmap| places.iter().map(|(place, word)| (rows.words()[*place] & word).count_ones()).sum();
        return bitmaps.iter().map(|rows| rows.as_ref().map_or(0, count)).collect();
    }
    let count = |rows: &Option<Bitmap>| rows.as_ref().map_or(0, |rows| rows.count_common(&mask.rows) as u32);
    bitmaps.iter().map(count).collect()
}

/// A column with its counts, on the way to another mask.
pub(crate) struct Counted<'a> {
    pub(crate) column: &'a Column,
    pub(crate) tally: &'a mut Tally,
}

/// Brings columns that all stand at one mask to another. Of the ways there, the one that looks at the fewest rows is taken:
/// none, where the new mask is the whole table; the rows of the new mask; the rows outside it, taken from the totals; or
/// the rows in which it differs from the old one. Where that is still many, a column of few codes goes by its bitmaps.
pub(crate) fn advance(counted: Vec<Counted>, mask: &Arc<Mask>) {
    let Some(first) = counted.first() else { return };
    let Ways { old, changed, outside } = Ways::of(first.tally, mask);
    let new = mask.rows.words();
    let fewest = changed.min(mask.count).min(outside);
    let mut left: Vec<Counted> = counted.into_iter().filter_map(|one| by_bitmaps(one, mask, fewest)).collect();
    match old {
        Some(old) if changed == fewest => {
            let old = old.rows.words();
            scan(new.len(), |place| new[place] & !old[place], &mut left, 1);
            scan(new.len(), |place| old[place] & !new[place], &mut left, u32::MAX);
        }
        _ if mask.count == fewest => {
            left.iter_mut().for_each(|one| one.tally.counts = vec![0; one.column.size()]);
            scan(new.len(), |place| new[place], &mut left, 1);
        }
        _ => {
            left.iter_mut().for_each(|one| one.tally.counts = one.column.totals().to_vec());
            let all = Bitmap::full(mask.rows.len());
            scan(new.len(), |place| all.words()[place] & !new[place], &mut left, u32::MAX);
        }
    }
    left.into_iter().for_each(|one| one.tally.mask = Some(mask.clone()));
}

/// What the ways from one mask to another look at.
struct Ways {
    old: Option<Arc<Mask>>,
    /// Rows in which they differ.
    changed: usize,
    /// Rows outside the new one.
    outside: usize,
}

impl Ways {
    fn of(tally: &Tally, mask: &Arc<Mask>) -> Ways {
        let old = tally.mask.clone();
        let changed = old.as_ref().map_or(usize::MAX, |old| match Arc::ptr_eq(old, mask) {
            true => 0,
            false => old.count + mask.count - 2 * old.rows.count_common(&mask.rows),
        });
        Ways { old, changed, outside: mask.rows.len() - mask.count }
    }
}

/// Counts each of some columns by its bitmaps, if that is less work than bringing their joint column from where it stands to
/// `mask`.
pub(crate) fn count_apart(parts: Vec<Counted>, joint: &Tally, mask: &Arc<Mask>) {
    let Ways { changed, outside, .. } = Ways::of(joint, mask);
    let fewest = changed.min(mask.count).min(outside);
    let bitmaps: usize =
        parts.iter().filter_map(|one| one.column.bitmaps()).map(|bitmaps| bitmaps.iter().flatten().count()).sum();
    let cheaper = fewest.saturating_mul(ROWS_A_BITMAP) > bitmaps.saturating_mul(mask.rows.len());
    if !cheaper || parts.iter().any(|one| one.column.bitmaps().is_none()) {
        return;
    }
    for one in parts {
        one.tally.counts = count_bitmaps(one.column.bitmaps().unwrap_or_default(), mask);
        one.tally.mask = Some(mask.clone());
    }
}

/// So many rows are looked at one by one in the time in which one bitmap of so many times as many rows is counted.
const ROWS_A_BITMAP: usize = 200;

/// Counts a column by its bitmaps if that is less work than looking at `rows` rows one by one; else gives it back.
fn by_bitmaps<'a>(one: Counted<'a>, mask: &Arc<Mask>, rows: usize) -> Option<Counted<'a>> {
    let Some(bitmaps) = one.column.bitmaps() else { return Some(one) };
    let there = bitmaps.iter().flatten().count();
    if rows.saturating_mul(ROWS_A_BITMAP) < there.saturating_mul(mask.rows.len()) {
        return Some(one);
    }
    one.tally.counts = count_bitmaps(bitmaps, mask);
    one.tally.mask = Some(mask.clone());
    None
}

/// The counts of some columns over the rows of a bitmap; all 0 without one.
pub(crate) fn count_rows(rows: Option<&Bitmap>, columns: &[&Column]) -> Vec<Vec<u32>> {
    let mut tallies: Vec<Tally> =
        columns.iter().map(|column| Tally { mask: None, counts: vec![0; column.size()] }).collect();
    if let Some(rows) = rows {
        let words = rows.words();
        let mut counted: Vec<Counted> =
            columns.iter().zip(&mut tallies).map(|(column, tally)| Counted { column, tally }).collect();
        scan(words.len(), |place| words[place], &mut counted, 1);
    }
    tallies.into_iter().map(|tally| tally.counts).collect()
}

/// Adds `step`, wrapping, to the counts of every row whose bit is set in the words that `word` gives.
fn scan(words: usize, word: impl Fn(usize) -> u64, counted: &mut [Counted], step: u32) {
    let mut block = [0; kernel::BLOCK];
    let mut places = [0; kernel::PLACES];
    counted.iter_mut().for_each(|one| one.tally.counts.resize(2 * one.column.size(), 0));
    for start in (0..words).step_by(kernel::BLOCK) {
        let length = kernel::BLOCK.min(words - start);
        block[..length].iter_mut().zip(start..).for_each(|(slot, place)| *slot = word(place));
        let listed = kernel::places(&block[..length], &mut places);
        if !listed.is_empty() {
            for one in counted.iter_mut() {
                one.column.tally(start * 64, listed, &mut one.tally.counts, step);
            }
        }
    }
    for one in counted {
        let (counts, half) = one.tally.counts.split_at_mut(one.column.size());
        counts.iter_mut().zip(half).for_each(|(count, more)| *count = count.wrapping_add(*more));
        one.tally.counts.truncate(one.column.size());
    }
}
