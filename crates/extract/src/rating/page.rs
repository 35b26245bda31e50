//! What parts of a page are not the review itself: comments, links to other pieces, quoted mail, a signature. And where its
//! head ends and its foot begins, around the prose.

use super::headings::{COMMENTS, PRESS, RELATED, USERS};
use crate::lexicon::{ANY_LANGUAGE, LABEL, OUTSIDER};
use crate::text::{Line, Text};
use std::ops::Range;

/// A part of a page that is not the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    Comments,
    Related,
    /// What other papers say.
    Press,
    /// Turns of a conversation.
    Speech,
    /// Lines of somebody else's mail or post, with `>` before them.
    Quoted,
    Signature,
}

/// The parts of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// In order, apart from each other.
    zones: Vec<(Range<usize>, Zone)>,
    /// Turns of a conversation, a line each, in order.
    speech: Vec<Range<usize>>,
    /// The tokens before and after the prose; together all of a text without any.
    head: usize,
    foot: usize,
}

/// The longest line, in bytes, that heads a part.
const LONGEST_HEADING: usize = 60;

/// A line of so many bytes is prose, and ends what is only links.
const PROSE: usize = 140;

impl Page {
    pub(crate) fn new(text: &Text) -> Page {
        let mut page = Page { head: text.len(), foot: 0, ..Page::default() };
        page.cut_zones(text);
        page.find_prose(text);
        page.cut_speech(text);
        page
    }

    /// The part that a token stands in, if it is not the review's own.
    pub(crate) fn zone(&self, token: usize) -> Option<Zone> {
        let at = self.zones.partition_point(|(tokens, _)| tokens.end <= token);
        let zone = self.zones.get(at).filter(|(tokens, _)| tokens.start <= token).map(|(_, zone)| *zone);
        let turn = self.speech.partition_point(|tokens| tokens.end <= token);
        zone.or_else(|| self.speech.get(turn).filter(|tokens| tokens.start <= token).map(|_| Zone::Speech))
    }

    /// Whether a token stands above all prose or below it.
    pub(crate) fn is_around_prose(&self, token: usize) -> bool {
        token < self.head || token >= self.foot
    }

    fn cut_zones(&mut self, text: &Text) {
        let mut open: Option<(usize, Zone)> = None;
        let mut prose_seen = 0usize;
        let mut zones = Vec::new();
        for line in &text.lines {
            let start = line.tokens.start;
            let quoted = text.is_mark(start, '>') && line.tokens.len() > 1 && !text.is_tight(start + 1);
            let ends = match open {
                Some((_, Zone::Related)) => line.bytes.len() >= PROSE,
                Some((_, Zone::Quoted)) => !quoted,
                _ => false,
            };
            if ends && let Some((from, zone)) = open.take() {
                zones.push((from..start, zone));
            }
            let next = if quoted { Some(Zone::Quoted) } else { heading(text, line, prose_seen > 0) };
            if let Some(next) = next
                && open.is_none_or(|(_, zone)| zone == Zone::Related && next != Zone::Related)
            {
                if let Some((from, zone)) = open.take() {
                    zones.push((from..start, zone));
                }
                open = Some((start, next));
            }
            prose_seen += usize::from(
                line.bytes.len() >= PROSE
                    || line.bytes.len() >= 40 && text.is_mark_of(line.tokens.end - 1, ".!?…。！？”\"»"),
            );
        }
        if let Some((from, zone)) = open {
            zones.push((from..text.len(), zone));
        }
        self.zones = zones;
    }

    /// Lines that are turns of a conversation: they open with a dash, or with a speaker and a colon, again and again.
    fn cut_speech(&mut self, text: &Text) {
        let dashed = |line: &&Line| {
            let start = line.tokens.start;
            text.is_mark_of(start, "—–") && line.tokens.len() > 3
                || text.is_mark(start, '-') && text.is_tight(start + 1) && text.is_word(start + 1)
        };
        let speaker = |line: &Line| {
            let start = line.tokens.start;
            let colon = (start + 1..(start + 4).min(line.tokens.end)).find(|token| text.is_mark_of(*token, ":："))?;
            let name = start..colon;
            let is_name = text.is_capital(start)
                && name.clone().all(|token| text.is_word(token) && !text.has(token, LABEL | OUTSIDER));
            (is_name && line.tokens.end - colon > 3).then(|| text.slice(name))
        };
        let mut turns = std::collections::BTreeMap::new();
        for line in &text.lines {
            if let Some(name) = speaker(line) {
                *turns.entry(name).or_insert(0u32) += 1;
            }
        }
        let talks = turns.values().filter(|count| **count >= 2).count() >= 2;
        let dashes = text.lines.iter().filter(dashed).count() >= 4;
        for line in &text.lines {
            let is_turn = dashes && dashed(&line)
                || talks && speaker(line).is_some_and(|name| turns.get(name).is_some_and(|count| *count >= 2));
            if is_turn && self.zone(line.tokens.start).is_none() {
                self.speech.push(line.tokens.clone());
            }
        }
    }

