//! A collection that is too large for its catalog: columns and documents in files of their own, with content hashes in their
//! names, the same bytes for the same documents, and extracted once.

use crate::run::{Desk, Said};
use crosscut_model::{
    Catalog, Column, ColumnFiles, ColumnPart, DocumentFile, FileRef, Kind, Review, SearchRoot, SearchWords, Stored,
    content_hash, digits, unseal,
};
use std::collections::BTreeSet;
use std::fs;

/// A desk with a made-up collection that does not fit its catalog.
pub fn large() -> Desk {
    let desk = Desk::empty();
    let made = desk.run(&["generate", "--reviews", "2500", "--texts", "600", "--seed", "5"]);
    desk.write("in/all.ndjson", &made.succeeds().stdout);
    desk
}

pub fn pack(desk: &Desk, more: &[&str]) -> Said {
    let words: Vec<&str> = ["pack", "in", "--out", "out"].into_iter().chain(more.iter().copied()).collect();
    let said = desk.run(&words);
    said.succeeds();
    said
}

pub fn catalog(desk: &Desk) -> Catalog {
    unseal(&desk.read("out/catalog.json").unwrap()).unwrap()
}

/// Whether the documents of a bundle are in files of their own.
pub fn is_in_files(desk: &Desk, bundle: &str) -> bool {
    let catalog = unseal(&desk.read(&format!("{bundle}/catalog.json")).unwrap()).unwrap();
    matches!(catalog.documents, Stored::Files(_))
}

fn files(catalog: &Catalog) -> (&ColumnFiles, &[DocumentFile]) {
    match (&catalog.columns, &catalog.documents) {
        (Stored::Files(columns), Stored::Files(documents)) => (columns, documents),
        _ => panic!("a large collection is in files"),
    }
}

pub fn documents(desk: &Desk, files: &[DocumentFile]) -> Vec<Review> {
    let mut all = Vec::new();
    for file in files {
        let mut reviews: Vec<Review> =
            serde_json::from_str(&desk.read(&format!("out/{}", file.file.file)).unwrap()).unwrap();
        assert_eq!((all.len(), reviews.len(), &reviews[0].id), (file.first, file.rows, &file.first_id));
        reviews.iter_mut().for_each(Review::unpack_evidence);
        all.extend(reviews);
    }
    all
}

/// The codes of a column that is in one file.
fn codes(desk: &Desk, columns: &ColumnFiles, column: Column) -> Vec<u32> {
    let file = columns.files.iter().find(|file| file.column == column).unwrap();
    let text = desk.read(&format!("out/{}", file.file.file)).unwrap();
    let ColumnPart::Codes(strings) = serde_json::from_str(&text).unwrap() else { panic!("{column:?} is one of lists") };
    let mut codes = Vec::new();
    digits::read(&strings, file.rows, &mut codes).unwrap();
    codes
}

/// The files of the search index: those that the catalog names, and those that they name.
fn search_files(desk: &Desk, root: &SearchRoot) -> Vec<FileRef> {
    let mut files = Vec::new();
    for part in root.parts.iter().chain(&root.turned) {
        let Stored::Files(file) = &part.words else { panic!("words of a large collection are in files") };
        let words: SearchWords = serde_json::from_str(&desk.read(&format!("out/{}", file.file)).unwrap()).unwrap();
        files.push(file.clone());
        for lists in words.lists {
            let (Stored::Files(rows), Stored::Files(positions)) = (lists.rows, lists.positions) else {
                panic!("lists of a large collection are in files")
            };
            files.extend([rows, positions]);
        }
    }
    files
}

