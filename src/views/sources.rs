//! All sources, or all authors: each with its documents counted, its mean, and how it lies beside others on the same films.

use crate::app::use_title;
use crate::charts::{POINTS, head, interval};
use crate::components::{
    At, Figures, LazyNames, Listed, ListingChips, ListingFace, ListingNotes, RankChoice, ShareView, how_ranked, rows,
    search_field, standing_row,
};
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{Collection, Query, UseListing, UseQuery, use_collection};
use crate::views::source::difference;
use crosscut_engine::Facet;
use crosscut_engine::score::{self, Beside, NoInterval, Rank, Standings};
use leptos::prelude::*;
use std::sync::Arc;

/// The orders of sources and authors; the first is the usual one.
const RANKS: [Rank; 5] = [Rank::Reviewed, Rank::Score, Rank::Kinder, Rank::Harsher, Rank::Name];

/// What is known of all of them.
struct Known {
    standings: Standings,
    /// By code.
    beside: Vec<Beside>,
}

impl Known {
    /// How much kinder one is, where there are films enough to tell.
    fn kinder(&self, code: u32) -> Option<f64> {
        let beside = self.beside.get(code as usize)?;
        beside.difference.filter(|_| !matches!(beside.margin, Err(NoInterval::TooFew { .. })))
    }
}

/// The list of sources or authors.
#[component]
pub fn SourcesView(facet: Facet) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let listing = UseListing::new(&RANKS);
    let is_source = facet == Facet::Source;
    let title = if is_source { Msg::Sources.text() } else { ListMsg::Authors.text() };
    use_title({
        let title = title.clone();
        move || title.clone()
    });
    let letters = Memo::new(move |_| query.letters());
    let known = {
        let collection = collection.clone();
        let known = move |letters| Known {
            standings: Standings::new(score::by(&collection.table, &collection.whole.matching, facet, letters)),
            beside: score::beside_each(&collection.table, facet, letters),
        };
        Memo::new_with_compare(move |_| Arc::new(known(letters.get())), |_, _| true)
    };
    let rank = Memo::new(move |_| listing.with(|listing| listing.rank).unwrap_or(RANKS[0]));
    let ranked = Memo::new(move |_| {
        known.with(|known| {
            let places = known.standings.ranked(rank.get(), &|code| known.kinder(code));
            Arc::new(places.iter().map(|place| known.standings.all[*place as usize].part.code).collect::<Vec<u32>>())
        })
    });
    let names = LazyNames::of(collection.clone(), facet);
    let name = Memo::new(move |_| listing.with(|listing| listing.name.clone()));
    let shown = Memo::new(move |_| match name.with(|name| names.find(name)) {
        None => ranked.get(),
        Some(found) => {
            let is_found = |code: &u32| found.binary_search(code).is_ok();
            ranked.with(|ranked| Arc::new(ranked.iter().copied().filter(is_found).collect::<Vec<u32>>()))
        }
    });
    let total = known.with_untracked(|known| known.standings.all.len());
    let listed = Listed::of_codes(
        shown,
        move |code, at| source_row(facet, code, at, known),
        || view! { <div class="standings-head">{head(POINTS)}</div> }.into_any(),
    );
    let count = listed.count;
    // A name is all that can be asked, so that all are there without it.
    let left = Arc::new(move |_: &Query| total);
    let is_empty = Memo::new(move |_| count.get() == 0);
    let list = move || match is_empty.get() {
        true => view! { <ListingFace listing facet is_of_selection=false count=left.clone() /> }.into_any(),
        false => view! {
            {how_ranked(
                move || ListMsg::HowRanked { rank: rank.get(), is_drawn: false },
                || format!("{} {}", ListMsg::HowBeside.text(), ListMsg::HowCompared.text()),
            )}
            {rows(listed.clone())}
        }
        .into_any(),
    };
    let find = if is_source { ListMsg::FindSource } else { ListMsg::FindAuthor };
    let write = move |typed: String, history| listing.change(history, |listing| listing.name = typed);
    let tally = move || {
        let count = count.get();
        if is_source { ListMsg::OfSources { count, total } } else { ListMsg::OfAuthors { count, total } }.text()
    };
    view! {
        <section class="title">
            {either(&collection, facet)}
            <h1>{title.clone()}</h1>
        </section>
        <section class="ranking" aria-label=title>
            <ListingNotes listing />
            {search_field(find.clone().text(), find.text(), name, write)}
            <div class="tools"><RankChoice listing ranks=&RANKS rank usual=Signal::stored(RANKS[0]) /></div>
            <div class="tally">
                <p role="status"><strong>{text(move || format::count(count.get()))}</strong> " "{text(tally)}</p>
                {nameless(&collection, facet)}
                <ShareView />
            </div>
            <ListingChips listing is_of_selection=false />
            {live(list)}
        </section>
    }
}

