//! The help with keys: a button at the foot of the page, the dialog that it opens, and the keys that work in every view.

use crate::components::UseDialog;
use crate::keys;
use crate::messages::HelpMsg;
use crate::pieces::{IntoViews, live};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// A key or several that do the same, and what they do.
type Line = (&'static [&'static str], HelpMsg);

const GROUPS: [(HelpMsg, &[Line]); 5] = [
    (
        HelpMsg::Everywhere,
        &[
            (&["/"], HelpMsg::Search),
            (&["?"], HelpMsg::Help),
            (&["Tab", "Shift Tab"], HelpMsg::NextThing),
            (&["Esc"], HelpMsg::CloseThing),
        ],
    ),
    (
        HelpMsg::InFilters,
        &[(&["↓", "↑"], HelpMsg::InFacet), (&["→", "←"], HelpMsg::ToExclude), (&["Space"], HelpMsg::Choose)],
    ),
    (HelpMsg::InExplorer, &[(&["Ctrl Z"], HelpMsg::Undo), (&["Ctrl Shift Z", "Ctrl Y"], HelpMsg::Redo)]),
    (
        HelpMsg::InLists,
        &[
            (&["↓", "↑"], HelpMsg::FromRow),
            (&["PageDown", "PageUp"], HelpMsg::Screenful),
            (&["Home", "End"], HelpMsg::ToEnds),
            (&["Enter"], HelpMsg::OpenRow),
        ],
    ),
    (HelpMsg::InReader, &[(&["→", "n"], HelpMsg::NextDocument), (&["←", "p"], HelpMsg::PreviousDocument)]),
];

/// The button and the dialog. The keys work as long as they are there.
#[component]
pub fn KeysHelp() -> impl IntoView {
    let dialog = UseDialog::new();
    keys::listen(move |event| match keys::character(event).as_deref() {
        Some("?") => {
            event.prevent_default();
            dialog.open();
        }
        // Where there is a field for a search, that one knows the key.
        Some("/") if field().is_none() => {
            event.prevent_default();
            to_search();
        }
        _ => {}
    });
    view! {
        <button class="plain" type="button" aria-haspopup="dialog" on:click=move |_| dialog.open()>
            {HelpMsg::Keys.text()}" "<kbd aria-hidden="true">"?"</kbd>
        </button>
        {dialog.view("box keys", HelpMsg::KeysTitle.text(), content)}
    }
}

fn field() -> Option<HtmlInputElement> {
    document().query_selector("form.search input").ok().flatten()?.dyn_into().ok()
}

/// To the explorer, with the selection where the view has one, and into its field for a search as soon as that is there.
fn to_search() {
    let link = |selector| document().query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    if let Some(link) = link(".neighbours a").or_else(|| link(".leader a[href=explore]")) {
        link.click();
        focus_when_there(TRIES);
    }
}

/// How often the field is looked for, and milliseconds between two looks.
const TRIES: u32 = 100;
const BETWEEN: u32 = 50;

fn focus_when_there(tries: u32) {
    match field() {
        Some(field) => {
            let _ = field.focus();
        }
        None if tries > 0 => {
            Timeout::new(BETWEEN, move || focus_when_there(tries - 1)).forget();
        }
        None => {}
    }
}

fn content() -> AnyView {
    let line = |(pressed, does): &Line| {
        let pressed = pressed
            .iter()
            .enumerate()
            .map(|(place, keys)| {
                let or = (place > 0).then(|| HelpMsg::Or.text());
                let keys = keys.split(' ').map(|key| view! { <kbd>{HelpMsg::Key(key).text()}</kbd>" " }).views();
                view! { {or}" "<span>{keys}</span> }
            })
            .views();
        view! { <div><dt>{pressed}</dt><dd>{does.text()}</dd></div> }
    };
    let group = |(title, lines): &(HelpMsg, &[Line])| {
        view! { <section><h3>{title.text()}</h3><dl>{lines.iter().map(line).views()}</dl></section> }
    };
    let is_kept = RwSignal::new(true);
    let turn = move |event| is_kept.set(keys::switch(event_target_checked(&event)).is_ok());
    let not_kept = move || (!is_kept.get()).then(|| view! { <p role="alert">{HelpMsg::NotKept.text()}</p> }.into_any());
    view! {
        <div class="groups">{GROUPS.iter().map(group).views()}</div>
        <label class="switch">
            <input type="checkbox" checked=keys::are_on() on:change=turn />
            <span>{HelpMsg::SingleKeys.text()}" "<small class="soft">{HelpMsg::SingleKeysWhy.text()}</small></span>
        </label>
        {live(not_kept)}
    }
    .into_any()
}
