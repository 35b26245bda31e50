//! How the number came about, term by term: each with what it counts as and weighs, so that the sum can be done again by hand.

use super::Lab;
use crate::components::arithmetic;
use crate::format;
use crate::labels::{self, Card};
use crate::messages::{LabMsg, Msg};
use crate::pieces::{IntoViews, live, paced};
use crate::state::{Collection, use_collection};
use crosscut_engine::score::{AggregateRating, Background, Contribution, Line, Method, Part, Prior, Scoring, by};
use crosscut_engine::{Facet, Matching, sorted};
use leptos::prelude::*;

/// Ratings that are told document by document, at most.
const ONE_BY_ONE: usize = 60;
/// Terms that are shown one by one, at most; the others are one line.
const TERMS: usize = 100;

/// A term of the sum: words, and the numbers behind them.
#[derive(Clone, Debug, PartialEq)]
struct Term {
    /// Whose it is, and where that is shown, relative to the base.
    who: String,
    href: Option<String>,
    /// As printed, or how many ratings there are of it.
    printed: String,
    /// How it came to what it counts as.
    becomes: String,
    counts_as: f64,
    /// How its weight came about, where that is more than a number.
    weighs: Option<String>,
    weight: f64,
}

/// The terms, the sum, and what is left out of it.
#[component]
pub fn Made(lab: Lab) -> impl IntoView {
    let collection = use_collection();
    // A table takes longer to draw than a frame: it follows a drag as it can.
    let now = paced(move || (lab.now.get(), lab.scoring.get()));
    live(move || {
        let (aggregate, scoring) = now.get();
        let Some(value) = aggregate.value else {
            let why = aggregate.refusal.map_or(LabMsg::NoneRated, LabMsg::Refused);
            return view! { <p class="soft">{why.text()}</p> }.into_any();
        };
        let n = aggregate.rating_count;
        let trimmed = n * scoring.trimmed as usize / 100;
        let how = LabMsg::How { method: scoring.method, ratings: n, trimmed }.text();
        let prior = aggregate.derivation.prior;
        let rows = untrack(|| lab.rows.get());
        let terms =
            lab.background.with_untracked(|background| terms(&collection, &aggregate, &scoring, background, &rows));
        let (sum, weight) = total(&terms);
        let left = aggregate.review_count - n;
        view! {
            <p>{how}</p>
            <p class="formula">{formula(sum, weight, prior, value)}</p>
            <div class="derivation" role="region" aria-label=LabMsg::HowLines.text() tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{LabMsg::Rating.text()}</th>
                            <th scope="col">{LabMsg::CountsAs.text()}</th>
                            <th scope="col">{LabMsg::Weighs.text()}</th>
                        </tr>
                    </thead>
                    <tbody>{shortened(terms).into_iter().map(line).views()}{prior.map(prior_line)}</tbody>
                </table>
            </div>
            {(left > 0).then(|| view! { <p class="soft note">{LabMsg::NotCounted(left).text()}</p> }.into_any())}
        }
        .into_any()
    })
}

/// The terms of a score: by document where they are few, else by source where the method looks at sources, else by rating.
fn terms(
    collection: &Collection,
    aggregate: &AggregateRating,
    scoring: &Scoring,
    background: &Background,
    rows: &Matching,
) -> Vec<Term> {
    let listed = &aggregate.contributions;
    let is_by_source = matches!(scoring.method, Method::WeightedBySource | Method::SourceAdjusted);
    let effect = |source: u32| background.effects().map_or(0.0, |effects| effects.of(source));
    if !listed.is_empty() && listed.len() <= ONE_BY_ONE {
        let of = |one: &Contribution| of_document(collection, one, scoring);
        return listed.iter().filter_map(of).collect();
    }
    if is_by_source {
        let weight = |source: u32| scoring.source_weights.of(source);
        let parts = by(&collection.table, rows, Facet::Source, scoring.letters).into_iter();
        let terms: Vec<Term> = parts
            .filter_map(|part| {
                let who = labels::value(collection, Facet::Source, part.code);
                let effect = (scoring.method == Method::SourceAdjusted).then(|| effect(part.code));
                let href = format!("sources/{}", collection.table.key(Facet::Source, part.code));
                of_source(part, who, href, effect, weight(part.code))
            })
            .collect();
        // What weighs most first.
        let weight = |place: u32| terms[place as usize].weight;
        let order = sorted(0..terms.len() as u32, &|a, b| weight(b).total_cmp(&weight(a)));
        return order.into_iter().map(|place| terms[place as usize].clone()).collect();
    }
    let of = |line: &Line| of_rating(collection, line, scoring);
    aggregate.derivation.lines.iter().filter_map(of).collect()
}

