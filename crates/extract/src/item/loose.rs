//! Titles that no rule speaks for: whatever stands by itself above the prose, and names that the prose says again and again.
//! Rules overlook a bare heading and a work that is only spoken of; whether one is meant is left to [`crate::choice`].

use super::bounds::pieces;
use super::lines::Page;
use crate::head::is_prose;
use crate::lexicon::{ENGLISH, LABEL, MONTH, NOT_NAME, WEEKDAY};
use crate::text::{Text, TokenKind};
use crate::titles::without_opening;
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

/// Those of all rows of capitalised words that come more than once, one word more than twice; and what is set in capitals
/// among small letters.
pub(super) fn names(text: &Text, all: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: BTreeMap<Vec<u64>, (usize, Range<usize>)> = BTreeMap::new();
    for run in all.iter().take_while(|run| run.start < REACH) {
        let run = without_opening(text, run.clone());
        let words = run.clone().filter(|token| text.is_word(*token)).count();
        let plain = |token: usize| text.has(token, ENGLISH | LABEL | NOT_NAME | MONTH | WEEKDAY);
        if words == 0 || run.len() > LONGEST || run.clone().all(|token| !text.is_word(token) || plain(token)) {
            continue;
        }
        let key = run.clone().map(|token| text.hash(token)).collect();
        runs.entry(key).or_insert((0, run)).0 += 1;
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
