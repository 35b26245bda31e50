//! Long work in slices, so that a page stays quick while a table is built. The engine knows no clock and no event loop: it
//! offers places to pause, and whoever called it decides what a pause is.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// What happens between two slices of work, of some ten milliseconds at a million rows. One type for every caller, so that the
/// work is in the program once.
pub type Pause<'p> = &'p dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>;

/// Does the work at one go.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        // Nobody pauses, so the first look finds it done.
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

/// No pause at all.
pub(crate) fn no_pause() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(std::future::ready(()))
}
