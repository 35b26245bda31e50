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
    Catalog { generator, collection, reviews, films, sources, authors, people, languages, ratings, columns, documents }
    CollectionInfo { title, language, text, excerpt_length, letters }
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
mod tests {
    use super::*;
    use crate::json::from_json;
    use serde::Serialize;
    use std::fmt::Debug;

    /// A record with something in every field, as it is written, reads as it was; and without any one of its fields it reads
    /// as `serde` reads it, or fails as that does.
    fn check<T>(record: &T)
    where
        T: for<'a> Read<'a> + for<'a> serde::Deserialize<'a> + Serialize + Debug + PartialEq,
    {
        let written = serde_json::to_string(record).unwrap();
        assert_eq!(from_json::<T>(&written).unwrap(), *record, "{written}");
        let serde_json::Value::Object(fields) = serde_json::from_str(&written).unwrap() else { return };
        for name in fields.keys() {
            let mut fewer = fields.clone();
            fewer.remove(name);
            let fewer = serde_json::to_string(&fewer).unwrap();
            match serde_json::from_str::<T>(&fewer) {
                Ok(record) => assert_eq!(from_json::<T>(&fewer).ok(), Some(record), "without {name}: {fewer}"),
                Err(_) => assert!(from_json::<T>(&fewer).is_err(), "without {name}: {fewer}"),
            }
        }
    }

    fn file() -> FileRef {
        FileRef { file: "a.json".to_owned(), bytes: 1 << 40, hash: "ff".to_owned() }
    }

    fn rating() -> Rating {
        Rating {
            raw: "4 \u{bd} \"stars\"".to_owned(),
            value: RatingValue::Number(4.5),
            best: RatingValue::Number(5.0),
            worst: RatingValue::Text("F".to_owned()),
            notation: Notation::Thumbs,
            score: Some(90.0),
            assumed: vec![Assumption { field: "best".to_owned(), reason: "usual_scale".to_owned() }],
        }
    }

    fn review() -> Review {
        let text = |text: &str| Some(text.to_owned());
        let evidence = || Evidence::Text { start: 3, end: 9 };
        let given = Evidence::Given { given: "front matter".to_owned() };
        let inferred = Evidence::Inferred { inferred: "no judgement".to_owned() };
        Review {
            source_file: "a.txt".to_owned(),
            id: "a".to_owned(),
            kind: Kind::Interview,
            rating: Some(rating()),
            author: text("Ada"),
            publisher: text("Paper"),
            date_published: Date::new(2021, 8, 7),
            item: text("Salt Road"),
            item_year: Some(-3),
            language: text("en"),
            headline: text("On salt\n"),
            url: text("https://example.org"),
            statements: vec![Statement {
                property: Property::new("actor"),
                value: "Ida".to_owned(),
                character: text("Nan"),
                assumed: rating().assumed,
                evidence: evidence(),
            }],
            aspects: vec![AspectMention {
                aspect: Aspect::Music,
                stance: Stance::Mixed,
                note: text("loud"),
                evidence: inferred.clone(),
            }],
            sections: vec![Section {
                kind: SectionKind::Question,
                level: 2,
                title: "Why?".to_owned(),
                evidence: evidence(),
            }],
            abstract_text: text("Short."),
            text: text("Long."),
            assumed: rating().assumed,
            evidence: [("author", given), ("kind", inferred)].map(|(name, of)| (name.to_owned(), of)).into(),
        }
    }

    fn catalog(columns: StoredColumns, documents: StoredDocuments) -> Catalog {
        let term = || Term { key: "k".to_owned(), name: "N".to_owned() };
        let source = |role| Source { key: "s".to_owned(), name: "S".to_owned(), role };
        Catalog {
            generator: "test".to_owned(),
            collection: CollectionInfo {
                title: "T".to_owned(),
                language: "en".to_owned(),
                text: TextPolicy::Excerpt,
                excerpt_length: Some(280),
                letters: LetterTable::School,
            },
            reviews: 1,
            films: vec![Film { key: "f".to_owned(), name: "F".to_owned(), year: Some(2021) }],
            sources: vec![source(SourceRole::Publisher), source(SourceRole::Author)],
            authors: vec![term()],
            people: vec![term()],
            languages: vec!["en".to_owned()],
            ratings: vec![RatingTerm {
                value: RatingValue::Text("A-".to_owned()),
                best: RatingValue::Number(1.0),
                worst: RatingValue::Number(-1.0),
                notation: Notation::Letter,
                assumed: true,
            }],
            columns,
            documents,
        }
    }

