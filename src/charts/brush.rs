//! A histogram of scores with a brush: a range that is drawn over it, moved at its ends by mouse, finger or arrow keys, or typed.

use super::strip::ticks;
use super::table::as_table;
use crate::components::range_inputs;
use crate::format;
use crate::messages::{ChartMsg, ExploreMsg};
use crate::pieces::{IntoViews, live};
use crosscut_engine::Interval;
use crosscut_engine::score::part_of;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Element, PointerEvent};

/// Bars; each spans five points, the last one includes 100.
pub const BINS: usize = 20;
/// Points that a bar spans.
const SPAN: f64 = 100.0 / BINS as f64;
/// The height of the longest bar, and of all, in CSS pixels.
const LONGEST: f64 = 120.0;
const HEIGHT: f64 = 150.0;
/// CSS pixels by which a pointer has to move so that it draws a range rather than chooses a bar.
const DRAWN: f64 = 5.0;

/// What can be done with the range.
#[derive(Clone)]
pub struct Brush {
    /// How many ratings each bar has, whatever the range.
    pub bins: Memo<Vec<u32>>,
    /// The whole scale where none is set.
    pub range: Memo<Interval>,
    pub set: Arc<dyn Fn(Interval) + Send + Sync>,
}

/// The whole scale.
pub const WHOLE: Interval = Interval { low: 0.0, high: 100.0 };

/// Where a pointer went down, in points of the scale, and where on the screen.
#[derive(Clone, Copy)]
struct Down {
    point: f64,
    x: f64,
    is_drawing: bool,
}

/// The histogram and its brush.
pub fn histogram_with_brush(brush: Brush) -> AnyView {
    let Brush { bins, range, set } = brush;
    let is_set = Memo::new(move |_| range.get() != WHOLE);
    let most = Memo::new(move |_| bins.with(|bins| bins.iter().copied().max().unwrap_or(0).max(1)));
    let bar = move |place: usize| {
        let start = place as f64 * SPAN;
        let count = Memo::new(move |_| bins.with(|bins| bins.get(place).copied().unwrap_or(0)));
        let height = Memo::new(move |_| {
            let height = f64::from(count.get()) / f64::from(most.get()) * LONGEST;
            if count.get() > 0 { height.max(2.0) } else { 0.0 }
        });
        let is_in = Memo::new(move |_| holds(range.get(), place));
        let title = move || {
            let [from, to] = [start, start + SPAN].map(format::number);
            ChartMsg::Bar { from, to, ratings: count.get() as usize }.text()
        };
        // How many there are stands over a bar where numbers are short enough.
        let number = move || (count.get() > 0 && most.get() < 1_000).then(|| format::count(count.get() as usize));
        view! {
            <g class="bin" class:out=move || !is_in.get()>
                <rect
                    x=format!("{}%", format::plain(start + 0.35))
                    width=format!("{}%", format::plain(SPAN - 0.7))
                    y=move || format::plain(HEIGHT - height.get())
                    height=move || format::plain(height.get())
                ></rect>
                <rect class="column" x=format!("{start}%") width=format!("{SPAN}%") y="0" height=HEIGHT.to_string()><title>{title}</title></rect>
                <text x=format!("{}%", format::plain(start + SPAN / 2.0)) y=move || format::plain(HEIGHT - height.get() - 5.0) text-anchor="middle">{number}</text>
            </g>
        }
    };
    let lines = move || {
        let most = most.get();
        let line = |count: u32| {
            let y = format::plain(HEIGHT - f64::from(count) / f64::from(most) * LONGEST);
            view! {
                <line x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
                <text class="tick" x="0" y=y dy="-4">{format::short(count as usize)}</text>
            }
        };
        levels(most).into_iter().map(line).views()
    };
    let chosen = move || {
        is_set.get().then(|| {
            let Interval { low, high } = range.get();
            let [from, to] = [low, high].map(|end| format!("{}%", format::plain(end)));
            let width = format!("{}%", format::plain(high - low));
            view! {
                <rect class="brushed" x=from.clone() width=width y="0" height=HEIGHT.to_string()></rect>
                <line class="end" x1=from.clone() x2=from y1="0" y2=HEIGHT.to_string()></line>
                <line class="end" x1=to.clone() x2=to y1="0" y2=HEIGHT.to_string()></line>
            }
            .into_any()
        })
    };
    let down = StoredValue::new(None::<Down>);
    let begin = move |event: PointerEvent| {
        let (Some(point), 0) = (point_at(&event), event.button()) else { return };
        down.set_value(Some(Down { point, x: f64::from(event.client_x()), is_drawing: false }));
        if let Some(element) = element_of(&event) {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
    };
    let draw = {
        let set = set.clone();
        move |event: PointerEvent| {
            let (Some(start), Some(point)) = (down.get_value(), point_at(&event)) else { return };
            let is_drawing = start.is_drawing || (f64::from(event.client_x()) - start.x).abs() >= DRAWN;
            if is_drawing {
                down.set_value(Some(Down { is_drawing, ..start }));
                set(between(start.point, point));
            }
        }
    };
    let end = {
        let set = set.clone();
        move |_: PointerEvent| {
            let Some(start) = down.try_update_value(Option::take).flatten().filter(|start| !start.is_drawing) else {
                return;
            };
            let bar = bar_at(start.point);
            // A bar that is chosen alone is let go again.
            set(if range.get_untracked() == bar { WHOLE } else { bar });
        }
    };
    let escape = {
        let set = set.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && is_set.get_untracked() {
                event.prevent_default();
                set(WHOLE);
            }
        }
    };
    let ratings = Memo::new(move |_| bins.with(|bins| bins.iter().map(|count| *count as usize).sum::<usize>()));
    let rows = move || {
        let row = |(place, count): (usize, u32)| {
            let [from, to] = [place as f64 * SPAN, (place as f64 + 1.0) * SPAN].map(format::number);
            [ChartMsg::Bin { from, to }.text(), format::count(count as usize)].into_iter().views()
        };
        bins.with(|bins| bins.iter().copied().enumerate().filter(|(_, count)| *count > 0).map(row).collect())
    };
    let head = vec![ChartMsg::Scores.text(), ChartMsg::RatingsUnit.text()];
    let height = HEIGHT.to_string();
    view! {
        <fieldset class="chart brush" dir="ltr" on:keydown=escape>
            <legend class="sr">{ExploreMsg::ScoreRange.text()}</legend>
            <svg
                class="bins"
                width="100%"
                height=height
                role="img"
                aria-label=move || ChartMsg::HistogramLabel { ratings: ratings.get() }.text()
                on:pointerdown=begin
                on:pointermove=draw
                on:pointerup=end
                on:pointercancel=move |_| down.set_value(None)
            >
                <g class="lines">{live(lines)}</g>
                {live(chosen)}
                {(0..BINS).map(bar).views()}
            </svg>
            {range_inputs(range, set)}
            <svg class="strip" width="100%" height="18" aria-hidden="true">{ticks("14".to_owned())}</svg>
            <p class="soft note">{ChartMsg::HowToBrush.text()}</p>
            {as_table(ChartMsg::TableOfScores, head, rows)}
        </fieldset>
    }
    .into_any()
}

