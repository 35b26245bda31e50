//! German: the words of the page itself, and the table of all German words. A part of the program: see src/parts.rs.

use super::{
    Language, Msg, UnreadMsg, Words, chart, compare, counted, explore, film, help, lab, lists, number_of, offline,
    reader, said,
};
use crate::format;
use crosscut_engine::{Facet, Note};
use crosscut_model::{Aspect, FORMAT, Kind, LetterTable, Notation, Stance};
use std::borrow::Cow;

/// All German words.
pub static GERMAN: Words = Words {
    language: Language::German,
    page: text,
    chart: chart::de::text,
    compare: compare::de::text,
    explore: explore::de::text,
    film: film::de::text,
    help: help::de::text,
    lab: lab::de::text,
    lists: lists::de::text,
    offline: offline::de::text,
    reader: reader::de::text,
};

/// The German text of a message.
pub fn text(msg: Msg) -> Cow<'static, str> {
    match msg {
        Msg::SkipToContent => "Zum Inhalt springen".into(),
        Msg::Explore => "Erkunden".into(),
        Msg::Sources => "Quellen".into(),
        Msg::Compare => "Vergleich".into(),
        Msg::Lab => "Labor".into(),
        Msg::Front => "Übersicht".into(),
        Msg::DocumentsAndRated { documents, rated } => {
            said!("{} · {} mit Wertung", counted(documents, "Dokument", "Dokumente"), format::count(rated))
        }
        Msg::ThemeSystem => "Farben: wie das Gerät".into(),
        Msg::ThemeLight => "Farben: hell".into(),
        Msg::ThemeDark => "Farben: dunkel".into(),
        Msg::InLanguage(language) => language.name().into(),
        Msg::LanguageNotFetched(language) => {
            said!("Die Seite konnte nicht auf {} umgestellt werden", language.name())
        }
        Msg::Footer => "Jede Zahl hier lässt sich öffnen. Kein Server, kein Konto, kein Tracking.".into(),

        Msg::Loading => "Wird geladen …".into(),
        Msg::CouldNotLoad => "Die Kritiken konnten nicht geladen werden".into(),
        Msg::PartNotFetched => "Dieser Teil der Seite konnte nicht geladen werden".into(),
        Msg::CauseStatus { file, status } => {
            said!("Auf dem Server ist keine brauchbare Datei {file} (Antwort: {status}).")
        }
        Msg::CauseUnreachable { file, detail } => said!("{file} war nicht zu erreichen ({detail})."),
        Msg::CauseDamaged { file, detail } => said!("{file} kam an, ist aber beschädigt: {detail}."),
        Msg::CauseFormat { file, found } => {
            said!("{file} hat das Format {found}; diese Seite liest das Format {FORMAT}.")
        }
        Msg::CauseInconsistent { file, detail } => said!("{file} widerspricht sich selbst: {detail}."),
        Msg::CauseProgram => "Ein Teil des Programms konnte nicht geladen werden.".into(),
        Msg::HelpMissing => {
            "Wer die Seite betreibt, baut sie neu und lädt den ganzen Ordner hoch, samt den Daten. Alle anderen sagen es am besten den Betreibern."
                .into()
        }
        Msg::HelpUnreachable => "Bitte die Verbindung prüfen und es noch einmal versuchen.".into(),
        Msg::HelpDamaged => {
            "Bitte noch einmal versuchen; die Datei wird dann neu geholt, am Zwischenspeicher des Browsers vorbei. Bleibt es dabei, ist die Datei auf dem Server beschädigt und muss neu gebaut und hochgeladen werden."
                .into()
        }
        Msg::HelpFormat => {
            "Seite und Daten sind aus verschiedenen Versionen. Bitte neu laden; bleibt es dabei, wurde die Seite nur zum Teil hochgeladen."
                .into()
        }
        Msg::HelpPart => {
            "Bitte die Verbindung prüfen und es noch einmal versuchen. Bleibt es dabei, hilft es, die Seite neu zu laden: Vielleicht wurde sie inzwischen erneuert."
                .into()
        }
        Msg::TryAgain => "Noch einmal versuchen".into(),
        Msg::FetchingColumns => "Die Daten für Filter und Listen werden geladen".into(),
        Msg::WithoutColumns => {
            "Filter, Listen und Quellen sind noch nicht da; was zu sehen ist, stammt aus dem Katalog.".into()
        }
        Msg::FetchingDocuments => "Dokumente werden geladen".into(),
        Msg::FetchDocuments { files, size } => {
            said!("Diese Dokumente lesen ({}, {size})", counted(files, "Datei", "Dateien"))
        }
        Msg::Bytes(count) => said!("{count} Byte"),
        Msg::Thousands(count) => said!("{count}k"),
        Msg::Millions(count) => said!("{count}M"),
        Msg::BytesOf { done, total } => said!("{done} von {total}"),
        Msg::AndMore(more) => said!("und {} weitere", format::count(more)),
        Msg::TooManyToCompare(documents) => said!(
            "Was {} angeben, lässt sich hier nicht nebeneinanderstellen. Beim Erkunden lassen sie sich eingrenzen und einzeln öffnen.",
            counted(documents, "Dokument", "Dokumente")
        ),
        Msg::NotFound => "Diese Seite gibt es nicht".into(),
        Msg::NotFoundFilm => "Diesen Film gibt es hier nicht".into(),
        Msg::NotFoundSource => "Diese Quelle gibt es hier nicht".into(),
        Msg::NotFoundAuthor => "Diesen Namen gibt es hier nicht".into(),
        Msg::NotFoundDocument => "Dieses Dokument gibt es hier nicht".into(),
        Msg::NotFoundText { path } => {
            said!("Nichts in dieser Sammlung heißt „{path}“. Vielleicht wurde es umbenannt, oder die Adresse ist unvollständig.")
        }
        Msg::BackToFront => "Zur Übersicht".into(),
        Msg::NoDocuments => "Diese Sammlung ist leer".into(),
        Msg::NoDocumentsText => "Die Daten wurden gelesen, und es ist kein Dokument darin.".into(),

        Msg::Kind(kind) => self::kind(kind).into(),
        Msg::Notation(notation) => match notation {
            Notation::Stars => "Sterne",
            Notation::Letter => "Buchstabe",
            Notation::Fraction => "Bruch",
            Notation::Percent => "Prozent",
            Notation::Points => "Punkte",
            Notation::Thumbs => "Daumen",
        }
        .into(),
        Msg::NoRating => "Ohne Wertung".into(),
        Msg::Aspect(aspect) => self::aspect(aspect).into(),
        Msg::Stance(stance) => self::stance(stance).into(),
        Msg::AspectWithStance(aspect, stance) => said!("{}: {}", self::aspect(aspect), self::stance(stance)),
        Msg::Silent => "schweigt".into(),
        Msg::Facet(facet) => self::facet(facet).into(),
        Msg::Missing(facet) => match facet {
            Facet::Film => "Kein Film genannt",
            Facet::Source => "Keine Quelle genannt",
            Facet::Author => "Ungezeichnet",
            Facet::Kind => "Keine Art",
            Facet::Notation => "Ohne Wertung",
            Facet::Aspect => "Kein Aspekt behandelt",
            Facet::Language => "Sprache unbekannt",
            Facet::Year => "Undatiert",
            Facet::Person => "Niemand genannt",
        }
        .into(),
        Msg::Letters(table) => letters(table).into(),
        Msg::Language(code) => language(&code).to_owned().into(),
        Msg::Property(name) => property(&name).into(),
        Msg::Minutes(minutes) => said!("{minutes} Min."),
        Msg::Unsigned(kind) => match kind {
            Kind::Review => "Ungezeichnete Kritik",
            Kind::Essay => "Ungezeichneter Essay",
            Kind::News => "Ungezeichnete Meldung",
            Kind::Interview => "Ungezeichnetes Interview",
            Kind::List => "Ungezeichnete Liste",
        }
        .into(),
        Msg::WhoOn { who, item } => said!("{who} über {item}"),
        Msg::Undated => "undatiert".into(),
        Msg::Ratings(count) => counted(count, "Wertung", "Wertungen").into(),

        Msg::Score => "Punktzahl".into(),
        Msg::OutOf100 => "/100".into(),
        Msg::NoScore => "Keine Punktzahl".into(),
        Msg::NoScoreText => {
            "Kein Dokument hier trägt eine Wertung mit einer Skala. Das heißt: keine Punktzahl, nicht null Punkte.".into()
        }
        Msg::MeanOf { ratings } => said!("Mittel aus {}", counted(ratings, "Wertung", "Wertungen")),
        Msg::SpreadFromTo { low, high } => said!("von {low} bis {high}"),
        Msg::Deviation { deviation } => said!("Standardabweichung {deviation}"),
        Msg::TooFewForInterval => "Zu wenige Wertungen für ein Intervall".into(),
        Msg::Likely { low, high } => said!("Mit 95 % Sicherheit zwischen {low} und {high}"),
        Msg::HowMade => "Wie diese Zahl entstanden ist".into(),
        Msg::Remake => "Im Labor anders berechnen".into(),
        Msg::LetterTableLabel => "Tabelle für Buchstaben".into(),
        Msg::Source => "Quelle".into(),
        Msg::AsPrinted => "Wie gedruckt".into(),
        Msg::BecomesScore => "Wird zu".into(),
        Msg::Mean => "Mittel".into(),
        Msg::NotCounted => "Nicht gezählt".into(),
        Msg::WhyUnratedKind(kind) => said!("{}: trägt keine Wertung", with_article(kind)),
        Msg::WhyUnratedReview => "eine Kritik ohne Wertung".into(),
        Msg::WhyThumbs => "Daumen sagen dafür oder dagegen, nicht wie sehr".into(),
        Msg::Assumed(reason) => assumed(&reason),
        Msg::ByLetterTable { letter, table, score } => said!("{letter} = {score} ({})", letters(table)),
        Msg::StripLabel { ratings } => {
            said!("{} auf einer Skala von 0 bis 100", counted(ratings, "Wertung", "Wertungen"))
        }
        Msg::StripMark { who, score, raw } => said!("{who}: {raw}, das sind {score} von 100"),
        Msg::TopOfScale => "100 Punkte".into(),
        Msg::FavourableFrom => "günstig ab 60".into(),

        Msg::FactsAndWho => "Die Fakten, und wer sie nennt".into(),
        Msg::Disputed => "strittig".into(),
        Msg::SaidBy => "Genannt von".into(),
        Msg::HeatTitle => "Was sie behandeln, und wer schweigt".into(),
        Msg::ClashTitle => "Widersprüche".into(),
        Msg::NoClash => "Nichts, was die Dokumente angeben, widerspricht einander.".into(),
        Msg::ClashAbout { property, who } => said!("{property}: die Rolle von {who}"),
        Msg::TheDocuments => "Die Dokumente".into(),
        Msg::ExploreThese => "Diese filtern und durchsuchen".into(),
        Msg::CompareThese => "Diese vergleichen".into(),

        Msg::Unread(unread) => match unread {
            UnreadMsg::Selection(Note::UnknownValue { facet, key }) => {
                said!("{} „{key}“ kommt in dieser Sammlung nicht vor", self::facet(facet))
            }
            UnreadMsg::Selection(Note::BadScore { text }) => {
                said!("„{text}“ ist kein Punktebereich; er wird so geschrieben: 60..95")
            }
            UnreadMsg::Sort(key) => said!("„{key}“ ist keine Sortierung"),
            UnreadMsg::Letters(key) => said!("„{key}“ ist keine Tabelle für Buchstaben"),
        },
        Msg::UnreadTitle => {
            "Ein Teil dieser Adresse war nicht zu verstehen und wurde weggelassen:".into()
        }

        Msg::WhatItTakesUp => "Was gelobt und was getadelt wird".into(),
        Msg::NothingRead => "Nichts wurde gelesen oder angegeben.".into(),
    }
}

