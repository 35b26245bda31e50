//! Every film's score at once is that of the film alone, whatever the scoring, and what is ranked is in its order.

use crate::tables::{any_table, scored};
use crosscut_engine::score::{
    Background, FilmScore, Ledger, Method, Recipe, RecipeNote, Refusal, Scoring, aggregate_with, ranked,
};
use crosscut_engine::{Facet, Table};
use crosscut_model::LetterTable;
use proptest::prelude::*;

fn scores(table: &Table, scoring: &Scoring) -> Vec<FilmScore> {
    let background = Background::new(table, scoring.letters);
    Ledger::new(table).films(table, scoring, &background).expect("the method applies")
}

#[test]
fn weights_and_thresholds_move_scores_and_the_ranking() {
    // Two films: source 1 likes the first one, sources 2 and 3 the second one.
    let table = scored([(1, 1, 90), (1, 2, 50), (1, 3, 40), (2, 1, 20), (2, 2, 80), (2, 3, 70)].into_iter());
    let order = |scoring: &Scoring| ranked(&scores(&table, scoring), 1);
    assert_eq!(order(&Scoring::default()), [1, 2]);
    let weighted = |weight| Scoring {
        method: Method::WeightedBySource,
        source_weights: [(1, weight)].into(),
        ..Scoring::default()
    };
    assert_eq!(scores(&table, &weighted(0.0))[1].value, Some(45.0));
    assert_eq!(order(&weighted(0.5)), [2, 1]);
    let favourable = |favourable_from| Scoring { method: Method::Favourable, favourable_from, ..Scoring::default() };
    assert_eq!(order(&favourable(60.0)), [2, 1]);
    assert_eq!(order(&favourable(85.0)), [1, 2]);
    assert_eq!(
        scores(&table, &favourable(0.0)).iter().map(|film| film.value).collect::<Vec<_>>()[1..],
        [Some(100.0); 2]
    );
}

#[test]
fn a_film_whose_ratings_weigh_nothing_has_no_score_and_no_place() {
    let table = scored([(1, 1, 90), (2, 1, 90), (2, 2, 30)].into_iter());
    let scoring = Scoring { method: Method::WeightedBySource, source_weights: [(1, 0.0)].into(), ..Scoring::default() };
    let scores = scores(&table, &scoring);
    assert_eq!(scores[1], FilmScore { value: None, ratings: 1 });
    assert_eq!(scores[2].value, Some(30.0));
    assert_eq!(ranked(&scores, 0), [2]);
}

#[test]
fn a_weight_that_is_none_is_refused_and_so_is_what_cannot_be_compared() {
    let table = scored([(1, 1, 90), (1, 2, 30)].into_iter());
    let ledger = Ledger::new(&table);
    let background = Background::new(&table, LetterTable::default());
    let refused = |scoring: Scoring| ledger.films(&table, &scoring, &background).unwrap_err();
    let source_weights = [(2, -1.0)].into();
    let scoring = Scoring { method: Method::WeightedBySource, source_weights, ..Scoring::default() };
    assert_eq!(refused(scoring), Refusal::BadWeight { source: 2, weight: -1.0 });
    for method in [Method::Shrunk, Method::SourceAdjusted] {
        assert_eq!(refused(Scoring { method, ..Scoring::default() }), Refusal::TooFewFilms { films: 1 });
    }
}

#[test]
fn equal_scores_are_ranked_by_how_many_stand_behind_them() {
    let film = |value: f64, ratings| FilmScore { value: Some(value), ratings };
    let none = FilmScore::default();
    let scores = [film(99.0, 9), film(80.0, 1), film(80.0 + 1e-12, 3), none, film(81.0, 1), film(80.0, 3)];
    assert_eq!(ranked(&scores, 0), [4, 2, 5, 1]);
    assert_eq!(ranked(&scores, 2), [2, 5]);
    assert_eq!(ranked(&[], 0), Vec::<u32>::new());
}

