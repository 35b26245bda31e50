//! The data for other programs.

use crate::desk::{Desk, harbour, rating, review, stars};
use crosscut_model::{CollectionInfo, LetterTable, Notation, Published};
use crosscut_publish::api::{Film, Index, Source, schema};
use serde::de::DeserializeOwned;

const SITE: &str = "https://example.org/harbour/";

fn read<T: DeserializeOwned>(desk: &Desk, file: &str) -> T {
    serde_json::from_str(&desk.read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn a_film_has_its_score_with_all_that_it_was_made_of() {
    let desk = Desk::new(harbour());
    desk.publish(Some(SITE));
    let film: Film = read(&desk, "api/films/salt-road.json");
    let rating = &film.aggregate_rating;
    assert_eq!(
        (film.version, film.year, rating.value, rating.shown.as_deref()),
        (1, Some(2018), Some(90.5), Some("90.5"))
    );
    assert_eq!((rating.rating_count, rating.document_count), (2, 2));
    assert_eq!((rating.interval.clone(), rating.no_interval.as_deref()), (None, Some("too_few")));
    let made_of: Vec<(f64, usize)> = rating.made_of.iter().map(|line| (line.score, line.count)).collect();
    assert_eq!(made_of, [(90.0, 1), (91.0, 1)]);
    // The newest first, and ratings as printed and on 0 to 100.
    let documents: Vec<(&str, &str, Option<f64>)> = film
        .documents
        .iter()
        .map(|document| {
            let rating = document.rating.as_ref().unwrap();
            (document.id.as_str(), rating.raw.as_str(), rating.score)
        })
        .collect();
    assert_eq!(documents, [("b", "A –", Some(91.0)), ("a", "4.5 stars", Some(90.0))]);
    assert_eq!(film.page, "https://example.org/harbour/films/salt-road");
    assert_eq!(film.documents[1].page, "https://example.org/harbour/documents/a");
    assert_eq!(film.documents[1].url.as_deref(), Some("https://kino.example/salt?a=1&b=2"));
    for link in [&film.badge, &film.embed, film.picture.as_ref().unwrap()] {
        assert!(desk.has(link.strip_prefix(SITE).unwrap()), "{link}");
    }
}

#[test]
fn scores_follow_the_collection_s_letter_table() {
    let info = CollectionInfo { letters: LetterTable::School, ..CollectionInfo::default() };
    let desk = Desk::with(info, harbour());
    desk.publish(None);
    let film: Film = read(&desk, "api/films/salt-road.json");
    assert_eq!(film.documents[0].rating.as_ref().unwrap().score, Some(92.5));
    assert_eq!(film.aggregate_rating.value, Some((92.5 + 90.0) / 2.0));
    assert_eq!(film.aggregate_rating.letters, LetterTable::School);
}

#[test]
fn five_ratings_have_an_interval() {
    let ratings = [50.0, 60.0, 70.0, 80.0, 90.0].into_iter().enumerate();
    let reviews = ratings.map(|(id, value)| {
        review(&id.to_string(), "Tide", &format!("Paper {id}"), Some(rating("x", value, 100.0, 0.0, Notation::Percent)))
    });
    let desk = Desk::new(reviews.collect());
    desk.publish(None);
    let score = read::<Film>(&desk, "api/films/tide.json").aggregate_rating;
    let interval = score.interval.unwrap();
    // Student's t with four degrees of freedom: 2.776 × √250 / √5.
    assert!((interval.high - 70.0 - 2.776 * 50_f64.sqrt()).abs() < 0.01, "{interval:?}");
    assert_eq!((interval.method.as_str(), score.no_interval), ("student_t", None));
    assert_eq!(score.spread.unwrap().deviation, Some(250_f64.sqrt()));
}

#[test]
fn the_index_has_every_film_and_source_with_the_same_numbers() {
    let desk = Desk::new(harbour());
    desk.publish(None);
    let index: Index = read(&desk, "api/index.json");
    assert_eq!((index.version, index.document_count, index.site), (1, 3, None));
    let films: Vec<(&str, Option<f64>, usize, usize)> = index
        .films
        .iter()
        .map(|film| (film.key.as_str(), film.value, film.rating_count, film.document_count))
        .collect();
    assert_eq!(films, [("salt-road", Some(90.5), 2, 2), ("the-quiet-harbour", None, 0, 1)]);
    let post = index.sources.iter().find(|source| source.key == "harbour-post").unwrap();
    // Without a site links are relative to its base.
    assert_eq!(
        (post.page.as_str(), post.data.as_deref()),
        ("sources/harbour-post", Some("api/sources/harbour-post.json"))
    );
    let source: Source = read(&desk, post.data.as_ref().unwrap());
    assert_eq!((source.aggregate_rating.value, source.documents.len()), (post.value, 2));
    let unrated: Film = read(&desk, "api/films/the-quiet-harbour.json");
    assert_eq!(
        (unrated.aggregate_rating.value, unrated.aggregate_rating.no_interval.as_deref()),
        (None, Some("no_score"))
    );
    assert!(!desk.read("api/films/the-quiet-harbour.json").contains("\"value\""), "no score is not a score of zero");
}

#[test]
fn a_collection_says_how_many_have_files_of_their_own() {
    let limits = Published { films: Some(1), sources: Some(0), pictures: Some(0), pages: None };
    let desk = Desk::with(CollectionInfo { publish: Some(limits), ..CollectionInfo::default() }, harbour());
    let notes = desk.publish(None);
    assert!(notes.iter().any(|note| note.starts_with("without files of their own: 1 of 2 films")), "{notes:?}");
    let index: Index = read(&desk, "api/index.json");
    let with_data: Vec<&str> =
        index.films.iter().filter(|film| film.data.is_some()).map(|film| film.key.as_str()).collect();
    assert_eq!((index.films.len(), with_data), (2, vec!["salt-road"]));
    assert!(
        !desk.has("api/films/the-quiet-harbour.json") && !desk.has("api/sources") && !desk.has("social/salt-road.png")
    );
    assert_eq!(read::<Film>(&desk, "api/films/salt-road.json").picture, None);
}

#[test]
fn a_film_lists_its_newest_documents_where_it_has_very_many() {
    let reviews = (0..230).map(|number| {
        let mut review = review(&format!("r{number:03}"), "Tide", "Paper", Some(stars(3.0)));
        review.date_published = format!("{}-01-01", 1700 + number).parse().ok();
        review
    });
    let desk = Desk::new(reviews.collect());
    desk.publish(None);
    let film: Film = read(&desk, "api/films/tide.json");
    assert_eq!((film.documents.len(), film.aggregate_rating.document_count), (200, 230));
    assert_eq!((film.documents[0].id.as_str(), film.documents[199].id.as_str()), ("r229", "r030"));
}

#[test]
fn the_schema_in_the_docs_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, schema()).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == schema(), "docs/api.schema.json is not that of the types; UPDATE=1 writes it anew");
    let desk = Desk::new(harbour());
    desk.publish(None);
    assert_eq!(desk.read("api/schema.json"), committed);
}
