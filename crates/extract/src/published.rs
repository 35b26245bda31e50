//! When a document was published and under which headline: datelines, labels, first lines.

mod candidates;

pub(crate) use candidates::date as choose;

use crate::dates::{FoundDate, Order, date_at};
use crate::head::{Frame, Segment};
use crate::lexicon::{ANY_LANGUAGE, WEEKDAY};
use crate::reconcile::PrintedDate;
use crate::text::{Line, Text, TokenKind};
use crosscut_model::Date;
use std::ops::Range;

/// A date that may be the document's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OwnDate {
    pub(crate) date: Date,
    pub(crate) tokens: Range<usize>,
    /// Why this order of day and month was taken, where both are possible.
    pub(crate) order: Option<&'static str>,
    /// Both orders are possible and nothing decides.
    pub(crate) ambiguous: bool,
    /// How it is printed, where it is in numbers alone.
    pub(crate) printed: Option<PrintedDate>,
    /// It opens the document.
    pub(crate) is_dateline: bool,
}

/// Labels before a document's date, lower case.
const DATE_LABELS: &[&str] = &[
    "date",
    "published",
    "posted",
    "updated",
    "reviewed",
    "written",
    "on",
    "datum",
    "veröffentlicht",
    "erschienen",
    "vom",
    "am",
    "publié",
    "le",
    "mis",
    "fecha",
    "publicado",
    "data",
    "pubblicato",
    "publicerad",
    "gepubliceerd",
    "geplaatst",
    "дата",
    "опубликовано",
    "公開",
    "投稿日",
    "online",
];

/// Words of days on which something else happens than publication: a release, a screening, a visit, a birth.
const ELSEWHERE: &str = "release released releases theaters cinemas theatres kinostart sortie sorties estreno estrena uscita uscirà estreia dvd blu premiere premiered opens \
    start starts born premiär premiera премьера прокат until runs street available screening screened screens viewed seen watched session next bis ab \
    ends expires died recorded filmed première anteprima coming out läuft kino deadline séance prochaine prossimo próxima proximo volgende";

/// Verbs and labels of publication.
const PUBLISHED: &str = "reviewed posted published publié publicado pubblicato publicerad gepubliceerd geplaatst veröffentlicht erschienen released written date datum fecha data \
    geschrieben getestet datapubblicazione publisert опубликовано дата publikováno sent aired broadcast";

/// Whether a word labels a date of publication.
pub(crate) fn is_published_word(text: &Text, token: usize) -> bool {
    text.is_in(token, PUBLISHED) || DATE_LABELS.contains(&text.word(token).to_lowercase().as_str())
}

/// The document's date, or `None`. Dates in prose tell of other things and are left.
pub(crate) fn date(text: &Text, frame: &Frame, language: Option<&str>) -> Option<OwnDate> {
    let mut best: Option<(i32, OwnDate)> = None;
    for segment in &frame.segments {
        let Some(found) = &segment.date else { continue };
        let Some(line) = text.lines.get(segment.line) else { continue };
        let points = points(text, frame, line, found, segment);
        if points >= 3 && best.as_ref().is_none_or(|(most, _)| points > *most) {
            let is_dateline = segment.line == 0;
            best = ordered(text, found, language, is_dateline).map(|own| (points, own)).or(best);
        }
    }
    // A date that is glued to the first words of the text, or labelled on the first or last line of prose.
    if best.is_none() {
        for number in [0, text.lines.len().saturating_sub(1)] {
            let Some(line) = text.lines.get(number) else { continue };
            let limit = line.tokens.end.min(line.tokens.start + 8);
            let found = (line.tokens.start..limit)
                .find_map(|token| date_at(text, token))
                .filter(|found| found.day > 0 && found.year.is_some());
            let Some(found) = found else { continue };
            let before = found.tokens.start - line.tokens.start;
            let labelled = (line.tokens.start..found.tokens.start).any(|token| text.is_in(token, PUBLISHED));
            let small = (line.tokens.start..found.tokens.start)
                .all(|token| crate::head::is_weekday(text, token) || !text.is_word(token));
            if number == 0 && before <= 2 && small || labelled {
                return ordered(text, &found, language, number == 0);
            }
        }
    }
    best.map(|(_, own)| own)
}