#[test]
fn a_recipe_that_cannot_be_taken_is_named_and_the_rest_of_it_is_used() {
    let table = scored([(1, 1, 90), (1, 2, 30)].into_iter());
    let pairs = [
        ("method", "weighted"),
        ("method", "loudest"),
        ("trim", "46"),
        ("favourable", "101"),
        ("weight", "s1:0.29"),
        ("weight", "s9:1"),
        ("weight", "s2:3.01"),
        ("weight", "s2:-1"),
        ("weight", "s2:0.005"),
        ("weight", "s2"),
        ("least", "many"),
        ("letters", "school"),
    ];
    let (recipe, notes) = Recipe::from_pairs(pairs, &table);
    let expected = Recipe { method: Method::WeightedBySource, weights: vec![(1, 29)], ..Recipe::default() };
    assert_eq!(recipe, expected);
    let weights = ["s9:1", "s2:3.01", "s2:-1", "s2:0.005", "s2"].map(|text| RecipeNote::Weight(text.to_owned()));
    let mut named = vec![
        RecipeNote::Method("loudest".into()),
        RecipeNote::Trimmed("46".into()),
        RecipeNote::Favourable("101".into()),
    ];
    named.extend(weights);
    named.push(RecipeNote::Least("many".into()));
    assert_eq!(notes, named);
    assert_eq!(Recipe::default().to_pairs(&table), []);
    assert!(Recipe::default().is_usual() && !recipe.is_usual());
    assert!(Recipe { least: Some(3), ..Recipe::default() }.is_usual(), "who is ranked changes no score");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn each_film_scores_what_it_scores_alone(
        raw in any_table(140),
        weights in prop::collection::btree_map(0..9u32, prop_oneof![Just(0.0), 0.0..3.0], 0..5),
        favourable_from in 0.0..100.0,
        trimmed in 0..60u32,
        letters in prop::sample::select(LetterTable::ALL.to_vec()),
    ) {
        let table = raw.table();
        let background = Background::new(&table, letters);
        let ledger = Ledger::new(&table);
        for method in Method::ALL {
            let source_weights = weights.clone().into_iter().collect();
            let scoring = Scoring { method, letters, favourable_from, trimmed, source_weights };
            let films = match ledger.films(&table, &scoring, &background) {
                Ok(films) => films,
                Err(refusal) => {
                    let alone = aggregate_with(&table, &table.whole().matching, &scoring, &background);
                    prop_assert!(alone.rating_count == 0 || alone.refusal == Some(refusal), "{:?}", alone.refusal);
                    continue;
                }
            };
            prop_assert_eq!(films.len(), table.size(Facet::Film));
            for (code, film) in (0..).zip(&films) {
                let alone = aggregate_with(&table, &table.rows_of(Facet::Film, code), &scoring, &background);
                let context = format!("{method:?} of {code}: {film:?}, alone {:?} {:?}", alone.value, alone.refusal);
                prop_assert_eq!(film.ratings as usize, alone.rating_count, "{}", context);
                match (film.value, alone.value) {
                    (Some(value), Some(alone)) => prop_assert!((value - alone).abs() < 1e-9, "{}", context),
                    (value, alone) => prop_assert_eq!(value, alone, "{}", context),
                }
            }
            let order = ranked(&films, 2);
            let is_there = |code: &u32| films[*code as usize].value.is_some() && films[*code as usize].ratings > 1;
            prop_assert!(order.iter().all(is_there) && !order.contains(&0));
            prop_assert_eq!(order.len(), (1..films.len() as u32).filter(is_there).count());
            let value = |code: u32| films[code as usize].value.unwrap_or_default();
            prop_assert!(order.windows(2).all(|pair| value(pair[0]) >= value(pair[1]) - 1e-9));
        }
    }

    #[test]
    fn a_recipe_comes_back_from_its_pairs(
        method in prop::sample::select(Method::ALL.to_vec()),
        trimmed in 0..=Recipe::MOST_TRIMMED,
        favourable_from in 0..=100u32,
        weights in prop::collection::vec((1..5u32, 0..=Recipe::MOST_WEIGHT), 0..8),
        least in prop::option::of(any::<u32>()),
    ) {
        let table = scored((1..5).map(|source| (1, source, 50)));
        let mut recipe = Recipe { method, trimmed, favourable_from, least, ..Recipe::default() };
        for (source, weight) in &weights {
            recipe.set_weight(*source, *weight);
            prop_assert_eq!(recipe.weight(*source), *weight);
        }
        prop_assert!(recipe.weights.is_sorted_by(|a, b| a.0 < b.0) && recipe.weights.iter().all(|(_, weight)| *weight != 100));
        let pairs = recipe.to_pairs(&table);
        let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        prop_assert_eq!(Recipe::from_pairs(pairs, &table), (recipe, vec![]));
    }
}
