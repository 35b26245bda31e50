//! The scale that a document explains: "on our scale of -4 to +4", "(all marks out of 100)", "il massimo qui sono cinque
//! stelle", and the rows of a legend. It completes ratings that print none, and is none itself.

use super::amount::{amount_at, plain_at};
use super::grammar::{OF_FIVE, OF_HUNDRED, OF_TEN, OF_TWELVE};
use super::keys;
use super::legend;
use super::matching::{OUT_OF, out_of};
use super::reading::{Reading, Usual};
use super::scan::Found;
use crate::hash::Words;
use crate::lexicon::{HALF, LABEL, NUMBER, OF, STAR};
use crate::text::{Text, TokenKind, is_star, seen};
use crosscut_model::{Notation, RatingValue};
use std::ops::Range;
use std::sync::OnceLock;

/// A scale that the document states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scale {
    pub(crate) best: f64,
    pub(crate) worst: Option<f64>,
    /// It is counted in stars.
    pub(crate) stars: bool,
    /// The sentence that states it.
    pub(crate) tokens: Range<usize>,
}

impl Scale {
    /// The worst, which is 0 where nothing else is said.
    fn lowest(&self) -> f64 {
        self.worst.unwrap_or(0.0)
    }

    /// Whether a value is between the ends, whichever of them is the better one.
    fn holds(&self, value: f64) -> bool {
        let worst = self.lowest();
        value <= self.best.max(worst) && value >= self.best.min(worst)
    }
}

const WORDS: &str = "scale skala escala échelle scala schaal skalan skalaen шкале шкала skali škále asteikolla";
const MOST: &str = "maximum max massimo máximo maximal maximale maximaal höchstens möglich possible maximo höchstwertung högsta høyeste tops highest högst";

const SYSTEMS: &str = "scale system";
const ADJECTIVES: [(f64, &[&str]); 4] = [(5.0, OF_FIVE), (10.0, OF_TEN), (12.0, OF_TWELVE), (100.0, OF_HUNDRED)];
/// The same in Chinese, each three tokens long.
const SYSTEMS_OF: [(&str, f64); 5] =
    [("百分制", 100.0), ("十分制", 10.0), ("五分制", 5.0), ("5分制", 5.0), ("10分制", 10.0)];
const GRADED: &str = "scored rated graded marked";
/// Before the ends of a scale, where the sentence speaks of marks.
const FROM: &str = "from von da fra från";
const MARKS: &str = "number numbers rating ratings mark marks points scale grades noten punkte punkten zahlen poäng";

/// Whether a word that is no number is one of those that a scale may be stated by.
fn opens(text: &Text, token: usize) -> bool {
    static KNOWN: OnceLock<Words> = OnceLock::new();
    let lists = [SYSTEMS, WORDS, "minus plus", GRADED, MOST, OUT_OF, FROM];
    let listed = || lists.iter().flat_map(|list| list.split_ascii_whitespace());
    let adjectives = || ADJECTIVES.iter().flat_map(|(_, words)| words.iter().copied());
    let words = || Words::of(listed().chain(adjectives()));
    KNOWN.get_or_init(words).holds(text.hash(token))
}

/// The first scale that is stated, if any. Only the first and the last lines of a long text are looked at.
pub(crate) fn stated(text: &Text) -> Option<Scale> {
    near_the_ends(text).find_map(|token| stated_at(text, token))
}

/// The tokens of a text among which it may say how it rates: its beginning and its end.
pub(super) fn near_the_ends(text: &Text) -> impl Iterator<Item = usize> + use<> {
    const FAR: usize = 1500;
    let len = text.len();
    (0..len.min(FAR)).chain(len.saturating_sub(FAR).max(FAR)..len)
}

