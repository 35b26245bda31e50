//! Characters as they are compared: lower case, without accents, ligatures taken apart, full width as half. The same for every
//! language, so that a word is found however it was typed. No tables but small ones: the standard library's own (case,
//! what is a letter), and what stands here.

/// U+00C0 to U+024F: the letter of ASCII that each is compared as; `.` where there is none, or more than one.
const LATIN: &[u8; 400] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbb.......dd......ff.....kk......oo.............uu..yyzz......................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy...............b............";

/// U+1E00 to U+1EFF, in the same way.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Letters of Greek and Cyrillic with marks, each before the letter without: in rising order.
const MARKED: [(char, char); 38] = [
    ('ΐ', 'ι'),
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ΰ', 'υ'),
    ('ς', 'σ'),
    ('ϊ', 'ι'),
    ('ϋ', 'υ'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ώ', 'ω'),
    ('й', 'и'),
    ('ѐ', 'е'),
    ('ё', 'е'),
    ('ѓ', 'г'),
    ('ї', 'і'),
    ('ќ', 'к'),
    ('ѝ', 'и'),
    ('ў', 'у'),
    ('ѷ', 'ѵ'),
    ('ӂ', 'ж'),
    ('ӑ', 'а'),
    ('ӓ', 'а'),
    ('ӗ', 'е'),
    ('ӛ', 'ә'),
    ('ӝ', 'ж'),
    ('ӟ', 'з'),
    ('ӣ', 'и'),
    ('ӥ', 'и'),
    ('ӧ', 'о'),
    ('ӫ', 'ө'),
    ('ӭ', 'э'),
    ('ӯ', 'у'),
    ('ӱ', 'у'),
    ('ӳ', 'у'),
    ('ӵ', 'ч'),
    ('ӹ', 'ы'),
];

/// Half-width katakana, U+FF66 to U+FF9D, in full width.
const KATAKANA: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Kana that take a mark of voice: the voiced one follows each in Unicode.
const VOICED: &str = "かきくけこさしすせそたちつてとはひふへほ";

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It stands between words.
    Between,
    /// It changes nothing: an accent, a joiner, a soft hyphen.
    Silent,
    /// It is part of a word.
    Letter,
    /// It is written without spaces between words: Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese.
    Unspaced,
}

/// What a folded character is to a word.
pub fn class(c: char) -> Class {
    match c {
        '\0'..='\x7f' if c.is_ascii_alphanumeric() => Class::Letter,
        '\0'..='\x7f' => Class::Between,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => Class::Silent,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => {
            Class::Silent
        }
        '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}' => Class::Silent,
        // Points and vowel signs that are written or left out, in Hebrew and Arabic.
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => Class::Silent,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => Class::Silent,
        // In the scripts of India signs join what Unicode does not call letters.
        '\u{964}' | '\u{965}' => Class::Between,
        '\u{900}'..='\u{dff}' => Class::Letter,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{ecf}' => Class::Unspaced,
        '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' => Class::Unspaced,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Class::Unspaced,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309a}' | '\u{309d}'..='\u{309f}' => Class::Unspaced,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{3131}'..='\u{318e}' | '\u{31a0}'..='\u{31ff}' => {
            Class::Unspaced
        }
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            Class::Unspaced
        }
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Between,
    }
}

/// Gives the characters that `c` is compared as, in order.
#[inline]
pub fn fold(c: char, give: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return give(c.to_ascii_lowercase());
    }
    match c {
        '\u{c0}'..='\u{24f}' => match (LATIN[c as usize - 0xc0], c) {
            (b'.', 'Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ') => two("ae", give),
            (b'.', 'Œ' | 'œ') => two("oe", give),
            (b'.', 'ß') => two("ss", give),
            (b'.', 'Þ' | 'þ') => two("th", give),
            (b'.', 'Ĳ' | 'ĳ') => two("ij", give),
            (b'.', 'Ǆ' | 'ǅ' | 'ǆ' | 'Ǳ' | 'ǲ' | 'ǳ') => two("dz", give),
            (b'.', 'Ǉ' | 'ǈ' | 'ǉ') => two("lj", give),
            (b'.', 'Ǌ' | 'ǋ' | 'ǌ') => two("nj", give),
            (b'.', _) => lower(c, give),
            (letter, _) => give(char::from(letter)),
        },
        '\u{1e00}'..='\u{1eff}' => match (LATIN_ADDITIONAL[c as usize - 0x1e00], c) {
            (b'.', 'ẞ') => two("ss", give),
            (b'.', _) => lower(c, give),
            (letter, _) => give(char::from(letter)),
        },
        '\u{370}'..='\u{52f}' => lower(c, &mut |c| give(unmarked(c))),
        '\u{1f00}'..='\u{1fff}' => lower(c, &mut |c| give(without_breathing(c))),
        '\u{fb00}'..='\u{fb06}' => match c {
            'ﬀ' => two("ff", give),
            'ﬁ' => two("fi", give),
            'ﬂ' => two("fl", give),
            'ﬃ' => ["f", "fi"].into_iter().for_each(|part| two(part, give)),
            'ﬄ' => ["f", "fl"].into_iter().for_each(|part| two(part, give)),
            _ => two("st", give),
        },
        '\u{ff01}'..='\u{ff5e}' => give((c as u8).wrapping_add(0x20).to_ascii_lowercase().into()),
        '\u{ff66}'..='\u{ff9d}' => give(KATAKANA.chars().nth(c as usize - 0xff66).unwrap_or(c)),
        '\u{ff9e}' => give('\u{3099}'),
        '\u{ff9f}' => give('\u{309a}'),
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => give(c),
        _ => lower(c, give),
    }
}

