//! Where a title begins and ends on a line: the pieces between bars and dashes, the labels and marks before it, what stops it.

use super::info::year_at;
use super::is_title_label;
use super::lines::Page;
use crate::head::{is_gap, is_issue, is_outlet_word, is_section};
use crate::headline::{is_dense_word, is_review_word};
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The longest title, in tokens; of scripts without spaces twice as many.
pub(super) const LONGEST: usize = 12;

/// The pieces of a line between bars, crumbs, dashes with spaces, tabs.
pub(super) fn pieces(text: &Text, line: Range<usize>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = line.start;
    for at in line.clone() {
        let alone = !text.is_tight(at) && !text.is_tight(at + 1);
        let guillemet = text.is_mark(at, '»') && (start..at).any(|token| text.is_mark(token, '«'))
            || text.is_mark(at, '»') && text.is_tight(at + 1) && at + 1 < line.end;
        let parts = text.is_mark_of(at, "|·•›→►▪■◆‖│") && at > line.start
            || text.is_mark(at, '»') && !guillemet && alone
            || text.is_mark_of(at, "–—―>") && alone && at > line.start
            || text.is_mark(at, '/') && (alone || text.is_mark(at + 1, '/'))
            || text.is_mark(at, '-') && alone && at > line.start
            || text.is_mark(at, '.') && at > start && is_label_piece(text, start..at) && !text.is_tight(at + 1)
            || text.is_mark_of(at, ":：") && at > start && is_label_piece(text, start..at)
            || text.is_mark_of(at, ":：")
                && text.is_upper(at + 1)
                && (start..at).any(|token| text.is_word(token) && !text.is_upper(token))
            || text.is_mark_of(at, ":：") && at > start && is_outlet_word(text, at - 1) && text.is_capital(at + 1)
            || text.is_mark(at, ']') && text.is_mark(line.start, '[') && at < line.start + 6;
        if parts {
            all.push(start..at);
            start = at + 1;
        } else if at > start && is_gap(text, at) {
            all.push(start..at);
            start = at;
        }
        if all.len() > 12 {
            break;
        }
    }
    all.push(start..line.end);
    all.retain(|piece| piece.start < piece.end);
    all
}

/// "CINÉMA.", "Film:", "BOOKS", "Episode 12:": words of sections and counts of issues.
fn is_label_piece(text: &Text, piece: Range<usize>) -> bool {
    piece.len() <= 6
        && piece.clone().all(|token| {
            !text.is_word(token) && text.kind(token) != Some(TokenKind::Stars)
                || is_section(text, token)
                || is_issue(text, token)
                || is_review_word(text, token)
                || is_title_label(text, token)
                || text.is_in(
                    token,
                    "cinema watched seen tonight series season our view the of week critique silver screen end video subject betreff oggetto asunto objet assunto ämne onderwerp emne re aw wg fwd betr new this",
                )
        })
        && piece.clone().any(|token| text.is_word(token))
}

impl Page<'_, '_> {
    /// Past decoration, counts, "Review:", "Film:", an opening quotation mark. Says whether "review" and whether a label was
    /// there, and whether the piece is a numbered entry.
    pub(super) fn opening(&self, piece: Range<usize>, line_start: usize) -> (usize, bool, bool, bool) {
        let text = self.text;
        let mut at = piece.start;
        let mut called = false;
        let mut labelled = false;
        let mut counted = false;
        if text.kind(at) == Some(TokenKind::Number)
            && text.word(at).len() <= 3
            && text.is_mark_of(at + 1, ".)")
            && !text.is_tight(at + 2)
        {
            counted = true;
            at += 2;
        }
        // "Critique | Salt", "Film – Salt": the piece before says what this one is.
        if piece.start > line_start {
            let before = piece.start - 1;
            let last = if text.is_word(before) { before } else { before.saturating_sub(1) };
            let same = text.line_of(last) == text.line_of(piece.start);
            // A menu has more pieces than these two.
            let alone = text.line_of(piece.end.saturating_sub(1)) != text.line_of(piece.end)
                || piece.end >= text.len()
                || text.is_mark_of(piece.end, "([|–—-");
            called |= same && last >= line_start && is_review_word(text, last) && last < line_start + 3 && alone;
            labelled |=
                same && is_title_label(text, last) && text.is_mark_of(last + 1, ":：") && last <= line_start + 3;
        }
        while at < piece.end {
            let of = text.is_in(at + 1, "of de von di del du zu över til van a");
            if text.kind(at) == Some(TokenKind::Fraction)
                && at > piece.start
                && text.kind(at - 1) == Some(TokenKind::Stars)
                || text.kind(at) == Some(TokenKind::Stars)
                    && !(at + 1 < piece.end && text.is_tight(at + 1) && text.word(at) == "*")
                || text.is_mark_of(at, "#_>–—-|:：[]~=+/.,…►▶◆■●★☆※【】▼▲△▽◇□○・")
                || text.is_mark_of(at, "“\"„«‘'『「”‚‹")
                || text.kind(at) == Some(TokenKind::Stars)
            {
                at += 1;
            } else if is_review_word(text, at) && text.is_mark_of(at + 1, ":：–—-|]")
                || is_review_word(text, at)
                    && of
                    && (opens_quote(text, at + 2) || text.is_capital(at + 2))
                    && !is_outlet_word(text, at + 2)
            {
                called = true;
                at += 2;
            } else if text.is_in(at, "a the my our") && is_review_word(text, at + 1) && text.is(at + 2, "of")
                || text.is_in(at, "film movie book album")
                    && is_review_word(text, at + 1)
                    && text.is_mark_of(at + 2, ":：–—-|")
            {
                called = true;
                at += 3;
            } else if is_title_label(text, at) && text.is_mark_of(at + 1, ":：") {
                labelled = true;
                at += 2;
            } else {
                break;
            }
        }
        (at, called, labelled, counted)
    }

