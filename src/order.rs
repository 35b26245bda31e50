//! Sorting, through one door: each place that sorts by a closure of its own would add four kilobytes to the program.

use std::cmp::Ordering;

/// The numbers in the order that `compare` gives; equal ones keep theirs.
pub fn sorted(numbers: impl IntoIterator<Item = u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    fn sort(mut numbers: Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
        numbers.sort_by(|a, b| compare(*a, *b));
        numbers
    }
    sort(numbers.into_iter().collect(), compare)
}
