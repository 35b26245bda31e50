//! The phrase that a candidate stands in, as learning sees it: the few words to either side, in which the item, other titles, names
//! and other candidates are one word each whatever they are called, so that "I'd give Salt Road a" is met again with every title.
//! Once with its words, once with what they are.

use super::around::Around;
use super::choose::Weighed;
use super::speaks;
use crate::choice::Sink;
use crate::lexicon::{ANY_LANGUAGE, ASPECT, FILM, LABEL, NEGATOR, NUMBER, OUTSIDER, PART, VERDICT};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How many words a phrase has to either side.
const WORDS: usize = 3;

/// The longest name that is one word, in tokens.
const LONGEST_NAME: usize = 8;

/// One word of a phrase: as it is learned with, and what it is.
type Unit<'a> = (&'a str, &'a str);

const EDGE: Unit = ("^", "^");
const NAME: Unit = ("*name", "*name");

/// Adds what is learned from the phrase around a candidate.
pub(super) fn weigh(text: &Text, around: &Around, all: &[Weighed], place: usize, sink: &mut Sink) {
    let tokens = all[place].found.tokens.clone();
    let sentence = text.sentence_around(tokens.start);
    let units = Units { text, around, all, own: tokens.start };
    let before = units.before(&tokens, sentence.start);
    let behind = units.behind(&tokens, sentence.end);
    for (level, pick) in [("w", (|unit| unit.0) as fn(Unit) -> &str), ("c", |unit| unit.1)] {
        let [a, b, c] = before.map(pick);
        let [w, x, y] = behind.map(pick);
        for (name, parts) in [
            ("l1", &[a][..]),
            ("l2", &[b, a]),
            ("l3", &[c, b, a]),
            ("ls", &[c, b]),
            ("r1", &[w]),
            ("r2", &[w, x]),
            ("r3", &[w, x, y]),
            ("rs", &[x, y]),
            ("m2", &[a, w]),
            ("m3", &[b, a, w]),
            ("n3", &[a, w, x]),
            ("m4", &[b, a, w, x]),
        ] {
            let mut feature = vec!["phrase", level, name];
            feature.extend(parts);
            sink.add(&feature);
        }
    }
}

struct Units<'t, 'a> {
    text: &'t Text<'a>,
    around: &'t Around<'t>,
    all: &'t [Weighed],
    /// Where the candidate itself begins.
    own: usize,
}

impl<'a> Units<'_, 'a> {
    /// The words before a candidate, the nearest first.
    fn before(&self, tokens: &Range<usize>, start: usize) -> [Unit<'a>; WORDS] {
        let mut at = tokens.start;
        std::array::from_fn(|_| {
            while at > start {
                let (unit, first) = self.unit_ending(at, start);
                at = first;
                if let Some(unit) = unit {
                    return unit;
                }
            }
            EDGE
        })
    }

    /// The words behind a candidate.
    fn behind(&self, tokens: &Range<usize>, end: usize) -> [Unit<'a>; WORDS] {
        let mut at = tokens.end;
        std::array::from_fn(|_| {
            while at < end {
                let (unit, next) = self.unit_at(at, end);
                at = next;
                if let Some(unit) = unit {
                    return unit;
                }
            }
            EDGE
        })
    }

    /// The word that ends before a token, if it is one, and where it begins.
    fn unit_ending(&self, end: usize, start: usize) -> (Option<Unit<'a>>, usize) {
        let token = end - 1;
        if let Some((unit, whole)) = self.whole(token) {
            return (Some(unit), whole.start.max(start).min(token));
        }
        let unit = self.unit(token, start);
        let mut first = token;
        while unit == Some(NAME)
            && first > start.max(token.saturating_sub(LONGEST_NAME))
            && self.whole(first - 1).is_none()
            && self.unit(first - 1, start) == Some(NAME)
        {
            first -= 1;
        }
        (unit, first)
    }

    /// The word that begins at a token, if it is one, and the token behind it.
    fn unit_at(&self, token: usize, end: usize) -> (Option<Unit<'a>>, usize) {
        if let Some((unit, whole)) = self.whole(token) {
            return (Some(unit), whole.end.min(end).max(token + 1));
        }
        let unit = self.unit(token, 0);
        let mut next = token + 1;
        while unit == Some(NAME)
            && next < end.min(token + LONGEST_NAME)
            && self.whole(next).is_none()
            && self.unit(next, 0) == Some(NAME)
        {
            next += 1;
        }
        (unit, next)
    }

    /// What several tokens are together: the item, another title, another candidate.
    fn whole(&self, token: usize) -> Option<(Unit<'a>, Range<usize>)> {
        let mentions = self.around.mentions;
        let next = mentions.partition_point(|mention| mention.end <= token);
        if let Some(mention) = mentions.get(next).filter(|mention| mention.contains(&token)) {
            return Some((("*item", "*item"), mention.clone()));
        }
        let quoted = self.around.quoted;
        let next = quoted.partition_point(|quote| quote.tokens.end <= token);
        let title = quoted.get(next).filter(|quote| quote.tokens.contains(&token) && quote.tokens.len() < 8);
        if let Some(title) = title.filter(|title| !title.tokens.contains(&self.own)) {
            return Some((("*title", "*title"), title.tokens.clone()));
        }
        let next = self.all.partition_point(|other| other.found.tokens.end <= token);
        let other = self.all.get(next).filter(|other| other.found.tokens.contains(&token))?;
        (!other.found.tokens.contains(&self.own)).then(|| (("*rating", "*rating"), other.found.tokens.clone()))
    }

    /// A token by itself; nothing where it only sets others off.
    fn unit(&self, token: usize, start: usize) -> Option<Unit<'a>> {
        let text = self.text;
        match text.kind(token)? {
            TokenKind::Number | TokenKind::Fraction if text.word(token).len() == 4 => return Some(("#year", "#year")),
            TokenKind::Number | TokenKind::Fraction => return Some(("#", "#")),
            TokenKind::Stars | TokenKind::Mark('_' | '“' | '”' | '"' | '«' | '»' | '‘') => return None,
            TokenKind::Mark(_) | TokenKind::Possessive => return Some((text.word(token), text.word(token))),
            TokenKind::Word => {}
        }
        let word = text.word(token);
        let has = |class| text.has(token, class);
        let class = match () {
            () if speaks::is_own(text, token) => "*me",
            () if has(VERDICT) || speaks::is_of_rating(text, token) => "*give",
            () if has(OUTSIDER) => "*outsider",
            () if speaks::is_writer(text, token) => "*writer",
            () if speaks::is_third(text, token) => "*third",
            () if has(FILM) => "*film",
            () if has(LABEL) => "*label",
            () if has(PART | 0x1ff << ASPECT) => "*part",
            () if has(NEGATOR) => "*not",
            () if has(NUMBER) => "#word",
            () if has(ANY_LANGUAGE) => word,
            () if text.is_capital(token) && token > start && !text.opens_line(token) => return Some(NAME),
            () => "*word",
        };
        Some((word, class))
    }
}
