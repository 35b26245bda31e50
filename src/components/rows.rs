//! A list of documents, films or sources: whole where it is short, otherwise only the rows near the window ([`paper`]: and what of it is
//! printed). Arrow keys go from row to row.

mod paper;
mod track;

use crate::browser;
use crate::components::{DocumentRow, found_in};
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::{keyed, live};
use crate::state::{UsePlace, UseQuery, use_collection};
use crosscut_engine::Facet;
use crosscut_search::Field;
use gloo::timers::callback::Timeout;
use leptos::html::Div;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use track::Track;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent, SubmitEvent};

/// Up to so many rows the list is whole, and each as high as what it says.
const SHORT: usize = 60;
/// The height of a row before it was measured, in CSS pixels.
const ROW: f64 = 120.0;
/// Milliseconds without scrolling after which the place is kept for the way back.
const REST: u32 = 250;

/// What a list shows: how many rows there are, which stand at some places, and how each is drawn.
#[derive(Clone)]
pub struct Listed {
    pub count: Memo<usize>,
    /// Changes when it becomes another list, whose beginning is looked at first.
    pub changes: Signal<()>,
    pub rows: Arc<dyn Fn(Range<usize>) -> Vec<u32> + Send + Sync>,
    pub row: Arc<dyn Fn(u32, At) -> AnyView + Send + Sync>,
    /// The class of the list, which decides how high its rows are.
    pub class: &'static str,
    /// What stays over the rows, as the axis of a column does.
    pub head: Option<Draw>,
    /// Where rows are those of a table: its style, and what stands in it before them, the names of its columns for those who do not
    /// see the head.
    pub columns: Option<(String, Draw)>,
}

/// Draws something.
pub type Draw = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Where a row stands.
#[derive(Clone, Copy)]
pub struct At {
    /// From 0.
    pub place: Signal<usize>,
    /// How many rows the list has.
    pub count: Memo<usize>,
}

impl Listed {
    /// A ranking: these codes in their order, each drawn by `row`, under the axis of its column.
    pub fn of_codes(
        shown: Memo<Arc<Vec<u32>>>,
        row: impl Fn(u32, At) -> AnyView + Send + Sync + 'static,
        head: fn() -> AnyView,
    ) -> Listed {
        let cut = move |window: Range<usize>| {
            shown.with(|shown| shown.get(window.start..window.end.min(shown.len())).unwrap_or_default().to_vec())
        };
        Listed {
            count: Memo::new(move |_| shown.with(|shown| shown.len())),
            changes: with_query(),
            rows: Arc::new(cut),
            row: Arc::new(row),
            class: "standings",
            head: Some(Arc::new(head)),
            columns: None,
        }
    }

    /// A list of documents.
    pub fn documents(count: Memo<usize>, rows: Arc<dyn Fn(Range<usize>) -> Vec<u32> + Send + Sync>) -> Listed {
        // Rows of documents that are not there say no more than who, what and when.
        let class = if use_collection().documents().are_there() { "documents" } else { "documents bare" };
        let row = |row, At { place, count }| {
            let links = links(row);
            view! { <DocumentRow row place count links /> }.into_any()
        };
        Listed { count, changes: with_query(), rows, row: Arc::new(row), class, head: None, columns: None }
    }
}

/// Changes whenever something else is asked.
fn with_query() -> Signal<()> {
    let query = expect_context::<UseQuery>();
    Signal::derive(move || query.with(|_| ()))
}

/// From a document to its author, and to the source that it is called by.
fn links(row: u32) -> Option<AnyView> {
    let collection = use_collection();
    let value = |facet| {
        let code = collection.table.codes(facet, row as usize)[0];
        let name = collection.table.name(facet, code).to_owned();
        (code > 0).then(|| (code, name, collection.table.key(facet, code).to_owned()))
    };
    let (source, author) = (value(Facet::Source), value(Facet::Author));
    let is_other = |name: &String| source.as_ref().is_none_or(|(_, source, _)| source != name);
    let author = author.filter(|(_, name, _)| is_other(name)).map(|(_, name, key)| {
        view! { <a href=format!("authors/{key}")>{found_in(&[Field::People], name)}</a> }.into_any()
    });
    let has_headline = collection.review(row).is_some_and(|review| review.headline.is_some());
    let source = source.and_then(|(code, name, key)| {
        let count = collection.total(Facet::Source, code);
        // A document without a headline is called by its source already.
        let words = match has_headline {
            true => found_in(&[Field::Source, Field::People], name),
            false => ListMsg::AllBy { count, name }.text().into_any(),
        };
        (has_headline || count > 1).then(|| view! { <a href=format!("sources/{key}")>{words}</a> }.into_any())
    });
    (author.is_some() || source.is_some())
        .then(|| view! { <span class="soft links">{author}{source}</span> }.into_any())
}

