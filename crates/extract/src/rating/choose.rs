//! Which of the candidates is the document's own rating of the item: the one that the context speaks for, unless two do and
//! say different things.

use crate::Context;
use crate::rating::context::{ENOUGH, Reason, reasons};
use crate::rating::reading::NoScale;
use crate::rating::scan::{Found, scan};
use crate::statements::About;
use crate::text::Text;
use crosscut_model::Rating;

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
    let comments = comments(text);
    let mut all = scan(text);
    all.retain(|found| {
        let block = skip.partition_point(|block| block.end <= found.tokens.start);
        // A line of credits may hold the rating too ("Rated R | Grade: B"); a parenthesis of credits never does.
        skip.get(block).is_none_or(|block| !(block.start <= found.tokens.start && text.is_mark(block.start, '(')))
    });
    if all.len() > MOST {
        let tail = all.split_off(all.len() - MOST / 2);
        all.truncate(MOST / 2);
        all.extend(tail);
    }
    let weighed = |found: Found| {
        let raw = text.slice(found.tokens.clone());
        let rating = found.reading.complete(raw, context);
        let reasons = reasons(about, &found, comments);
        Weighed { found, reasons, rating }
    };
    all.into_iter().map(weighed).collect()
}

/// Where readers' comments begin, if a heading says so.
fn comments(text: &Text) -> Option<usize> {
    let headings = [
        "comments",
        "comment",
        "kommentare",
        "commentaires",
        "comentarios",
        "commenti",
        "comentários",
        "reacties",
        "kommentarer",
        "responses",
        "replies",
        "комментарии",
    ];
    let is_heading = |line: &&crate::text::Line| {
        let words: Vec<usize> = line.tokens.clone().filter(|token| text.is_word(*token)).take(4).collect();
        line.blank_before
            && (1..=3).contains(&words.len())
            && line.tokens.len() <= 6
            && words.iter().any(|token| headings.contains(&text.word(*token).to_lowercase().as_str()))
    };
    text.lines.iter().find(is_heading).map(|line| line.tokens.start)
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
        .filter(|place| differs(place) && !is_recommendation(place) && all[*place].points() + LEAD > all[best].points())
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
