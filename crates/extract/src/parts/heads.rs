//! Lines that may open a review among several: headings with the title of a work, sorted by how they are printed. Whether they
//! part a document is decided in [`super`].

use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::headline::{is_dense_word, labels_of_heads};
use crate::item::{is_no_title, is_title_label};
use crate::lexicon::{ASPECT, FILM, OUTSIDER, PART, ROLE};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// A line with the title of a work.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    /// Into [`Text::lines`].
    pub(super) line: usize,
    pub(super) title: Range<usize>,
    pub(super) year: Option<(i16, Range<usize>)>,
}

/// How a heading is printed; a line may be printed in several of these ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "Film: Salt".
    Labelled,
    /// `## Salt`, by the number of marks.
    Marked(usize),
    /// "3. Salt".
    Numbered,
    /// "Salt ★★★".
    Rated,
    /// "Salt (2019)".
    Year,
    /// `**Salt**`.
    Bold,
    /// "SALT".
    Upper,
    /// "Salt", alone between empty lines.
    Alone,
}

/// In the order in which they are tried: the more a form says, the earlier.
const FORMS: [Form; 10] = [
    Form::Labelled,
    Form::Marked(2),
    Form::Marked(3),
    Form::Marked(1),
    Form::Numbered,
    Form::Rated,
    Form::Year,
    Form::Bold,
    Form::Upper,
    Form::Alone,
];

