//! Ratings that are not the document's own of the item: somebody else's, another work's, a part's, an earlier one.

use super::context::{Near, Reason, reason};
use crate::lexicon::{
    ANY_LANGUAGE, ASPECT, FILM, FIRST_PERSON, HALF, LABEL, NEGATOR, NUMBER, OUTSIDER, PART, STAR, VERDICT,
};
use crate::people::name_end;
use crate::statements::is_about_another;
use crate::text::{Text, TokenKind};

impl Near<'_, '_> {
    /// A rating, but somebody else's, of another work, of a part, or of another time.
    pub(super) fn not_ours(&self, out: &mut Vec<Reason>, comments: Option<usize>) {
        let text = self.text;
        // What follows belongs to it only up to the next mark: "B+ — for patient viewers" is nobody else's.
        let clause = self.after().take(6).take_while(|token| !matches!(text.kind(*token), Some(TokenKind::Mark(_))));
        let outside = |token: usize| text.has(token, OUTSIDER);
        if self.before().any(outside) || clause.clone().any(outside) || self.line_is_outsiders() {
            out.push(reason("somebody-elses", -8));
        }
        if comments.is_some_and(|start| self.at >= start) {
            out.push(reason("among-comments", -12));
        }
        if let Some(label) = &self.label {
            let part = label.clone().any(|token| names_a_part(text, token));
            if part {
                out.push(reason("of-a-part", -8));
            }
            if label.clone().any(|token| text.is_in(token, "old previous earlier original former initial")) {
                out.push(reason("of-another-time", -8));
            }
        } else if self.part_before() {
            out.push(reason("of-a-part", -8));
        }
        if self.label.is_none() && self.before().any(|token| text.is_in(token, "original predecessor novel book")) {
            out.push(reason("of-another-work", -6));
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
                .any(|token| text.is_word(token) && names_a_part(text, token))
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
            && !text.has(subject, ANY_LANGUAGE | FIRST_PERSON | FILM | NUMBER)
            && name_end(text, subject).is_some();
        let gets = text.is_in(verb, "gets earns receives deserves got earned merits");
        let they = text.is_in(subject, "he she they everyone everybody people friend wife husband who");
        // "The teacher gives her two stars": a story, not a verdict. The film, the critic and "it" are no such subject.
        let told = subject > self.sentence.start
            && text.is_in(subject - 1, "the a an his her their my our")
            && text.is_word(subject)
            && !text.has(subject, ANY_LANGUAGE | FILM | FIRST_PERSON)
            && !text.is_in(subject, "critic reviewer result")
            && !is_item;
        (named && !is_item && !gets) || they || told
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

/// Whether a word names a part of the work or of its edition, so that a rating after it is of that part.
pub(super) fn names_a_part(text: &Text, token: usize) -> bool {
    let aspect = text.has(token, 0x1ff << ASPECT) && !text.is(token, "score");
    aspect || text.has(token, PART)
}
