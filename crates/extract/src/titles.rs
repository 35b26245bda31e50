//! Titles of works in running text: quoted, set in italics by asterisks, or only capitalised.

use crate::hash::{self, Words};
use crate::lexicon::{ENGLISH, FILM, LABEL, NOT_NAME, TITLE_SMALL};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::ops::Range;

/// The longest title that is read, in tokens.
const LONGEST: usize = 12;

/// A title between quotation marks or asterisks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quoted {
    /// What stands between the marks, without a comma or stop at its end.
    pub(crate) tokens: Range<usize>,
    /// In a parenthesis: mostly what else somebody made.
    pub(crate) aside: bool,
}

/// Every span in the text that is marked as a title and looks like one. In English titles have capitals; elsewhere a first one
/// is enough.
pub(crate) fn quoted(text: &Text, language: Option<&str>) -> Vec<Quoted> {
    let english = language.is_none_or(|language| language.starts_with("en"));
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut at = 0;
    while at < text.len() {
        if text.opens_line(at) {
            depth = 0;
        }
        match text.kind(at) {
            Some(TokenKind::Mark('(')) => depth += 1,
            Some(TokenKind::Mark(')')) => depth = depth.saturating_sub(1),
            _ => {
                if let Some((tokens, next)) =
                    quoted_at(text, at, english).filter(|(tokens, _)| !is_rating(text, tokens.clone()))
                {
                    found.push(Quoted { tokens, aside: depth > 0 });
                    at = next;
                    continue;
                }
            }
        }
        at += 1;
    }
    found
}

/// Whether what is marked is a rating or a label with one: "**Score: 82%**", “A-”. A fraction in quotation marks stays a
/// title ("50/50").
fn is_rating(text: &Text, tokens: Range<usize>) -> bool {
    let labelled = tokens
        .clone()
        .any(|token| token > tokens.start && text.is_mark_of(token, ":：") && text.has(token - 1, LABEL | NOT_NAME));
    let bold = tokens.start.checked_sub(1).is_some_and(|before| text.kind(before) == Some(TokenKind::Stars));
    let whole = crate::rating::scan::found_at(text, tokens.start)
        .is_some_and(|found| found.tokens.end >= tokens.end && (bold || found.reading.notation != Notation::Fraction));
    let label = bold && tokens.clone().all(|token| !text.is_word(token) || text.has(token, LABEL | NOT_NAME));
    // “Four Stars” (2016).
    let year = tokens.end + 2;
    let dated =
        text.is_mark(tokens.end + 1, '(') && text.kind(year) == Some(TokenKind::Number) && text.word(year).len() == 4;
    let named =
        tokens.start >= 2 && text.has(tokens.start - 2, FILM) && tokens.clone().all(|token| text.is_capital(token));
    labelled || whole && !dated && !named || label
}

/// The title in quotation marks that opens at a token, and what follows its closing mark.
fn quoted_at(text: &Text, at: usize, english: bool) -> Option<(Range<usize>, usize)> {
    let closing: &[char] = match text.kind(at)? {
        TokenKind::Mark('“' | '„' | '”') => &['”', '“'],
        TokenKind::Mark('«') => &['»'],
        TokenKind::Mark('»') => &['«', '»'],
        TokenKind::Mark('「' | '『') => &['」', '』'],
        TokenKind::Mark('《') => &['》'],
        TokenKind::Mark('"') => &['"'],
        TokenKind::Mark('‘' | '\'') if !text.is_tight(at) || text.is_mark_of(at.wrapping_sub(1), "(/*_") => {
            &['’', '\'']
        }
        TokenKind::Mark('_') => &['_'],
        TokenKind::Stars if text.word(at) == "*" || text.word(at) == "**" => &['*'],
        _ => return None,
    };
    let dense = text.is_mark_of(at, "「『《");
    // French sets a space inside its quotation marks.
    let spaced = text.is_mark(at, '«');
    if !(spaced || text.is_tight(at + 1))
        || !(text.is_capital(at + 1) || text.kind(at + 1) == Some(TokenKind::Number) || dense)
    {
        return None;
    }
    let limit = text.len().min(at + 2 + if dense { 2 * LONGEST } else { LONGEST });
    let close = (at + 2..limit).find(|token| {
        let closes = match text.kind(*token) {
            Some(TokenKind::Mark(mark)) => closing.contains(&mark),
            Some(TokenKind::Stars) => closing == ['*'] && text.word(*token) == text.word(at),
            _ => false,
        };
        closes || text.opens_line(*token)
    })?;
    if text.opens_line(close) {
        return None;
    }
    let mut end = close;
    while end > at + 1 && text.is_mark_of(end - 1, ",.;") {
        end -= 1;
    }
    // Elsewhere titles are written as sentences are; speech ends in a stop within its marks, or follows a colon.
    let speech = text.is_mark_of(close - 1, ".!?…") || at > 0 && text.is_mark(at - 1, ':') && text.is_mark(at, '«');
    let loose = !english
        && end - at <= 8
        && text.is_capital(at + 1)
        && !speech
        && !(at + 1..end).any(|token| text.is_mark_of(token, ".;:"));
    (dense || loose || is_title(text, at + 1..end)).then_some((at + 1..end, close + 1))
}

