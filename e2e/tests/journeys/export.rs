//! What readers take along as files, held against what the page shows.

use crate::acts::{choose_in_dialog, column_of_table, tick};
use crosscut_e2e::{Site, journey};
use crosscut_model::Stored;
use serde_json::Value;
use thirtyfour::Key;

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
                columns.push(column_of_table(reader, number).await);
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
        choose_in_dialog(reader, "JSON for programs").await;
        reader.click("button", "Save 3 documents").await;
        let json: Value =
            serde_json::from_str(&reader.saved_file(&folder.path().join("crosscut-3.json")).await).unwrap();
        assert_eq!(json["address"], reader.url().await);
        let kinds: Vec<&str> =
            json["reviews"].as_array().unwrap().iter().filter_map(|one| one["kind"].as_str()).collect();
        assert_eq!(kinds, page.iter().map(|row| row[3].as_str()).collect::<Vec<&str>>());
        choose_in_dialog(reader, "JSON-LD").await;
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
        site.change_catalog(|catalog| {
            let Stored::Inline(reviews) = &mut catalog.documents else { panic!("documents are in the catalog") };
            reviews.iter_mut().for_each(|review| review.headline = Some(TITLE.to_owned()));
        });
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
        let shown = column_of_table(reader, 2).await;
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
        choose_in_dialog(reader, "With titles").await;
        let save = reader.find_containing("button", "Save ").await;
        let name = save.text().await.unwrap();
        let count: usize = name.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count");
        save.click().await.unwrap();
        let rows = rows_of(&reader.saved_file(&folder.path().join(format!("crosscut-{count}.csv"))).await);
        assert_eq!(rows.len(), count + 1);
        assert!(asked() > 0 && rows[0].contains(&"abstract".to_owned()));
    });
}
