//! Where the reader is: the path below the site's base, and the query. Follows links and the browser's buttons.
//!
//! Written by hand rather than taken from leptos_router: that one adds a tenth to the program, decodes the values of a
//! query twice, and loses count of the history when an entry is replaced.

use crate::messages::Language;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MouseEvent, Url};

/// Milliseconds after which a stream of changes is written into the address bar. Writing takes one, and browsers refuse a flood:
/// Safari takes a hundred in thirty seconds.
const STREAM: u32 = 120;

/// A view, by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Front,
    Film(String),
    Explore,
    Sources,
    Source(String),
    Authors,
    Author(String),
    Document(String),
    Compare,
    Lab,
    Unknown,
}

impl Place {
    /// The place at a path below the base; slashes at the ends do not matter.
    pub fn from_path(path: &str) -> Place {
        let parts: Vec<String> = path
            .trim_matches('/')
            .split('/')
            .map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned())
            .collect();
        match parts.iter().map(String::as_str).collect::<Vec<&str>>()[..] {
            ["" | "index.html"] => Place::Front,
            ["films", key] => Place::Film(key.to_owned()),
            ["explore"] => Place::Explore,
            ["sources"] => Place::Sources,
            ["sources", key] => Place::Source(key.to_owned()),
            ["authors"] => Place::Authors,
            ["authors", key] => Place::Author(key.to_owned()),
            ["documents", id] => Place::Document(id.to_owned()),
            ["compare"] => Place::Compare,
            ["lab"] => Place::Lab,
            _ => Place::Unknown,
        }
    }
}

/// Whether a change is a step that "back" undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    Push,
    /// For changes that come in a stream: typing, dragging.
    Replace,
}

/// The pair of a query that names a language, up to its value. It is no part of any view's query: it is taken out where an address is
/// read, and goes along from view to view.
const LANGUAGE: &str = "lang=";

/// The address below the base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Address {
    path: String,
    /// Without the question mark, and without the language.
    search: String,
    /// The language that it names.
    language: Option<Language>,
}

impl Address {
    /// An address of a path and of a query as it is written.
    fn read(path: &str, search: &str) -> Address {
        let mut address = Address { path: path.to_owned(), ..Address::default() };
        for pair in search.trim_start_matches('?').split('&') {
            match pair.strip_prefix(LANGUAGE) {
                Some(tag) => address.language = Language::from_tag(tag),
                None => add(&mut address.search, pair),
            }
        }
        address
    }

    /// The query as it is written, with its question mark where there is one.
    fn written(&self) -> String {
        let mut search = self.search.clone();
        if let Some(language) = self.language {
            add(&mut search, LANGUAGE);
            search.push_str(language.tag());
        }
        if search.is_empty() { search } else { format!("?{search}") }
    }
}

/// Puts a pair behind others.
fn add(search: &mut String, pair: &str) {
    if !search.is_empty() {
        search.push('&');
    }
    search.push_str(pair);
}

/// The place and the query now, and the ways to another one.
#[derive(Clone, Copy)]
pub struct UsePlace {
    address: RwSignal<Address>,
    /// The path of the base, with a slash at its end.
    base: StoredValue<String>,
    /// Runs while the address bar is behind `address`.
    behind: StoredValue<Option<Timeout>, LocalStorage>,
}

impl UsePlace {
    /// Reads the address bar.
    pub fn read_once() -> UsePlace {
        let base = document().base_uri().ok().flatten().and_then(|base| Url::new(&base).ok());
        let base = base.map_or_else(|| "/".to_owned(), |base| base.pathname());
        let (base, behind) = (StoredValue::new(base), StoredValue::new_local(None));
        let place = UsePlace { address: RwSignal::default(), base, behind };
        place.read();
        place
    }

