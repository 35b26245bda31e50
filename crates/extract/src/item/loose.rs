//! Titles that no rule speaks for: whatever stands by itself above the prose, and names that the prose says again and again.
//! Rules overlook a bare heading and a work that is only spoken of; whether one is meant is left to [`crate::choice`].

use super::bounds::pieces;
use super::lines::Page;
use crate::head::is_prose;
use crate::lexicon::{ENGLISH, LABEL, MONTH, NOT_NAME, WEEKDAY};
use crate::text::{Text, TokenKind};
use crate::titles::{run_end, without_opening};
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines from the beginning whose pieces count.
const LINES: usize = 24;
/// Tokens that are searched for names.
const REACH: usize = 3000;
/// The longest title, in tokens.
const LONGEST: usize = 12;
/// The most that is found of either sort.
const MOST: usize = 16;

/// Pieces of lines above and between the prose.
pub(super) fn headings(page: &Page, end: usize) -> Vec<Range<usize>> {
    let text = page.text;
    let mut found = Vec::new();
    for (number, line) in text.lines.iter().enumerate().take(LINES.min(end)) {
        if is_prose(text, line) || found.len() >= MOST {
            continue;
        }
        for piece in pieces(text, line.tokens.clone()) {
            let (start, ..) = page.opening(piece.clone(), line.tokens.start);
            let quoted = super::bounds::opens_quote(text, start.wrapping_sub(1));
            let Some((end, _)) = page.end(start, piece.end, quoted, false) else { continue };
            let dense = crate::headline::is_dense_word(text, start);
            let opens = text.is_capital(start) || dense || text.kind(start) == Some(TokenKind::Number);
            let title = start..end;
            let words = title.clone().filter(|token| text.is_word(*token)).count();
            if opens
                && words > 0
                && title.len() <= if dense { 2 * LONGEST } else { LONGEST }
                && page.is_free(&title, number)
            {
                found.push(title);
            }
        }
    }
    found
}

/// Rows of capitalised words in the prose that come more than once, one word more than twice; and what is set in capitals
/// among small letters.
pub(super) fn names(text: &Text) -> Vec<Range<usize>> {
    let mut runs: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
    let mut at = 0;
    while at < text.len().min(REACH) {
        let Some(end) = run_end(text, at) else {
            at += 1;
            continue;
        };
        let run = without_opening(text, at..end);
        at = end;
        let words = run.clone().filter(|token| text.is_word(*token)).count();
        let plain = |token: usize| text.has(token, ENGLISH | LABEL | NOT_NAME | MONTH | WEEKDAY);
        if words == 0 || run.len() > LONGEST || run.clone().all(|token| !text.is_word(token) || plain(token)) {
            continue;
        }
        let entry = runs.entry(text.slice(run.clone()).to_lowercase()).or_insert((0, run));
        entry.0 += 1;
    }
    let shouts = |run: &Range<usize>| {
        let beside = |token: Option<usize>| token.is_some_and(|token| text.is_word(token) && !text.is_upper(token));
        text.word(run.start).chars().count() > 3
            && run.clone().all(|token| !text.is_word(token) || text.is_upper(token))
            && beside(run.start.checked_sub(1))
    };
    let mut found: Vec<(usize, Range<usize>)> =
        runs.into_values().filter(|(count, run)| *count >= 3 || *count == 2 && run.len() > 1 || shouts(run)).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    found.truncate(MOST);
    found.into_iter().map(|(_, run)| run).collect()
}

/// How often each title stands in the text beside its own place, in one pass.
pub(super) fn count_again(text: &Text, titles: &[Range<usize>]) -> Vec<usize> {
    let mut by_first: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, title) in titles.iter().enumerate() {
        by_first.entry(text.hash(title.start)).or_default().push(place);
    }
    let mut counts = vec![0; titles.len()];
    for at in 0..text.len().min(REACH) {
        let Some(places) = by_first.get(&text.hash(at)) else { continue };
        for place in places {
            let title = &titles[*place];
            let here = title.start == at
                || at + title.len() > text.len()
                || !title.clone().enumerate().all(|(step, token)| text.hash(token) == text.hash(at + step));
            counts[*place] += usize::from(!here);
        }
    }
    counts
}
