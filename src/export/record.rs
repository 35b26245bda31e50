//! What a row is, as far as it is known: from the columns, and from its document where that goes into the file.

use super::{About, Depth};
use crate::labels;
use crate::state::Collection;
use crosscut_engine::Facet;
use crosscut_model::{Aspect, Date, Kind, Notation, RatingValue, Review, SourceRole, Stance};

/// The facts of a document.
pub struct Record<'a> {
    /// The address of its page here.
    pub page: String,
    pub kind: Kind,
    pub item: Option<&'a str>,
    pub item_year: Option<i16>,
    pub author: Option<&'a str>,
    /// The publication.
    pub publisher: Option<&'a str>,
    pub date: Option<Date>,
    pub language: Option<&'a str>,
    pub rating: Option<RecordRating<'a>>,
    pub aspects: Vec<(Aspect, Stance)>,
    /// The document, where it goes into the file.
    pub review: Option<&'a Review>,
}

/// A rating: as printed where that is known, on its scale, and as a score.
pub struct RecordRating<'a> {
    pub raw: Option<&'a str>,
    pub value: &'a RatingValue,
    pub best: &'a RatingValue,
    pub worst: &'a RatingValue,
    pub notation: Notation,
    /// 0 to 100 by the letter table in use; `None` for thumbs.
    pub score: Option<f64>,
}

impl<'a> Record<'a> {
    /// The record of a row.
    pub fn of(collection: &'a Collection, row: u32, about: &About) -> Record<'a> {
        let table = &collection.table;
        let code = |facet| table.codes(facet, row as usize).first().copied().unwrap_or(0);
        let named = |facet| Some(table.name(facet, code(facet))).filter(|name| !name.is_empty());
        let place = |facet| (code(facet) as usize).checked_sub(1);
        let review = (about.depth == Depth::Documents).then(|| collection.review(row)).flatten();
        let source = place(Facet::Source).and_then(|place| collection.sources.get(place));
        let publisher = source.filter(|source| source.role == SourceRole::Publisher);
        let term = table.rating(row as usize);
        let raw = review.and_then(|review| review.rating.as_ref()).map(|rating| rating.raw.as_str());
        let date = review.and_then(|review| review.date_published);
        Record {
            page: format!("{}{}", about.base, collection.address(row)),
            kind: place(Facet::Kind).and_then(|place| Kind::ALL.get(place)).copied().unwrap_or_default(),
            item: named(Facet::Film),
            item_year: place(Facet::Film).and_then(|place| collection.films.get(place)?.year),
            author: named(Facet::Author),
            publisher: publisher.map(|source| source.name.as_str()),
            // A document may know no more than the month, which the column of days cannot say.
            date: date.or_else(|| table.date(row as usize).and_then(Date::from_days)),
            language: named(Facet::Language),
            rating: term.map(|term| RecordRating {
                raw,
                value: &term.value,
                best: &term.best,
                worst: &term.worst,
                notation: term.notation,
                score: table.score(row as usize, about.letters),
            }),
            aspects: labels::aspects_of(&table.codes(Facet::Aspect, row as usize)),
            review,
        }
    }

    /// The aspects on which it takes a stance.
    pub fn with_stance(&self, stance: Stance) -> impl Iterator<Item = Aspect> + '_ {
        self.aspects.iter().filter(move |(_, own)| *own == stance).map(|(aspect, _)| *aspect)
    }
}
