//! One document: its facts with their evidence, and its text or abstract as the collection's policy allows.

mod marks;
mod settings;
mod text;
mod time;

use crate::app::use_title;
use crate::components::{
    AspectList, FactLine, FactList, NotFound, NotFoundKind, ScoreBadge, StanceMark, found_in, stated_lines,
    with_documents,
};
use crate::labels::Card;
use crate::messages::{Msg, ReaderMsg};
use crate::pieces::{IntoViews, live};
use crate::state::{Subject, UsePlace, UseQuery, UseSearch, Whereabouts, use_collection};
use crate::{format, keys, labels};
use crosscut_engine::{Facet, Facets, Session};
use crosscut_model::{Aspect, Notation, Rating, RatingValue, Review, Stance, TextPolicy};
use crosscut_search::Field;
use leptos::prelude::*;
use marks::{Mark, What, marks_of};
use settings::UseReading;
pub use settings::Width;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The document that the path names.
#[component]
pub fn ReaderView(id: String) -> impl IntoView {
    let collection = use_collection();
    let not_found = || view! { <NotFound kind=NotFoundKind::Document /> }.into_any();
    let first = match collection.find(&id) {
        Whereabouts::Row(row) => row,
        Whereabouts::Part(part) => match collection.documents().file(part) {
            Some(file) => file.first as u32,
            None => return not_found(),
        },
        Whereabouts::Nowhere => return not_found(),
    };
    with_documents(&[first], move || match collection.find(&id) {
        Whereabouts::Row(row) => view! { <Document row /> }.into_any(),
        _ => not_found(),
    })
}

#[component]
fn Document(row: u32) -> impl IntoView {
    let collection = use_collection();
    let Some(review) = collection.review(row).cloned() else {
        return view! { <NotFound kind=NotFoundKind::Document /> }.into_any();
    };
    UseSearch::start();
    let name = labels::title(&review);
    use_title({
        let name = name.clone();
        move || name.clone()
    });
    let source = collection.table.codes(Facet::Source, row as usize)[0];
    let source = format!("sources/{}", collection.table.key(Facet::Source, source));
    let film = collection.table.codes(Facet::Film, row as usize)[0];
    let film = (film > 0).then(|| {
        let href = format!("films/{}", collection.table.key(Facet::Film, film));
        let name = found_in(&[Field::Title], labels::value(&collection, Facet::Film, film));
        view! { <a href=href><cite>{name}</cite></a>" · " }
    });
    let author = review.author.clone().filter(|author| *author != labels::who(&review)).map(|author| {
        let code = collection.table.codes(Facet::Author, row as usize)[0];
        let href = format!("authors/{}", collection.table.key(Facet::Author, code));
        view! { " · "<a href=href>{found_in(&[Field::People], author)}</a> }.into_any()
    });
    let compare = Subject::href(&[Subject::Document(row)], &collection);
    let original = review.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let reading = UseReading::start();
    provide_context(reading);
    let marks = if review.text.is_some() { marks_of(&review) } else { Vec::new() };
    let contents = if review.text.is_some() { text::contents(&review.sections) } else { None };
    let aspects = match marks.iter().any(|mark| matches!(mark.what, What::Aspect(..))) {
        true => places_of_aspects(&marks),
        false => {
            let codes = collection.table.codes(Facet::Aspect, row as usize);
            view! { <AspectList codes rows=vec![row] /> }.into_any()
        }
    };
    view! {
        <Neighbours row />
        <article class="reader" data-width=move || reading.width().key()>
            <header class="title">
                <p class="slate">{film}{labels::kind_and_date(&review)}</p>
                <h1 dir="auto" lang=review.language.clone()>{found_in(&[Field::Headline], name)}</h1>
                <p><a href=source>{found_in(&[Field::Source, Field::People], labels::who(&review))}</a>
                    {author}
                    {original.map(|url| view! { " · "<a href=url rel="external noopener noreferrer" title=ReaderMsg::OpensElsewhere.text()>{ReaderMsg::OriginalAt.text()}</a> }.into_any())}
                    " · "<a href=compare>{ReaderMsg::CompareThis.text()}</a>
                </p>
                <ScoreBadge row />
            </header>
            <div class="two">
                <Body review=review.clone() marks=marks.clone() />
                // It may be scrolled by itself, and then by keys too.
                <aside class="stack" tabindex="0" aria-label=ReaderMsg::Facts.text()>
                    {contents}
                    {text::legend(&marks)}
                    <h2>{ReaderMsg::Facts.text()}</h2>
                    <Facts review />
                    <h2>{Msg::WhatItTakesUp.text()}</h2>
                    {aspects}
                </aside>
            </div>
        </article>
    }
    .into_any()
}

