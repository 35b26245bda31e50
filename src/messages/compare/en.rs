//! English.

use super::CompareMsg;
use crate::format;
use crate::messages::{Msg, counted, said};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: CompareMsg) -> Cow<'static, str> {
    match msg {
        CompareMsg::Intro => "Two to four sources, authors or documents side by side.".into(),
        CompareMsg::Add => "Add to the comparison".into(),
        CompareMsg::AddHint => "A source, an author or a document".into(),
        CompareMsg::AddHintNames => "A source or an author".into(),
        CompareMsg::NothingFound => "Nothing here is called that.".into(),
        CompareMsg::Full => "Four are as many as fit side by side. Remove one to add another.".into(),
        CompareMsg::Remove { what } => said!("Remove {what} from the comparison"),
        CompareMsg::RemoveShort => "Remove".into(),
        CompareMsg::Added { what } => said!("{what} was added"),
        CompareMsg::Unread(key) => said!("“{key}” is not here, or does not fit beside the others"),
        CompareMsg::NoneTitle => "Nothing is compared yet".into(),
        CompareMsg::NoneText => "Find two by their names above, or start with these:".into(),
        CompareMsg::OneMore { name } => said!("Add another one, to see {name} beside it."),
        CompareMsg::AllDocuments(count) => said!("All {} documents", format::count(count)),
        CompareMsg::FirstSources(count) => said!("The {count} sources with the most documents"),
        CompareMsg::SourceWith { documents } => said!("source · {}", counted(documents, "document", "documents")),
        CompareMsg::AuthorWith { documents } => said!("author · {}", counted(documents, "document", "documents")),

        CompareMsg::Scores => "Scores".into(),
        CompareMsg::ScoreOf { ratings: 1 } => "one rating".into(),
        CompareMsg::ScoreOf { ratings } => said!("mean of {}", counted(ratings, "rating", "ratings")),
        CompareMsg::Unrated => "No rating".into(),
        CompareMsg::OnTheSame { films } => said!("on the same {}", counted(films, "film", "films")),
        CompareMsg::NoFilmRated => {
            "They rate no film in common, so that these scores are of different films and say little about each other.".into()
        }
        CompareMsg::OneRated => "Only one of them rates anything.".into(),
        CompareMsg::ScoresLegend => {
            "Filled: all ratings of each, with the bar where their mean lies with 95 % certainty. Hollow: their mean on the films that all of them rate, each film counting once.".into()
        }
        CompareMsg::FurthestApart => "The films on which they are furthest apart".into(),
        CompareMsg::Apart(points) => said!("{points} apart"),
        CompareMsg::AllApart(films) => said!("Show all {}", format::count(films)),
        CompareMsg::FewerApart => "Show fewer".into(),

        CompareMsg::Aspects => "What they take up".into(),
        CompareMsg::AspectsLegend => {
            "Mark: what most documents that judge say. Number: how many take the aspect up. Bar, from left to right: praise, mixed, criticism, mentioned.".into()
        }
        CompareMsg::Split => "they differ".into(),
        CompareMsg::Only { name } => said!("only {name}"),
        CompareMsg::StanceShare { stance, count, of } => {
            said!("{} in {} of {}", Msg::Stance(stance).text(), format::count(count), format::count(of))
        }
        CompareMsg::NothingTakenUp => "None of them takes up an aspect of a film.".into(),

        CompareMsg::Alone => "What only one mentions".into(),
        CompareMsg::NothingAlone => "Nothing: what one of them mentions, another one mentions too.".into(),
        CompareMsg::NothingHere => "nothing".into(),
        CompareMsg::Both => "What more than one of them states".into(),
        CompareMsg::AllSay => "all of them".into(),

        CompareMsg::Clashes => "Where they clash".into(),
        CompareMsg::NoClash => "Nothing that they state contradicts what another states.".into(),
        CompareMsg::InDocuments(documents) => said!("in {}", counted(documents, "document", "documents")),
        CompareMsg::AspectClash(aspect) => said!("{}: praise against criticism", Msg::Aspect(aspect).text()),
        CompareMsg::OnFilm { film } => said!("On {film}"),
        CompareMsg::OtherFilms => {
            "They write about different films, so that nothing they state of one can contradict what is stated of another.".into()
        }
        CompareMsg::TooMany { documents } => said!(
            "What {} state is too much to put side by side. Compare documents instead: each has the way here on its page.",
            counted(documents, "document", "documents")
        ),
        CompareMsg::MoreFilms { films } => {
            said!("They write about {} more in common; what is stated of these is left out here.", counted(films, "film", "films"))
        }
    }
}
