//! The text of a document with what was read from it marked, and the ways through it: its sections, and the legend that shows and hides
//! kinds of marks.

use super::marks::{Mark, Piece, What, cut};
use super::settings::{Layer, UseReading};
use crate::browser;
use crate::components::{StanceMark, marked};
use crate::format;
use crate::messages::{Msg, ReaderMsg};
use crate::pieces::{IntoViews, flag, live, text};
use crate::state::{UseMarks, UsePlace};
use crosscut_model::{Section, Stance};
use crosscut_search::Field;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The id of the place where a mark begins, by its byte in the text.
pub fn place_id(start: usize) -> String {
    format!("at-{start}")
}

fn section_id(place: usize) -> String {
    format!("section-{}", place + 1)
}

/// The text, in the language that it is in, where that is known. What is searched for is marked too.
pub fn body(words: String, spoken: Option<String>, marks: &[Mark], sections: &[Section]) -> AnyView {
    let reading = expect_context::<UseReading>();
    let pieces: Arc<[Piece]> = cut(&words, marks).into();
    let levels: Arc<[u8]> = sections.iter().map(|section| section.level).collect();
    let found = expect_context::<UseMarks>();
    let drawn = live(move || {
        let found = found.ranges(&[Field::Body], &words);
        let together = pieces.chunk_by(|one, next| one.section == next.section);
        together.map(|pieces| headed(&words, pieces, &levels, &found)).views()
    });
    let hidden = move || {
        let hidden: Vec<&str> = Layer::ALL.into_iter().filter(|layer| !reading.shows(*layer)).map(Layer::key).collect();
        hidden.join(" ")
    };
    show_what_the_address_names();
    view! { <div class="text" dir="auto" lang=spoken data-hidden=hidden>{drawn}</div> }.into_any()
}

/// Pieces that stand in one heading, or in none.
fn headed(words: &str, pieces: &[Piece], levels: &[u8], found: &[Range<usize>]) -> AnyView {
    let drawn = pieces.iter().map(|piece| drawn(words, piece, found)).views();
    let Some(place) = pieces.first().and_then(|piece| piece.section) else { return drawn.into_any() };
    // A heading of the document stands below that of the view.
    let level = levels.get(place).copied().unwrap_or(1).saturating_add(2).min(6);
    let level = custom_attribute("aria-level", level.to_string());
    view! { <span {..level} class="section" role="heading" tabindex="-1" id=section_id(place)>{drawn}</span> }
        .into_any()
}

/// A piece as an element; text alone where it is evidence of nothing.
fn drawn(words: &str, piece: &Piece, found: &[Range<usize>]) -> AnyView {
    let Range { start, end } = piece.range.clone();
    let within = found.iter().filter(|range| range.start < end && start < range.end);
    let within: Vec<Range<usize>> =
        within.map(|range| range.start.max(start) - start..range.end.min(end) - start).collect();
    let words = marked(&words[start..end], &within);
    let title = (!piece.names.is_empty()).then(|| piece.names.join(" · "));
    let id = piece.begins.then(|| place_id(start));
    match (piece.is_fact, piece.stance) {
        (true, stance) => {
            let class = format!("fact {}", stance_class(stance));
            view! { <mark class=class id=id title=title>{words}</mark> }.into_any()
        }
        (false, Some(stance)) => {
            view! { <span class=stance_class(Some(stance)) id=id title=title>{words}</span> }.into_any()
        }
        (false, None) => words,
    }
}

fn stance_class(stance: Option<Stance>) -> &'static str {
    match stance {
        None => "",
        Some(Stance::Praise) => "said praise",
        Some(Stance::Mixed) => "said mixed",
        Some(Stance::Criticism) => "said criticism",
        Some(Stance::Mentioned) => "said mentioned",
    }
}

/// A view that is opened by a link to a part of it begins there. The browser looked for the part before it was drawn.
fn show_what_the_address_names() {
    let Some(window) = browser::window() else { return };
    request_animation_frame(move || {
        let hash = window.location().hash().unwrap_or_default();
        if let Some(part) = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
            let middle = ScrollIntoViewOptions::new();
            middle.set_block(ScrollLogicalPosition::Center);
            part.scroll_into_view_with_scroll_into_view_options(&middle);
            let _ = part.class_list().add_1("asked");
            let _ = part.set_attribute("tabindex", "-1");
            if let Ok(part) = part.dyn_into::<HtmlElement>() {
                let _ = part.focus();
            }
        }
    });
}

/// Where the sections stand beside the text. style/late/reader.css has the same.
const BESIDE: &str = "(min-width: 56.01rem)";

