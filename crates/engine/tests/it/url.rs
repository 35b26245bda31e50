//! A selection in the URL and back.

use crate::tables::{Line, Raw, answer, any_selection, any_table, four};
use crosscut_engine::{Facet, Interval, Note, Selection, Table, from_pairs, to_pairs};
use proptest::prelude::*;

fn back(pairs: &[(String, String)], table: &Table) -> (Selection, Vec<Note>) {
    from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())), table)
}

#[test]
fn what_cannot_be_taken_is_noted_and_the_rest_is_taken() {
    let pairs = [
        ("source", "s1"),
        ("source", "gone"),
        ("not-kind", "news"),
        ("not-kind", "<script>"),
        ("score", "90..10"),
        ("nonsense", "1"),
        ("not-nonsense", "2"),
        ("sort", "newest"),
    ];
    let (selection, notes) = from_pairs(pairs, &four());
    let unknown = |facet, key: &str| Note::UnknownValue { facet, key: key.to_owned() };
    assert_eq!(
        notes,
        [
            unknown(Facet::Source, "gone"),
            unknown(Facet::Kind, "<script>"),
            Note::BadScore { text: "90..10".to_owned() }
        ]
    );
    assert_eq!(selection, Selection::default().toggled(Facet::Source, 1).toggled_out(Facet::Kind, 3));
}

#[test]
fn an_interval_that_is_none_is_noted() {
    for text in ["", "..", "1..", "..9", "5", "NaN..9", "-1..9", "0..101", "1..inf", "9..1", "a..b", "1..2..3"] {
        let (selection, notes) = from_pairs([("score", text)], &four());
        assert_eq!((selection.score, notes), (None, vec![Note::BadScore { text: text.to_owned() }]));
    }
}

#[test]
fn a_value_called_like_the_missing_one_is_another() {
    let mut raw = Raw::with_dictionaries(1, 3, 1);
    for (source, key) in raw.catalog.sources.iter_mut().zip(["none~", "none", "nonesuch"]) {
        source.key = key.to_owned();
    }
    (0..4).for_each(|source| {
        raw.push(Line { source, ..Line::default() });
    });
    let table = raw.table();
    for code in 0..4 {
        let selection = Selection::default().with_only(Facet::Source, code);
        assert_eq!(back(&to_pairs(&selection, &table), &table), (selection.clone(), vec![]));
        assert_eq!(answer(&table, &selection).rows, [code]);
    }
    assert_eq!(from_pairs([("source", "none")], &table).0, Selection::default().with_only(Facet::Source, 0));
}

#[test]
fn an_endless_search_is_cut() {
    let long = "é".repeat(2_000_000);
    let (selection, _) = from_pairs([("q", long.as_str())], &four());
    assert_eq!(selection.text.chars().count(), 500);
}

#[test]
fn years_in_a_row_are_one_range() {
    let mut raw = Raw::with_dictionaries(1, 1, 1);
    raw.push(Line { date: Some(0), ..Line::default() }).push(Line { date: Some(3_660), ..Line::default() });
    let table = raw.table();
    let selection = Selection::default().with_range(Facet::Year, 2..=6);
    let pairs = to_pairs(&selection, &table);
    assert_eq!(pairs, [("year".to_owned(), "1971..1975".to_owned())]);
    assert_eq!(back(&pairs, &table), (selection, vec![]));
    let take = |value: &str| from_pairs([("year", value)], &table);
    assert_eq!(take("1900..1971").0, Selection::default().with_range(Facet::Year, 1..=2), "cut to what is there");
    assert_eq!(take("-9999999999..9999999999").0.choice(Facet::Year).map(|choice| choice.include.len()), Some(11));
    for nonsense in ["1975..1971", "1900..1960", "..", "1970..", "a..b", "1970..1971..1972"] {
        let (selection, notes) = take(nonsense);
        assert_eq!((selection, notes.len()), (Selection::default(), 1), "{nonsense}");
    }
}

proptest! {
    #[test]
    fn any_selection_of_known_values_comes_back(
        raw in any_table(30),
        selection in any_selection(),
        score in prop::option::of((0..=100_000_000, 0..=100_000_000)),
        text in ".{0,40}",
    ) {
        let table = raw.table();
        let mut selection = selection;
        selection.choices.retain(|facet, choice| {
            choice.include.retain(|code| (*code as usize) < table.size(facet));
            choice.exclude.retain(|code| (*code as usize) < table.size(facet));
            !choice.is_empty()
        });
        // In millionths, as they are written.
        let end = |millionths: i32| f64::from(millionths) / 1e6;
        selection.score = score.map(|(a, b): (i32, i32)| Interval { low: end(a.min(b)), high: end(a.max(b)) });
        selection.text = text;
        prop_assert_eq!(back(&to_pairs(&selection, &table), &table), (selection, vec![]));
    }

    #[test]
    fn any_pairs_give_a_selection_or_notes(
        pairs in prop::collection::vec(("(not-)?(source|year|aspect|score|q|film|.{0,5})", "(none|s1|20[0-9]{2}\\.\\.20[0-9]{2}|[0-9.]{0,9}|.{0,9})"), 0..20),
    ) {
        let table = four();
        let (selection, _) = back(&pairs, &table);
        let (again, notes) = back(&to_pairs(&selection, &table), &table);
        prop_assert_eq!((again, notes), (selection, vec![]));
    }
}
