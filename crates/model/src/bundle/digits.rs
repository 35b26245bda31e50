//! Numbers in printable characters, and codes as text: how the columns of a large collection are written. A code is a number in base 91, a printable character
//! a digit; the digits of one place of all rows stand together, one string a place, the lowest first. A column of lists is
//! one string: the codes of a row, each with the same number of digits, and a space behind each row.
//!
//! Written this way, gzip finds one symbol a row and place: fewer bytes than plain integers, differences or base64 (see
//! ARCHITECTURE.md), and reading is one multiplication a character.

use std::fmt;

/// How many characters numbers are written in: those of ASCII that print and need no escape in JSON.
pub const CHARACTERS: u8 = 93;
/// The first characters, which are no digits of a column.
const SPARE: u8 = 2;
/// The base of columns.
const BASE: u32 = (CHARACTERS - SPARE) as u32;
/// Behind the list of each row.
const END: u8 = b' ';

/// The character of a number below [`CHARACTERS`]; they rise with the numbers.
pub fn symbol(number: u8) -> char {
    // Past the quotation mark, and past the backslash.
    let byte = match number {
        0..2 => number + b' ',
        2..59 => number + b' ' + 1,
        _ => number + b' ' + 2,
    };
    char::from(byte)
}

/// The number that a character stands for; 255 for what stands for none.
#[inline]
pub fn value(byte: u8) -> u8 {
    match byte {
        b' ' | b'!' => byte - b' ',
        b'#'..=b'[' => byte - b' ' - 1,
        b']'..=b'~' => byte - b' ' - 2,
        _ => u8::MAX,
    }
}

/// How many digits the codes of a dictionary take; `size` counts the missing one.
pub fn places(size: usize) -> usize {
    let (mut places, mut reach) = (1, BASE as usize);
    while reach < size {
        places += 1;
        reach = reach.saturating_mul(BASE as usize);
    }
    places
}

fn character(digit: u32) -> char {
    symbol(digit as u8 + SPARE)
}

/// The digit that a byte stands for; 255 for what is none.
fn digit(byte: u8) -> u8 {
    match value(byte) {
        u8::MAX => u8::MAX,
        value => value.checked_sub(SPARE).unwrap_or(u8::MAX),
    }
}

/// Writes a column with so many places, the lowest first.
pub fn write(codes: impl Iterator<Item = u32>, places: usize) -> Vec<String> {
    let mut strings = vec![String::with_capacity(codes.size_hint().0); places];
    for mut code in codes {
        for string in &mut strings {
            string.push(character(code % BASE));
            code /= BASE;
        }
    }
    strings
}

/// Writes a column of lists with so many places a code.
pub fn write_lists<L: IntoIterator<Item = u32>>(rows: impl Iterator<Item = L>, places: usize) -> String {
    let mut text = String::new();
    for row in rows {
        for mut code in row {
            for _ in 0..places {
                text.push(character(code % BASE));
                code /= BASE;
            }
        }
        text.push(char::from(END));
    }
    text
}

/// A number that codes are read into: as wide as its dictionary needs.
pub trait Code: Copy + Default {
    /// `self × 91 + digit`; `None` where that does not fit.
    fn then(self, digit: u8) -> Option<Self>;
}

macro_rules! code {
    ($($number:ty),*) => {$(
        impl Code for $number {
            fn then(self, digit: u8) -> Option<$number> {
                // As u64, because the base times a byte does not fit a byte before the digit of a low code is added.
                <$number>::try_from(u64::from(self) * u64::from(BASE) + u64::from(digit)).ok()
            }
        }
    )*};
}
code!(u8, u16, u32);

/// Why a column cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigitsError {
    /// A string has not one character for each row.
    Length { found: usize, expected: usize },
    /// A character that is no digit, or a code that is too large for its dictionary, at this character.
    Digit { at: usize },
}

impl fmt::Display for DigitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DigitsError::Length { found, expected } => write!(f, "it has {found} rows instead of {expected}"),
            DigitsError::Digit { at } => write!(f, "character {at} is not part of a code that there can be"),
        }
    }
}

impl std::error::Error for DigitsError {}

/// Adds the codes of a column to `codes`.
pub fn read<C: Code>(strings: &[&str], rows: usize, codes: &mut Vec<C>) -> Result<(), DigitsError> {
    let start = codes.len();
    if strings.is_empty() {
        return Err(DigitsError::Length { found: 0, expected: rows });
    }
    for string in strings {
        if string.len() != rows {
            return Err(DigitsError::Length { found: string.len(), expected: rows });
        }
    }
    codes.resize(start + rows, C::default());
    for string in strings.iter().rev() {
        for (at, (code, byte)) in codes[start..].iter_mut().zip(string.bytes()).enumerate() {
            let digit = digit(byte);
            *code = code.then(digit).filter(|_| digit < u8::MAX).ok_or(DigitsError::Digit { at })?;
        }
    }
    Ok(())
}

