//! What readers search for, on the release in a real browser: in the collection that ships, whose index is in its catalog, and in
//! 20,000 made-up reviews, whose index is fetched as words need it.

use crosscut_e2e::{Reader, Site, journey};
use thirtyfour::prelude::*;

/// Empties the search field, and types there.
async fn search(reader: &Reader<'_>, words: &str) {
    let field = reader.find("searchbox", "Search").await;
    field.send_keys(Key::Control + "a").await.expect("it takes keys");
    field.send_keys(words).await.expect("it takes text");
}

/// What is marked as found below `within`, as soon as there is something.
async fn marked(reader: &Reader<'_>, within: &str) -> Vec<String> {
    let selector = format!("{within} mark.hit");
    let marks = async || reader.driver().find_all(By::Css(selector.as_str())).await.unwrap_or_default();
    reader.wait("something that is marked", async || !marks().await.is_empty()).await;
    let mut words = Vec::new();
    for mark in marks().await {
        words.push(mark.text().await.expect("it has a text"));
    }
    words
}

/// A film of a large site: its name, and how many documents are about it.
fn film(site: &Site) -> (String, u64) {
    let catalog = site.catalog();
    let films = catalog["films"].as_array().expect("there are films");
    let name = |place: usize| films[place]["name"].as_str().expect("a name").to_owned();
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    let counts = &catalog["columns"]["files"]["overview"]["films"];
    let mut plain = (0..films.len()).filter(|place| is_plain(&name(*place)) && counts[*place][0].as_u64() > Some(1));
    let place = plain
        .find(|place| (0..films.len()).filter(|other| name(*other).contains(&name(*place))).count() == 1)
        .expect("one film is called like no other");
    (name(place), counts[place][0].as_u64().expect("a count"))
}

/// The longest word of a name.
fn longest(name: &str) -> &str {
    name.split(' ').max_by_key(|word| word.len()).unwrap_or_default()
}

/// The file with the words among which a word is.
fn words_file(site: &Site, word: &str) -> String {
    let catalog = site.catalog();
    let parts = catalog["search"]["parts"].as_array().expect("there are parts").clone();
    let part = parts.iter().rfind(|part| part["first"].as_str() <= Some(word)).expect("one begins before it");
    format!("bundle/{}", part["words"]["files"]["file"].as_str().expect("words are in a file"))
}

#[test]
fn what_is_typed_is_found_and_the_counts_move() {
    let site = Site::large();
    journey(&site, async |reader| {
        let (name, count) = film(&site);
        reader.open_deep("explore").await;
        reader.see("20,000 documents").await;
        let before = site.requests().len();
        search(reader, &format!("title:\"{name}\"")).await;
        reader.see(&format!("{count} of 20,000 documents")).await;
        let fetched: Vec<String> = site.requests()[before..].iter().map(|request| request.path.clone()).collect();
        // Parts of the program may be on their way still.
        let mut data = fetched.iter().filter(|path| path.starts_with("bundle/"));
        assert!(data.all(|path| path.starts_with("bundle/search-")), "{fetched:?}");
        let order = reader.find("combobox", "Sort by").await;
        assert_eq!(order.prop("value").await.unwrap().as_deref(), Some("relevance"));
        // Every facet counts what was found.
        let kinds = reader.find("group", "Kind").await;
        let mut sum = 0;
        for value in kinds.find_all(By::Css("label .count")).await.unwrap() {
            sum += value.text().await.unwrap().parse::<u64>().expect("a small count");
        }
        assert_eq!(sum, count);
        let found = marked(reader, "li.document").await;
        assert!(found.iter().any(|words| words == longest(&name)), "the film is marked: {found:?}");
        order.find(By::Css("option[value=newest]")).await.unwrap().click().await.unwrap();
        reader.arrive("the order in the address", |place| place.ends_with("sort=newest")).await;
        reader.see(&format!("{count} of 20,000 documents")).await;
    });
}

#[test]
fn the_same_address_gives_the_same_page_after_a_reload() {
    let site = Site::large();
    journey(&site, async |reader| {
        let (name, count) = film(&site);
        reader.open_deep("explore").await;
        search(reader, &name).await;
        // Neighbours of the words count too: at least those of the film are there.
        reader.wait("the answer", async || reader.text().await.contains(" of 20,000 documents")).await;
        reader.arrive("the words in the address", |place| place.contains("q=")).await;
        reader.see_no("Searching …").await;
        assert!(count > 0);
        let before = reader.text().await;
        reader.reload().await;
        reader.wait("the same page", async || reader.text().await == before).await;
    });
}

#[test]
fn a_phrase_is_its_words_in_their_order() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        search(reader, "\"american dream\"").await;
        reader.see("1 of 4 documents").await;
        reader.find("link", "Unsigned essay").await;
        search(reader, "\"dream american\"").await;
        reader.find("heading", "Nothing matches").await;
        reader.see("No document has all of these words").await;
        search(reader, "dream american").await;
        reader.see("1 of 4 documents").await;
    });
}

#[test]
fn a_word_with_a_minus_is_left_out() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        search(reader, "film -firework").await;
        reader.find_none("link", "Unsigned essay").await;
        reader.find("link", "Dennis Schwartz").await;
        reader.arrive("the words in the address", |place| place == "explore?q=film+-firework").await;
    });
}

#[test]
fn a_slip_is_forgiven_and_told_and_so_is_a_field_that_there_is_not() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        search(reader, "firewrok").await;
        assert_eq!(marked(reader, "li.document").await, ["firework"]);
        reader.see("For “firewrok”, showing also: firework").await;
        reader.see("1 of 4 documents").await;
        search(reader, "genre:firework").await;
        reader.see("“genre:” is no field").await;
        search(reader, "people:baker").await;
        reader.see_no("is no field").await;
        reader.click("button", "How to search").await;
        reader.see("these words, one after the other").await;
    });
}

#[test]
fn what_was_found_is_marked_in_the_list_and_in_the_document() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        search(reader, "dougnut").await;
        assert_eq!(marked(reader, "li.document").await, ["doughnut"]);
        reader.click("link", "Dan Skip Allen").await;
        assert_eq!(marked(reader, "article").await, ["doughnut"]);
        reader.see("1 of 1").await;
        reader.click("link", "Back to the results").await;
        reader.click("button", "Clear all").await;
        reader.find("link", "Dennis Schwartz").await;
        assert!(reader.driver().find_all(By::Css("mark.hit")).await.unwrap().is_empty());
    });
}

#[test]
fn a_file_of_the_index_that_is_missing_or_damaged_is_told_and_tried_again() {
    let site = Site::large();
    journey(&site, async |reader| {
        let (name, count) = film(&site);
        let word = longest(&name).to_lowercase();
        let path = words_file(&site, &word);
        reader.expect_failure_of(&path);
        site.remove(&path);
        reader.open_deep("explore").await;
        reader.see("20,000 documents").await;
        search(reader, &format!("title:\"{name}\"")).await;
        reader.find("alert", "").await;
        reader.see("The host has no usable").await;
        reader.see(&path).await;
        // The rest goes on, and says that the words do not count.
        reader.see("leaves the words of the search aside").await;
        reader.see("20,000 documents").await;
        let mut flipped = site.original(&path);
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        site.replace(&path, flipped);
        reader.click("button", "Try again").await;
        reader.see("it is damaged").await;
        site.restore();
        reader.click("button", "Try again").await;
        reader.see(&format!("{count} of 20,000 documents")).await;
        reader.see_no("leaves the words of the search aside").await;
    });
}
