//! The index of the search as the bundle carries it: a root that names parts by the range of their words, each part a dictionary that
//! names its lists. How the strings are written and read is the business of `crates/search`; this file only says where they stand.

use crate::{FileRef, Stored};
use serde::{Deserialize, Serialize};

/// What the page needs to know before it looks for anything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchRoot {
    /// The version of cutting and folding words, and of the lists.
    pub version: u32,
    /// How many rows were indexed.
    pub rows: u32,
    /// Rising by their first words; together they hold every word.
    pub parts: Vec<SearchPart>,
    /// The same words once more, each backwards behind its length, so that a word is found whose beginning was mistyped. Only where there
    /// are so many words that looking at all of them would be too much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned: Vec<SearchPart>,
}

/// A range of words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchPart {
    /// Its first word; the range ends before the first word of the next part.
    pub first: String,
    pub words: Stored<SearchWords, FileRef>,
}

/// The words of a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchWords {
    /// The words, rising.
    pub words: String,
    /// For each word, in which fields it stands, and in how many rows.
    pub counts: String,
    /// Where the lists of these words are, in their order; none for turned words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<SearchLists>,
}

/// The lists of the next so many words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchLists {
    pub words: u32,
    pub rows: Stored<SearchRows, FileRef>,
    /// Looked at for phrases only.
    pub positions: Stored<SearchPositions, FileRef>,
}

/// For each word and field, the rows that it stands in, and how much it weighs there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchRows {
    pub rows: String,
    pub weights: String,
}

/// For each word, field and row, where in the field it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchPositions {
    pub positions: String,
}
