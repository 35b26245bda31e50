//! What readers do on the page of a film: point at ratings and dates, draw a range, ask what a mark was read from, and see where the
//! documents agree, split and clash. By mouse and by keyboard alone.

use crosscut_e2e::{Reader, Site, journey};
use crosscut_model::{Evidence, Stored, TextPolicy};
use serde_json::Value;
use thirtyfour::Key;
use thirtyfour::prelude::*;

const MAP: &str = "What they take up, and who stays silent";

/// The address of the film with the most documents in the large collection.
async fn most_reviewed(reader: &Reader<'_>) -> String {
    reader.open("?rank=reviewed").await;
    reader.see_no("Loading").await;
    let href = "document.querySelector('[data-place=\"0\"] a')?.getAttribute('href') ?? null";
    reader.wait("the ranking", async || reader.said(href).await != Value::Null).await;
    reader.said(href).await.as_str().expect("a link").to_owned()
}

#[test]
fn a_mark_of_the_map_opens_its_evidence_which_the_address_keeps() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", MAP).await;
        reader.click("button", "Dan Skip Allen, Camera: praise").await;
        reader.see("a worn, muted look for one woman's house").await;
        reader.see("Noted by the curator").await;
        let place = "?evidence=cinematography%3Ared-rocket-dan-skip-allen";
        reader.arrive("the mark in the address", |now| now == place).await;
        reader.reload().await;
        reader.see("a worn, muted look for one woman's house").await;
        reader.click("button", "Close the evidence").await;
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
        reader.see_no("a worn, muted look for one woman's house").await;
        reader.back().await;
        reader.see("a worn, muted look for one woman's house").await;
        reader.click("link", "All 2 that praise it").await;
        reader.find("button", "Remove: Camera: praise").await;
        reader.find_none("link", "Dennis Schwartz").await;
        reader.open("?evidence=smell").await;
        reader.see("“smell” in the address names no mark").await;
    });
}

#[test]
fn the_map_is_walked_through_by_keyboard_alone() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", MAP).await;
        reader.tab_to("button", "Dan Skip Allen, Acting: praise").await;
        reader.press(Key::Right).await;
        assert_eq!(reader.focused_name().await, "Dan Skip Allen, Direction: praise");
        reader.press(Key::Down).await;
        assert_eq!(reader.focused_name().await, "Unsigned essay, Direction: praise");
        reader.press(Key::Down).await;
        assert_eq!(reader.focused_name().await, "Dennis Schwartz, Direction: praise");
        // Schwartz is silent on all between these two.
        reader.press(Key::Right).await;
        assert_eq!(reader.focused_name().await, "Dennis Schwartz, Themes: mixed");
        // Where one reads from the right, the keys to the sides lead to where they point.
        reader.said("document.documentElement.dir = 'rtl'").await;
        reader.press(Key::Right).await;
        assert_eq!(reader.focused_name().await, "Dennis Schwartz, Direction: praise");
        reader.press(Key::Left).await;
        reader.said("document.documentElement.dir = 'ltr'").await;
        reader.press(Key::Enter).await;
        reader
            .arrive("the mark in the address", |place| place == "?evidence=themes%3Ared-rocket-dennis-schwartz")
            .await;
        assert_eq!(reader.focused_name().await, "Dennis Schwartz, Themes: mixed", "the focus stays in the map");
        reader.press(Key::Escape).await;
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
        // One step of the tabulator leaves the map, however many marks it has.
        let marks = "document.querySelectorAll('[data-cell]').length";
        assert!(reader.said(marks).await.as_u64() > Some(10));
        assert_eq!(reader.said("document.querySelectorAll('[data-cell][tabindex=\"0\"]').length").await, 1);
        reader.press(Key::Tab).await;
        assert_eq!(reader.said("document.activeElement.dataset.cell ?? ''").await, "");
    });
}

#[test]
fn evidence_is_quoted_and_leads_to_its_place_in_the_text() {
    let site = Site::under_crosscut();
    journey(&site, async |reader| {
        let passage = "Every face is köstlich, <b>and lit</b> with care.";
        let text = format!("{}{passage}{}", "A line of text. ".repeat(400), " And so on.".repeat(400));
        let start = text.find(passage).expect("it is there");
        site.change_catalog(|catalog| {
            let Stored::Inline(reviews) = &mut catalog.documents else { panic!("the collection that ships is small") };
            let review = reviews.iter_mut().find(|review| review.id == "red-rocket-dan-skip-allen").expect("it ships");
            let mention =
                review.aspects.iter_mut().find(|mention| mention.aspect.key() == "acting").expect("it is praised");
            mention.evidence = Evidence::Text { start, end: start + passage.len() };
            review.text = Some(text);
            catalog.collection.text = TextPolicy::Full;
        });
        reader.open("").await;
        reader.click("button", "Dan Skip Allen, Acting: praise").await;
        reader.see(passage).await;
        reader.click("link", "Read on there").await;
        reader.find("heading", "Text").await;
        let place = format!("documents/red-rocket-dan-skip-allen#at-{start}");
        assert_eq!(reader.place().await, place);
        let there = "document.activeElement.classList.contains('asked') && document.activeElement.textContent";
        reader.wait("the passage has the focus", async || reader.said(there).await == passage).await;
        let seen =
            "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.activeElement.getBoundingClientRect())";
        reader.wait("the passage before the eyes", async || reader.said(seen).await == Value::Bool(true)).await;
    });
}

