//! Every record is written by `serde`, whole and with fields left out, and read back.

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
        tone: Some(crate::Tone { estimate: 71.0, strength: 0.42 }),
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
            site: Some("https://example.org/reviews/".to_owned()),
            publish: Some(Published { films: Some(1), sources: Some(2), pictures: Some(3), pages: Some(4) }),
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
        search: search(),
    }
}

fn search() -> SearchRoot {
    let file = || FileRef { file: "w.json".to_owned(), bytes: 3, hash: "h".to_owned() };
    let rows = SearchRows { rows: "r".to_owned(), weights: "w".to_owned() };
    let lists = vec![SearchLists { words: 2, rows: Stored::Inline(rows), positions: Stored::Files(file()) }];
    let words = SearchWords { words: "a b".to_owned(), counts: "12".to_owned(), lists };
    let part = |words| SearchPart { first: "a".to_owned(), words };
    SearchRoot {
        version: 1,
        rows: 1,
        parts: vec![part(Stored::Inline(words))],
        turned: vec![part(Stored::Files(file()))],
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
