//! Texts to measure with, from seeds: prose of any length, and collections of reviews in which it is known what a search should
//! find. No clock; reads the labelled corpus and nothing else.

mod collection;
mod names;
mod prose;
mod questions;

pub use collection::{Collection, Text};
pub use prose::{DOCUMENT, Prose};
pub use questions::{KnownItem, Topic, ndcg};