/// Adds the lists of a column: their codes to `values`, and to `starts` where each list ends.
pub fn read_lists<C: Code>(
    text: &str,
    places: usize,
    rows: usize,
    starts: &mut Vec<u32>,
    values: &mut Vec<C>,
) -> Result<(), DigitsError> {
    let (bytes, before, places) = (text.as_bytes(), starts.len(), places.max(1));
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == END {
            starts.push(u32::try_from(values.len()).map_err(|_| DigitsError::Digit { at })?);
            at += 1;
            continue;
        }
        let digits = bytes.get(at..at.saturating_add(places)).ok_or(DigitsError::Digit { at })?;
        let code = digits.iter().rev().try_fold(C::default(), |code, byte| {
            let digit = digit(*byte);
            code.then(digit).filter(|_| digit < u8::MAX)
        });
        values.push(code.ok_or(DigitsError::Digit { at })?);
        at += places;
    }
    match starts.len() - before {
        found if found == rows && bytes.last().is_none_or(|last| *last == END) => Ok(()),
        found => Err(DigitsError::Length { found, expected: rows }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(written: &[String]) -> Vec<&str> {
        written.iter().map(String::as_str).collect()
    }

    #[test]
    fn what_was_written_is_read() {
        for size in [1, 2, 91, 92, 256, 8_281, 8_282, 65_536, 1_000_000] {
            let codes: Vec<u32> = (0..500).map(|row| (row * 7_919) % size as u32).chain([size as u32 - 1]).collect();
            let written = write(codes.iter().copied(), places(size));
            assert!(written.iter().all(|text| !text.contains(['"', '\\', ' '])), "no escapes: {written:?}");
            let mut read_back: Vec<u32> = Vec::new();
            read(&strings(&written), codes.len(), &mut read_back).unwrap();
            assert_eq!(read_back, codes);
            let lists: Vec<Vec<u32>> = codes.chunks(3).map(<[u32]>::to_vec).chain([vec![]]).collect();
            let text = write_lists(lists.iter().map(|list| list.iter().copied()), places(size));
            let (mut starts, mut values) = (vec![0], Vec::<u32>::new());
            read_lists(&text, places(size), lists.len(), &mut starts, &mut values).unwrap();
            assert_eq!(values, lists.concat());
            assert_eq!(starts.len(), lists.len() + 1);
        }
    }

    #[test]
    fn every_number_has_a_character_that_needs_no_escape() {
        let all: String = (0..CHARACTERS).map(symbol).collect();
        assert_eq!(serde_json::to_string(&all).unwrap().len(), all.len() + 2);
        assert!(all.bytes().enumerate().all(|(number, byte)| value(byte) == number as u8));
        assert!(all.bytes().is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_digit_has_a_character_of_its_own() {
        for value in 0..BASE {
            assert_eq!(u32::from(digit(character(value) as u8)), value);
        }
        for none in [b' ', b'"', b'\\', b'!', 0x7f, 0xc3] {
            assert_eq!(digit(none), u8::MAX);
        }
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_no_other_number() {
        let mut bytes: Vec<u8> = Vec::new();
        // 91 × 90 + 90 needs two bytes.
        assert_eq!(read(&["~", "~"], 1, &mut bytes), Err(DigitsError::Digit { at: 0 }));
        assert_eq!(read(&["##"], 1, &mut bytes), Err(DigitsError::Length { found: 2, expected: 1 }));
        assert_eq!(read(&["#\\"], 2, &mut bytes), Err(DigitsError::Digit { at: 1 }));
        assert_eq!(read(&["#é"], 3, &mut bytes), Err(DigitsError::Digit { at: 1 }));
        let mut starts = vec![0];
        assert!(read_lists(" #", 1, 1, &mut starts, &mut bytes).is_err(), "a row without its end");
        assert!(read_lists("# ", 2, 1, &mut starts, &mut bytes).is_err(), "half a code");
        assert!(read_lists("# ", usize::MAX, 1, &mut starts, &mut bytes).is_err(), "a code without an end");
        // Without a single place every row would be missing.
        assert_eq!(read(&[], 2, &mut bytes), Err(DigitsError::Length { found: 0, expected: 2 }));
    }
}
