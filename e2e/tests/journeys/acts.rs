//! What journeys of more than one file do, and what they look up: the facets, the dialogs and the table of the explorer.

use crosscut_e2e::Reader;
use thirtyfour::prelude::*;

/// Clicks an element in the middle of the window, as a person does who sees it half covered and scrolls first.
pub async fn click_on(reader: &Reader<'_>, element: &WebElement) {
    let script = "arguments[0].scrollIntoView({ block: 'center' })";
    reader.driver().execute(script, vec![element.to_json().unwrap()]).await.expect("the page scrolls");
    element.click().await.expect("it can be clicked");
}

/// Ticks a value of a facet.
pub async fn tick(reader: &Reader<'_>, facet: &str, value: &str) {
    let group = reader.find("group", facet).await;
    let label = By::XPath(format!(".//label[contains(., '{value}')]"));
    let label = group.find(label).await.expect("the facet has the value");
    click_on(reader, &label).await;
}

/// Chooses in an open dialog, by a part of a label.
pub async fn choose_in_dialog(reader: &Reader<'_>, words: &str) {
    let label = By::XPath(format!("//dialog[@open]//label[contains(normalize-space(.), '{words}')]"));
    reader.wait(&format!("the label {words:?}"), async || reader.driver().find(label.clone()).await.is_ok()).await;
    reader.driver().find(label).await.expect("it was there").click().await.expect("it can be chosen");
}

/// The texts of a column of the table, of the rows that are there, in their order. The column of names is 1.
pub async fn column_of_table(reader: &Reader<'_>, number: usize) -> Vec<String> {
    let script = format!(
        "[...document.querySelectorAll('tr[data-place]')].sort((a, b) => a.dataset.place - b.dataset.place)\
         .map(row => row.children[{}].textContent)",
        number - 1
    );
    let texts = reader.said(&script).await;
    texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

/// Whether the page can be pushed sideways.
pub async fn is_wider_than_the_window(reader: &Reader<'_>) -> bool {
    reader.said("document.documentElement.scrollWidth > document.documentElement.clientWidth").await == true
}
