//! German.

use super::ListMsg;
use crate::format;
use crate::messages::de::{of_films, ratings as rated};
use crate::messages::{counted, number_of, said};
use crosscut_engine::Facet;
use crosscut_engine::score::Rank;
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: ListMsg) -> Cow<'static, str> {
    match msg {
        ListMsg::Films => "Filme".into(),
        ListMsg::Authors => "Autorinnen und Autoren".into(),
        ListMsg::FindFilm => "Film suchen".into(),
        ListMsg::FindSource => "Quelle suchen".into(),
        ListMsg::FindAuthor => "Namen suchen".into(),
        ListMsg::RankBy => "Rangfolge nach".into(),
        ListMsg::Rank(rank) => match rank {
            Rank::Certain => "Gesichertem",
            Rank::Score => "Mittel",
            Rank::Reviewed => "Zahl der Dokumente",
            Rank::Divided => "Uneinigkeit",
            Rank::Newest => "Neuester Film",
            Rank::Oldest => "Ältester Film",
            Rank::Kinder => "Milder als andere",
            Rank::Harsher => "Strenger als andere",
            Rank::Name => "Name, A bis Z",
        }
        .into(),
        ListMsg::OfFilms { count, total } => of(count, total, ["Film", "Filme", "Filmen"]),
        ListMsg::OfSources { count, total } => of(count, total, ["Quelle", "Quellen", "Quellen"]),
        ListMsg::OfAuthors { count, total } => of(count, total, ["Name", "Namen", "Namen"]),
        ListMsg::UnreadRank(key) => said!("„{key}“ ist keine Rangfolge dieser Liste"),
        ListMsg::UnreadMade(text) => said!("„{text}“ ist keine Spanne von Jahren; sie wird so geschrieben: 1990..2005"),
        ListMsg::UnreadLeast(text) => said!("„{text}“ ist keine Zahl von Wertungen"),
        ListMsg::Documents(count) => counted(count, "Dokument", "Dokumente").into(),
        ListMsg::NoneFits => "Nichts passt".into(),
        ListMsg::NoneFitsText => "Nichts hier passt zu allem, was verlangt ist. Eines davon zurücknehmen:".into(),
        ListMsg::NoneNamed(facet) => match facet {
            Facet::Film => "Kein Dokument hier nennt einen Film.",
            Facet::Author => "Kein Dokument hier ist gezeichnet.",
            _ => "Kein Dokument hier nennt seine Quelle.",
        }
        .into(),
        ListMsg::WithoutThis { what, left } => said!("ohne {what}: {left}"),
        ListMsg::ChipMade { first: Some(first), last: Some(last) } if first == last => said!("Gedreht {first}"),
        ListMsg::ChipMade { first: Some(first), last: Some(last) } => said!("Gedreht {first} bis {last}"),
        ListMsg::ChipMade { first: Some(first), .. } => said!("Gedreht ab {first}"),
        ListMsg::ChipMade { last: Some(last), .. } => said!("Gedreht bis {last}"),
        ListMsg::ChipMade { .. } => "Gedreht in irgendeinem Jahr".into(),
        ListMsg::ChipLeast(least) => said!("Mindestens {}", rated(least)),

        ListMsg::Summary { films, documents } => {
            said!("{} · {}", counted(films, "Film", "Filme"), counted(documents, "Dokument", "Dokumente"))
        }
        ListMsg::MeanOfAll { score, ratings } => said!("Mittel {score}/100 aus {}", rated(ratings)),
        ListMsg::Made => "Gedreht".into(),
        ListMsg::MadeFrom => "Gedreht ab".into(),
        ListMsg::MadeTo => "Gedreht bis".into(),
        ListMsg::Least => "Wertungen oder mehr".into(),
        ListMsg::LeastLabel => "Mindestzahl der Wertungen".into(),
        ListMsg::ExploreFilms => "Diese Filme erkunden".into(),
        ListMsg::ExploreFirst(films) => said!("Die ersten {films} erkunden"),
        ListMsg::HowToRead => "Wie das zu lesen ist".into(),
        ListMsg::HowRanked { rank, is_drawn } => match rank {
            Rank::Certain => {
                "Geordnet nach dem, was gesichert ist, dem unteren Ende jedes Balkens: Ein Film mit einer einzigen 100 führt nicht."
            }
            Rank::Score => "Geordnet nach dem Mittel der Wertungen, wie wenige es auch sind.",
            Rank::Reviewed => "Geordnet nach der Zahl der Dokumente, mit oder ohne Wertung.",
            Rank::Divided if is_drawn => {
                "Geordnet danach, wie weit die Wertungen auseinanderliegen (Standardabweichung); bei wenigen Wertungen gilt sie als näher am Üblichen."
            }
            Rank::Divided => "Geordnet danach, wie weit die Wertungen auseinanderliegen: nach der Standardabweichung.",
            Rank::Newest => "Geordnet nach dem Jahr, das neueste zuerst.",
            Rank::Oldest => "Geordnet nach dem Jahr, das älteste zuerst.",
            Rank::Name => "In der Folge der Namen.",
            Rank::Kinder => "Geordnet danach, wie viel milder jede Stimme ist als andere bei denselben Filmen.",
            Rank::Harsher => "Geordnet danach, wie viel strenger jede Stimme ist als andere bei denselben Filmen.",
        }
        .into(),
        ListMsg::HowDrawn { mean } => said!(
            "Punkt: Mittel der Wertungen. Balken: wo die Punktzahl mit 95 % Sicherheit liegt; je weniger Wertungen, desto länger ist er und desto näher an {mean}, dem Mittel aller Filme."
        ),
        ListMsg::HowStudent => {
            "Punkt: Mittel der Wertungen. Balken: wo es mit 95 % Sicherheit liegt; unter fünf Wertungen gibt es keinen.".into()
        }
        ListMsg::UnratedLast(1) => "Der eine ohne Wertung steht am Ende.".into(),
        ListMsg::UnratedLast(count) => said!("Die {} ohne Wertung stehen am Ende.", format::count(count)),
        ListMsg::Spread(spread) => said!("Streuung {spread}"),
        ListMsg::SpreadComing => "Streuung …".into(),
        ListMsg::Between { low, high } => said!("mit 95 % Sicherheit zwischen {low} und {high}"),
        ListMsg::AllAlike => "alle Wertungen sind gleich, was über andere nichts sagt".into(),
        ListMsg::IntervalComing => "wo es liegt, wird gerade berechnet".into(),
        ListMsg::Unrated => "Noch keine Wertung".into(),

        ListMsg::NoSource(documents) => said!("{} ohne Quelle", counted(documents, "Dokument", "Dokumente")),
        ListMsg::NoAuthor(documents) => {
            counted(documents, "ungezeichnetes Dokument", "ungezeichnete Dokumente").into()
        }
        ListMsg::RolePublisher => "Medium".into(),
        ListMsg::RoleAuthorOnly => "Name ohne Medium".into(),
        ListMsg::ExploreOf(name) => said!("Die Dokumente von {name} erkunden"),
        ListMsg::BesideOthers => "Neben den anderen".into(),
        ListMsg::Harsher { points, margin } => said!("{}{} strenger", in_points(&points), give_or_take(margin)),
        ListMsg::Kinder { points, margin } => said!("{}{} milder", in_points(&points), give_or_take(margin)),
        ListMsg::Alike { margin } => said!("so streng wie andere{}", give_or_take(margin)),
        ListMsg::MaybeChance => "Das kann Zufall sein.".into(),
        ListMsg::TooFewFilms { films, needed } => said!(
            "Zu wenig, um es zu sagen: {}, und um Strenge von Zufall zu trennen, braucht es {needed}.",
            counted(films, "gemeinsamer Film", "gemeinsame Filme")
        ),
        ListMsg::NobodyElse => "Niemand sonst bewertet einen dieser Filme.".into(),
        ListMsg::NothingRated => {
            "Keines dieser Dokumente trägt eine Wertung, also gibt es keinen Platz auf der Skala.".into()
        }
        ListMsg::Compared { films, own, others } => said!(
            "{}: {} neben {} von anderen",
            on_the_same(films),
            rated(own),
            format::count(others)
        ),
        ListMsg::HowBeside => {
            "Punkt: um wie viele Punkte die Wertungen milder oder, nach links, strenger sind als andere bei denselben Filmen. Balken: wo das mit 95 % Sicherheit liegt; unter fünf Filmen wird nichts gezeichnet."
                .into()
        }
        ListMsg::HowCompared => {
            "Film für Film berechnet: das Mittel dieser Wertungen weniger das Mittel aller anderen zu diesem Film, dann das Mittel der Unterschiede; jeder Film zählt einmal. ± ist Students 95-%-Intervall über die Filme."
                .into()
        }
        ListMsg::OnFilms(films) => said!("bei {}", of_films(films)),
        ListMsg::ThisOne => "diese".into(),
        ListMsg::OthersOnTheSame => "andere, dieselben Filme".into(),
        ListMsg::StripLegend => "gefüllt: diese Wertungen; hohl: die von anderen bei denselben Filmen".into(),
        ListMsg::SidesLabel { own, others } => said!(
            "{} über der Linie, {} von anderen bei denselben Filmen darunter, jeweils als Anteile",
            rated(own),
            format::count(others)
        ),
        ListMsg::CaresMore => "Öfter als andere".into(),
        ListMsg::CaresLess => "Seltener als andere".into(),
        ListMsg::CaresAlike => {
            "Kein Aspekt wird so viel öfter oder seltener behandelt als bei anderen, dass es nicht Zufall sein könnte.".into()
        }
        ListMsg::ShareBeside { own, others } => said!("{own} der Dokumente, andere {others}"),
        ListMsg::TakesUpLegend => {
            "Wie viele Dokumente welche Haltung haben; darunter ihr Anteil an diesen Dokumenten und in Klammern an allen anderen. Oberer Balken: diese, unterer: die anderen."
                .into()
        }
        ListMsg::TakesUpCell { count, own, all } => {
            said!("{}, {own} von diesen, {all} von den anderen", counted(count, "Dokument", "Dokumente"))
        }
        ListMsg::WritesFor => "Wo sie erscheinen".into(),
        ListMsg::WrittenBy => "Wer schreibt".into(),
        ListMsg::ClearAll => "Alles zurücksetzen".into(),
        ListMsg::Remove { what } => said!("Entfernen: {what}"),
        ListMsg::ChipSearch { text } => said!("„{text}“"),
        ListMsg::ChipScore { low, high } => said!("Punkte {low} bis {high}"),
        ListMsg::ChipYears { first, last } => said!("Jahr: {first} bis {last}"),
        ListMsg::ChipOut { what } => said!("nicht {what}"),
        ListMsg::GoToRow => "Zu Zeile springen".into(),
        ListMsg::Row => "Zeile".into(),
        ListMsg::Go => "Los".into(),
        ListMsg::PlaceOf { place, count } => said!("Zeile {place} von {count}"),
        ListMsg::PrintedOf { printed, count } => said!("Das sind die ersten {printed} von {count} Zeilen."),
        ListMsg::Share => "Ansicht teilen".into(),
        ListMsg::Shared => "Adresse kopiert".into(),
        ListMsg::ShareByHand => "Diese Adresse kopieren:".into(),
        ListMsg::InTheNewest(1) => "In dem neuesten Dokument.".into(),
        ListMsg::InTheNewest(documents) => said!("In den {} neuesten Dokumenten.", format::count(documents)),
        ListMsg::CompareWith => "Mit anderen vergleichen".into(),
        ListMsg::WhatItStates => "Was angegeben wird".into(),
        ListMsg::AllBy { count, name } => said!("alle {} von {name}", format::count(count)),
    }
}

