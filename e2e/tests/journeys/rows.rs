//! What readers meet in a list of 20,000 documents: it is drawn near the window only, and yet every row of it can be reached, by the
//! bar, by keys, by number, and by going back.

use crosscut_e2e::{Engine, Reader, Site, journey};
use serde_json::json;
use thirtyfour::Key;
use thirtyfour::common::print::PrintParameters;
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

async fn open_the_list(reader: &Reader<'_>) {
    reader.open("").await;
    reader.click("link", "Explore").await;
    reader.see("row 1 of 20,000").await;
}

/// Goes to a row by its number.
async fn go_to(reader: &Reader<'_>, number: u32) {
    reader.write("textbox", "Go to row", &number.to_string()).await;
    reader.click("button", "Go").await;
    focus_on(reader, f64::from(number - 1)).await;
}

#[test]
fn a_long_list_is_drawn_near_the_window_and_every_row_can_be_reached() {
    let site = Site::large();
    journey(&site, async |reader| {
        open_the_list(reader).await;
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
        go_to(reader, 15_000).await;
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
        open_the_list(reader).await;
        go_to(reader, 9_000).await;
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
fn of_a_long_list_the_beginning_is_printed_and_the_reader_stays_where_they_were() {
    let site = Site::large();
    journey(&site, async |reader| {
        open_the_list(reader).await;
        go_to(reader, 9_000).await;
        let seen = reader.said(SEEN).await;
        // What is there when the browser begins to print, heard after the page itself.
        const WATCH: &str = "addEventListener('beforeprint', () => { self.printed = [ \
            document.querySelectorAll('.on-paper [data-place]').length, document.querySelector('.on-paper p:last-child').textContent]; })";
        reader.driver().execute(WATCH, Vec::new()).await.expect("it listens");
        let paper = reader.driver().print_page(PrintParameters::default()).await.expect("it prints");
        assert_eq!(reader.said("printed").await, json!([1_000, "These are the first 1,000 of 20,000 rows."]));
        assert!(paper.len() > 100_000, "a thousand rows in {} bytes", paper.len());
        // Firefox packs the objects of its file, so that its pages are not to be counted like this.
        let pages = paper.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count();
        assert!(pages >= 20 || Engine::current() == Engine::Firefox, "a thousand rows on {pages} pages");
        // Nothing of it stays, and the reader is where they were.
        assert_eq!(reader.said("document.querySelector('.on-paper').childElementCount").await, json!(0));
        reader.wait("the rows that were seen", async || reader.said(SEEN).await == seen).await;
        focus_on(reader, 8_999.0).await;
    });
}
