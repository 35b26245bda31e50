//! The files for search engines and readers of feeds, and the run as a whole.

use crate::desk::{Desk, harbour};
use atom_syndication::Feed;
use crosscut_model::CollectionInfo;

const SITE: &str = "https://example.org/harbour/";

fn locations(map: &str) -> Vec<String> {
    map.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0.to_owned()).collect()
}

#[test]
fn the_same_bundle_gives_the_same_bytes_and_nothing_of_an_earlier_run_stays() {
    let (one, two) = (Desk::new(harbour()), Desk::new(harbour()));
    one.publish(Some(SITE));
    for stale in ["api/films/gone.json", "badge/gone.svg", "sitemap-7.xml"] {
        two.write(stale, "old");
    }
    two.write("index.html", "the page");
    two.publish(Some(SITE));
    let (one, mut two) = (one.files(), two.files());
    assert!(two.remove("index.html").is_some());
    assert_eq!(one, two);
    let expected = [
        "api/films/salt-road.json",
        "api/films/the-quiet-harbour.json",
        "api/index.json",
        "api/schema.json",
        "api/sources/harbour-post.json",
        "api/sources/kino-am-kanal.json",
        "badge/salt-road.svg",
        "badge/the-quiet-harbour.svg",
        "embed/salt-road.html",
        "embed/the-quiet-harbour.html",
        "feed.xml",
        "icons/192.png",
        "icons/512.png",
        "icons/maskable.png",
        "manifest.webmanifest",
        "robots.txt",
        "sitemap.xml",
        "social/salt-road.png",
        "social/site.png",
        "social/the-quiet-harbour.png",
    ];
    assert_eq!(one.keys().collect::<Vec<_>>(), expected);
}

