//! A set of rows. A copy costs nothing: the words are shared until one of the copies is changed.

use crate::kernel;
use std::ops::Range;
use std::sync::Arc;

/// A set of row numbers below `len`, one bit each. Bits past `len` are always 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bitmap {
    words: Arc<Vec<u64>>,
    len: usize,
}

impl Bitmap {
    /// No rows of `len`.
    pub fn empty(len: usize) -> Bitmap {
        Bitmap { words: Arc::new(vec![0; len.div_ceil(64)]), len }
    }

    /// All rows of `len`.
    pub fn full(len: usize) -> Bitmap {
        Bitmap::from_words(vec![u64::MAX; len.div_ceil(64)], len)
    }

    /// The rows whose bits are set, row 0 in the lowest bit of the first word. Bits past `len` are dropped, missing words
    /// are 0.
    pub fn from_words(mut words: Vec<u64>, len: usize) -> Bitmap {
        words.resize(len.div_ceil(64), 0);
        if let (Some(last), 1..) = (words.last_mut(), len % 64) {
            *last &= (1 << (len % 64)) - 1;
        }
        Bitmap { words: Arc::new(words), len }
    }

    /// How many rows there could be.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no row is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many rows are in it.
    pub fn count(&self) -> usize {
        kernel::count(&self.words)
    }

    /// How many rows are in both.
    pub fn count_common(&self, other: &Bitmap) -> usize {
        kernel::count_and(&self.words, &other.words)
    }

    /// Whether `row` is in it; false past the end.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Puts `row` in; a row past the end is ignored.
    pub fn insert(&mut self, row: usize) {
        if row < self.len {
            self.words_mut()[row / 64] |= 1 << (row % 64);
        }
    }

    /// Puts rows in, all of which there could be.
    pub(crate) fn insert_all(&mut self, rows: &[u32]) {
        let words = self.words_mut();
        rows.iter().for_each(|row| words[*row as usize / 64] |= 1 << (row % 64));
    }

    /// Puts a range of rows in, as far as there could be such rows.
    pub(crate) fn insert_range(&mut self, rows: Range<usize>) {
        let (start, end) = (rows.start, rows.end.min(self.len));
        if start >= end {
            return;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        let from_start = u64::MAX << (start % 64);
        let to_end = u64::MAX >> (63 - (end - 1) % 64);
        let words = self.words_mut();
        if first == last {
            words[first] |= from_start & to_end;
            return;
        }
        words[first] |= from_start;
        words[first + 1..last].fill(u64::MAX);
        words[last] |= to_end;
    }

    /// The rows that are in both.
    pub(crate) fn common(&self, other: &Bitmap) -> Bitmap {
        let mut words: Vec<u64> = self.words.iter().zip(other.words.iter()).map(|(a, b)| a & b).collect();
        words.resize(self.words.len(), 0);
        Bitmap { words: Arc::new(words), len: self.len }
    }

    /// Keeps only the rows that are in `other` too.
    pub fn intersect(&mut self, other: &Bitmap) {
        let words = self.words_mut();
        kernel::and_into(words, &other.words);
        if let Some(beyond) = words.get_mut(other.words.len()..) {
            beyond.fill(0);
        }
    }

    /// Adds the rows of `other`, as far as there could be such rows here.
    pub fn unite(&mut self, other: &Bitmap) {
        kernel::or_into(self.words_mut(), &other.words);
        self.drop_tail();
    }

    /// Takes out the rows of `other`.
    pub fn subtract(&mut self, other: &Bitmap) {
        kernel::and_not_into(self.words_mut(), &other.words);
    }

    /// The rows in it, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.iter_in(0..self.len)
    }

    /// The rows of a range that are in it, rising.
    pub(crate) fn iter_in(&self, rows: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let (start, end) = (rows.start, rows.end.min(self.len));
        let words = (start / 64..end.div_ceil(64)).filter_map(|place| Some((place, *self.words.get(place)?)));
        words.flat_map(move |(place, word)| {
            let mut rest = word;
            if place == start / 64 {
                rest &= u64::MAX << (start % 64);
            }
            if place == end / 64 {
                rest &= (1 << (end % 64)) - 1;
            }
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    place * 64 + bit
                })
            })
        })
    }

    /// The same over `len` rows: further ones are dropped or missing.
    pub(crate) fn cut_to(&self, len: usize) -> Bitmap {
        if self.len == len { self.clone() } else { Bitmap::from_words(self.words.to_vec(), len) }
    }

    /// Its bits, row 0 in the lowest bit of the first word.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Whether both are one set by sharing their words: never wrong when true.
    pub(crate) fn shares(&self, other: &Bitmap) -> bool {
        Arc::ptr_eq(&self.words, &other.words)
    }

    fn words_mut(&mut self) -> &mut [u64] {
        Arc::<Vec<u64>>::make_mut(&mut self.words).as_mut_slice()
    }

    fn drop_tail(&mut self) {
        let beyond = self.len % 64;
        if let (Some(last), 1..) = (self.words_mut().last_mut(), beyond) {
            *last &= (1 << beyond) - 1;
        }
    }
}
