//! Ratings that only what the page says elsewhere makes ratings: "Three skulls." above "5 skulls: do not sleep", "Forks awarded: four"
//! above a guide to the forks, "So call it a generous seven" where everything is scored out of ten. What is said may be loose, for
//! nothing is taken of it but together with a number of the same unit, or with one that is set like a verdict.

use super::amount::{Amount, amount_at, plain_at};
use super::matching::out_of;
use super::reading::{Reading, Usual};
use super::scale::near_the_ends;
use super::scan::Found;
use crate::lexicon::{ARTICLE, FILM, HALF, LABEL, MONTH, NUMBER, POINT, STAR, VERDICT};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::ops::Range;

/// The longest sentence that tells a scale, and how far apart two marks of a key may be, in tokens.
const SENTENCE: usize = 40;
const APART: usize = 16;
/// How far in front of what is told the unit may be named: in a heading, before a colon.
const BEFORE: usize = 8;

/// Bests that a scale may have.
const ENDS: [f64; 9] = [4.0, 5.0, 6.0, 7.0, 10.0, 12.0, 15.0, 20.0, 100.0];

/// Words of sentences that speak of ratings.
const RATED: &str = "score scores scored scoring mark marks marked marking rate rates rated rating ratings grade grades judge judges points scale award awards verdicts \
    noten punkte punkten vergeben bewerten bewertung bewertungen skala notes notons noter note barème puntos notas puntuamos puntuación escala nota notas voti voto scala giudizi \
    cijfers cijfer schaal betyg betygen betygsskala skalan karakterer skala terning oceny ocena skali оценки оценка баллов шкале asteikolla arvosana puan";
/// What may stand between the ends of a scale, and before its best alone.
const TO: &str = "to bis à a til till tot do ate até al a";
const BETWEEN: &str = "between zwischen entre tussen mellan mellem mellom";
const UPMOST: &str = "possible maximum max most full tops highest perfect all";
/// What is counted everywhere and never a unit.
const COUNTED: &str = "minutes minute mins min hours hour days day weeks week months month years year people persons films film movies movie reviews review pages page votes vote readers \
    times time screens copies comments comment dollars pounds euros cents miles stories story parts part minuten jahre uhr euro minutos minuti années heures mots words likes shares \
    stars star points point percent and the for with our how was not but out all any";

/// What a page tells of its scale.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    best: f64,
    worst: Option<f64>,
    /// It speaks of ratings in so many words, or is a key: a number needs no unit.
    is_plain: bool,
    /// Where it stands; nowhere in a part of the page that tells it.
    tokens: Range<usize>,
    /// What it is counted in, as far as the page that tells it shows.
    unit: Option<String>,
}

/// Ratings by the scale that the page tells, none of which stands where something was found already. Where this text is a part of
/// a page, `of_page` is what the page tells.
pub(super) fn ratings(text: &Text, found: &[Found], of_page: Option<&Told>) -> Vec<Found> {
    let all = told(text).into_iter().chain(of_page.cloned());
    let units: Vec<(Told, Vec<String>)> = all.map(|told| (told.clone(), words_of(text, &told))).collect();
    if units.is_empty() {
        return Vec::new();
    }
    let is_free = |tokens: &Range<usize>| {
        let place = found.partition_point(|found| found.tokens.end <= tokens.start);
        found.get(place).is_none_or(|found| found.tokens.start >= tokens.end)
    };
    let mut ratings = Vec::new();
    let mut next = 0;
    for at in near_the_ends(text) {
        if at < next {
            continue;
        }
        let Some(amount) = amount_at(text, at).filter(|amount| amount.value >= 0.0) else { continue };
        let read = units.iter().find_map(|(told, units)| read(text, at, &amount, told, units));
        if let Some(read) = read.filter(|read| is_free(&read.tokens)) {
            next = read.tokens.end;
            ratings.push(read);
        }
    }
    ratings
}

/// What a page tells its parts: the first that it counts something by, with what that is, else the first that needs no unit.
pub(super) fn of_page(text: &Text) -> Option<Told> {
    let mut all = told(text);
    for told in &mut all {
        let words = words_of(text, told);
        let mut numbers = near_the_ends(text).filter(|at| !told.tokens.contains(at));
        told.unit = numbers.find_map(|at| unit_of(text, at, &amount_at(text, at)?, &words));
        told.tokens = 0..0;
    }
    let counted = all.iter().position(|told| told.unit.is_some());
    counted.or_else(|| all.iter().position(|told| told.is_plain)).map(|place| all.swap_remove(place))
}

