//! What readers do in the explorer: filter by what is in, what is out and by ranges, undo, keep and share selections, look at results as
//! a table, take them along as files; by the mouse, by keys alone, and on a phone.

use crate::acts::{click_on, tick};
use crosscut_e2e::{Reader, Site, journey};
use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::prelude::*;

/// Clicks a label by its words.
async fn choose(reader: &Reader<'_>, words: &str) {
    let label = By::XPath(format!("//label[normalize-space(.) = '{words}']"));
    let found = async || reader.driver().find(label.clone()).await.is_ok();
    reader.wait(&format!("the label {words:?}"), found).await;
    let label = reader.driver().find(label).await.expect("it was there");
    click_on(reader, &label).await;
}

/// What has the focus, as the page describes it.
async fn focus(reader: &Reader<'_>, script: &str) -> Value {
    reader.said(&format!("(at => {script})(document.activeElement)")).await
}

#[test]
fn a_stance_can_be_left_out_and_keys_go_through_the_grid() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        choose(reader, "Leave out").await;
        reader.find_containing("button", "Leave out Themes: mixed").await.click().await.unwrap();
        reader.arrive("what is out in the address", |place| place == "explore?not-aspect=themes%3Amixed").await;
        reader.find("button", "Remove: not Themes: mixed").await;
        reader.find_none("link", "Dennis Schwartz").await;
        // What is out is taken back by the same button, whichever way the grid is set.
        choose(reader, "Include").await;
        reader.find_containing("button", "Leave out Themes: mixed").await.click().await.unwrap();
        reader.arrive("nothing in the address", |place| place == "explore").await;
        let at = "at.getAttribute('aria-label')";
        reader.press(Key::Left + "").await;
        assert!(focus(reader, at).await.as_str().unwrap_or_default().starts_with("Themes: praise"));
        reader.press(Key::Down + "").await;
        let below = focus(reader, at).await;
        assert!(below.as_str().is_some_and(|name| name.contains(": praise") && !name.contains("Themes")), "{below}");
    });
}

#[test]
fn a_facet_is_one_stop_and_arrow_keys_go_through_it() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.find("group", "Source").await;
        let name = "at.closest('li')?.querySelector('.name').textContent ?? at.tagName";
        let into = "[...document.querySelectorAll('fieldset')].find(one => one.querySelector('legend').textContent === 'Source')\
            .querySelector('input[tabindex=\"0\"]').focus()";
        reader.driver().execute(into, vec![]).await.expect("it runs");
        let first = focus(reader, name).await;
        reader.press(Key::Down + "").await;
        let second = focus(reader, name).await;
        assert!(first != second && second != "BODY", "{first} {second}");
        reader.press(" ").await;
        reader.find_containing("button", "Remove: Source: ").await;
        // To the button that leaves out, and by it.
        reader.press(Key::Right + "").await;
        assert_eq!(focus(reader, "at.className").await, "not");
        reader.press(Key::Enter + "").await;
        reader.find_containing("button", "Remove: not Source: ").await;
        reader.press(Key::Left + "").await;
        assert_eq!(focus(reader, "at.type").await, "checkbox");
        reader.press(Key::Up + "").await;
        assert_eq!(focus(reader, name).await, first);
        // The next stop is the next facet, and back is the value that was left.
        reader.press(Key::Down + "").await;
        reader.press(Key::Tab + "").await;
        let next = "at.closest('fieldset').querySelector('legend').textContent";
        assert_ne!(focus(reader, next).await, "Source");
        reader.press(Key::Shift + Key::Tab).await;
        assert_eq!(focus(reader, name).await, second);
    });
}

#[test]
fn what_is_typed_into_a_range_takes_the_other_end_along() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore?score=0..90").await;
        let lowest = reader.find("textbox", "Lowest score").await;
        lowest.clear().await.unwrap();
        lowest.send_keys("95.5" + Key::Enter).await.unwrap();
        reader.arrive("both ends", |place| place == "explore?score=95.5..95.5").await;
        reader.find("heading", "Nothing matches").await;
        reader.click("button", "without Score 95.5 to 95.5: 4 documents").await;
        // More than there is, is all there is; and the field says so.
        let highest = reader.find("textbox", "Highest score").await;
        highest.clear().await.unwrap();
        highest.send_keys("700" + Key::Enter).await.unwrap();
        let shown = "document.querySelector('.ends input:last-of-type').value";
        reader.wait("the field", async || reader.said(shown).await == "100").await;
        reader.arrive("no range", |place| place == "explore").await;
        // By keys on the slider.
        let slider = reader.find("slider", "Lowest score").await;
        slider.send_keys(Key::Right + "").await.unwrap();
        slider.send_keys(Key::Right + "").await.unwrap();
        reader.arrive("the range", |place| place == "explore?score=2..100").await;
    });
}

#[test]
fn years_are_a_range_and_one_by_one() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        let first = reader.find("textbox", "First year").await;
        let least: i64 = first.attr("min").await.unwrap().unwrap().parse().expect("a year");
        first.send_keys(Key::Control + "a").await.unwrap();
        first.send_keys((least + 4).to_string() + Key::Enter).await.unwrap();
        let last = reader.find("textbox", "Last year").await;
        last.send_keys(Key::Control + "a").await.unwrap();
        last.send_keys((least + 8).to_string() + Key::Enter).await.unwrap();
        let written = format!("year={}..{}", least + 4, least + 8);
        reader.arrive("the years in the address", |place| place.ends_with(&written)).await;
        reader.find("button", &format!("Remove: Year: {} to {}", least + 4, least + 8)).await;
        reader.find_containing("button", "Year by year").await.click().await.unwrap();
        reader.click("button", &format!("Leave out {}", least + 6)).await;
        reader.find("button", &format!("Remove: not Year: {}", least + 6)).await;
        reader.arrive("one of them out", |place| place.contains(&format!("not-year={}", least + 6))).await;
        // Each matching document is of one of the others.
        reader.click("button", "Table").await;
        let dates = "[...document.querySelectorAll('tr[data-place] td:last-child')].map(cell => Number(cell.textContent.slice(-4)))";
        reader.wait("rows", async || reader.said(dates).await.as_array().is_some_and(|rows| rows.len() > 10)).await;
        let dates = reader.said(dates).await;
        for year in dates.as_array().unwrap().iter().map(|year| year.as_i64().expect("a year")) {
            assert!((least + 4..=least + 8).contains(&year) && year != least + 6, "{year}");
        }
    });
}

