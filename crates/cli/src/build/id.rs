//! The id of every record: given, or made of its path; unique, or an error that names both files.

use crate::gather::Record;
use crosscut_model::{Problem, key};

/// The longest made id, in bytes, as [`key`] has it.
const LONGEST: usize = 80;

/// The id of a record; empty if the one that it gives itself has no letter or digit.
pub fn id(record: &Record) -> String {
    match &record.id {
        Some(given) => key(given),
        None => made(&record.review.source_file),
    }
}

/// The problem of a record without an id.
pub fn bad(record: &Record) -> Problem {
    let problem = Problem::error("bad-id", &record.shown, "this id has no letter or digit");
    at_id(problem, record).help("write it in letters, digits and hyphens")
}

/// The problem of a record with an id that is another's, which is found at `first`.
pub fn duplicate(record: &Record, id: &str, first: &str) -> Problem {
    let message = format!("the id “{id}” is already that of {first}");
    let problem = Problem::error("duplicate-id", &record.shown, message);
    at_id(problem, record).help("give one of them an id of its own in its front matter: id = \"…\"")
}

fn at_id(problem: Problem, record: &Record) -> Problem {
    match &record.id_span {
        Some(span) => problem.at(span.clone()),
        None => problem,
    }
}

/// The id made of a path: without its extension; the number of a record in its file stays whole.
fn made(source_file: &str) -> String {
    let (file, number) = match source_file.rsplit_once('#') {
        // A record of a record has two numbers: `#3-1`.
        Some((file, number)) if number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => (file, number),
        _ => (source_file, ""),
    };
    let stem = match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.contains('/') => stem,
        _ => file,
    };
    let mut id = key(stem);
    if id.is_empty() {
        id.push('x');
    }
    if number.is_empty() {
        return id;
    }
    let most = LONGEST.saturating_sub(number.len() + 1);
    while id.len() > most {
        id.pop();
    }
    format!("{}-{number}", id.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::made;

    #[test]
    fn an_id_is_made_of_the_path() {
        for (path, id) in [
            ("red-rocket/essay.md", "red-rocket-essay"),
            ("000_ab.txt", "000-ab"),
            ("a.b/c", "a-b-c"),
            ("***.md", "x"),
            ("export.csv#12", "export-12"),
            ("export.csv#12-3", "export-12-3"),
        ] {
            assert_eq!(made(path), id);
        }
        let long = format!("{}.csv#1234", "long/".repeat(40));
        assert!(made(&long).ends_with("-1234") && made(&long).len() <= 80, "{}", made(&long));
    }
}