/// What the page tells of scales, in its order.
fn told(text: &Text) -> Vec<Told> {
    let mut all = Vec::new();
    let mut next = 0;
    for at in near_the_ends(text) {
        if at < next {
            continue;
        }
        if let Some(told) = key(text, at).or_else(|| range(text, at)) {
            next = told.tokens.end.max(at + 1);
            all.push(told);
        }
    }
    all.truncate(4);
    all
}

/// "5 skulls – do not sleep", "One: indigestible. Two: canteen. …": marks in a row, each with what it means.
fn key(text: &Text, at: usize) -> Option<Told> {
    let first = mark(text, at)?;
    let (mut last, mut end, mut step, mut marks) = (first.value, first.end, 0.0, 1);
    let follows = |after: usize, last: f64, step: f64| {
        (after + 1..after + APART).filter_map(|place| mark(text, place)).find(|next| {
            let by = next.value - last;
            by.abs() == 1.0 && (step == 0.0 || by == step)
        })
    };
    while let Some(next) = follows(end, last, step) {
        step = next.value - last;
        (last, end, marks) = (next.value, next.end, marks + 1);
    }
    let (low, high) = (first.value.min(last), first.value.max(last));
    let enough = marks >= 4 || marks == 3 && low <= 1.0;
    if !enough || !ENDS.contains(&high) && high != 3.0 || low > 3.0 {
        return None;
    }
    let tokens = at..(end + 6).min(text.len());
    let zero =
        (at.saturating_sub(BEFORE)..tokens.end + 6).any(|token| text.is_in(token, "no none zero kein keine aucun"));
    let worst = (low == 1.0 && !zero).then_some(1.0);
    Some(Told { best: high, worst, is_plain: true, tokens, unit: None })
}

/// A whole number with its meaning behind it, perhaps behind what is counted.
fn mark(text: &Text, at: usize) -> Option<Amount> {
    let amount = plain_at(text, at).filter(|mark| mark.value.fract() == 0.0 && (0.0..=20.0).contains(&mark.value))?;
    let joined = at > 0 && text.is_tight(at) && !text.is_mark_of(at - 1, "([:=.…/");
    let noun = text.is_word(amount.end) && !text.opens_line(amount.end) && amount_at(text, amount.end).is_none();
    let behind = amount.end + usize::from(noun && text.is_mark_of(amount.end + 1, "=:,–—-"));
    let says = text.is_mark_of(behind, "=:,–—-")
        && !text.opens_line(behind)
        && text.is_word(behind + 1)
        && !text.opens_line(behind + 1)
        && amount_at(text, behind + 1).is_none();
    (says && !joined).then_some(amount)
}

/// "out of five", "from nought to five cups", "up to ten tickets", "a full skeleton is 6 bones".
fn range(text: &Text, at: usize) -> Option<Told> {
    let kind = text.kind(at)?;
    if !matches!(kind, TokenKind::Word | TokenKind::Mark(_)) {
        return None;
    }
    let (worst, best, end) = if let Some(place) = out_of(text, at).filter(|_| !text.is_in(at, "op su")) {
        let best = plain_at(text, place)?;
        let counted = (at.saturating_sub(3)..at)
            .any(|token| amount_at(text, token).is_some() && text.line_of(token) == text.line_of(at));
        if counted || text.has(best.end, HALF) {
            return None;
        }
        (0.0, best.value, best.end)
    } else if text.is(at, "up") && text.is(at + 1, "to") {
        let best = plain_at(text, at + 2)?;
        (0.0, best.value, best.end)
    } else if at > 0
        && (text.is_in(at, TO)
            || text.is_mark_of(at, "–-")
            || text.is_in(at, "and und et y e och og en")
                && (at.saturating_sub(8)..at).any(|token| text.is_in(token, BETWEEN)))
    {
        let best = plain_at(text, at + 1)?;
        let low = (at.saturating_sub(5)..at).rev().find_map(|place| {
            let low = plain_at(text, place).or_else(|| {
                let nought = text.is_in(place, "nought naught nil");
                nought.then_some(Amount { value: 0.0, end: place + 1, in_words: true })
            })?;
            (low.value <= 1.0 || low.value == 4.0 && best.value == 10.0).then_some(low)
        })?;
        (low.value, best.value, best.end)
    } else if text.is_in(at, UPMOST) {
        let best = (at + 1..at + 5).find_map(|place| plain_at(text, place))?;
        (0.0, best.value, best.end)
    } else {
        return None;
    };
    let sentence = text.sentence_around(at);
    if !ENDS.contains(&best) || sentence.len() > SENTENCE || worst >= best {
        return None;
    }
    let dated =
        sentence.clone().any(|token| text.has(token, MONTH) || text.is_in(token, "january open opens p.m. pm am uhr"));
    let rated = sentence.clone().any(|token| text.is_in(token, RATED) || text.has(token, LABEL));
    let upmost = text.is_in(at, UPMOST);
    let tokens = sentence.start..sentence.end.max(end);
    let worst = (worst != 0.0).then_some(worst);
    Some(Told { best, worst, is_plain: rated && !dated && !upmost, tokens, unit: None })
}

