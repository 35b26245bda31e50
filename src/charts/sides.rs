//! Two bodies of ratings back to back: one above the line, the other below it, each as shares of itself.

use crate::charts::strip::ticks;
use crate::format;
use crate::pieces::IntoViews;
use crosscut_engine::score::part_of;
use leptos::prelude::*;

/// Bars a side; each spans five points, the last one includes 100.
const BARS: usize = 20;
/// The height of the longest bar, in pixels.
const LONGEST: f64 = 72.0;

/// A side: its name, and by score how many ratings it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub name: String,
    pub scores: Vec<(f64, usize)>,
}

/// Two sides on one scale. `label` says what is seen.
pub fn sides(above: Side, below: Side, label: String) -> AnyView {
    let shares = [shares(&above.scores), shares(&below.scores)];
    let most = shares.iter().flatten().copied().fold(0.0, f64::max).max(1e-9);
    let middle = LONGEST + 18.0;
    let bars = |shares: [f64; BARS], up: bool| {
        let there = shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0);
        let bar = there.map(|(place, share)| {
            let height = (share / most * LONGEST).max(1.0);
            let y = if up { middle - height } else { middle + 1.0 };
            let start = place * 100 / BARS;
            let title = format!("{start}–{}: {}", start + 100 / BARS, format::percent(&format::score(share * 100.0)));
            view! {
                <rect class=if up { "above" } else { "below" } x=format!("{}%", start as f64 + 0.3) width="4.4%" y=format::plain(y) height=format::plain(height)>
                    <title>{title}</title>
                </rect>
            }
        });
        bar.views()
    };
    let height = middle + LONGEST + 36.0;
    let ticks = ticks(format::plain(height - 2.0));
    view! {
        <svg class="strip sides" width="100%" height=format::plain(height) role="img" aria-label=label>
            {bars(shares[0], true)}
            {bars(shares[1], false)}
            <g class="axis"><line x1="0" x2="100%" y1=format::plain(middle) y2=format::plain(middle)></line>{ticks}</g>
            <text class="name" x="0" y="12">{above.name}</text>
            <text class="name" x="0" y=format::plain(middle + LONGEST + 16.0)>{below.name}</text>
        </svg>
    }
    .into_any()
}

/// The share of each part of the scale.
fn shares(scores: &[(f64, usize)]) -> [f64; BARS] {
    let mut counts = [0.0; BARS];
    for (score, count) in scores {
        counts[part_of(*score, BARS)] += *count as f64;
    }
    let all: f64 = counts.iter().sum();
    counts.map(|count| if all > 0.0 { count / all } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_one_whatever_the_counts() {
        let shares = shares(&[(0.0, 1), (4.9, 1), (5.0, 2), (100.0, 4)]);
        assert_eq!((shares[0], shares[1], shares[19]), (0.25, 0.25, 0.5));
        assert_eq!(super::shares(&[]), [0.0; BARS]);
    }
}
