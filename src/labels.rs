//! What things are called on the page: values of facets, documents without a name, facts.

use crate::format;
use crate::messages::Msg;
use crate::state::Collection;
use crosscut_engine::Facet;
use crosscut_model::{Aspect, Assumption, Date, Kind, Notation, RatingTerm, RatingValue, Review, Stance, Statement};

/// A document as a line of a list: from its review where that is there, else from the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub who: String,
    pub kind: Kind,
    pub date: Option<Date>,
    /// As printed, or as near to it as the columns know.
    pub raw: Option<String>,
    pub headline: Option<String>,
    /// Relative to the base.
    pub href: String,
}

impl Card {
    /// The card of a row.
    pub fn of(collection: &Collection, row: u32) -> Card {
        let table = &collection.table;
        let href = collection.address(row);
        if let Some(review) = collection.review(row) {
            return Card {
                who: who(review),
                kind: review.kind,
                date: review.date_published,
                raw: review.rating.as_ref().map(|rating| rating.raw.clone()),
                headline: review.headline.clone(),
                href,
            };
        }
        let code = |facet| table.codes(facet, row as usize).first().copied().unwrap_or(0);
        let kind = (code(Facet::Kind) as usize).checked_sub(1).and_then(|place| Kind::ALL.get(place));
        let kind = kind.copied().unwrap_or_default();
        let who = match code(Facet::Source) {
            0 => Msg::Unsigned(kind).text(),
            source => table.name(Facet::Source, source).to_owned(),
        };
        let date = table.date(row as usize).and_then(Date::from_days);
        Card { who, kind, date, raw: table.rating(row as usize).map(printed), headline: None, href }
    }

    /// The line under its name: what it is, and when.
    pub fn kind_and_date(&self) -> String {
        let when = self.date.map_or_else(|| Msg::Undated.text(), format::date);
        format!("{} · {when}", Msg::Kind(self.kind).text())
    }
}

/// A rating of which the characters are not known: its value, on its scale where it has one.
pub fn printed(rating: &RatingTerm) -> String {
    let value = |value: &RatingValue| {
        value.number().map_or_else(|| value.text().unwrap_or_default().to_owned(), format::number)
    };
    match rating.notation {
        Notation::Letter | Notation::Thumbs => value(&rating.value),
        Notation::Percent => format::percent(&value(&rating.value)),
        // "2/1" would say nothing of a school mark.
        _ if rating.worst.number() > rating.best.number() => {
            format!("{} ({}–{})", value(&rating.value), value(&rating.best), value(&rating.worst))
        }
        _ => format!("{}/{}", value(&rating.value), value(&rating.best)),
    }
}

/// Who speaks in a document: its source, or what it is where there is none.
pub fn who(review: &Review) -> String {
    review.source().map_or_else(|| Msg::Unsigned(review.kind).text(), str::to_owned)
}

/// What a document is called: its headline, or who writes on what.
pub fn title(review: &Review) -> String {
    match (&review.headline, &review.item) {
        (Some(headline), _) => headline.clone(),
        (None, Some(item)) => Msg::WhoOn { who: who(review), item: item.clone() }.text(),
        (None, None) => who(review),
    }
}

/// When it was published.
pub fn when(review: &Review) -> String {
    review.date_published.map_or_else(|| Msg::Undated.text(), format::date)
}

/// The line under a document's name: what it is, and when.
pub fn kind_and_date(review: &Review) -> String {
    format!("{} · {}", Msg::Kind(review.kind).text(), when(review))
}

/// A value of a facet.
pub fn value(collection: &Collection, facet: Facet, code: u32) -> String {
    let Some(place) = (code as usize).checked_sub(1) else {
        return Msg::Missing(facet).text();
    };
    let named = || collection.table.name(facet, code).to_owned();
    match facet {
        Facet::Film | Facet::Source | Facet::Author | Facet::Person | Facet::Year => named(),
        Facet::Kind => Kind::ALL.get(place).map_or_else(named, |kind| Msg::Kind(*kind).text()),
        Facet::Notation => Notation::ALL.get(place).map_or_else(named, |notation| Msg::Notation(*notation).text()),
        Facet::Language => Msg::Language(named()).text(),
        Facet::Aspect => {
            let aspect = Aspect::ALL.get(place / Stance::ALL.len());
            let stance = Stance::ALL[place % Stance::ALL.len()];
            aspect.map_or_else(named, |aspect| Msg::AspectWithStance(*aspect, stance).text())
        }
    }
}

/// The value of a statement, with the part an actor plays.
pub fn statement(statement: &Statement) -> String {
    let value = stated(statement.property.name(), &statement.value);
    match &statement.character {
        Some(character) => format!("{value} ({character})"),
        None => value,
    }
}

/// What was assumed, in brackets, with a space before; empty where nothing was.
pub fn assumptions<'a>(assumed: impl IntoIterator<Item = &'a Assumption>) -> String {
    let words: Vec<String> =
        assumed.into_iter().map(|assumption| Msg::Assumed(assumption.reason.clone()).text()).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

/// A stated value in its unit.
pub fn stated(property: &str, value: &str) -> String {
    match property {
        "duration" => Msg::Minutes(value.to_owned()).text(),
        _ => value.parse().map_or_else(|_| value.to_owned(), format::date),
    }
}

/// The aspects and stances that codes of [`Facet::Aspect`] stand for.
pub fn aspects_of(codes: &[u32]) -> Vec<(Aspect, Stance)> {
    let places = codes.iter().filter_map(|code| (*code as usize).checked_sub(1));
    let pair =
        |place: usize| Some((*Aspect::ALL.get(place / Stance::ALL.len())?, Stance::ALL[place % Stance::ALL.len()]));
    places.filter_map(pair).collect()
}

/// The code of an aspect with a stance in [`Facet::Aspect`].
pub fn aspect_code(aspect: Aspect, stance: Stance) -> u32 {
    let place = |found: Option<usize>| found.unwrap_or_default() as u32;
    let aspect = place(Aspect::ALL.iter().position(|known| *known == aspect));
    let stance = place(Stance::ALL.iter().position(|known| *known == stance));
    1 + aspect * Stance::ALL.len() as u32 + stance
}

/// The stance on an aspect that is among codes of [`Facet::Aspect`]: of one document, or of several together.
pub fn stance_on(codes: &[u32], aspect: Aspect) -> Option<Stance> {
    let taken = |stance: &Stance| codes.contains(&aspect_code(aspect, *stance));
    Stance::ALL.into_iter().filter(taken).reduce(Stance::with)
}
