//! The score range: from 0 to 100, over the scores that the rest of the selection has.

use crate::components::range::{Range, plain, range};
use crate::messages::ExploreMsg;
use crate::state::{UseQuery, use_collection};
use crosscut_engine::score::histogram;
use crosscut_engine::{Interval, Outcome, Selection};
use leptos::prelude::*;
use std::sync::Arc;

/// Bars of the distribution behind the sliders; each spans five points, the last one includes 100.
const BINS: usize = 20;

/// Filter by score. Hidden where nothing carries one.
#[component]
pub fn ScoreRange(outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    // A letter has a score by every table.
    let scores = collection.table.rating_scores(collection.info.letters);
    if scores.iter().zip(&collection.whole.ratings).all(|(score, count)| score.is_none() || *count == 0) {
        return ().into_any();
    }
    let interval = Memo::new(move |_| query.with(|query| query.selection.score));
    let ends = move || interval.get().map_or((0.0, 100.0), |Interval { low, high }| (low, high));
    let letters = Memo::new(move |_| query.letters());
    let bars = Memo::new(move |_| {
        outcome.with(|outcome| histogram(&collection.table, &outcome.ratings_aside, letters.get(), BINS))
    });
    let fields = Range {
        title: ExploreMsg::ScoreRange.text(),
        labels: [ExploreMsg::ScoreFrom, ExploreMsg::ScoreTo].map(ExploreMsg::text),
        least: 0.0,
        most: 100.0,
        is_whole: false,
        written: plain,
        ends: Signal::derive(ends),
        bars,
    };
    range(fields, move |low, high, history| {
        let score = (low > 0.0 || high < 100.0).then_some(Interval { low, high });
        query.select(history, |selection| Selection { score, ..selection.clone() });
    })
}