/// Where the reader is in the list. What the browser calls later may come when the list is gone: then nothing is done.
#[derive(Clone, Copy)]
struct Scroll {
    track: RwSignal<Track>,
    element: NodeRef<Div>,
    /// The place whose row has the focus, or takes it as soon as it is there.
    focus: RwSignal<Option<usize>>,
}

impl Scroll {
    fn element(self) -> Option<web_sys::HtmlDivElement> {
        self.element.try_get_untracked().flatten()
    }

    /// Looks where the window is: what of it is below the bar that stays at its top.
    fn look(self) {
        let Some(element) = self.element() else { return };
        let (bar, window) = (bar(&element), window().inner_height().ok().and_then(|height| height.as_f64()));
        let view = (window.unwrap_or(ROW) - bar).max(1.0);
        let row = first_row(&element).map_or(ROW, |row| row.get_bounding_client_rect().height()).max(1.0);
        let scroll = bar - element.get_bounding_client_rect().top();
        let now = self.track.get_untracked();
        // Far down a box is measured less exactly: by so little no row has grown.
        let row = if (row - now.row).abs() < 0.5 { now.row } else { row };
        let next = now.sized(row, view).scrolled(scroll);
        if next != now {
            self.track.set(next);
        }
    }

    /// Where a table is wider than its place, its head goes to the side with it.
    fn take_head_along(self) {
        let Some(element) = self.element() else { return };
        let over = element.previous_element_sibling();
        if let Some(head) = over.and_then(|over| over.query_selector("[data-along]").ok().flatten()) {
            head.set_scroll_left(element.scroll_left());
        }
    }

    /// Brings a row to the top of the window, below the bar.
    fn show(self, place: usize) {
        let Some(element) = self.element() else { return };
        let shown = self.track.get_untracked().showing(place);
        self.track.set(shown);
        let top = element.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default();
        window().scroll_to_with_x_and_y(0.0, top + shown.scroll() - bar(&element));
    }

    /// Brings a row into the window and gives it the focus.
    fn go(self, place: usize) {
        if let Some(now) = document().active_element().and_then(|now| now.dyn_into::<HtmlElement>().ok()) {
            let _ = now.blur();
        }
        self.focus.set(Some(place));
        let track = self.track.get_untracked();
        if is_long(track.rows) && !track.shows(place) {
            let before = (track.view / track.row / 2.0) as usize;
            self.show(if place > track.top() { place.saturating_sub(before) } else { place });
        }
        request_animation_frame(move || self.hand_over_focus());
    }

    fn hand_over_focus(self) {
        let (Some(Some(place)), Some(element)) = (self.focus.try_get_untracked(), self.element()) else { return };
        // Whatever else took the focus since keeps it.
        let now = document().active_element().filter(|now| now.tag_name() != "BODY");
        if now.is_some_and(|now| !element.contains(Some(&now))) {
            return self.focus.set(None);
        }
        // The row may go and come again as the list moves: it keeps its claim.
        let link = element.query_selector(&format!("[data-place='{place}'] a")).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(is_long(self.track.get_untracked().rows));
            let _ = link.focus_with_options(&options);
        }
    }

    /// Goes where a key points to from the row that has the focus.
    fn key(self, event: &KeyboardEvent) {
        let place = place_of(event);
        let track = self.track.get_untracked();
        let (Some(place), Some(last)) = (place, track.rows.checked_sub(1)) else { return };
        let leap = ((track.view / track.row) as usize).saturating_sub(1).max(1);
        let next = match event.key().as_str() {
            "ArrowDown" => place + 1,
            "ArrowUp" => place.saturating_sub(1),
            "PageDown" => place + leap,
            "PageUp" => place.saturating_sub(leap),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.go(next.min(last));
    }
}

/// The place of the row that something happened in.
fn place_of(event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-place]").ok()??.get_attribute("data-place")?.parse().ok()
}

fn is_long(rows: usize) -> bool {
    rows > SHORT
}

/// How high the bar over a list is, in CSS pixels.
fn bar(element: &Element) -> f64 {
    element.previous_element_sibling().map_or(0.0, |bar| bar.get_bounding_client_rect().height())
}

fn first_row(element: &Element) -> Option<Element> {
    element.query_selector("[data-place]").ok().flatten()
}

