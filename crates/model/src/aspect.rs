//! What a document talks about, and which way it leans on it.

use crate::Evidence;
use serde::{Deserialize, Serialize};

/// A side of the work that a review can judge by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    Acting,
    Direction,
    Writing,
    Cinematography,
    Editing,
    Music,
    Pacing,
    Themes,
    Characters,
}

impl Aspect {
    /// Every aspect, in the order of their codes.
    pub const ALL: [Aspect; 9] = [
        Aspect::Acting,
        Aspect::Direction,
        Aspect::Writing,
        Aspect::Cinematography,
        Aspect::Editing,
        Aspect::Music,
        Aspect::Pacing,
        Aspect::Themes,
        Aspect::Characters,
    ];

    /// The word used in JSON, in URLs and in front matter. `music` stands for music and sound.
    pub fn key(self) -> &'static str {
        match self {
            Aspect::Acting => "acting",
            Aspect::Direction => "direction",
            Aspect::Writing => "writing",
            Aspect::Cinematography => "cinematography",
            Aspect::Editing => "editing",
            Aspect::Music => "music",
            Aspect::Pacing => "pacing",
            Aspect::Themes => "themes",
            Aspect::Characters => "characters",
        }
    }

    /// The aspect written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Aspect> {
        Aspect::ALL.into_iter().find(|aspect| aspect.key() == key)
    }
}

/// Which way a document leans on an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    Praise,
    Mixed,
    Criticism,
    /// Only mentioned: no judgement was read.
    Mentioned,
}

impl Stance {
    /// Every stance, in the order of their codes.
    pub const ALL: [Stance; 4] = [Stance::Praise, Stance::Mixed, Stance::Criticism, Stance::Mentioned];

    /// The word used in JSON, in URLs and in front matter.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Praise => "praise",
            Stance::Mixed => "mixed",
            Stance::Criticism => "criticism",
            Stance::Mentioned => "mentioned",
        }
    }

    /// The stance written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Stance> {
        Stance::ALL.into_iter().find(|stance| stance.key() == key)
    }

    /// The stance of a document that holds both `self` and `other` in different places: a judgement wins over a
    /// mention, and two opposite judgements are mixed.
    pub fn with(self, other: Stance) -> Stance {
        match (self, other) {
            (a, b) if a == b => a,
            (Stance::Mentioned, judged) | (judged, Stance::Mentioned) => judged,
            _ => Stance::Mixed,
        }
    }
}

/// One place where a document takes a stance on an aspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AspectMention {
    pub aspect: Aspect,
    pub stance: Stance,
    /// A few words on what exactly is praised or faulted, written by the curator; empty when read from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub evidence: Evidence,
}