    /// Follows links and the buttons of the browser from now on.
    pub fn follow_links(self) {
        self.read();
        // A folder with a page that was drawn beforehand has a slash at its end; links have none.
        if window()
            .location()
            .pathname()
            .is_ok_and(|path| self.base.with_value(|base| path != *base) && path.ends_with('/'))
        {
            let hash = window().location().hash().unwrap_or_default();
            self.write(&self.address.get_untracked(), &hash, History::Replace);
        }
        EventListener::new(&window(), "popstate", move |_| self.read()).forget();
        EventListener::new(&window(), "pagehide", move |_| self.catch_up()).forget();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document(), "click", options, move |event| self.follow(event)).forget();
    }

    /// A place that stays, for what is drawn without a browser.
    #[cfg(feature = "ssr")]
    pub fn fixed(path: &str) -> UsePlace {
        let address = Address::read(path, "");
        UsePlace {
            address: RwSignal::new(address),
            base: StoredValue::new("/".to_owned()),
            behind: StoredValue::new_local(None),
        }
    }

    /// The view, tracked.
    pub fn place(self) -> Memo<Place> {
        Memo::new(move |_| self.address.with(|address| Place::from_path(&address.path)))
    }

    /// The path below the base as it is written, tracked.
    pub fn path(self) -> String {
        self.address.with(|address| address.path.clone())
    }

    /// The query string without its question mark, tracked.
    pub fn search(self) -> String {
        self.address.with(|address| address.search.clone())
    }

    /// The language that the address names, tracked.
    pub fn language(self) -> Option<Language> {
        self.address.with(|address| address.language)
    }

    /// Takes the language out of the address: the reader chose one on this device.
    pub fn forget_language(self) {
        if self.language().is_some() {
            self.catch_up();
            self.address.update(|address| address.language = None);
            self.write(&self.address.get_untracked(), "", History::Replace);
        }
    }

    /// A link to a part of what is shown, by its id, tracked.
    pub fn within(self, id: &str) -> String {
        self.address.with(|address| format!("{}{}#{id}", address.path, address.written()))
    }

    /// Goes to the same path with another query.
    pub fn set_search(self, search: &str, history: History) {
        let address = Address { search: search.to_owned(), ..self.address.get_untracked() };
        self.go(address, "", history);
    }

    /// Keeps a row with this entry of the history, for when the reader comes back to it.
    pub fn remember(self, row: u32) {
        if let Ok(entries) = window().history() {
            let _ = entries.replace_state_with_url(&JsValue::from(row), "", None);
        }
    }

    /// The row that was kept with this entry of the history, if it still stands for what is shown.
    pub fn remembered(self) -> Option<u32> {
        if self.is_behind() {
            return None;
        }
        let state = window().history().and_then(|entries| entries.state()).ok()?;
        state.as_f64().map(|row| row as u32)
    }

    /// Whether the address bar is behind: the last change was one of a stream.
    pub fn is_behind(self) -> bool {
        self.behind.with_value(Option::is_some)
    }

    /// Writes into the address bar what it has not yet.
    pub fn catch_up(self) {
        if self.behind.try_update_value(Option::take).flatten().is_some() {
            self.write(&self.address.get_untracked(), "", History::Replace);
        }
    }

    fn read(self) {
        // The entry that it was for is left.
        self.behind.set_value(None);
        let location = window().location();
        let part = |part: Result<String, JsValue>| part.unwrap_or_default();
        self.set(&part(location.pathname()), &part(location.search()));
    }

    fn set(self, pathname: &str, search: &str) {
        let path = self.base.with_value(|base| pathname.strip_prefix(base.as_str()).unwrap_or_default());
        let address = Address::read(path.trim_end_matches('/'), search);
        if self.address.with_untracked(|now| *now != address) {
            self.address.set(address);
        }
    }

    fn go(self, address: Address, hash: &str, history: History) {
        match history {
            History::Push => {
                self.catch_up();
                self.write(&address, hash, history);
            }
            // The view follows at once, the address bar when the stream rests a moment.
            History::Replace => self.behind.update_value(|behind| {
                behind.get_or_insert_with(|| Timeout::new(STREAM, move || self.catch_up()));
            }),
        }
        self.address.set(address);
    }

    /// Writes an address into the address bar. Browsers refuse a flood of entries; it then follows at the next step.
    fn write(self, address: &Address, hash: &str, history: History) {
        let url = self.base.with_value(|base| format!("{base}{}{}{hash}", address.path, address.written()));
        let Ok(entries) = window().history() else { return };
        let done = match history {
            History::Push => entries.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            History::Replace => entries.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
        if let Err(error) = done {
            leptos::logging::debug_warn!("the history took no entry: {error:?}");
        }
    }

    /// Follows a link to a place of ours without leaving the page. All other links are the browser's.
    fn follow(self, event: &Event) {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let with_key = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || with_key {
            return;
        }
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|element| {
            let link = element.closest("a[href]").ok().flatten()?;
            let ours = !link.has_attribute("target") && !link.has_attribute("download");
            let external = link.get_attribute("rel").is_some_and(|rel| rel.contains("external"));
            (ours && !external).then_some(link)
        });
        let Some(url) = link.and_then(|link| {
            let base = document().base_uri().ok().flatten()?;
            Url::new_with_base(&link.get_attribute("href")?, &base).ok()
        }) else {
            return;
        };
        let ours = window().location().origin().is_ok_and(|origin| origin == url.origin());
        let Some(path) = self.base.with_value(|base| url.pathname().strip_prefix(base.as_str()).map(str::to_owned))
        else {
            return;
        };
        let mut address = Address::read(&path, &url.search());
        // The language that an address names goes along to the next.
        address.language = address.language.or(self.address.with_untracked(|now| now.language));
        let within = !url.hash().is_empty() && self.address.with_untracked(|now| *now == address);
        if !ours || within {
            return;
        }
        event.prevent_default();
        self.go(address, &url.hash(), History::Push);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_an_address_is_no_part_of_its_query() {
        let german = Some(Language::German);
        for (written, search, language) in [
            ("", "", None),
            ("?kind=review&sort=newest", "kind=review&sort=newest", None),
            ("?lang=de", "", german),
            ("?kind=review&lang=de", "kind=review", german),
            ("?title=lang%3Dde", "title=lang%3Dde", None),
        ] {
            let address = Address::read("explore", written);
            assert_eq!((address.search.as_str(), address.language), (search, language), "{written}");
            assert_eq!(address.written(), written);
        }
        assert_eq!(Address::read("", "?lang=de-AT&q=a&lang=xx&score=1").written(), "?q=a&score=1");
        assert_eq!(Address::read("", "?a=1&&b=2").search, "a=1&&b=2");
    }

    #[test]
    fn paths_lead_to_places() {
        for (path, place) in [
            ("", Place::Front),
            ("index.html", Place::Front),
            ("explore/", Place::Explore),
            ("films/red-rocket", Place::Film("red-rocket".to_owned())),
            ("sources", Place::Sources),
            ("sources/k%C3%B6ln", Place::Source("köln".to_owned())),
            ("authors/", Place::Authors),
            ("authors/none", Place::Author("none".to_owned())),
            ("documents/a%2Fb", Place::Document("a/b".to_owned())),
            ("documents", Place::Unknown),
            ("compare/", Place::Compare),
            ("lab", Place::Lab),
            ("films/a/b", Place::Unknown),
            ("nowhere", Place::Unknown),
        ] {
            assert_eq!(Place::from_path(path), place, "{path}");
        }
    }
}
