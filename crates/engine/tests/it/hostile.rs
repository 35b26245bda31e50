//! Columns that do not fit their catalog and selections that fit no table.

use crate::tables::{Line, PEOPLE, Raw, answer, four};
use crosscut_engine::{
    Bitmap, Codes, Facet, Interval, Lists, PackedColumns, Request, Selection, Sort, Table, TableError, outcome,
};
use crosscut_model::{Columns, LetterTable};
use proptest::prelude::*;

fn three() -> Raw {
    let mut raw = Raw::with_dictionaries(2, 3, 4);
    for _ in 0..3 {
        raw.push(Line::default());
    }
    raw
}

fn refused(change: impl FnOnce(&mut Columns)) -> TableError {
    let mut raw = three();
    change(&mut raw.columns);
    Table::new(&raw.catalog, raw.columns).expect_err("the columns do not fit")
}

#[test]
fn a_column_of_another_length_is_named() {
    let short = |column| TableError::Length { column, found: 2, expected: 3 };
    let drop_one = |column: &mut Vec<u32>| {
        column.pop();
    };
    assert_eq!(refused(|columns| drop_one(&mut columns.film)), short("film"));
    assert_eq!(refused(|columns| drop_one(&mut columns.source)), short("source"));
    assert_eq!(refused(|columns| drop_one(&mut columns.author)), short("author"));
    assert_eq!(refused(|columns| drop_one(&mut columns.kind)), short("kind"));
    assert_eq!(refused(|columns| drop_one(&mut columns.language)), short("language"));
    assert_eq!(refused(|columns| drop_one(&mut columns.rating)), short("rating"));
    assert_eq!(refused(|columns| columns.date.truncate(2)), short("date"));
    assert_eq!(refused(|columns| columns.aspects.truncate(2)), short("aspects"));
    assert_eq!(refused(|columns| columns.people.truncate(2)), short("people"));
    let long = refused(|columns| columns.date.push(None));
    assert_eq!(long.to_string(), "column date has 4 rows instead of 3");
}

#[test]
fn a_code_outside_its_dictionary_is_named_with_its_row() {
    let outside = |column, code, entries| TableError::Code { column, row: 1, code, entries };
    assert_eq!(refused(|columns| columns.film[1] = 3), outside("film", 3, 2));
    assert_eq!(refused(|columns| columns.source[1] = 4), outside("source", 4, 3));
    assert_eq!(refused(|columns| columns.author[1] = u32::MAX), outside("author", u32::MAX, 4));
    assert_eq!(refused(|columns| columns.kind[1] = 6), outside("kind", 6, 5));
    assert_eq!(refused(|columns| columns.language[1] = 4), outside("language", 4, 3));
    assert_eq!(refused(|columns| columns.rating[1] = 14), outside("rating", 14, 13));
    assert_eq!(refused(|columns| columns.aspects[1] = vec![0, 36]), outside("aspects", 36, 36));
    assert_eq!(refused(|columns| columns.people[1] = vec![0, 40]), outside("people", 40, PEOPLE));
    assert_eq!(refused(|columns| columns.people[1] = vec![u32::MAX]), outside("people", u32::MAX, PEOPLE));
    let error = refused(|columns| columns.film[1] = 3);
    assert_eq!(error.to_string(), "column film, row 1: code 3 is outside its 2 entries");
}

#[test]
fn a_catalog_that_promises_more_rows_than_there_are_is_refused() {
    let mut raw = three();
    raw.catalog.reviews = usize::MAX;
    let error = Table::new(&raw.catalog, raw.columns).unwrap_err();
    assert_eq!(error, TableError::Length { column: "film", found: 3, expected: usize::MAX });
}

#[test]
fn a_day_beyond_the_calendar_is_drawn_to_its_end() {
    let mut raw = three();
    raw.columns.date = vec![Some(i32::MIN), Some(i32::MAX), None];
    let table = raw.table();
    assert_eq!((table.first_year(), table.size(Facet::Year)), (1, 10_000));
    assert_eq!(table.date(0), Some(i32::MIN), "the day itself is kept");
}

#[test]
fn a_code_that_the_table_does_not_have_matches_nothing_and_excludes_nothing() {
    let table = four();
    for facet in Facet::ALL {
        for code in [table.size(facet) as u32, u32::MAX] {
            assert_eq!(answer(&table, &Selection::default().with_only(facet, code)).count, 0);
            assert_eq!(answer(&table, &Selection::default().toggled_out(facet, code)).count, 4);
            assert_eq!((table.key(facet, code), table.name(facet, code)), ("none", ""));
        }
    }
}

#[test]
fn an_impossible_interval_matches_nothing() {
    let table = four();
    for (low, high) in [(90.0, 10.0), (f64::NAN, 100.0), (0.0, f64::NAN), (f64::INFINITY, f64::NEG_INFINITY)] {
        let selection = Selection { score: Some(Interval { low, high }), ..Selection::default() };
        let outcome = answer(&table, &selection);
        assert_eq!((outcome.count, outcome.ratings_aside.iter().sum::<u32>()), (0, 4));
    }
}

