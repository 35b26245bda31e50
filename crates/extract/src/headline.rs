//! Titles of works in the head of a document: a line of its own, with the year, the rating or "review" beside it.

use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::item::{NO_TITLE, is_no_title};
use crate::lexicon::{ASPECT, OUTSIDER, PART, ROLE};
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// Labels that may open a line of the head and are no title.
const LABELS: &str = "publication source publisher outlet medium author date film title language line";

/// Whether a text is such a label.
pub(crate) fn labels_of_heads(label: &str) -> bool {
    LABELS.split(' ').any(|known| known == label.to_lowercase())
}

/// Words that call a text a review, in a headline.
const REVIEW_WORDS: &[&str] = &[
    "review",
    "reviews",
    "reviewed",
    "kritik",
    "filmkritik",
    "critique",
    "recensione",
    "reseña",
    "crítica",
    "critica",
    "recensie",
    "filmrecensie",
    "recension",
    "filmrecension",
    "filmreview",
    "rezension",
    "anmeldelse",
    "filmanmeldelse",
    "recenzja",
    "recenze",
    "eleştiri",
    "리뷰",
    "рецензия",
    "レビュー",
];

/// Whether a word calls a text a review.
pub(crate) fn is_review_word(text: &Text, token: usize) -> bool {
    REVIEW_WORDS.contains(&text.word(token).to_lowercase().as_str())
}

/// What is left of one of the first lines when the year, the rating, "review" and decoration are taken away: a title, if it
/// reads as one. Gives its tokens, and whether something on the line called the text a review or gave a year.
pub(crate) fn headline_title(text: &Text, number: usize, language: Option<&str>) -> Option<(Range<usize>, bool)> {
    let line = text.lines.get(number)?;
    if line.bytes.len() > 120 {
        return None;
    }
    let is_review_word = |token: usize| is_review_word(text, token);
    let mut tokens = line.tokens.clone();
    let mut calls_itself = false;
    // From the left: decoration, "Review:", opening quotes.
    while tokens.start < tokens.end {
        let at = tokens.start;
        let decoration = text.kind(at) == Some(TokenKind::Stars) || text.is_mark_of(at, "#_>“”\"«„»『「‘'-–—|:");
        let article = text.is_one_of(at, &["a", "the", "my"]) && is_review_word(at + 1) && text.is(at + 2, "of");
        if decoration || article {
            tokens.start += 1;
        } else if is_review_word(at)
            && text.is_in(at + 1, "de von di del van av zu")
            && text.is_mark_of(at + 2, "“\"„«‘'")
        {
            calls_itself = true;
            tokens.start += 2;
        } else if is_review_word(at) && BYLINE.iter().any(|word| text.is(at + 1, word)) {
            return None;
        } else if is_review_word(at) && (text.is_mark_of(at + 1, ":：–—-|") || text.is_one_of(at + 1, &["of"]))
            || text.is_one_of(at, &["film", "movie"]) && is_review_word(at + 1)
        {
            calls_itself = true;
            tokens.start += 1 + usize::from(text.is_one_of(at + 1, &["of"]));
        } else {
            break;
        }
    }
    // The first mark that parts the title from what follows: a dash with spaces, a bar, a year, a rating.
    let mut end = tokens.end;
    for at in tokens.start + 1..tokens.end {
        let parts = text.is_mark_of(at, "|·") || (text.is_mark_of(at, "–—-") && !text.is_tight(at));
        let year = text.is_mark_of(at, "([（") && text.kind(at + 1) == Some(TokenKind::Number);
        let rating = text.kind(at) == Some(TokenKind::Stars)
            || (text.is_mark_of(at, ":(") && matches!(text.kind(at + 1), Some(TokenKind::Number | TokenKind::Stars)));
        let grade = text.is_mark_of(at, ":(") && text.word(at + 1).len() == 1 && text.is_mark_of(at + 2, "+-–−)");
        // "Salt review: a quiet triumph", "‘Salt’ Review: …".
        let named = is_review_word(at) && text.is_mark_of(at + 1, ":：–—-");
        if parts || year || rating || grade || named {
            calls_itself |= year && text.word(at + 1).len() == 4;
            end = at;
            break;
        }
    }
    calls_itself |= (end..line.tokens.end).any(is_review_word);
    while end > tokens.start + 1 {
        let at = end - 1;
        if is_review_word(at) {
            calls_itself = true;
        } else if !(text.is_mark_of(at, "”\"»“』」’':")
            || text.kind(at) == Some(TokenKind::Stars)
            || text.is_one_of(at, &["movie", "film"]) && calls_itself)
        {
            break;
        }
        end -= 1;
    }
    // "Northern Line 2019 ★★★": a year without a parenthesis, with more before it.
    let is_year = |token: usize| text.kind(token) == Some(TokenKind::Number) && text.word(token).len() == 4;
    if end < line.tokens.end && end > tokens.start + 1 && is_year(end - 1) && text.kind(end) == Some(TokenKind::Stars) {
        end -= 1;
    }
    let title = tokens.start..end;
    let opens = text.is_capital(title.start)
        || text.kind(title.start) == Some(TokenKind::Number)
        || is_dense_word(text, title.start);
    let sentence = title.clone().any(|token| text.is_mark_of(token, ".!;。") && token + 1 < end)
        || text.is_mark_of(end.saturating_sub(1), ".,;。、，");
    let english = language.is_none_or(|language| language.starts_with("en"));
    let reads_as_one = if english {
        crate::titles::reads_as_title(text, title.clone())
    } else {
        title.len() <= 7 || is_dense_word(text, title.start) && title.len() <= 16
    };
    let label = NO_TITLE | ROLE | OUTSIDER | PART | (0x1ff << ASPECT);
    let is_label = |part: Range<usize>| {
        let last = part.end.saturating_sub(1);
        text.has(last, label)
            || text.is_in(last, LABELS)
            || is_dense_word(text, last)
            || is_credit_label(text.slice(part.clone()))
            || is_byline_label(text.slice(part))
    };
    let colon = title
        .clone()
        .chain([end])
        .find(|token| *token > title.start && text.is_mark_of(*token, ":：") && *token < line.tokens.end);
    let labelled = colon.is_some_and(|colon| is_label(title.start..colon.min(title.end)));
    let rated = |token: usize| found_at(text, token).is_some_and(|found| found.tokens.end + 1 >= title.end);
    let rating = rated(title.start) || text.is_mark_of(title.end.saturating_sub(1), "?？");
    let generic = title.clone().all(|token| !text.is_word(token) || is_no_title(text, token) || text.has(token, label))
        && title.clone().any(|token| text.is_word(token));
    let genre = title.clone().any(|token| {
        text.is_in(token, "interview conversation questions top best ranked essay published posted comments")
    }) || text.is_in(title.start, "page part season episode chapter photo image watched seen");
    let by = BYLINE.iter().any(|word| text.is(line.tokens.start, word));
    let dated = title.clone().take(4).any(|token| crate::dates::date_at(text, token).is_some());
    let plausible = opens && !rating && !sentence && reads_as_one && !labelled && !generic && !genre && !by && !dated;
    (plausible && !title.is_empty() && title.len() <= 14).then_some((title, calls_itself))
}

/// Words that open a byline.
const BYLINE: [&str; 11] = ["by", "reviewed", "written", "posted", "von", "par", "por", "di", "door", "av", "author"];

/// Whether a token is of a script without spaces.
pub(crate) fn is_dense_word(text: &Text, at: usize) -> bool {
    text.word(at).chars().next().is_some_and(|c| c == '々' || ('\u{3040}'..='\u{9fff}').contains(&c))
}
