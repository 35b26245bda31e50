//! The search over titles, people and words.

use crate::keys;
use crate::messages::ExploreMsg;
use crate::pieces::value;
use crate::state::{History, UseQuery};
use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;

/// How long typing has to rest before the URL follows, in milliseconds: less than between two keys, more than between letters that
/// come at once. Raising it saves work and feels slower.
const REST: u32 = 40;

/// A search field that writes the selection's text.
#[component]
pub fn SearchBox() -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let text = Memo::new(move |_| query.with(|query| query.selection.text.clone()));
    let write = move |typed: String, history| {
        query.select(history, |selection| crosscut_engine::Selection { text: typed, ..selection.clone() });
    };
    search_field(ExploreMsg::Search.text(), ExploreMsg::SearchHint.text(), text, write)
}

/// A search field over some text of the URL, with its label and what stands in it while it is empty. `/` leads to it.
pub fn search_field(
    label: String,
    hint: String,
    text: Memo<String>,
    write: impl Fn(String, History) + Copy + 'static,
) -> AnyView {
    let field = NodeRef::<Input>::new();
    let waiting = StoredValue::new_local(None::<Timeout>);
    let write = move |typed: String| {
        // The first letters are a step that "back" undoes, the next ones change that step.
        let history = if text.get_untracked().is_empty() { History::Push } else { History::Replace };
        write(typed, history);
    };
    let typed = move |event| {
        let value = event_target_value(&event);
        waiting.set_value(Some(Timeout::new(REST, move || write(value))));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        waiting.set_value(None);
        if let Some(field) = field.get_untracked() {
            write(field.value());
        }
    };
    keys::listen(move |event| {
        if keys::character(event).as_deref() == Some("/") {
            event.prevent_default();
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
                field.select();
            }
        }
    });
    on_cleanup(move || waiting.set_value(None));
    view! {
        <search>
            <form class="search" on:submit=submit>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                    <circle cx="8.5" cy="8.5" r="5" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                    <path d="m12.5 12.5 4.5 4.5" stroke="currentColor" stroke-width="1.8"></path>
                </svg>
                <input
                    node_ref=field
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-label=label
                    placeholder=hint
                    on:input={typed}
                    {..value(move || text.get())}
                />
                <kbd aria-hidden="true">"/"</kbd>
            </form>
        </search>
    }
    .into_any()
}
