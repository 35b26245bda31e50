//! A fuzz target for each format that is read, for encodings, and for the settings of a collection.

use crate::documents::{check, check_line_endings, check_reading};
use crosscut_read::{Settings, read, read_record};
use encoding_rs::{Encoding, ISO_8859_2, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

/// Plain text, with any line endings.
pub fn txt(bytes: &[u8]) {
    check("a.txt", bytes, &Settings::default());
    check_line_endings(&String::from_utf8_lossy(bytes));
}

/// Markdown with front matter.
pub fn markdown(bytes: &[u8]) {
    check("a.md", bytes, &Settings::default());
}

/// HTML with what it says of itself in scripts and attributes.
pub fn html(bytes: &[u8]) {
    check("a.html", bytes, &Settings::default());
}

/// A table, exported or our own.
pub fn csv(bytes: &[u8]) {
    check("a.csv", bytes, &Settings::default());
}

/// A JSON array or object.
pub fn json(bytes: &[u8]) {
    check("a.json", bytes, &Settings::default());
}

/// A JSON object a line, as a file and as the lines of a stream.
pub fn ndjson(bytes: &[u8]) {
    check("a.ndjson", bytes, &Settings::default());
    for line in bytes.split(|byte| *byte == b'\n') {
        check_reading(&read_record("stdin#1", line, &Settings::default()), &Settings::default());
    }
}

/// The first byte chooses an encoding, the rest is text: what has a byte order mark is read as it was written; what has none is
/// read as something. A mark of UTF-8 stays in what is read, one of UTF-16 does not; a second one is a character like any other.
pub fn encodings(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let marked = |encoded: Vec<u8>, kept: &str| {
        let reading = read("a.txt", &encoded, &Settings::default());
        let is_text = !text.contains('\0') && !text.trim_start_matches('\u{feff}').trim().is_empty();
        if is_text {
            assert_eq!(reading.text, format!("{kept}{text}"), "{:?}", reading.problems);
        }
        check_reading(&reading, &Settings::default());
    };
    let legacy: [&Encoding; 4] = [WINDOWS_1252, WINDOWS_1251, ISO_8859_2, SHIFT_JIS];
    match first % 8 {
        0 => marked(["\u{feff}".as_bytes(), text.as_bytes()].concat(), "\u{feff}"),
        1 => marked("\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(), ""),
        2 => marked("\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(), ""),
        3 => check("a.txt", rest, &Settings::default()),
        choice => {
            let encoding = legacy[usize::from(choice) % legacy.len()];
            check("a.txt", &encoding.encode(&text).0, &Settings::default());
        }
    }
}

/// Between the settings of a collection and its table.
const SEAM: &[u8] = b"\n%%\n";

/// A `collection.toml` and, after a line `%%`, a table that is read by it.
pub fn settings(bytes: &[u8]) {
    let seam = bytes.windows(SEAM.len()).position(|window| window == SEAM);
    let (toml, table) = seam.map_or((bytes, &b""[..]), |seam| (&bytes[..seam], &bytes[seam + SEAM.len()..]));
    let (settings, problems) = Settings::read("collection.toml", toml);
    let text = String::from_utf8_lossy(toml);
    for problem in problems {
        // What was not UTF-8 is another text once it is decoded.
        let is_there = problem.span.iter().all(|span| text.get(span.clone()).is_some());
        assert!(is_there || text != std::str::from_utf8(toml).unwrap_or_default(), "{problem:?}");
    }
    check("a.csv", table, &settings);
    check("a.txt", table, &settings);
}
