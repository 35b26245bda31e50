//! The publication that a byline or a label names.

use super::edges;
use crate::dates::date_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// Labels of a publication, lower case, `|` between.
pub(super) const LABELS: &str = "publication|publisher|source|outlet|published in|first published in|originally published in|medium|quelle|publié dans|\
    fuente|fonte|bron|källa|источник|掲載";

/// The publication right behind the author's name: after "for" in a byline, or after the comma of a signature.
pub(crate) fn beside_author(text: &Text, author: Option<&Range<usize>>) -> Option<Range<usize>> {
    let end = author?.end;
    let line = text.lines.get(text.line_of(end.saturating_sub(1)))?;
    let named = text.is_in(end, "for für pour para per voor");
    if !(named || text.is_mark_of(end, ",|(/")) || text.opens_line(end) {
        return None;
    }
    let outlet = outlet_end(text, end + 1)?;
    let closes = outlet >= line.tokens.end || text.is_mark_of(outlet, ",|).(–—");
    (closes && (named || is_outlet(text, end + 1..outlet))).then_some(end + 1..outlet)
}

/// The publication after a label: "Source: Coast Weekly".
pub(crate) fn labelled_publication(text: &Text) -> Option<Range<usize>> {
    edges(text, 120).find_map(|(_, line)| {
        let colon = line.tokens.clone().take(6).find(|token| text.is_mark_of(*token, ":："))?;
        if colon == line.tokens.start || colon + 1 >= line.tokens.end {
            return None;
        }
        let label = text.slice(line.tokens.start..colon).trim_matches('*').to_lowercase();
        if !LABELS.split('|').any(|known| known == label) {
            return None;
        }
        let mut outlet = colon + 1..line.tokens.end;
        while outlet.len() > 1
            && (text.is_mark_of(outlet.end - 1, ".)*") || text.kind(outlet.end - 1) == Some(TokenKind::Stars))
        {
            outlet.end -= 1;
        }
        while outlet.len() > 1 && text.kind(outlet.start) == Some(TokenKind::Stars) {
            outlet.start += 1;
        }
        (outlet.len() <= 8).then_some(outlet)
    })
}

/// The end of a publication's name: a run of capitals that may open with an article.
pub(super) fn outlet_end(text: &Text, at: usize) -> Option<usize> {
    crate::titles::run_end(text, at).filter(|_| !text.opens_line(at) && date_at(text, at).is_none())
}

/// Words that publications have in their names; without one of them a name after a comma may be a town or an office.
fn is_outlet(text: &Text, name: Range<usize>) -> bool {
    let words = "times post gazette news magazine review daily weekly monthly herald tribune journal chronicle courier observer press mail telegraph \
                 standard independent star globe mirror express bulletin record zeitung kurier blatt anzeiger revue gazeta diario correo corriere blog \
                 films cinema film movies reel screen voice examiner sentinel ledger dispatch argus echo";
    let mut tokens = name;
    tokens.any(|token| text.is_in(token, words))
}
