//! Ratings on a line from 0 to 100, one mark each; past [`DENSE`] marks, one bar a point.
//!
//! Places are percentages of the width and sizes are pixels, so the picture is sharp and legible at any width.

use crate::format;
use crate::labels::Card;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::Collection;
use crosscut_engine::score::Contribution;
use crosscut_engine::sorted;
use leptos::prelude::*;
use leptos::svg;

/// A rating to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// 0 to 100.
    pub score: f64,
    /// As printed.
    pub raw: String,
    pub who: String,
    /// Where its document is, relative to the base.
    pub href: String,
    /// Drawn hollow: there for comparison.
    pub hollow: bool,
}

impl Mark {
    /// The mark of a rating that went into a score.
    pub fn of(collection: &Collection, contribution: &Contribution, hollow: bool) -> Option<Mark> {
        let Card { who, raw, href, .. } = Card::of(collection, contribution.row);
        Some(Mark { score: contribution.score, raw: raw?, who, href, hollow })
    }
}

/// Marks with words beside them, at most.
const LABELLED: usize = 6;
/// Marks drawn one by one, at most.
const DENSE: usize = 400;
/// Width of a mark in points of the scale, as it is on a narrow screen: nearer ones are stacked.
const APART: f64 = 3.4;

/// The strip of ratings that are too many to be listed: by score, how many.
#[component]
pub fn StripOfMany(scores: Vec<(f64, usize)>) -> impl IntoView {
    let ratings = scores.iter().map(|(_, count)| count).sum();
    frame(ratings, 90, bars(scores.into_iter()))
}

/// The strip.
#[component]
pub fn Strip(marks: Vec<Mark>) -> impl IntoView {
    let ratings = marks.len();
    let (height, body) = if marks.len() > DENSE {
        (90, bars(marks.iter().map(|mark| (mark.score, 1))))
    } else if marks.len() <= LABELLED {
        (marks.len().max(1) * 30 + 24, labelled(marks))
    } else {
        swarm(marks)
    };
    frame(ratings, height, body)
}

/// Characters of a name, or of a rating as it is printed, that have room beside a mark.
const WORDS: usize = 24;

/// Where the scale is numbered.
const TICKS: [u8; 5] = [0, 25, 50, 75, 100];

/// The numbers of the scale, on a line of their own.
pub fn ticks(y: String) -> Vec<AnyView> {
    let tick = |tick| {
        let anchor = match tick {
            0 => "start",
            100 => "end",
            _ => "middle",
        };
        view! { <text class="tick" x=format!("{tick}%") y=y.clone() text-anchor=anchor>{tick}</text> }
    };
    TICKS.into_iter().map(tick).views()
}

/// The axis under marks of such a height.
fn frame(ratings: usize, height: usize, body: AnyView) -> AnyView {
    let label = Msg::StripLabel { ratings }.text();
    let axis = height + 6;
    let marks = TICKS.map(|tick| {
        let x = format!("{tick}%");
        view! { <line x1=x.clone() x2=x y1=(axis - 4).to_string() y2=axis.to_string()></line> }
    });
    view! {
        <svg class="strip" width="100%" height=(axis + 22).to_string() role="group" aria-label=label>
            <g class="axis">
                <rect class="favourable" x="60%" width="40%" y="0" height=axis.to_string()></rect>
                <line x1="0" x2="100%" y1=axis.to_string() y2=axis.to_string()></line>
                {marks.into_iter().views()}
                {ticks((axis + 16).to_string())}
                <text class="tick" x="60%" dx="6" y="12">{Msg::FavourableFrom.text()}</text>
            </g>
            {body}
        </svg>
    }
    .into_any()
}

/// A level a mark, from the axis up, the words on the side that has room.
fn labelled(marks: Vec<Mark>) -> AnyView {
    let marks = by_score(marks);
    let count = marks.len();
    marks
        .into_iter()
        .enumerate()
        .map(|(place, mark)| {
            let y = (count - place) * 30 + 8;
            let left = mark.score > 50.0;
            let (dx, anchor) = if left { ("-14", "end") } else { ("14", "start") };
            let words = view! {
                <text x=format!("{}%", format::number(mark.score)) dx=dx y=(y + 5).to_string() text-anchor=anchor>
                    <tspan class="raw">{format!("{} → {}", format::cut(&mark.raw, WORDS), format::score(mark.score))}</tspan>
                    <tspan class="who">{format!("  {}", format::cut(&mark.who, WORDS))}</tspan>
                </text>
            };
            drawn(&mark, y, (count * 30 + 30) as f64, Some(words.into_any()))
        })
        .views()
        .into_any()
}

