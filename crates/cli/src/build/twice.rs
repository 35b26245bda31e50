//! One source's ratings of one film in two files: most often one export repeats another, and would be counted twice.

use super::Built;
use crate::report::Report;
use crate::rows::Rows;
use crate::walk::Found;
use crosscut_model::{Column, Problem};
use std::collections::{BTreeMap, HashMap};

/// Films named in one message.
const NAMED: usize = 3;

/// One warning for each source that rates a film in more than one file.
pub fn warn(rows: &Rows, built: &Built, found: &Found, report: &mut Report) {
    let file = |row: u32| rows.unit(row).input;
    let shown = |row: u32| rows.unit(row).input(found).shown.as_str();
    let mut first: HashMap<(u32, u32), u32> = HashMap::new();
    let mut again: BTreeMap<u32, (usize, Vec<(u32, u32)>)> = BTreeMap::new();
    // In one file nothing is in two.
    let order = if found.inputs.len() > 1 { &built.order[..] } else { &[] };
    for row in order {
        let facts = &rows.rows[*row as usize].facts;
        let code = |column| built.dictionaries.code(column, facts);
        let (source, film) = (code(Column::Source), code(Column::Film));
        if source == 0 || film == 0 || code(Column::Rating) == 0 {
            continue;
        }
        let before = *first.entry((source, film)).or_insert(*row);
        if file(before) != file(*row) {
            let (count, named) = again.entry(source).or_default();
            *count += 1;
            if named.len() < NAMED {
                named.push((before, *row));
            }
        }
    }
    for (source, (count, named)) in again {
        let name = built.dictionaries.sources.get(source as usize - 1).map_or("", |source| &source.name);
        let mut films: Vec<String> = named
            .iter()
            .map(|(before, row)| {
                let item = rows.names.name(rows.rows[*row as usize].facts.item);
                format!("{item} in {} and {}", shown(*before), shown(*row))
            })
            .collect();
        if count > NAMED {
            films.push(format!("and {} more", count - NAMED));
        }
        let message = format!("“{name}” rates a film in two files, and both ratings count: {}", films.join(", "));
        let problem = Problem::warning("rated-twice", shown(named[0].1), message);
        report.add(problem.help("if one file repeats the other, leave it out"), "");
    }
}
