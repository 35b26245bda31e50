//! Films side by side: what is certain of each, and their order.

use crate::tables::{Line, Raw, any_table, scored};
use crosscut_engine::score::{
    Background, IntervalKind, Method, NoInterval, Rank, Scoring, Standings, aggregate, by, mean,
};
use crosscut_engine::{Facet, Table};
use crosscut_model::LetterTable;
use proptest::prelude::*;

/// Films with these scores, each from 0 to 100.
fn films(scores: &[Vec<u32>]) -> Table {
    scored((1..).zip(scores).flat_map(|(film, scores)| scores.iter().map(move |score| (film, 1, *score))))
}

fn standings(table: &Table) -> Standings {
    Standings::new(by(table, &table.whole().matching, Facet::Film, LetterTable::default()))
}

/// The codes of the films in an order.
fn codes(standings: &Standings, rank: Rank, number: &dyn Fn(u32) -> Option<f64>) -> Vec<u32> {
    standings.ranked(rank, number).into_iter().map(|place| standings.all[place as usize].part.code).collect()
}

fn ranked(standings: &Standings, rank: Rank) -> Vec<u32> {
    codes(standings, rank, &|_| None)
}

/// Thirty films of eight ratings far around 40, 41, 42 …, and after them one with a single 100.
fn many() -> Vec<Vec<u32>> {
    let around = |centre: u32| (0..8).map(|step| centre - 28 + 8 * step).collect();
    (0..30).map(|film| around(40 + film)).chain([vec![100]]).collect()
}

#[test]
fn a_single_rating_of_a_hundred_does_not_lead_what_is_certain() {
    let standings = standings(&films(&many()));
    assert_eq!(ranked(&standings, Rank::Score)[0], 31);
    let certain = ranked(&standings, Rank::Certain);
    assert_eq!(certain[0], 30);
    assert!(certain.iter().position(|code| *code == 31).unwrap() > 2, "{certain:?}");
    let single = standings.all[30].interval.unwrap();
    assert!(single.kind == IntervalKind::Posterior && single.high - single.low > 10.0, "{single:?}");
}

#[test]
fn the_interval_is_that_of_the_shrunk_score() {
    let table = films(&many());
    let scoring = Scoring { method: Method::Shrunk, ..Scoring::default() };
    let shrunk = aggregate(&table, &table.rows_of(Facet::Film, 7), &scoring);
    let found = standings(&table);
    let (theirs, ours) = (shrunk.interval.unwrap(), found.all[6].interval.unwrap());
    assert!((theirs.low - ours.low).abs() < 1e-9 && (theirs.high - ours.high).abs() < 1e-9, "{theirs:?} {ours:?}");
    let prior = Background::new(&table, LetterTable::default()).prior().unwrap();
    assert!((found.prior.unwrap().weight - prior.weight).abs() < 1e-9);
}

#[test]
fn few_films_have_students_intervals_or_none() {
    let table = films(&[vec![10, 20, 30, 40, 50], vec![90, 100], vec![80; 6]]);
    let found = standings(&table);
    assert_eq!(found.prior, None);
    let students = mean(&table, &table.rows_of(Facet::Film, 1), LetterTable::default()).interval.unwrap();
    let ours = found.all[0].interval.unwrap();
    assert!(ours.kind == IntervalKind::Student && (students.low - ours.low).abs() < 1e-9, "{ours:?}");
    assert_eq!(found.all[1].interval, Err(NoInterval::TooFew { ratings: 2, needed: 5 }));
    assert_eq!(found.all[2].interval, Err(NoInterval::AllEqual));
    // What has no interval comes behind what has one, the better score first.
    assert_eq!(ranked(&found, Rank::Certain), [1, 2, 3]);
    for (place, standing) in (0..).zip(&found.all) {
        assert_eq!(found.of(place + 1), Some(*standing));
    }
    assert_eq!((found.of(0), found.of(4)), (None, None));
}

