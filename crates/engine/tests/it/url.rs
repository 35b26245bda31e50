//! A selection in the URL and back.

use crate::tables::{any_selection, any_table, four};
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
fn an_endless_search_is_cut() {
    let long = "é".repeat(2_000_000);
    let (selection, _) = from_pairs([("q", long.as_str())], &four());
    assert_eq!(selection.text.chars().count(), 500);
}

proptest! {
    #[test]
    fn any_selection_of_known_values_comes_back(
        raw in any_table(30),
        selection in any_selection(),
        score in prop::option::of((0.0..=100.0, 0.0..=100.0)),
        text in ".{0,40}",
    ) {
        let table = raw.table();
        let mut selection = selection;
        for (facet, choice) in &mut selection.choices {
            choice.include.retain(|code| (*code as usize) < table.size(*facet));
            choice.exclude.retain(|code| (*code as usize) < table.size(*facet));
        }
        selection.choices.retain(|_, choice| !choice.is_empty());
        selection.score = score.map(|(a, b): (f64, f64)| Interval { low: a.min(b), high: a.max(b) });
        selection.text = text;
        prop_assert_eq!(back(&to_pairs(&selection, &table), &table), (selection, vec![]));
    }

    #[test]
    fn any_pairs_give_a_selection_or_notes(
        pairs in prop::collection::vec(("(not-)?(source|year|aspect|score|q|film|.{0,5})", "(none|s1|[0-9.]{0,9}|.{0,9})"), 0..20),
    ) {
        let table = four();
        let (selection, _) = back(&pairs, &table);
        let (again, notes) = back(&to_pairs(&selection, &table), &table);
        prop_assert_eq!((again, notes), (selection, vec![]));
    }
}
