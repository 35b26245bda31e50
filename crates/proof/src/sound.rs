//! What every reading and every extraction promises: places that are in the text, and hold what was read from them.

use crosscut_extract::Extraction;
use crosscut_model::{Evidence, Notation, Rating};
use crosscut_read::Reading;

/// Documents come with their places; every place is one of its text; what comes out is in proportion to what went in.
///
/// # Panics
/// When it is not so.
pub fn reading(reading: &Reading) {
    assert_eq!(reading.documents.len(), reading.places.len());
    for problem in &reading.problems {
        assert!(problem.span.iter().all(|span| reading.text.get(span.clone()).is_some()), "{problem:?}");
    }
    for taken in &reading.taken {
        assert!(reading.text.get(taken.place.clone()).is_some(), "{:?}", taken.place);
    }
    for (document, place) in reading.documents.iter().zip(&reading.places) {
        assert!(reading.text.get(place.clone()).is_some(), "{place:?}");
        assert!(document.text.get(document.body.clone()).is_some(), "{:?}", document.body);
        for (key, span) in &document.given.spans {
            assert!(document.text.get(span.clone()).is_some(), "{key}: {span:?}");
        }
    }
}

/// Every range is one of the document's text and holds what was read from it; every rating is within its scale.
///
/// # Panics
/// When it is not so.
pub fn extraction(text: &str, extraction: &Extraction) {
    let review = &extraction.review;
    let slice = |evidence: &Evidence| {
        let range = evidence.range()?;
        assert!(text.get(range.clone()).is_some(), "{range:?} is no range of {} bytes", text.len());
        text.get(range)
    };
    for evidence in review.evidence.values() {
        slice(evidence);
    }
    for mention in &review.aspects {
        slice(&mention.evidence);
    }
    for section in &review.sections {
        slice(&section.evidence);
    }
    for problem in &extraction.problems {
        assert!(problem.span.iter().all(|span| text.get(span.clone()).is_some()), "{problem:?}");
    }
    let fields = [
        ("rating", review.rating.as_ref().map(|rating| rating.raw.as_str())),
        ("author", review.author.as_deref()),
        ("publisher", review.publisher.as_deref()),
        ("headline", review.headline.as_deref()),
        ("item", review.item.as_deref()),
    ];
    for (field, value) in fields {
        let evidence = review.evidence.get(field);
        assert_eq!(evidence.is_some(), value.is_some(), "{field} {value:?} has the evidence {evidence:?}");
        if let Some(printed) = evidence.and_then(slice) {
            assert_eq!(Some(printed), value, "{field}");
        }
    }
    for statement in &review.statements {
        let Some(shown) = slice(&statement.evidence) else { continue };
        let as_printed = statement.assumed.is_empty()
            && !matches!(statement.property.name(), "duration" | "release_date" | "disc_release_date");
        assert!(!as_printed || shown.contains(&statement.value), "{statement:?}: {shown}");
        assert!(
            statement.character.iter().all(|character| shown.contains(character.as_str())),
            "{statement:?}: {shown}"
        );
    }
    if let Some(read) = &review.rating {
        rating(read);
    }
}

/// A rating is within its scale, and has a score from 0 to 100 unless it is a thumb.
///
/// # Panics
/// When it is not so.
pub fn rating(rating: &Rating) {
    match rating.notation {
        Notation::Thumbs => assert_eq!(rating.score, None, "{rating:?}"),
        _ => assert!(rating.score.is_some_and(|score| (0.0..=100.0).contains(&score)), "{rating:?}"),
    }
    let ends = (rating.worst.number(), rating.value.number(), rating.best.number());
    if let (Some(worst), Some(value), Some(best)) = ends {
        assert!(worst != best && value >= worst.min(best) && value <= worst.max(best), "{rating:?}");
    }
    assert!(!rating.raw.is_empty(), "{rating:?}");
}

/// The facts of an extraction without their places, and with the line endings in what they quote made one: equal for a text
/// whatever its line endings are.
pub fn facts(extraction: &Extraction) -> String {
    let review = &extraction.review;
    let rating = review.rating.as_ref().map(|rating| (&rating.raw, &rating.value, &rating.best, rating.notation));
    let statements: Vec<_> = review.statements.iter().map(|one| (&one.property, &one.value, &one.character)).collect();
    let aspects: Vec<_> = review.aspects.iter().map(|one| (one.aspect, one.stance)).collect();
    let sections: Vec<_> = review.sections.iter().map(|one| (&one.title, one.kind, one.level)).collect();
    let names =
        (&review.author, &review.publisher, &review.headline, &review.item, review.item_year, review.date_published);
    format!("{:?} {:?} {names:?} {:?} {statements:?} {aspects:?} {sections:?}", review.kind, rating, review.language)
        .replace("\\r\\n", "\\n")
        .replace("\\r", "\\n")
}
