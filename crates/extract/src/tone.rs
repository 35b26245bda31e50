//! How favourable a text is, from its words: an estimate, for English. It is shown apart and never enters a score: people rate
//! what words do not say.
//!
//! Words and pairs of words are weighed as [`crate::choice`] weighs everything; what they are worth was learned from reviews that
//! print a rating, without the words of the rating itself. Those reviews say little in the plain words of praise and fault that most
//! people use, so that what these are worth is not learned but set: see [`PLAIN`].

use crate::choice::{Field, Recorder, Setting, pick};
use crate::hash;
use crate::lexicon::{LABEL, NEGATIVE, NEGATOR, NUMBER, OUTSIDER, PERCENT, POINT, POSITIVE, STAR};
use crosscut_model::Tone;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words that an estimate needs before it says anything.
const LEAST: usize = 40;
/// How many words of a text are read.
const SAMPLE: usize = 4_000;
/// How much all words of a text say together, as the square root of so many that count in full.
const WORDS: f32 = 6.0;
/// How much the words of praise that a text has more than of fault move the log-odds, by the square root of how many there are of both.
const PLAIN: f64 = 0.8;
/// So many more are taken to be there, as many of each: one word says little.
const EVEN: f64 = 8.0;
/// What is put to the vote.
pub const SIDES: [&str; 2] = ["favourable", "unfavourable"];

/// The tone of a text in English; `None` where it has too few words. Sentences that report what others think, and what may be
/// a rating (`ratings`, tokens in order), are not read.
pub(crate) fn tone(setting: &Setting, ratings: &[Range<usize>], recorder: &mut Recorder) -> Option<Tone> {
    let text = setting.text;
    let is_read = |token: usize| {
        let next = ratings.partition_point(|rating| rating.end <= token);
        text.is_word(token)
            && !text.has(token, NUMBER | STAR | POINT | PERCENT | LABEL)
            && !ratings.get(next).is_some_and(|rating| rating.contains(&token))
    };
    // Each word and pair once: its hash, and where it stands, for its name.
    let mut seen: BTreeMap<u64, (usize, Option<usize>)> = BTreeMap::new();
    let (mut words, mut praise, mut fault) = (0, 0.0, 0.0);
    for sentence in &text.sentences {
        if words >= SAMPLE || sentence.clone().any(|token| text.has(token, OUTSIDER)) {
            continue;
        }
        let mut before: Option<usize> = None;
        for token in sentence.clone() {
            if !is_read(token) {
                before = None;
                continue;
            }
            words += 1;
            // "Never dull" is neither.
            if !before.is_some_and(|before| text.has(before, NEGATOR)) {
                praise += f64::from(u8::from(text.has(token, POSITIVE)));
                fault += f64::from(u8::from(text.has(token, NEGATIVE)));
            }
            seen.entry(hash::feature(&[text.word(token)])).or_insert((token, None));
            if let Some(before) = before {
                seen.entry(hash::feature(&[text.word(before), text.word(token)])).or_insert((before, Some(token)));
            }
            before = Some(token);
        }
    }
    if words < LEAST {
        return None;
    }
    let share = (WORDS / (seen.len() as f32).sqrt()).min(1.0);
    let sides = SIDES.map(|side| (side.to_owned(), side.to_owned()));
    let picked = pick(Field::Tone, recorder, &sides, |place, sink| {
        // One side is weighed against the other; every text is of some tone, and nothing speaks for none.
        if place != Some(0) {
            return;
        }
        sink.add(&["any"]);
        for (feature, (first, second)) in &seen {
            let name = || {
                let words = [Some(*first), *second].into_iter().flatten().map(|token| text.word(token));
                words.collect::<Vec<&str>>().join("|").to_lowercase()
            };
            sink.add_hashed(*feature, share, name);
        }
    });
    let [favourable, unfavourable] = picked.chances[..] else { return None };
    let plain = PLAIN * (praise - fault) / (praise + fault + EVEN).sqrt();
    let odds = f64::from(favourable / unfavourable) * plain.exp();
    // Odds that are past counting are those of one side alone.
    let chance = if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
    Some(Tone { estimate: (chance * 100.0).round(), strength: ((2.0 * chance - 1.0).abs() * 100.0).round() / 100.0 })
}

#[cfg(test)]
mod tests {
    use crate::{Context, extract};
    use crosscut_model::{Document, Tone};

    fn tone(text: &str) -> Option<Tone> {
        extract(&Document::plain("a.txt", text.to_owned()), &Context::default()).review.tone
    }

    const PRAISE: &str = "Salt Road, reviewed by Ana Holm\n\nA superb, moving film with a brilliant cast, and the best thing that I have seen all year. It is \
        beautifully shot, funny and tender, and every scene is a quiet triumph. I was in tears at the end. Wonderful work by everybody, and a joy from its first \
        minute to its last.\n";
    const FAULT: &str = "Salt Road, reviewed by Ana Holm\n\nA dull, clumsy film with a wooden cast, and the worst thing that I have seen all year. It is \
        badly lit, lazy and far too long, and every scene falls flat. I was bored at the end. The script is a mess, nothing works, and it wastes everybody in it \
        from its first minute to its last.\n";

    #[test]
    fn praise_is_more_favourable_than_fault() {
        let (praise, fault) = (tone(PRAISE).unwrap(), tone(FAULT).unwrap());
        assert!(praise.estimate > 60.0 && fault.estimate < 40.0, "{praise:?} {fault:?}");
        assert!((0.0..=1.0).contains(&praise.strength));
    }

    #[test]
    fn a_few_words_a_rated_review_and_another_language_have_none() {
        assert_eq!(tone("A superb, moving film with a brilliant cast."), None);
        assert_eq!(tone(&format!("{PRAISE}\nRating: 4/5\n")), None);
        let german =
            "Ein großartiger Film, der mich sehr bewegt hat, und das Beste, was ich in diesem Jahr gesehen habe. ";
        assert_eq!(tone(&german.repeat(6)), None);
    }
}
