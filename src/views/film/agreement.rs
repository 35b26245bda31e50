//! Where the documents of a film agree, where they split, and where their facts clash, each with its evidence.

use super::facts::table_of_facts;
use super::facts_of;
use super::scope::UseScope;
use super::shares::{shares, span};
use super::voices::voices;
use crate::components::{Clashes, SaidBy, StanceMark, with_documents};
use crate::fold::fold;
use crate::format;
use crate::messages::{FilmMsg, Msg};
use crate::pieces::{IntoViews, live};
use crate::state::use_collection;
use crosscut_engine::facts::{Fact, clashes};
use crosscut_engine::score::{Bulk, Leaning, bulk, leanings};
use crosscut_engine::{Facet, Selection, Sort, sorted};
use crosscut_model::Stance;
use leptos::prelude::*;
use web_sys::Element;

/// Files of documents that a reader may ask for at once, to compare what they state.
const COMPARED: usize = 40;

/// What is agreed or split on.
#[derive(Clone, Debug, PartialEq)]
enum Taken {
    Aspect(Leaning),
    Ratings(Bulk),
}

impl Taken {
    fn is_agreed(&self) -> bool {
        match self {
            Taken::Aspect(leaning) => leaning.is_agreed(),
            Taken::Ratings(bulk) => bulk.is_agreed(),
        }
    }
}

/// The three columns.
pub fn agreement(scope: UseScope, rows: &[u32], facts: Vec<Fact>) -> AnyView {
    let collection = use_collection();
    let taken = {
        let collection = collection.clone();
        Memo::new(move |_| {
            let letters = scope.letters();
            scope.with(|answer| {
                let bulk = bulk(&by_score(collection.table.rating_scores(letters), &answer.ratings));
                let aspects = leanings(&answer.counts[Facet::Aspect as usize]);
                bulk.map(Taken::Ratings)
                    .into_iter()
                    .chain(in_order(aspects).into_iter().map(Taken::Aspect))
                    .collect::<Vec<Taken>>()
            })
        })
    };
    let column = move |is_agreed: bool| {
        let none = if is_agreed { FilmMsg::NothingAgreed } else { FilmMsg::NothingSplit };
        live(move || {
            let taken: Vec<Taken> = taken.get().into_iter().filter(|taken| taken.is_agreed() == is_agreed).collect();
            if taken.is_empty() {
                return view! { <p class="soft">{none.clone().text()}</p> }.into_any();
            }
            view! { <ul class="takes">{taken.into_iter().map(|taken| drawn(scope, taken)).views()}</ul> }.into_any()
        })
    };
    view! {
        <section class="thirds">
            <div class="stack"><h2>{FilmMsg::AgreeTitle.text()}</h2>{column(true)}<p class="soft note">{FilmMsg::HowAgreed.text()}</p></div>
            <div class="stack"><h2>{FilmMsg::SplitTitle.text()}</h2>{column(false)}</div>
            <div class="stack" id="clashes"><h2>{Msg::ClashTitle.text()}</h2>{clashing(rows, facts)}</div>
        </section>
    }
    .into_any()
}

/// Scores with how many there are of each, rising.
fn by_score(scores: &[Option<f64>], counts: &[u32]) -> Vec<(f64, usize)> {
    let there = scores.iter().zip(counts).filter(|(_, count)| **count > 0);
    let there: Vec<(f64, usize)> = there.filter_map(|(score, count)| Some(((*score)?, *count as usize))).collect();
    let order = sorted(0..there.len() as u32, &|a, b| there[a as usize].0.total_cmp(&there[b as usize].0));
    order.into_iter().map(|place| there[place as usize]).collect()
}

/// What most divides comes first; of what does not divide, what most judge.
fn in_order(leanings: Vec<Leaning>) -> Vec<Leaning> {
    let of = |place: u32| &leanings[place as usize];
    let order = sorted(0..leanings.len() as u32, &|a, b| {
        of(b).division().total_cmp(&of(a).division()).then(of(b).judged().cmp(&of(a).judged()))
    });
    order.into_iter().map(|place| leanings[place as usize].clone()).collect()
}

