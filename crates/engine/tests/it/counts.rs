//! Which rows match, and the counts of every facet with its own choice left out.

use crate::naive;
use crate::tables::{Expected, Line, PEOPLE, Raw, answer, any_question, any_selection, any_table, check, four};
use crosscut_engine::{Facet, Interval, Request, Selection, Sort, outcome};
use crosscut_model::LetterTable;
use proptest::prelude::*;

#[test]
fn nothing_selected_is_everything() {
    check(
        &four(),
        "",
        Expected {
            rows: &[1, 0, 2, 3],
            counts: &[
                (Facet::Source, &[("none", 2), ("s1", 1), ("s2", 1)]),
                (Facet::Kind, &[("review", 2), ("essay", 1), ("news", 1)]),
                (Facet::Notation, &[("none", 2), ("stars", 1), ("letter", 1)]),
                (Facet::Year, &[("none", 2), ("2021", 1), ("2022", 1)]),
            ],
        },
    );
}

#[test]
fn a_facet_is_counted_with_its_own_choice_left_out() {
    check(
        &four(),
        "source=s1&kind=review",
        Expected {
            rows: &[0],
            counts: &[
                (Facet::Source, &[("s1", 1), ("s2", 1)]),
                (Facet::Kind, &[("review", 1)]),
                (Facet::Notation, &[("stars", 1)]),
            ],
        },
    );
}

#[test]
fn a_missing_value_can_be_chosen_and_left_out() {
    check(&four(), "source=none", Expected { rows: &[2, 3], counts: &[(Facet::Year, &[("none", 1), ("2022", 1)])] });
    check(
        &four(),
        "not-year=none",
        Expected { rows: &[1, 3], counts: &[(Facet::Year, &[("none", 2), ("2021", 1), ("2022", 1)])] },
    );
}

#[test]
fn a_row_with_several_values_passes_by_any_and_is_excluded_by_any() {
    let all: &[(&str, u32)] = &[("none", 2), ("acting:praise", 2), ("direction:mentioned", 1)];
    check(&four(), "aspect=acting:praise", Expected { rows: &[1, 2], counts: &[(Facet::Aspect, all)] });
    check(&four(), "not-aspect=direction:mentioned", Expected { rows: &[0, 2, 3], counts: &[(Facet::Aspect, all)] });
}

#[test]
fn people_are_chosen_left_out_and_missing_like_any_other_value() {
    let all: &[(&str, u32)] = &[("none", 2), ("p1", 1), ("p3", 2), ("p40", 1)];
    check(&four(), "person=p3", Expected { rows: &[1, 2], counts: &[(Facet::Person, all)] });
    check(&four(), "person=p1&person=p40", Expected { rows: &[1, 2], counts: &[(Facet::Person, all)] });
    check(&four(), "not-person=p1", Expected { rows: &[0, 2, 3], counts: &[(Facet::Person, all)] });
    check(&four(), "person=none", Expected { rows: &[0, 3], counts: &[(Facet::Person, all)] });
    check(&four(), "person=p2", Expected { rows: &[], counts: &[(Facet::Person, all)] });
    let reviews: &[(&str, u32)] = &[("none", 1), ("p1", 1), ("p3", 1)];
    check(&four(), "kind=review&person=p1", Expected { rows: &[1], counts: &[(Facet::Person, reviews)] });
}

#[test]
fn the_people_of_a_selection_are_counted_by_bitmap_and_by_list_alike() {
    // Person k is named in every (k + 1)th of a thousand reviews: from all of them down to 25.
    let mut raw = Raw::with_dictionaries(1, 1, 1);
    for row in 1..=1_000u32 {
        let people = (0..PEOPLE as u32).filter(|person| row % (person + 1) == 0).collect();
        raw.push(Line { kind: 1 + row % 2, people, ..Line::default() });
    }
    let table = raw.table();
    let counts = |selection: &Selection| answer(&table, selection).counts[Facet::Person as usize].clone();
    let among = |keep: fn(u32) -> bool| {
        let named = |person: u32| (1..=1_000).filter(|row| keep(*row) && row % person == 0).count() as u32;
        std::iter::once(0).chain((1..=PEOPLE as u32).map(named)).collect::<Vec<u32>>()
    };
    assert_eq!(counts(&Selection::default()), among(|_| true));
    assert_eq!(counts(&Selection::default().with_only(Facet::Kind, 2)), among(|row| row % 2 == 1));
    assert_eq!(counts(&Selection::default().with_only(Facet::Aspect, 1)), vec![0; PEOPLE + 1]);
    for person in 1..=PEOPLE as u32 {
        let chosen = answer(&table, &Selection::default().with_only(Facet::Person, person));
        assert_eq!(chosen.count, 1_000 / person as usize);
    }
}

#[test]
fn a_score_interval_leaves_out_what_has_no_score_and_keeps_its_histogram_aside() {
    let table = four();
    let selection = Selection { score: Some(Interval { low: 90.5, high: 100.0 }), ..Selection::default() };
    let outcome = answer(&table, &selection);
    assert_eq!(outcome.rows, [1]);
    assert_eq!((outcome.ratings[1], outcome.ratings[2]), (0, 1));
    assert_eq!((outcome.ratings_aside[0], outcome.ratings_aside[1], outcome.ratings_aside[2]), (2, 1, 1));
}

