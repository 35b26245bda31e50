//! The page as a whole, with the default collection, `reviews/`: choices, addresses, what is damaged or missing, themes, a phone.

use crate::acts::tick;
use crosscut_e2e::{Reader, Site, journey};
use std::cell::RefCell;
use thirtyfour::prelude::*;

/// Waits until the count beside a value of a facet is this one: it goes over from the one before.
async fn see_count(reader: &Reader<'_>, facet: &str, value: &str, expected: &str) {
    let count = By::XPath(format!(".//label[contains(., '{value}')]/span[last()]"));
    let is_right = async || {
        let group = reader.find("group", facet).await;
        let Ok(count) = group.find(count.clone()).await else { return false };
        count.text().await.is_ok_and(|text| text == expected)
    };
    reader.wait(&format!("{expected} beside {facet}: {value}"), is_right).await;
}

/// Opens the sum behind the score.
async fn open_derivation(reader: &Reader<'_>) {
    reader.find_containing("button", "How this number was made").await.click().await.expect("it opens");
}

#[test]
fn the_film_opens_with_its_score_and_how_it_was_made() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Red Rocket").await;
        reader.see("90.5").await;
        reader.see("Mean of 2 ratings, from 90 to 91").await;
        reader.find("heading", "Where they clash").await;
        reader.see("Drew Danirls").await;
        open_derivation(reader).await;
        reader.see("4.5 ÷ 5 × 100 = 90").await;
        reader.see("best assumed").await;
        reader.see("÷ 2 = 90.5").await;
        reader.see("an essay: carries no rating").await;
        reader.see("a news item: carries no rating").await;
    });
}

#[test]
fn letters_count_by_the_table_that_the_reader_chooses() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        open_derivation(reader).await;
        let table = reader.find("combobox", "Letters count").await;
        table.find(By::Css("option[value=school]")).await.unwrap().click().await.unwrap();
        reader.see("92.5").await;
        reader.arrive("the table in the address", |place| place == "?letters=school").await;
    });
}

#[test]
fn filtering_by_a_source_keeps_the_counts_of_the_other_sources() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        tick(reader, "Source", "Dan Skip Allen").await;
        reader.find_none("link", "Dennis Schwartz").await;
        reader.find("link", "Dan Skip Allen").await;
        reader.arrive("the source in the address", |place| place == "explore?source=dan-skip-allen").await;
        reader.see("mean 90 from 1 rating").await;
        see_count(reader, "Source", "Dennis Schwartz", "1").await;
        see_count(reader, "Kind", "essay", "0").await;
        reader.click("button", "Remove: Source: Dan Skip Allen").await;
        reader.find("link", "Dennis Schwartz").await;
    });
}

#[test]
fn taking_back_one_choice_leaves_those_made_after_it() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        tick(reader, "Kind", "review").await;
        tick(reader, "Source", "Dennis Schwartz").await;
        reader.click("button", "Remove: Kind: review").await;
        reader.arrive("what is left in the address", |place| place == "explore?source=dennis-schwartz").await;
        reader.find("button", "Remove: Source: Dennis Schwartz").await;
        reader.find_none("button", "Remove: Kind: review").await;
    });
}

#[test]
fn a_value_can_be_left_out_and_a_score_range_typed() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.click("button", "Leave out essay").await;
        reader.find_none("link", "Unsigned essay").await;
        reader.find("button", "Remove: not Kind: essay").await;
        let lowest = reader.find("textbox", "Lowest score").await;
        lowest.clear().await.unwrap();
        lowest.send_keys("91" + Key::Enter).await.unwrap();
        reader.arrive("the range in the address", |place| place.ends_with("score=91..100")).await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.find("link", "Dennis Schwartz").await;
    });
}

#[test]
fn a_stance_on_an_aspect_filters() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.find_containing("button", "Themes: mixed").await.click().await.unwrap();
        reader.arrive("the stance in the address", |place| place == "explore?aspect=themes%3Amixed").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.find("link", "Dennis Schwartz").await;
    });
}

