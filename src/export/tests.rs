use super::csv::guarded;
use super::*;
use crosscut_model::{
    Aspect, AspectMention, Catalog, CollectionInfo, Columns, Evidence, Film, Notation, Property, Rating, RatingTerm,
    RatingValue, Review, SearchRoot, Source, SourceRole, Stance, Statement, Stored, Term,
};
use serde_json::Value;

const HOSTILE: [&str; 12] = [
    "=HYPERLINK(\"http://evil\",\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    " \u{a0}=1",
    "＝1",
    "a,\"b\"\r\nc;d",
    "</script><script>alert(1)</script>",
    "\u{0}\u{2028}\u{202e}שלום",
    "'quoted",
];

/// A collection of a document for each of these names, which is that of its film, its author and its headline.
fn collection(names: &[&str]) -> Collection {
    let rows = names.len();
    let term = |key: usize, name: &str| Term { key: format!("k{key:02}"), name: name.to_owned() };
    let given = || Evidence::Given { given: "a test".to_owned() };
    let value = RatingValue::Number;
    let review = |place: usize, name: &str| Review {
        id: format!("d{place:02}"),
        source_file: format!("{place}.md"),
        rating: Some(Rating {
            raw: format!("{name} of 5"),
            value: value(4.5),
            best: value(5.0),
            worst: value(0.0),
            notation: Notation::Stars,
            score: Some(90.0),
            assumed: Vec::new(),
        }),
        author: Some(name.to_owned()),
        publisher: Some("Coast Weekly".to_owned()),
        date_published: "2021-08".parse().ok(),
        item: Some(name.to_owned()),
        language: Some("en".to_owned()),
        headline: Some(name.to_owned()),
        url: Some("https://example.org/1".to_owned()),
        abstract_text: Some(name.to_owned()),
        text: Some("never in a file".to_owned()),
        statements: vec![Statement {
            property: Property::new("actor"),
            value: name.to_owned(),
            character: Some("Lil".to_owned()),
            assumed: Vec::new(),
            evidence: given(),
        }],
        aspects: vec![AspectMention { aspect: Aspect::Acting, stance: Stance::Praise, note: None, evidence: given() }],
        ..Review::default()
    };
    let codes: Vec<u32> = (1..=rows as u32).collect();
    let columns = Columns {
        film: codes.clone(),
        source: vec![1; rows],
        author: codes,
        kind: vec![1; rows],
        language: vec![1; rows],
        rating: vec![1; rows],
        date: vec![Some(18_840); rows],
        aspects: vec![vec![0]; rows],
        people: vec![Vec::new(); rows],
    };
    let film = |(place, name): (usize, &&str)| Film {
        key: format!("k{place:02}"),
        name: (*name).to_owned(),
        year: Some(2021),
    };
    let source = Source { key: "coast".to_owned(), name: "Coast Weekly".to_owned(), role: SourceRole::Publisher };
    let stars = RatingTerm {
        value: value(4.5),
        best: value(5.0),
        worst: value(0.0),
        notation: Notation::Stars,
        assumed: false,
    };
    let catalog = Catalog {
        generator: String::new(),
        collection: CollectionInfo::default(),
        reviews: rows,
        films: names.iter().enumerate().map(film).collect(),
        sources: vec![source],
        authors: names.iter().enumerate().map(|(place, name)| term(place, name)).collect(),
        people: Vec::new(),
        languages: vec!["en".to_owned()],
        ratings: vec![stars],
        columns: Stored::Inline(Columns::default()),
        documents: Stored::Inline(names.iter().enumerate().map(|(place, name)| review(place, name)).collect()),
        search: SearchRoot::default(),
    };
    Collection::new(catalog, columns).expect("nothing contradicts itself")
}

fn file(collection: &Collection, format: Format, depth: Depth) -> String {
    let about = About {
        title: "</title>".to_owned(),
        address: "https://example.org/explore?q=%3C".to_owned(),
        base: "https://example.org/".to_owned(),
        letters: LetterTable::default(),
        count: collection.reviews,
        depth,
    };
    let mut writer = Writer::new(format, about);
    (0..collection.reviews as u32).for_each(|row| writer.row(collection, row));
    writer.end();
    String::from_utf8(writer.take()).expect("it is UTF-8")
}

