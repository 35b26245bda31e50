//! What readers meet in a collection whose columns and documents are files of their own: it arrives in steps, each of which
//! can fail, be told of, and be tried again, and what is there stays of use.
//!
//! The release is shown with 20,000 made-up reviews (`crosscut generate --reviews 20000`).

use crosscut_e2e::{Site, journey};
use serde_json::Value;
use thirtyfour::prelude::*;

/// The path of a column's file.
fn column(site: &Site, name: &str) -> String {
    let catalog = site.catalog();
    let files = catalog["columns"]["files"]["files"].as_array().expect("columns are in files").clone();
    let file = files.iter().find(|file| file["column"] == name).expect("there is such a column");
    format!("bundle/{}", file["file"]["file"].as_str().expect("a name"))
}

/// The path and the first id of a file of documents.
fn documents(site: &Site, place: usize) -> (String, String) {
    let file = site.catalog()["documents"]["files"][place].clone();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    (format!("bundle/{}", text(&file["file"]["file"])), text(&file["first_id"]))
}

#[test]
fn a_large_collection_opens_filters_and_reads() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Reviews").await;
        reader.click("link", "Explore").await;
        reader.find("group", "Aspects").await;
        reader.find("group", "Source").await;
        reader.see("20,000 documents").await;
        let asked = site.requests().into_iter().filter(|request| request.path.contains("documents-")).count();
        assert_eq!(asked, 0, "no document was looked at yet");
        let first = reader.driver().find(By::Css("li.document a")).await.expect("there are results");
        first.click().await.expect("it opens");
        reader.find("heading", "Facts").await;
        reader.see("Given by hand (record)").await;
        reader.click("link", "Back to the results").await;
        reader.find("group", "Aspects").await;
        reader.click("link", "Sources").await;
        reader.find("heading", "Sources").await;
        reader.find("combobox", "Ranked by").await;
    });
}

#[test]
fn the_score_and_the_films_are_there_before_the_columns() {
    let site = Site::large();
    journey(&site, async |reader| {
        let missing = column(&site, "source");
        reader.expect_failure_of(&missing);
        site.remove(&missing);
        reader.open("").await;
        reader.find("alert", "").await;
        reader.see("The host has no usable").await;
        reader.see(&missing).await;
        // The score and the films come from the catalog, whatever else is missing.
        reader.see("/100").await;
        reader.find("heading", "Reviews").await;
        let film = reader.driver().find(By::Css("[data-place] a")).await.expect("films are listed");
        let name = film.prop("textContent").await.expect("it has a name").unwrap_or_default();
        film.click().await.expect("it opens");
        reader.find("heading", &name).await;
        reader.see("/100").await;
        let before = site.requests().len();
        site.restore();
        reader.click("button", "Try again").await;
        reader.find("heading", "What they take up, and who stays silent").await;
        let again: Vec<String> = site.requests()[before..].iter().map(|request| request.path.clone()).collect();
        assert!(!again.contains(&column(&site, "rating")), "what was in stays in: {again:?}");
        assert!(!again.iter().any(|path| path == Site::CATALOG), "the catalog too: {again:?}");
    });
}

#[test]
fn what_the_catalog_cannot_answer_waits_for_the_columns() {
    let site = Site::large();
    journey(&site, async |reader| {
        let missing = column(&site, "rating");
        let source = site.catalog()["sources"][0].clone();
        let [key, name] = ["key", "name"].map(|field| source[field].as_str().expect("a text").to_owned());
        reader.expect_failure_of(&missing);
        site.remove(&missing);
        // Of a choice, of a year, which the catalog does not know, and of another letter table the catalog has no ranking.
        for asked in [format!("?source={key}"), "?year=2015".to_owned(), "?letters=school".to_owned()] {
            reader.open(&asked).await;
            reader.find("alert", "").await;
            reader.see_no("Loading").await;
            assert_eq!(
                reader.said("document.querySelectorAll('[data-place], [type=search]').length").await,
                0,
                "{asked}"
            );
        }
        let asked = format!("?source={key}&year=2015");
        reader.open(&asked).await;
        reader.find("alert", "").await;
        site.restore();
        reader.click("button", "Try again").await;
        reader.find("button", &format!("Remove: Source: {name}")).await;
        reader.find("button", "Remove: Year: 2015").await;
        assert_eq!(reader.place().await, asked);
        // What is typed now leaves the year where it is.
        reader.write("searchbox", "Find a film", "the").await;
        reader.arrive("the words beside it", |place| place.contains("year=2015") && place.contains("title=the")).await;
    });
}

