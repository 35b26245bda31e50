//! What is published beside the page, made from the bundle that the page reads, with the functions that the page counts with: data for
//! other programs, badges, pages to embed, pictures, a feed, a sitemap, a manifest with icons; and what the head of a page says of it.
//!
//! Reads `bundle/` in the folder of a built site, and writes there. No clock, no randomness: the same bundle gives the same bytes, but
//! for pictures of names in scripts that only fonts of the system have.

pub mod api;
mod badge;
mod collection;
mod embed;
mod error;
mod feed;
// Texts are compared as the page compares them, and marks laid out as it lays them out: one file for both.
#[path = "../../../src/fold.rs"]
mod fold;
mod head;
mod install;
mod look;
mod markup;
mod plan;
mod publish;
mod site;
mod sitemap;
mod social;
mod strip;
#[path = "../../../src/charts/swarm.rs"]
#[allow(dead_code, reason = "a picture has nobody who points at a mark")]
mod swarm;
mod words;

pub use collection::Collection;
pub use error::{Error, Result};
pub use head::{Head, Place, head};
pub use plan::Plan;
pub use publish::{Done, Options, publish};
pub use site::Site;
