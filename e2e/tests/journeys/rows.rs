//! What readers meet in a list of 20,000 documents: it is drawn near the window only, and yet every row of it can be reached, by the
//! bar, by keys, by number, and by going back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use crosscut_e2e::{Reader, Site, journey};
use serde_json::json;
use thirtyfour::Key;
use thirtyfour::prelude::*;

/// What a script says of the page, as a number; none is no number.
async fn measured(reader: &Reader<'_>, script: &str) -> f64 {
    reader.said(script).await.as_f64().unwrap_or(f64::NAN)
}

/// The places, from 0, of the rows that are there and can be seen.
const SEEN: &str = "[...document.querySelectorAll('[data-place]')].filter(row => { const box = row.getBoundingClientRect(); \
    return box.bottom > 0 && box.top < innerHeight; }).map(row => Number(row.dataset.place))";

/// Waits until a row is the first that can be seen.
async fn first_seen(reader: &Reader<'_>, place: f64) {
    let script = format!("Math.min(...{SEEN})");
    let near = async || (measured(reader, &script).await - place).abs() <= 1.0;
    reader.wait(&format!("row {place} at the top of the window"), near).await;
}

/// Waits until the row at a place has the focus.
async fn focus_on(reader: &Reader<'_>, place: f64) {
    const FOCUS: &str = "Number(document.activeElement.closest('[data-place]')?.dataset.place ?? -1)";
    reader.wait(&format!("the focus on row {place}"), async || measured(reader, FOCUS).await == place).await;
}

#[test]
fn a_long_list_is_drawn_near_the_window_and_every_row_can_be_reached() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        reader.see("row 1 of 20,000").await;
        let drawn = measured(reader, "document.querySelectorAll('[data-place]').length").await;
        assert!(drawn < 60.0, "{drawn} rows are there");
        let said = "Number(document.querySelector('[data-place=\"0\"]').getAttribute('aria-setsize'))";
        assert_eq!(measured(reader, said).await, 20_000.0);
        // By the bar: the very end, and back.
        // (What is above the list may still grow: the end is asked for until it is there.)
        let end = format!("(scrollTo(0, 1e9), Math.max(...{SEEN}))");
        reader.wait("the last row", async || measured(reader, &end).await == 19_999.0).await;
        reader.driver().execute("scrollTo(0, 0)", Vec::new()).await.expect("it scrolls");
        reader.see("row 1 of 20,000").await;
        // By number.
        reader.write("textbox", "Go to row", "15000").await;
        reader.click("button", "Go").await;
        focus_on(reader, 14_999.0).await;
        // By keys.
        reader.press(Key::Down).await;
        focus_on(reader, 15_000.0).await;
        reader.press(Key::End).await;
        focus_on(reader, 19_999.0).await;
        reader.press(Key::Home).await;
        focus_on(reader, 0.0).await;
    });
}

#[test]
fn the_way_back_leads_to_the_row_that_was_left_and_a_new_choice_to_the_top() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        reader.see("row 1 of 20,000").await;
        reader.write("textbox", "Go to row", "9000").await;
        reader.click("button", "Go").await;
        focus_on(reader, 8_999.0).await;
        // The place is kept once the list rests.
        reader
            .wait("the place in the history", async || measured(reader, "Number(history.state ?? -1)").await > 8_000.0)
            .await;
        let top = measured(reader, "Number(history.state)").await;
        reader.press(Key::Enter).await;
        reader.find("heading", "Facts").await;
        reader.back().await;
        first_seen(reader, top).await;
        let order = reader.find("combobox", "Sort by").await;
        let date = order.find(By::Css("option[value='newest']")).await.expect("an order");
        date.click().await.expect("it can be chosen");
        reader.see("row 1 of 20,000").await;
    });
}

#[test]
fn of_a_long_list_the_beginning_is_printed_and_said_to_be_no_more() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        reader.see("row 1 of 20,000").await;
        // What is drawn while the browser has the page printed is told by the page itself.
        const WATCH: &str = "self.printed = []; \
            new MutationObserver(() => printed.push(document.querySelectorAll('[data-place]').length)) \
                .observe(document.querySelector('.track'), { subtree: true, childList: true })";
        reader.driver().execute(WATCH, Vec::new()).await.expect("it watches");
        let paper = reader.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
        let paper = BASE64.decode(paper["data"].as_str().unwrap_or_default()).expect("a file");
        assert_eq!(measured(reader, "Math.max(...printed)").await, 1_000.0);
        let pages = paper.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count();
        assert!(pages >= 20, "a thousand rows on {pages} pages");
        // Afterwards it is as it was.
        reader.see("row 1 of 20,000").await;
        let drawn = measured(reader, "document.querySelectorAll('[data-place]').length").await;
        assert!(drawn < 60.0, "{drawn} rows are there");
        // What stands under them stands there only meanwhile.
        reader.driver().execute("dispatchEvent(new Event('beforeprint'))", Vec::new()).await.expect("it is told");
        reader.see("These are the first 1,000 of 20,000 rows.").await;
        reader.driver().execute("dispatchEvent(new Event('afterprint'))", Vec::new()).await.expect("it is told");
        reader.see_no("These are the first").await;
        reader.see("row 1 of 20,000").await;
    });
}
