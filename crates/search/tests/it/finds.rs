//! What the index finds is what a full scan finds.

use crate::naive::{Clause, What, scan, typed};
use crate::stored::{Row, TINY, asked, in_files, in_one};
use crosscut_search::{Field, Index};
use proptest::prelude::*;
use proptest::sample::select;

/// Words that are near each other, begin each other, and fold onto each other.
const WORDS: [&str; 34] = [
    "a",
    "an",
    "and",
    "red",
    "reed",
    "reds",
    "rocket",
    "rockets",
    "Racket",
    "pocket",
    "docket",
    "rokcet",
    "cinema",
    "cinematic",
    "cinematik",
    "cinematograph",
    "Kinematik",
    "festival",
    "festivals",
    "fetsival",
    "restival",
    "Straße",
    "strasse",
    "ÉTUDE",
    "étude",
    "études",
    "2021",
    "2012",
    "映画",
    "映画館",
    "館",
    "画館で映画",
    "кино",
    "КИНО",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(&WORDS[..]).prop_map(str::to_owned), 1 => "[abr][abc]{0,4}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..8).prop_map(|words| words.join(" "))
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(prop::collection::vec((select(&Field::ALL[..]), text()), 0..4), 1..12)
}

/// A word as it is folded, for the scan.
fn asked_word() -> impl Strategy<Value = String> {
    word().prop_map(|word| match word.to_lowercase().as_str() {
        "straße" => "strasse".to_owned(),
        "étude" => "etude".to_owned(),
        "études" => "etudes".to_owned(),
        lower => lower.to_owned(),
    })
}

