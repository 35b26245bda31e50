//! What the page stands on: the loaded collection, the selection in the URL, the device's own settings.

mod collection;
mod documents;
mod listing;
mod load;
mod place;
mod query;
mod search;
mod theme;

pub use collection::{Collection, use_collection};
pub use documents::Whereabouts;
pub use listing::{Listing, UnreadListing, UseListing, Years};
pub use load::{Arrival, Cause, LARGE, Large, LoadError, Loading, UseLoading};
pub use place::{History, Place, UsePlace};
pub use query::{EVIDENCE, Query, Unread, UseQuery};
pub use search::{Found, SearchFace, UseMarks, UseSearch};
pub use theme::{Theme, UseTheme};
