//! What readers do in a collection of many films: rank, find and narrow them down, share what they see, and look at sources and
//! authors across films.
//!
//! The release is shown with 20,000 made-up reviews (`crosscut generate --reviews 20000`) of a thousand films.

use crate::acts::is_wider_than_the_window;
use crosscut_e2e::{Reader, Site, journey};
use crosscut_model::Stored;
use serde_json::Value;
use thirtyfour::Key;
use thirtyfour::prelude::*;

/// The texts of the first rows that are there, at most `most`, each with what a selector finds in it.
async fn column(reader: &Reader<'_>, selector: &str, most: usize) -> Vec<String> {
    let script = format!(
        "[...document.querySelectorAll('[data-place]')].sort((a, b) => a.dataset.place - b.dataset.place)\
         .slice(0, {most}).map(row => row.querySelector('{selector}')?.textContent ?? '')"
    );
    let texts = reader.said(&script).await;
    texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

/// The number with which a text begins, or that follows a word in it.
fn number(text: &str, after: &str) -> f64 {
    let rest = text.split_once(after).map_or("", |(_, rest)| rest).trim_start();
    let digits: String = rest.chars().filter(|c| *c != ',').take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().unwrap_or(f64::NAN)
}

/// Chooses an order.
async fn rank(reader: &Reader<'_>, key: &str) {
    let choice = reader.find("combobox", "Ranked by").await;
    let option = choice.find(By::Css(format!("option[value='{key}']"))).await.expect("there is such an order");
    option.click().await.expect("it can be chosen");
}

async fn falls(reader: &Reader<'_>, what: &str, selector: &str, after: &str) {
    reader
        .wait(&format!("rows with falling {what}"), async || {
            let numbers: Vec<f64> = column(reader, selector, 15).await.iter().map(|text| number(text, after)).collect();
            numbers.len() == 15 && numbers.windows(2).all(|pair| pair[0] >= pair[1])
        })
        .await;
}

#[test]
fn films_are_ranked_by_what_is_certain_and_by_what_the_reader_chooses() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see("Ranked by what is certain").await;
        reader.see_no("Loading").await;
        falls(reader, "lower ends", ".range", "between ").await;
        // Each row says in words what it draws.
        let rows = column(reader, ".range", 3).await;
        assert!(rows.iter().all(|row| row.contains("with 95 % certainty between")), "{rows:?}");
        let numbers = column(reader, ".kind", 3).await;
        assert!(numbers.iter().all(|row| row.contains("rating") && row.contains("spread")), "{numbers:?}");
        rank(reader, "score").await;
        reader.arrive("the order in the address", |place| place == "?rank=score").await;
        reader.see("Ranked by the mean of the ratings").await;
        falls(reader, "means", ".badge", "").await;
        rank(reader, "reviewed").await;
        falls(reader, "numbers of documents", ".kind", "· ").await;
        rank(reader, "newest").await;
        falls(reader, "years", ".head span", "").await;
        rank(reader, "certain").await;
        reader.arrive("nothing in the address, as it is usual", |place| place.is_empty()).await;
        reader.back().await;
        reader.arrive("the order before", |place| place == "?rank=newest").await;
        falls(reader, "years", ".head span", "").await;
        reader.forward().await;
        reader.see("Ranked by what is certain").await;
    });
}

#[test]
fn films_without_a_rating_come_last_and_say_so() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("?rank=score").await;
        reader.see_no("Loading").await;
        let last = "[...document.querySelectorAll('[data-place]')].at(-1)";
        let script = format!(
            "(scrollTo(0, 1e9), {last}.getAttribute('aria-setsize') === String(1 + Number({last}.dataset.place)) \
            && {last}.textContent.includes('No rating yet'))"
        );
        reader.wait("the last film, unrated", async || reader.said(&script).await == Value::Bool(true)).await;
    });
}

