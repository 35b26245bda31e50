//! Pictures of numbers, as our own SVG. Each has words beside it that say the same.

mod brush;
mod interval;
mod labelled;
mod plot;
mod sides;
mod strip;
mod swarm;
mod table;
mod time;
mod timeline;

pub use brush::{BINS, Brush, WHOLE, histogram_with_brush};
pub use interval::{POINTS, SCORES, head, interval, shift};
pub use labelled::{IsFaint, LABELLED};
pub use sides::{Side, sides};
pub use strip::{Likely, Mark, Strip, few, strip, strip_height, strip_of_many};
pub use timeline::{Dated, Release, timeline, timeline_of_years};
