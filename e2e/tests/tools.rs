//! What stands over the results: undo and redo, selections that are kept, sharing, list and table, files; and the help with keys.

use crosscut_e2e::{Reader, Site, journey};
use crosscut_model::{Stored, seal, unseal};
use serde_json::Value;
use thirtyfour::Key;
use thirtyfour::prelude::*;

/// Ticks a value of a facet.
async fn tick(reader: &Reader<'_>, facet: &str, value: &str) {
    let group = reader.find("group", facet).await;
    let label = By::XPath(format!(".//label[contains(., '{value}')]"));
    let label = group.find(label).await.expect("the facet has the value");
    let script = "arguments[0].scrollIntoView({ block: 'center' })";
    reader.driver().execute(script, vec![label.to_json().unwrap()]).await.expect("the page scrolls");
    label.click().await.expect("it can be ticked");
}

/// Chooses by a label's first words.
async fn choose(reader: &Reader<'_>, words: &str) {
    let label = By::XPath(format!("//dialog[@open]//label[contains(normalize-space(.), '{words}')]"));
    reader.wait(&format!("the label {words:?}"), async || reader.driver().find(label.clone()).await.is_ok()).await;
    reader.driver().find(label).await.expect("it was there").click().await.expect("it can be chosen");
}

/// The texts of a column of the table, of the rows that are there, in their order. The column of names is 1.
async fn column(reader: &Reader<'_>, number: usize) -> Vec<String> {
    let script = format!(
        "[...document.querySelectorAll('tr[data-place]')].sort((a, b) => a.dataset.place - b.dataset.place)\
         .map(row => row.children[{}].textContent)",
        number - 1
    );
    let texts = reader.said(&script).await;
    texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

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
            let parameters = serde_json::json!({ "source": refusal });
            reader.devtools("Page.addScriptToEvaluateOnNewDocument", parameters).await;
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
        assert!(is_falling(&column(reader, 2).await));
        reader.click("button", "Sort by: Score, worst first").await;
        reader.arrive("the order in the address", |place| place.contains("sort=score-rising")).await;
        let rises = async || {
            let mut scores = column(reader, 2).await;
            scores.reverse();
            is_falling(&scores)
        };
        reader.wait("rising scores", rises).await;
        let sorted = "[...document.querySelectorAll('.table thead th')].map(head => head.ariaSort)";
        assert_eq!(reader.said(sorted).await[1], "ascending");
        reader.click("button", "Sort by: Source, A to Z").await;
        reader.click("button", "Sort by: Source, Z to A").await;
        reader.arrive("turned round", |place| place.contains("sort=source-falling")).await;
        let sources = async || column(reader, 3).await;
        reader.wait("falling names", async || sources().await.windows(2).all(|pair| pair[0] >= pair[1])).await;
        // Columns.
        reader.click("button", "Columns").await;
        choose(reader, "Language").await;
        choose(reader, "Author").await;
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

/// The rows of a CSV file, with its head.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("it says that it is UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn what_is_selected_is_taken_along_as_it_is_on_the_page() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let folder = tempfile::tempdir().expect("a folder");
        reader.save_files_in(folder.path()).await;
        reader.open_deep("explore?not-kind=news&sort=oldest&view=table&columns=score,printed,kind,date").await;
        reader.find("link", "Dennis Schwartz").await;
        let page: Vec<Vec<String>> = {
            let mut columns = Vec::new();
            for number in 1..6 {
                columns.push(column(reader, number).await);
            }
            (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row].clone()).collect()).collect()
        };
        assert_eq!(page.len(), 3);
        reader.click("button", "Export").await;
        reader.click("button", "Save 3 documents").await;
        reader.see("Saved as crosscut-3.csv").await;
        let rows = rows_of(&reader.saved_file(&folder.path().join("crosscut-3.csv")).await);
        let place = |name: &str| rows[0].iter().position(|head| head == name).expect("there is such a column");
        assert_eq!(rows.len(), 4);
        for (row, shown) in rows[1..].iter().zip(&page) {
            // Row by row what the page shows: who or what, score, as printed, kind.
            let who = if row[place("author")].is_empty() { "Unsigned essay" } else { &row[place("author")] };
            assert_eq!(shown[0], who);
            assert_eq!(shown[1].trim_start_matches("–No score"), row[place("score")]);
            assert_eq!(shown[2].trim_start_matches("No rating"), row[place("rating")]);
            assert_eq!(shown[3], row[place("kind")]);
            let year = row[place("date_published")].get(..4).unwrap_or("undated");
            assert!(shown[4].ends_with(year), "{shown:?} {year}");
            assert_eq!(row[place("page")], site.url(&format!("documents/{}", row[0])));
        }
        choose(reader, "JSON for programs").await;
        reader.click("button", "Save 3 documents").await;
        let json: Value =
            serde_json::from_str(&reader.saved_file(&folder.path().join("crosscut-3.json")).await).unwrap();
        assert_eq!(json["address"], reader.url().await);
        let kinds: Vec<&str> =
            json["reviews"].as_array().unwrap().iter().filter_map(|one| one["kind"].as_str()).collect();
        assert_eq!(kinds, page.iter().map(|row| row[3].as_str()).collect::<Vec<&str>>());
        choose(reader, "JSON-LD").await;
        reader.click("button", "Save 3 documents").await;
        let linked = reader.saved_file(&folder.path().join("crosscut-3.jsonld")).await;
        let linked: Value = serde_json::from_str(&linked).unwrap();
        assert_eq!(linked["numberOfItems"], 3);
        let types: Vec<&str> =
            linked["itemListElement"].as_array().unwrap().iter().filter_map(|one| one["@type"].as_str()).collect();
        let expected: Vec<&str> =
            kinds.iter().map(|kind| if *kind == "review" { "Review" } else { "Article" }).collect();
        assert_eq!(types, expected);
    });
}

