//! What the page stands on: the loaded collection, the selection in the URL, the device's own settings.

mod collection;
mod compared;
pub mod device;
mod documents;
mod language;
mod layout;
mod listing;
mod load;
mod offline;
mod place;
mod query;
mod recipe;
mod search;
mod steps;
mod theme;

pub use collection::{Collection, use_collection};
pub use compared::{MOST_COMPARED, Sought, Subject, UseCompared};
pub use device::{LONGEST_NAME, Saved, UseSaved};
pub use documents::Whereabouts;
pub use language::UseLanguage;
pub use layout::{Column, UnreadLayout, UseLayout};
pub use listing::{Listing, UnreadListing, UseListing, Years};
pub use load::{Arrival, Cause, LARGE, Large, LoadError, Loading, UseLoading, pause};
pub use offline::{Kept, Offline, Sum, Trouble, UseOffline};
pub use place::{History, Place, UsePlace};
pub use query::{EVIDENCE, Query, Unread, UseQuery};
pub use recipe::UseRecipe;
pub use search::{Found, SearchFace, UseMarks, UseSearch};
pub use steps::UseSteps;
pub use theme::{Theme, UseTheme};
