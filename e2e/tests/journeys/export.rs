//! What readers take along as files, held against what the page shows.

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
