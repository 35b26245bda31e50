//! What of a document's own words goes into the bundle. The only place that puts text there.

use crate::gather::Record;
use crosscut_model::{Evidence, Review, TextPolicy};
use crosscut_read::Settings;
use std::collections::BTreeMap;

/// Applies a collection's policy to a record: puts the text of it that is published into the review, and moves evidence to
/// where that begins. Says whether the document has a text of its own.
pub fn publish(record: &mut Record, settings: &Settings) -> bool {
    let prose = std::mem::take(&mut record.prose);
    shift(&mut record.review, record.prose_start, &prose);
    let has_text = !prose.trim().is_empty();
    let text = match settings.text {
        TextPolicy::Full => Some(prose),
        TextPolicy::Excerpt => Some(excerpt(&prose, settings.excerpt_length() as usize).to_owned()),
        TextPolicy::None => None,
    };
    let text = text.filter(|_| has_text);
    // A title of a section is the document's own words too: it goes as far as the text does.
    let published = text.as_ref().map_or(0, String::len);
    record.review.sections.retain(|section| section.evidence.range().is_some_and(|range| range.end <= published));
    record.review.text = text;
    has_text
}

/// Which policy applied to how many documents.
#[derive(Debug, Default)]
pub struct Policies(BTreeMap<String, usize>);

impl Policies {
    /// Counts a document.
    pub fn add(&mut self, settings: &Settings, has_text: bool) {
        let what = match settings.text {
            _ if !has_text => format!("{} (they have no text of their own)", policy(settings.text)),
            TextPolicy::Full => "full: their whole text is published".to_owned(),
            TextPolicy::Excerpt => {
                format!("excerpt: at most {} characters of their text are published", settings.excerpt_length())
            }
            TextPolicy::None => "none: facts and abstracts only, no text of theirs is published".to_owned(),
        };
        *self.0.entry(what).or_default() += 1;
    }

    /// A sentence each.
    pub fn told(self) -> Vec<String> {
        let told = self.0.into_iter().map(|(what, count)| {
            format!("text policy of {count} document{}: {what}", if count == 1 { "" } else { "s" })
        });
        told.collect()
    }
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
