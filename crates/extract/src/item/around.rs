//! What the words of a sentence on either side of a possible title say: that it is a film, or that it is another one.

use crate::lexicon::{ENGLISH, FILM, NUMBER};
use crate::people::People;
use crate::text::{Text, TokenKind};
use std::ops::Range;

pub(super) struct Around<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) people: &'t People,
}

impl Around<'_, '_> {
    /// Points from the words beside a possible title.
    pub(super) fn points(&self, outer: Range<usize>) -> i32 {
        self.left(outer.start) + self.right(&outer)
    }

    fn left(&self, start: usize) -> i32 {
        let text = self.text;
        let Some(before) = start.checked_sub(1) else { return 0 };
        if text.is_one_of(before, &["titled", "entitled"]) {
            return 4;
        }
        if text.is_one_of(before, &["called", "named"]) {
            let of_film = (before.saturating_sub(5)..before).any(|token| text.has(token, FILM));
            return if of_film { 4 } else { 0 };
        }
        let two = before.checked_sub(1);
        if text.is_mark(before, ',') && two.is_some_and(|token| text.has(token, FILM)) && self.is_other_work(two) {
            return -4;
        }
        if text.has(before, FILM) && !text.opens_line(start) {
            return if self.is_other_work(Some(before)) { -4 } else { 3 };
        }
        if text.is_one_of(before, &["directed", "made", "helmed", "like", "beyond", "since"]) {
            return -4;
        }
        // "went to see Prom Night", "the makers of The Lamp".
        let saw = text.is_in(before, "see saw seen watch watched watching rented bought caught rewatched")
            || text.is(before, "of")
                && two.is_some_and(|two| text.is_in(two, "makers viewing screening showing print copy review"));
        if saw && text.is_capital(start) && !text.opens_line(start) && !crate::people::has_given_name(text, start) {
            return 3;
        }
        // "saw The Weighbridge": an article with a capital within a sentence opens a title.
        let article =
            text.is_one_of(start, &["the", "a", "an"]) && text.is_capital(start) && text.is_capital(start + 1);
        let within = text.is_word(before) && !text.is_capital(before) && !text.opens_line(start)
            || text.kind(before) == Some(TokenKind::Possessive);
        if article && within && !text.is_upper(start + 1) {
            return 3;
        }
        if text.kind(before) == Some(TokenKind::Possessive) {
            let name = self.name_before(before);
            // A line that opens with "Ana Holm’s Salt" is a headline wherever it stands.
            let opens = text.opens_line(before.saturating_sub(2));
            return if self.people.knows(name) { 3 + i32::from(opens) } else { 0 };
        }
        0
    }

    /// The two words before a possessive.
    fn name_before(&self, possessive: usize) -> &str {
        self.text.slice(possessive.saturating_sub(2)..possessive)
    }

    /// Whether the word before a noun for films says that another one is meant: "last feature", "previous film".
    fn is_other_work(&self, noun: Option<usize>) -> bool {
        let before = noun.and_then(|noun| noun.checked_sub(1));
        before.is_some_and(|token| {
            self.text.is_in(token, "last previous earlier first next prior other debut breakthrough second")
        })
    }

    fn right(&self, outer: &Range<usize>) -> i32 {
        let text = self.text;
        let next = outer.end;
        if text.opens_line(next) && !text.is_word(next) {
            return 0;
        }
        if text.is_one_of(next, &["is", "was", "isn’t", "remains", "marks"]) {
            if text.is_one_of(next + 1, &["coming", "set", "out", "now", "available"]) {
                return 3;
            }
            if text.is(next + 1, "about") {
                return 2;
            }
            return if self.is_film_predicate(next + 1) { 4 } else { 0 };
        }
        if text.is_one_of(next, &["earns", "gets", "deserves"])
            && (next + 1..next + 4)
                .any(|token| text.has(token, NUMBER) || text.word(token).len() == 1 && text.is_capital(token))
        {
            return 3;
        }
        if text.is(next, "stars") {
            return if text.is_capital(next + 1) { 3 } else { 0 };
        }
        let verbs = [
            "follows",
            "tells",
            "centers",
            "centres",
            "opens",
            "arrives",
            "comes",
            "premiered",
            "stands",
            "delivers",
            "features",
            "marks",
            "hits",
        ];
        if text.is_one_of(next, &["arrives", "opens", "premieres", "premiered", "hits"])
            && text.is_one_of(next + 1, &["on", "in", "at", "theaters", "cinemas"])
        {
            return 3;
        }
        if text.is_one_of(next, &verbs) {
            // A name of several words that opens a sentence with such a verb is the title of a story.
            let opens =
                text.sentences.get(text.sentence_of(outer.start)).is_some_and(|sentence| sentence.start == outer.start);
            let tells = text.is_in(next, "follows tells centers centres");
            return if tells && opens && outer.len() > 2 { 3 } else { 2 };
        }
        if text.is_in(next, "offers works unfolds represents explores takes ends") {
            return 1;
        }
        let of_it = [
            "cast",
            "trailer",
            "release",
            "story",
            "ending",
            "production",
            "director",
            "plot",
            "script",
            "premiere",
            "screenplay",
        ];
        if text.kind(next) == Some(TokenKind::Possessive) && text.is_one_of(next + 1, &of_it) {
            return 2;
        }
        0
    }

    /// "… a quiet film about", "… the third drama by": a noun for films within a few words, not part of "movie star".
    fn is_film_predicate(&self, from: usize) -> bool {
        (from..from + 7).any(|token| {
            let ends =
                !self.text.is_word(token + 1) || self.text.has(token + 1, ENGLISH) || self.text.opens_line(token + 1);
            self.text.has(token, FILM) && ends
        })
    }
}
