//! Lines that may open a review among several: headings with the title of a work, sorted by how they are printed. Whether they
//! part a document is decided in [`super`].

use crate::head::{Frame, is_outlet_word, reads_as_title, title_end, year_behind};
use crate::item::is_title_label;
use crate::people::{has_given_name, person_end};
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
    let frame = Frame::of(text);
    let others = (0..text.lines.len()).find(|line| opens_others(text, *line)).unwrap_or(text.lines.len());
    let all: Vec<(Head, Vec<Form>)> =
        (0..others).filter(|line| !frame.is_dated(*line)).filter_map(|line| head(text, line, language)).collect();
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

/// Lines below which a page goes on to other things than its own reviews, lower case, `|` between.
const OTHERS: &str = "related|related articles|related posts|you may also like|you might also like|more reviews|also on|comments|leia também|veja também|lire aussi|à lire aussi|\
    lesen sie auch|auch interessant|mehr zum thema|también te puede interesar|te puede interesar|leggi anche|lees ook|läs också|читайте также|comentários|comentarios|commentaires|kommentare|\
    reacties|kommentarer|комментарии|share this|trending|most read|popular|tags";

/// Whether a line opens the part of a page that is about other things.
pub(crate) fn opens_others(text: &Text, number: usize) -> bool {
    let Some(line) = text.lines.get(number).filter(|line| number > 0 && line.bytes.len() < 60) else { return false };
    let words: Vec<usize> = line.tokens.clone().filter(|token| text.is_word(*token)).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let said = text.slice(*first..last + 1).to_lowercase();
    OTHERS.split('|').any(|known| known == said)
}

/// The longest line of a heading, in bytes. A longer one opens with a title only where marks or capitals close it off.
const LONGEST: usize = 140;

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
    let year = year_behind(text, end, line.tokens.end);
    let rated = (end..line.tokens.end.min(end + 40))
        .find_map(|token| found_at(text, token).filter(|found| found.tokens.end <= line.tokens.end));
    // Papers and people have ratings of their own in a press review; they are no works.
    let somebody = title.clone().any(|token| is_outlet_word(text, token)) && title.len() > 1
        || person_end(text, title.start, end).is_some() && has_given_name(text, title.start)
        || has_given_name(text, title.start) && (title.len() == 1 || text.is_in(title.start + 1, "in from aus de"));
    if somebody && !quoted {
        return None;
    }
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