/// What `mark` makes of the folded character before it: a voiced kana, a syllable of hangul. `None` where they stay two.
pub fn composed(before: char, mark: char) -> Option<char> {
    let (base, step) = (before as u32, mark as u32);
    match mark {
        '\u{3099}' | '\u{309a}' => {
            let hiragana = if base >= 0x30a0 { base - 0x60 } else { base };
            let row = VOICED.chars().position(|kana| kana as u32 == hiragana);
            match (mark, row) {
                ('\u{3099}', Some(_)) => char::from_u32(base + 1),
                ('\u{309a}', Some(15..)) => char::from_u32(base + 2),
                ('\u{3099}', None) if matches!(before, 'う' | 'ウ') => char::from_u32(base + 0x4e),
                _ => None,
            }
        }
        '\u{1161}'..='\u{1175}' if ('\u{1100}'..='\u{1112}').contains(&before) => {
            char::from_u32(0xac00 + ((base - 0x1100) * 21 + (step - 0x1161)) * 28)
        }
        '\u{11a8}'..='\u{11c2}' if ('\u{ac00}'..='\u{d7a3}').contains(&before) && (base - 0xac00) % 28 == 0 => {
            char::from_u32(base + step - 0x11a7)
        }
        _ => None,
    }
}

fn two(letters: &str, give: &mut impl FnMut(char)) {
    letters.chars().for_each(give);
}

fn lower(c: char, give: &mut impl FnMut(char)) {
    c.to_lowercase().for_each(give);
}

fn unmarked(c: char) -> char {
    MARKED.binary_search_by_key(&c, |(marked, _)| *marked).map_or(c, |place| MARKED[place].1)
}

/// Greek with breathings and accents, U+1F00 to U+1FFF, sixteen to a vowel.
fn without_breathing(c: char) -> char {
    match c as u32 {
        0x1fe4 | 0x1fe5 => 'ρ',
        code @ 0x1f70..=0x1f7d => ['α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω'][(code as usize - 0x1f70) / 2],
        code @ 0x1f00..=0x1fff if c.is_alphabetic() => {
            let vowels = ['α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω', c, 'α', 'η', 'ω', 'α', 'η', 'ι', 'υ', 'ω'];
            vowels[(code as usize - 0x1f00) / 16]
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut |c| out.push(c)));
        out
    }

    /// What the tables of Unicode make of it: taken apart, marks dropped, lower case.
    fn by_tables(c: char) -> String {
        let lower: String = c.to_lowercase().collect();
        let apart = lower.nfkd().filter(|c| class(*c) != Class::Silent);
        apart.map(|c| if c == 'ς' { 'σ' } else { c }).collect()
    }

    #[test]
    fn letters_with_marks_fold_as_the_tables_of_unicode_say() {
        // Letters that the tables keep apart, and readers do not.
        let ours = "ƉǮǯʹßẞæÆǣǢǽǼœŒøØǿǾđĐðÐþÞħĦıŀĿłŁŋŊŧŦſƒƑŉĸƀƁƂƃƄƅɃɓɖƊƋƌɗƘƙƳƴƵƶǤǥẛẚẜẝẟẞ";
        let ranges = [0xc0..=0x24fu32, 0x370..=0x3ff, 0x400..=0x4ff, 0x1e00..=0x1eff, 0x1f00..=0x1fff, 0xff01..=0xff5e];
        let mut looked_at = 0;
        let mut differ = Vec::new();
        for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
            // Symbols in the shape of letters, and titlecase digraphs, are not what people type.
            if !c.is_alphabetic()
                || ours.contains(c)
                || matches!(c, '\u{374}' | 'ϐ'..='ϖ' | 'ϰ'..='ϵ' | 'Ϲ' | '\u{37a}' | '\u{1fbe}')
            {
                continue;
            }
            looked_at += 1;
            let (ours, theirs) = (folded(&c.to_string()), by_tables(c));
            if ours != theirs {
                differ.push(format!("U+{:04X} {c}: {ours}, not {theirs}", c as u32));
            }
        }
        assert_eq!(differ, Vec::<String>::new());
        assert!(looked_at > 1000, "{looked_at}");
    }

    #[test]
    fn what_readers_type_folds_as_what_was_printed() {
        for (printed, typed) in [
            ("STRASSE", "straße"),
            ("Amélie", "AMELIE"),
            ("Ångström", "angstrom"),
            ("Łódź", "lodz"),
            ("İstanbul", "istanbul"),
            ("Ørsted", "orsted"),
            ("Æon", "aeon"),
            ("Ｒｅｄ", "red"),
            ("ﬁlm", "film"),
            ("Ёлки", "елки"),
            ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ] {
            assert_eq!(folded(printed), folded(typed), "{printed}");
        }
    }

    #[test]
    fn marks_join_what_they_stand_behind() {
        assert_eq!(composed('か', '\u{3099}'), Some('が'));
        assert_eq!(composed('ハ', '\u{309a}'), Some('パ'));
        assert_eq!(composed('ウ', '\u{3099}'), Some('ヴ'));
        assert_eq!(composed('か', '\u{309a}'), None);
        let syllable = composed(composed('\u{1112}', '\u{1161}').unwrap(), '\u{11ab}');
        assert_eq!(syllable, Some('한'));
        assert_eq!(folded("ｶﾞ").chars().collect::<Vec<_>>(), ['カ', '\u{3099}']);
    }

    #[test]
    fn the_marked_stand_in_order() {
        assert!(MARKED.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
