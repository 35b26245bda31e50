//! Parts of the program that are fetched when they are opened, and ahead of that once the page has nothing else to do: every view is
//! in one.
//!
//! A function below that carries `wasm_split` is where a part begins: what only it reaches is cut out of the program into a file
//! of its own when the page is built (xtask/parts). It answers with a plain function, so that a part is waited for once, and
//! its views are then drawn like all others.

use crate::browser;
use crate::components::{Waiting, part_failed};
use crate::messages::{GERMAN, Words};
use crate::pieces::live;
use crate::state::{LARGE, Large, Place, pause};
use crate::views;
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Milliseconds after which a browser that does not tell is taken to be idle.
const UNKNOWN_IDLE: i32 = 1_000;

/// Milliseconds before what could not be fetched ahead, and nobody opens, is tried again.
const LATER: [i32; 3] = [2_000, 8_000, 30_000];

/// Draws the view of a place.
type Draw = fn(Place) -> AnyView;

/// A part, named after the views that are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Film,
    Explore,
    Reader,
    Sources,
    Films,
    Tools,
    Help,
    Workbench,
    Outline,
    Offline,
}

/// How far a part is.
#[derive(Clone, Copy, Debug)]
enum State {
    Absent,
    Coming,
    Failed,
    Here(Draw),
}

/// What is there of the parts, and the ways to fetch them.
#[derive(Clone, Copy, Debug)]
pub struct UseParts {
    states: [RwSignal<State>; Part::ALL.len()],
    /// Whether what was drawn beforehand still stands where the view is to be.
    pub stands: RwSignal<bool>,
}

impl Part {
    /// As they are declared, which is the order in which they are fetched ahead.
    const ALL: [Part; 10] = [
        Part::Film,
        Part::Explore,
        Part::Reader,
        Part::Sources,
        Part::Films,
        Part::Tools,
        Part::Help,
        Part::Workbench,
        Part::Outline,
        Part::Offline,
    ];
}

impl UseParts {
    /// Nothing is fetched yet.
    pub fn new() -> UseParts {
        UseParts { states: Part::ALL.map(|part| RwSignal::new(at_first(part))), stands: RwSignal::new(false) }
    }

    /// The view of a place, or the face of its part as long as that is not there. Nothing, as long as something else stands there.
    pub fn view(self, part: Part, place: Place) -> AnyView {
        if !self.stands.get_untracked() {
            self.fetch(part);
        }
        live(move || {
            if self.stands.get() {
                return ().into_any();
            }
            match self.states[part as usize].get() {
                State::Here(draw) => draw(place.clone()),
                State::Failed => part_failed(move || self.fetch(part)),
                state => {
                    if matches!(state, State::Absent) {
                        self.fetch(part);
                    }
                    view! { <Waiting /> }.into_any()
                }
            }
        })
    }

    /// A view of a part that nothing waits for, once it is there.
    pub fn view_later(self, part: Part) -> AnyView {
        live(move || match self.states[part as usize].get() {
            State::Here(draw) => draw(Place::Front),
            _ => ().into_any(),
        })
    }

    /// Whether a part is there, tracked. Fetches it.
    pub fn is_fetched(self, part: Part) -> bool {
        if matches!(self.states[part as usize].get(), State::Absent) {
            self.fetch(part);
        }
        self.is_here(part)
    }

    /// Whether a part is there, tracked.
    pub fn is_here(self, part: Part) -> bool {
        matches!(self.states[part as usize].get(), State::Here(_))
    }

    /// Whether a part could not be fetched, tracked.
    pub fn is_failed(self, part: Part) -> bool {
        matches!(self.states[part as usize].get(), State::Failed)
    }

