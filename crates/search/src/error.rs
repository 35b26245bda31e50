//! Why an index cannot be used.

use std::fmt;

/// Why a part of an index cannot be used. Whatever its bytes are, nothing worse than this comes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchError {
    /// It was made by another version of the program.
    Version { found: u32 },
    /// Its bytes are not those that were written.
    Damaged,
    /// It is not JSON of the right shape: a fault of the program that wrote it.
    Unreadable(String),
    /// It contradicts itself.
    Inconsistent(&'static str),
    /// It was not asked for.
    Unasked,
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SearchError::Version { found } => {
                write!(f, "it is an index of version {found}, and this page asks version {}", crate::TOKENS)
            }
            SearchError::Damaged => f.write_str("its bytes are not those that were written"),
            SearchError::Unreadable(error) => write!(f, "it is whole but cannot be read ({error})"),
            SearchError::Inconsistent(what) => write!(f, "it contradicts itself ({what})"),
            SearchError::Unasked => f.write_str("it was not asked for"),
        }
    }
}

impl std::error::Error for SearchError {}

impl From<crate::digits::Garbled> for SearchError {
    fn from(_: crate::digits::Garbled) -> SearchError {
        SearchError::Inconsistent("a list ends too soon, or holds what is no number")
    }
}
