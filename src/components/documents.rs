//! One document as a row of a list.

use crate::components::{excerpt, found_in};
use crate::labels::{self, Card};
use crate::messages::Msg;
use crate::pieces::text;
use crate::state::{UseQuery, use_collection};
use crosscut_engine::Facet;
use crosscut_model::{Review, figures};
use crosscut_search::Field;
use leptos::prelude::*;

/// The rating as printed, coloured by its score; a dash where there is none.
#[component]
pub fn ScoreBadge(row: u32) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let raw = Card::of(&collection, row).raw;
    let score = move || collection.table.score(row as usize, query.letters());
    let tone = {
        let score = score.clone();
        move || score().map(figures::tone)
    };
    match raw {
        Some(raw) => view! {
            <span class="badge" data-tone=tone>
                <b>{text(move || score().map_or_else(String::new, crate::format::score))}</b>
                <small>{raw}</small>
            </span>
        }
        .into_any(),
        None => view! {
            <span class="badge"><b aria-hidden="true">"–"</b><small class="sr">{Msg::NoRating.text()}</small></span>
        }
        .into_any(),
    }
}

/// One document as a row: rating, who, what and when, abstract. Its link carries the selection along.
#[component]
pub fn DocumentRow(
    row: u32,
    /// Its place in the list, from 0.
    #[prop(optional, into)]
    place: Option<Signal<usize>>,
    /// How many the list has.
    #[prop(optional, into)]
    count: Option<Signal<usize>>,
    /// Ways to elsewhere, under its name.
    #[prop(optional_no_strip)]
    links: Option<AnyView>,
) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let card = Card::of(&collection, row);
    let review = collection.review(row);
    let words = review.and_then(first_words);
    // What is not in the page's language says in which it is.
    let spoken = review.and_then(|review| review.language.clone());
    // A source that is no publication is its author.
    const WHO: &[Field] = &[Field::Source, Field::People];
    let meta = card.kind_and_date();
    let Card { who, headline, href: address, .. } = card;
    let href = {
        let collection = collection.clone();
        move || query.with(|query| query.href(&address, &collection.table))
    };
    let film = (collection.films.len() > 1).then(|| collection.table.codes(Facet::Film, row as usize)).map(|codes| {
        let name = labels::value(&collection, Facet::Film, codes[0]);
        view! { <cite class="film">{found_in(&[Field::Title], name)}</cite> }
    });
    // Where there are ways to elsewhere, its source is one of them.
    let is_named = headline.is_some() && links.is_none();
    let source = is_named.then(|| view! { <span class="soft">{found_in(WHO, who.clone())}</span> }.into_any());
    let name = match headline {
        Some(headline) => found_in(&[Field::Headline], headline),
        None => found_in(WHO, who),
    };
    view! {
        <li
            class="document"
            data-place=place.map(|place| move || place.get().to_string())
            aria-posinset=place.map(|place| move || (place.get() + 1).to_string())
            aria-setsize=count.map(|count| move || count.get().to_string())
        >
            <ScoreBadge row />
            <div class="head">
                <a href=href>{name}</a>
                {film}
                {source}
            </div>
            <span class="soft kind">{meta}</span>
            {links}
            {words.map(|words| view! { <p lang=spoken>{words}</p> }.into_any())}
        </li>
    }
    .into_any()
}

/// The abstract, or some sentences of the text.
fn first_words(review: &Review) -> Option<AnyView> {
    if let Some(words) = &review.abstract_text {
        return Some(excerpt(&[Field::Abstract], words.clone(), true));
    }
    let text = review.text.as_deref()?.trim();
    Some(excerpt(&[Field::Body], text.to_owned(), false))
}