fn stated_at(text: &Text, token: usize) -> Option<Scale> {
    let kind = text.kind(token)?;
    let is_word = kind == TokenKind::Word;
    if is_word && !text.has(token, NUMBER | HALF) && !opens(text, token) {
        return None;
    }
    let sentence = || text.sentence_around(token);
    let named = in_brackets(text, token).or_else(|| keys::key_at(text, token));
    if let Some(scale) = named.or_else(|| legend::top_at(text, token)) {
        return Some(scale);
    }
    // "on our four-star scale".
    if is_word && text.is_in(token, SYSTEMS) && token >= 2 && text.is_one_of(token - 1, &["star", "point"]) {
        let number = token - 2 - usize::from(text.is_mark_of(token - 2, "-‑") && token > 2);
        if let Some((best, _)) = number_at(text, number) {
            let stars = text.is(token - 1, "star");
            return (3.0..=100.0).contains(&best).then(|| Scale {
                best,
                worst: None,
                stars,
                tokens: number..token + 1,
            });
        }
    }
    if is_word && text.is_in(token, WORDS) {
        let first = (token + 1..token + 5).find_map(|place| number_at(text, place))?;
        let Some(second) = (first.1..first.1 + 4).find_map(|place| number_at(text, place)) else {
            return of_one_number(text, token, first.0);
        };
        let (worst, best) = (first.0.min(second.0), first.0.max(second.0));
        // "I'd put it at 7 on a scale of 1 to 10" is a rating: the number before it is read by its own rule.
        // In brackets behind it the scale is explained: "5,0 (escala de 1 a 7)".
        let bracket = (token.saturating_sub(3)..token).find(|place| text.is_mark_of(*place, "(["));
        let before = (token.saturating_sub(4)..token)
            .any(|place| amount_at(text, place).is_some() && text.line_of(place) == text.line_of(token));
        let tokens = bracket.map_or_else(sentence, |open| open..second.1);
        return (best > worst && (3.0..=100.0).contains(&best) && (!before || bracket.is_some())).then(|| Scale {
            best,
            worst: (worst != 0.0).then_some(worst),
            stars: false,
            tokens,
        });
    }
    if let Some(scale) = around_zero(text, token) {
        return Some(scale);
    }
    if is_word
        && text.is_in(token, FROM)
        && let Some((worst, end)) = number_at(text, token + 1)
            .filter(|(worst, _)| (0.0..=1.0).contains(worst))
            .map(|(worst, end)| (worst, past_brackets(text, end)))
        && let Some((best, end)) = number_at(text, end + 1).filter(|_| text.is_in(end, "to bis à a til tot do"))
    {
        let near = sentence();
        let marks = near.clone().any(|token| text.has(token, LABEL | STAR) || text.is_in(token, MARKS));
        let known = [4.0, 5.0, 6.0, 7.0, 10.0, 20.0, 100.0].contains(&best);
        return (marks && known && near.len() < 40).then(|| Scale {
            best,
            worst: (worst != 0.0).then_some(worst),
            stars: text.has(end, STAR),
            tokens: token..end,
        });
    }
    // "百分制", "本报五分制".
    if let Some((_, best)) = SYSTEMS_OF.iter().find(|(system, _)| text.reads(token, system)) {
        return Some(Scale { best: *best, worst: None, stars: false, tokens: token..token + 3 });
    }
    // "по пятибалльной системе", "a five-point scale", "scored 0.0–10.0".
    let adjective = ADJECTIVES.iter().find(|(_, words)| text.is_one_of(token, words)).map(|(best, _)| *best);
    if let Some(best) = adjective {
        return Some(Scale { best, worst: None, stars: false, tokens: sentence() });
    }
    if is_word && text.is_in(token, GRADED) {
        let range = number_at(text, token + 1).filter(|(_, end)| text.is_mark_of(*end, "-–—") || text.is(*end, "to"));
        if let Some((worst, end)) = range
            && let Some((best, _)) = number_at(text, end + 1)
        {
            return (best > worst && best >= 3.0).then(|| Scale {
                best,
                worst: None,
                stars: false,
                tokens: sentence(),
            });
        }
    }
    if is_word && text.is_in(token, MOST) {
        let near = sentence();
        let found = (token + 1..(token + 6).min(near.end)).chain(token.saturating_sub(4).max(near.start)..token);
        let (place, (best, end)) = found.into_iter().find_map(|place| Some((place, number_at(text, place)?)))?;
        let stars = text.has(end, STAR);
        let rated = near.clone().any(|token| text.has(token, LABEL | STAR));
        let printed = place >= 2 && number_at(text, place - 1).is_some() || text.is_mark(place.wrapping_sub(1), '/');
        return (rated && !printed && (3.0..=100.0).contains(&best) && near.len() < 30).then_some(Scale {
            best,
            worst: None,
            stars,
            tokens: near,
        });
    }
    // "Op 5 december" states nothing.
    if let Some(next) = out_of(text, token).filter(|_| !text.is(token, "op")) {
        let (best, end) = number_at(text, next)?;
        let near = sentence();
        let opening = usize::from(token > 0 && text.is_mark_of(token - 1, "(["));
        // On a line of its own it is said of what stands above.
        let counted = is_count(text, token.wrapping_sub(1 + opening)) && !text.opens_line(token - opening);
        let of_all = near.clone().any(|token| {
            text.has(token, LABEL)
                || text.is_in(token, "all marks scores ratings everything alle alles tous toutes tutti todas todos")
        });
        // "Film capsules (stars out of six)".
        let of_stars = token >= 2 && text.has(token - 1, STAR) && text.is_mark_of(token - 2, "([");
        let counted = counted && !of_stars;
        let alone = near.start + 1 >= token || text.is_mark_of(token - 1, "(") || of_stars;
        let fits = !counted
            && (of_all || alone)
            && near.len() < 24
            && [4.0, 5.0, 6.0, 10.0, 20.0, 50.0, 100.0].contains(&best);
        let is_out = text.is_one_of(token, &["out", "outta"]) || alone || of_all;
        return (fits && is_out).then(|| Scale {
            best,
            worst: None,
            stars: of_stars || text.has(end, STAR),
            tokens: near,
        });
    }
    None
}

