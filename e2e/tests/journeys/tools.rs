//! What stands over the results: undo and redo, selections that are kept, sharing, list and table; and the help with keys.

use crate::acts::{choose_in_dialog, column_of_table, tick};
use crosscut_e2e::{Reader, Site, journey};
use thirtyfour::Key;

/// Whether the focus is in what is open over the page.
const FOCUS_IS_IN: &str = "document.activeElement.closest('dialog[open]') !== null";

async fn is_open(reader: &Reader<'_>) -> bool {
    reader.said("document.querySelector('dialog:modal') !== null").await == true
}

#[test]
fn choices_are_undone_and_redone_by_keys_and_by_buttons() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        tick(reader, "Kind", "review").await;
        tick(reader, "Source", "Dennis Schwartz").await;
        reader.arrive("both choices", |place| place == "explore?source=dennis-schwartz&kind=review").await;
        reader.press(Key::Control + "z").await;
        reader.arrive("the first choice", |place| place == "explore?kind=review").await;
        reader.click("button", "Undo (Ctrl+Z)").await;
        reader.arrive("no choice", |place| place == "explore").await;
        // There is nothing before it: another view is no step.
        let undo = reader.find("button", "Undo (Ctrl+Z)").await;
        assert_eq!(undo.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
        reader.press(Key::Control + "z").await;
        reader.press(Key::Control + "y").await;
        reader.arrive("the first choice again", |place| place == "explore?kind=review").await;
        reader.click("button", "Redo (Ctrl+Shift+Z)").await;
        reader.arrive("both again", |place| place == "explore?source=dennis-schwartz&kind=review").await;
        // A document is read, and come back from: what was chosen before can still be undone.
        reader.click("link", "Dennis Schwartz").await;
        reader.find("heading", "Facts").await;
        reader.click("link", "Back to the results").await;
        reader.click("button", "Undo (Ctrl+Z)").await;
        reader.arrive("the first choice", |place| place == "explore?kind=review").await;
        // In a field the keys are the field's own.
        let search = reader.find("searchbox", "Search").await;
        search.send_keys("rex").await.unwrap();
        reader.arrive("the words", |place| place == "explore?q=rex&kind=review").await;
        search.send_keys(Key::Control + "z").await.unwrap();
        reader.arrive("the words undone by the field", |place| place == "explore?kind=review").await;
        reader.find("button", "Remove: Kind: review").await;
    });
}

#[test]
fn a_selection_is_kept_on_the_device_under_whatever_name() {
    let site = Site::under_crosscut();
    const NAME: &str = "<img src=x onerror=alert(1)> \"שלום\"";
    journey(&site, async |reader| {
        reader.open_deep("explore?kind=review").await;
        reader.click("button", "Saved").await;
        reader.see("Nothing is saved yet.").await;
        reader.write("textbox", "Save this selection as", NAME).await;
        reader.click("button", "Save").await;
        reader.find("link", NAME).await;
        reader.press(Key::Escape + "").await;
        reader.find("button", "Saved · 1").await;
        reader.click("button", "Clear all").await;
        reader.arrive("no choice", |place| place == "explore").await;
        reader.reload().await;
        // Without a name it gets that of what it selects.
        reader.find_none("button", "Remove: Kind: review").await;
        tick(reader, "Kind", "news").await;
        reader.click("button", "Saved · 1").await;
        reader.click("button", "Save").await;
        reader.find("link", "Kind: news").await;
        reader.click("link", NAME).await;
        reader.arrive("what was kept", |place| place == "explore?kind=review").await;
        assert!(!is_open(reader).await);
        reader.click("button", "Saved · 2").await;
        reader.click("button", &format!("Rename {NAME}")).await;
        let field = reader.find("textbox", "New name").await;
        field.send_keys("Reviews" + Key::Enter).await.unwrap();
        reader.find("link", "Reviews").await;
        // Escape ends the renaming, and only that.
        reader.click("button", "Rename Reviews").await;
        reader.find("textbox", "New name").await.send_keys("no" + Key::Escape).await.unwrap();
        reader.find("link", "Reviews").await;
        assert!(is_open(reader).await);
        reader.click("button", "Delete Kind: news").await;
        reader.find_none("link", "Kind: news").await;
        reader.click("button", "Bring it back").await;
        reader.find("link", "Kind: news").await;
        reader.click("button", "Delete Reviews").await;
        reader.reload().await;
        reader.find("button", "Saved · 1").await;
        // Another site of the same host has its own.
        let kept = reader.said("Object.keys(localStorage).filter(name => name.startsWith('crosscut.saved'))").await;
        assert_eq!(kept, serde_json::json!(["crosscut.saved:/crosscut/"]));
    });
}

