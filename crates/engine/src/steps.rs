//! Walks over many rows in steps.

use std::ops::Range;

/// Rows a step.
const STEP: usize = 8192;

/// Calls `walk` with one range of rows after the other. Browsers exchange code that was compiled in haste for better code
/// between two calls of a function, never within one: a single loop over millions of rows would run in the hasty code
/// to its end, several times slower. So each step is a call of its own.
pub(crate) fn in_steps(rows: usize, mut walk: impl FnMut(Range<usize>)) {
    #[inline(never)]
    fn step(walk: &mut impl FnMut(Range<usize>), rows: Range<usize>) {
        walk(rows);
    }
    for start in (0..rows).step_by(STEP) {
        step(&mut walk, start..rows.min(start + STEP));
    }
}
