//! The films in the order of the scores as they are made now, each beside its usual score and place.

use super::{Lab, usual_scoring};
use crate::charts::{SCORES, head, shift};
use crate::components::{At, Figures, Listed, rows, standing_row};
use crate::format;
use crate::messages::{LabMsg, Msg};
use crate::pieces::{live, paced, text, value};
use crate::state::{History, Query, use_collection};
use crosscut_engine::Facet;
use crosscut_engine::score::{Background, FilmScore, Ledger, ranked};
use leptos::prelude::*;
use std::sync::Arc;

/// Ratings that a film usually needs to be ranked, where there are films enough that have them.
const LEAST: u32 = 5;
/// So many are enough.
const ENOUGH: usize = 20;

/// What films score, and their order.
#[derive(Clone, Debug, Default)]
struct Order {
    films: Arc<Vec<FilmScore>>,
    /// Codes, best first.
    codes: Arc<Vec<u32>>,
    /// By code, the place from 0; `None` for those that are not ranked.
    places: Vec<Option<u32>>,
}

impl Order {
    fn new(films: Arc<Vec<FilmScore>>, least: u32) -> Order {
        let codes = ranked(&films, least);
        let mut places = vec![None; films.len()];
        (0..).zip(&codes).for_each(|(place, code)| places[*code as usize] = Some(place));
        Order { films, codes: Arc::new(codes), places }
    }

    fn score(&self, film: u32) -> FilmScore {
        self.films.get(film as usize).copied().unwrap_or_default()
    }

    fn place(&self, film: u32) -> Option<u32> {
        self.places.get(film as usize).copied().flatten()
    }
}

/// How many ratings a film usually needs.
fn usual_least(films: &[FilmScore]) -> u32 {
    let enough = films.iter().skip(1).filter(|film| film.ratings >= LEAST).count();
    if enough >= ENOUGH { LEAST } else { 1 }
}

/// The order now and the usual one.
#[derive(Clone, Copy)]
pub struct UseRanking {
    now: Memo<Arc<Order>>,
    usual: Memo<Arc<Order>>,
    least: Memo<u32>,
    usual_least: u32,
}

impl UseRanking {
    /// Brings the ratings together once; from then on a change of the recipe looks at no row.
    pub fn new(lab: Lab) -> UseRanking {
        let collection = use_collection();
        let ledger = Ledger::new(&collection.table);
        let usual = ledger.films(&collection.table, &usual_scoring(&collection), &Background::default());
        let usual = Arc::new(usual.unwrap_or_default());
        let usual_least = usual_least(&usual);
        let least = Memo::new(move |_| lab.recipe.with(|recipe| recipe.least).unwrap_or(usual_least));
        let films = move || {
            let scoring = lab.scoring.get();
            let films = lab.background.with(|background| ledger.films(&collection.table, &scoring, background));
            // Why there are none is said beside the score.
            Arc::new(films.unwrap_or_default())
        };
        let films = Memo::new_with_compare(move |_| films(), |_, _| true);
        UseRanking {
            now: Memo::new_with_compare(move |_| Arc::new(Order::new(films.get(), least.get())), |_, _| true),
            usual: Memo::new_with_compare(move |_| Arc::new(Order::new(usual.clone(), least.get())), |_, _| true),
            least,
            usual_least,
        }
    }
}