    /// Fetches all parts, one after the other, as soon as the browser is idle. What fails now is tried again when it is opened. Of a
    /// browser that is to save data only the help is wanted, which belongs to every view; what else, when it is opened.
    pub fn fetch_ahead(self) {
        spawn_local(async move {
            idle().await;
            if browser::saves_data() {
                return self.arrive(Part::Help).await;
            }
            // A collection that has use for the outline has it by now.
            for part in Part::ALL.into_iter().filter(|part| *part != Part::Outline) {
                self.arrive(part).await;
            }
            // Nobody opens this one, so nobody would try it again.
            for wait in LATER {
                pause(wait).await;
                self.arrive(Part::Offline).await;
            }
        });
    }

    /// Fetches a part, once more if that failed.
    pub fn fetch(self, part: Part) {
        spawn_local(self.arrive(part));
    }

    async fn arrive(self, part: Part) {
        let state = self.states[part as usize];
        if matches!(state.get_untracked(), State::Coming | State::Here(_)) {
            return;
        }
        state.set(State::Coming);
        let fetched = match part {
            Part::Film => film().await,
            Part::Explore => explore().await,
            Part::Reader => reader().await,
            Part::Sources => sources().await,
            Part::Films => films().await,
            Part::Tools => tools().await,
            Part::Help => help().await,
            Part::Workbench => workbench().await,
            Part::Outline => outline().await,
            Part::Offline => offline().await,
        };
        state.set(fetched.map_or(State::Failed, State::Here));
    }
}

/// Out of the browser nothing has to be fetched.
fn at_first(part: Part) -> State {
    if cfg!(target_family = "wasm") {
        return State::Absent;
    }
    State::Here(match part {
        Part::Film => views::film,
        Part::Explore => views::explore,
        Part::Reader => views::reader,
        Part::Sources => views::sources,
        Part::Films => views::films,
        Part::Tools => views::tools,
        Part::Help => views::help,
        Part::Workbench => views::workbench,
        Part::Outline => views::outline,
        Part::Offline => views::offline,
    })
}

#[wasm_split(film, fallible)]
fn film() -> Result<Draw, SplitLoaderError> {
    Ok(views::film)
}

#[wasm_split(explore, fallible)]
fn explore() -> Result<Draw, SplitLoaderError> {
    Ok(views::explore)
}

#[wasm_split(reader, fallible)]
fn reader() -> Result<Draw, SplitLoaderError> {
    Ok(views::reader)
}

#[wasm_split(lists, fallible)]
fn sources() -> Result<Draw, SplitLoaderError> {
    Ok(views::sources)
}

#[wasm_split(lists, fallible)]
fn films() -> Result<Draw, SplitLoaderError> {
    Ok(views::films)
}

#[wasm_split(explore, fallible)]
fn tools() -> Result<Draw, SplitLoaderError> {
    Ok(views::tools)
}

#[wasm_split(explore, fallible)]
fn help() -> Result<Draw, SplitLoaderError> {
    Ok(views::help)
}

#[wasm_split(lists, fallible)]
fn workbench() -> Result<Draw, SplitLoaderError> {
    Ok(views::workbench)
}

#[wasm_split(large, fallible)]
fn outline() -> Result<Draw, SplitLoaderError> {
    Ok(views::outline)
}

#[wasm_split(offline, fallible)]
fn offline() -> Result<Draw, SplitLoaderError> {
    Ok(views::offline)
}

/// What large collections are loaded with.
#[wasm_split(large, fallible)]
pub fn large() -> Result<&'static Large, SplitLoaderError> {
    Ok(&LARGE)
}

/// The words of German: only those who read it fetch them.
#[wasm_split(german, fallible)]
pub fn german() -> Result<&'static Words, SplitLoaderError> {
    Ok(&GERMAN)
}

/// Waits until the browser has nothing better to do.
async fn idle() {
    let wait = Promise::new(&mut |done, _| {
        // Safari does not tell when it is idle.
        if window().request_idle_callback(&done).is_err() {
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, UNKNOWN_IDLE);
        }
    });
    let _ = JsFuture::from(wait).await;
}
