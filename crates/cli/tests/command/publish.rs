//! What is published beside the page, over bundles that the real command packed.

use crate::large;
use crate::run::Desk;
use crosscut_publish::api::{Film, Index, Source};
use crosscut_publish::{Done, Options, Site, publish};
use serde::de::DeserializeOwned;
use std::path::Path;

fn published(desk: &Desk) -> Done {
    let site = Some(Site::new("https://example.org/").unwrap());
    publish(&desk.path("dist"), Options { site, ..Options::default() }).unwrap()
}

fn read<T: DeserializeOwned>(desk: &Desk, file: &str) -> T {
    serde_json::from_str(&desk.read(&format!("dist/{file}")).unwrap()).unwrap()
}

#[test]
fn the_collection_that_ships_has_the_score_of_its_page() {
    let desk = Desk::empty();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reviews");
    desk.run(&["pack", &reviews.display().to_string(), "--out", "dist/bundle"]).succeeds();
    let done = published(&desk);
    assert_eq!((done.films, done.pictures), (1, 1));
    let film: Film = read(&desk, "api/films/red-rocket.json");
    assert_eq!((film.aggregate_rating.shown.as_deref(), film.documents.len()), (Some("90.5"), 4));
    assert!(desk.read("dist/badge/red-rocket.svg").unwrap().contains(">90.5/100</text>"));
}

#[test]
fn a_collection_in_files_gives_each_film_the_documents_that_are_its_own() {
    let desk = large::large();
    desk.write("in/collection.toml", "title = \"Many\"\n[publish]\nfilms = 40\nsources = 12\npictures = 1\n");
    desk.run(&["pack", "in", "--out", "dist/bundle"]).succeeds();
    assert!(large::is_in_files(&desk, "dist/bundle"));
    let done = published(&desk);
    assert_eq!((done.films, done.sources, done.pictures), (40, 12, 1));
    let index: Index = read(&desk, "api/index.json");
    let with_data =
        |listed: &[crosscut_publish::api::Listed]| listed.iter().filter(|listed| listed.data.is_some()).count();
    assert_eq!((with_data(&index.films), with_data(&index.sources), index.document_count), (40, 12, 2500));
    for listed in index.films.iter().filter(|listed| listed.data.is_some()) {
        let film: Film = read(&desk, &format!("api/films/{}.json", listed.key));
        assert!(
            film.documents.iter().all(|document| document.film.as_ref().is_some_and(|film| film.key == listed.key))
        );
        assert_eq!(film.documents.len(), listed.document_count.min(200), "{}", listed.key);
        // A list's mean and a film's own are summed in different orders.
        let apart = film.aggregate_rating.value.zip(listed.value).map(|(own, listed)| (own - listed).abs());
        assert!(
            apart.is_none_or(|apart| apart < 1e-9) && film.aggregate_rating.value.is_some() == listed.value.is_some()
        );
        assert_eq!(film.aggregate_rating.shown, listed.shown);
        let dates: Vec<_> =
            film.documents.iter().map(|document| document.date_published.map(|date| date.days())).collect();
        assert!(dates.is_sorted_by(|a, b| b <= a), "{dates:?}");
        let sum: f64 = film.aggregate_rating.made_of.iter().map(|line| line.score * line.count as f64).sum();
        let count: usize = film.aggregate_rating.made_of.iter().map(|line| line.count).sum();
        let value = film.aggregate_rating.value.unwrap_or_default();
        assert!(count == 0 || (sum / count as f64 - value).abs() < 1e-9, "the sum can be done again");
    }
    for listed in index.sources.iter().filter(|listed| listed.data.is_some()) {
        let source: Source = read(&desk, &format!("api/sources/{}.json", listed.key));
        assert!(
            source.documents.iter().all(|document| document.source.as_ref().is_some_and(|own| own.key == listed.key))
        );
        assert_eq!(source.aggregate_rating.shown, listed.shown);
    }
    let map = desk.read("dist/sitemap.xml").unwrap();
    assert_eq!(map.matches("/documents/").count(), 2500);
    assert_eq!(desk.read("dist/feed.xml").unwrap().matches("<entry").count(), 50);
}

#[test]
fn a_damaged_file_of_documents_is_named() {
    let desk = large::large();
    desk.run(&["pack", "in", "--out", "dist/bundle"]).succeeds();
    let file = std::fs::read_dir(desk.path("dist/bundle"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.starts_with("documents-"))
        .unwrap();
    let text = desk.read(&format!("dist/bundle/{file}")).unwrap();
    desk.write(&format!("dist/bundle/{file}"), text.replacen("\"item\":\"", "\"item\":\"!", 1));
    let error = publish(&desk.path("dist"), Options::default()).unwrap_err().to_string();
    assert!(error.contains(&file) && error.contains("not those that were written"), "{error}");
}
