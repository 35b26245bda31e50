//! Headings and questions that open the parts of a document.

use crate::text::{Line, Text, TokenKind};
use crosscut_model::{Evidence, Section, SectionKind};

/// The longest heading, in bytes.
const LONGEST: usize = 100;

/// The sections in the order of the text.
pub(crate) fn sections(text: &Text) -> Vec<Section> {
    let plain = plain_headings(text);
    let mut found = Vec::new();
    for (number, line) in text.lines.iter().enumerate() {
        let section = marked(text, line)
            .or_else(|| question(text, number))
            .or_else(|| plain.binary_search(&number).is_ok().then(|| heading(text, line, 0, 2)));
        found.extend(section);
    }
    // A single question or a single plain heading is no table of contents; headings with marks always are.
    if found.len() < 2 && found.first().is_some_and(|section| section.level == 2) {
        found.clear();
    }
    found
}

fn heading(text: &Text, line: &Line, skip: usize, level: u8) -> Section {
    let tokens = line.tokens.start + skip..line.tokens.end;
    Section {
        kind: SectionKind::Heading,
        level,
        title: text.slice(tokens.clone()).to_owned(),
        evidence: Evidence::from(text.bytes(tokens)),
    }
}

/// `# Heading` to `###### Heading`.
fn marked(text: &Text, line: &Line) -> Option<Section> {
    let marks = line
        .tokens
        .clone()
        .take_while(|token| text.is_mark(*token, '#') && (text.is_tight(*token) || *token == line.tokens.start))
        .count();
    let first = line.tokens.start + marks;
    let valid = (1..=6).contains(&marks) && first < line.tokens.end && !text.is_tight(first);
    valid.then(|| {
        let mut section = heading(text, line, marks, marks as u8);
        if section.title.ends_with('?') {
            section.kind = SectionKind::Question;
        }
        section
    })
}

/// A line that is a question by itself, perhaps with a number before it: "3. What …?", "Q: What …?".
fn question(text: &Text, number: usize) -> Option<Section> {
    let line = text.lines.get(number)?;
    let mut last = line.tokens.end.checked_sub(1)?;
    let mut first = line.tokens.start;
    if text.kind(last) == Some(TokenKind::Stars) && text.kind(first) == Some(TokenKind::Stars) && last > first + 1 {
        first += 1;
        last -= 1;
    }
    if !text.is_mark_of(last, "?？") || line.bytes.len() > 2 * LONGEST || line.tokens.len() < 3 {
        return None;
    }
    first += usize::from(text.is_mark(first, '¿'));
    let numbered = text.kind(first) == Some(TokenKind::Number) && text.is_mark_of(first + 1, ".):");
    let lettered = text.is_one_of(first, &["q", "question"]) && text.is_mark_of(first + 1, ":.");
    if numbered || lettered {
        first += 2;
    }
    let stands_alone = line.blank_before && text.lines.get(number + 1).is_none_or(|next| next.blank_before);
    let one_sentence = (first..last).all(|token| !text.is_mark_of(token, ".!?"));
    if !(numbered || lettered || stands_alone) || !one_sentence || first >= last || !text.is_word(first) {
        return None;
    }
    let tokens = first..last + 1;
    Some(Section {
        kind: SectionKind::Question,
        level: 2,
        title: text.slice(tokens.clone()).to_owned(),
        evidence: Evidence::from(text.bytes(tokens)),
    })
}

/// Short lines without a stop, alone between blank lines, with prose after them. They count only where there are at least
/// two, because one alone may be a headline or a signature.
fn plain_headings(text: &Text) -> Vec<usize> {
    let mut found = Vec::new();
    for (number, line) in text.lines.iter().enumerate() {
        let Some(next) = text.lines.get(number + 1) else { continue };
        let last = line.tokens.end - 1;
        let stops = text.is_mark_of(last, ".,;:!?…)]|")
            || text.is_mark_of(last, "”\"’") && text.is_mark_of(last.saturating_sub(1), ".,!?");
        let short = line.bytes.len() <= 70 && line.tokens.len() <= 12;
        let opens = text.is_word(line.tokens.start) && text.is_capital(line.tokens.start);
        let prose_after = next.blank_before && next.bytes.len() > 80;
        let labelled = line
            .tokens
            .clone()
            .any(|token| text.is_mark_of(token, ":|/=") || text.kind(token) == Some(TokenKind::Stars));
        let byline = text.is_in(line.tokens.start, "by von par por di reviewed written av door");
        if line.blank_before && short && opens && prose_after && !stops && !labelled && !byline {
            found.push(number);
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<(SectionKind, String)> {
        sections(&Text::new(text, 0..text.len())).into_iter().map(|section| (section.kind, section.title)).collect()
    }

    const PROSE: &str = "Here is a line of prose that is long enough for anybody to see that it is no heading at all.";

    #[test]
    fn headings_and_questions_are_told_apart() {
        let text = format!(
            "The Plot\n\n{PROSE}\n\nThe Light\n\n{PROSE}\n\n1. Is it long?\n\n  • No.\n\n2. Is it good?\n\n  • Yes."
        );
        let expected = [
            (SectionKind::Heading, "The Plot".to_owned()),
            (SectionKind::Heading, "The Light".to_owned()),
            (SectionKind::Question, "Is it long?".to_owned()),
            (SectionKind::Question, "Is it good?".to_owned()),
        ];
        assert_eq!(titles(&text), expected);
    }

    #[test]
    fn one_short_line_is_no_table_of_contents() {
        assert_eq!(titles(&format!("{PROSE}\n\nMia Holm\n\n{PROSE}")), []);
        assert_eq!(titles("# A title\n\nText."), [(SectionKind::Heading, "A title".to_owned())]);
    }
}
