//! Fuzz targets for the bundle: the catalog's seal, and the files of columns.

use crate::columns::catalog;
use crate::naive;
use crosscut_engine::{Incoming, Request, Selection, Sort, Table, outcome};
use crosscut_model::{
    Column, ColumnPart, FORMAT, LetterTable, Stored, content_hash, digits, from_json, seal, unseal as open,
};

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

/// Rows of the collection whose columns come in parts.
const ROWS: usize = 24;

/// Any bytes as the file of one column, beside the true ones of all others: they make an error, or a table that counts right.
/// The first byte chooses the column. A hash would keep such a file out; this is what stands behind the hash.
pub fn part(bytes: &[u8]) {
    let Some((choice, text)) = bytes.split_first() else { return };
    let chosen = Column::ALL[usize::from(*choice) % Column::ALL.len()];
    let catalog = catalog(ROWS, 3, 120, 2);
    let mut incoming = Incoming::new(&catalog, -40);
    for column in Column::ALL.into_iter().filter(|column| *column != chosen) {
        let rows = 0..ROWS as u32;
        let added = match column {
            Column::Aspects => {
                let text = digits::write_lists(rows.map(|row| (0..row % 3).map(move |aspect| aspect * 5 + row % 4)), 1);
                incoming.add(column, ROWS, &ColumnPart::Lists { places: 1, text: &text })
            }
            Column::People => {
                let text = digits::write_lists(rows.map(|_| []), 1);
                incoming.add(column, ROWS, &ColumnPart::Lists { places: 1, text: &text })
            }
            _ => {
                let strings = digits::write(rows.map(|row| row % 3), 2);
                let strings = strings.iter().map(String::as_str).collect();
                incoming.add(column, ROWS, &ColumnPart::Codes(strings))
            }
        };
        added.unwrap_or_else(|error| panic!("{column:?} is as it should be: {error}"));
    }
    let Ok(part) = std::str::from_utf8(text).map_err(drop).and_then(|text| from_json::<ColumnPart>(text).map_err(drop))
    else {
        return;
    };
    if let Err(error) = incoming.add(chosen, ROWS, &part) {
        return assert!(!error.to_string().is_empty());
    }
    match Table::from_packed(&catalog, incoming.done()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(table) => {
            let selection = Selection::default();
            let letters = LetterTable::default();
            let request = Request {
                selection: &selection,
                hits: None,
                relevance: None,
                letters,
                sort: Sort::default(),
                window: 0..ROWS,
            };
            assert_eq!(outcome(&table, &request), naive::outcome(&table, &request));
        }
    }
}
