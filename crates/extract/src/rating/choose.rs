//! Which of the candidates is the document's own rating of the item: the one that the context speaks for, unless two do and
//! say different things.

use crate::Context;
use crate::lexicon::{FILM, FIRST_PERSON, OUTSIDER, VERDICT};
use crate::rating::context::{ENOUGH, Reason, reasons};
use crate::rating::others::names_a_part;
use crate::rating::page::Page;
use crate::rating::reading::NoScale;
use crate::rating::scale;
use crate::rating::scan::{Found, scan};
use crate::statements::About;
use crate::text::{Text, TokenKind};
use crosscut_model::{Notation, Rating, RatingValue};

/// A candidate with what speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weighed {
    pub(crate) found: Found,
    pub(crate) reasons: Vec<Reason>,
    /// The rating it would be, or why it cannot be one.
    pub(crate) rating: Result<Rating, NoScale>,
}

impl Weighed {
    pub(crate) fn points(&self) -> i32 {
        self.reasons.iter().map(|reason| reason.points).sum()
    }

    /// Whether it stands right after the title of one of several works.
    pub(crate) fn is_one_of_several(&self) -> bool {
        self.reasons.iter().any(|reason| reason.code == "one-of-several")
    }

    /// Whether one of its reasons has this name.
    fn has(&self, code: &str) -> bool {
        self.reasons.iter().any(|reason| reason.code == code)
    }

    /// How it is set: 3 named the overall one, 2 labelled, 1 apart from the prose, 0 in it.
    fn standing(&self) -> u8 {
        let apart = [
            "own-line",
            "own-sentence",
            "own-segment",
            "closing-parenthesis",
            "after-title",
            "glyphs",
            "beside-the-head",
        ];
        match () {
            () if self.has("overall") => 3,
            () if self.has("labelled") => 2,
            () if apart.iter().any(|code| self.has(code)) => 1,
            () => 0,
        }
    }

    /// Whether it may be this document's own of some work: nothing says that it is somebody else's, or no rating.
    pub(crate) fn may_be_own(&self) -> bool {
        let not_own = [
            "somebody-elses",
            "among-comments",
            "among-links",
            "among-other-papers",
            "in-a-conversation",
            "in-a-signature",
            "quoted",
            "ornament",
            "explains-the-scale",
            "of-a-part",
            "number-of-something",
            "one-star-glyph",
            "of-something-else",
        ];
        self.rating.is_ok() && !self.reasons.iter().any(|reason| not_own.contains(&reason.code))
    }

    fn counts(&self) -> bool {
        self.points() >= ENOUGH && self.rating.is_ok()
    }
}

/// What came of all candidates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// None speaks for itself.
    Nothing,
    /// The place of the chosen one.
    One(usize),
    /// Two or more that speak equally well and differ, best first.
    Several(Vec<usize>),
    /// The best would be one if its scale were known.
    NoScale(usize),
    /// The best is printed outside its own scale.
    Outside(usize),
}

/// The most candidates that are weighed; in a longer document the first and the last ones are.
const MOST: usize = 400;

/// How many points the best must lead by, where others say something else.
const LEAD: i32 = 2;

/// Finds and weighs all candidates. `skip` says which tokens are labelled credits: nothing there is a rating.
pub(crate) fn weigh(about: &About, skip: &[std::ops::Range<usize>], context: &Context) -> Vec<Weighed> {
    let text = about.text;
    let page = Page::new(text);
    let scale = scale::stated(text);
    let mut all = scan(text, MOST);
    if let Some(scale) = &scale {
        all.extend(scale::bare_numbers(text, scale).into_iter().take(MOST));
        all.sort_by_key(|found| found.tokens.start);
    }
    all.retain(|found| {
        let block = skip.partition_point(|block| block.end <= found.tokens.start);
        // A line of credits may hold the rating too ("Rated R | Grade: B"); a parenthesis of credits never does.
        skip.get(block).is_none_or(|block| !(block.start <= found.tokens.start && text.is_mark(block.start, '(')))
    });
    let (rows, best) = scale::legend(text, &all);
    let weighed = |(place, mut found): (usize, Found)| {
        scale::apply(&mut found, scale.as_ref(), best);
        let raw = text.slice(found.tokens.clone());
        let rating = found.reading.complete(raw, context);
        let mut reasons = reasons(about, &found, &page);
        let explains = scale.as_ref().is_some_and(|scale| scale.tokens.contains(&found.tokens.start));
        let own = reasons.iter().any(|reason| matches!(reason.code, "labelled" | "own-line" | "own-sentence"));
        if rows.binary_search(&place).is_ok() || explains && !own {
            reasons.push(Reason { code: "explains-the-scale", points: -12 });
        }
        Weighed { found, reasons, rating }
    };
    let mut all: Vec<Weighed> = all.into_iter().enumerate().map(weighed).collect();
    one_of_several(text, &mut all);
    repeated(text, &mut all);
    stars_mean_otherwise(text, &mut all);
    grid(text, &mut all);
    like_the_refused(&mut all);
    all
}