    fn find_prose(&mut self, text: &Text) {
        let mut run = 0;
        for (number, line) in text.lines.iter().enumerate() {
            // A paragraph that was wrapped: line after line goes on in small letters.
            let runs_on = !line.blank_before && text.is_word(line.tokens.start) && !text.is_capital(line.tokens.start);
            run = if runs_on && line.bytes.len() >= 24 { run + 1 } else { 0 };
            let is_prose = line.bytes.len() >= PROSE && is_sentence_like(text, line) || run >= 2;
            if is_prose && self.zone(line.tokens.start).is_none() {
                let first = text.lines[number - run.min(number)].tokens.start;
                self.head = self.head.min(first);
                self.foot = line.tokens.end;
            }
        }
        // Lines that go on after the last prose belong to its paragraph.
        if self.foot == 0 {
            self.foot = self.head;
        }
    }
}

/// A long line of credits is no prose: it has hardly any small words.
fn is_sentence_like(text: &Text, line: &Line) -> bool {
    let small = line.tokens.clone().filter(|token| text.has(*token, ANY_LANGUAGE)).count();
    let known = line.tokens.clone().any(|token| text.is_word(token) && text.word(token).is_ascii());
    !known || small * 100 >= line.tokens.len() * 16 || line.bytes.len() >= 3 * PROSE
}

/// The part that a line opens. `after_prose` says that the review, or some of it, is above: what is above it is a menu.
fn heading(text: &Text, line: &Line, after_prose: bool) -> Option<Zone> {
    let start = line.tokens.start;
    let only_underscores = line.tokens.clone().all(|token| text.is_mark(token, '_'));
    if only_underscores && line.tokens.len() >= 5 && after_prose
        || line.tokens.len() == 2 && text.is_mark(start, '-') && text.slice(line.tokens.clone()) == "--"
    {
        return Some(Zone::Signature);
    }
    if line.bytes.len() > LONGEST_HEADING {
        return None;
    }
    let mut first = start;
    while first < line.tokens.end && !text.is_word(first) {
        first += 1;
    }
    let words = line.tokens.clone().filter(|token| text.is_word(*token)).count();
    // No heading of such a part is longer.
    if words > 8 {
        return None;
    }
    let shown = text.slice(first..line.tokens.end).to_lowercase();
    let begins = |heading: &str| {
        shown.strip_prefix(heading).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
    };
    let is_prose = text.is_mark_of(line.tokens.end - 1, ".!?;") && words > 4;
    if words <= 4 && (line.blank_before || after_prose) && !is_prose {
        let word = (first..line.tokens.end)
            .find(|token| text.is_word(*token) && COMMENTS.contains(&text.word(*token).to_lowercase().as_str()));
        let dense = COMMENTS.iter().any(|heading| !heading.is_ascii() && shown.starts_with(heading));
        // "Comments (48)", "3 comments"; in a menu it stands among other words, and nothing was said yet.
        if after_prose && (word.is_some() && words <= 3 || dense) && (line.blank_before || text.is_upper(first)) {
            return Some(Zone::Comments);
        }
    }
    let heads = line.tokens.len() <= 8 && !is_prose;
    if heads && after_prose && USERS.iter().any(|heading| begins(heading)) {
        return Some(Zone::Comments);
    }
    let who = "critics papers press reviewers others presse kritiker prensa stampa pers crítica crítico critici anmeldere kritikerna";
    let say = "say said saying thought think wrote dit disent sagen sagt schreiben dice dicen dicono diz zegt säger siger tyckte reactions quotes verdicts";
    let reports = |list: &'static str| line.tokens.clone().any(|token| text.is_in(token, list));
    if words <= 8 && !is_prose && reports(who) && reports(say) {
        return Some(Zone::Press);
    }
    if heads && line.blank_before && PRESS.iter().any(|heading| begins(heading)) {
        return Some(Zone::Press);
    }
    let own = words <= 6 && (line.blank_before || text.is_upper(first) || text.is_mark_of(line.tokens.end - 1, ":："));
    (heads && after_prose && own && RELATED.iter().any(|heading| begins(heading))).then_some(Zone::Related)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_of(text: &str, what: &str) -> Option<Zone> {
        let cut = Text::new(text, 0..text.len());
        let byte = text.find(what)?;
        let token = (0..cut.len()).find(|token| cut.bytes(*token..*token + 1).start == byte)?;
        Page::new(&cut).zone(token)
    }

    #[test]
    fn what_others_wrote_is_not_the_review() {
        let review = "A lodger pays in candles, and nobody in the house has any matches left.";
        assert_eq!(zone_of(&format!("{review}\n\nComments (3)\n\nBob: dull"), "Bob"), Some(Zone::Comments));
        assert_eq!(zone_of(&format!("{review}\n\nLire aussi\nPluvier"), "Pluvier"), Some(Zone::Related));
        assert_eq!(zone_of(&format!("> 9/10 for me\n\n{review}"), "9"), Some(Zone::Quoted));
        assert_eq!(zone_of("What the papers say\n\nThe Comet: dull", "Comet"), Some(Zone::Press));
        assert_eq!(zone_of(&format!("Comments | Home\n\n{review}"), "lodger"), None, "a menu opens no comments");
        assert_eq!(zone_of(review, "lodger"), None);
    }
}
