//! Ratings that a page draws: what an image or a drawing is called for those who cannot see it, and icons of stars.

mod icons;

/// Numbers of stars in words, as they are said of a drawing.
const COUNTS: &str = "half zero no one two three four five ein einer zwei drei vier fünf un une deux trois quatre cinq una dos tres cuatro cinco due tre quattro cinque een twee drie \
    fyra fem uma dois três quatro";

/// Stars in words, or how they begin.
const STARS: [&str; 15] = [
    "star",
    "étoile",
    "estrella",
    "estrela",
    "stelle",
    "stella",
    "stern",
    "sterren",
    "stjärn",
    "stjern",
    "звезд",
    "gwiazd",
    "hvězd",
    "tähteä",
    "yıldız",
];

/// What else says that a number is a rating.
const SCALES: [&str; 22] = [
    "★", "out of", "rating", "/5", "/10", "/4", "/6", "ster", " sur ", " von ", " de 5", " de 10", " su 5", " van 5",
    " av 5", " av 6", " af 5", " af 6", " na 5", " na 6", " z 5", " из 5",
];

/// Words that a number behind them makes a rating, in full.
const LABELS: [&str; 16] = [
    "terningkast ",
    "betyg ",
    "betyg: ",
    "wertung ",
    "wertung: ",
    "note ",
    "note : ",
    "note: ",
    "rating: ",
    "score: ",
    "grade: ",
    "nota: ",
    "voto: ",
    "ocena: ",
    "оценка: ",
    "karakter: ",
];

/// What a tag draws of a rating, and how what is inside is drawn.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    /// A rating in words.
    pub(crate) said: Option<String>,
    /// One star of a row: full, half, empty.
    pub(crate) icon: Option<char>,
    /// It is called after stars.
    pub(crate) stars: bool,
    /// Its text is printed fainter than other text.
    pub(crate) dim: bool,
}

/// What a tag with these attributes draws; `within_stars` where the element around it is called after stars and says no rating itself.
pub(crate) fn drawing(name: &str, attribute: impl Fn(&[u8]) -> Option<String>, within_stars: bool) -> Drawing {
    let [label, alt, title, src, class, style] =
        [&b"aria-label"[..], b"alt", b"title", b"src", b"class", b"style"].map(attribute);
    let (class, style) = (class.unwrap_or_default(), style.unwrap_or_default());
    let image = src.filter(|_| name == "img");
    let called = [&label, &alt, &title].into_iter().flatten().find(|label| says_a_rating(label)).cloned();
    let said = called.or_else(|| match &image {
        Some(file) => icons::stars_of_file(file),
        None => icons::stars_of_element(&class, &style, within_stars),
    });
    let icon = || {
        let image = (name == "img").then(|| icons::star_image(&alt.unwrap_or_default(), &image.unwrap_or_default()));
        image.flatten().or_else(|| icons::star_icon(&class))
    };
    let icon = if said.is_none() { icon() } else { None };
    Drawing { said, icon, stars: icons::is_of_stars(&class), dim: icons::is_dim(&class, &style) }
}

/// Whether a label in words is a rating: "4 out of 5 stars", "4 étoiles sur 5", "4 de 5", "Four stars", "Thumbs down".
pub(crate) fn says_a_rating(label: &str) -> bool {
    let lower = label.to_lowercase();
    let thumb = ["thumbs up", "thumbs down", "thumb up", "thumb down", "daumen hoch", "daumen runter", "pouce "];
    if label.len() <= 40 && thumb.iter().any(|word| lower.starts_with(word)) {
        return true;
    }
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let counted = || {
        let first = lower.split([' ', '-']).next().unwrap_or_default();
        COUNTS.split_ascii_whitespace().any(|word| word == first) && says(&STARS)
    };
    let labelled = |label: &&str| lower.strip_prefix(*label).is_some_and(|rest| rest.len() <= 4);
    if LABELS.iter().any(labelled) && lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return true;
    }
    // A widget asks; it does not tell.
    let asks = ["rate ", "your rating", "give ", "vote"].iter().any(|word| lower.starts_with(word));
    label.len() <= 80
        && !asks
        && (label.contains('★') || lower.bytes().any(|byte| byte.is_ascii_digit()) || counted())
        && (says(&STARS) || says(&SCALES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_drawing_is_called_may_be_a_rating() {
        for (label, is_one) in [
            ("4 out of 5 stars", true),
            ("4 étoiles sur 5", true),
            ("Four stars out of four", true),
            ("half a star", true),
            ("Drei Sterne", true),
            ("Thumbs down", true),
            ("3 gwiazdki na 5", true),
            ("Terningkast 3", true),
            ("Note the pier", false),
            ("Rate this film 4 out of 5", false),
            ("One street in the fog", false),
            ("Two sisters on a pier", false),
            ("The star of the film", false),
            ("Thumbelina", false),
        ] {
            assert_eq!(says_a_rating(label), is_one, "{label}");
        }
    }
}
