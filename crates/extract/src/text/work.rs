//! Counts looks at tokens in tests, so that a test can tell linear work from more without a clock. Elsewhere it is nothing.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// Counts one look at a token.
#[inline(always)]
pub(super) fn count() {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + 1));
}

/// The looks that some work took.
#[cfg(test)]
pub(crate) fn counted(work: impl FnOnce()) -> u64 {
    let before = LOOKS.with(Cell::get);
    work();
    LOOKS.with(Cell::get) - before
}
