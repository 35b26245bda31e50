//! What speaks for each kind, by [`crate::choice`]: the table of [`super`], the words of the head and of the text, its shape.

use super::{Features, KindReason, decide};
use crate::choice::{Field, Recorder, Setting, few, many, pick};
use crate::hash::{self, AsItIs};
use crate::lexicon::FIRST_PERSON;
use crate::rating::choose::Choice;
use crate::text::TokenKind;
use crosscut_model::Kind;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

/// How many tokens of a text are read, and how many of its last ones.
const SAMPLE: usize = 1500;
const LAST: usize = 120;
/// How much all words of a text say together, as the square root of so many that count in full.
const WORDS: f32 = 4.0;
/// The chance below which a vote is close.
const CLOSE: f32 = 0.6;

/// Chooses the kind, and says how sure a review is. `rated` is what the points of ratings come to.
pub(crate) fn kind(
    setting: &Setting,
    features: &Features,
    (reasons, shares): (&[KindReason], &[(&str, usize)]),
    rated: &Choice,
    recorder: &mut Recorder,
) -> (Kind, &'static str) {
    let text = setting.text;
    // Each feature once, by its hash; training wants the names too.
    let named = recorder.is_some();
    let mut known: HashSet<u64, BuildHasherDefault<AsItIs>> = HashSet::default();
    let mut seen: Vec<(String, u64, bool)> = Vec::new();
    let mut note = |parts: &[&str]| {
        let feature = hash::feature(parts);
        if known.insert(feature) {
            let name = if named { parts.join("|").to_lowercase() } else { String::new() };
            seen.push((name, feature, parts[0] == "word"));
        }
    };
    for reason in reasons {
        note(&["rule", reason.kind.key(), reason.code]);
    }
    let by_rules = decide(reasons);
    note(&["by-rules", by_rules.key()]);
    let points =
        |kind: Kind| reasons.iter().filter(|reason| reason.kind == kind).map(|reason| reason.points).sum::<i32>();
    let next = Kind::ALL.into_iter().filter(|kind| *kind != by_rules).map(points).max().unwrap_or_default();
    note(&["by-rules+lead", by_rules.key(), few((points(by_rules) - next).max(0) as usize / 2)]);
    for kind in Kind::ALL {
        note(&["points", kind.key(), few(points(kind).max(0) as usize / 3)]);
    }
    let rated = match rated {
        Choice::Nothing => "nothing",
        Choice::One(_) => "one",
        Choice::Several(_) => "several",
        Choice::NoScale(_) => "no-scale",
        Choice::Outside(_) => "outside",
    };
    note(&["rated", rated]);
    note(&["rated+by-rules", rated, by_rules.key()]);
    for number in setting.frame.head.iter().take(6) {
        let Some(line) = text.lines.get(*number) else { continue };
        let words = line.tokens.clone().take(24).filter(|token| text.is_word(*token));
        for token in words {
            note(&["head", text.word(token)]);
        }
        note(&["head-ends", setting.shown(Some(line.tokens.end - 1), &line.tokens)]);
    }
    if let Some(first) = text.lines.first() {
        for token in first.tokens.clone().take(12).filter(|token| text.is_word(*token)) {
            note(&["first", text.word(token)]);
        }
    }
    let last = text.len().saturating_sub(LAST).max(SAMPLE);
    let mut marks = [0usize; 5];
    for token in (0..text.len().min(SAMPLE)).chain(last..text.len()) {
        match text.kind(token) {
            Some(TokenKind::Word) => note(&["word", text.word(token)]),
            Some(TokenKind::Mark('?' | '？')) => marks[0] += 1,
            Some(TokenKind::Mark('“' | '"' | '„' | '«' | '「')) => marks[1] += 1,
            Some(TokenKind::Mark(':' | '：')) => marks[2] += 1,
            Some(TokenKind::Number) => marks[3] += 1,
            Some(TokenKind::Mark('!' | '！')) => marks[4] += 1,
            _ => {}
        }
    }
    let sampled = text.len().clamp(1, SAMPLE);
    for (count, name) in marks.into_iter().zip(["asks", "quotes", "colons", "numbers", "cries"]) {
        note(&["mark", name, many(count * 200 / sampled)]);
    }
    let me = (0..sampled).filter(|token| text.has(*token, FIRST_PERSON)).count();
    note(&["first-person", many(me * 200 / sampled)]);
    note(&["length", many(text.len() / 8)]);
    note(&["lines", many(text.lines.len())]);
    note(&["tokens-a-line", many(text.len() / text.lines.len().max(1))]);
    for (name, share) in shares {
        note(&["share", name, few(*share)]);
    }
    for fact in &features.facts {
        note(&["fact", fact]);
    }
    note(&["facts", many(features.facts.len())]);
    let (mentions, points) = features.title.unwrap_or_default();
    note(&["title-named", few(mentions)]);
    note(&["title-points", few(points.max(0) as usize / 3)]);
    note(&["titles", many(features.titles)]);
    note(&["sections", few(features.sections.len())]);
    note(&["works", few(features.works)]);
    note(&["names-item", if features.names_item { "yes" } else { "no" }]);
    note(&["language", setting.language]);
    // A long text is no surer of its kind than a short one: its words share what they say among them.
    let words = seen.iter().filter(|(_, _, is_word)| *is_word).count();
    let share = (WORDS / (words.max(1) as f32).sqrt()).min(1.0);
    if named {
        seen.sort_by(|a, b| a.0.cmp(&b.0));
    }
    let kinds: Vec<(String, String)> =
        Kind::ALL.iter().map(|kind| (kind.key().to_owned(), kind.key().to_owned())).collect();
    let picked = pick(Field::Kind, recorder, &kinds, |place, sink| {
        // Every document is of some kind: nothing speaks for none.
        let Some(place) = place else { return };
        let kind = Kind::ALL[place].key();
        sink.add(&[kind]);
        for (name, feature, is_word) in &seen {
            let value = if *is_word { share } else { 1.0 };
            sink.add_hashed(hash::behind(kind, *feature), value, || format!("{kind}|{name}"));
        }
    });
    // Where the vote is close the table decides.
    let kind = picked.best.filter(|_| picked.chance >= CLOSE).map_or(by_rules, |best| Kind::ALL[best]);
    let sure = match (kind, picked.chance) {
        (Kind::Review, 0.97..) => "certain",
        (Kind::Review, 0.8..) => "likely",
        (Kind::Review, _) => "perhaps",
        (_, 0.8..) => "no",
        _ => "unlikely",
    };
    (kind, sure)
}
