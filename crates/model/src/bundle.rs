//! The bundle: what `crosscut pack` writes and the page loads. Defined here once, written by `serde`, read by [`crate::from_json`].
//!
//! `catalog.json` is the one file with a fixed name. It is sealed: `{"format":4,"check":"<hash>","catalog":{…}}`, without
//! white space around these, where the hash is over the bytes of the value of `catalog`, so that one damaged byte cannot become a
//! wrong number. It holds
//! the collection's settings, the dictionaries, and the columns, documents and search index, either inline (a small collection)
//! or as references to files whose names carry their content hash: [`files`].

pub mod digits;
mod files;

pub use files::{
    Column, ColumnFile, ColumnFiles, ColumnPart, DocumentFile, FileRef, FilmOverview, Overview, Stored, StoredColumns,
    StoredDocuments,
};

use crate::rating::score;
use crate::{CollectionInfo, LetterTable, Notation, RatingValue, ReadError, SearchRoot, from_json};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// The version of the bundle format. Raised when a reader of the older one would read wrongly.
pub const FORMAT: u32 = 4;

/// An entry of a dictionary: a name and its key for URLs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    pub key: String,
    pub name: String,
}

/// A film, or another work under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Film {
    pub key: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

/// What stands behind a source's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceRole {
    Publisher,
    Author,
}

/// A source: a publication, or an author where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    pub key: String,
    pub name: String,
    pub role: SourceRole,
}

/// A rating as the dictionary of ratings has it: all that decides a score, without the characters it was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatingTerm {
    pub value: RatingValue,
    pub best: RatingValue,
    pub worst: RatingValue,
    pub notation: Notation,
    /// True when part of the scale was assumed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
}

impl RatingTerm {
    /// The score, 0 to 100, under a letter table; `None` for thumbs.
    pub fn score_by(&self, table: LetterTable) -> Option<f64> {
        score(&self.value, &self.best, &self.worst, self.notation, table)
    }

    /// Whether a thumb points up, or a score is at least 60.
    pub fn is_favourable(&self, table: LetterTable) -> bool {
        match self.notation {
            Notation::Thumbs => self.value.text() == Some("up"),
            _ => self.score_by(table).is_some_and(|score| score >= 60.0),
        }
    }
}

/// One integer a review and column, all of one length: code 0 is "missing", code k is entry k − 1 of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Columns {
    /// Into [`Catalog::films`].
    pub film: Vec<u32>,
    /// Into [`Catalog::sources`].
    pub source: Vec<u32>,
    /// Into [`Catalog::authors`].
    pub author: Vec<u32>,
    /// Into [`crate::Kind::ALL`].
    pub kind: Vec<u32>,
    /// Into [`Catalog::languages`].
    pub language: Vec<u32>,
    /// Into [`Catalog::ratings`].
    pub rating: Vec<u32>,
    /// Days since 1970-01-01.
    pub date: Vec<Option<i32>>,
    /// For each review, its aspects with the stance of the whole document on each: `aspect × 4 + stance`, both by their
    /// place in `ALL`, rising, each aspect at most once.
    pub aspects: Vec<Vec<u8>>,
    /// For each review, the people that its statements name, by their places in [`Catalog::people`], rising, each once.
    pub people: Vec<Vec<u32>>,
}

/// The catalog: what the page needs to know before anything else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Catalog {
    /// The program and version that wrote it.
    pub generator: String,
    pub collection: CollectionInfo,
    /// How many reviews; the length of every column.
    pub reviews: usize,
    pub films: Vec<Film>,
    pub sources: Vec<Source>,
    pub authors: Vec<Term>,
    /// Who has a part in the works: everybody whom a statement names in a role of [`crate::Property::is_person`].
    pub people: Vec<Term>,
    /// BCP 47.
    pub languages: Vec<String>,
    pub ratings: Vec<RatingTerm>,
    pub columns: StoredColumns,
    /// The reviews whole, in the order of the rows, which is the order of their ids.
    pub documents: StoredDocuments,
    /// The index of what is published, row by row.
    pub search: SearchRoot,
}

/// The hash in file names and seals: XXH64 of the bytes, seed 0, as 16 hexadecimal digits.
pub fn content_hash(bytes: &[u8]) -> String {
    format!("{:016x}", xxhash_rust::xxh64::xxh64(bytes, 0))
}

#[derive(Serialize)]
struct Sealed<'a> {
    format: u32,
    check: String,
    catalog: &'a RawValue,
}

