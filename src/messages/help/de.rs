//! German.

use super::HelpMsg;
use std::borrow::Cow;

/// The German text of a message.
pub fn text(msg: HelpMsg) -> Cow<'static, str> {
    match msg {
        HelpMsg::Close => "Schließen",
        HelpMsg::Keys => "Tasten",
        HelpMsg::KeysTitle => "Tasten",
        HelpMsg::Everywhere => "Überall",
        HelpMsg::Search => "suchen",
        HelpMsg::Help => "diese Hilfe",
        HelpMsg::NextThing => "zum Nächsten und zurück",
        HelpMsg::CloseThing => "Offenes schließen",
        HelpMsg::InFilters => "Filter",
        HelpMsg::InFacet => "von Wert zu Wert",
        HelpMsg::ToExclude => "zur Taste, die den Wert ausschließt, und zurück",
        HelpMsg::Choose => "wählen",
        HelpMsg::InLists => "Listen und Tabellen",
        HelpMsg::FromRow => "von Zeile zu Zeile",
        HelpMsg::ToEnds => "zur ersten und zur letzten Zeile",
        HelpMsg::Screenful => "eine Bildschirmhöhe auf oder ab",
        HelpMsg::OpenRow => "öffnen",
        HelpMsg::InExplorer => "Erkunden",
        HelpMsg::Undo => "letzte Auswahl zurücknehmen",
        HelpMsg::Redo => "wiederherstellen",
        HelpMsg::InReader => "Lesen",
        HelpMsg::NextDocument => "nächstes Dokument der Auswahl",
        HelpMsg::PreviousDocument => "voriges Dokument",
        HelpMsg::SingleKeys => "Tasten mit nur einem Zeichen",
        HelpMsg::SingleKeysWhy => "Abschalten, wo Spracheingabe oder ein anderes Gerät die Tasten drückt.",
        HelpMsg::NotKept => "Dieser Browser merkt sich keine Einstellung: Sie gilt, bis die Seite geschlossen wird.",
        HelpMsg::Or => "oder",
        HelpMsg::Key(name) => match name {
            "Shift" => "Umschalt",
            "Ctrl" => "Strg",
            "Space" => "Leertaste",
            "Enter" => "Eingabe",
            "Home" => "Pos1",
            "End" => "Ende",
            "PageDown" => "Bild↓",
            "PageUp" => "Bild↑",
            other => other,
        },
    }
    .into()
}
