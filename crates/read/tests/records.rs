//! JSON and NDJSON: documents, schema.org reviews, and records that were extracted before.

use crosscut_model::{Evidence, Kind, Rating, RatingValue, Review};
use crosscut_read::{Reading, Settings, read};

fn file(name: &str, text: &str) -> Reading {
    read(name, text.as_bytes(), &Settings::default())
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn an_array_gives_a_document_for_each_element() {
    let text = "\u{feff}[{\"text\": \"Fog.\", \"author\": \"Ada Lind\"},\n {\"source_file\": \"b.txt\", \"text\": \"Rain.\", \"kind\": \"essay\"}]";
    let reading = file("in/a.json", text);
    assert_eq!(reading.problems, vec![]);
    let documents: Vec<_> =
        reading.documents.iter().map(|document| (document.source_file.as_str(), document.text.as_str())).collect();
    assert_eq!(documents, [("in/a.json#1", "Fog."), ("b.txt", "Rain.")]);
    assert_eq!(reading.documents[1].given.kind, Some(Kind::Essay));
    assert!(text[reading.places[1].clone()].starts_with("{\"source_file\""));
}

#[test]
fn lines_give_a_document_each_and_one_broken_line_breaks_no_other() {
    let text =
        "{\"text\": \"Fog.\"}\r\n\r\n{\"text\": \"Rain.\"\n{\"text\": \"Sun.\", \"date_published\": \"2001-02-30\"}\n";
    let reading = file("a.ndjson", text);
    assert_eq!(codes(&reading), ["broken-record", "impossible-date"]);
    let files: Vec<_> = reading.documents.iter().map(|document| document.source_file.as_str()).collect();
    assert_eq!(files, ["a.ndjson#1", "a.ndjson#4"], "numbered by line");
    assert_eq!(&text[reading.problems[1].span.clone().unwrap()], "\"2001-02-30\"");
}

#[test]
fn schema_org_reviews_are_read_wherever_they_stand() {
    let review = |author: &str| {
        format!(
            r#"{{"@type": "https://schema.org/Review", "author": [{{"name": "{author}"}}], "reviewRating": {{"ratingValue": 7, "bestRating": 10}},
            "itemReviewed": {{"name": "Fog"}}, "reviewBody": "Grey &mdash; and wet."}}"#
        )
    };
    for (name, text, files) in [
        ("a.json", review("Ada"), vec!["a.json"]),
        ("a.json", format!("[{}, {}]", review("Ada"), review("Bo")), vec!["a.json#1", "a.json#2"]),
        ("a.json", format!("{{\"@graph\": [{}, {}]}}", review("Ada"), review("Bo")), vec!["a.json#1-1", "a.json#1-2"]),
        ("a.jsonl", review("Ada").replace('\n', " "), vec!["a.jsonl#1"]),
    ] {
        let reading = file(name, &text);
        assert_eq!(reading.problems, vec![]);
        assert_eq!(reading.documents.iter().map(|document| document.source_file.as_str()).collect::<Vec<_>>(), files);
        let document = &reading.documents[0];
        assert_eq!((document.text.as_str(), document.given.author.as_deref()), ("Grey — and wet.", Some("Ada")));
        assert_eq!(document.given.rating.as_ref().unwrap().best, Some(10.0));
    }
}

fn record() -> Review {
    Review {
        source_file: "a.txt".to_owned(),
        id: "a".to_owned(),
        author: Some("Ada Lind".to_owned()),
        text: Some("Fog. 3/5".to_owned()),
        evidence: [("author".to_owned(), Evidence::Text { start: 0, end: 3 })].into(),
        rating: Some(Rating {
            raw: "3/5".to_owned(),
            value: RatingValue::Number(3.0),
            best: RatingValue::Number(5.0),
            worst: RatingValue::Number(0.0),
            notation: crosscut_model::Notation::Fraction,
            score: Some(60.0),
            assumed: vec![],
        }),
        ..Review::default()
    }
}

#[test]
fn a_record_is_taken_as_it_is() {
    let reading = file("a.ndjson", &serde_json::to_string(&record()).unwrap());
    assert_eq!((reading.problems, reading.documents), (vec![], vec![]));
    assert_eq!(reading.taken.len(), 1);
    assert_eq!(reading.taken[0].review, record());
}

#[test]
fn a_record_that_contradicts_itself_is_an_error() {
    let mut record = record();
    record.evidence.insert("item".to_owned(), Evidence::Text { start: 5, end: 500 });
    record.url = Some("javascript:alert(1)".to_owned());
    if let Some(rating) = &mut record.rating {
        rating.value = RatingValue::Number(30.0);
    }
    let reading = file("a.ndjson", &serde_json::to_string(&record).unwrap());
    assert_eq!(codes(&reading), ["rating-outside-scale", "bad-url", "broken-evidence"]);
    let reading = file("a.ndjson", r#"{"source_file": "a", "kind": "poem", "evidence": {}}"#);
    assert_eq!(codes(&reading), ["broken-record"]);
}
