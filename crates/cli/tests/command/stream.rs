//! `extract` as a map over lines of NDJSON.

use crate::run::Desk;
use crosscut_model::{Kind, Review};

#[test]
fn documents_on_stdin_become_records_in_their_order() {
    let input: String = (0..2000)
        .map(|number| {
            format!("{{\"source_file\": \"{number}.txt\", \"kind\": \"essay\", \"text\": \"Harbour {number}\"}}\n\n")
        })
        .collect();
    let said = Desk::empty().run_with(&["extract"], input.as_bytes());
    assert_eq!(said.code, 0, "{}", said.stderr);
    let records: Vec<Review> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2000);
    for (number, record) in records.iter().enumerate() {
        assert_eq!((record.source_file.as_str(), record.kind), (format!("{number}.txt").as_str(), Kind::Essay));
    }
}

#[test]
fn given_facts_and_text_are_optional_and_checked() {
    let input = concat!(
        r#"{"text": "A harbour.", "author": "Ada Lind", "date_published": "1998-11-03", "item_year": 1998}"#,
        "\n\n",
        r#"{"source_file": "b", "text": 5, "auhtor": "x", "date_published": "1998-02-30"}"#,
        "\n",
        "[1, 2]\n",
        "{\"text\": \"unfinished\n",
        "\u{0}\n",
        r#"{"source_file": "c", "text": "A harbour."}"#,
    );
    let said = Desk::empty().run_with(&["extract", "--with-text"], input.as_bytes());
    said.fails_with(&[
        "stdin:3:30: error[wrong-type]: “text” must be a text",
        "stdin:3:33: error[unknown-key]",
        "stdin:3:66: error[impossible-date]",
        "stdin:4:1: error[wrong-type]: a document must be an object",
        "stdin:5:20: error[broken-record]",
        "stdin:6:1: error[not-text]",
    ]);
    let records: Vec<Review> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<_> = records.iter().map(|record| (record.source_file.as_str(), record.text.as_deref())).collect();
    assert_eq!(files, [("stdin#1", Some("A harbour.")), ("b", Some("")), ("c", Some("A harbour."))], "{}", said.all);
}

#[test]
fn no_input_is_no_output() {
    let said = Desk::empty().run_with(&["extract"], b"");
    assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, "", ""));
}