fn points(text: &Text, frame: &Frame, line: &Line, found: &FoundDate, segment: &Segment) -> i32 {
    let before = line.tokens.start..found.tokens.start;
    let label = |token: usize| DATE_LABELS.contains(&text.word(token).to_lowercase().as_str());
    let near = before.start.max(found.tokens.start.saturating_sub(6))..found.tokens.start;
    let close = before.start.max(found.tokens.start.saturating_sub(4))..found.tokens.start;
    let is_published = near.clone().any(|token| text.is_in(token, PUBLISHED))
        || near.clone().any(|token| label(token) && !text.is_in(token, "on le am vom"));
    let after = found.tokens.end..line.tokens.end.min(found.tokens.end + 4);
    let opens = segment.line == 0 && before.len() <= 2;
    // "Release date", "Street date": of the two words the first one says what date it is.
    let nearest = near
        .clone()
        .rev()
        .find(|token| text.is_in(*token, PUBLISHED) && !text.is_in(*token, "date datum fecha data дата"));
    let other = near.clone().rev().find(|token| text.is_in(*token, ELSEWHERE) && !text.is_in(*token, PUBLISHED));
    let is_published = is_published && !(other > nearest && other.is_some());
    let elsewhere = close.chain(after).any(|token| text.is_in(token, ELSEWHERE) && !text.is_in(token, PUBLISHED));
    // A label of the film's release opens the line: "Kinostart: 3. Mai 2019".
    let labelled_elsewhere = before.clone().take(3).any(|token| text.is_in(token, ELSEWHERE));
    let press = before.clone().any(|token| text.is_in(token, "immediate press"));
    if !opens && !is_published && !press && (elsewhere || labelled_elsewhere) {
        return -5;
    }
    let mut points = 0;
    if is_published {
        points += 4;
    } else if near.clone().any(label) {
        points += 1;
    }
    if near.clone().any(|token| text.is_in(token, "updated modified edited oppdatert aktualisiert actualizado")) {
        points -= 1;
    }
    if segment.in_head {
        points += 3 + i32::from(frame.head.iter().take(3).any(|number| *number == segment.line));
    } else {
        points += 1;
        // Alone, or with a name or a place.
        let alone = before
            .clone()
            .all(|token| !text.is_word(token) || text.is_capital(token) || text.has(token, ANY_LANGUAGE | WEEKDAY));
        points += if alone && line.bytes.len() < 80 { 3 } else { 0 };
    }
    // A sentence that is no heading: "We filmed it on 4 May 2019 in Rome."
    let last = line.tokens.end - 1;
    let words = line.tokens.clone().filter(|token| text.is_word(*token) && !text.is_capital(*token)).count();
    if text.is_mark_of(last, ".!?") && words > 6 && !is_published {
        points -= 5;
    }
    if opens {
        points += 1;
    }
    if found.day == 0 {
        points -=
            i32::from(!(opens || segment.in_head && frame.head.iter().take(3).any(|number| *number == segment.line)))
                * 2;
    }
    points
}

/// The date with day and month in the order that the document's own evidence speaks for.
fn ordered(text: &Text, found: &FoundDate, language: Option<&str>, is_dateline: bool) -> Option<OwnDate> {
    let date = found.with_year(None)?;
    let own = OwnDate { date, tokens: found.tokens.clone(), order: None, ambiguous: false, printed: None, is_dateline };
    // "16.09.13": where the year is written first it is of two digits too.
    if matches!(language, Some("ko" | "ja" | "zh" | "hu"))
        && let Some(date) = found.year_first()
    {
        return Some(OwnDate { date, order: Some("language"), ..own });
    }
    if found.order == Order::Certain {
        return Some(OwnDate { printed: printed_order(text, found), ..own });
    }
    let swapped = found.swapped().with_year(None)?;
    if let Some(month_first) = other_dates(text) {
        let printed = Some(if month_first { PrintedDate::MonthFirst } else { PrintedDate::DayFirst });
        let date = if month_first { date } else { swapped };
        return Some(OwnDate { date, order: Some("other_dates"), printed, ..own });
    }
    let (american, british) = habits(text);
    let (month_first, reason) = match language {
        Some(language) if !language.starts_with("en") => (false, "language"),
        _ if american > british => (true, "american_usage"),
        _ if british > american => (false, "british_usage"),
        _ => (true, "month_first"),
    };
    let (date, other) = if month_first { (date, swapped) } else { (swapped, date) };
    let printed = Some(PrintedDate::Either { other });
    Some(OwnDate { date, order: Some(reason), ambiguous: reason == "month_first", printed, ..own })
}

