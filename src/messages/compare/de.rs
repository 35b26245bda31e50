//! German.

use super::CompareMsg;
use crate::format;
use crate::messages::de::{aspect as named, of_documents, ratings as rated, stance as stood};
use crate::messages::lists::de::on_the_same;
use crate::messages::{counted, said};
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: CompareMsg) -> Cow<'static, str> {
    match msg {
        CompareMsg::Intro => "Zwei bis vier Quellen, Namen oder Dokumente nebeneinander.".into(),
        CompareMsg::Add => "Zum Vergleich hinzufügen".into(),
        CompareMsg::AddHint => "Quelle, Name oder Dokument".into(),
        CompareMsg::AddHintNames => "Quelle oder Name".into(),
        CompareMsg::NothingFound => "Nichts hier heißt so.".into(),
        CompareMsg::Full => "Mehr als vier passen nicht nebeneinander. Für ein weiteres muss eines weichen.".into(),
        CompareMsg::Remove { what } => said!("{what} aus dem Vergleich entfernen"),
        CompareMsg::RemoveShort => "Entfernen".into(),
        CompareMsg::Added { what } => said!("{what} kam hinzu"),
        CompareMsg::Unread(key) => said!("„{key}“ ist nicht hier oder passt nicht neben die anderen"),
        CompareMsg::NoneTitle => "Noch wird nichts verglichen".into(),
        CompareMsg::NoneText => "Oben zwei über ihre Namen suchen oder mit diesen beginnen:".into(),
        CompareMsg::OneMore { name } => said!("Etwas hinzufügen, um {name} daneben zu sehen."),
        CompareMsg::AllDocuments(count) => said!("Alle {} Dokumente", format::count(count)),
        CompareMsg::FirstSources(count) => said!("Die {count} Quellen mit den meisten Dokumenten"),
        CompareMsg::SourceWith { documents } => said!("Quelle · {}", counted(documents, "Dokument", "Dokumente")),
        CompareMsg::AuthorWith { documents } => said!("Name · {}", counted(documents, "Dokument", "Dokumente")),

        CompareMsg::Scores => "Punktzahlen".into(),
        CompareMsg::ScoreOf { ratings: 1 } => "eine Wertung".into(),
        CompareMsg::ScoreOf { ratings } => said!("Mittel aus {}", rated(ratings)),
        CompareMsg::Unrated => "Ohne Wertung".into(),
        CompareMsg::OnTheSame { films } => on_the_same(films).into(),
        CompareMsg::NoFilmRated => {
            "Sie bewerten keinen Film gemeinsam, so dass diese Zahlen von verschiedenen Filmen sind und wenig übereinander sagen.".into()
        }
        CompareMsg::OneRated => "Nur eines davon bewertet etwas.".into(),
        CompareMsg::ScoresLegend => {
            "Gefüllt: alle Wertungen, mit dem Balken, wo ihr Mittel mit 95 % Sicherheit liegt. Hohl: das Mittel bei den Filmen, die alle bewerten; jeder Film zählt einmal.".into()
        }
        CompareMsg::FurthestApart => "Die Filme, bei denen sie am weitesten auseinanderliegen".into(),
        CompareMsg::Apart(points) => said!("{points} auseinander"),
        CompareMsg::AllApart(films) => said!("Alle {} zeigen", format::count(films)),
        CompareMsg::FewerApart => "Weniger zeigen".into(),

        CompareMsg::Aspects => "Was sie behandeln".into(),
        CompareMsg::AspectsLegend => {
            "Zeichen: was die meisten Dokumente sagen, die urteilen. Zahl: wie viele den Aspekt behandeln. Balken, von links nach rechts: Lob, gemischt, Tadel, erwähnt.".into()
        }
        CompareMsg::Split => "verschieden".into(),
        CompareMsg::Only { name } => said!("nur {name}"),
        CompareMsg::StanceShare { stance, count, of } => {
            said!("{} in {} von {}", stood(stance), format::count(count), format::count(of))
        }
        CompareMsg::NothingTakenUp => "Keines davon behandelt einen Aspekt eines Films.".into(),

        CompareMsg::Alone => "Was nur eines erwähnt".into(),
        CompareMsg::NothingAlone => "Nichts: Was eines erwähnt, erwähnt auch ein anderes.".into(),
        CompareMsg::NothingHere => "nichts".into(),
        CompareMsg::Both => "Was mehr als eines angibt".into(),
        CompareMsg::AllSay => "alle".into(),

        CompareMsg::Clashes => "Widersprüche".into(),
        CompareMsg::NoClash => "Nichts, was sie angeben, widerspricht dem, was andere angeben.".into(),
        CompareMsg::InDocuments(documents) => said!("in {}", of_documents(documents)),
        CompareMsg::AspectClash(aspect) => said!("{}: Lob gegen Tadel", named(aspect)),
        CompareMsg::OnFilm { film } => said!("Zu {film}"),
        CompareMsg::OtherFilms => {
            "Sie schreiben über verschiedene Filme; was sie zu einem angeben, kann also nichts widersprechen, was zu einem anderen gesagt ist.".into()
        }
        CompareMsg::TooMany { documents } => said!(
            "Was {} angeben, ist zu viel, um es nebeneinanderzustellen. Es lassen sich stattdessen Dokumente vergleichen: Jedes führt von seiner Seite hierher.",
            counted(documents, "Dokument", "Dokumente")
        ),
        CompareMsg::MoreFilms { films } => said!(
            "Sie schreiben über {} gemeinsam; was dazu angegeben ist, fehlt hier.",
            counted(films, "weiteren Film", "weitere Filme")
        ),
    }
}
