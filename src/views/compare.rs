//! Two to four sources, authors or documents side by side: what they score, what they take up, what only one of them mentions, and where
//! they clash. Which these are is in the URL.

mod alone;
mod apart;
mod aspects;
mod picker;
mod scores;
mod side;
mod statements;

use crate::app::use_title;
use crate::components::{ShareView, notes, with_documents};
use crate::messages::{CompareMsg, Msg};
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, MOST_COMPARED, Sought, Subject, UseCompared, use_collection};
use crosscut_engine::score::in_common;
use crosscut_engine::{Facet, top};
use leptos::prelude::*;
use picker::Picker;
use side::{Side, short};
use std::sync::Arc;

/// The comparison.
#[component]
pub fn CompareView() -> impl IntoView {
    let collection = use_collection();
    use_title(|| Msg::Compare.text());
    let compared = UseCompared::new();
    // Looked up again only when something else is asked.
    let asked = Memo::new(move |_| compared.read());
    let unread = move || {
        notes(asked.with(|(_, unread)| unread.iter().cloned().map(|key| CompareMsg::Unread(key).text()).collect()))
    };
    let sides = move || {
        let sought = asked.with(|(sought, _)| sought.clone());
        if sought.is_empty() {
            return none(&collection, compared);
        }
        let row = |sought: &Sought| match sought {
            Sought::Found(Subject::Document(row)) | Sought::Behind(row) => Some(*row),
            Sought::Found(_) => None,
        };
        let rows: Vec<u32> = sought.iter().filter_map(row).collect();
        let collection = collection.clone();
        with_documents(&rows, move || {
            // The documents are there now: what was behind their files is found, or is not.
            let (_, unread) = untrack(|| compared.read());
            let late = asked.with_untracked(|(_, before)| {
                unread.iter().filter(|key| !before.contains(key)).cloned().collect::<Vec<String>>()
            });
            let late = notes(late.into_iter().map(|key| CompareMsg::Unread(key).text()).collect());
            view! { {late}{drawn(&collection, compared)} }.into_any()
        })
    };
    view! {
        <section class="title">
            <h1>{Msg::Compare.text()}</h1>
            <p class="soft">{CompareMsg::Intro.text()}</p>
        </section>
        {live(unread)}
        <Picker compared />
        {live(sides)}
    }
}

/// The columns and all that is worked out of them.
fn drawn(collection: &Arc<Collection>, compared: UseCompared) -> AnyView {
    let sides: Arc<Vec<Side>> =
        Arc::new(untrack(|| compared.subjects()).into_iter().map(|subject| Side::of(collection, subject)).collect());
    let Some(first) = sides.first() else { return none(collection, compared) };
    let heads = heads(&sides, compared);
    if sides.len() == 1 {
        let more = CompareMsg::OneMore { name: first.name.clone() }.text();
        return view! { {heads}<p class="soft">{more}</p> }.into_any();
    }
    let rows: Vec<_> = sides.iter().map(|side| side.rows.clone()).collect();
    let written_about = in_common(&collection.table, &rows, collection.info.letters).written_about;
    let taken: Vec<_> = sides.iter().map(|side| side.taken).collect();
    view! {
        {heads}
        <section class="stack">
            <h2>{CompareMsg::Scores.text()}</h2>
            {scores::scores(sides.clone())}
        </section>
        <section class="stack">
            <h2>{CompareMsg::Aspects.text()}</h2>
            {aspects::aspects(&sides, &taken)}
        </section>
        {statements::statements(collection, sides.clone(), written_about)}
    }
    .into_any()
}

/// Who is compared: each with the way to its own page, and the way out of the comparison.
fn heads(sides: &Arc<Vec<Side>>, compared: UseCompared) -> AnyView {
    let head = |(place, side): (usize, &Side)| {
        let Side { name, what, href, .. } = side.clone();
        let label = CompareMsg::Remove { what: name.clone() }.text();
        let remove = move |_| {
            let mut subjects = untrack(|| compared.subjects());
            if place < subjects.len() {
                subjects.remove(place);
            }
            compared.set(&subjects);
            picker::focus();
        };
        view! {
            <li>
                <span class="slate">{what}</span>
                <a href=href>{short(&name)}</a>
                <button class="plain" type="button" aria-label=label on:click=remove>{CompareMsg::RemoveShort.text()}</button>
            </li>
        }
    };
    view! {
        <div class="heads" data-sides=sides.len().to_string()>
            <div class="label"><ShareView /></div>
            <ul role="list">{sides.iter().enumerate().map(head).views()}</ul>
        </div>
    }
    .into_any()
}

/// Where nothing is compared: ways to begin.
fn none(collection: &Collection, compared: UseCompared) -> AnyView {
    let documents = (2..=MOST_COMPARED).contains(&collection.reviews).then(|| {
        let all = (0..collection.reviews as u32).map(Subject::Document).collect::<Vec<Subject>>();
        (CompareMsg::AllDocuments(all.len()), all)
    });
    let first = top(&collection.whole.counts[Facet::Source as usize], MOST_COMPARED, |code| code > 0);
    let sources = (first.len() > 1).then(|| {
        let all = first.into_iter().map(Subject::Source).collect::<Vec<Subject>>();
        (CompareMsg::FirstSources(all.len()), all)
    });
    let ways = [documents, sources].into_iter().flatten().map(|(label, subjects)| {
        let start = move |_| {
            compared.set(&subjects);
            picker::focus();
        };
        view! { <li><button type="button" on:click=start>{label.text()}</button></li> }
    });
    view! {
        <section class="face">
            <h2>{CompareMsg::NoneTitle.text()}</h2>
            <p>{CompareMsg::NoneText.text()}</p>
            <ul class="ways">{ways.views()}</ul>
        </section>
    }
    .into_any()
}
