//! Ratings that are not the document's own of the item: somebody else's, another work's, a part's, an earlier one.

use super::acts::FIRMNESS;
use super::context::{Near, Reason, reason};
use super::page::Zone;
use crate::lexicon::{
    ASPECT, ENGLISH, FILM, FIRST_PERSON, HALF, LABEL, NUMBER, OUTSIDER, PART, PERSON_NOUN, STAR, VERDICT,
};
use crate::statements::is_about_another;
use crate::text::{Text, TokenKind};

impl Near<'_, '_> {
    /// A rating, but somebody else's, of another work, of a part, or of another time.
    pub(super) fn not_ours(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        // What follows belongs to it only up to the next mark: "B+ — for patient viewers" is nobody else's.
        let reach = if self.found.reading.rule == "recommended" { 0 } else { 6 };
        let clause =
            self.after().take(reach).take_while(|token| !matches!(text.kind(*token), Some(TokenKind::Mark(_))));
        let outside = |token: usize| text.has(token, OUTSIDER);
        if self.before().any(outside) || clause.clone().any(outside) || self.line_is_outsiders() {
            out.push(reason("somebody-elses", -12));
        }
        match self.page.zone(self.at) {
            Some(Zone::Comments) => out.push(reason("among-comments", -12)),
            Some(Zone::Related) => out.push(reason("among-links", -12)),
            Some(Zone::Quoted) if self.label.is_none() => out.push(reason("quoted", -12)),
            Some(Zone::Press) if !self.is_overall() => out.push(reason("among-other-papers", -12)),
            Some(Zone::Speech) if self.label.is_none() => out.push(reason("in-a-conversation", -8)),
            Some(Zone::Signature) => out.push(reason("in-a-signature", -12)),
            _ => {}
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
        let labelled = self.label.is_some();
        if !self.names_head_title() && text.line_of(self.at) >= 4 && is_about_another(self.about, self.sentence.clone())
        {
            out.push(reason("of-another-work", -6));
        }
        if self.in_doubt() && !labelled {
            out.push(reason("not-in-earnest", -4));
        }
        let glyphs = matches!(self.found.reading.rule, "glyphs" | "symbols");
        if self.is_negated() && !labelled && !glyphs && self.found.reading.rule != "recommended" {
            out.push(reason("negated", -4));
        }
        if self.is_counted() {
            out.push(reason("somebody-elses", -12));
        }
        if self.recalls_another() && self.label.is_none() {
            out.push(reason("of-another-work", -8));
        }
        if self.is_after_a_quotation() {
            out.push(reason("somebody-elses", -12));
        }
        if self.is_reported() && !labelled {
            out.push(reason("somebody-elses", -12));
        }
        if self.is_of_another_subject() && !labelled {
            out.push(reason("said-of-something-else", -8));
        }
        if self.is_asked() && !labelled {
            out.push(reason("asked", -6));
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

    /// "4.3 out of 5 stars   218 ratings": a mean says how many it is of.
    fn is_counted(&self) -> bool {
        let text = self.text;
        (self.end..(self.end + 5).min(self.line.end)).any(|token| {
            text.kind(token) == Some(TokenKind::Number)
                && text.is_in(token + 1, "ratings reviews votes voters customers users readers bewertungen stimmen rezensionen avis votes notes votos opiniones valoraciones voti recensioni avaliações stemmen beoordelingen röster omdömen betyg hodnocení ocen głosów оценок голосов")
        })
    }

    /// "Five stars, I gave the first one": what follows says of which.
    fn recalls_another(&self) -> bool {
        let text = self.text;
        let after = self.end..self.sentence.end.min(self.end + 9);
        let gave = after.clone().find(|token| text.is_in(*token, "gave awarded"));
        gave.is_some_and(|gave| {
            (gave..after.end).any(|token| text.is_in(token, "first last previous original earlier other"))
        }) && self.line.contains(&self.end)
    }

    /// A line that opens with a quotation and then names who said it: "Man fryser." Dala-Bladet, betyg 3.
    fn is_after_a_quotation(&self) -> bool {
        let text = self.text;
        let first = self.line.start + usize::from(text.is_mark_of(self.line.start, "-–—•*"));
        if !text.is_mark_of(first, "\"“„«”‘") {
            return false;
        }
        let close = (first + 3..self.at.min(first + 60)).rev().find(|token| text.is_mark_of(*token, "\"”“»’"));
        close.is_some_and(|close| {
            close - first > 3 && (close + 1..self.at).any(|token| text.is_capital(token)) && self.at - close <= 12
        })
    }

    /// "Tom said he'd give it 10/10": a verb of speech before it, and nobody's but another's.
    fn is_reported(&self) -> bool {
        let text = self.text;
        let mut before = self.sentence.start..self.at;
        let says = before.clone().any(|token| {
            text.is_in(token, "said says told tells claimed claims shouted reckoned reckons insisted insists wrote writes argued declared announced called thought whispered muttered sagte sagt meinte schrieb dit dijo disse zei sade")
        });
        let mine = before.any(|token| text.has(token, FIRST_PERSON) || self.about.is_own_name(token));
        // "The Mole says: 5/10", "Family Screen Watch says: thumbs down": so papers speak of themselves.
        let colon = self.at > self.sentence.start + 1 && text.is_mark_of(self.at - 1, ":：");
        let stated = colon && text.is_in(self.at - 2, "says say sagt dit zegt säger siger dice diz");
        says && !mine && !stated
    }

    fn is_overall(&self) -> bool {
        self.label.clone().is_some_and(|label| {
            label.into_iter().any(|token| {
                self.text.has(token, FIRST_PERSON)
                    || self.text.is_in(token, "our unsere unser notre nuestra nostro nossa onze vår vores")
            })
        })
    }

    /// "The hat is 10/10": a subject with its article that is not the work.
    fn is_of_another_subject(&self) -> bool {
        let text = self.text;
        let mut verb = self.at;
        while verb > self.sentence.start && (text.is_in(verb - 1, FIRMNESS) || text.is_mark_of(verb - 1, ":,–—-“\"*"))
        {
            verb -= 1;
        }
        let is = verb > self.sentence.start + 1 && text.is_in(verb - 1, "is was are were");
        let subject = verb.saturating_sub(2);
        let known = text.has(subject, ENGLISH | FILM | LABEL | VERDICT) || text.is_in(subject, "result");
        let mention = self.about.mention_before(verb).is_some_and(|mention| mention.contains(&subject));
        is && text.is_word(subject) && !text.is_capital(subject) && !known && !mention
    }

    /// Whether the sentence names, in quotation marks, what one of the first lines names too: that is no other work.
    fn names_head_title(&self) -> bool {
        let about = self.about;
        let first = about.quoted.partition_point(|quote| quote.tokens.end <= self.sentence.start);
        let here = about.quoted[first..].iter().take_while(|quote| quote.tokens.start < self.sentence.end);
        let head = about
            .quoted
            .iter()
            .take(6)
            .filter(|quote| self.text.line_of(quote.tokens.start) < 6 && quote.tokens.end <= self.sentence.start);
        let mut names = here.filter(|quote| !quote.aside).peekable();
        names.peek().is_some()
            && names.all(|quote| {
                let title = self.text.slice(quote.tokens.clone());
                head.clone().any(|known| self.text.slice(known.tokens.clone()).eq_ignore_ascii_case(title))
            })
    }

    /// A line that opens with an aggregator's or audience's name, or with somebody near: "IMDb: 7.2/10", "My wife: 4/10".
    fn line_is_outsiders(&self) -> bool {
        (self.line.start..self.at.min(self.line.start + 6)).any(|token| {
            self.text.has(token, OUTSIDER)
                || self.text.has(token, PERSON_NOUN) && self.text.is_mark_of(token + 1, ":：-–—")
        })
    }

    /// A line that opens with a title that is not the item: "The Quay: 3/5" below a review of another film.
    fn line_is_of_another(&self) -> bool {
        let text = self.text;
        let first = self.line.start;
        let Some(item) = self.about.item else { return false };
        if self.found.reading.rule == "bare" {
            return false;
        }
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
    // "Oordeel: 2/5" is a label that nobody knows, and "By Ada Holm | C+" a byline.
    let byline = crate::byline::is_byline_word(text, first);
    !byline && (end - first > 1 || text.is_mark(end, '('))
}

/// Whether a word names a part of the work or of its edition, so that a rating after it is of that part.
pub(super) fn names_a_part(text: &Text, token: usize) -> bool {
    let aspect = text.has(token, 0x1ff << ASPECT) && !text.is(token, "score");
    aspect || text.has(token, PART)
}
