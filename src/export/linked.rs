//! JSON-LD in schema.org's words: a list of reviews, each of the film that it is about. What is no review is an article about it.

use super::About;
use super::json::{Object, rating, string};
use super::record::Record;
use crosscut_model::{Kind, Stance, Statement};

/// Our word for what somebody or something is to a film, and schema.org's word and type.
const CREDITS: [(&str, &str, &str); 7] = [
    ("director", "director", "Person"),
    ("screenwriter", "author", "Person"),
    ("actor", "actor", "Person"),
    ("editor", "editor", "Person"),
    ("composer", "musicBy", "Person"),
    ("producer", "producer", "Person"),
    ("production_company", "productionCompany", "Organization"),
];

/// Begins a file.
pub fn begin(text: &mut Vec<u8>, about: &About) {
    let mut file = Object::begin(text);
    file.text("@context", Some("https://schema.org"));
    file.text("@type", Some("ItemList"));
    file.text("name", Some(&about.title));
    file.text("url", Some(&about.address));
    file.number("numberOfItems", Some(about.count as f64));
    file.field("itemListElement", |text| text.push(b'['));
}

/// Writes a record, on a line of its own.
pub fn record(text: &mut Vec<u8>, record: &Record, is_first: bool) {
    text.extend_from_slice(if is_first { b"\n" } else { b",\n" });
    let document = record.review;
    let (kind, about) = match record.kind {
        Kind::Review => ("Review", "itemReviewed"),
        Kind::News => ("NewsArticle", "about"),
        _ => ("Article", "about"),
    };
    let mut object = Object::begin(text);
    object.text("@type", Some(kind));
    object.text("@id", Some(&record.page));
    object.text("url", document.and_then(|review| review.url.as_deref()).or(Some(&record.page)));
    object.text("headline", document.and_then(|review| review.headline.as_deref()));
    if let Some(name) = record.item {
        object.field(about, |text| film(text, name, record));
    }
    named(&mut object, "author", "Person", record.author);
    named(&mut object, "publisher", "Organization", record.publisher);
    object.text("datePublished", record.date.map(|date| date.to_string()).as_deref());
    object.text("inLanguage", record.language);
    if let Some(given) = &record.rating {
        object.field("reviewRating", |text| {
            let mut object = Object::begin(text);
            object.text("@type", Some("Rating"));
            rating(&mut object, "ratingValue", given.value);
            rating(&mut object, "bestRating", given.best);
            rating(&mut object, "worstRating", given.worst);
            object.text("ratingExplanation", given.raw);
            object.end();
        });
    }
    let aspects: Vec<&str> = record.aspects.iter().map(|(aspect, _)| aspect.key()).collect();
    object.list("reviewAspect", &aspects, |text, aspect| string(text, aspect));
    for (name, stance) in [("positiveNotes", Stance::Praise), ("negativeNotes", Stance::Criticism)] {
        let aspects: Vec<&str> = record.with_stance(stance).map(|aspect| aspect.key()).collect();
        if !aspects.is_empty() {
            object.field(name, |text| notes(text, &aspects));
        }
    }
    object.text("abstract", document.and_then(|review| review.abstract_text.as_deref()));
    object.end();
}

/// Ends a file.
pub fn end(text: &mut Vec<u8>) {
    text.extend_from_slice(b"\n]}\n");
}

/// Something of a type with a name, where there is one.
fn named(object: &mut Object, field: &str, kind: &str, name: Option<&str>) {
    if let Some(name) = name {
        object.field(field, |text| thing(text, kind, name));
    }
}

fn thing(text: &mut Vec<u8>, kind: &str, name: &str) {
    let mut object = Object::begin(text);
    object.text("@type", Some(kind));
    object.text("name", Some(name));
    object.end();
}

fn notes(text: &mut Vec<u8>, aspects: &[&str]) {
    let mut object = Object::begin(text);
    object.text("@type", Some("ItemList"));
    let places: Vec<usize> = (0..aspects.len()).collect();
    object.list("itemListElement", &places, |text, place| {
        let mut object = Object::begin(text);
        object.text("@type", Some("ListItem"));
        object.number("position", Some(*place as f64 + 1.0));
        object.text("name", Some(aspects[*place]));
        object.end();
    });
    object.end();
}

/// The film with what the document says of it.
fn film(text: &mut Vec<u8>, name: &str, record: &Record) {
    let mut film = Object::begin(text);
    film.text("@type", Some("Movie"));
    film.text("name", Some(name));
    film.text("datePublished", record.item_year.map(|year| format!("{year:04}")).as_deref());
    let statements = record.review.map(|review| review.statements.as_slice()).unwrap_or_default();
    let of = |property: &str| -> Vec<&Statement> {
        statements.iter().filter(|statement| statement.property.name() == property).collect()
    };
    for (property, field, kind) in CREDITS {
        film.list(field, &of(property), |text, statement| match &statement.character {
            None => thing(text, kind, &statement.value),
            Some(part) => {
                let mut role = Object::begin(text);
                role.text("@type", Some("PerformanceRole"));
                role.field("actor", |text| thing(text, kind, &statement.value));
                role.text("characterName", Some(part));
                role.end();
            }
        });
    }
    let is_number = |value: &&str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let minutes = of("duration").first().map(|statement| statement.value.as_str()).filter(is_number);
    let minutes = minutes.map(|minutes| format!("PT{minutes}M"));
    film.text("duration", minutes.as_deref());
    film.text("contentRating", of("content_rating").first().map(|statement| statement.value.as_str()));
    film.list("genre", &of("genre"), |text, statement| string(text, &statement.value));
    film.list("countryOfOrigin", &of("country"), |text, statement| thing(text, "Country", &statement.value));
    film.end();
}