/// The bytes of `catalog.json`.
pub fn seal(catalog: &Catalog) -> serde_json::Result<String> {
    let catalog = serde_json::value::to_raw_value(catalog)?;
    let check = content_hash(catalog.get().as_bytes());
    serde_json::to_string(&Sealed { format: FORMAT, check, catalog: &catalog })
}

/// Why a `catalog.json` cannot be used.
#[derive(Debug)]
pub enum UnsealError {
    /// It was cut short or is not the right file.
    NotACatalog,
    /// It was written by another version of the program.
    Format { found: u32 },
    /// Its bytes are not those that were written.
    Damaged,
    /// Whole, but not what this version reads: a fault of the program that wrote it.
    Unreadable(ReadError),
}

impl fmt::Display for UnsealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnsealError::NotACatalog => f.write_str("it is not a catalog, or was cut short"),
            UnsealError::Format { found } => {
                write!(f, "it is in format {found}, and this page reads format {FORMAT}")
            }
            UnsealError::Damaged => f.write_str("its bytes are not those that were written"),
            UnsealError::Unreadable(error) => write!(f, "it is whole but cannot be read ({error})"),
        }
    }
}

impl std::error::Error for UnsealError {}

/// Reads and checks a `catalog.json`.
pub fn unseal(json: &str) -> Result<Catalog, UnsealError> {
    from_json(checked(json)?).map_err(UnsealError::Unreadable)
}

/// The JSON of the catalog in a `catalog.json`, if it is in this format and as it was written.
pub fn checked(json: &str) -> Result<&str, UnsealError> {
    // Read before the rest, so that a newer format is named as such whatever else it holds.
    let (found, rest) = json
        .trim()
        .strip_prefix("{\"format\":")
        .and_then(|rest| rest.split_once(','))
        .and_then(|(format, rest)| Some((format.parse().ok()?, rest)))
        .ok_or(UnsealError::NotACatalog)?;
    if found != FORMAT {
        return Err(UnsealError::Format { found });
    }
    let (check, catalog) = rest
        .strip_prefix("\"check\":\"")
        .and_then(|rest| rest.strip_suffix('}')?.split_once("\",\"catalog\":"))
        .ok_or(UnsealError::NotACatalog)?;
    match content_hash(catalog.as_bytes()) == check {
        true => Ok(catalog),
        false => Err(UnsealError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Review, TextPolicy};

    fn small() -> Catalog {
        Catalog {
            generator: "test".to_owned(),
            collection: CollectionInfo { title: "Two".to_owned(), text: TextPolicy::None, ..CollectionInfo::default() },
            reviews: 1,
            films: vec![Film { key: "f".to_owned(), name: "F".to_owned(), year: Some(2021) }],
            sources: vec![],
            authors: vec![],
            people: vec![],
            languages: vec![],
            ratings: vec![],
            columns: Stored::Inline(Columns { film: vec![1], ..Columns::default() }),
            documents: Stored::Inline(vec![Review::default()]),
            search: SearchRoot::default(),
        }
    }

    #[test]
    fn what_was_sealed_is_unsealed() {
        let catalog = small();
        assert_eq!(unseal(&seal(&catalog).unwrap()).unwrap(), catalog);
    }

    #[test]
    fn a_scale_that_counts_downwards_keeps_its_ends_and_its_score() {
        let school = RatingTerm {
            value: RatingValue::Number(2.0),
            best: RatingValue::Number(1.0),
            worst: RatingValue::Number(6.0),
            notation: Notation::Points,
            assumed: true,
        };
        let catalog = Catalog { ratings: vec![school.clone()], ..small() };
        let read = unseal(&seal(&catalog).unwrap()).unwrap();
        assert_eq!(read.ratings, [school]);
        assert_eq!(read.ratings[0].score_by(LetterTable::default()), Some(80.0));
    }

    #[test]
    fn any_damaged_byte_is_noticed() {
        let sealed = seal(&small()).unwrap();
        for place in 0..sealed.len() {
            let mut bytes = sealed.clone().into_bytes();
            bytes[place] ^= 1;
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(unseal(&text).is_err(), "byte {place}: {text}");
            }
            assert!(unseal(&sealed[..place]).is_err(), "cut at {place}");
        }
    }

    #[test]
    fn another_format_is_named() {
        let newer = seal(&small()).unwrap().replacen(&format!("\"format\":{FORMAT}"), "\"format\":9", 1);
        assert!(matches!(unseal(&newer), Err(UnsealError::Format { found: 9 })));
    }
}
