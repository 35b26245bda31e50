//! Keys that say what marks mean: "1 = sehr gut, 6 = ungenügend", "How we score: 10 Masterpiece / 9 Amazing / 8 Great",
//! "four stars, see it; three, see it at the matinee; two, …", "(1–6, 6 = sehr gut)". The ends of the scale follow from
//! them, and which of the two is the better one: in German schools it is the 1.

use super::amount::{Amount, amount_at, plain_at};
use super::scale::Scale;
use crate::lexicon::{LABEL, NEGATIVE, POINT, POSITIVE, STAR};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How far apart two marks of a key may be, in tokens.
const FAR: usize = 14;

/// How far from a key in brackets a label may be, in tokens.
const RATED: usize = 150;

/// Marks that something may be out of, or whose best one may be written first.
const ENDS: [f64; 9] = [4.0, 5.0, 6.0, 7.0, 10.0, 12.0, 15.0, 20.0, 100.0];

/// Words of keys for the best and for the worst mark, where the lexicon of tone has none.
const GOOD: &str = "gut bueno buena bon bom buono ausgezeichnet hervorragend top chef remarquable excellent excellente masterpiece essential must best výborná výborně sobresaliente óptimo ottimo \
    capolavoro uitstekend utmärkt celujący отлично perfect";
const BAD: &str = "ungenügend unbrauchbar mangelhaft schlecht schlechteste minable nul nulle pauvre mauvais avoid unwatchable worst deficiente pessimo péssimo \
    malo mala slecht niedostateczny nedostatečná плохо ужасно abysmal";

/// One mark of a key, and the tokens of what it means.
struct Entry {
    value: f64,
    meaning: Range<usize>,
}

/// The scale of a key that begins at a token.
pub(super) fn key_at(text: &Text, token: usize) -> Option<Scale> {
    match text.kind(token)? {
        TokenKind::Mark('(' | '[') => interval(text, token),
        TokenKind::Number | TokenKind::Word => chain(text, token),
        _ => None,
    }
}

/// "(1–6, 6 = sehr gut)", "(w skali szkolnej 1–6)": two ends in brackets on a line that names a rating.
fn interval(text: &Text, open: usize) -> Option<Scale> {
    let first = (open + 1..open + 4).find(|token| text.kind(*token) == Some(TokenKind::Number))?;
    // "(-3 til 12)".
    let signed = first > open + 1 && text.is_mark_of(first - 1, "-−–") && text.is_tight(first);
    let low = plain_at(text, first - usize::from(signed))?;
    if !text.is_mark_of(low.end, "–-—‑") && !text.is_in(low.end, "bis to à a til až do tot") {
        return None;
    }
    let high = plain_at(text, low.end + 1)?;
    let ends = text.is_mark_of(high.end, ",;:)]");
    let known = low.value < 2.0 && ENDS.contains(&high.value);
    if !(ends && known) {
        return None;
    }
    let line = text.lines.get(text.line_of(open))?.tokens.clone();
    // Of a line without end only what is near.
    let near = line.start.max(open.saturating_sub(RATED))..line.end.min(open + RATED);
    if !near.into_iter().any(|token| text.has(token, LABEL)) {
        return None;
    }
    let close = (high.end..(high.end + 24).min(line.end)).find(|token| text.is_mark_of(*token, ")]"))?;
    let better = (high.end..close).find_map(|token| {
        let mark = plain_at(text, token).filter(|mark| text.is_mark_of(mark.end, "=:"))?;
        let good = goodness(text, &(mark.end + 1..(mark.end + 4).min(close)));
        let is_low = mark.value == low.value;
        // Words that neither praise nor blame tell no direction.
        (good != 0 && (is_low || mark.value == high.value)).then_some(is_low == (good > 0))
    });
    let downwards = better == Some(true);
    let (best, worst) = if downwards { (low.value, high.value) } else { (high.value, low.value) };
    Some(Scale { best, worst: (worst != 0.0).then_some(worst), stars: false, tokens: open..close + 1 })
}

