//! A fuzz target for columns that may or may not fit their catalog, and the catalogs that this and other targets ask about.

use crate::naive;
use crate::question::any_question;
use arbitrary::{Result, Unstructured};
use crosscut_engine::{Codes, Lists, PackedColumns, Table, outcome};
use crosscut_model::{Aspect, CollectionInfo, Kind, Notation, RatingValue, Stance};
use crosscut_model::{Catalog, Columns, Film, RatingTerm, SearchRoot, Source, SourceRole, Stored, Term};

/// Columns of any length and code are a table exactly when they fit their catalog; and what is a table counts right.
pub fn columns(bytes: &[u8]) {
    let mut choices = Unstructured::new(bytes);
    let Ok((catalog, columns)) = any_columns(&mut choices) else { return };
    let fits = fits(&catalog, &columns);
    match Table::from_packed(&catalog, columns) {
        Err(error) => assert!(!fits && !error.to_string().is_empty(), "{error}"),
        Ok(table) => {
            assert!(fits, "columns that do not fit are a table");
            let Ok(question) = any_question(&mut choices, &table) else { return };
            let request = question.request();
            assert_eq!(outcome(&table, &request), naive::outcome(&table, &request), "{question:?}");
        }
    }
}

/// A catalog of few values. Its ratings have every notation, a scale without length and a number that is none.
pub fn catalog(rows: usize, films: usize, sources: usize, authors: usize) -> Catalog {
    let number = |value: f64, best: f64, notation| RatingTerm {
        value: RatingValue::Number(value),
        best: RatingValue::Number(best),
        worst: RatingValue::Number(0.0),
        notation,
        assumed: false,
    };
    let text = |value: &str, notation| RatingTerm {
        value: RatingValue::Text(value.to_owned()),
        best: RatingValue::Text("A".to_owned()),
        worst: RatingValue::Text("F".to_owned()),
        notation,
        assumed: true,
    };
    Catalog {
        generator: "proof".to_owned(),
        collection: CollectionInfo::default(),
        reviews: rows,
        films: (1..=films).map(|i| Film { key: format!("f{i}"), name: format!("Film {i}"), year: None }).collect(),
        sources: (1..=sources)
            .map(|i| Source { key: format!("s{i}"), name: format!("Source {i}"), role: SourceRole::Author })
            .collect(),
        authors: (1..=authors).map(|i| Term { key: format!("a{i}"), name: format!("Author {i}") }).collect(),
        people: (1..=PEOPLE).map(|i| Term { key: format!("p{i}"), name: format!("Person {i}") }).collect(),
        languages: ["en", "de"].map(str::to_owned).to_vec(),
        ratings: vec![
            number(4.5, 5.0, Notation::Stars),
            text("A-", Notation::Letter),
            number(9.0, 10.0, Notation::Fraction),
            number(70.0, 100.0, Notation::Percent),
            number(3.0, 0.0, Notation::Points),
            number(f64::NAN, 10.0, Notation::Fraction),
            text("up", Notation::Thumbs),
        ],
        columns: Stored::Inline(Columns::default()),
        documents: Stored::Inline(Vec::new()),
        search: SearchRoot::default(),
    }
}

/// How many people every catalog knows.
pub const PEOPLE: u8 = 30;

/// How many aspects with a stance there are.
pub const PAIRS: u8 = (Aspect::ALL.len() * Stance::ALL.len()) as u8;

fn any_columns(choices: &mut Unstructured) -> Result<(Catalog, PackedColumns)> {
    let rows = choices.int_in_range(0..=130usize)?;
    let catalog =
        catalog(rows, choices.int_in_range(0..=3)?, choices.int_in_range(0..=300)?, choices.int_in_range(0..=3)?);
    let mut codes = |entries: usize| any_codes(choices, rows, entries as u32);
    let columns = PackedColumns {
        film: codes(catalog.films.len())?,
        source: codes(catalog.sources.len())?,
        author: codes(catalog.authors.len())?,
        kind: codes(Kind::ALL.len())?,
        language: codes(catalog.languages.len())?,
        rating: codes(catalog.ratings.len())?,
        date: any_dates(choices, rows)?,
        aspects: any_lists(choices, rows, PAIRS)?,
        people: any_lists(choices, rows, PEOPLE)?,
    };
    Ok((catalog, columns))
}