#[test]
fn a_person_named_in_the_documents_filters_and_is_found_by_name() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        see_count(reader, "People", "Sean Baker", "4").await;
        let find = reader.find("searchbox", "Find in: People").await;
        find.send_keys("berg").await.unwrap();
        tick(reader, "People", "Chris Bergoch").await;
        reader.arrive("the person in the address", |place| place == "explore?person=chris-bergoch").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.find("link", "Dennis Schwartz").await;
        reader.find("button", "Remove: People: Chris Bergoch").await;
        for _ in "berg".chars() {
            find.send_keys(Key::Backspace + "").await.unwrap();
        }
        // With its own choice left out, the facet goes on counting everybody.
        reader.find_containing("checkbox", "Sean Baker").await;
        see_count(reader, "People", "Sean Baker", "4").await;
    });
}

#[test]
fn a_source_shows_its_documents_its_score_and_what_it_states() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Sources").await;
        reader.click("link", "Dennis Schwartz").await;
        reader.find("heading", "Beside the others").await;
        reader.see("1 point kinder on the same 1 film: 1 rating beside 1 by others").await;
        reader.see("Too few to say").await;
        reader.find("heading", "What it praises and faults").await;
        reader.find("heading", "What it states").await;
        reader.see("Drew Danirls").await;
        reader.see("128 min").await;
        assert_eq!(reader.place().await, "sources/dennis-schwartz");
    });
}

#[test]
fn a_search_finds_words_of_the_abstracts() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.write("searchbox", "Search", "firework").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.find("link", "Unsigned essay").await;
        reader.arrive("the words in the address", |place| place == "explore?q=firework").await;
        reader.click("button", "Clear all").await;
        reader.find("link", "Dan Skip Allen").await;
    });
}

#[test]
fn the_slash_key_leads_to_the_search() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore").await;
        reader.find("searchbox", "Search").await;
        reader.driver().action_chain().send_keys("/").perform().await.unwrap();
        reader.driver().action_chain().send_keys("rex").perform().await.unwrap();
        reader.arrive("the words in the address", |place| place == "explore?q=rex").await;
    });
}

#[test]
fn a_shared_address_gives_the_same_view_in_a_fresh_profile() {
    let site = Site::under_crosscut();
    let shared = RefCell::new(String::new());
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        tick(reader, "Kind", "review").await;
        reader.arrive("the kind in the address", |place| place.contains("kind=review")).await;
        reader.write("searchbox", "Search", "marijuana").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.arrive("the words in the address", |place| place.contains("q=marijuana")).await;
        *shared.borrow_mut() = reader.place().await;
    });
    let shared = shared.into_inner();
    journey(&site, async |reader| {
        reader.open_deep(&shared).await;
        reader.find("link", "Dennis Schwartz").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.find("button", "Remove: Kind: review").await;
        reader.find("button", "Remove: “marijuana”").await;
    });
}

#[test]
fn back_and_forward_walk_through_the_selections() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("link", "Explore").await;
        tick(reader, "Kind", "news").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.write("searchbox", "Search", "disc").await;
        reader.arrive("the words in the address", |place| place.contains("q=disc")).await;
        reader.click("link", "Unsigned news item").await;
        reader.find("heading", "Abstract").await;
        reader.back().await;
        reader.arrive("the results again", |place| place == "explore?q=disc&kind=news").await;
        reader.back().await;
        reader.arrive("the kind alone", |place| place == "explore?kind=news").await;
        reader.back().await;
        reader.find("link", "Dan Skip Allen").await;
        reader.back().await;
        reader.find("heading", "Red Rocket").await;
        reader.forward().await;
        reader.find("searchbox", "Search").await;
    });
}

#[test]
fn a_deep_link_survives_a_reload_at_the_root_and_under_a_sub_path() {
    for site in [Site::at_root(), Site::under_crosscut()] {
        journey(&site, async |reader| {
            reader.open_deep("documents/red-rocket-dan-skip-allen").await;
            reader.find("heading", "Dan Skip Allen on Red Rocket").await;
            reader.reload().await;
            reader.find("heading", "Abstract").await;
            reader.see("Given by hand").await;
            reader.click("link", "Back to the results").await;
            reader.find("link", "Dennis Schwartz").await;
            assert_eq!(reader.place().await, "explore");
        });
    }
}

