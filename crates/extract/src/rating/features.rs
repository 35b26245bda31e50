//! What speaks for each candidate as the document's own rating, by [`crate::choice`]: the reasons of [`super::context`], the
//! notation, the words beside it, and how it stands among the others.

use super::around::{self, Around};
use super::choose::{Choice, Weighed};
use super::context::ENOUGH;
use super::phrase;
use super::thumbs;
use crate::choice::{Field, Recorder, Setting, Sink, few, many, pick};
use crate::lexicon::{ASPECT, FILM, FIRST_PERSON, LABEL, NEGATOR, NOT_FILM, OUTSIDER, PART, PERSON_NOUN, VERDICT};
use crate::text::Text;
use crosscut_model::{Notation, Rating, RatingValue};

/// How many candidates are weighed: of more those with the most points.
const MOST: usize = 60;

/// Chooses the document's own rating, and gives the chances of all that were put to the vote.
pub(crate) fn rating(
    setting: &Setting,
    around: &Around,
    all: &[Weighed],
    recorder: &mut Recorder,
) -> (Option<usize>, Vec<(usize, f32)>) {
    // What a footnote explains is no rating, however it looks.
    let may_be = |place: &usize| all[*place].rating.is_ok() && !all[*place].has("footnote");
    let mut places: Vec<usize> = (0..all.len()).filter(may_be).collect();
    places.sort_by_key(|place| std::cmp::Reverse(all[*place].points()));
    places.truncate(MOST);
    places.sort_unstable();
    let values: Vec<(String, String)> = places
        .iter()
        .filter_map(|place| all[*place].rating.as_ref().ok())
        .map(|rating| (label(rating), group(rating)))
        .collect();
    let (kind, sure) = (around.kind, around.sure);
    let is_thumb = |place: &usize| all[*place].found.reading.notation == Notation::Thumbs;
    let sideways = places.iter().any(is_thumb) && thumbs::is_sideways(setting.text);
    let field = if around.of_several { Field::PartRating } else { Field::Rating };
    let picked = pick(field, recorder, &values, |place, sink| match place {
        Some(place) => features(setting, around, all, &places, places[place], sideways, sink),
        None => {
            sink.add(&["none"]);
            sink.add(&["none", setting.language]);
            sink.add(&["none-kind", kind.key(), sure]);
            sink.add(&["none-sure", sure]);
            sink.add(&["none-candidates", few(places.len())]);
            let good = places.iter().filter(|place| all[**place].points() >= ENOUGH).count();
            sink.add(&["none-good", few(good)]);
            let outcome = match around.by_points {
                Choice::Nothing => "nothing",
                Choice::One(_) => "one",
                Choice::Several(_) => "several",
                Choice::NoScale(_) => "no-scale",
                Choice::Outside(_) => "outside",
            };
            sink.add(&["none-by-points", outcome]);
            sink.add(&["none-by-points+kind", outcome, kind.key(), sure]);
            let several = all.iter().filter(|weighed| weighed.is_one_of_several()).count();
            sink.add(&["none-several", few(several)]);
            let length = many(setting.text.len());
            sink.add(&["none-length", length]);
            sink.add(&["none-length+candidates", length, few(places.len())]);
            sink.add(&["none-length+by-points", length, outcome]);
        }
    });
    let plain = picked.best.filter(|best| !around.of_several && picked.chance >= all[places[*best]].enough());
    (picked.taken.or(plain).map(|place| places[place]), places.into_iter().zip(picked.chances).collect())
}

/// Ratings of one group say the same.
fn group(rating: &Rating) -> String {
    match (rating.score, &rating.value) {
        (Some(score), RatingValue::Number(_)) => format!("{score:.2}"),
        (_, value) => format!("{} {value}", rating.notation.key()),
    }
}

/// A rating as the labels of the corpus write it.
pub fn label(rating: &Rating) -> String {
    let notation = rating.notation.key();
    match (&rating.value, &rating.best, &rating.worst) {
        (RatingValue::Number(value), _, _) if notation == "percent" => format!("percent {value}"),
        (RatingValue::Number(value), RatingValue::Number(best), RatingValue::Number(worst)) => {
            let from = if *worst == 0.0 { String::new() } else { format!(" from {worst}") };
            format!("{notation} {value}/{best}{from}")
        }
        (value, _, _) => format!("{notation} {value}"),
    }
}

