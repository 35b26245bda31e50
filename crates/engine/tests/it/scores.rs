//! What scores are made of, and what never enters them.

use crate::golden::points;
use crate::tables::{Line, Raw, any_table, four};
use crosscut_engine::score::{
    Background, LISTED, Method, NoInterval, Refusal, Scoring, aggregate, aggregate_with, by, histogram, mean,
    of_ratings,
};
use crosscut_engine::{Bitmap, Facet, Matching, Selection, Table};
use crosscut_model::LetterTable;
use proptest::prelude::*;

fn all(table: &Table) -> Matching {
    Bitmap::full(table.rows()).into()
}

fn scoring(method: Method) -> Scoring {
    Scoring { method, ..Scoring::default() }
}

/// One film with these ratings, as points of 100, each by a source of its own.
fn rated(scores: &[f64]) -> Table {
    let mut raw = Raw::with_dictionaries(1, scores.len(), 0);
    raw.catalog.ratings = scores.iter().map(|score| points(*score)).collect();
    for place in 1..=scores.len() as u32 {
        raw.push(Line { film: 1, source: place, rating: place, ..Line::default() });
    }
    raw.table()
}

#[test]
fn the_collection_that_ships_scores_by_its_two_rated_reviews() {
    let table = four();
    let score = mean(&table, &all(&table), LetterTable::Metacritic);
    assert_eq!((score.value, score.rating_count, score.review_count), (Some(90.5), 2, 4));
    assert_eq!(score.interval, Err(NoInterval::TooFew { ratings: 2, needed: 5 }));
    let listed: Vec<(u32, f64, f64)> = score.contributions.iter().map(|one| (one.row, one.score, one.weight)).collect();
    assert_eq!(listed, [(0, 90.0, 1.0), (1, 91.0, 1.0)]);
    let school = mean(&table, &all(&table), LetterTable::School);
    assert_eq!(school.value, Some((90.0 + 92.5) / 2.0));
}

#[test]
fn without_a_rating_there_is_no_score() {
    let table = four();
    for method in Method::ALL {
        let nothing = aggregate(&table, &Bitmap::empty(table.rows()).into(), &scoring(method));
        assert_eq!((nothing.value, nothing.rating_count, nothing.refusal), (None, 0, None), "{method:?}");
        assert_eq!(nothing.interval, Err(NoInterval::NoScore));
    }
}

#[test]
fn a_thumb_counts_as_favourable_and_never_as_a_score() {
    let mut raw = Raw::with_dictionaries(1, 3, 0);
    for (source, rating) in [(1, 6), (2, 7), (3, 3)] {
        raw.push(Line { film: 1, source, rating, ..Line::default() });
    }
    let table = raw.table();
    let favourable = aggregate(&table, &all(&table), &scoring(Method::Favourable));
    assert_eq!((favourable.rating_count, favourable.value), (3, Some(200.0 / 3.0)));
    assert_eq!(favourable.spread.map(|spread| spread.max), Some(70.0), "only scores are spread");
    let mean = aggregate(&table, &all(&table), &scoring(Method::Mean));
    assert_eq!((mean.rating_count, mean.value), (1, Some(70.0)));
}

#[test]
fn an_assumed_scale_is_flagged_in_the_derivation() {
    let mut raw = Raw::with_dictionaries(1, 1, 0);
    raw.catalog.ratings[0].assumed = true;
    raw.push(Line { rating: 1, ..Line::default() }).push(Line { rating: 3, ..Line::default() });
    let table = raw.table();
    let lines = mean(&table, &all(&table), LetterTable::default()).derivation.lines;
    assert_eq!(lines.iter().map(|line| (line.rating, line.assumed)).collect::<Vec<_>>(), [(3, false), (1, true)]);
}

#[test]
fn a_weight_that_is_none_is_refused_by_name() {
    let table = rated(&[10.0, 20.0]);
    for weight in [-1.0, f64::NAN, f64::INFINITY, 1e10] {
        let scoring = Scoring { source_weights: [(2, weight)].into(), ..scoring(Method::WeightedBySource) };
        let score = aggregate(&table, &all(&table), &scoring);
        assert!(matches!(score.refusal, Some(Refusal::BadWeight { source: 2, .. })), "{score:?}");
        assert_eq!((score.value, score.rating_count), (None, 2));
    }
}

#[test]
fn one_film_alone_is_neither_shrunk_nor_adjusted() {
    let table = rated(&[10.0, 20.0, 60.0]);
    for method in [Method::Shrunk, Method::SourceAdjusted] {
        let score = aggregate(&table, &all(&table), &scoring(method));
        assert_eq!(score.refusal, Some(Refusal::TooFewFilms { films: 1 }), "{method:?}");
    }
}

