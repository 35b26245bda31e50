//! The language that the page speaks. The address names it, else this device keeps a choice, else the browser knows what its reader
//! reads, else it is English. Words other than English have to be fetched; what is there is spoken until they come.

use super::device::{keep, kept};
use super::place::UsePlace;
use crate::browser;
use crate::messages::{Language, speak};
use crate::parts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The name under which the choice is kept.
const STORED: &str = "crosscut.language";

/// Which language is spoken, and the ways to another.
#[derive(Clone, Copy)]
pub struct UseLanguage {
    spoken: RwSignal<Language>,
    /// What is on its way, or could not be fetched.
    coming: RwSignal<Option<Coming>>,
    place: UsePlace,
    /// Whether the reader has just chosen.
    is_chosen: StoredValue<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Coming {
    language: Language,
    is_failed: bool,
}

impl UseLanguage {
    /// Finds out which language it is to be, and fetches its words.
    pub fn start(place: UsePlace) -> UseLanguage {
        let language = UseLanguage::english(place);
        if browser::window().is_some() {
            language.want(untrack(|| place.language()).or_else(of_device).unwrap_or_default());
            // A step to an address that names another.
            Effect::new(move |_| {
                if let Some(named) = place.language() {
                    untrack(|| language.want(named));
                }
            });
        }
        language
    }

    /// English, whatever anybody wants: for what is drawn without a browser.
    pub fn english(place: UsePlace) -> UseLanguage {
        UseLanguage {
            spoken: RwSignal::new(Language::English),
            coming: RwSignal::new(None),
            place,
            is_chosen: StoredValue::new(false),
        }
    }

    /// The language now, tracked.
    pub fn get(self) -> Language {
        self.spoken.get()
    }

    /// Whether nothing is on its way, tracked.
    pub fn is_settled(self) -> bool {
        self.coming.get().is_none_or(|coming| coming.is_failed)
    }

    /// The language that was asked for and cannot be had, tracked.
    pub fn failed(self) -> Option<Language> {
        self.coming.get().filter(|coming| coming.is_failed).map(|coming| coming.language)
    }

    /// Speaks another language from now on, and keeps that. A device that keeps nothing speaks it all the same.
    pub fn choose(self, language: Language) {
        self.is_chosen.set_value(true);
        let _ = keep(STORED, language.tag());
        untrack(|| self.place.forget_language());
        self.want(language);
    }

    /// Whether the reader has chosen since this was asked.
    pub fn was_chosen(self) -> bool {
        self.is_chosen.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn want(self, language: Language) {
        if language == self.spoken.get_untracked() {
            return self.coming.set(None);
        }
        if language == Language::English {
            speak(None);
            return self.tell(language);
        }
        self.coming.set(Some(Coming { language, is_failed: false }));
        spawn_local(async move {
            let words = parts::german().await;
            // Something else may be wanted by now.
            let is_wanted = self.coming.get_untracked().is_some_and(|coming| coming.language == language);
            match words {
                Ok(words) if is_wanted => {
                    speak(Some(words));
                    self.tell(language);
                }
                Err(_) if is_wanted => self.coming.set(Some(Coming { language, is_failed: true })),
                _ => {}
            }
        });
    }

    /// Has everything that is shown said anew.
    fn tell(self, language: Language) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.tag());
        }
        self.coming.set(None);
        self.spoken.set(language);
    }
}

/// What the device keeps, else the first of the browser's languages that there is.
fn of_device() -> Option<Language> {
    let kept = kept(STORED).and_then(|tag| Language::from_tag(&tag));
    kept.or_else(|| {
        let languages = browser::window()?.navigator().languages();
        languages.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
    })
}
