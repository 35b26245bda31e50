//! Numbers that a sentence may give as a verdict, though neither a scale nor a label nor a fixed phrase makes them one: "I make it a
//! 6", "My score? 78.", "I settled on three". The vote tells them from the other numbers of a text; the points never do.

use super::amount::{Amount, amount_at};
use super::numbers::dense_label_before;
use super::reading::{Reading, Usual};
use super::scale::{Scale, near_the_ends};
use super::scan::Found;
use super::speaks;
use crate::lexicon::{ANY_LANGUAGE, FILM, FIRST_PERSON, LABEL, MONTH, NUMBER, STAR, VERDICT};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::ops::Range;

/// How far a sign of a verdict may stand before and behind the number in its sentence, in tokens.
const BEFORE: usize = 12;
const BEHIND: usize = 6;

/// How far from it a sentence may say that it counts stars or a die.
const FAR: usize = 60;

/// Bests that stars are counted to where a sentence speaks of stars and tells none.
const STARS: f64 = 5.0;
/// Up to so many tokens a text is so short that any number in it may be the verdict.
const SHORT: usize = 160;

/// What marks are called that are nouns, so that they count nothing, and of how many they are where that is known: of dice six, of
/// Swedish papers and Russian schools five.
const MARKS: [(Option<f64>, &str); 4] = [
    (Some(6.0), "ener toer treer firer femmer sekser"),
    (Some(5.0), "etta ettan tvåa tvåan trea trean femma femman"),
    (
        Some(5.0),
        "двойка двойку тройка тройку тройки троечка троечку четвёрка четверка четвёрку четверку четвёрки четвёрочку пятёрка пятерка \
         пятёрку пятерку пятёрки",
    ),
    (
        None,
        "dziewiątka dziewiątkę ósemka ósemkę siódemka siódemkę szóstka szóstkę piątka piątkę czwórka czwórkę trójka trójkę dwójka dwójkę \
         шестёрка шестёрку семёрка семёрку восьмёрка восьмёрку восьмерка восьмерку девятка девятку десятка десятку sexa sjua åtta nia tia \
         åtter nier tier sjuer seiska kasi ysi kymppi kuutonen vitonen nelonen",
    ),
];
/// What a die is called where one is thrown.
const DIE: &str = "terningkast terning terningen terningkastet";
const OF_A_DIE: f64 = 6.0;

/// Numbers that may be verdicts and stand where nothing was found already; `scale` is what the document states.
pub(super) fn numbers(text: &Text, found: &[Found], scale: Option<&Scale>) -> Vec<Found> {
    let mut all = Vec::new();
    let mut next = 0;
    // "I'd have gone three stars if … Two.": a page that counts stars elsewhere, and nothing else, counts them here.
    let counts_stars = |found: &Found| matches!(found.reading.notation, Notation::Stars);
    let of_stars = text.len() < SHORT
        && found.iter().any(counts_stars)
        && found.iter().all(|found| counts_stars(found) || found.reading.value.number().is_none());
    for at in near_the_ends(text) {
        if at < next {
            continue;
        }
        let Some(amount) = amount_at(text, at).filter(|amount| (0.0..=100.0).contains(&amount.value.abs())) else {
            continue;
        };
        next = amount.end;
        let place = found.partition_point(|found| found.tokens.end <= at);
        // "minus three it is".
        let minus = at > 0 && text.is(at - 1, "minus") && !text.opens_line(at);
        let (at, amount) = if minus { (at - 1, Amount { value: -amount.value, ..amount }) } else { (at, amount) };
        let is_free = found.get(place).is_none_or(|found| found.tokens.start >= amount.end);
        // "Numa escala de 0 a 5, fica com 4": the ends that are stated are none.
        let states = scale.is_some_and(|scale| {
            scale.tokens.contains(&at)
                && (amount.value == scale.best || Some(amount.value) == scale.worst || amount.value <= 1.0)
        });
        if is_free && !states && stands_alone(text, at, &amount) && is_of_a_verdict(text, at, &amount) {
            let reading = read(text, at, &amount, scale, of_stars);
            all.push(Found { tokens: at..amount.end, reading, in_words: amount.in_words });
        }
    }
    all
}

