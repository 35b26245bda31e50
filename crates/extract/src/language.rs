//! Which language a document is in, by its script and its function words.

use crate::lexicon::{ANY_LANGUAGE, LANGUAGES, language};
use crate::text::{Text, TokenKind};

/// How many tokens are looked at; more would not change the answer.
const SAMPLE: usize = 4000;

/// BCP 47, or `None` where the text is too short or too mixed to tell.
pub(crate) fn detect(text: &Text) -> Option<&'static str> {
    let mut counts = [0usize; LANGUAGES.len()];
    let (mut words, mut kana, mut han, mut cyrillic) = (0usize, 0usize, 0usize, 0usize);
    for token in 0..text.len().min(SAMPLE) {
        if text.kind(token) != Some(TokenKind::Word) {
            continue;
        }
        words += 1;
        let classes = text.class(token) & ANY_LANGUAGE;
        for (place, count) in counts.iter_mut().enumerate() {
            *count += usize::from(classes & language(place) != 0);
        }
        match text.word(token).chars().next() {
            Some('\u{3040}'..='\u{30ff}') => kana += 1,
            Some('\u{3400}'..='\u{9fff}') => han += 1,
            Some('\u{400}'..='\u{4ff}') => cyrillic += 1,
            _ => {}
        }
    }
    if kana > 2 && (kana + han) * 2 > words {
        return Some("ja");
    }
    if cyrillic > 2 && cyrillic * 2 > words {
        return Some("ru");
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let second =
        counts.iter().enumerate().filter(|(place, _)| *place != best).map(|(_, count)| *count).max().unwrap_or(0);
    // At least one function word in eight, and clearly more than of any other language.
    (*count >= 3 && *count * 8 >= words && *count * 10 > second * 11).then_some(LANGUAGES[best])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_small_words() {
        for (text, expected) in [
            ("The film is at its best when it does not try to be clever.", Some("en")),
            ("Der Film ist am besten, wenn er nicht versucht, klug zu sein.", Some("de")),
            ("Le film est à son meilleur quand il ne cherche pas à être malin.", Some("fr")),
            ("La película es mejor cuando no intenta ser lista y se deja llevar por los actores.", Some("es")),
            ("Il film è al suo meglio quando non cerca di essere furbo e si affida agli attori.", Some("it")),
            ("O filme é melhor quando não tenta ser esperto e se entrega aos atores.", Some("pt")),
            ("De film is op zijn best als hij niet probeert om slim te zijn.", Some("nl")),
            ("Filmen är som bäst när den inte försöker vara smart och det är på allvar.", Some("sv")),
            ("Фильм хорош тогда, когда не старается быть умным.", Some("ru")),
            ("この映画は静かで美しい。", Some("ja")),
            ("12345", None),
        ] {
            assert_eq!(detect(&Text::new(text, 0..text.len())), expected, "{text}");
        }
    }
}
