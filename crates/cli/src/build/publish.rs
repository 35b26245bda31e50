//! What of a document's own words goes into the bundle. The only place that puts text there.

use crate::gather::Record;
use crate::walk::Found;
use crosscut_model::{Evidence, Review, TextPolicy};
use std::collections::BTreeMap;

/// Applies each collection's policy to its records, moves evidence to where the published text begins, and says which
/// policy applied to how many documents.
pub fn apply(records: &mut [Record], found: &Found) -> Vec<String> {
    let mut applied: BTreeMap<String, usize> = BTreeMap::new();
    for record in records {
        let settings = &found.collections[record.collection].settings;
        let prose = std::mem::take(&mut record.prose);
        shift(&mut record.review, record.prose_start, &prose);
        let has_text = !prose.trim().is_empty();
        let (text, what) = match settings.text {
            TextPolicy::Full => (Some(prose), "full: their whole text is published".to_owned()),
            TextPolicy::Excerpt => {
                let length = settings.excerpt_length();
                let what = format!("excerpt: at most {length} characters of their text are published");
                (Some(excerpt(&prose, length as usize).to_owned()), what)
            }
            TextPolicy::None => (None, "none: facts and abstracts only, no text of theirs is published".to_owned()),
        };
        let text = text.filter(|_| has_text);
        let what = if has_text { what } else { format!("{} (they have no text of their own)", policy(settings.text)) };
        // A title of a section is the document's own words too: it goes as far as the text does.
        let published = text.as_ref().map_or(0, String::len);
        record.review.sections.retain(|section| section.evidence.range().is_some_and(|range| range.end <= published));
        record.review.text = text;
        *applied.entry(what).or_default() += 1;
    }
    applied
        .into_iter()
        .map(|(what, count)| format!("text policy of {count} document{}: {what}", if count == 1 { "" } else { "s" }))
        .collect()
}

fn policy(policy: TextPolicy) -> &'static str {
    match policy {
        TextPolicy::Full => "full",
        TextPolicy::Excerpt => "excerpt",
        TextPolicy::None => "none",
    }
}

/// The first `length` characters, cut back to the end of a word; a first word that is longer is cut.
fn excerpt(prose: &str, length: usize) -> &str {
    let Some((end, next)) = prose.char_indices().nth(length) else { return prose };
    let head = &prose[..end];
    if next.is_whitespace() {
        return head.trim_end();
    }
    match head.rfind(char::is_whitespace) {
        Some(space) if !head[..space].trim().is_empty() => head[..space].trim_end(),
        _ => head,
    }
}

/// Moves a record's evidence to count in `prose`, which begins at byte `offset` of its document. What stands outside of it is said
/// once for several records of the document.
pub fn shift(review: &mut Review, offset: usize, prose: &str) {
    let shift = |evidence: &mut Evidence| {
        let Some(range) = evidence.range() else { return };
        *evidence = match range.start.checked_sub(offset) {
            Some(start) if range.end - offset <= prose.len() => Evidence::from(start..range.end - offset),
            _ => Evidence::Inferred { inferred: "said once for several reviews".to_owned() },
        };
    };
    review.evidence.values_mut().for_each(shift);
    review.statements.iter_mut().for_each(|statement| shift(&mut statement.evidence));
    review.aspects.iter_mut().for_each(|aspect| shift(&mut aspect.evidence));
    review.sections.iter_mut().for_each(|section| shift(&mut section.evidence));
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_ends_with_a_word() {
        assert_eq!(excerpt("one two three", 7), "one two");
        assert_eq!(excerpt("one two three", 9), "one two");
        assert_eq!(excerpt("one two three", 99), "one two three");
        assert_eq!(excerpt("überlang", 4), "über");
        assert_eq!(excerpt("\n\nwords", 4), "\n\nwo");
    }
}