#[test]
fn a_site_whose_address_is_not_known_says_what_is_left_out_and_which_line_to_add() {
    let desk = Desk::new(harbour());
    let said = desk.run(&[]);
    assert!(said.succeeded, "{}", said.stderr);
    assert!(said.stderr.contains("no sitemap, no feed and no canonical addresses"), "{}", said.stderr);
    assert!(said.stderr.contains("site = \"https://…\" to collection.toml"), "{}", said.stderr);
    assert!(!desk.has("sitemap.xml") && !desk.has("feed.xml"));
    assert_eq!(desk.read("robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn the_collection_s_own_address_is_used_and_one_that_is_given_goes_before_it() {
    let info = || CollectionInfo { site: Some(SITE.to_owned()), ..CollectionInfo::default() };
    let desk = Desk::with(info(), harbour());
    let said = desk.run(&["--public-url", "harbour"]);
    assert!(said.succeeded && said.stderr.contains("published 2 films and 2 sources"), "{}", said.stderr);
    assert!(desk.read("robots.txt").contains("Sitemap: https://example.org/harbour/sitemap.xml"));
    desk.run(&["--public-url", "/", "--site-url", "https://films.example"]);
    assert!(desk.read("robots.txt").contains("Sitemap: https://films.example/sitemap.xml"));
    // Built for another path than the collection's: addresses would be wrong.
    let said = desk.run(&["--public-url", "/crosscut/"]);
    assert!(said.succeeded && said.stderr.contains("built for /crosscut/"), "{}", said.stderr);
    assert!(!desk.has("sitemap.xml"));
}

#[test]
fn what_does_not_fit_together_is_an_error_before_anything_is_written() {
    let desk = Desk::new(harbour());
    let said = desk.run(&["--public-url", "/a/", "--site-url", "https://example.org/b/"]);
    assert!(!said.succeeded && said.stderr.contains("the same path"), "{}", said.stderr);
    let said = desk.run(&["--site-url", "example.org"]);
    assert!(!said.succeeded && said.stderr.contains("--site-url"), "{}", said.stderr);
    desk.write("bundle/catalog.json", &desk.read("bundle/catalog.json").replace("Salt Road", "Salt Roat"));
    let said = desk.run(&[]);
    assert!(
        !said.succeeded && said.stderr.contains("catalog.json: its bytes are not those that were written"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("help: build the site anew"), "{}", said.stderr);
    std::fs::remove_file(desk.path().join("bundle/catalog.json")).unwrap();
    assert!(desk.run(&[]).stderr.contains("give the folder of a built site"));
    assert!(desk.files().is_empty());
}

#[test]
fn a_sitemap_has_every_page_or_those_that_are_files() {
    let desk = Desk::new(harbour());
    desk.publish(Some(SITE));
    let pages = [
        "",
        "films/salt-road",
        "films/the-quiet-harbour",
        "sources/kino-am-kanal",
        "sources/harbour-post",
        "authors/ilse-brandt",
        "documents/a",
        "documents/b",
        "documents/c",
    ];
    assert_eq!(locations(&desk.read("sitemap.xml")), pages.map(|page| format!("{SITE}{page}")));
    desk.write("films/salt-road/index.html", "the page");
    desk.write("documents/b.html", "the page");
    desk.publish(Some(SITE));
    assert_eq!(
        locations(&desk.read("sitemap.xml")),
        ["", "films/salt-road", "documents/b"].map(|page| format!("{SITE}{page}"))
    );
}

#[test]
fn a_reader_of_feeds_finds_the_newest_documents() {
    let desk = Desk::new(harbour());
    desk.publish(Some(SITE));
    let feed = Feed::read_from(desk.read("feed.xml").as_bytes()).unwrap();
    assert_eq!((feed.title().as_str(), feed.id()), ("Harbour films", "https://example.org/harbour/feed.xml"));
    let entries: Vec<(&str, String, &str)> = feed
        .entries()
        .iter()
        .map(|entry| (entry.id(), entry.updated().to_rfc3339(), entry.authors()[0].name()))
        .collect();
    let expected = [
        ("https://example.org/harbour/documents/c", "2021-01-01T00:00:00+00:00", "Harbour Post"),
        ("https://example.org/harbour/documents/b", "2018-10-01T00:00:00+00:00", "Harbour Post"),
        ("https://example.org/harbour/documents/a", "2018-09-03T00:00:00+00:00", "Ilse Brandt"),
    ];
    assert_eq!(entries, expected.map(|(id, updated, author)| (id, updated.to_owned(), author)));
    assert_eq!(feed.updated().to_rfc3339(), "2021-01-01T00:00:00+00:00");
    let links: Vec<&str> = feed.entries()[2].links().iter().map(|link| link.href()).collect();
    assert_eq!(links, ["https://example.org/harbour/documents/a", "https://kino.example/salt?a=1&b=2"]);
    assert_eq!(feed.entries()[1].summary().unwrap().as_str(), "Review of Salt Road (2018), rated A –.");
}

#[test]
fn ids_in_a_feed_stay_when_a_document_is_mended() {
    let ids = |reviews| {
        let desk = Desk::new(reviews);
        desk.publish(Some(SITE));
        let feed = Feed::read_from(desk.read("feed.xml").as_bytes()).unwrap();
        let mut ids: Vec<String> = feed.entries().iter().map(|entry| entry.id().to_owned()).collect();
        ids.sort();
        ids
    };
    let mut mended = harbour();
    mended[0].headline = Some("Another headline".to_owned());
    mended[1].item = Some("The Salt Road".to_owned());
    mended[2].date_published = "2020".parse().ok();
    assert_eq!(ids(mended), ids(harbour()));
}

#[test]
fn a_collection_without_dates_has_no_feed_and_says_so() {
    let mut reviews = harbour();
    reviews.iter_mut().for_each(|review| review.date_published = None);
    let desk = Desk::new(reviews);
    assert_eq!(desk.publish(Some(SITE)), ["no feed: no document has a date of publication"]);
    assert!(!desk.has("feed.xml") && desk.has("sitemap.xml"));
}

#[test]
fn an_empty_collection_has_nothing_to_publish_and_is_no_error() {
    let desk = Desk::new(Vec::new());
    let said = desk.run(&["--site-url", "https://example.org/"]);
    assert!(said.succeeded && said.stderr.contains("published 0 films and 0 sources"), "{}", said.stderr);
}
