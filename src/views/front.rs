//! The front page where there are several films: all of them ranked, each with how sure its score is. As long as the columns are on
//! their way it shows what the catalog knows, which is everything but how far ratings lie apart.

mod film_row;
mod toolbar;

use crate::app::use_title;
use crate::charts::{SCORES, head};
use crate::components::{LazyNames, Listed, ListingChips, ListingFace, ListingNotes, chosen, how_ranked, parts, rows};
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::{live, text};
use crate::state::{Collection, Listing, Query, UseListing, UseQuery, use_collection};
use crosscut_engine::score::{self, Background, Part, Rank, Scoring, Standings};
use crosscut_engine::{Facet, Selection};
use crosscut_model::{FilmOverview, LetterTable};
use film_row::film_row;
use leptos::prelude::*;
use std::sync::Arc;
use toolbar::Toolbar;

/// The orders of films.
const RANKS: [Rank; 7] =
    [Rank::Certain, Rank::Score, Rank::Reviewed, Rank::Divided, Rank::Newest, Rank::Oldest, Rank::Name];

/// The films, where what is there of the collection can show them as the address wants them. Otherwise the bar above says what is
/// waited for.
#[component]
pub fn Films() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let is_answered = Memo::new(move |_| {
        // The catalog has added up all of each film, by the collection's own letter table. It knows no years: what it does not
        // understand may be right, and would be lost from the address with the first letter that is typed.
        let is_whole = query.with(|query| chosen(query).is_empty()) && query.letters() == collection.info.letters;
        collection.overview.is_none() || is_whole && query.unread().is_empty()
    });
    live(move || is_answered.get().then(|| view! { <Ranking /> }))
}

/// The ways to rank, find and narrow them down, and the list.
#[component]
fn Ranking() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let listing = UseListing::new(&RANKS);
    let title = collection.info.title.clone();
    use_title({
        let title = title.clone();
        move || title.clone()
    });
    let selection = Memo::new(move |_| query.with(chosen));
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
    let names = LazyNames::of(collection.clone(), Facet::Film);
    // Codes of films in their order.
    let shown = {
        let (collection, names) = (collection.clone(), names.clone());
        Memo::new(move |_| {
            let fit = listing.with(|listing| fitting(&collection, &names, listing));
            let there = |place: &u32| {
                standings.with(|standings| standings.all.get(*place as usize).map(|standing| standing.part))
            };
            ranked.with(|ranked| {
                Arc::new(ranked.iter().filter_map(there).filter(&fit).map(|part| part.code).collect::<Vec<u32>>())
            })
        })
    };
    let listed = Listed::of_codes(
        shown,
        move |film, at| film_row(film, at, standings),
        || view! { <div class="standings-head">{head(SCORES)}</div> }.into_any(),
    );
    let count = listed.count;
    // How the films stand with one choice less: worked out when the list is empty, and once for a selection.
    let relaxed = {
        let collection = collection.clone();
        let relaxed = move || {
            let letters = letters.get();
            let parts = selection.with(|selection| parts(selection, &collection));
            let standings = |selection: &Selection| self::standings(&collection, selection, letters);
            parts.into_iter().map(|part| (standings(&part.without), part.without)).collect::<Vec<_>>()
        };
        Memo::new_with_compare(move |_| Arc::new(relaxed()), |_, _| true)
    };
    // What another query would leave, for the way back from an empty list.
    let left = {
        let collection = collection.clone();
        Arc::new(move |query: &Query| {
            let (listing, _) = Listing::from_pairs(&query.listing, &RANKS);
            let fit = fitting(&collection, &names, &listing);
            let count = |standings: &Standings| standings.all.iter().filter(|standing| fit(&standing.part)).count();
            let chosen = chosen(query);
            if selection.with(|selection| *selection == chosen) {
                return standings.with(|standings| count(standings));
            }
            relaxed.with(|relaxed| {
                let of_it = relaxed.iter().find(|(_, selection)| *selection == chosen);
                of_it.map_or(0, |(standings, _)| count(standings))
            })
        })
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    let is_drawn = move || standings.with(|standings| standings.prior.is_some());
    let drawn = move || standings.with(|standings| shown.with(|shown| how_drawn(standings, shown, rank.get())));
    let list = move || match is_empty.get() {
        true => view! { <ListingFace listing facet=Facet::Film is_of_selection=true count=left.clone() /> }.into_any(),
        false => view! {
            {how_ranked(move || ListMsg::HowRanked { rank: rank.get(), is_drawn: is_drawn() }, drawn)}
            {rows(listed.clone())}
        }
        .into_any(),
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
            <Toolbar listing rank usual shown count />
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
    let matching = match selection.is_empty() {
        true => collection.whole.matching.clone(),
        false => collection.select(selection, letters, 0..0).matching,
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

/// Whether a film is what a listing asks for.
fn fitting(collection: &Collection, names: &LazyNames, listing: &Listing) -> impl Fn(&Part) -> bool + use<> {
    let (made, found) = (listing.made, names.find(&listing.name));
    let is_found = |code: u32| found.as_ref().is_none_or(|found| found.binary_search(&code).is_ok());
    let films = (1..).zip(&collection.films);
    let fits: Vec<bool> = films.map(|(code, film)| made.contain(film.year) && is_found(code)).collect();
    let least = listing.least as usize;
    move |part| {
        let place = (part.code as usize).checked_sub(1);
        part.rating_count >= least && place.and_then(|place| fits.get(place)).copied().unwrap_or(false)
    }
}

/// What a bar shows, and who of the films that are shown comes last.
fn how_drawn(standings: &Standings, shown: &[u32], rank: Rank) -> String {
    let is_unrated = |film: &&u32| standings.of(**film).is_some_and(|standing| standing.part.mean.is_none());
    let unrated = shown.iter().filter(is_unrated).count();
    let drawn = match standings.prior {
        Some(prior) => ListMsg::HowDrawn { mean: format::score(prior.mean) },
        None => ListMsg::HowStudent,
    };
    let goes_by_ratings = matches!(rank, Rank::Certain | Rank::Score | Rank::Divided);
    let last = (unrated > 0 && goes_by_ratings).then(|| ListMsg::UnratedLast(unrated).text());
    [Some(drawn.text()), last].into_iter().flatten().collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Films that a search had left out were once counted too.
    #[test]
    fn only_films_that_are_shown_are_said_to_come_last() {
        let part = |(code, mean)| Part { code, rating_count: 1, review_count: 1, mean, deviation: None };
        let parts = [(1, Some(80.0)), (2, None), (3, None), (4, Some(60.0))].map(part);
        let standings = Standings::new(parts.to_vec());
        let said = |shown: &[u32], rank| how_drawn(&standings, shown, rank);
        assert!(said(&[1, 4, 2, 3], Rank::Score).ends_with("The 2 without a rating come last."));
        assert!(said(&[1, 3], Rank::Certain).ends_with("The one without a rating comes last."));
        assert_eq!(said(&[1, 4], Rank::Score), ListMsg::HowStudent.text());
        assert_eq!(said(&[1, 2], Rank::Name), ListMsg::HowStudent.text());
    }
}
