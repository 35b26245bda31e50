//! One source's ratings of one film in two files: most often one export repeats another, and would be counted twice.

use super::dictionaries::Dictionaries;
use crate::report::Report;
use crosscut_model::{Columns, Problem, Review};
use std::collections::BTreeMap;

/// Films named in one message.
const NAMED: usize = 3;

/// One warning for each source that rates a film in more than one file.
pub fn warn(reviews: &[Review], shown: &[String], columns: &Columns, dictionaries: &Dictionaries, report: &mut Report) {
    let mut first: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    let mut again: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for row in 0..reviews.len() {
        let (source, film) = (columns.source[row], columns.film[row]);
        if source == 0 || film == 0 || columns.rating[row] == 0 {
            continue;
        }
        let before = *first.entry((source, film)).or_insert(row);
        if shown[before] != shown[row] {
            again.entry(source).or_default().push((before, row));
        }
    }
    for (source, rows) in again {
        let name = dictionaries.sources.get(source as usize - 1).map_or("", |source| &source.name);
        let mut films: Vec<String> = rows
            .iter()
            .take(NAMED)
            .map(|(before, row)| {
                format!("{} in {} and {}", reviews[*row].item.as_deref().unwrap_or("?"), shown[*before], shown[*row])
            })
            .collect();
        if rows.len() > NAMED {
            films.push(format!("and {} more", rows.len() - NAMED));
        }
        let message = format!("“{name}” rates a film in two files, and both ratings count: {}", films.join(", "));
        let problem = Problem::warning("rated-twice", &shown[rows[0].1], message);
        report.add(problem.help("if one file repeats the other, leave it out"), "");
    }
}
