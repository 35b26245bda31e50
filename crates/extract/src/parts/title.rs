//! Where a title in a heading ends, and whether some tokens can be one. For headings that part a document; which work a document is
//! about is decided in [`crate::item`].

use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::headline::{is_dense_word, labels_of_heads};
use crate::item::NO_TITLE;
use crate::lexicon::{ASPECT, ENGLISH, FILM, NUMBER, OUTSIDER, PART, ROLE};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 18;

/// Where the title ends that begins at a token: at its closing mark, at a year, a dash with spaces, a bar, a rating.
pub(super) fn title_end(text: &Text, at: usize, line_end: usize, quoted: bool, bold: bool) -> Option<usize> {
    let limit = line_end.min(at + LONGEST_TITLE + 1);
    for token in at..limit {
        if quoted && text.is_mark_of(token, "”\"“»’'」』》_") && token > at
            || (quoted || bold) && token > at && text.kind(token) == Some(TokenKind::Stars)
        {
            let mut end = token;
            while end > at && text.is_mark_of(end - 1, ":,.") {
                end -= 1;
            }
            return (end > at).then_some(end);
        }
        if token == at {
            continue;
        }
        let parts = text.is_mark_of(token, "|·•([（【/")
            || text.is_mark_of(token, "–—-−:：")
                && !(text.is_tight(token) && text.is_tight(token + 1))
                && !(text.is_mark_of(token, ":：") && is_subtitle(text, token, line_end))
            || text.is_mark(token, ',') && follows_title(text, token + 1)
            || runs_on(text, at, token, line_end)
            || text.kind(token) == Some(TokenKind::Stars)
            || is_year(text, token) && token + 1 >= line_end
            || found_at(text, token).is_some_and(|found| found.tokens.end >= line_end && found.reading.best.is_some());
        if parts {
            return Some(token);
        }
    }
    (line_end <= at + LONGEST_TITLE && line_end > at).then_some(line_end)
}

/// Whether what stands behind a comma is no more of the title: a year, who made it.
fn follows_title(text: &Text, at: usize) -> bool {
    const MADE_BY: &str = "dir directed by réal réalisé regia de di von van av af reż rež regi regie r režie realizzato dirigida dirigido";
    is_year(text, at) && !text.is_mark_of(at + 1, "([")
        || text.is_in(at, MADE_BY) && !text.is_upper(at)
        || text.is_mark_of(at + 1, "'’") && text.is_in(at, "d") && !text.is_upper(at)
}

/// Whether a title in capitals ends before a token, and the text runs on: "SALT ROAD. A road …", "SALT ROAD The road …".
fn runs_on(text: &Text, at: usize, token: usize, line_end: usize) -> bool {
    let upper = (at..token).all(|token| text.kind(token) == Some(TokenKind::Number))
        || (at..token)
            .filter(|token| text.is_word(*token))
            .all(|token| text.is_upper(token) || text.word(token).chars().count() == 1)
            && (at..token).any(|token| text.is_upper(token) && text.word(token).chars().count() > 1);
    let stops =
        text.is_mark(token, '.') && token + 1 < line_end && !is_short(text, token - 1) && !text.is_tight(token + 1);
    let goes_on = text.is_capital(token)
        && !text.is_upper(token)
        && text.word(token).chars().count() > 1
        && text.is_word(token - 1);
    upper && (stops || goes_on)
}

/// Whether a colon stands inside a title: "Salt: The Return".
fn is_subtitle(text: &Text, colon: usize, line_end: usize) -> bool {
    colon + 1 < line_end && text.is_capital(colon + 1) && found_at(text, colon + 1).is_none()
}

fn is_year(text: &Text, token: usize) -> bool {
    let word = text.word(token);
    text.kind(token) == Some(TokenKind::Number)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|year| (1888..=2100).contains(&year))
}

/// The first year after a title, near it.
pub(super) fn year_behind(text: &Text, end: usize, line_end: usize) -> Option<(i16, Range<usize>)> {
    let token = (end..line_end.min(end + 12)).find(|token| is_year(text, *token))?;
    Some((text.word(token).parse().ok()?, token..token + 1))
}

/// Whether some tokens of a line can be the title of a work: no sentence, rubric, credit, and, unless it is set apart by marks,
/// no date.
pub(super) fn can_be_title(text: &Text, title: Range<usize>, line: &Line, marked: bool) -> bool {
    let words = || title.clone().filter(|token| text.is_word(*token));
    let first = title.start;
    // Scripts without capitals open a title with any letter.
    let caseless = text.word(first).chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let opens =
        text.is_capital(first) || text.kind(first) == Some(TokenKind::Number) || is_dense_word(text, first) || caseless;
    let sentence = title.clone().any(|token| {
        text.is_mark_of(token, ".;。…")
            && token + 1 < title.end
            && !text.is_tight(token + 1)
            && !(text.is_mark(token, '.') && is_short(text, token - usize::from(token > 0)))
    }) || text.is_mark_of(title.end - 1, ".,;。、，");
    let label = ROLE | OUTSIDER | PART | (0x1ff << ASPECT);
    let generic = words().all(|token| text.has(token, NO_TITLE | ENGLISH | label | FILM))
        && words().next().is_some()
        && !words().any(|token| text.has(token, NUMBER));
    let no_words = words().next().is_none() && title.clone().any(|token| text.kind(token) != Some(TokenKind::Number));
    let colon =
        title.clone().chain([title.end]).find(|token| text.is_mark_of(*token, ":：") && *token < line.tokens.end);
    let labelled = colon.is_some_and(|colon| {
        let before = text.slice(title.start..colon.min(title.end));
        is_credit_label(before)
            || is_byline_label(before)
            || labels_of_heads(before)
            || (colon == title.end || colon == title.start + 1) && text.has(colon - 1, label | crate::lexicon::LABEL)
    });
    let dated = !marked && title.clone().take(4).any(|token| crate::dates::date_at(text, token).is_some());
    // "DE WACHTKAMER" is no name behind "de".
    let by =
        is_byline_label(text.word(first)) && !text.is_in(first, "de") && title.len() > 1 && text.is_capital(first + 1);
    opens && !sentence && !generic && !no_words && !labelled && !dated && !by
}

/// Whether a word before a full stop is shortened: "Mrs.", "St.", "J.".
fn is_short(text: &Text, at: usize) -> bool {
    text.word(at).chars().count() == 1 || text.is_in(at, "mr mrs ms dr st vs vol pt jr sr no prof mlle mme")
}
