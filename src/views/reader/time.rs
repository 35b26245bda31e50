//! How long a text takes to read.

/// Words a minute of silent reading in English, by 190 studies (Brysbaert, 2019).
const WORDS: usize = 238;
/// Characters a minute in Chinese and Japanese, between the two that the IReST study measured (Trauzettel-Klosinski and Dietz, 2012).
const CHARACTERS: usize = 300;

/// How long a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Words; of scripts that part none, characters.
    pub words: usize,
    /// Rounded up.
    pub minutes: usize,
}

/// The length of a text.
pub fn length(text: &str) -> Length {
    let (mut words, mut characters, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let is_part = c.is_alphanumeric();
        if is_unparted(c) {
            characters += 1;
            in_word = false;
        } else if is_part && !in_word {
            words += 1;
            in_word = true;
        } else if c.is_whitespace() {
            in_word = false;
        }
    }
    let parts = words * CHARACTERS + characters * WORDS;
    Length { words: words + characters, minutes: parts.div_ceil(WORDS * CHARACTERS) }
}

/// Whether a character stands in a script that does not part words: kana, Han.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_minutes_rounded_up() {
        assert_eq!(length(""), Length { words: 0, minutes: 0 });
        assert_eq!(length(" Don't – well, don't! "), Length { words: 3, minutes: 1 });
        assert_eq!(length(&"word ".repeat(238)), Length { words: 238, minutes: 1 });
        assert_eq!(length(&"word ".repeat(239)), Length { words: 239, minutes: 2 });
        assert_eq!(length(&"word ".repeat(100_000)).minutes, 421);
    }

    #[test]
    fn scripts_without_spaces_are_counted_by_characters() {
        assert_eq!(length("映画です。Red Rocket"), Length { words: 6, minutes: 1 });
        assert_eq!(length(&"映".repeat(301)).minutes, 2);
    }
}
