//! Ratings compared with each other: rows of a table, grids of critics, ornaments and footnotes. What stands among its like is
//! nobody's verdict on the work, unless its label says so.

use super::choose::Weighed;
use super::context::Reason;
use super::others::names_a_part;
use crate::lexicon::{FILM, FIRST_PERSON, OUTSIDER, VERDICT};
use crate::text::{Text, TokenKind};

/// Adds to all candidates what their company says of them.
pub(super) fn compare(text: &Text, all: &mut [Weighed]) {
    one_of_several(text, all);
    repeated(text, all);
    stars_mean_otherwise(text, all);
    grid(text, all);
    like_the_refused(all);
}

/// The same row of glyphs on three lines of its own, or more, parts the text: it is an ornament.
fn repeated(text: &Text, all: &mut [Weighed]) {
    let alone: Vec<Option<&str>> = all
        .iter()
        .map(|weighed| {
            let tokens = &weighed.found.tokens;
            let line = text.lines.get(text.line_of(tokens.start)).map(|line| &line.tokens);
            (weighed.found.reading.rule == "glyphs" && line == Some(tokens)).then(|| text.slice(tokens.clone()))
        })
        .collect();
    let mut counts = std::collections::BTreeMap::new();
    for row in alone.iter().flatten() {
        *counts.entry(*row).or_insert(0u32) += 1;
    }
    // "★ ★  STAR CINEMA  ★ ★": the same row on both sides of something.
    let framed: Vec<bool> = (0..all.len())
        .map(|place| {
            let glyphs = |at: usize| all[at].found.reading.rule == "glyphs" && all[at].found.reading.best.is_none();
            let same = |other: usize| {
                other != place
                    && glyphs(other)
                    && text.line_of(all[other].found.tokens.start) == text.line_of(all[place].found.tokens.start)
                    && text.slice(all[other].found.tokens.clone()) == text.slice(all[place].found.tokens.clone())
            };
            glyphs(place) && (place.saturating_sub(2)..(place + 3).min(all.len())).any(same)
        })
        .collect();
    for (weighed, framed) in all.iter_mut().zip(framed) {
        if framed {
            weighed.reasons.push(Reason { code: "ornament", points: -12 });
        }
    }
    if all.iter().any(|weighed| weighed.has("footnote")) {
        for weighed in all.iter_mut().filter(|weighed| text.word(weighed.found.tokens.start).starts_with('*')) {
            weighed.reasons.push(Reason { code: "footnote", points: -12 });
        }
    }
    for (weighed, row) in all.iter_mut().zip(&alone) {
        if row.is_some_and(|row| counts.get(row).is_some_and(|count| *count >= 3)) {
            weighed.reasons.push(Reason { code: "ornament", points: -12 });
        }
    }
}

/// "★ = guest attending", "★ new this week": a key that says what a star means here, and no rating is meant.
fn stars_mean_otherwise(text: &Text, all: &mut [Weighed]) {
    let one =
        |weighed: &Weighed| weighed.found.reading.rule == "glyphs" && weighed.found.reading.value.number() == Some(1.0);
    let keyed = all.iter().any(|weighed| {
        one(weighed)
            && text.is_mark_of(weighed.found.tokens.end, "=")
            && !weighed.reasons.iter().any(|reason| reason.code == "explains-the-scale")
    });
    if keyed {
        for weighed in all.iter_mut().filter(|weighed| weighed.found.reading.rule == "glyphs") {
            weighed.reasons.push(Reason { code: "stars-mean-something-else", points: -12 });
        }
    }
}

/// Lines with several ratings side by side, each of another critic or another part: a grid, and nobody's verdict.
fn grid(text: &Text, all: &mut [Weighed]) {
    let apart = |weighed: &Weighed| {
        let is = |code: &str| weighed.has(code);
        (is("own-segment") || weighed.found.reading.rule == "glyphs" && !is("markup"))
            && !is("labelled")
            && !is("explains-the-scale")
            && !is("own-line")
            && !is("loose")
    };
    let mut lines = std::collections::BTreeMap::new();
    for (place, weighed) in all.iter().enumerate().filter(|(_, weighed)| apart(weighed)) {
        lines.entry(text.line_of(weighed.found.tokens.start)).or_insert_with(Vec::new).push(place);
    }
    let differ = |places: &Vec<usize>| {
        places.iter().any(|place| !all[*place].found.reading.agrees(&all[places[0]].found.reading))
    };
    let rows: Vec<Vec<usize>> = lines.into_values().filter(|places| places.len() >= 2 && differ(places)).collect();
    let is_grid = rows.len() >= 2;
    for place in rows.into_iter().flatten() {
        all[place].reasons.push(Reason { code: "side-by-side", points: -8 });
    }
    if is_grid {
        for weighed in all.iter_mut().filter(|weighed| apart(weighed)) {
            weighed.reasons.push(Reason { code: "in-a-grid", points: -8 });
        }
    }
}

