//! An index that is not what was written gives errors: no panic, and no row that is not there.

use crate::stored::{Files, Row, TINY, asked, in_files, in_one};
use crosscut_model::{SearchRoot, content_hash};
use crosscut_search::{Field, Index, Query, SearchError, Step};
use proptest::prelude::*;

const QUERIES: [&str; 8] =
    ["red rocket", "\"red rocket\"", "-red", "roc", "rokcet ", "text:night -\"red rocket\"", "映", "xyzzyx"];

fn rows() -> Vec<Row> {
    let texts = ["Red rocket, red dog", "Night of the rocket", "A pocket of red night 映画館", "rockets and rackets"];
    texts.into_iter().map(|text| vec![(Field::Body, text.to_owned()), (Field::Title, text.to_uppercase())]).collect()
}

/// Asks everything; an error is an answer too.
fn ask_all(root: SearchRoot, files: &Files) {
    let rows = root.rows;
    let Ok(mut index) = Index::new(root) else { return };
    for query in QUERIES {
        if let Ok((answer, ..)) = asked(&mut index, files, query) {
            assert!(answer.rows.iter().all(|row| *row < rows));
            assert!(answer.rows.windows(2).all(|pair| pair[0] < pair[1]));
            answer.matcher.ranges(Field::Body, "Red rocket 映画館");
        }
    }
}

#[test]
fn a_file_that_was_changed_or_cut_is_damaged() {
    let (root, files) = in_files(&rows(), Some(&TINY));
    let mut looked_at = 0;
    for query in QUERIES {
        let mut index = Index::new(root.clone()).unwrap();
        let query = Query::parse(query);
        while let Step::Fetch(wanted) = index.ask(&query).unwrap() {
            for wanted in wanted {
                let json = &files[&wanted.file.hash];
                for cut in [0, json.len() / 2, json.len() - 1] {
                    assert_eq!(index.supply(&wanted, &json[..cut]), Err(SearchError::Damaged));
                }
                assert_eq!(index.supply(&wanted, &json.replacen(' ', "!", 1)).is_ok(), !json.contains(' '));
                index.supply(&wanted, json).unwrap();
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn another_version_is_named() {
    let root = SearchRoot { version: 99, ..in_one(&rows(), Some(&TINY)) };
    assert_eq!(Index::new(root).err(), Some(SearchError::Version { found: 99 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Written so by a faulty or malicious program: every hash is right, and one character is not.
    #[test]
    fn a_character_that_was_written_wrongly_does_no_harm(place: prop::sample::Index, byte in 0x20u8..0x7f) {
        let json = serde_json::to_string(&in_one(&rows(), Some(&TINY))).unwrap();
        let mut bytes = json.into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(root) = serde_json::from_slice::<SearchRoot>(&bytes) {
            // More rows than there are lists for are a matter of memory, which the catalog bounds.
            if root.rows <= 1000 {
                ask_all(root, &Files::new());
            }
        }
    }

    /// The same, in files that bear the hash of what they hold.
    #[test]
    fn a_file_that_was_written_wrongly_does_no_harm(which: prop::sample::Index, place: prop::sample::Index, byte in 0x20u8..0x7f) {
        let (root, files) = in_files(&rows(), Some(&TINY));
        let hash = files.keys().nth(which.index(files.len())).unwrap().clone();
        let mut bytes = files[&hash].clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let Ok(wrong) = String::from_utf8(bytes) else { return Ok(()) };
        let right = content_hash(wrong.as_bytes());
        // Every file that names it names it anew, up to the root.
        let mut changed = vec![(hash, right)];
        let mut files = files;
        files.insert(changed[0].1.clone(), wrong);
        let mut root = serde_json::to_string(&root).unwrap();
        while let Some((old, new)) = changed.pop() {
            root = root.replace(&old, &new);
            let naming: Vec<String> = files.iter().filter(|(_, json)| json.contains(&old)).map(|(hash, _)| hash.clone()).collect();
            for hash in naming {
                let json = files[&hash].replace(&old, &new);
                let right = content_hash(json.as_bytes());
                files.insert(right.clone(), json);
                changed.push((hash, right));
            }
        }
        ask_all(serde_json::from_str(&root).unwrap(), &files);
    }
}
