//! Which browser the journeys run in: CROSSCUT_ENGINE says so, and without it Chromium does. What the others lack of what journeys
//! use is listed in docs/engines.md, journey by journey.

/// A browser engine that the page is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The one that this run is about.
    pub fn current() -> Engine {
        match std::env::var("CROSSCUT_ENGINE") {
            Ok(name) if !name.is_empty() => Engine::named(&name)
                .unwrap_or_else(|| panic!("CROSSCUT_ENGINE is {name:?}: chromium, firefox and webkit are known")),
            _ => Engine::Chromium,
        }
    }

    fn named(name: &str) -> Option<Engine> {
        Engine::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// As CROSSCUT_ENGINE calls it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Whether its driver hands out the browser's console and its requests. Without, the page is served with a script that listens.
    pub fn has_logs(self) -> bool {
        self == Engine::Chromium
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_known_by_its_name() {
        assert_eq!(Engine::named("webkit"), Some(Engine::WebKit));
        assert_eq!(Engine::named("Chrome"), None);
    }
}
