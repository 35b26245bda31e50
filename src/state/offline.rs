//! What the browser keeps of the site for use without a network: asks the worker that keeps it (crates/offline/worker/sw.js) to go on,
//! a piece at a time, and holds what it said last. Fetches nothing by itself.

use crate::browser;
use crosscut_model::{Json, parse};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Date, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, StorageManager};

/// The worker, beside the page's base. index.html lets no other be started.
const WORKER: &str = "sw.js";
/// Milliseconds before what failed is tried again; each further time twice as long.
const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 300_000;
/// Milliseconds after which a worker that does not answer is asked again: browsers end workers, and what they were told with them.
const SILENCE: u32 = 8_000;
/// Milliseconds after which a page that stays open asks for a new version.
const HOUR: u32 = 3_600_000;
/// Milliseconds after which one that is looked at again does.
const AWAY: f64 = 300_000.0;

/// Files, and their bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub files: u64,
    pub bytes: u64,
    pub held_files: u64,
    pub held_bytes: u64,
}

impl Sum {
    fn is_whole(self) -> bool {
        self.files == self.held_files
    }
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room on the device.
    Full,
    /// The host cannot be reached.
    Network,
    /// The browser lets nothing be kept.
    Blocked,
    /// The host has other files than it says.
    Unfitting,
}

/// What the worker keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The version that this page is of, that pages are opened in, and that waits to take its place.
    pub mine: Option<String>,
    pub current: Option<String>,
    pub next: Option<String>,
    /// Nothing is to be kept; all is to be kept.
    pub off: bool,
    pub all: bool,
    pub trouble: Option<Trouble>,
    /// The worker is at it.
    pub is_busy: bool,
    /// Files that are missing of the version that pages are opened in.
    pub holes: u64,
    /// Of the newest version, what is needed at all and everything.
    pub first: Sum,
    pub whole: Sum,
}

impl Kept {
    /// Whether pages open without a network.
    pub fn works(&self) -> bool {
        self.current.is_some() && self.holes == 0
    }

    /// Whether there is more than what is kept of itself.
    pub fn is_large(&self) -> bool {
        self.whole.files > self.first.files
    }

    /// Whether all there is is here.
    pub fn is_all_here(&self) -> bool {
        self.current.is_some() && self.whole.is_whole()
    }

    /// Whether there is a version to change to.
    pub fn offers(&self) -> bool {
        self.next.is_some() || (self.mine.is_some() && self.mine != self.current)
    }

    /// Whether something is still to come that was not put off.
    pub fn is_under_way(&self) -> bool {
        let lacks = self.current.is_none() || !self.first.is_whole() || (self.all && !self.whole.is_whole());
        !self.off && lacks && !matches!(self.trouble, Some(Trouble::Full | Trouble::Blocked))
    }
}

/// Reads what the worker says; none if it is not that.
fn read(json: &str) -> Option<Kept> {
    let Ok(Json::Object(fields)) = parse(json) else { return None };
    let mut kept = Kept::default();
    for (name, value) in fields {
        match (&*name, value) {
            ("mine", Json::Text(id)) => kept.mine = Some(id.into_owned()),
            ("current", Json::Text(id)) => kept.current = Some(id.into_owned()),
            ("next", Json::Text(id)) => kept.next = Some(id.into_owned()),
            ("off", Json::Bool(off)) => kept.off = off,
            ("all", Json::Bool(all)) => kept.all = all,
            ("busy", Json::Bool(busy)) => kept.is_busy = busy,
            ("holes", Json::Number(files)) => kept.holes = files as u64,
            ("first", Json::Object(fields)) => kept.first = sum(fields),
            ("whole", Json::Object(fields)) => kept.whole = sum(fields),
            ("trouble", Json::Text(word)) => {
                kept.trouble = Some(match &*word {
                    "full" => Trouble::Full,
                    "network" => Trouble::Network,
                    "blocked" => Trouble::Blocked,
                    _ => Trouble::Unfitting,
                });
            }
            _ => {}
        }
    }
    Some(kept)
}

