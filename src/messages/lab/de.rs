//! German.

use super::LabMsg;
use crate::format;
use crate::messages::de::{of_films, ratings as rated};
use crate::messages::{counted, said};
use crosscut_engine::score::{Method, NoInterval, RecipeNote, Refusal};
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: LabMsg) -> Cow<'static, str> {
    match msg {
        LabMsg::Intro => {
            "Eine Punktzahl ist eine Entscheidung. Hier lässt sie sich anders treffen: Zahl und Reihenfolge der Filme gehen mit.".into()
        }
        LabMsg::OnlyHere => "Was hier gewählt wird, steht in der Adresse und ändert keine andere Seite.".into(),
        LabMsg::Reset => "Zurück zum Üblichen".into(),
        LabMsg::Unread(note) => match note {
            RecipeNote::Method(key) => said!("„{key}“ ist keine Methode"),
            RecipeNote::Trimmed(text) => {
                said!("„{text}“ ist kein Anteil zum Weglassen; möglich ist eine ganze Zahl von 0 bis 45")
            }
            RecipeNote::Favourable(text) => {
                said!("„{text}“ ist keine Punktzahl, ab der etwas günstig ist; möglich ist eine ganze Zahl von 0 bis 100")
            }
            RecipeNote::Weight(text) => {
                said!("„{text}“ ist kein Gewicht einer Quelle hier; geschrieben wird es so: quelle:2.5, von 0 bis 3")
            }
            RecipeNote::Least(text) => said!("„{text}“ ist keine Zahl von Wertungen"),
        },
        LabMsg::SelectionAside => {
            "Das Labor betrachtet alle Dokumente eines Films. Was in dieser Adresse sonst gewählt ist, wurde weggelassen.".into()
        }

        LabMsg::Recipe => "Wie die Punktzahl entsteht".into(),
        LabMsg::Method => "Methode".into(),
        LabMsg::MethodName(method) => match method {
            Method::Mean => "Mittel",
            Method::Median => "Median",
            Method::TrimmedMean => "Gestutztes Mittel",
            Method::Favourable => "Anteil günstiger Wertungen",
            Method::WeightedBySource => "Nach Quellen gewichtet",
            Method::Shrunk => "Zur Sammlung gezogen",
            Method::SourceAdjusted => "Ohne Strenge",
        }
        .into(),
        LabMsg::MethodText(method) => match method {
            Method::Mean => "Alle Wertungen zusammengezählt, geteilt durch ihre Zahl. Das Übliche.",
            Method::Median => "Die mittlere Wertung: Die Hälfte liegt darunter, die Hälfte darüber.",
            Method::TrimmedMean => "Das Mittel ohne die niedrigsten und die höchsten Wertungen.",
            Method::Favourable => "Wie viele von hundert Wertungen günstig sind. Daumen zählen hier mit.",
            Method::WeightedBySource => "Das Mittel, in dem manche Quellen mehr zählen als andere.",
            Method::Shrunk => "Je weniger Wertungen ein Film hat, desto näher rückt er an alle Filme.",
            Method::SourceAdjusted => "Um wie viel eine Quelle sonst strenger oder milder ist, wird zuerst herausgerechnet.",
        }
        .into(),
        LabMsg::OneFilm => "Sie vergleicht Filme, und hier ist nur einer.".into(),
        LabMsg::Trimmed => "An jedem Ende weggelassen".into(),
        LabMsg::TrimmedValue { share } => format::percent(&format::count(share as usize)).into(),
        LabMsg::FavourableFrom => "Günstig ab".into(),
        LabMsg::FavourableValue { score } => said!("{score} von 100"),
        LabMsg::Weights => "Gewichte".into(),
        LabMsg::WeightsText => "0 lässt eine Quelle weg, 1 ist üblich, 3 zählt sie dreifach.".into(),
        LabMsg::WeightOf { source } => said!("Gewicht von {source}"),
        LabMsg::WeightValue(weight) => said!("×{weight}"),
        LabMsg::FindSource => "Quelle suchen".into(),
        LabMsg::MoreSources { count } => {
            said!("{}; zu finden über den Namen", counted(count, "weitere Quelle", "weitere Quellen"))
        }
        LabMsg::NoSourceFound => "Keine Wertung hier stammt von einer Quelle, die so heißt.".into(),

        LabMsg::AllFilms => "Alle Filme".into(),
        LabMsg::OfAll => "Alle Wertungen zusammen".into(),
        LabMsg::ToFilm => "Zur Seite des Films".into(),
        LabMsg::NoneRated => {
            "Kein Dokument hier trägt eine Wertung, die zählt. Das heißt: keine Punktzahl, nicht null Punkte.".into()
        }
        LabMsg::Percent => "\u{a0}%".into(),
        LabMsg::Usually { score } => said!("sonst {score}"),
        LabMsg::AsUsual => "wie üblich".into(),
        LabMsg::NotTheSame => {
            "Ein Anteil von Wertungen und ein Mittel von Wertungen sind zweierlei auf derselben Linie.".into()
        }
        LabMsg::Interval { low, high } => said!("Mit 95 % Sicherheit zwischen {low} und {high}."),
        LabMsg::NoInterval(why) => match why {
            NoInterval::NoScore => "".into(),
            NoInterval::TooFew { ratings, needed } => {
                said!("Zu wenige Wertungen für ein Intervall: {ratings}, und es braucht {needed}.")
            }
            NoInterval::TooUneven { effective, needed } => said!(
                "Kein Intervall: So gewichtet sind die Wertungen {} wert, und es braucht {needed}.",
                format::score(effective)
            ),
            NoInterval::AllEqual => "Kein Intervall: Alle Wertungen sind gleich, was über andere nichts sagt.".into(),
            NoInterval::NoDeviation => {
                "Kein Intervall: Wie weit die Wertungen auseinanderliegen, ist nicht bekannt.".into()
            }
        },
        LabMsg::Refused(refusal) => match refusal {
            Refusal::BadWeight { .. } => "Ein Gewicht liegt außerhalb der Grenzen.".into(),
            Refusal::NoWeight => "Alle Wertungen wiegen nichts, also bleibt nichts für eine Punktzahl.".into(),
            Refusal::TooFewFilms { films } => {
                said!("Diese Methode vergleicht Filme: Sie braucht zwei mit Punktzahl, und es gibt {films}.")
            }
            Refusal::NoRepeats => "Kein Film hat zwei Wertungen, also ist Zufall nicht von Güte zu trennen.".into(),
            Refusal::TooFewSources { sources } => {
                said!("Diese Methode vergleicht Quellen: Sie braucht zwei mit Punktzahl, und es gibt {sources}.")
            }
            Refusal::Unconnected => "Keine dieser Quellen lässt sich an einem weiteren Film mit anderen vergleichen.".into(),
            Refusal::Unsettled => {
                "Der Vergleich der Quellen kam zu keinem Ergebnis: Sie haben zu wenige Filme gemeinsam.".into()
            }
        },
        LabMsg::ShiftLabel { now, usual } => said!("jetzt {now}, sonst {usual}"),
        LabMsg::ShiftLegend => "Gefüllt: jetzt; hohl: sonst.".into(),

        LabMsg::How { method, ratings, trimmed } => match method {
            Method::Mean => "Jede Wertung wiegt gleich viel.".into(),
            Method::Median if ratings % 2 == 1 => "Nur die mittlere Wertung wiegt.".into(),
            Method::Median => "Nur die beiden mittleren Wertungen wiegen.".into(),
            Method::TrimmedMean if trimmed == 0 => {
                said!("Von {} ist dieser Anteil weniger als eine: Keine wird weggelassen.", rated(ratings))
            }
            Method::TrimmedMean if trimmed == 1 => {
                said!("Von {} wiegen die niedrigste und die höchste nichts.", rated(ratings))
            }
            Method::TrimmedMean => {
                said!("Von {} wiegen die {trimmed} niedrigsten und die {trimmed} höchsten nichts.", rated(ratings))
            }
            Method::Favourable => {
                "Jede Wertung ist günstig, 100, oder nicht, 0; das Mittel daraus ist der Anteil.".into()
            }
            Method::WeightedBySource => "Jede Wertung wiegt, was ihre Quelle wiegt.".into(),
            Method::Shrunk => "Die Sammlung kommt hinzu, als wäre sie einige Wertungen mehr.".into(),
            Method::SourceAdjusted => {
                "Um wie viel eine Quelle sonst milder ist, wird von jeder ihrer Wertungen abgezogen; um wie viel sie strenger ist, hinzugezählt.".into()
            }
        },
        LabMsg::HowLines => "Wie diese Zahl entstanden ist".into(),
        LabMsg::Rating => "Wertung".into(),
        LabMsg::CountsAs => "Zählt als".into(),
        LabMsg::Weighs => "Wiegt".into(),
        LabMsg::Favourable { sum, is_favourable: true } => said!("{sum}: günstig, 100"),
        LabMsg::Favourable { sum, is_favourable: false } => said!("{sum}: nicht günstig, 0"),
        LabMsg::Prior { mean, weight } => said!("Mittel aller Filme {mean}, so viel wert wie {weight} Wertungen"),
        LabMsg::PriorName => "Die Sammlung".into(),
        LabMsg::NoPrior { mean } => {
            said!("Die Filme hier unterscheiden sich nicht mehr als durch Zufall, also gilt jeder als so gut wie alle: {mean}.")
        }
        LabMsg::Others { count } => said!("{} weitere", format::count(count)),
        LabMsg::NotCounted(1) => "Ein weiteres Dokument trägt keine Wertung, die hier zählt.".into(),
        LabMsg::NotCounted(documents) => {
            said!("{} weitere Dokumente tragen keine Wertung, die hier zählt.", format::count(documents))
        }

        LabMsg::Ranking => "Die Filme in dieser Reihenfolge".into(),
        LabMsg::Ranked { count, total } if count == total => counted(total, "Film", "Filme").into(),
        LabMsg::Ranked { count, total } => said!("{} von {}", format::count(count), of_films(total)),
        LabMsg::Least => "Wertungen oder mehr".into(),
        LabMsg::LeastLabel => "Mindestzahl der Wertungen".into(),
        LabMsg::NoneRanked => "Kein Film hat so viele Wertungen. Weniger verlangen hilft.".into(),
        LabMsg::Moved { by: 0, .. } => "derselbe Platz".into(),
        LabMsg::Moved { by, from } if by > 0 => said!("{} höher, von {}", format::count(by as usize), format::count(from)),
        LabMsg::Moved { by, from } => {
            said!("{} tiefer, von {}", format::count(by.unsigned_abs() as usize), format::count(from))
        }
        LabMsg::NewPlace => "sonst nicht in der Liste".into(),
        LabMsg::UsualScore { score } => said!("sonst {score}"),
    }
}
