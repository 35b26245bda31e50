//! German.

use super::ChartMsg;
use crate::messages::de::ratings as rated;
use crate::messages::{counted, said};
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: ChartMsg) -> Cow<'static, str> {
    match msg {
        ChartMsg::AsTable => "Als Tabelle".into(),
        ChartMsg::TableOfRatings => "jede Wertung".into(),
        ChartMsg::TableOfScores => "wie viele Wertungen bei wie vielen Punkten".into(),
        ChartMsg::TableOfDates => "wann jedes erschien".into(),
        ChartMsg::Documents => "Dokumente".into(),
        ChartMsg::DocumentsOf(count) => counted(count, "Dokument", "Dokumente").into(),
        ChartMsg::Kind => "Art".into(),
        ChartMsg::ScoreOf(score) => said!("Punktzahl {score}"),
        ChartMsg::Scores => "Punkte".into(),
        ChartMsg::Bar { from, to, ratings } => said!("{from} bis {to}: {}", rated(ratings)),
        ChartMsg::Bin { from, to } => said!("{from} bis {to}"),
        ChartMsg::RatingsUnit => "Wertungen".into(),
        ChartMsg::HistogramLabel { ratings } => {
            said!("Wie viele von {} wo auf der Skala liegen, ein Balken je fünf Punkte", rated(ratings))
        }
        ChartMsg::HowToBrush => {
            "Höhe: Zahl der Wertungen, ein Balken je fünf Punkte. Über die Balken ziehen oder einen davon wählen."
                .into()
        }
        ChartMsg::TimelineLabel { documents } => {
            said!("Wann {} erschienen", counted(documents, "datiertes Dokument", "datierte Dokumente"))
        }
        ChartMsg::Published => "Erschienen".into(),
        ChartMsg::AgainstRelease => "Abstand zum Kinostart".into(),
        ChartMsg::InYearOfRelease => "im Jahr des Kinostarts".into(),
        ChartMsg::OnTheDay => "am Tag des Kinostarts".into(),
        ChartMsg::YearsAfter(years) => said!("{} danach", counted(years, "Jahr", "Jahre")),
        ChartMsg::YearsBefore(years) => said!("{} davor", counted(years, "Jahr", "Jahre")),
        ChartMsg::DaysAfter(days) => said!("{} danach", counted(days, "Tag", "Tage")),
        ChartMsg::DaysBefore(days) => said!("{} davor", counted(days, "Tag", "Tage")),
    }
}
