//! English.

use super::FilmMsg;
use crate::format;
use crate::messages::{Msg, counted, said};
use crosscut_model::Stance;
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: FilmMsg) -> Cow<'static, str> {
    match msg {
        FilmMsg::SpreadTitle => "Where the ratings lie".into(),
        FilmMsg::WhenTitle => "When it was written about".into(),
        FilmMsg::ReleaseIn(year) => said!("released {year}"),
        FilmMsg::ReleaseOn(date) => said!("released {date}"),
        FilmMsg::OnDisc(date) => said!("on disc {date}"),
        FilmMsg::Hollow => "Hollow: without a rating.".into(),
        FilmMsg::Undated(1) => "One is undated:".into(),
        FilmMsg::Undated(count) => said!("{} are undated:", format::count(count)),
        FilmMsg::UndatedMany(count) => said!("{} undated", counted(count, "document is", "documents are")),
        FilmMsg::NoneDated => "None of the documents is dated.".into(),

        FilmMsg::AllDocuments(count) => said!("What follows counts all {}.", counted(count, "document", "documents")),
        FilmMsg::SomeDocuments { count, total, mean: Some((score, ratings)) } => said!(
            "What follows counts {} of {}: mean {score} from {}.",
            format::count(count),
            counted(total, "document", "documents"),
            counted(ratings, "rating", "ratings")
        ),
        FilmMsg::SomeDocuments { count, total, mean: None } => {
            said!(
                "What follows counts {} of {}, none with a rating.",
                format::count(count),
                counted(total, "document", "documents")
            )
        }

        FilmMsg::HeatHint => "Choose a mark for its evidence; arrow keys go from mark to mark.".into(),
        FilmMsg::FirstRows { shown, count } => {
            said!("The {} that take up most, of {}.", format::count(shown), counted(count, "document", "documents"))
        }
        FilmMsg::MoreRows(more) => said!("Show {} more", format::count(more)),
        FilmMsg::AllOfThem(count) => said!("All {}", format::count(count)),
        FilmMsg::Cell { who, aspect, stance } => {
            said!("{who}, {}: {}", Msg::Aspect(aspect).text(), Msg::Stance(stance).text())
        }
        FilmMsg::AllCell { aspect, counts } => {
            let judges = counts.iter().filter(|(stance, _)| *stance != Stance::Mentioned).map(|(_, count)| count).sum();
            let counts: Vec<String> = counts
                .into_iter()
                .map(|(stance, count)| format!("{} {}", format::count(count), Msg::Stance(stance).text()))
                .collect();
            // With the number that stands in the map, as it stands there.
            let judges = format::short(judges);
            said!("All, {}: {judges} judge it, {}", Msg::Aspect(aspect).text(), counts.join(", "))
        }
        FilmMsg::EvidenceTitle => "Evidence".into(),
        FilmMsg::EvidenceHint => "Choose a mark in the map: here stands what it was read from.".into(),
        FilmMsg::EvidenceUnread(value) => said!("“{value}” in the address names no mark of this map."),
        FilmMsg::EverybodyOn(aspect) => said!("{}: what each makes of it", Msg::Aspect(aspect).text()),
        FilmMsg::SaysNothing { who, aspect } => said!("{who} says nothing of it: {}", Msg::Aspect(aspect).text()),
        FilmMsg::GivenBy(given) => said!("Noted by the curator ({given})"),
        FilmMsg::InferredFrom(inferred) => said!("Inferred: {}", inferred.replace('_', " ")),
        FilmMsg::TextNotShown => "Read from a passage that is not published here.".into(),
        FilmMsg::ReadThere => "Read on there".into(),
        FilmMsg::ReadDocument => "Open the document".into(),
        FilmMsg::AllWithStance { count, stance } => said!("All {} that {}", format::count(count), verb(stance, false)),
        FilmMsg::CloseEvidence => "Close the evidence".into(),

        FilmMsg::AgreeTitle => "Where they agree".into(),
        FilmMsg::SplitTitle => "Where they split".into(),
        FilmMsg::NothingAgreed => "On nothing that two of them judge.".into(),
        FilmMsg::NothingSplit => "On nothing that two of them judge.".into(),
        FilmMsg::HowAgreed => {
            "Agreed: four of five of those who judge it say the same; of ratings, lie within 20 points.".into()
        }
        FilmMsg::MostSay { stance, count, judged } if count == judged => match count {
            2 => said!("both {}", verb(stance, false)),
            _ => said!("all {} {}", format::count(count), verb(stance, false)),
        },
        FilmMsg::MostSay { stance, count, judged } => {
            said!("{} of {} {}", format::count(count), format::count(judged), verb(stance, false))
        }
        FilmMsg::Split { counts } => {
            let stances = [Stance::Praise, Stance::Mixed, Stance::Criticism].into_iter().zip(counts);
            let said: Vec<String> = stances
                .filter(|(_, count)| *count > 0)
                .map(|(stance, count)| format!("{} {}", format::count(count), verb(stance, count == 1)))
                .collect();
            said.join(", ").into()
        }
        FilmMsg::HowMany { stance, count } => said!("{} {}", format::count(count), verb(stance, count == 1)),
        FilmMsg::AspectName(aspect) => Msg::Aspect(aspect).text().into(),
        FilmMsg::TheRatings => "The ratings".into(),
        FilmMsg::Bulk { inside, all, low, high } if inside == all && low == high => match all {
            2 => said!("both are {low}"),
            _ => said!("all {} are {low}", format::count(all)),
        },
        FilmMsg::Bulk { inside, all, low, high } if inside == all => match all {
            2 => said!("are {low} and {high}"),
            _ => said!("all {} from {low} to {high}", format::count(all)),
        },
        FilmMsg::Bulk { inside, all, low, high } => {
            said!("{} of {} from {low} to {high}", format::count(inside), format::count(all))
        }
        FilmMsg::Highest(score) => said!("Highest, {score}:"),
        FilmMsg::Lowest(score) => said!("Lowest, {score}:"),

        FilmMsg::RatedTitle => "The documents with a rating".into(),
        FilmMsg::UnratedTitle => "Without a rating".into(),
        FilmMsg::UnratedText => "They do not enter the score. What they praise and fault is counted; a tone is estimated from their words, and enters nothing.".into(),
        FilmMsg::Tone { estimate } => said!("tone: {estimate} of 100 favourable, by an estimate"),
        FilmMsg::NoneRated => "None of them carries a rating.".into(),
        FilmMsg::ShowAll => "Look at all documents again".into(),
        FilmMsg::OnAspects { stance, count } => {
            let aspects = counted(count, "aspect", "aspects");
            match stance {
                Stance::Praise => said!("praises {aspects}"),
                Stance::Mixed => said!("of two minds on {aspects}"),
                Stance::Criticism => said!("faults {aspects}"),
                Stance::Mentioned => said!("only mentions {aspects}"),
            }
        }
        FilmMsg::FirstOf { shown, count } => {
            said!("These are {} of {}; see all in the explorer", format::count(shown), format::count(count))
        }
    }
}

