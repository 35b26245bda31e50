//! The front page where there are several films: all of them ranked, each with how sure its score is. As long as the columns are on
//! their way it shows what the catalog knows, which is everything but how far ratings lie apart.

mod film_row;
mod toolbar;

use crate::app::use_title;
use crate::charts::{SCORES, head};
use crate::components::{Listed, ListingChips, ListingFace, ListingNotes, how_ranked, rows};
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::{live, text};
use crate::state::{Collection, Listing, Query, UseListing, UseQuery, use_collection};
use crosscut_engine::score::{self, Background, Part, Rank, Scoring, Standings};
use crosscut_engine::{Facet, Selection};
use crosscut_model::{FilmOverview, LetterTable};
use crosscut_search::Names;
use film_row::film_row;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use toolbar::Toolbar;

/// The orders of films.
const RANKS: [Rank; 7] =
    [Rank::Certain, Rank::Score, Rank::Reviewed, Rank::Divided, Rank::Newest, Rank::Oldest, Rank::Name];

/// The films, and the ways to rank, find and narrow them down.
#[component]
pub fn Films() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let listing = UseListing::new(&RANKS);
    let title = collection.info.title.clone();
    use_title({
        let title = title.clone();
        move || title.clone()
    });
    let selection = Memo::new(move |_| query.with(|query| query.selection.clone()));
    let letters = Memo::new(move |_| query.letters());
    // Worked out when the letter table or the selection changes, and never for a scroll or a letter that is typed.
    let standings = {
        let collection = collection.clone();
        Memo::new(move |_| selection.with(|selection| Arc::new(standings(&collection, selection, letters.get()))))
    };
    let usual = Memo::new(move |_| standings.with(|standings| usual(standings)));
    let rank = Memo::new(move |_| listing.with(|listing| listing.rank).unwrap_or_else(|| usual.get()));
    let ranked = {
        let collection = collection.clone();
        Memo::new(move |_| standings.with(|standings| Arc::new(ranked(&collection, standings, rank.get()))))
    };
    let names = Arc::new(Names::new(collection.films.iter().map(|film| film.name.as_str())));
    // Codes of films in their order.
    let shown = {
        let (collection, names) = (collection.clone(), names.clone());
        Memo::new(move |_| {
            let fit = listing.with(|listing| fitting(&collection, &names, listing));
            let there = |place: &u32| {
                standings.with(|standings| standings.all.get(*place as usize).map(|standing| standing.part))
            };
            let fits = |part: &Part| fit(part.code, part.rating_count);
            ranked.with(|ranked| {
                Arc::new(ranked.iter().filter_map(there).filter(fits).map(|part| part.code).collect::<Vec<u32>>())
            })
        })
    };
    let count = Memo::new(move |_| shown.with(|shown| shown.len()));
    let listed = Listed {
        count,
        rows: Arc::new(move |window: Range<usize>| {
            shown.with(|shown| shown.get(window.start..window.end.min(shown.len())).unwrap_or_default().to_vec())
        }),
        row: Arc::new(move |film, at| film_row(film, at, standings)),
        class: "standings",
        head: Some(|| view! { <div class="standings-head">{head(SCORES)}</div> }.into_any()),
    };
    // What another query would leave, for the way back from an empty list.
    let left = {
        let collection = collection.clone();
        Arc::new(move |query: &Query| {
            let standings = self::standings(&collection, &query.selection, letters.get_untracked());
            let (listing, _) = Listing::from_pairs(&query.listing, &RANKS);
            let fit = fitting(&collection, &names, &listing);
            standings.all.iter().filter(|standing| fit(standing.part.code, standing.part.rating_count)).count()
        })
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    let list = move || {
        match is_empty.get() {
        true => view! { <ListingFace listing is_of_selection=true count=left.clone() /> }.into_any(),
        false => view! {
            {how_ranked(
                move || ListMsg::HowRanked { rank: rank.get(), is_drawn: standings.with(|standings| standings.prior.is_some()) },
                move || standings.with(|standings| how_drawn(standings, rank.get())),
            )}
            {rows(listed.clone())}
        }
        .into_any(),
    }
    };
    let summary = {
        let collection = collection.clone();
        move || summary(&collection, letters.get())
    };
    view! {
        <section class="title">
            <p class="slate">{text(summary)}</p>
            <h1>{title}</h1>
        </section>
        <section class="ranking" aria-label=ListMsg::Films.text()>
            <ListingNotes listing />
            <Toolbar listing usual shown />
            <ListingChips listing is_of_selection=true />
            {live(list)}
        </section>
    }
}

