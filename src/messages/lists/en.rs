//! English.

use super::ListMsg;
use crate::format;
use crate::messages::{counted, said};
use crosscut_engine::Facet;
use crosscut_engine::score::Rank;
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: ListMsg) -> Cow<'static, str> {
    match msg {
        ListMsg::Films => "Films".into(),
        ListMsg::Authors => "Authors".into(),
        ListMsg::FindFilm => "Find a film".into(),
        ListMsg::FindSource => "Find a source".into(),
        ListMsg::FindAuthor => "Find an author".into(),
        ListMsg::RankBy => "Ranked by".into(),
        ListMsg::Rank(rank) => match rank {
            Rank::Certain => "What is certain",
            Rank::Score => "Mean score",
            Rank::Reviewed => "Most documents",
            Rank::Divided => "Most divided",
            Rank::Newest => "Newest film",
            Rank::Oldest => "Oldest film",
            Rank::Kinder => "Kinder than others",
            Rank::Harsher => "Harsher than others",
            Rank::Name => "Name, A to Z",
        }
        .into(),
        ListMsg::OfFilms { count, total } => of(count, total, "film", "films"),
        ListMsg::OfSources { count, total } => of(count, total, "source", "sources"),
        ListMsg::OfAuthors { count, total } => of(count, total, "author", "authors"),
        ListMsg::UnreadRank(key) => said!("“{key}” is no way to rank this list"),
        ListMsg::UnreadMade(text) => said!("“{text}” is no range of years; write it as 1990..2005"),
        ListMsg::UnreadLeast(text) => said!("“{text}” is no number of ratings"),
        ListMsg::Documents(count) => counted(count, "document", "documents").into(),
        ListMsg::NoneFits => "Nothing fits".into(),
        ListMsg::NoneFitsText => "Nothing here fits all of what is asked for. Take one thing back:".into(),
        ListMsg::NoneNamed(facet) => match facet {
            Facet::Film => "No document here names a film.",
            Facet::Author => "No document here is signed.",
            _ => "No document here names its source.",
        }
        .into(),
        ListMsg::WithoutThis { what, left } => said!("without {what}: {left}"),
        ListMsg::ChipMade { first: Some(first), last: Some(last) } if first == last => said!("Made in {first}"),
        ListMsg::ChipMade { first: Some(first), last: Some(last) } => said!("Made {first} to {last}"),
        ListMsg::ChipMade { first: Some(first), .. } => said!("Made from {first}"),
        ListMsg::ChipMade { last: Some(last), .. } => said!("Made until {last}"),
        ListMsg::ChipMade { .. } => "Made in any year".into(),
        ListMsg::ChipLeast(least) => said!("At least {}", counted(least, "rating", "ratings")),

        ListMsg::Summary { films, documents } => {
            said!("{} · {}", counted(films, "film", "films"), counted(documents, "document", "documents"))
        }
        ListMsg::MeanOfAll { score, ratings } => said!("mean {score}/100 of {}", counted(ratings, "rating", "ratings")),
        ListMsg::Made => "Made".into(),
        ListMsg::MadeFrom => "Made from".into(),
        ListMsg::MadeTo => "Made until".into(),
        ListMsg::Least => "ratings or more".into(),
        ListMsg::LeastLabel => "Ratings at least".into(),
        ListMsg::ExploreFilms => "Explore these films".into(),
        ListMsg::ExploreFirst(films) => said!("Explore the first {films}"),
        ListMsg::HowToRead => "How to read this".into(),
        ListMsg::HowRanked { rank, is_drawn } => match rank {
            Rank::Certain => "Ranked by what is certain, the lower end of each bar: a film with a single 100 does not lead.",
            Rank::Score => "Ranked by the mean of the ratings, however few they are.",
            Rank::Reviewed => "Ranked by the number of documents, rated or not.",
            Rank::Divided if is_drawn => {
                "Ranked by how far ratings lie apart (their standard deviation); with few ratings it counts as nearer to the usual."
            }
            Rank::Divided => "Ranked by how far ratings lie apart: their standard deviation.",
            Rank::Newest => "Ranked by year, newest first.",
            Rank::Oldest => "Ranked by year, oldest first.",
            Rank::Name => "In the order of names.",
            Rank::Kinder => "Ranked by how much kinder each is than others on the same films.",
            Rank::Harsher => "Ranked by how much harsher each is than others on the same films.",
        }
        .into(),
        ListMsg::HowDrawn { mean } => said!(
            "Dot: mean of the ratings. Bar: where the score lies with 95 % certainty; the fewer ratings, the longer it is and the nearer to {mean}, the mean of all films."
        ),
        ListMsg::HowStudent => {
            "Dot: mean of the ratings. Bar: where it lies with 95 % certainty; below five ratings there is none.".into()
        }
        ListMsg::UnratedLast(1) => "The one without a rating comes last.".into(),
        ListMsg::UnratedLast(count) => said!("The {} without a rating come last.", format::count(count)),
        ListMsg::Spread(spread) => said!("spread {spread}"),
        ListMsg::SpreadComing => "spread …".into(),
        ListMsg::Between { low, high } => said!("with 95 % certainty between {low} and {high}"),
        ListMsg::AllAlike => "all ratings are alike, which says nothing about others".into(),
        ListMsg::IntervalComing => "where it lies is being worked out".into(),
        ListMsg::Unrated => "No rating yet".into(),

        ListMsg::NoSource(documents) => said!("{} without a source", counted(documents, "document", "documents")),
        ListMsg::NoAuthor(documents) => said!("{} unsigned", counted(documents, "document", "documents")),
        ListMsg::RolePublisher => "Publication".into(),
        ListMsg::RoleAuthorOnly => "Author, no publication named".into(),
        ListMsg::ExploreOf(name) => said!("Explore the documents of {name}"),
        ListMsg::BesideOthers => "Beside the others".into(),
        ListMsg::Harsher { points, margin } => said!("{}{} harsher", in_points(&points), give_or_take(margin)),
        ListMsg::Kinder { points, margin } => said!("{}{} kinder", in_points(&points), give_or_take(margin)),
        ListMsg::Alike { margin } => said!("as harsh as others{}", give_or_take(margin)),
        ListMsg::MaybeChance => "That may be chance.".into(),
        ListMsg::TooFewFilms { films, needed } => said!(
            "Too few to say: {} in common, and it takes {needed} to tell harshness from chance.",
            counted(films, "film", "films")
        ),
        ListMsg::NobodyElse => "Nobody else rates any of these films.".into(),
        ListMsg::NothingRated => "None of these documents carries a rating, so there is no place on the scale.".into(),
        ListMsg::Compared { films, own, others } => said!(
            "on the same {}: {} beside {} by others",
            counted(films, "film", "films"),
            counted(own, "rating", "ratings"),
            format::count(others)
        ),
        ListMsg::HowBeside => {
            "Dot: how many points kinder or, to the left, harsher the ratings are than others on the same films. Bar: where that lies with 95 % certainty; below five films nothing is drawn."
                .into()
        }
        ListMsg::HowCompared => {
            "Worked out film by film: the mean of these ratings less the mean of all others' on that film, then the mean of the differences; each film counts once. ± is Student's 95 % over the films."
                .into()
        }
        ListMsg::OnFilms(films) => said!("on {}", counted(films, "film", "films")),
        ListMsg::ThisOne => "these".into(),
        ListMsg::OthersOnTheSame => "others, same films".into(),
        ListMsg::StripLegend => "filled: these ratings; hollow: those of others on the same films".into(),
        ListMsg::SidesLabel { own, others } => said!(
            "{} above the line, {} of others on the same films below it, as shares of each",
            counted(own, "rating", "ratings"),
            format::count(others)
        ),
        ListMsg::CaresMore => "More often than others".into(),
        ListMsg::CaresLess => "Less often than others".into(),
        ListMsg::CaresAlike => "No aspect is taken up so much more or less often than by others that it could not be chance.".into(),
        ListMsg::ShareBeside { own, others } => said!("{own} of the documents, others {others}"),
        ListMsg::TakesUpLegend => {
            "How many documents take which stance; below, their share of these documents, and in brackets of all others. Upper bar: these, lower bar: the others."
                .into()
        }
        ListMsg::TakesUpCell { count, own, all } => {
            said!("{}, {own} of these, {all} of the others", counted(count, "document", "documents"))
        }
        ListMsg::WritesFor => "Where they appear".into(),
        ListMsg::WrittenBy => "Who writes".into(),
        ListMsg::ClearAll => "Clear all".into(),
        ListMsg::Remove { what } => said!("Remove: {what}"),
        ListMsg::ChipSearch { text } => said!("“{text}”"),
        ListMsg::ChipScore { low, high } => said!("Score {low} to {high}"),
        ListMsg::ChipYears { first, last } => said!("Year: {first} to {last}"),
        ListMsg::ChipOut { what } => said!("not {what}"),
        ListMsg::GoToRow => "Go to row".into(),
        ListMsg::Row => "row".into(),
        ListMsg::Go => "Go".into(),
        ListMsg::PlaceOf { place, count } => said!("row {place} of {count}"),
        ListMsg::PrintedOf { printed, count } => said!("These are the first {printed} of {count} rows."),
        ListMsg::Share => "Share this view".into(),
        ListMsg::Shared => "Link copied".into(),
        ListMsg::ShareByHand => "Copy this address:".into(),
        ListMsg::InTheNewest(documents) => said!("In its {} newest documents.", format::count(documents)),
        ListMsg::CompareWith => "Compare with others".into(),
        ListMsg::WhatItStates => "What it states".into(),
        ListMsg::AllBy { count, name } => said!("all {} by {name}", format::count(count)),
    }
}

/// How many of how many.
fn of(count: usize, total: usize, one: &str, many: &str) -> Cow<'static, str> {
    match count == total {
        true => if count == 1 { one } else { many }.to_owned().into(),
        false => said!("of {}", counted(total, one, many)),
    }
}

fn in_points(points: &str) -> String {
    format!("{points} {}", if points == "1" { "point" } else { "points" })
}

fn give_or_take(margin: Option<String>) -> String {
    margin.map(|margin| format!(" (± {margin})")).unwrap_or_default()
}
