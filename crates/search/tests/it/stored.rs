//! An index in files, and a reader who fetches what is wanted.

use crosscut_model::{FileRef, SearchRoot, content_hash};
use crosscut_search::{Answer, Builder, Field, Index, Limits, Query, SearchError, Step};
use std::collections::BTreeMap;

/// The texts of a row, with their fields.
pub type Row = Vec<(Field, String)>;

/// Files by their hash.
pub type Files = BTreeMap<String, String>;

/// So small that a few rows fill many files.
pub const TINY: Limits = Limits { words: 4, lists: 12, beginning: 6 };

pub fn builder(rows: &[Row]) -> Builder {
    let mut builder = Builder::new();
    rows.iter().for_each(|row| builder.add(row.iter().map(|(field, text)| (*field, text.as_str()))));
    builder
}

/// An index in files.
pub fn in_files(rows: &[Row], limits: Option<&Limits>) -> (SearchRoot, Files) {
    let mut files = Files::new();
    let root = builder(rows).finish(limits.copied(), |kind, json| {
        let hash = content_hash(json.as_bytes());
        files.insert(hash.clone(), json.to_owned());
        Ok::<_, ()>(Some(FileRef { file: format!("{}.{hash}.json", kind.name()), bytes: json.len() as u64, hash }))
    });
    (root.unwrap(), files)
}

/// An index that is all in its root.
pub fn in_one(rows: &[Row], limits: Option<&Limits>) -> SearchRoot {
    builder(rows).finish(limits.copied(), |_, _| Ok::<_, ()>(None)).unwrap()
}

/// Asks, and fetches until there is an answer. Also how often was fetched, and how many files.
pub fn asked(index: &mut Index, files: &Files, query: &str) -> Result<(Answer, usize, usize), SearchError> {
    let query = Query::parse(query);
    let (mut times, mut fetched) = (0, 0);
    loop {
        match index.ask(&query)? {
            Step::Found(answer) => return Ok((answer, times, fetched)),
            Step::Fetch(wanted) => {
                times += 1;
                fetched += wanted.len();
                assert!(times < 12, "what was supplied is asked for again");
                for wanted in wanted {
                    index.supply(&wanted, files.get(&wanted.file.hash).map_or("", String::as_str))?;
                }
            }
        }
    }
}