/// How films are ranked where nobody has chosen: by what is certain where that is known of all of them.
fn usual(standings: &Standings) -> Rank {
    if standings.prior.is_some() { Rank::Certain } else { Rank::Score }
}

/// How many films and documents there are, and what all of them score together.
fn summary(collection: &Collection, letters: LetterTable) -> String {
    let films = ListMsg::Summary { films: collection.films.len(), documents: collection.reviews }.text();
    let scoring = Scoring { letters, ..Scoring::default() };
    let ratings = &collection.whole.ratings;
    let all = score::of_ratings(&collection.table, ratings, collection.reviews, &scoring, &Background::default());
    let Some(mean) = all.value else { return films };
    let mean = ListMsg::MeanOfAll { score: format::score(mean), ratings: all.rating_count }.text();
    format!("{films} · {mean}")
}

/// The films of a selection side by side.
fn standings(collection: &Collection, selection: &Selection, letters: LetterTable) -> Standings {
    if let Some(films) = &collection.overview {
        // The catalog has added up by the collection's own letter table.
        return of_overview(collection, films);
    }
    let selection = Selection { text: String::new(), ..selection.clone() };
    let matching = match selection.is_empty() {
        true => collection.whole.matching.clone(),
        false => collection.select(&selection, letters, 0..0).matching,
    };
    Standings::new(score::by(&collection.table, &matching, Facet::Film, letters))
}

fn of_overview(collection: &Collection, films: &[FilmOverview]) -> Standings {
    let part = |(code, FilmOverview(reviews, rated, sum)): (u32, &FilmOverview)| Part {
        code,
        rating_count: *rated as usize,
        review_count: *reviews as usize,
        mean: (*rated > 0).then(|| sum / f64::from(*rated)),
        deviation: None,
    };
    let parts = (1..).zip(films).map(part).filter(|part| part.review_count > 0).collect();
    let scores = collection.table.rating_scores(collection.info.letters).iter().zip(&collection.whole.ratings);
    let scores: Vec<(f64, usize)> = scores.filter_map(|(score, count)| Some(((*score)?, *count as usize))).collect();
    Standings::of_means(parts, &scores)
}

/// The places of films in an order.
fn ranked(collection: &Collection, standings: &Standings, rank: Rank) -> Vec<u32> {
    let year = |code: u32| collection.films.get((code as usize).checked_sub(1)?)?.year.map(f64::from);
    standings.ranked(rank, &year)
}

/// Whether a film, by its code and how many ratings it has, is what a listing asks for.
fn fitting(collection: &Collection, names: &Names, listing: &Listing) -> impl Fn(u32, usize) -> bool + use<> {
    let mut fits = vec![listing.name.trim().is_empty() && listing.made.are_all(); collection.films.len()];
    if fits.first() == Some(&false) {
        let found = names.find(&listing.name);
        found.iter().for_each(|place| fits[*place as usize] = true);
        let made = listing.made;
        fits.iter_mut().zip(&collection.films).for_each(|(fits, film)| *fits &= made.contain(film.year));
    }
    let least = listing.least as usize;
    move |code, ratings| {
        ratings >= least && (code as usize).checked_sub(1).and_then(|place| fits.get(place)).copied().unwrap_or(false)
    }
}

/// What a bar shows, and who comes last.
fn how_drawn(standings: &Standings, rank: Rank) -> String {
    let unrated = standings.all.iter().filter(|standing| standing.part.mean.is_none()).count();
    let drawn = match standings.prior {
        Some(prior) => ListMsg::HowDrawn { mean: format::score(prior.mean) },
        None => ListMsg::HowStudent,
    };
    let goes_by_ratings = matches!(rank, Rank::Certain | Rank::Score | Rank::Divided);
    let last = (unrated > 0 && goes_by_ratings).then(|| ListMsg::UnratedLast(unrated).text());
    [Some(drawn.text()), last].into_iter().flatten().collect::<Vec<String>>().join(" ")
}