#[test]
fn where_the_browser_keeps_nothing_it_is_said_and_the_page_goes_on() {
    let site = Site::at_root();
    for refusal in [
        // Full.
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        // Blocked.
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    ] {
        journey(&site, async |reader| {
            reader.run_before_pages(refusal).await;
            reader.open_deep("explore?kind=review").await;
            reader.click("button", "Saved").await;
            reader.write("textbox", "Save this selection as", "Reviews").await;
            reader.click("button", "Save").await;
            reader.see("This browser keeps nothing for this site").await;
            reader.find("link", "Reviews").await;
            reader.press(Key::Escape + "").await;
            reader.click("button", "Clear all").await;
            reader.click("button", "Saved · 1").await;
            reader.click("link", "Reviews").await;
            reader.arrive("what was kept as long as the page is open", |place| place == "explore?kind=review").await;
            reader.press("?").await;
            reader
                .find(
                    "checkbox",
                    "Keys of one character Switch them off where speech or another device types keys for you.",
                )
                .await
                .click()
                .await
                .unwrap();
            reader.see("This browser keeps no setting").await;
        });
    }
}

#[test]
fn a_view_is_shared_by_the_clipboard_or_by_hand() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore?kind=review").await;
        let take = "navigator.clipboard.writeText = async text => { window.taken = text; }";
        reader.find("button", "Share this view").await;
        reader.driver().execute(take, vec![]).await.unwrap();
        reader.click("button", "Share this view").await;
        reader.find("button", "Link copied").await;
        assert_eq!(reader.said("window.taken").await, site.url("explore?kind=review"));
        // Another view is another link; and where there is no clipboard the address is there to be taken.
        tick(reader, "Kind", "essay").await;
        let gone = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
        reader.driver().execute(gone, vec![]).await.unwrap();
        reader.click("button", "Share this view").await;
        let field = reader.find("textbox", "Copy this address:").await;
        let shown = field.prop("value").await.unwrap().unwrap_or_default();
        assert_eq!(shown, site.url("explore?kind=review&kind=essay"));
    });
}