/// Marks in a row, each with its meaning.
fn chain(text: &Text, token: usize) -> Option<Scale> {
    // "1/4", "7.30", "2nd": part of something else.
    if token > 0 && text.is_tight(token) && !text.is_mark_of(token - 1, "([:=.…/") {
        return None;
    }
    let first = mark_at(text, token)?;
    let counted_in_stars = text.has(first.end, STAR);
    let equals = |end: usize| {
        let end = end + usize::from(text.has(end, POINT | STAR));
        text.is_mark(end, '=')
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut all_equal = true;
    let mut next = Some((token, first));
    while let Some((_, mark)) = next {
        let from = mark.end;
        all_equal &= equals(from);
        let step = |other: &Amount| {
            let by = other.value - mark.value;
            match &entries[..] {
                // Two ends that are said with "=" may be far apart.
                [] => by.abs() == 1.0 || equals(from) && equals(other.end) && by.abs() >= 3.0,
                [.., last] => by == mark.value - last.value && by.abs() == 1.0,
            }
        };
        let following = (from + 1..from + FAR)
            .take_while(|place| *place < text.len())
            .find_map(|place| Some((place, mark_at(text, place).filter(step)?)));
        let stop = following.as_ref().map_or(from + 6, |(place, _)| *place).min(text.len());
        entries.push(Entry { value: mark.value, meaning: from..stop });
        next = following;
        if entries.len() > 20 {
            break;
        }
    }
    let (Some(start), Some(end)) = (entries.first(), entries.last()) else { return None };
    let enough = match entries.len() {
        0 | 1 => false,
        2 => all_equal && (start.value - end.value).abs() >= 3.0,
        3 => counted_in_stars,
        _ => true,
    };
    let low = start.value.min(end.value);
    let high = start.value.max(end.value);
    // A row that stops in the middle, "4, 3, 2 …", still has its best at the front.
    if !enough || !ENDS.contains(&high) || low > 3.0 && start.value < end.value {
        return None;
    }
    let (of_low, of_high) = if start.value == low { (start, end) } else { (end, start) };
    let (of_low, of_high) = (goodness(text, &of_low.meaning), goodness(text, &of_high.meaning));
    // Numbers before words of no worth are those of chapters, rooms or songs.
    if !all_equal && !counted_in_stars && of_low == of_high {
        return None;
    }
    let downwards = low == 1.0 && of_low > of_high;
    let says_worst = entries.len() == 2 || low == 1.0 && !counted_in_stars;
    let (best, worst) = match downwards {
        true => (low, Some(high)),
        false => (high, says_worst.then_some(low).filter(|low| *low != 0.0)),
    };
    let tokens = token..end.meaning.start + 1;
    Some(Scale { best, worst, stars: counted_in_stars, tokens })
}

/// A whole number that a meaning follows: after "=", a colon, a dash or a comma, or right away.
fn mark_at(text: &Text, token: usize) -> Option<Amount> {
    let mark = plain_at(text, token).filter(|mark| mark.value.fract() == 0.0 && (0.0..=100.0).contains(&mark.value))?;
    let mut after = mark.end + usize::from(text.has(mark.end, POINT | STAR));
    if text.is_mark_of(after, "=:,–—-") {
        after += 1;
    } else if mark.in_words && after == mark.end {
        return None;
    }
    let says = text.is_word(after) && !text.opens_line(after) && amount_at(text, after).is_none();
    // "10. The Pond" is the tenth of a list.
    let numbered = text.opens_line(token) && text.is_mark_of(mark.end, ".)°");
    (says && !numbered).then_some(mark)
}

/// How many words of a meaning praise, less those that blame.
fn goodness(text: &Text, meaning: &Range<usize>) -> i32 {
    let says = |token: usize| match () {
        () if text.is_in(token, BAD) => -2,
        () if text.is_in(token, GOOD) => 2,
        () if text.has(token, NEGATIVE) => -1,
        () if text.has(token, POSITIVE) => 1,
        () => 0,
    };
    meaning.clone().take(8).map(says).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_the_ends_of_a_scale() {
        for (text, best, worst) in [
            ("Schulnote (1 = sehr gut, 6 = ungenügend): 3", 1.0, Some(6.0)),
            ("Note: 4 (6 = ausgezeichnet, 1 = unbrauchbar)", 6.0, Some(1.0)),
            ("Note: 5,5 (1–6, 6 = sehr gut)", 6.0, Some(1.0)),
            ("Note: 2,5 (1–6, 1 = sehr gut)", 1.0, Some(6.0)),
            ("Nota: 8 (1–10, 10 = muy bueno)", 10.0, Some(1.0)),
            ("Známka (1 až 5, 1 = výborná): 2", 1.0, Some(5.0)),
            ("Note: 4 (1–10, 1 = sehr schlecht)", 10.0, Some(1.0)),
            ("Note: 4 (1–10, 1 = Katastrophe)", 10.0, Some(1.0)),
            ("(1 chef-d'œuvre; 2 remarquable; 3 très bon; 4 bon; 5 moyen; 6 pauvre; 7 minable)", 1.0, Some(7.0)),
            ("Marks: 10 Masterpiece / 9 Amazing / 8 Great / 7 Good / 6 Fine", 10.0, None),
            ("Four stars, run; three, walk; two, take the bus; one, stay in bed.", 4.0, None),
            ("(6 points: a must. 5: very good. 4: good. 3: fair. 2: weak.)", 6.0, None),
        ] {
            let cut = Text::new(text, 0..text.len());
            let read = (0..cut.len()).find_map(|token| key_at(&cut, token)).map(|scale| (scale.best, scale.worst));
            assert_eq!(read, Some((best, worst)), "{text}");
        }
    }

    #[test]
    fn what_only_counts_down_is_no_key() {
        for text in [
            "10. The Pond\n9. The Quay\n8. Salt\n7. Low Water\n",
            "He had four dogs, three cats and two daughters, one of them his.",
            "Runs 4, 5 and 6 were cancelled.",
            "Room 4 is wet, 3 is dry.",
            "1 Intro\n2 Salt Road\n3 Low Water\n4 Coda\n",
            "5: The Pond\n4: The Quay\n3: Salt\n2: Low Water\n1: Home\n",
        ] {
            let cut = Text::new(text, 0..text.len());
            assert_eq!((0..cut.len()).find_map(|token| key_at(&cut, token)), None, "{text}");
        }
    }
}
