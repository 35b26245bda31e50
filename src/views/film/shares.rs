//! How many praise, are of two minds and fault, as parts of a bar. The numbers stand in words beside it.

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
