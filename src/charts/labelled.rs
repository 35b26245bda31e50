//! A few marks over an axis, each on a level of its own with words beside it.

use crate::format;
use crate::pieces::IntoViews;
use crosscut_engine::sorted;
use leptos::prelude::*;
use leptos::svg;
use std::sync::Arc;

/// A mark and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// Along the axis, 0 to 1.
    pub place: f64,
    pub row: u32,
    /// What stands out of the words, and the rest of them.
    pub strong: String,
    pub soft: String,
    /// All of it, for those who do not see it.
    pub label: String,
    /// Where its document is, relative to the base.
    pub href: String,
    pub hollow: bool,
}

/// Which rows are drawn faint, as they are not among what is selected. Tracked.
pub type IsFaint = Arc<dyn Fn(u32) -> bool + Send + Sync>;

/// Marks with words beside them, at most.
pub const LABELLED: usize = 6;
/// The room below the axis, in CSS pixels.
pub const BELOW: usize = 28;
/// Characters of words that stand in a picture, at most.
const STRONG: usize = 22;
const SOFT: usize = 26;

/// The picture. `over` is left free above the marks, in CSS pixels; `axis` is drawn for the height that it is given.
pub fn labelled(
    marks: Vec<Labelled>,
    label: String,
    over: usize,
    axis: impl FnOnce(usize) -> AnyView,
    is_faint: Option<IsFaint>,
) -> AnyView {
    let count = marks.len();
    let height = over + count.max(1) * 30 + 12;
    let place = |mark: u32| marks[mark as usize].place;
    let order = sorted(0..count as u32, &|a, b| place(a).total_cmp(&place(b)));
    let middle = |level: usize| over + (count - level) * 30 - 10;
    // Under all words, so that none is struck through.
    let stems = order.iter().enumerate().map(|(level, mark)| {
        let x = format!("{}%", format::plain(place(*mark) * 100.0));
        view! { <line class="stem" x1=x.clone() x2=x y1=middle(level).to_string() y2=height.to_string()></line> }
    });
    let stems = stems.views();
    let drawn = order.into_iter().enumerate().map(|(level, mark)| {
        let Labelled { place, row, strong, soft, label, href, hollow } = marks[mark as usize].clone();
        let y = middle(level);
        let is_left = place > 0.5;
        let (dx, anchor) = if is_left { ("-14", "end") } else { ("14", "start") };
        let strong = view! { <tspan class="raw">{format::cut(&strong, STRONG)}</tspan> }.into_any();
        let soft = view! { <tspan class="who">{format::cut(&soft, SOFT)}</tspan> }.into_any();
        // What matters most is next to the mark, where there is always room.
        let [first, second] = if is_left { [soft, strong] } else { [strong, soft] };
        let x = format!("{}%", format::plain(place * 100.0));
        let is_faint = is_faint.clone();
        // Beside the link, not in it: its name says the same in other words, and what is operated by what can be read of it has to
        // have those. Each link is the only thing in its group: among others `view!` takes it for one of HTML, which draws nothing here.
        let words = view! {
            <g>
                <a href=href.clone() aria-hidden="true" tabindex="-1">
                    <text x=x.clone() dx=dx y=(y + 5).to_string() text-anchor=anchor>{first}"  "{second}</text>
                </a>
            </g>
        }
        .into_any();
        view! {
            <g class="mark" class:hollow=hollow class:faint=move || is_faint.as_ref().is_some_and(|is_faint| is_faint(row))>
                <g>
                    <a href=href aria-label=label.clone()>
                        {svg::title().child(label.clone())}
                        <circle class="touch" cx=x.clone() cy=y.to_string() r="15"></circle>
                        <circle class="dot" cx=x cy=y.to_string() r="6.5"></circle>
                    </a>
                </g>
                {words}
            </g>
        }
    });
    let drawn = drawn.views();
    view! {
        <svg class="strip" width="100%" height=(height + BELOW).to_string() role="group" aria-label=label>
            <g class="axis">{axis(height)}</g>
            {stems}
            {drawn}
        </svg>
    }
    .into_any()
}