fn read(text: &Text, at: usize, amount: &Amount, scale: Option<&Scale>, page_of_stars: bool) -> Reading {
    let near = near(text, at, amount);
    let of_stars = page_of_stars && amount.value <= STARS || near.clone().any(|token| text.has(token, STAR));
    let notation = if of_stars && scale.is_none_or(|scale| scale.stars) { Notation::Stars } else { Notation::Points };
    let mut reading = Reading::number(amount.value, notation, "loose-number");
    reading.usual = match scale {
        Some(scale) => Some(Usual::Document { best: scale.best, worst: scale.worst.unwrap_or(0.0) }),
        None if of_stars && amount.value <= STARS => None,
        None if amount.value <= OF_A_DIE && near.into_iter().any(|token| text.is_in(token, DIE)) => {
            Some(Usual::Label { best: OF_A_DIE, worst: 0.0 })
        }
        None if let Some(Some(best)) = mark(text, at) => Some(Usual::Label { best, worst: 0.0 }),
        // Of a number up to ten that nothing else is said of, ten is what is usual.
        None if amount.value <= 10.0 => Some(Usual::Label { best: 10.0, worst: 0.0 }),
        None => None,
    };
    reading
}

/// Whether nothing is counted by it, and it is no part of a longer number, a date, a time, a price.
fn stands_alone(text: &Text, at: usize, amount: &Amount) -> bool {
    let end = amount.end;
    let on_line = |token: usize| token < text.len() && !text.opens_line(token);
    let clock = at > 1 && text.is_mark_of(at - 1, ":.") && matches!(text.kind(at - 2), Some(TokenKind::Number));
    let glued = at > 0
        && text.is_tight(at)
        && !dense_may_precede(text, at, end)
        && (clock || !text.is_mark_of(at - 1, "([“\"‘«„*_—–…:：=¡¿"));
    let long = !amount.in_words && text.word(at).len() > 3 && !text.word(at).contains(['.', ',']);
    let joined = on_line(end)
        && text.is_tight(end)
        && !counts_points(text, end)
        && !text.is_mark_of(end, ".,;:!?)]—–…”\"’»*_。、！");
    // "7:30", "3.5.2021", "1,000".
    let parted = on_line(end)
        && text.is_mark_of(end, ".,:")
        && text.is_tight(end + 1)
        && matches!(text.kind(end + 1), Some(TokenKind::Number));
    let follows = on_line(end) && text.is_word(end);
    // In Japanese what is counted by 分 are minutes.
    let points = counts_points(text, end)
        && (text.word(end) != "分"
            || is_given(text, at)
            || text.is_mark_of(at.wrapping_sub(1), ":：")
            || is_chinese(text, at) && !matches!(text.word(end + 1), "钟" | "鐘" | "鍾" | "之"));
    // "평점 7.5 남깁니다".
    let labelled = at > 0 && text.has(at - 1, LABEL) && !text.is_ascii(at - 1);
    let counted = follows
        && mark(text, at).is_none()
        && !labelled
        && !points
        && !text.has(end, ANY_LANGUAGE)
        && !text.has(end, LABEL)
        || text.has(end, MONTH | FILM | NUMBER);
    let dated = at > 0 && (text.has(at - 1, MONTH) || text.is_mark_of(at - 1, "$€£#№"));
    !(glued || long || joined || parted || counted || dated)
}

/// Of how many a mark is that its name tells, if it is one.
fn mark(text: &Text, at: usize) -> Option<Option<f64>> {
    MARKS.into_iter().find(|(_, names)| text.is_in(at, names)).map(|(best, _)| best)
}

/// What is near a number in its sentence.
fn near(text: &Text, at: usize, amount: &Amount) -> Range<usize> {
    let sentence = text.sentence_around(at);
    sentence.start.max(at.saturating_sub(FAR))..sentence.end.min(amount.end + FAR)
}

/// Whether a number may stand right behind what is before it, where there are no spaces: "给7分", "不错,7分", "採点は7.5".
fn dense_may_precede(text: &Text, at: usize, end: usize) -> bool {
    let counts = text.word(end) == "分"
        && (text.is_mark_of(at - 1, ",，。、！？；》」』") || text.is_word(at - 1) && !text.is_ascii(at - 1));
    is_given(text, at) || counts || text.word(at - 1) == "は" && dense_label_before(text, at - 1).is_some()
}

