//! What stands around a possible rating: each reason for or against it has a name and points. The names are stable; they
//! are what `extract --explain` prints.

use super::acts::FIRMNESS;
use super::page::Page;
use super::rows::titled;
use crate::lexicon::{FILM, FIRST_PERSON, LABEL, OUTSIDER, PERSON_NOUN};
use crate::rating::numbers::dense_label_before;
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
pub(crate) fn reasons(about: &About, found: &Found, page: &Page) -> Vec<Reason> {
    let near = Near::new(about, found, page);
    let mut reasons = Vec::new();
    near.place(&mut reasons);
    near.words_before(&mut reasons);
    near.act(&mut reasons);
    near.shape(&mut reasons);
    near.not_a_rating(&mut reasons);
    near.not_ours(&mut reasons);
    reasons
}

/// A candidate with its line and sentence.
pub(super) struct Near<'t, 'a> {
    pub(super) about: &'t About<'t, 'a>,
    pub(super) text: &'t Text<'a>,
    pub(super) found: &'t Found,
    pub(super) page: &'t Page,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) line: Range<usize>,
    pub(super) sentence: Range<usize>,
    pub(super) label: Option<Range<usize>>,
}

impl<'t, 'a> Near<'t, 'a> {
    fn new(about: &'t About<'t, 'a>, found: &'t Found, page: &'t Page) -> Near<'t, 'a> {
        let text = about.text;
        let at = found.tokens.start;
        let end = found.tokens.end;
        let line = text.lines.get(text.line_of(at)).map_or(at..end, |line| line.tokens.clone());
        let sentence = text.sentence_around(at);
        let mut near = Near { about, text, found, page, at, end, line, sentence, label: None };
        near.label = near.label_before();
        near
    }

    /// The words right before the candidate that name a rating: "Rating:", "**Grade**:", "My score is", "OVERALL ..... ".
    fn label_before(&self) -> Option<Range<usize>> {
        let text = self.text;
        let mut place = self.at;
        let mut leaders = 0;
        // Decoration, a colon, a dash, leading dots, "of", "is" may stand between.
        while place > self.line.start && leaders < 60 {
            let dots = text.is_mark_of(place - 1, ".…·_")
                && (place < 2 || !text.is_word(place - 2) || text.is_mark_of(place, ".…·_"));
            let small = text.is_one_of(place - 1, &["of", "is", "a", "an", "out", "at"]) && self.at - place < 5;
            if !(text.is_mark_of(place - 1, ":：=-–—|>([“\"„«'‘~#†→")
                || dots
                || small
                || text.kind(place - 1) == Some(TokenKind::Stars))
            {
                break;
            }
            place -= 1;
            leaders += 1;
        }
        if place == self.line.start {
            return self.label_above();
        }
        let low = self.line.start.max(place.saturating_sub(5));
        if place == low {
            return None;
        }
        if let Some(start) = dense_label_before(text, place) {
            return Some(start..place);
        }
        let colon = text.is_mark_of(place, ":：=");
        // "Film: 4/5" beside "Extras: 2/5", and "Bottom line: B".
        let of_film = text.is_in(place - 1, "film movie feature") && self.opens_segment(place - 1);
        let bottom_line = text.is(place - 1, "line") && place > 1 && text.is(place - 2, "bottom");
        if (of_film || bottom_line) && (colon || of_film && place < self.at) {
            return Some(place - 1 - usize::from(bottom_line)..place);
        }
        if colon && text.is_in(place - 1, "mine ours") && self.opens_segment(place - 1) {
            return Some(place - 1..place);
        }
        let mut start = place - 1;
        while start > low && text.is_word(start - 1) && !self.opens_segment(start) {
            start -= 1;
        }
        let names = |token: usize| text.has(token, LABEL);
        // "Note finale :", "Wertung der Redaktion:": before a colon the label may be a few words long.
        if colon && !names(place - 1) {
            return (self.opens_segment(start) && (start..place).any(names)).then_some(start..place);
        }
        if !text.has(place - 1, LABEL) {
            return None;
        }
        // "rating" with nothing before the number is a verb or a noun in prose; a colon, or the start of its line or of its
        // cell, makes it a label.
        // "a rating of four out of five can be engraved on a door": with only small words between, it must be a statement.
        let only_small = place < self.at && (place..self.at).all(|token| text.is_word(token));
        if only_small {
            let stated =
                self.closes_segment(self.end) || self.end >= self.sentence.end || text.is_mark_of(self.end, ",;:");
            let opens = self.opens_segment(place - 1)
                || self.opens_segment(start)
                || text.is(place, "is")
                || text.is(place, "at");
            let mine =
                (start..place).any(|token| text.has(token, FIRST_PERSON)) || text.is_in(start, "our final overall");
            return (stated && (opens || mine)).then_some(start..place);
        }
        let marked = place < self.at
            || self.opens_segment(place - 1)
            || self.opens_segment(start) && self.closes_segment(self.end);
        marked.then_some(start..place)
    }