/// The sections as links, the one that is being read marked.
pub fn contents(sections: &[Section]) -> Option<AnyView> {
    let place = expect_context::<UsePlace>();
    let shown: Vec<usize> = (0..sections.len()).filter(|place| sections[*place].evidence.range().is_some()).collect();
    if shown.is_empty() {
        return None;
    }
    let count = shown.len();
    let now = RwSignal::new(None::<usize>);
    follow(now, shown.clone());
    // Levels from the highest that there is on.
    let top = shown.iter().map(|place| sections[*place].level).min().unwrap_or(1);
    let items = shown
        .into_iter()
        .map(|section| {
            let (title, level) = (sections[section].title.clone(), sections[section].level.saturating_sub(top).min(3));
            let current = move || (now.get() == Some(section)).then_some("location");
            view! {
                <li data-level=level.to_string()>
                    <a dir="auto" href=move || place.within(&section_id(section)) aria-current=current>{title}</a>
                </li>
            }
        })
        .views();
    // Where it stands before the text, and not beside it, it opens when it is asked for.
    let is_beside = browser::holds(BESIDE).unwrap_or(true);
    let view = view! {
        <nav class="contents" aria-label=ReaderMsg::Contents.text()>
            <details open=is_beside>
                <summary><h2>{ReaderMsg::Contents.text()}</h2><span class="soft">{format::count(count)}</span></summary>
                <ol>{items}</ol>
            </details>
        </nav>
    };
    Some(view.into_any())
}

/// How far below the top of the window a heading still counts as passed, in CSS pixels.
const PASSED: f64 = 140.0;

/// Follows which section is being read: the last one whose heading was passed.
fn follow(now: RwSignal<Option<usize>>, sections: Vec<usize>) {
    let waiting = StoredValue::new(false);
    let sections = StoredValue::new(sections);
    let look = move || {
        let is_passed = |place: &usize| {
            let heading = document().get_element_by_id(&section_id(*place));
            heading.is_some_and(|heading| heading.get_bounding_client_rect().top() < PASSED)
        };
        let passed = sections
            .try_with_value(|sections| sections.partition_point(is_passed).checked_sub(1).map(|at| sections[at]));
        if let Some(passed) = passed
            && now.try_get_untracked() != Some(passed)
        {
            let _ = now.try_set(passed);
        }
    };
    browser::listen("scroll", move |_| {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(move || {
                let _ = waiting.try_set_value(false);
                look();
            });
        }
    });
}

/// What the marks mean, how many there are of each kind, and whether they are shown.
pub fn legend(marks: &[Mark]) -> Option<AnyView> {
    let reading = expect_context::<UseReading>();
    let count = |layer: Layer| {
        let is_of = |mark: &&Mark| match &mark.what {
            What::Fact(_) => layer == Layer::Facts,
            What::Aspect(_, stance) => layer == Layer::of(*stance),
            What::Section(_) => false,
        };
        marks.iter().filter(is_of).count()
    };
    let items: Vec<AnyView> = Layer::ALL
        .into_iter()
        .filter(|layer| count(*layer) > 0)
        .map(|layer| {
            let (sign, name, class) = match layer.stance() {
                None => (view! { <span class="swatch"></span> }.into_any(), ReaderMsg::FactsInText.text(), "fact"),
                Some(stance) => {
                    let sign = view! { <StanceMark stance=Some(stance) /> }.into_any();
                    (sign, Msg::Stance(stance).text(), stance_class(Some(stance)))
                }
            };
            let turn = move |event| reading.show(layer, event_target_checked(&event));
            view! {
                <li><label>
                    <input type="checkbox" on:change={turn} {..flag("checked", move || reading.shows(layer))} />
                    {sign}<span class=class>{name}</span><span class="soft">{format::count(count(layer))}</span>
                </label></li>
            }
        })
        .views();
    (!items.is_empty()).then(|| {
        view! {
            <section class="key" aria-label=ReaderMsg::Legend.text()>
                <h2>{ReaderMsg::Legend.text()}</h2>
                <ul>{items}</ul>
                {live(move || (!reading.is_kept()).then(|| view! { <p class="soft" role="alert">{ReaderMsg::SettingNotKept.text()}</p> }.into_any()))}
            </section>
        }
        .into_any()
    })
}

/// How long it takes, and how wide it stands.
pub fn ways_to_read(words: &str) -> AnyView {
    use super::settings::Width;
    let reading = expect_context::<UseReading>();
    let super::time::Length { words, minutes } = super::time::length(words);
    let choice = |width: Width| {
        view! {
            <label title=ReaderMsg::WidthIs(width).text()>
                <input type="radio" name="width" on:change=move |_| reading.widen(width) {..flag("checked", move || reading.width() == width)} />
                <span class="sr">{ReaderMsg::WidthIs(width).text()}</span>
                {lines(width)}
            </label>
        }
    };
    view! {
        <div class="ways-to-read">
            <p class="soft">{text(move || ReaderMsg::Takes { minutes, words }.text())}</p>
            <div class="either" role="radiogroup" aria-label=ReaderMsg::Width.text()>{Width::ALL.into_iter().map(choice).views()}</div>
        </div>
    }
    .into_any()
}

/// Lines of text, as wide as they would stand.
fn lines(width: super::settings::Width) -> AnyView {
    use super::settings::Width;
    let path = match width {
        Width::Narrow => "M7 5h6M7 10h6M7 15h4",
        Width::Medium => "M4 5h12M4 10h12M4 15h8",
        Width::Wide => "M1 5h18M1 10h18M1 15h12",
    };
    crate::components::icon(path)
}
