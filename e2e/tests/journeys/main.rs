//! What readers do, one journey each, on the release in a real browser: a file for each view, and for each thing that must hold in all of
//! them. Each journey starts with a fresh profile and, beyond what it looks for itself, ends with an empty console and no failed request.
//!
//! They are one program, so that no journey waits for the last of another file, and that what they share is linked once.

mod access;
mod acts;
mod collection;
mod compare;
mod cuts;
mod drawn;
mod explore;
mod export;
mod film;
mod hostile;
mod keyboard;
mod lab;
mod language;
mod large;
mod offline;
mod page;
mod reader;
mod rows;
mod search;
mod stopped;
mod tools;
mod updates;
mod walks;
