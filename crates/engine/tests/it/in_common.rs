//! Sides on the films that all of them rate.

use crate::tables::{Line, Raw, any_table, scored};
use crosscut_engine::score::{InCommon, in_common};
use crosscut_engine::stances::{Taken, taken, taken_of_counts};
use crosscut_engine::{Facet, Matching, Table};
use crosscut_model::LetterTable;
use proptest::prelude::*;

fn sources(table: &Table, codes: &[u32]) -> InCommon {
    let sides: Vec<Matching> = codes.iter().map(|code| table.rows_of(Facet::Source, *code)).collect();
    in_common(table, &sides, LetterTable::default())
}

#[test]
fn only_films_that_both_rate_are_compared_and_the_furthest_apart_comes_first() {
    // Source 1 saw a bad film that source 2 did not see.
    let rows = [(1, 1, 60), (1, 2, 70), (2, 1, 80), (2, 2, 30), (2, 2, 50), (3, 1, 0)];
    let found = sources(&scored(rows.into_iter()), &[1, 2]);
    let films: Vec<(u32, Vec<Option<f64>>)> = found.rated.iter().map(|film| (film.film, film.means.clone())).collect();
    assert_eq!(films, [(2, vec![Some(80.0), Some(40.0)]), (1, vec![Some(60.0), Some(70.0)])]);
    assert_eq!(found.means, [Some(70.0), Some(55.0)]);
    assert_eq!(found.written_about, [2, 1]);
    assert_eq!(found.rated[0].apart(), 40.0);
}

#[test]
fn a_side_that_rates_nothing_is_left_out_and_does_not_leave_the_others_without_films() {
    let mut raw = Raw::with_dictionaries(2, 3, 0);
    for (film, source, rating) in [(1, 1, 3), (1, 2, 1), (1, 3, 0), (2, 3, 6), (2, 1, 0)] {
        raw.push(Line { film, source, rating, ..Line::default() });
    }
    let table = raw.table();
    let found = sources(&table, &[1, 2, 3]);
    assert_eq!(found.rated.len(), 1);
    assert_eq!(found.means, [Some(70.0), Some(90.0), None]);
    assert_eq!(found.written_about, [1, 2]);
    // With nobody to compare with there is no film in common.
    assert_eq!((sources(&table, &[1, 3]).rated.len(), sources(&table, &[1, 3]).means), (0, vec![None, None]));
    assert_eq!(sources(&table, &[]), InCommon::default());
}

#[test]
fn stances_are_counted_by_aspect() {
    let mut raw = Raw::with_dictionaries(1, 1, 0);
    raw.push(Line { source: 1, aspects: vec![0, 7], ..Line::default() });
    raw.push(Line { source: 1, aspects: vec![0], ..Line::default() });
    raw.push(Line { source: 1, ..Line::default() });
    let table = raw.table();
    let found = taken(&table, &table.whole().matching);
    assert_eq!((found[0], found[1]), (Taken([2, 0, 0, 0]), Taken([0, 0, 0, 1])));
    assert!(found[2..].iter().all(|taken| taken.documents() == 0));
    assert_eq!(found, taken_of_counts(&table.whole().counts[Facet::Aspect as usize]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn sides_are_compared_as_plainly_as_it_can_be_written(
        raw in any_table(120),
        codes in prop::collection::vec(0..5u32, 0..4),
    ) {
        let table = raw.table();
        let found = sources(&table, &codes);
        let scores = |film: u32, source: u32| -> (usize, Vec<f64>) {
            let rows = (0..table.rows())
                .filter(|row| table.codes(Facet::Film, *row) == [film] && table.codes(Facet::Source, *row) == [source]);
            let rows: Vec<usize> = rows.collect();
            (rows.len(), rows.iter().filter_map(|row| table.score(*row, LetterTable::default())).collect())
        };
        let mean = |scores: &[f64]| (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64);
        let rates = |source: u32| (1..table.size(Facet::Film) as u32).any(|film| !scores(film, source).1.is_empty());
        let rating = codes.iter().filter(|source| rates(**source)).count();
        for film in 1..table.size(Facet::Film) as u32 {
            let means: Vec<Option<f64>> = codes.iter().map(|source| mean(&scores(film, *source).1)).collect();
            let writing = codes.iter().filter(|source| scores(film, **source).0 > 0).count();
            prop_assert_eq!(found.written_about.contains(&film), writing > 1);
            let of_film = found.rated.iter().find(|of_film| of_film.film == film);
            prop_assert_eq!(of_film.is_some(), rating > 1 && means.iter().flatten().count() == rating);
            for (one, other) in of_film.iter().flat_map(|of_film| of_film.means.iter().zip(&means)) {
                prop_assert!(one.is_some() == other.is_some());
                prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-9);
            }
        }
        prop_assert!(found.rated.is_sorted_by(|a, b| a.apart() >= b.apart()));
    }
}
