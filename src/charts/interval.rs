//! A value and where it may lie, on an axis that all rows of a list have in common.
//!
//! Places are percentages of the width and sizes are pixels, as in the strip. The words beside it say the same.

use crate::format;
use crate::pieces::IntoViews;
use leptos::prelude::*;

/// The axis of a column of intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub low: f64,
    pub high: f64,
    /// Where lines stand, and what is written at them over the column.
    pub ticks: &'static [i8],
}

/// Scores.
pub const SCORES: Axis = Axis { low: 0.0, high: 100.0, ticks: &[0, 25, 50, 75, 100] };
/// Points by which some are kinder or, to the left, harsher than others.
pub const POINTS: Axis = Axis { low: -30.0, high: 30.0, ticks: &[-30, -15, 0, 15, 30] };

impl Axis {
    /// Per cent of the width.
    fn place(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low) * 100.0).clamp(0.0, 100.0)
    }

    fn at(&self, value: f64) -> String {
        format!("{}%", format::plain(self.place(value)))
    }
}

/// The numbers of an axis, over its column.
pub fn head(axis: Axis) -> AnyView {
    let ticks = axis.ticks.iter().map(|tick| {
        let value = f64::from(*tick);
        view! { <text x=axis.at(value) y="12" text-anchor="middle">{format::number(value)}</text> }
    });
    view! { <svg class="interval" width="100%" height="16" aria-hidden="true">{ticks.views()}</svg> }.into_any()
}

/// A value as a dot, its interval as a bar, with the numbers of its ends where there is no room for words.
pub fn interval(axis: Axis, value: f64, ends: Option<(f64, f64)>, is_numbered: bool) -> AnyView {
    let height = if is_numbered { "36" } else { "22" };
    let grid = axis.ticks.iter().map(|tick| {
        let x = axis.at(f64::from(*tick));
        let class = if *tick == 0 && axis.low < 0.0 { "grid nought" } else { "grid" };
        view! { <line class=class x1=x.clone() x2=x y1="0" y2=height></line> }
    });
    let bar = ends.map(|(low, high)| {
        let (from, to) = (axis.at(low), axis.at(high));
        let numbers = is_numbered.then(|| {
            let [low, high] = [low, high].map(|end| format::number(end.round()));
            view! {
                <text x=from.clone() y="32" dx="-1" text-anchor="end">{low}</text>
                <text x=to.clone() y="32" dx="1" text-anchor="start">{high}</text>
            }
            .into_any()
        });
        view! { <line class="likely" x1=from x2=to y1="11" y2="11"></line>{numbers} }.into_any()
    });
    view! {
        <svg class="interval" width="100%" height=height aria-hidden="true">
            {grid.views()}
            <line class="base" x1="0" x2="100%" y1="11" y2="11"></line>
            {bar}
            <circle class="dot" cx=axis.at(value) cy="11" r="5"></circle>
        </svg>
    }
    .into_any()
}

/// A value beside what it usually is, which is hollow, on the way between the two; and the interval of the value.
pub fn shift(axis: Axis, now: Option<f64>, usual: Option<f64>, ends: Option<(f64, f64)>, label: String) -> AnyView {
    let grid = axis.ticks.iter().map(|tick| {
        let x = axis.at(f64::from(*tick));
        view! { <line class="grid" x1=x.clone() x2=x y1="0" y2="22"></line> }
    });
    let bar = ends.map(|(low, high)| {
        view! { <line class="likely" x1=axis.at(low) x2=axis.at(high) y1="11" y2="11"></line> }.into_any()
    });
    let way = now.zip(usual).map(|(now, usual)| {
        view! { <line class="way" x1=axis.at(usual) x2=axis.at(now) y1="11" y2="11"></line> }.into_any()
    });
    let dot = |value: Option<f64>, class: &'static str, r: &'static str| {
        value.map(|value| view! { <circle class=class cx=axis.at(value) cy="11" r=r></circle> }.into_any())
    };
    view! {
        <svg class="interval" width="100%" height="22" role="img" aria-label=label>
            {grid.views()}
            <line class="base" x1="0" x2="100%" y1="11" y2="11"></line>
            {bar}
            {way}
            {dot(usual, "before", "5.5")}
            {dot(now, "dot", "5")}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_their_axis_says_and_never_beside_it() {
        assert_eq!([SCORES.at(0.0), SCORES.at(62.5), SCORES.at(100.0)], ["0%", "62.5%", "100%"]);
        assert_eq!([POINTS.at(0.0), POINTS.at(-30.0), POINTS.at(-45.0), POINTS.at(99.0)], ["50%", "0%", "0%", "100%"]);
    }
}