/// How many documents, in the dative.
pub(super) fn of_documents(count: usize) -> String {
    counted(count, "Dokument", "Dokumenten")
}

/// How many films, in the dative.
pub(super) fn of_films(count: usize) -> String {
    counted(count, "Film", "Filmen")
}

/// How many ratings.
pub(super) fn ratings(count: usize) -> String {
    counted(count, "Wertung", "Wertungen")
}

/// What does something, as it agrees with how many do it.
pub(super) fn verb<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    number_of(count, one, many)
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Review => "Kritik",
        Kind::Essay => "Essay",
        Kind::News => "Meldung",
        Kind::Interview => "Interview",
        Kind::List => "Liste",
    }
}

fn with_article(kind: Kind) -> &'static str {
    match kind {
        Kind::Review => "eine Kritik",
        Kind::Essay => "ein Essay",
        Kind::News => "eine Meldung",
        Kind::Interview => "ein Interview",
        Kind::List => "eine Liste",
    }
}

pub(super) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Film => "Film",
        Facet::Source => "Quelle",
        Facet::Author => "Verfasst von",
        Facet::Kind => "Art",
        Facet::Notation => "Schreibweise",
        Facet::Aspect => "Aspekte",
        Facet::Language => "Sprache",
        Facet::Year => "Jahr",
        Facet::Person => "Personen",
    }
}

