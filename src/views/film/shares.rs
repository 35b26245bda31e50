//! How many praise, are of two minds and fault, as parts of a bar; and where most ratings lie on the scale. The numbers stand in words
//! beside it.

use crate::format;
use crate::pieces::IntoViews;
use leptos::prelude::*;

/// The bar, as wide as what it is in.
pub fn shares(counts: [usize; 3]) -> AnyView {
    let all = counts.iter().sum::<usize>().max(1) as f64;
    let mut start = 0.0;
    let parts = ["praise", "mixed", "criticism"].into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let parts = parts.map(|(class, count)| {
        let width = count as f64 / all * 100.0;
        let x = format!("{}%", format::plain(start));
        start += width;
        let class = format!("stance {class}");
        view! { <rect class=class x=x width=format!("{}%", format::plain(width)) height="10" fill="currentColor"></rect> }
    });
    view! { <svg class="shares" width="38" height="10" aria-hidden="true">{parts.views()}</svg> }.into_any()
}

/// Where scores from `low` to `high` lie, of 0 to 100.
pub fn span(low: f64, high: f64) -> AnyView {
    // Two that are next to each other are still seen.
    let width = (high - low).max(8.0);
    let x = low.min(100.0 - width);
    let [x, width] = [x, width].map(|part| format!("{}%", format::plain(part)));
    view! {
        <svg class="shares" width="38" height="10" aria-hidden="true">
            <line x1="0" x2="100%" y1="5" y2="5" stroke="currentColor" opacity="0.5"></line>
            <rect x=x width=width height="10" fill="currentColor"></rect>
        </svg>
    }
    .into_any()
}