/// The way between sources and authors, where there are both.
pub fn either(collection: &Collection, facet: Facet) -> Option<AnyView> {
    let is_there =
        |facet: Facet| (1..collection.table.size(facet) as u32).any(|code| collection.total(facet, code) > 0);
    let both = [(Facet::Source, "sources", Msg::Sources.text()), (Facet::Author, "authors", ListMsg::Authors.text())];
    if !both.iter().all(|(facet, ..)| is_there(*facet)) {
        return None;
    }
    let link = |(own, href, label): (Facet, &'static str, String)| {
        view! { <a href=href aria-current=(own == facet).then_some("page")>{label}</a> }
    };
    Some(view! { <p class="either">{both.into_iter().map(link).views()}</p> }.into_any())
}

/// The way to the documents that name nobody.
fn nameless(collection: &Collection, facet: Facet) -> Option<AnyView> {
    let documents = collection.total(facet, 0);
    let (path, label) = match facet {
        Facet::Source => ("sources/none", ListMsg::NoSource(documents)),
        _ => ("authors/none", ListMsg::NoAuthor(documents)),
    };
    (documents > 0).then(|| view! { <a class="soft" href=path>{label.text()}</a> }.into_any())
}

/// A source or an author as a row.
fn source_row(facet: Facet, code: u32, at: At, known: Memo<Arc<Known>>) -> AnyView {
    let collection = use_collection();
    let name = collection.table.name(facet, code).to_owned();
    let href = format!("{}/{}", path(facet), collection.table.key(facet, code));
    standing_row(at, name, Signal::stored(href), None, move || known.with(|known| figures(known, code)))
}

/// Its numbers, and how kind it is.
fn figures(known: &Known, code: u32) -> Option<Figures> {
    let part = known.standings.of(code)?.part;
    let beside = known.beside.get(code as usize)?;
    let margin = beside.margin.ok();
    let ratings = match part.rating_count {
        0 => Msg::NoRating.text(),
        count => Msg::Ratings(count).text(),
    };
    let ends = |by: f64| margin.map(|margin| (by - margin, by + margin));
    let picture = known.kinder(code).map(|by| interval(POINTS, by, ends(by), false));
    let words =
        beside.difference.map(|by| format!("{} {}", difference(by, margin), ListMsg::OnFilms(beside.films).text()));
    let range = view! { {picture}<span class="soft">{words}</span> };
    let counts = format!("{ratings} · {}", ListMsg::Documents(part.review_count).text());
    Some(Figures { mean: part.mean, counts, range: range.into_any() })
}

/// Where the pages of a facet's values are.
pub fn path(facet: Facet) -> &'static str {
    if facet == Facet::Source { "sources" } else { "authors" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One that lies equally far from the others on every film was once ranked last and not drawn, as if it had too few films.
    #[test]
    fn only_too_few_films_leave_kindness_open() {
        let beside = |films, difference, margin| Beside { films, own: films, others: films, difference, margin };
        let known = Known {
            standings: Standings::default(),
            beside: vec![
                beside(0, None, Err(NoInterval::TooFew { ratings: 0, needed: 5 })),
                beside(8, Some(10.0), Err(NoInterval::AllEqual)),
                beside(4, Some(30.0), Err(NoInterval::TooFew { ratings: 4, needed: 5 })),
                beside(9, Some(-2.0), Ok(1.5)),
            ],
        };
        assert_eq!([0, 1, 2, 3, 4].map(|code| known.kinder(code)), [None, Some(10.0), None, Some(-2.0), None]);
    }
}