    #[test]
    fn every_record_reads_as_it_is_written() {
        check(&review());
        check(&Review::default());
        check(&rating());
        check(&review().statements[0]);
        check(&review().aspects[0]);
        check(&review().sections[0]);
        let columns = Columns {
            film: vec![1],
            source: vec![2],
            author: vec![0],
            kind: vec![1],
            language: vec![1],
            rating: vec![1],
            date: vec![None, Some(-40)],
            aspects: vec![vec![], vec![3, 8]],
            people: vec![vec![1, 70_000]],
        };
        check(&columns);
        let overview = Overview { ratings: vec![3, 4], films: vec![FilmOverview(3, 1, 90.25)] };
        let files = vec![ColumnFile { column: Column::People, first: 0, rows: 9, file: file() }];
        let files = ColumnFiles { overview, files, first_day: -7 };
        check(&files);
        check(&files.files[0]);
        let documents = vec![DocumentFile { first: 0, rows: 1, first_id: "a".to_owned(), file: file() }];
        check(&documents[0]);
        check(&catalog(Stored::Inline(columns), Stored::Inline(vec![review()])));
        check(&catalog(Stored::Files(files), Stored::Files(documents)));
        for term in &catalog(Stored::Inline(Columns::default()), Stored::Files(vec![])).ratings {
            check(term);
        }
        let rows = SearchRows { rows: "r".to_owned(), weights: "w".to_owned() };
        let positions = SearchPositions { positions: "p".to_owned() };
        let lists = SearchLists { words: 1, rows: Stored::Inline(rows), positions: Stored::Inline(positions) };
        let words = SearchWords { words: "a".to_owned(), counts: "1".to_owned(), lists: vec![lists] };
        let part = |words| SearchPart { first: "a".to_owned(), words };
        let parts = vec![part(Stored::Inline(words.clone())), part(Stored::Files(file()))];
        check(&SearchRoot { version: 1, rows: 1, turned: parts.clone(), parts });
        check(&words);
        check(&words.lists[0]);
    }

    #[test]
    fn every_word_reads_as_it_is_written() {
        Aspect::ALL.iter().for_each(check);
        Stance::ALL.iter().for_each(check);
        Kind::ALL.iter().for_each(check);
        Notation::ALL.iter().for_each(check);
        LetterTable::ALL.iter().for_each(check);
        Column::ALL.iter().for_each(check);
        [TextPolicy::Full, TextPolicy::Excerpt, TextPolicy::None].iter().for_each(check);
        assert!(from_json::<Kind>("\"poem\"").is_err());
    }

    #[test]
    fn columns_in_files_are_read_without_a_copy() {
        let lists = r#"{"lists":{"places":2,"text":"ab cd"}}"#;
        assert_eq!(from_json(lists), Ok(ColumnPart::Lists { places: 2, text: "ab cd" }));
        assert_eq!(from_json(r#"{"codes":["ab","cd"]}"#), Ok(ColumnPart::Codes(vec!["ab", "cd"])));
        assert!(from_json::<ColumnPart>(r#"{"codes":[],"lists":{}}"#).is_err());
    }

    #[test]
    fn evidence_is_of_one_kind() {
        for text in [r#"{"start":1}"#, r#"{"given":"a","inferred":"b"}"#, r#"{"start":1,"end":2,"given":"a"}"#, "{}"] {
            assert!(from_json::<Evidence>(text).is_err(), "{text}");
        }
    }
}
