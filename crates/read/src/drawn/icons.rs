//! Stars that are drawn: icons by their classes, images by their names and files, rows by their styles.

/// The star that an icon of one of the usual fonts draws, by its classes.
pub(super) fn star_icon(classes: &str) -> Option<char> {
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

/// What an image of one star is called, by itself.
const STAR_NAMES: &str =
    "* ★ star ster stern étoile estrella estrela stella stjärna stjerne gwiazdka hvězda звезда yıldız";
/// What a word in the name of a file says of the star that it shows.
const HALVES: [&str; 8] = ["half", "halb", "halve", "halv", "demi", "media", "mezza", "meia"];
const EMPTY: [&str; 14] = [
    "empty", "off", "blank", "grey", "gray", "leeg", "leer", "vide", "vuota", "vacia", "vazia", "outline", "none", "no",
];
/// Words of files and classes that stand beside a number of stars.
const COUNTED: [&str; 12] = [
    "star",
    "stars",
    "rating",
    "rated",
    "etoile",
    "etoiles",
    "sterne",
    "sterren",
    "estrellas",
    "estrelas",
    "stelle",
    "stjarnor",
];

/// The star that an image shows, by what it is called for those who cannot see it, and by its file.
pub(super) fn star_image(alt: &str, src: &str) -> Option<char> {
    let alt = alt.trim().to_lowercase();
    match alt.as_str() {
        "½" | "1/2" | "half star" | "half" => return Some('½'),
        "☆" | "empty star" | "no star" | "geen ster" => return Some('☆'),
        _ => {}
    }
    let parts = parts_of(stem(src));
    let is_star =
        |part: &String| STAR_NAMES.split(' ').any(|star| part.trim_end_matches('s') == star) || part.ends_with("star");
    let named = STAR_NAMES.split(' ').any(|star| star == alt);
    let filed = || parts.iter().any(is_star) && !parts.iter().any(|part| is_number(part));
    if !(named || alt.is_empty() && filed()) {
        return None;
    }
    let says = |words: &[&str]| {
        parts.iter().any(|part| words.iter().any(|word| part == word || part.strip_suffix("star") == Some(word)))
    };
    Some(if says(&HALVES) {
        '½'
    } else if says(&EMPTY) {
        '☆'
    } else {
        '★'
    })
}

/// The number of stars that an image shows, by the name of its file: "3stars.gif", "stars-3_5.png".
pub(super) fn stars_of_file(src: &str) -> Option<String> {
    let parts = parts_of(stem(src));
    let words: Vec<&String> = parts.iter().filter(|part| !is_number(part)).collect();
    let known = |part: &&String| COUNTED.contains(&part.as_str()) || HALVES.contains(&part.as_str());
    if !words.iter().all(known) || !words.iter().any(|part| COUNTED.contains(&part.as_str())) {
        return None;
    }
    counted(&parts, words.iter().any(|part| HALVES.contains(&part.as_str())))
}

/// The number of stars that an element draws with its style: of class "rated-4-of-5", "stars-3-5", or as wide as 80 % of a row of stars.
pub(super) fn stars_of_element(class: &str, style: &str, within_stars: bool) -> Option<String> {
    let in_words = class.split_ascii_whitespace().find_map(|class| {
        let parts = parts_of(class);
        // "star-1" is one of a row.
        let says = |part: &String| part != "star" && COUNTED.contains(&part.as_str());
        let half = parts.iter().any(|part| part == "half");
        let other = |part: &String| is_number(part) || ["of", "star", "half"].contains(&part.as_str()) || says(part);
        (parts.iter().any(says) && parts.iter().all(other)).then(|| counted(&parts, half)).flatten()
    });
    if in_words.is_some() {
        return in_words;
    }
    if !(within_stars || is_of_stars(class)) {
        return None;
    }
    let style: String = style.to_lowercase().split_ascii_whitespace().collect();
    let width = style.split(';').find_map(|rule| rule.strip_prefix("width:")?.strip_suffix('%')?.parse::<u8>().ok())?;
    // Means are as wide as they happen to be.
    (width <= 100 && width.is_multiple_of(10)).then(|| format!("{} out of 5 stars", f64::from(width) / 20.0))
}

/// Whether an element is called after stars, and not after a bar of how many gave so many.
pub(super) fn is_of_stars(class: &str) -> bool {
    let parts = parts_of(class);
    parts.iter().any(|part| part == "star" || part == "stars")
        && !parts.iter().any(|part| part == "bar" || part == "bars")
}

/// Whether text is printed fainter than other text.
pub(super) fn is_dim(class: &str, style: &str) -> bool {
    const COLOURS: [&str; 14] = [
        "#ccc",
        "#ddd",
        "#bbb",
        "#aaa",
        "#eee",
        "#cccccc",
        "#dddddd",
        "#bbbbbb",
        "#e0e0e0",
        "gray",
        "grey",
        "lightgray",
        "lightgrey",
        "silver",
    ];
    let style: String = style.to_lowercase().split_ascii_whitespace().collect();
    let faint = style.split(';').any(|rule| {
        rule.strip_prefix("color:").is_some_and(|colour| COLOURS.contains(&colour))
            || rule.strip_prefix("opacity:").and_then(|part| part.parse::<f64>().ok()).is_some_and(|part| part < 0.6)
    });
    faint
        || parts_of(class)
            .iter()
            .any(|part| ["empty", "off", "grey", "gray", "dim", "inactive", "unlit"].contains(&part.as_str()))
}

/// The name of a file without its folders and its extension.
fn stem(src: &str) -> &str {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Words and numbers of a name, in small letters.
fn parts_of(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in name.chars().take(LONGEST_NAME) {
        let kind = if c.is_ascii_digit() { 1 } else { 2 * i32::from(c.is_alphabetic()) };
        match parts.last_mut().filter(|_| last == Some(kind)) {
            Some(part) if kind > 0 => part.extend(c.to_lowercase()),
            _ if kind > 0 => parts.push(c.to_lowercase().collect()),
            _ => {}
        }
        last = Some(kind);
    }
    parts
}

/// Longer names of files and classes are cut.
const LONGEST_NAME: usize = 200;

fn is_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// "4", "3" and "5", "35", "4" of "5": a number of stars, as names of files and classes write it.
fn counted(parts: &[String], half: bool) -> Option<String> {
    let numbers: Vec<&str> = parts.iter().filter(|part| is_number(part)).map(String::as_str).collect();
    let of = parts.iter().any(|part| part == "of");
    let small = |digit: &str| digit.parse::<u8>().ok().filter(|digit| digit.to_string().len() == 1 && *digit <= 6);
    match numbers.as_slice() {
        [value, best] if of => Some(format!("{} out of {} stars", small(value)?, small(best)?)),
        [value, "5"] if !of && small(value)? < 5 => Some(format!("{}.5 stars", small(value)?)),
        ["05" | "15" | "25" | "35" | "45"] => Some(format!("{}.5 stars", small(numbers.first()?.get(..1)?)?)),
        [value] if !of && small(value)? <= 5 => {
            Some(if half { format!("{}.5 stars", small(value)?) } else { format!("{} stars", small(value)?) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_of_stars_are_told_by_name_and_file() {
        for (alt, src, star) in [
            ("*", "/images/star.gif", Some('★')),
            ("1/2", "/images/half.gif", Some('½')),
            ("", "img/halfstar.gif", Some('½')),
            ("", "img/star-empty.png?v=2", Some('☆')),
            ("ster", "/img/ster-leeg.png", Some('☆')),
            ("", "img/3stars.gif", None),
            ("", "img/stardust.jpg", None),
            ("The star of the film", "img/star.jpg", None),
        ] {
            assert_eq!(star_image(alt, src), star, "{alt} {src}");
        }
        for (src, stars) in [
            ("/gif/3stars.gif", Some("3 stars")),
            ("stars-3_5.png", Some("3.5 stars")),
            ("stars_2half.gif", Some("2.5 stars")),
            ("rating45.png", Some("4.5 stars")),
            ("star.gif", None),
            ("stars-2019.png", None),
            ("five-easy-stars-3.png", None),
        ] {
            assert_eq!(stars_of_file(src).as_deref(), stars, "{src}");
        }
    }

    #[test]
    fn stars_that_a_style_draws_are_counted() {
        for (class, style, within, stars) in [
            ("star-rating rated-4-of-5", "", false, Some("4 out of 5 stars")),
            ("stars stars-3-5", "", false, Some("3.5 stars")),
            ("rating-2", "", false, Some("2 stars")),
            ("", "width: 80%", true, Some("4 out of 5 stars")),
            ("", "width:83%", true, None),
            ("", "width:80%", false, None),
            ("star star-1", "", false, None),
            ("rating-bar", "width:60%", false, None),
            ("col-4", "", false, None),
        ] {
            assert_eq!(stars_of_element(class, style, within).as_deref(), stars, "{class} {style}");
        }
        assert!(is_dim("", "color:#ccc") && is_dim("star empty", "") && !is_dim("", "color:#f90"));
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
