//! The filters: beside the results where there is room, else in a sheet over them.

use super::tools::filters_label;
use crate::browser;
use crate::components::{AspectFacet, FacetPanel, ScoreRange, UseDialog, YearRange, parts};
use crate::messages::{ExploreMsg, ListMsg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{History, UseQuery, use_collection};
use crosscut_engine::{Facet, Outcome, Selection};
use gloo::events::EventListener;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::MediaQueryList;

/// Where filters have no room beside the results. style/late/explore.css has the same.
const NARROW: &str = "(max-width: 56rem)";

/// Where the filters are.
#[derive(Clone, Copy)]
pub struct UseSheet {
    is_narrow: RwSignal<bool>,
    dialog: UseDialog,
}

impl UseSheet {
    /// Follows the width of the window.
    pub fn start() -> UseSheet {
        let media = browser::window().and_then(|window| window.match_media(NARROW).ok().flatten());
        let is_narrow = RwSignal::new(media.as_ref().is_some_and(MediaQueryList::matches));
        let listener = media.map(|media| {
            let looked = media.clone();
            EventListener::new(&media, "change", move |_| is_narrow.set(looked.matches()))
        });
        // It goes with the view.
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.set_value(None));
        UseSheet { is_narrow, dialog: UseDialog::new() }
    }

    /// The button that opens the sheet, where there is one.
    pub fn button(self) -> AnyView {
        let collection = use_collection();
        let query = expect_context::<UseQuery>();
        let chosen = move || {
            let query = query.with(|query| Selection { text: String::new(), ..query.selection.clone() });
            parts(&query, &collection).len()
        };
        let chosen = Memo::new(move |_| chosen());
        live(move || {
            self.is_narrow.get().then(|| {
                view! {
                    <button class="sheet-button" type="button" aria-haspopup="dialog" aria-expanded=move || self.dialog.is_open().to_string() on:click=move |_| self.dialog.open()>
                        {filters_label(move || chosen.get())}
                    </button>
                }
                .into_any()
            })
        })
    }

    /// The filters of an answer.
    pub fn view(self, answer: Memo<Arc<Outcome>>) -> AnyView {
        let count = Memo::new(move |_| answer.with(|answer| answer.count));
        live(move || match self.is_narrow.get() {
            true => self.dialog.view("sheet", ExploreMsg::Filters.text(), move || {
                view! { <div class="filters">{filters(answer)}</div>{self.foot(count)} }.into_any()
            }),
            false => view! { <aside class="filters" aria-label=ExploreMsg::Filters.text()>{filters(answer)}</aside> }
                .into_any(),
        })
    }

    /// What stays at the foot of the sheet: how many match, and the ways out.
    fn foot(self, count: Memo<usize>) -> AnyView {
        let query = expect_context::<UseQuery>();
        // Words that are searched for are no filter of this sheet.
        let clear = move |_| {
            query.select(History::Push, |selection| Selection { text: selection.text.clone(), ..Selection::default() });
        };
        view! {
            <footer>
                <button class="plain" type="button" on:click=clear>{ListMsg::ClearAll.text()}</button>
                <button class="main" type="button" on:click=move |_| self.dialog.close()>
                    {text(move || ExploreMsg::ShowResults(count.get()).text())}
                </button>
            </footer>
        }
        .into_any()
    }
}

/// Every filter.
fn filters(outcome: Memo<Arc<Outcome>>) -> AnyView {
    let several = use_collection().films.len() > 1;
    let facet = move |facet| view! { <FacetPanel facet outcome /> };
    let before = [Facet::Source, Facet::Kind, Facet::Notation, Facet::Author, Facet::Person, Facet::Film]
        .into_iter()
        .filter(|facet| *facet != Facet::Film || several)
        .map(facet)
        .views();
    view! {
        <ScoreRange outcome />
        <YearRange outcome />
        <AspectFacet outcome />
        {before}
        {facet(Facet::Language)}
    }
    .into_any()
}