/// Where three or more of one kind are rows, ornaments or footnotes, one that is set no better than they are is none
/// either, whatever made it look different.
fn like_the_refused(all: &mut [Weighed]) {
    let refused = [
        "one-of-several",
        "in-a-grid",
        "side-by-side",
        "ornament",
        "stars-mean-something-else",
        "one-star-glyph",
        "footnote",
    ];
    let rules: Vec<&'static str> = all
        .iter()
        .filter(|weighed| refused.iter().any(|code| weighed.has(code)))
        .map(|weighed| weighed.found.reading.rule)
        .collect();
    for weighed in all.iter_mut() {
        let many = rules.iter().filter(|rule| **rule == weighed.found.reading.rule).count() >= 3;
        let better = ["labelled", "own-line", "first-person"].iter().any(|code| weighed.has(code))
            || weighed.has("own-sentence") && !weighed.has("own-segment");
        if many && !better && !refused.iter().any(|code| weighed.has(code)) {
            weighed.reasons.push(Reason { code: "like-the-refused", points: -8 });
        }
    }
}

/// A document on several works gives each its rating right after its title: "The Pond: ★★★★". None of them is the rating of
/// the document.
fn one_of_several(text: &Text, all: &mut [Weighed]) {
    let own = |weighed: &Weighed| {
        weighed.reasons.iter().any(|reason| {
            matches!(
                reason.code,
                "labelled"
                    | "explains-the-scale"
                    | "ornament"
                    | "markup"
                    | "one-star-glyph"
                    | "title"
                    | "date"
                    | "loose"
            )
        })
    };
    let titled: Vec<Option<&str>> = all
        .iter()
        .map(|weighed| {
            let tokens = &weighed.found.tokens;
            let is = |code: &str| weighed.reasons.iter().any(|reason| reason.code == code);
            let leads = is("own-sentence") && text.opens_line(tokens.start);
            let no_rating = weighed.points() <= -15 || is("counts-something");
            if own(weighed) || leads || no_rating {
                None
            } else {
                titled(text, tokens.start).or_else(|| beside_a_title(text, tokens))
            }
        })
        .collect();
    let lines: Vec<usize> = all.iter().map(|weighed| text.line_of(weighed.found.tokens.start)).collect();
    let rows: std::collections::BTreeSet<usize> =
        (0..all.len()).filter(|place| titled[*place].is_some()).map(|place| lines[place]).collect();
    let titles: std::collections::BTreeSet<&str> = titled.iter().flatten().copied().collect();
    // "Pond (4/5) is fine, Salt (2/5) is not": titles and parentheses need no lines of their own.
    let inline = all.iter().zip(&titled).filter(|(weighed, title)| {
        title.is_some() && weighed.found.tokens.start.checked_sub(1).is_some_and(|open| text.is_mark_of(open, "(["))
    });
    if rows.len() < 2 && inline.count() < 2 || titles.len() < 2 {
        return;
    }
    for place in 0..all.len() {
        // What stands in a row with them is one of them, even if it begins otherwise.
        let neighbour = |other: usize| {
            titled.get(other).copied().flatten().is_some()
                && lines[other].abs_diff(lines[place]) == 1
                && all[other].found.reading.notation == all[place].found.reading.notation
        };
        let is = |code: &str| all[place].reasons.iter().any(|reason| reason.code == code);
        let next_to_one = place > 0 && neighbour(place - 1) || neighbour(place + 1);
        // So is what is set like them at the end of a heading, though its title has a comma.
        let set_alike = is("beside-the-head") && !is("own-line") && !is("own-sentence") && !is("verdict");
        let in_row = !own(&all[place]) && (is("own-segment") && next_to_one || set_alike);
        if titled[place].is_some() || in_row {
            all[place].reasons.push(Reason { code: "one-of-several", points: -8 });
        }
    }
}