#[test]
fn every_view_opens_under_a_sub_path() {
    let site = Site::under_crosscut();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find("heading", "Red Rocket").await;
        reader.open_deep("films/red-rocket").await;
        reader.find("heading", "Red Rocket").await;
        reader.open_deep("sources").await;
        reader.click("link", "Dan Skip Allen").await;
        reader.find("heading", "What it states").await;
        reader.click("link", "Crosscut").await;
        reader.find("heading", "Where they clash").await;
        assert_eq!(reader.place().await, "");
    });
}

#[test]
fn a_mark_on_the_strip_leads_to_its_document() {
    let site = Site::under_crosscut();
    journey(&site, async |reader| {
        reader.open("").await;
        let mark = reader.find_containing("link", "4 1/2 stars, which is 90 of 100").await;
        mark.find(By::Css(".dot")).await.unwrap().click().await.unwrap();
        reader.find("heading", "Dan Skip Allen on Red Rocket").await;
        assert_eq!(reader.place().await, "documents/red-rocket-dan-skip-allen");
    });
}

#[test]
fn a_damaged_bundle_is_named_and_can_be_tried_again() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let whole = site.original(Site::CATALOG);
        site.cut(Site::CATALOG, whole.len() / 2);
        reader.open("").await;
        reader.find("heading", "The reviews could not be loaded").await;
        reader.see("bundle/catalog.json arrived, but it is damaged").await;

        let mut changed = whole.clone();
        let digit = changed.windows(3).rposition(|three| three == b"202").expect("a year is in the catalog") + 2;
        changed[digit] = b'9';
        site.replace(Site::CATALOG, changed);
        reader.click("button", "Try again").await;
        reader.see("its bytes are not those that were written").await;

        let newer = String::from_utf8(whole).unwrap().replacen("\"format\":4", "\"format\":5", 1);
        site.replace(Site::CATALOG, newer);
        reader.click("button", "Try again").await;
        reader.see("is in bundle format 5; this page reads format 4").await;

        reader.expect_failure_of(Site::CATALOG);
        site.remove(Site::CATALOG);
        reader.click("button", "Try again").await;
        reader.see("The host has no usable bundle/catalog.json (it answered 404)").await;

        site.restore();
        reader.click("button", "Try again").await;
        reader.find("heading", "Red Rocket").await;
    });
}

#[test]
fn a_missing_program_is_said_and_the_page_is_not_blank() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let program = site.files("").into_iter().find(|file| file.ends_with("_bg.wasm")).expect("there is a program");
        // Everything on the console of this site is about the missing program.
        reader.expect_failure_of("");
        site.remove(&program);
        reader.open("").await;
        reader.find("heading", "Crosscut could not start").await;
    });
}

/// The files of the parts of the program that are fetched when they are opened.
fn parts(site: &Site) -> Vec<String> {
    let parts: Vec<String> = site.files("").into_iter().filter(|file| file.starts_with("part-")).collect();
    assert!(parts.len() > 1, "the program is in one piece");
    parts
}

#[test]
fn a_part_that_cannot_be_fetched_says_so_and_can_be_tried_again() {
    for site in [Site::at_root(), Site::under_crosscut()] {
        journey(&site, async |reader| {
            for part in parts(&site) {
                reader.expect_failure_of(&part);
                site.remove(&part);
            }
            reader.open("").await;
            reader.find("heading", "Red Rocket").await;
            for link in ["Explore", "Sources", "Explore"] {
                reader.click("link", link).await;
                reader.find("heading", "This part of the page could not be fetched").await;
            }
            reader.click("button", "Try again").await;
            reader.find("button", "Try again").await;
            site.restore();
            reader.click("button", "Try again").await;
            reader.find("group", "Source").await;
            reader.click("link", "Sources").await;
            reader.find("link", "Dennis Schwartz").await;
            reader.click("link", "Crosscut").await;
            reader.find("heading", "Where they clash").await;
        });
    }
}

