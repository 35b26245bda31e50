//! A column with several values a row: where the rows of each value are. A value of many rows has a bitmap, one of few a list
//! of them, whichever is smaller, so that nine aspects and a hundred thousand people take what their rows take. Rows are
//! known by their places here: see [`crate::arrangement`].

use crate::packed::Lists;
use crate::steps::in_steps;
use crate::{Bitmap, Choice};

/// The rows of each value. Value 0 is "missing"; value k is what the lists that it was made from call k − 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    rows: usize,
    /// By value, how many rows have it.
    totals: Vec<u32>,
    /// By value, its rows, where they are many.
    bitmaps: Vec<Option<Bitmap>>,
    /// By value, where the list of its rows begins in `listed`, and at last where the last one ends. A value that has a bitmap
    /// has an empty list.
    starts: Vec<u32>,
    /// In no order within a value.
    listed: Vec<u32>,
}

/// A row of a list takes as much room as so many rows of a bitmap.
const DENSE: usize = u32::BITS as usize;

impl Values {
    /// The rows of `size` values. The codes of `lists` are all below `size − 1`; `places` has the place of each row.
    pub(crate) fn new(lists: &Lists, size: usize, places: &[u32]) -> Values {
        let rows = places.len();
        let mut totals = lists.values.count(size - 1);
        let mut missing = 0;
        in_steps(rows, |step| missing += step.filter(|row| lists.starts[*row] == lists.starts[row + 1]).count());
        totals.insert(0, missing as u32);
        let is_dense = |total: u32| total as usize * DENSE >= rows && total > 0;
        let mut words: Vec<Vec<u64>> =
            totals.iter().map(|total| if is_dense(*total) { vec![0; rows.div_ceil(64)] } else { Vec::new() }).collect();
        let mut starts = vec![0];
        let mut end = 0;
        for total in &totals {
            end += if is_dense(*total) { 0 } else { *total };
            starts.push(end);
        }
        let mut next = starts.clone();
        let mut listed = vec![0; end as usize];
        let mut add = |place: usize, value: usize| match words[value].get_mut(place / 64) {
            Some(word) => *word |= 1 << (place % 64),
            None => {
                listed[next[value] as usize] = place as u32;
                next[value] += 1;
            }
        };
        // Row by row, so that what is read lies side by side: places in their order would be looked up all over the lists.
        in_steps(rows, |step| {
            for row in step {
                let place = places[row] as usize;
                lists.each(row, |code| add(place, code as usize + 1));
                if lists.starts[row] == lists.starts[row + 1] {
                    add(place, 0);
                }
            }
        });
        let bitmap = |words: Vec<u64>| (!words.is_empty()).then(|| Bitmap::from_words(words, rows));
        Values { rows, totals, bitmaps: words.into_iter().map(bitmap).collect(), starts, listed }
    }

    /// How many values there are.
    pub(crate) fn size(&self) -> usize {
        self.totals.len()
    }

    /// By value, how many rows have it.
    pub(crate) fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// By value, its rows, where they are many.
    pub(crate) fn bitmaps(&self) -> &[Option<Bitmap>] {
        &self.bitmaps
    }

    /// The rows of a value, in no order, where they are few; else none.
    pub(crate) fn list(&self, value: usize) -> &[u32] {
        match self.starts.get(value..value.saturating_add(2)) {
            Some([start, end]) => &self.listed[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The values of a row, rising. Looks at every value.
    pub(crate) fn of(&self, row: usize) -> Vec<u32> {
        let has = |value: &usize| match &self.bitmaps[*value] {
            Some(rows) => rows.contains(row),
            None => self.list(*value).contains(&(row as u32)),
        };
        (0..self.size()).filter(has).map(|value| value as u32).collect()
    }

    /// The rows that a choice lets through: any of its values, and none of those that it leaves out.
    pub(crate) fn passing(&self, choice: &Choice) -> Bitmap {
        let mut rows = match choice.include.is_empty() {
            true => Bitmap::full(self.rows),
            false => self.united(choice.include.iter().copied()),
        };
        if !choice.exclude.is_empty() {
            rows.subtract(&self.united(choice.exclude.iter().copied()));
        }
        rows
    }

    /// The rows that have any of some values.
    pub(crate) fn united(&self, values: impl Iterator<Item = u32>) -> Bitmap {
        let mut rows = Bitmap::empty(self.rows);
        for value in values.map(|value| value as usize) {
            match self.bitmaps.get(value) {
                Some(Some(bitmap)) => rows.unite(bitmap),
                _ => rows.insert_all(self.list(value)),
            }
        }
        rows
    }
}
