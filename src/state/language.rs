//! The language that the page speaks. The address names it, else this device keeps a choice, else the browser knows what its reader
//! reads, else it is English. Words other than English have to be fetched; what is there is spoken until they come.

use super::device::{keep, kept};
use super::place::UsePlace;
use crate::browser;
use crate::messages::{Language, language, speak};
use crate::parts;
use crate::pieces::follow;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The name under which the choice is kept.
const STORED: &str = "crosscut.language";

thread_local! {
    /// The language that was asked for last.
    static WANTED: Cell<Language> = const { Cell::new(Language::English) };
}

/// Which language is spoken, and the ways to another. Signals of truth values only: each further kind would be a kilobyte.
#[derive(Clone, Copy)]
pub struct UseLanguage {
    /// Turns whenever another language is spoken.
    turn: RwSignal<bool>,
    is_coming: RwSignal<bool>,
    has_failed: RwSignal<bool>,
    place: UsePlace,
}

impl UseLanguage {
    /// Finds out which language it is to be, and fetches its words.
    pub fn start(place: UsePlace) -> UseLanguage {
        let language = UseLanguage::english(place);
        if browser::window().is_some() {
            language.want(untrack(|| place.language()).or_else(of_device).unwrap_or_default());
            // A step to an address that names another.
            follow(move || {
                if let Some(named) = place.language() {
                    untrack(|| language.want(named));
                }
            });
        }
        language
    }

    /// English, whatever anybody wants: for what is drawn without a browser.
    pub fn english(place: UsePlace) -> UseLanguage {
        let [turn, is_coming, has_failed] = [(); 3].map(|()| RwSignal::new(false));
        UseLanguage { turn, is_coming, has_failed, place }
    }

    /// The language now, tracked.
    pub fn get(self) -> Language {
        self.turn.track();
        language()
    }

    /// Whether nothing is on its way, tracked.
    pub fn is_settled(self) -> bool {
        !self.is_coming.get()
    }

    /// The language that was asked for and cannot be had, tracked.
    pub fn failed(self) -> Option<Language> {
        self.has_failed.get().then(|| WANTED.get())
    }

    /// Speaks another language from now on, and keeps that. A device that keeps nothing speaks it all the same.
    pub fn choose(self, language: Language) {
        let _ = keep(STORED, language.tag());
        untrack(|| self.place.forget_language());
        self.want(language);
    }

    fn want(self, wanted: Language) {
        if WANTED.replace(wanted) == wanted && self.is_coming.get_untracked() {
            return;
        }
        self.has_failed.set(false);
        if wanted == language() {
            return self.is_coming.set(false);
        }
        if wanted == Language::English {
            speak(None);
            return self.tell();
        }
        self.is_coming.set(true);
        spawn_local(async move {
            let words = parts::german().await;
            // Something else may be wanted by now.
            if WANTED.get() != wanted {
                return;
            }
            match words {
                Ok(words) => {
                    speak(Some(words));
                    self.tell();
                }
                Err(_) => {
                    self.is_coming.set(false);
                    self.has_failed.set(true);
                }
            }
        });
    }

    /// Has everything that is shown said anew.
    fn tell(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language().tag());
        }
        self.is_coming.set(false);
        let was_on_switch = switch().zip(document().active_element()).is_some_and(|(switch, now)| *switch == now);
        self.turn.set(!self.turn.get_untracked());
        if was_on_switch {
            // The button that was pressed goes with all that was said in the language before.
            Timeout::new(0, || {
                if let Some(switch) = switch() {
                    let _ = switch.focus();
                }
            })
            .forget();
        }
    }
}

/// The button that switches.
fn switch() -> Option<HtmlElement> {
    document().query_selector("button.tongue").ok().flatten()?.dyn_into().ok()
}

/// What the device keeps, else the first of the browser's languages that there is.
fn of_device() -> Option<Language> {
    let kept = kept(STORED).and_then(|tag| Language::from_tag(&tag));
    kept.or_else(|| {
        let languages = browser::window()?.navigator().languages();
        languages.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
    })
}
