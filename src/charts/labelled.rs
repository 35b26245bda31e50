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
/// The narrowest that a picture is drawn, and what a character of its words takes, in CSS pixels.
const NARROW: f64 = 343.0;
const CHARACTER: f64 = 6.8;
/// Between a mark and its words, in CSS pixels.
const BESIDE: u32 = 14;

/// On which sides of a mark its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    Before,
    After,
    /// What stands out after it, the rest before: where neither side has room for both.
    Both,
}

/// The sides for words of so many characters beside a mark.
fn sides(place: f64, strong: usize, soft: usize) -> Sides {
    let fits = |room: f64, characters: usize| characters as f64 * CHARACTER <= room * NARROW - f64::from(BESIDE);
    let [before, after] = [place, 1.0 - place];
    if !fits(before.max(after), strong + soft + 2) && fits(before, soft) && fits(after, strong) {
        Sides::Both
    } else if place > 0.5 {
        Sides::Before
    } else {
        Sides::After
    }
}

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
        let x = format!("{}%", format::plain(place * 100.0));
        let (strong, soft) = (format::cut(&strong, STRONG), format::cut(&soft, SOFT));
        let sides = sides(place, strong.chars().count(), soft.chars().count());
        let strong = view! { <tspan class="raw">{strong}</tspan> }.into_any();
        let soft = view! { <tspan class="who">{soft}</tspan> }.into_any();
        let written = |is_before: bool, words: AnyView| {
            let (dx, anchor) = match is_before {
                true => (format!("-{BESIDE}"), "end"),
                false => (BESIDE.to_string(), "start"),
            };
            view! { <text x=x.clone() dx=dx y=(y + 5).to_string() text-anchor=anchor>{words}</text> }
        };
        // What matters most is next to the mark, where there is always room.
        let words = match sides {
            Sides::Before => written(true, view! { {soft}"  "{strong} }.into_any()).into_any(),
            Sides::After => written(false, view! { {strong}"  "{soft} }.into_any()).into_any(),
            Sides::Both => view! { {written(true, soft)}{written(false, strong)} }.into_any(),
        };
        let is_faint = is_faint.clone();
        // Beside the link, not in it: its name says the same in other words, and what is operated by what can be read of it has to
        // have those. Each link is the only thing in its group: among others `view!` takes it for one of HTML, which draws nothing here.
        let words = view! {
            <g>
                <a href=href.clone() aria-hidden="true" tabindex="-1">
                    {words}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_there_is_room_and_on_both_sides_where_neither_has_enough() {
        assert_eq!(sides(0.9, 20, 20), Sides::Before);
        assert_eq!(sides(0.1, 20, 20), Sides::After);
        assert_eq!(sides(0.46, 10, 15), Sides::Both);
        assert_eq!(sides(0.5, 10, 5), Sides::After);
        // Too much for either in any way: it stays whole.
        assert_eq!(sides(0.4, 40, 10), Sides::After);
    }
}