#[test]
fn a_range_of_scores_is_drawn_typed_and_moved_by_keys_and_all_follows() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Where the ratings lie").await;
        reader.see("What follows counts all 4 documents").await;
        let lowest = reader.find("textbox", "Lowest score").await;
        lowest.clear().await.unwrap();
        lowest.send_keys("91" + Key::Enter).await.unwrap();
        reader.arrive("the range in the address", |place| place == "?score=91..100").await;
        reader.see("What follows counts 1 of 4 documents: mean 91 from 1 rating").await;
        // The list, the map and what is without a rating follow; the score of the film does not.
        reader.find_none("button", "Dan Skip Allen, Camera: praise").await;
        reader.find("button", "Dennis Schwartz, Themes: mixed").await;
        reader.find_none("heading", "Without a rating").await;
        reader.see("90.5").await;
        lowest.send_keys(Key::Escape + "").await.unwrap();
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
        reader.find("heading", "Without a rating").await;

        let highest = reader.find("slider", "Highest score").await;
        for _ in 0..10 {
            highest.send_keys(Key::Left + "").await.unwrap();
        }
        reader.arrive("the end that the keys moved", |place| place == "?score=0..90").await;
        reader.find_none("button", "Dennis Schwartz, Themes: mixed").await;
        reader.click("button", "Remove: Score 0 to 90").await;

        let bars = reader.find_containing("img", "2 ratings lie where on the scale").await;
        let width = bars.rect().await.expect("it is drawn").width;
        let draw = reader.driver().action_chain().move_to_element_center(&bars).click_and_hold();
        draw.move_by_offset((width / 4.0) as i64, 0).release().perform().await.expect("a range is drawn");
        reader.arrive("the range that was drawn", |place| place == "?score=50..75").await;
        reader.see("What follows counts 0 of 4 documents").await;
        reader.click("button", "Look at all documents again").await;
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
    });
}

#[test]
fn a_bar_that_is_chosen_selects_what_it_counts_and_lets_go_again() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        let bars = reader.find_containing("img", "2 ratings lie where on the scale").await;
        let width = bars.rect().await.expect("it is drawn").width;
        // The bar from 90 to 95 has both.
        let at = (width * 0.425) as i64;
        let choose = async || {
            let chain = reader.driver().action_chain().move_to_element_with_offset(&bars, at, 0);
            chain.click().perform().await.expect("it is chosen");
        };
        choose().await;
        reader.arrive("the bar in the address", |place| place == "?score=90..94.9").await;
        reader.see("What follows counts 2 of 4 documents: mean 90.5 from 2 ratings").await;
        choose().await;
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
    });
}

#[test]
fn where_documents_agree_and_split_is_said_with_its_evidence() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Where they agree").await;
        reader.find("heading", "Where they split").await;
        reader.find("heading", "Where they clash").await;
        reader.find("button", "The ratings are 90 and 91").await.click().await.unwrap();
        reader.see("Highest, 91:").await;
        reader.find("button", "Acting all 3 praise it").await.click().await.unwrap();
        reader.see("passes on how well the three leads were received").await;
        reader.find("button", "Themes 2 praise it, 1 is of two minds").await.click().await.unwrap();
        reader.see("a useful warning").await;
    });
}

#[test]
fn dates_stand_against_the_release_and_what_has_none_is_named_apart() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "When it was written about").await;
        reader.find("link", "Dennis Schwartz: 7 Aug 2021 · review · in the year of release").await;
        reader.see("2 are undated:").await;
        reader.click("button", "As a table when each was published").await;
        reader.see("1 year after").await;
        reader.click("link", "Unsigned news item: 19 Jan 2022 · news · 1 year after").await;
        reader.find("heading", "Abstract").await;
    });
}

#[test]
fn what_carries_no_rating_is_listed_apart_with_its_kind_and_what_it_leans_to() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Without a rating").await;
        let apart = "[...document.querySelectorAll('section')].find(section => section.querySelector('h2')?.textContent === 'Without a rating').innerText";
        let apart = reader.said(apart).await.as_str().unwrap_or_default().to_owned();
        assert!(
            apart.contains("Unsigned essay")
                && apart.contains("essay · undated")
                && apart.contains("praises 7 aspects"),
            "{apart}"
        );
        assert!(apart.contains("Unsigned news item") && apart.contains("only mentions 2 aspects"), "{apart}");
        assert!(!apart.contains("Dennis Schwartz"), "{apart}");
    });
}

