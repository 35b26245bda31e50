//! The fonts of pictures: Libertinus Serif, which comes along, so that a picture is the same on every machine; and for names in scripts
//! that it lacks what the system has.

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub const FAMILY: &str = "Libertinus Serif";
/// Of the fonts that come along, those of the family.
const OWN: usize = 6;
/// How wide a letter is taken to be that no font has, in ems.
const UNKNOWN: f64 = 0.6;

/// Fonts, and how wide letters are in them.
#[derive(Debug)]
pub struct Fonts {
    own: Arc<Database>,
    /// The same and those of the system; looked for when a name needs them.
    all: OnceLock<Arc<Database>>,
    system: bool,
    /// By letter, how wide it is in ems; none where no font has it.
    widths: Mutex<HashMap<char, Option<f64>>>,
}

impl Fonts {
    /// Our own fonts, and those of the system where they are wanted.
    pub fn new(system: bool) -> Fonts {
        let mut own = Database::new();
        for font in typst_assets::fonts().take(OWN) {
            own.load_font_source(Source::Binary(Arc::new(font)));
        }
        Fonts { own: Arc::new(own), all: OnceLock::new(), system, widths: Mutex::default() }
    }

    /// Whether every letter of a text can be drawn.
    pub fn has(&self, text: &str) -> bool {
        text.chars().all(|c| is_silent(c) || self.ems(c).is_some())
    }

    /// The fonts that a picture with this text is drawn with.
    pub fn for_text(&self, text: &str) -> Arc<Database> {
        match text.chars().all(|c| is_silent(c) || ems_in(&self.own, c).is_some()) {
            true => self.own.clone(),
            false => self.all().clone(),
        }
    }

    /// About how wide a text of a size is, in the same unit.
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|c| if is_silent(c) { 0.25 } else { self.ems(c).unwrap_or(UNKNOWN) }).sum::<f64>() * size
    }

    /// The size, at most `size`, in which a text is no wider than `room`.
    pub fn fitting(&self, text: &str, size: f64, room: f64) -> f64 {
        (size * room / self.width(text, size).max(1.0)).min(size)
    }

    fn ems(&self, c: char) -> Option<f64> {
        let mut widths = self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        *widths
            .entry(c)
            .or_insert_with(|| ems_in(&self.own, c).or_else(|| self.system.then(|| ems_in(self.all(), c)).flatten()))
    }

    fn all(&self) -> &Arc<Database> {
        self.all.get_or_init(|| {
            let mut all = (*self.own).clone();
            if self.system {
                all.load_system_fonts();
            }
            Arc::new(all)
        })
    }
}

/// What takes room at most.
fn is_silent(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// How wide a letter is in the widest of the fonts that are alike, or in the first that has it.
fn ems_in(fonts: &Database, c: char) -> Option<f64> {
    let of_face = |id| {
        fonts.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let glyph = font.charmap().map(c)?;
            let width = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
            Some(f64::from(width))
        })
    };
    fonts.faces().find_map(|face| of_face(face.id).flatten())
}
