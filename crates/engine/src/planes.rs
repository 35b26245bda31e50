//! A column of few codes as planes of bits: plane k has bit k of every row's number. After the bit-sliced index of O'Neil and
//! Quass, "Improved Query Performance with Variant Indexes" (SIGMOD 1997). Twenty-seven years are five planes, where a bitmap
//! a year would be five times as much to read for every count.

use crate::codes::{CodeSet, Codes};
use crate::tally::Mask;
use crate::{Bitmap, kernel};

/// The rows of a column by the bits of their numbers. Rows are known by their places.
#[derive(Clone, Debug)]
pub(crate) struct Planes {
    /// Codes that occur, rising: a code's number is its place here.
    codes: Vec<u32>,
    /// Lowest bit first.
    planes: Vec<Bitmap>,
}

/// Words of a mask that are cut by one plane after the other: with what they are cut into, they stay in the nearest cache.
const STRETCH: usize = 512;

impl Planes {
    /// The planes of a column; `totals` says of each code how many rows have it.
    pub(crate) fn new(column: &Codes, totals: &[u32]) -> Planes {
        let codes: Vec<u32> = (0..).zip(totals).filter(|(_, total)| **total > 0).map(|(code, _)| code).collect();
        let mut numbers = vec![0; totals.len()];
        codes.iter().enumerate().for_each(|(number, code)| numbers[*code as usize] = number);
        let bits = usize::BITS - codes.len().saturating_sub(1).leading_zeros();
        let with_bit = |bit| CodeSet::new(totals.len(), |code| numbers[code as usize] >> bit & 1 == 1);
        Planes { codes, planes: (0..bits).map(|bit| column.rows_of(&with_bit(bit))).collect() }
    }

    /// The rows whose code is in a set.
    pub(crate) fn rows_of(&self, set: &CodeSet, rows: usize) -> Bitmap {
        let mut chosen = vec![None; 1 << self.planes.len()];
        chosen.iter_mut().zip(&self.codes).for_each(|(chosen, code)| *chosen = Some(set.contains(*code)));
        let mut words = vec![0; rows.div_ceil(64)];
        let mut room = self.room();
        for (start, out) in (0..).step_by(STRETCH).zip(words.chunks_mut(STRETCH)) {
            let all = &[u64::MAX; STRETCH][..out.len()];
            self.collect(Part { start, words: all, level: self.planes.len(), number: 0 }, &chosen, &mut room, out);
        }
        Bitmap::from_words(words, rows)
    }

    /// By code, below `size`, how many rows of a mask have it.
    pub(crate) fn count(&self, mask: &Mask, size: usize) -> Vec<u32> {
        let mut by_number = vec![0; 1 << self.planes.len()];
        let mut room = self.room();
        for (start, words) in (0..).step_by(STRETCH).zip(mask.places.words().chunks(STRETCH)) {
            let part = Part { start, words, level: self.planes.len(), number: 0 };
            self.tally(part, kernel::count(words), &mut room, &mut by_number);
        }
        let mut counts = vec![0; size];
        self.codes.iter().zip(by_number).for_each(|(code, count)| counts[*code as usize] = count);
        counts
    }

    /// Adds the rows of a part whose number is chosen; numbers that do not occur are neither chosen nor not.
    fn collect(&self, part: Part, chosen: &[Option<bool>], room: &mut [u64], out: &mut [u64]) {
        let numbers = &chosen[part.number..part.number + (1 << part.level)];
        if !numbers.contains(&Some(true)) {
            return;
        }
        if !numbers.contains(&Some(false)) {
            kernel::or_into(out, part.words);
            return;
        }
        let (with, without, _, room) = self.split(&part, room);
        self.collect(with, chosen, room, out);
        self.collect(without, chosen, room, out);
    }

    /// Counts the numbers of a part of so many rows. What lacks a bit is what there is less what has it, so that half of the
    /// numbers need no counting.
    fn tally(&self, part: Part, count: usize, room: &mut [u64], counts: &mut [u32]) {
        let numbers = &mut counts[part.number..];
        match part.level {
            _ if count == 0 => {}
            0 => numbers[0] += count as u32,
            1 => {
                let one = kernel::count_and(part.words, self.plane(&part, 0));
                numbers[0] += (count - one) as u32;
                numbers[1] += one as u32;
            }
            2 => {
                let [one, two, both] = kernel::count_two(part.words, self.plane(&part, 0), self.plane(&part, 1));
                numbers[0] += (count + both - one - two) as u32;
                numbers[1] += (one - both) as u32;
                numbers[2] += (two - both) as u32;
                numbers[3] += both as u32;
            }
            _ => {
                let (with, without, one, room) = self.split(&part, room);
                self.tally(with, one, room, counts);
                self.tally(without, count - one, room, counts);
            }
        }
    }

    /// Parts the rows by the next bit: those that have it, how many they are, and those that lack it; and the rest of the room.
    fn split<'a>(&self, part: &Part, room: &'a mut [u64]) -> (Part<'a>, Part<'a>, usize, &'a mut [u64]) {
        let Part { start, words, number, .. } = *part;
        let level = part.level - 1;
        let (with, room) = room.split_at_mut(words.len());
        let (without, room) = room.split_at_mut(words.len());
        let one = kernel::split(words, self.plane(part, level), with, without);
        let with = Part { start, words: with, level, number: number + (1 << level) };
        (with, Part { start, words: without, level, number }, one, room)
    }

    fn plane(&self, part: &Part, bit: usize) -> &[u64] {
        &self.planes[bit].words()[part.start..part.start + part.words.len()]
    }

    /// Room for the parts of a stretch: two at each level.
    fn room(&self) -> Vec<u64> {
        vec![0; 2 * STRETCH * self.planes.len()]
    }
}

/// Rows of a stretch that agree in the upper bits of their numbers.
struct Part<'a> {
    /// The word of the column in which the stretch begins.
    start: usize,
    words: &'a [u64],
    /// How many lower bits are open.
    level: usize,
    /// The number whose open bits are all 0.
    number: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_and_found_as_one_by_one_whatever_the_number_of_codes() {
        let rows = STRETCH * 64 * 2 + 77;
        for size in [1, 2, 3, 4, 5, 8, 9, 27, 33, 64] {
            // The last code is rare and the one before it does not occur.
            let code = |row: usize| match row * 7 % 1_001 {
                0 => size - 1,
                some if size > 2 => some % (size - 2),
                some => some % size,
            };
            let codes = Codes::narrowed((0..rows).map(|row| code(row) as u32), size);
            let mut totals = vec![0; size];
            (0..rows).for_each(|row| totals[code(row)] += 1);
            let planes = Planes::new(&codes, &totals);
            assert_eq!(planes.count(&Mask::new(Bitmap::full(rows)), size), totals, "{size} codes");
            let mut some = Bitmap::empty(rows);
            (0..rows).filter(|row| row / 100 % 3 == 1).for_each(|row| some.insert(row));
            let mut counts = vec![0; size];
            some.iter().for_each(|row| counts[code(row)] += 1);
            assert_eq!(planes.count(&Mask::new(some), size), counts, "{size} codes");
            for wanted in [0, 0b1, 0b1011_0110, 1 << (size - 1), u64::MAX] {
                let set = CodeSet::new(size, |code| wanted >> code & 1 == 1);
                assert_eq!(planes.rows_of(&set, rows), codes.rows_of(&set), "{wanted:b} of {size} codes");
            }
        }
    }
}
