//! The fields of a review that are searched, and what each weighs.

use crosscut_model::Review;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name of the film or other work.
    Title,
    /// Who wrote it, and who is named in its facts.
    People,
    /// The publication.
    Source,
    Headline,
    Abstract,
    Body,
}

impl Field {
    /// All, in the order in which lists are written.
    pub const ALL: [Field; 6] =
        [Field::Title, Field::People, Field::Source, Field::Headline, Field::Abstract, Field::Body];

    /// The word before the colon in a query.
    pub fn key(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::People => "people",
            Field::Source => "source",
            Field::Headline => "headline",
            Field::Abstract => "abstract",
            Field::Body => "text",
        }
    }

    /// The field that a reader calls so.
    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key).or(match key {
            "film" | "item" | "movie" => Some(Field::Title),
            "author" | "person" | "director" | "actor" | "by" => Some(Field::People),
            "publication" | "publisher" | "in" => Some(Field::Source),
            "summary" => Some(Field::Abstract),
            "body" | "review" => Some(Field::Body),
            _ => None,
        })
    }

    /// How much a word in this field counts beside one in the body. Raising it brings reviews forward that have the word here.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Field::Title => 2.5,
            Field::People => 2.0,
            Field::Source => 1.5,
            Field::Headline => 2.0,
            Field::Abstract => 1.3,
            Field::Body => 1.0,
        }
    }

    /// BM25's b: how far a longer field is held against a word, 0 to 1. Names are not worse for being long.
    pub(crate) fn length_matters(self) -> f32 {
        match self {
            Field::Title | Field::People | Field::Source => 0.3,
            Field::Headline | Field::Abstract | Field::Body => 0.75,
        }
    }
}

/// A set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(pub(crate) u8);

impl Fields {
    /// Every field.
    pub const ALL: Fields = Fields(0b11_1111);
    /// None.
    pub(crate) const NONE: Fields = Fields(0);

    pub fn only(field: Field) -> Fields {
        Fields(1 << field as u8)
    }

    pub fn has(self, field: Field) -> bool {
        self.0 >> field as u8 & 1 == 1
    }

    pub(crate) fn with(self, field: Field) -> Fields {
        Fields(self.0 | Fields::only(field).0)
    }

    pub(crate) fn meets(self, other: Fields) -> bool {
        self.0 & other.0 != 0
    }
}

/// What of a review is searched: each piece of text with its field. Phrases do not reach from one piece into the next.
pub fn texts(review: &Review) -> impl Iterator<Item = (Field, &str)> {
    // A source without a publication is its author, who is among the people.
    let own = [
        (Field::Title, &review.item),
        (Field::People, &review.author),
        (Field::Source, &review.publisher),
        (Field::Headline, &review.headline),
        (Field::Abstract, &review.abstract_text),
        (Field::Body, &review.text),
    ];
    // What is stated and names nobody sums the item up, as an abstract does.
    let facts = review.statements.iter().flat_map(|statement| {
        let field = if statement.property.is_person() { Field::People } else { Field::Abstract };
        let character = statement.character.as_deref().map(|name| (Field::People, name));
        std::iter::once((field, statement.value.as_str())).chain(character)
    });
    own.into_iter().filter_map(|(field, text)| Some((field, text.as_deref()?))).chain(facts)
}
