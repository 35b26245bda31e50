//! Marks over an axis that can be pointed at, tapped, walked through with the arrow keys, and followed.
//!
//! However many marks there are, one link goes from one to the next and names it: thousands of links would be thousands of steps for the
//! tabulator. The marks are one path, whose points are drawn as discs whatever the width.

use super::swarm::{Packed, nearest, packed};
use crate::browser;
use crate::format;
use crate::pieces::{IntoViews, live};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

/// How far from a mark it is still meant, in CSS pixels.
const REACH: f64 = 24.0;
/// Marks that a leap passes over.
const LEAP: usize = 10;
/// How wide the picture is in its own units.
const UNITS: f64 = 1_000.0;

/// What is drawn, and what marks do.
pub struct Plot {
    /// Where marks stand along the axis, 0 to 1, rising.
    pub places: Vec<f64>,
    pub shape: Shape,
    /// Of the marks, in CSS pixels, and how much is below them.
    pub height: usize,
    pub below: usize,
    /// What is seen.
    pub label: String,
    /// The axis, in SVG.
    pub axis: AnyView,
    /// What a mark says.
    pub told: Arc<dyn Fn(usize) -> Told + Send + Sync>,
    /// Which marks are drawn faint. Tracked.
    pub is_faint: Option<Arc<dyn Fn(usize) -> bool + Send + Sync>>,
    /// What a mark does, where it does not lead to a place.
    pub pick: Option<Arc<dyn Fn(usize) + Send + Sync>>,
}

/// What marks are drawn as.
pub enum Shape {
    /// Discs, some of them hollow.
    Dots { hollow: Vec<bool> },
    /// Bars by a count each, so wide where the axis is 1.
    Bars { counts: Vec<usize>, wide: f64 },
}

/// What a mark says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// All of it, for those who do not see it.
    pub label: String,
    pub who: String,
    pub words: String,
    /// Where it leads, relative to the base.
    pub href: Option<String>,
}

/// Where the marks are.
#[derive(Clone, Debug, PartialEq)]
struct Laid {
    width: f64,
    packed: Packed,
    /// For bars, how high each is, in CSS pixels.
    bars: Option<Vec<f64>>,
}

impl Laid {
    /// Above the axis, in CSS pixels.
    fn height(&self, mark: usize) -> f64 {
        match &self.bars {
            Some(bars) => bars.get(mark).copied().unwrap_or(0.0),
            None => self.packed.height(mark),
        }
    }

    /// Along the axis, 0 to 1.
    fn along(&self, mark: usize) -> f64 {
        self.packed.along.get(mark).copied().unwrap_or(0.0)
    }

    fn nearest(&self, (along, above): (f64, f64)) -> Option<usize> {
        let lying = self.packed.diameter / 2.0;
        match self.bars {
            // All of a column is its bar.
            Some(_) => nearest(&self.packed, self.width, (along, lying), REACH.max(lying)),
            None => nearest(&self.packed, self.width, (along, above), REACH),
        }
    }
}

/// Which mark is named, and since when.
#[derive(Clone, Copy)]
struct Here {
    mark: RwSignal<usize>,
    is_pointed_at: RwSignal<bool>,
    has_focus: RwSignal<bool>,
    /// Whether a click follows the mark: not one that a tap has only just named.
    follows: StoredValue<bool>,
}

impl Here {
    fn point(self, mark: Option<usize>) {
        if let Some(mark) = mark.filter(|mark| *mark != self.mark.get_untracked()) {
            self.mark.set(mark);
        }
        if self.is_pointed_at.get_untracked() != mark.is_some() {
            self.is_pointed_at.set(mark.is_some());
        }
    }

    fn is_named(self) -> bool {
        self.is_pointed_at.get() || self.has_focus.get()
    }

    fn key(self, event: &KeyboardEvent, last: usize) {
        self.follows.set_value(true);
        let mark = self.mark.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => mark + 1,
            "ArrowLeft" | "ArrowDown" => mark.saturating_sub(1),
            "PageUp" => mark + LEAP,
            "PageDown" => mark.saturating_sub(LEAP),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.mark.set(next.min(last));
    }
}