/// "from minus four (burn it) to plus four (steal it)", "-4 … +4", "from +4 (masterwork) to -4 (offence)": as far below as above, each
/// perhaps with its meaning.
fn around_zero(text: &Text, token: usize) -> Option<Scale> {
    const FAR: usize = 26;
    let signed = |place: usize| {
        let sign = text.is_mark_of(place, "+-−–") || text.is_one_of(place, &["plus", "minus"]);
        amount_at(text, place).filter(|_| sign)
    };
    let first = signed(token).filter(|amount| amount.value.abs() > 1.0 && amount.value.abs() <= 10.0)?;
    let near = (first.end..first.end + FAR).take_while(|place| text.line_of(*place) <= text.line_of(first.end) + 1);
    let end =
        near.into_iter().find_map(|place| Some(signed(place).filter(|other| other.value == -first.value)?.end))?;
    let best = first.value.abs();
    Some(Scale { best, worst: Some(-best), stars: false, tokens: token..end })
}

/// Past what is said in brackets of an end of a scale: "from 0 (worthless) to 4 (essential)".
fn past_brackets(text: &Text, at: usize) -> usize {
    if !text.is_mark_of(at, "([") {
        return at;
    }
    (at..at + 8).find(|token| text.is_mark_of(*token, ")]")).map_or(at, |close| close + 1)
}

/// "on our scale of four": a best alone.
fn of_one_number(text: &Text, token: usize, best: f64) -> Option<Scale> {
    let said = text.is_in(token + 1, "of von de di av van") && number_at(text, token + 2).is_some();
    let before = (token.saturating_sub(4)..token).any(|place| amount_at(text, place).is_some());
    (said && !before && (3.0..=100.0).contains(&best)).then(|| Scale {
        best,
        worst: None,
        stars: false,
        tokens: token..token + 3,
    })
}

/// "Rating (out of ****):", "RATING (0 TO ****)", "(満点は★4つ)": a scale in brackets, counted in glyphs.
fn in_brackets(text: &Text, token: usize) -> Option<Scale> {
    if !text.is_mark_of(token, "([（") {
        return None;
    }
    let stars = |at: usize| {
        let row = text.kind(at) == Some(TokenKind::Stars);
        row.then(|| seen(text.word(at)).filter(|c| is_star(*c)).count() as f64).filter(|count| *count >= 3.0)
    };
    let scale = |best: f64, end: usize| {
        let closed = text.is_mark_of(end, ")]）");
        closed.then_some(Scale { best, worst: None, stars: true, tokens: token..end + 1 })
    };
    if let Some(at) = out_of(text, token + 1).or_else(|| text.has(token + 1, OF).then_some(token + 2)) {
        return scale(stars(at)?, at + 1);
    }
    let from_zero = number_at(text, token + 1).filter(|(low, _)| *low == 0.0);
    if let Some((_, end)) = from_zero.filter(|(_, end)| text.is(*end, "to") || text.is_mark_of(*end, "-–—")) {
        return scale(stars(end + 1)?, end + 2);
    }
    let row = text.reads(token + 1, "満点は★").then_some(token + 5)?;
    let (best, end) = number_at(text, row)?;
    scale(best, end + usize::from(text.word(end) == "つ"))
}

