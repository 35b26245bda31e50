//! Whether some tokens of a line can be the title of a work at all: not a sentence, a date, a name, a rubric, a paper, a credit.

use super::bounds::LONGEST;
use super::info::{is_country, is_credit_word, year_at};
use super::lines::Page;
use super::{is_no_title, is_title_label};
use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::head::{is_issue, is_menu, is_outlet_word, is_section};
use crate::headline::{is_dense_word, is_review_word};
use crate::lexicon::{ASPECT, LABEL, OUTSIDER, PART, ROLE};
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

impl Page<'_, '_> {
    /// Whether some tokens at a line's place can be a title at all.
    pub(super) fn reads_as_one(&self, title: &Range<usize>, marked: bool, number: usize) -> bool {
        let text = self.text;
        let (first, last) = (title.start, title.end.saturating_sub(1));
        let words = || title.clone().filter(|token| text.is_word(*token));
        let count = words().count();
        let numeric = count == 0;
        let dense = is_dense_word(text, first);
        let opens = text.is_capital(first)
            || dense
            || text.kind(first) == Some(TokenKind::Number)
            || !text.word(first).is_ascii() && text.is_word(first);
        if !opens || title.is_empty() || title.len() > if dense { 2 * LONGEST } else { LONGEST } {
            return false;
        }
        let sentence = title
            .clone()
            .any(|token| text.is_mark_of(token, "!?;。…") && token + 1 < title.end && !text.is_tight(token + 1))
            || text.is_mark_of(last, ",;、，。")
            || text.is_mark(last, '.') && !marked;
        let label = ROLE | OUTSIDER | PART | LABEL | (0x1ff << ASPECT);
        let dated_after = text.is_mark_of(title.end, "(") && year_at(text, title.end + 1).is_some();
        let asks =
            text.is_mark_of(title.end, "?") && !text.is_mark_of(title.end + 1, "(") || text.is_mark_of(last, "?");
        let generic = count > 0
            && !(dated_after && count > 1)
            && words().all(|token| {
                is_no_title(text, token)
                    || text.has(token, crate::lexicon::ANY_LANGUAGE)
                    || !marked
                        && (text.has(token, label)
                            || is_section(text, token)
                            || is_menu(text, token)
                            || is_issue(text, token)
                            || is_no_work(text, token))
            });
        let slice = text.slice(title.clone());
        let person = self.people.knows(slice)
            || !marked
                && count <= 4
                && words().all(|token| text.is_capital(token))
                && crate::people::has_given_name(text, first)
                && count >= 2;
        let colon = title.clone().find(|token| *token > first && text.is_mark_of(*token, ":："));
        let credited = colon.is_some_and(|colon| {
            let before = text.slice(first..colon);
            is_credit_label(before)
                || is_byline_label(before)
                || crate::headline::labels_of_heads(before)
                || text.has(colon - 1, label)
        });
        // “Vu hier soir “Salt””: the marks inside say where the title is.
        let marks_inside = !marked
            && title
                .clone()
                .skip(1)
                .any(|token| text.is_mark_of(token, "“\"„«‘『「”‚‹»_[]") || text.kind(token) == Some(TokenKind::Stars));
        let noun = !marked
            && (text.has(first, crate::lexicon::FILM) && (count > 1 || text.is_mark_of(title.end, ".,"))
                || is_credit_word(text, first) && !self.shouts(title) && (count > 1 || text.is_mark_of(title.end, ":/."))
                || count > 2
                    && text.is_in(first + 1, "de di von by d af av dramatique romantique drammatica dramática romántica policière")
                    && text.is_in(first, "com\u{e9}die comedie comedia commedia komödie drame dramma drama comédia thriller polar western animation documentaire documental film filme película")
                || count > 1 && text.is_capital(first + 1) && text.is_in(first, "com con mit avec met with starring special med")
                || is_country(text, first) && (count == 1 || text.is_mark_of(first + 1, "-/,–"))
                || count == 1 && is_title_label(text, first)
                || is_review_word(text, last));
        let judged = !marked && count == 1 && text.has(first, crate::lexicon::POSITIVE | crate::lexicon::NEGATIVE);
        let by = !marked
            && (is_byline_label(text.word(first)) && count > 1 || is_credit_label(slice) || is_byline_label(slice));
        let published = self.is_taken(title);
        // The name of a paper stands on the first line, or beside the date.
        let line = text.lines.get(number);
        let beside_outlet = number == 0
            && marked
            && (self.frame.is_dated(0)
                || text.lines.first().is_some_and(|line| {
                    (title.end..line.tokens.end)
                        .any(|token| is_outlet_word(text, token) && !is_review_word(text, token))
                }));
        // "SCREENLADLE" over a menu.
        let over_menu = number == 0
            && !marked
            && text.lines.get(1).is_some_and(|below| {
                let words: Vec<usize> = below.tokens.clone().filter(|token| text.is_word(*token)).collect();
                words.len() >= 3
                    && words.iter().filter(|word| is_menu(text, **word) || is_section(text, **word)).count() * 3
                        >= words.len() * 2
            });
        let domain = (title.start..title.end + 2).any(|token| {
            text.is_mark(token, '.')
                && text.is_tight(token)
                && text.is_tight(token + 1)
                && text.is_in(token + 1, "com net org de fr es it nl se cz pl ru uk co pt br jp example")
        });
        let column = !marked
            && title.clone().any(|token| {
                text.is_in(token, "with by von par por door av mit avec")
                    && token > first
                    && crate::people::person_end(text, token + 1, title.end) == Some(title.end)
            });
        let share = title.clone().any(|token| text.is_mark(token, '%')) && count > 0;
        // "ABENA: good morning": somebody who speaks again.
        let speaks = !marked
            && text.is_mark_of(title.end, ":：")
            && text.lines.iter().take(40).filter(|line| same_opening(text, line.tokens.start, title)).count() >= 2;
        let dateline = text.is_mark(title.end, ',') && text.has(title.end + 1, crate::lexicon::MONTH)
            || text.is_mark(title.end, ',')
                && (title.end + 1..title.end + 4).any(|token| text.kind(token) == Some(TokenKind::Number))
                && crate::dates::date_in_masthead(text, title.end + 1).is_some();
        let first_line = number == 0 && !marked && self.frame.is_dated(0) && !text.is_mark_of(title.end, "([");
        let masthead = speaks
            || dateline
            || first_line
            || share
            || beside_outlet
            || over_menu
            || domain
            || column
            || !marked
                && (is_outlet_word(text, last)
                    || self.frame.is_dated(number) && title.clone().any(|token| is_outlet_word(text, token)))
                && (number == 0 || self.frame.is_dated(number))
            || !marked
                && number == 0
                && self.frame.is_dated(number)
                && line.is_some_and(|line| line.tokens.start == first);
        let rating = found_at(text, first)
            .is_some_and(|found| found.tokens.end >= title.end && found.reading.best.is_some())
            && !numeric;
        let genre = !marked
            && words().any(|token| {
                text.is_in(
                    token,
                    "interview conversation questions ranked essay published posted comments episode ep thread page letter dispatch programme minutes reviews",
                )
            });
        let letter = count == 1 && !numeric && text.word(first).chars().count() == 1 && !dense && title.len() == 1;
        let rubric =
            ["評価", "評点", "採点", "総合評価", "映画", "批評", "シネマ短評", "映画評", "新作批評"].contains(&slice);
        let small = rubric
            || letter
            || numeric
                && !dated_after
                && found_at(text, first)
                    .is_some_and(|found| found.tokens.end >= title.end && found.reading.best.is_some())
            || numeric && !(title.len() <= 3 && text.kind(first) == Some(TokenKind::Number) && title.len() >= 2);
        let verbs = [
            "is", "are", "was", "were", "has", "have", "will", "can’t", "can't", "isn’t", "isn't", "do", "does",
            "don’t", "i", "it’s", "it's",
        ];
        let clause = !marked
            && words().skip(1).any(|token| text.is_one_of(token, &verbs) && !text.is_capital(token))
            && !self.shouts(title);
        let cased = marked || !self.english || self.shouts(title) || crate::titles::reads_as_title(text, title.clone());
        let long = !marked && !self.english && count > 8 && !dense;
        !(asks
            || credited
            || marks_inside
            || noun
            || judged
            || sentence
            || generic
            || person
            || by
            || published
            || masthead
            || rating
            || genre
            || small
            || clause
            || long)
            && cased
            && !self.is_dated(title)
    }

