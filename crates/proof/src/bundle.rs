//! A fuzz target for the bundle's seal.

use crosscut_engine::Table;
use crosscut_model::{FORMAT, Stored, content_hash, seal, unseal as open};

/// Any bytes as a sealed catalog, and as the content of one whose seal is right: what opens is sealed to the same again, and
/// its columns make a table or an error.
pub fn unseal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check(&text);
    let content = text.trim();
    check(&format!("{{\"format\":{FORMAT},\"check\":\"{}\",\"catalog\":{content}}}", content_hash(content.as_bytes())));
}

fn check(sealed: &str) {
    let catalog = match open(sealed) {
        Ok(catalog) => catalog,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let again = seal(&catalog).unwrap_or_else(|error| panic!("what was opened cannot be sealed: {error}"));
    let reopened = open(&again).unwrap_or_else(|error| panic!("what was sealed cannot be opened: {error}"));
    assert_eq!(seal(&reopened).ok(), Some(again));
    if let Stored::Inline(columns) = catalog.columns.clone()
        && let Err(error) = Table::new(&catalog, columns)
    {
        assert!(!error.to_string().is_empty());
    }
}
