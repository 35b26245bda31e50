//! What readers see before the program is there, or without it: the views that were drawn when the site was built.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscut_e2e::{DESK, Reader, Site, Theme, journey};
use sha2::{Digest, Sha384};
use thirtyfour::prelude::*;

/// Adds up how far things moved, from the first moment on.
const WATCH: &str = "globalThis.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });";

/// Has the browser say that it is to save data: then nothing is fetched ahead.
const SAVES: &str = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });";

/// The frame has come, and what was drawn stands in it.
const STANDS: &str =
    "document.querySelector('header ~ main[data-drawn]') !== null && !document.body.hasAttribute('data-drawn')";

/// Where what the header has stands, in pixels.
const LEADER: &str =
    "[...document.querySelectorAll('.leader :is(a, button)')].map(stop => stop.getBoundingClientRect().x)";

const DRAWN: &str = "document.querySelector('[data-drawn]') !== null";

#[test]
fn without_scripts_the_score_and_the_documents_can_be_read_and_followed() {
    for site in [Site::at_root(), Site::under_crosscut()] {
        journey(&site, async |reader| {
            reader.switch_scripts_off().await;
            // Chromium warns that the program was fetched ahead and is not used.
            reader.expect_failure_of("");
            reader.open("").await;
            reader.find("heading", "Red Rocket").await;
            reader.see("90.5").await;
            reader.see("needs JavaScript").await;
            assert!(!reader.text().await.contains("Loading"), "nothing is on its way");
            reader.click("link", "Explore").await;
            reader.click("link", "Dennis Schwartz").await;
            reader.find("heading", "Dennis Schwartz on Red Rocket").await;
            assert_eq!(reader.place().await, "documents/red-rocket-dennis-schwartz/");
            reader.click("link", "Sources").await;
            reader.click("link", "Dan Skip Allen").await;
            reader.find("heading", "Dan Skip Allen").await;
            assert!(reader.names("button").await.is_empty(), "a button does nothing without scripts");
        });
    }
}

#[test]
fn without_the_program_what_was_drawn_stays_and_says_why() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let program = site.files("").into_iter().find(|file| file.ends_with("_bg.wasm")).expect("there is a program");
        reader.expect_failure_of("");
        site.remove(&program);
        reader.open("sources/dan-skip-allen").await;
        reader.find("heading", "Crosscut could not start").await;
        reader.find("heading", "Dan Skip Allen").await;
        reader.click("link", "Explore").await;
        reader.find("heading", "Crosscut could not start").await;
        reader.find("link", "Dennis Schwartz").await;
        site.restore();
        reader.reload().await;
        reader.find("group", "Source").await;
        assert!(!reader.text().await.contains("could not start"));
    });
}

#[test]
fn the_program_takes_the_place_of_what_was_drawn_and_nothing_moves() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.run_before_pages(WATCH).await;
        for path in ["", "explore", "documents/red-rocket-essay", "sources/dan-skip-allen", "sources", "lab", "compare"]
        {
            reader.open(path).await;
            reader.wait("the program", async || reader.said(DRAWN).await == false).await;
            reader.is_whole().await;
            let moved = reader.said("moved").await;
            assert!(moved.as_f64().is_some_and(|moved| moved < 0.01), "{path:?}: {moved}");
            assert_eq!(reader.place().await, path, "the address is as links have it");
        }
    });
}

#[test]
fn what_an_address_asks_is_answered_and_not_what_was_drawn() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let program = site.files("").into_iter().find(|file| file.ends_with("_bg.wasm")).expect("there is a program");
        reader.expect_failure_of("");
        site.remove(&program);
        reader.open("explore?kind=essay").await;
        reader.find("heading", "Crosscut could not start").await;
        reader.find_none("link", "Dennis Schwartz").await;
        site.restore();
        reader.reload().await;
        reader.find("link", "Unsigned essay").await;
        reader.find_none("link", "Dennis Schwartz").await;
        assert_eq!(reader.place().await, "explore?kind=essay");
    });
}

#[test]
fn what_was_done_before_the_program_came_is_done_by_it() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_untouched("explore").await;
        assert_eq!(reader.said(DRAWN).await, true, "nothing was done, so nothing has begun");
        let label =
            reader.driver().find(By::XPath("//label[contains(., 'essay')]")).await.expect("a facet has the value");
        label.click().await.expect("it can be ticked");
        reader.arrive("the choice is in the address", |place| place.contains("kind=essay")).await;
        reader.find_none("link", "Dennis Schwartz").await;
        reader.open_untouched("explore").await;
        reader.write("searchbox", "Search", "essay").await;
        reader.arrive("the word is in the address", |place| place.contains("essay")).await;
        // Here more is folded away in the page than in what was drawn.
        reader.open_untouched("lab").await;
        let label =
            reader.driver().find(By::XPath("//label[contains(., 'Median')]")).await.expect("there is the method");
        label.click().await.expect("it can be chosen");
        reader.arrive("the method is in the address", |place| place.contains("method=median")).await;
    });
}