fn of_document(collection: &Collection, one: &Contribution, scoring: &Scoring) -> Option<Term> {
    let Card { who, raw, href, .. } = Card::of(collection, one.row);
    let sum = arithmetic(collection.table.rating(one.row as usize)?, one.score, scoring.letters);
    let becomes = match scoring.method {
        Method::Favourable => LabMsg::Favourable { sum, is_favourable: one.counts_as > 50.0 }.text(),
        Method::SourceAdjusted => without_harshness(one.score, one.score - one.counts_as),
        _ => sum,
    };
    Some(Term {
        who,
        href: Some(href),
        printed: format!("“{}”", raw.unwrap_or_default()),
        becomes,
        counts_as: one.counts_as,
        weighs: None,
        weight: one.weight,
    })
}

fn of_source(part: Part, who: String, href: String, effect: Option<f64>, weight: f64) -> Option<Term> {
    let mean = part.mean?;
    let becomes = effect.map_or_else(|| format::number(mean), |effect| without_harshness(mean, effect));
    let count = part.rating_count as f64;
    let weighs =
        (weight != 1.0).then(|| format!("{} × {} = {}", figure(count), figure(weight), figure(count * weight)));
    Some(Term {
        who,
        href: Some(href),
        printed: Msg::Ratings(part.rating_count).text(),
        becomes,
        counts_as: mean - effect.unwrap_or(0.0),
        weighs,
        weight: count * weight,
    })
}

fn of_rating(collection: &Collection, line: &Line, scoring: &Scoring) -> Option<Term> {
    let term = collection.table.rating_term(line.rating)?;
    let sum = arithmetic(term, line.score.unwrap_or(line.counts_as), scoring.letters);
    let becomes = match scoring.method {
        Method::Favourable => LabMsg::Favourable { sum, is_favourable: line.counts_as > 50.0 }.text(),
        _ => sum,
    };
    Some(Term {
        who: format!("“{}”", labels::printed(term)),
        href: None,
        printed: Msg::Ratings(line.count).text(),
        becomes,
        counts_as: line.counts_as,
        weighs: None,
        weight: line.weight,
    })
}

/// A score less what its source usually is kinder, or with what it is harsher.
fn without_harshness(score: f64, effect: f64) -> String {
    let sign = if effect < 0.0 { "+" } else { "−" };
    format!("{} {sign} {} = {}", figure(score), figure(effect.abs()), figure(score - effect))
}

/// A number that may be large: its thousands set apart, four decimals at most.
fn figure(number: f64) -> String {
    let decimals = format::number(number.abs().fract());
    // What rounds up to one is no decimal any more.
    if number < 0.0 || !decimals.starts_with('0') {
        return format::number(number);
    }
    format!("{}{}", format::count(number as usize), &decimals[1..])
}

/// What terms add up to, weighted, and what they weigh.
fn total(terms: &[Term]) -> (f64, f64) {
    let sum = terms.iter().map(|term| term.counts_as * term.weight).sum();
    (sum, terms.iter().map(|term| term.weight).sum())
}

/// The first terms, and one for all the others. What is left of the sum is the same.
fn shortened(mut terms: Vec<Term>) -> Vec<Term> {
    if terms.len() > TERMS {
        let rest = terms.split_off(TERMS - 1);
        let (sum, weight) = total(&rest);
        let counts_as = if weight > 0.0 { sum / weight } else { 0.0 };
        terms.push(Term {
            who: LabMsg::Others { count: rest.len() }.text(),
            href: None,
            printed: String::new(),
            becomes: format::number(counts_as),
            counts_as,
            weighs: None,
            weight,
        });
    }
    terms
}