#[test]
fn a_film_with_few_ratings_is_drawn_to_the_others_more_than_one_with_many() {
    let mut raw = Raw::with_dictionaries(3, 9, 0);
    raw.catalog.ratings = [100.0, 50.0, 40.0, 60.0].map(points).to_vec();
    raw.push(Line { film: 1, source: 1, rating: 1, ..Line::default() });
    for source in 1..=8 {
        raw.push(Line { film: 2, source, rating: 1 + source % 2, ..Line::default() });
        raw.push(Line { film: 3, source, rating: 3 + source % 2, ..Line::default() });
    }
    let table = raw.table();
    let pull = |film| {
        let mut rows = Bitmap::empty(table.rows());
        (0..table.rows()).filter(|row| table.codes(Facet::Film, *row) == [film]).for_each(|row| rows.insert(row));
        let rows = Matching::from(rows);
        let plain = aggregate(&table, &rows, &scoring(Method::Mean)).value.unwrap();
        let shrunk = aggregate(&table, &rows, &scoring(Method::Shrunk)).value.unwrap();
        (plain - shrunk).abs()
    };
    assert!(pull(1) > 3.0 * pull(2), "{} {}", pull(1), pull(2));
}

#[test]
fn beyond_the_limit_lines_stand_for_the_list() {
    let mut raw = Raw::with_dictionaries(1, 1, 0);
    (0..=LISTED).for_each(|place| {
        raw.push(Line { rating: 1 + (place % 2) as u32, ..Line::default() });
    });
    let table = raw.table();
    let score = mean(&table, &all(&table), LetterTable::default());
    assert_eq!((score.contributions.len(), score.derivation.lines.len()), (0, 2));
    assert_eq!(score.derivation.lines.iter().map(|line| line.count).sum::<usize>(), LISTED + 1);
}

#[test]
fn a_histogram_has_every_score_once_and_nothing_else() {
    let table = rated(&[0.0, 9.9, 10.0, 55.0, 99.9, 100.0]);
    let ratings = vec![3, 1, 2, 4, 1, 1, 5];
    let parts = |parts| histogram(&table, &ratings, LetterTable::default(), parts);
    assert_eq!(parts(10), [3, 4, 0, 0, 0, 1, 0, 0, 0, 6], "unrated documents are in none");
    assert_eq!((parts(1), parts(0)), (vec![14], vec![]));
    // Thumbs, a scale without length and a number that is none have no score.
    let table = four();
    let with_score = table.rating_scores(LetterTable::School).iter().flatten().count() as u32;
    assert_eq!(histogram(&table, &[1; 14], LetterTable::School, 7).iter().sum::<u32>(), with_score);
}

