//! German.

use super::{OfflineMsg, counted};
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: OfflineMsg) -> Cow<'static, str> {
    Cow::Borrowed(match msg {
        OfflineMsg::Whole { files, size } => {
            let files = counted(files, "Datei", "Dateien");
            return Cow::Owned(format!("Läuft ohne Netz: Alles liegt auf diesem Gerät, {files} mit zusammen {size}."));
        }
        OfflineMsg::Partly { held, of } => {
            return Cow::Owned(format!(
                "Läuft ohne Netz: Listen, Filter und Wertungen liegen auf diesem Gerät, dazu die Texte, die schon geöffnet wurden; {held} von {of}."
            ));
        }
        OfflineMsg::Keeping { held, of } => {
            return Cow::Owned(format!(
                "Läuft ohne Netz. Alles Übrige ist unterwegs auf dieses Gerät: {held} von {of}."
            ));
        }
        OfflineMsg::Holes(files) => {
            let files = counted(files, "Datei", "Dateien");
            return Cow::Owned(format!(
                "Von dem, was hier lag, fehlt etwas ({files}); vielleicht hat der Browser aufgeräumt. Bis alles wieder da ist, braucht die Seite ein Netz."
            ));
        }
        OfflineMsg::Coming { held, of } => {
            return Cow::Owned(format!("Unterwegs auf dieses Gerät: {held} von {of}."));
        }
        OfflineMsg::NewComing { held, of } => {
            return Cow::Owned(format!("Eine neue Fassung ist unterwegs: {held} von {of}."));
        }
        OfflineMsg::KeepAll { size } => return Cow::Owned(format!("Alles auf dem Gerät behalten (noch {size})")),
        OfflineMsg::Title => "Ohne Netz lesen",
        OfflineMsg::Asked => "Noch ist nicht bekannt, was dieses Gerät behält.",
        OfflineMsg::Absent => {
            "Dieser Browser behält hier nichts für die Zeit ohne Netz. Dazu braucht es eine Adresse mit https, und manche Browser tun es nicht in privaten Fenstern. Alles andere geht wie sonst."
        }
        OfflineMsg::Refused => {
            "Dieser Browser ist so eingestellt, dass er nichts hiervon behält; die Seite braucht also ein Netz. Alles andere geht wie sonst."
        }
        OfflineMsg::Off => "Auf diesem Gerät liegt nichts hiervon; die Seite braucht also ein Netz.",
        OfflineMsg::Progress => "Was davon schon da ist",
        OfflineMsg::Full => {
            "Auf diesem Gerät ist kein Platz mehr dafür. Was da ist, läuft; wer Platz schafft, kann fortfahren."
        }
        OfflineMsg::Network => "Der Server ist nicht erreichbar. Sobald er es ist, geht es von selbst weiter.",
        OfflineMsg::Unfitting => {
            "Auf dem Server liegen Dateien, die nicht zusammengehören; vielleicht wird er gerade erneuert. Der nächste Versuch kommt von selbst."
        }
        OfflineMsg::Keep => "Auf diesem Gerät behalten",
        OfflineMsg::GoOn => "Fortfahren",
        OfflineMsg::Pause => "Anhalten",
        OfflineMsg::Remove => "Von diesem Gerät entfernen",
        OfflineMsg::Promised => "Der Browser hat zugesagt, es zu behalten, bis es jemand entfernt.",
        OfflineMsg::NotPromised => {
            "Der Browser hat nicht zugesagt, es zu behalten: Wird der Platz knapp, räumt er es vielleicht weg."
        }
        OfflineMsg::Offer => "Es gibt eine neue Fassung dieser Seite.",
        OfflineMsg::Update => "Neu laden und wechseln",
        OfflineMsg::Later => "Später",
    })
}
