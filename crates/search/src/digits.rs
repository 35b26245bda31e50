//! Numbers as printable characters, for lists inside JSON strings. A small number is one character, so that the host's own
//! compression sees each number as one symbol; bytes in base64 straddle its characters, and compress worse (measured: see
//! ARCHITECTURE.md).
//!
//! Of the characters that columns are written in too, the first 64 end a number, the other 29 stand before its end: the lowest
//! digit first, and no number has two spellings.

use crosscut_model::digits::{self, CHARACTERS, symbol};

const ENDS: u64 = 64;
const MORE: u64 = CHARACTERS as u64 - ENDS;

/// A list that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled;

/// Appends a number.
pub fn put(text: &mut String, mut number: u64) {
    while number >= ENDS {
        number -= ENDS;
        text.push(symbol((ENDS + number % MORE) as u8));
        number /= MORE;
    }
    text.push(symbol(number as u8));
}

/// The numbers of a text, from a byte on.
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Numbers<'a> {
    /// Begins at byte `at`; past the end there is nothing to read.
    pub fn new(text: &'a str, at: usize) -> Numbers<'a> {
        Numbers { bytes: text.as_bytes(), at }
    }

    /// Where the next number begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next number, at most `u32::MAX`.
    #[inline]
    pub fn next(&mut self) -> Result<u32, Garbled> {
        let (mut number, mut scale) = (0u64, 1u64);
        loop {
            let value = u64::from(value(*self.bytes.get(self.at).ok_or(Garbled)?)?);
            self.at += 1;
            if value < ENDS {
                return u32::try_from(number + scale * value).map_err(|_| Garbled);
            }
            number += scale * value;
            scale *= MORE;
            // Eight digits are past any number that is written.
            if scale > MORE.pow(7) {
                return Err(Garbled);
            }
        }
    }

    /// Goes past so many numbers.
    pub fn skip(&mut self, count: usize) -> Result<(), Garbled> {
        let mut left = count;
        while left > 0 {
            let value = value(*self.bytes.get(self.at).ok_or(Garbled)?)?;
            self.at += 1;
            left -= usize::from(u64::from(value) < ENDS);
        }
        Ok(())
    }
}

/// The one character of a number below 64.
pub fn digit(number: u8) -> char {
    symbol(number)
}

/// The number below 93 that a character stands for.
#[inline]
pub fn value(byte: u8) -> Result<u8, Garbled> {
    match digits::value(byte) {
        u8::MAX => Err(Garbled),
        value => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers: Vec<u32>) {
            let mut text = String::new();
            numbers.iter().for_each(|number| put(&mut text, u64::from(*number)));
            let mut read = Numbers::new(&text, 0);
            for number in &numbers {
                prop_assert_eq!(read.next(), Ok(*number));
            }
            prop_assert_eq!(read.next(), Err(Garbled));
            let mut skipped = Numbers::new(&text, 0);
            skipped.skip(numbers.len()).unwrap();
            prop_assert_eq!(skipped.at(), text.len());
        }

        #[test]
        fn any_text_is_numbers_or_garbled(text: String) {
            let mut read = Numbers::new(&text, 0);
            while read.next().is_ok() {}
        }
    }

    #[test]
    fn small_numbers_are_one_character() {
        for (number, characters) in [(63, 1), (64, 2), (1919, 2), (1920, 3), (50_000, 3), (1_000_000, 4)] {
            let mut text = String::new();
            put(&mut text, number);
            assert_eq!(text.len(), characters, "{number}");
        }
    }
}
