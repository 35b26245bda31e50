//! What of a built site a browser keeps for use without a network: the list of a version's files with their hashes, and the
//! worker that goes by it (worker/sw.js). Reads finished files, so that what is listed is what is served, whatever tools made of a file after
//! they named it.
//!
//! A version is called after its list: `offline.json` says which version is published, and `offline-<version>.json` is the list. The worker
//! names no file and no version, so it hardly ever changes.

mod site;
mod version;

pub use site::{WrittenSite, write};
pub use version::{File, Group, SMALL_SITE, SUMMARY, Version, group};

/// The worker, with its comments: what it keeps, and what it answers.
pub const WORKER: &str = concat!(include_str!("../worker/sw.js"), include_str!("../worker/answer.js"));

/// Its name at the root of a site. A worker may only answer for what is beside and below it.
pub const WORKER_FILE: &str = "sw.js";
