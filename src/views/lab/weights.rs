//! How much each source weighs: the ones with most ratings here, those that weigh something else than usual, and any by its name.

use super::Lab;
use super::settings::{Slider, slider};
use crate::components::LazyNames;
use crate::format;
use crate::labels;
use crate::messages::{LabMsg, Msg};
use crate::pieces::{keyed, live, value};
use crate::state::use_collection;
use crosscut_engine::score::{Part, Recipe, by};
use crosscut_engine::{Facet, sorted};
use leptos::prelude::*;
use std::sync::Arc;

/// Sources that are listed without being looked for.
const FEW: usize = 8;
/// Steps of a weight, in hundredths.
const STEP: u32 = 10;

/// The sources of what is looked at that rate anything, most ratings first.
fn rating_sources(parts: Vec<Part>) -> Vec<(u32, usize)> {
    let parts: Vec<Part> = parts.into_iter().filter(|part| part.rating_count > 0).collect();
    let count = |place: u32| parts[place as usize].rating_count;
    let order = sorted(0..parts.len() as u32, &|a, b| count(b).cmp(&count(a)));
    order.into_iter().map(|place| (parts[place as usize].code, count(place))).collect()
}

/// The sources that are listed: found by name, or the first ones and those whose weight is another than usual.
fn listed(sources: &[(u32, usize)], found: Option<&[u32]>, recipe: &Recipe) -> Vec<u32> {
    let codes = sources.iter().map(|(code, _)| *code).enumerate();
    let is_listed = |(place, code): &(usize, u32)| match found {
        Some(found) => found.binary_search(code).is_ok(),
        None => *place < FEW || recipe.weights.iter().any(|(weighted, _)| weighted == code),
    };
    codes.filter(is_listed).map(|(_, code)| code).take(5 * FEW).collect()
}

/// A slider for each source.
#[component]
pub fn Weights(lab: Lab) -> impl IntoView {
    let collection = use_collection();
    let sources = {
        let collection = collection.clone();
        let all = move || {
            let letters = lab.scoring.with(|scoring| scoring.letters);
            Arc::new(rating_sources(by(&collection.table, &lab.rows.get(), Facet::Source, letters)))
        };
        // Which of them rate does not go by their weights.
        let asked = Memo::new(move |_| (lab.film.get(), lab.scoring.with(|scoring| scoring.letters)));
        Memo::new_with_compare(
            move |_| {
                asked.track();
                untrack(&all)
            },
            |_, _| true,
        )
    };
    let names = LazyNames::of(collection.clone(), Facet::Source);
    let wanted = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let found = wanted.with(|wanted| names.find(wanted));
        sources.with(|sources| lab.recipe.with(|recipe| listed(sources, found.as_deref(), recipe)))
    });
    let find = move || {
        let label = LabMsg::FindSource.text();
        sources.with(|sources| sources.len() > FEW).then(|| {
            view! {
                <input
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=label.clone()
                    placeholder=label
                    on:input=move |event| wanted.set(event_target_value(&event))
                    {..value(move || wanted.get())}
                />
            }
            .into_any()
        })
    };
    let rest = move || {
        let more = sources.with(|sources| sources.len()).saturating_sub(shown.with(|shown| shown.len()));
        let is_asked = wanted.with(|wanted| !wanted.trim().is_empty());
        let words = match (is_asked, shown.with(|shown| shown.is_empty())) {
            (true, true) => Some(LabMsg::NoSourceFound),
            (false, _) if more > 0 => Some(LabMsg::MoreSources { count: more }),
            _ => None,
        };
        words.map(|words| view! { <p class="soft note" role="status">{words.text()}</p> }.into_any())
    };
    view! {
        <div class="weights" role="group" aria-label=LabMsg::Weights.text()>
            <p class="soft note">{LabMsg::WeightsText.text()}</p>
            {live(find)}
            <ul>{keyed(move || shown.get(), move |code| weight(lab, code, sources))}</ul>
            {live(rest)}
        </div>
    }
}

/// A source with its slider.
fn weight(lab: Lab, code: u32, sources: Memo<Arc<Vec<(u32, usize)>>>) -> AnyView {
    let collection = use_collection();
    let recipe = lab.recipe;
    let name = labels::value(&collection, Facet::Source, code);
    let count = move || {
        let of = |sources: &Arc<Vec<(u32, usize)>>| {
            sources.iter().find(|(other, _)| *other == code).map(|(_, count)| *count)
        };
        Msg::Ratings(sources.with(of).unwrap_or(0)).text()
    };
    let slider = slider(Slider {
        label: LabMsg::WeightOf { source: name.clone() }.text(),
        ends: 0..=Recipe::MOST_WEIGHT,
        step: STEP,
        value: Memo::new(move |_| recipe.with(|recipe| recipe.weight(code))),
        shown: |weight| LabMsg::WeightValue(format::number(f64::from(weight) / 100.0)).text(),
        set: Box::new(move |weight, history| recipe.change(history, |recipe| recipe.set_weight(code, weight))),
        is_named: false,
    });
    view! { <li><span class="name">{name}</span><small class="soft">{crate::pieces::text(count)}</small>{slider}</li> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_listed_by_ratings_and_those_that_weigh_otherwise_are_always_there() {
        let part = |code, rating_count| Part { code, rating_count, review_count: 9, mean: None, deviation: None };
        let parts = (0..30).map(|code| part(code, code as usize)).collect();
        let sources = rating_sources(parts);
        assert_eq!((sources[0], sources.len()), ((29, 29), 29));
        let mut recipe = Recipe::default();
        recipe.set_weight(2, 50);
        recipe.set_weight(28, 0);
        let first: Vec<u32> = (22..30).rev().chain([2]).collect();
        assert_eq!(listed(&sources, None, &recipe), first);
        assert_eq!(listed(&sources, Some(&[0, 3, 5]), &recipe), [5, 3]);
        assert_eq!(listed(&sources, Some(&[]), &recipe), Vec::<u32>::new());
    }
}