pub(super) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Acting => "Schauspiel",
        Aspect::Direction => "Regie",
        Aspect::Writing => "Drehbuch",
        Aspect::Cinematography => "Kamera",
        Aspect::Editing => "Schnitt",
        Aspect::Music => "Musik, Ton",
        Aspect::Pacing => "Tempo",
        Aspect::Themes => "Themen",
        Aspect::Characters => "Figuren",
    }
}

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Praise => "Lob",
        Stance::Mixed => "gemischt",
        Stance::Criticism => "Tadel",
        Stance::Mentioned => "erwähnt",
    }
}

fn letters(table: LetterTable) -> &'static str {
    match table {
        LetterTable::Metacritic => "wie bei Metacritic",
        LetterTable::School => "Schulnotenpunkte",
        LetterTable::Even => "gleiche Schritte",
    }
}

fn assumed(reason: &str) -> Cow<'static, str> {
    match reason {
        "exceeds_four" => "Höchstwert angenommen: mehr als vier",
        "exceeds_six" => "Höchstwert angenommen: mehr als sechs",
        "exceeds_twenty" => "Höchstwert angenommen: mehr als zwanzig",
        "usual_scale" => "Höchstwert angenommen: die übliche Skala",
        "source_habit" => "Höchstwert angenommen: wie sonst bei dieser Quelle",
        "collection_setting" => "Höchstwert angenommen: Einstellung der Sammlung",
        "document_scale" => "Skala, wie das Dokument sie erklärt",
        "document_date" => "Jahr aus dem Datum des Dokuments erschlossen",
        "american_usage" => "Monat zuerst: amerikanischer Gebrauch",
        "british_usage" => "Tag zuerst: britischer Gebrauch",
        "month_first" => "Monat zuerst angenommen",
        "language" => "Tag zuerst: nach der Sprache",
        "other_dates" => "Reihenfolge wie in anderen Daten des Dokuments",
        "outlet_dates" => "Reihenfolge wie sonst bei dieser Quelle",
        "surname_completed" => "Nachname ergänzt",
        "pronoun" => "von einem Pronomen gesagt",
        other => return said!("angenommen: {}", other.replace('_', " ")),
    }
    .into()
}

