//! The score range: from 0 to 100, over the scores that the rest of the selection has.

use crate::components::range::{Range, plain, range};
use crate::format;
use crate::messages::ExploreMsg;
use crate::pieces::value;
use crate::state::{History, UseQuery, use_collection};
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

/// The score range of the selection, the whole scale where there is none, and the way to set it.
pub fn use_score_range() -> (Memo<Interval>, Arc<dyn Fn(Interval) + Send + Sync>) {
    let query = expect_context::<UseQuery>();
    let interval =
        Memo::new(move |_| query.with(|query| query.selection.score).unwrap_or(Interval { low: 0.0, high: 100.0 }));
    let set = move |Interval { low, high }: Interval| {
        let (low, high) = (low.clamp(0.0, 100.0), high.clamp(0.0, 100.0));
        let score = (low > 0.0 || high < 100.0).then_some(Interval { low: low.min(high), high: high.max(low) });
        let fresh = query.with_untracked(|query| query.selection.score.is_none());
        let history = if fresh { History::Push } else { History::Replace };
        query.select(history, |selection| Selection { score, ..selection.clone() });
    };
    (interval, Arc::new(set))
}

/// The ends of a range of scores: two sliders, and the same as numbers to type.
pub fn range_inputs(interval: Memo<Interval>, set: Arc<dyn Fn(Interval) + Send + Sync>) -> AnyView {
    let set_low = {
        let set = set.clone();
        move |event| {
            if let Some(low) = typed(&event) {
                let high = interval.get_untracked().high;
                set(Interval { low: low.min(high), high });
            }
        }
    };
    let set_high = move |event| {
        if let Some(high) = typed(&event) {
            let low = interval.get_untracked().low;
            set(Interval { low, high: high.max(low) });
        }
    };
    let low = move || interval.get().low.to_string();
    let high = move || interval.get().high.to_string();
    view! {
        <div class="sliders">
            <input type="range" min="0" max="100" step="1" aria-label=ExploreMsg::ScoreFrom.text() on:input=set_low.clone() {..value(low)} />
            <input type="range" min="0" max="100" step="1" aria-label=ExploreMsg::ScoreTo.text() on:input=set_high.clone() {..value(high)} />
        </div>
        <div class="ends">
            <input type="number" min="0" max="100" step="any" inputmode="decimal" aria-label=ExploreMsg::ScoreFrom.text() on:change={set_low} {..value(move || format::plain(interval.get().low))} />
            <span aria-hidden="true">"–"</span>
            <input type="number" min="0" max="100" step="any" inputmode="decimal" aria-label=ExploreMsg::ScoreTo.text() on:change={set_high} {..value(move || format::plain(interval.get().high))} />
        </div>
    }
    .into_any()
}

/// The number in the field that an event comes from. The browser reads it: a reader of decimals in Rust brings 10 KB of tables.
fn typed(event: &leptos::ev::Event) -> Option<f64> {
    let number = event_target::<web_sys::HtmlInputElement>(event).value_as_number();
    (!number.is_nan()).then_some(number)
}
