//! Front matter and records of other programs: their keys mean what they mean there.

use crosscut_model::{Document, GivenRating};
use crosscut_read::{Reading, Settings, read};

fn file(name: &str, text: &str) -> Reading {
    read(name, text.as_bytes(), &Settings::default())
}

fn one(name: &str, text: &str) -> Document {
    let mut reading = file(name, text);
    assert_eq!(reading.problems, vec![], "{text}");
    assert_eq!(reading.documents.len(), 1, "{text}");
    reading.documents.remove(0)
}

fn rating(raw: &str, best: Option<f64>, best_is_usual: bool) -> Option<GivenRating> {
    Some(GivenRating { raw: raw.to_owned(), best, worst: None, best_is_usual, in_stars: false })
}

#[test]
fn front_matter_of_a_site_generator_is_taken_over() {
    let document = one(
        "a.md",
        "---\nlayout: post\ntitle: The Quay\ndate: 2018-03-11 22:47:05 -0400\nauthor: Maeve Till\nfilm_year: 1974\ndirector: Bo Carr\nruntime: 96\n\
         rating: 4\ntags: [a, b]\ncomments: true\n---\n\nA chair that everybody remembers.\n",
    );
    let given = document.given;
    assert_eq!(
        (given.item.as_deref(), given.item_year, given.author.as_deref()),
        (Some("The Quay"), Some(1974), Some("Maeve Till"))
    );
    assert_eq!(given.date_published.unwrap().to_string(), "2018-03-11");
    assert_eq!(given.rating, rating("4", Some(5.0), true));
    let stated: Vec<_> = given.statements.iter().map(|it| (it.property.name().to_owned(), it.value.clone())).collect();
    assert_eq!(stated, [("director".to_owned(), "Bo Carr".to_owned()), ("duration".to_owned(), "96".to_owned())]);
}

#[test]
fn a_score_that_is_music_and_stars_that_are_people_are_no_rating() {
    let document = one(
        "a.md",
        "+++\ntitle = \"What the water plays\"\ndraft = false\nfilm = \"The Bell\"\nyear = 1924\nstars = [\"Ottla Frame\"]\nscore = \"Hana Verl (piano)\"\n+++\n\nLow notes.\n",
    );
    assert_eq!((document.given.rating, document.given.item.as_deref()), (None, Some("The Bell")));
    assert_eq!(document.given.headline.as_deref(), Some("What the water plays"));
}

#[test]
fn a_rating_may_be_a_table_with_its_scale() {
    for (name, text, raw, best) in [
        ("a.md", "+++\ntitle = 'The Quay'\nauthor = 'Bo'\n[rating]\nvalue = 7\nout_of = 10\n+++\n\nFog.\n", "7", 10.0),
        (
            "a.json",
            r#"{"testata": "Il Molo", "film": {"titolo": "Bora", "anno": 2012}, "testo": "Vento, e poi ancora vento.",
                "voto": {"valore": 8, "massimo": 10}, "voto_lettori": {"valore": 6.7, "massimo": 10}}"#,
            "8",
            10.0,
        ),
        (
            "b.json",
            r#"{"titolo": "Il molo", "autore": "Ada", "testo": "Nebbia.",
                "voti": {"utenti": {"valore": 64, "massimo": 100}, "redazione": {"valore": 82, "massimo": 100}}}"#,
            "82",
            100.0,
        ),
        (
            "a.json",
            r#"{"title": "The Quay", "author": "Bo", "scores": {"story": 74, "overall": 78, "max": 100}, "text": "Fog."}"#,
            "78",
            100.0,
        ),
    ] {
        assert_eq!(one(name, text).given.rating, rating(raw, Some(best), false), "{text}");
    }
}

#[test]
fn a_table_of_ratings_without_a_value_is_told() {
    let reading = file("a.md", "---\ntitle: The Quay\nauthor: Bo\nrating: {system: MPA, label: PG}\n---\n\nFog.\n");
    let codes: Vec<&str> = reading.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["wrong-type"]);
}

#[test]
fn a_score_in_per_cent_is_one() {
    let text = r#"{"title": "The Quay", "author": "Bo", "score_percent": 58, "text": "Fog."}"#;
    assert_eq!(one("a.json", text).given.rating.map(|rating| rating.raw).as_deref(), Some("58%"));
}

#[test]
fn a_note_that_is_a_number_is_a_mark() {
    let document = one("a.md", "---\ntitle: Le quai\nauthor: Hugo\nnote: 8.5\nbareme: 10\n---\n\nDu brouillard.\n");
    assert_eq!(document.given.rating, rating("8.5", Some(10.0), false));
}

#[test]
fn an_empty_rating_says_that_there_is_none() {
    assert!(one("a.md", "---\ntitle: Soup\nyear: 2003\nrating:\ntags: [film]\n---\nShe gave it 9/10.\n").given.unrated);
    assert!(!one("a.md", "---\ntitle: Soup\nyear: 2003\ntags: [film]\n---\nI gave it 9/10.\n").given.unrated);
}

#[test]
fn nested_tables_and_scales_of_their_own_are_read() {
    let document = one(
        "a.md",
        "+++\ntitle = \"Antler\"\nauthors = [\"P. J. Okon\"]\ncategories = [\"Cinema\"]\n[film]\ntitle = \"Antler\"\nyear = 2017\nrating = \"PG-13\"\n\
         [verdict]\nscore = 82\nmax = 100\n+++\n\nA film about tax.\n",
    );
    assert_eq!(document.given.rating, rating("82", Some(100.0), false));
    assert_eq!((document.given.item_year, document.given.author.as_deref()), (Some(2017), Some("P. J. Okon")));
}

#[test]
fn a_post_of_a_content_system_and_a_feed_are_read() {
    let post = one(
        "a.json",
        r#"{"id": 7, "date": "2016-06-30T19:14:08", "slug": "x", "title": {"rendered": "The Verger (2016)"}, "content": {"rendered": "<p>Long &amp; dark.<\/p>"},
           "_embedded": {"author": [{"id": 4, "name": "Agnes Thorn"}]}, "yoast_head_json": {"og_site_name": "Parish Pictures"}}"#,
    );
    assert_eq!((post.given.item.as_deref(), post.given.item_year), (Some("The Verger"), Some(2016)));
    assert_eq!(
        (post.given.author.as_deref(), post.given.publisher.as_deref()),
        (Some("Agnes Thorn"), Some("Parish Pictures"))
    );
    assert_eq!(post.text, "Long & dark.");
    let feed = file(
        "a.json",
        r#"{"title": "Quay Pictures", "authors": [{"name": "Mo Teague"}], "language": "en-GB", "items": [
           {"title": "Dogger (2021)", "date_published": "2022-03-14T21:00:00Z", "content_text": "Wet."}, {"title": "Low (1970)", "content_text": "Dry."}]}"#,
    );
    let told: Vec<_> = feed
        .documents
        .iter()
        .map(|document| {
            (
                document.given.item.as_deref(),
                document.given.publisher.as_deref(),
                document.given.author.as_deref(),
                document.text.as_str(),
            )
        })
        .collect();
    let (site, author) = (Some("Quay Pictures"), Some("Mo Teague"));
    assert_eq!(told, [(Some("Dogger"), site, author, "Wet."), (Some("Low"), site, author, "Dry.")]);
}

#[test]
fn a_slip_in_our_own_keys_is_still_told() {
    let reading = file("a.md", "---\nitem: The Quay\nratng: 4/5\n---\nFine.\n");
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    assert_eq!(reading.problems[0].code, "unknown-key");
}
