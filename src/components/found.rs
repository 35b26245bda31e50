//! Texts with the places marked that the search found. Marks are elements around text, never markup in it.

use crate::pieces::{IntoViews, live};
use crate::state::UseMarks;
use crosscut_search::Field;
use leptos::prelude::*;
use std::ops::Range;

/// A text, with what was searched for in one of these fields marked; as it is where nothing is searched.
pub fn found_in(fields: &'static [Field], text: String) -> AnyView {
    match use_context::<UseMarks>() {
        Some(marks) => live(move || marked(&text, &marks.ranges(fields, &text))),
        None => text.into_any(),
    }
}

/// Characters of a text that are shown in a list, and at most so many of them before what was found.
const LONGEST: usize = 280;
const BEFORE: usize = 80;

/// The beginning of a text (all of it where it is short, as abstracts are), or the place in it that was found; with what was searched for
/// marked.
pub fn excerpt(fields: &'static [Field], text: String, is_short: bool) -> AnyView {
    match use_context::<UseMarks>() {
        Some(marks) => live(move || cut(&text, &marks.ranges(fields, &text), is_short)),
        None => cut(&text, &[], is_short),
    }
}

fn cut(text: &str, ranges: &[Range<usize>], is_short: bool) -> AnyView {
    let part = part(text, ranges.first().map_or(0, |first| first.start));
    let part = if is_short && part.start == 0 { 0..text.len() } else { part };
    let within = ranges.iter().filter(|range| part.start <= range.start && range.end <= part.end);
    let within: Vec<Range<usize>> = within.map(|range| range.start - part.start..range.end - part.start).collect();
    let before = (part.start > 0).then(|| "… ".into_any());
    let after = (part.end < text.len()).then(|| " …".into_any());
    [before, Some(marked(&text[part], &within)), after].into_iter().flatten().views().into_any()
}

/// What is shown of a text so that the place `at` is seen: whole words, where it has such.
fn part(text: &str, at: usize) -> Range<usize> {
    let mut start = 0;
    if text.char_indices().nth(LONGEST - BEFORE).is_some_and(|(end, _)| end < at) {
        start = text[..at].char_indices().rev().nth(BEFORE).map_or(0, |(back, _)| back);
        let words = text[start..at].find(char::is_whitespace).map_or("", |space| text[start + space..at].trim_start());
        start = at - words.len();
    }
    let shown = &text[start..];
    let Some((end, _)) = shown.char_indices().nth(LONGEST) else { return start..text.len() };
    let space = shown[..end].rfind(char::is_whitespace).filter(|space| start + space > at);
    start..start + shown[..space.unwrap_or(end)].trim_end().len()
}

/// A text with ranges of it marked. Ranges that do not fit are left aside.
pub fn marked(text: &str, ranges: &[Range<usize>]) -> AnyView {
    let marked = pieces(text, ranges).into_iter().map(|(words, marked)| match marked {
        true => view! { <mark class="hit">{words}</mark> }.into_any(),
        false => words.into_any(),
    });
    marked.views().into_any()
}

/// A text cut at the ends of ranges, each piece with whether it is inside one. Ranges that do not fit are left aside.
pub fn pieces(text: &str, ranges: &[Range<usize>]) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in ranges {
        if let (Some(before), Some(inside)) = (text.get(done..range.start), text.get(range.clone())) {
            pieces.push((before.to_owned(), false));
            pieces.push((inside.to_owned(), true));
            done = range.end;
        }
    }
    pieces.push((text[done..].to_owned(), false));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_marks_and_nothing_is_lost() {
        let cut = pieces("one two three", &[4..7, 8..99]);
        assert_eq!(cut, [("one ".into(), false), ("two".into(), true), (" three".into(), false)]);
        assert_eq!(
            pieces("äö", std::slice::from_ref(&(1..2))),
            [("äö".into(), false)],
            "a range inside a character is left aside"
        );
    }

    #[test]
    fn an_excerpt_begins_with_the_text_or_near_what_was_found() {
        let text = "word ".repeat(200) + "here" + &" more".repeat(200);
        assert_eq!(part("short", 2), 0..5);
        assert_eq!(part(&text, 0), 0..279);
        assert_eq!(part(&text, 150), 0..279);
        let near = part(&text, 1000);
        assert!(text[near.clone()].starts_with("word word") && text[near.clone()].ends_with(" more"), "{near:?}");
        assert!((900..1000).contains(&near.start) && near.end > 1100, "{near:?}");
        // Without spaces it is cut between characters.
        let text = "映".repeat(1000);
        let near = part(&text, 1500);
        assert!(near.contains(&1500) && text[near].chars().count() == 280);
    }
}
