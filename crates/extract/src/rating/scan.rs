//! Finds everything in a text that could be a rating, whatever it turns out to be. One pass; bounded work a token.

use crate::lexicon::{LABEL, RECOMMEND, STAR, THUMB};
use crate::rating::amount::is_number;
use crate::rating::numbers::{
    given_number, is_lone_star, labelled_number, lone_half, lone_number, no_stars, number_below, number_in_words,
    percent_first, split_fraction, star_and_half,
};
use crate::rating::reading::Reading;
use crate::rating::thumbs::{recommendation, thumb_glyph, thumbs_words, ticked};
use crate::rating::{calls, glyphs, hangul, hanzi, letter, matching, school, thumbs, ticks};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::collections::VecDeque;
use std::ops::Range;

/// Something that could be a rating.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    pub(crate) reading: Reading,
    /// Its number is written in words.
    pub(crate) in_words: bool,
}

impl Found {
    /// A verdict for or against, in words.
    pub(super) fn thumb(tokens: Range<usize>, up: bool, rule: &'static str) -> Found {
        let reading = Reading::text(if up { "up" } else { "down" }, Notation::Thumbs, rule);
        Found { tokens, reading, in_words: true }
    }
}

/// Everything found, in the order of the text; of more than `most`, the first and the last half of so many.
pub(crate) fn scan(text: &Text, most: usize) -> Vec<Found> {
    let mut first = Vec::new();
    let mut last = VecDeque::new();
    let mut at = 0;
    while at < text.len() {
        let Some(found) = found_at(text, at).or_else(|| letter::loose(text, at)).or_else(|| thumbs::loose(text, at))
        else {
            at += 1;
            continue;
        };
        at = found.tokens.end.max(at + 1);
        if first.len() < most / 2 {
            first.push(found);
            continue;
        }
        if last.len() == most / 2 {
            last.pop_front();
        }
        last.push_back(found);
    }
    first.extend(last);
    first
}

/// What could be a rating and begins at a token.
pub(crate) fn found_at(text: &Text, at: usize) -> Option<Found> {
    match text.kind(at)? {
        TokenKind::Stars => glyphs::stars(text, at),
        TokenKind::Number if is_line(text, at) => split_fraction(text, at)
            .or_else(|| number_below(text, at))
            .or_else(|| by_rule(text, at))
            .or_else(|| lone_number(text, at)),
        TokenKind::Fraction if text.word(at) == "½" && is_line(text, at) => lone_half(at),
        TokenKind::Fraction if text.kind(at + 1) == Some(TokenKind::Stars) => {
            glyphs::half_and_empty(text, at).or_else(|| glyphs::half_of(text, at)).or_else(|| by_rule(text, at))
        }
        TokenKind::Number | TokenKind::Fraction => glyphs::half_of(text, at)
            .or_else(|| by_rule(text, at))
            .or_else(|| labelled_number(text, at))
            .or_else(|| given_number(text, at))
            .or_else(|| hanzi::behind_a_glyph(text, at)),
        TokenKind::Word if !may_begin(text, at) => None,
        TokenKind::Word => by_word(text, at),
        TokenKind::Mark('+') if text.is_mark(at + 1, '+') && text.is_tight(at + 1) => glyphs::symbols(text, at),
        TokenKind::Mark('(' | '[') if labelled_interval(text, at) => by_rule(text, at),
        TokenKind::Mark('(') if text.is_in(at + 1, "x") => ticks::box_before(text, at),
        TokenKind::Mark('[' | '☑' | '☒' | '✔' | '✓' | '✅') => ticks::box_before(text, at),
        TokenKind::Mark('-' | '−' | '–' | '+') if text.kind(at + 1) == Some(TokenKind::Number) => by_rule(text, at),
        TokenKind::Mark('👍' | '👎') => thumb_glyph(text, at),
        TokenKind::Mark('⚀'..='⚅') => glyphs::die(text, at).or_else(|| glyphs::symbols(text, at)),
        TokenKind::Mark('%') => percent_first(text, at),
        TokenKind::Mark(mark) if glyphs::is_symbol(mark) => glyphs::symbols(text, at),
        _ => None,
    }
}

/// What begins at a word.
fn by_word(text: &Text, at: usize) -> Option<Found> {
    thumbs_words(text, at)
        .or_else(|| hangul::stars(text, at))
        .or_else(|| hangul::points(text, at))
        .or_else(|| recommendation(text, at))
        .or_else(|| ticked(text, at))
        .or_else(|| calls::call(text, at))
        .or_else(|| letter::letter(text, at))
        .or_else(|| by_rule(text, at))
        .or_else(|| number_in_words(text, at))
        .or_else(|| no_stars(text, at))
        .or_else(|| hanzi::percent(text, at))
        .or_else(|| star_and_half(text, at))
        .or_else(|| hanzi::behind_a_glyph(text, at))
}