#[test]
fn a_long_facet_is_searched_and_says_where_nothing_is_found() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        let find = reader.find("searchbox", "Find in: Author").await;
        find.send_keys("zzzz").await.unwrap();
        reader.see("No name here has these words.").await;
        for _ in "zzzz".chars() {
            find.send_keys(Key::Backspace + "").await.unwrap();
        }
        reader.see_no("No name here has these words.").await;
        // A value from far down stays in sight once it is chosen.
        let names = "[...document.querySelectorAll('fieldset')].find(one => one.querySelector('legend').textContent === 'Author').querySelectorAll('.name')";
        let before = reader.said(&format!("[...{names}].map(one => one.textContent)")).await;
        let author = reader.find("group", "Author").await;
        click_on(reader, &author.find(By::Css("button.plain")).await.expect("it is long")).await;
        let far = reader.said(&format!("[...{names}].map(one => one.textContent)[60]")).await;
        let far = far.as_str().expect("a name").to_owned();
        assert!(!before.as_array().unwrap().contains(&far.clone().into()));
        tick(reader, "Author", &far).await;
        reader.find_containing("button", &format!("Remove: Author: {far}")).await;
        let fewer = reader.find("group", "Author").await;
        let fewer = fewer.find(By::XPath(".//button[. = 'Show fewer']")).await.expect("it is open");
        click_on(reader, &fewer).await;
        let there = format!("[...{names}].some(one => one.textContent === {})", json!(far));
        reader.wait("the chosen value in the short list", async || reader.said(&there).await == true).await;
    });
}

/// The count beside the first value of a facet, as it is written there.
const FIRST_COUNT: &str = "document.querySelector('fieldset .value .count')";

#[test]
fn counts_go_over_to_what_they_become_unless_the_reader_wants_no_motion() {
    let site = Site::large();
    journey(&site, async |reader| {
        let motion = async |wish: &str| {
            let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": wish }] });
            reader.devtools("Emulation.setEmulatedMedia", features).await;
        };
        reader.open_deep("explore").await;
        reader.find("group", "Source").await;
        let whole = reader.said(&format!("{FIRST_COUNT}.textContent")).await;
        // Writes down every number that is shown while a kind is ticked, until it rests.
        let watch = "const count = document.querySelector('fieldset .value .count'); window.seen = [count.textContent]; \
            window.watch?.disconnect(); window.watch = new MutationObserver(() => window.seen.push(count.textContent)); \
            window.watch.observe(count, { characterData: true, subtree: true, childList: true });";
        let seen = async || reader.said("[...new Set(window.seen)]").await.as_array().cloned().unwrap_or_default();
        motion("reduce").await;
        reader.driver().execute(watch, vec![]).await.unwrap();
        tick(reader, "Kind", "review").await;
        reader.wait("another count", async || seen().await.len() > 1).await;
        reader.arrive("the kind", |place| place.contains("kind=review")).await;
        let few = seen().await;
        assert_eq!((few.len(), &few[0]), (2, &whole), "with no motion there is nothing between: {few:?}");
        motion("no-preference").await;
        // A browser that is kept busy may draw no frame between: it is tried until it did.
        let goes_over = async || {
            reader.driver().execute(watch, vec![]).await.unwrap();
            tick(reader, "Kind", "review").await;
            let ends = async || {
                let shown = reader.said(&format!("{FIRST_COUNT}.textContent")).await;
                shown != seen().await[0] && few.contains(&shown)
            };
            reader.wait("the count that it becomes", ends).await;
            seen().await.len() > 2
        };
        reader.wait("a count between", goes_over).await;
    });
}

#[test]
fn while_a_range_is_dragged_every_step_is_shown_as_it_is() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.find("group", "Source").await;
        // All steps in one go, each with what it leads to let through: no time passes between them.
        let drag = "(async () => { const slider = document.querySelector('.sliders input'), shown = []; \
            for (const at of [5, 10, 15, 20, 25, 30, 35, 40]) { \
                slider.value = at; slider.dispatchEvent(new Event('input', { bubbles: true })); \
                for (let turn = 0; turn < 50; turn++) await Promise.resolve(); \
                shown.push(document.querySelector('fieldset .value .count').textContent); } \
            return shown; })()";
        let steps = async || {
            let shown =
                reader.driver().execute_async(&format!("{drag}.then(arguments[0])"), vec![]).await.expect("it runs");
            shown.json().as_array().cloned().unwrap_or_default()
        };
        let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        reader.devtools("Emulation.setEmulatedMedia", features).await;
        let exact = steps().await;
        assert!(exact.len() == 8 && exact.windows(2).any(|pair| pair[0] != pair[1]), "{exact:?}");
        reader.reload().await;
        reader.click("button", "Clear all").await;
        let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
        reader.devtools("Emulation.setEmulatedMedia", features).await;
        reader.see("20,000 documents").await;
        let dragged = steps().await;
        // The first step may begin to go over; what follows it is a stream.
        assert_eq!(dragged[1..], exact[1..]);
    });
}
