//! What can be chosen: the method with what belongs to it, and the letter table.

use super::Lab;
use super::weights::Weights;
use crate::components::ShareView;
use crate::messages::{LabMsg, Msg};
use crate::pieces::{self, IntoViews, flag, live, text};
use crate::state::{History, use_collection};
use crosscut_engine::score::{Method, Recipe};
use crosscut_model::{LetterTable, Notation};
use leptos::prelude::*;
use std::ops::RangeInclusive;

/// The settings: radio buttons, sliders and a list, the way back from all of them, and the way to share them.
#[component]
pub fn Settings(lab: Lab) -> impl IntoView {
    // Not disabled, which would take the focus away: there is only nothing left to do.
    let reset = move |_| {
        lab.query.change(History::Push, |query| {
            query.letters = None;
            // Who is ranked is no part of how scores are made.
            query.listing.retain(|(name, _)| name == "least");
        });
    };
    view! {
        <section class="recipe" aria-label=LabMsg::Recipe.text()>
            <fieldset class="methods">
                <legend>{LabMsg::Method.text()}</legend>
                {Method::ALL.into_iter().map(|method| choice(lab, method)).views()}
            </fieldset>
            <Letters lab />
            <p class="tools">
                <button type="button" aria-disabled=move || lab.is_usual().to_string() on:click=reset>{LabMsg::Reset.text()}</button>
                <ShareView />
            </p>
            <p class="soft note">{LabMsg::OnlyHere.text()}</p>
        </section>
    }
}

/// A method, and under it what belongs to it where it is the one.
fn choice(lab: Lab, method: Method) -> AnyView {
    let chosen = Memo::new(move |_| lab.recipe.with(|recipe| recipe.method == method));
    let compares = matches!(method, Method::Shrunk | Method::SourceAdjusted);
    let is_idle = compares && use_collection().films.len() < 2;
    let words = if is_idle { LabMsg::OneFilm } else { LabMsg::MethodText(method) };
    let choose = move |_| lab.recipe.change(History::Push, |recipe| recipe.method = method);
    let settings = move || chosen.get().then(|| settings(lab, method));
    view! {
        <div class="method" class:on=chosen>
            <label>
                <input type="radio" name="method" value=method.key() disabled=is_idle on:change={choose} {..flag("checked", move || chosen.get())} />
                <span><b>{LabMsg::MethodName(method).text()}</b><small class="soft">{words.text()}</small></span>
            </label>
            {live(settings)}
        </div>
    }
    .into_any()
}

fn settings(lab: Lab, method: Method) -> Option<AnyView> {
    let recipe = lab.recipe;
    match method {
        Method::TrimmedMean => Some(slider(Slider {
            label: LabMsg::Trimmed.text(),
            ends: 0..=Recipe::MOST_TRIMMED,
            step: 1,
            value: Memo::new(move |_| recipe.with(|recipe| recipe.trimmed)),
            shown: |share| LabMsg::TrimmedValue { share }.text(),
            set: Box::new(move |share, history| recipe.change(history, |recipe| recipe.trimmed = share)),
            is_named: true,
        })),
        Method::Favourable => Some(slider(Slider {
            label: LabMsg::FavourableFrom.text(),
            ends: 0..=100,
            step: 1,
            value: Memo::new(move |_| recipe.with(|recipe| recipe.favourable_from)),
            shown: |score| LabMsg::FavourableValue { score }.text(),
            set: Box::new(move |score, history| recipe.change(history, |recipe| recipe.favourable_from = score)),
            is_named: true,
        })),
        Method::WeightedBySource => Some(view! { <Weights lab /> }.into_any()),
        _ => None,
    }
}

/// A slider of whole numbers.
pub struct Slider {
    pub label: String,
    pub ends: RangeInclusive<u32>,
    pub step: u32,
    pub value: Memo<u32>,
    /// The value as it is read.
    pub shown: fn(u32) -> String,
    pub set: Box<dyn Fn(u32, History)>,
    /// Whether its label is seen; else it stands elsewhere.
    pub is_named: bool,
}

/// A slider with its value beside it. One visit to it is one step that "back" undoes, however far it is dragged.
pub fn slider(slider: Slider) -> AnyView {
    let Slider { label, ends, step, value, shown, set, is_named } = slider;
    let fresh = StoredValue::new(true);
    let drag = move |event: leptos::ev::Event| {
        let number = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
        if !number.is_nan() {
            let history = if fresh.get_value() { History::Push } else { History::Replace };
            fresh.set_value(false);
            set(number as u32, history);
        }
    };
    let [min, max, step] = [*ends.start(), *ends.end(), step].map(|number| number.to_string());
    let name = is_named.then(|| view! { <span class="name">{label.clone()}</span> }.into_any());
    view! {
        <div class="slider">
            {name}
            <output aria-hidden="true">{text(move || shown(value.get()))}</output>
            <input
                type="range"
                min=min
                max=max
                step=step
                aria-label=label
                aria-valuetext=move || shown(value.get())
                on:focus=move |_| fresh.set_value(true)
                on:pointerdown=move |_| fresh.set_value(true)
                on:input={drag}
                {..pieces::value(move || value.get().to_string())}
            />
        </div>
    }
    .into_any()
}

/// The letter table, where ratings are letters.
#[component]
fn Letters(lab: Lab) -> impl IntoView {
    let collection = use_collection();
    let default = collection.info.letters;
    let is_letter =
        |code: u32| collection.table.rating_term(code).is_some_and(|term| term.notation == Notation::Letter);
    let is_there = (1..collection.table.rating_terms() as u32).any(is_letter);
    if !is_there {
        return ().into_any();
    }
    let choose = move |event: leptos::ev::Event| {
        let chosen = LetterTable::from_key(&event_target_value(&event)).filter(|table| *table != default);
        lab.query.change(History::Push, |query| query.letters = chosen);
    };
    let options = LetterTable::ALL.into_iter().map(|table| {
        let chosen = move || lab.query.letters() == table;
        view! { <option value=table.key() {..flag("selected", chosen)}>{Msg::Letters(table).text()}</option> }
    });
    view! { <label class="choice">{Msg::LetterTableLabel.text()} <select on:change=choose>{options.views()}</select></label> }
        .into_any()
}
