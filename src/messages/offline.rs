//! What only is said of use without a network, and of new versions. Apart from the other messages, so that a first visit does without it: see
//! src/parts.rs.

pub mod de;
mod en;

use super::{counted, tongue};

/// Something that is said of it. Sizes come in already formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfflineMsg {
    Title,
    Asked,
    Absent,
    Refused,
    Off,
    /// All of it is kept.
    Whole {
        files: usize,
        size: String,
    },
    /// What a large collection needs is kept, and of the rest what was looked at.
    Partly {
        held: String,
        of: String,
    },
    /// The same while the rest is fetched.
    Keeping {
        held: String,
        of: String,
    },
    Holes(usize),
    Coming {
        held: String,
        of: String,
    },
    NewComing {
        held: String,
        of: String,
    },
    Progress,
    Full,
    Network,
    Unfitting,
    Keep,
    KeepAll {
        size: String,
    },
    GoOn,
    Pause,
    Remove,
    Promised,
    NotPromised,
    Offer,
    Update,
    Later,
}

impl OfflineMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.offline, en::text)
    }
}
