//! How the records of a bundle are read: which fields each has. That it is what `serde` writes, a test of every record sees to.

use crate::json::{Faults, Fields, Json, Read, word};
use crate::*;

macro_rules! records {
    // Fields that are written only where they say something stand behind the semicolon.
    ($($record:ident { $($field:ident),* $(; $($optional:ident),*)? })*) => {$(
        impl<'a> Read<'a> for $record {
            fn read(json: Json<'a>, faults: &mut Faults) -> $record {
                let mut fields = Fields::of(json, faults);
                $record {
                    $($field: fields.take(stringify!($field)),)*
                    $($($optional: fields.or_default(stringify!($optional)),)*)?
                }
            }
        }
    )*};
}

macro_rules! words {
    ($($word:ident or $otherwise:ident)*) => {$(
        impl Read<'_> for $word {
            fn read(json: Json<'_>, faults: &mut Faults) -> $word {
                word(json, faults, |key| $word::ALL.into_iter().find(|word| word.key() == key), $word::$otherwise)
            }
        }
    )*};
}

records! {
    Catalog { generator, collection, reviews, films, sources, authors, people, languages, ratings, columns, documents, search }
    CollectionInfo { title, language, text, excerpt_length, letters, site, publish }
    Published { films, sources, pictures, pages }
    Film { key, name, year }
    Source { key, name, role }
    Term { key, name }
    RatingTerm { value, best, worst, notation; assumed }
    Columns { film, source, author, kind, language, rating, date, aspects, people }
    ColumnFiles { overview, files, first_day }
    ColumnFile { column, first, rows, file }
    DocumentFile { first, rows, first_id, file }
    FileRef { file, bytes, hash }
    Overview { ratings, films }
    Statement { property, value, character, evidence; assumed }
    AspectMention { aspect, stance, note, evidence }
    Section { kind, level, title, evidence }
    Tone { estimate, strength }
    Rating { raw, value, best, worst, notation, score; assumed }
    Assumption { field, reason }
    SearchRoot { version, rows, parts; turned }
    SearchPart { first, words }
    SearchWords { words, counts; lists }
    SearchLists { words, rows, positions }
    SearchRows { rows, weights }
    SearchPositions { positions }
}

words! {
    Aspect or Acting
    Stance or Mentioned
    Kind or Review
    Notation or Stars
    LetterTable or Metacritic
    Column or Film
}

impl<'a> Read<'a> for Review {
    fn read(json: Json<'a>, faults: &mut Faults) -> Review {
        let mut fields = Fields::of(json, faults);
        Review {
            source_file: fields.take("source_file"),
            id: fields.or_default("id"),
            kind: fields.take("kind"),
            rating: fields.take("rating"),
            author: fields.take("author"),
            publisher: fields.take("publisher"),
            date_published: fields.take("date_published"),
            item: fields.take("item"),
            item_year: fields.take("item_year"),
            language: fields.take("language"),
            headline: fields.take("headline"),
            url: fields.take("url"),
            statements: fields.or_default("statements"),
            aspects: fields.or_default("aspects"),
            sections: fields.or_default("sections"),
            tone: fields.take("tone"),
            abstract_text: fields.take("abstract"),
            text: fields.take("text"),
            assumed: fields.or_default("assumed"),
            evidence: fields.or_default("evidence"),
        }
    }
}

impl<'a, T: Read<'a>, F: Read<'a>> Read<'a> for Stored<T, F> {
    fn read(json: Json<'a>, faults: &mut Faults) -> Stored<T, F> {
        let (inline, files) = either(json, faults, "inline", "files");
        match files {
            Json::Absent => Stored::Inline(T::read(inline, faults)),
            files => Stored::Files(F::read(files, faults)),
        }
    }
}

impl<'a> Read<'a> for ColumnPart<'a> {
    fn read(json: Json<'a>, faults: &mut Faults) -> ColumnPart<'a> {
        let (codes, lists) = either(json, faults, "codes", "lists");
        match lists {
            Json::Absent => ColumnPart::Codes(Vec::read(codes, faults)),
            lists => {
                let mut fields = Fields::of(lists, faults);
                ColumnPart::Lists { places: fields.take("places"), text: fields.take("text") }
            }
        }
    }
}