#[test]
fn a_million_values_in_one_choice_are_taken() {
    let mut selection = Selection::default();
    selection.choices.of(Facet::Source).include = (1..1_000_001).collect();
    assert_eq!(answer(&four(), &selection).rows, [1, 0]);
}

#[test]
fn an_empty_choice_lets_everything_through() {
    let mut selection = Selection::default();
    for facet in [Facet::Aspect, Facet::Source] {
        assert!(selection.choices.of(facet).is_empty());
    }
    assert_eq!(answer(&four(), &selection).count, 4);
}

#[test]
fn hits_of_another_length_find_only_the_rows_that_there_are() {
    let table = four();
    let selection = Selection::default();
    let ask = |hits: &Bitmap| {
        let (letters, sort) = (LetterTable::default(), Sort::default());
        outcome(
            &table,
            &Request { selection: &selection, hits: Some(hits), relevance: None, letters, sort, window: 0..10 },
        )
    };
    assert_eq!(ask(&Bitmap::full(500)).count, 4);
    assert_eq!(ask(&Bitmap::full(2)).rows, [1, 0]);
    assert_eq!(ask(&Bitmap::empty(0)).count, 0);
}

#[test]
fn a_table_without_rows_answers() {
    let table = Raw::with_dictionaries(0, 0, 0).table();
    let outcome = answer(&table, &Selection::default());
    assert_eq!((outcome.count, outcome.rows.len(), outcome.ratings.len()), (0, 0, 14));
}

#[test]
fn values_of_a_row_that_are_there_twice_or_out_of_order_are_refused() {
    for aspects in [vec![3, 3], vec![4, 3]] {
        let people = aspects.iter().copied().map(u32::from).collect();
        assert_eq!(refused(|columns| columns.aspects[2] = aspects), TableError::Order { column: "aspects", row: 2 });
        assert_eq!(refused(|columns| columns.people[2] = people), TableError::Order { column: "people", row: 2 });
    }
}

/// Columns that mostly have a code a row, mostly a possible one.
fn any_packed() -> impl Strategy<Value = (usize, PackedColumns)> {
    (2..5usize).prop_flat_map(|rows| {
        let length = move || prop_oneof![40 => Just(rows), 1 => 0..6usize];
        let codes = move || {
            length().prop_flat_map(|length| {
                prop_oneof![
                    prop::collection::vec(0..3u8, length).prop_map(Codes::U8),
                    prop::collection::vec(0..3u16, length).prop_map(Codes::U16),
                    prop::collection::vec(prop_oneof![30 => 0..3u32, 1 => any::<u32>()], length).prop_map(Codes::U32),
                ]
            })
        };
        // Mostly rising and within the dictionary of `most` values.
        let lists = move |most: u8| {
            prop_oneof![
                2 => prop::collection::vec(prop::collection::btree_set(0..=most, 0..3), rows).prop_map(|lists| {
                    let ends = lists.iter().scan(0, |end, list| {
                        *end += list.len() as u32;
                        Some(*end)
                    });
                    let values = lists.iter().flatten().copied().collect();
                    Lists { starts: std::iter::once(0).chain(ends).collect(), values: Codes::U8(values) }
                }),
                1 => (prop::collection::vec(0..7u32, 0..6), prop::collection::vec(0..most + 4, 0..7))
                    .prop_map(|(starts, values)| Lists { starts, values: Codes::U8(values) }),
            ]
        };
        let date = length().prop_flat_map(|length| prop::collection::vec(any::<Option<i32>>(), length));
        ([codes(), codes(), codes(), codes(), codes(), codes()], date, lists(36), lists(PEOPLE as u8)).prop_map(
            move |(columns, date, aspects, people)| {
                let [film, source, author, kind, language, rating] = columns;
                (rows, PackedColumns { film, source, author, kind, language, rating, date, aspects, people })
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn any_packed_columns_are_refused_or_counted_right((rows, columns) in any_packed()) {
        let mut raw = three();
        raw.catalog.reviews = rows;
        if let Ok(table) = Table::from_packed(&raw.catalog, columns.clone()) {
            let found = answer(&table, &Selection::default());
            prop_assert_eq!(found.count, rows);
            for row in 0..rows {
                prop_assert_eq!(table.codes(Facet::Film, row), [columns.film.get(row)]);
                for (facet, lists) in [(Facet::Aspect, &columns.aspects), (Facet::Person, &columns.people)] {
                    let codes: Vec<u32> = lists.of(row).map(|code| code + 1).collect();
                    prop_assert_eq!(table.codes(facet, row), if codes.is_empty() { vec![0] } else { codes });
                }
            }
            for (facet, lists) in [(Facet::Aspect, &columns.aspects), (Facet::Person, &columns.people)] {
                let listed: u32 = found.counts[facet as usize][1..].iter().sum();
                prop_assert_eq!(listed as usize, lists.values.len(), "no value is lost");
            }
        }
    }
}