#[test]
fn several_films_are_counted_together_and_each_film_beside_them() {
    let mut raw = Raw::with_dictionaries(3, 2, 1);
    for (film, source) in [(1, 1), (2, 2), (3, 1), (2, 1)] {
        raw.push(Line { film, source, ..Line::default() });
    }
    let counts: &[(Facet, &[(&str, u32)])] =
        &[(Facet::Film, &[("f1", 1), ("f2", 2), ("f3", 1)]), (Facet::Source, &[("s1", 2), ("s2", 1)])];
    check(&raw.table(), "film=f1&film=f2", Expected { rows: &[0, 1, 3], counts });
}

#[test]
fn the_years_of_a_table_reach_from_its_first_to_its_last() {
    let mut raw = Raw::with_dictionaries(1, 1, 1);
    raw.push(Line { date: Some(-1), ..Line::default() }).push(Line { date: Some(365), ..Line::default() });
    let table = raw.table();
    assert_eq!((table.first_year(), table.size(Facet::Year)), (1969, 4));
    assert_eq!((table.codes(Facet::Year, 0), table.codes(Facet::Year, 1)), (vec![1], vec![3]));
    assert_eq!(table.key(Facet::Year, 2), "1970");
    check(&table, "year=1971", Expected { rows: &[1], counts: &[(Facet::Year, &[("1969", 1), ("1971", 1)])] });
}

proptest! {
    #[test]
    fn every_answer_equals_the_naive_one(raw in any_table(140), question in any_question(140)) {
        let table = raw.table();
        let hits = question.bitmap(table.rows());
        let request = question.request(hits.as_ref());
        prop_assert_eq!(outcome(&table, &request), naive::outcome(&table, &request));
    }

    #[test]
    fn a_first_look_sees_what_an_empty_selection_finds(raw in any_table(140), facet in 0..Facet::ALL.len(), code in 0..6u32, most in 0..150usize) {
        let (table, facet) = (raw.table(), Facet::ALL[facet]);
        let ask = |selection: &Selection, window| {
            let request = Request { selection, hits: None, relevance: None, letters: LetterTable::School, sort: Sort::default(), window };
            outcome(&table, &request)
        };
        prop_assert_eq!(table.whole(), ask(&Selection::default(), 0..0));
        let found = ask(&Selection::default().with_only(facet, code), 0..most);
        let rows = table.rows_of(facet, code);
        prop_assert_eq!(&rows, &found.matching);
        prop_assert_eq!(table.best(&rows, LetterTable::School, most), found.rows);
    }

    #[test]
    fn the_codes_of_a_row_are_those_of_the_columns(raw in any_table(140)) {
        let table = raw.table();
        let columns = &raw.columns;
        for row in 0..table.rows() {
            prop_assert_eq!(table.codes(Facet::Film, row), [columns.film[row]]);
            prop_assert_eq!(table.codes(Facet::Source, row), [columns.source[row]]);
            prop_assert_eq!(table.codes(Facet::Author, row), [columns.author[row]]);
            prop_assert_eq!(table.codes(Facet::Kind, row), [columns.kind[row]]);
            prop_assert_eq!(table.codes(Facet::Language, row), [columns.language[row]]);
            prop_assert_eq!(table.rating_code(row), columns.rating[row]);
            prop_assert_eq!(table.date(row), columns.date[row]);
            let aspects: Vec<u32> = columns.aspects[row].iter().map(|code| u32::from(*code) + 1).collect();
            prop_assert_eq!(table.codes(Facet::Aspect, row), if aspects.is_empty() { vec![0] } else { aspects });
            let people: Vec<u32> = columns.people[row].iter().map(|code| code + 1).collect();
            prop_assert_eq!(table.codes(Facet::Person, row), if people.is_empty() { vec![0] } else { people });
        }
    }

    #[test]
    fn the_counts_of_a_single_valued_facet_sum_to_the_hits_without_its_choice(
        raw in any_table(100),
        selection in any_selection(),
    ) {
        let table = raw.table();
        let outcome = answer(&table, &selection);
        for facet in Facet::ALL.into_iter().filter(|facet| !facet.is_multi_valued()) {
            let aside = answer(&table, &selection.without(facet)).count;
            prop_assert_eq!(outcome.counts[facet as usize].iter().sum::<u32>() as usize, aside, "{:?}", facet);
        }
        prop_assert_eq!(outcome.ratings.iter().sum::<u32>() as usize, outcome.count);
    }

    #[test]
    fn the_order_in_which_values_are_chosen_is_irrelevant(
        raw in any_table(100),
        steps in prop::collection::vec((0..Facet::ALL.len(), 0..5u32, any::<bool>()), 0..6),
    ) {
        let table = raw.table();
        let mut distinct = steps.clone();
        distinct.sort();
        distinct.dedup_by_key(|(facet, code, _)| (*facet, *code));
        let apply = |steps: &[(usize, u32, bool)]| {
            steps.iter().fold(Selection::default(), |selection, (facet, code, out)| match out {
                true => selection.toggled_out(Facet::ALL[*facet], *code),
                false => selection.toggled(Facet::ALL[*facet], *code),
            })
        };
        let forward = apply(&distinct);
        distinct.reverse();
        prop_assert_eq!(answer(&table, &forward), answer(&table, &apply(&distinct)));
    }
}
