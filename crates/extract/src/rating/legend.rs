//! Keys to stars: "★★★★ excellent  ★★★ good …", "from no stars (bomb) to ★★★★", "(**** = best; BOMB = worst)", "our top rating, four
//! stars". They tell of how many stars at most a document counts, and none of their rows is a rating.

use super::amount::{amount_at, plain_at};
use super::numbers::NO;
use super::scale::Scale;
use super::scan::Found;
use crate::lexicon::STAR;
use crate::text::{Text, TokenKind, is_star, seen};

/// How many stars a scale has.
const TOPS: std::ops::RangeInclusive<f64> = 4.0..=6.0;

/// How far from the top of a scale its foot is looked for, in tokens.
const FAR: usize = 24;

/// What the lowest mark is called.
const LOWEST: &str = "bomb bombs turkey dud worst zero none nul null keine aucune ninguna nessuna";
const TO: &str = "to through bis à a tot till til";
const HIGHEST: &str = "top highest best maximum full perfect höchste";
/// Behind "the".
const MOST: &str = "most top highest best maximum ceiling limit";
const RUNS: &str = "run runs go goes reach reaches";
const MARK: &str = "rating mark score marks ratings grade wertung";

/// The scale that a row of stars or a count of them at a token is the top of, where the words around it say so.
pub(super) fn top_at(text: &Text, at: usize) -> Option<Scale> {
    if let Some(scale) = bare_top(text, at) {
        return Some(scale);
    }
    let (best, end) = stars_at(text, at).filter(|(best, _)| TOPS.contains(best))?;
    let line = text.lines.get(text.line_of(at))?.tokens.clone();
    let sentence = text.sentence_around(at);
    let near = line.start.min(sentence.start).max(at.saturating_sub(FAR))..line.end.max(sentence.end).min(end + FAR);
    let scale = || Some(Scale { best, worst: None, stars: true, tokens: near.clone() });
    // "from no stars (bomb) to ★★★★ (classic)", "from four stars (superior) to no stars".
    let lowest = |token: usize| {
        text.is_in(token, LOWEST)
            || text.is_in(token, NO) && text.has(token + 1, STAR)
            || stars_at(text, token).is_some_and(|(count, _)| count <= 1.0)
    };
    let before = at > near.start && (text.is_in(at - 1, TO) || text.is_mark_of(at - 1, "–—-"));
    if before && (near.start..at - 1).any(lowest) {
        return scale();
    }
    let upwards = (end..near.end).find(|token| text.is_in(*token, TO));
    let explained = text.is_mark_of(end, "([=") || text.is_in(end, TO);
    if explained && upwards.is_some_and(|to| (to + 1..(to + 4).min(near.end)).any(lowest)) {
        return scale();
    }
    // "(**** = best; BOMB = worst)", "**** Excellent … BOMB Worst".
    let means = text.is_mark_of(end, "=:") && text.is_word(end + 1) && !text.opens_line(end);
    // "(Four stars = the most.)"
    let uppermost = text.is(end + 1, "the") && text.is_in(end + 2, MOST);
    if means && (uppermost || (end..near.end).any(|token| text.is_in(token, LOWEST))) {
        return scale();
    }
    // "Ratings run from **** down to BOMB".
    let down = text.is(end, "down") && text.is_in(end + 1, TO);
    if down && (end + 2..(end + 5).min(near.end)).any(lowest) {
        return scale();
    }
    // "Our film ratings run to four stars", "the scale goes to four stars", "to which I gave the full four stars".
    let runs = at > near.start + 1 && text.is_in(at - 1, TO) && text.is_in(at - 2, RUNS);
    if runs && (near.start..at - 2).any(|token| text.is_in(token, MARK) || text.is(token, "scale"))
        || at > near.start && text.is(at - 1, "full")
    {
        return scale();
    }
    // "four stars, which is as many as I am allowed".
    let most = (end..(end + 5).min(near.end)).any(|token| text.is(token, "as") && text.is(token + 1, "many"));
    if most && text.is_word(at) {
        return scale();
    }
    // "our top rating, four stars".
    let named = (near.start.max(at.saturating_sub(5))..at)
        .any(|token| text.is_in(token, HIGHEST) && text.is_in(token + 1, MARK) && token + 4 >= at);
    if named { scale() } else { None }
}

/// The same of a number without a word for stars behind it: "where stars go to four", "our stars run up to five", "Two stars. Four’s the
/// most I give."
fn bare_top(text: &Text, at: usize) -> Option<Scale> {
    let amount = plain_at(text, at).filter(|amount| TOPS.contains(&amount.value))?;
    let scale = |tokens| Some(Scale { best: amount.value, worst: None, stars: true, tokens });
    let up = 2 + usize::from(at > 2 && text.is(at - 2, "up"));
    if at > up && text.is_in(at - 1, TO) && text.is_in(at - up, RUNS) {
        let named = at - up - 1;
        return if text.has(named, STAR) || text.is(named, "scale") { scale(named..amount.end) } else { None };
    }
    let is = text.kind(amount.end) == Some(TokenKind::Possessive) || text.is(amount.end, "is");
    let most = is && text.is(amount.end + 1, "the") && text.is_in(amount.end + 2, MOST);
    if most && (at.saturating_sub(FAR)..at).any(|token| text.has(token, STAR)) {
        return scale(at..amount.end + 3);
    }
    None
}