/// The best of the stars that a document explains anywhere in it, for its parts that do not repeat it.
pub(crate) fn explained_stars(text: &Text) -> Option<f64> {
    let (_, legend) = scale::legend(text, &scan(text, MOST));
    legend.or_else(|| scale::stated(text).map(|scale| scale.best)).filter(|best| *best <= 10.0)
}

/// A rating out of the best that its document explains elsewhere, if its own was only assumed.
pub(crate) fn rescale(rating: &mut Rating, best: f64, context: &Context) {
    let assumed = rating.assumed.iter_mut().find(|assumption| assumption.field == "best");
    if let (Notation::Stars, Some(assumed), Some(value)) = (rating.notation, assumed, rating.value.number())
        && value <= best
    {
        assumed.reason = "document_scale".to_owned();
        rating.best = RatingValue::Number(best);
        rating.score = rating.score_by(context.letters);
    }
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
                "labelled" | "explains-the-scale" | "ornament" | "markup" | "one-star-glyph" | "title" | "date"
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

/// Whether another candidate puts the best one in doubt: it is nearly as good, or so good by itself that a document with
/// both says two things. A rating that is called the overall one is in no doubt.
fn rivals_with(other: &Weighed, best: &Weighed) -> bool {
    let close = other.points() + LEAD > best.points() && other.standing() >= best.standing().min(2);
    close
        || other.standing() >= best.standing() && best.standing() < 2
        || (other.points() >= 2 * ENOUGH && best.standing() < 3)
}

/// Chooses among weighed candidates.
pub(crate) fn choose(all: &[Weighed]) -> Choice {
    let mut good: Vec<usize> = (0..all.len()).filter(|place| all[*place].counts()).collect();
    // A printed scale first among equals, then the later one.
    good.sort_by_key(|place| {
        let weighed = &all[*place];
        std::cmp::Reverse((weighed.points(), weighed.found.reading.best.is_some(), *place))
    });
    let broken = |place: &usize| all[*place].points() >= ENOUGH && all[*place].rating.is_err();
    let Some(best) = good.first().copied() else {
        return match (0..all.len()).filter(broken).max_by_key(|place| all[*place].points()) {
            Some(place) if matches!(all[place].rating, Err(NoScale::Unknown)) => Choice::NoScale(place),
            Some(place) => Choice::Outside(place),
            None => Choice::Nothing,
        };
    };
    let differs = |place: &usize| !all[*place].found.reading.agrees(&all[best].found.reading);
    let is_recommendation = |place: &usize| all[*place].found.reading.rule == "recommended";
    let rivals: Vec<usize> = good[1..]
        .iter()
        .copied()
        .filter(|place| differs(place) && !is_recommendation(place) && rivals_with(&all[*place], &all[best]))
        .collect();
    if is_recommendation(&best)
        && let Some(number) = good[1..].iter().find(|place| !is_recommendation(place))
    {
        return Choice::One(*number);
    }
    if rivals.is_empty() {
        // Of several that agree, the one that prints its scale says more.
        let fuller = good.iter().copied().find(|place| !differs(place) && all[*place].found.reading.best.is_some());
        let fuller = fuller
            .filter(|_| all[best].found.reading.best.is_none() && all[best].found.reading.value.number().is_some());
        return Choice::One(fuller.unwrap_or(best));
    }
    Choice::Several(std::iter::once(best).chain(rivals).collect())
}
