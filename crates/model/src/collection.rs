//! What a collection says about itself in `collection.toml`, as far as the page needs to know it.

use crate::LetterTable;
use serde::{Deserialize, Serialize};

/// How much of the documents' own text is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TextPolicy {
    #[default]
    Full,
    /// The first `excerpt_length` characters, cut at a word.
    Excerpt,
    /// Facts, figures and abstracts only.
    None,
}

/// What the prose of a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BodyRole {
    /// The document's own words: the text policy applies, and facts are read from it.
    #[default]
    Text,
    /// A summary in the curator's words: always published, and no fact is read from it.
    Abstract,
}

/// The collection's own settings, as the page shows and uses them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CollectionInfo {
    pub title: String,
    /// BCP 47.
    pub language: String,
    pub text: TextPolicy,
    /// Characters of an excerpt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt_length: Option<u32>,
    pub letters: LetterTable,
    /// The whole address under which the site is published, with a slash at its end; http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<Published>,
}

/// How many of each get files of their own beside the page, where a collection says: those with the most documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub films: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<u32>,
    /// Films with a picture for where they are shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pictures: Option<u32>,
    /// Pages that are drawn when the site is built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}
