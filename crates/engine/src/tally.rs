//! Counts by code of the rows of a mask. Each question is counted anew: what is counted here takes less time than the
//! rows in which two questions differ would take to be found and looked at.

use crate::dimension::{Column, Dimension};
use crate::values::Values;
use crate::{Bitmap, Table, kernel};
use std::cell::OnceCell;

/// The places that pass some of a selection's restrictions.
#[derive(Debug)]
pub(crate) struct Mask {
    pub(crate) places: Bitmap,
    pub(crate) count: usize,
    /// By word, how many of the places lie before it; worked out when first asked for.
    before: OnceCell<Vec<u32>>,
    /// The places one by one, where they are few; worked out when first asked for.
    few: OnceCell<Vec<u32>>,
}

/// Below one row in so many words, the rows of a mask are looked at one by one.
const SPARSE: usize = 4;

impl Mask {
    pub(crate) fn new(places: Bitmap) -> Mask {
        Mask { count: places.count(), places, before: OnceCell::new(), few: OnceCell::new() }
    }

    /// Whether every place passes.
    pub(crate) fn is_full(&self) -> bool {
        self.count == self.places.len()
    }

    /// The places one by one, where that is the quickest way to look at them.
    fn few(&self) -> Option<&[u32]> {
        let is_sparse = self.count < self.places.words().len() / SPARSE;
        is_sparse.then(|| self.few.get_or_init(|| self.places.iter().map(|place| place as u32).collect()).as_slice())
    }

    pub(crate) fn ranks(&self) -> Ranks<'_> {
        let before = self.before.get_or_init(|| {
            let mut total = 0;
            let step = |word: &u64| {
                total += word.count_ones();
                total - word.count_ones()
            };
            self.places.words().iter().map(step).collect()
        });
        Ranks { before, words: self.places.words(), count: self.count as u32 }
    }
}

/// Says how many places of a mask lie before another one.
#[derive(Clone, Copy)]
pub(crate) struct Ranks<'a> {
    before: &'a [u32],
    words: &'a [u64],
    count: u32,
}

impl Ranks<'_> {
    pub(crate) fn before(&self, place: u32) -> u32 {
        let word = place as usize / 64;
        match (self.before.get(word), self.words.get(word)) {
            (Some(before), Some(word)) => before + (word & !(u64::MAX << (place % 64))).count_ones(),
            _ => self.count,
        }
    }
}

/// To look up the source of a row takes as long as to count so many runs.
const ROW_IN_RUNS: usize = 4;

/// By code of a dimension other than ratings, how many rows of a mask have it.
pub(crate) fn count_of(table: &Table, dimension: Dimension, mask: &Mask) -> Vec<u32> {
    let arrangement = table.arrangement();
    match (table.values(dimension), table.column(dimension)) {
        (Some(values), _) => count_values(values, mask),
        (None, None) => Vec::new(),
        (None, Some(column)) if mask.is_full() => column.totals().to_vec(),
        // Runs are counted one by one, whatever the mask.
        (None, Some(column)) if dimension == Dimension::Source && arrangement.runs() < mask.count * ROW_IN_RUNS => {
            arrangement.count_sources(mask, column.size())
        }
        (None, Some(column)) => count(column, mask),
    }
}

/// The counts of a column under a mask.
fn count(column: &Column, mask: &Mask) -> Vec<u32> {
    if let Some(few) = mask.few() {
        let mut counts = vec![0; column.size()];
        few.iter().for_each(|place| counts[column.codes().get(*place as usize) as usize] += 1);
        return counts;
    }
    if let Some(planes) = column.planes() {
        return planes.count(mask, column.size());
    }
    let words = mask.places.words();
    if mask.count * 2 <= mask.places.len() {
        return scan(column, words.len(), |word| words[word], vec![0; column.size()], 1);
    }
    // More rows are in it than out: those outside are taken from the whole.
    let all = Bitmap::full(mask.places.len());
    scan(column, words.len(), |word| all.words()[word] & !words[word], column.totals().to_vec(), u32::MAX)
}

/// The counts of a column with several values a row.
fn count_values(values: &Values, mask: &Mask) -> Vec<u32> {
    if mask.is_full() {
        return values.totals().to_vec();
    }
    let mut counts = count_bitmaps(values.bitmaps(), mask);
    if mask.count > 0 {
        let words = mask.places.words();
        for (value, count) in counts.iter_mut().enumerate() {
            let list = values.list(value);
            if !list.is_empty() {
                *count = list.iter().map(|place| bit(words, *place)).sum();
            }
        }
    }
    counts
}

/// 1 where a place is in some words, else 0.
fn bit(words: &[u64], place: u32) -> u32 {
    (words[place as usize / 64] >> (place % 64)) as u32 & 1
}

/// Words of a mask that are held against one bitmap after the other: 8 KB, so that they stay in the nearest cache.
const STRETCH: usize = 1024;

/// How many rows of the mask each of the bitmaps has.
fn count_bitmaps(bitmaps: &[Option<Bitmap>], mask: &Mask) -> Vec<u32> {
    let words = mask.places.words();
    let mut counts = vec![0; bitmaps.len()];
    let bitmaps: Vec<(usize, &[u64])> =
        (0..).zip(bitmaps).filter_map(|(value, rows)| Some((value, rows.as_ref()?.words()))).collect();
    if let Some(few) = mask.few() {
        for (value, rows) in bitmaps {
            counts[value] = few.iter().map(|place| bit(rows, *place)).sum();
        }
        return counts;
    }
    // A stretch of ratings that are left out is empty.
    let there = |(_, stretch): &(usize, &[u64])| stretch.iter().any(|word| *word != 0);
    for (start, stretch) in (0..).step_by(STRETCH).zip(words.chunks(STRETCH)).filter(there) {
        for (value, rows) in &bitmaps {
            counts[*value] += kernel::count_and(stretch, &rows[start..]) as u32;
        }
    }
    counts
}

/// Adds `step`, wrapping, to the counts of every row whose bit is set in the words that `word` gives.
fn scan(column: &Column, words: usize, word: impl Fn(usize) -> u64, mut counts: Vec<u32>, step: u32) -> Vec<u32> {
    let mut block = [0; kernel::BLOCK];
    let mut places = [0; kernel::PLACES];
    counts.resize(2 * column.size(), 0);
    for start in (0..words).step_by(kernel::BLOCK) {
        let length = kernel::BLOCK.min(words - start);
        block[..length].iter_mut().zip(start..).for_each(|(slot, place)| *slot = word(place));
        let listed = kernel::places(&block[..length], &mut places);
        if !listed.is_empty() {
            column.tally(start * 64, listed, &mut counts, step);
        }
    }
    let (own, half) = counts.split_at_mut(column.size());
    own.iter_mut().zip(half).for_each(|(count, more)| *count = count.wrapping_add(*more));
    counts.truncate(column.size());
    counts
}
