//! All sources, each with its documents counted and its mean.

use crate::app::use_title;
use crate::messages::Msg;
use crate::pieces::{IntoViews, live};
use crate::state::{UseQuery, use_collection};
use crate::views::front::more;
use crate::{format, labels};
use crosscut_engine::sorted;
use crosscut_engine::{Facet, score};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The list of sources.
#[component]
pub fn SourcesView() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    use_title(|| Msg::Sources.text());
    let wanted = RwSignal::new(100);
    let there = collection.sources.len();
    let list = move || {
        let parts = score::by(&collection.table, &collection.whole.matching, Facet::Source, query.letters());
        let rank = |place: u32| (parts[place as usize].code == 0, Reverse(parts[place as usize].review_count));
        let places = sorted(0..parts.len() as u32, &|a, b| rank(a).cmp(&rank(b)));
        places
            .into_iter()
            .take(wanted.get())
            .map(|place| {
                let part = &parts[place as usize];
                let code = part.code;
                let href = format!("sources/{}", collection.table.key(Facet::Source, code));
                let mean = match part.mean {
                    Some(value) => {
                        view! { <span class="badge"><b>{format::score(value)}</b><small>{Msg::Ratings(part.rating_count).text()}</small></span> }
                            .into_any()
                    }
                    None => view! { <span class="badge"><b aria-hidden="true">"–"</b><small>{Msg::NoRating.text()}</small></span> }.into_any(),
                };
                view! {
                    <li class="document">
                        {mean}
                        <div class="head"><a href=href>{labels::value(&collection, Facet::Source, code)}</a></div>
                        <span class="soft kind">{Msg::Documents(part.review_count).text()}</span>
                    </li>
                }
            })
            .views()
    };
    view! {
        <section class="stack">
            <h1>{Msg::Sources.text()}</h1>
            <ul class="documents">{live(list)}</ul>
            {more(wanted, there)}
        </section>
    }
}
