//! Small tables to ask questions of, and the one `check` that asks.

use crate::golden::points;
use crosscut_engine::{
    Bitmap, Choice, Choices, Facet, Interval, Outcome, Request, Selection, Sort, Table, from_pairs, outcome,
};
use crosscut_model::{
    Catalog, CollectionInfo, Columns, Film, Kind, LetterTable, Notation, RatingTerm, RatingValue, SearchRoot, Source,
    SourceRole, Stored, Term,
};
use proptest::prelude::*;

/// A catalog and its columns, before they are a table.
#[derive(Clone, Debug)]
pub struct Raw {
    pub catalog: Catalog,
    pub columns: Columns,
}

/// How many people every catalog knows: `p1` to `p40`.
pub const PEOPLE: usize = 40;

impl Raw {
    /// Dictionaries of the given sizes with keys `f1`, `s1`, `a1`, …, [`PEOPLE`], three languages, [`ratings`], and no reviews.
    pub fn with_dictionaries(films: usize, sources: usize, authors: usize) -> Raw {
        let key = |letter: &str, place: usize| format!("{letter}{}", place + 1);
        let catalog = Catalog {
            generator: "test".to_owned(),
            collection: CollectionInfo::default(),
            reviews: 0,
            films: (0..films).map(|i| Film { key: key("f", i), name: format!("Film {i}"), year: None }).collect(),
            sources: (0..sources)
                .map(|i| Source { key: key("s", i), name: format!("Source {i}"), role: SourceRole::Publisher })
                .collect(),
            authors: (0..authors).map(|i| Term { key: key("a", i), name: format!("Author {i}") }).collect(),
            people: (0..PEOPLE).map(|i| Term { key: key("p", i), name: format!("Person {i}") }).collect(),
            languages: ["en", "de", "fr"].map(str::to_owned).to_vec(),
            ratings: ratings(),
            columns: Stored::Inline(Columns::default()),
            documents: Stored::Inline(vec![]),
            search: SearchRoot::default(),
        };
        Raw { catalog, columns: Columns::default() }
    }

    /// Adds a review.
    pub fn push(&mut self, line: Line) -> &mut Raw {
        let Columns { film, source, author, kind, language, rating, date, aspects, people } = &mut self.columns;
        film.push(line.film);
        source.push(line.source);
        author.push(line.author);
        kind.push(line.kind);
        language.push(line.language);
        rating.push(line.rating);
        date.push(line.date);
        aspects.push(line.aspects);
        people.push(line.people);
        self.catalog.reviews += 1;
        self
    }

    /// The table.
    pub fn table(&self) -> Table {
        Table::new(&self.catalog, self.columns.clone()).expect("the columns fit the catalog")
    }
}

/// A table of films with one rating a row, each from 0 to 100: the film and the source, both from 1, and the score.
pub fn scored(rows: impl Iterator<Item = (u32, u32, u32)>) -> Table {
    let rows: Vec<(u32, u32, u32)> = rows.collect();
    let most = |codes: &dyn Fn(&(u32, u32, u32)) -> u32| rows.iter().map(codes).max().unwrap_or(0) as usize;
    let mut raw = Raw::with_dictionaries(most(&|row| row.0), most(&|row| row.1), 0);
    raw.catalog.ratings = (0..=100).map(|score| points(f64::from(score))).collect();
    for (film, source, score) in rows {
        raw.push(Line { film, source, rating: score + 1, ..Line::default() });
    }
    raw.table()
}

/// One review as codes; the default is missing in everything.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub film: u32,
    pub source: u32,
    pub author: u32,
    pub kind: u32,
    pub language: u32,
    pub rating: u32,
    pub date: Option<i32>,
    pub aspects: Vec<u8>,
    pub people: Vec<u32>,
}

/// A dictionary of ratings with every notation, equal scores under different terms, a scale without length, one that counts
/// downwards and a number that is none.
pub fn ratings() -> Vec<RatingTerm> {
    let number = |value: f64, best: f64, notation| RatingTerm {
        value: RatingValue::Number(value),
        best: RatingValue::Number(best),
        worst: RatingValue::Number(0.0),
        notation,
        assumed: false,
    };
    let text = |value: &str, best: &str, worst: &str, notation| RatingTerm {
        value: RatingValue::Text(value.to_owned()),
        best: RatingValue::Text(best.to_owned()),
        worst: RatingValue::Text(worst.to_owned()),
        notation,
        assumed: false,
    };
    vec![
        number(4.5, 5.0, Notation::Stars),
        text("A-", "A+", "F", Notation::Letter),
        number(7.0, 10.0, Notation::Fraction),
        number(70.0, 100.0, Notation::Percent),
        number(91.0, 100.0, Notation::Points),
        text("up", "up", "down", Notation::Thumbs),
        text("down", "up", "down", Notation::Thumbs),
        number(0.0, 4.0, Notation::Stars),
        number(3.0, 0.0, Notation::Points),
        number(f64::NAN, 10.0, Notation::Fraction),
        text("C+", "A+", "F", Notation::Letter),
        number(1.0 / 3.0, 1.0, Notation::Fraction),
        RatingTerm { worst: RatingValue::Number(6.0), ..number(2.0, 1.0, Notation::Points) },
    ]
}

