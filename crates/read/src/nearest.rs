//! The word that somebody probably meant.

/// The known word nearest to `word`, if it is near enough to be a slip: at most a third of the letters changed, and at
/// least one edit allowed. Distance: optimal string alignment (insert, delete, replace, swap of neighbours).
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    if let Some(exact) = known.iter().find(|candidate| **candidate == word) {
        return Some(exact);
    }
    let plain = |word: &str| word.to_lowercase().replace(['-', ' '], "_");
    let word = plain(word);
    if word.len() > 64 {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    known
        .iter()
        .map(|candidate| (strsim::osa_distance(&word, &plain(candidate)), *candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word() {
        let known = ["author", "publisher", "date_published", "rating", "rating_best"];
        for (word, expected) in [
            ("auhtor", Some("author")),
            ("Author", Some("author")),
            ("publsher", Some("publisher")),
            ("datepublished", Some("date_published")),
            ("date-published", Some("date_published")),
            ("ratings", Some("rating")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), expected, "{word}");
        }
    }
}
