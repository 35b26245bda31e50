//! Why a record says what it says: every candidate for the rating, the kind and the item, the chosen and the refused, with
//! its reasons and its place. What `crosscut extract --explain` prints.

use crate::rating::choose::Choice;
use crate::rating::reading::NoScale;
use crate::read::read;
use crate::text::Text;
use crate::{Context, KindReason, Reason};
use crosscut_model::{BodyRole, Document, Kind, Notation, Rating};
use std::ops::Range;

/// Everything that was weighed for one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// In the order of the text.
    pub ratings: Vec<RatingCandidate>,
    /// What the choice among them came to, as a sentence without a full stop.
    pub outcome: String,
    /// The reasons for every kind that anything speaks for.
    pub kinds: Vec<KindReason>,
    /// The kind that was chosen.
    pub kind: Kind,
    /// The one of them that is taken for the item.
    pub item: Option<String>,
    /// Titles that the document may be about, those with the most points first, at most twelve.
    pub titles: Vec<TitleCandidate>,
}

/// Something that could be a rating.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingCandidate {
    /// Bytes of the document's text.
    pub span: Range<usize>,
    pub notation: Notation,
    /// The rule of the grammar that read it.
    pub rule: &'static str,
    /// The rating that it would be; absent where its scale is broken or unknown.
    pub rating: Option<Rating>,
    /// Why it can be no rating at all.
    pub refused: Option<String>,
    pub reasons: Vec<Reason>,
    /// The sum of the reasons' points.
    pub points: i32,
    /// How likely it is the document's own, by the vote over its reasons and its setting; absent where it was not put to the vote.
    pub chance: Option<f32>,
    /// The chance from which it is taken for the rating of the item, 0 to 1.
    pub enough: f32,
    pub chosen: bool,
}

/// A title that the document may be about.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleCandidate {
    pub title: String,
    pub points: i32,
    /// Bytes of the document's text: the place that speaks most for it.
    pub span: Range<usize>,
}

/// Explains what [`crate::extract`] reads in a document. An abstract is not read, and gives an empty explanation.
pub fn explain(document: &Document, context: &Context) -> Explanation {
    if document.body_role == BodyRole::Abstract {
        let outcome = "the body is an abstract, and nothing is read from it".to_owned();
        return Explanation { outcome, ..Explanation::default() };
    }
    let prose = read(&Text::of(document), document, context, None);
    let chosen = match prose.choice {
        Choice::One(place) => Some(place),
        _ => None,
    };
    let outcome = match &prose.choice {
        Choice::Nothing if prose.candidates.is_empty() => "nothing looks like a rating".to_owned(),
        Choice::Nothing => "no candidate is likely enough to be the document’s own".to_owned(),
        Choice::One(_) => "one candidate is the rating".to_owned(),
        Choice::Several(places) => {
            format!("{} candidates speak equally well and differ, so none is taken", places.len())
        }
        Choice::NoScale(_) => "the best candidate does not say what it is out of, so none is taken".to_owned(),
        Choice::Outside(_) => "the best candidate is outside its scale, so none is taken".to_owned(),
    };
    let ratings = prose.candidates.into_iter().enumerate().map(|(place, (weighed, span))| RatingCandidate {
        span,
        notation: weighed.found.reading.notation,
        rule: weighed.found.reading.rule,
        points: weighed.points(),
        enough: weighed.enough(),
        refused: weighed.rating.as_ref().err().map(|error| match error {
            NoScale::Outside { best, worst } => format!("outside its scale, which goes from {worst} to {best}"),
            NoScale::Empty { best, worst } => format!("a scale cannot go from {worst} to {best}"),
            NoScale::Unknown => "it does not say what it is out of".to_owned(),
        }),
        rating: weighed.rating.ok(),
        reasons: weighed.reasons,
        chance: prose.chances.iter().find(|(voted, _)| *voted == place).map(|(_, chance)| *chance),
        chosen: chosen == Some(place),
    });
    Explanation {
        ratings: ratings.collect(),
        outcome,
        kind: prose.kind,
        item: prose.item.map(|item| item.name),
        kinds: prose.kinds,
        titles: prose.titles.into_iter().map(|(title, points, span)| TitleCandidate { title, points, span }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_and_the_refused_are_shown_with_reasons() {
        let text = "A film in a five-star hotel.\n\nRating: 3/5\n";
        let explanation = explain(&Document::plain("a.txt", text), &Context::default());
        let shown: Vec<(&str, bool)> =
            explanation.ratings.iter().map(|candidate| (&text[candidate.span.clone()], candidate.chosen)).collect();
        assert_eq!(shown, [("five-star", false), ("3/5", true)]);
        let likely = |place: usize| {
            explanation.ratings[place].chance.is_some_and(|chance| chance >= explanation.ratings[place].enough)
        };
        assert!(likely(1) && !likely(0), "the chance is what decides");
        assert!(explanation.ratings[0].reasons.iter().any(|reason| reason.code == "of-something-else"));
        assert!(explanation.ratings[1].reasons.iter().any(|reason| reason.code == "labelled"));
    }
}