/// The rows of a file as a reader of CSV has them, without the mark at its beginning.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("it says that it is UTF-8");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_spreadsheet_gets_every_text_and_no_formula() {
    let rows = cells(&file(&collection(&HOSTILE), Format::Csv, Depth::Documents));
    assert_eq!(rows.len(), HOSTILE.len() + 1);
    let place = |name: &str| rows[0].iter().position(|other| other == name).expect("there is such a column");
    for (row, name) in rows[1..].iter().zip(HOSTILE) {
        assert_eq!(row.len(), rows[0].len(), "{name}");
        for column in ["headline", "item", "author", "abstract"] {
            let cell = &row[place(column)];
            let own = name.replace('\0', "\u{fffd}");
            assert!(*cell == own || *cell == format!("'{own}"), "{cell:?} of {name:?}");
        }
        // Whatever a spreadsheet strips, the first thing that it sees begins no formula.
        for cell in row {
            let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
            assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
        }
        assert_eq!(row[place("rating_value")], "4.5");
        assert_eq!(row[place("date_published")], "2021-08", "no day is made up");
        assert_eq!(row[place("praise")], "acting");
        assert_eq!(row[place("page")], format!("https://example.org/documents/{}", row[0]));
    }
}

#[test]
fn only_what_begins_a_formula_is_guarded() {
    for text in HOSTILE[..8].iter().chain(&["=", "-", "\n"]) {
        assert_eq!(guarded(text), format!("'{text}"));
    }
    for text in ["A-", "4 1/2 stars", "Kino am Kanal", "a=b", "", "−1", "'t"] {
        assert_eq!(guarded(text), text);
    }
}

#[test]
fn lines_end_as_the_standard_has_it_and_quotation_marks_are_doubled() {
    let text = file(&collection(&["a \"b\", c"]), Format::Csv, Depth::Columns);
    assert!(text.contains(",\"a \"\"b\"\", c\","), "{text}");
    assert_eq!(text.matches("\r\n").count(), 2);
    assert!(!text.replace("\r\n", "").contains('\n'));
    // Columns know neither titles nor ratings as printed: they are left out, not left empty.
    assert!(!text.contains("headline") && !text.contains("abstract") && text.contains("rating_value"), "{text}");
}

#[test]
fn json_says_what_was_selected_and_every_fact() {
    for depth in [Depth::Columns, Depth::Documents] {
        let text = file(&collection(&HOSTILE), Format::Json, depth);
        assert!(!text.contains('<'), "it may stand in a script");
        let json: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!((&json["count"], &json["letters"]), (&HOSTILE.len().into(), &"metacritic".into()));
        assert_eq!(json["address"], "https://example.org/explore?q=%3C");
        let reviews = json["reviews"].as_array().expect("a list");
        assert_eq!(reviews.len(), HOSTILE.len());
        for (review, name) in reviews.iter().zip(HOSTILE) {
            assert_eq!((&review["item"], &review["author"]), (&name.into(), &name.into()));
            assert_eq!(review["rating"]["value"], 4.5);
            assert_eq!(review["rating"]["score"], 90.0);
            assert_eq!(review["aspects"][0]["stance"], "praise");
            let of_documents = depth == Depth::Documents;
            assert_eq!(review["headline"] == name, of_documents);
            assert_eq!(review["statements"][0]["value"] == name, of_documents);
            assert!(review.get("text").is_none());
        }
    }
}

#[test]
fn json_ld_is_read_again_as_what_it_was() {
    let names = ["Salt Road", "Weiß & Schwarz"];
    let text = file(&collection(&names), Format::JsonLd, Depth::Documents);
    let json: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(json["@context"], "https://schema.org");
    assert_eq!(json["itemListElement"][0]["positiveNotes"]["itemListElement"][0]["name"], "acting");
    let mut found = 0;
    let read = crosscut_read::read("export.jsonld", text.as_bytes(), &crosscut_read::Settings::default());
    for (document, name) in read.documents.iter().zip(names) {
        let given = &document.given;
        let said = [given.item.as_deref(), given.author.as_deref(), given.headline.as_deref()];
        assert_eq!(said, [Some(name); 3]);
        assert_eq!(given.publisher.as_deref(), Some("Coast Weekly"));
        assert_eq!(given.item_year, Some(2021));
        let rating = given.rating.as_ref().expect("a rating");
        assert_eq!((rating.raw.as_str(), rating.best, rating.worst), ("4.5", Some(5.0), Some(0.0)));
        let actor = &given.statements[0];
        assert_eq!((actor.value.as_str(), actor.character.as_deref()), (name, Some("Lil")));
        found += 1;
    }
    assert_eq!(found, names.len(), "{:?}", read.problems);
}