/// Whether a token is what a scale may follow: a number, stars, a row of glyphs, or a word for stars.
fn is_count(text: &Text, token: usize) -> bool {
    match text.kind(token) {
        Some(TokenKind::Number | TokenKind::Fraction | TokenKind::Stars) => true,
        Some(TokenKind::Mark(mark)) => super::glyphs::is_symbol(mark),
        Some(TokenKind::Word) => {
            text.has(token, STAR)
                || plain_at(text, token).is_some()
                || text.word(token).ends_with('s') && !text.has(token, LABEL)
        }
        _ => false,
    }
}

fn number_at(text: &Text, token: usize) -> Option<(f64, usize)> {
    let amount = plain_at(text, token)?;
    Some((amount.value, amount.end))
}

/// A number that only the stated scale makes a rating: alone in brackets or on its line, "[+3]".
pub(crate) fn bare_numbers(text: &Text, scale: &Scale) -> Vec<Found> {
    let mut found = Vec::new();
    let below = scale.worst.is_some_and(|worst| worst < 0.0);
    for line in &text.lines {
        for at in line.tokens.clone() {
            let bracketed = at > 0 && text.is_mark_of(at - 1, "[(") && line.tokens.contains(&(at - 1));
            // "AFR-Wert: +3", "EVENING CLASS (1976) ........ +3": a signed number set apart at the end of its line, or nought where
            // the scale goes below it.
            let gap = || at > 0 && text.full[..text.bytes(at..at + 1).start].ends_with("  ");
            let signed = text.is_mark_of(at, "+-−–") || below && text.word(at) == "0";
            let colon = at > line.tokens.start && signed && (text.is_mark_of(at - 1, ":：.…·|=") || gap());
            if !(bracketed || colon || at == line.tokens.start) || scale.tokens.contains(&at) && !colon {
                continue;
            }
            let Some(amount) = amount_at(text, at).filter(|amount| !amount.in_words) else { continue };
            // "+2 (scale: -4 …)" goes on with its scale.
            let ends = amount.end == line.tokens.end
                || text.is_mark_of(amount.end, ".") && amount.end + 1 == line.tokens.end
                || text.is_mark_of(amount.end, "([") && scale.tokens.contains(&amount.end)
                || signed && text.full[text.bytes(at..amount.end).end..].starts_with("  ");
            let closed = if bracketed { text.is_mark_of(amount.end, "])") } else { ends };
            let fits = scale.holds(amount.value);
            if closed && fits && (signed || !(bracketed || colon) || text.is_mark(at - 1, '[')) {
                let mut reading = Reading::number(amount.value, Notation::Points, "bare");
                reading.best = Some(scale.best);
                reading.worst = scale.worst;
                found.push(Found { tokens: at..amount.end, reading, in_words: false });
            }
        }
    }
    // "Minus two.", where the scale goes below zero: a sentence of its own.
    if below {
        for sentence in &text.sentences {
            let amount =
                amount_at(text, sentence.start).filter(|amount| amount.in_words && amount.value.abs() <= scale.best);
            if let Some(amount) = amount.filter(|amount| {
                amount.end + 1 == sentence.end && text.is_one_of(sentence.start, &["minus", "plus", "zero"])
            }) {
                let mut reading = Reading::number(amount.value, Notation::Points, "bare");
                reading.best = Some(scale.best);
                reading.worst = scale.worst;
                found.push(Found { tokens: sentence.start..amount.end, reading, in_words: true });
            }
        }
    }
    found
}

/// Completes what prints no scale by the one that the document states.
pub(crate) fn apply(found: &mut Found, stated: Option<&Scale>, legend: Option<f64>) {
    let reading = &mut found.reading;
    let RatingValue::Number(value) = reading.value else { return };
    let stars = reading.notation == Notation::Stars;
    if reading.best.is_some() || !(stars || matches!(reading.notation, Notation::Points | Notation::Fraction)) {
        return;
    }
    // Nobody gives stars of which fewer are better.
    let fits = |scale: &&Scale| stars && scale.best > scale.lowest() || !stars && !scale.stars;
    let best =
        legend.filter(|_| stars || reading.rule == "symbols").or_else(|| stated.filter(fits).map(|scale| scale.best));
    let stated = stated.filter(|scale| Some(scale.best) == best && scale.holds(value));
    if let Some(best) = best.filter(|best| (value <= *best || stated.is_some()) && (!stars || *best <= 10.0)) {
        reading.usual = Some(Usual::Document { best, worst: stated.map_or(0.0, Scale::lowest) });
    }
}

