//! `crosscut schema`: the JSON Schema of the bundle's files, made from the types that are written and read.

use crosscut_model::{Catalog, ColumnPart, Review, SearchPositions, SearchRows, SearchWords};
use schemars::{JsonSchema, schema_for};
use std::process::ExitCode;

/// The files of a bundle: `catalog.json`, `<column>-<part>.<hash>.json`, `documents-<part>.<hash>.json`, and those of the search index:
/// `search-words-<part>.<hash>.json`, `search-turned-…`, `search-rows-…`, `search-positions-…`.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "it is only there for its schema")]
#[serde(untagged)]
enum BundleFile<'a> {
    Catalog(Box<SealedCatalog>),
    Column(ColumnPart<'a>),
    Documents(Vec<Review>),
    SearchWords(SearchWords),
    SearchRows(SearchRows),
    SearchPositions(SearchPositions),
}

/// `catalog.json`.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "it is only there for its schema")]
struct SealedCatalog {
    /// The version of the format: 4.
    format: u32,
    /// XXH64 of the bytes of the value of `catalog`, as 16 hexadecimal digits.
    check: String,
    catalog: Catalog,
}

/// The schema, as it is printed.
pub fn schema() -> String {
    let schema = serde_json::to_string_pretty(&schema_for!(BundleFile)).unwrap_or_default();
    schema + "\n"
}

/// Prints the schema.
pub fn run() -> ExitCode {
    print!("{}", schema());
    ExitCode::SUCCESS
}
