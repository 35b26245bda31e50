//! What stands around a possible rating: each reason for or against it has a name and points. The names are stable; they
//! are what `extract --explain` prints.

use crate::lexicon::{ANY_LANGUAGE, FILM, FIRST_PERSON, LABEL, VERDICT};
use crate::rating::choose::titled;
use crate::rating::scan::Found;
use crate::statements::About;
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::ops::Range;

/// One reason, and how much it weighs: positive speaks for a rating of the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// A stable name in kebab-case.
    pub code: &'static str,
    pub points: i32,
}

pub(super) const fn reason(code: &'static str, points: i32) -> Reason {
    Reason { code, points }
}

/// The sum of points from which something is taken for the rating of the item. Raising it loses ratings that only stand
/// in prose; lowering it takes mentions for ratings.
pub(crate) const ENOUGH: i32 = 3;

/// Points so far below that nothing can outweigh them.
pub(super) const NEVER: i32 = -20;

/// How many tokens before and after a candidate are looked at.
const REACH: usize = 12;

/// The reasons for and against one candidate.
pub(crate) fn reasons(about: &About, found: &Found, comments: Option<usize>) -> Vec<Reason> {
    let near = Near::new(about, found);
    let mut reasons = Vec::new();
    near.place(&mut reasons);
    near.words_before(&mut reasons);
    near.shape(&mut reasons);
    near.not_a_rating(&mut reasons);
    near.not_ours(&mut reasons, comments);
    reasons
}

/// A candidate with its line and sentence.
pub(super) struct Near<'t, 'a> {
    pub(super) about: &'t About<'t, 'a>,
    pub(super) text: &'t Text<'a>,
    pub(super) found: &'t Found,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) line: Range<usize>,
    pub(super) sentence: Range<usize>,
    pub(super) label: Option<Range<usize>>,
}

impl<'t, 'a> Near<'t, 'a> {
    fn new(about: &'t About<'t, 'a>, found: &'t Found) -> Near<'t, 'a> {
        let text = about.text;
        let at = found.tokens.start;
        let end = found.tokens.end;
        let line = text.lines.get(text.line_of(at)).map_or(at..end, |line| line.tokens.clone());
        let sentence = text.sentence_around(at);
        let mut near = Near { about, text, found, at, end, line, sentence, label: None };
        near.label = near.label_before();
        near
    }

    /// The words right before the candidate that name a rating: "Rating:", "**Grade**:", "My score is".
    fn label_before(&self) -> Option<Range<usize>> {
        let text = self.text;
        let low = self.line.start.max(self.at.saturating_sub(6));
        let mut place = self.at;
        // Decoration, a colon, a dash, "of", "is" may stand between.
        while place > low
            && (text.is_mark_of(place - 1, ":：=-–—|>([“\"„«")
                || text.kind(place - 1) == Some(TokenKind::Stars)
                || text.is_one_of(place - 1, &["of", "is", "a", "an", "out"]))
        {
            place -= 1;
        }
        let dense = place > low
            && matches!(text.word(place - 1), "価" | "点" | "数")
            && place > low + 1
            && matches!(text.word(place - 2), "評" | "採" | "点");
        if dense {
            return Some(place - 2..place);
        }
        if place == low {
            return None;
        }
        // "Film: 4/5" beside "Extras: 2/5", and "Bottom line: B".
        let of_film = text.is_in(place - 1, "film movie feature") && text.opens_line(place - 1);
        let bottom_line = text.is(place - 1, "line") && place > 1 && text.is(place - 2, "bottom");
        if (of_film || bottom_line) && text.is_mark_of(place, ":：") {
            return Some(place - 1 - usize::from(bottom_line)..place);
        }
        // "Note finale :", "Wertung der Redaktion:": before a colon the label may be a few words long.
        if text.is_mark_of(place, ":：") && !text.has(place - 1, LABEL) {
            let mut start = place;
            while start > low && place - start < 4 && text.is_word(start - 1) {
                start -= 1;
            }
            let named = text.opens_line(start) && (start..place).any(|token| text.has(token, LABEL));
            return named.then_some(start..place);
        }
        if !text.has(place - 1, LABEL) {
            return None;
        }
        // "rating" with nothing before the number is a verb or a noun in prose; a colon or the line's start makes it a label.
        let marked = place < self.at || text.opens_line(place - 1);
        let mut start = place - 1;
        while start > low && text.is_word(start - 1) {
            start -= 1;
        }
        marked.then_some(start..place)
    }

    pub(super) fn before(&self) -> Range<usize> {
        self.sentence.start.max(self.at.saturating_sub(REACH)).min(self.at)..self.at
    }

    pub(super) fn after(&self) -> Range<usize> {
        self.end..self.sentence.end.min(self.end + REACH).max(self.end)
    }

