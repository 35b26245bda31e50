//! What is said once for all reviews of one document: who wrote them, when and where they were published, in which language.

use super::Part;
use crate::Extraction;
use crosscut_model::{Document, Evidence, Review};
use std::ops::Range;

/// Facts that may be said once for all, and facts that follow from them.
const FIELDS: [&str; 3] = ["author", "publisher", "date_published"];

/// Moves all evidence of an extraction by so many bytes.
pub(super) fn shift(extraction: &mut Extraction, by: usize) {
    let moved = |range: Range<usize>| range.start + by..range.end + by;
    let shift = |evidence: &mut Evidence| {
        if let Some(range) = evidence.range() {
            *evidence = Evidence::from(moved(range));
        }
    };
    let review = &mut extraction.review;
    review.evidence.values_mut().for_each(shift);
    review.statements.iter_mut().for_each(|statement| shift(&mut statement.evidence));
    review.aspects.iter_mut().for_each(|aspect| shift(&mut aspect.evidence));
    review.sections.iter_mut().for_each(|section| shift(&mut section.evidence));
    for problem in &mut extraction.problems {
        problem.span = problem.span.take().map(moved);
    }
    if let Some(open) = &mut extraction.open.rating {
        open.span = moved(open.span.clone());
    }
}

/// Fills the parts from the record of the whole document.
pub(super) fn fill(parts: &mut [Part], whole: &Extraction, document: &Document) {
    for field in FIELDS {
        let own = parts.iter().filter(|part| part.extraction.review.evidence.contains_key(field)).count();
        let first = parts.first().map_or(0, |part| part.body.start);
        let evidence = whole.review.evidence.get(field);
        let in_head = evidence.and_then(Evidence::range).is_none_or(|range| range.start < first);
        // Signed one by one; else what stands in one part only, at its end, is said of all.
        if own >= 2 && own * 2 > parts.len() && !(in_head && evidence.is_some()) {
            continue;
        }
        for part in &mut *parts {
            copy(field, &whole.review, &mut part.extraction.review);
            if field == "date_published" {
                part.extraction.open.date = whole.open.date;
                part.extraction.problems.retain(|problem| problem.code != "ambiguous-date");
            }
        }
        if field == "date_published"
            && let Some(part) = parts.first_mut()
        {
            let of_date = whole.problems.iter().filter(|problem| problem.code == "ambiguous-date");
            part.extraction.problems.extend(of_date.cloned());
        }
    }
    let given = &document.given;
    for part in &mut *parts {
        let review = &mut part.extraction.review;
        // A part is too short to tell its language; the whole is not.
        if whole.review.language.is_some() {
            review.language = whole.review.language.clone();
            review
                .evidence
                .extend(whole.review.evidence.get_key_value("language").map(|(key, it)| (key.clone(), it.clone())));
        }
        review.url = whole.review.url.clone();
        review.evidence.extend(whole.review.evidence.get_key_value("url").map(|(key, it)| (key.clone(), it.clone())));
        review.headline = review.headline.take().or_else(|| given.headline.clone());
    }
    if let Some(part) = parts.first_mut() {
        part.extraction.problems.extend(whole.problems.iter().filter(|problem| problem.code == "clash").cloned());
    }
}

/// One field with its evidence and what was assumed of it.
fn copy(field: &str, from: &Review, to: &mut Review) {
    match field {
        "author" => to.author = from.author.clone(),
        "publisher" => to.publisher = from.publisher.clone(),
        _ => to.date_published = from.date_published,
    }
    to.evidence.remove(field);
    to.evidence.extend(from.evidence.get_key_value(field).map(|(key, it)| (key.clone(), it.clone())));
    to.assumed.retain(|assumed| assumed.field != field);
    to.assumed.extend(from.assumed.iter().filter(|assumed| assumed.field == field).cloned());
}
