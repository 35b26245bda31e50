//! The order of the rows and the window cut out of it.

use crate::tables::{Line, Raw, any_selection, any_table};
use crosscut_engine::{Bitmap, Facet, Relevance, Request, Selection, Sort, Table, outcome, top};
use crosscut_model::LetterTable;
use proptest::prelude::*;
use std::ops::Range;

fn rows(table: &Table, selection: &Selection, sort: Sort, window: Range<usize>) -> Vec<u32> {
    let letters = LetterTable::default();
    outcome(table, &Request { selection, hits: None, relevance: None, letters, sort, window }).rows
}

#[test]
fn rows_without_the_value_come_last_and_ties_keep_the_order_of_the_table() {
    let mut raw = Raw::with_dictionaries(1, 3, 3);
    for (rating, date, source) in
        [(0, None, 2), (3, Some(5), 0), (1, Some(9), 1), (4, Some(5), 3), (6, None, 1), (8, Some(1), 2)]
    {
        raw.push(Line { rating, date, source, author: source, film: source.min(1), ..Line::default() });
    }
    let table = raw.table();
    let all = |sort| rows(&table, &Selection::default(), sort, 0..99);
    assert_eq!(all(Sort::ScoreFalling), [2, 1, 3, 5, 0, 4], "7 of 10 and 70 % are a tie");
    assert_eq!(all(Sort::ScoreRising), [5, 1, 3, 2, 0, 4]);
    assert_eq!(all(Sort::NewestFirst), [2, 1, 3, 5, 0, 4]);
    assert_eq!(all(Sort::OldestFirst), [5, 1, 3, 2, 0, 4]);
    assert_eq!(all(Sort::Source), [2, 4, 0, 5, 3, 1]);
    assert_eq!(all(Sort::Author), [2, 4, 0, 5, 3, 1]);
    assert_eq!(all(Sort::Film), [0, 2, 3, 4, 5, 1]);
    assert_eq!(all(Sort::SourceFalling), [3, 0, 5, 2, 4, 1], "without a source last, whichever way");
    assert_eq!(all(Sort::AuthorFalling), all(Sort::SourceFalling));
    assert_eq!(all(Sort::FilmFalling), all(Sort::Film), "one film is in order both ways");
}

#[test]
fn the_best_hits_come_first_and_equals_keep_the_order_of_the_table() {
    let mut raw = Raw::with_dictionaries(1, 2, 1);
    (0..8).for_each(|row| {
        raw.push(Line { rating: row % 3, source: row % 2, ..Line::default() });
    });
    let table = raw.table();
    let mut hits = Bitmap::empty(8);
    let (found, scores) = ([0, 2, 3, 4, 6, 7], [0.5, 3.25, 9.0, 3.25, 0.0, 1e-20]);
    found.iter().for_each(|row| hits.insert(*row as usize));
    let relevance = Some(Relevance { rows: &found, scores: &scores });
    let ask = |selection: &Selection, relevance, window| {
        let letters = LetterTable::default();
        outcome(&table, &Request { selection, hits: Some(&hits), relevance, letters, sort: Sort::Relevance, window })
            .rows
    };
    let all = Selection::default();
    assert_eq!(ask(&all, relevance, 0..9), [3, 2, 4, 0, 7, 6]);
    assert_eq!(ask(&all, relevance, 1..3), [2, 4]);
    assert_eq!(ask(&all.with_only(Facet::Source, 0), relevance, 0..2), [2, 4], "of what else is chosen");
    assert_eq!(ask(&all, None, 0..9), found);
    // Each knows its place, and what was not found has none.
    for relevance in [relevance, None] {
        let (letters, sort) = (LetterTable::default(), Sort::Relevance);
        let request = Request { selection: &all, hits: Some(&hits), relevance, letters, sort, window: 0..9 };
        let answer = outcome(&table, &request);
        for (place, row) in answer.rows.iter().enumerate() {
            assert_eq!(answer.place_of(&table, &request, *row), Some(place));
        }
        assert_eq!(answer.place_of(&table, &request, 1), None);
    }
}

#[test]
fn a_window_outside_the_rows_is_empty() {
    let mut raw = Raw::with_dictionaries(1, 1, 1);
    raw.push(Line::default());
    let table = raw.table();
    for sort in Sort::ALL {
        assert_eq!(rows(&table, &Selection::default(), sort, 1..usize::MAX), [0u32; 0]);
        assert_eq!(rows(&table, &Selection::default(), sort, Range { start: 5, end: 2 }), [0u32; 0]);
        assert_eq!(rows(&table, &Selection::default(), sort, 0..usize::MAX), [0]);
    }
}

#[test]
fn the_top_values_are_those_of_the_highest_counts() {
    let counts = [9, 0, 4, 7, 4, 1];
    assert_eq!(top(&counts, 3, |_| true), [0, 3, 2]);
    assert_eq!(top(&counts, 9, |code| code > 0), [3, 2, 4, 5]);
    assert_eq!(top(&counts, 0, |_| true), [0u32; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn windows_in_a_row_are_the_whole_order(raw in any_table(140), selection in any_selection(), step in 1..50usize) {
        let table = raw.table();
        for sort in Sort::ALL {
            let whole = rows(&table, &selection, sort, 0..table.rows());
            let parts: Vec<u32> = (0..table.rows())
                .step_by(step)
                .flat_map(|start| rows(&table, &selection, sort, start..start + step))
                .collect();
            prop_assert_eq!(&whole, &parts, "{:?}", sort);
            // Another window of the same answer.
            let letters = LetterTable::default();
            let request = |window| Request { selection: &selection, hits: None, relevance: None, letters, sort, window };
            let answer = outcome(&table, &request(0..0));
            let from = (whole.len() / 2).min(step);
            prop_assert_eq!(answer.rows_of(&table, &request(from..from + step)), &whole[from..whole.len().min(from + step)]);
            for row in 0..=table.rows() as u32 {
                let place = whole.iter().position(|other| *other == row);
                prop_assert_eq!(answer.place_of(&table, &request(0..0), row), place, "{:?} of {}", sort, row);
            }
        }
    }
}
