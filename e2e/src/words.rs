//! The words of the page in both languages, as its sources have them: what is said beside one another in `en.rs` and `de.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the page says in each language.
pub struct Words {
    /// Texts without anything put in, by the message that says them.
    english: BTreeMap<String, String>,
    german: BTreeMap<String, String>,
    /// Pieces of English sentences into which something is put.
    pieces: Vec<String>,
}

impl Words {
    /// Reads them.
    pub fn read() -> Words {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/messages");
        let (english, german) = (sources(&folder, "en.rs"), sources(&folder, "de.rs"));
        let others = literals(&german);
        let pieces = literals(&english).into_iter().flat_map(|text| split(&text));
        let pieces = pieces.filter(|piece| piece.split(' ').count() > 2 && !others.contains(piece)).collect();
        Words { english: said(&english), german: said(&german), pieces }
    }

    /// How a text of the page is called in German, if it is one without anything put in.
    pub fn german(&self, english: &str) -> Option<&str> {
        let (message, _) = self.english.iter().find(|(_, text)| *text == english)?;
        self.german.get(message).map(String::as_str)
    }

    /// Whether a text is English: all of it, or a piece of it.
    pub fn are_english(&self, text: &str) -> bool {
        let is_both = self.german.values().any(|german| german == text);
        !is_both && self.english.values().any(|english| english == text)
            || self.pieces.iter().any(|piece| text.contains(piece.as_str()))
    }
}

/// All files of a name below a folder, one after the other, without their tests.
fn sources(folder: &Path, name: &str) -> String {
    let mut text = String::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            text.push_str(&sources(&path, name));
        } else if path.file_name().is_some_and(|file| file == name) {
            let source = fs::read_to_string(&path).expect("a source is text");
            text.push_str(source.split("#[cfg(test)]").next().unwrap_or_default());
        }
    }
    text
}

/// The strings of a source, without its comments.
fn literals(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    code.join("\n").split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What stands around that which is put into a text.
fn split(text: &str) -> Vec<String> {
    let around = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    around.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// `Msg::Name => "text"`, where nothing is put in, also where the text stands on the next line.
fn said(source: &str) -> BTreeMap<String, String> {
    let arms = source.split(" => ").zip(source.split(" => ").skip(1));
    let arm = |(before, after): (&str, &str)| {
        let message = before.rsplit([' ', '\n', '|']).next().filter(|name| name.contains("::"))?;
        let text = after.trim_start_matches(['{', ' ', '\n']).strip_prefix('"')?.split('"').next()?;
        (!text.contains('{') && text.len() > 1).then(|| (message.to_owned(), text.to_owned()))
    };
    arms.filter_map(arm).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_found_in_the_sources() {
        let words = Words::read();
        assert_eq!(words.german("Try again"), Some("Noch einmal versuchen"));
        assert_eq!(words.german("How this number was made"), Some("Wie diese Zahl entstanden ist"));
        assert!(words.english.len() > 250, "{} texts", words.english.len());
        assert!(words.are_english("Explore") && words.are_english("From 3 of 4 documents, none with a rating."));
        assert!(!words.are_english("Essay") && !words.are_english("Red Rocket") && !words.are_english("Erkunden"));
    }

    #[test]
    fn what_is_put_in_parts_a_text() {
        assert_eq!(split("with 95 % certainty between {low} and {}"), ["with 95 % certainty between", "and"]);
    }
}