    /// Whether a piece of a line is neither the author's or the outlet's name nor a date.
    pub(super) fn is_free(&self, title: &Range<usize>, number: usize) -> bool {
        let text = self.text;
        let dateline = text.is_mark(title.end, ',') && text.has(title.end + 1, crate::lexicon::MONTH);
        !(self.is_taken(title) || dateline || number == 0 && self.frame.is_dated(0) || self.is_dated(title))
    }

    /// Whether it is the author or the publication, there or elsewhere.
    fn is_taken(&self, title: &Range<usize>) -> bool {
        let (text, slice) = (self.text, self.text.slice(title.clone()));
        self.taken.iter().any(|taken| {
            taken.start < title.end && title.start < taken.end || text.slice(taken.clone()).eq_ignore_ascii_case(slice)
        })
    }

    /// Whether a date stands in some tokens. Dates are dear to look for, and hold a number always.
    fn is_dated(&self, title: &Range<usize>) -> bool {
        let text = self.text;
        let number = |token: usize| text.kind(token) == Some(TokenKind::Number);
        (title.start..title.end + 2).any(number)
            && title.clone().any(|token| {
                crate::dates::date_at(text, token).is_some() || crate::dates::date_in_masthead(text, token).is_some()
            })
    }

    pub(super) fn shouts(&self, title: &Range<usize>) -> bool {
        let text = self.text;
        let mut words = title.clone().filter(|token| text.is_word(*token)).peekable();
        words.peek().is_some()
            && words
                .all(|token| text.is_upper(token) || text.word(token).chars().count() == 1 && text.is_capital(token))
    }
}

/// Whether a line opens with the same words and a colon.
fn same_opening(text: &Text, start: usize, title: &Range<usize>) -> bool {
    title.clone().enumerate().all(|(place, token)| text.word(start + place) == text.word(token))
        && text.is_mark_of(start + title.len(), ":：")
}

/// Nouns of rubrics, never the whole of a title.
fn is_no_work(text: &Text, token: usize) -> bool {
    text.is_in(
        token,
        "show special free estrenos cine cinema kino film films movie movies blog diary extras audio video picture sound bonus trailer related comments share tags footer cast credits \
         synopsis plot verdict conclusion pros cons summary letters lettres cartas leserbriefe feuilleton kultur cultura culture programme program programm screening \
         coliseum odeon pictures dispatches newsletter also readers latest rental releases mark evidence charge our scales justice home accueil région sports météo menu search",
    )
}