    /// A label on the line above, where nothing else is: the other cell of a table that was pasted.
    fn label_above(&self) -> Option<Range<usize>> {
        let text = self.text;
        let number = text.line_of(self.at).checked_sub(1)?;
        let above = &text.lines[number];
        let words = above.tokens.clone();
        let bare = words.clone().all(|token| text.is_word(token) || text.is_mark_of(token, ":：*_#|"));
        let names = words.clone().any(|token| text.has(token, LABEL));
        let alone = self.end + 1 >= self.line.end;
        (alone && bare && names && words.len() <= 6 && !text.lines[number + 1].blank_before).then_some(words)
    }

    /// Whether a token is the first of its line, of a cell, or of what stands apart on the line by a mark or a wide space.
    pub(super) fn opens_segment(&self, token: usize) -> bool {
        let text = self.text;
        token <= self.line.start
            || text.is_mark_of(token - 1, "|·•—–[](){}→»›>¦‖■▪*#")
            || text.is_mark_of(token - 1, "/;") && !text.is_tight(token)
            || text.kind(token - 1) == Some(TokenKind::Stars)
            || text.is_mark_of(token - 1, ".!?") && !text.is_tight(token)
            || text.is_mark(token - 1, '-') && !text.is_tight(token) && !text.is_tight(token - 1)
            || self.is_wide_gap(token)
    }

    /// Whether what ends before a token ends its line or cell.
    pub(super) fn closes_segment(&self, end: usize) -> bool {
        let text = self.text;
        end >= self.line.end
            || text.is_mark_of(end, "|·•—–[](){}→»›¦‖■▪*")
            || text.is_mark_of(end, "/;,") && !text.is_tight(end + 1)
            || text.is_mark_of(end, ".!") && (end + 1 >= self.line.end || !text.is_tight(end + 1))
            || text.kind(end) == Some(TokenKind::Stars)
            || text.is_mark(end, '-') && !text.is_tight(end + 1) && !text.is_tight(end)
            || self.is_wide_gap(end)
    }

    /// Whether a star ends its line and is the only one there: "PAYBACK BOULEVARD (18) *".
    fn closes_its_line(&self) -> bool {
        let others = self.line.clone().filter(|token| self.text.kind(*token) == Some(TokenKind::Stars)).count();
        self.end == self.line.end && others == 1
    }

    /// Two spaces or a tab before a token: a column.
    fn is_wide_gap(&self, token: usize) -> bool {
        let text = self.text;
        if token == 0 || token >= text.len() {
            return false;
        }
        let gap = &text.full[text.bytes(token - 1..token).end..text.bytes(token..token + 1).start];
        gap.len() >= 2 && (gap.contains("  ") || gap.contains('\t') || gap.contains('\u{3000}'))
    }

