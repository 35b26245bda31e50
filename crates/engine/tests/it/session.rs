//! A session gives the same answers as a fresh start, whatever was asked before.

use crate::naive;
use crate::tables::{Line, PEOPLE, Question, Raw, any_question, any_table, ratings};
use crosscut_engine::{Bitmap, Facet, Facets, Interval, Selection, Session, Sort, Table};
use crosscut_model::{Kind, LetterTable};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_series_of_questions_is_answered_as_each_alone(
        raw in any_table(200),
        questions in prop::collection::vec(any_question(200), 1..8),
    ) {
        let table = raw.table();
        let mut session = Session::new();
        for question in questions {
            let hits = question.bitmap(table.rows());
            let request = question.request(hits.as_ref());
            prop_assert_eq!(session.outcome(&table, &request, Facets::ALL), naive::outcome(&table, &request));
        }
    }

    #[test]
    fn a_facet_that_is_not_read_has_no_counts_and_changes_nothing_else(
        raw in any_table(100),
        steps in prop::collection::vec((any_question(100), any::<[bool; Facet::ALL.len()]>()), 1..6),
    ) {
        let table = raw.table();
        let mut session = Session::new();
        for (question, read) in steps {
            let facets: Facets = Facet::ALL.into_iter().filter(|facet| read[*facet as usize]).collect();
            let hits = question.bitmap(table.rows());
            let request = question.request(hits.as_ref());
            let mut expected = naive::outcome(&table, &request);
            for facet in Facet::ALL.into_iter().filter(|facet| !facets.has(*facet)) {
                expected.counts[facet as usize].clear();
            }
            prop_assert_eq!(session.outcome(&table, &request, facets), expected);
        }
    }
}

/// A generator of numbers, so that a table of many blocks is the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Rows for several blocks of each loop, and a few more. With few sources all pairs of codes are counted ahead, with many
/// only some.
fn many(sources: u64) -> Table {
    let mut numbers = Numbers(7);
    let mut raw = Raw::with_dictionaries(70_000, sources as usize, 900);
    for _ in 0..9_000 {
        let mut below = |end| numbers.below(end) as u32;
        raw.push(Line {
            film: below(70_001),
            source: below(sources + 1) * below(sources + 1) / sources as u32,
            author: below(901),
            kind: below(Kind::ALL.len() as u64 + 1),
            language: below(4),
            rating: below(ratings().len() as u64 + 1),
            date: (below(9) > 0).then_some(below(3_000) as i32),
            aspects: (0..36).filter(|_| below(12) == 0).collect(),
            // Few are named often enough for a bitmap, most are not.
            people: (0..PEOPLE as u32).filter(|person| below(20 + u64::from(*person) * 4) == 0).collect(),
        });
    }
    raw.table()
}

#[test]
fn a_long_visit_to_a_table_of_many_blocks_is_answered_as_the_naive_way_does() {
    visit(&many(400));
}

#[test]
fn a_long_visit_to_a_table_of_few_sources_is_answered_as_the_naive_way_does() {
    visit(&many(6));
}

fn visit(table: &Table) {
    let mut session = Session::new();
    let mut numbers = Numbers(11);
    let mut selection = Selection::default();
    for step in 0..60 {
        let mut below = |end| numbers.below(end) as u32;
        let facet = Facet::ALL[below(Facet::ALL.len() as u64) as usize];
        let code = below(table.size(facet).min(30) as u64);
        selection = match below(10) {
            0 => Selection::default(),
            1 => selection.without(facet),
            2 => selection.toggled_out(facet, code),
            3..6 => {
                let low = f64::from(below(100));
                Selection { score: Some(Interval { low, high: low + f64::from(below(60)) }), ..selection }
            }
            6 => Selection { score: None, ..selection },
            _ => selection.toggled(facet, code),
        };
        let start = [0, 0, 10, 4_000][below(4) as usize];
        let question = Question {
            selection: selection.clone(),
            hits: (below(5) == 0).then_some(u64::from(below(3))),
            letters: LetterTable::ALL[below(3) as usize],
            sort: Sort::ALL[below(Sort::ALL.len() as u64) as usize],
            window: start..start + 50,
        };
        let hits = question.bitmap(table.rows());
        let request = question.request(hits.as_ref());
        let found = session.outcome(table, &request, Facets::ALL);
        let expected = naive::outcome(table, &request);
        assert_eq!(found.rows, expected.rows, "rows of step {step}: {question:?}");
        assert!(found == expected, "step {step}: {question:?}");
    }
}

#[test]
fn a_choice_that_was_made_in_another_table_is_looked_up_anew() {
    let one_of = |kind| {
        let mut raw = Raw::with_dictionaries(1, 1, 1);
        raw.push(Line { kind, people: vec![kind], ..Line::default() });
        raw.table()
    };
    let mut session = Session::new();
    for facet in [Facet::Kind, Facet::Person] {
        let selection = Selection::default().with_only(facet, if facet == Facet::Kind { 2 } else { 3 });
        for (kind, expected) in [(1, 0), (2, 1), (1, 0)] {
            let question = Question {
                selection: selection.clone(),
                hits: None,
                letters: LetterTable::default(),
                sort: Sort::default(),
                window: 0..1,
            };
            let outcome = session.outcome(&one_of(kind), &question.request(None), Facets::ALL);
            assert_eq!(outcome.count, expected, "{facet:?} of kind {kind}");
        }
    }
}

#[test]
fn a_session_that_meets_another_table_begins_again() {
    let small = |rating| {
        let mut raw = Raw::with_dictionaries(1, 1, 1);
        raw.push(Line { rating, ..Line::default() });
        raw.table()
    };
    let question = Question {
        selection: Selection::default(),
        hits: None,
        letters: LetterTable::default(),
        sort: Sort::default(),
        window: 0..1,
    };
    let mut session = Session::new();
    for rating in [1, 2] {
        let outcome = session.outcome(&small(rating), &question.request(None), Facets::ALL);
        assert_eq!(outcome.ratings[rating as usize], 1);
        assert_eq!(*outcome.matching, Bitmap::full(1));
    }
}
