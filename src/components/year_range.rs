//! The years of publication: as a range, and one by one.

use crate::components::facet::{FacetPanel, facet_values};
use crate::components::range::{Range, plain, range};
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::live;
use crate::state::{History, UseQuery, use_collection};
use crosscut_engine::{Facet, Outcome, Selection};
use leptos::prelude::*;
use std::ops::RangeInclusive;
use std::sync::Arc;
use web_sys::Element;

/// So few years are a list and no range.
const FEW: usize = 3;
/// Bars at most; more years than that share them.
const BARS: usize = 48;

/// Filter by year of publication.
#[component]
pub fn YearRange(outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let totals = &collection.whole.counts[Facet::Year as usize];
    // By code; code 0 is undated.
    let last = totals.len().saturating_sub(1) as u32;
    if (last as usize) < FEW {
        return view! { <FacetPanel facet=Facet::Year outcome /> }.into_any();
    }
    let first_year = f64::from(collection.table.first_year());
    let year = move |code: u32| first_year + f64::from(code) - 1.0;
    let code = move |year: f64| (year - first_year + 1.0).clamp(1.0, f64::from(last)) as u32;
    let chosen = Memo::new(move |_| query.with(|query| years(&query.selection)));
    let ends = move || chosen.get().map_or((year(1), year(last)), |(low, high)| (year(low), year(high)));
    let share = (last as usize).div_ceil(BARS);
    let bars = Memo::new(move |_| {
        let of = |outcome: &Arc<Outcome>| -> Vec<u32> {
            let counts = outcome.counts[Facet::Year as usize].get(1..).unwrap_or_default();
            counts.chunks(share).map(|years| years.iter().sum()).collect()
        };
        outcome.with(of)
    });
    let fields = Range {
        title: Msg::Facet(Facet::Year).text(),
        labels: [ExploreMsg::YearFrom, ExploreMsg::YearTo].map(ExploreMsg::text),
        least: year(1),
        most: year(last),
        is_whole: true,
        written: plain,
        ends: Signal::derive(ends),
        bars,
    };
    let set = move |low: f64, high: f64, history: History| {
        let range = code(low)..=code(high);
        query.select(history, |selection| with_years(selection, range, last));
    };
    // Newest first, and what has no date at the end.
    let codes: Vec<u32> = (1..=last).rev().chain([0]).filter(|code| totals[*code as usize] > 0).collect();
    let open = RwSignal::new(false);
    let toggle = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    let each = move || open.get().then(|| facet_values(Facet::Year, codes.clone(), outcome));
    view! {
        <div class="years">
            {range(fields, set)}
            <details on:toggle=toggle>
                <summary>{ExploreMsg::YearByYear.text()}</summary>
                {live(each)}
            </details>
        </div>
    }
    .into_any()
}

/// The codes of the first and the last year that are included, if any is.
fn years(selection: &Selection) -> Option<(u32, u32)> {
    let included = &selection.choice(Facet::Year)?.include;
    let mut dated = included.iter().copied().filter(|code| *code > 0);
    let first = dated.next()?;
    Some((first, dated.next_back().unwrap_or(first)))
}

/// The same with exactly these years, of as many as there are. What is undated stays in where it was chosen beside others; all years
/// are no choice.
fn with_years(selection: &Selection, range: RangeInclusive<u32>, last: u32) -> Selection {
    if range == (1..=last) {
        return selection.without(Facet::Year);
    }
    let with_undated = selection.includes(Facet::Year, 0);
    let years = selection.with_range(Facet::Year, range);
    if with_undated { years.toggled(Facet::Year, 0) } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_years_are_no_choice_and_what_is_undated_stays() {
        let none = Selection::default();
        let some = with_years(&none, 3..=5, 9);
        assert_eq!(years(&some), Some((3, 5)));
        assert_eq!(with_years(&some, 1..=9, 9), none);
        let undated = none.toggled(Facet::Year, 0);
        assert_eq!(years(&undated), None);
        let both = with_years(&undated, 2..=2, 9);
        assert!(both.includes(Facet::Year, 0) && both.includes(Facet::Year, 2));
        assert_eq!(years(&both), Some((2, 2)));
        assert_eq!(with_years(&none.toggled_out(Facet::Year, 4), 3..=5, 9), some, "a range says all of its years");
    }
}