/// The headings of each form that has two or more of them.
pub(super) fn groups(text: &Text, language: Option<&str>) -> Vec<Vec<Head>> {
    let all: Vec<(Head, Vec<Form>)> = (0..text.lines.len()).filter_map(|line| head(text, line, language)).collect();
    let of = |form: Form| -> Vec<Head> {
        all.iter().filter(|(_, forms)| forms.contains(&form)).map(|(head, _)| head.clone()).collect()
    };
    let mut groups: Vec<Vec<Head>> = Vec::new();
    for group in FORMS.map(of) {
        if group.len() >= 2 && !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The longest line of a heading, in bytes. A longer one opens with a title only where marks or capitals close it off.
const LONGEST: usize = 140;
/// The longest title, in tokens.
const LONGEST_TITLE: usize = 12;

fn head(text: &Text, number: usize, language: Option<&str>) -> Option<(Head, Vec<Form>)> {
    let line = text.lines.get(number)?;
    let mut forms = Vec::new();
    let mut at = line.tokens.start;
    let marks = (at..line.tokens.end).take_while(|token| text.is_mark(*token, '#')).count();
    if marks > 0 {
        forms.push(Form::Marked(marks.min(3)));
        at += marks;
    }
    let is_bold = |token: usize| {
        text.kind(token) == Some(TokenKind::Stars) && text.word(token) == "**"
            || text.is_mark(token, '_') && text.is_mark(token + 1, '_')
    };
    while text.is_mark_of(at, "-–—•·*>=~|[▪■●◆►▶") && at < line.tokens.end {
        at += 1;
    }
    if text.kind(at) == Some(TokenKind::Number)
        && text.word(at).len() <= 2
        && text.is_mark_of(at + 1, ".):")
        && !text.is_tight(at + 2)
    {
        forms.push(Form::Numbered);
        at += 2;
    }
    let bold = is_bold(at);
    if bold {
        forms.push(Form::Bold);
        at += if text.is_mark(at, '_') { 2 } else { 1 };
    }
    if let Some(after) = label_end(text, at, line) {
        forms.push(Form::Labelled);
        at = after;
    }
    let quoted =
        text.is_mark_of(at, "“\"„«‘'「『《_") || text.kind(at) == Some(TokenKind::Stars) && text.word(at) == "*";
    at += usize::from(quoted);
    let end = title_end(text, at, line.tokens.end, quoted, bold)?;
    let title = at..end;
    if !reads_as_title(text, title.clone(), line, language) {
        return None;
    }
    let long = line.bytes.len() > LONGEST;
    let upper = title
        .clone()
        .filter(|token| text.is_word(*token))
        .all(|token| text.is_upper(token) || text.word(token).len() == 1)
        && title.clone().any(|token| text.is_upper(token));
    let year = year(text, end, line.tokens.end);
    let rated = (end..line.tokens.end.min(end + 40))
        .find_map(|token| found_at(text, token).filter(|found| found.tokens.end <= line.tokens.end));
    if long && !(bold || upper || year.is_some() && line.blank_before) {
        return None;
    }
    if upper {
        forms.push(Form::Upper);
    }
    let last = line.tokens.end - 1;
    let stops = text.is_mark_of(last, ".,;:!?…") && !long && end < last;
    if year.is_some() && (!stops || rated.is_some()) {
        forms.push(Form::Year);
    }
    if rated.is_some() && !long {
        forms.push(Form::Rated);
    }
    let next = text.lines.get(number + 1);
    if end == line.tokens.end && line.blank_before && next.is_some() && !stops {
        forms.push(Form::Alone);
    }
    (!forms.is_empty()).then_some((Head { line: number, title, year }, forms))
}

/// Past "Film:", "Title –": a label of the work's title.
fn label_end(text: &Text, at: usize, line: &Line) -> Option<usize> {
    let colon = (at + 1..(at + 4).min(line.tokens.end)).find(|token| text.is_mark_of(*token, ":：="))?;
    let mut after = colon + 1;
    if text.kind(after) == Some(TokenKind::Stars) && text.word(after) == "**" {
        after += 1;
    }
    ((at..colon).any(|token| is_title_label(text, token)) && after < line.tokens.end).then_some(after)
}

/// Where the title ends that begins at a token: at its closing mark, at a year, a dash with spaces, a bar, a rating.
fn title_end(text: &Text, at: usize, line_end: usize, quoted: bool, bold: bool) -> Option<usize> {
    let limit = line_end.min(at + LONGEST_TITLE + 1);
    for token in at..limit {
        if quoted && text.is_mark_of(token, "”\"“»’'」』》_") && token > at
            || (quoted || bold) && token > at && text.kind(token) == Some(TokenKind::Stars)
        {
            let mut end = token;
            while end > at && text.is_mark_of(end - 1, ":,.") {
                end -= 1;
            }
            return (end > at).then_some(end);
        }
        if token == at {
            continue;
        }
        let parts = text.is_mark_of(token, "|·•([（/")
            || text.is_mark_of(token, "–—-−:：")
                && !(text.is_tight(token) && text.is_tight(token + 1))
                && !(text.is_mark_of(token, ":：") && is_subtitle(text, token, line_end))
            || text.is_mark(token, ',')
                && (is_year(text, token + 1) || text.is_in(token + 1, "dir directed by réal regia"))
            || text.kind(token) == Some(TokenKind::Stars)
            || is_year(text, token) && token + 1 >= line_end
            || found_at(text, token).is_some_and(|found| found.tokens.end >= line_end && found.reading.best.is_some());
        if parts {
            return Some(token);
        }
    }
    (line_end <= at + LONGEST_TITLE && line_end > at).then_some(line_end)
}

/// Whether a colon stands inside a title: "Salt: The Return".
fn is_subtitle(text: &Text, colon: usize, line_end: usize) -> bool {
    colon + 1 < line_end && text.is_capital(colon + 1) && found_at(text, colon + 1).is_none()
}

fn is_year(text: &Text, token: usize) -> bool {
    let word = text.word(token);
    text.kind(token) == Some(TokenKind::Number)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|year| (1888..=2100).contains(&year))
}

/// The first year after a title, near it.
fn year(text: &Text, end: usize, line_end: usize) -> Option<(i16, Range<usize>)> {
    let token = (end..line_end.min(end + 12)).find(|token| is_year(text, *token))?;
    Some((text.word(token).parse().ok()?, token..token + 1))
}

fn reads_as_title(text: &Text, title: Range<usize>, line: &Line, language: Option<&str>) -> bool {
    let words = || title.clone().filter(|token| text.is_word(*token));
    let first = title.start;
    let opens = text.is_capital(first) || text.kind(first) == Some(TokenKind::Number) || is_dense_word(text, first);
    let sentence = title
        .clone()
        .any(|token| text.is_mark_of(token, ".;。…") && token + 1 < title.end && !text.is_tight(token + 1))
        || text.is_mark_of(title.end - 1, ".,;。、，");
    let label = ROLE | OUTSIDER | PART | (0x1ff << ASPECT);
    let generic =
        words().all(|token| is_no_title(text, token) || text.has(token, label | FILM)) && words().next().is_some();
    let no_words = words().next().is_none() && title.clone().any(|token| text.kind(token) != Some(TokenKind::Number));
    let colon =
        title.clone().chain([title.end]).find(|token| text.is_mark_of(*token, ":：") && *token < line.tokens.end);
    let labelled = colon.is_some_and(|colon| {
        let before = text.slice(title.start..colon.min(title.end));
        is_credit_label(before)
            || is_byline_label(before)
            || labels_of_heads(before)
            || (colon == title.end || colon == title.start + 1) && text.has(colon - 1, label | crate::lexicon::LABEL)
    });
    let dated = title.clone().take(4).any(|token| crate::dates::date_at(text, token).is_some());
    let rating = found_at(text, first).is_some_and(|found| found.tokens.end >= title.end);
    let english = language.is_none_or(|language| language.starts_with("en"));
    let cased = if english {
        crate::titles::reads_as_title(text, title.clone())
    } else {
        title.len() <= 8 || is_dense_word(text, first)
    };
    let by = is_byline_label(text.word(first)) && title.len() > 1 && text.is_capital(first + 1);
    opens && !sentence && !generic && !no_words && !labelled && !dated && !rating && cased && !by
}