    /// Where the title ends that begins at a token, and whether it closes with a quotation mark.
    pub(super) fn end(&self, start: usize, limit: usize, quoted: bool, prose_line: bool) -> Option<(usize, bool)> {
        let text = self.text;
        let dense = is_dense_word(text, start);
        let limit = limit.min(start + if dense { 2 * LONGEST } else { LONGEST } + 1);
        let opening = start.wrapping_sub(1);
        for token in start..limit {
            if quoted && closes_quote(text, opening, token) {
                let mut end = token;
                // “Een koe die nadenkt.” is said.
                let said = text.is_mark(token - 1, '.') && !self.title_case_throughout(&(start..token));
                while end > start && text.is_mark_of(end - 1, ",.;:") {
                    end -= 1;
                }
                return (end > start && !said).then_some((end, true));
            }
            if token == start || quoted {
                continue;
            }
            // "LODGINGS: a room with no view" parts; "Cellar Door 4: The Landing" does not.
            let colon = text.is_mark_of(token, ":：") && !(text.is_capital(token + 1) && self.title_case(start..token));
            let stop = text.is_mark(token, '.')
                && !text.is_tight(token + 1)
                && text.word(token - 1).chars().count() > 2
                && !text.is_in(token - 1, "mrs mr dr st vs no vol");
            let parts = text.is_mark_of(token, "([（|")
                || colon
                || stop
                || text.is_mark_of(token, "●○♥♡")
                || text.is(token, "by") && !text.is_capital(token) && text.is_capital(token + 1) && !prose_line
                || text.is_mark(token, ',')
                    && self.shouts(&(start..token))
                    && !text.is_upper(token + 1)
                    && token > start + 1
                || text.kind(token) == Some(TokenKind::Stars)
                || text.is_mark(token, ',')
                    && (year_at(text, token + 1).is_some()
                        || text.is_in(token + 1, "o ou or oder oppure eller directed dir de di di regia réal von"))
                || is_review_word(text, token) && token + 1 >= limit.min(start + LONGEST)
                || is_review_word(text, token) && text.is_mark_of(token + 1, ":：–—-|")
                || text.is_in(token, "movie film") && is_review_word(text, token + 1)
                || text.is_mark_of(token, ":,–-") && is_season(text, token + 1)
                || is_season(text, token) && token > start + 1
                || found_at(text, token).is_some_and(|found| found.reading.best.is_some() && found.tokens.end >= limit)
                || year_at(text, token).is_some()
                    && (token + 1 >= limit || text.kind(token + 1) == Some(TokenKind::Stars));
            if parts {
                return Some((token, false));
            }
        }
        let at_end = limit < start + LONGEST + 1 || dense;
        (!quoted && !prose_line && at_end && limit > start).then_some((limit, false))
    }

    /// Every word that is not small has a capital, so that the line is printed as a title is in English.
    pub(super) fn title_case_throughout(&self, title: &Range<usize>) -> bool {
        let text = self.text;
        let words: Vec<usize> = title.clone().filter(|token| text.is_word(*token)).collect();
        let is_small = |token: usize| text.has(token, crate::lexicon::TITLE_SMALL);
        words.iter().all(|token| text.is_capital(*token) || is_small(*token))
            && words.iter().any(|token| text.is_capital(*token) && !is_small(*token))
    }

    pub(super) fn title_case(&self, tokens: Range<usize>) -> bool {
        let text = self.text;
        let words: Vec<usize> = tokens.filter(|token| text.is_word(*token)).collect();
        let capital = words.iter().filter(|token| text.is_capital(**token)).count();
        capital * 2 > words.len()
    }
}

/// "Season 2", "ep 3": the part of a series that is reviewed, which is no part of its name.
pub(super) fn is_season(text: &Text, token: usize) -> bool {
    text.is_in(
        token,
        "season series staffel saison temporada stagione säsong seizoen sæson sesong ep episode episodes part сезон",
    ) && (text.kind(token + 1) == Some(TokenKind::Number) || text.is_in(token + 1, "one two three four five six"))
}

pub(super) fn opens_quote(text: &Text, at: usize) -> bool {
    text.is_mark_of(at, "“\"„«‘'『「”‚‹_")
        || text.kind(at) == Some(TokenKind::Stars)
            && matches!(text.word(at), "*" | "**" | "***")
            && text.is_tight(at + 1)
}

fn closes_quote(text: &Text, opening: usize, at: usize) -> bool {
    let closing: &str = match text.kind(opening) {
        Some(TokenKind::Mark('“' | '„' | '”')) => "”“",
        Some(TokenKind::Mark('«')) => "»",
        Some(TokenKind::Mark('»')) => "«",
        Some(TokenKind::Mark('「')) => "」",
        Some(TokenKind::Mark('『')) => "』",
        Some(TokenKind::Mark('‹')) => "›",
        Some(TokenKind::Mark('"')) => "\"",
        Some(TokenKind::Mark('_')) => "_",
        Some(TokenKind::Mark('‘' | '\'' | '‚')) => "’'‘",
        Some(TokenKind::Stars) => {
            return text.kind(at) == Some(TokenKind::Stars) && text.word(at) == text.word(opening);
        }
        _ => return false,
    };
    let apostrophe = text.is_mark_of(at, "’'") && text.is_tight(at + 1) && text.is_word(at + 1);
    text.is_mark_of(at, closing) && !apostrophe
}