/// Four reviews like those of the collection that ships: two rated, an essay and a news item without a rating.
pub fn four() -> Table {
    let kind = |kind: Kind| Kind::ALL.iter().position(|known| *known == kind).map_or(0, |place| place as u32 + 1);
    let mut raw = Raw::with_dictionaries(1, 2, 2);
    raw.push(Line {
        film: 1,
        source: 1,
        author: 1,
        kind: kind(Kind::Review),
        language: 1,
        rating: 1,
        ..Line::default()
    })
    .push(Line {
        film: 1,
        source: 2,
        author: 2,
        kind: kind(Kind::Review),
        language: 1,
        rating: 2,
        date: Some(18_846),
        aspects: vec![0, 7],
        people: vec![0, 2],
    })
    .push(Line { film: 1, kind: kind(Kind::Essay), aspects: vec![0], people: vec![2, 39], ..Line::default() })
    .push(Line { film: 1, kind: kind(Kind::News), date: Some(19_011), ..Line::default() });
    raw.table()
}

/// What a selection must give: the rows in the default order, and some counts by key.
pub struct Expected<'a> {
    pub rows: &'a [u32],
    pub counts: &'a [(Facet, &'a [(&'a str, u32)])],
}

/// Asks for everything that a query's pairs (`source=s1&not-kind=news`) select, and compares. The query must hold
/// nothing that cannot be taken.
pub fn check(table: &Table, query: &str, expected: Expected) {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (selection, notes) = from_pairs(pairs, table);
    assert_eq!(notes, [], "{query}");
    let outcome = answer(table, &selection);
    assert_eq!(outcome.rows, expected.rows, "rows of {query:?}");
    assert_eq!(outcome.count, expected.rows.len(), "count of {query:?}");
    for (facet, counts) in expected.counts {
        let found: Vec<(&str, u32)> = (0..table.size(*facet) as u32)
            .map(|code| (table.key(*facet, code), outcome.counts[*facet as usize][code as usize]))
            .filter(|(_, count)| *count > 0)
            .collect();
        assert_eq!(found, *counts, "{facet:?} of {query:?}");
    }
}

/// Everything about a selection, all rows in the default order, no search.
pub fn answer(table: &Table, selection: &Selection) -> Outcome {
    outcome(
        table,
        &Request {
            selection,
            hits: None,
            relevance: None,
            letters: LetterTable::default(),
            sort: Sort::default(),
            window: 0..table.rows(),
        },
    )
}

/// A question without its table: what a reader does to the page.
#[derive(Clone, Debug)]
pub struct Question {
    pub selection: Selection,
    /// Seeds the rows that the search finds; `None` searches for nothing.
    pub hits: Option<u64>,
    pub letters: LetterTable,
    pub sort: Sort,
    pub window: std::ops::Range<usize>,
}

impl Question {
    /// The rows that the search finds.
    pub fn bitmap(&self, rows: usize) -> Option<Bitmap> {
        self.hits.map(|seed| {
            let mut hits = Bitmap::empty(rows);
            let mut state = seed | 1;
            for row in 0..rows {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if state >> 62 > 0 {
                    hits.insert(row);
                }
            }
            hits
        })
    }

    /// The question as the engine takes it.
    pub fn request<'a>(&'a self, hits: Option<&'a Bitmap>) -> Request<'a> {
        Request {
            selection: &self.selection,
            hits,
            relevance: None,
            letters: self.letters,
            sort: self.sort,
            window: self.window.clone(),
        }
    }
}

/// Any table of up to `most` reviews. Dates repeat, so that orders have ties; in some tables they lie at the ends of time.
pub fn any_table(most: usize) -> impl Strategy<Value = Raw> {
    let span = prop_oneof![9 => Just(9_000), 1 => Just(2_932_896)];
    (0..=most, 1..6usize, 1..300usize, 1..5usize, span).prop_flat_map(move |(rows, films, sources, authors, span)| {
        let date = prop_oneof![1 => Just(None), 3 => (0..20).prop_map(Some), 1 => (0..=span).prop_map(Some)];
        let line = (
            0..=films as u32,
            prop_oneof![0..=sources as u32, 0..=(sources as u32).min(3)],
            0..=authors as u32,
            0..=Kind::ALL.len() as u32,
            0..=3u32,
            0..=ratings().len() as u32,
            date,
            prop::collection::btree_set(0..36u8, 0..4),
            // Some are named everywhere, some hardly ever.
            prop::collection::btree_set(prop_oneof![0..3u32, 0..PEOPLE as u32], 0..4),
        );
        prop::collection::vec(line, rows).prop_map(move |lines| {
            let mut raw = Raw::with_dictionaries(films, sources, authors);
            for (film, source, author, kind, language, rating, date, aspects, people) in lines {
                let (aspects, people) = (aspects.into_iter().collect(), people.into_iter().collect());
                raw.push(Line { film, source, author, kind, language, rating, date, aspects, people });
            }
            raw
        })
    })
}

/// Any selection, with codes that some tables have and some do not.
pub fn any_selection() -> impl Strategy<Value = Selection> {
    let code = || prop_oneof![8 => 0..8u32, 2 => 0..40u32, 1 => Just(u32::MAX)];
    let choice = (prop::collection::btree_set(code(), 0..3), prop::collection::btree_set(code(), 0..2)).prop_map(
        |(include, exclude)| Choice { include: include.into_iter().collect(), exclude: exclude.into_iter().collect() },
    );
    let score = prop_oneof![
        3 => Just(None),
        3 => (0..=100u32, 0..=100u32)
            .prop_map(|(a, b)| Some(Interval { low: f64::from(a.min(b)), high: f64::from(a.max(b)) })),
        1 => prop::sample::select(vec![(90.0, 10.0), (f64::NAN, 100.0), (f64::NEG_INFINITY, f64::INFINITY)])
            .prop_map(|(low, high)| Some(Interval { low, high })),
    ];
    let facet = prop::sample::select(Facet::ALL.to_vec());
    (prop::collection::btree_map(facet, choice, 0..4), score).prop_map(|(chosen, score)| {
        let mut choices = Choices::default();
        for (facet, choice) in chosen.into_iter().filter(|(_, choice)| !choice.is_empty()) {
            *choices.of(facet) = choice;
        }
        Selection { choices, score, ..Selection::default() }
    })
}

/// Any question about a table of up to `most` reviews.
pub fn any_question(most: usize) -> impl Strategy<Value = Question> {
    let window = (0..=most + 3, 0..=most + 3).prop_map(|(start, length)| start..start + length);
    (
        any_selection(),
        prop::option::weighted(0.3, any::<u64>()),
        prop::sample::select(LetterTable::ALL.to_vec()),
        prop::sample::select(Sort::ALL.to_vec()),
        prop_oneof![Just(0..most), window],
    )
        .prop_map(|(selection, hits, letters, sort, window)| Question { selection, hits, letters, sort, window })
}

#[test]
fn columns_that_come_as_files_make_the_same_table_as_columns_in_the_catalog() {
    use crosscut_engine::Incoming;
    use crosscut_model::{Column, ColumnPart, digits};
    let catalog = Catalog { reviews: 300, ..Raw::with_dictionaries(3, 120, 9).catalog };
    let (ratings, people) = (catalog.ratings.len() as u32, catalog.people.len() as u32);
    let code = |row: u32, size: u32| row * 7 % (size + 1);
    let columns = Columns {
        film: (0..300).map(|row| code(row, 3)).collect(),
        source: (0..300).map(|row| code(row, 120)).collect(),
        author: (0..300).map(|row| code(row, 9)).collect(),
        kind: (0..300).map(|row| code(row, 5)).collect(),
        language: (0..300).map(|row| code(row, 2)).collect(),
        rating: (0..300).map(|row| code(row, ratings)).collect(),
        date: (0..300).map(|row| (row % 5 > 0).then_some(row * 40 - 3_000)).collect(),
        aspects: (0..300u32).map(|row| (0..row % 4).map(|aspect| (aspect * 4 + row % 3) as u8).collect()).collect(),
        people: (0..300u32).map(|row| (0..row % 3).map(|place| place * people / 3).collect()).collect(),
    };
    let mut incoming = Incoming::new(&catalog, -3_000);
    let days = columns.date.iter().map(|day| day.map_or(0, |day| (day + 3_001) as u32)).collect();
    for (column, codes) in [
        (Column::Film, &columns.film),
        (Column::Source, &columns.source),
        (Column::Author, &columns.author),
        (Column::Kind, &columns.kind),
        (Column::Language, &columns.language),
        (Column::Rating, &columns.rating),
        (Column::Date, &days),
    ] {
        // In two parts.
        for part in codes.chunks(200) {
            let written = digits::write(part.iter().copied(), 3);
            let part_of = ColumnPart::Codes(written.iter().map(String::as_str).collect());
            incoming.add(column, part.len(), &part_of).unwrap();
        }
    }
    let lists = columns.aspects.iter().map(|list| list.iter().map(|code| u32::from(*code)));
    let text = digits::write_lists(lists, 1);
    let part = ColumnPart::Lists { places: 1, text: &text };
    assert!(incoming.clone().add(Column::Film, 300, &part).is_err(), "lists are no codes");
    incoming.add(Column::Aspects, 300, &part).unwrap();
    let lists = columns.people.iter().map(|list| list.iter().copied());
    let text = digits::write_lists(lists, 2);
    incoming.add(Column::People, 300, &ColumnPart::Lists { places: 2, text: &text }).unwrap();
    assert!(Table::from_packed(&catalog, Incoming::new(&catalog, 0).done()).is_err(), "nothing has come");
    let one = Table::from_packed(&catalog, incoming.done()).unwrap();
    let other = Table::new(&catalog, columns).unwrap();
    for row in 0..300 {
        for facet in Facet::ALL {
            assert_eq!(one.codes(facet, row), other.codes(facet, row), "{facet:?} of row {row}");
        }
        assert_eq!((one.date(row), one.rating_code(row)), (other.date(row), other.rating_code(row)));
    }
}
