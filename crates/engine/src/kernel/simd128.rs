//! The inner loops with wasm's 128-bit vectors: 16 codes or 128 rows a step. What is left over at the end goes through the
//! plain loops.

use super::{ByteSet, PLACES, scalar};
use core::arch::wasm32::*;
use std::ops::RangeInclusive;

/// Vectors between two widenings of the byte counters: each adds at most 8 to a byte.
const BEFORE_WIDENING: usize = 31;

fn load(words: &[u64; 2]) -> v128 {
    // SAFETY: the array is 16 readable bytes, and `v128_load` asks for no alignment.
    unsafe { v128_load(words.as_ptr().cast()) }
}

fn store(words: &mut [u64; 2], value: v128) {
    // SAFETY: the array is 16 writable bytes, and `v128_store` asks for no alignment.
    unsafe { v128_store(words.as_mut_ptr().cast(), value) }
}

fn load_bytes(bytes: &[u8; 16]) -> v128 {
    // SAFETY: the array is 16 readable bytes, and `v128_load` asks for no alignment.
    unsafe { v128_load(bytes.as_ptr().cast()) }
}

fn load_pairs(codes: &[u16; 8]) -> v128 {
    // SAFETY: the array is 16 readable bytes, and `v128_load` asks for no alignment.
    unsafe { v128_load(codes.as_ptr().cast()) }
}

/// The sum of the 16 byte counters, added to two 64-bit counters.
fn widen(total: v128, bytes: v128) -> v128 {
    let quarters = u32x4_extadd_pairwise_u16x8(u16x8_extadd_pairwise_u8x16(bytes));
    let halves = u64x2_add(u64x2_extend_low_u32x4(quarters), u64x2_extend_high_u32x4(quarters));
    u64x2_add(total, halves)
}

fn sum(total: v128) -> usize {
    (u64x2_extract_lane::<0>(total) + u64x2_extract_lane::<1>(total)) as usize
}

/// How many bits are set.
pub(crate) fn count(words: &[u64]) -> usize {
    let (pairs, rest) = words.as_chunks::<2>();
    let mut total = u64x2_splat(0);
    for block in pairs.chunks(BEFORE_WIDENING) {
        let bytes = block.iter().fold(u8x16_splat(0), |bytes, pair| u8x16_add(bytes, u8x16_popcnt(load(pair))));
        total = widen(total, bytes);
    }
    sum(total) + scalar::count(rest)
}

/// Adds three bits in every place: the sums and the carries.
fn add_bits(a: v128, b: v128, c: v128) -> (v128, v128) {
    let odd = v128_xor(a, b);
    (v128_xor(odd, c), v128_or(v128_and(a, b), v128_and(odd, c)))
}

/// Counts bits, four vectors at a time: they are added bit by bit before one is counted, after Harley and Seal (Henry S. Warren,
/// "Hacker's Delight", 2nd edition 2013, section 5–1): a third less time where counting the bits of a vector takes several
/// instructions.
struct Counter {
    ones: v128,
    twos: v128,
    /// Of the fours, by byte, since the last widening.
    bytes: v128,
    fours: v128,
}

impl Counter {
    fn new() -> Counter {
        let zero = u64x2_splat(0);
        Counter { ones: zero, twos: zero, bytes: zero, fours: zero }
    }

    fn add(&mut self, [a, b, c, d]: [v128; 4]) {
        let (sum, first) = add_bits(self.ones, a, b);
        let (sum, second) = add_bits(sum, c, d);
        let (pairs, four) = add_bits(self.twos, first, second);
        (self.ones, self.twos) = (sum, pairs);
        self.bytes = u8x16_add(self.bytes, u8x16_popcnt(four));
    }

    /// To be called after at most [`BEFORE_WIDENING`] additions.
    fn widen(&mut self) {
        self.fours = widen(self.fours, self.bytes);
        self.bytes = u64x2_splat(0);
    }

    fn total(self) -> usize {
        let last = |vector| sum(widen(u64x2_splat(0), u8x16_popcnt(vector)));
        4 * sum(self.fours) + 2 * last(self.twos) + last(self.ones)
    }
}

