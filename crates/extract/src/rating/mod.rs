//! Ratings: what looks like one ([`scan`] by the rules of [`grammar`]), what speaks for and against it ([`context`]), which one is
//! the document's own ([`choose`]), and what it is worth ([`reading`]). A wrong rating is far worse than a missing one.

mod acts;
pub(crate) mod amount;
pub(crate) mod around;
mod calls;
pub(crate) mod choose;
pub(crate) mod context;
pub(crate) mod features;
mod glyphs;
pub(crate) mod grammar;
mod hangul;
mod hanzi;
mod headings;
mod keys;
mod legend;
mod letter;
mod loose;
mod matching;
mod numbers;
mod others;
mod page;
mod parse;
mod phrase;
pub(crate) mod reading;
mod rows;
pub(crate) mod scale;
pub(crate) mod scan;
mod school;
mod speaks;
mod thumbs;
mod ticks;
pub(crate) mod told;
mod traps;

pub use features::label;
pub use parse::{RatingError, parse};
