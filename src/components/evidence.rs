//! Where a fact comes from, in words.

use crate::messages::Msg;
use crosscut_model::{Evidence, Review};
use leptos::prelude::*;

/// The note beside a fact: given, inferred, or read from a place, which is quoted where the text is published.
#[component]
pub fn EvidenceNote(
    evidence: Evidence,
    /// The text as published, to quote from.
    text: Option<String>,
) -> impl IntoView {
    match evidence {
        Evidence::Given { given } => view! { <span class="evidence">{Msg::GivenBy(given).text()}</span> }.into_any(),
        Evidence::Inferred { inferred } => {
            view! { <span class="evidence">{Msg::InferredFrom(inferred).text()}</span> }.into_any()
        }
        Evidence::Text { start, end } => match text.as_deref().and_then(|text| text.get(start..end)) {
            Some(quoted) => {
                let quoted = quoted.to_owned();
                view! { <span class="evidence" title=Msg::ReadFrom { start, end }.text()><q>{quoted}</q></span> }.into_any()
            }
            None => {
                view! { <span class="evidence">{Msg::ReadFromUnpublished { start, end }.text()}</span> }.into_any()
            }
        },
    }
}

/// The places in a review's text that facts were read from, sorted, without overlaps.
pub fn marked_ranges(review: &Review) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<_> = review
        .evidence
        .values()
        .chain(review.statements.iter().map(|statement| &statement.evidence))
        .filter_map(Evidence::range)
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<std::ops::Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