#[test]
fn a_hostile_text_is_no_formula_in_the_file_and_no_markup_in_the_table() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        const TITLE: &str = "=HYPERLINK(\"http://evil.example\";\"<b onclick=alert(1)>x</b>\")";
        let folder = tempfile::tempdir().expect("a folder");
        reader.save_files_in(folder.path()).await;
        let mut catalog = unseal(&String::from_utf8(site.original("bundle/catalog.json")).unwrap()).unwrap();
        let Stored::Inline(reviews) = &mut catalog.documents else { panic!("documents are in the catalog") };
        reviews.iter_mut().for_each(|review| review.headline = Some(TITLE.to_owned()));
        site.replace("bundle/catalog.json", seal(&catalog).expect("JSON"));
        reader.open_deep("explore?kind=essay&view=table").await;
        reader.find("link", TITLE).await;
        reader.click("button", "Export").await;
        reader.click("button", "Save 1 document").await;
        let rows = rows_of(&reader.saved_file(&folder.path().join("crosscut-1.csv")).await);
        let place = rows[0].iter().position(|head| head == "headline").expect("there are titles");
        assert_eq!(rows[1][place], format!("'{TITLE}"));
        assert_eq!(reader.said("document.querySelectorAll('[onclick], b[onclick]').length").await, 0);
    });
}

#[test]
fn a_large_selection_is_written_in_the_order_of_the_page_and_with_titles_where_they_are_wanted() {
    let site = Site::large();
    journey(&site, async |reader| {
        let folder = tempfile::tempdir().expect("a folder");
        reader.save_files_in(folder.path()).await;
        reader.open_deep("explore?view=table&sort=newest&columns=source,date").await;
        reader.see("row 1 of 20,000").await;
        let shown = column(reader, 2).await;
        reader.click("button", "Export").await;
        reader.click("button", "Save 20,000 documents").await;
        reader.see("Saved as crosscut-20000.csv").await;
        let rows = rows_of(&reader.saved_file(&folder.path().join("crosscut-20000.csv")).await);
        assert_eq!(rows.len(), 20_001);
        let place = |name: &str| rows[0].iter().position(|head| head == name);
        let (publisher, author) = (place("publisher").unwrap(), place("author").unwrap());
        for (row, source) in rows[1..].iter().zip(&shown) {
            let own = if row[publisher].is_empty() { &row[author] } else { &row[publisher] };
            assert!(own == source || source == "No source named", "{source:?} {row:?}");
        }
        let date = place("date_published").unwrap();
        let dates: Vec<&str> = rows[1..].iter().map(|row| row[date].as_str()).filter(|date| !date.is_empty()).collect();
        assert!(dates.is_sorted_by(|a, b| a >= b));
        // Nothing was fetched for it, so it has no titles.
        assert_eq!(place("abstract"), None);
        let asked = || site.requests().into_iter().filter(|request| request.path.contains("documents-")).count();
        assert_eq!(asked(), 0);
        reader.press(Key::Escape + "").await;
        tick(reader, "Kind", "interview").await;
        reader.click("button", "Export").await;
        choose(reader, "With titles").await;
        let save = reader.find_containing("button", "Save ").await;
        let name = save.text().await.unwrap();
        let count: usize = name.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count");
        save.click().await.unwrap();
        let rows = rows_of(&reader.saved_file(&folder.path().join(format!("crosscut-{count}.csv"))).await);
        assert_eq!(rows.len(), count + 1);
        assert!(asked() > 0 && rows[0].contains(&"abstract".to_owned()));
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
        choose(reader, "Keys of one character").await;
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
