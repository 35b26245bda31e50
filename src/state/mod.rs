//! What the page stands on: the loaded collection, the selection in the URL, the device's own settings.

mod collection;
mod compared;
mod documents;
mod listing;
mod load;
mod place;
mod query;
mod recipe;
mod search;
mod theme;

pub use collection::{Collection, use_collection};
pub use compared::{MOST_COMPARED, Sought, Subject, UseCompared};
pub use documents::Whereabouts;
pub use listing::{Listing, UnreadListing, UseListing, Years};
pub use load::{Arrival, Cause, LARGE, Large, LoadError, Loading, UseLoading};
pub use place::{History, Place, UsePlace};
pub use query::{Query, Unread, UseQuery};
pub use recipe::UseRecipe;
pub use search::{Found, SearchFace, UseMarks, UseSearch};
pub use theme::{Theme, UseTheme};