/// The aspects that a text speaks of, each with its stance and the ways to the places.
fn places_of_aspects(marks: &[Mark]) -> AnyView {
    let place = expect_context::<UsePlace>();
    let of = |aspect: Aspect| -> Vec<(usize, Stance)> {
        let mention = |mark: &Mark| match mark.what {
            What::Aspect(other, stance) if other == aspect => Some((mark.range.start, stance)),
            _ => None,
        };
        marks.iter().filter_map(mention).collect()
    };
    let items = Aspect::ALL
        .into_iter()
        .filter_map(|aspect| {
            let places = of(aspect);
            let stance = places.iter().map(|(_, stance)| *stance).reduce(Stance::with)?;
            let links = places
                .into_iter()
                .enumerate()
                .map(|(number, (start, stance))| {
                    let label = ReaderMsg::PlaceOfAspect { number: number + 1, aspect, stance }.text();
                    let href = move || place.within(&text::place_id(start));
                    view! { <li><a href=href aria-label=label.clone() title=label>{format::count(number + 1)}</a></li> }
                })
                .views();
            Some(view! {
                <li>
                    <StanceMark stance=Some(stance) />
                    <b>{Msg::Aspect(aspect).text()}</b>
                    <span class="soft">{Msg::Stance(stance).text()}</span>
                    <ol class="places">{links}</ol>
                </li>
            })
        })
        .views();
    view! { <ul class="aspects">{items}</ul> }.into_any()
}

/// Back to the results, and the documents before and after within the selection. Keys lead there too.
#[component]
fn Neighbours(row: u32) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let search = expect_context::<UseSearch>();
    keys::listen(|event| {
        let to = match (keys::alone(event).as_deref().map(keys::as_read), keys::character(event).as_deref()) {
            (Some("ArrowRight"), _) | (_, Some("n")) => "next",
            (Some("ArrowLeft"), _) | (_, Some("p")) => "prev",
            _ => return,
        };
        let link = document().query_selector(&format!(".neighbours [rel={to}]")).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            link.click();
        }
    });
    live(move || {
        let now = query.get();
        let found = search.found();
        let request = |window| now.request(&collection, found.as_deref(), window);
        // No count of a facet is read.
        let answer = Session::new().outcome(&collection.table, &request(0..0), Facets::NONE);
        let place = answer.place_of(&collection.table, &request(0..0), row);
        let near = place.map(|place| place.saturating_sub(1)..place + 2);
        let rows = near.clone().map_or_else(Vec::new, |near| answer.rows_of(&collection.table, &request(near)));
        let at = rows.iter().position(|other| *other == row);
        let link = |at: Option<usize>, label: ReaderMsg, rel: &'static str| {
            let Card { who, href, .. } = Card::of(&collection, *rows.get(at?)?);
            let href = now.href(&href, &collection.table);
            Some(view! { <a href=href rel=rel title=who>{label.text()}</a> }.into_any())
        };
        let said = match place {
            Some(place) => ReaderMsg::PlaceInSelection { place: place + 1, count: answer.count },
            None => ReaderMsg::OutsideSelection,
        };
        view! {
            <nav class="neighbours" aria-label=Msg::TheDocuments.text()>
                <a href=now.href("explore", &collection.table)>{ReaderMsg::BackToResults.text()}</a>
                <span class="soft">{said.text()}</span>
                {link(at.and_then(|at| at.checked_sub(1)), ReaderMsg::Previous, "prev")}
                {link(at.map(|at| at + 1), ReaderMsg::Next, "next")}
            </nav>
        }
    })
}