    pub(super) fn before(&self) -> Range<usize> {
        let first = self.sentence.start.max(self.at.saturating_sub(REACH)).min(self.at);
        // "Press: 41 % | Audience: 92 % | Lantern: 3 out of 5": what stands behind another bar is another's.
        let bar = (first.max(self.line.start)..self.at.saturating_sub(2))
            .rev()
            .find(|token| self.text.is_mark_of(*token, "|•·"));
        bar.map_or(first, |bar| bar + 1)..self.at
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
        while lead > self.sentence.start && text.is_in(lead - 1, FIRMNESS) {
            lead -= 1;
        }
        let opens_sentence = decoration(self.sentence.start..lead);
        let closes_sentence = decoration(self.end..self.sentence.end.max(self.end));
        if opens_sentence && closes_sentence && !alone {
            let told = self.found.in_words && self.found.reading.best.is_none() && !self.is_at_an_edge();
            out.push(reason("own-sentence", if told { 2 } else { 3 }));
        } else if opens_sentence && !alone && self.leads_on() {
            out.push(reason("opens-sentence", if self.is_at_an_edge() { 2 } else { 1 }));
        } else if (closes_sentence || text.is_mark_of(self.end, ",;")) && !alone && self.is_own_conclusion() {
            out.push(reason("own-conclusion", 2));
        } else if closes_sentence && !alone && self.is_short_sentence() {
            out.push(reason("short-sentence", 1));
        }
        if !alone && self.label.is_none() && self.is_under_a_label() {
            out.push(reason("under-a-label", 2));
        }
        if !alone && closes_sentence && self.sentence.start == self.line.start && self.is_after_title_and_colon() {
            out.push(reason("after-title", 2));
        }
        let short = self.line.len() <= 30;
        if !alone && short && self.page.is_around_prose(self.at) {
            if self.opens_segment(start) && self.closes_segment(self.end) && self.found.reading.rule != "of" {
                out.push(reason("own-segment", 2));
            } else if matches!(self.found.reading.rule, "glyphs" | "symbols") {
                out.push(reason("beside-the-head", 1));
            }
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
        let set_apart = matches!(self.found.reading.rule, "glyphs" | "symbols")
            || self.opens_segment(start)
            || text.is_mark_of(self.at.wrapping_sub(1), ":-–—([,");
        if named && set_apart && self.line.len() < 24 && text.line_of(self.at) < 4 {
            out.push(reason("headline", 2));
        }
        if !alone && self.line.end == self.end && self.at >= 1 && text.is_mark_of(self.at - 1, ".!?”") && last_tokens
        {
            out.push(reason("closes-text", 2));
        }
    }

    /// Whether it stands in the first or the last part of the text, where ratings stand; the middle tells.
    fn is_at_an_edge(&self) -> bool {
        let length = self.text.len();
        self.at < 60 || self.end + 60 >= length || self.at * 100 >= length * 85 || self.page.is_around_prose(self.at)
    }

    /// "VERDICT: both of us, thumbs down": the sentence opens with a label and a colon, a few words before.
    fn is_under_a_label(&self) -> bool {
        let text = self.text;
        let colon = (self.sentence.start + 1..self.sentence.start + 4).find(|token| text.is_mark_of(*token, ":："));
        colon.is_some_and(|colon| {
            colon < self.at && self.at - colon <= 10 && (self.sentence.start..colon).any(|token| text.has(token, LABEL))
        })
    }

    /// "Attack on Planet Mum: zero stars."
    fn is_after_title_and_colon(&self) -> bool {
        let text = self.text;
        let title = self.sentence.start..self.at.saturating_sub(1);
        text.is_mark_of(self.at.wrapping_sub(1), ":")
            && (1..=8).contains(&title.len())
            && text.is_capital(title.start)
            && text.is_capital(title.end - 1)
            && title.clone().all(|token| !text.has(token, OUTSIDER | PERSON_NOUN) && !text.is_mark_of(token, ".,;!?"))
            && (title.len() > 1 || self.about.mentions.contains(&title))
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
            || matches!(text.word(self.end), "за" | "で" | "だ")
    }

    /// A label, an act of rating, a first person.
    fn words_before(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        if let Some(label) = &self.label {
            out.push(reason("labelled", 3));
            let whole = |token: usize| {
                text.is_in(token, "overall final total totalt totaal samlet helhet gesamt gesamtwertung gesamtbewertung globale final finale global verdict fazit") || text.word(token) == "総"
            };
            let mine = |token: usize| {
                text.has(token, FIRST_PERSON)
                    || text.is_in(token, "our unsere unser notre nuestra nostro nossa onze vår vores")
            };
            if label.clone().any(whole) || label.clone().any(mine) {
                out.push(reason("overall", 2));
            }
        }
    }

    /// What the notation itself says.
    fn shape(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let reading = &self.found.reading;
        let from_me = |token: usize| {
            text.is_in(token, "from von for van av av di de para för fra от")
                && text.is_in(token + 1, "me us mir uns mij mig me mí mim meg меня")
        };
        let led = self.before().rev().take(5).any(from_me);
        let over = (self.sentence.start..self.at).any(|token| text.is_in(token, "had got gave got once"));
        if led || !over && text.is_one_of(self.end, &["for", "from"]) && text.is_one_of(self.end + 1, &["me", "us"]) {
            out.push(reason("from-me", 2));
        }
        match reading.rule {
            // One star that nothing labels is a bullet or an ornament more often than a rating.
            "glyphs"
                if reading.best.is_none()
                    && reading.value.number() == Some(1.0)
                    && self.label.is_none()
                    && !self.closes_its_line() =>
            {
                out.push(reason("one-star-glyph", -6));
            }
            "glyphs" if !text.word(self.at).starts_with('*') => out.push(reason("glyphs", 2)),
            "glyphs" if reading.value.number() != Some(1.0) && self.end == self.line.end => {
                out.push(reason("asterisks-apart", 1));
            }
            "symbols" => out.push(reason("glyphs", 1)),
            // Letters, numbers and advice that only the vote can tell to be ratings.
            "loose" | "loose-number" | "loose-advice" => out.push(reason("loose", -12)),
            "bare" => out.push(reason("on-the-stated-scale", 1)),
            "given" => out.push(reason("given-in-words", 1)),
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