#[test]
fn a_page_that_nobody_touches_is_taken_over_after_a_while() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_untouched("").await;
        assert_eq!(reader.said(DRAWN).await, true, "a page is read as it was drawn");
        reader.wait("the program", async || reader.said(DRAWN).await == false).await;
        reader.is_whole().await;
    });
}

/// Opens a page of which only the frame comes, because nothing is touched and nothing is fetched ahead.
async fn open_frame(reader: &Reader<'_>, path: &str) {
    reader.run_before_pages(SAVES).await;
    reader.open_untouched(path).await;
    reader.wait("the frame", async || reader.said(STANDS).await == true).await;
}

/// How many parts of the program were fetched.
fn parts(site: &Site) -> usize {
    let is_part = |path: &str| path.starts_with("part-") && path.ends_with(".wasm");
    site.requests().iter().filter(|request| is_part(&request.path)).count()
}

#[test]
fn what_is_drawn_stands_until_it_is_touched() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.run_before_pages(WATCH).await;
        reader.run_before_pages(SAVES).await;
        reader.open_untouched("").await;
        let drawn = reader.said(LEADER).await;
        reader.wait("the frame", async || reader.said(STANDS).await == true).await;
        assert_eq!(reader.said(LEADER).await, drawn, "the header stays where it was");
        assert_eq!(
            reader.said("document.querySelector('.leader ~ main:not([data-drawn])').checkVisibility()").await,
            false
        );
        // The header does what it does.
        for theme in ["light", "dark"] {
            let button = reader.driver().find(By::Css("button.theme")).await.expect("it is there");
            button.click().await.expect("it can be pressed");
            assert_eq!(reader.said("document.documentElement.dataset.theme").await, theme);
        }
        assert_eq!((reader.said(STANDS).await, parts(&site)), (true.into(), 0), "nobody touched the film");
        let chart = reader.driver().find(By::Css("main svg")).await.expect("there is a chart");
        reader.driver().action_chain().move_to_element_center(&chart).perform().await.expect("the pointer moves");
        reader.wait("the film", async || reader.said(DRAWN).await == false).await;
        reader.is_whole().await;
        assert!(parts(&site) > 0);
        assert_eq!(reader.said("document.querySelectorAll('main').length").await, 1);
        let moved = reader.said("moved").await;
        assert!(moved.as_f64().is_some_and(|moved| moved < 0.01), "{moved}");
        reader.find("heading", "Where they clash").await;
    });
}

#[test]
fn what_is_touched_of_what_stands_has_the_focus_and_is_done() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        open_frame(reader, "").await;
        let summary = "document.activeElement.closest('summary')?.textContent";
        let made = reader.driver().find(By::XPath("//summary[contains(., 'made')]")).await.expect("it can be opened");
        made.click().await.expect("it can be opened");
        reader.wait("the film", async || reader.said(DRAWN).await == false).await;
        let has_focus = reader.said(summary).await;
        assert!(has_focus.as_str().is_some_and(|words| words.contains("made")), "{has_focus}");
        assert_eq!(reader.said("document.activeElement.parentElement.open").await, true);
        // So has what the keyboard comes to before there is a frame.
        reader.open_untouched("").await;
        reader.said("void [...document.querySelectorAll('main summary')].find(words => /made/.test(words.textContent)).focus()").await;
        reader.wait("the film", async || reader.said(DRAWN).await == false).await;
        assert_eq!(reader.said(summary).await, has_focus);
    });
}

#[test]
fn what_stands_gives_way_to_another_view_and_to_another_language() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        open_frame(reader, "").await;
        reader.click("link", "Score lab").await;
        reader.arrive("the lab", |place| place == "lab").await;
        reader.find("heading", "Score lab").await;
        assert_eq!(
            reader.said("[document.querySelectorAll('main').length, document.activeElement.tagName]").await,
            serde_json::json!([1, "MAIN"])
        );
        reader.back().await;
        reader.find("heading", "Where they clash").await;
        reader.open_untouched("sources").await;
        reader.wait("the frame", async || reader.said(STANDS).await == true).await;
        reader.click("button", "Deutsch").await;
        reader.find("heading", "Quellen").await;
        reader.wait("the other words", async || reader.said(DRAWN).await == false).await;
        assert_eq!(
            reader.said("[document.querySelectorAll('main').length, document.documentElement.lang]").await,
            serde_json::json!([1, "de"])
        );
    });
}