fn sum(fields: Vec<(std::borrow::Cow<'_, str>, Json)>) -> Sum {
    let mut sum = Sum::default();
    for (name, value) in fields {
        let Json::Number(number) = value else { continue };
        let number = number as u64;
        match &*name {
            "files" => sum.files = number,
            "bytes" => sum.bytes = number,
            "heldFiles" => sum.held_files = number,
            "heldBytes" => sum.held_bytes = number,
            _ => {}
        }
    }
    sum
}

/// How it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offline {
    /// Nobody has answered yet.
    Asked,
    /// The browser has no such workers, here.
    Absent,
    /// It has, and lets none be started.
    Refused,
    Told(Kept),
}

/// How it stands, and the ways to change it.
#[derive(Clone, Copy)]
pub struct UseOffline {
    state: RwSignal<Offline>,
    /// Whether the browser promised not to clear it, once it was asked.
    promised: RwSignal<Option<bool>>,
    /// The browser's workers, and the one of this site where it does not answer for the page yet.
    container: StoredValue<Option<ServiceWorkerContainer>, LocalStorage>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    /// The next question.
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    hearing: StoredValue<Option<EventListener>, LocalStorage>,
    wait: StoredValue<u32>,
    looked: StoredValue<f64>,
    is_updating: StoredValue<bool>,
}

impl UseOffline {
    /// Starts the worker, where there are workers, and has it look what the host has.
    pub fn start() -> UseOffline {
        let offline = UseOffline {
            state: RwSignal::new(Offline::Asked),
            promised: RwSignal::new(None),
            container: StoredValue::new_local(None),
            registration: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
            hearing: StoredValue::new_local(None),
            wait: StoredValue::new(FIRST_WAIT),
            looked: StoredValue::new(0.0),
            is_updating: StoredValue::new(false),
        };
        // While the page is worked on there is no worker, and no version.
        let Some(window) = browser::window().filter(|_| !cfg!(debug_assertions)) else { return offline };
        let container = Reflect::get(&window.navigator(), &"serviceWorker".into());
        let Some(container) = container.ok().filter(JsValue::is_object) else {
            offline.state.set(Offline::Absent);
            return offline;
        };
        spawn_local(offline.run(container.unchecked_into()));
        browser::listen("online", move |_| offline.look());
        browser::listen("visibilitychange", move |_| {
            if !document().hidden() && Date::now() - offline.looked.get_value() > AWAY {
                offline.look();
            }
        });
        offline
    }

