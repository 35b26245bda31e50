//! The sides along which a collection can be cut.

/// A column that can be filtered by value. Code 0 of each is "missing": no source named, no rating, no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Film,
    Source,
    Author,
    Kind,
    /// How the rating is written; missing where there is none.
    Notation,
    /// Multi-valued: code `1 + aspect × 4 + stance`; missing where a review takes up no aspect.
    Aspect,
    Language,
    /// Of publication: code `1 + year − first year`; see [`crate::Table::first_year`].
    Year,
    /// Who has a part in the work, as the documents say, whatever the role. Multi-valued; missing where a review names nobody.
    Person,
}

impl Facet {
    /// Every facet, in the order of their places in [`crate::Outcome::counts`].
    pub const ALL: [Facet; 9] = [
        Facet::Film,
        Facet::Source,
        Facet::Author,
        Facet::Kind,
        Facet::Notation,
        Facet::Aspect,
        Facet::Language,
        Facet::Year,
        Facet::Person,
    ];

    /// The word used in URLs.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Film => "film",
            Facet::Source => "source",
            Facet::Author => "author",
            Facet::Kind => "kind",
            Facet::Notation => "notation",
            Facet::Aspect => "aspect",
            Facet::Language => "language",
            Facet::Year => "year",
            Facet::Person => "person",
        }
    }

    /// Whether a review can have several values.
    pub fn is_multi_valued(self) -> bool {
        matches!(self, Facet::Aspect | Facet::Person)
    }

    /// The facet written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// Which facets are read. Counting those of few values costs little; films and authors are worth leaving out of an answer
/// that does not show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facets(u16);

impl Facets {
    /// All of them.
    pub const ALL: Facets = Facets(u16::MAX);
    /// None of them.
    pub const NONE: Facets = Facets(0);

    /// The same with `facet`.
    pub const fn with(self, facet: Facet) -> Facets {
        Facets(self.0 | 1 << facet as u8)
    }

    /// The same without `facet`.
    pub const fn without(self, facet: Facet) -> Facets {
        Facets(self.0 & !(1 << facet as u8))
    }

    /// Whether `facet` is among them.
    pub const fn has(self, facet: Facet) -> bool {
        self.0 >> facet as u8 & 1 == 1
    }
}

impl FromIterator<Facet> for Facets {
    fn from_iter<I: IntoIterator<Item = Facet>>(facets: I) -> Facets {
        facets.into_iter().fold(Facets::NONE, Facets::with)
    }
}