#[test]
fn parts_are_the_means_of_their_values() {
    let table = four();
    let parts = by(&table, &all(&table), Facet::Source, LetterTable::default());
    let found: Vec<_> = parts.iter().map(|part| (part.code, part.review_count, part.rating_count, part.mean)).collect();
    assert_eq!(found, [(0, 2, 0, None), (1, 1, 1, Some(90.0)), (2, 1, 1, Some(91.0))]);
    let aspects = by(&table, &all(&table), Facet::Aspect, LetterTable::default());
    assert_eq!(
        aspects.iter().map(|part| (part.code, part.mean)).collect::<Vec<_>>(),
        [(0, Some(90.0)), (1, Some(91.0)), (8, Some(91.0))]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_sum_can_be_done_again_from_its_derivation_and_from_its_list(
        raw in any_table(80),
        weights in prop::collection::btree_map(0..6u32, 0.0..5.0, 0..4),
        favourable_from in 0.0..100.0,
        trimmed in 0..60u32,
        letters in prop::sample::select(LetterTable::ALL.to_vec()),
    ) {
        let table = raw.table();
        let background = Background::new(&table, letters);
        for method in Method::ALL {
            let source_weights = weights.clone().into_iter().collect();
            let scoring = Scoring { method, letters, favourable_from, trimmed, source_weights };
            let score = aggregate_with(&table, &all(&table), &scoring, &background);
            prop_assert_eq!(&score, &aggregate(&table, &all(&table), &scoring), "{:?}", method);
            let Some(value) = score.value else {
                prop_assert_eq!(score.rating_count > 0, score.refusal.is_some());
                continue;
            };
            if let Ok(interval) = score.interval {
                prop_assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 100.0);
            }
            let prior = score.derivation.prior.filter(|prior| prior.weight.is_finite());
            if score.derivation.prior.is_some() && prior.is_none() {
                continue;
            }
            let (prior_mean, prior_weight) = prior.map_or((0.0, 0.0), |prior| (prior.mean, prior.weight));
            let again = |terms: &[(f64, f64)]| {
                let sum: f64 = terms.iter().map(|(counts_as, weight)| counts_as * weight).sum();
                let weight: f64 = terms.iter().map(|(_, weight)| weight).sum();
                (sum + prior_mean * prior_weight) / (weight + prior_weight)
            };
            let lines: Vec<_> = score.derivation.lines.iter().map(|line| (line.counts_as, line.weight)).collect();
            let list: Vec<_> = score.contributions.iter().map(|one| (one.counts_as, one.weight)).collect();
            prop_assert!((again(&lines) - value).abs() < 1e-9, "{method:?}: {value} {lines:?}");
            prop_assert!((again(&list) - value).abs() < 1e-9, "{method:?}: {value} {list:?}");
            prop_assert_eq!(list.len(), score.rating_count);
            prop_assert_eq!(score.derivation.lines.iter().map(|line| line.count).sum::<usize>(), score.rating_count);
        }
    }

    #[test]
    fn counts_alone_give_the_same_score_as_the_rows(raw in any_table(80), facet in prop::sample::select(Facet::ALL.to_vec()), code in 0..4u32) {
        let table = raw.table();
        let selection = Selection::default().with_only(facet, code);
        let outcome = crate::tables::answer(&table, &selection);
        for method in [Method::Mean, Method::Median, Method::TrimmedMean, Method::Favourable, Method::Shrunk] {
            let background = Background::new(&table, LetterTable::default());
            let rows = aggregate_with(&table, &outcome.matching, &scoring(method), &background);
            let counts = of_ratings(&table, &outcome.ratings, outcome.count, &scoring(method), &background);
            prop_assert_eq!(counts.value, rows.value);
            prop_assert_eq!(counts.interval, rows.interval);
            prop_assert_eq!(counts.derivation, rows.derivation);
            prop_assert_eq!((counts.rating_count, counts.review_count), (rows.rating_count, rows.review_count));
        }
    }

    #[test]
    fn the_parts_of_any_rows_are_those_that_their_reviews_add_up_to(
        raw in any_table(140),
        some in prop::collection::vec(any::<bool>(), 0..160),
        letters in prop::sample::select(LetterTable::ALL.to_vec()),
    ) {
        let table = raw.table();
        let mut rows = Bitmap::empty(some.len());
        (0..some.len()).filter(|row| some[*row]).for_each(|row| rows.insert(row));
        for facet in Facet::ALL {
            let mut reviews = vec![0; table.size(facet)];
            let mut scores: Vec<Vec<f64>> = vec![Vec::new(); table.size(facet)];
            for row in rows.iter().filter(|row| *row < table.rows()) {
                for code in table.codes(facet, row) {
                    reviews[code as usize] += 1;
                    scores[code as usize].extend(table.score(row, letters));
                }
            }
            let parts = by(&table, &rows.clone().into(), facet, letters);
            let there: Vec<u32> = (0..).zip(&reviews).filter(|(_, count)| **count > 0).map(|(code, _)| code).collect();
            prop_assert_eq!(parts.iter().map(|part| part.code).collect::<Vec<u32>>(), there);
            for part in parts {
                let scores = &scores[part.code as usize];
                let n = scores.len() as f64;
                let mean = scores.iter().sum::<f64>() / n;
                let deviation = (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
                prop_assert_eq!((part.rating_count, part.review_count), (scores.len(), reviews[part.code as usize]));
                prop_assert_eq!((part.mean.is_some(), part.deviation.is_some()), (!scores.is_empty(), scores.len() > 1));
                prop_assert!(part.mean.is_none_or(|found| (found - mean).abs() < 1e-9), "{facet:?}: {part:?}");
                prop_assert!(part.deviation.is_none_or(|found| (found - deviation).abs() < 1e-9), "{facet:?}: {part:?}");
            }
        }
    }

    #[test]
    fn the_order_of_the_reviews_is_irrelevant(scores in prop::collection::vec(0..=100u32, 1..40)) {
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        let reversed: Vec<f64> = scores.iter().rev().copied().collect();
        for method in [Method::Mean, Method::Median, Method::TrimmedMean, Method::Favourable] {
            let (a, b) = (rated(&scores), rated(&reversed));
            let (a, b) = (aggregate(&a, &all(&a), &scoring(method)), aggregate(&b, &all(&b), &scoring(method)));
            prop_assert!((a.value.unwrap() - b.value.unwrap()).abs() < 1e-9);
            prop_assert_eq!(a.agreement, b.agreement);
        }
    }
}
