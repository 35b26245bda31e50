//! One file a screen.

mod explore;
mod film;
mod front;
mod outline;
mod reader;
mod source;
mod sources;

pub use explore::ExploreView;
pub use film::FilmView;
pub use front::Front;
pub use outline::Outline;
pub use reader::ReaderView;
pub use source::SourceView;
pub use sources::SourcesView;