/// The picture.
pub fn plot(plot: Plot) -> AnyView {
    let Plot { places, shape, height, below, label, axis, told, is_faint, pick } = plot;
    let Some(last) = places.len().checked_sub(1) else { return ().into_any() };
    let places: Arc<[f64]> = places.into();
    let frame = NodeRef::<Div>::new();
    let width = measured(frame);
    let (hollow, bars) = match shape {
        Shape::Dots { hollow } => (hollow, None),
        Shape::Bars { counts, wide } => (Vec::new(), Some((counts, wide))),
    };
    let wide = bars.as_ref().map(|(_, wide)| *wide);
    let heights: Option<Vec<f64>> = bars.map(|(counts, _)| {
        let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
        counts.iter().map(|count| (*count as f64 / most * (height as f64 - 18.0)).max(1.5)).collect()
    });
    let laid = {
        let places = places.clone();
        Memo::new(move |_| {
            let width = width.get();
            (width > 0.0).then(|| {
                let packed = match wide {
                    // Each as wide as its bar.
                    Some(wide) => {
                        Packed { diameter: wide * width, step: 0.0, levels: Vec::new(), along: places.to_vec() }
                    }
                    None => packed(&places, width, height as f64 - 18.0),
                };
                Arc::new(Laid { width, packed, bars: heights.clone() })
            })
        })
    };
    let here = Here {
        mark: RwSignal::new(0),
        is_pointed_at: RwSignal::new(false),
        has_focus: RwSignal::new(false),
        follows: StoredValue::new(true),
    };
    let at = move |event: &PointerEvent| {
        let within = frame.get_untracked()?.get_bounding_client_rect();
        let along = (f64::from(event.client_x()) - within.left()) / within.width().max(1.0);
        let above = within.top() + height as f64 - f64::from(event.client_y());
        laid.get_untracked()?.nearest((along, above))
    };
    let down = move |event: PointerEvent| {
        let mark = at(&event);
        let is_named = here.is_pointed_at.get_untracked() && mark == Some(here.mark.get_untracked());
        here.follows.set_value(event.pointer_type() != "touch" || is_named);
        here.point(mark);
    };
    let moved = move |event: PointerEvent| here.point(at(&event));
    // A finger that is lifted leaves the name standing.
    let left = move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            here.point(None);
        }
    };
    let told = Memo::new(move |_| told(here.mark.get()));
    let leads = move || told.with(|told| told.href.clone());
    let role = match (&pick, told.with_untracked(|told| told.href.is_some())) {
        (_, true) => None,
        (Some(_), false) => Some("button"),
        (None, false) => Some("img"),
    };
    let follow = {
        let pick = pick.clone();
        move |event: MouseEvent| match &pick {
            _ if !here.follows.get_value() => event.prevent_default(),
            Some(pick) => pick(here.mark.get_untracked()),
            None => {}
        }
    };
    let key = move |event: KeyboardEvent| match &pick {
        Some(pick) if matches!(event.key().as_str(), "Enter" | " ") => {
            event.prevent_default();
            pick(here.mark.get_untracked());
        }
        _ => here.key(&event, last),
    };
    let stands = move || {
        let mark = here.mark.get();
        let (along, above) =
            laid.with(|laid| laid.as_ref().map_or((0.5, 0.0), |laid| (laid.along(mark), laid.height(mark))));
        format!("--x:{}%;--y:{}px", format::plain(along * 100.0), format::plain(height as f64 - above))
    };
    let ring = move || {
        let laid = laid.get().filter(|laid| here.is_named() && laid.bars.is_none())?;
        let mark = here.mark.get();
        let x = format!("{}%", format::plain(laid.along(mark) * 100.0));
        let y = format::plain(height as f64 - laid.height(mark));
        let radius = format::plain(laid.packed.diameter / 2.0 + 2.5);
        Some(view! { <circle class="ring" cx=x cy=y r=radius></circle> }.into_any())
    };
    let drawn = move || {
        let laid = laid.get()?;
        let is_faint = |mark: usize| is_faint.as_ref().is_some_and(|is_faint| is_faint(mark));
        Some(match (&laid.bars, wide) {
            (Some(heights), Some(wide)) => bars_of(&places, heights, wide, height, is_faint),
            _ => dots_of(&hollow, &laid, height, is_faint),
        })
    };
    view! {
        <div
            class="plot"
            role="group"
            aria-label=label
            dir="ltr"
            node_ref=frame
            on:pointermove=moved
            on:pointerdown=down
            on:pointerleave=left
        >
            <svg class="strip" width="100%" height=(height + below).to_string() aria-hidden="true">
                <g class="axis">{axis}</g>
                {live(drawn)}
                {live(ring)}
            </svg>
            <a
                class="spot"
                tabindex="0"
                role=role
                href=leads
                style=stands
                aria-label=move || told.with(|told| told.label.clone())
                on:keydown=key
                on:focus=move |_| here.has_focus.set(true)
                on:blur=move |_| here.has_focus.set(false)
                on:click=follow
            >
                {live(move || here.is_named().then(|| told.with(|Told { who, words, .. }| {
                    view! { <span class="tip"><bdi>{who.clone()}</bdi>" "<small>{words.clone()}</small></span> }.into_any()
                })))}
            </a>
            <span class="sr" role="status">{live(move || here.has_focus.get().then(|| told.with(|told| told.label.clone())))}</span>
        </div>
    }
    .into_any()
}

