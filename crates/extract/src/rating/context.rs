//! What stands around a possible rating: each reason for or against it has a name and points. The names are stable; they
//! are what `extract --explain` prints.

use crate::lexicon::{ASPECT, FILM, FIRST_PERSON, HALF, LABEL, NEGATOR, NOT_FILM, NUMBER, OUTSIDER, STAR, VERDICT};
use crate::people::name_end;
use crate::rating::scan::Found;
use crate::statements::{About, is_about_another};
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

const fn reason(code: &'static str, points: i32) -> Reason {
    Reason { code, points }
}

/// The sum of points from which something is taken for the rating of the item. Raising it loses ratings that only stand
/// in prose; lowering it takes mentions for ratings.
pub(crate) const ENOUGH: i32 = 3;

/// Points so far below that nothing can outweigh them.
const NEVER: i32 = -20;

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
struct Near<'t, 'a> {
    about: &'t About<'t, 'a>,
    text: &'t Text<'a>,
    found: &'t Found,
    at: usize,
    end: usize,
    line: Range<usize>,
    sentence: Range<usize>,
    label: Option<Range<usize>>,
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
            && (text.is_mark_of(place - 1, ":：=-–—|>([")
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
        if place == low || !text.has(place - 1, LABEL) {
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

    fn before(&self) -> Range<usize> {
        self.sentence.start.max(self.at.saturating_sub(REACH)).min(self.at)..self.at
    }

    fn after(&self) -> Range<usize> {
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
        let own_sentence = decoration(self.sentence.start..start.max(self.sentence.start))
            && decoration(self.end..self.sentence.end.max(self.end));
        let opens_sentence = decoration(self.sentence.start..start.max(self.sentence.start));
        if own_sentence && !alone {
            out.push(reason("own-sentence", 3));
        } else if opens_sentence && !alone && self.leads_on() {
            out.push(reason("opens-sentence", 2));
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
        let titled = self
            .about
            .mention_before(self.at)
            .is_some_and(|mention| self.at <= mention.end + 8 && self.line.contains(&mention.start));
        if titled && self.line.len() < 24 && text.line_of(self.at) < 4 {
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
            "à", "a", "out", "if", "with", "mit",
        ];
        matches!(text.kind(self.end), Some(TokenKind::Mark(_) | TokenKind::Stars))
            || text.is_one_of(self.end, &small)
            || text.word(self.end) == "за"
    }

    /// A label, an act of rating, a first person.
    fn words_before(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        if let Some(label) = &self.label {
            out.push(reason("labelled", 3));
            let whole = |token: usize| {
                text.is_one_of(
                    token,
                    &[
                        "overall",
                        "final",
                        "total",
                        "gesamt",
                        "gesamtwertung",
                        "gesamtbewertung",
                        "globale",
                        "final",
                        "finale",
                        "global",
                        "verdict",
                        "fazit",
                    ],
                ) || text.word(token) == "総"
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
        match reading.rule {
            "glyphs" if !text.word(self.at).starts_with('*') => out.push(reason("glyphs", 2)),
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

    /// What only looks like a rating.
    fn not_a_rating(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let reading = &self.found.reading;
        let before = self.at.checked_sub(1);
        let in_row = |token: Option<usize>, far: Option<usize>| {
            let (Some(mark), Some(far)) = (token, far) else { return false };
            text.is_mark_of(mark, "/-.:") && text.is_tight(mark.max(far)) && text.kind(far) == Some(TokenKind::Number)
        };
        let row_before = text.is_tight(self.at) && in_row(before, self.at.checked_sub(2));
        let row_after =
            text.is_tight(self.end) && in_row(Some(self.end), Some(self.end + 1)) && text.is_tight(self.end + 1);
        let glued = text.is_tight(self.at)
            && before.is_some_and(|before| {
                text.is_word(before) && text.word(before).is_ascii() && text.word(self.at).is_ascii()
            });
        if matches!(reading.rule, "slash" | "of" | "out-of" | "percent" | "labelled" | "points")
            && (row_before || row_after || glued)
        {
            out.push(reason("part-of-a-longer-row", NEVER));
        }
        if crate::dates::date_at(text, self.at).is_some_and(|date| date.tokens.end > self.end || self.label.is_none()) {
            out.push(reason("date", NEVER));
        }
        if reading.rule == "slash" {
            self.fraction_traps(out);
        }
        if text.word(self.at).starts_with('*') && reading.rule == "glyphs" {
            let touches = (text.is_tight(self.end) && self.end < text.len() && !text.is_mark_of(self.end, ")].,;"))
                || (text.is_tight(self.at) && before.is_some_and(|before| !text.is_mark_of(before, "([")));
            let rule_line = self.found.reading.value.number().is_some_and(|value| value > 5.0)
                || (self.line == (self.at..self.end) && self.is_divider());
            if touches || rule_line {
                out.push(reason("markup", NEVER));
            }
        }
        if matches!(reading.rule, "stars") {
            self.star_traps(out);
        }
        if matches!(reading.rule, "of" | "out-of" | "out-of-units" | "units-out-of" | "slash-units")
            && self.label.is_none()
        {
            let noun = text.is_word(self.end)
                && !text.is_capital(self.end)
                && !text.opens_line(self.end)
                && !text.has(self.end, crate::lexicon::ANY_LANGUAGE);
            if reading.rule == "of" {
                out.push(reason("weak-of", -2));
            }
            if noun && !text.is_one_of(self.end, &["rating", "score", "stars", "points"]) {
                out.push(reason("counts-something", -6));
            }
        }
        if text.has(self.end, NOT_FILM)
            || text.has(self.end + 1, NOT_FILM) && !text.opens_line(self.end + 1)
            || before.is_some_and(|before| text.has(before, NOT_FILM))
        {
            out.push(reason("of-something-else", NEVER));
        }
        if self.overlaps_a_title() {
            out.push(reason("title", NEVER));
        }
        if reading.notation == Notation::Letter {
            self.letter_traps(out);
        }
        if reading.notation == Notation::Percent && self.label.is_none() {
            out.push(reason("per-cent-in-prose", -1));
        }
    }

    /// "24/7", "50/50", "9/11", "1/2".
    fn fraction_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let (Some(value), Some(best)) = (self.found.reading.value.number(), self.found.reading.best) else { return };
        let printed = text.slice(self.at..self.end);
        let idiom = matches!(printed, "24/7" | "50/50" | "9/11" | "7/7" | "20/20" | "365/7");
        if (idiom && self.label.is_none()) || value > best || best < 2.0 {
            out.push(reason("not-a-scale", NEVER));
        }
        let known = [4.0, 5.0, 6.0, 10.0, 20.0, 100.0].contains(&best);
        if !known && self.label.is_none() {
            out.push(reason("unusual-scale", -3));
        }
        if best <= 3.0 && self.label.is_none() {
            out.push(reason("plain-fraction", -4));
        }
    }

    /// A row of asterisks that divides parts: another one of its length stands on a line of its own.
    fn is_divider(&self) -> bool {
        let text = self.text;
        let row = text.word(self.at);
        let this = text.line_of(self.at);
        let ahead = text.lines.iter().enumerate().skip(this.saturating_sub(40)).take(80);
        let again = ahead
            .filter(|(number, line)| *number != this && line.tokens.len() == 1 && text.word(line.tokens.start) == row)
            .count();
        // With text before and after it and nothing beside it, three asterisks part two sections.
        let inside = this > 2 && this + 3 < text.lines.len();
        again > 0 || (row == "***" && inside)
    }

    /// "the two stars of the film", "five-star hotel", "stars Ana Holm", "all-star".
    fn star_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let last = self.end - 1;
        let people = text.is_one_of(
            self.end,
            &["of", "who", "are", "were", "have", "had", "share", "shine", "together", "in", "and"],
        ) && self.label.is_none()
            || self.at > 0
                && self.label.is_none()
                && text.is_one_of(
                    self.at - 1,
                    &["the", "its", "his", "her", "their", "these", "both", "these", "those", "other", "young", "all"],
                )
            || self.at > 0 && text.kind(self.at - 1) == Some(TokenKind::Possessive);
        let verb = text.is_capital(self.end)
            && name_end(text, self.end).is_some()
            && !text.opens_line(self.end)
            && text.is(last, "stars");
        let names = text.is_one_of(last, &["star", "stern", "stella", "ster"])
            && self.found.reading.value.number().is_some_and(|value| value == 1.0)
            && self.label.is_none();
        if people || verb {
            out.push(reason("stars-are-people", NEVER));
        } else if names {
            out.push(reason("one-star", -1));
        }
        if self.found.in_words
            && self.label.is_none()
            && self.before().chain(self.after()).filter(|token| text.has(*token, crate::lexicon::ROLE)).count() > 1
        {
            out.push(reason("speaks-of-the-cast", -4));
        }
    }

    /// "Plan B", "vitamin C", "an A for effort", "Section D".
    fn letter_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let before = self.at.checked_sub(1);
        let things = [
            "plan",
            "vitamin",
            "section",
            "part",
            "point",
            "unit",
            "team",
            "hepatitis",
            "type",
            "side",
            "class",
            "appendix",
            "exhibit",
            "room",
            "bus",
            "line",
            "group",
            "act",
            "block",
            "theater",
            "screen",
        ];
        if before.is_some_and(|before| text.is_one_of(before, &things)) && self.label.is_none() {
            out.push(reason("name-of-something", NEVER));
        }
        if text.is(self.end, "for")
            && text.is_one_of(self.end + 1, &["effort", "ambition", "trying", "enthusiasm", "style"])
        {
            out.push(reason("for-a-part-of-it", NEVER));
        }
        if text.is_one_of(
            self.end,
            &["movie", "movies", "film", "films", "side", "list", "picture", "pictures", "grade", "student", "lister"],
        ) && self.label.is_none()
        {
            out.push(reason("name-of-something", NEVER));
        }
    }

    fn overlaps_a_title(&self) -> bool {
        let first = self.about.quoted.partition_point(|quote| quote.tokens.end <= self.at);
        let quoted = self
            .about
            .quoted
            .get(first)
            .is_some_and(|quote| quote.tokens.start < self.end && quote.tokens != (self.at..self.end));
        let exact = self.about.quoted.get(first).is_some_and(|quote| quote.tokens == (self.at..self.end))
            && self.label.is_none();
        let item = self.about.mentions.partition_point(|mention| mention.end <= self.at);
        let named = self.about.mentions.get(item).is_some_and(|mention| mention.start <= self.at);
        quoted || exact || named
    }

    /// A rating, but somebody else's, of another work, of a part, or of another time.
    fn not_ours(&self, out: &mut Vec<Reason>, comments: Option<usize>) {
        let text = self.text;
        let outside = |token: usize| text.has(token, OUTSIDER);
        if self.before().chain(self.after()).any(outside) || self.line_is_outsiders() {
            out.push(reason("somebody-elses", -8));
        }
        if comments.is_some_and(|start| self.at >= start) {
            out.push(reason("among-comments", -12));
        }
        if let Some(label) = &self.label {
            let part = label.clone().any(|token| self.names_a_part(token));
            if part {
                out.push(reason("of-a-part", -8));
            }
        } else if self.part_before() {
            out.push(reason("of-a-part", -8));
        }
        if is_about_another(self.about, self.sentence.clone()) {
            out.push(reason("of-another-work", -6));
        }
        if self.given_by_another() {
            out.push(reason("somebody-elses", -6));
        }
        let unreal =
            ["could", "might", "almost", "nearly", "originally", "previously", "initially", "once", "if", "should"];
        let would_have = |token: usize| text.is(token, "would") && text.is(token + 1, "have");
        let in_doubt = (self.sentence.start..self.at).any(|token| text.is(token, "if") || would_have(token));
        if (in_doubt || self.before().any(|token| text.is_one_of(token, &unreal))) && self.label.is_none() {
            out.push(reason("not-in-earnest", -4));
        }
        let negated = self.before().rev().take(4).any(|token| text.has(token, NEGATOR));
        if negated && self.label.is_none() && self.found.reading.rule != "recommended" {
            out.push(reason("negated", -4));
        }
        if self.line_is_of_another() {
            out.push(reason("of-another-work", -6));
        }
    }

    fn names_a_part(&self, token: usize) -> bool {
        let text = self.text;
        let aspect = (0..9).any(|place| text.has(token, 1 << (ASPECT + place))) && !text.is_one_of(token, &["score"]);
        let part = text.is_one_of(
            token,
            &[
                "audio",
                "video",
                "picture",
                "extras",
                "bonus",
                "disc",
                "features",
                "entertainment",
                "rewatchability",
                "effects",
                "humor",
                "action",
                "age",
                "mpaa",
                "content",
                "handlung",
                "schauspieler",
                "kamera",
                "ton",
                "bild",
                "spannung",
                "anspruch",
                "scénario",
                "acteurs",
                "musique",
                "musik",
                "guion",
                "actores",
                "fotografía",
                "regia",
                "trama",
                "violence",
                "sex",
                "language",
                "value",
                "scares",
                "gore",
            ],
        );
        aspect || part
    }

    /// "Acting: 4/5": a word for a part of the film and a colon or dash right before.
    fn part_before(&self) -> bool {
        let text = self.text;
        let mut place = self.at;
        while place > self.line.start
            && (text.is_mark_of(place - 1, ":：-–—|.([") || text.kind(place - 1) == Some(TokenKind::Stars))
        {
            place -= 1;
        }
        place < self.at
            && place > self.line.start
            && (place.saturating_sub(3).max(self.line.start)..place)
                .any(|token| text.is_word(token) && self.names_a_part(token))
            && place <= self.line.start + 5
    }

    /// "Bo Lind gave it four stars": the subject of the act of rating is a name that is not the item's.
    fn given_by_another(&self) -> bool {
        let text = self.text;
        let Some(verb) = self.before().rev().take(8).find(|token| text.has(*token, VERDICT)) else { return false };
        let Some(subject) = verb.checked_sub(1).filter(|subject| *subject >= self.sentence.start) else { return false };
        let is_item = self.about.mention_before(subject + 1).is_some_and(|mention| mention.contains(&subject));
        let named = text.is_word(subject)
            && text.is_capital(subject)
            && !text.has(subject, FIRST_PERSON | FILM | NUMBER)
            && name_end(text, subject).is_some();
        let gets = text.is_one_of(verb, &["gets", "earns", "receives", "deserves", "got", "earned", "merits"]);
        let they = text.is_one_of(
            subject,
            &["he", "she", "they", "everyone", "everybody", "people", "friend", "wife", "husband", "who"],
        );
        (named && !is_item && !gets) || they
    }

    /// A line that opens with an aggregator's or audience's name: "IMDb: 7.2/10".
    fn line_is_outsiders(&self) -> bool {
        (self.line.start..self.at.min(self.line.start + 6)).any(|token| self.text.has(token, OUTSIDER))
    }

    /// A line that opens with a title that is not the item: "The Quay: 3/5" below a review of another film.
    fn line_is_of_another(&self) -> bool {
        let text = self.text;
        let first = self.line.start;
        let Some(item) = self.about.item else { return false };
        if self.at <= first
            || self.at > first + 12
            || !text.is_capital(first)
            || self.label.as_ref().is_some_and(|label| label.start == first)
        {
            return false;
        }
        let Some(end) = crate::titles::run_end(text, first) else { return false };
        let gap = end..self.at;
        let only_marks = !gap.is_empty()
            && gap.clone().all(|token| {
                matches!(text.kind(token), Some(TokenKind::Mark(_) | TokenKind::Number | TokenKind::Stars))
            });
        let run = text.slice(first..end);
        let is_label = (first..end).any(|token| text.has(token, LABEL | STAR | HALF | NUMBER));
        only_marks && !is_label && !run.contains(item) && !item.contains(run) && name_is_title(text, first, end)
    }
}

/// Whether a run at the start of a line is a title rather than somebody's name at the end of a review.
fn name_is_title(text: &Text, first: usize, end: usize) -> bool {
    end - first > 1 || text.is_mark_of(end, ":(")
}
