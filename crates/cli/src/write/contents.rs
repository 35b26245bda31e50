//! What stands in the files of a bundle. A small collection is its catalog alone; of a large one the columns and the
//! documents are files beside it.

use super::Folder;
use super::search::{self, Indexing};
use crate::build::Built;
use crate::build::dictionaries::Dictionaries;
use crate::rows::{Facts, Rows};
use crosscut_model::{
    Catalog, Column, ColumnFile, ColumnFiles, ColumnPart, Columns, DocumentFile, FilmOverview, LetterTable, Overview,
    Review, SearchRoot, Stance, Stored, StoredColumns, StoredDocuments, digits,
};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io;
use std::time::Duration;

/// The most bytes of a file. Static hosts take no larger ones (25 MiB, with Cloudflare Pages).
pub const LARGEST_FILE: usize = 25_000_000;
/// Up to so many bytes of reviews are in the catalog. Raising it saves a request, and makes the first one larger.
const SMALL: u64 = 512 * 1024;
/// Bytes of documents in a file, about. Raising it makes fewer files, and the first look at a document slower.
const DOCUMENTS: u64 = 192 * 1024;
/// Files of documents at most: hosts have a limit too (10,000 to 20,000), and columns and search need some.
const MOST_FILES: u64 = 7_000;
/// Files of documents that are indexed at the same time. Raising it keeps more cores busy, and takes more memory.
const TOGETHER: usize = 32;
/// Rows in one file of a column: three characters each at most are well below the largest file.
const ROWS: usize = 1 << 20;

/// Whether the catalog alone is the bundle.
pub fn is_small(rows: &Rows) -> bool {
    rows.rows.iter().map(|row| u64::from(row.slot.bytes)).sum::<u64>() <= SMALL
}

/// A catalog with everything inside.
pub fn inline(rows: &mut Rows, built: &Built) -> io::Result<Catalog> {
    let Built { dictionaries, order, .. } = built;
    let facts = |row: &u32| rows.rows[*row as usize].facts;
    let column = |column| order.iter().map(|row| dictionaries.code(column, &facts(row))).collect();
    let columns = Columns {
        film: column(Column::Film),
        source: column(Column::Source),
        author: column(Column::Author),
        kind: column(Column::Kind),
        language: column(Column::Language),
        rating: column(Column::Rating),
        date: order.iter().map(|row| facts(row).date).collect(),
        aspects: order.iter().map(|row| aspects(&facts(row)).map(|code| code as u8).collect()).collect(),
        people: order.iter().map(|row| dictionaries.people_of(&rows.names, &facts(row))).collect(),
    };
    let reviews = order.iter().map(|row| rows.review(*row)).collect::<io::Result<Vec<Review>>>()?;
    let search = search::inline(&reviews);
    Ok(catalog(built, Stored::Inline(columns), Stored::Inline(reviews), search))
}

/// A catalog that refers to files, which are written into `folder`.
pub fn in_files(rows: &mut Rows, built: &Built, folder: &mut Folder) -> io::Result<Catalog> {
    let overview = overview(rows, &built.dictionaries, built.collection.letters);
    let columns = columns(rows, built, overview, folder)?;
    let (documents, search) = documents(rows, built, folder)?;
    Ok(catalog(built, Stored::Files(columns), Stored::Files(documents), search))
}

fn catalog(built: &Built, columns: StoredColumns, documents: StoredDocuments, search: SearchRoot) -> Catalog {
    let Built { collection, dictionaries, order } = built;
    Catalog {
        generator: concat!("crosscut ", env!("CARGO_PKG_VERSION")).to_owned(),
        collection: collection.clone(),
        reviews: order.len(),
        films: dictionaries.films.clone(),
        sources: dictionaries.sources.clone(),
        authors: dictionaries.authors.clone(),
        people: dictionaries.people.clone(),
        languages: dictionaries.languages.clone(),
        ratings: dictionaries.ratings.clone(),
        columns,
        documents,
        search,
    }
}

/// The stance of a document on each aspect, rising by aspect.
fn aspects(facts: &Facts) -> impl Iterator<Item = u32> {
    let codes = (0..).step_by(Stance::ALL.len()).zip(facts.aspects);
    codes.filter(|(_, stance)| *stance > 0).map(|(aspect, stance)| aspect + u32::from(stance) - 1)
}

fn overview(rows: &Rows, dictionaries: &Dictionaries, letters: LetterTable) -> Overview {
    let scores: Vec<Option<f64>> = dictionaries.ratings.iter().map(|rating| rating.score_by(letters)).collect();
    let mut overview =
        Overview { ratings: vec![0; scores.len() + 1], films: vec![FilmOverview::default(); dictionaries.films.len()] };
    for row in &rows.rows {
        let rating = dictionaries.code(Column::Rating, &row.facts) as usize;
        let film = dictionaries.code(Column::Film, &row.facts) as usize;
        overview.ratings[rating] += 1;
        let Some(FilmOverview(reviews, rated, sum)) = film.checked_sub(1).and_then(|film| overview.films.get_mut(film))
        else {
            continue;
        };
        *reviews += 1;
        if let Some(score) = rating.checked_sub(1).and_then(|rating| scores[rating]) {
            *rated += 1;
            *sum += score;
        }
    }
    overview.films.iter_mut().for_each(|film| film.2 = (film.2 * 100.0).round() / 100.0);
    overview
}

