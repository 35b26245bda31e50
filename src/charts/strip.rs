//! Ratings on a line from 0 to 100: a few of them with words, more as a swarm of marks, and where they are too many to be listed one bar
//! a point.
//!
//! Places are percentages of the width and sizes are pixels, so the picture is sharp and legible at any width.

use super::labelled::{BELOW, IsFaint, LABELLED, Labelled, labelled};
use super::plot::{Plot, Shape, Told, plot};
use super::table::as_table;
use crate::format;
use crate::labels::Card;
use crate::messages::{ChartMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::Collection;
use crosscut_engine::score::Contribution;
use crosscut_engine::sorted;
use leptos::prelude::*;
use std::sync::Arc;

/// A rating to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub row: u32,
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
        Some(Mark { row: contribution.row, score: contribution.score, raw: raw?, who, href, hollow })
    }

    fn label(&self) -> String {
        Msg::StripMark { who: self.who.clone(), score: format::score(self.score), raw: self.raw.clone() }.text()
    }
}

/// What is drawn of a score beside its ratings: its value, and between which ends it lies with some certainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely {
    pub value: f64,
    pub ends: Option<(f64, f64)>,
}

/// Characters of a rating that stand in the picture, at most.
const RAW: usize = 17;

/// How high the picture of so many ratings is, its table closed, in CSS pixels.
pub fn strip_height(ratings: usize) -> usize {
    BELOW + 44 + swarm_height(ratings)
}

fn swarm_height(ratings: usize) -> usize {
    match ratings {
        0..=40 => 104,
        41..=400 => 136,
        _ => 176,
    }
}

/// The strip of ratings that are too many to be listed: by score, how many. `pick` is what a score does that is followed.
pub fn strip_of_many(
    scores: Vec<(f64, usize)>,
    likely: Option<Likely>,
    pick: Option<Arc<dyn Fn(f64) + Send + Sync>>,
) -> AnyView {
    let mut by_point = [0_usize; 101];
    for (score, count) in scores {
        by_point[score.round().clamp(0.0, 100.0) as usize] += count;
    }
    let there: Vec<(usize, usize)> = by_point.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
    let ratings = there.iter().map(|(_, count)| count).sum();
    let height = swarm_height(ratings);
    let told = {
        let there = there.clone();
        move |place: usize| {
            let (score, count) = there.get(place).copied().unwrap_or_default();
            let (who, words) = (ChartMsg::ScoreOf(format::count(score)).text(), Msg::Ratings(count).text());
            Told { label: format!("{who}: {words}"), who, words, href: None }
        }
    };
    let picked = pick.map(|pick| {
        let there = there.clone();
        let pick = move |place: usize| {
            if let Some((score, _)) = there.get(place) {
                pick(*score as f64);
            }
        };
        Arc::new(pick) as Arc<dyn Fn(usize) + Send + Sync>
    });
    let drawn = plot(Plot {
        places: there.iter().map(|(score, _)| *score as f64 / 100.0).collect(),
        shape: Shape::Bars { counts: there.iter().map(|(_, count)| *count).collect(), wide: 0.009 },
        height,
        below: BELOW,
        label: Msg::StripLabel { ratings }.text(),
        axis: scale(height, likely),
        told: Arc::new(told),
        is_faint: None,
        pick: picked,
    });
    let rows = move || {
        let row = |(score, count): &(usize, usize)| [format::count(*score), format::count(*count)].into_iter().views();
        there.iter().rev().map(row).collect()
    };
    let head = vec![Msg::Score.text(), ChartMsg::Documents.text()];
    view! { <div class="chart">{drawn}{as_table(ChartMsg::TableOfRatings, head, rows)}</div> }.into_any()
}

/// The strip.
#[component]
pub fn Strip(marks: Vec<Mark>) -> impl IntoView {
    strip(marks, None, None)
}

/// The strip, with what is known of its score, and with rows that are not among what is selected.
pub fn strip(marks: Vec<Mark>, likely: Option<Likely>, is_faint: Option<IsFaint>) -> AnyView {
    if marks.len() <= LABELLED { few(marks, likely, is_faint) } else { swarm(marks, likely, is_faint) }
}

/// Where the scale is numbered.
const TICKS: [u8; 5] = [0, 25, 50, 75, 100];

