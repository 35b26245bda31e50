//! Which language a document is in, by its script and its function words. The lists of the languages whose other words are
//! read stand in the lexicon; those of further languages, which are told and no more, stand here.

use crate::hash::{self, AsItIs};
use crate::lexicon::{ANY_LANGUAGE, ENGLISH, LANGUAGES, NEGATIVE, POSITIVE, RECOMMEND, language};
use crate::text::{Text, TokenKind};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

/// How many tokens are looked at; more would not change the answer.
const SAMPLE: usize = 4000;
/// Words up to which a text is short: fewer function words are enough, as long as no other language has any.
const SHORT: usize = 40;

/// Languages that are told by scripts of their own: a first and a last character of words, BCP 47.
const SCRIPTS: [(char, char, &str); 10] = [
    ('\u{ac00}', '\u{d7a3}', "ko"),
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{600}', '\u{6ff}', "ar"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{980}', '\u{9ff}', "bn"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{10a0}', '\u{10ff}', "ka"),
];

/// Function words of languages beside those of the lexicon, before them BCP 47 and letters that hardly any other language has.
const OTHERS: &[(&str, &str, &str)] = &[
    (
        "da",
        "",
        "og i at det en er på der til af med for ikke den som har de et han hun jeg vi men om fra sig kan så var blev meget efter \
         også være hvad når kun mere deres hvor ud op hende ham mig skal bliver eller nogle",
    ),
    (
        "no",
        "",
        "og i å det en er på som til av med for ikke den har de et han hun jeg vi men om fra seg kan så var ble mye etter også være \
         hva når bare mer deres hvor ut opp henne ham meg skal blir eller noen fikk ei",
    ),
    (
        "pl",
        "łąężśćń",
        "i w nie się na jest z do że to o jak ale po co tak za od przez dla już tylko czy jego jej oraz który która które był była \
         było są ze gdy przy może też być ten ta tego tym",
    ),
    (
        "cs",
        "řěů",
        "a v se na je že s to z do o jako ale po co tak za od pro už jen jeho její který která které byl byla bylo jsou ve při může také být ten ta toho tím i",
    ),
    (
        "fi",
        "",
        "ja on ei että se hän oli mutta kun niin kuin joka myös vain ovat ole jos tai sen hänen tämä elokuva jo sitä ne mukaan ollut kanssa",
    ),
    (
        "hu",
        "őű",
        "a az és nem egy hogy is van volt de csak mint meg el ha már még ez azt ezt vagy aki ami minden nagyon film lesz után",
    ),
    (
        "tr",
        "ığşİ",
        "ve bir bu için ile de da çok ama gibi daha ne o en kadar sonra olan olarak var değil mi her film filmin hiç ya ki",
    ),
    (
        "ro",
        "țăș",
        "și în de la o un cu pe nu este din care că mai a al ale se să pentru sunt dar lui ei fost prin după sau ca film filmul",
    ),
    (
        "ca",
        "",
        "i de la el que en els les un una per amb no és del al es com més dels seu seva però aquest aquesta ha són o també molt quan",
    ),
    ("is", "ðþ", "og að er í á það sem en ekki við um til með hann hún var af fyrir þar þessi ég svo frá eða sé líka"),
];

