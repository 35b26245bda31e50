//! A file from its bytes to its settled records, every promise checked on the way.

use crate::sound;
use crosscut_extract::{Context, Part, explain, extract_all, reconcile};
use crosscut_model::Document;
use crosscut_read::{Reading, Settings, read};

/// Reads a file, extracts its documents and lets them settle what one alone leaves open.
///
/// # Panics
/// Here and below: when a promise is broken.
pub fn check(file: &str, bytes: &[u8], settings: &Settings) {
    check_reading(&read(file, bytes, settings), settings);
}

/// The same for what was read already.
pub fn check_reading(reading: &Reading, settings: &Settings) {
    sound::reading(reading);
    let context = settings.context();
    let (mut texts, mut extractions) = (Vec::new(), Vec::new());
    for document in &reading.documents {
        for part in check_document(document, &context) {
            texts.push(&document.text);
            extractions.push(part.extraction);
        }
    }
    reconcile(&mut extractions, &context);
    for (text, extraction) in texts.iter().zip(&extractions) {
        sound::extraction(text, extraction);
    }
    if let Some(document) = reading.documents.first() {
        explain(document, &context);
    }
}

/// Extracts one document: at least one record, each of a part of its prose, in order, none over another; the same each time.
pub fn check_document(document: &Document, context: &Context) -> Vec<Part> {
    let parts = extract_all(document, context);
    assert!(!parts.is_empty());
    let mut end = document.body.start;
    for part in &parts {
        let body = &part.body;
        assert!(end <= body.start && body.end <= document.body.end, "{body:?} in {:?}", document.body);
        assert!(document.text.get(body.clone()).is_some(), "{body:?} is no range of the text");
        end = body.end;
        sound::extraction(&document.text, &part.extraction);
    }
    assert_eq!(parts, extract_all(document, context), "the same document gave another record");
    parts
}

/// The facts of a text are the same with line feeds, with carriage returns before them, and with carriage returns alone.
pub fn check_line_endings(text: &str) {
    let facts = |text: &str| -> Vec<String> {
        let document = Document::plain("a.txt", text);
        let parts = extract_all(&document, &Context::default());
        parts.iter().map(|Part { extraction, .. }| sound::facts(extraction)).collect()
    };
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let expected = facts(&unix);
    for ending in ["\r\n", "\r"] {
        assert_eq!(facts(&unix.replace('\n', ending)), expected, "with {ending:?} in {unix:?}");
    }
}