#[test]
fn a_name_is_found_as_it_is_typed_and_an_empty_list_leads_back() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see_no("Loading").await;
        let all = column(reader, ".head a", 1).await.remove(0);
        // In capitals and with an accent that is not there.
        let typed = all.to_uppercase().replacen('E', "É", 1);
        reader.write("searchbox", "Find a film", &typed).await;
        reader
            .wait("only such names", async || {
                let names = column(reader, ".head a", 20).await;
                !names.is_empty() && names.iter().all(|name| name.contains(all.trim_start_matches("The ")))
            })
            .await;
        reader.arrive("the name in the address", |place| place.starts_with("?title=")).await;
        reader.find_containing("button", "Remove: “").await;
        reader.write("searchbox", "Find a film", " xyzzy").await;
        reader.find("heading", "Nothing fits").await;
        reader.find_containing("button", "without “").await.click().await.expect("it can be taken back");
        reader.arrive("nothing in the address", |place| place.is_empty()).await;
        reader.see("Ranked by what is certain").await;
        assert_eq!(column(reader, ".head a", 1).await, [all]);
    });
}

#[test]
fn years_and_numbers_of_ratings_narrow_down_and_travel_in_the_address() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see_no("Loading").await;
        reader.write("textbox", "Made from", "1990\n").await;
        reader.write("textbox", "Made until", "1999\n").await;
        reader.write("textbox", "Ratings at least", "5\n").await;
        reader.arrive("all of it in the address", |place| place == "?made=1990..1999&least=5").await;
        reader.find("button", "Remove: Made 1990 to 1999").await;
        reader.find("button", "Remove: At least 5 ratings").await;
        let fit = async || {
            let years = column(reader, ".head span", 30).await;
            let ratings = column(reader, ".kind", 30).await;
            !years.is_empty()
                && years.iter().all(|year| year.starts_with("199"))
                && ratings.iter().all(|text| number(text, "") >= 5.0)
        };
        reader.wait("only such films", fit).await;
        reader.reload().await;
        reader.find("button", "Remove: Made 1990 to 1999").await;
        reader.wait("the same films", fit).await;
        reader.back().await;
        reader.arrive("the years alone", |place| place == "?made=1990..1999").await;
        reader.click("button", "Remove: Made 1990 to 1999").await;
        reader.arrive("nothing", |place| place.is_empty()).await;
        // An end that passes the other takes it along, and the arrows of the field begin with the years that there are.
        reader.write("textbox", "Made from", "1990\n").await;
        reader.write("textbox", "Made until", "1980\n").await;
        reader.arrive("one year", |place| place == "?made=1980..1980").await;
        reader.find("button", "Remove: Made in 1980").await;
        let ends = "['from', 'until'].map(end => document.querySelector(`[aria-label='Made ${end}']`))\
            .every(field => field.min > '1850' && field.max < '2100' && field.min < field.max)";
        assert_eq!(reader.said(ends).await, true);
    });
}

#[test]
fn an_empty_list_says_what_each_step_back_would_leave() {
    let site = Site::large();
    journey(&site, async |reader| {
        let source = site.catalog()["sources"][0].clone();
        let [key, name] = ["key", "name"].map(|field| source[field].as_str().expect("a text").to_owned());
        reader.open(&format!("?source={key}&title=xyzzy&q=sea")).await;
        reader.find("heading", "Nothing fits").await;
        reader.find("button", &format!("without Source: {name}: 0")).await;
        let way = reader.find_containing("button", "without “xyzzy”").await;
        let left = way.text().await.expect("a label").rsplit(' ').next().unwrap_or_default().to_owned();
        assert_ne!(left, "0");
        way.click().await.expect("it can be taken back");
        reader.arrive("the rest", |place| place == format!("?q=sea&source={key}")).await;
        let count = "document.querySelector('.tally strong').textContent";
        reader.wait("as many films as was said", async || reader.said(count).await == left.as_str()).await;
    });
}

#[test]
fn where_documents_name_no_film_or_author_there_is_nothing_to_take_back() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        site.change_catalog(|catalog| {
            let Stored::Inline(columns) = &mut catalog.columns else { panic!("the collection that ships is small") };
            columns.film.fill(0);
            columns.author.fill(0);
            catalog.films.clear();
            catalog.authors.clear();
        });
        reader.open("").await;
        reader.see("No document here names a film.").await;
        reader.open_deep("authors").await;
        reader.see("No document here is signed.").await;
        reader.see_no("Nothing fits").await;
        reader.find("link", "4 documents unsigned").await;
        // Words that no name has are something to take back.
        reader.write("searchbox", "Find an author", "xyzzy").await;
        reader.find("heading", "Nothing fits").await;
        reader.click("button", "without “xyzzy”: 0").await;
        let explore = By::Css("main a[href='explore']");
        reader.wait("the way to the explorer", async || reader.driver().find(explore.clone()).await.is_ok()).await;
        reader.driver().find(explore.clone()).await.expect("a link").click().await.expect("it opens");
        reader.find("group", "Aspects").await;
    });
}

