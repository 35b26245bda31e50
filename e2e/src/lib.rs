//! The stage for journeys through the built page: a server of plain files, a browser, and a reader who finds things
//! as people do, by role and name. It knows nothing of what the page shows; the journeys in `tests/` do.

mod browser;
mod journey;
mod reader;
mod role;
mod site;

pub use journey::journey;
pub use reader::Reader;
pub use site::{Request, Site};