#[test]
fn every_file_is_in_the_manifest_with_its_size_and_hash() {
    let desk = large();
    pack(&desk, &[]).says(&["packed 2500 documents into out (", " files)"]);
    let catalog = catalog(&desk);
    let (columns, documents) = files(&catalog);
    let mut named: BTreeSet<String> = BTreeSet::from(["catalog.json".to_owned()]);
    let search = search_files(&desk, &catalog.search);
    assert!(search.len() > 10, "{}", search.len());
    let own = columns.files.iter().map(|file| &file.file).chain(documents.iter().map(|file| &file.file));
    for file in own.chain(&search) {
        let bytes = fs::read(desk.path(&format!("out/{}", file.file))).unwrap();
        assert_eq!((bytes.len() as u64, content_hash(&bytes)), (file.bytes, file.hash.clone()), "{file:?}");
        assert!(file.file.contains(&file.hash) && bytes.len() <= 25_000_000, "{file:?}");
        named.insert(file.file.clone());
    }
    let found: BTreeSet<String> = fs::read_dir(desk.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, named);
}

#[test]
fn columns_say_what_the_documents_say() {
    let desk = large();
    pack(&desk, &[]);
    let catalog = catalog(&desk);
    let (columns, parts) = files(&catalog);
    let reviews = documents(&desk, parts);
    assert_eq!((reviews.len(), catalog.reviews), (2500, 2500));
    assert!(reviews.is_sorted_by(|a, b| a.id < b.id));
    assert_eq!(reviews.iter().filter(|review| review.text.is_some()).count(), 600);
    assert!(reviews.iter().all(|review| review.evidence.contains_key("item")), "evidence comes back");
    let of = |column| codes(&desk, columns, column);
    let (film, source, author, kind) = (of(Column::Film), of(Column::Source), of(Column::Author), of(Column::Kind));
    let (rating, date) = (of(Column::Rating), of(Column::Date));
    fn named<T>(entries: &[T], code: u32) -> Option<&T> {
        (code > 0).then(|| &entries[code as usize - 1])
    }
    for (row, review) in reviews.iter().enumerate() {
        assert_eq!(named(&catalog.films, film[row]).map(|film| &film.name), review.item.as_ref());
        assert_eq!(named(&catalog.sources, source[row]).map(|source| source.name.as_str()), review.source());
        assert_eq!(named(&catalog.authors, author[row]).map(|author| &author.name), review.author.as_ref());
        assert_eq!(named(&Kind::ALL, kind[row]), Some(&review.kind));
        let term = named(&catalog.ratings, rating[row]);
        assert_eq!(term.map(|term| &term.value), review.rating.as_ref().map(|rating| &rating.value));
        let day = (date[row] > 0).then(|| columns.first_day + date[row] as i32 - 1);
        assert_eq!(day, review.date_published.map(|date| date.days()));
    }
    let mut counts = vec![0; catalog.ratings.len() + 1];
    rating.iter().for_each(|code| counts[*code as usize] += 1);
    assert_eq!(columns.overview.ratings, counts);
    for (place, overview) in columns.overview.films.iter().enumerate() {
        let rows =
            || reviews.iter().zip(&film).filter(|(_, film)| **film as usize == place + 1).map(|(review, _)| review);
        let scores: Vec<f64> = rows().filter_map(|review| review.rating.as_ref()?.score).collect();
        assert_eq!((overview.0 as usize, overview.1 as usize), (rows().count(), scores.len()));
        assert!((overview.2 - scores.iter().sum::<f64>()).abs() < 0.01);
    }
}

#[test]
fn the_same_documents_give_the_same_files() {
    let desk = large();
    pack(&desk, &[]);
    let first = desk.read("out/catalog.json");
    pack(&desk, &[]).says(&["out holds these 2500 documents already"]);
    // One file is damaged, and the bundle is not the same any more.
    let (name, bytes) = {
        let catalog = catalog(&desk);
        let file = &files(&catalog).1[0].file;
        (format!("out/{}", file.file), desk.read(&format!("out/{}", file.file)).unwrap())
    };
    desk.write(&name, bytes.replacen("\"kind\"", "\"kinD\"", 1));
    pack(&desk, &[]).says(&["packed 2500 documents into out"]);
    assert_eq!(desk.read(&name).unwrap(), bytes);
    assert_eq!(desk.read("out/catalog.json"), first);
}