fn features(
    setting: &Setting,
    around: &Around,
    all: &[Weighed],
    places: &[usize],
    place: usize,
    sideways: bool,
    sink: &mut Sink,
) {
    let text = setting.text;
    let (kind, sure) = (around.kind, around.sure);
    let weighed = &all[place];
    let found = &weighed.found;
    let reading = &found.reading;
    let tokens = found.tokens.clone();
    let number = text.line_of(tokens.start);
    let line = text.lines.get(number).map_or(tokens.clone(), |line| line.tokens.clone());
    let [zone, at] = setting.zone(number);
    let notation = reading.notation.key();
    for reason in &weighed.reasons {
        sink.add(&["reason", reason.code]);
        sink.add(&["reason+notation", reason.code, notation]);
    }
    let points = weighed.points();
    let shown = if points < -5 {
        "far-below"
    } else if points < 0 {
        "below"
    } else {
        few(points as usize / 2)
    };
    sink.add(&["points", shown]);
    sink.add(&["points+zone", shown, zone]);
    let most = places.iter().map(|other| all[*other].points()).max().unwrap_or_default();
    sink.add_if(points == most, &["most", shown]);
    match around.by_points {
        Choice::One(chosen) => sink.add(&["by-points", if *chosen == place { "this" } else { "another" }]),
        Choice::Several(several) => {
            sink.add(&["by-points-several", if several.contains(&place) { "this" } else { "others" }]);
        }
        _ => sink.add(&["by-points-none"]),
    }
    sink.add(&["rule", reading.rule]);
    sink.add(&["rule+zone", reading.rule, zone, at]);
    sink.add(&["kind", kind.key(), shown]);
    sink.add(&["sure", sure, shown]);
    let best = reading.best.map_or("none", |best| match best as i64 {
        4 => "4",
        5 => "5",
        6 => "6",
        10 => "10",
        20 => "20",
        100 => "100",
        _ => "other",
    });
    sink.add(&["best", best]);
    sink.add(&["best+rule", best, reading.rule]);
    sink.add_if(found.in_words, &["in-words", notation]);
    // "Nine Out of Ten (PG)": a title is set so, a verdict hardly.
    let capitals = text.is_capital(tokens.start) && text.is_capital(tokens.end - 1);
    sink.add_if(found.in_words && capitals, &["capitals", reading.rule, zone]);
    sink.add(&["named-by", named_by(text, &tokens), zone]);
    sink.add_if(notation == "thumbs" && sideways, &["sideways"]);
    let assumed = weighed.rating.as_ref().is_ok_and(|rating| !rating.assumed.is_empty());
    sink.add_if(assumed, &["assumed", notation]);
    if let RatingValue::Text(value) = &reading.value {
        sink.add(&["value", value]);
        sink.add_if(value.len() == 1, &["one-letter", zone]);
    }
    setting.place(&tokens, sink);
    // What stands beside it, a few tokens either way.
    let sentence = text.sentence_around(tokens.start);
    let before = tokens.start.saturating_sub(6)..tokens.start;
    let after = tokens.end..(tokens.end + 6).min(text.len());
    for token in before.rev().filter(|token| text.is_word(*token)) {
        sink.add(&["before", text.word(token)]);
    }
    for token in after.filter(|token| text.is_word(*token)) {
        sink.add(&["after", text.word(token)]);
    }
    let classes = [
        ("first-person", FIRST_PERSON),
        ("outsider", OUTSIDER),
        ("label", LABEL),
        ("verdict", VERDICT),
        ("part", PART),
        ("film", FILM),
        ("no-film", NOT_FILM),
        ("negator", NEGATOR),
        ("person", PERSON_NOUN),
        ("aspect", 0x1ff << ASPECT),
    ];
    for (name, class) in classes {
        let near = tokens.start.saturating_sub(12).max(sentence.start)..tokens.start;
        let behind = tokens.end..(tokens.end + 12).min(sentence.end).max(tokens.end);
        sink.add_if(near.clone().any(|token| text.has(token, class)), &["before-class", name]);
        sink.add_if(behind.clone().any(|token| text.has(token, class)), &["after-class", name]);
    }
    sink.add(&["sentence", many(sentence.len()), zone]);
    sink.add_if(sentence.start == tokens.start, &["opens-sentence"]);
    sink.add_if(sentence.end <= tokens.end + 1, &["closes-sentence", zone]);
    sink.add(&["from-end", many(text.len() - tokens.end)]);
    sink.add(&["from-start", many(tokens.start)]);
    // Among the others.
    let same = places.iter().filter(|other| **other != place && all[**other].found.reading.agrees(reading)).count();
    let differs =
        |other: &&usize| **other != place && all[**other].may_be_own() && !all[**other].found.reading.agrees(reading);
    let rivals = places.iter().filter(differs).count();
    let good = places.iter().filter(differs).filter(|other| all[**other].points() >= ENOUGH).count();
    sink.add(&["same", few(same)]);
    sink.add(&["rivals", few(rivals)]);
    sink.add(&["good-rivals", few(good), shown]);
    sink.add_if(weighed.may_be_own(), &["may-be-own", few(good)]);
    // How it is set against how the others are set.
    let standing = weighed.standing();
    let highest = places.iter().filter(differs).map(|other| all[*other].standing()).max();
    let against = match highest {
        None => "alone",
        Some(highest) if highest < standing => "above",
        Some(highest) if highest == standing => "level",
        _ => "below",
    };
    let set = few(usize::from(standing));
    sink.add(&["standing", set, against]);
    sink.add(&["standing+zone", set, zone, at]);
    sink.add(&["standing+may", set, if weighed.may_be_own() { "own" } else { "others" }, against]);
    let lead =
        places.iter().filter(differs).map(|other| all[*other].points()).max().map_or("alone", |most| {
            match points - most {
                ..=-3 => "far-behind",
                -2..=-1 => "behind",
                0 => "level",
                1..=2 => "ahead",
                _ => "far-ahead",
            }
        });
    sink.add(&["lead", lead, shown]);
    let mut codes: Vec<&str> =
        weighed.reasons.iter().filter(|reason| reason.points > 0).map(|reason| reason.code).collect();
    codes.sort_unstable();
    codes.truncate(4);
    sink.add(&["reasons", &codes.join("+")]);
    for reason in &weighed.reasons {
        sink.add(&["reason+zone", reason.code, zone]);
        sink.add(&["reason+sure", reason.code, sure]);
    }
    let refused = weighed.reasons.iter().filter(|reason| reason.points < 0).count();
    sink.add(&["reasons-against", few(refused)]);
    sink.add_if(places.last() == Some(&place), &["last", notation]);
    sink.add_if(places.first() == Some(&place), &["first", notation]);
    sink.add_if(places.len() == 1, &["only", notation]);
    let may = if weighed.may_be_own() { "own" } else { "others" };
    let more = [
        ["rule", reading.rule],
        ["best", best],
        ["zone", zone],
        ["at", at],
        ["edges", around::edges(text, &tokens, &line)],
        ["points", shown],
        ["kind", kind.key()],
        ["sure", sure],
        ["set", set],
        ["against", against],
        ["may", may],
        ["in-words", if found.in_words { "yes" } else { "no" }],
        ["length", many(text.len())],
    ];
    around::weigh(setting, around, all, place, more, sink);
    phrase::weigh(text, around, all, place, sink);
}

/// What the word is that a colon or a dash right before a rating stands behind: "Rating: 4/5", "Audience: 4/5", "Reputation: 4/5".
fn named_by(text: &Text, tokens: &std::ops::Range<usize>) -> &'static str {
    let Some(mark) = tokens.start.checked_sub(1).filter(|mark| text.is_mark_of(*mark, ":：–—=")) else {
        return "nothing";
    };
    let Some(word) = mark.checked_sub(1).filter(|word| text.is_word(*word) && !text.opens_line(tokens.start)) else {
        return "no-word";
    };
    let classes = [
        ("outsider", OUTSIDER),
        ("label", LABEL),
        ("part", PART | 0x1ff << ASPECT),
        ("first-person", FIRST_PERSON),
        ("film", FILM),
        ("verdict", VERDICT),
    ];
    let class = classes.iter().find(|(_, class)| text.has(word, *class)).map(|(name, _)| *name);
    class.unwrap_or(if text.is_capital(word) { "capital" } else { "other" })
}
