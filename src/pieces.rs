//! The few shapes that views are made of: a list, a part that follows signals, words that do, what a field has, rows that
//! keep their place.
//!
//! Leptos carries a set of functions for every type of view that it meets. A closure is a type of its own, and so is a list
//! of each element: going through one of these, all of them share one set, and the program is a good deal smaller.

use gloo::timers::callback::Timeout;
use leptos::attr::Attribute;
#[cfg(feature = "ssr")]
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
#[cfg(not(feature = "ssr"))]
use leptos::tachys::html::property::prop;
use std::sync::Arc;

/// Views of any kind, in a row.
pub trait IntoViews {
    /// All of them, as one kind.
    fn views(self) -> Vec<AnyView>;
}

impl<V: IntoView + 'static, I: Iterator<Item = V>> IntoViews for I {
    fn views(self) -> Vec<AnyView> {
        self.map(IntoAny::into_any).collect()
    }
}

/// A part that is drawn anew when what it reads changes.
pub fn live<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    fn erased(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || view()).into_any()
    }
    erased(Box::new(move || view().into_any()))
}

/// Does something now, and again whenever what it reads changes.
pub fn follow(act: impl Fn() + 'static) {
    fn erased(act: Box<dyn Fn()>) {
        Effect::new(move |_| act());
    }
    erased(Box::new(act));
}

/// Words that change when what they read changes.
pub fn text(words: impl Fn() -> String + Send + 'static) -> AnyView {
    fn erased(words: Box<dyn Fn() -> String + Send>) -> AnyView {
        // Natively no words are written as a space, and what holds them would take up room until the program comes.
        #[cfg(feature = "ssr")]
        if words().is_empty() {
            return ().into_any();
        }
        (move || words()).into_any()
    }
    erased(Box::new(words))
}

/// What a field has, as its last attribute: `{..value(…)}`. In the browser that is a property, which is set again when what it reads
/// changes. Drawn natively there are no properties, and it is an attribute: without it a slider would stand in the middle, and nothing
/// would be chosen, until the program comes.
pub fn value(now: impl Fn() -> String + Send + 'static) -> impl Attribute {
    let now: Box<dyn Fn() -> String + Send> = Box::new(now);
    #[cfg(feature = "ssr")]
    return custom_attribute("value", now());
    #[cfg(not(feature = "ssr"))]
    prop("value", now)
}

/// The same of what is or is not: `checked`, `selected`, `open`.
pub fn flag(name: &'static str, now: impl Fn() -> bool + Send + 'static) -> impl Attribute {
    let now: Box<dyn Fn() -> bool + Send> = Box::new(now);
    #[cfg(feature = "ssr")]
    return custom_attribute(name, now());
    #[cfg(not(feature = "ssr"))]
    prop(name, now)
}

/// A view for each key, kept as long as its key is there.
pub fn keyed(
    keys: impl Fn() -> Vec<u32> + Send + Sync + 'static,
    view: impl Fn(u32) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type Keys = Box<dyn Fn() -> Vec<u32> + Send + Sync>;
    type View = Arc<dyn Fn(u32) -> AnyView + Send + Sync>;
    fn erased(keys: Keys, view: View) -> AnyView {
        view! { <For each=keys key=|key| *key children=move |key| view(key) /> }.into_any()
    }
    erased(Box::new(keys), Arc::new(view))
}

/// Milliseconds between two steps of what follows at a pace.
const PACE: u32 = 100;

/// What `value` gives, but while that changes more often, only so often, and at last what it stays at. For what takes longer to draw
/// than a frame: what is beside the pointer then follows it in each.
pub fn paced<T: Clone + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> RwSignal<T> {
    let paced = Paced {
        shown: RwSignal::new(untrack(&value)),
        waiting: StoredValue::new(None),
        pace: StoredValue::new_local(None),
    };
    // Runs at once: what changes before the view is drawn is not missed.
    let follow = RenderEffect::new(move |before: Option<()>| {
        let now = value();
        match before {
            None => {}
            Some(()) if paced.pace.with_value(Option::is_some) => paced.waiting.set_value(Some(now)),
            Some(()) => paced.show(now),
        }
    });
    // It goes with the view.
    StoredValue::new_local(follow);
    paced.shown
}

struct Paced<T: Send + Sync + 'static> {
    shown: RwSignal<T>,
    waiting: StoredValue<Option<T>>,
    /// Runs until the next may be shown.
    pace: StoredValue<Option<Timeout>, LocalStorage>,
}

impl<T: Send + Sync> Copy for Paced<T> {}

impl<T: Send + Sync> Clone for Paced<T> {
    fn clone(&self) -> Paced<T> {
        *self
    }
}

impl<T: Clone + Send + Sync> Paced<T> {
    /// Shows a value. The view may be gone when the time is up.
    fn show(self, value: T) {
        let _ = self.shown.try_set(value);
        let next = move || match self.waiting.try_update_value(Option::take).flatten() {
            Some(value) => self.show(value),
            None => {
                let _ = self.pace.try_set_value(None);
            }
        };
        let _ = self.pace.try_set_value(Some(Timeout::new(PACE, next)));
    }
}