/// The ranking.
#[component]
pub fn Ranking(lab: Lab, ranking: UseRanking) -> impl IntoView {
    let collection = use_collection();
    let total = collection.films.len();
    let UseRanking { now, usual, least, usual_least } = ranking;
    // The score follows every step of a drag, the rows as they can be drawn.
    let now = paced(move || now.get());
    let shown = Memo::new(move |_| now.with(|now| now.codes.clone()));
    let count = Memo::new(move |_| shown.with(|shown| shown.len()));
    let row = move |film: u32, at: At| film_row(lab, film, at, now, usual);
    let head = || view! { <div class="standings-head">{head(SCORES)}</div> }.into_any();
    // Where the list was is where the reader goes on reading it.
    let listed = Listed { changes: Signal::stored(()), ..Listed::of_codes(shown, row, head) };
    let set = move |event: leptos::ev::Event| {
        let number = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
        let least = Some(number).filter(|number| number.is_finite()).map(|number| number.max(0.0) as u32);
        lab.recipe.change(History::Push, |recipe| recipe.least = least.filter(|least| *least != usual_least));
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    let list = move || match is_empty.get() {
        true if lab.now.with(|now| now.refusal.is_some()) => ().into_any(),
        true => view! { <p class="soft">{LabMsg::NoneRanked.text()}</p> }.into_any(),
        false => view! { <p class="soft note">{LabMsg::ShiftLegend.text()}</p>{rows(listed.clone())} }.into_any(),
    };
    view! {
        <section class="ranking" aria-label=LabMsg::Ranking.text()>
            <div class="title-row">
                <h2>{LabMsg::Ranking.text()}</h2>
                <div class="choice">
                    <input
                        type="number"
                        min="0"
                        max="9999"
                        step="1"
                        inputmode="numeric"
                        aria-label=LabMsg::LeastLabel.text()
                        on:change={set}
                        {..value(move || least.get().to_string())}
                    />
                    <span aria-hidden="true">{LabMsg::Least.text()}</span>
                </div>
            </div>
            <p class="soft">{text(move || LabMsg::Ranked { count: count.get(), total }.text())}</p>
            {live(list)}
        </section>
    }
}

/// A film: its score now, drawn beside the usual one, and how its place changed. Its name leads to how its score is made.
fn film_row(lab: Lab, film: u32, at: At, now: RwSignal<Arc<Order>>, usual: Memo<Arc<Order>>) -> AnyView {
    let collection = use_collection();
    let name = collection.table.name(Facet::Film, film).to_owned();
    let year = collection.films.get((film as usize).saturating_sub(1)).and_then(|film| film.year);
    let href = Signal::derive(move || {
        let now = lab.query.get();
        Query { selection: Query::default().selection.with_only(Facet::Film, film), ..now }
            .href("lab", &collection.table)
    });
    let figures = move || {
        now.with(|now| {
            usual.with(|usual| figures((now.score(film), now.place(film)), (usual.score(film), usual.place(film))))
        })
    };
    standing_row(at, name, href, year, figures)
}

/// The numbers of a film: what it scores and its place, now and usually.
fn figures(now: (FilmScore, Option<u32>), usual: (FilmScore, Option<u32>)) -> Option<Figures> {
    let ((score, place), (before, was)) = (now, usual);
    let value = score.value?;
    let label = LabMsg::ShiftLabel {
        now: format::score(value),
        usual: before.value.map_or_else(|| "–".to_owned(), format::score),
    };
    let change = before.value.map(|usual| format::change(value - usual));
    let place = place?;
    let is_same = was == Some(place) && change.as_deref() == Some(format::change(0.0).as_str());
    // What is as usual is not said of every row.
    let told = (!is_same).then(|| {
        let moved = moved(place, was).text();
        view! { <b>{change}</b>" "<span class="soft">{moved}</span> }.into_any()
    });
    let range = view! {
        {shift(SCORES, Some(value), before.value, None, label.text())}
        <span class="moved">{told}</span>
    };
    let usually =
        before.value.filter(|_| !is_same).map(|usual| LabMsg::UsualScore { score: format::score(usual) }.text());
    let counts: Vec<String> =
        [Some(Msg::Ratings(score.ratings as usize).text()), usually].into_iter().flatten().collect();
    Some(Figures { mean: Some(value), counts: counts.join(" · "), range: range.into_any() })
}

/// How a place lies to the usual one.
fn moved(now: u32, usual: Option<u32>) -> LabMsg {
    match usual {
        Some(usual) => LabMsg::Moved { by: i64::from(usual) - i64::from(now), from: usual as usize + 1 },
        None => LabMsg::NewPlace,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(value: Option<f64>, ratings: u32) -> FilmScore {
        FilmScore { value, ratings }
    }

    #[test]
    fn an_order_knows_the_place_of_each_film() {
        let films =
            vec![film(Some(99.0), 9), film(Some(40.0), 2), film(None, 0), film(Some(70.0), 2), film(Some(90.0), 1)];
        let order = Order::new(Arc::new(films), 2);
        assert_eq!(*order.codes, [3, 1]);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|film| order.place(film)), [None, Some(1), None, Some(0), None, None]);
        assert_eq!(order.score(9), FilmScore::default());
    }

    #[test]
    fn few_ratings_are_enough_where_films_have_no_more() {
        let films = |count, ratings| (0..=count).map(|_| film(Some(1.0), ratings)).collect::<Vec<_>>();
        assert_eq!([usual_least(&films(20, 5)), usual_least(&films(19, 9)), usual_least(&films(90, 4))], [5, 1, 1]);
        assert_eq!(usual_least(&[]), 1);
    }

    #[test]
    fn a_change_of_place_says_where_from() {
        assert_eq!(moved(2, Some(4)).text(), "up 2, from 5");
        assert_eq!(moved(1_300, Some(0)).text(), "down 1,300, from 1");
        assert_eq!([moved(3, Some(3)).text(), moved(3, None).text()], ["same place", "usually not ranked"]);
    }
}