#[test]
fn a_swarm_is_walked_through_by_keyboard_and_opens_what_it_names() {
    let site = Site::large();
    journey(&site, async |reader| {
        let film = most_reviewed(reader).await;
        reader.open_deep(&film).await;
        reader.find("heading", "Where the ratings lie").await;
        // Hundreds of marks are one step of the tabulator.
        reader.tab_to("link", " of 100").await;
        let first = reader.focused_name().await;
        reader.press(Key::End).await;
        let last = reader.focused_name().await;
        assert_ne!(first, last);
        reader.press(Key::Right).await;
        assert_eq!(reader.focused_name().await, last, "there is none after the last");
        reader.press(Key::Left).await;
        let before = reader.focused_name().await;
        let score = |name: &str| -> f64 {
            let words = name.rsplit("which is ").next().unwrap_or_default();
            words.trim_end_matches(" of 100").parse().expect("a score")
        };
        assert!(score(&first) <= score(&before) && score(&before) <= score(&last), "{first}, {before}, {last}");
        reader.press(Key::Home).await;
        assert_eq!(reader.focused_name().await, first);
        let tip = "document.querySelector('.tip')?.textContent ?? ''";
        let named = reader.said(tip).await.as_str().unwrap_or_default().to_owned();
        let who = first.rsplit_once(": ").expect("who and what").0.to_owned();
        assert!(named.starts_with(&who), "{named:?} names {who:?}");
        reader.press(Key::Enter).await;
        reader.find("heading", "Facts").await;
        reader.see(&who).await;
    });
}

#[test]
fn a_mark_of_a_swarm_is_named_where_it_is_pointed_at() {
    let site = Site::large();
    journey(&site, async |reader| {
        let film = most_reviewed(reader).await;
        reader.open_deep(&film).await;
        reader.find("heading", "Where the ratings lie").await;
        reader
            .wait("the marks", async || reader.said("document.querySelectorAll('.verdict .dots').length").await != 0)
            .await;
        // Where the first mark is drawn.
        let path = "document.querySelector('.verdict .dots:not(.faint)').getAttribute('d')";
        let path = reader.said(path).await.as_str().expect("a path").to_owned();
        let (x, y) = path[1..].split('h').next().and_then(|at| at.split_once(' ')).expect("a place");
        let (x, y): (f64, f64) = (x.parse().expect("a number"), y.parse().expect("a number"));
        let plot = reader.driver().find(By::Css(".verdict .plot")).await.expect("it is drawn");
        let rect = plot.rect().await.expect("it has a place");
        let (dx, dy) = (x / 1000.0 * rect.width - rect.width / 2.0, y - rect.height / 2.0);
        let chain = reader.driver().action_chain().move_to_element_with_offset(&plot, dx as i64, dy as i64);
        chain.perform().await.expect("it is pointed at");
        reader
            .wait("its name", async || reader.said("document.querySelectorAll('.verdict .tip').length").await == 1)
            .await;
        let named = reader.said("document.querySelector('.verdict .spot').getAttribute('aria-label')").await;
        let link = reader.said("document.querySelector('.verdict .spot').getAttribute('href')").await;
        reader.driver().action_chain().click().perform().await.expect("it is followed");
        reader.find("heading", "Facts").await;
        let who = named.as_str().unwrap_or_default().rsplit_once(": ").expect("who and what").0.to_owned();
        reader.see(&who).await;
        assert!(link.as_str().is_some_and(|link| link.starts_with("documents/")), "{link}");
    });
}

#[test]
fn nothing_moves_when_what_is_below_the_score_comes() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        for (width, height) in [(1440, 900), (500, 844)] {
            reader.resize(width, height).await;
            reader.open("").await;
            reader.find("heading", "Where they agree").await;
            let watch = "(window.moved ??= [], window.watched ??= new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value))), \
                watched.observe({ type: 'layout-shift', buffered: true }), \
                new PerformanceObserver(() => {}).constructor.supportedEntryTypes.includes('layout-shift'))";
            assert_eq!(reader.said(watch).await, true, "this browser tells what moves");
            // The observer is called with what was before it in a task of its own.
            let called = "(window.tasks = (window.tasks ?? 0) + 1) > 5";
            reader.wait("some tasks", async || reader.said(called).await == Value::Bool(true)).await;
            let moved = reader.said("moved.reduce((sum, value) => sum + value, 0)").await.as_f64().unwrap_or(1.0);
            assert!(moved < 0.01, "{moved} at {width} × {height}");
        }
    });
}
