//! Characters as readers see them: which are space, stars and digits, and the entities that HTML leaves over in texts.

/// Entities that stand for characters with a meaning to extraction. Others stay as they are printed.
const ENTITIES: &[(&str, char)] = &[
    ("&nbsp;", '\u{a0}'),
    ("&#160;", '\u{a0}'),
    ("&thinsp;", '\u{2009}'),
    ("&frac12;", '½'),
    ("&#189;", '½'),
    ("&frac14;", '¼'),
    ("&frac34;", '¾'),
    ("&ndash;", '–'),
    ("&#8211;", '–'),
    ("&mdash;", '—'),
    ("&#8212;", '—'),
    ("&minus;", '−'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&ldquo;", '“'),
    ("&#8220;", '“'),
    ("&rdquo;", '”'),
    ("&#8221;", '”'),
    ("&lsquo;", '‘'),
    ("&rsquo;", '’'),
    ("&#8217;", '’'),
    ("&#39;", '\''),
    ("&starf;", '★'),
    ("&bigstar;", '★'),
    ("&#9733;", '★'),
    ("&#x2605;", '★'),
    ("&star;", '☆'),
    ("&#9734;", '☆'),
    ("&#x2606;", '☆'),
];

/// The first character that a reader sees, and how many bytes it takes: an entity counts as what it stands for.
pub(crate) fn first(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next()?;
    if c == '&'
        && let Some((entity, stands_for)) = ENTITIES.iter().find(|(entity, _)| text.starts_with(entity))
    {
        return Some((*stands_for, entity.len()));
    }
    Some((c, c.len_utf8()))
}

/// The characters that a reader sees.
pub(crate) fn seen(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (c, length) = first(rest)?;
        rest = &rest[length..];
        Some(c)
    })
}

/// Space of any width on one line, zero-width joints and the byte order mark included.
pub(crate) fn is_space(c: char) -> bool {
    let zero_width = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    c == ' ' || (!c.is_ascii() && (c.is_whitespace() || zero_width)) || (c.is_ascii_control() && c != '\n' && c != '\r')
}

/// Scripts written without spaces, and the prolonged sound mark that goes with them.
pub(crate) fn is_dense(c: char) -> bool {
    matches!(c, '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}')
}

/// A character of Chinese origin, or the mark that repeats one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{4e00}'..='\u{9fff}')
}

/// A syllable of Korean.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// A digit of full width.
pub(crate) fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// Star glyphs, filled, half and empty, and the asterisk.
pub(crate) fn is_star(c: char) -> bool {
    matches!(
        c,
        '*' | '★'
            | '☆'
            | '⭐'
            | '🌟'
            | '✩'
            | '✪'
            | '✫'
            | '✬'
            | '✭'
            | '✮'
            | '✯'
            | '✰'
            | '⯪'
            | '⯨'
            | '✶'
            | '＊'
    )
}

/// An empty star.
pub(crate) fn is_empty_star(c: char) -> bool {
    matches!(c, '☆' | '✩' | '✰')
}

/// A half of a star.
pub(crate) fn is_half_star(c: char) -> bool {
    matches!(c, '⯪' | '⯨')
}

/// One of the fractions that have a character of their own.
pub(crate) fn is_fraction(c: char) -> bool {
    matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔')
}
