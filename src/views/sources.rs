//! All sources, each with its documents counted and its mean.

use crate::app::use_title;
use crate::messages::Msg;
use crate::order::sorted;
use crate::state::{UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::{Bitmap, Facet, score};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The list of sources.
#[component]
pub fn SourcesView() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    use_title(|| Msg::Sources.text());
    let rows = collection.table.rows();
    let mut members = vec![Bitmap::empty(rows); collection.table.size(Facet::Source)];
    for row in 0..rows {
        members[collection.table.codes(Facet::Source, row)[0] as usize].insert(row);
    }
    let list = move || {
        let present = (0..members.len() as u32).filter(|code| !members[*code as usize].is_empty());
        let rank = |code: u32| (code == 0, Reverse(members[code as usize].count()));
        let codes = sorted(present, &|a, b| rank(a).cmp(&rank(b)));
        codes
            .into_iter()
            .map(|code| {
                let aggregate = score::mean(&collection.table, &members[code as usize], query.letters());
                let href = format!("sources/{}", collection.table.key(Facet::Source, code));
                let mean = match aggregate.value {
                    Some(value) => {
                        view! { <span class="badge"><b>{format::score(value)}</b><small>{Msg::Ratings(aggregate.rating_count).text()}</small></span> }
                            .into_any()
                    }
                    None => view! { <span class="badge"><b aria-hidden="true">"–"</b><small>{Msg::NoRating.text()}</small></span> }.into_any(),
                };
                view! {
                    <li class="document">
                        {mean}
                        <div class="head"><a href=href>{labels::value(&collection, Facet::Source, code)}</a></div>
                        <span class="soft kind">{Msg::Documents(aggregate.review_count).text()}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="stack">
            <h1>{Msg::Sources.text()}</h1>
            <ul class="documents">{list}</ul>
        </section>
    }
}