/// The rows of a list.
pub fn rows(listed: Listed) -> AnyView {
    let whole = listed.clone();
    let Listed { count, changes, rows, row, head, .. } = listed;
    let place = expect_context::<UsePlace>();
    let scroll = Scroll {
        track: RwSignal::new(Track::new(count.get_untracked(), ROW, 900.0)),
        element: NodeRef::new(),
        focus: RwSignal::new(None),
    };
    let long = Memo::new(move |_| is_long(count.get()));
    let window_of_rows = Memo::new(move |_| match long.get() {
        true => scroll.track.with(Track::window),
        false => 0..count.get(),
    });
    let shown = Memo::new(move |_| {
        let range = window_of_rows.get();
        Arc::new((range.start, rows(range)))
    });
    follow_window(scroll, place);
    // Another selection begins at its top, one that is come back to where it was left.
    Effect::new(move |before: Option<()>| {
        changes.get();
        let count = count.get();
        scroll.track.update(|track| track.rows = count);
        let kept = place.remembered().map(|kept| kept as usize).filter(|kept| *kept < count);
        request_animation_frame(move || {
            scroll.look();
            match kept {
                Some(kept) if is_long(count) => scroll.show(kept),
                _ if before.is_some() && scroll.track.try_with_untracked(Track::top).is_some_and(|top| top > 0) => {
                    scroll.show(0)
                }
                _ => {}
            }
        });
    });
    Effect::new(move |_| {
        shown.with(|_| ());
        request_animation_frame(move || scroll.hand_over_focus());
    });
    let drawn = move |key: u32| {
        let place = move || shown.with(|shown| shown.0 + shown.1.iter().position(|other| *other == key).unwrap_or(0));
        row(key, At { place: Signal::derive(place), count })
    };
    let keys = move || shown.with(|shown| shown.1.clone());
    let height = move || long.get().then(|| format!("block-size:{}px", scroll.track.with(Track::height)));
    let moved = move || {
        long.get().then(|| {
            let first = window_of_rows.with(|window| window.start);
            format!("transform:translateY({}px)", scroll.track.with(|track| track.offset(first)))
        })
    };
    let all = list(&whole, moved, keyed(keys, drawn));
    view! {
        <div class="over">
            {live(move || long.get().then(|| jump(count, scroll)))}
            {head.map(|head| head())}
        </div>
        <div
            class="track"
            class:long=long
            node_ref=scroll.element
            style=height
            on:keydown=move |event| scroll.key(&event)
            on:focusin=move |event| scroll.focus.set(place_of(&event))
            on:scroll=move |_| scroll.take_head_along()
        >
            {all}
        </div>
        {live(move || long.get().then(|| paper::beginning(&whole, scroll)))}
    }
    .into_any()
}

/// Rows as a list, or as those of a table; `moved` is how far they are from its top.
fn list(listed: &Listed, moved: impl Fn() -> Option<String> + Send + 'static, rows: AnyView) -> AnyView {
    let (class, count) = (listed.class, listed.count);
    match listed.columns.clone() {
        None => view! { <ul class=class role="list" style=moved>{rows}</ul> }.into_any(),
        Some((style, columns)) => {
            let style = move || format!("{style};{}", moved().unwrap_or_default());
            let count = move || (count.get() + 1).to_string();
            view! { <table class=class style=style aria-rowcount=count>{columns()}<tbody>{rows}</tbody></table> }
                .into_any()
        }
    }
}

/// Looks again whenever the window is scrolled or changes its size, once a frame, and keeps the place when it rests.
fn follow_window(scroll: Scroll, place: UsePlace) {
    let waiting = StoredValue::new(false);
    let rest = StoredValue::new_local(None::<Timeout>);
    let follow = move |_: &web_sys::Event| {
        if waiting.try_get_value() != Some(false) {
            return;
        }
        waiting.set_value(true);
        request_animation_frame(move || {
            if waiting.try_set_value(false).is_some() {
                return;
            }
            scroll.look();
            let keep = move || {
                if let Some(top) = scroll.track.try_with_untracked(Track::top) {
                    place.remember(top as u32);
                }
            };
            rest.set_value(Some(Timeout::new(REST, keep)));
        });
    };
    browser::listen("scroll", follow);
    browser::listen("resize", follow);
}

/// The way to any place of a long list.
fn jump(count: Memo<usize>, scroll: Scroll) -> AnyView {
    let input = NodeRef::<leptos::html::Input>::new();
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = input.get_untracked().map(|input: HtmlInputElement| input.value_as_number()).unwrap_or(f64::NAN);
        if wanted.is_finite() {
            let place = (wanted.max(1.0) as usize - 1).min(count.get_untracked().saturating_sub(1));
            scroll.show(place);
            scroll.go(place);
        }
    };
    let now = move || {
        let top = scroll.track.with(Track::top) + 1;
        ListMsg::PlaceOf { place: format::count(top), count: format::count(count.get()) }.text()
    };
    view! {
        <form class="jump" on:submit=go>
            <span class="soft">{crate::pieces::text(now)}</span>
            <label>
                <span>{ListMsg::GoToRow.text()}" "</span>
                <input type="number" inputmode="numeric" min="1" max=move || count.get().to_string() placeholder=ListMsg::Row.text() node_ref=input />
            </label>
            <button type="submit">{ListMsg::Go.text()}</button>
        </form>
    }
    .into_any()
}
