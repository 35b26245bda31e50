//! The shape of a document: turns of a talk, rows of a list, a table or a programme, chapters of a recording, how much of it is
//! speech. Counts only; what they weigh is decided in [`super`].

use crate::head::is_gap;
use crate::lexicon::{ASPECT, LABEL, OUTSIDER, PART, number_word};
use crate::text::{Line, Text, TokenKind};

/// What the lines of a document look like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// Turns of two speakers who are named before a colon.
    pub(super) turns: usize,
    /// One of these speakers is the host of a programme, who asks a critic.
    pub(super) hosted: bool,
    /// Turns that open with a dash, or short questions with answers below.
    pub(super) questions: usize,
    /// Lines that open with a dash.
    pub(super) dashed: usize,
    /// Short lines that ask, each with a line below that does not.
    pub(super) answered: usize,
    /// Rows with the year or the length of a film.
    pub(super) film_rows: usize,
    /// Short lines that ask.
    pub(super) asking: usize,
    /// Lines that open with a number or a bullet and hold a title.
    pub(super) entries: usize,
    /// Lines whose first numbers count up or down by one.
    pub(super) counted: usize,
    /// Lines with a time of the day.
    pub(super) programme: usize,
    /// Lines that open with the minutes of a recording.
    pub(super) chapters: usize,
    /// Lines in columns.
    pub(super) table: usize,
    /// The share of the text within marks of speech, in per mille.
    pub(super) speech: usize,
    /// The share of the bytes in lines that are neither prose nor headings but rows, in per mille.
    pub(super) rows: usize,
}

impl Shape {
    pub(super) fn of(text: &Text) -> Shape {
        let (turns, hosted) = turns(text);
        let (dashed, answered) = (dashed(text), answered(text));
        let chapters = sample(text).iter().filter(|line| is_chapter(text, line)).count();
        Shape {
            turns,
            hosted,
            questions: questions(text, &dashed, answered),
            dashed: dashed.len(),
            answered,
            film_rows: sample(text).iter().filter(|line| is_film_row(text, line)).count(),
            asking: sample(text).iter().filter(|line| line.bytes.len() < 150 && asks(text, line)).count(),
            entries: entries(text),
            counted: counted(text),
            programme: sample(text).iter().filter(|line| is_showing(text, line) && !is_chapter(text, line)).count(),
            chapters,
            table: table_rows(text),
            speech: speech(text),
            rows: rows(text),
        }
    }
}

/// How many lines are looked at; more would not change the answer.
const LINES: usize = 600;

fn sample<'t>(text: &'t Text) -> &'t [Line] {
    &text.lines[..text.lines.len().min(LINES)]
}

/// Lines that open with a speaker and a colon, where at least two speakers take turns; and whether one of them is called the host
/// of a programme.
fn turns(text: &Text) -> (usize, bool) {
    let hosts = "presenter host anchor locutora locutor presentador presentadora moderator moderatorin animateur animatrice conduttore conduttrice presentatore presentator programleder \
        presentatrice sprecher announcer studio apresentador apresentadora programledare";
    let on_air = sample(text).iter().take(2).any(|line| {
        line.tokens.clone().take(24).any(|token| {
            text.is_in(token, "radio fm transcript transcription transkript trascrizione breakfast drivetime")
        })
    });
    let mut hosted = false;
    let mut speakers: Vec<(&str, usize)> = Vec::new();
    for line in sample(text) {
        let colon = (line.tokens.start + 1..(line.tokens.start + 6).min(line.tokens.end))
            .find(|token| text.is_mark_of(*token, ":："));
        let Some(colon) = colon else { continue };
        let first = line.tokens.start + usize::from(text.kind(line.tokens.start) == Some(TokenKind::Stars));
        let labelled = text.has(first, LABEL | OUTSIDER) || (0..9).any(|place| text.has(first, 1 << (ASPECT + place)));
        if first >= colon
            || !text.is_capital(first)
            || labelled
            || crate::credits::is_credit_label(text.slice(first..colon))
        {
            continue;
        }
        let speaker = text.slice(first..colon);
        hosted |= on_air || text.is_in(first, hosts);
        match speakers.iter().position(|(known, _)| *known == speaker) {
            Some(place) => speakers[place].1 += 1,
            None if speakers.len() < 30 => speakers.push((speaker, 1)),
            None => {}
        }
    }
    let mut counts: Vec<usize> = speakers.into_iter().map(|(_, count)| count).filter(|count| *count >= 2).collect();
    counts.sort_unstable();
    (if counts.len() >= 2 { counts[counts.len() - 2] + counts[counts.len() - 1] - 1 } else { 0 }, hosted)
}

fn asks(text: &Text, line: &Line) -> bool {
    let last = line.tokens.end - 1;
    text.is_mark_of(last, "?？")
        || last > line.tokens.start
            && (text.is_mark_of(last, "”\"»’'_」") || text.kind(last) == Some(TokenKind::Stars))
            && text.is_mark_of(last - 1, "?？")
}

