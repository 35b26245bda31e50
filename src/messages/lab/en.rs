//! English.

use super::LabMsg;
use crate::format;
use crate::messages::{counted, said};
use crosscut_engine::score::{Method, NoInterval, RecipeNote, Refusal};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: LabMsg) -> Cow<'static, str> {
    match msg {
        LabMsg::Intro => {
            "A score is a choice. Make another one, and see what it does to the number and to the order of the films.".into()
        }
        LabMsg::OnlyHere => "What is chosen here is in the address, and changes no other page.".into(),
        LabMsg::Reset => "Back to the usual".into(),
        LabMsg::Unread(note) => match note {
            RecipeNote::Method(key) => said!("“{key}” is no way to make a score"),
            RecipeNote::Trimmed(text) => said!("“{text}” is no share to leave out; write a whole number from 0 to 45"),
            RecipeNote::Favourable(text) => said!("“{text}” is no score to be favourable from; write a whole number from 0 to 100"),
            RecipeNote::Weight(text) => said!("“{text}” is no weight of a source here; write it as source:2.5, from 0 to 3"),
            RecipeNote::Least(text) => said!("“{text}” is no number of ratings"),
        },
        LabMsg::SelectionAside => "The score lab looks at all documents of a film. What else is chosen in this address was left aside.".into(),

        LabMsg::Recipe => "How the score is made".into(),
        LabMsg::Method => "Method".into(),
        LabMsg::MethodName(method) => match method {
            Method::Mean => "Mean",
            Method::Median => "Median",
            Method::TrimmedMean => "Trimmed mean",
            Method::Favourable => "Share of favourable ratings",
            Method::WeightedBySource => "Weighted by source",
            Method::Shrunk => "Drawn to the collection",
            Method::SourceAdjusted => "Without harshness",
        }
        .into(),
        LabMsg::MethodText(method) => match method {
            Method::Mean => "All ratings added up, divided by how many they are. The usual one.",
            Method::Median => "The middle rating: half lie below it, half above.",
            Method::TrimmedMean => "The mean without the lowest and the highest ratings.",
            Method::Favourable => "How many of a hundred ratings are favourable. Thumbs count here.",
            Method::WeightedBySource => "The mean, with some sources counting for more than others.",
            Method::Shrunk => "The fewer ratings a film has, the nearer it comes to all films.",
            Method::SourceAdjusted => "By how much a source is usually harsher or kinder is taken out first.",
        }
        .into(),
        LabMsg::OneFilm => "It compares films, and there is only one here.".into(),
        LabMsg::Trimmed => "Left out at each end".into(),
        LabMsg::TrimmedValue { share } => format::percent(&format::count(share as usize)).into(),
        LabMsg::FavourableFrom => "Favourable from".into(),
        LabMsg::FavourableValue { score } => said!("{score} of 100"),
        LabMsg::Weights => "Weights".into(),
        LabMsg::WeightsText => "0 leaves a source out, 1 is usual, 3 counts it three times.".into(),
        LabMsg::WeightOf { source } => said!("Weight of {source}"),
        LabMsg::WeightValue(weight) => said!("×{weight}"),
        LabMsg::FindSource => "Find a source".into(),
        LabMsg::MoreSources { count } => {
            said!("{} more; find them by name", counted(count, "source", "sources"))
        }
        LabMsg::NoSourceFound => "No rating here is from a source of that name.".into(),

        LabMsg::AllFilms => "All films".into(),
        LabMsg::OfAll => "All ratings together".into(),
        LabMsg::ToFilm => "To the film’s page".into(),
        LabMsg::NoneRated => "No document here carries a rating that counts. That is no score, not a score of zero.".into(),
        LabMsg::Percent => "%".into(),
        LabMsg::Usually { score } => said!("usually {score}"),
        LabMsg::AsUsual => "as usual".into(),
        LabMsg::NotTheSame => "A share of ratings and a mean of ratings are two different things on the same line.".into(),
        LabMsg::Interval { low, high } => said!("With 95 % certainty between {low} and {high}."),
        LabMsg::NoInterval(why) => match why {
            NoInterval::NoScore => "".into(),
            NoInterval::TooFew { ratings, needed } => {
                said!("Too few ratings for an interval: {ratings}, and it takes {needed}.")
            }
            NoInterval::TooUneven { effective, needed } => said!(
                "No interval: so weighted, the ratings are worth {}, and it takes {needed}.",
                format::score(effective)
            ),
            NoInterval::AllEqual => "No interval: all ratings are alike, which says nothing about others.".into(),
            NoInterval::NoDeviation => "No interval: how far ratings lie apart is not known.".into(),
        },
        LabMsg::Refused(refusal) => match refusal {
            Refusal::BadWeight { .. } => "A weight is out of range.".into(),
            Refusal::NoWeight => "All ratings weigh nothing, so there is nothing to make a score of.".into(),
            Refusal::TooFewFilms { films } => {
                said!("This method compares films: it takes two with scores, and there are {films}.")
            }
            Refusal::NoRepeats => "No film has two scores, so that chance cannot be told from quality.".into(),
            Refusal::TooFewSources { sources } => {
                said!("This method compares sources: it takes two with scores, and there are {sources}.")
            }
            Refusal::Unconnected => "None of these sources can be compared with others on another film.".into(),
            Refusal::Unsettled => "The comparison of the sources did not settle: they have too few films in common.".into(),
        },
        LabMsg::ShiftLabel { now, usual } => said!("now {now}, usually {usual}"),
        LabMsg::ShiftLegend => "Filled: now; hollow: usually.".into(),

        LabMsg::How { method, ratings, trimmed } => match method {
            Method::Mean => "Every rating weighs the same.".into(),
            Method::Median if ratings % 2 == 1 => "Only the middle rating weighs.".into(),
            Method::Median => "Only the two middle ratings weigh.".into(),
            Method::TrimmedMean if trimmed == 0 => {
                said!("Of {} that share is less than one: none is left out.", counted(ratings, "rating", "ratings"))
            }
            Method::TrimmedMean => said!(
                "Of {} the lowest {trimmed} and the highest {trimmed} weigh nothing.",
                counted(ratings, "rating", "ratings")
            ),
            Method::Favourable => "Each rating is favourable, 100, or not, 0; the mean of these is the share.".into(),
            Method::WeightedBySource => "Each rating weighs what its source weighs.".into(),
            Method::Shrunk => "The collection is added as if it were some more ratings.".into(),
            Method::SourceAdjusted => {
                "By how much a source is usually kinder is taken from each of its ratings, by how much it is harsher added to it.".into()
            }
        },
        LabMsg::HowLines => "How this number was made".into(),
        LabMsg::Rating => "Rating".into(),
        LabMsg::CountsAs => "Counts as".into(),
        LabMsg::Weighs => "Weighs".into(),
        LabMsg::Favourable { sum, is_favourable: true } => said!("{sum}: favourable, 100"),
        LabMsg::Favourable { sum, is_favourable: false } => said!("{sum}: not favourable, 0"),
        LabMsg::Prior { mean, weight } => said!("mean of all films {mean}, worth {weight} ratings"),
        LabMsg::PriorName => "The collection".into(),
        LabMsg::NoPrior { mean } => {
            said!("Films here differ by no more than chance, so that each is taken to be like all of them: {mean}.")
        }
        LabMsg::Others { count } => said!("{} more", format::count(count)),
        LabMsg::NotCounted(1) => "One document more carries no rating that counts here.".into(),
        LabMsg::NotCounted(documents) => {
            said!("{} documents more carry no rating that counts here.", format::count(documents))
        }

        LabMsg::Ranking => "The films in this order".into(),
        LabMsg::Ranked { count, total } if count == total => counted(total, "film", "films").into(),
        LabMsg::Ranked { count, total } => said!("{} of {}", format::count(count), counted(total, "film", "films")),
        LabMsg::Least => "ratings or more".into(),
        LabMsg::LeastLabel => "Ratings at least".into(),
        LabMsg::NoneRanked => "No film has so many ratings. Ask for fewer.".into(),
        LabMsg::Moved { by: 0, .. } => "same place".into(),
        LabMsg::Moved { by, from } if by > 0 => said!("up {}, from {}", format::count(by as usize), format::count(from)),
        LabMsg::Moved { by, from } => {
            said!("down {}, from {}", format::count(by.unsigned_abs() as usize), format::count(from))
        }
        LabMsg::NewPlace => "usually not ranked".into(),
        LabMsg::UsualScore { score } => said!("usually {score}"),
    }
}
