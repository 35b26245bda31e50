//! Pictures of numbers, as our own SVG. Each has words beside it that say the same.

mod interval;
mod sides;
mod strip;

pub use interval::{POINTS, SCORES, head, interval, shift};
pub use sides::{Side, sides};
pub use strip::{Mark, Strip, StripOfMany};