/// Marks stacked where they would touch. Returns the height that they need.
fn swarm(marks: Vec<Mark>) -> (usize, AnyView) {
    let marks = by_score(marks);
    let levels = levels(&marks.iter().map(|mark| mark.score).collect::<Vec<f64>>());
    let most = levels.iter().copied().max().unwrap_or(0);
    let step = if most > 12 { 160.0 / most as f64 } else { 14.0 };
    let height = ((most + 1) as f64 * step) as usize + 16;
    let body = marks
        .iter()
        .zip(levels)
        .map(|(mark, level)| drawn(mark, (height as f64 - level as f64 * step - 4.0) as usize, 0.0, None))
        .views()
        .into_any();
    (height, body)
}

fn by_score(marks: Vec<Mark>) -> Vec<Mark> {
    let score = |place: u32| marks[place as usize].score;
    let order = sorted(0..marks.len() as u32, &|a, b| score(a).total_cmp(&score(b)));
    order.into_iter().map(|place| marks[place as usize].clone()).collect()
}

/// The lowest level for each of the rising scores on which no earlier one is nearer than [`APART`].
fn levels(scores: &[f64]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    scores
        .iter()
        .map(|score| {
            let level = ends.iter().position(|end| score - end >= APART).unwrap_or(ends.len());
            if level == ends.len() {
                ends.push(*score);
            } else {
                ends[level] = *score;
            }
            level
        })
        .collect()
}

fn drawn(mark: &Mark, y: usize, stem: f64, words: Option<AnyView>) -> AnyView {
    let Mark { score, raw, who, href, hollow } = mark.clone();
    let label = Msg::StripMark { who, score: format::score(score), raw }.text();
    let x = format!("{}%", format::number(score));
    let stem = (stem > 0.0).then(|| {
        view! { <line class="stem" x1=x.clone() x2=x.clone() y1=y.to_string() y2=format::number(stem)></line> }
            .into_any()
    });
    // Beside the link, not in it: its name says the same in other words, and what is operated by what can be read of it has to have
    // those. Each link is the only thing in its group: among others `view!` takes it for one of HTML, which draws nothing here.
    let words = words
        .map(|words| view! { <g><a href=href.clone() aria-hidden="true" tabindex="-1">{words}</a></g> }.into_any());
    view! {
        <g class="mark" class:hollow=hollow>
            <g>
                <a href=href aria-label=label>
                    {svg::title().child(label.clone())}
                    {stem}
                    <circle class="touch" cx=x.clone() cy=y.to_string() r="15"></circle>
                    <circle class="dot" cx=x cy=y.to_string() r="6.5"></circle>
                </a>
            </g>
            {words}
        </g>
    }
    .into_any()
}

/// One bar a point of the scale.
fn bars(scores: impl Iterator<Item = (f64, usize)>) -> AnyView {
    let mut counts = [0_usize; 101];
    for (score, count) in scores {
        counts[score.round().clamp(0.0, 100.0) as usize] += count;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .map(|(score, count)| {
            let height = count as f64 / most as f64 * 88.0;
            view! {
                <rect class="density" x=format!("{}%", format::number(score as f64 * 0.992)) width="0.8%" y=format::number(96.0 - height) height=format::number(height)>
                    <title>{format!("{score}: {}", Msg::Ratings(count).text())}</title>
                </rect>
            }
        })
        .views()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_would_touch_are_stacked() {
        assert_eq!(levels(&[10.0, 11.0, 12.0, 20.0, 90.0]), [0, 1, 2, 0, 0]);
        assert_eq!(levels(&[]), Vec::<usize>::new());
        assert_eq!(levels(&[50.0; 3]), [0, 1, 2]);
    }
}