/// Whether a Chinese verb of giving stands right before: "给82分", "打7分".
fn is_given(text: &Text, at: usize) -> bool {
    at > 0 && matches!(text.word(at - 1), "给" | "給" | "打")
}

/// Whether what stands around a token is Chinese: characters without one of Japan's.
fn is_chinese(text: &Text, at: usize) -> bool {
    const NEAR: usize = 40;
    let kana = |c: char| ('\u{3040}'..'\u{3100}').contains(&c);
    (at.saturating_sub(NEAR)..(at + NEAR).min(text.len())).all(|token| !text.word(token).chars().any(kana))
}

/// Whether a token counts points: "8.5점!", "65점 정도", "82分".
fn counts_points(text: &Text, token: usize) -> bool {
    text.word(token) == "分" || text.word(token).starts_with('점')
}

/// Whether its sentence speaks of a verdict near it, or is nothing else.
fn is_of_a_verdict(text: &Text, at: usize, amount: &Amount) -> bool {
    let sentence = text.sentence_around(at);
    let whole = at <= sentence.start + 2 && amount.end + 2 >= sentence.end;
    let near = sentence.start.max(at.saturating_sub(BEFORE))..sentence.end.min(amount.end + BEHIND);
    // "The movie’s a four": of the film itself.
    let of_film = (at.saturating_sub(3).max(sentence.start)..at).any(|token| text.has(token, FILM));
    // "One" is said of anything.
    let short = text.len() < SHORT && !(amount.in_words && amount.value < 2.0);
    whole
        || short
        || of_film
        || is_given(text, at)
        || counts_points(text, amount.end)
        || near
            .into_iter()
            .any(|token| text.has(token, VERDICT | LABEL | FIRST_PERSON | STAR) || speaks::is_of_rating(text, token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_that_speaks_of_stars_counts_them() {
        for (line, stars) in [
            ("I’d have gone three stars if the print had been clean. Two.", true),
            ("Three stars? No, 7/10. I settled on four.", false),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = super::super::scan::scan(&text, 10);
            let last = numbers(&text, &found, None).pop().expect("a number");
            assert_eq!(last.reading.notation == Notation::Stars, stars, "{line}");
        }
    }

    #[test]
    fn a_number_that_a_sentence_may_give_is_proposed_and_one_that_counts_is_not() {
        for (line, read) in [
            ("As a sailor I make it a 6.", Some((6.0, Some(10.0)))),
            ("My score? 78.", Some((78.0, None))),
            ("Ставлю четвёрку.", Some((4.0, Some(5.0)))),
            ("The movie's a 4, guys.", Some((4.0, Some(10.0)))),
            ("百分制，给82分。", Some((82.0, None))),
            ("제 점수는요, 8.5점!", Some((8.5, Some(10.0)))),
            ("It’s a 9. Please see it with strangers.", Some((9.0, Some(10.0)))),
            ("Black Tulip Cabs: a 5.", Some((5.0, Some(10.0)))),
            ("It gets minus three, on the usual scale.", Some((-3.0, Some(10.0)))),
            ("Jeg triller en femmer.", Some((5.0, Some(6.0)))),
            ("勉强及格，6分吧。", Some((6.0, Some(10.0)))),
            ("上映時間は6分です。", None),
            ("採点は7.5。", Some((7.5, Some(10.0)))),
            ("Det blir terningkast fem fra oss.", Some((5.0, Some(6.0)))),
            ("Kometåret är en trea.", Some((3.0, Some(5.0)))),
            ("Девятка от меня.", Some((9.0, Some(10.0)))),
            ("等了6分钟。", None),
            ("We gave it 40 minutes.", None),
            ("My score was kept until 7:30.", None),
            ("The quay has 6 lamps.", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = numbers(&text, &[], None).into_iter().next();
            let best = |reading: &Reading| match reading.usual {
                Some(Usual::Label { best, .. } | Usual::Document { best, .. }) => Some(best),
                None => None,
            };
            let shown = found.map(|found| (found.reading.value.number().unwrap_or(f64::NAN), best(&found.reading)));
            assert_eq!(shown, read, "{line}");
        }
    }
}