#[test]
fn results_are_a_table_with_the_columns_and_the_order_that_the_reader_chooses() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.click("button", "Table").await;
        reader.arrive("the view in the address", |place| place == "explore?view=table").await;
        reader.see("row 1 of 20,000").await;
        let drawn = reader.said("document.querySelectorAll('tr[data-place]').length").await;
        assert!(drawn.as_u64().is_some_and(|rows| rows > 8 && rows < 80), "{drawn} rows are there");
        assert_eq!(reader.said("document.querySelector('table.table').ariaRowCount").await, "20001");
        let is_falling = |scores: &[String]| {
            let scores: Vec<f64> = scores.iter().filter_map(|score| score.parse().ok()).collect();
            scores.len() > 5 && scores.windows(2).all(|pair| pair[0] >= pair[1])
        };
        assert!(is_falling(&column_of_table(reader, 2).await));
        reader.click("button", "Sort by: Score, worst first").await;
        reader.arrive("the order in the address", |place| place.contains("sort=score-rising")).await;
        let rises = async || {
            let mut scores = column_of_table(reader, 2).await;
            scores.reverse();
            is_falling(&scores)
        };
        reader.wait("rising scores", rises).await;
        let sorted = "[...document.querySelectorAll('.table thead th')].map(head => head.ariaSort)";
        assert_eq!(reader.said(sorted).await[1], "ascending");
        reader.click("button", "Sort by: Source, A to Z").await;
        reader.click("button", "Sort by: Source, Z to A").await;
        reader.arrive("turned round", |place| place.contains("sort=source-falling")).await;
        let sources = async || column_of_table(reader, 3).await;
        reader.wait("falling names", async || sources().await.windows(2).all(|pair| pair[0] >= pair[1])).await;
        // Columns.
        reader.click("button", "Columns").await;
        choose_in_dialog(reader, "Language").await;
        choose_in_dialog(reader, "Author").await;
        reader.press(Key::Escape + "").await;
        reader
            .arrive("the columns in the address", |place| {
                place.contains("columns=score%2Cfilm%2Csource%2Ckind%2Cdate%2Clanguage")
            })
            .await;
        let heads = "[...document.querySelectorAll('.table thead th')].map(head => head.textContent)";
        assert_eq!(
            reader.said(heads).await,
            serde_json::json!(["Film", "Score", "Source", "Kind", "Published", "Language"])
        );
        // Every row can be reached, and the way back leads here.
        reader.write("textbox", "Go to row", "15000").await;
        reader.click("button", "Go").await;
        let focus = "Number(document.activeElement.closest('[data-place]')?.dataset.place ?? -1)";
        reader.wait("the row", async || reader.said(focus).await == 14_999).await;
        reader.press(Key::Down + "").await;
        reader.wait("the next row", async || reader.said(focus).await == 15_000).await;
        reader.press(Key::Enter + "").await;
        reader.find("heading", "Facts").await;
        reader.see("15,001 of 20,000").await;
        reader.click("link", "Back to the results").await;
        reader.arrive("the table", |place| place.contains("view=table") && place.contains("sort=source-falling")).await;
        reader.open_deep("explore?view=cards&columns=score,shoe-size").await;
        reader.see("“cards” is no way to show results").await;
        reader.see("“shoe-size” is no column").await;
    });
}

#[test]
fn the_help_with_keys_opens_closes_and_switches_keys_off() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("button", "Keys").await;
        reader.press("?").await;
        reader.find("heading", "Keys").await;
        reader.see("this help").await;
        reader.wait("the focus in it", async || reader.said(FOCUS_IS_IN).await == true).await;
        reader.press(Key::Escape + "").await;
        reader.wait("it closes", async || !is_open(reader).await).await;
        // From a view without a field for a search, the key leads to one.
        reader.press("/").await;
        reader.arrive("the explorer", |place| place == "explore").await;
        let in_search = "document.activeElement.matches('form.search input')";
        reader.wait("the focus in the search", async || reader.said(in_search).await == true).await;
        // In a field a question mark is a question mark.
        reader.press("?").await;
        reader.arrive("it is searched for", |place| place == "explore?q=%3F").await;
        assert!(!is_open(reader).await);
        reader.expect_failure_of("explore");
        reader.click("button", "Keys").await;
        choose_in_dialog(reader, "Keys of one character").await;
        reader.click("button", "Close").await;
        reader.reload().await;
        reader.find("button", "Keys").await;
        reader.press("/").await;
        reader.press("?").await;
        assert!(!is_open(reader).await);
        assert_eq!(reader.said(in_search).await, false);
    });
}

#[test]
fn on_a_phone_the_sheet_of_filters_keeps_the_focus_and_escape_closes_it() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.resize(500, 844).await;
        reader.open_deep("explore").await;
        reader.click("button", "Filters").await;
        reader.wait("the focus in it", async || reader.said(FOCUS_IS_IN).await == true).await;
        for step in 0..30 {
            reader.press(Key::Tab + "").await;
            // Between the last and the first thing the browser has its own buttons.
            let outside = reader
                .said("!document.activeElement.closest('dialog[open]') && document.activeElement !== document.body")
                .await;
            assert_eq!(outside, false, "after {step} steps the focus is outside");
        }
        tick(reader, "Kind", "essay").await;
        reader.find("button", "Show 1 document").await;
        reader.press(Key::Escape + "").await;
        reader.wait("it closes", async || !is_open(reader).await).await;
        reader.find("button", "Filters · 1").await;
        assert_eq!(reader.said("document.activeElement.textContent").await, "Filters · 1");
        // Turned to where there is room, they stand beside the results.
        reader.resize(1280, 900).await;
        reader.find_none("button", "Filters · 1").await;
        reader.find("group", "Kind").await;
    });
}