/// Whether a word can begin a rating at all, asked of every word of a text: one letter, a word that counts, one before a verdict, what
/// stands behind a label's colon, and what is not written in ASCII.
fn may_begin(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    word.len() == 1
        || !word.is_ascii()
        || text.has(at, STAR)
        || is_number(text, at)
        || text.classes(at..at + 5) & (THUMB | RECOMMEND) != 0
        || at > 0 && text.is_mark_of(at - 1, ":：")
        || text.has(at + 1, STAR)
        || text.is(at, "on")
        || text.is(at, "out")
}

/// Whether a token is all that stands on its line.
fn is_line(text: &Text, at: usize) -> bool {
    text.opens_line(at) && (at + 1 >= text.len() || text.opens_line(at + 1))
}

/// Whether a bracket with a number in it stands behind a label: "Arvosana (4–10): 8".
fn labelled_interval(text: &Text, at: usize) -> bool {
    text.kind(at + 1) == Some(TokenKind::Number) && at > 0 && text.has(at - 1, LABEL)
}

fn by_rule(text: &Text, at: usize) -> Option<Found> {
    let scale = || text.is(at, "out") && text.is(at + 1, "of") || matching::opens(text, at);
    if text.is_word(at) && !text.has(at, STAR) && !is_number(text, at) && !scale() {
        return None;
    }
    // Few of a Latin text's numbers have a character behind them that counts stars.
    let counted = (at..at + 3).any(|token| !text.is_ascii(token)).then(|| hanzi::counted(text, at)).flatten();
    let Some((rule, read)) = matching::longest(text, at) else { return counted };
    let too_much = read.best.is_some_and(|best| read.value > best);
    if counted.as_ref().is_some_and(|counted| counted.tokens.end > read.end || too_much) {
        return counted;
    }
    // "★ 4.5/10": the glyph says what is counted.
    let labelled = at > 2 && text.is_mark_of(at - 1, ":：") && text.has(at - 2, LABEL) && text.has(at - 3, STAR);
    let starred = at > 0 && (is_lone_star(text, at - 1) || labelled) && !text.opens_line(at);
    let notation = if starred && rule.notation == Notation::Fraction { Notation::Stars } else { rule.notation };
    let (best, worst) = ends(text, at, read.best, read.worst);
    let reading = Reading { best, worst, ..Reading::number(read.value, notation, rule.name) };
    Some(Found { tokens: at..read.end, reading, in_words: read.in_words })
}