/// Discs: those that are selected, over those that are not.
fn dots_of(hollow: &[bool], laid: &Laid, height: usize, is_faint: impl Fn(usize) -> bool) -> AnyView {
    let faint: Vec<bool> = (0..laid.packed.along.len()).map(is_faint).collect();
    let path = |is_in: &dyn Fn(usize) -> bool| {
        let mut path = String::new();
        for mark in (0..faint.len()).filter(|mark| is_in(*mark)) {
            let x = (laid.along(mark) * UNITS * 10.0).round() / 10.0;
            let y = ((height as f64 - laid.height(mark)) * 10.0).round() / 10.0;
            path.push_str(&format!("M{x} {y}h0"));
        }
        path
    };
    let is_hollow = |mark: usize| hollow.get(mark).copied().unwrap_or(false);
    let size = laid.packed.diameter - if laid.packed.diameter > 4.0 { 1.5 } else { 0.5 };
    let group = |class: &'static str, path: String, size: f64| {
        (!path.is_empty())
            .then(|| view! { <path class=class d=path stroke-width=format::plain(size)></path> }.into_any())
    };
    let ring = path(&|mark| is_hollow(mark) && !faint[mark]);
    let groups = [
        group("dots faint", path(&|mark| faint[mark]), size),
        group("dots", path(&|mark| !faint[mark]), size),
        // What is within a hollow one.
        group("dots hole", ring, (size - 3.5).max(0.8)),
    ];
    view! {
        <svg class="field" viewBox=format!("0 0 {UNITS} {height}") width="100%" height=height.to_string() preserveAspectRatio="none">
            {groups.into_iter().flatten().views()}
        </svg>
    }
    .into_any()
}

fn bars_of(places: &[f64], heights: &[f64], wide: f64, height: usize, is_faint: impl Fn(usize) -> bool) -> AnyView {
    let bar = |(mark, (place, tall)): (usize, (&f64, &f64))| {
        let x = format!("{}%", format::plain((place - wide / 2.0) * 100.0));
        let class = if is_faint(mark) { "density faint" } else { "density" };
        let y = format::plain(height as f64 - tall);
        view! { <rect class=class x=x width=format!("{}%", format::plain(wide * 100.0)) y=y height=format::plain(*tall)></rect> }
    };
    places.iter().zip(heights).enumerate().map(bar).views().into_any()
}

/// How wide an element is, in CSS pixels; 0 until that is known.
fn measured(frame: NodeRef<Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let look = move || {
        let Some(now) = frame.try_get_untracked().flatten().map(|frame| frame.get_bounding_client_rect().width())
        else {
            return;
        };
        if now > 0.0 && width.try_get_untracked().is_some_and(|before: f64| (before - now).abs() >= 1.0) {
            width.set(now);
        }
    };
    Effect::new(move |_| {
        frame.track();
        request_animation_frame(look);
    });
    browser::listen("resize", move |_| look());
    width
}
