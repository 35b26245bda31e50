//! What a reader keeps on the device. Storage can be blocked, full, or hold what another version wrote: each of these is said or
//! passed over, and none stops the page. (gloo's storage panics where the browser blocks it, and brings serde_json.)

use crate::browser::{self, storage};
use crosscut_model::{Json, parse};
use leptos::prelude::*;

/// That the browser keeps nothing: it is blocked, or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// What is kept under a name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps something under a name.
pub fn keep(name: &str, value: &str) -> Result<(), NotKept> {
    storage().ok_or(NotKept)?.set_item(name, value).map_err(|_| NotKept)
}

/// A selection under a name that the reader gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub name: String,
    /// The query string, without `?`.
    pub search: String,
}

/// The longest name, in characters; more is cut.
pub const LONGEST_NAME: usize = 120;

/// What is kept of selections, as JSON: a list of names with queries.
pub fn written(all: &[Saved]) -> String {
    let mut json = String::from("[");
    for (place, Saved { name, search }) in all.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        json.push_str("{\"name\":");
        quote(&mut json, name);
        json.push_str(",\"search\":");
        quote(&mut json, search);
        json.push('}');
    }
    json.push(']');
    json
}

/// The selections in such JSON. What is no selection is left out.
pub fn read(json: &str) -> Vec<Saved> {
    let Ok(Json::List(items)) = parse(json) else { return Vec::new() };
    let saved = |item: Json| {
        let Json::Object(fields) = item else { return None };
        let text = |wanted: &str| {
            fields.iter().find_map(|(name, value)| match value {
                Json::Text(text) if name == wanted => Some(text.to_string()),
                _ => None,
            })
        };
        let name: String = text("name")?.chars().take(LONGEST_NAME).collect();
        Some(Saved { name, search: text("search")? })
    };
    items.into_iter().filter_map(saved).collect()
}

/// Appends a text as JSON writes it. `<` and the separators of lines are escaped too, so that nothing ends a script that it is put into.
pub fn quote(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\u{0}'..='\u{1f}' | '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                json.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    json.push(HEX[(c as usize >> shift) & 15].into());
                }
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

/// The selections that are kept on this device for this site, newest first.
#[derive(Clone, Copy)]
pub struct UseSaved {
    all: RwSignal<Vec<Saved>>,
    /// Whether the last change could be kept.
    is_kept: RwSignal<bool>,
    /// Sites under one host share its storage: each has a name of its own.
    name: StoredValue<String>,
}

impl UseSaved {
    /// Reads what is kept.
    pub fn start() -> UseSaved {
        let base = browser::window()
            .and_then(|window| window.document()?.base_uri().ok().flatten())
            .and_then(|base| web_sys::Url::new(&base).ok());
        let name = format!("crosscut.saved:{}", base.map_or_else(|| "/".to_owned(), |base| base.pathname()));
        let saved =
            UseSaved { all: RwSignal::new(Vec::new()), is_kept: RwSignal::new(true), name: StoredValue::new(name) };
        saved.look();
        saved
    }

    /// Reads again: another window may have changed it. What could not be kept stays.
    pub fn look(self) {
        if self.is_kept.get_untracked()
            && let Some(json) = self.name.with_value(|name| kept(name))
        {
            self.all.set(read(&json));
        }
    }

    /// All of them, tracked.
    pub fn all(self) -> Vec<Saved> {
        self.all.get()
    }

    /// Whether they will be there the next time, tracked.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// Changes them.
    pub fn change(self, change: impl FnOnce(&mut Vec<Saved>)) {
        self.look();
        self.all.update(change);
        let json = self.all.with_untracked(|all| written(all));
        self.is_kept.set(self.name.with_value(|name| keep(name, &json)).is_ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str, search: &str) -> Saved {
        Saved { name: name.to_owned(), search: search.to_owned() }
    }

    #[test]
    fn what_is_kept_comes_back_whatever_it_is_called() {
        let names = ["", "kind reviews", "\"\\</script>\n\u{0}\u{2028}", "שלום 🎬", "a\tb\u{7f}"];
        let all = names.map(|name| saved(name, "kind=review&q=a%26b"));
        let json = written(&all);
        assert!(!json.contains('<') && !json.contains('\u{2028}'), "{json}");
        assert_eq!(read(&json), all);
        let theirs: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(theirs[2]["name"], names[2]);
    }

    #[test]
    fn what_was_written_by_somebody_else_is_passed_over() {
        for json in ["", "{}", "[", "null", "[1, null, {\"name\": 1}, {\"name\": \"a\"}]"] {
            assert_eq!(read(json), [], "{json}");
        }
        let mixed = r#"[{"search":"q=a","name":"one","more":[1]}, 7]"#;
        assert_eq!(read(mixed), [saved("one", "q=a")]);
        let long = format!(r#"[{{"name":"{}","search":""}}]"#, "x".repeat(1000));
        assert_eq!(read(&long)[0].name.len(), LONGEST_NAME);
    }
}