/// The lines that open with a dash.
fn dashed<'t>(text: &'t Text) -> Vec<&'t Line> {
    let opens = |line: &&Line| text.is_mark_of(line.tokens.start, "—–―-−") && !text.is_mark(line.tokens.start + 1, '[');
    sample(text).iter().filter(opens).collect()
}

fn answered(text: &Text) -> usize {
    let answered = sample(text).windows(2).filter(|pair| {
        let numbered = text.kind(pair[0].tokens.start) == Some(TokenKind::Number);
        asks(text, &pair[0])
            && pair[0].bytes.len() < 150
            && !asks(text, &pair[1])
            && pair[0].tokens.len() > 2
            && !numbered
    });
    answered.count()
}

/// Paragraphs that open with a dash, some of which ask; or short lines that ask, each with an answer below that does not.
fn questions(text: &Text, dashed: &[&Line], answered: usize) -> usize {
    let asked = dashed.iter().filter(|line| asks(text, line)).count();
    if dashed.len() >= 4 && asked >= 1 || dashed.len() >= 3 && asked >= 2 {
        return dashed.len();
    }
    // What is asked, and what is said in answer, in quotation marks from end to end.
    let quotes = |line: &Line| {
        text.is_mark_of(line.tokens.start, "“„«»\"‘'「”") && text.is_mark_of(line.tokens.end - 1, "”“»«\"’'」")
    };
    let told =
        sample(text).windows(2).filter(|pair| pair[0].bytes.len() < 170 && !quotes(&pair[0]) && quotes(&pair[1]));
    let told = told.count();
    if answered >= 3 {
        answered
    } else if told >= 3 && dashed.len() + asked >= 3 {
        told
    } else {
        0
    }
}

/// Lines that open with a number or a bullet and hold a title: the entries of a list. Questions are none, and parts of a score.
fn entries(text: &Text) -> usize {
    let is_entry = |line: &&Line| {
        let first = line.tokens.start + usize::from(text.is_mark(line.tokens.start, '#'));
        text.kind(first) == Some(TokenKind::Number)
            && text.word(first).len() <= 3
            && (text.is_mark_of(first + 1, ".):") || first > line.tokens.start)
            && line.tokens.len() > 2
            && !asks(text, line)
    };
    let is_bullet = |line: &&Line| {
        let first = line.tokens.start;
        let after = first
            + 1
            + usize::from(text.is_mark_of(first + 1, "[“\"‘«_") || text.kind(first + 1) == Some(TokenKind::Stars));
        let titled =
            text.is_capital(after) && line.tokens.clone().take(12).any(|token| text.is_mark_of(token, ":(–—,"));
        let marked = text.is_mark_of(first, "-–•*·►▪") || text.kind(first) == Some(TokenKind::Stars);
        marked && titled && !text.has(after, PART | LABEL)
    };
    let bullets = sample(text).iter().filter(is_bullet).count();
    sample(text).iter().filter(is_entry).count().max(bullets)
}

/// The longest row of lines whose first numbers go up or down by one, other lines between them left out.
fn counted(text: &Text) -> usize {
    let (mut longest, mut up, mut down) = (0, 0, 0);
    let mut before: Option<i32> = None;
    for line in sample(text) {
        let marked = text.is_mark_of(line.tokens.start, "#№") || text.word(line.tokens.start) == "第";
        let first = line.tokens.start + usize::from(marked);
        if text.kind(first) != Some(TokenKind::Number) || line.tokens.len() < 2 || is_chapter(text, line) {
            continue;
        }
        let Some(number) = text.word(first).parse::<i32>().ok().filter(|number| (0..200).contains(number)) else {
            continue;
        };
        let step = before.map_or(0, |before| number - before);
        up = if step == 1 { up + 1 } else { 1 };
        down = if step == -1 { down + 1 } else { 1 };
        longest = longest.max(up).max(down);
        before = Some(number);
    }
    longest
}

/// "03:10 Ronja on ice", "(1:02:03)": a line that opens with the minutes of a recording.
fn is_chapter(text: &Text, line: &Line) -> bool {
    let first = (line.tokens.start..line.tokens.end.min(line.tokens.start + 2))
        .find(|token| text.kind(*token) == Some(TokenKind::Number));
    first.is_some_and(|first| {
        text.word(first).len() <= 2
            && text.is_mark(first + 1, ':')
            && text.is_tight(first + 1)
            && text.kind(first + 2) == Some(TokenKind::Number)
            && text.word(first + 2).len() == 2
            && line.tokens.len() > 4
            && !text.is_mark(first + 3, '/')
    })
}