fn columns(rows: &Rows, built: &Built, overview: Overview, folder: &mut Folder) -> io::Result<ColumnFiles> {
    let Built { dictionaries, order, .. } = built;
    let days = || rows.rows.iter().filter_map(|row| row.facts.date);
    let first_day = days().min().unwrap_or(0);
    let last_day = days().max().unwrap_or(first_day - 1);
    let day_places = digits::places((i64::from(last_day) - i64::from(first_day) + 2) as usize);
    let parts: Vec<(Column, usize)> = Column::ALL
        .into_iter()
        .flat_map(|column| (0..order.len()).step_by(ROWS).map(move |first| (column, first)))
        .collect();
    let person_places = digits::places(dictionaries.people.len());
    let text = |(column, first): &(Column, usize)| {
        let part = &order[*first..order.len().min(first + ROWS)];
        let facts = part.iter().map(|row| &rows.rows[*row as usize].facts);
        let written = match column {
            Column::Aspects => vec![digits::write_lists(facts.map(aspects), 1)],
            Column::People => {
                let people = facts.map(|facts| dictionaries.people_of(&rows.names, facts));
                vec![digits::write_lists(people, person_places)]
            }
            Column::Date => {
                let code = |date: i32| (i64::from(date) - i64::from(first_day)) as u32 + 1;
                digits::write(facts.map(|facts| facts.date.map_or(0, code)), day_places)
            }
            column => {
                let places = digits::places(dictionaries.size(*column));
                digits::write(facts.map(|facts| dictionaries.code(*column, facts)), places)
            }
        };
        let part = match column {
            Column::Aspects => ColumnPart::Lists { places: 1, text: &written[0] },
            Column::People => ColumnPart::Lists { places: person_places, text: &written[0] },
            _ => ColumnPart::Codes(written.iter().map(String::as_str).collect()),
        };
        serde_json::to_vec(&part).map_err(io::Error::from)
    };
    let mut files = Vec::new();
    // A few at a time: each is a few bytes a row, and there may be many rows.
    for some in parts.chunks(4) {
        let texts: Vec<io::Result<Vec<u8>>> = some.par_iter().map(text).collect();
        for ((column, first), text) in some.iter().zip(texts) {
            let file = folder.put(&format!("{}-{}", column.key(), first / ROWS), &text?)?;
            files.push(ColumnFile { column: *column, first: *first, rows: ROWS.min(order.len() - first), file });
        }
    }
    Ok(ColumnFiles { overview, files, first_day })
}

/// The files of documents, and the index of what is in them.
fn documents(rows: &mut Rows, built: &Built, folder: &mut Folder) -> io::Result<(Vec<DocumentFile>, SearchRoot)> {
    let all: u64 = rows.rows.iter().map(|row| u64::from(row.slot.bytes) + 1).sum();
    let target = DOCUMENTS.max(all / MOST_FILES) as usize;
    let bar = progress(built.order.len() as u64);
    let mut files = Vec::new();
    let mut text = Vec::with_capacity(target + 1);
    let mut first = 0;
    let mut indexing = Indexing::default();
    let mut written = Vec::new();
    for (place, row) in built.order.iter().enumerate() {
        text.push(if text.is_empty() { b'[' } else { b',' });
        rows.shelf.get(rows.rows[*row as usize].slot, &mut text)?;
        let next = built.order.get(place + 1).map_or(0, |row| rows.rows[*row as usize].slot.bytes as usize);
        if next == 0 || text.len() + next + 2 > target {
            text.push(b']');
            let file = folder.put(&format!("documents-{}", files.len()), &text)?;
            let first_id = rows.ids[built.order[first] as usize].to_string();
            bar.inc((place + 1 - first) as u64);
            files.push(DocumentFile { first, rows: place + 1 - first, first_id, file });
            first = place + 1;
            written.push(std::mem::replace(&mut text, Vec::with_capacity(target + 1)));
            if next == 0 || written.len() == TOGETHER {
                indexing.add(&written)?;
                written.clear();
            }
        }
    }
    bar.finish_and_clear();
    Ok((files, indexing.in_files(folder)?))
}

fn progress(rows: u64) -> ProgressBar {
    let bar = ProgressBar::new(rows);
    if let Ok(style) = ProgressStyle::with_template("writing {bar:32} {pos} of {len} documents, {per_sec}, {eta} left")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
