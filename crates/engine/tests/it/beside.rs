//! How much harsher or kinder some ratings are than others on the same films.

use crate::tables::{any_table, scored};
use crosscut_engine::score::{Beside, NoInterval, beside, beside_each};
use crosscut_engine::{Facet, Table};
use crosscut_model::LetterTable;
use proptest::prelude::*;

/// The comparison as plainly as it can be written, without its margin: films, ratings of both sides, the differences.
fn naive(table: &Table, facet: Facet, code: u32, letters: LetterTable) -> (usize, usize, usize, Vec<f64>) {
    let (mut films, mut own_count, mut other_count, mut differences) = (0, 0, 0, Vec::new());
    for film in 1..table.size(Facet::Film) as u32 {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for row in (0..table.rows()).filter(|row| table.codes(Facet::Film, *row) == [film]) {
            let side = if table.codes(facet, row) == [code] { &mut own } else { &mut others };
            side.extend(table.score(row, letters));
        }
        if own.is_empty() || others.is_empty() {
            continue;
        }
        films += 1;
        own_count += own.len();
        other_count += others.len();
        let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len() as f64;
        differences.push(mean(&own) - mean(&others));
    }
    (films, own_count, other_count, differences)
}

fn of(table: &Table, facet: Facet, code: u32) -> Beside {
    beside(table, &table.rows_of(facet, code), LetterTable::default()).0
}

/// Sources rate films 1 to …: a row of a source has its scores, below 0 where it has none.
fn rated(rows: &[&[f64]]) -> Table {
    let of_source = |(source, scores): (u32, &&[f64])| {
        let rated = (1..).zip(scores.to_vec()).filter(|(_, score)| *score >= 0.0);
        rated.map(move |(film, score)| (film, source, score as u32))
    };
    scored((1..).zip(rows).flat_map(of_source))
}

#[test]
fn each_film_counts_once_and_films_of_one_side_do_not() {
    // The first source is 10 above the others on one film that two others rated, 20 on one of one other; the rest is its own.
    let table = rated(&[&[70.0, 50.0, 100.0, -1.0], &[50.0, 30.0, -1.0, 0.0], &[70.0, -1.0, -1.0, 10.0]]);
    let found = of(&table, Facet::Source, 1);
    assert_eq!((found.films, found.own, found.others), (2, 2, 3));
    assert!((found.difference.unwrap() - 15.0).abs() < 1e-9, "{found:?}");
    assert_eq!(found.margin, Err(NoInterval::TooFew { ratings: 2, needed: 5 }));
    let (_, others) = beside(&table, &table.rows_of(Facet::Source, 1), LetterTable::default());
    assert_eq!(others.iter().collect::<Vec<usize>>(), [3, 4, 6]);
}

#[test]
fn the_margin_is_students() {
    // Differences 1, 2, 3, 4, 5: deviation √2.5, t(4) = 2.776445 (tables), so 2.776445 × √(2.5 / 5).
    let table = rated(&[&[51.0, 52.0, 53.0, 54.0, 55.0], &[50.0; 5]]);
    let found = of(&table, Facet::Source, 1);
    let is = |found: Beside, points: f64| (found.difference.unwrap() - points).abs() < 1e-9;
    assert!(is(found, 3.0), "{found:?}");
    assert!((found.margin.unwrap() - 1.963_243).abs() < 1e-6, "{found:?}");
    assert!(is(of(&table, Facet::Source, 2), -3.0));
    let alike = rated(&[&[60.0; 5], &[50.0; 5]]);
    assert_eq!(of(&alike, Facet::Source, 1).margin, Err(NoInterval::AllEqual));
}

#[test]
fn without_anybody_else_there_is_no_difference() {
    let table = rated(&[&[70.0, 50.0]]);
    let found = of(&table, Facet::Source, 1);
    assert_eq!((found.films, found.own, found.difference), (0, 0, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn one_and_each_are_what_rows_add_up_to(
        raw in any_table(140),
        letters in prop::sample::select(LetterTable::ALL.to_vec()),
    ) {
        let table = raw.table();
        for facet in [Facet::Source, Facet::Author, Facet::Kind, Facet::Year] {
            let each = beside_each(&table, facet, letters);
            prop_assert_eq!(each.len(), table.size(facet));
            for (code, of_each) in (0..).zip(each) {
                let (one, _) = beside(&table, &table.rows_of(facet, code), letters);
                let (films, own, others, differences) = naive(&table, facet, code, letters);
                for found in [one, of_each] {
                    prop_assert_eq!((found.films, found.own, found.others), (films, own, others));
                    let n = films as f64;
                    let mean = differences.iter().sum::<f64>() / n;
                    prop_assert_eq!(found.difference.is_some(), films > 0);
                    prop_assert!(found.difference.is_none_or(|found| (found - mean).abs() < 1e-9), "{found:?}");
                    let deviation = (differences.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
                    prop_assert_eq!(found.margin.is_ok(), films >= 5 && deviation > 1e-9, "{:?} {}", found, deviation);
                }
                prop_assert_eq!(one.difference.map(|one| (one * 1e9).round()), of_each.difference.map(|one| (one * 1e9).round()));
            }
        }
    }
}