fn line(term: Term) -> AnyView {
    let Term { who, href, printed, becomes, weighs, weight, .. } = term;
    let name = match href {
        Some(href) => view! { <a href=href>{who}</a> }.into_any(),
        None => who.into_any(),
    };
    view! {
        <tr class:idle=weight == 0.0>
            <th scope="row">{name}" "<span class="soft">{printed}</span></th>
            <td>{becomes}</td>
            <td>{weighs.unwrap_or_else(|| figure(weight))}</td>
        </tr>
    }
    .into_any()
}

fn prior_line(prior: Prior) -> AnyView {
    let weight = if prior.weight.is_infinite() { "∞".to_owned() } else { format::number(prior.weight) };
    let mean = format::number(prior.mean);
    let words = match prior.weight.is_infinite() {
        true => LabMsg::NoPrior { mean },
        false => LabMsg::Prior { mean, weight: weight.clone() },
    };
    view! { <tr><th scope="row">{LabMsg::PriorName.text()}</th><td>{words.text()}</td><td>{weight}</td></tr> }
        .into_any()
}

/// The sum as it is written on paper.
fn formula(sum: f64, weight: f64, prior: Option<Prior>, value: f64) -> String {
    let [sum, weight, value] = [sum, weight, value].map(figure);
    match prior {
        Some(prior) if prior.weight.is_infinite() => value,
        Some(prior) => {
            let [k, mean] = [prior.weight, prior.mean].map(figure);
            format!("({sum} + {k} × {mean}) ÷ ({weight} + {k}) = {value}")
        }
        None => format!("{sum} ÷ {weight} = {value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(counts_as: f64, weight: f64) -> Term {
        Term {
            who: String::new(),
            href: None,
            printed: String::new(),
            becomes: String::new(),
            counts_as,
            weighs: None,
            weight,
        }
    }

    #[test]
    fn the_sum_is_written_as_it_is_done() {
        assert_eq!(formula(181.0, 2.0, None, 90.5), "181 ÷ 2 = 90.5");
        assert_eq!(formula(921_512.25, 14_512.0, None, 63.5), "921,512.25 ÷ 14,512 = 63.5");
        let prior = Prior { mean: 60.0, weight: 2.0, variance_within: 1.0, variance_between: 0.5 };
        assert_eq!(formula(180.0, 2.0, Some(prior), 75.0), "(180 + 2 × 60) ÷ (2 + 2) = 75");
        assert_eq!(formula(1.0, 1.0, Some(Prior { weight: f64::INFINITY, ..prior }), 60.0), "60");
    }

    #[test]
    fn what_is_not_shown_one_by_one_is_still_in_the_sum() {
        let all: Vec<Term> = (0..250).map(|place| term(f64::from(place % 100), f64::from(place % 3))).collect();
        let short = shortened(all.clone());
        assert_eq!(short.len(), TERMS);
        let ((sum, weight), (short_sum, short_weight)) = (total(&all), total(&short));
        assert!((sum - short_sum).abs() < 1e-9 && (weight - short_weight).abs() < 1e-9);
        assert_eq!(shortened(all[..TERMS].to_vec()), all[..TERMS]);
    }

    #[test]
    fn a_source_counts_for_its_mean_without_its_harshness_as_often_as_it_weighs() {
        let part = Part { code: 1, rating_count: 4, review_count: 5, mean: Some(70.0), deviation: None };
        let of = |effect, weight| of_source(part, "Post".to_owned(), String::new(), effect, weight).unwrap();
        let weighted = of(None, 1.5);
        assert_eq!((weighted.counts_as, weighted.weight, weighted.weighs), (70.0, 6.0, Some("4 × 1.5 = 6".to_owned())));
        let adjusted = of(Some(-3.5), 1.0);
        assert_eq!((adjusted.counts_as, adjusted.weighs), (73.5, None));
        assert_eq!(adjusted.becomes, "70 + 3.5 = 73.5");
        assert_eq!(without_harshness(83.0, 8.9), "83 − 8.9 = 74.1");
    }
}
