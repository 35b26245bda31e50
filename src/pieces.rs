//! The few shapes that views are made of: a list, a part that follows signals, words that do, rows that keep their place.
//!
//! Leptos carries a set of functions for every type of view that it meets. A closure is a type of its own, and so is a list
//! of each element: going through one of these, all of them share one set, and the program is a good deal smaller.

use leptos::prelude::*;
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

/// Words that change when what they read changes.
pub fn text(words: impl Fn() -> String + Send + 'static) -> AnyView {
    fn erased(words: Box<dyn Fn() -> String + Send>) -> AnyView {
        (move || words()).into_any()
    }
    erased(Box::new(words))
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