#[test]
fn few_films_lead_to_the_explorer_with_their_facets() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("?rank=name&made=1990..1990&q=sea").await;
        reader.see_no("Loading").await;
        let first = column(reader, ".head a", 1).await.remove(0);
        reader.find_containing("link", "Explore ").await.click().await.expect("it leads there");
        reader.arrive("the films in the address", |place| place.starts_with("explore?film=")).await;
        assert!(!reader.place().await.contains("q="), "no list goes by words, so no link to its films has them");
        reader.find("group", "Source").await;
        reader.find("button", &format!("Remove: Film: {first}")).await;
    });
}

#[test]
fn what_an_address_asks_of_a_list_in_vain_is_said() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("?rank=kinder&made=2001..1999&least=many").await;
        reader.see("“kinder” is no way to rank this list").await;
        reader.see("“2001..1999” is no range of years").await;
        reader.see("“many” is no number of ratings").await;
        reader.see("Ranked by what is certain").await;
    });
}

#[test]
fn the_ranking_can_be_walked_and_opened_by_keys() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see_no("Loading").await;
        reader.driver().action_chain().send_keys("/").perform().await.expect("a key");
        let in_search = "document.activeElement.type === 'search'";
        reader.wait("the search field", async || reader.said(in_search).await == Value::Bool(true)).await;
        let script = "document.querySelector('[data-place=\"0\"] a').focus()";
        reader.driver().execute(script, Vec::new()).await.expect("it runs");
        let press = async |key: Key| {
            let focused = reader.driver().active_element().await.expect("something has the focus");
            focused.send_keys(key).await.expect("it takes keys");
        };
        let focus = "Number(document.activeElement.closest('[data-place]')?.dataset.place ?? -1)";
        let at = async |place: f64| {
            reader
                .wait(&format!("the focus on row {place}"), async || reader.said(focus).await.as_f64() == Some(place))
                .await;
        };
        press(Key::Down).await;
        at(1.0).await;
        press(Key::End).await;
        let count = reader.said("Number(document.querySelector('[data-place]').getAttribute('aria-setsize'))").await;
        at(count.as_f64().expect("a number") - 1.0).await;
        press(Key::Home).await;
        at(0.0).await;
        let name = column(reader, ".head a", 1).await.remove(0);
        press(Key::Enter).await;
        reader.find("heading", &name).await;
        reader.back().await;
        reader.see("Ranked by what is certain").await;
    });
}

#[test]
fn the_ranking_is_there_before_the_columns_and_does_not_move_when_they_come() {
    let site = Site::large();
    journey(&site, async |reader| {
        let files = site.catalog()["columns"]["files"]["files"].as_array().expect("columns are in files").clone();
        let file = files.iter().find(|file| file["column"] == "source").expect("there is such a column");
        let missing = format!("bundle/{}", file["file"]["file"].as_str().expect("a name"));
        reader.expect_failure_of(&missing);
        site.remove(&missing);
        reader.open("").await;
        reader.see("Ranked by what is certain").await;
        reader.find("alert", "").await;
        let (names, ranges) = (column(reader, ".head a", 10).await, column(reader, ".range", 10).await);
        assert_eq!(names.len(), 10);
        reader.see("spread …").await;
        reader.write("searchbox", "Find a film", "the").await;
        reader.arrive("the words in the address", |place| place == "?title=the").await;
        reader.click("button", "Clear all").await;
        site.restore();
        // A word that is not in the address yet, and the caret within it, when the columns come.
        let typing = "(field => { window.before = field; field.focus(); field.value = 'the'; field.setSelectionRange(2, 2); \
            [...document.querySelectorAll('button')].find(one => one.textContent === 'Try again').click(); \
            })(document.querySelector('[type=search]'))";
        reader.said(typing).await;
        let goes_on = "(field => field !== window.before && field.value === 'the' && field.selectionStart === 2)\
            (document.activeElement)";
        reader.wait("typing to go on in the new field", async || reader.said(goes_on).await == true).await;
        reader.arrive("what was typed in the address", |place| place == "?title=the").await;
        reader.see_no("spread …").await;
        reader.click("button", "Clear all").await;
        reader.wait("all films", async || column(reader, ".head a", 10).await == names).await;
        assert_eq!((column(reader, ".head a", 10).await, column(reader, ".range", 10).await), (names, ranges));
    });
}

