//! Long work in slices, so that a page stays quick while a table is built. The engine knows no clock and no event loop: it
//! offers places to pause, and whoever called it decides what a pause is.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A place between two slices of work, of some ten milliseconds at a million rows.
pub trait Pause: AsyncFn() {}

impl<P: AsyncFn()> Pause for P {}

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
pub(crate) async fn no_pause() {}
