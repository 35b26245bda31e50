//! The inner loops without vector instructions. They say what the others must give.

use super::{ByteSet, PLACES};
use std::ops::RangeInclusive;

/// How many bits are set.
pub(crate) fn count(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}

/// How many bits are set in both.
pub(crate) fn count_and(a: &[u64], b: &[u64]) -> usize {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones() as usize).sum()
}

/// How many bits of `a` are set in `b`, how many in `c`, and how many in both.
pub(crate) fn count_two(a: &[u64], b: &[u64], c: &[u64]) -> [usize; 3] {
    let mut counts = [0; 3];
    for ((a, b), c) in a.iter().zip(b).zip(c) {
        for (count, word) in counts.iter_mut().zip([a & b, a & c, a & b & c]) {
            *count += word.count_ones() as usize;
        }
    }
    counts
}

/// Parts `a` into the bits that are in `b` and those that are not, and says how many are.
pub(crate) fn split(a: &[u64], b: &[u64], with: &mut [u64], without: &mut [u64]) -> usize {
    let mut count = 0;
    for (((a, b), with), without) in a.iter().zip(b).zip(with).zip(without) {
        (*with, *without) = (a & b, a & !b);
        count += with.count_ones() as usize;
    }
    count
}

/// `a &= b`.
pub(crate) fn and_into(a: &mut [u64], b: &[u64]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a &= b);
}

/// `a &= !b`.
pub(crate) fn and_not_into(a: &mut [u64], b: &[u64]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a &= !b);
}

/// `a |= b`.
pub(crate) fn or_into(a: &mut [u64], b: &[u64]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a |= b);
}

/// Lists the places of the bits of up to [`super::BLOCK`] words, rising.
pub(crate) fn places<'a>(words: &[u64], out: &'a mut [u16; PLACES]) -> &'a [u16] {
    let mut listed = 0;
    for (base, word) in (0..).step_by(64).zip(words) {
        listed = places_of_word(*word, base, out, listed);
    }
    &out[..listed]
}

/// Lists the places of the bits of one word from `listed` on, and says where the list ends.
pub(crate) fn places_of_word(word: u64, base: u16, out: &mut [u16; PLACES], mut listed: usize) -> usize {
    let mut rest = word;
    while rest != 0 {
        if let Some(place) = out.get_mut(listed) {
            *place = base + rest.trailing_zeros() as u16;
        }
        listed += 1;
        rest &= rest - 1;
    }
    listed
}

/// Sets each word to the rows whose code is in `set`.
pub(crate) fn members_u8(codes: &[u8], set: &ByteSet, out: &mut [u64]) {
    for (codes, word) in codes.chunks(64).zip(out) {
        *word = gather(codes, |code| set[usize::from(*code) / 64] >> (code % 64) & 1);
    }
}

/// Adds to each word the rows whose code lies between two ends, which do not fall.
pub(crate) fn between_u16(codes: &[u16], ends: &RangeInclusive<u16>, out: &mut [u64]) {
    for (codes, word) in codes.chunks(64).zip(out) {
        *word |= gather(codes, |code| u64::from(ends.contains(code)));
    }
}

/// One bit from each of up to 64 codes.
pub(crate) fn gather<T>(codes: &[T], bit: impl Fn(&T) -> u64) -> u64 {
    codes.iter().enumerate().fold(0, |word, (place, code)| word | bit(code) << place)
}
