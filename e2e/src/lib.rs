//! The stage for journeys through the built page: a server of plain files, a browser, and a reader who finds things
//! as people do, by role and name. Of what the page shows it knows one thing, the table of its views; the rest is the journeys' in
//! `tests/`.

mod axe;
mod browser;
pub mod hostile;
mod journey;
mod keyboard;
mod look;
mod packer;
mod reader;
mod role;
mod site;
mod tree;
mod views;
mod words;

pub use axe::Axe;
pub use journey::journey;
pub use look::{DESK, PHONE, SIZES, Size, TABLET, Theme};
pub use reader::Reader;
pub use site::{Request, Site};
pub use views::{Collection, VIEWS, View};
pub use words::Words;