    /// A page that a worker answers for asks that one at once: browsers take their time to answer for one that is to be started, and
    /// where the host cannot be reached they may not answer at all.
    async fn run(self, container: ServiceWorkerContainer) {
        let listener = EventListener::new(&container, "message", move |event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(kept) = said.as_deref().and_then(read) {
                self.heard(kept);
            }
        });
        let _ = self.hearing.try_set_value(Some(listener));
        let is_answered_for = container.controller().is_some();
        let _ = self.container.try_set_value(Some(container.clone()));
        if is_answered_for {
            self.look();
        }
        let options = RegistrationOptions::new();
        // The script itself is asked for past what the browser keeps.
        let _ = Reflect::set(&options, &"updateViaCache".into(), &"none".into());
        let registered = JsFuture::from(container.register_with_options(WORKER, &options)).await;
        if is_answered_for {
            return;
        }
        let Ok(registration) = registered else { return self.tell(Offline::Refused) };
        let ready = async { JsFuture::from(container.ready()?).await };
        if ready.await.is_ok() {
            let _ = self.registration.try_set_value(Some(registration.unchecked_into()));
            self.look();
        }
    }

    /// How it stands, tracked.
    pub fn state(self) -> Offline {
        self.state.get()
    }

    /// Whether the browser promised not to clear what is kept, once it was asked. Tracked.
    pub fn promised(self) -> Option<bool> {
        self.promised.get()
    }

    /// Has the worker look what the host has, and go on.
    pub fn look(self) {
        let _ = self.looked.try_set_value(Date::now());
        self.ask("look");
    }

    /// Has it keep everything. The browser is asked not to clear it when room gets short.
    pub fn keep_all(self) {
        self.ask("keep");
        spawn_local(async move {
            let storage = Reflect::get(&window().navigator(), &"storage".into());
            let Some(storage) = storage.ok().filter(JsValue::is_object) else { return };
            let Ok(promise) = storage.unchecked_into::<StorageManager>().persist() else { return };
            let promised = JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy());
            let _ = self.promised.try_set(Some(promised));
        });
    }

    /// Stops keeping everything; what is here stays.
    pub fn pause(self) {
        self.ask("pause");
    }

    /// Has it keep the site, after it was told not to.
    pub fn allow(self) {
        self.ask("allow");
    }

    /// Removes all that is kept, until the reader wants it again.
    pub fn remove(self) {
        self.ask("remove");
    }

    /// Changes to the version that waits, and loads the page again.
    pub fn update(self) {
        self.is_updating.set_value(true);
        self.ask("apply");
    }

    fn ask(self, word: &str) {
        let controller = self.container.try_get_value().flatten().and_then(|container| container.controller());
        let registered = || self.registration.try_get_value().flatten()?.active();
        if let Some(worker) = controller.or_else(registered) {
            let _ = worker.post_message(&word.into());
            self.ask_again_in(SILENCE);
        }
    }

    fn heard(self, kept: Kept) {
        if self.is_updating.try_get_value() == Some(true) && kept.next.is_none() {
            let _ = window().location().reload();
            return;
        }
        let before = match self.state.try_get_untracked() {
            Some(Offline::Told(before)) => before.whole.held_files,
            _ => 0,
        };
        if kept.trouble.is_none() || kept.whole.held_files > before {
            self.wait.set_value(FIRST_WAIT);
        }
        let wait = match (kept.is_under_way(), kept.trouble) {
            _ if kept.is_busy => SILENCE,
            (true, None) => 0,
            (true, Some(_)) => {
                let wait = self.wait.get_value();
                self.wait.set_value((wait * 2).min(LONGEST_WAIT));
                wait
            }
            (false, _) => HOUR,
        };
        self.ask_again_in(wait);
        self.tell(Offline::Told(kept));
    }

    fn ask_again_in(self, wait: u32) {
        let _ = self.timer.try_set_value(Some(Timeout::new(wait, move || self.look())));
    }

    /// The page may be gone by now.
    fn tell(self, state: Offline) {
        let _ = self.state.try_set(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_worker_says_is_read() {
        let json = r#"{"current":"a","next":null,"off":false,"all":false,"trouble":null,"holes":0,
            "first":{"files":3,"bytes":30,"heldFiles":3,"heldBytes":30},
            "whole":{"files":5,"bytes":90,"heldFiles":4,"heldBytes":50},"mine":"a"}"#;
        let kept = read(json).unwrap();
        assert_eq!(kept.whole, Sum { files: 5, bytes: 90, held_files: 4, held_bytes: 50 });
        assert!(kept.works() && kept.is_large() && !kept.is_all_here() && !kept.offers() && !kept.is_under_way());
        assert!(Kept { all: true, ..kept.clone() }.is_under_way());
        assert!(Kept { next: Some("b".to_owned()), ..kept.clone() }.offers());
        assert!(Kept { mine: Some("b".to_owned()), ..kept.clone() }.offers(), "another page changed the version");
        assert!(!Kept { mine: None, ..kept.clone() }.offers(), "a page of which the version is not known");
        assert!(!Kept { holes: 1, ..kept }.works());
    }

    #[test]
    fn what_cannot_go_on_by_itself_is_left() {
        let trouble = |word: &str| read(&format!(r#"{{"trouble":"{word}"}}"#)).unwrap();
        assert!(!trouble("full").is_under_way() && !trouble("blocked").is_under_way());
        assert!(trouble("network").is_under_way());
        assert_eq!(trouble("something new").trouble, Some(Trouble::Unfitting));
        assert!(!read(r#"{"off":true}"#).unwrap().is_under_way());
        assert_eq!(read("[]"), None);
        assert_eq!(read("no"), None);
    }
}
