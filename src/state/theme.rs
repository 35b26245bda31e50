//! Light or dark: the reader's choice, kept on the device. `index.html` applies it before the first paint.

use crate::browser::storage;
use leptos::prelude::*;

/// The name under which the choice is kept, as JSON; `index.html` reads the same.
const STORED: &str = "crosscut.theme";

/// What the reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// The theme in use.
#[derive(Clone, Copy)]
pub struct UseTheme {
    theme: RwSignal<Theme>,
}

impl UseTheme {
    /// Reads the choice kept on the device; without one, or without storage, the device's setting.
    pub fn new() -> UseTheme {
        let kept = storage().and_then(|storage| storage.get_item(STORED).ok().flatten());
        let theme = match kept.as_deref().map(|kept| kept.trim_matches('"')) {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        UseTheme { theme: RwSignal::new(theme) }
    }

    /// The theme now, tracked.
    pub fn get(self) -> Theme {
        self.theme.get()
    }

    /// Goes on to the next theme and keeps it. A device that keeps nothing still shows it.
    pub fn turn(self) {
        let theme = self.theme.get_untracked().next();
        self.theme.set(theme);
        if let Some(storage) = storage() {
            let _ = storage.set_item(STORED, &format!("\"{}\"", theme.key()));
        }
        if let Some(root) = document().document_element() {
            let _ = match theme {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.key()),
            };
        }
    }
}