/// What somebody does who takes a stance; `is_one` is said of one, else of several.
fn verb(stance: Stance, is_one: bool) -> &'static str {
    match (stance, is_one) {
        (Stance::Praise, true) => "praises it",
        (Stance::Praise, false) => "praise it",
        (Stance::Mixed, true) => "is of two minds",
        (Stance::Mixed, false) => "are of two minds",
        (Stance::Criticism, true) => "faults it",
        (Stance::Criticism, false) => "fault it",
        (Stance::Mentioned, true) => "only mentions it",
        (Stance::Mentioned, false) => "only mention it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_told_as_people_count() {
        let said = |count, judged| FilmMsg::MostSay { stance: Stance::Criticism, count, judged }.text();
        assert_eq!([said(2, 2), said(3, 3), said(9, 11)], ["both fault it", "all 3 fault it", "9 of 11 fault it"]);
        let split = |counts| FilmMsg::Split { counts }.text();
        assert_eq!(split([1, 0, 2]), "1 praises it, 2 fault it");
        assert_eq!(split([2, 1, 0]), "2 praise it, 1 is of two minds");
        let bulk = |inside, all, low: &str, high: &str| {
            FilmMsg::Bulk { inside, all, low: low.to_owned(), high: high.to_owned() }.text()
        };
        assert_eq!([bulk(2, 2, "90", "91"), bulk(2, 2, "90", "90")], ["are 90 and 91", "both are 90"]);
        assert_eq!([bulk(3, 3, "75", "80"), bulk(8, 10, "70", "90")], ["all 3 from 75 to 80", "8 of 10 from 70 to 90"]);
    }
}