/// The one field of an object that is called this or that; the other one is absent.
fn either<'a>(json: Json<'a>, faults: &mut Faults, this: &str, that: &str) -> (Json<'a>, Json<'a>) {
    if let Json::Object(fields) = json {
        if let Ok([(name, value)]) = <[_; 1]>::try_from(fields) {
            match name {
                name if name == this => return (value, Json::Absent),
                name if name == that => return (Json::Absent, value),
                _ => {}
            }
        }
        faults.expected("one of the known words", &Json::Absent);
    } else {
        faults.expected("an object", &json);
    }
    (Json::Absent, Json::Absent)
}

impl Read<'_> for FilmOverview {
    fn read(json: Json<'_>, faults: &mut Faults) -> FilmOverview {
        let numbers: Vec<f64> = Vec::read(json, faults);
        let whole = |number: f64| number as u32;
        match numbers[..] {
            [reviews, ratings, sum] if [reviews, ratings].map(whole).map(f64::from) == [reviews, ratings] => {
                FilmOverview(whole(reviews), whole(ratings), sum)
            }
            _ => {
                faults.expected("two counts and a sum", &Json::List(Vec::new()));
                FilmOverview::default()
            }
        }
    }
}

impl Read<'_> for RatingValue {
    fn read(json: Json<'_>, faults: &mut Faults) -> RatingValue {
        match json {
            Json::Number(number) => RatingValue::Number(number),
            Json::Text(text) => RatingValue::Text(text.into_owned()),
            other => {
                faults.expected("a number or a text", &other);
                RatingValue::Number(0.0)
            }
        }
    }
}

impl Read<'_> for Evidence {
    fn read(json: Json<'_>, faults: &mut Faults) -> Evidence {
        let mut fields = Fields::of(json, faults);
        let range = (fields.take("start"), fields.take("end"));
        match (range, fields.take("given"), fields.take("inferred")) {
            ((Some(start), Some(end)), None::<String>, None::<String>) => Evidence::Text { start, end },
            ((None::<usize>, None::<usize>), Some(given), None) => Evidence::Given { given },
            ((None, None), None, Some(inferred)) => Evidence::Inferred { inferred },
            _ => {
                let what = "a start and an end, or what gave it, or what it was inferred from,";
                faults.expected(what, &Json::Object(Vec::new()));
                Evidence::Given { given: String::new() }
            }
        }
    }
}

impl Read<'_> for Date {
    fn read(json: Json<'_>, faults: &mut Faults) -> Date {
        let date = match &json {
            Json::Text(text) => text.parse().ok(),
            _ => None,
        };
        date.unwrap_or_else(|| {
            faults.expected("a date", &json);
            Date::FIRST
        })
    }
}

impl Read<'_> for Property {
    fn read(json: Json<'_>, faults: &mut Faults) -> Property {
        Property(String::read(json, faults))
    }
}

impl Read<'_> for TextPolicy {
    fn read(json: Json<'_>, faults: &mut Faults) -> TextPolicy {
        let from_key = |key: &str| {
            Some(match key {
                "full" => TextPolicy::Full,
                "excerpt" => TextPolicy::Excerpt,
                "none" => TextPolicy::None,
                _ => return None,
            })
        };
        word(json, faults, from_key, TextPolicy::None)
    }
}

impl Read<'_> for SourceRole {
    fn read(json: Json<'_>, faults: &mut Faults) -> SourceRole {
        let from_key = |key: &str| match key {
            "publisher" => Some(SourceRole::Publisher),
            "author" => Some(SourceRole::Author),
            _ => None,
        };
        word(json, faults, from_key, SourceRole::Author)
    }
}

impl Read<'_> for SectionKind {
    fn read(json: Json<'_>, faults: &mut Faults) -> SectionKind {
        let from_key = |key: &str| match key {
            "heading" => Some(SectionKind::Heading),
            "question" => Some(SectionKind::Question),
            _ => None,
        };
        word(json, faults, from_key, SectionKind::Heading)
    }
}

#[cfg(test)]
mod tests;