/// How many bits are set in both.
pub(crate) fn count_and(a: &[u64], b: &[u64]) -> usize {
    let shorter = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..shorter].as_chunks::<8>(), b[..shorter].as_chunks::<8>());
    let mut counter = Counter::new();
    for (a, b) in a.chunks(BEFORE_WIDENING).zip(b.chunks(BEFORE_WIDENING)) {
        for (a, b) in a.iter().zip(b) {
            counter.add(and(vectors(a), vectors(b)));
        }
        counter.widen();
    }
    counter.total() + scalar::count_and(a_rest, b_rest)
}

/// How many bits of `a` are set in `b`, how many in `c`, and how many in both.
pub(crate) fn count_two(a: &[u64], b: &[u64], c: &[u64]) -> [usize; 3] {
    let shorter = a.len().min(b.len()).min(c.len());
    let (a, a_rest) = a[..shorter].as_chunks::<8>();
    let (b, b_rest) = b[..shorter].as_chunks::<8>();
    let (c, c_rest) = c[..shorter].as_chunks::<8>();
    let mut counters = [Counter::new(), Counter::new(), Counter::new()];
    let blocks = a.chunks(BEFORE_WIDENING).zip(b.chunks(BEFORE_WIDENING)).zip(c.chunks(BEFORE_WIDENING));
    for ((a, b), c) in blocks {
        for ((a, b), c) in a.iter().zip(b).zip(c) {
            let (a, c) = (vectors(a), vectors(c));
            let first = and(a, vectors(b));
            counters[0].add(first);
            counters[1].add(and(a, c));
            counters[2].add(and(first, c));
        }
        counters.iter_mut().for_each(Counter::widen);
    }
    let rest = scalar::count_two(a_rest, b_rest, c_rest);
    let [one, two, both] = counters.map(Counter::total);
    [one + rest[0], two + rest[1], both + rest[2]]
}

/// Parts `a` into the bits that are in `b` and those that are not, and says how many are.
pub(crate) fn split(a: &[u64], b: &[u64], with: &mut [u64], without: &mut [u64]) -> usize {
    let shorter = a.len().min(b.len()).min(with.len()).min(without.len());
    let (a, a_rest) = a[..shorter].as_chunks::<8>();
    let (b, b_rest) = b[..shorter].as_chunks::<8>();
    let (with, with_rest) = with[..shorter].as_chunks_mut::<8>();
    let (without, without_rest) = without[..shorter].as_chunks_mut::<8>();
    let mut counter = Counter::new();
    for (place, (((a, b), with), without)) in a.iter().zip(b).zip(with).zip(without).enumerate() {
        let (a, b) = (vectors(a), vectors(b));
        let both = and(a, b);
        for (pair, value) in with.as_chunks_mut::<2>().0.iter_mut().zip(both) {
            store(pair, value);
        }
        for ((pair, a), b) in without.as_chunks_mut::<2>().0.iter_mut().zip(a).zip(b) {
            store(pair, v128_andnot(a, b));
        }
        counter.add(both);
        if place % BEFORE_WIDENING == BEFORE_WIDENING - 1 {
            counter.widen();
        }
    }
    counter.widen();
    counter.total() + scalar::split(a_rest, b_rest, with_rest, without_rest)
}

fn and(a: [v128; 4], b: [v128; 4]) -> [v128; 4] {
    let [[a0, a1, a2, a3], [b0, b1, b2, b3]] = [a, b];
    [v128_and(a0, b0), v128_and(a1, b1), v128_and(a2, b2), v128_and(a3, b3)]
}

/// The four vectors of eight words.
fn vectors(words: &[u64; 8]) -> [v128; 4] {
    let [a, b, c, d] = words.as_chunks::<2>().0 else { unreachable!() };
    [load(a), load(b), load(c), load(d)]
}

fn combine(a: &mut [u64], b: &[u64], combine: impl Fn(v128, v128) -> v128, rest: fn(&mut [u64], &[u64])) {
    let shorter = a.len().min(b.len());
    let (a, a_rest) = a[..shorter].as_chunks_mut::<2>();
    let (b, b_rest) = b[..shorter].as_chunks::<2>();
    for (a, b) in a.iter_mut().zip(b) {
        store(a, combine(load(a), load(b)));
    }
    rest(a_rest, b_rest);
}

/// `a &= b`.
pub(crate) fn and_into(a: &mut [u64], b: &[u64]) {
    combine(a, b, |a, b| v128_and(a, b), scalar::and_into);
}

/// `a &= !b`.
pub(crate) fn and_not_into(a: &mut [u64], b: &[u64]) {
    combine(a, b, |a, b| v128_andnot(a, b), scalar::and_not_into);
}

