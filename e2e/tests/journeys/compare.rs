//! What readers do to see two to four sources or documents side by side.

use crate::acts::is_wider_than_the_window;
use crosscut_e2e::{Reader, Site, journey};
use serde_json::Value;
use thirtyfour::Key;
use thirtyfour::prelude::*;

const ADD: &str = "Add to the comparison";

/// The names over the columns.
async fn heads(reader: &Reader<'_>) -> Vec<String> {
    let names = reader.said("[...document.querySelectorAll('.heads a')].map(name => name.textContent)").await;
    names.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

#[test]
fn sources_are_added_and_removed_with_the_keyboard_alone() {
    for site in [Site::at_root(), Site::under_crosscut()] {
        journey(&site, async |reader| {
            reader.open_deep("compare").await;
            reader.find("heading", "Nothing is compared yet").await;
            let field = reader.find("combobox", ADD).await;
            field.send_keys("dennis").await.expect("it takes text");
            reader.find_containing("option", "Dennis Schwartz source").await;
            field.send_keys(Key::Enter).await.expect("it takes keys");
            reader.arrive("the source in the address", |place| place == "compare?with=source%3Adennis-schwartz").await;
            reader.see("Add another one, to see Dennis Schwartz beside it.").await;
            // The field keeps the focus, and lists what there is without a word.
            reader.press(Key::Down).await;
            reader.find_containing("option", "Dan Skip Allen source").await;
            reader.press(Key::Escape).await;
            reader.wait("the list to close", async || reader.names("option").await.is_empty()).await;
            reader.press(Key::Down).await;
            reader.press(Key::Enter).await;
            reader.wait("both", async || heads(reader).await.len() == 2).await;
            reader.find("heading", "Where they clash").await;
            let remove = reader.find("button", "Remove Dennis Schwartz from the comparison").await;
            remove.send_keys(Key::Enter).await.expect("it takes keys");
            reader.wait("the other one", async || heads(reader).await.len() == 1).await;
            let focused = "document.activeElement.getAttribute('role')";
            reader.wait("the focus in the field", async || reader.said(focused).await == "combobox").await;
            reader.back().await;
            reader.wait("both again", async || heads(reader).await.len() == 2).await;
        });
    }
}

#[test]
fn four_documents_show_what_they_score_what_only_one_mentions_and_where_they_clash() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("compare").await;
        reader.click("button", "All 4 documents").await;
        reader.wait("four columns", async || heads(reader).await.len() == 4).await;
        reader.find("heading", "Scores").await;
        reader.see("“4 1/2 stars”").await;
        reader.see("No rating").await;
        // The cinematographer is spelt in two ways, and the title is read in two ways.
        reader.see("Drew Danirls").await;
        reader.find("heading", "What the title means").await;
        reader.find("heading", "What only one mentions").await;
        assert_eq!(
            reader.said("document.querySelectorAll('main table').length").await,
            2,
            "aspects, and what only one says"
        );
        assert!(reader.said("document.querySelector('[role=combobox]').readOnly").await == true);
        reader.reload().await;
        reader.wait("four columns again", async || heads(reader).await.len() == 4).await;
        for width in [1280, 820, 400] {
            reader.resize(width, 900).await;
            assert!(!is_wider_than_the_window(reader).await, "at {width}");
        }
    });
}

#[test]
fn what_is_not_here_is_named_and_the_rest_is_compared() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader
            .open_deep(
                "compare?with=source:nobody&with=source:dennis-schwartz&with=document:gone&with=author:dan-skip-allen",
            )
            .await;
        reader.see("“source:nobody” is not here").await;
        reader.see("“document:gone” is not here").await;
        assert_eq!(heads(reader).await.len(), 2);
        reader.write("combobox", ADD, "xyzzy").await;
        reader.see("Nothing here is called that.").await;
    });
}

#[test]
fn documents_sources_and_the_explorer_lead_to_a_comparison() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Compare these").await;
        reader.wait("four columns", async || heads(reader).await.len() == 4).await;
        let first = heads(reader).await.remove(0);
        let link = reader.driver().find(By::Css(".heads a")).await.expect("names are links");
        link.click().await.expect("it leads somewhere");
        reader.click("link", "Compare with others").await;
        reader.wait("one column", async || heads(reader).await == [first.clone()]).await;
        reader.open_deep("sources/dennis-schwartz").await;
        reader.click("link", "Compare with others").await;
        reader.arrive("the source", |place| place == "compare?with=source:dennis-schwartz").await;
        reader.open_deep("explore?source=dennis-schwartz&source=dan-skip-allen").await;
        reader.click("link", "Compare these").await;
        reader.wait("the two sources", async || heads(reader).await.len() == 2).await;
        reader.arrive("sources", |place| place.matches("with=source:").count() == 2).await;
    });
}

#[test]
fn sources_of_many_films_are_compared_on_those_that_they_have_in_common() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("compare").await;
        reader.see_no("Loading").await;
        reader.click("button", "The 4 sources with the most documents").await;
        reader.wait("four columns", async || heads(reader).await.len() == 4).await;
        reader.see("on the same").await;
        reader.find("heading", "The films on which they are furthest apart").await;
        // In the order of how far, and as far as is said.
        let rows = reader
            .said(
                "[...document.querySelectorAll('h3 + .compare tbody tr')].map(row => [\
                 parseFloat(row.querySelector('small').textContent),\
                 [...row.querySelectorAll('td')].map(cell => parseFloat(cell.textContent))])",
            )
            .await;
        let rows = rows.as_array().cloned().unwrap_or_default();
        assert!(!rows.is_empty());
        let apart: Vec<f64> = rows.iter().map(|row| row[0].as_f64().expect("a number")).collect();
        assert!(apart.windows(2).all(|pair| pair[0] >= pair[1]), "{apart:?}");
        for row in &rows {
            // One of them gives thumbs only, and has no mean.
            let means: Vec<f64> = row[1].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            assert!(means.len() > 1, "{row}");
            let most = means.iter().copied().fold(f64::MIN, f64::max);
            let least = means.iter().copied().fold(f64::MAX, f64::min);
            assert!((most - least - row[0].as_f64().unwrap()).abs() < 0.16, "{row}");
        }
    });
}
