//! German.

use super::ReaderMsg;
use crate::format;
use crate::messages::de::{aspect as named, given, inferred, property, stance as stood};
use crate::messages::{counted, said};
use crate::views::Width;
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: ReaderMsg) -> Cow<'static, str> {
    match msg {
        ReaderMsg::OfBest { best } => said!("von {best}"),
        ReaderMsg::Between { best, worst } => said!("wobei {best} das Beste ist und {worst} das Schlechteste"),
        ReaderMsg::Facts => "Fakten".into(),
        ReaderMsg::FactName(name) => match name.as_str() {
            "kind" => "Art".into(),
            "rating" => "Wertung".into(),
            "author" => "Verfasst von".into(),
            "publisher" => "Medium".into(),
            "date_published" => "Erschienen".into(),
            "item" => "Über".into(),
            "item_year" => "Jahr".into(),
            "language" => "Sprache".into(),
            "headline" => "Überschrift".into(),
            other => property(other).into(),
        },
        ReaderMsg::GivenBy(by) => said!("von Hand angegeben: {}", given(&by)),
        ReaderMsg::AllGivenBy(by) => said!("Von Hand angegeben ({}), wo nichts anderes steht.", given(&by)),
        ReaderMsg::InferredFrom(from) => said!("erschlossen: {}", inferred(&from)),
        ReaderMsg::ReadFrom { start, end } => said!("gelesen aus Byte {start} bis {end}"),
        ReaderMsg::ReadFromUnpublished { start, end } => {
            said!("gelesen aus Byte {start} bis {end} des Dokuments, dessen Text hier nicht veröffentlicht ist")
        }
        ReaderMsg::Abstract => "Zusammenfassung".into(),
        ReaderMsg::FullText => "Text".into(),
        ReaderMsg::ExcerptOf { characters } => said!("Auszug (höchstens {} Zeichen)", format::count(characters)),
        ReaderMsg::TextNotPublished => {
            "Der Text gehört denen, die ihn geschrieben haben, und ist hier nicht veröffentlicht.".into()
        }
        ReaderMsg::NoAbstract => "Auch eine Zusammenfassung gibt es nicht.".into(),
        ReaderMsg::Contents => "Inhalt".into(),
        ReaderMsg::Legend => "Im Text markiert".into(),
        ReaderMsg::FactsInText => "Fakten".into(),
        ReaderMsg::SettingNotKept => {
            "Dieser Browser merkt sich keine Einstellung: Sie gilt, bis die Seite geschlossen wird.".into()
        }
        ReaderMsg::PlaceOfAspect { number, aspect, stance } => {
            said!("{}: {}, Stelle {number} im Text", named(aspect), stood(stance))
        }
        ReaderMsg::Takes { minutes, words } => {
            said!("Etwa {} ({})", counted(minutes, "Minute", "Minuten"), counted(words, "Wort", "Wörter"))
        }
        ReaderMsg::Width => "Breite des Textes".into(),
        ReaderMsg::WidthIs(width) => match width {
            Width::Narrow => "Schmal",
            Width::Medium => "Mittel",
            Width::Wide => "Breit",
        }
        .into(),
        ReaderMsg::BackToResults => "Zurück zu den Treffern".into(),
        ReaderMsg::Previous => "Voriges".into(),
        ReaderMsg::Next => "Nächstes".into(),
        ReaderMsg::PlaceInSelection { place, count } => said!("{} von {}", format::count(place), format::count(count)),
        ReaderMsg::OutsideSelection => "nicht Teil der Auswahl".into(),
        ReaderMsg::OriginalAt => "Original".into(),
        ReaderMsg::CompareThis => "Mit anderen vergleichen".into(),
        ReaderMsg::OpensElsewhere => "führt zu einer anderen Seite".into(),
    }
}