#[test]
fn sources_and_authors_are_compared_on_the_same_films() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see_no("Loading").await;
        reader.click("link", "Sources").await;
        reader.find("heading", "Sources").await;
        rank(reader, "kinder").await;
        reader.arrive("the order in the address", |place| place == "sources?rank=kinder").await;
        reader.see("Ranked by how much kinder").await;
        falls(reader, "kindness", ".range", "").await;
        // What is read out with every letter that is typed is how many there are, and no link.
        reader.find_containing("link", "without a source").await;
        assert_eq!(reader.said("document.querySelectorAll('[role=status] a').length").await, 0);
        reader.click("link", "Authors").await;
        reader.find("heading", "Authors").await;
        let name = column(reader, ".head a", 1).await.remove(0);
        reader.write("searchbox", "Find an author", &name.to_lowercase()).await;
        reader.find_containing("button", "Remove: “").await;
        reader.click("link", &name).await;
        reader.find("heading", &name).await;
        reader.find("heading", "Beside the others").await;
        reader.see("on the same").await;
        reader.see("Worked out film by film").await;
        reader.find("heading", "What it praises and faults").await;
        reader.find("heading", "Where they appear").await;
        // All of the documents, in the windowed list.
        let all = reader.said("Number(document.querySelector('[data-place]').getAttribute('aria-setsize'))").await;
        assert!(all.as_f64() > Some(60.0), "{all}");
        reader.find_containing("textbox", "Go to row").await;
        reader.expect_failure_of("authors/");
        reader.reload().await;
        reader.find("heading", &name).await;
    });
}

#[test]
fn documents_lead_to_their_author_and_source() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.see("row 1 of 20,000").await;
        let link = By::Css("li.document a[href^='authors/']");
        let author = reader.driver().find(link.clone()).await.expect("a row links to its author");
        let name = author.text().await.expect("a name");
        author.click().await.expect("it opens");
        reader.find("heading", &name).await;
        reader.see("Author").await;
        let source = reader.driver().find(By::Css(".names a[href^='sources/']")).await.expect("where they appear");
        let name = source.text().await.expect("a name");
        source.click().await.expect("it opens");
        reader.find("heading", &name).await;
        reader.driver().find(By::Css("li.document .head a")).await.expect("documents").click().await.expect("it opens");
        reader.find("heading", "Facts").await;
        reader
            .driver()
            .find(By::Css("header a[href^='sources/']"))
            .await
            .expect("the source")
            .click()
            .await
            .expect("it opens");
        reader.find("heading", &name).await;
    });
}

#[test]
fn on_a_phone_nothing_sticks_out_and_targets_are_large() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.resize(500, 844).await;
        for path in ["", "sources", "authors"] {
            if path.is_empty() {
                reader.open(path).await
            } else {
                reader.open_deep(path).await
            };
            reader.find("combobox", "Ranked by").await;
            reader.see_no("Loading").await;
            assert!(!is_wider_than_the_window(reader).await, "something sticks out of {path:?}");
            let small = "[...document.querySelectorAll('main button, main select, main input')]\
                .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)";
            assert_eq!(reader.said(small).await, Value::Array(Vec::new()), "on {path:?}");
        }
        reader.driver().find(By::Css("[data-place] a")).await.expect("authors").click().await.expect("it opens");
        reader.find("heading", "Beside the others").await;
        assert!(!is_wider_than_the_window(reader).await, "something sticks out of an author");
    });
}
