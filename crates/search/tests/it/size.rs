//! What an index weighs on the wire.

use crate::stored::{Row, in_files, in_one};
use crosscut_bench_texts::Collection;
use crosscut_search::Field;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

fn gzip(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

fn rows(count: usize) -> Vec<Row> {
    let collection = Collection::new(4, count).unwrap();
    let row = |text: crosscut_bench_texts::Text| {
        vec![
            (Field::Title, text.title),
            (Field::People, text.author),
            (Field::People, text.people.join(", ")),
            (Field::Source, text.source),
            (Field::Headline, text.headline),
            (Field::Abstract, text.body),
        ]
    };
    collection.texts.into_iter().map(row).collect()
}

#[test]
fn the_index_of_four_reviews_is_small() {
    let root = in_one(&rows(4), None);
    let bytes = gzip(&serde_json::to_string(&root).unwrap());
    assert!((1000..=10_000).contains(&bytes), "{bytes}");
}

#[test]
fn files_stay_small_and_the_root_smaller() {
    let (root, files) = in_files(&rows(4000), None);
    assert!(files.len() > 50, "{}", files.len());
    for json in files.values().filter(|json| json.starts_with("{\"rows\"")) {
        assert!(gzip(json) <= 40_000, "{}", gzip(json));
    }
    assert!(gzip(&serde_json::to_string(&root).unwrap()) <= 2000);
}