/// The numbers of the scale, on a line of their own.
pub fn ticks(y: String) -> Vec<AnyView> {
    let tick = |tick| {
        let (anchor, words) = match tick {
            0 => ("start", "0".to_owned()),
            100 => ("end", Msg::TopOfScale.text()),
            tick => ("middle", tick.to_string()),
        };
        view! { <text class="tick" x=format!("{tick}%") y=y.clone() text-anchor=anchor>{words}</text> }
    };
    TICKS.into_iter().map(tick).views()
}

/// The axis under marks of such a height, with the score on it.
fn scale(height: usize, likely: Option<Likely>) -> AnyView {
    let y = height.to_string();
    let marks = TICKS.map(|tick| {
        let x = format!("{tick}%");
        view! { <line x1=x.clone() x2=x y1=(height - 4).to_string() y2=y.clone()></line> }
    });
    let at = |score: f64| format!("{}%", format::plain(score));
    let score = likely.map(|Likely { value, ends }| {
        let bar = ends.map(|(low, high)| {
            view! { <line class="likely" x1=at(low) x2=at(high) y1=y.clone() y2=y.clone()></line> }.into_any()
        });
        view! { {bar}<line class="mean" x1=at(value) x2=at(value) y1=(height - 5).to_string() y2=(height + 5).to_string()></line> }
            .into_any()
    });
    view! {
        <rect class="favourable" x="60%" width="40%" y="0" height=y.clone()></rect>
        <line x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
        {marks.into_iter().views()}
        {ticks((height + 18).to_string())}
        <text class="tick" x="60%" dx="6" y="12">{Msg::FavourableFrom.text()}</text>
        {score}
    }
    .into_any()
}

/// A few ratings, each with its words.
pub fn few(marks: Vec<Mark>, likely: Option<Likely>, is_faint: Option<IsFaint>) -> AnyView {
    let label = Msg::StripLabel { ratings: marks.len() }.text();
    let words = |mark: Mark| {
        let label = mark.label();
        let Mark { row, score, raw, who, href, hollow } = mark;
        let strong = format!("{} → {}", format::cut(&raw, RAW), format::score(score));
        Labelled { place: score / 100.0, row, strong, soft: who, label, href, hollow }
    };
    labelled(marks.into_iter().map(words).collect(), label, 10, |height| scale(height, likely), is_faint)
}

/// Marks beside and above each other.
fn swarm(marks: Vec<Mark>, likely: Option<Likely>, is_faint: Option<IsFaint>) -> AnyView {
    let marks = Arc::new(by_score(marks));
    let height = swarm_height(marks.len());
    let told = {
        let marks = marks.clone();
        move |place: usize| match marks.get(place) {
            Some(mark) => Told {
                label: mark.label(),
                who: mark.who.clone(),
                words: format!("{} → {}", mark.raw, format::score(mark.score)),
                href: Some(mark.href.clone()),
            },
            None => Told::default(),
        }
    };
    let is_faint = is_faint.map(|is_faint| {
        let rows: Vec<u32> = marks.iter().map(|mark| mark.row).collect();
        Arc::new(move |place: usize| is_faint(rows[place])) as Arc<dyn Fn(usize) -> bool + Send + Sync>
    });
    let drawn = plot(Plot {
        places: marks.iter().map(|mark| mark.score / 100.0).collect(),
        shape: Shape::Dots { hollow: marks.iter().map(|mark| mark.hollow).collect() },
        height,
        below: BELOW,
        label: Msg::StripLabel { ratings: marks.len() }.text(),
        axis: scale(height, likely),
        told: Arc::new(told),
        is_faint,
        pick: None,
    });
    let head = vec![Msg::Source.text(), Msg::AsPrinted.text(), Msg::Score.text()];
    let rows = move || {
        let row = |mark: &Mark| {
            let Mark { who, raw, score, href, .. } = mark.clone();
            let who = view! { <a href=href>{who}</a> }.into_any();
            vec![who, raw.into_any(), format::score(score).into_any()]
        };
        marks.iter().rev().map(row).collect()
    };
    view! { <div class="chart">{drawn}{as_table(ChartMsg::TableOfRatings, head, rows)}</div> }.into_any()
}

fn by_score(marks: Vec<Mark>) -> Vec<Mark> {
    let score = |place: u32| marks[place as usize].score;
    let order = sorted(0..marks.len() as u32, &|a, b| score(a).total_cmp(&score(b)));
    order.into_iter().map(|place| marks[place as usize].clone()).collect()
}
