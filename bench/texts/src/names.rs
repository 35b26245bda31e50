//! Names that no corpus has: they make the rare words of a collection.

const STARTS: [&str; 24] = [
    "b", "br", "c", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v",
    "w", "z",
];
const MIDDLES: [&str; 14] = ["a", "e", "i", "o", "u", "ai", "ea", "ie", "oa", "ou", "ä", "é", "ö", "y"];
const ENDS: [&str; 16] = ["", "", "", "l", "n", "r", "s", "t", "m", "nd", "rk", "sk", "lt", "ck", "v", "x"];

/// The name of a number, the same for the same number.
pub fn name(number: usize) -> String {
    let mut state = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut below = |end: usize| {
        state ^= state >> 29;
        state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state ^= state >> 32;
        (state % end as u64) as usize
    };
    let mut name = String::new();
    for _ in 0..2 + below(2) {
        name += STARTS[below(STARTS.len())];
        name += MIDDLES[below(MIDDLES.len())];
        name += ENDS[below(ENDS.len())];
    }
    let first = name.chars().next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    let rest: String = name.chars().skip(1).collect();
    first + &rest
}