#[test]
fn unchanged_documents_are_not_extracted_again() {
    let desk = large();
    desk.write("in/one.txt", "By Ana Holm\n\nA wait, and worth it.\n\n3 stars out of 4\n");
    desk.write("in/two.txt", "By Ana Holm\n\nNo wait is worth that.\n\n2 stars\n");
    let plain = pack(&desk, &[]);
    let without = desk.read("out/catalog.json");
    let cached = ["--cache", "cache/records"];
    let notes = |said: &Said| said.stderr.lines().filter(|line| !line.contains("parts were extracted")).count();
    let first = pack(&desk, &cached);
    first.says(&["0 of ", "out holds these 2502 documents already"]);
    let parts = first.stderr.split("note: 0 of ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let second = pack(&desk, &cached);
    second.says(&[&format!("{parts} of {parts} parts were extracted before")]);
    assert_eq!(desk.read("out/catalog.json"), without);
    // The problems of documents that were not read again are told all the same.
    assert_eq!((notes(&first), notes(&second)), (notes(&plain), notes(&plain)), "{}\n{}", plain.all, second.all);

    desk.write("in/two.txt", "By Ana Holm\n\nNo wait is worth that.\n\n1 star\n");
    let rest = parts.parse::<u32>().unwrap() - 1;
    pack(&desk, &cached).says(&[&format!("{rest} of {parts} parts were extracted before"), "packed 2502 documents"]);
    let changed = desk.read("out/catalog.json");
    assert_ne!(changed, without);

    // A cache that is damaged anywhere is of no use, and of no harm.
    let whole = fs::read(desk.path("cache/records")).unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 5) {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        desk.write("cache/records", &bytes);
        pack(&desk, &cached).says(&["out holds these 2502 documents already"]);
    }
    for length in [10, whole.len() - 1] {
        desk.write("cache/records", &whole[..length]);
        pack(&desk, &cached).says(&["out holds these 2502 documents already"]);
    }
}

#[test]
fn another_policy_is_not_answered_from_the_cache() {
    let desk = large();
    let cached = ["--cache", "cache"];
    pack(&desk, &cached);
    desk.write("in/collection.toml", "text = \"none\"");
    pack(&desk, &cached).says(&["0 of ", "none: facts and abstracts only"]);
    let catalog = catalog(&desk);
    assert!(documents(&desk, files(&catalog).1).iter().all(|review| review.text.is_none()));
    assert!(!String::from_utf8_lossy(&fs::read(desk.path("cache")).unwrap()).contains("and both were right"));
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bundle.schema.json");
    let printed = Desk::empty().run(&["schema"]).succeeds().stdout.clone();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &printed).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == printed,
        "docs/bundle.schema.json is not what `crosscut schema` prints; UPDATE=1 writes it anew"
    );
}

#[test]
fn one_author_of_everything_and_thousands_of_languages_are_packed() {
    // None of them has a date, either.
    const ROWS: u32 = 20_000;
    let desk = Desk::empty();
    let row = |place: u32| {
        let letter = |step: u32| char::from(b'a' + (place / 26u32.pow(step) % 26) as u8);
        let (a, b, c) = (letter(0), letter(1), letter(2));
        format!(
            "{{\"source_file\":\"{place}\",\"text\":\"ok\",\"author\":\"Ana Holm\",\"item\":\"F\",\"language\":\"{a}{b}{c}-{}\"}}\n",
            place % 7 + 100
        )
    };
    desk.write("in/all.ndjson", (0..ROWS).map(row).collect::<String>());
    pack(&desk, &[]);
    let catalog = catalog(&desk);
    assert_eq!((catalog.reviews, catalog.authors.len()), (ROWS as usize, 1));
    assert_eq!(catalog.languages.len(), ROWS as usize);
}
