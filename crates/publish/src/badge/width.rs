//! About how wide a text is in a font that is not known.

/// The width of a text of a size, in the same unit: a bit more than it takes in the serif fonts that systems come with.
pub fn width(text: &str, size: f64) -> f64 {
    (text.chars().map(ems).sum::<f64>() * size).max(1.0).ceil()
}

/// In ems.
fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' => 0.31,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 0.42,
        'm' | 'M' | 'W' | '%' | '@' | '…' | '—' => 0.98,
        'w' => 0.8,
        'a' | 'c' | 'e' | 's' | 'z' => 0.52,
        'b'..='z' => 0.59,
        '0'..='9' => 0.62,
        'A'..='Z' => 0.75,
        // Marks that stand on the letter before them, and characters that are not drawn.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        // Scripts in which a letter takes a square, and pictures.
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}' => 1.05,
        c if c.is_lowercase() => 0.62,
        _ => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};

    /// The room is enough for the font that there is, and not much too large.
    #[test]
    fn there_is_room_for_a_text_and_not_much_more() {
        let font = FontRef::new(typst_assets::fonts().next().unwrap()).unwrap();
        let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(11.0), LocationRef::default()));
        for text in
            ["Red Rocket", "WALL-E", "The Assassination of Jesse James", "8½", "90.5/100", "Amélie", "MMMMM", "ill"]
        {
            let real: f32 = text.chars().map(|c| metrics.advance_width(letters.map(c).unwrap()).unwrap()).sum();
            let room = width(text, 11.0);
            assert!(room >= f64::from(real) && room < f64::from(real) * 1.45 + 2.0, "{text}: {room} for {real}");
        }
    }

    #[test]
    fn squares_are_wide_and_marks_take_no_room() {
        assert_eq!(width("映画", 10.0), 20.0);
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        assert_eq!(width("", 10.0), 1.0);
    }
}
