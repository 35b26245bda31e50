//! CSV: exports of services, mapped columns, and columns named like our keys.

use crosscut_model::{Document, Problem};
use crosscut_read::{Reading, Settings, read};

fn table(csv: &str) -> Reading {
    table_with("", csv)
}

fn table_with(settings: &str, csv: &str) -> Reading {
    let (settings, problems) = Settings::read("collection.toml", settings.as_bytes());
    assert_eq!(problems, vec![]);
    read("in/a.csv", csv.as_bytes(), &settings)
}

/// What a row says, in short.
fn short(document: &Document) -> String {
    let given = &document.given;
    let rating = given.rating.as_ref().map(|rating| format!("{} of {:?}", rating.raw, rating.best.unwrap_or(f64::NAN)));
    format!(
        "{} | {} | {} {} | {} | {} | {}",
        document.source_file,
        given.by,
        given.item.as_deref().unwrap_or("-"),
        given.item_year.unwrap_or(0),
        rating.as_deref().unwrap_or("-"),
        given.date_published.map_or("-".to_owned(), |date| date.to_string()),
        document.text
    )
}

fn shorts(reading: &Reading) -> Vec<String> {
    reading.documents.iter().map(short).collect()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn letterboxd_exports_are_known() {
    let reading = table(concat!(
        "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\r\n",
        "2021-12-10,The Quiet Harbour,1998,https://example.org/x,4.5,,\"A <i>wait</i>, and\n\"\"what\"\" a wait.\",,2021-12-09\r\n",
        "2021-12-11,Fog,2001,https://example.org/y,,Yes,Grey.,,\r\n",
    ));
    assert_eq!(reading.problems, vec![]);
    assert_eq!(
        shorts(&reading),
        [
            "in/a.csv#1 | row 1 | The Quiet Harbour 1998 | 4.5 of 5.0 | 2021-12-10 | A wait, and \"what\" a wait.",
            "in/a.csv#2 | row 2 | Fog 2001 | - | 2021-12-11 | Grey.",
        ]
    );
    assert_eq!(reading.documents[0].given.url.as_deref(), Some("https://example.org/x"));
    let second = &reading.text[reading.places[1].clone()];
    assert_eq!(second, "2021-12-11,Fog,2001,https://example.org/y,,Yes,Grey.,,");
    let ratings = table("Date,Name,Year,Letterboxd URI,Rating\n2021-12-10,Fog,2001,https://example.org/y,0.5\n");
    assert_eq!(shorts(&ratings), ["in/a.csv#1 | row 1 | Fog 2001 | 0.5 of 5.0 | 2021-12-10 | "]);
    let diary = table(
        "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2021-12-10,Fog,2001,https://example.org/y,,,,2021-12-09\n",
    );
    assert_eq!(codes(&diary.problems), ["silent-rows"], "seen, not rated");
}

#[test]
fn imdb_ratings_are_known() {
    let reading = table(concat!(
        "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\n",
        "tt1,7,2021-08-07,The Quiet Harbour,The Quiet Harbour,https://example.org/tt1,Movie,9.9,97,1998,\"Drama, Mystery\",5,1998-10-01,\"Ida Brandt, Bo Carr\"\n",
    ));
    assert_eq!(reading.problems, vec![]);
    assert_eq!(shorts(&reading), ["in/a.csv#1 | row 1 | The Quiet Harbour 1998 | 7 of 10.0 | 2021-08-07 | "]);
    let stated: Vec<_> = reading.documents[0]
        .given
        .statements
        .iter()
        .map(|stated| (stated.property.name(), stated.value.as_str()))
        .collect();
    let expected = [
        ("director", "Ida Brandt"),
        ("director", "Bo Carr"),
        ("duration", "97"),
        ("genre", "Drama"),
        ("genre", "Mystery"),
    ];
    assert_eq!(stated, expected);
}

#[test]
fn a_goodreads_library_is_known_and_zero_is_no_rating() {
    let reading = table(concat!(
        "Book Id,Title,Author,Author l-f,My Rating,Average Rating,Publisher,Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,My Review\n",
        "1,Harbours,Ada Lind,\"Lind, Ada\",4,3.90,Coast Press,120,2001,1998,2021/08/07,2021/08/01,Slow.\n",
        "2,Ships,Bo Carr,\"Carr, Bo\",0,4.10,Coast Press,99,2002,1999,,2021/08/01,\n",
    ));
    assert_eq!(codes(&reading.problems), ["silent-rows"]);
    assert_eq!(shorts(&reading), ["in/a.csv#1 | row 1 | Harbours 1998 | 4 of 5.0 | 2021-08-07 | Slow."]);
    assert_eq!(reading.documents[0].given.author, None, "the author of the book did not write the review");
    assert_eq!(reading.documents[0].given.statements[0].value, "Ada Lind");
}

#[test]
fn columns_are_mapped_by_the_collection() {
    let settings = r#"
[csv]
delimiter = ";"
dates = "day-first"
rating_best = 6
author = "Ada Lind"
publisher = "Coast Weekly"
[csv.columns]
item = "Film"
rating = "Note"
date_published = "Datum"
text = "Kritik"
[csv.statements]
director = "Regie"
"#;
    let reading = table_with(
        settings,
        "Nr;Film;Note;Datum;Kritik;Regie\n1;Der stille Hafen;4,5;7.8.1998;\"Nebel; viel Nebel.\";Ida Brandt\n",
    );
    assert_eq!(reading.problems, vec![]);
    assert_eq!(
        shorts(&reading),
        ["in/a.csv#1 | row 1 | Der stille Hafen 0 | 4,5 of 6.0 | 1998-08-07 | Nebel; viel Nebel."]
    );
    let given = &reading.documents[0].given;
    assert_eq!((given.author.as_deref(), given.publisher.as_deref()), (Some("Ada Lind"), Some("Coast Weekly")));
    assert_eq!(given.statements[0].value, "Ida Brandt");
    let reading = table_with("[csv.columns]\ntext = \"Kritk\"", "Film,Kritik\na,b\n");
    assert_eq!(codes(&reading.problems), ["unknown-column", "silent-rows"]);
    assert!(reading.problems[0].help.as_deref().unwrap().contains("Film, Kritik"), "{:?}", reading.problems);
}

#[test]
fn a_mapping_leaves_known_exports_alone() {
    let settings = "[csv.columns]\ntext = \"Kritik\"\nitem = \"Film\"";
    let letterboxd = "Date,Name,Year,Letterboxd URI,Rating\n2021-12-10,Fog,2001,https://example.org/y,0.5\n";
    assert_eq!(
        shorts(&table_with(settings, letterboxd)),
        ["in/a.csv#1 | row 1 | Fog 2001 | 0.5 of 5.0 | 2021-12-10 | "]
    );
    assert_eq!(
        shorts(&table_with(settings, "Film,Kritik\nFog,Grau.\n")),
        ["in/a.csv#1 | row 1 | Fog 0 | - | - | Grau."]
    );
}

#[test]
fn columns_named_like_keys_need_no_mapping() {
    let reading = table(
        "\u{feff}Movie\tYear\tScore\tReviewer\tOutlet\tReview Date\tReview\nFog\t2001\tB+\tAda Lind\tCoast Weekly\t2001-02-03\tGrey.\n",
    );
    assert_eq!(reading.problems, vec![]);
    assert_eq!(reading.documents[0].given.author.as_deref(), Some("Ada Lind"));
    assert_eq!(shorts(&reading), ["in/a.csv#1 | row 1 | Fog 2001 | B+ of NaN | 2001-02-03 | Grey."]);
}

#[test]
fn what_is_wrong_is_said_at_its_cell() {
    let csv = "item,rating,date,url\nFog,3/5,2001-02-30,https://example.org\nRain,4/5,8/7/2001,ftp://example.org\n";
    let reading = table(csv);
    assert_eq!(reading.documents.len(), 2);
    let found: Vec<_> =
        reading.problems.iter().map(|problem| (problem.code.as_str(), &csv[problem.span.clone().unwrap()])).collect();
    assert_eq!(
        found,
        [("impossible-date", "2001-02-30"), ("impossible-date", "8/7/2001"), ("bad-url", "ftp://example.org")]
    );
}

#[test]
fn a_table_of_something_else_is_left_out_with_its_columns_named() {
    let reading = table("Köln,Düsseldorf\n1,2\n");
    assert_eq!(codes(&reading.problems), ["unknown-column"]);
    assert!(reading.problems[0].help.as_deref().unwrap().contains("Köln, Düsseldorf"), "{:?}", reading.problems);
}

#[test]
fn uneven_rows_are_read_as_far_as_they_go() {
    let reading = table("item,rating\nFog\nRain,3/5,one too many\n");
    assert_eq!(codes(&reading.problems), ["uneven-rows", "silent-rows"]);
    assert_eq!(reading.documents.len(), 1);
}