/// `a |= b`.
pub(crate) fn or_into(a: &mut [u64], b: &[u64]) {
    combine(a, b, |a, b| v128_or(a, b), scalar::or_into);
}

/// For each byte, the places of its bits, rising, and zeros.
const PLACES_OF_BYTE: [[u8; 8]; 256] = {
    let mut table = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut listed) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                table[byte][listed] = bit as u8;
                listed += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    table
};

/// A word with fewer bits is listed bit by bit, one with more byte by byte.
const BY_BITS: u32 = 10;

/// Lists the places of the bits of up to [`super::BLOCK`] words, rising.
pub(crate) fn places<'a>(words: &[u64], out: &'a mut [u16; PLACES]) -> &'a [u16] {
    let mut listed = 0;
    for (base, word) in (0u16..).step_by(64).zip(words) {
        if word.count_ones() < BY_BITS {
            listed = scalar::places_of_word(*word, base, out, listed);
            continue;
        }
        for (offset, byte) in (0u16..).step_by(8).zip(word.to_le_bytes()) {
            let places = u64::from_le_bytes(PLACES_OF_BYTE[usize::from(byte)]);
            let places = u16x8_add(u16x8_extend_low_u8x16(u64x2_splat(places)), u16x8_splat(base + offset));
            if let Some(slot) = out.get_mut(listed..listed + 8) {
                // SAFETY: the slice is 16 writable bytes, and `v128_store` asks for no alignment.
                unsafe { v128_store(slot.as_mut_ptr().cast(), places) };
            }
            listed += byte.count_ones() as usize;
        }
    }
    &out[..listed]
}

/// Sets each word to the rows whose code is in `set`. The low half of a byte looks up which high halves are in the set, as
/// in Wojciech Muła's "SIMD byte lookup" (0x80.pl/articles/simd-byte-lookup.html).
pub(crate) fn members_u8(codes: &[u8], set: &ByteSet, out: &mut [u64]) {
    let mut halves = [[0u8; 16]; 2];
    for code in (0..256usize).filter(|code| set[code / 64] >> (code % 64) & 1 == 1) {
        halves[code / 128][code % 16] |= 1 << (code / 16 % 8);
    }
    let [below, above] = [load_bytes(&halves[0]), load_bytes(&halves[1])];
    let powers = u8x16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
    let members = |codes: &[u8; 16]| {
        let codes = load_bytes(codes);
        let low = v128_and(codes, u8x16_splat(15));
        let row = v128_bitselect(u8x16_swizzle(above, low), u8x16_swizzle(below, low), i8x16_shr(codes, 7));
        let bit = u8x16_swizzle(powers, u8x16_shr(codes, 4));
        u64::from(u8x16_bitmask(u8x16_eq(v128_and(row, bit), bit)))
    };
    let (blocks, rest) = codes.as_chunks::<64>();
    let split = blocks.len().min(out.len());
    for (block, word) in blocks.iter().zip(&mut *out) {
        let (quarters, _) = block.as_chunks::<16>();
        *word = members(&quarters[0])
            | members(&quarters[1]) << 16
            | members(&quarters[2]) << 32
            | members(&quarters[3]) << 48;
    }
    scalar::members_u8(rest, set, &mut out[split..]);
}

/// Adds to each word the rows whose code lies between two ends, which do not fall.
pub(crate) fn between_u16(codes: &[u16], ends: &RangeInclusive<u16>, out: &mut [u64]) {
    // What lies below wraps around to above.
    let (low, width) = (u16x8_splat(*ends.start()), u16x8_splat(ends.end() - ends.start()));
    let between = |codes: &[u16; 8]| u16x8_le(u16x8_sub(load_pairs(codes), low), width);
    let (blocks, rest) = codes.as_chunks::<64>();
    let split = blocks.len().min(out.len());
    for (block, word) in blocks.iter().zip(&mut *out) {
        let (eighths, _) = block.as_chunks::<8>();
        let quarter = |place: usize| {
            let both = i8x16_narrow_i16x8(between(&eighths[place * 2]), between(&eighths[place * 2 + 1]));
            u64::from(u8x16_bitmask(both)) << (place * 16)
        };
        *word |= quarter(0) | quarter(1) | quarter(2) | quarter(3);
    }
    scalar::between_u16(rest, ends, &mut out[split..]);
}
