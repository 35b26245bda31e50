//! What was packed is loaded and asked, as the page does it: what is published is found, and nothing else.

use crate::large::{catalog, documents, large, pack};
use crate::run::Desk;
use crosscut_model::{Catalog, Review, Stored, unseal};
use crosscut_search::{Answer, Index, Query, Step, texts, tokens};
use std::collections::BTreeSet;

/// Asks the index of a bundle in `out`. Gives the answer, and how many files were fetched for it.
fn ask(desk: &Desk, catalog: &Catalog, query: &str) -> (Answer, usize) {
    let mut index = Index::new(catalog.search.clone()).unwrap();
    let query = Query::parse(query);
    let mut fetched = 0;
    loop {
        match index.ask(&query).unwrap() {
            Step::Found(answer) => return (answer, fetched),
            Step::Fetch(wanted) => {
                for wanted in wanted {
                    index.supply(&wanted, &desk.read(&format!("out/{}", wanted.file.file)).unwrap()).unwrap();
                    fetched += 1;
                }
            }
        }
    }
}

/// The rows that have a word, by looking at all of them.
fn scan(reviews: &[Review], word: &str) -> Vec<u32> {
    let has = |review: &Review| {
        let mut found = false;
        texts(review).for_each(|(_, text)| tokens(text, |token| found |= token.term == word));
        found
    };
    (0..).zip(reviews).filter(|(_, review)| has(review)).map(|(row, _)| row).collect()
}

/// The words of a review that are in the index.
fn words(review: &Review) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    texts(review).for_each(|(_, text)| {
        tokens(text, |token| {
            words.insert(token.term.to_owned());
        });
    });
    words
}

#[test]
fn a_large_collection_is_asked_file_by_file() {
    let desk = large();
    pack(&desk, &[]);
    let catalog = catalog(&desk);
    let Stored::Files(files) = &catalog.documents else { panic!("documents are in files") };
    let reviews = documents(&desk, files);
    assert_eq!(catalog.search.rows as usize, reviews.len());
    let mut looked_at = 0;
    for review in reviews.iter().step_by(97) {
        for word in words(review).into_iter().step_by(7) {
            // A space behind it: it does not go on.
            let (answer, fetched) = ask(&desk, &catalog, &format!("{word} "));
            assert_eq!(answer.rows, scan(&reviews, &word), "{word}");
            assert!((1..=3).contains(&fetched), "{word}: {fetched} files");
            looked_at += 1;
        }
    }
    assert!(looked_at > 50, "{looked_at}");
    let with_text = reviews.iter().find(|review| review.text.is_some()).unwrap();
    let text = with_text.text.as_deref().unwrap();
    let phrase: Vec<&str> = text.split_whitespace().take(4).collect();
    let (answer, _) = ask(&desk, &catalog, &format!("text:\"{}\"", phrase.join(" ")));
    let found = |row: &u32| reviews[*row as usize].id == with_text.id;
    assert!(answer.rows.iter().any(found), "{phrase:?}");
}

#[test]
fn only_what_is_published_is_found() {
    let document = "+++\nitem = \"Salt Road\"\nauthor = \"Ilse Brandt\"\n+++\nIt opens slowly. Nobody hurries on the ferry, \
                    and nothing ends with zymurgy.\n";
    for (policy, shown, hidden) in [
        ("text = \"full\"", vec!["slowly", "zymurgy", "salt", "brandt"], vec![]),
        ("text = \"excerpt\"\nexcerpt_length = 20", vec!["slowly", "salt", "people:brandt"], vec!["ferry", "zymurgy"]),
        ("text = \"none\"", vec!["title:salt", "ilse"], vec!["slowly", "ferry", "zymurgy"]),
    ] {
        let desk = Desk::empty();
        desk.write("in/salt.md", document);
        desk.write("in/collection.toml", format!("title = \"Two\"\n{policy}\n"));
        pack(&desk, &[]);
        let json = desk.read("out/catalog.json").unwrap();
        let catalog = unseal(&json).unwrap();
        for word in shown {
            let (answer, fetched) = ask(&desk, &catalog, word);
            assert_eq!((answer.rows, fetched), (vec![0], 0), "{word}");
        }
        for word in hidden {
            assert_eq!(ask(&desk, &catalog, word).0.rows, [0u32; 0], "{policy}: {word}");
            assert!(!json.contains(word), "{policy}: {word} is in the bundle");
        }
    }
}
