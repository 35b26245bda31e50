//! What only the page of a film says, below its score. Apart from the other messages, so that a first visit does without it: see
//! src/parts.rs.

pub mod de;
mod en;

use super::tongue;
use crosscut_model::{Aspect, Stance};

/// Something that this view says. Numbers and names come in already formatted where they stand as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum FilmMsg {
    SpreadTitle,
    WhenTitle,
    ReleaseIn(String),
    ReleaseOn(String),
    OnDisc(String),
    Hollow,
    Undated(usize),
    UndatedMany(usize),
    NoneDated,
    // What is selected
    AllDocuments(usize),
    /// The mean, and of how many ratings, where there are any.
    SomeDocuments {
        count: usize,
        total: usize,
        mean: Option<(String, usize)>,
    },
    // What they take up
    HeatHint,
    FirstRows {
        shown: usize,
        count: usize,
    },
    MoreRows(usize),
    AllOfThem(usize),
    Cell {
        who: String,
        aspect: Aspect,
        stance: Stance,
    },
    AllCell {
        aspect: Aspect,
        counts: Vec<(Stance, usize)>,
    },
    EvidenceTitle,
    EvidenceHint,
    EvidenceUnread(String),
    EverybodyOn(Aspect),
    SaysNothing {
        who: String,
        aspect: Aspect,
    },
    GivenBy(String),
    InferredFrom(String),
    TextNotShown,
    ReadThere,
    ReadDocument,
    AllWithStance {
        count: usize,
        stance: Stance,
    },
    CloseEvidence,
    // Agreement
    AgreeTitle,
    SplitTitle,
    NothingAgreed,
    NothingSplit,
    HowAgreed,
    MostSay {
        stance: Stance,
        count: usize,
        judged: usize,
    },
    /// How many praise, are of two minds, fault.
    Split {
        counts: [usize; 3],
    },
    HowMany {
        stance: Stance,
        count: usize,
    },
    AspectName(Aspect),
    TheRatings,
    Bulk {
        inside: usize,
        all: usize,
        low: String,
        high: String,
    },
    Highest(String),
    Lowest(String),
    // Documents
    RatedTitle,
    UnratedTitle,
    UnratedText,
    /// The estimated tone of a document without a rating, 0 to 100.
    Tone {
        estimate: String,
    },
    NoneRated,
    ShowAll,
    OnAspects {
        stance: Stance,
        count: usize,
    },
    FirstOf {
        shown: usize,
        count: usize,
    },
}

impl FilmMsg {
    /// The text in the page's language.
    pub fn text(self) -> String {
        tongue::say(self, |words| words.film, en::text)
    }
}
