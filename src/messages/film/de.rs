//! German.

use super::FilmMsg;
use crate::format;
use crate::messages::de::{aspect as named, given, inferred, of_documents, ratings as rated, stance as stood, verb};
use crate::messages::{counted, said};
use crosscut_model::Stance;
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: FilmMsg) -> Cow<'static, str> {
    match msg {
        FilmMsg::SpreadTitle => "Wo die Wertungen liegen".into(),
        FilmMsg::WhenTitle => "Wann darüber geschrieben wurde".into(),
        FilmMsg::ReleaseIn(year) => said!("Kinostart {year}"),
        FilmMsg::ReleaseOn(date) => said!("Kinostart {date}"),
        FilmMsg::OnDisc(date) => said!("auf Disc {date}"),
        FilmMsg::Hollow => "Hohl: ohne Wertung.".into(),
        FilmMsg::Undated(1) => "Eines ist undatiert:".into(),
        FilmMsg::Undated(count) => said!("{} sind undatiert:", format::count(count)),
        FilmMsg::UndatedMany(count) => said!("{} undatiert", counted(count, "Dokument ist", "Dokumente sind")),
        FilmMsg::NoneDated => "Keines der Dokumente ist datiert.".into(),

        FilmMsg::AllDocuments(1) => "Was folgt, zählt das eine Dokument.".into(),
        FilmMsg::AllDocuments(count) => said!("Was folgt, zählt alle {} Dokumente.", format::count(count)),
        FilmMsg::SomeDocuments { count, total, mean: Some((score, ratings)) } => said!(
            "Was folgt, zählt {} von {}: Mittel {score} aus {}.",
            format::count(count),
            of_documents(total),
            rated(ratings)
        ),
        FilmMsg::SomeDocuments { count, total, mean: None } => {
            said!("Was folgt, zählt {} von {}, keines mit Wertung.", format::count(count), of_documents(total))
        }

        FilmMsg::HeatHint => "Jede Marke führt zu ihrem Beleg; die Pfeiltasten führen von Marke zu Marke.".into(),
        FilmMsg::FirstRows { shown, count } => {
            said!("Die {}, die am meisten behandeln, von {}.", format::count(shown), of_documents(count))
        }
        FilmMsg::MoreRows(more) => said!("{} weitere zeigen", format::count(more)),
        FilmMsg::AllOfThem(count) => said!("Alle {}", format::count(count)),
        FilmMsg::Cell { who, aspect, stance } => said!("{who}, {}: {}", named(aspect), stood(stance)),
        FilmMsg::AllCell { aspect, counts } => {
            let judges: usize =
                counts.iter().filter(|(stance, _)| *stance != Stance::Mentioned).map(|(_, count)| count).sum();
            let counts: Vec<String> =
                counts.into_iter().map(|(stance, count)| format!("{} {}", format::count(count), stood(stance))).collect();
            // With the number that stands in the map, as it stands there.
            let (judge, judges) = (verb(judges, "urteilt", "urteilen"), format::short(judges));
            said!("Alle, {}: {judges} {judge} darüber, {}", named(aspect), counts.join(", "))
        }
        FilmMsg::EvidenceTitle => "Belege".into(),
        FilmMsg::EvidenceHint => "Wird eine Marke der Karte gewählt, steht hier, woraus sie gelesen wurde.".into(),
        FilmMsg::EvidenceUnread(value) => said!("„{value}“ in der Adresse benennt keine Marke dieser Karte."),
        FilmMsg::EverybodyOn(aspect) => said!("{}: was alle davon halten", named(aspect)),
        FilmMsg::SaysNothing { who, aspect } => said!("{who} sagt nichts dazu: {}", named(aspect)),
        FilmMsg::GivenBy(by) => said!("Von Hand vermerkt ({})", given(&by)),
        FilmMsg::InferredFrom(from) => said!("Erschlossen: {}", inferred(&from)),
        FilmMsg::TextNotShown => "Gelesen aus einer Stelle, die hier nicht veröffentlicht ist.".into(),
        FilmMsg::ReadThere => "Dort weiterlesen".into(),
        FilmMsg::ReadDocument => "Dokument öffnen".into(),
        FilmMsg::AllWithStance { count, stance } => match stance {
            Stance::Praise => said!("Alle {}, die es loben", format::count(count)),
            Stance::Mixed => said!("Alle {}, die geteilter Meinung sind", format::count(count)),
            Stance::Criticism => said!("Alle {}, die es tadeln", format::count(count)),
            Stance::Mentioned => said!("Alle {}, die es nur erwähnen", format::count(count)),
        },
        FilmMsg::CloseEvidence => "Belege schließen".into(),

        FilmMsg::AgreeTitle => "Wo sie sich einig sind".into(),
        FilmMsg::SplitTitle => "Wo sie uneins sind".into(),
        FilmMsg::NothingAgreed => "Bei nichts, worüber zwei von ihnen urteilen.".into(),
        FilmMsg::NothingSplit => "Bei nichts, worüber zwei von ihnen urteilen.".into(),
        FilmMsg::HowAgreed => {
            "Einig: Vier von fünf, die darüber urteilen, sagen dasselbe; bei Wertungen: liegen innerhalb von 20 Punkten."
                .into()
        }
        FilmMsg::MostSay { stance, count, judged } if count == judged => match count {
            2 => said!("beide {}", does(stance, 2)),
            _ => said!("alle {} {}", format::count(count), does(stance, count)),
        },
        FilmMsg::MostSay { stance, count, judged } => {
            said!("{} von {} {}", format::count(count), format::count(judged), does(stance, count))
        }
        FilmMsg::Split { counts } => {
            let stances = [Stance::Praise, Stance::Mixed, Stance::Criticism].into_iter().zip(counts);
            let said: Vec<String> = stances
                .filter(|(_, count)| *count > 0)
                .map(|(stance, count)| format!("{} {}", format::count(count), does(stance, count)))
                .collect();
            said.join(", ").into()
        }
        FilmMsg::HowMany { stance, count } => said!("{} {}", format::count(count), does(stance, count)),
        FilmMsg::AspectName(aspect) => named(aspect).into(),
        FilmMsg::TheRatings => "Die Wertungen".into(),
        FilmMsg::Bulk { inside, all, low, high } if inside == all && low == high => match all {
            2 => said!("beide bei {low}"),
            _ => said!("alle {} bei {low}", format::count(all)),
        },
        FilmMsg::Bulk { inside, all, low, high } if inside == all => match all {
            2 => said!("bei {low} und {high}"),
            _ => said!("alle {} von {low} bis {high}", format::count(all)),
        },
        FilmMsg::Bulk { inside, all, low, high } => {
            said!("{} von {} von {low} bis {high}", format::count(inside), format::count(all))
        }
        FilmMsg::Highest(score) => said!("Höchste, {score}:"),
        FilmMsg::Lowest(score) => said!("Niedrigste, {score}:"),

        FilmMsg::RatedTitle => "Die Dokumente mit Wertung".into(),
        FilmMsg::UnratedTitle => "Ohne Wertung".into(),
        FilmMsg::UnratedText => {
            "In die Punktzahl gehen sie nicht ein. Was sie loben und tadeln, wird gezählt; ein Ton wird aus ihren Worten geschätzt und geht in nichts ein."
                .into()
        }
        FilmMsg::Tone { estimate } => said!("Ton: geschätzt {estimate} von 100 günstig"),
        FilmMsg::NoneRated => "Keines davon trägt eine Wertung.".into(),
        FilmMsg::ShowAll => "Wieder alle Dokumente ansehen".into(),
        FilmMsg::OnAspects { stance, count } => {
            let aspects = counted(count, "Aspekt", "Aspekte");
            match stance {
                Stance::Praise => said!("lobt {aspects}"),
                Stance::Mixed => said!("geteilter Meinung bei {}", counted(count, "Aspekt", "Aspekten")),
                Stance::Criticism => said!("tadelt {aspects}"),
                Stance::Mentioned => said!("erwähnt nur {aspects}"),
            }
        }
        FilmMsg::FirstOf { shown, count } => {
            said!("Das sind {} von {}; alle unter „Erkunden“", format::count(shown), format::count(count))
        }
    }
}

/// What so many do who take a stance.
fn does(stance: Stance, count: usize) -> &'static str {
    match stance {
        Stance::Praise => verb(count, "lobt", "loben"),
        Stance::Mixed => verb(count, "ist geteilter Meinung", "sind geteilter Meinung"),
        Stance::Criticism => verb(count, "tadelt", "tadeln"),
        Stance::Mentioned => verb(count, "erwähnt es nur", "erwähnen es nur"),
    }
}