    /// Where it stands: alone on a line, last, in the headline.
    fn place(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let start = self.label.as_ref().map_or(self.at, |label| label.start);
        let decoration = |range: Range<usize>| {
            range.clone().all(|token| {
                text.kind(token) == Some(TokenKind::Stars) || text.is_mark_of(token, "*_#>|-–—.!,;:([)]“”\"'~")
            })
        };
        let alone = decoration(self.line.start..start) && decoration(self.end..self.line.end);
        if alone {
            out.push(reason("own-line", 3));
        }
        let mut lead = start.max(self.sentence.start);
        // "A solid 7/10": the words before it only say how firm it is.
        while lead > self.sentence.start
            && text.is_in(
                lead - 1,
                "a an solid strong generous light decent firm weak low high respectable easy clear straight",
            )
        {
            lead -= 1;
        }
        let opens_sentence = decoration(self.sentence.start..lead);
        let closes_sentence = decoration(self.end..self.sentence.end.max(self.end));
        if opens_sentence && closes_sentence && !alone {
            out.push(reason("own-sentence", 3));
        } else if opens_sentence && !alone && self.leads_on() {
            out.push(reason("opens-sentence", 2));
        } else if closes_sentence && !alone && self.is_own_conclusion() {
            out.push(reason("own-conclusion", 2));
        } else if closes_sentence && !alone && self.is_short_sentence() {
            out.push(reason("short-sentence", 1));
        }
        let last_tokens = self.end + 40 >= text.len();
        if last_tokens || self.at < 30 {
            out.push(reason("first-or-last", 1));
        }
        let closed = self.at > 0 && text.is_mark_of(self.at - 1, "([") && text.is_mark_of(self.end, ")]");
        let closes_line = self.end + 2 >= self.line.end;
        if closed && closes_line && !alone {
            out.push(reason("closing-parenthesis", if self.line.end == text.len() || last_tokens { 2 } else { 1 }));
        }
        if closed && !alone && self.at < 12 && titled(text, self.at).is_some() {
            out.push(reason("after-title", 2));
        }
        let named = self
            .about
            .mention_before(self.at)
            .is_some_and(|mention| self.at <= mention.end + 8 && self.line.contains(&mention.start));
        if named && self.line.len() < 24 && text.line_of(self.at) < 4 {
            out.push(reason("headline", 2));
        }
        if !alone && self.line.end == self.end && self.at >= 1 && text.is_mark_of(self.at - 1, ".!?”") && last_tokens
        {
            out.push(reason("closes-text", 2));
        }
    }

    /// Whether what follows goes on from a rating: a mark, or a small word such as "for" and "from"; not "stars shine".
    fn leads_on(&self) -> bool {
        let text = self.text;
        let small = [
            "for", "from", "and", "because", "is", "pour", "para", "per", "für", "voor", "för", "von", "para", "por",
            "à", "a", "out", "if", "with", "mit", "would", "easily", "overall",
        ];
        matches!(text.kind(self.end), Some(TokenKind::Mark(_) | TokenKind::Stars))
            || text.is_one_of(self.end, &small)
            || text.word(self.end) == "за"
    }

    /// "I'm being generous: 2/5": what somebody comes to after a colon, in the first person.
    fn is_own_conclusion(&self) -> bool {
        let text = self.text;
        let colon = self.at > self.sentence.start && text.is_mark_of(self.at - 1, ":：");
        colon
            && self.found.reading.best.is_some()
            && (self.sentence.start..self.at).any(|token| text.has(token, FIRST_PERSON))
    }

    /// Whether no more than three small words stand before it in its sentence: "Gli do quattro stelle."
    fn is_short_sentence(&self) -> bool {
        let text = self.text;
        let mut before = self.sentence.start..self.at;
        self.found.reading.best.is_some()
            && before.len() <= 3
            && before.all(|token| text.has(token, ANY_LANGUAGE | VERDICT | FIRST_PERSON))
    }

    /// A label, an act of rating, a first person.
    fn words_before(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        if let Some(label) = &self.label {
            out.push(reason("labelled", 3));
            let whole = |token: usize| {
                text.is_in(token, "overall final total gesamt gesamtwertung gesamtbewertung globale final finale global verdict fazit") || text.word(token) == "総"
            };
            if label.clone().any(whole) {
                out.push(reason("overall", 2));
            }
        }
        let verdict = self.before().rev().take(8).find(|token| text.has(*token, VERDICT));
        if let Some(verb) = verdict {
            out.push(reason("verdict", 2));
            if (verb.saturating_sub(3).max(self.sentence.start)..verb + 2).any(|token| text.has(token, FIRST_PERSON)) {
                out.push(reason("first-person", 1));
            }
        }
    }

    /// What the notation itself says.
    fn shape(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let reading = &self.found.reading;
        if text.is_one_of(self.end, &["for", "from"]) && text.is_one_of(self.end + 1, &["me", "us"]) {
            out.push(reason("from-me", 2));
        }
        match reading.rule {
            "glyphs" if !text.word(self.at).starts_with('*') => out.push(reason("glyphs", 2)),
            "on-a-scale-first" => out.push(reason("scale-named", 2)),
            "recommended" => out.push(reason("verdict-word", 2)),
            _ => {}
        }
        if reading.best.is_some() && reading.rule != "of" {
            out.push(reason("scale-printed", 1));
        }
        if reading.notation == Notation::Stars && reading.best.is_some() && reading.rule != "glyphs" {
            out.push(reason("stars-of-scale", 1));
        }
        if text.has(self.end, FILM) && text.is_one_of(self.end, &["film", "movie", "picture"]) {
            out.push(reason("of-the-film", 1));
        }
        if reading.notation == Notation::Letter && reading.value.text().is_some_and(|value| value.len() == 1) {
            let named = self.at > 1
                && (text.is_one_of(self.at - 1, &["solid", "strong", "straight", "firm", "clear", "generous"])
                    && !text.is_word(self.end)
                    || text.is(self.at - 1, "of") && text.has(self.at - 2, LABEL));
            if named {
                out.push(reason("named-a-grade", 3));
            }
        }
        let signed = reading.notation == Notation::Letter && reading.value.text().is_some_and(|value| value.len() == 2);
        if signed {
            out.push(reason("letter-with-sign", 1));
        }
    }
}
