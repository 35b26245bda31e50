//! The inner loops: words of bits, and codes into words of bits. Each is written twice, plainly and with wasm's `simd128`;
//! the second is taken when the target has the feature, and a test on that target holds the two equal.
//!
//! A page built with `simd128` does not start in a browser without it (before Chrome 91, Firefox 89, Safari 16.4); one
//! built without it runs the plain loops everywhere, several times slower on a million rows. The choice is the
//! build's, by `-C target-feature=+simd128`; nothing here asks at run time.
//!
//! Word `i` of a result covers rows `64 i` to `64 i + 63`, lowest bit first. All functions stop at the shorter slice.

pub(crate) mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) mod simd128;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::{
    and_into, and_not_into, between_u16, count, count_and, count_two, members_u8, or_into, places, split,
};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd128::{
    and_into, and_not_into, between_u16, count, count_and, count_two, members_u8, or_into, places, split,
};

/// A set of codes below 256, one bit each.
pub(crate) type ByteSet = [u64; 4];

/// Words whose rows are listed before they are looked up: 4,096 rows, so that the list stays in the nearest cache.
pub(crate) const BLOCK: usize = 64;

/// Room for the rows of a block, and for one step beyond.
pub(crate) const PLACES: usize = BLOCK * 64 + 8;

/// Holds every loop of this build against the plain one on pseudo-random words and codes of lengths around the widths
/// of the blocks. Returns the name of the first that differs.
#[doc(hidden)]
pub fn self_check(seed: u64) -> Result<(), &'static str> {
    let mut state = seed | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for length in [0, 1, 2, 3, 7, 8, 31, 32, 33, 63, 64, 65, 130, 600] {
        let a: Vec<u64> = (0..length).map(|_| next() & next()).collect();
        let b: Vec<u64> = (0..length).map(|_| next() | next()).collect();
        let equal = |name, same| if same { Ok(()) } else { Err(name) };
        equal("count", count(&a) == scalar::count(&a) && count(&b) == scalar::count(&b))?;
        equal("count_and", count_and(&a, &b) == scalar::count_and(&a, &b))?;
        let c: Vec<u64> = (0..length).map(|_| next()).collect();
        equal("count_two", count_two(&a, &b, &c) == scalar::count_two(&a, &b, &c))?;
        let (mut with, mut without, mut plain) = (a.clone(), a.clone(), [a.clone(), a.clone()]);
        let [plain_with, plain_without] = &mut plain;
        let one = split(&a, &b, &mut with, &mut without);
        equal("split", one == scalar::split(&a, &b, plain_with, plain_without) && plain == [with, without])?;
        let combined = |combine: fn(&mut [u64], &[u64])| {
            let mut words = a.clone();
            combine(&mut words, &b);
            words
        };
        equal("and_into", combined(and_into) == combined(scalar::and_into))?;
        equal("and_not_into", combined(and_not_into) == combined(scalar::and_not_into))?;
        equal("or_into", combined(or_into) == combined(scalar::or_into))?;
        let (mut fast, mut plain) = ([0; PLACES], [0; PLACES]);
        for words in a.chunks(BLOCK).chain(b.chunks(BLOCK)) {
            equal("places", places(words, &mut fast) == scalar::places(words, &mut plain))?;
        }
        for tail in [0, 1, 15, 16, 17, 63] {
            let rows = (length * 64 + tail) as usize;
            let bytes: Vec<u8> = (0..rows).map(|_| next() as u8).collect();
            let set = [next(), next(), next() & next(), 0];
            let (mut fast, mut plain) = (vec![0; rows.div_ceil(64)], vec![0; rows.div_ceil(64)]);
            members_u8(&bytes, &set, &mut fast);
            scalar::members_u8(&bytes, &set, &mut plain);
            equal("members_u8", fast == plain)?;
            let pairs: Vec<u16> = (0..rows).map(|_| (next() % 5) as u16 + 40_000).collect();
            for ends in [40_003..=40_003, 40_001..=40_003, 0..=40_000, 40_004..=u16::MAX] {
                between_u16(&pairs, &ends, &mut fast);
                scalar::between_u16(&pairs, &ends, &mut plain);
                equal("between_u16", fast == plain)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_loop_of_this_build_equals_the_plain_one() {
        assert_eq!(super::self_check(2021), Ok(()));
    }
}
