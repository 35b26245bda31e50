//! SVG, HTML and XML, put together so that a text cannot become markup: markup is what stands in this program's own source
//! ([`Markup::is`] takes nothing else), everything else goes through [`Markup::text`].

use quick_xml::escape::escape;
use std::fmt::Display;

/// Markup, as far as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    pub fn new() -> Markup {
        Markup::default()
    }

    /// Adds markup.
    pub fn is(&mut self, markup: &'static str) -> &mut Markup {
        self.0.push_str(markup);
        self
    }

    /// Adds a text, in an element or between the quotes of an attribute. Control characters, which XML has no place for, become spaces.
    pub fn text(&mut self, text: impl Display) -> &mut Markup {
        let text: String = text.to_string().chars().map(|c| if is_allowed(c) { c } else { ' ' }).collect();
        self.0.push_str(&escape(text));
        self
    }

    /// Adds what was put together elsewhere.
    pub fn with(&mut self, markup: &Markup) -> &mut Markup {
        self.0.push_str(&markup.0);
        self
    }

    /// A coordinate: one decimal at most.
    pub fn at(&mut self, place: f64) -> &mut Markup {
        self.text((place * 10.0).round() / 10.0)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What XML 1.0 calls a character, less the controls that it only puts up with.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_become_markup() {
        let mut markup = Markup::new();
        markup.is("<a title=\"").text("\"><script>alert('1')</script>&\0\u{8}\u{1b}[1m").is("\">").text(1.5).is("</a>");
        let escaped = "&quot;&gt;&lt;script&gt;alert(&apos;1&apos;)&lt;/script&gt;&amp;   [1m";
        assert_eq!(markup.as_str(), format!("<a title=\"{escaped}\">1.5</a>"));
    }

    #[test]
    fn coordinates_are_short() {
        let mut markup = Markup::new();
        markup.at(1.0 / 3.0).is(" ").at(2.0).is(" ").at(-0.04);
        assert_eq!(markup.as_str(), "0.3 2 -0");
    }
}
