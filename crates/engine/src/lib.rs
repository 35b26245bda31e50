//! Columns and a selection in, an outcome out: counts, scores, rows. No I/O, no clock, no signals, no randomness, and
//! nothing of the browser.

mod bitmap;
mod facet;
pub mod facts;
mod outcome;
pub mod score;
pub mod search;
mod selection;
mod table;
mod url;

pub use bitmap::Bitmap;
pub use facet::Facet;
pub use outcome::{Outcome, Request, Sort, outcome};
pub use selection::{Choice, Interval, Selection};
pub use table::{Table, TableError};
pub use url::{Note, from_pairs, to_pairs};
