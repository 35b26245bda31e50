//! Pictures of numbers, as our own SVG. Each has words beside it that say the same.

mod strip;

pub use strip::{Mark, Strip, StripOfMany};