/// Mostly as many codes as there are rows, mostly inside the dictionary.
fn any_codes(choices: &mut Unstructured, rows: usize, entries: u32) -> Result<Codes> {
    let rows = any_length(choices, rows)?;
    let outside = choices.ratio(1u8, 40)?;
    let width = choices.int_in_range(0..=2u8)?;
    let mut codes = Vec::with_capacity(rows);
    for _ in 0..rows {
        codes.push(choices.int_in_range(0..=entries)?);
    }
    if outside && let Some(code) = codes.last_mut() {
        *code = *choices.choose(&[entries + 1, u32::MAX])?;
    }
    Ok(match width {
        0 if codes.iter().all(|code| *code <= u8::MAX.into()) => {
            Codes::U8(codes.iter().map(|code| *code as u8).collect())
        }
        0 | 1 if codes.iter().all(|code| *code <= u16::MAX.into()) => {
            Codes::U16(codes.iter().map(|code| *code as u16).collect())
        }
        _ => Codes::U32(codes),
    })
}

fn any_length(choices: &mut Unstructured, rows: usize) -> Result<usize> {
    Ok(match choices.int_in_range(0..=60u8)? {
        1 => rows + 1,
        2 => rows.saturating_sub(1),
        3 => 0,
        _ => rows,
    })
}

/// Days that repeat, and those at the ends of time.
pub fn any_date(choices: &mut Unstructured) -> Result<Option<i32>> {
    Ok(match choices.int_in_range(0..=31u8)? {
        0..8 => None,
        30 => Some(i32::MIN),
        31 => Some(i32::MAX),
        day @ 8..16 => Some(i32::from(day) * 300 - 2_000),
        day => Some(i32::from(day)),
    })
}

fn any_dates(choices: &mut Unstructured, rows: usize) -> Result<Vec<Option<i32>>> {
    (0..any_length(choices, rows)?).map(|_| any_date(choices)).collect()
}

fn any_lists(choices: &mut Unstructured, rows: usize, entries: u8) -> Result<Lists> {
    let rows = any_length(choices, rows)?;
    let (mut starts, mut values) = (vec![0], Vec::new());
    for _ in 0..rows {
        values.extend(any_values(choices, entries)?);
        starts.push(values.len() as u32);
    }
    match choices.int_in_range(0..=40u8)? {
        1 => values.push(choices.int_in_range(0..=255u8)?),
        2 => values.insert(0, choices.int_in_range(0..=255u8)?),
        3 => drop(starts.pop()),
        4 => starts.clear(),
        5 => *choices.choose_iter(starts.iter_mut())? = choices.int_in_range(0..=u32::MAX)?,
        _ => {}
    }
    Ok(Lists { starts, values: Codes::U8(values) })
}

/// What a review says of aspects or people: rising, each once, at most three.
pub fn any_values(choices: &mut Unstructured, entries: u8) -> Result<Vec<u8>> {
    let mut values = Vec::new();
    for _ in 0..choices.int_in_range(0..=3u8)? {
        values.push(choices.int_in_range(0..=entries - 1)?);
    }
    values.sort_unstable();
    values.dedup();
    Ok(values)
}

/// Whether columns fit their catalog, as plainly as it can be said.
fn fits(catalog: &Catalog, columns: &PackedColumns) -> bool {
    let rows = catalog.reviews;
    let column =
        |codes: &Codes, entries: usize| codes.len() == rows && (0..rows).all(|row| codes.get(row) as usize <= entries);
    let lists = |Lists { starts, values }: &Lists, entries: u8| {
        let values: Vec<u32> = (0..values.len()).map(|place| values.get(place)).collect();
        (starts.len() == rows + 1 || (rows == 0 && starts.is_empty()))
            && starts.first().is_none_or(|start| *start == 0)
            && starts.last().map_or(0, |end| *end as usize) == values.len()
            && starts.windows(2).all(|ends| {
                ends[0] <= ends[1]
                    && values.get(ends[0] as usize..ends[1] as usize).is_some_and(|list| {
                        list.windows(2).all(|two| two[0] < two[1]) && list.iter().all(|value| *value < entries.into())
                    })
            })
    };
    lists(&columns.aspects, PAIRS)
        && lists(&columns.people, PEOPLE)
        && column(&columns.film, catalog.films.len())
        && column(&columns.source, catalog.sources.len())
        && column(&columns.author, catalog.authors.len())
        && column(&columns.kind, Kind::ALL.len())
        && column(&columns.language, catalog.languages.len())
        && column(&columns.rating, catalog.ratings.len())
        && columns.date.len() == rows
}