/// Whether a bar has anything of a range.
fn holds(range: Interval, bin: usize) -> bool {
    let start = bin as f64 * SPAN;
    start + SPAN > range.low && start <= range.high
}

/// The range of the bar that a point lies in. A score between two bars is in the upper one.
fn bar_at(point: f64) -> Interval {
    let start = part_of(point, BINS) as f64 * SPAN;
    let high = if start + SPAN >= 100.0 { 100.0 } else { start + SPAN - 0.1 };
    Interval { low: start, high: (high * 10.0).round() / 10.0 }
}

/// From one whole point to another, whichever is higher.
fn between(a: f64, b: f64) -> Interval {
    let [a, b] = [a, b].map(|point| point.round().clamp(0.0, 100.0));
    Interval { low: a.min(b), high: a.max(b) }
}

/// Where lines lie behind bars of which the highest has so many: at most three, at round numbers.
fn levels(most: u32) -> Vec<u32> {
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if most / step <= 3 {
            break;
        }
        let decade = 10_u32.pow(step.ilog10());
        step = decade.saturating_mul(factor);
        if step > most {
            break;
        }
    }
    (1..=most / step).map(|line| line * step).collect()
}

fn element_of(event: &PointerEvent) -> Option<Element> {
    use wasm_bindgen::JsCast;
    event.current_target()?.dyn_into::<Element>().ok()
}

/// The point of the scale that a pointer is at.
fn point_at(event: &PointerEvent) -> Option<f64> {
    let within = element_of(event)?.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - within.left()) / within.width().max(1.0);
    Some((along * 100.0).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_that_is_chosen_has_the_scores_that_it_counts_and_no_others() {
        for score in 0..=1_000 {
            let score = f64::from(score) / 10.0;
            let bar = bar_at(score);
            assert!(bar.low <= score && score <= bar.high, "{score} in {bar:?}");
            let others = (0..=1_000)
                .map(|other| f64::from(other) / 10.0)
                .filter(|other| bar.low <= *other && *other <= bar.high);
            assert!(others.into_iter().all(|other| part_of(other, BINS) == part_of(score, BINS)), "{bar:?}");
        }
    }

    #[test]
    fn what_a_range_has_anything_of_is_in_it() {
        let range = Interval { low: 60.0, high: 72.0 };
        let inside: Vec<usize> = (0..BINS).filter(|bin| holds(range, *bin)).collect();
        assert_eq!(inside, [12, 13, 14]);
        assert!((0..BINS).all(|bin| holds(WHOLE, bin)));
        assert_eq!((0..BINS).filter(|bin| holds(bar_at(100.0), *bin)).count(), 1);
        assert_eq!((0..BINS).filter(|bin| holds(bar_at(7.0), *bin)).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_range_is_drawn_in_either_direction_by_whole_points() {
        assert_eq!(between(71.6, 20.2), Interval { low: 20.0, high: 72.0 });
        assert_eq!(between(-3.0, 104.0), WHOLE);
    }

    #[test]
    fn lines_are_few_and_at_round_numbers() {
        assert_eq!(levels(1), [1]);
        assert_eq!(levels(3), [1, 2, 3]);
        assert_eq!(levels(7), [2, 4, 6]);
        assert_eq!(levels(12), [5, 10]);
        assert_eq!(levels(48), [20, 40]);
        assert_eq!(levels(1_234), [500, 1_000]);
        for most in 1..5_000 {
            let lines = levels(most);
            assert!((1..=3).contains(&lines.len()) && lines.iter().all(|line| *line <= most), "{most}: {lines:?}");
        }
    }
}