/// BCP 47, or `None` where the text is too short or too mixed to tell.
pub(crate) fn detect(text: &Text) -> Option<&'static str> {
    let mut counts = [0usize; LANGUAGES.len()];
    let mut scripts = [0usize; SCRIPTS.len()];
    let (mut words, mut kana, mut han, mut cyrillic, mut ukrainian) = (0usize, 0usize, 0usize, 0usize, 0usize);
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
            Some(first) if first < '\u{250}' => {}
            Some('\u{3040}'..='\u{30ff}') => kana += 1,
            Some('\u{3400}'..='\u{9fff}') => han += 1,
            Some('\u{400}'..='\u{4ff}') => {
                cyrillic += 1;
                ukrainian += usize::from(text.word(token).contains(['і', 'ї', 'є', 'ґ']));
            }
            Some(first) => {
                for ((from, to, _), count) in SCRIPTS.iter().zip(&mut scripts) {
                    *count += usize::from((*from..=*to).contains(&first));
                }
            }
            None => {}
        }
    }
    if (kana + han) * 2 > words && kana + han > 2 {
        // Chinese is written without kana.
        return if kana * 12 >= han { Some("ja") } else { Some("zh") };
    }
    if cyrillic > 2 && cyrillic * 2 > words {
        return if ukrainian * 12 > cyrillic { Some("uk") } else { Some("ru") };
    }
    if let Some(((_, _, name), _)) = SCRIPTS.iter().zip(scripts).find(|(_, count)| *count > 2 && *count * 2 > words) {
        return Some(name);
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let second =
        counts.iter().enumerate().filter(|(place, _)| *place != best).map(|(_, count)| *count).max().unwrap_or(0);
    // At least one function word in eight, and clearly more than of any other language. A quarter is enough to be sure.
    let is_clear = *count >= 3 && *count * 8 >= words && *count * 10 > second * 11;
    if !(is_clear && *count * 3 >= words && LANGUAGES[best] == "en")
        && let Some(other) = other_language(text, words, *count)
    {
        return Some(other);
    }
    if is_clear {
        return Some(LANGUAGES[best]);
    }
    if words <= SHORT && *count >= 1 && *count >= 2 * second.max(1) - usize::from(second == 0) && *count * 10 >= words {
        return Some(LANGUAGES[best]);
    }
    // "Dull. Sorry.": words of judgement that are English and of no other language.
    let judges = |token: usize| text.has(token, POSITIVE | NEGATIVE | RECOMMEND | ENGLISH);
    let plain = text.full.is_ascii();
    (plain && words <= SHORT && words > 0 && second * 2 <= *count && (0..text.len()).any(judges)).then_some("en")
}

/// In which of [`OTHERS`] a function word is one, a bit each, by its hash.
fn others() -> &'static HashMap<u64, u16, BuildHasherDefault<AsItIs>> {
    static KNOWN: OnceLock<HashMap<u64, u16, BuildHasherDefault<AsItIs>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known: HashMap<u64, u16, _> = HashMap::default();
        for (place, (_, _, list)) in OTHERS.iter().enumerate() {
            for word in list.split_ascii_whitespace() {
                *known.entry(hash::word(word)).or_default() |= 1 << place;
            }
        }
        known
    })
}

/// A language of [`OTHERS`] whose function words are clearly more than `known`, those of the best of the lexicon.
fn other_language(text: &Text, words: usize, known: usize) -> Option<&'static str> {
    let mut counts = [0usize; OTHERS.len()];
    let mut seen = 0;
    for token in (0..text.len().min(SAMPLE / 8)).filter(|token| text.is_word(*token)) {
        seen += 1;
        let word = text.word(token);
        let mut of = others().get(&text.hash(token)).copied().unwrap_or_default();
        if !word.is_ascii() {
            for (place, (_, letters, _)) in OTHERS.iter().enumerate() {
                of |= u16::from(word.contains(|c| letters.contains(c))) << place;
            }
        }
        for (place, count) in counts.iter_mut().enumerate() {
            *count += usize::from(of >> place & 1);
        }
    }
    let known = known * seen.max(1) / words.max(1);
    let (best, count) = counts.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    (*count >= 4 && *count * 8 >= seen && *count * 10 > known * 13).then_some(OTHERS[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<&'static str> {
        detect(&Text::new(text, 0..text.len()))
    }

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
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn languages_that_are_only_told_are_not_taken_for_their_neighbours() {
        for (text, expected) in [
            ("Filmen er bedst, når den ikke prøver at være klog, og det er der mange, der af og til gør.", Some("da")),
            ("Filmen er best når den ikke prøver å være smart, og det er noe mange av oss har sett før.", Some("no")),
            ("Film jest najlepszy, gdy nie stara się być mądry, a to już się nie zdarza tak często.", Some("pl")),
            ("영화는 조용하고 아름답다. 다시 보고 싶다.", Some("ko")),
            ("Η ταινία είναι ήσυχη και όμορφη και τίποτα άλλο.", Some("el")),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_few_words_of_judgement_are_enough_where_no_other_language_has_any() {
        assert_eq!(told("Dull. Sorry. 2/10"), Some("en"));
        assert_eq!(told("Ana Holm"), None);
    }
}
