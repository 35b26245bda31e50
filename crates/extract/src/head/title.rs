//! Where a title in a heading begins and ends, and whether some tokens can be one. For headings that part a document; which work a
//! document is about is decided in [`crate::item`].

use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::headline::{is_dense_word, labels_of_heads};
use crate::item::is_no_title;
use crate::lexicon::{ASPECT, FILM, OUTSIDER, PART, ROLE};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 12;

/// Where the title ends that begins at a token: at its closing mark, at a year, a dash with spaces, a bar, a rating.
pub(crate) fn title_end(text: &Text, at: usize, line_end: usize, quoted: bool, bold: bool) -> Option<usize> {
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
        let parts = text.is_mark_of(token, "|·•([（/")
            || text.is_mark_of(token, "–—-−:：")
                && !(text.is_tight(token) && text.is_tight(token + 1))
                && !(text.is_mark_of(token, ":：") && is_subtitle(text, token, line_end))
            || text.is_mark(token, ',')
                && (is_year(text, token + 1) || text.is_in(token + 1, "dir directed by réal regia"))
            || text.kind(token) == Some(TokenKind::Stars)
            || is_year(text, token) && token + 1 >= line_end
            || found_at(text, token).is_some_and(|found| found.tokens.end >= line_end && found.reading.best.is_some());
        if parts {
            return Some(token);
        }
    }
    (line_end <= at + LONGEST_TITLE && line_end > at).then_some(line_end)
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
pub(crate) fn year_behind(text: &Text, end: usize, line_end: usize) -> Option<(i16, Range<usize>)> {
    let token = (end..line_end.min(end + 12)).find(|token| is_year(text, *token))?;
    Some((text.word(token).parse().ok()?, token..token + 1))
}

/// Whether some tokens of a line can be the title of a work.
pub(crate) fn reads_as_title(text: &Text, title: Range<usize>, line: &Line, language: Option<&str>) -> bool {
    let words = || title.clone().filter(|token| text.is_word(*token));
    let first = title.start;
    // Scripts without capitals open a title with any letter.
    let caseless = text.word(first).chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let opens =
        text.is_capital(first) || text.kind(first) == Some(TokenKind::Number) || is_dense_word(text, first) || caseless;
    let sentence = title
        .clone()
        .any(|token| text.is_mark_of(token, ".;。…") && token + 1 < title.end && !text.is_tight(token + 1))
        || text.is_mark_of(title.end - 1, ".,;。、，");
    let label = ROLE | OUTSIDER | PART | (0x1ff << ASPECT);
    let generic =
        words().all(|token| is_no_title(text, token) || text.has(token, label | FILM)) && words().next().is_some();
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
    let dated = title.clone().take(4).any(|token| crate::dates::date_at(text, token).is_some());
    let rating = found_at(text, first).is_some_and(|found| found.tokens.end >= title.end);
    let english = language.is_none_or(|language| language.starts_with("en"));
    let cased = if english {
        crate::titles::reads_as_title(text, title.clone())
    } else {
        title.len() <= 8 || is_dense_word(text, first)
    };
    let by = is_byline_label(text.word(first)) && title.len() > 1 && text.is_capital(first + 1);
    opens && !sentence && !generic && !no_words && !labelled && !dated && !rating && cased && !by
}
