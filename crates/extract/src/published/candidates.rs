//! Every date near the ends of a document, and which of them is that of its publication, by [`crate::choice`].

use super::{DATE_LABELS, ELSEWHERE, OwnDate, PUBLISHED, ordered, points};
use crate::choice::{Field, Recorder, Setting, Sink, few, pick};
use crate::dates::{FoundDate, date_at};
use crate::head::Segment;
use crate::text::TokenKind;

/// Lines from either end in which dates are looked for.
const EDGE: usize = 28;
/// The most dates that are weighed.
const MOST: usize = 40;

struct Printed<'f> {
    found: FoundDate,
    /// The segment that it is, where it stands in a line around the prose.
    segment: Option<&'f Segment>,
    own: OwnDate,
}

/// Chooses the date of publication. `by_rules` is the one that the lines' labels alone speak for.
pub(crate) fn date(
    setting: &Setting,
    language: Option<&str>,
    by_rules: Option<&OwnDate>,
    recorder: &mut Recorder,
) -> Option<OwnDate> {
    let mut dates = dates(setting, language);
    let values: Vec<(String, String)> =
        dates.iter().map(|date| (date.own.date.to_string(), date.own.date.to_string())).collect();
    let latest = dates.iter().map(|date| date.own.date).max();
    let picked = pick(Field::Date, recorder, &values, |place, sink| match place {
        Some(place) => {
            let date = &dates[place];
            let by_rules = by_rules.is_some_and(|rules| rules.tokens == date.own.tokens);
            sink.add_if(by_rules, &["by-rules"]);
            sink.add_if(latest == Some(date.own.date), &["latest", few(dates.len())]);
            features(setting, date, sink);
        }
        None => {
            sink.add(&["none"]);
            sink.add(&["none", few(dates.len())]);
            sink.add(&["none", setting.language]);
            sink.add(&["none-rules", if by_rules.is_some() { "yes" } else { "no" }]);
        }
    });
    picked.taken.map(|place| dates.swap_remove(place).own)
}

fn dates<'f>(setting: &Setting<'f, '_>, language: Option<&str>) -> Vec<Printed<'f>> {
    let (text, frame) = (setting.text, setting.frame);
    let mut dates: Vec<Printed> = Vec::new();
    for segment in &frame.segments {
        let Some(found) = &segment.date else { continue };
        if let Some(own) = ordered(text, found, language, segment.line == 0).filter(|_| dates.len() < MOST) {
            dates.push(Printed { found: found.clone(), segment: Some(segment), own });
        }
    }
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate() {
        if number >= EDGE && number + EDGE < lines {
            continue;
        }
        let last = line.tokens.end.min(line.tokens.start + 80);
        let mut at = line.tokens.start;
        while at < last && dates.len() < MOST {
            let found = date_at(text, at).filter(|found| found.day > 0 && found.year.is_some());
            let Some(found) = found else {
                at += 1;
                continue;
            };
            at = found.tokens.end.max(at + 1);
            let known = dates
                .iter()
                .any(|date| date.found.tokens.start < found.tokens.end && found.tokens.start < date.found.tokens.end);
            if !known && let Some(own) = ordered(text, &found, language, number == 0) {
                dates.push(Printed { found, segment: None, own });
            }
        }
    }
    dates
}

fn features(setting: &Setting, date: &Printed, sink: &mut Sink) {
    let (text, frame) = (setting.text, setting.frame);
    let tokens = date.found.tokens.clone();
    let number = text.line_of(tokens.start);
    let Some(line) = text.lines.get(number) else { return };
    let [zone, at] = setting.zone(number);
    if let Some(segment) = date.segment {
        let points = points(text, frame, line, &date.found, segment);
        let shown = if points < 0 { "below" } else { few(points as usize) };
        sink.add(&["points", shown]);
        sink.add(&["points+zone", shown, zone, at]);
    } else {
        sink.add(&["no-segment", zone, at]);
    }
    setting.place(&tokens, sink);
    let whole = if date.found.day > 0 {
        "day"
    } else if date.found.month > 0 {
        "month"
    } else {
        "year"
    };
    sink.add(&["whole", whole, zone]);
    sink.add_if(date.own.ambiguous, &["ambiguous"]);
    let near = line.tokens.start.max(tokens.start.saturating_sub(6))..tokens.start;
    let after = tokens.end..line.tokens.end.min(tokens.end + 5);
    let published = |token: usize| text.is_in(token, PUBLISHED);
    let label = |token: usize| DATE_LABELS.contains(&text.word(token).to_lowercase().as_str());
    let elsewhere = |token: usize| text.is_in(token, ELSEWHERE);
    sink.add_if(near.clone().any(published), &["published-before", zone]);
    sink.add_if(near.clone().any(label), &["label-before", zone]);
    sink.add_if(near.clone().any(elsewhere), &["elsewhere-before", zone]);
    sink.add_if(after.clone().any(elsewhere), &["elsewhere-after", zone]);
    for token in near.rev().filter(|token| text.is_word(*token)) {
        sink.add(&["before", text.word(token)]);
    }
    for token in after.filter(|token| text.is_word(*token)) {
        sink.add(&["after", text.word(token)]);
    }
    let words = line.tokens.clone().filter(|token| text.is_word(*token) && !text.is_capital(*token)).count();
    sink.add(&["small-words", few(words), zone]);
    let timed = (tokens.end..line.tokens.end.min(tokens.end + 6)).any(|token| {
        text.is_mark_of(token, ":hH.") && text.is_tight(token) && text.kind(token + 1) == Some(TokenKind::Number)
    });
    sink.add_if(timed, &["timed", zone]);
}