/// The order of a certain date in numbers, where a number above 12 tells it.
fn printed_order(text: &Text, found: &FoundDate) -> Option<PrintedDate> {
    let first: u8 = text.word(found.tokens.start).parse().ok()?;
    let slashed = text.is_mark_of(found.tokens.start + 1, "/-");
    match (first == found.day, first == found.month) {
        (true, false) if slashed && found.day > 12 => Some(PrintedDate::DayFirst),
        (false, true) if slashed && found.day > 12 => Some(PrintedDate::MonthFirst),
        _ => None,
    }
}

/// Whether other dates in numbers put the month first (true) or the day first (false): one with a number above 12 tells.
fn other_dates(text: &Text) -> Option<bool> {
    let mut seen = None;
    for token in 0..text.len() {
        if text.kind(token) != Some(TokenKind::Number) || !text.is_mark(token + 1, '/') {
            continue;
        }
        let Some(found) = date_at(text, token).filter(|found| found.order == Order::Certain) else { continue };
        let first: u8 = text.word(token).parse().unwrap_or(0);
        let month_first = first == found.month && found.day > 12;
        let day_first = first == found.day && found.day > 12;
        if month_first || day_first {
            if seen.is_some_and(|known| known != month_first) {
                return None;
            }
            seen = Some(month_first);
        }
    }
    seen
}

/// Signs of American and of British usage: the board that rates films, spelling, words.
fn habits(text: &Text) -> (usize, usize) {
    let american = [
        "mpaa", "mpa", "theaters", "theater", "color", "humor", "neighbor", "favorite", "center", "gray", "honor",
        "centers", "colors", "movies",
    ];
    let british = [
        "bbfc",
        "cinemas",
        "cinema",
        "colour",
        "humour",
        "neighbour",
        "favourite",
        "centre",
        "grey",
        "honour",
        "programme",
        "centres",
        "colours",
        "realise",
    ];
    let count = |words: &[&str]| (0..text.len().min(5000)).filter(|token| text.is_one_of(*token, words)).count();
    (count(&american), count(&british))
}

/// The headline: a first heading with marks, or a first short line with prose after it.
pub(crate) fn headline(text: &Text, sections: &[crosscut_model::Section]) -> Option<Range<usize>> {
    let line = text.lines.first()?;
    let next = text.lines.get(1)?;
    let marks = line
        .tokens
        .clone()
        .take_while(|token| text.is_mark(*token, '#') || text.kind(*token) == Some(TokenKind::Stars))
        .count();
    let mut tokens = line.tokens.start + marks..line.tokens.end;
    while tokens.start < tokens.end && text.kind(tokens.end - 1) == Some(TokenKind::Stars) && marks > 0 {
        tokens.end -= 1;
    }
    let short = line.bytes.len() <= 120 && tokens.len() >= 2;
    let stops = text.is_mark_of(tokens.end.saturating_sub(1), ".,;:");
    let opens = text.is_capital(tokens.start)
        || text.kind(tokens.start) == Some(TokenKind::Number)
        || text.is_mark_of(tokens.start, "“\"'‘«„「『");
    let apart = next.blank_before || next.bytes.len() > 80 || marks > 0;
    let is_plain_section = marks == 0
        && sections.first().is_some_and(|section| {
            section.level == 2 && section.evidence.range().is_some_and(|range| range.start == line.bytes.start)
        });
    let labelled = tokens.clone().take(3).any(|token| text.is_mark_of(token, ":："))
        && !text.is_one_of(tokens.start, &["review", "film", "movie", "kritik", "interview"]);
    let dated = date_at(text, tokens.start).is_some();
    (short && !stops && opens && apart && !is_plain_section && !labelled && !dated && !byline_line(text, line))
        .then_some(tokens)
}

fn byline_line(text: &Text, line: &Line) -> bool {
    text.is_one_of(line.tokens.start, &["by", "reviewed", "von", "par", "por", "written"])
}
