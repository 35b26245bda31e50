//! A title in lines: as large as it goes in, broken where it may be, cut where it is too long for the smallest size.

use super::Fonts;
use crate::markup::Markup;

/// Sizes, largest first, and how many lines of each there is room for.
const SIZES: [(f64, usize); 5] = [(100.0, 1), (86.0, 2), (64.0, 3), (50.0, 4), (42.0, 4)];
/// From one line to the next, in sizes.
const LEADING: f64 = 1.06;

/// Lines of one size. None where no font has the letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    size: f64,
    lines: Vec<String>,
}

impl Title {
    pub fn new(fonts: &Fonts, text: &str, room: f64) -> Title {
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        if !fonts.has(&text) {
            return Title { size: 0.0, lines: Vec::new() };
        }
        let broken = |(size, most): (f64, usize)| {
            let lines = lines(fonts, &text, size, room);
            (lines.len() <= most).then_some(Title { size, lines })
        };
        SIZES.into_iter().find_map(broken).unwrap_or_else(|| {
            let (size, most) = SIZES[SIZES.len() - 1];
            let mut lines = lines(fonts, &text, size, room);
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while fonts.width(last, size) + fonts.width("…", size) > room && last.pop().is_some() {}
                *last = format!("{}…", last.trim_end());
            }
            Title { size, lines }
        })
    }

    /// Draws it in the middle of so much height from a corner on.
    pub fn draw(&self, svg: &mut Markup, (left, top): (f64, f64), height: f64) {
        let step = self.size * LEADING;
        let first = top + (height - step * self.lines.len() as f64) / 2.0 + self.size * 0.82;
        for (place, line) in self.lines.iter().enumerate() {
            svg.is("<text class=\"title\" font-size=\"").at(self.size).is("\" x=\"").at(left).is("\" y=\"");
            svg.at(first + step * place as f64).is("\">").text(line).is("</text>");
        }
    }
}

/// The text in lines that are no wider than the room: broken at spaces, and where a word alone is wider, within it.
fn lines(fonts: &Fonts, text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let fits = |line: &str| fonts.width(line, size) <= room;
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            *line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        for c in word.chars() {
            let line = lines.last_mut().expect("there is always one");
            if fits(&format!("{line}{c}")) || line.is_empty() {
                line.push(c);
            } else {
                lines.push(c.to_string());
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: f64 = 1056.0;

    fn title(text: &str) -> Title {
        Title::new(&Fonts::new(false), text, ROOM)
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_smaller_and_broken() {
        assert_eq!(title("Red  Rocket\n"), Title { size: 100.0, lines: vec!["Red Rocket".to_owned()] });
        let long = title(
            "The Assassination of Jesse James by the Coward Robert Ford, and What Became of Those Who Were There to See It Done That Day",
        );
        assert!(long.lines.len() > 2 && long.size < 86.0, "{long:?}");
        assert!(!long.lines.concat().contains('…'));
    }

    #[test]
    fn no_line_is_wider_than_the_room_whatever_the_title() {
        let fonts = Fonts::new(false);
        for text in
            ["W".repeat(300), "word ".repeat(200), "a".to_owned(), String::new(), "Donaudampfschifffahrt".repeat(9)]
        {
            let title = Title::new(&fonts, &text, ROOM);
            assert!(title.lines.iter().all(|line| fonts.width(line, title.size) <= ROOM), "{title:?}");
            assert!(title.lines.len() <= 4 && title.size * LEADING * title.lines.len() as f64 <= 216.0, "{title:?}");
        }
        assert!(title(&"word ".repeat(200)).lines[3].ends_with('…'));
    }

    #[test]
    fn a_title_that_no_font_has_is_left_out() {
        assert!(title("映画").lines.is_empty());
    }
}
