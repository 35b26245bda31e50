//! Colours that are read on one another, out of style/tokens.css, by the contrast that WCAG 2.2 defines: 4.5 for words (1.4.3), 3 for
//! marks and the edges of what can be operated (1.4.11). In both themes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What words are written in, on what. `mark` is what words are marked with in a text.
const WORDS: [(&str, &[&str]); 8] = [
    ("ink", &["paper", "sheet", "wash", "mark"]),
    ("soft", &["paper", "sheet", "wash", "mark"]),
    ("grease", &["paper", "sheet", "wash"]),
    ("good", &["paper", "sheet", "wash"]),
    ("mid", &["paper", "sheet", "wash"]),
    ("poor", &["paper", "sheet", "wash"]),
    ("on-grease", &["grease"]),
    // What is pressed is turned around.
    ("paper", &["ink"]),
];
const MARKS: [(&str, &[&str]); 1] = [("edge", &["paper", "sheet"])];

/// Red, green, blue.
type Colour = [u8; 3];

#[test]
fn words_and_marks_can_be_told_from_what_they_stand_on_in_both_themes() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let css = fs::read_to_string(own.join("../style/tokens.css")).expect("style/tokens.css has the colours");
    let tokens = tokens(&css);
    let mut faint = Vec::new();
    for (pairs, least) in [(&WORDS[..], 4.5), (&MARKS[..], 3.0)] {
        for (upper, grounds) in pairs {
            for ground in *grounds {
                for (theme, place) in [("light", 0), ("dark", 1)] {
                    let [upper_colour, ground_colour] = [upper, ground]
                        .map(|name| tokens.get(*name).unwrap_or_else(|| panic!("no colour --{name}"))[place]);
                    let contrast = contrast(upper_colour, ground_colour);
                    if contrast < least {
                        faint.push(format!("--{upper} on --{ground}, {theme}: {contrast:.2} of {least}"));
                    }
                }
            }
        }
    }
    assert!(faint.is_empty(), "too faint:\n  {}", faint.join("\n  "));
    let named: Vec<&str> = WORDS
        .iter()
        .chain(&MARKS)
        .flat_map(|(upper, grounds)| [*upper].into_iter().chain(grounds.iter().copied()))
        .collect();
    let passed_over: Vec<&String> =
        tokens.keys().filter(|name| !named.contains(&name.as_str()) && *name != "rule").collect();
    assert!(passed_over.is_empty(), "colours of which nobody says what they stand on: {passed_over:?}");
}

#[test]
fn contrast_is_as_defined() {
    assert_eq!(contrast([0; 3], [255; 3]), 21.0);
    assert_eq!(contrast([119; 3], [119; 3]), 1.0);
    // The grey that is known for just failing on white.
    assert!((contrast([119; 3], [255; 3]) - 4.478).abs() < 0.001);
}

#[test]
fn tokens_are_read_in_both_themes() {
    let read = tokens("  --a: light-dark(#ff0000, #00ff80);\n  --gap: 1rem;\n");
    assert_eq!(read, BTreeMap::from([("a".to_owned(), [[255, 0, 0], [0, 255, 128]])]));
}

/// The colours, light and dark. Whatever is written as `light-dark(…)` has to be two colours of six digits.
fn tokens(css: &str) -> BTreeMap<String, [Colour; 2]> {
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("));
    lines
        .map(|(name, rest)| {
            let pair = rest.split_once(')').and_then(|(pair, _)| pair.split_once(", "));
            let pair = pair.and_then(|(light, dark)| Some([colour(light)?, colour(dark)?]));
            (name.to_owned(), pair.unwrap_or_else(|| panic!("--{name} is no pair of colours: {rest}")))
        })
        .collect()
}

fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |place: usize| u8::from_str_radix(digits.get(place..place + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
