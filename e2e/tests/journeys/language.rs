//! The page in another language: how a reader comes to it, that all of it is in it, and that numbers and dates are written as the
//! browser's own Intl writes them. And turned around, for languages that are written from right to left.

use crosscut_e2e::{Collection, DESK, NARROW, PHONE, Reader, Site, Size, Theme, VIEWS, Words, journey};
use std::path::Path;

/// Parts of names that stand in no message by themselves.
const PARTS: [(&str, &str); 2] =
    [("sources with the most documents", "Quellen mit den meisten Dokumenten"), ("Show all", "zeigen")];

/// What can be read of a view, or is read out, but for what is told to be in another language and for names and values, which are
/// as their documents have them.
/// Of a page that stays as it was drawn, in English, only what is said of that.
const TEXTS: &str = "(() => {
    const texts = [], all = document.querySelector('body[data-drawn] section[role=alert]') ?? document.body;
    const isOwn = node => !node.closest('[lang]:not(html), bdi, [dir=auto], cite, mark, option:not([value])');
    const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!parent.closest('script, style, noscript, #boot') && parent.checkVisibility() && isOwn(parent)) texts.push(node.data);
    }
    for (const element of all.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder'])
            if (element.hasAttribute(name) && isOwn(element)) texts.push(element.getAttribute(name));
    texts.push(document.title.split(' · ')[0]);
    return [...new Set(texts.map(text => text.trim()).filter(text => text))];
})()";

async fn language(reader: &Reader<'_>) -> String {
    reader.said("document.documentElement.lang").await.as_str().unwrap_or_default().to_owned()
}

async fn speaks(reader: &Reader<'_>, wanted: &str) {
    reader.wait(&format!("the language {wanted}"), async || language(reader).await == wanted).await;
    let sources = if wanted == "de" { "Quellen" } else { "Sources" };
    reader.wait(sources, async || reader.names("link").await.iter().any(|name| name == sources)).await;
}

/// By how much something is wider than its place.
async fn overflow(reader: &Reader<'_>, selector: &str) -> u64 {
    let wider =
        format!("Math.max(...[...document.querySelectorAll('{selector}')].map(it => it.scrollWidth - it.clientWidth))");
    reader.said(&wider).await.as_u64().unwrap_or_else(|| panic!("{selector} is not there"))
}

#[test]
fn the_first_columns_of_the_table_fit_beside_the_filters_in_either_language() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        for language in ["en", "de"] {
            reader.look(DESK, Theme::Light).await;
            reader.open_deep(&format!("explore?view=table&lang={language}")).await;
            speaks(reader, language).await;
            reader
                .wait("the table", async || {
                    reader.said("document.querySelector('.table tbody tr') !== null").await == true
                })
                .await;
            assert_eq!(overflow(reader, ".track").await, 0, "the table in {language}");
            assert_eq!(overflow(reader, ".heads .head > span").await, 0, "a head in {language}");
        }
    });
}

#[test]
fn who_reads_english_fetches_no_other_words() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        speaks(reader, "en").await;
        reader.open("explore").await;
        reader.find("group", "Source").await;
        let is_other = |path: &str| path.contains("part-german");
        assert!(!site.requests().iter().any(|request| is_other(&request.path)), "German was fetched");
    });
}

#[test]
fn the_address_comes_before_the_device_and_the_device_before_the_browser() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.reads("fr,de-AT,en").await;
        reader.open("").await;
        speaks(reader, "de").await;
        reader.see("Mittel aus 2 Wertungen").await;
        reader.see("90,5").await;
        // To the other language and to the button that leads back.
        reader.click("button", "English").await;
        speaks(reader, "en").await;
        reader.see("Mean of 2 ratings").await;
        reader.find("button", "Deutsch").await;
        reader
            .wait("the focus on the switch", async || reader.said("document.activeElement.className").await == "tongue")
            .await;
        reader.reload().await;
        speaks(reader, "en").await;
        // The address wins, goes along from view to view, and is no part of what is chosen.
        reader.open("?lang=de").await;
        speaks(reader, "de").await;
        reader.click("link", "Erkunden").await;
        reader.arrive("the explorer in German", |place| place == "explore?lang=de").await;
        reader.find_containing("checkbox", "Kritik").await.click().await.expect("a kind is chosen");
        reader.arrive("a choice in German", |place| place == "explore?kind=review&lang=de").await;
        reader.find("button", "Entfernen: Art: Kritik").await;
        reader.reload().await;
        speaks(reader, "de").await;
        reader.back().await;
        reader.arrive("the explorer as it was", |place| place == "explore?lang=de").await;
        reader.forward().await;
        reader.arrive("the choice again", |place| place == "explore?kind=review&lang=de").await;
        // Who switches does so for the device, and what is chosen stays.
        reader.click("button", "English").await;
        speaks(reader, "en").await;
        reader.arrive("an address without a language", |place| place == "explore?kind=review").await;
        reader.find("button", "Remove: Kind: review").await;
        reader.click("button", "Deutsch").await;
        speaks(reader, "de").await;
        reader.reload().await;
        speaks(reader, "de").await;
        assert_eq!(reader.place().await, "explore?kind=review");
    });
}

#[test]
fn words_that_cannot_be_fetched_are_told_and_can_be_asked_for_again() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let words = site.files("").into_iter().find(|file| file.contains("part-german")).expect("German is a part");
        reader.expect_failure_of(&words);
        site.remove(&words);
        reader.open("?lang=de").await;
        speaks(reader, "en").await;
        reader.see("The words in Deutsch could not be fetched").await;
        reader.see("Mean of 2 ratings").await;
        site.restore();
        reader.click("button", "Deutsch").await;
        speaks(reader, "de").await;
        reader.see("Mittel aus 2 Wertungen").await;
    });
}

