//! A column: one code a row, as narrow as its dictionary allows.

use crate::steps::in_steps;
use crate::{Bitmap, Choice, kernel};
use std::ops::RangeInclusive;

/// Codes of equal width, one a row. Code 0 is "missing", code k is entry k − 1 of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

/// How many codes fit one byte, and two.
const BYTE: usize = 1 << 8;
const PAIR: usize = 1 << 16;

impl Default for Codes {
    fn default() -> Codes {
        Codes::U8(Vec::new())
    }
}

impl Codes {
    /// The codes that fit a dictionary of `size` codes, the missing one included; larger ones are cut, so check first.
    pub(crate) fn narrowed(codes: impl ExactSizeIterator<Item = u32>, size: usize) -> Codes {
        if size <= BYTE {
            Codes::U8(codes.map(|code| code as u8).collect())
        } else if size <= PAIR {
            Codes::U16(codes.map(|code| code as u16).collect())
        } else {
            Codes::U32(codes.collect())
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len(),
            Codes::U32(codes) => codes.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row; 0 past the end.
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Codes::U8(codes) => codes.get(row).map_or(0, |code| u32::from(*code)),
            Codes::U16(codes) => codes.get(row).map_or(0, |code| u32::from(*code)),
            Codes::U32(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// By code, all below `size`, how many rows have it.
    pub(crate) fn count(&self, size: usize) -> Vec<u32> {
        fn count<T: Copy + Into<u32>>(codes: &[T], counts: &mut [u32]) {
            in_steps(codes.len(), |rows| codes[rows].iter().for_each(|code| counts[(*code).into() as usize] += 1));
        }
        let mut counts = vec![0; size];
        match self {
            Codes::U8(codes) => count(codes, &mut counts),
            Codes::U16(codes) => count(codes, &mut counts),
            Codes::U32(codes) => count(codes, &mut counts),
        }
        counts
    }

    /// The first row whose code is not below `size`.
    // Compiled here, for speed: what builds a table is compiled with the page, which is made small.
    #[inline(never)]
    pub(crate) fn first_outside(&self, size: usize) -> Option<usize> {
        match self {
            Codes::U8(codes) => codes.iter().position(|code| usize::from(*code) >= size),
            Codes::U16(codes) => codes.iter().position(|code| usize::from(*code) >= size),
            Codes::U32(codes) => codes.iter().position(|code| *code as usize >= size),
        }
    }

    /// The same, as narrow as a dictionary of `size` codes allows.
    pub(crate) fn fitted(self, size: usize) -> Codes {
        match self {
            Codes::U16(codes) if size <= BYTE => Codes::narrowed(codes.into_iter().map(u32::from), size),
            Codes::U32(codes) if size <= PAIR => Codes::narrowed(codes.into_iter(), size),
            codes => codes,
        }
    }

    /// The codes of some rows, in their order.
    #[inline(never)]
    pub(crate) fn arranged(&self, rows: &[u32]) -> Codes {
        fn gather<T: Copy>(codes: &[T], rows: &[u32]) -> Vec<T> {
            let mut arranged = Vec::with_capacity(rows.len());
            in_steps(rows.len(), |step| {
                arranged.extend(rows[step].iter().filter_map(|row| codes.get(*row as usize).copied()));
            });
            arranged
        }
        match self {
            Codes::U8(codes) => Codes::U8(gather(codes, rows)),
            Codes::U16(codes) => Codes::U16(gather(codes, rows)),
            Codes::U32(codes) => Codes::U32(gather(codes, rows)),
        }
    }

    /// The rows whose code is in a set.
    pub(crate) fn rows_of(&self, set: &CodeSet) -> Bitmap {
        let mut words = vec![0; self.len().div_ceil(64)];
        self.members(set, 0, &mut words);
        Bitmap::from_words(words, self.len())
    }

    /// Sets each word to the rows of a set, from word `first` of the column on. Rows past the end are in no set.
    pub(crate) fn members(&self, set: &CodeSet, first: usize, out: &mut [u64]) {
        out.fill(0);
        let start = first * 64;
        match self {
            Codes::U8(codes) => {
                let mut bytes = [0; 4];
                bytes.iter_mut().zip(&set.words).for_each(|(byte, word)| *byte = *word);
                kernel::members_u8(codes.get(start..).unwrap_or_default(), &bytes, out);
            }
            Codes::U16(codes) => {
                let codes = codes.get(start..).unwrap_or_default();
                match set.few_runs() {
                    Some(runs) => runs.iter().for_each(|run| kernel::between_u16(codes, run, out)),
                    None => look_up(codes, set, out),
                }
            }
            Codes::U32(codes) => look_up(codes.get(start..).unwrap_or_default(), set, out),
        }
    }
}

fn look_up<T: Copy + Into<u32>>(codes: &[T], set: &CodeSet, out: &mut [u64]) {
    for (codes, word) in codes.chunks(64).zip(out) {
        *word = kernel::scalar::gather(codes, |code| u64::from(set.contains((*code).into())));
    }
}

/// A set of codes of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CodeSet {
    words: Vec<u64>,
    count: usize,
}

impl CodeSet {
    /// More runs of codes than this are looked up in a table; fewer are compared one after the other, many rows at a time.
    const FEW: usize = 8;

    /// The codes below `size` for which `keep` holds.
    pub(crate) fn new(size: usize, keep: impl Fn(u32) -> bool) -> CodeSet {
        let mut set = CodeSet { words: vec![0; size.div_ceil(64)], count: 0 };
        for code in (0..size).filter(|code| keep(*code as u32)) {
            set.words[code / 64] |= 1 << (code % 64);
            set.count += 1;
        }
        set
    }

    /// The codes below `size` that a choice lets through.
    pub(crate) fn of_choice(size: usize, choice: &Choice) -> CodeSet {
        let all = if choice.include.is_empty() { u64::MAX } else { 0 };
        let mut words = vec![all; size.div_ceil(64)];
        if let (Some(last), 1..) = (words.last_mut(), size % 64) {
            *last &= (1 << (size % 64)) - 1;
        }
        for code in choice.include.below(size as u32) {
            words[*code as usize / 64] |= 1 << (code % 64);
        }
        for code in choice.exclude.below(size as u32) {
            words[*code as usize / 64] &= !(1 << (code % 64));
        }
        let count = kernel::count(&words);
        CodeSet { words, count }
    }

    pub(crate) fn contains(&self, code: u32) -> bool {
        self.words.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// All codes below `size` that are not in it.
    pub(crate) fn complement(&self, size: usize) -> CodeSet {
        CodeSet::new(size, |code| !self.contains(code))
    }

    /// The runs of codes that follow each other, if they are few and below 65,536.
    fn few_runs(&self) -> Option<Vec<RangeInclusive<u16>>> {
        let mut runs: Vec<RangeInclusive<u16>> = Vec::new();
        for (word, base) in self.words.iter().zip((0u32..).step_by(64)) {
            let mut rest = *word;
            while rest != 0 {
                let code = u16::try_from(base + rest.trailing_zeros()).ok()?;
                rest &= rest - 1;
                let is_full = runs.len() == CodeSet::FEW;
                match runs.last_mut() {
                    Some(run) if run.end().checked_add(1) == Some(code) => *run = *run.start()..=code,
                    _ if is_full => return None,
                    _ => runs.push(code..=code),
                }
            }
        }
        Some(runs)
    }
}
