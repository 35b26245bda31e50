//! What speaks for each title as the one that a document is about, by [`crate::choice`].

use super::{TitleCandidate, choose, is_part_of};
use crate::choice::{Field, Recorder, Setting, Sink, as_printed, few, pick};
use crate::headline::is_dense_word;
use crate::lexicon::{FILM, LABEL, NOT_NAME};
use crate::people::{People, has_given_name};
use crate::text::TokenKind;

/// How many titles are weighed.
const MOST: usize = 40;
/// The chance from which a vote does not rule out what the points say, and the same of a title that is printed as the subject.
const CLOSE: f32 = 0.12;
const EXPLICIT: f32 = 0.05;

/// Chooses the item among the titles, best first, as [`super::title_candidates`] has them. `kind` is what the document looks like.
pub(crate) fn item<'c>(
    setting: &Setting,
    all: &'c [TitleCandidate],
    people: &People,
    kind: &str,
    recorder: &mut Recorder,
) -> Option<&'c TitleCandidate> {
    // What stands in parentheses wherever it is quoted is what else somebody made.
    let titles: Vec<&TitleCandidate> = all.iter().filter(|title| !title.aside || title.explicit).take(MOST).collect();
    let titles = &titles[..];
    let by_points = choose(all).filter(|chosen| titles.contains(chosen));
    let values: Vec<(String, String)> = titles.iter().map(|title| as_printed(&title.title)).collect();
    let picked = pick(Field::Item, recorder, &values, |place, sink| match place {
        Some(place) => {
            let title = titles[place];
            let lead = titles.iter().filter(|other| **other != title).map(|other| other.points).max();
            let lead = few((title.points - lead.unwrap_or_default()).max(0) as usize / 2);
            let explicit = if title.explicit { "explicit" } else { "implied" };
            if by_points == Some(title) {
                sink.add(&["by-points"]);
                sink.add(&["by-points+lead", lead, explicit]);
                sink.add(&["by-points+kind", kind]);
                sink.add_if(title.aside, &["by-points+aside"]);
            } else {
                sink.add_if(by_points.is_some(), &["not-by-points", explicit]);
            }
            // "Ana Holm’s Blue Ferry": whose it is.
            let owner = title
                .tokens
                .start
                .checked_sub(2)
                .filter(|_| setting.text.kind(title.tokens.start - 1) == Some(TokenKind::Possessive));
            if let Some(owner) = owner {
                let role = people.role_of_surname(setting.text.word(owner)).unwrap_or("nobody");
                sink.add(&["owned-by", role]);
            }
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
    // What the points speak for is taken too, unless the vote rules it out.
    let open = |place: &usize| picked.chances[*place] >= if titles[*place].explicit { EXPLICIT } else { CLOSE };
    let agreed = titles.iter().position(|title| by_points == Some(*title)).filter(open);
    picked.taken.or(agreed).map(|place| titles[place])
}

fn features(setting: &Setting, titles: &[&TitleCandidate], place: usize, kind: &str, sink: &mut Sink) {
    let text = setting.text;
    let title = titles[place];
    let [zone, at] = setting.zone(text.line_of(title.tokens.start));
    let signed = |value: i32| if value < 0 { "below" } else { few((value as usize).div_ceil(2)) };
    sink.add(&["points", signed(title.points)]);
    sink.add(&["line", signed(title.line)]);
    sink.add(&["line+zone", signed(title.line), zone, at]);
    sink.add(&["around", signed(title.around)]);
    sink.add(&["mentions", few(title.mentions)]);
    let loose = if title.loose { "loose" } else { "known" };
    sink.add(&["again", few(title.again), loose]);
    sink.add(&["again+zone", few(title.again.min(3)), zone, at]);
    let more = titles.iter().enumerate().any(|(other, rival)| other != place && rival.again > title.again);
    sink.add_if(!more, &["most-again", loose, few(title.again)]);
    sink.add(&["place", few(place)]);
    sink.add(&["place+kind", few(place.min(2)), kind]);
    let flags = [
        ("explicit", title.explicit),
        ("quoted", title.quoted),
        ("early", title.early),
        ("first", title.first),
        ("aside", title.aside),
        ("year", title.year.is_some()),
        ("loose", title.loose),
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