/// The words of what is told, and right before it, that may be what it counts.
fn words_of(text: &Text, told: &Told) -> Vec<String> {
    if told.tokens.is_empty() {
        return told.unit.iter().cloned().collect();
    }
    let is_unit = |token: &usize| {
        text.is_word(*token)
            && text.word(*token).chars().count() >= 3
            && !text.has(*token, NUMBER | HALF | STAR | POINT | LABEL | FILM | ARTICLE | VERDICT | MONTH)
            && !text.is_in(*token, COUNTED)
            && !text.is_in(*token, RATED)
    };
    let tokens = named_from(text, told.tokens.start)..told.tokens.end;
    tokens.filter(is_unit).map(|token| text.word(token).to_lowercase()).collect()
}

/// Where the line begins that something stands on, or a heading without numbers right above it.
fn named_from(text: &Text, at: usize) -> usize {
    let number = text.line_of(at);
    let start = |number: usize| text.lines.get(number).map(|line| line.tokens.clone());
    let Some(line) = start(number) else { return at };
    let heading = number.checked_sub(1).and_then(start).filter(|above| {
        line.start == at && above.len() <= BEFORE && above.clone().all(|token| amount_at(text, token).is_none())
    });
    heading.map_or(line.start.max(at.saturating_sub(BEFORE)), |above| above.start)
}

/// Whether two words are forms of one: "cup", "cups"; "hjerte", "hjerter".
fn is_form(word: &str, other: &str) -> bool {
    let (short, long) = if word.len() <= other.len() { (word, other) } else { (other, word) };
    long.starts_with(short) && long.len() - short.len() <= 2
}

/// The unit that stands behind a number, or before it and a colon: "four skulls", "Forks awarded: four".
fn unit_of(text: &Text, at: usize, amount: &Amount, units: &[String]) -> Option<String> {
    let known = |token: usize| {
        let word = text.is_word(token).then(|| text.word(token).to_lowercase())?;
        units.iter().any(|unit| is_form(unit, &word)).then_some(word)
    };
    let behind = (!text.opens_line(amount.end)).then(|| known(amount.end)).flatten();
    behind.or_else(|| {
        let colon = at.checked_sub(1).filter(|colon| text.is_mark_of(*colon, ":：=") && !text.opens_line(at))?;
        let given = usize::from(text.is_in(colon.wrapping_sub(1), "awarded given earned won"));
        known(colon.checked_sub(1 + given)?)
    })
}

/// The rating that a number is by what is told, if it is one.
fn read(text: &Text, at: usize, amount: &Amount, told: &Told, units: &[String]) -> Option<Found> {
    let fits = amount.value <= told.best && amount.value >= told.worst.unwrap_or(0.0);
    if !fits || told.tokens.contains(&at) {
        return None;
    }
    let with_unit = unit_of(text, at, amount, units).is_some();
    let behind = with_unit && !text.is_mark_of(at.wrapping_sub(1), ":：=");
    let (rule, notation) = if with_unit {
        ("told-unit", Notation::Fraction)
    } else {
        if !told.is_plain || !is_verdict(text, at, amount) {
            return None;
        }
        ("told", Notation::Points)
    };
    let mut reading = Reading::number(amount.value, notation, rule);
    reading.usual = Some(Usual::Document { best: told.best, worst: told.worst.unwrap_or(0.0) });
    Some(Found { tokens: at..amount.end + usize::from(behind), reading, in_words: amount.in_words })
}