/// Printed ends, the better one first: the higher one, in whichever order they stand, but for school marks.
fn ends(text: &Text, at: usize, best: Option<f64>, worst: Option<f64>) -> (Option<f64>, Option<f64>) {
    let (Some(one), Some(other)) = (best, worst) else { return (best, worst) };
    let (low, high) = (one.min(other), one.max(other));
    let of_school = (low, high) == school::ENDS
        && (at.saturating_sub(2)..at).any(|token| text.is_in(token, school::SCHOOL) && !text.opens_line(token + 1));
    if of_school { (Some(low), Some(high)) } else { (Some(high), Some(low)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::grammar::shuffled;

    #[test]
    fn what_could_be_a_rating_is_found_wherever_it_is_printed() {
        for (text, value, best) in [
            ("No stars (out of four)", 0.0, Some(4.0)),
            ("Keine Sterne.", 0.0, None),
            ("No stars came to the pier that night, and nobody missed them.", f64::NAN, None),
            ("For the film, a six. Out of ten.", 6.0, Some(10.0)),
            ("Rating: 2.5 points from 10", 2.5, Some(10.0)),
            // A paragraph that was wrapped by hand goes on; a list does not.
            ("The pier is the best thing in it: I give it eight out of\nten hall passes and a lamp.", 8.0, Some(10.0)),
            ("Pictures of the pier in the fog: 4\n\nstars of the week", f64::NAN, None),
            ("Lamps on the pier: 4\nstars of the week: none", f64::NAN, None),
            ("Arvosana asteikolla 4–10: 8½", 8.5, None),
            ("Fyra och en halv stjärna av fem blir det.", 4.5, Some(5.0)),
            ("Dwie i pół gwiazdki na pięć.", 2.5, Some(5.0)),
            ("Поставлю восемь из десяти: за фонарь.", 8.0, Some(10.0)),
            ("Итого 6 по десятибалльной.", 6.0, Some(10.0)),
            ("Det blir en treer på terningen.", 3.0, Some(6.0)),
            ("Je dirais 7 sur une échelle de dix.", 7.0, Some(10.0)),
            ("Vier van onze vijf sterren.", 4.0, Some(5.0)),
            ("Three stars, out of the four we have.", 3.0, Some(4.0)),
            ("1/2 star", 0.5, None),
            ("满分十分，我给六分半。", 6.5, Some(10.0)),
            ("Un sette su dieci, e un fischio.", 7.0, Some(10.0)),
            ("Eight point five out of ten.", 8.5, Some(10.0)),
            ("星五つのうち、八十五点。", 85.0, None),
            ("Puanım: %75", 75.0, None),
            ("14 valores (em 20)", 14.0, Some(20.0)),
            ("Treze valores, portanto.", 13.0, Some(20.0)),
            ("五点満点なら三・五点を差し上げたい。", 3.5, Some(5.0)),
            ("星は五つのうち四つ。", 4.0, Some(5.0)),
            ("星は五つのうち三つ半としたい。", 3.5, Some(5.0)),
            ("Nota do cais: 🍿🍿🍿 de 🍿🍿🍿🍿🍿", 3.0, Some(5.0)),
            ("Giudizio: ●● (su ●●●●●)", 2.0, Some(5.0)),
            ("🦩🦩🦩🦩 flamants roses sur 5", 4.0, Some(5.0)),
            ("⚁ Fyrvokteren (2021)", 2.0, Some(6.0)),
            ("総合:ドクロ5個中4個", 4.0, Some(5.0)),
            ("Out of a possible four stars I’ll go with three, and hum.", 3.0, Some(4.0)),
            ("On a scale of four stars it gets three.", 3.0, Some(4.0)),
            ("Vier sterren op een schaal van vijf.", 4.0, Some(5.0)),
            ("Two stars (out of four, as ever).", 2.0, Some(4.0)),
            ("One and a half of the five looked about right.", 1.5, Some(5.0)),
            ("(No stars)", 0.0, None),
            ("评分:4.5(满分10，6分及格)", 4.5, Some(10.0)),
            ("放映室打四星半,满星五星。", 4.5, Some(5.0)),
            ("若以五颗星论,我愿给三颗半。", 3.5, Some(5.0)),
            ("五顆星裡,我只能給一顆。", 1.0, Some(5.0)),
            ("俺的には星5つ中3.5ってとこだな。", 3.5, Some(5.0)),
            ("팝콘 5통 중에 4통!", 4.0, Some(5.0)),
            ("I rate it a +2 on my usual scale of -4 to +4.", 2.0, Some(4.0)),
            ("Lantern rating: a star and a half (of four).", 1.5, Some(4.0)),
            ("Estrella y media sobre cinco, y no menos.", 1.5, Some(5.0)),
            ("Por ella le pongo estrella y media de cinco; si no, ni eso.", 1.5, Some(5.0)),
            ("AVALIAÇÃO: 2 claquetes (de 5)", 2.0, Some(5.0)),
            ("Quotering: *** (op 4)", 3.0, Some(4.0)),
            ("Rating (out of four stars): **1/2", 2.5, None),
            ("Old Bones gets a single star out of five.", 1.0, Some(5.0)),
            ("满分五分我打三分。", 3.0, Some(5.0)),
            ("10段階で6。", 6.0, Some(10.0)),
            ("10点満点の6.5だ。", 6.5, Some(10.0)),
            ("实际满意度大概百分之八十。", 80.0, None),
            ("Viisi kymmenestä.", 5.0, Some(10.0)),
            ("Neljä ja puoli tähteä.", 4.5, None),
            ("To stjerner af seks.", 2.0, Some(6.0)),
            ("To og en halv stjerne af fem.", 2.5, Some(5.0)),
            ("Ti ud af ti!!", 10.0, Some(10.0)),
            ("I went to five of them.", f64::NAN, None),
        ] {
            let cut = Text::new(text, 0..text.len());
            let found = scan(&cut, 10).pop().map(|found| found.reading);
            let read = found.as_ref().and_then(|reading| reading.value.number()).unwrap_or(f64::NAN);
            assert!(read == value || read.is_nan() && value.is_nan(), "{text}: {found:?}");
            assert_eq!(found.and_then(|reading| reading.best), best, "{text}");
        }
    }

    #[test]
    fn no_word_that_begins_a_rating_is_passed_over() {
        let mut found = 0;
        for text in shuffled() {
            let cut = Text::new(&text, 0..text.len());
            for at in (0..cut.len()).filter(|at| cut.is_word(*at)) {
                let read = by_word(&cut, at);
                assert!(read.is_none() || may_begin(&cut, at), "{text}: {read:?}");
                found += usize::from(read.is_some());
            }
        }
        assert!(found > 1_000, "{found} ratings");
    }
}
