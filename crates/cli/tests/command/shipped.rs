//! The collection that ships says what the documents say, in none of their sentences. What is held against the documents needs them
//! beside the repository, which does not carry them.

use crosscut_model::{Catalog, Review, Stored, unseal};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The four documents, by the numbers in their file names.
const SEEDS: [(&str, &str); 4] =
    [("000", "dan-skip-allen"), ("001", "dennis-schwartz"), ("002", "essay"), ("003", "disc-news")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder with the documents, or `None` with a message.
fn seeds() -> Option<PathBuf> {
    let folder = root().join("../shared/seeds");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no seeds");
    None
}

fn pack(folder: &Path) -> Vec<Review> {
    let out = tempfile::tempdir().unwrap();
    let said = Command::new(env!("CARGO_BIN_EXE_crosscut"))
        .arg("pack")
        .arg(folder)
        .arg("--out")
        .arg(out.path())
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let catalog: Catalog = unseal(&fs::read_to_string(out.path().join("catalog.json")).unwrap()).unwrap();
    match catalog.documents {
        Stored::Inline(reviews) => reviews,
        Stored::Files(files) => panic!("four documents are inline, not in {files:?}"),
    }
}

#[test]
fn the_documents_and_the_collection_agree_on_kind_rating_author_and_date() {
    let Some(seeds) = seeds() else { return };
    let read: BTreeMap<String, Review> = by_stem(pack(&seeds));
    let given: BTreeMap<String, Review> = by_stem(pack(&root().join("reviews")));
    assert_eq!((read.len(), given.len()), (4, 4));
    let score = |name: &str| given[name].rating.as_ref().and_then(|rating| rating.score);
    assert_eq!(SEEDS.map(|(_, name)| score(name)), [Some(90.0), Some(91.0), None, None]);
    for (number, name) in SEEDS {
        let (_, read) = read.iter().find(|(stem, _)| stem.starts_with(number)).unwrap();
        let given = &given[name];
        assert_eq!(read.kind, given.kind, "{name}");
        assert_eq!(read.author, given.author, "{name}");
        assert_eq!(read.publisher, given.publisher, "{name}");
        assert_eq!(read.date_published, given.date_published, "{name}");
        let rating = |review: &Review| {
            review.rating.as_ref().map(|rating| {
                (rating.raw.clone(), rating.value.clone(), rating.best.clone(), rating.notation, rating.score)
            })
        };
        assert_eq!(rating(read), rating(given), "{name}");
    }
}

fn by_stem(reviews: Vec<Review>) -> BTreeMap<String, Review> {
    let stem = |review: &Review| Path::new(&review.source_file).file_stem().unwrap().to_string_lossy().into_owned();
    reviews.into_iter().map(|review| (stem(&review), review)).collect()
}

/// Words in a row that two texts may not share.
const RUN: usize = 9;

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Every run of so many words of some texts.
fn runs(texts: impl IntoIterator<Item = String>) -> HashSet<Vec<String>> {
    texts.into_iter().flat_map(|text| words(&text).windows(RUN).map(<[String]>::to_vec).collect::<Vec<_>>()).collect()
}

/// The first run of words that a text shares with others.
fn shared(text: &str, runs: &HashSet<Vec<String>>) -> Option<String> {
    words(text).windows(RUN).find(|run| runs.contains(*run)).map(|run| run.join(" "))
}

/// Whether a file or folder was built or fetched, and is nobody's words.
fn is_made(entry: &walkdir::DirEntry) -> bool {
    let names = ["target", "dist", "node_modules", ".git", ".tools", ".cache"];
    entry.depth() > 0 && names.iter().any(|name| entry.file_name() == *name)
}

#[test]
fn a_run_of_words_is_found_whatever_stands_between_them() {
    let runs = runs(["The boat has been lying on the bank for years, and rots.".to_owned()]);
    let listed = "- The boat (has been)\n- lying, on the “bank” for\n- Years";
    assert_eq!(shared(listed, &runs).as_deref(), Some("the boat has been lying on the bank for"));
    assert_eq!(shared("The boat has been lying on the shore for years, and rots.", &runs), None);
}

#[test]
fn nothing_in_the_repository_shares_a_sentence_with_the_documents() {
    let Some(seeds) = seeds() else { return };
    let texts = fs::read_dir(&seeds).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let runs = runs(texts);
    assert!(runs.len() > 1000, "the documents were read");
    let mut looked_at = 0;
    let mut wrong = Vec::new();
    for entry in walkdir::WalkDir::new(root()).into_iter().filter_entry(|entry| !is_made(entry)).flatten() {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        looked_at += 1;
        wrong.extend(shared(&text, &runs).map(|run| format!("{}: {run}", entry.path().display())));
    }
    assert!(looked_at > 500, "{looked_at}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_abstract_is_of_the_promised_length() {
    for review in pack(&root().join("reviews")) {
        let length = review.abstract_text.as_deref().map_or(0, |text| text.split_whitespace().count());
        assert!((80..=200).contains(&length), "{}: {length} words", review.source_file);
        assert_eq!(review.text, None, "{}", review.source_file);
    }
}
