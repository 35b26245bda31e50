//! One document: its facts with their evidence, and its text or abstract as the collection's policy allows.

use crate::app::use_title;
use crate::components::{
    AspectList, FactLine, FactList, NotFound, NotFoundKind, ScoreBadge, found_in, marked, pieces, stated_lines,
    with_documents,
};
use crate::labels::Card;
use crate::messages::{Msg, ReaderMsg};
use crate::pieces::{IntoViews, live};
use crate::state::{UseMarks, UseQuery, UseSearch, Whereabouts, use_collection};
use crate::{format, labels};
use crosscut_engine::{Facet, Facets, Outcome, Session};
use crosscut_model::{Evidence, Notation, Rating, RatingValue, Review, TextPolicy};
use crosscut_search::Field;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

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
    let original = review.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    view! {
        <Neighbours row />
        <article class="reader">
            <header class="title">
                <p class="slate">{film}{labels::kind_and_date(&review)}</p>
                <h1>{found_in(&[Field::Headline], name)}</h1>
                <p><a href=source>{found_in(&[Field::Source, Field::People], labels::who(&review))}</a>
                    {author}
                    {original.map(|url| view! { " · "<a href=url rel="external noopener noreferrer" title=ReaderMsg::OpensElsewhere.text()>{ReaderMsg::OriginalAt.text()}</a> }.into_any())}
                </p>
                <ScoreBadge row />
            </header>
            <div class="two">
                <Body review=review.clone() />
                <aside class="stack">
                    <h2>{ReaderMsg::Facts.text()}</h2>
                    <Facts review />
                    <h2>{Msg::WhatItTakesUp.text()}</h2>
                    <AspectList codes=collection.table.codes(Facet::Aspect, row as usize) rows=vec![row] />
                </aside>
            </div>
        </article>
    }
    .into_any()
}

/// As far down the results neighbours are looked for. Raising it costs time in large collections.
const NEIGHBOURS: usize = 5_000;

/// Back to the results, and the documents before and after within the selection.
#[component]
fn Neighbours(row: u32) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let search = expect_context::<UseSearch>();
    live(move || {
        let now = query.get();
        let found = search.found();
        let request = now.request(&collection, found.as_deref(), 0..NEIGHBOURS);
        // No count of a facet is read.
        let Outcome { rows, count, .. } = Session::new().outcome(&collection.table, &request, Facets::NONE);
        let place = rows.iter().position(|candidate| *candidate == row);
        let link = |place: Option<usize>, label: ReaderMsg, rel: &'static str| {
            let Card { who, href, .. } = Card::of(&collection, *rows.get(place?)?);
            let href = now.href(&href, &collection.table);
            Some(view! { <a href=href rel=rel title=who>{label.text()}</a> }.into_any())
        };
        view! {
            <nav class="neighbours" aria-label=Msg::TheDocuments.text()>
                <a href=now.href("explore", &collection.table)>{ReaderMsg::BackToResults.text()}</a>
                <span class="soft">{place.map(|place| ReaderMsg::PlaceInSelection { place: place + 1, count }.text())}</span>
                {link(place.and_then(|place| place.checked_sub(1)), ReaderMsg::Previous, "prev")}
                {link(place.map(|place| place + 1), ReaderMsg::Next, "next")}
            </nav>
        }
    })
}

