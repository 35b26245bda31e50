//! What speaks for each title as the one that a document is about, by [`crate::choice`].

use super::{TitleCandidate, choose, is_part_of};
use crate::choice::{Field, Recorder, Setting, Sink, few, pick};
use crate::headline::is_dense_word;
use crate::lexicon::{FILM, LABEL, NOT_NAME};
use crate::people::has_given_name;

/// How many titles are weighed.
const MOST: usize = 24;

/// Chooses the item among the titles, best first, as [`super::title_candidates`] has them. `kind` is what the document looks like.
pub(crate) fn item<'c>(
    setting: &Setting,
    titles: &'c [TitleCandidate],
    kind: &str,
    recorder: &mut Recorder,
) -> Option<&'c TitleCandidate> {
    let titles = &titles[..titles.len().min(MOST)];
    let by_points = choose(titles);
    let values: Vec<(String, String)> =
        titles.iter().map(|title| (title.title.clone(), crosscut_model::key(&title.title))).collect();
    let picked = pick(Field::Item, recorder, &values, |place, sink| match place {
        Some(place) => {
            sink.add_if(by_points.is_some_and(|chosen| chosen == &titles[place]), &["by-points"]);
            features(setting, titles, place, kind, sink);
        }
        None => {
            sink.add(&["none"]);
            sink.add(&["none", few(titles.len())]);
            sink.add(&["none", setting.language]);
            sink.add(&["none-kind", kind]);
            sink.add(&["none-points", if by_points.is_some() { "yes" } else { "no" }, kind]);
            let explicit = titles.iter().filter(|title| title.explicit).count();
            let quoted = titles.iter().filter(|title| title.quoted).count();
            sink.add(&["none-explicit", few(explicit), kind]);
            sink.add(&["none-quoted", few(quoted), kind]);
        }
    });
    picked.taken.map(|place| &titles[place])
}

fn features(setting: &Setting, titles: &[TitleCandidate], place: usize, kind: &str, sink: &mut Sink) {
    let text = setting.text;
    let title = &titles[place];
    let [zone, at] = setting.zone(text.line_of(title.tokens.start));
    let signed = |value: i32| if value < 0 { "below" } else { few((value as usize).div_ceil(2)) };
    sink.add(&["points", signed(title.points)]);
    sink.add(&["line", signed(title.line)]);
    sink.add(&["line+zone", signed(title.line), zone, at]);
    sink.add(&["around", signed(title.around)]);
    sink.add(&["mentions", few(title.mentions)]);
    sink.add(&["place", few(place)]);
    sink.add(&["place+kind", few(place.min(2)), kind]);
    let flags = [
        ("explicit", title.explicit),
        ("quoted", title.quoted),
        ("early", title.early),
        ("first", title.first),
        ("aside", title.aside),
        ("year", title.year.is_some()),
    ];
    for (flag, _) in flags.iter().filter(|(_, holds)| *holds) {
        sink.add(&["is", flag]);
        sink.add(&["is+kind", flag, kind]);
        sink.add(&["is+zone", flag, zone]);
    }
    let key: String = flags.iter().map(|(_, holds)| if *holds { '1' } else { '0' }).collect();
    sink.add(&["flags", &key]);
    let next = titles.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other.points).max();
    let lead = next.map_or(6, |next| title.points - next);
    sink.add(&["lead", signed(lead)]);
    let most = titles.iter().map(|title| title.mentions).max().unwrap_or_default();
    let others = titles.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other.mentions).max();
    let others = others.unwrap_or_default();
    let rank = match () {
        () if title.mentions > 2 * others && title.mentions > 2 => "by-far",
        () if title.mentions > others => "most",
        () if title.mentions == most => "as-many",
        () if title.mentions * 2 >= most => "half",
        () => "few",
    };
    sink.add(&["named", rank]);
    sink.add(&["named+kind", rank, kind]);
    sink.add(&["named+explicit", rank, if title.explicit { "yes" } else { "no" }]);
    let best = titles.iter().map(|title| title.points).max().unwrap_or_default();
    sink.add_if(title.points == best, &["best-points", signed(title.points)]);
    let only_explicit = title.explicit && titles.iter().filter(|title| title.explicit).count() == 1;
    sink.add_if(only_explicit, &["only-explicit", signed(title.line)]);
    let first_quoted = titles.iter().filter(|title| title.quoted).map(|title| title.tokens.start).min();
    sink.add_if(first_quoted == Some(title.tokens.start), &["first-quoted"]);
    let first = titles.iter().map(|title| title.tokens.start).min();
    sink.add_if(first == Some(title.tokens.start), &["first-of-all", zone]);
    setting.place(&title.tokens, sink);
    let words = title.tokens.clone().filter(|token| text.is_word(*token)).count();
    sink.add(&["words", few(words), zone]);
    sink.add_if(has_given_name(text, title.tokens.start), &["given-name", few(words)]);
    let shouts = title.tokens.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token));
    sink.add_if(shouts, &["shouts", zone]);
    let known = |token: usize| text.has(token, NOT_NAME | FILM | LABEL);
    sink.add_if(title.tokens.clone().any(known), &["no-name-word"]);
    sink.add_if(is_dense_word(text, title.tokens.start), &["dense"]);
    let part_of =
        titles.iter().enumerate().any(|(other, whole)| other != place && is_part_of(&title.title, &whole.title));
    let has_part =
        titles.iter().enumerate().any(|(other, part)| other != place && is_part_of(&part.title, &title.title));
    sink.add_if(part_of, &["part-of-another"]);
    sink.add_if(has_part, &["has-another"]);
    for token in title.tokens.clone().filter(|token| text.is_word(*token)) {
        sink.add(&["word", text.word(token)]);
    }
}