/// How many of how many: a word for one, for several, and for those of which there are some.
fn of(count: usize, total: usize, [one, many, of_them]: [&str; 3]) -> Cow<'static, str> {
    match count == total {
        true => number_of(count, one, many).to_owned().into(),
        false => said!("von {}", counted(total, one, of_them)),
    }
}

/// On how many films, the same for all who are compared.
pub fn on_the_same(films: usize) -> String {
    match films {
        1 => "bei demselben Film".to_owned(),
        _ => format!("bei denselben {} Filmen", format::count(films)),
    }
}

fn in_points(points: &str) -> String {
    format!("{points} {}", if points == "1" { "Punkt" } else { "Punkte" })
}

fn give_or_take(margin: Option<String>) -> String {
    margin.map(|margin| format!(" (± {margin})")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::de::of_documents;

    #[test]
    fn words_agree_with_their_numbers() {
        let of = |count, total| text(ListMsg::OfFilms { count, total });
        assert_eq!([of(1, 1), of(2, 2), of(1, 2)], ["Film", "Filme", "von 2 Filmen"]);
        assert_eq!([of_documents(1), of_documents(2), of_films(0)], ["1 Dokument", "2 Dokumenten", "0 Filmen"]);
        assert_eq!([on_the_same(1), on_the_same(3)], ["bei demselben Film", "bei denselben 3 Filmen"]);
    }
}
