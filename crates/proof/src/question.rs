//! Fuzz targets for what is asked of a table: selections in a URL, and sessions of questions.

use crate::columns::{PAIRS, PEOPLE, any_date, any_values, catalog};
use crate::naive;
use arbitrary::{Result, Unstructured};
use crosscut_engine::{
    Bitmap, Choice, CodeList, Facet, Facets, Interval, Request, Selection, Session, Sort, Table, from_pairs, outcome,
    to_pairs,
};
use crosscut_model::Columns;
use crosscut_model::{Kind, LetterTable};
use std::ops::Range;

/// A question without its table.
#[derive(Debug)]
pub struct Question {
    selection: Selection,
    hits: Option<Bitmap>,
    letters: LetterTable,
    sort: Sort,
    window: Range<usize>,
}

impl Question {
    /// The question as the engine takes it.
    pub fn request(&self) -> Request<'_> {
        let Question { selection, hits, letters, sort, window } = self;
        Request {
            selection,
            hits: hits.as_ref(),
            relevance: None,
            letters: *letters,
            sort: *sort,
            window: window.clone(),
        }
    }
}

/// Any text as the query of a URL, pairs between `&`: what is taken reads back the same without a note, and counts right.
pub fn url(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let table = some_table();
    let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (selection, _) = from_pairs(pairs, &table);
    let written = to_pairs(&selection, &table);
    let again = from_pairs(written.iter().map(|(name, value)| (name.as_str(), value.as_str())), &table);
    assert_eq!(again, (selection, Vec::new()), "{written:?}");
    let (letters, sort) = (LetterTable::default(), Sort::default());
    let request = Request { selection: &again.0, hits: None, relevance: None, letters, sort, window: 0..table.rows() };
    assert_eq!(outcome(&table, &request), naive::outcome(&table, &request), "{text}");
}

/// Any table, any questions one after the other: each is answered as it would be alone, and as by counting on one's fingers.
pub fn session(bytes: &[u8]) {
    let mut choices = Unstructured::new(bytes);
    let Ok(table) = any_table(&mut choices) else { return };
    let mut session = Session::new();
    while !choices.is_empty() {
        let Ok((question, read)) =
            any_question(&mut choices, &table).and_then(|question| Ok((question, choices.arbitrary::<u16>()?)))
        else {
            return;
        };
        let facets: Facets = Facet::ALL.into_iter().filter(|facet| read >> *facet as u16 & 1 == 0).collect();
        let request = question.request();
        let mut expected = naive::outcome(&table, &request);
        for facet in Facet::ALL.into_iter().filter(|facet| !facets.has(*facet)) {
            expected.counts[facet as usize].clear();
        }
        assert_eq!(session.outcome(&table, &request, facets), expected, "{question:?}");
    }
}

/// Thirty reviews that differ in everything.
fn some_table() -> Table {
    let rows = 30u32;
    let code = |modulus: u32| (0..rows).map(|row| row * 7 % modulus).collect();
    let columns = Columns {
        film: code(3),
        source: code(6),
        author: code(4),
        kind: code(Kind::ALL.len() as u32 + 1),
        language: code(3),
        rating: code(8),
        date: (0..rows as i32).map(|row| (row % 5 > 0).then_some(row * 200)).collect(),
        aspects: (0..rows as u8).map(|row| if row % 3 == 0 { vec![] } else { vec![row % 9, 9 + row % 20] }).collect(),
        people: (0..rows).map(|row| (0..row % 4).map(|place| place * 7 + row % 3).collect()).collect(),
    };
    Table::new(&catalog(rows as usize, 2, 5, 3), columns).unwrap_or_else(|error| panic!("the table is sound: {error}"))
}

fn any_table(choices: &mut Unstructured) -> Result<Table> {
    let rows = choices.int_in_range(0..=150usize)?;
    let (films, sources, authors) =
        (choices.int_in_range(0..=3)?, choices.int_in_range(0..=300)?, choices.int_in_range(0..=3)?);
    let catalog = catalog(rows, films, sources, authors);
    let mut columns = Columns::default();
    for _ in 0..rows {
        let mut code = |entries: usize| choices.int_in_range(0..=entries as u32);
        columns.film.push(code(films)?);
        columns.source.push(code(sources)?);
        columns.author.push(code(authors)?);
        columns.kind.push(code(Kind::ALL.len())?);
        columns.language.push(code(catalog.languages.len())?);
        columns.rating.push(code(catalog.ratings.len())?);
        columns.date.push(any_date(choices)?);
        columns.aspects.push(any_values(choices, PAIRS)?);
        columns.people.push(any_values(choices, PEOPLE)?.into_iter().map(u32::from).collect());
    }
    Ok(Table::new(&catalog, columns).unwrap_or_else(|error| panic!("columns that fit are refused: {error}")))
}

/// Any question: codes that the table has and codes that it does not, intervals that are none, windows past the end.
pub fn any_question(choices: &mut Unstructured, table: &Table) -> Result<Question> {
    let mut selection = Selection::default();
    for _ in 0..choices.int_in_range(0..=3u8)? {
        let facet = *choices.choose(&Facet::ALL)?;
        let include = any_codes(choices, table.size(facet))?;
        let exclude = any_codes(choices, table.size(facet))?;
        *selection.choices.of(facet) = Choice { include, exclude };
    }
    let ends = [0.0, 30.0, 60.0, 90.0, 100.0, f64::NAN, f64::INFINITY, -1.0];
    if choices.arbitrary()? {
        selection.score = Some(Interval { low: *choices.choose(&ends)?, high: *choices.choose(&ends)? });
    }
    let hits = if choices.ratio(1u8, 3)? { Some(any_hits(choices, table.rows())?) } else { None };
    let start = choices.int_in_range(0..=table.rows() + 2)?;
    Ok(Question {
        selection,
        hits,
        letters: *choices.choose(&LetterTable::ALL)?,
        sort: *choices.choose(&Sort::ALL)?,
        window: start..start + choices.int_in_range(0..=table.rows() + 2)?,
    })
}

fn any_codes(choices: &mut Unstructured, size: usize) -> Result<CodeList> {
    let mut codes = CodeList::default();
    for _ in 0..choices.int_in_range(0..=3u8)? {
        let code = choices.int_in_range(0..=size as u32 + 1)?;
        codes.insert(if code as usize > size { u32::MAX } else { code });
    }
    Ok(codes)
}

/// Rows that a search finds, of a bitmap that may be longer or shorter than the table.
fn any_hits(choices: &mut Unstructured, rows: usize) -> Result<Bitmap> {
    let mut hits = Bitmap::empty(rows);
    let every = choices.int_in_range(1..=7usize)?;
    (0..rows).filter(|row| row % every == 0).for_each(|row| hits.insert(row));
    Ok(hits)
}
