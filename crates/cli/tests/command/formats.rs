//! A folder of many formats is one collection, and what `extract` prints can be read again.

use crate::run::Desk;
use crosscut_model::Review;

/// One film in every format, each its own words.
fn mixed() -> Desk {
    let desk = Desk::empty();
    desk.write("in/plain.txt", "Fog is a grey film about a pier.\n\nGrade: B+\n");
    desk.write(
        "in/facts.md",
        "+++\nitem = \"Fog\"\nkind = \"review\"\nauthor = \"Ada Lind\"\nrating = \"3/4\"\n+++\nGrey.\n",
    );
    desk.write(
        "in/page.html",
        r#"<script type="application/ld+json">{"@type": "Review", "author": "Bo Carr", "itemReviewed": {"name": "Fog"},
        "reviewRating": {"ratingValue": 2, "bestRating": 5}, "reviewBody": "Wet."}</script><p>Wet, and no more than wet.</p>"#,
    );
    desk.write("in/rows.csv", "film,rating,critic,review\nFog,7/10,Cy Dorn,Damp.\nFog,9/10,Di Eng,Bright.\n");
    desk.write(
        "in/array.json",
        r#"[{"item": "Fog", "author": "Ed Fry", "rating": "5/5", "kind": "review", "text": "Clear."}]"#,
    );
    desk.write(
        "in/lines.ndjson",
        "{\"item\": \"Fog\", \"author\": \"Flo Gray\", \"rating\": 4, \"rating_best\": 5, \"text\": \"Dense.\"}\n",
    );
    // Windows-1252, as old exports are.
    desk.write(
        "in/old.csv",
        b"film,rating,critic,review\nFog,1/4,J\xf6rg M\xfcller,\"Stra\xdfe, Br\xfccke, f\xfcnf \x96 tr\xfcb\"\n",
    );
    desk
}

fn records(stdout: &str) -> Vec<Review> {
    stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn folders_mix_formats() {
    let said = mixed().run(&["extract", "in"]);
    let records = records(&said.succeeds().stdout);
    let found: Vec<_> = records
        .iter()
        .map(|record| {
            let score = record.rating.as_ref().and_then(|rating| rating.score).map_or(-1.0, f64::round);
            (record.source_file.as_str(), record.author.as_deref().unwrap_or("-"), score)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("array.json#1", "Ed Fry", 100.0),
            ("facts.md", "Ada Lind", 75.0),
            ("lines.ndjson#1", "Flo Gray", 80.0),
            ("old.csv#1", "Jörg Müller", 25.0),
            ("page.html", "Bo Carr", 40.0),
            ("plain.txt", "-", 83.0),
            ("rows.csv#1", "Cy Dorn", 70.0),
            ("rows.csv#2", "Di Eng", 90.0),
        ],
        "{}",
        said.all
    );
    said.says(&["in/old.csv:1:1: warning[guessed-encoding]"]);
}

#[test]
fn what_extract_prints_is_valid_input() {
    let desk = mixed();
    let once = desk.run(&["extract", "in", "--with-text"]);
    once.succeeds();
    let again = desk.run_with(&["extract", "--with-text"], once.stdout.as_bytes());
    assert_eq!(again.stdout, once.stdout, "{}", again.all);
    desk.write("records/all.ndjson", &once.stdout);
    let from_file = desk.run(&["extract", "records", "--with-text"]);
    assert_eq!(from_file.stdout, once.stdout, "{}", from_file.all);
    desk.run(&["pack", "in", "--out", "one"]).succeeds();
    desk.run(&["pack", "records", "--out", "other"]).succeeds();
    assert_eq!(desk.read("one/catalog.json"), desk.read("other/catalog.json"));
}

#[test]
fn a_rating_that_two_files_repeat_is_pointed_out() {
    let desk = Desk::empty();
    desk.write("in/collection.toml", "[csv]\nauthor = \"Ada Lind\"\n");
    let head = "Date,Name,Year,Letterboxd URI,Rating";
    desk.write(
        "in/ratings.csv",
        format!("{head}\n2021-12-10,Fog,2001,https://example.org/y,4\n2021-12-10,Rain,2002,https://example.org/r,3\n"),
    );
    desk.write(
        "in/reviews.csv",
        format!("{head},Rewatch,Review,Tags,Watched Date\n2021-12-10,Fog,2001,https://example.org/z,4,,Grey.,,\n"),
    );
    let stars = desk.run(&["extract", "in/ratings.csv"]);
    assert_eq!(stars.succeeds().stdout.matches("\"notation\":\"stars\"").count(), 2, "{}", stars.stdout);
    let said = desk.run(&["check", "in"]);
    said.succeeds().says(&[
        "warning[rated-twice]: “Ada Lind” rates a film in two files",
        "Fog in in/ratings.csv and in/reviews.csv",
    ]);
}

#[test]
fn a_second_collection_does_not_name_the_page_and_is_told_so() {
    let desk = Desk::with("clean");
    desk.write("other/collection.toml", "title = \"Another\"");
    desk.write("other/a.md", "+++\nitem = \"Fog\"\nkind = \"essay\"\n+++\nGrey.");
    let said = desk.run(&["check", "in", "other"]);
    said.succeeds().says(&["other/collection.toml:1:1: warning[several-collections]"]);
}

#[test]
fn what_is_doubtful_on_a_page_is_shown_where_it_is_printed() {
    let desk = Desk::empty();
    desk.write(
        "in/page.html",
        "<script type=\"application/ld+json\">{\"@type\": \"Review\", \"author\": \"Bo Carr\",\n\"reviewRating\": {\"ratingValue\": 2, \"bestRating\": 5}}</script>\n<p>Wet, and <b>no more</b> than wet.\n<p>Rating: 4/5",
    );
    let said = desk.run(&["check", "in"]);
    said.succeeds().says(&["in/page.html:4:12: warning[clash]: the rating is given as “2”, but the text says “4/5”"]);
}