/// The text with the places that facts were read from marked, or what is published instead.
#[component]
fn Body(review: Review, marks: Vec<Mark>) -> impl IntoView {
    let collection = use_collection();
    let spoken = review.language.clone();
    let abstract_text = review.abstract_text.clone().map(|words| {
        let paragraphs: Vec<String> = paragraphs(&words).map(str::to_owned).collect();
        view! {
            <h2>{ReaderMsg::Abstract.text()}</h2>
            {paragraphs.into_iter().map(|words| view! { <p lang=spoken.clone()>{found_in(&[Field::Abstract], words)}</p> }).views()}
        }
    });
    let has_abstract = abstract_text.is_some();
    let text = match &review.text {
        Some(text) => {
            let heading = match (collection.info.text, collection.info.excerpt_length) {
                (TextPolicy::Excerpt, Some(characters)) => ReaderMsg::ExcerptOf { characters: characters as usize },
                _ => ReaderMsg::FullText,
            };
            view! {
                <h2>{heading.text()}</h2>
                {text::ways_to_read(text)}
                {text::body(text.clone(), review.language.clone(), &marks, &review.sections)}
            }
            .into_any()
        }
        None => view! {
            <p class="soft">{ReaderMsg::TextNotPublished.text()} {(!has_abstract).then(|| format!(" {}", ReaderMsg::NoAbstract.text()))}</p>
        }
        .into_any(),
    };
    view! { <div class="body">{abstract_text}{text}</div> }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// The facts of the record, then what the document states, each with where it comes from.
#[component]
fn Facts(review: Review) -> impl IntoView {
    let own = [
        ("kind", Some(Msg::Kind(review.kind).text())),
        ("rating", review.rating.as_ref().map(rating_in_words)),
        ("author", review.author.clone()),
        ("publisher", review.publisher.clone()),
        ("date_published", review.date_published.map(format::date)),
        ("item", review.item.clone()),
        ("item_year", review.item_year.map(|year| year.to_string())),
        ("language", review.language.clone().map(|code| Msg::Language(code).text())),
    ];
    let own = own.into_iter().filter_map(|(name, value)| {
        let evidence = review.evidence.get(name)?.clone();
        let assumed = labels::assumptions(review.assumed.iter().filter(|assumption| assumption.field == name));
        let value = format!("{}{assumed}", value?);
        Some(FactLine { name: ReaderMsg::FactName(name.to_owned()).text(), values: vec![(value, evidence)] })
    });
    let lines = own.chain(stated_lines(review.statements.iter())).collect::<Vec<FactLine>>();
    view! { <FactList lines text=review.text.clone() is_below_text=true /> }
}

fn rating_in_words(rating: &Rating) -> String {
    let scale = match rating.notation {
        Notation::Letter | Notation::Thumbs => String::new(),
        _ if rating.worst.number() > rating.best.number() => {
            format!(" {}", ReaderMsg::Between { best: value(&rating.best), worst: value(&rating.worst) }.text())
        }
        _ => format!(" {}", ReaderMsg::OfBest { best: value(&rating.best) }.text()),
    };
    let score = rating.score.map_or_else(String::new, |score| format!(" → {}", format::score(score)));
    let assumed = labels::assumptions(&rating.assumed);
    format!("{}{scale}{score}{assumed}", value(&rating.value))
}

fn value(value: &RatingValue) -> String {
    value.number().map_or_else(|| value.text().unwrap_or_default().to_owned(), format::number)
}