/// One line, which opens its evidence.
fn drawn(scope: UseScope, taken: Taken) -> AnyView {
    let open = RwSignal::new(false);
    let (mark, name, words) = match &taken {
        Taken::Ratings(bulk) => {
            let Bulk { low, high, inside, all } = *bulk;
            let [low, high] = [low, high].map(format::score);
            (span(bulk.low, bulk.high), FilmMsg::TheRatings, FilmMsg::Bulk { inside, all, low, high })
        }
        Taken::Aspect(leaning) => {
            let (stance, count) = leaning.prevailing();
            let judged = leaning.judged();
            let words = if leaning.is_agreed() {
                FilmMsg::MostSay { stance, count, judged }
            } else {
                FilmMsg::Split { counts: judgements(leaning) }
            };
            let mark = match leaning.is_agreed() {
                true => view! { <StanceMark stance=Some(stance) /> }.into_any(),
                false => shares(judgements(leaning)),
            };
            (mark, FilmMsg::AspectName(leaning.aspect), words)
        }
    };
    let evidence = move || {
        open.get().then(|| match &taken {
            Taken::Aspect(leaning) => voices(scope, leaning, false),
            Taken::Ratings(_) => ends(scope),
        })
    };
    let toggle = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <li>
            <details on:toggle=toggle>
                <summary>{mark}<span><b>{name.text()}</b>" "<span class="soft">{words.text()}</span></span></summary>
                {live(evidence)}
            </details>
        </li>
    }
    .into_any()
}

/// How many praise, are of two minds and fault.
fn judgements(leaning: &Leaning) -> [usize; 3] {
    [Stance::Praise, Stance::Mixed, Stance::Criticism].map(|stance| leaning.count(stance))
}

/// Who rates highest and who lowest.
fn ends(scope: UseScope) -> AnyView {
    let end = |sort: Sort, name: fn(String) -> FilmMsg| {
        let rated =
            Selection { score: Some(scope.selection().score.unwrap_or(crate::charts::WHOLE)), ..scope.selection() };
        let (rows, _) = scope.first(&rated, sort, 0..1);
        let score = use_collection().table.score(*rows.first()? as usize, scope.letters())?;
        Some(view! { <p><span class="soft">{name(format::score(score)).text()}" "</span><SaidBy rows /></p> })
    };
    let ends = [end(Sort::ScoreFalling, FilmMsg::Highest), end(Sort::ScoreRising, FilmMsg::Lowest)];
    view! { <div class="voices">{ends.into_iter().flatten().views()}</div> }.into_any()
}

/// The clashes of what is stated, once the documents are there; what they state is in them.
fn clashing(rows: &[u32], facts: Vec<Fact>) -> AnyView {
    let collection = use_collection();
    let missing = collection.missing(rows.iter().copied());
    match missing.len() {
        0 => view! { <Clashes clashes=clashes(&facts, fold) /> }.into_any(),
        1..=COMPARED => {
            let kept = rows.to_vec();
            with_documents(rows, move || {
                let facts = facts_of(&collection, &kept);
                let clashes = clashes(&facts, fold);
                let table = (!facts.is_empty()).then(|| {
                    view! {
                        <details class="facts"><summary>{Msg::FactsAndWho.text()}</summary>{table_of_facts(facts)}</details>
                    }
                    .into_any()
                });
                view! { <Clashes clashes />{table} }.into_any()
            })
        }
        _ => view! { <p class="soft">{Msg::TooManyToCompare(rows.len()).text()}</p> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::Aspect;

    #[test]
    fn what_divides_most_comes_first() {
        let leaning = |aspect, counts| Leaning { aspect, counts };
        let leanings = vec![
            leaning(Aspect::Acting, [2, 0, 0, 0]),
            leaning(Aspect::Music, [1, 1, 0, 0]),
            leaning(Aspect::Themes, [1, 0, 1, 0]),
            leaning(Aspect::Pacing, [0, 0, 9, 0]),
        ];
        let order: Vec<Aspect> = in_order(leanings).into_iter().map(|leaning| leaning.aspect).collect();
        assert_eq!(order, [Aspect::Themes, Aspect::Music, Aspect::Pacing, Aspect::Acting]);
    }

    #[test]
    fn scores_rise_and_what_has_none_is_left_out() {
        let scores = [None, Some(80.0), None, Some(20.0), Some(50.0)];
        assert_eq!(by_score(&scores, &[4, 2, 7, 1, 0]), [(20.0, 1), (80.0, 2)]);
    }
}