/// A deviation that is missing was once taken for one of 0, so that ratings far apart were called alike.
#[test]
fn without_deviations_few_films_have_no_intervals_rather_than_equal_ratings() {
    let table = films(&[vec![10, 20, 30, 40, 50], vec![90, 100]]);
    let mut parts = by(&table, &table.whole().matching, Facet::Film, LetterTable::default());
    parts.iter_mut().for_each(|part| part.deviation = None);
    let scores = [10, 20, 30, 40, 50, 90, 100].map(|score| (f64::from(score), 1));
    let found = Standings::of_means(parts, &scores);
    assert_eq!(found.all[0].interval, Err(NoInterval::NoDeviation));
    assert_eq!(found.all[1].interval, Err(NoInterval::TooFew { ratings: 2, needed: 5 }));
}

#[test]
fn every_order_puts_what_lacks_its_value_last_and_keeps_ties() {
    let mut raw = Raw::with_dictionaries(4, 1, 0);
    for (film, rating) in [(1, 0), (2, 3), (2, 8), (3, 3), (4, 3), (1, 0), (1, 6)] {
        raw.push(Line { film, source: 1, rating, ..Line::default() });
    }
    let found = standings(&raw.table());
    assert_eq!(ranked(&found, Rank::Score), [3, 4, 2, 1]);
    assert_eq!(ranked(&found, Rank::Reviewed), [1, 2, 3, 4]);
    assert_eq!(ranked(&found, Rank::Divided), [2, 1, 3, 4]);
    assert_eq!(ranked(&found, Rank::Name), [1, 2, 3, 4]);
    let years = |code: u32| [None, Some(1990.0), None, Some(2020.0), Some(1990.0)][code as usize];
    assert_eq!(codes(&found, Rank::Newest, &years), [3, 1, 4, 2]);
    assert_eq!(codes(&found, Rank::Oldest, &years), [1, 4, 3, 2]);
    for rank in Rank::ALL {
        assert_eq!(Rank::from_key(rank.key()), Some(rank));
    }
}

#[test]
fn what_divides_many_comes_before_two_who_disagree_more() {
    let mut scores = many();
    scores.push(vec![50, 96]);
    scores.push([0, 30, 70, 100].repeat(10));
    let divided = ranked(&standings(&films(&scores)), Rank::Divided);
    assert_eq!(divided[..2], [33, 32], "few ratings count as scattering like all others");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn means_and_the_whole_give_the_same_intervals_as_deviations(
        scores in prop::collection::vec(prop::collection::vec(0..=100u32, 1..6), 20..40),
    ) {
        let table = films(&scores);
        let parts = by(&table, &table.whole().matching, Facet::Film, LetterTable::default());
        let mut bare = parts.clone();
        bare.iter_mut().for_each(|part| part.deviation = None);
        let all: Vec<(f64, usize)> = (0..=100).map(|score| {
            (f64::from(score), scores.iter().flatten().filter(|other| **other == score).count())
        }).collect();
        let (whole, bare) = (Standings::new(parts), Standings::of_means(bare, &all));
        prop_assert_eq!(whole.prior.is_some(), bare.prior.is_some());
        for (one, other) in whole.all.iter().zip(&bare.all) {
            if whole.prior.is_none() { continue; }
            let (one, other) = (one.interval.unwrap(), other.interval.unwrap());
            prop_assert!((one.low - other.low).abs() < 1e-6 && (one.high - other.high).abs() < 1e-6);
        }
    }

    #[test]
    fn any_table_is_ranked_whole(raw in any_table(140), facet in prop::sample::select(Facet::ALL.to_vec())) {
        let table = raw.table();
        let found = Standings::new(by(&table, &table.whole().matching, facet, LetterTable::default()));
        for rank in Rank::ALL {
            let mut places = found.ranked(rank, &|code| (code % 2 == 0).then_some(f64::from(code)));
            places.sort_unstable();
            prop_assert_eq!(places, (0..found.all.len() as u32).collect::<Vec<u32>>());
        }
    }
}