/// Whether words are written as a title: at least half of those that are not small have capitals, and the last has one.
fn is_title(text: &Text, tokens: Range<usize>) -> bool {
    let words = tokens.clone().filter(|token| text.is_word(*token) && !text.has(*token, TITLE_SMALL));
    let (mut capital, mut all) = (0, 0);
    for word in words {
        all += 1;
        capital += usize::from(text.is_capital(word));
    }
    let ends_sentence = text.is_mark_of(tokens.end, ".!?") && all > 4;
    capital * 2 >= all && !ends_sentence && !tokens.is_empty()
}

/// Whether some tokens read as a title by themselves: capitals on most words that are not small, and no clause.
pub(crate) fn reads_as_title(text: &Text, tokens: Range<usize>) -> bool {
    let verbs = ["is", "are", "was", "were", "joins", "wins", "sets", "tops", "gets", "has", "have", "will"];
    is_title(text, tokens.clone())
        && !tokens.clone().skip(1).any(|token| text.is_one_of(token, &verbs) && !text.is_capital(token))
}

/// The run of capitalised words that begins at a token: small words and numbers inside it count where more follows.
pub(crate) fn run_end(text: &Text, at: usize) -> Option<usize> {
    if !text.is_word(at) || !text.is_capital(at) || text.is_camel(at) {
        return None;
    }
    let mut end = joined(text, at);
    while end < at + LONGEST {
        let mut next = end;
        if text.is_mark(next, ':')
            && !text.has(next - 1, LABEL | NOT_NAME | FILM)
            && text.is_tight(next)
            && text.is_capital(next + 1)
            && !text.is_tight(next + 1)
        {
            next += 1;
        }
        while next < end + 3 && text.has(next, TITLE_SMALL) && !text.is_capital(next) && !text.opens_line(next) {
            next += 1;
        }
        let continues = text.is_capital(next) || text.kind(next) == Some(TokenKind::Number) && next == end;
        if !continues || text.opens_line(next) || text.is_camel(next) || text.is_tight(next) {
            break;
        }
        end = joined(text, next);
    }
    Some(end)
}

fn joined(text: &Text, at: usize) -> usize {
    let mut end = at + 1;
    while text.is_mark_of(end, "-‑") && text.is_tight(end) && text.is_word(end + 1) && text.is_tight(end + 1) {
        end += 2;
    }
    end
}

/// The run with function words cut off that only open a sentence: "After Northern Line" is "Northern Line".
pub(crate) fn without_opening(text: &Text, run: Range<usize>) -> Range<usize> {
    let article = text.is_one_of(run.start, &["the", "a", "an"]);
    if run.len() > 1 && !article && text.has(run.start, ENGLISH) {
        let mut start = run.start + 1;
        while start < run.end && !text.is_capital(start) {
            start += 1;
        }
        return start..run.end;
    }
    run
}

/// Every place where a title stands in the text, as token ranges in order. Case counts; space and marks do not.
pub(crate) fn mentions(text: &Text, title: &str) -> Vec<Range<usize>> {
    mentions_of(text, &[title]).pop().unwrap_or_default()
}

/// The [`mentions`] of each of some titles, in one pass.
pub(crate) fn mentions_of(text: &Text, titles: &[&str]) -> Vec<Vec<Range<usize>>> {
    let words: Vec<Vec<&str>> = titles
        .iter()
        .map(|title| {
            let cut = Text::new(title, 0..title.len());
            (0..cut.len()).map(|token| cut.word(token)).collect()
        })
        .collect();
    let firsts: Vec<(u64, usize)> =
        words.iter().enumerate().filter_map(|(place, words)| Some((hash::word(words.first()?), place))).collect();
    let known = Words::of_hashes(firsts.iter().map(|(hash, _)| *hash));
    let mut found = vec![Vec::new(); titles.len()];
    for at in 0..text.len() {
        let hash = text.hash(at);
        if !known.holds(hash) {
            continue;
        }
        for (_, place) in firsts.iter().filter(|(first, _)| *first == hash) {
            let (words, found): (_, &mut Vec<Range<usize>>) = (&words[*place], &mut found[*place]);
            let apart = found.last().is_none_or(|last| last.end <= at);
            if apart && words.iter().enumerate().all(|(step, word)| text.word(at + step) == *word) {
                found.push(at..at + words.len());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        let cut = Text::new(text, 0..text.len());
        quoted(&cut, None).into_iter().map(|quoted| cut.slice(quoted.tokens)).collect()
    }

    #[test]
    fn marked_titles_are_found_and_speech_is_not() {
        assert_eq!(
            titles("“Northern Line,” also by the maker of ‘The Quay’ and *Salt*."),
            ["Northern Line", "The Quay", "Salt"]
        );
        assert_eq!(
            titles("“It is hard not to like them and their long talks about nothing at all,” she said."),
            Vec::<&str>::new()
        );
        assert_eq!(titles("Das Drama „Das Haus am See“ läuft an"), ["Das Haus am See"]);
    }

    #[test]
    fn runs_of_capitals_hold_small_words_inside() {
        let text = "The House of Salt opens";
        let cut = Text::new(text, 0..text.len());
        assert_eq!(run_end(&cut, 0).map(|end| cut.slice(0..end)), Some("The House of Salt"));
    }
}
