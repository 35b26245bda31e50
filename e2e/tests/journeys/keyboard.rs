//! Whole journeys without a pointer. Wherever the focus stops on its way, it has to be seen (`e2e/src/keyboard.rs`).

use crosscut_e2e::{DESK, PHONE, Site, Theme, journey};
use thirtyfour::Key;

const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";

#[test]
fn the_score_is_found_opened_and_counted_anew() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.open("").await;
        reader.see("Where they clash").await;
        reader.is_whole().await;
        // The first stop spares the others that are the same on every view.
        reader.tab_to("link", "Skip to the content").await;
        reader.press(ENTER).await;
        reader.tab_to("link", "4 1/2 stars, which is 90 of 100").await;
        reader.tab_to("button", "How this number was made").await;
        reader.press(ENTER).await;
        reader.see("÷ 2 = 90.5").await;
        reader.tab_to("combobox", "Letters count").await;
        reader.press(Key::Down).await;
        reader.see("÷ 2 = 91.25").await;
        reader.arrive("the table in the address", |place| place.starts_with("?letters=school")).await;
        // What was chosen with still has the focus, and the way on is not the way from the top.
        reader.wait("the choice to keep the focus", async || reader.has_focus("combobox").await).await;
        reader.tab_to("link", "Filter and search these").await;
        reader.press(ENTER).await;
        reader.see("Sort by").await;
    });
}

#[test]
fn documents_are_filtered_searched_opened_and_come_back_from() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.open("").await;
        reader.see("Where they clash").await;
        reader.tab_to("link", "Explore").await;
        reader.press(ENTER).await;
        reader.see("Sort by").await;
        reader.is_whole().await;
        reader.tab_to("checkbox", "review").await;
        reader.press(SPACE).await;
        reader.arrive("the kind in the address", |place| place == "explore?kind=review").await;
        assert!(reader.has_focus("checkbox").await, "a choice takes the focus from where it was made");
        reader.press("/").await;
        reader.wait("the search field", async || reader.has_focus("searchbox").await).await;
        reader.press("marijuana").await;
        reader.arrive("the words in the address", |place| place.contains("q=marijuana")).await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.tab_to("combobox", "Sort by").await;
        reader.tab_to("link", "Dennis Schwartz").await;
        reader.press(ENTER).await;
        reader.find("heading", "Dennis Schwartz on Red Rocket").await;
        reader.tab_to("link", "Back to the results").await;
        reader.press(ENTER).await;
        reader.arrive("the results as they were", |place| place == "explore?q=marijuana&kind=review").await;
        reader.tab_to("button", "Remove: Kind: review").await;
        reader.press(ENTER).await;
        reader.arrive("the words alone", |place| place == "explore?q=marijuana").await;
        reader.tab_to("link", "Dennis Schwartz").await;
    });
}

#[test]
fn values_are_left_out_and_ranges_drawn_with_arrows() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Dark).await;
        reader.open_deep("explore").await;
        reader.see("Sort by").await;
        reader.is_whole().await;
        reader.tab_to("slider", "Lowest score").await;
        reader.press(Key::End).await;
        reader.press(Key::Left).await;
        reader.arrive("the range in the address", |place| place.contains("score=99..100")).await;
        reader.press(Key::Home).await;
        reader.arrive("no range in the address", |place| place == "explore").await;
        // A facet is one stop of the tabulator; inside of it arrows lead on.
        reader.tab_to("button", "Acting: praise").await;
        reader.walk_to(Key::Down, "button", "Themes: praise").await;
        reader.walk_to(Key::Right, "button", "Themes: mixed").await;
        reader.press(SPACE).await;
        reader.arrive("the stance in the address", |place| place == "explore?aspect=themes%3Amixed").await;
        reader.press(SPACE).await;
        reader.tab_to("checkbox", "review").await;
        reader.walk_to(Key::Down, "checkbox", "essay").await;
        reader.walk_to(Key::Right, "button", "Leave out essay").await;
        reader.press(SPACE).await;
        reader.arrive("what is left out in the address", |place| place == "explore?not-kind=essay").await;
    });
}

#[test]
fn on_a_phone_with_a_keyboard_the_filters_open_close_and_give_the_focus_back() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.look(PHONE, Theme::Light).await;
        reader.open_deep("explore").await;
        reader.see("Sort by").await;
        reader.is_whole().await;
        reader.tab_to("button", "Filters").await;
        reader.press(ENTER).await;
        reader.tab_to("checkbox", "review").await;
        reader.walk_to(Key::Down, "checkbox", "essay").await;
        reader.press(SPACE).await;
        reader.arrive("the kind in the address", |place| place == "explore?kind=essay").await;
        reader.tab_to("button", "Show 1 document").await;
        reader.press(ENTER).await;
        reader.wait("the focus where it came from", async || reader.focused_name().await == "Filters · 1").await;
        reader.press(ENTER).await;
        reader.find("button", "Show 1 document").await;
        reader.press(Key::Escape).await;
        reader.find_none("button", "Show 1 document").await;
        reader.wait("the focus where it came from", async || reader.focused_name().await == "Filters · 1").await;
        reader.tab_to("link", "Unsigned essay").await;
    });
}

#[test]
fn every_stop_on_the_way_through_a_view_can_be_seen() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        for (path, sign, last) in [
            ("documents/red-rocket-dennis-schwartz", "Facts", ""),
            ("sources/dennis-schwartz", "What it states", "Dennis Schwartz"),
            ("sources", "Ranked by", "Dennis Schwartz"),
        ] {
            reader.look(DESK, Theme::Light).await;
            reader.open_deep(path).await;
            reader.see(sign).await;
            reader.is_whole().await;
            let links = reader.names("link").await;
            let last = if last.is_empty() { links.last().cloned().unwrap_or_default() } else { last.to_owned() };
            reader.tab_to("link", &last).await;
        }
    });
}
