//! Ratings that a page draws: what an image or a drawing is called for those who cannot see it, and icons of stars.

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
const SCALES: [&str; 14] =
    ["★", "out of", "rating", "/5", "/10", "/4", "/6", "ster", " sur ", " von ", " de 5", " de 10", " su 5", " van 5"];

/// Words that a number behind them makes a rating, in full.
const LABELS: [&str; 8] = ["terningkast ", "betyg ", "wertung ", "note ", "rating: ", "score: ", "grade: ", "nota: "];

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

/// The star that an icon of one of the usual fonts draws, by its classes.
pub(crate) fn star_icon(classes: &str) -> Option<char> {
    let classes: Vec<&str> = classes.split_ascii_whitespace().collect();
    let has = |names: &[&str]| classes.iter().any(|class| names.contains(class));
    if has(&[
        "fa-star-half",
        "fa-star-half-o",
        "fa-star-half-alt",
        "fa-star-half-stroke",
        "bi-star-half",
        "icon-star-half",
        "dashicons-star-half",
        "mdi-star-half",
        "star-half",
    ]) {
        return Some('½');
    }
    let empty = has(&[
        "fa-star-o",
        "bi-star",
        "icon-star-empty",
        "dashicons-star-empty",
        "glyphicon-star-empty",
        "mdi-star-outline",
        "star-empty",
        "star-off",
    ]);
    if empty || has(&["far", "fa-regular"]) && has(&["fa-star"]) {
        return Some('☆');
    }
    has(&[
        "fa-star",
        "bi-star-fill",
        "icon-star",
        "icon-star-full",
        "dashicons-star-filled",
        "glyphicon-star",
        "mdi-star",
        "star-full",
        "star-on",
    ])
    .then_some('★')
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

    #[test]
    fn icons_of_stars_are_told_by_their_classes() {
        for (classes, star) in [
            ("fa fa-star", Some('★')),
            ("far fa-star", Some('☆')),
            ("bi bi-star-half", Some('½')),
            ("fa fa-start", None),
        ] {
            assert_eq!(star_icon(classes), star, "{classes}");
        }
    }
}