/// "Nine Hours (1960). It feels shorter.", "Hooi! 1949, 31 min.": a short line with the year or the length of a film.
fn is_film_row(text: &Text, line: &Line) -> bool {
    let number = |token: usize| text.kind(token) == Some(TokenKind::Number);
    line.bytes.len() < 170
        && line.tokens.len() > 3
        && line.tokens.clone().skip(1).any(|token| {
            let word = text.word(token);
            let year = number(token)
                && word.len() == 4
                && ["18", "19", "20"].iter().any(|century| word.starts_with(century))
                && text.is_mark(token - 1, '(');
            let length =
                number(token) && word.len() <= 3 && text.is_in(token + 1, "min mins minuten minuti minutos min.");
            year || length
        })
}

/// A line with a time of the day, and no date with a year: an entry of a programme.
fn is_showing(text: &Text, line: &Line) -> bool {
    let time = |token: usize| {
        let word = text.word(token);
        if text.kind(token) != Some(TokenKind::Number) || word.len() > 5 {
            return false;
        }
        let minutes = |token: usize| text.kind(token) == Some(TokenKind::Number) && text.word(token).len() == 2;
        let next = text.word(token + 1);
        let french =
            next.len() == 3 && next.starts_with(['h', 'H']) && next[1..].bytes().all(|byte| byte.is_ascii_digit());
        text.is_mark(token + 1, ':') && text.is_tight(token + 1) && minutes(token + 2)
            || text.is_in(token + 1, "uhr pm am p.m")
            || text.is(token + 1, "h") && text.is_tight(token + 1)
            || french && text.is_tight(token + 1)
            || text.is(token + 1, "h") && minutes(token + 2) && word.parse::<u8>().is_ok_and(|hour| hour > 8)
            || text.is_mark(token + 1, '時')
            || next == "時"
            || word.split_once('.').is_some_and(|(hour, minute)| {
                minute.len() == 2
                    && hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                    && minute.parse::<u8>().is_ok_and(|minute| minute < 60 && minute % 5 == 0)
            })
    };
    let year = |token: usize| {
        text.kind(token) == Some(TokenKind::Number)
            && text.word(token).len() == 4
            && text.word(token).starts_with(['1', '2'])
    };
    line.bytes.len() < 200 && line.tokens.clone().any(time) && !line.tokens.clone().any(year)
}

/// Lines in columns: bars or wide gaps between at least three cells, boxes to tick, fields of a dump.
fn table_rows(text: &Text) -> usize {
    let bars = |line: &Line| line.tokens.clone().filter(|token| text.is_mark(*token, '|')).count() >= 3;
    let ticks = |line: &Line| text.is_mark(line.tokens.start, '-') && text.is_mark(line.tokens.start + 1, '[');
    let columns = |line: &Line| {
        line.tokens.clone().filter(|token| *token > line.tokens.start && is_gap(text, *token)).count() >= 3
    };
    let is_id = |line: &Line| text.is_in(line.tokens.start, "id title") && text.is_mark(line.tokens.start + 1, ':');
    let ids = sample(text).iter().filter(|line| is_id(line)).count();
    let part = |line: &Line| text.has(line.tokens.start, PART | LABEL);
    let rows =
        sample(text).iter().skip(1).filter(|line| (bars(line) || ticks(line) || columns(line)) && !part(line)).count();
    rows.max(if ids >= 4 { ids } else { 0 })
}

/// The share of the text that stands between double marks of speech and is longer than a title, in per mille.
fn speech(text: &Text) -> usize {
    let mut said = 0;
    let mut opened: Option<usize> = None;
    for token in 0..text.len().min(6000) {
        if text.opens_line(token) {
            opened = None;
        }
        let Some(TokenKind::Mark(mark)) = text.kind(token) else { continue };
        match (mark, opened) {
            ('“' | '„' | '«' | '「', None) | ('"', None) => opened = Some(token),
            ('”' | '“' | '»' | '」' | '"', Some(from)) => {
                if token - from > 8 {
                    said += token - from;
                }
                opened = None;
            }
            _ => {}
        }
    }
    said * 1000 / text.len().clamp(1, 6000)
}

/// The share of short lines that end in no stop, in per mille of all bytes.
fn rows(text: &Text) -> usize {
    let all: usize = sample(text).iter().map(|line| line.bytes.len()).sum();
    let row = |line: &&Line| line.bytes.len() < 90 && !text.is_mark_of(line.tokens.end - 1, ".!?。」…");
    let in_rows: usize = sample(text).iter().filter(row).map(|line| line.bytes.len()).sum();
    in_rows * 1000 / all.max(1)
}

/// A number of three or more: "ein Film" and "one film" are no list.
pub(super) fn counts_several(text: &Text, token: usize) -> bool {
    match text.kind(token) {
        Some(TokenKind::Number) => text.word(token).parse::<u32>().is_ok_and(|number| (3..1000).contains(&number)),
        Some(TokenKind::Word) => number_word(text.word(token)).is_some_and(|number| number >= 3.0),
        _ => false,
    }
}