#[test]
fn a_drawn_view_whose_part_cannot_be_fetched_stays_and_says_so() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        open_frame(reader, "").await;
        for part in site.files("").into_iter().filter(|file| file.starts_with("part-film-")) {
            reader.expect_failure_of(&part);
            site.remove(&part);
        }
        let chart = reader.driver().find(By::Css("main svg")).await.expect("there is a chart");
        reader.driver().action_chain().move_to_element_center(&chart).perform().await.expect("the pointer moves");
        reader.find("heading", "This part of the page could not be fetched").await;
        reader.find("heading", "Red Rocket").await;
        site.restore();
        reader.click("button", "Try again").await;
        reader.wait("the film", async || reader.said(DRAWN).await == false).await;
        reader.find("heading", "Where they clash").await;
        reader.find_none("button", "Try again").await;
    });
}

/// What a page links, sheets and scripts, with the hashes that it names.
fn linked(page: &str) -> Vec<(String, Option<String>)> {
    let value = |tag: &str, name: &str| Some(tag.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.to_owned());
    let tags = page.split('<').filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    let file = |tag: &str| match tag.split_once(' ')?.0 {
        "script" => value(tag, "src"),
        "link" if tag.contains("rel=\"stylesheet\"") || tag.contains("rel=\"modulepreload\"") => value(tag, "href"),
        _ => None,
    };
    tags.filter_map(|tag| Some((file(tag)?, value(tag, "integrity")))).collect()
}

#[test]
fn fields_and_choices_are_drawn_as_the_program_has_them() {
    const FIELDS: &str = "[...document.querySelectorAll('main :is(input, select, details)')].map(field => [field.type, \
        field.getAttribute('aria-label') ?? field.closest('label')?.textContent.trim(), \
        field.open ?? (/checkbox|radio/.test(field.type) ? field.checked : field.value)])";
    let site = Site::at_root();
    for path in ["", "explore/", "lab/", "sources/"] {
        journey(&site, async |reader| {
            reader.open_untouched(path).await;
            let drawn = reader.said(FIELDS).await;
            assert_eq!(reader.said(DRAWN).await, true, "{path}");
            reader.settle().await;
            assert_eq!(reader.said(DRAWN).await, false, "{path}");
            assert_eq!(drawn, reader.said(FIELDS).await, "{path}");
            assert!(drawn.as_array().is_some_and(|drawn| drawn.len() > 1), "{path}: {drawn}");
        });
    }
}

#[test]
fn every_script_and_sheet_that_a_page_links_carries_the_hash_of_its_file() {
    for (site, base) in [(Site::at_root(), "/"), (Site::under_crosscut(), "/crosscut/")] {
        let pages: Vec<String> = site.files("").into_iter().filter(|file| file.ends_with(".html")).collect();
        let pages: Vec<&String> = pages.iter().filter(|file| !file.starts_with("embed/")).collect();
        assert!(pages.len() > 5, "{pages:?}");
        for page in pages {
            let text = String::from_utf8(site.original(page)).expect("text");
            let linked = linked(&text);
            let ends = |end: &str| linked.iter().filter(|(file, _)| file.ends_with(end)).count();
            assert!(ends(".js") == 1 && ends(".css") >= 1, "{page}: {linked:?}");
            for (file, integrity) in linked {
                let bytes = site.original(file.strip_prefix(base).unwrap_or(&file));
                assert_eq!(integrity.as_deref(), Some(hash(&bytes).as_str()), "{page}: {file}");
            }
            // The program is fetched by a script in the page.
            let program =
                site.files("").into_iter().find(|file| file.ends_with("_bg.wasm")).expect("there is a program");
            let fetched = format!("fetchWhole(\"{base}{program}\", \"{}\"", hash(&site.original(&program)));
            assert!(text.contains(&fetched), "{page} has no {fetched}");
        }
        // What comes later is fetched by the program's script, which knows the hash of each file.
        let is_script = |file: &&String| file.starts_with("crosscut-page-") && file.ends_with(".js");
        let files = site.files("");
        let script = site.original(files.iter().find(is_script).expect("there is a script"));
        let script = String::from_utf8(script).expect("text");
        let parts: Vec<&String> = files.iter().filter(|file| file.starts_with("part-")).collect();
        assert!(parts.len() > 10, "{parts:?}");
        for part in parts {
            assert!(script.contains(&format!("\"./{part}\"")), "{part}");
            assert!(script.contains(&format!("\"{}\"", hash(&site.original(part)))), "{part} has no hash");
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}
