//! Words as numbers: one hash of a word in small letters, by which lists, classes and weights are looked up, so that a word is
//! read once however often it is asked for. Not for what others may choose to collide: a wrong hit is a wrong guess, no more.

use std::hash::Hasher;

/// Odd, and without a pattern: the golden ratio in 64 bits, as in Fibonacci hashing (Knuth, "The Art of Computer Programming",
/// volume 3, 6.4).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The hash of a word in small letters.
pub(crate) fn word(word: &str) -> u64 {
    if let Some(hash) = ascii(word.as_bytes()) {
        return hash;
    }
    // A word in capitals does not tell which sigma is its last.
    let lower = word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c });
    let lower: String = lower.collect();
    fold(lower.as_bytes(), |eight| eight)
}

/// The hash of ASCII without a bar in small letters; `None` of anything else.
fn ascii(bytes: &[u8]) -> Option<u64> {
    let mut others = 0;
    let hash = fold(bytes, |eight| {
        let bars = eight ^ (ONES * b'|' as u64);
        others |= (eight | bars.wrapping_sub(ONES) & !bars) & HIGH;
        // Of each byte the high bit: whether it is "A" or above, and whether it is above "Z".
        let above = eight.wrapping_add(ONES * (0x80 - b'A' as u64));
        let beyond = eight.wrapping_add(ONES * (0x7f - b'Z' as u64));
        eight | ((above & !beyond & HIGH) >> 2)
    });
    (others == 0).then_some(hash)
}

/// The hash of a feature: its parts with bars between, in small letters. It is the same wherever the bars are cut.
pub(crate) fn feature(parts: &[&str]) -> u64 {
    let (mut sum, mut power) = (0u64, 1u64);
    let mut add = |hash: u64| {
        sum = sum.wrapping_add(hash.wrapping_mul(power));
        power = power.wrapping_mul(GOLDEN);
    };
    for part in parts {
        match ascii(part.as_bytes()) {
            Some(hash) => add(hash),
            // Parts are short: looking at each character is sooner done than a search for the bar.
            None => part.split(['|']).for_each(|part| add(word(part))),
        }
    }
    sum
}

/// The hash of a feature with one more part, which holds no bar, before it.
pub(crate) fn behind(part: &str, feature: u64) -> u64 {
    word(part).wrapping_add(feature.wrapping_mul(GOLDEN))
}

/// The hash of a feature of two parts, and another one behind it.
pub(crate) fn two_parts_and(first: u64, second: u64) -> u64 {
    first.wrapping_add(second.wrapping_mul(GOLDEN.wrapping_mul(GOLDEN)))
}

/// Eight bytes at a time, the last of them with what is missing as zeros.
#[inline]
fn fold(bytes: &[u8], mut lower: impl FnMut(u64) -> u64) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        hash = mix(hash, lower(u64::from_le_bytes(*eight)));
        rest = after;
    }
    mix(hash, lower(tail(rest)))
}

/// Fewer than eight bytes as one number.
#[inline]
fn tail(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4));
    }
    // Of one, two or three bytes the first, the middle and the last are all.
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return 0 };
    u64::from(*first) | u64::from(bytes[length / 2]) << 8 | u64::from(*last) << 16
}

#[inline]
pub(crate) fn mix(hash: u64, eight: u64) -> u64 {
    let product = (hash.rotate_left(23) ^ eight).wrapping_mul(GOLDEN);
    product ^ product >> 32
}

/// A set of words by their hashes: open addressing with linear probing, at most half full.
pub(crate) struct Words {
    /// A power of two of them; 0 where there is none.
    slots: Vec<u64>,
}

impl Words {
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Words {
        Words::of_hashes(words.map(word))
    }

    pub(crate) fn of_hashes(hashes: impl Iterator<Item = u64>) -> Words {
        let hashes: Vec<u64> = hashes.collect();
        let mut set = Words { slots: vec![0; (2 * hashes.len() + 1).next_power_of_two()] };
        for hash in hashes {
            let place = set.place(hash);
            set.slots[place] = hash;
        }
        set
    }

    #[inline]
    pub(crate) fn holds(&self, hash: u64) -> bool {
        self.slots[self.place(hash)] == hash && hash != 0
    }

    /// Where a hash stands, or would.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut place = hash as usize & last;
        while self.slots[place] != hash && self.slots[place] != 0 {
            place = (place + 1) & last;
        }
        place
    }
}

/// For tables whose keys are such hashes already.
#[derive(Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0, fold(bytes, |eight| eight));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_all_that_does_not_count() {
        for (a, b) in [
            ("Ana", "aNA"),
            ("ZEBRA@[`{", "zebra@[`{"),
            ("ÉTÉ", "été"),
            ("ΝΊΚΟΣ", "νίκος"),
            ("DON’T", "don’t"),
            ("ABCDEFGH", "abcdefgh"),
        ] {
            assert_eq!(word(a), word(b), "{a}");
        }
        for (a, b) in [("@", "`"), ("[", "{"), ("a", "b"), ("ab", "ba"), ("", "\0"), ("abcdefgh", "abcdefghi")] {
            assert_ne!(word(a), word(b), "{a} {b}");
        }
    }
    #[test]
    fn a_feature_is_one_however_it_is_cut_and_cased() {
        assert_eq!(feature(&["before", "Von"]), feature(&["before|von"]));
        assert_eq!(feature(&["left", "|"]), feature(&["left||"]));
        assert_eq!(feature(&["ÉTÉ"]), feature(&["été"]));
        assert_eq!(feature(&["review", "word", "a"]), behind("review", feature(&["word", "a"])));
        assert_ne!(feature(&["a", "b"]), feature(&["ab"]));
        assert_ne!(feature(&["a", "b"]), feature(&["b", "a"]));
    }
}
