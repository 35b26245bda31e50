//! Sorting, by numbers and in one place: each type that is sorted for itself costs kilobytes of the page.

/// Sorts numbers, the lowest first.
pub fn sort(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// Sorts pairs, by the first, then by the second, and takes those out that come twice.
pub fn sorted_pairs(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut numbers: Vec<u64> = pairs.iter().map(|(a, b)| u64::from(*a) << 32 | u64::from(*b)).collect();
    sort(&mut numbers);
    numbers.dedup();
    numbers.into_iter().map(|number| ((number >> 32) as u32, number as u32)).collect()
}

/// The places of the highest scores, at most so many, the highest first; of equal ones the first first. Scores are not negative.
pub fn highest(scores: &[f32], most: usize) -> Vec<u32> {
    // The bits of numbers that are not negative rise as the numbers do.
    let mut numbers: Vec<u64> =
        (0u64..).zip(scores).map(|(place, score)| u64::from(u32::MAX - score.to_bits()) << 32 | place).collect();
    if most < numbers.len() {
        numbers.select_nth_unstable(most);
        numbers.truncate(most);
    }
    sort(&mut numbers);
    numbers.into_iter().map(|number| number as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_come_first_and_equals_in_order() {
        let scores = [0.5, 2.0, 0.0, 2.0, 7.25, 0.1];
        assert_eq!(highest(&scores, 9), [4, 1, 3, 0, 5, 2]);
        assert_eq!(highest(&scores, 3), [4, 1, 3]);
        assert_eq!(highest(&scores, 0), [0u32; 0]);
    }

    #[test]
    fn pairs_are_sorted_and_single() {
        assert_eq!(sorted_pairs(&[(2, 1), (1, 9), (2, 0), (1, 9)]), [(1, 9), (2, 0), (2, 1)]);
    }
}
