//! `collection.toml`.

use crosscut_model::{BodyRole, LetterTable, Published, TextPolicy, position};
use crosscut_read::{EXCERPT_LENGTH, Settings};

#[test]
fn every_setting_reaches_its_field() {
    let text = r#"
title = "Harbour films"
language = "de"
text = "excerpt"
excerpt_length = 120
body = "abstract"
item = "The Quiet Harbour"
item_year = 1998
letters = "school"
stars_best = 4
"#;
    let (settings, problems) = Settings::read("collection.toml", text.as_bytes());
    assert_eq!(problems, vec![]);
    assert_eq!(settings.body, BodyRole::Abstract);
    let info = settings.info();
    assert_eq!((info.title.as_str(), info.language.as_str()), ("Harbour films", "de"));
    assert_eq!((info.text, info.excerpt_length, info.letters), (TextPolicy::Excerpt, Some(120), LetterTable::School));
    let context = settings.context();
    assert_eq!((context.item.as_deref(), context.item_year), (Some("The Quiet Harbour"), Some(1998)));
    assert_eq!((context.language.as_deref(), context.stars_best), (Some("de"), Some(4.0)));
    assert_eq!(context.letters, LetterTable::School);
}

#[test]
fn nothing_is_set_without_a_file() {
    let settings = Settings::default();
    assert_eq!((settings.text, settings.body), (TextPolicy::Full, BodyRole::Text));
    assert_eq!(settings.excerpt_length(), EXCERPT_LENGTH);
    assert_eq!(settings.info().excerpt_length, None, "the length says nothing where there are no excerpts");
    assert_eq!(Settings::read("collection.toml", b""), (settings, vec![]));
}

#[test]
fn the_address_of_the_site_and_how_much_is_published_reach_the_page() {
    let text = "site = \"https://example.org/reviews\"\n[publish]\nfilms = 40\npictures = 0\npages = 12\n";
    let (settings, problems) = Settings::read("collection.toml", text.as_bytes());
    assert_eq!(problems, vec![]);
    let info = settings.info();
    assert_eq!(info.site.as_deref(), Some("https://example.org/reviews/"));
    assert_eq!(info.publish, Some(Published { films: Some(40), sources: None, pictures: Some(0), pages: Some(12) }));
}

#[test]
fn an_address_that_is_none_is_an_error_at_its_place() {
    let text = "title = \"T\"\nsite = \"example.org\"\n[publish]\nfilms = -1\nbadges = 3\n";
    let (settings, problems) = Settings::read("collection.toml", text.as_bytes());
    assert_eq!(settings.site, None);
    let told: Vec<(&str, usize)> = problems
        .iter()
        .map(|problem| (problem.code.as_str(), position(text, problem.span.as_ref().unwrap().start).line))
        .collect();
    assert_eq!(told, [("bad-site", 2), ("out-of-range", 4), ("unknown-key", 5)]);
    assert!(problems[0].help.as_ref().unwrap().contains("https://example.org/reviews/"));
}