/// Whether a number without a unit is set like a verdict: "a generous seven.", "Ten.", "We say | 8.5", "Star rating: two".
fn is_verdict(text: &Text, at: usize, amount: &Amount) -> bool {
    let end = amount.end;
    let closes_line = end >= text.len() || text.opens_line(end) || text.is_mark_of(end, "|");
    let goes_on = text.is_in(end, "for from out of because but with and och og und et y e für pour per på av");
    let closes = closes_line || text.is_mark_of(end, ".!,;)…–—\"”’") && !text.is_tight(end + 1) || goes_on;
    let sentence = text.sentence_around(at);
    let whole = amount.in_words && at == sentence.start && end + 1 >= sentence.end;
    let given = closes && !text.opens_line(at) && {
        let low = at.saturating_sub(6).max(sentence.start);
        let plain = |token: &usize| text.is_word(*token) || text.is_mark_of(*token, "-‑");
        let article = (low..at)
            .rev()
            .take_while(plain)
            .find(|token| text.has(*token, ARTICLE) || text.is_in(*token, "meine mijn min mon"));
        article.is_some()
    };
    let labelled = closes_line && at >= 2 && {
        let mark = text.is_mark_of(at - 1, ":：|=-–—");
        let name = at - 1 - usize::from(mark);
        let line = text.lines.get(text.line_of(at)).map_or(at..end, |line| line.tokens.clone());
        let named = (line.start..name + 1).any(|token| {
            text.has(token, LABEL | VERDICT | FILM) || text.is_in(token, "figure say says call overall we")
        });
        named && text.line_of(name) == text.line_of(at) && at - line.start <= 6
    };
    whole || given || labelled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(page: &str) -> Vec<(f64, &'static str)> {
        let text = Text::new(page, 0..page.len());
        ratings(&text, &[], None)
            .into_iter()
            .filter_map(|found| Some((found.reading.value.number()?, found.reading.rule)))
            .collect()
    }

    #[test]
    fn a_number_of_what_the_page_counts_is_a_rating() {
        for (page, value) in [
            (
                "The cellar hums. Still: four lanterns, and leave one lit.\n\nOur lanterns\n1 lantern – yawn\n2 lanterns – a chill\n3 lanterns – a dark evening\n4 lanterns – sleep badly\n5 lanterns – do not sleep\n",
                4.0,
            ),
            (
                "Four kettles\n\nA piano on a beach.\n\nKettles: 5 = classic, 4 = fine, 3 = good, 2 = so-so, 1 = poor, 0 = walked out\n",
                4.0,
            ),
            ("For the rest of us: four jars of honey, thank you.\n\nHow we score: from 0 to 5 jars.\n", 4.0),
            ("KETTLES: 7\n\nA rocket of pipes.\n\nWe put on up to ten kettles for a film.\n", 7.0),
            (
                "Oars awarded: four.\n\nGuide to the oars\nOne: sunk. Two: leaking. Three: afloat. Four: go far. Five: a fleet.\n",
                4.0,
            ),
        ] {
            assert_eq!(values(page), [(value, "told-unit")], "{page}");
        }
    }

    #[test]
    fn a_number_like_a_verdict_is_one_where_a_scale_is_told() {
        for (page, value) in [
            (
                "The pier is fine. So call it a generous seven. The fog is better.\n\nThis paper scores everything out of ten.\n",
                7.0,
            ),
            ("Our jurors score out of ten. Mine was a nine, and the fog took the rest.\n", 9.0),
            ("| We say | 8.5 |\n\nMarks here are out of 10.\n", 8.5),
            ("Almanac figure: 3\nPiers: 9\n\nAll almanac marks lie between 1 and 10.\n", 3.0),
        ] {
            assert_eq!(values(page), [(value, "told")], "{page}");
        }
    }

    #[test]
    fn without_a_scale_a_number_is_none() {
        for page in [
            "So call it a generous seven. Four lanterns hang on the pier.\n",
            "Open from 5 to 10. A dinner for two at a seven, four lanterns.\n",
            "Two dogs, three cats and four mules went to sea.\n",
        ] {
            assert_eq!(values(page), [], "{page}");
        }
    }
}