/// The text with the places that facts were read from marked, or what is published instead.
#[component]
fn Body(review: Review) -> impl IntoView {
    let collection = use_collection();
    let abstract_text = review.abstract_text.clone().map(|words| {
        let paragraphs: Vec<String> = paragraphs(&words).map(str::to_owned).collect();
        view! {
            <h2>{ReaderMsg::Abstract.text()}</h2>
            {paragraphs.into_iter().map(|words| view! { <p>{found_in(&[Field::Abstract], words)}</p> }).views()}
        }
    });
    let has_abstract = abstract_text.is_some();
    let text = match &review.text {
        Some(text) => {
            let heading = match (collection.info.text, collection.info.excerpt_length) {
                (TextPolicy::Excerpt, Some(characters)) => ReaderMsg::ExcerptOf { characters: characters as usize },
                _ => ReaderMsg::FullText,
            };
            let (text, read, marks) = (text.clone(), marked_ranges(&review), expect_context::<UseMarks>());
            let at = asked_place(&window().location().hash().unwrap_or_default(), &text);
            if at.is_some() {
                Effect::new(|_| request_animation_frame(show_place));
            }
            let marked = live(move || {
                let found = marks.ranges(&[Field::Body], &text);
                match &at {
                    Some(at) => around(&text, at, &read, &found),
                    None => read_and_found(&text, &read, &found),
                }
            });
            view! { <h2>{heading.text()}</h2><div class="text">{marked}</div> }.into_any()
        }
        None => view! {
            <p class="soft">{ReaderMsg::TextNotPublished.text()} {(!has_abstract).then(|| format!(" {}", ReaderMsg::NoAbstract.text()))}</p>
        }
        .into_any(),
    };
    let sections: Vec<_> = review.sections.iter().map(|section| section.title.clone()).collect();
    let contents = (!sections.is_empty() && review.text.is_some()).then(|| {
        view! {
            <details class="contents">
                <summary>{ReaderMsg::Contents.text()}" · "{format::count(sections.len())}</summary>
                <ol>{sections.into_iter().map(|title| view! { <li>{title}</li> }).views()}</ol>
            </details>
        }
    });
    view! { <div class="body">{abstract_text}{contents}{text}</div> }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// A text with the places marked that facts were read from, and in them and beside them those that were found.
fn read_and_found(text: &str, read: &[Range<usize>], found: &[Range<usize>]) -> AnyView {
    let mut end = 0;
    let marks = pieces(text, read).into_iter().map(|(words, is_read)| {
        let start = end;
        end += words.len();
        let words = marked(&words, &within(found, &(start..end)));
        if is_read { view! { <mark>{words}</mark> }.into_any() } else { words }
    });
    marks.views().into_any()
}

/// The place in the text that a link leads to, as `#at-120-184`: bytes, the end exclusive.
fn asked_place(hash: &str, text: &str) -> Option<Range<usize>> {
    let (start, end) = hash.strip_prefix("#at-")?.split_once('-')?;
    let range = start.parse().ok()?..end.parse().ok()?;
    text.get(range.clone()).filter(|words| !words.is_empty()).map(|_| range)
}

/// A text with the place that a link leads to, and in it and around it what else is marked.
fn around(text: &str, at: &Range<usize>, read: &[Range<usize>], found: &[Range<usize>]) -> AnyView {
    let part = |part: Range<usize>| read_and_found(&text[part.clone()], &within(read, &part), &within(found, &part));
    let (before, there, after) = (part(0..at.start), part(at.clone()), part(at.end..text.len()));
    view! { {before}<mark class="asked" id=ASKED tabindex="-1">{there}</mark>{after} }.into_any()
}

/// What ranges have of a part, counted from its start.
fn within(ranges: &[Range<usize>], part: &Range<usize>) -> Vec<Range<usize>> {
    let there = ranges.iter().filter(|range| range.start < part.end && part.start < range.end);
    there.map(|range| range.start.max(part.start) - part.start..range.end.min(part.end) - part.start).collect()
}

/// The name of the place that a link leads to.
const ASKED: &str = "asked";

/// Brings the place that a link leads to before the reader's eyes, and the keyboard there.
fn show_place() {
    let Some(place) = document().get_element_by_id(ASKED) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    place.scroll_into_view_with_scroll_into_view_options(&options);
    if let Ok(place) = place.dyn_into::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = place.focus_with_options(&options);
    }
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
    view! { <FactList lines text=review.text.clone() /> }
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

/// The places in a review's text that facts were read from, rising, without overlaps.
fn marked_ranges(review: &Review) -> Vec<Range<usize>> {
    let statements = review.statements.iter().map(|statement| &statement.evidence);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in review.evidence.values().chain(statements).filter_map(Evidence::range) {
        let first = apart.partition_point(|other| other.end <= range.start);
        let past = first + apart[first..].partition_point(|other| other.start < range.end);
        let start = apart[first..past].first().map_or(range.start, |other| other.start.min(range.start));
        let end = apart[first..past].last().map_or(range.end, |other| other.end.max(range.end));
        apart.splice(first..past, std::iter::once(start..end));
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_overlap_are_joined() {
        let evidence = |ranges: &[(usize, usize)]| Review {
            evidence: ranges.iter().map(|(start, end)| (format!("{start}-{end}"), (*start..*end).into())).collect(),
            ..Review::default()
        };
        assert_eq!(marked_ranges(&evidence(&[(5, 9), (1, 3), (8, 12), (2, 3)])), [1..3, 5..12]);
        assert_eq!(marked_ranges(&evidence(&[(1, 2), (4, 5), (0, 9)])), std::slice::from_ref(&(0..9)));
    }

    #[test]
    fn a_link_leads_to_a_place_that_the_text_has_or_to_none() {
        let text = "Köln by night";
        assert_eq!(asked_place("#at-9-14", text), Some(9..14));
        for hash in ["", "#at-9-15", "#at-2-4", "#at-5-5", "#at-9-4", "#at-9", "#content", "#at-x-4"] {
            assert_eq!(asked_place(hash, text), None, "{hash}");
        }
    }

    #[test]
    fn what_is_marked_across_the_edge_of_a_part_is_marked_on_both_sides() {
        let ranges = [2..6, 8..9, 11..20];
        assert_eq!(within(&ranges, &(0..9)), [2..6, 8..9]);
        assert_eq!(within(&ranges, &(4..12)), [0..2, 4..5, 7..8]);
        assert!(within(&ranges, &(6..8)).is_empty());
    }
}