fn language(code: &str) -> &str {
    match code {
        "en" => "Englisch",
        "de" => "Deutsch",
        "fr" => "Französisch",
        "es" => "Spanisch",
        "it" => "Italienisch",
        "pt" => "Portugiesisch",
        "nl" => "Niederländisch",
        "sv" => "Schwedisch",
        "ja" => "Japanisch",
        "ru" => "Russisch",
        other => other,
    }
}

pub(super) fn property(name: &str) -> String {
    match name {
        "director" => "Regie",
        "screenwriter" => "Drehbuch",
        "actor" => "Besetzung",
        "cinematographer" => "Kamera",
        "editor" => "Schnitt",
        "composer" => "Musik",
        "producer" => "Produzenten",
        "production_company" => "Produktion",
        "distributor" => "Verleih",
        "country" => "Land",
        "genre" => "Genre",
        "year" => "Jahr",
        "duration" => "Laufzeit",
        "content_rating" => "Altersfreigabe",
        "release_date" => "Kinostart",
        "disc_release_date" => "Auf Disc ab",
        "festival" => "Festival",
        "award" => "Preise",
        "setting" => "Schauplatz",
        "title_meaning" => "Was der Titel bedeutet",
        // Not among those that are known, but often stated.
        "audience" => "Publikum",
        "budget" => "Budget",
        "disc_extra" => "Extras",
        "disc_format" => "Disc-Format",
        "filming_location" => "Drehort",
        "period" => "Zeit der Handlung",
        "song" => "Lied",
        other => return other.replace('_', " "),
    }
    .into()
}

