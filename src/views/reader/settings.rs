//! How a reader likes texts: how wide, and with which marks. Of the device, as the theme is, and not of the view.

use crate::state::device::{keep, kept, quote};
use crosscut_model::{Json, Stance, parse};
use leptos::prelude::*;

/// The name under which it is kept.
const STORED: &str = "crosscut.reading";

/// How wide a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    Narrow,
    #[default]
    Medium,
    Wide,
}

impl Width {
    pub const ALL: [Width; 3] = [Width::Narrow, Width::Medium, Width::Wide];

    /// The word under which it is kept, and by which the style sheet knows it.
    pub fn key(self) -> &'static str {
        match self {
            Width::Narrow => "narrow",
            Width::Medium => "medium",
            Width::Wide => "wide",
        }
    }
}

/// A kind of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Facts,
    Praise,
    Mixed,
    Criticism,
    Mentioned,
}

impl Layer {
    pub const ALL: [Layer; 5] = [Layer::Facts, Layer::Praise, Layer::Mixed, Layer::Criticism, Layer::Mentioned];

    /// The layer of a stance.
    pub fn of(stance: Stance) -> Layer {
        match stance {
            Stance::Praise => Layer::Praise,
            Stance::Mixed => Layer::Mixed,
            Stance::Criticism => Layer::Criticism,
            Stance::Mentioned => Layer::Mentioned,
        }
    }

    /// The stance that it shows, if it is one of stances.
    pub fn stance(self) -> Option<Stance> {
        Stance::ALL.into_iter().find(|stance| Layer::of(*stance) == self)
    }

    /// The word under which it is kept, and by which the style sheet knows it.
    pub fn key(self) -> &'static str {
        self.stance().map_or("facts", Stance::key)
    }
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
struct Reading {
    width: Width,
    hidden: Vec<Layer>,
}

impl Reading {
    fn written(&self) -> String {
        let mut json = String::from("{\"width\":");
        quote(&mut json, self.width.key());
        json.push_str(",\"hidden\":[");
        for (place, layer) in self.hidden.iter().enumerate() {
            if place > 0 {
                json.push(',');
            }
            quote(&mut json, layer.key());
        }
        json.push_str("]}");
        json
    }

    /// What is no setting is passed over.
    fn read(json: &str) -> Reading {
        let mut reading = Reading::default();
        let Ok(Json::Object(fields)) = parse(json) else { return reading };
        for (name, value) in fields {
            match (&*name, value) {
                ("width", Json::Text(key)) => {
                    reading.width = Width::ALL.into_iter().find(|width| width.key() == key).unwrap_or_default();
                }
                ("hidden", Json::List(keys)) => {
                    let is_hidden = |layer: &Layer| keys.contains(&Json::Text(layer.key().into()));
                    reading.hidden = Layer::ALL.into_iter().filter(is_hidden).collect();
                }
                _ => {}
            }
        }
        reading
    }
}

/// The settings in use.
#[derive(Clone, Copy)]
pub struct UseReading {
    reading: RwSignal<Reading>,
    is_kept: RwSignal<bool>,
}

impl UseReading {
    /// As they are kept on the device.
    pub fn start() -> UseReading {
        let reading = kept(STORED).map_or_else(Reading::default, |json| Reading::read(&json));
        UseReading { reading: RwSignal::new(reading), is_kept: RwSignal::new(true) }
    }

    /// How wide, tracked.
    pub fn width(self) -> Width {
        self.reading.with(|reading| reading.width)
    }

    /// Whether a kind of marks is shown, tracked.
    pub fn shows(self, layer: Layer) -> bool {
        self.reading.with(|reading| !reading.hidden.contains(&layer))
    }

    /// Whether the last change will be there the next time, tracked.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// Sets how wide.
    pub fn widen(self, width: Width) {
        self.change(|reading| reading.width = width);
    }

    /// Shows or hides a kind of marks.
    pub fn show(self, layer: Layer, is_shown: bool) {
        self.change(|reading| {
            reading.hidden.retain(|other| *other != layer);
            if !is_shown {
                reading.hidden.push(layer);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Reading)) {
        self.reading.update(change);
        let json = self.reading.with_untracked(Reading::written);
        self.is_kept.set(keep(STORED, &json).is_ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for width in Width::ALL {
            for hidden in [vec![], vec![Layer::Facts, Layer::Criticism], Layer::ALL.to_vec()] {
                let reading = Reading { width, hidden };
                assert_eq!(Reading::read(&reading.written()), reading);
            }
        }
    }

    #[test]
    fn what_is_no_setting_is_passed_over() {
        for json in ["", "[]", "{\"width\":7}", "{\"width\":\"vast\",\"hidden\":[1,\"shoes\"],\"more\":null}"] {
            assert_eq!(Reading::read(json), Reading::default(), "{json}");
        }
    }
}
