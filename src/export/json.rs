//! JSON for programs, in the words of the project's records (docs/bundle.schema.json): an object that says what was selected, and
//! the reviews in the order of the page. Also how values are written into it.

use super::About;
use super::record::Record;
use crate::state::device::quote;
use crosscut_model::RatingValue;

/// An object while it is written.
pub struct Object<'t> {
    text: &'t mut Vec<u8>,
    is_empty: bool,
}

impl<'t> Object<'t> {
    /// Begins an object.
    pub fn begin(text: &'t mut Vec<u8>) -> Object<'t> {
        text.push(b'{');
        Object { text, is_empty: true }
    }

    /// A field, its value as `write` writes it.
    pub fn field(&mut self, name: &str, write: impl FnOnce(&mut Vec<u8>)) {
        if !self.is_empty {
            self.text.push(b',');
        }
        self.is_empty = false;
        string(self.text, name);
        self.text.push(b':');
        write(self.text);
    }

    /// A field with a text, where there is one.
    pub fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.field(name, |text| string(text, value));
        }
    }

    /// A field with a number, where there is one that JSON can say.
    pub fn number(&mut self, name: &str, value: Option<f64>) {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            self.field(name, |text| number(text, value));
        }
    }

    /// A field with a list, where it has items.
    pub fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
        if !items.is_empty() {
            self.field(name, |text| list(text, items, write));
        }
    }

    /// Ends it.
    pub fn end(self) {
        self.text.push(b'}');
    }
}

/// A text.
pub fn string(text: &mut Vec<u8>, value: &str) {
    let mut quoted = String::with_capacity(value.len() + 2);
    quote(&mut quoted, value);
    text.extend_from_slice(quoted.as_bytes());
}

/// A number. It is finite.
pub fn number(text: &mut Vec<u8>, value: f64) {
    text.extend_from_slice(value.to_string().as_bytes());
}

/// The value of a rating: a number, or a text for letters and thumbs.
pub fn rating(object: &mut Object, name: &str, value: &RatingValue) {
    match value {
        RatingValue::Number(value) => object.number(name, Some(*value)),
        RatingValue::Text(value) => object.text(name, Some(value)),
    }
}

fn list<T>(text: &mut Vec<u8>, items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
    text.push(b'[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        write(text, item);
    }
    text.push(b']');
}

/// Begins a file.
pub fn begin(text: &mut Vec<u8>, about: &About) {
    let mut file = Object::begin(text);
    file.text("collection", Some(&about.title));
    file.text("address", Some(&about.address));
    file.text("letters", Some(about.letters.key()));
    file.number("count", Some(about.count as f64));
    file.field("reviews", |text| text.push(b'['));
}

/// Writes a record, on a line of its own.
pub fn record(text: &mut Vec<u8>, record: &Record, is_first: bool) {
    text.extend_from_slice(if is_first { b"\n" } else { b",\n" });
    let mut review = Object::begin(text);
    review.text("id", record.review.map(|review| review.id.as_str()));
    review.text("page", Some(&record.page));
    review.text("kind", Some(record.kind.key()));
    review.text("headline", record.review.and_then(|review| review.headline.as_deref()));
    review.text("item", record.item);
    review.number("item_year", record.item_year.map(f64::from));
    review.text("author", record.author);
    review.text("publisher", record.publisher);
    review.text("date_published", record.date.map(|date| date.to_string()).as_deref());
    review.text("language", record.language);
    if let Some(given) = &record.rating {
        review.field("rating", |text| {
            let mut object = Object::begin(text);
            object.text("raw", given.raw);
            rating(&mut object, "value", given.value);
            rating(&mut object, "best", given.best);
            rating(&mut object, "worst", given.worst);
            object.text("notation", Some(given.notation.key()));
            object.number("score", given.score);
            object.end();
        });
    }
    review.list("aspects", &record.aspects, |text, (aspect, stance)| {
        let mut object = Object::begin(text);
        object.text("aspect", Some(aspect.key()));
        object.text("stance", Some(stance.key()));
        object.end();
    });
    if let Some(document) = record.review {
        review.list("statements", &document.statements, |text, statement| {
            let mut object = Object::begin(text);
            object.text("property", Some(statement.property.name()));
            object.text("value", Some(&statement.value));
            object.text("character", statement.character.as_deref());
            object.end();
        });
        review.text("url", document.url.as_deref());
        review.text("abstract", document.abstract_text.as_deref());
    }
    review.end();
}

/// Ends a file.
pub fn end(text: &mut Vec<u8>) {
    text.extend_from_slice(b"\n]}\n");
}