#[test]
fn in_german_no_english_is_left_and_nothing_sticks_out_from_either_side() {
    let words = Words::read();
    for of in Collection::ALL {
        let site = Site::with(of);
        journey(&site, async |reader| {
            for view in VIEWS.iter().filter(|view| view.of == of) {
                let size = if view.sizes.contains(&PHONE) { PHONE } else { DESK };
                reader.look(size, Theme::Light).await;
                if of == Collection::Gone {
                    reader.expect_failure_of(Site::CATALOG);
                }
                let path = site.filled(view.path);
                let mark = if path.contains('?') { '&' } else { '?' };
                match path.is_empty() || path.starts_with('?') {
                    true => reader.open(&format!("{path}{mark}lang=de")).await,
                    false => reader.open_deep(&format!("{path}{mark}lang=de")).await,
                }
                speaks_german(reader).await;
                reader.is_whole().await;
                for part in view.opens {
                    let german =
                        words.german(part).or_else(|| PARTS.iter().find(|(en, _)| en == part).map(|(_, de)| *de));
                    let german = german.unwrap_or_else(|| panic!("{part:?} has no German"));
                    let names = reader.names("button").await;
                    // Not every size shows every button.
                    if let Some(name) = names.iter().find(|name| name.contains(german)) {
                        reader.click("button", name).await;
                        reader.is_whole().await;
                    }
                }
                let texts = reader.said(TEXTS).await;
                let texts = texts.as_array().expect("a list").iter().filter_map(|text| text.as_str());
                let left: Vec<&str> = texts.filter(|text| words.are_english(text)).collect();
                assert!(left.is_empty(), "{}: English in German: {left:?}", view.name);
                let sizes: &[Size] = if size == PHONE { &[PHONE, NARROW] } else { &[DESK] };
                for side in ["ltr", "rtl"] {
                    reader.said(&format!("document.documentElement.dir = '{side}'")).await;
                    for size in sizes {
                        reader.look(*size, Theme::Light).await;
                        let sticks_out = reader.sticks_out_by(*size).await;
                        assert_eq!(sticks_out, 0, "{} in German, {side}, is too wide for {}", view.name, size.width);
                    }
                }
            }
        });
    }
}

async fn speaks_german(reader: &Reader<'_>) {
    reader.wait("German", async || language(reader).await == "de").await;
}

#[test]
fn numbers_and_dates_are_written_as_the_browser_writes_them() {
    let (shipped, large) = (Site::at_root(), Site::large());
    for (language, locale, dates) in [("en", "en-GB", "ENGLISH"), ("de", "de", "GERMAN")] {
        journey(&shipped, async |reader| {
            reader.open(&format!("?lang={language}")).await;
            speaks(reader, language).await;
            reader.is_whole().await;
            let score = format!("new Intl.NumberFormat('{locale}').format(90.5)");
            let shown = reader.said("document.querySelector('.big').firstChild.data").await;
            assert_eq!(shown, reader.said(&score).await);
            for (year, month, day) in [(2021, 7, 7), (2022, 0, 19)] {
                let date = format!(
                    "new Intl.DateTimeFormat('{locale}', {{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }})\
                     .format(Date.UTC({year}, {month}, {day}))"
                );
                reader.see(reader.said(&date).await.as_str().expect("a date")).await;
            }
            // What is drawn without a browser has tables that say the same.
            let with_day = format!(
                "[...Array(12).keys()].map(month => new Intl.DateTimeFormat('{locale}', {{ day: 'numeric', month: 'short', year: 'numeric', \
                 timeZone: 'UTC' }}).formatToParts(Date.UTC(2021, month, 7)).find(part => part.type === 'month').value)"
            );
            let months: Vec<String> = reader
                .said(&with_day)
                .await
                .as_array()
                .expect("months")
                .iter()
                .filter_map(|month| month.as_str().map(str::to_owned))
                .collect();
            let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/format/signs.rs"));
            let source = source.expect("the tables are there");
            let table = source.split_once(&format!("const {dates}: [&str; 12]")).expect("a table").1;
            let table = table.split(';').next().unwrap_or_default();
            let table: Vec<String> = table.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            assert_eq!(table, months);
        });
        journey(&large, async |reader| {
            reader.open_deep(&format!("explore?lang={language}")).await;
            speaks(reader, language).await;
            reader.is_whole().await;
            let shown = reader.said("document.querySelector('.tally strong').textContent").await;
            assert_eq!(shown, reader.said(&format!("new Intl.NumberFormat('{locale}').format(20000)")).await);
            let path = site_path(&large, "sources/{source}", language);
            reader.open_deep(&path).await;
            speaks(reader, language).await;
            reader.is_whole().await;
            reader
                .wait("shares of aspects", async || {
                    reader.said("document.querySelectorAll('.takes-up small').length > 3").await == true
                })
                .await;
            let wrong = format!(
                "(() => {{ const percent = new Intl.NumberFormat('{locale}', {{ style: 'percent' }});\
                 return [...document.querySelectorAll('.takes-up td small')].map(cell => cell.textContent).filter(text => \
                 text !== text.replace(/\\d+\\s?%/g, share => percent.format(parseInt(share) / 100))); }})()"
            );
            assert_eq!(reader.said(&wrong).await, serde_json::json!([]));
        });
    }
}

fn site_path(site: &Site, path: &str, language: &str) -> String {
    format!("{}?lang={language}", site.filled(path))
}