/// A row of full stars, or a number with a word for stars behind it; with the token after it.
fn stars_at(text: &Text, at: usize) -> Option<(f64, usize)> {
    if text.kind(at)? == TokenKind::Stars {
        let word = text.word(at);
        let full = seen(word).all(|c| is_star(c) && !crate::text::is_empty_star(c));
        return full.then(|| (seen(word).count() as f64, at + 1));
    }
    let amount = plain_at(text, at)?;
    text.has(amount.end, STAR).then_some((amount.value, amount.end + 1))
}

/// A legend among what was found: three rows on one line, a stair of rows at the heads of lines, "Four stars: excellent".
/// The places of its rows, and the best of them.
pub(crate) fn legend(text: &Text, all: &[Found]) -> (Vec<usize>, Option<f64>) {
    let mut rows = Vec::new();
    let glyphs = |found: &Found| matches!(found.reading.rule, "glyphs" | "symbols" | "stars");
    let value = |place: usize| all[place].reading.value.number().unwrap_or_default();
    let followed = |found: &Found| {
        let mut next = found.tokens.end;
        while text.is_mark_of(next, ":=-–—|,") && !text.opens_line(next) {
            next += 1;
        }
        text.is_word(next) && !text.opens_line(next)
    };
    let mut start = 0;
    while start < all.len() {
        let mut end = start + 1;
        let same_line = |a: usize, b: usize| text.line_of(all[a].tokens.start) == text.line_of(all[b].tokens.start);
        // A row before the legend, "★★★ (Good)", is no part of it: what fails here may begin one place later.
        // Down or up in steps, each with its word: on one line or on lines of their own.
        while end < all.len() && glyphs(&all[start]) && glyphs(&all[end]) {
            let (before, here) = (end - 1, end);
            let step = (value(before) - value(here)).abs();
            let down = value(start) > value(start + 1);
            let goes_on = (value(before) > value(here)) == down && (0.5..=1.0).contains(&step);
            let far = text.line_of(all[here].tokens.start) - text.line_of(all[before].tokens.start);
            let heads_line = text.opens_line(all[here].tokens.start) && far <= 2;
            if !(goes_on && (same_line(before, here) || heads_line)) {
                break;
            }
            end += 1;
        }
        if end - start >= 3 && (start..end).filter(|place| followed(&all[*place])).count() + 1 >= end - start {
            rows.extend(start..end);
            start = end;
        } else {
            start += 1;
        }
    }
    // "(Four stars: excellent. Three: good.)"
    for (place, found) in all.iter().enumerate() {
        let whole = [4.0, 5.0, 6.0, 10.0].contains(&value(place));
        let said = text.is_mark_of(found.tokens.end, ":=") || text.is(found.tokens.end, "means");
        let next = found.tokens.end + 1;
        let again = (next + 1..next + 8).any(|token| {
            amount_at(text, token).is_some_and(|amount| {
                amount.value < value(place) && (text.is_mark_of(amount.end, ":=") || text.has(amount.end, STAR))
            }) || text.kind(token) == Some(TokenKind::Stars)
        });
        if glyphs(found) && whole && said && text.is_word(next) && again && !rows.contains(&place) {
            rows.push(place);
        }
    }
    rows.sort_unstable();
    let best = rows
        .iter()
        .map(|place| all[*place].reading.best.unwrap_or_else(|| value(*place)))
        .fold(None, |most: Option<f64>, best| Some(most.map_or(best, |most| most.max(best))));
    (rows, best.filter(|best| *best >= 3.0))
}

#[cfg(test)]
mod tests {
    use super::super::scale::stated;
    use crate::text::Text;

    #[test]
    fn the_top_of_a_scale_of_stars_is_told_in_many_ways() {
        for (text, best) in [
            ("Star ratings run from no stars (bomb) to ★★★★ (classic).", Some(4.0)),
            ("The Lantern rates films from four stars (superior) to no stars.", Some(4.0)),
            ("THE HARBOUR COMPANION   (**** = best; BOMB = worst)", Some(4.0)),
            ("I have handed out our top rating, four stars, three times.", Some(4.0)),
            ("Ratings run from **** down to BOMB.", Some(4.0)),
            ("The Reader's film ratings run to four stars.", Some(4.0)),
            ("He made the one to which I gave the full four stars.", Some(4.0)),
            ("First printed in the Lantern, where stars go to four.", Some(4.0)),
            ("Our scale goes up to four and I have been generous with it.", Some(4.0)),
            ("I am giving it four stars, which is as many as I may.", Some(4.0)),
            ("Two stars. Four's the most I give.", Some(4.0)),
            ("Short takes. (Four stars = the most.)", Some(4.0)),
            ("Film capsules (stars out of six)", Some(6.0)),
            ("She gave four stars to her niece, and no stars to him.", None),
            ("Four stars went to sea, and a dog.", None),
        ] {
            assert_eq!(stated(&Text::new(text, 0..text.len())).map(|scale| scale.best), best, "{text}");
        }
    }
}