/// A value with its printed best that stars elsewhere may mean too: "★", and below it "that's one, out of four".
pub(crate) fn printed(found: &Found) -> Option<(f64, f64)> {
    let reading = &found.reading;
    let counts = matches!(reading.notation, Notation::Stars | Notation::Fraction);
    let best = reading.best.filter(|best| counts && (4.0..=6.0).contains(best) && reading.worst.is_none())?;
    Some((reading.value.number()?, best))
}

/// Completes what neither prints a scale nor is told one: stars by the same value printed elsewhere with its best, a lone "3.8" where sites
/// count to five (Japan, Korea, France), a six as one of ten but where points are thrown with a die.
pub(crate) fn apply_usual(reading: &mut Reading, printed: &[(f64, f64)], language: Option<&str>) {
    let RatingValue::Number(value) = reading.value else { return };
    if reading.best.is_some() || reading.usual.is_some() {
        return;
    }
    let spoken = |languages: &[&str]| language.is_some_and(|language| languages.contains(&language));
    reading.usual = match reading.notation {
        Notation::Stars => {
            let same = printed.iter().find(|(other, _)| *other == value);
            same.map(|(_, best)| Usual::Document { best: *best, worst: 0.0 })
        }
        // "3.8" alone, and in Japan "評価:2.5".
        _ if value <= 5.0
            && (reading.rule == "lone" && spoken(&["ja", "ko", "fr"])
                || reading.rule == "labelled" && value.fract() > 0.0 && spoken(&["ja"])) =>
        {
            Some(Usual::Label { best: 5.0, worst: 0.0 })
        }
        // "4点", "3점".
        Notation::Points if reading.rule == "points" && value <= 5.0 && spoken(&["ja", "ko", "zh"]) => {
            Some(Usual::Label { best: 10.0, worst: 0.0 })
        }
        Notation::Points if value > 5.0 && value <= 6.0 && !spoken(&["da", "nb", "nn", "no"]) => {
            Some(Usual::Label { best: 10.0, worst: 0.0 })
        }
        _ => None,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_read_where_it_is_explained() {
        for (text, best, worst) in [
            ("(Films are rated on our scale of -4 to +4.)", 4.0, Some(-4.0)),
            ("They run from minus four, an offence, to plus four, a marvel.", 4.0, Some(-4.0)),
            ("(all marks out of 100)", 100.0, None),
            ("**½ (of ****)", 4.0, None),
            ("** 1/2\n(out of four stars)\n", 4.0, None),
            ("Il massimo qui sono cinque stelle.", 5.0, None),
            ("two and a half on our four-star scale", 4.0, None),
            ("Оцениваем по пятибалльной системе.", 5.0, None),
            ("Albums are scored 0.0–10.0.", 10.0, None),
            ("本报五分制，我打3.5。", 5.0, None),
        ] {
            let cut = Text::new(text, 0..text.len());
            let read = stated(&cut).map(|scale| (scale.best, scale.worst));
            assert_eq!(read, Some((best, worst)), "{text}");
        }
        for (page, value) in [
            (
                "THE LAMP LETTER\n(ratings run −4 … 0 … +4; the left side is rarely used)\n\nTHE PIER\n−3\n\nA boat, a bell.",
                -3.0,
            ),
            (
                "We grade from −4 to +4. Nought is neither gain nor loss.\n\nThe Pier\nAda Lind: 0\n\nA boat, a bell.",
                0.0,
            ),
            ("From +4 (excellent) to –4 (abysmal)\n\nTHE PIER\n\nA boat, a bell, and a lamp.    +2    AL\n", 2.0),
            ("Auf unserer Skala von −4 (unzumutbar) bis +4 (unvergesslich): +2.\n\nAda Lind", 2.0),
            (
                "How it works: from -4 (I want an apology) through 0 (no feelings at all) to +4 (you will hear of it at parties).\n\nTHE PIER (1999) ......... +3\n\nA boat.",
                3.0,
            ),
        ] {
            let cut = Text::new(page, 0..page.len());
            let scale = stated(&cut);
            let bare = scale.as_ref().map(|scale| bare_numbers(&cut, scale)).unwrap_or_default();
            let values: Vec<_> = bare
                .iter()
                .map(|found| (found.reading.value.number(), found.reading.best, found.reading.worst))
                .collect();
            assert_eq!(values, [(Some(value), Some(4.0), Some(-4.0))], "{page} {scale:?}");
        }
        let rating = "I would put it at 7 on a scale of 1 to 10.";
        assert_eq!(stated(&Text::new(rating, 0..rating.len())), None, "a rating explains nothing");
    }
}