/// What a short line says beside a rating at its end or its beginning: "The Monitor ★★★★", "popcorn: 9/10 (salted)",
/// "SON ..... 11/20", "★★★ Sub-Level Nine". A label or an act of rating is none.
fn beside_a_title<'a>(text: &Text<'a>, rating: &std::ops::Range<usize>) -> Option<&'a str> {
    let line = &text.lines.get(text.line_of(rating.start))?.tokens;
    if line.len() > 30 {
        return None;
    }
    let closes = rating.end >= line.end || text.is_mark_of(rating.end, "([,;|·–—!") || rating.end + 3 >= line.end;
    let opens = rating.start == line.start || rating.start == line.start + 1 && !text.is_word(line.start);
    let mut words = if closes && !opens {
        line.start..rating.start
    } else if opens {
        rating.end..line.end.min(rating.end + 10)
    } else {
        return None;
    };
    while !words.is_empty() && !text.is_word(words.start) {
        words.start += 1;
    }
    while !words.is_empty() && !text.is_word(words.end - 1) {
        words.end -= 1;
    }
    let parted = words.end < rating.start
        || !text.is_tight(rating.start) && text.full[..text.bytes(rating.clone()).start].ends_with("  ");
    let headed = words.clone().next().is_some_and(|first| text.is_capital(first)) || parted;
    let sentence =
        words.clone().any(|token| text.has(token, OUTSIDER | VERDICT | FIRST_PERSON) || text.is_mark_of(token, "!?;"));
    ((1..=12).contains(&words.len()) && headed && !sentence).then(|| text.slice(words))
}

/// The title that a rating belongs to: at the start of its line, or right before its parenthesis ("Pond (4/5) is fine").
pub(super) fn titled<'a>(text: &Text<'a>, rating: usize) -> Option<&'a str> {
    titled_line(text, rating).or_else(|| {
        let open = rating.checked_sub(1).filter(|open| text.is_mark_of(*open, "(["))?;
        let mut first = open;
        while first > 0 && open - first < 6 && text.is_capital(first - 1) && !text.opens_line(first) {
            first -= 1;
        }
        (first < open).then(|| text.slice(first..open))
    })
}

/// The title that opens the line of a rating, with nothing but marks and a year between the two.
fn titled_line<'a>(text: &Text<'a>, rating: usize) -> Option<&'a str> {
    let line = &text.lines.get(text.line_of(rating))?.tokens;
    // A title and a rating are a short line; where more stands before the rating it is prose.
    if rating - line.start > 24 {
        return None;
    }
    let mut first = line.start;
    while first < rating
        && (matches!(text.kind(first), Some(TokenKind::Stars | TokenKind::Number))
            || text.is_mark_of(first, "#.-–•\"“‘'«„_"))
    {
        first += 1;
    }
    let mut end = rating;
    while end > first
        && (matches!(text.kind(end - 1), Some(TokenKind::Stars | TokenKind::Number))
            || text.is_mark_of(end - 1, ":()[]-–—|\"”’'»“_"))
    {
        end -= 1;
    }
    let apart = end < rating && text.is_capital(first) && end > first && end - first <= 8;
    let is_label = (first..end).any(|token| {
        text.has(token, OUTSIDER | VERDICT | FIRST_PERSON)
            || names_a_part(text, token)
            || text.has(token, FILM) && end - first == 1
            || text.is_mark_of(token, ".!?;")
    });
    (apart && !is_label).then(|| text.slice(first..end))
}

#[cfg(test)]
mod tests {
    use crate::{Context, extract};
    use crosscut_model::Document;

    fn rating(text: &str) -> Option<String> {
        extract(&Document::plain("a.txt", text), &Context::default()).review.rating.map(|rating| rating.raw)
    }

    #[test]
    fn what_stands_in_rows_and_grids_is_nobodys_verdict() {
        let prose = "A lodger pays in candles, and nobody in the house has matches. It is slow and I liked it.";
        assert_eq!(rating(&format!("Ada     4/5\nOlu     2/5\n\n{prose}\n")), None);
        assert_eq!(
            rating(&format!("          Ada    Olu\nPlover    ***    *\nLadder    **     ****\n\n{prose}\n")),
            None
        );
        assert_eq!(rating(&format!("popcorn: 9/10\nseat: 10/10\n\n{prose}\n")), None);
        let labelled = format!("Ropes   9/10\nSea     7/10\nOverall 8/10\n\n{prose}\n");
        assert_eq!(rating(&labelled).as_deref(), Some("8/10"));
    }

    #[test]
    fn ornaments_and_footnotes_are_no_ratings() {
        assert_eq!(
            rating("★ ★  STAR CINEMA  ★ ★\nThe plover flies again, and the house was full of wet coats.\n"),
            None
        );
        assert_eq!(rating("The plover flies again **\n\n*) a rerun\n**) with subtitles\n"), None);
        assert_eq!(rating("key: ★ = guest\n\nThe Plover ★★ two guests\n"), None);
    }
}
