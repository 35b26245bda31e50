//! Names fit for a URL.

use std::collections::HashSet;

/// A key made of a name: lower case, letters and digits of any script kept, every run of other characters one hyphen;
/// no hyphen at the ends; at most 80 bytes. Apostrophes vanish, so that "Allen's" is one word. May be empty.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len().min(80));
    let mut gap = false;
    for c in name.chars().filter(|c| !matches!(c, '\'' | '’')).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && !key.is_empty() {
                key.push('-');
            }
            gap = false;
            if key.len() + c.len_utf8() > 80 {
                break;
            }
            key.push(c);
        } else {
            gap = true;
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// The keys of names, each different: a key that was taken gets `-2`, `-3`, …; an empty one becomes `x`.
pub fn unique_keys<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    names
        .into_iter()
        .map(|name| {
            let base = Some(key(name)).filter(|key| !key.is_empty()).unwrap_or_else(|| "x".to_owned());
            let mut candidate = base.clone();
            let mut number = 2;
            while !taken.insert(candidate.clone()) {
                candidate = format!("{base}-{number}");
                number += 1;
            }
            candidate
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_fit_for_a_url() {
        for (name, expected) in [
            ("Dan Skip Allen", "dan-skip-allen"),
            ("  Kino am Kanal — Köln ", "kino-am-kanal-köln"),
            ("Allen’s", "allens"),
            ("8½", "8½"),
            ("<script>", "script"),
            ("***", ""),
        ] {
            assert_eq!(key(name), expected);
        }
        assert!(key(&"long ".repeat(100)).len() <= 80);
    }

    #[test]
    fn equal_names_get_different_keys() {
        assert_eq!(unique_keys(["A b", "a-b", "?", "!"]), ["a-b", "a-b-2", "x", "x-2"]);
    }
}