#[test]
fn parts_are_fetched_ahead_after_the_film_is_there_and_then_need_no_host() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        let (others, parts): (Vec<_>, Vec<_>) = parts(&site)
            .into_iter()
            .partition(|part| ["part-large-", "part-german-"].iter().any(|other| part.starts_with(other)));
        let asked = || site.requests().into_iter().map(|request| request.path).collect::<Vec<String>>();
        reader.wait("all parts are there", async || parts.iter().all(|part| asked().contains(part))).await;
        let asked = asked();
        let place = |path: &str| asked.iter().position(|asked| asked == path).expect("it was asked for");
        // Not so the late style: the film as it was drawn when the site was built names it itself.
        let mut programs = parts.iter().filter(|part| part.ends_with(".wasm")).peekable();
        assert!(
            programs.peek().is_some() && programs.all(|part| place(part) > place(Site::CATALOG)),
            "a part came before the film: {asked:?}"
        );
        assert!(
            others.len() == 2 && !others.iter().any(|part| asked.contains(part)),
            "this collection is small, and English: {asked:?}"
        );
        for file in site.files("") {
            site.remove(&file);
        }
        reader.click("link", "Explore").await;
        tick(reader, "Kind", "review").await;
        reader.click("link", "Dennis Schwartz").await;
        reader.find("heading", "Facts").await;
        reader.click("link", "Sources").await;
        reader.find("link", "Dennis Schwartz").await;
    });
}

#[test]
fn unknown_places_say_so_and_offer_a_way_back() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        for (path, heading) in [
            ("nowhere/at-all", "There is no such page"),
            ("films/blue-rocket", "No such film here"),
            ("sources/nobody", "No such source here"),
            ("authors/nobody", "No such author here"),
            ("documents/nothing", "No such document here"),
        ] {
            reader.open_deep(path).await;
            reader.find("heading", heading).await;
            reader.see(path).await;
        }
        reader.click("link", "To the overview").await;
        reader.find("heading", "Red Rocket").await;
    });
}

#[test]
fn what_of_an_address_is_not_understood_is_left_aside_and_said() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore?source=nobody&score=90..10&sort=sideways&kind=review&utm=1").await;
        reader.see("Source “nobody” is not in this collection").await;
        reader.see("“90..10” is no score range").await;
        reader.see("“sideways” is no way to sort").await;
        reader.find("button", "Remove: Kind: review").await;
        reader.find("link", "Dan Skip Allen").await;
    });
}

#[test]
fn an_empty_result_offers_each_way_back_with_what_it_gives() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("explore?kind=essay&notation=stars").await;
        reader.find("heading", "Nothing matches").await;
        reader.find("button", "without Written as: Stars: 1 document").await;
        reader.click("button", "without Kind: essay: 1 document").await;
        reader.find("link", "Dan Skip Allen").await;
    });
}

#[test]
fn a_chosen_theme_is_kept() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.click("button", "Theme: as the device").await;
        reader.click("button", "Theme: light").await;
        reader.find("button", "Theme: dark").await;
        reader.reload().await;
        reader.find("button", "Theme: dark").await;
        let root = reader.driver().find(By::Css("html")).await.unwrap();
        assert_eq!(root.attr("data-theme").await.unwrap().as_deref(), Some("dark"));
    });
}

#[test]
fn on_a_phone_the_filters_open_as_a_sheet_and_nothing_sticks_out() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.resize(500, 844).await;
        reader.open_deep("explore").await;
        reader.click("button", "Filters").await;
        tick(reader, "Kind", "essay").await;
        reader.click("button", "Show 1 document").await;
        reader.find("button", "Filters · 1").await;
        reader.find_none("link", "Dan Skip Allen").await;
        reader.click("link", "Crosscut").await;
        reader.find("heading", "Where they clash").await;
        let script = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        let wider: bool = reader.driver().execute(script, vec![]).await.unwrap().convert().unwrap();
        assert!(!wider, "something sticks out at the side");
    });
}