#[test]
fn a_damaged_column_is_named_and_never_counted() {
    let site = Site::large();
    journey(&site, async |reader| {
        let path = column(&site, "rating");
        let whole = site.original(&path);
        for damage in 0..4 {
            match damage {
                0 => site.cut(&path, whole.len() / 2),
                1 => {
                    let mut flipped = whole.clone();
                    flipped[whole.len() / 2] ^= 1;
                    site.replace(&path, flipped);
                }
                2 => site.replace(&path, site.original(&column(&site, "kind"))),
                _ => site.replace(&path, Vec::new()),
            }
            reader.open("").await;
            reader.find("alert", "").await;
            reader.see("it is damaged").await;
            reader.see(&path).await;
            reader.see("/100").await;
        }
        site.restore();
        reader.click("button", "Try again").await;
        reader.see_no("it is damaged").await;
        reader.click("link", "Explore").await;
        reader.find("group", "Aspects").await;
    });
}

#[test]
fn whichever_file_is_damaged_is_named_and_the_rest_stays_of_use() {
    let site = Site::large();
    journey(&site, async |reader| {
        let names_film = site.catalog()["films"][0]["name"].as_str().expect("a text").to_owned();
        let asked = format!("explore?q=%22{}%22", names_film.replace(' ', "+"));
        reader.open_deep(&asked).await;
        reader
            .wait("the answer", async || reader.said("document.querySelectorAll('li.document').length").await != 0)
            .await;
        reader.see_no("Searching …").await;
        // Files of documents have a journey of their own.
        let mut paths: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
        paths.retain(|path| path.starts_with("bundle/") && path != Site::CATALOG);
        paths.sort();
        paths.dedup();
        assert!(["film-", "people-", "search-"].iter().all(|kind| paths.iter().any(|path| path.contains(kind))));
        for (place, path) in paths.iter().enumerate() {
            let whole = site.original(path);
            match place % 4 {
                0 => site.cut(path, whole.len() * 9 / 10),
                // Digits for digits, so that it stays JSON.
                1 => site.replace(path, whole.iter().rev().copied().collect::<Vec<u8>>()),
                2 => site.replace(path, site.original(&paths[(place + 1) % paths.len()])),
                _ => {
                    let mut flipped = whole.clone();
                    flipped.iter_mut().step_by(10).for_each(|byte| *byte ^= 1);
                    site.replace(path, flipped);
                }
            }
            reader.open_deep(&asked).await;
            reader.see("it is damaged").await;
            reader.see(path).await;
            // Films and the score come from the catalog.
            reader.click("link", "Crosscut").await;
            reader.see("/100").await;
            site.restore();
        }
    });
}

#[test]
fn a_document_whose_file_is_missing_or_damaged_can_be_tried_again() {
    let site = Site::large();
    journey(&site, async |reader| {
        let (path, id) = documents(&site, 3);
        let whole = site.original(&path);
        let mut flipped = whole.clone();
        flipped[whole.len() / 3] ^= 2;
        site.replace(&path, flipped);
        reader.open_deep(&format!("documents/{id}")).await;
        reader.find("alert", "").await;
        reader.see("it is damaged").await;
        reader.expect_failure_of(&path);
        site.remove(&path);
        reader.click("button", "Try again").await;
        reader.see("it answered 404").await;
        site.restore();
        reader.click("button", "Try again").await;
        reader.find("heading", "Facts").await;
        // An id that would be in a file that is there, and is not.
        reader.open_deep(&format!("documents/{id}-x")).await;
        reader.find("heading", "No such document here").await;
    });
}

#[test]
fn a_host_that_stumbles_is_asked_again_by_itself() {
    let site = Site::large();
    journey(&site, async |reader| {
        let path = column(&site, "date");
        reader.expect_failure_of(&path);
        site.fail_once(&path);
        reader.open("").await;
        reader.click("link", "Explore").await;
        reader.find("group", "Aspects").await;
        let tries = site.requests().into_iter().filter(|request| request.path == path).count();
        assert_eq!(tries, 2);
    });
}

#[test]
fn a_catalog_of_another_upload_says_so() {
    let site = Site::large();
    journey(&site, async |reader| {
        // Half an upload: the new catalog is there, its files are not.
        let gone: Vec<String> = site.files("bundle/").into_iter().filter(|file| file != Site::CATALOG).collect();
        for file in &gone {
            reader.expect_failure_of(file);
            site.remove(file);
        }
        reader.open("").await;
        reader.see("it answered 404").await;
        reader.see("upload the whole folder").await;
        reader.see("/100").await;
    });
}