fn clause() -> impl Strategy<Value = Clause> {
    let spaced = asked_word().prop_filter("written with spaces", |word| word.chars().all(|c| c < '\u{3000}'));
    let what = prop_oneof![
        5 => asked_word().prop_map(What::Word),
        2 => prop::collection::vec(spaced, 2..4).prop_map(What::Phrase),
    ];
    let field = prop::option::weighted(0.25, select(&Field::ALL[..]));
    (prop::bool::weighted(0.2), field, what).prop_map(|(negated, field, what)| Clause { negated, field, what })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_index_finds_what_a_full_scan_finds(
        rows in rows(),
        clauses in prop::collection::vec(clause(), 1..4),
        open: bool,
    ) {
        let query = typed(&clauses, open);
        let expected = scan(&rows, &clauses, open);
        let (root, files) = in_files(&rows, Some(&TINY));
        let (answer, ..) = asked(&mut Index::new(root).unwrap(), &files, &query).unwrap();
        prop_assert_eq!(&answer.rows, &expected, "{} in many files", query);
        // However it is cut up, the answer is the same.
        let whole = in_one(&rows, None);
        let (one, times, _) = asked(&mut Index::new(whole).unwrap(), &files, &query).unwrap();
        prop_assert_eq!(&one.rows, &expected, "{} in one piece", query);
        prop_assert_eq!(times, 0);
        prop_assert!(answer.scores.iter().all(|score| score.is_finite() && *score >= 0.0));
        prop_assert_eq!(answer.scores.len(), answer.rows.len());
        let mut best = answer.best(usize::MAX);
        prop_assert_eq!(&answer.best(2), &best[..best.len().min(2)]);
        best.sort_unstable();
        prop_assert_eq!(best, expected);
    }

    #[test]
    fn what_was_found_is_shown(rows in rows(), word in asked_word(), open: bool) {
        let clauses = [Clause { negated: false, field: None, what: What::Word(word) }];
        let query = typed(&clauses, open);
        let (answer, ..) = asked(&mut Index::new(in_one(&rows, Some(&TINY))).unwrap(), &Default::default(), &query).unwrap();
        for (number, row) in rows.iter().enumerate() {
            let mut shown = false;
            for (field, text) in row {
                let ranges = answer.matcher.ranges(*field, text);
                shown |= !ranges.is_empty();
                for range in &ranges {
                    prop_assert!(!text[range.clone()].is_empty());
                }
                prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
            prop_assert_eq!(shown, answer.rows.contains(&(number as u32)), "{} in row {}", query, number);
        }
    }

    #[test]
    fn the_same_texts_give_the_same_files(rows in rows()) {
        prop_assert_eq!(in_files(&rows, Some(&TINY)), in_files(&rows, Some(&TINY)));
    }
}

fn people(names: &[&str]) -> Row {
    names.iter().map(|name| (Field::People, (*name).to_owned())).collect()
}

#[test]
fn a_phrase_does_not_reach_from_one_name_into_the_next() {
    let rows = [people(&["Ada Lind", "Bo Carr"]), people(&["Lind Bo"])];
    let mut index = Index::new(in_one(&rows, Some(&TINY))).unwrap();
    let (answer, ..) = asked(&mut index, &Default::default(), "\"lind bo\"").unwrap();
    assert_eq!(answer.rows, [1]);
}

#[test]
fn what_was_asked_once_is_not_fetched_again() {
    let rows: Vec<Row> =
        (0..40).map(|row| vec![(Field::Body, format!("w{row} x{row} y{row} \u{6620}{row}"))]).collect();
    let (root, files) = in_files(&rows, Some(&TINY));
    let mut index = Index::new(root).unwrap();
    let (first, _, fetched) = asked(&mut index, &files, "w12 \"x12 y12\"").unwrap();
    assert!(fetched >= 4 && fetched < files.len() / 2, "{fetched} of {}", files.len());
    let (again, _, fetched) = asked(&mut index, &files, "w12 \"x12 y12\"").unwrap();
    assert_eq!((first.rows, fetched), (vec![12], 0));
    assert_eq!(again.rows, [12]);
}

#[test]
fn highlights_are_ranges_of_the_text_as_printed() {
    let text = "Die Straßen: „Étude“, don’t — 映画館, STRASSE.";
    let rows = [vec![(Field::Body, text.to_owned())]];
    let mut index = Index::new(in_one(&rows, Some(&TINY))).unwrap();
    for (query, expected) in [
        ("stras", vec!["Straßen", "STRASSE"]),
        ("etude dont ", vec!["Étude", "don’t"]),
        ("\"die strassen\" 画館", vec!["Die", "Straßen", "画館"]),
        ("映画館", vec!["映画館"]),
        ("etdue ", vec!["Étude"]),
        ("title:etude", vec![]),
    ] {
        let (answer, ..) = asked(&mut index, &Default::default(), query).unwrap();
        let ranges = answer.matcher.ranges(Field::Body, text);
        assert_eq!(ranges.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{query}");
    }
}

#[test]
fn another_spelling_is_told() {
    let rows = [vec![(Field::Body, "a rocket".to_owned())], vec![(Field::Body, "a racket".to_owned())]];
    let mut index = Index::new(in_one(&rows, Some(&TINY))).unwrap();
    let (answer, ..) = asked(&mut index, &Default::default(), "recket ").unwrap();
    assert_eq!(answer.respelled, [("recket".to_owned(), vec!["racket".to_owned(), "rocket".to_owned()])]);
    let (answer, ..) = asked(&mut index, &Default::default(), "rocket ").unwrap();
    assert!(answer.respelled.is_empty());
}

/// What all words lack is fetched at once: words wait for each other's lists, never for each other's files.
#[test]
fn many_words_take_no_more_steps_than_one() {
    let letters = "abcdefghijklmnopqrst";
    let more = letters.chars().map(|c| vec![(Field::Body, format!("{c}rocket {c}festival {c}pianist {c}orchard"))]);
    let rows: Vec<Row> = more.collect();
    let (root, files) = in_files(&rows, Some(&TINY));
    let steps = |query: &str| asked(&mut Index::new(root.clone()).unwrap(), &files, query).unwrap().1;
    assert_eq!(steps("drocket "), 2);
    assert_eq!(steps("drocket dfestival dpianist dorch"), 2);
    assert_eq!(steps("drocekt dfestivla dpiansit "), steps("drocekt "));
}