/// Where a fact that is given comes from.
pub(super) fn given(by: &str) -> String {
    match by {
        "front matter" => "Kopf der Datei".to_owned(),
        "record" => "Datensatz".to_owned(),
        other => other.to_owned(),
    }
}

/// What a fact was inferred from: reasons with commas between them.
pub(super) fn inferred(from: &str) -> String {
    from.split(", ").map(reason).collect::<Vec<&str>>().join(", ")
}

fn reason(reason: &str) -> &str {
    match reason {
        "about-ratings" => "handelt von Wertungen",
        "advises" => "rät zu oder ab",
        "agency" => "Agentur",
        "analysis" => "Analyse",
        "announces" | "announces-much" => "kündigt an",
        "calls-itself-essay" | "this-essay" => "nennt sich Essay",
        "calls-itself-interview" => "nennt sich Interview",
        "calls-itself-list" => "nennt sich Liste",
        "calls-itself-news" => "nennt sich Meldung",
        "calls-itself-review" => "nennt sich Kritik",
        "chapters" => "Kapitel",
        "coming" => "steht bevor",
        "counted" => "gezählt",
        "craft" | "much-craft" => "spricht vom Handwerk",
        "dateline" => "Ortsmarke",
        "figures" | "many-figures" => "Zahlen",
        "film-rows" => "Zeilen mit Filmen",
        "first-person" => "in der Ich-Form",
        "for-sale" => "zu verkaufen",
        "guest-of-a-recording" => "Gast einer Aufnahme",
        "has-rating" => "trägt eine Wertung",
        "headings" | "many-headings" => "Überschriften",
        "headings-and-questions" => "Überschriften und Fragen",
        "impersonal" => "unpersönlich",
        "item-with-facts" => "Film mit Angaben",
        "judges" => "urteilt",
        "letter-to-the-editor" => "Leserbrief",
        "little-craft" => "wenig vom Handwerk",
        "long-programme" | "programme" => "Programm",
        "many-ratings" => "viele Wertungen",
        "many-works" => "viele Werke",
        "names-item" => "nennt den Film",
        "no judgement" => "kein Urteil",
        "no-single-work" => "kein einzelnes Werk",
        "numbered-entries" => "nummerierte Einträge",
        "on-the-air" => "aus einer Sendung",
        "one of several reviews" => "eine von mehreren Kritiken",
        "questions" => "Fragen",
        "questions-and-speech" => "Fragen und Antworten",
        "ranks" => "Rangfolge",
        "release-date" => "Startdatum",
        "remembers" | "remembers-much" => "erinnert sich",
        "reported-speech" => "indirekte Rede",
        "reports" | "reports-much" => "berichtet",
        "rows" => "Zeilen",
        "said once for several reviews" => "einmal für mehrere Kritiken gesagt",
        "salutation" => "Anrede",
        "says-and-figures" => "Aussagen und Zahlen",
        "script and function words" => "Schrift und Funktionswörter",
        "sections-ask" => "Abschnitte fragen",
        "speech" => "wörtliche Rede",
        "table" => "Tabelle",
        "turns" => "Wechselrede",
        "usual" => "üblicher Fall",
        other => other,
    }
}
