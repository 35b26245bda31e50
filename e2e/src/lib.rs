//! The stage for journeys through the built page: a server of plain files, a browser, and a reader who finds things
//! as people do, by role and name. Of what the page shows it knows one thing, the table of its views; the rest is the journeys' in
//! `tests/`.

mod axe;
mod browser;
mod engine;
pub mod hostile;
mod injected;
mod journey;
mod keeping;
mod keyboard;
mod listener;
mod look;
mod packer;
mod reader;
mod role;
mod site;
mod tree;
mod views;
mod walk;
mod words;

pub use axe::Axe;
pub use engine::Engine;
pub use journey::{Visitor, journey, visits};
pub use keeping::{Marks, Notes};
pub use look::{DESK, NARROW, PHONE, SIZES, Size, TABLET, Theme};
pub use reader::Reader;
pub use site::{Request, Site};
pub use views::{Collection, VIEWS, View};
pub use walk::walk;
pub use words::Words;
