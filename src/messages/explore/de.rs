//! German.

use super::ExploreMsg;
use crate::export::Format;
use crate::format;
use crate::messages::de::{facet as named, of_documents, ratings as rated};
use crate::messages::{counted, said};
use crate::state::Column;
use crosscut_engine::{Facet, Sort};
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: ExploreMsg) -> Cow<'static, str> {
    match msg {
        ExploreMsg::Sort(sort) => match sort {
            Sort::ScoreFalling => "Punktzahl, höchste zuerst",
            Sort::ScoreRising => "Punktzahl, niedrigste zuerst",
            Sort::NewestFirst => "Neueste zuerst",
            Sort::OldestFirst => "Älteste zuerst",
            Sort::Source => "Quelle, A bis Z",
            Sort::SourceFalling => "Quelle, Z bis A",
            Sort::Author => "Verfasst von, A bis Z",
            Sort::AuthorFalling => "Verfasst von, Z bis A",
            Sort::Film => "Film, A bis Z",
            Sort::FilmFalling => "Film, Z bis A",
            Sort::Kind => "Art, Kritiken zuerst",
            Sort::KindFalling => "Art, Kritiken zuletzt",
            Sort::Language => "Sprache, A bis Z",
            Sort::LanguageFalling => "Sprache, Z bis A",
            Sort::Relevance => "Relevanz",
        }
        .into(),
        ExploreMsg::Filters => "Filter".into(),
        ExploreMsg::FiltersChosen(count) => said!("Filter · {count}"),
        ExploreMsg::ShowResults(0) => "Zeigen, dass nichts passt".into(),
        ExploreMsg::ShowResults(count) => said!("{} zeigen", counted(count, "Dokument", "Dokumente")),
        ExploreMsg::Search => "Suche".into(),
        ExploreMsg::SearchHint => "Titel, Personen, Wörter".into(),
        ExploreMsg::SearchHelp => "So wird gesucht".into(),
        ExploreMsg::SearchHelpWords => {
            "alle diese Wörter, oder Wörter, die mit dem letzten beginnen; kleine Tippfehler werden verziehen".into()
        }
        ExploreMsg::SearchHelpPhrase => "diese Wörter, eines nach dem anderen".into(),
        ExploreMsg::SearchHelpWithout => "ohne dieses Wort".into(),
        ExploreMsg::SearchHelpField => "nur dort".into(),
        ExploreMsg::SearchFields(fields) => said!("Felder sind {fields}."),
        ExploreMsg::SearchComing => "Suche läuft …".into(),
        ExploreMsg::SearchWithout => "Was zu sehen ist, lässt die gesuchten Wörter außer Acht.".into(),
        ExploreMsg::ShowingAlso { word, spellings } => said!("Zu „{word}“ auch gezeigt: {spellings}"),
        ExploreMsg::UnknownField { field, fields } => {
            said!("„{field}:“ ist kein Feld und wurde als Wort gesucht. Felder sind {fields}.")
        }
        ExploreMsg::NoHits => {
            "Kein Dokument enthält alle diese Wörter. Es hilft, eines wegzulassen, zu kürzen oder die Schreibung zu prüfen."
                .into()
        }
        ExploreMsg::ScoreRange => "Punktebereich".into(),
        ExploreMsg::ScoreFrom => "Niedrigste Punktzahl".into(),
        ExploreMsg::ScoreTo => "Höchste Punktzahl".into(),
        ExploreMsg::YearFrom => "Erstes Jahr".into(),
        ExploreMsg::YearTo => "Letztes Jahr".into(),
        ExploreMsg::YearByYear => "Jahr für Jahr".into(),
        ExploreMsg::NoSuchValue => "Kein Name hier enthält diese Wörter.".into(),
        ExploreMsg::WhatAspectsDo => "Was die Wahl eines Aspekts bewirkt".into(),
        ExploreMsg::Include => "Einschließen".into(),
        ExploreMsg::LeaveOut => "Ausschließen".into(),
        ExploreMsg::SortBy => "Sortiert nach".into(),
        ExploreMsg::Exclude { what } => said!("Ausschließen: {what}"),
        ExploreMsg::ShowAll(count) => said!("Alle {} zeigen", format::count(count)),
        ExploreMsg::ShowFirst(count) => said!("Die ersten {} zeigen", format::count(count)),
        ExploreMsg::FindIn(facet) => said!("Suchen in: {}", named(facet)),
        ExploreMsg::ShowFewer => "Weniger zeigen".into(),
        ExploreMsg::Matching { count: 1, total: 1 } => "Dokument".into(),
        ExploreMsg::Matching { count, total } if count == total => "Dokumente".into(),
        ExploreMsg::Matching { total, .. } => said!("von {}", of_documents(total)),
        ExploreMsg::MeanShort { score, ratings } => said!("Mittel {score} aus {}", rated(ratings)),
        ExploreMsg::NoneRated => "keines davon trägt eine Wertung".into(),
        ExploreMsg::NothingMatches => "Nichts passt".into(),
        ExploreMsg::NothingMatchesText => {
            "Kein Dokument passt zu allem, was gewählt ist. Eine Auswahl zurücknehmen:".into()
        }

        ExploreMsg::View => "Ansicht".into(),
        ExploreMsg::List => "Liste".into(),
        ExploreMsg::Table => "Tabelle".into(),
        ExploreMsg::Document => "Dokument".into(),
        ExploreMsg::Columns => "Spalten".into(),
        ExploreMsg::Column(column) => match column {
            Column::Score => "Punktzahl",
            Column::Printed => "Wie gedruckt",
            Column::Film => named(Facet::Film),
            Column::Source => named(Facet::Source),
            Column::Author => named(Facet::Author),
            Column::Kind => named(Facet::Kind),
            Column::Date => "Erschienen",
            Column::Notation => named(Facet::Notation),
            Column::Language => named(Facet::Language),
            Column::Aspects => named(Facet::Aspect),
        }
        .into(),
        ExploreMsg::UsualColumns => "Die üblichen Spalten".into(),
        // With the words that stand over the column.
        ExploreMsg::SortTableBy(Sort::NewestFirst) => "Sortieren nach: Erschienen, neueste zuerst".into(),
        ExploreMsg::SortTableBy(Sort::OldestFirst) => "Sortieren nach: Erschienen, älteste zuerst".into(),
        ExploreMsg::SortTableBy(sort) => said!("Sortieren nach: {}", text(ExploreMsg::Sort(sort))),
        ExploreMsg::UnreadView(key) => said!("„{key}“ ist keine Ansicht; es gibt list und table"),
        ExploreMsg::UnreadColumn(key) => said!("„{key}“ ist keine Spalte"),
        ExploreMsg::Undo => "Zurücknehmen (Strg+Z)".into(),
        ExploreMsg::Redo => "Wiederherstellen (Strg+Umschalt+Z)".into(),

        ExploreMsg::Saved => "Gemerkt".into(),
        ExploreMsg::SavedCount(count) => said!("Gemerkt · {}", format::count(count)),
        ExploreMsg::SavedTitle => "Gemerkte Auswahlen".into(),
        ExploreMsg::SavedWhere => {
            "Sie liegen in diesem Browser, auf diesem Gerät und sonst nirgends. Mitnehmen lässt sich eine, indem ihre Ansicht geteilt wird."
                .into()
        }
        ExploreMsg::SaveAs => "Diese Auswahl merken als".into(),
        ExploreMsg::Save => "Merken".into(),
        ExploreMsg::Everything => "Alles".into(),
        ExploreMsg::NothingSaved => "Noch ist nichts gemerkt.".into(),
        ExploreMsg::NotKept => {
            "Dieser Browser merkt sich für diese Seite nichts: Es ist gesperrt, oder der Speicher ist voll. Was hier steht, ist weg, sobald die Seite geschlossen wird; die Adresse einer Ansicht sagt dasselbe."
                .into()
        }
        ExploreMsg::Rename => "Umbenennen".into(),
        ExploreMsg::RenameThis(name) => said!("Umbenennen: {name}"),
        ExploreMsg::NewName => "Neuer Name".into(),
        ExploreMsg::Delete => "Löschen".into(),
        ExploreMsg::DeleteThis(name) => said!("Löschen: {name}"),
        ExploreMsg::Deleted(name) => said!("„{name}“ ist gelöscht."),
        ExploreMsg::UndoDelete => "Zurückholen".into(),

        ExploreMsg::Export => "Export".into(),
        ExploreMsg::ExportTitle => "Die Auswahl exportieren".into(),
        ExploreMsg::FormatLabel => "Format".into(),
        ExploreMsg::Format(format) => match format {
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::JsonLd => "JSON-LD",
        }
        .into(),
        ExploreMsg::FormatIs(format) => match format {
            Format::Csv => "für Tabellenprogramme; UTF-8, eine Zeile je Dokument",
            Format::Json => "für Programme; jede Angabe an ihrem Platz",
            Format::JsonLd => "für das Web; in den Begriffen von schema.org",
        }
        .into(),
        ExploreMsg::WithTitles => "Mit Titeln, Adressen, Mitwirkenden und Zusammenfassungen".into(),
        ExploreMsg::WithTitlesOf { files, size } => said!(
            "Mit Titeln, Adressen, Mitwirkenden und Zusammenfassungen ({} zu laden, {size})",
            counted(files, "Datei", "Dateien")
        ),
        ExploreMsg::TooManyForTitles(count) => said!(
            "Titel, Adressen, Mitwirkende und Zusammenfassungen von {} sind zu viel zum Laden. In einer engeren Auswahl kommen sie mit in die Datei.",
            of_documents(count)
        ),
        ExploreMsg::WithoutTexts => {
            "Fakten und Zahlen. Die Texte gehören denen, die sie geschrieben haben, und sind nicht in der Datei.".into()
        }
        ExploreMsg::FormulasGuarded => {
            "Ein Text, den ein Tabellenprogramm für eine Formel hielte, bekommt einen Apostroph davor.".into()
        }
        ExploreMsg::SaveFile(count) => said!("{} speichern", counted(count, "Dokument", "Dokumente")),
        ExploreMsg::WritingFile { done, total } => said!("{} von {}", format::count(done), format::count(total)),
        ExploreMsg::StopExport => "Anhalten".into(),
        ExploreMsg::FileSaved { file, size } => said!("Gespeichert als {file}, {size}."),
        ExploreMsg::FileRefused => {
            "Der Browser nahm die Datei nicht an. Vielleicht fehlt ihm Speicher: Eine engere Auswahl hilft.".into()
        }
    }
}
