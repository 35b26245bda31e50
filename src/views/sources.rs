//! All sources, or all authors: each with its documents counted, its mean, and how it lies beside others on the same films.

use crate::app::use_title;
use crate::charts::{POINTS, head, interval};
use crate::components::{
    At, CopyLink, Listed, ListingChips, ListingFace, ListingNotes, RankChoice, how_ranked, rows, search_field, tone,
};
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{Collection, Listing, Query, UseListing, UseQuery, use_collection};
use crate::views::source::difference;
use crosscut_engine::Facet;
use crosscut_engine::score::{self, Beside, Part, Rank, Standings};
use crosscut_search::Names;
use leptos::prelude::*;
use std::ops::Range;
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
    fn of(&self, code: u32) -> Option<(Part, &Beside)> {
        let place = self.standings.all.binary_search_by(|standing| standing.part.code.cmp(&code)).ok()?;
        Some((self.standings.all.get(place)?.part, self.beside.get(code as usize)?))
    }

    /// How much kinder one is, where there is enough to tell.
    fn kinder(&self, code: u32) -> Option<f64> {
        self.beside.get(code as usize).filter(|beside| beside.margin.is_ok())?.difference
    }
}

/// The list of sources or authors.
#[component]
pub fn SourcesView(facet: Facet) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let listing = UseListing::new(&RANKS);
    let is_source = facet == Facet::Source;
    let title = if is_source { ListMsg::Sources } else { ListMsg::Authors };
    use_title({
        let title = title.clone();
        move || title.clone().text()
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
    let usual = Memo::new(|_| RANKS[0]);
    let rank = Memo::new(move |_| listing.with(|listing| listing.rank).unwrap_or(RANKS[0]));
    let ranked = Memo::new(move |_| {
        known.with(|known| {
            let places = known.standings.ranked(rank.get(), &|code| known.kinder(code));
            Arc::new(places.iter().map(|place| known.standings.all[*place as usize].part.code).collect::<Vec<u32>>())
        })
    });
    let all = (1..collection.table.size(facet) as u32).map(|code| collection.table.name(facet, code));
    let names = Arc::new(Names::new(all));
    let name = Memo::new(move |_| listing.with(|listing| listing.name.clone()));
    let shown = {
        let names = names.clone();
        Memo::new(move |_| {
            let found = name.with(|name| names.find(name));
            let is_found = |code: &u32| found.binary_search(&(code - 1)).is_ok();
            ranked.with(|ranked| Arc::new(ranked.iter().copied().filter(is_found).collect::<Vec<u32>>()))
        })
    };
    let count = Memo::new(move |_| shown.with(|shown| shown.len()));
    let total = known.with_untracked(|known| known.standings.all.len());
    let listed = Listed {
        count,
        rows: Arc::new(move |window: Range<usize>| {
            shown.with(|shown| shown.get(window.start..window.end.min(shown.len())).unwrap_or_default().to_vec())
        }),
        row: Arc::new(move |code, at| source_row(facet, code, at, known)),
        class: "standings",
        head: Some(|| view! { <div class="standings-head">{head(POINTS)}</div> }.into_any()),
    };
    let left = Arc::new(move |query: &Query| names.find(&Listing::from_pairs(&query.listing, &RANKS).0.name).len());
    let is_empty = Memo::new(move |_| count.get() == 0);
    let list = move || match is_empty.get() {
        true => view! { <ListingFace listing is_of_selection=false count=left.clone() /> }.into_any(),
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
            <h1>{title.clone().text()}</h1>
        </section>
        <section class="ranking" aria-label=title.text()>
            <ListingNotes listing />
            {search_field(find.clone().text(), find.text(), name, write)}
            <div class="tools"><RankChoice listing ranks=&RANKS usual /></div>
            <div class="tally">
                <p role="status"><strong>{text(move || format::count(count.get()))}</strong> " "{text(tally)}{nameless(&collection, facet)}</p>
                <CopyLink />
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
    let both = [(Facet::Source, "sources", ListMsg::Sources), (Facet::Author, "authors", ListMsg::Authors)];
    if !both.iter().all(|(facet, ..)| is_there(*facet)) {
        return None;
    }
    let link = |(own, href, label): (Facet, &'static str, ListMsg)| {
        view! { <a href=href aria-current=(own == facet).then_some("page")>{label.text()}</a> }
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
    (documents > 0).then(|| view! { <span class="soft">" · "<a href=path>{label.text()}</a></span> }.into_any())
}

/// A source or an author as a row.
fn source_row(facet: Facet, code: u32, at: At, known: Memo<Arc<Known>>) -> AnyView {
    let collection = use_collection();
    let name = collection.table.name(facet, code).to_owned();
    let href = format!("{}/{}", path(facet), collection.table.key(facet, code));
    let figures = move || {
        known.with(|known| {
            let (part, beside) = known.of(code)?;
            let documents = ListMsg::Documents(part.review_count).text();
            let mean = match part.mean {
                Some(mean) => {
                    view! { <span class="badge" data-tone=tone(mean)><b>{format::score(mean)}</b></span> }.into_any()
                }
                None => view! { <span class="badge"><b aria-hidden="true">"–"</b></span> }.into_any(),
            };
            let ratings = match part.rating_count {
                0 => Msg::NoRating.text(),
                count => Msg::Ratings(count).text(),
            };
            let told = known.kinder(code).zip(beside.margin.ok());
            let picture = told.map(|(by, margin)| interval(POINTS, by, Some((by - margin, by + margin)), false));
            let words = beside.difference.map(|by| {
                let on = ListMsg::OnFilms(beside.films).text();
                format!("{} {on}", difference(by, beside.margin.ok()))
            });
            Some(view! {
                {mean}
                <span class="soft kind">{format!("{ratings} · {documents}")}</span>
                <div class="range">
                    {picture}
                    <span class="soft">{words}</span>
                </div>
            })
        })
    };
    let At { place, count } = at;
    view! {
        <li
            class="standing"
            data-place=move || place.get().to_string()
            aria-posinset=move || (place.get() + 1).to_string()
            aria-setsize=move || count.get().to_string()
        >
            <span class="place soft" aria-hidden="true">{text(move || format::count(place.get() + 1))}</span>
            <div class="head"><a href=href>{name}</a></div>
            {live(figures)}
        </li>
    }
    .into_any()
}

/// Where the pages of a facet's values are.
pub fn path(facet: Facet) -> &'static str {
    if facet == Facet::Source { "sources" } else { "authors" }
}
