//! Names that look like misspellings of one another, across the documents of a film. Pointed out, never corrected: a note,
//! because a collection may well mean to show how a source spells a name.

use super::dictionaries::Dictionaries;
use crate::report::Report;
use crosscut_engine::facts::{clashes, facts};
use crosscut_model::{Columns, Review};
use std::collections::BTreeMap;

/// Statements of one film that are compared: each with each, so four times the work at twice as many.
const MOST: usize = 2_000;
/// Files named for each spelling.
const NAMED: usize = 3;

/// Notes near-misses among people's names and parts.
pub fn note(reviews: &[Review], shown: &[String], columns: &Columns, dictionaries: &Dictionaries, report: &mut Report) {
    let mut by_film: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, film) in columns.film.iter().enumerate().filter(|(_, film)| **film > 0) {
        by_film.entry(*film).or_default().push(row as u32);
    }
    for (film, rows) in by_film {
        let stated: usize = rows.iter().map(|row| reviews[*row as usize].statements.len()).sum();
        if stated > MOST {
            continue;
        }
        let film = dictionaries.films.get(film as usize - 1).map_or("", |film| &film.name);
        let facts = facts(rows.iter().map(|row| (*row, &reviews[*row as usize])));
        // Where an item has only one value of a property, two values are a clash to show, not a slip to mend.
        for clash in clashes(&facts).iter().filter(|clash| clash.about.is_some() || clash.property.is_person()) {
            let sides: Vec<String> =
                clash.sides.iter().map(|(name, rows)| format!("“{name}” ({})", files(rows, shown))).collect();
            let what = match &clash.about {
                Some(person) => format!("part of {person}"),
                None => clash.property.name().replace('_', " "),
            };
            report.note(format!("{film}: perhaps one {what}, spelt in two ways: {}", sides.join(" and ")));
        }
    }
}

fn files(rows: &[u32], shown: &[String]) -> String {
    let mut files: Vec<&str> = rows.iter().take(NAMED).map(|row| shown[*row as usize].as_str()).collect();
    if rows.len() > files.len() {
        files.push("…");
    }
    files.join(", ")
}
