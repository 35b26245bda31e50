//! A range over a distribution: two sliders, and the same two ends as numbers to type.

use crate::components::UseStream;
use crate::format;
use crate::pieces::{IntoViews, value};
use crate::state::History;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What a range goes over. All numbers are in the unit of its ends.
#[derive(Clone)]
pub struct Range {
    pub title: String,
    /// What the two ends are called.
    pub labels: [String; 2],
    pub least: f64,
    pub most: f64,
    /// Whether ends are whole numbers.
    pub is_whole: bool,
    /// How an end is written.
    pub written: fn(f64) -> String,
    /// The ends now.
    pub ends: Signal<(f64, f64)>,
    /// How many there are in each of the bars, which are of one width.
    pub bars: Memo<Vec<u32>>,
}

/// The fields of a range. `set` gets its new ends, the lower one first.
pub fn range(range: Range, set: impl Fn(f64, f64, History) + Copy + 'static) -> AnyView {
    let Range { title, labels, least, most, is_whole, written, ends, bars } = range;
    let stream = UseStream::new();
    let slide = move |low: f64, high: f64| {
        let history = if stream.begins() { History::Push } else { History::Replace };
        set(low, high, history);
    };
    let inside = move |end: f64| if is_whole { end.round() } else { end }.clamp(least, most);
    let low = move |event: &web_sys::Event| {
        let high = ends.get_untracked().1;
        number(event).map(|low| (inside(low).min(high), high))
    };
    let high = move |event: &web_sys::Event| {
        let low = ends.get_untracked().0;
        number(event).map(|high| (low, inside(high).max(low)))
    };
    // What is typed may pass the other end, which then follows.
    let typed_low = move |event: web_sys::Event| {
        if let Some(low) = number(&event).map(inside) {
            set(low, ends.get_untracked().1.max(low), History::Push);
        }
        show(&event, written(ends.get_untracked().0));
    };
    let typed_high = move |event: web_sys::Event| {
        if let Some(high) = number(&event).map(inside) {
            set(ends.get_untracked().0.min(high), high, History::Push);
        }
        show(&event, written(ends.get_untracked().1));
    };
    let slid_low = move |event: web_sys::Event| low(&event).map(|(low, high)| slide(low, high));
    let slid_high = move |event: web_sys::Event| high(&event).map(|(low, high)| slide(low, high));
    let count = bars.with_untracked(Vec::len);
    // Drawn once: while an end of the range is dragged, most bars stay as they are.
    let bar = move |place: usize| {
        let step = 100.0 / count as f64;
        let start = place as f64 * step;
        let height = Memo::new(move |_| {
            let (count, highest) = bars.with(|bars| (bars[place], bars.iter().copied().max().unwrap_or(0).max(1)));
            (f64::from(count) / f64::from(highest) * 36.0).max(if count > 0 { 3.0 } else { 1.0 })
        });
        let unit = (most - least + if is_whole { 1.0 } else { 0.0 }) / count as f64;
        let is_in = Memo::new(move |_| {
            let (low, high) = ends.get();
            let from = least + place as f64 * unit;
            from + unit > low && from <= high
        });
        view! {
            <rect
                class:in=is_in
                x=format!("{start}%")
                width=format!("{}%", step - 0.8)
                y=move || (38.0 - height.get()).to_string()
                height=move || height.get().to_string()
            ></rect>
        }
    };
    let [low_label, high_label] = labels;
    let (min, max) = (least.to_string(), most.to_string());
    let step = if is_whole { "1" } else { "any" };
    let mode = if is_whole { "numeric" } else { "decimal" };
    view! {
        <fieldset class="facet range">
            <legend>{title}</legend>
            <svg class="bins" width="100%" height="38" aria-hidden="true">{(0..count).map(bar).views()}</svg>
            <div class="sliders">
                <input type="range" min=min.clone() max=max.clone() step="1" aria-label=low_label.clone() aria-valuetext=move || written(ends.get().0) on:input=move |event| { slid_low(event); } {..value(move || ends.get().0.to_string())} />
                <input type="range" min=min.clone() max=max.clone() step="1" aria-label=high_label.clone() aria-valuetext=move || written(ends.get().1) on:input=move |event| { slid_high(event); } {..value(move || ends.get().1.to_string())} />
            </div>
            <div class="ends">
                <input type="number" min=min.clone() max=max.clone() step=step inputmode=mode aria-label=low_label on:change={typed_low} {..value(move || written(ends.get().0))} />
                <span aria-hidden="true">"–"</span>
                <input type="number" min=min max=max step=step inputmode=mode aria-label=high_label on:change={typed_high} {..value(move || written(ends.get().1))} />
            </div>
        </fieldset>
    }
    .into_any()
}

/// The number in the field that an event comes from. The browser reads it: a reader of decimals in Rust brings 10 KB of tables.
fn number(event: &web_sys::Event) -> Option<f64> {
    let number = event_target::<HtmlInputElement>(event).value_as_number();
    number.is_finite().then_some(number)
}

/// Shows in a field what was made of what was typed there, also where that changed nothing.
fn show(event: &web_sys::Event, written: String) {
    event_target::<HtmlInputElement>(event).set_value(&written);
}

/// A number as fields for numbers take it.
pub fn plain(number: f64) -> String {
    format::plain(number)
}
