//! Whatever the bytes are, reading ends with documents or problems, every place it names is in the text, and the documents give
//! records.

use crosscut_proof::documents::{check, check_reading};
use crosscut_read::{Settings, read, read_record};
use proptest::prelude::*;

/// A name for each format.
const FILES: [&str; 7] = ["a.md", "a.txt", "a", "a.html", "a.csv", "a.json", "a.ndjson"];

/// Pieces that a reader looks for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "+++\n",
        "---\n",
        "...\n",
        "\r\n",
        "\n",
        "\u{feff}",
        "item = ",
        "item: ",
        "rating = ",
        "\"",
        "'",
        "[[credit]]\n",
        "- ",
        "name = \"Ada\"\n",
        "date_published = 2021-02-30\n",
        "date_published: 2021-02-30\n",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "ö",
        "&a",
        "*a",
        "<<: ",
        "|\n",
        ">\n",
        "!!str ",
        "# ",
        "\t",
        "kind = \"essay\"\n",
        "\"text\"",
        "\"source_file\"",
        "\\u",
        "null",
        "1e999",
        "٣",
        "é",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for file in FILES {
            check(file, &bytes, &Settings::default());
        }
        check_reading(&read_record("stdin#1", &bytes, &Settings::default()), &Settings::default());
        let _ = Settings::read("collection.toml", &bytes);
    }

    #[test]
    fn any_pieces_of_front_matter_are_read(text in pieces(), yaml in any::<bool>()) {
        let fence = if yaml { "---\n" } else { "+++\n" };
        for text in [text.clone(), format!("{fence}{text}"), format!("{fence}{text}\n{fence}prose")] {
            for file in FILES {
                check(file, text.as_bytes(), &Settings::default());
            }
        }
        check_reading(&read_record("stdin#1", text.as_bytes(), &Settings::default()), &Settings::default());
        check_reading(&read_record("stdin#1", format!("{{{text}}}").as_bytes(), &Settings::default()), &Settings::default());
        let _ = Settings::read("collection.toml", text.as_bytes());
    }
}

#[test]
fn deep_nesting_is_refused_in_every_format() {
    for (file, open) in [
        ("a.md", "+++\na = [["),
        ("a.md", "+++\na = {a={a="),
        ("a.md", "---\na: - -"),
        ("a.md", "---\n- - "),
        ("a.md", "---\na: [[["),
        ("a.md", "---\na: {a: {a: "),
        ("a.json", "[["),
        ("a.json", "{\"a\":{\"a\":"),
        ("a.html", "<script type=application/ld+json>[["),
        ("a.html", "<i itemscope itemprop=a>"),
    ] {
        let piece = open
            .rsplit('\n')
            .next()
            .unwrap()
            .trim_start_matches("a = ")
            .trim_start_matches("<script type=application/ld+json>");
        for text in [format!("{open}{}", piece.repeat(50_000)), format!("{open}{}\n+++\n---\n", piece.repeat(50_000))] {
            check(file, text.as_bytes(), &Settings::default());
        }
    }
}

/// A place in bytes is not one in the text that is shown: every bad byte before it became a character of three.
#[test]
fn what_is_not_text_is_pointed_at_in_the_text_that_is_shown() {
    for (bytes, shown) in [(&b"a\xff\xe2\x82\x00b"[..], "a\u{fffd}\u{fffd}"), (b"\xe9t\xe9 \x01", "\u{fffd}t\u{fffd} ")]
    {
        let reading = read("a.txt", bytes, &Settings::default());
        let place = reading.problems.first().and_then(|problem| problem.span.clone());
        assert_eq!(place.and_then(|place| reading.text.get(..place.start)), Some(shown), "{bytes:?}");
    }
}
