//! Columns and a selection in, an outcome out: counts, scores, rows. No I/O, no clock, no signals, no randomness, and
//! nothing of the browser.
//!
//! `#[inline]` here means: compiled with whoever uses it, for size where that is the page. Loops over rows do without it and are
//! compiled for speed.

mod arrangement;
mod bitmap;
mod codes;
mod days;
mod dimension;
mod facet;
pub mod facts;
mod few;
mod glance;
mod incoming;
#[doc(hidden)]
pub mod kernel;
mod order;
mod outcome;
mod packed;
mod planes;
mod restriction;
pub mod score;
mod selection;
mod session;
pub mod stances;
mod steps;
mod table;
mod tally;
mod url;
mod values;

pub use bitmap::Bitmap;
pub use codes::Codes;
pub use facet::{Facet, Facets};
pub use few::{Choices, CodeList};
pub use incoming::Incoming;
pub use order::sorted;
pub use outcome::{Matching, Outcome, Relevance, Request, Sort, outcome, top};
pub use packed::{Lists, PackedColumns, TableError};
pub use selection::{Choice, Interval, Selection};
pub use session::Session;
pub use table::{Building, Table};
pub use url::{Note, from_pairs, to_pairs};
