//! Which of the candidates is the document's own rating of the item: the one that the context speaks for, unless two do and
//! say different things.

use crate::choice::Field;
use crate::rating::context::{ENOUGH, Reason, reasons};
use crate::rating::glyphs;
use crate::rating::legend;
use crate::rating::loose;
use crate::rating::page::Page;
use crate::rating::reading::NoScale;
use crate::rating::rows;
use crate::rating::scale::{self, Scale};
use crate::rating::scan::{Found, scan};
use crate::rating::told;
use crate::statements::About;
use crate::text::Text;
use crate::{Context, OfSeveral};
use crosscut_model::{Notation, Rating};

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
    pub(crate) fn has(&self, code: &str) -> bool {
        self.reasons.iter().any(|reason| reason.code == code)
    }

    /// How it is set: 3 named the overall one, 2 labelled, 1 apart from the prose, 0 in it.
    pub(super) fn standing(&self) -> u8 {
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

    /// The chance from which on it is taken: less where it stands on a line of its own with its scale, labelled or in stars, and
    /// nothing speaks against it, as "Rating: 0/10" or "0/5 stars" does below a text.
    pub(crate) fn enough(&self) -> f32 {
        const PLAIN: f32 = 0.6;
        let usual = Field::Rating.enough();
        let named = self.has("labelled") || self.found.reading.notation == Notation::Stars;
        let plain = named
            && ["own-line", "scale-printed"].iter().all(|code| self.has(code))
            && self.reasons.iter().all(|reason| reason.points >= 0);
        if plain { usual.min(PLAIN) } else { usual }
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
            "loose",
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
pub(crate) fn weigh(
    about: &About,
    skip: &[std::ops::Range<usize>],
    context: &Context,
    language: Option<&str>,
) -> Vec<Weighed> {
    let text = about.text;
    let page = Page::new(text);
    let of_several = context.of_several.as_ref();
    let scale = scale::stated(text).or_else(|| of_several?.scale.clone());
    let mut all = scan(text, MOST);
    let add = |all: &mut Vec<Found>, more: Vec<Found>| {
        all.extend(more.into_iter().take(MOST));
        all.sort_by_key(|found| found.tokens.start);
    };
    if let Some(scale) = &scale {
        add(&mut all, scale::bare_numbers(text, scale));
    }
    let told = told::ratings(text, &all, of_several.and_then(|page| page.told.as_ref()));
    add(&mut all, told);
    let loose = loose::numbers(text, &all, scale.as_ref());
    add(&mut all, loose);
    all.retain(|found| {
        let block = skip.partition_point(|block| block.end <= found.tokens.start);
        // A line of credits may hold the rating too ("Rated R | Grade: B"); a parenthesis of credits never does.
        skip.get(block).is_none_or(|block| !(block.start <= found.tokens.start && text.is_mark(block.start, '(')))
    });
    let (rows, best) = legend::legend(text, &all);
    let best = best.or_else(|| of_several?.legend);
    // Where a sentence explains the scale, the rating may be in it; a key and a bracket hold none.
    let in_sentence = scale.as_ref().is_some_and(|scale| text.sentence_around(scale.tokens.start) == scale.tokens);
    let printed: Vec<(f64, f64)> = all.iter().filter_map(scale::printed).collect();
    let halves = all.iter().any(|found| glyphs::has_empty(text, found)) && glyphs::empty_is_half(text);
    // "★★☆": in East Asia two and a half, for hardly anybody counts to three.
    let short_is_half = matches!(language, Some("ja" | "ko" | "zh"));
    let weighed = |(place, mut found): (usize, Found)| {
        if halves || short_is_half && glyphs::is_short(text, &found) {
            glyphs::count_halves(text, &mut found);
        }
        scale::apply(&mut found, scale.as_ref(), best);
        scale::apply_usual(&mut found.reading, &printed, language);
        let raw = text.slice(found.tokens.clone());
        let rating = found.reading.complete(raw, context);
        let mut reasons = reasons(about, &found, &page);
        let explains = scale.as_ref().is_some_and(|scale| scale.tokens.contains(&found.tokens.start));
        let own = reasons.iter().any(|reason| matches!(reason.code, "labelled" | "own-line" | "own-sentence"));
        if rows.binary_search(&place).is_ok() || explains && !(own && in_sentence) {
            reasons.push(Reason { code: "explains-the-scale", points: -12 });
        }
        Weighed { found, reasons, rating }
    };
    let mut all: Vec<Weighed> = all.into_iter().enumerate().map(weighed).collect();
    rows::compare(text, &mut all);
    all
}

/// What a page says of the ratings of all its reviews.
pub(crate) fn of_several(text: &Text) -> OfSeveral {
    let (_, legend) = legend::legend(text, &scan(text, MOST));
    let scale = scale::stated(text).map(|scale| Scale { tokens: 0..0, ..scale });
    OfSeveral { scale, told: told::of_page(text), legend }
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
