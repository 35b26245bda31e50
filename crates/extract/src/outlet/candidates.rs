//! Everything that may be the name of the publication: segments of the lines around the prose, labels, the line of copyright,
//! what stands behind the author. What speaks for each is counted in [`crate::choice`].

use super::{ENOUGH, copyright, name, points};
use crate::byline::{beside_author, labelled_publication};
use crate::choice::{Field, Recorder, Setting, Sink, as_printed, few, pick};
use crate::head::{is_issue, is_menu, is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{ANY_LANGUAGE, FILM, LABEL, NOT_NAME};
use crate::people::{has_given_name, person_end};
use crate::text::Text;
use crate::titles::mentions_of;
use std::ops::Range;

struct Name {
    tokens: Range<usize>,
    by: Vec<&'static str>,
    points: i32,
}

/// The most names that are weighed.
const MOST: usize = 40;

/// Chooses the publication among all names around the prose.
pub(crate) fn publisher(
    setting: &Setting,
    author: Option<&Range<usize>>,
    recorder: &mut Recorder,
) -> Option<Range<usize>> {
    let text = setting.text;
    let names = names(setting, author);
    let values: Vec<(String, String)> = names.iter().map(|name| as_printed(text.slice(name.tokens.clone()))).collect();
    let slices: Vec<&str> = names.iter().map(|name| text.slice(name.tokens.clone())).collect();
    let mentions = mentions_of(text, &slices);
    let most = names.iter().map(|name| name.points).max().unwrap_or_default();
    let picked = pick(Field::Publisher, recorder, &values, |place, sink| match place {
        Some(place) => features(setting, &names[place], &mentions[place], author, most, sink),
        None => {
            sink.add(&["none"]);
            sink.add(&["none", few(names.len())]);
            sink.add(&["none", setting.language]);
            sink.add(&["none-most", few(most.max(0) as usize)]);
            sink.add(&["none-head", few(setting.frame.head.len())]);
            sink.add(&["none-author", if author.is_some() { "yes" } else { "no" }]);
            sink.add(&["none-dated", if setting.frame.is_dated(0) { "yes" } else { "no" }]);
        }
    });
    picked.taken.map(|place| names[place].tokens.clone())
}

fn names(setting: &Setting, author: Option<&Range<usize>>) -> Vec<Name> {
    let (text, frame) = (setting.text, setting.frame);
    let mut names: Vec<Name> = Vec::new();
    let mut note = |tokens: Range<usize>, by: &'static str, points: i32| {
        if tokens.start >= tokens.end || names.len() >= MOST {
            return;
        }
        match names.iter_mut().find(|name| name.tokens == tokens) {
            Some(name) => {
                name.by.push(by);
                name.points = name.points.max(points);
            }
            None => names.push(Name { tokens, by: vec![by], points }),
        }
    };
    for (by, tokens) in [
        ("label", labelled_publication(text)),
        ("copyright", copyright(text, frame)),
        ("beside-author", beside_author(text, author)),
    ] {
        if let Some(tokens) = tokens {
            note(tokens, by, 0);
        }
    }
    for segment in &frame.segments {
        let Some(name) = name(text, segment) else { continue };
        let points = points(text, frame, segment, &name, author);
        note(name.clone(), if points >= ENOUGH { "enough" } else { "segment" }, points);
        if segment.tokens != name && segment.tokens.start == name.start && segment.tokens.len() <= 8 {
            note(segment.tokens.clone(), "whole", points);
        }
    }
    names
}

fn features(
    setting: &Setting,
    name: &Name,
    mentions: &[Range<usize>],
    author: Option<&Range<usize>>,
    most: i32,
    sink: &mut Sink,
) {
    let (text, frame) = (setting.text, setting.frame);
    let tokens = name.tokens.clone();
    let number = text.line_of(tokens.start);
    let Some(line) = text.lines.get(number) else { return };
    let [zone, at] = setting.zone(number);
    for by in &name.by {
        sink.add(&["by", by]);
        sink.add(&["by+zone", by, zone, at]);
    }
    let points = few(name.points.max(0) as usize);
    sink.add(&["points", points]);
    sink.add(&["points+zone", points, zone, at]);
    sink.add_if(name.points == most, &["most", points]);
    setting.place(&tokens, sink);
    let words: Vec<usize> = tokens.clone().filter(|token| text.is_word(*token)).collect();
    let outlets = words.iter().filter(|token| is_outlet_word(text, **token)).count();
    let sections = words.iter().filter(|token| is_section(text, **token) || is_menu(text, **token)).count();
    let person = person_end(text, tokens.start, tokens.end) == Some(tokens.end);
    let given = has_given_name(text, tokens.start);
    sink.add(&["words", few(words.len())]);
    sink.add(&["outlet-words", few(outlets), zone]);
    sink.add_if(sections == words.len(), &["only-sections", zone]);
    sink.add_if(person, &["person", if given { "given" } else { "none" }]);
    sink.add_if(words.iter().all(|token| text.is_upper(*token)), &["shouts", zone]);
    sink.add_if(words.iter().any(|token| text.has(*token, NOT_NAME | LABEL)), &["no-name-word"]);
    sink.add_if(words.iter().any(|token| text.has(*token, FILM)), &["film-word"]);
    sink.add_if(words.iter().any(|token| text.has(*token, ANY_LANGUAGE)), &["function-word"]);
    sink.add_if(is_dense_word(text, tokens.start), &["dense"]);
    sink.add_if((tokens.end..line.tokens.end).any(|token| is_issue(text, token)), &["issue-behind"]);
    for token in &words {
        sink.add(&["word", text.word(*token)]);
    }
    if let Some(last) = words.last() {
        let word = text.word(*last);
        let ending: String = word.chars().rev().take(4).collect();
        sink.add(&["ending", &ending]);
    }
    let slice = text.slice(tokens.clone());
    sink.add_if(slice.contains('.') && !slice.contains(' '), &["domain"]);
    let prose = frame.head.last().map_or(0, |line| line + 1);
    let spoken = mentions.iter().filter(|place| text.line_of(place.start) > prose).count();
    sink.add(&["mentions", few(mentions.len())]);
    sink.add(&["spoken-of", few(spoken), zone]);
    let with_author = author.map(|author| {
        let line = text.line_of(author.start);
        match () {
            () if author.start < tokens.end && tokens.start < author.end => "is",
            () if line == number => "same-line",
            () if line < number => "above",
            () => "below",
        }
    });
    sink.add(&["author", with_author.unwrap_or("none"), zone]);
    sink.add_if(is_path(text, number, tokens.end), &["path"]);
}

/// Whether marks of a path through a site follow.
fn is_path(text: &Text, number: usize, end: usize) -> bool {
    text.lines.get(number).is_some_and(|line| (end..line.tokens.end).any(|token| text.is_mark_of(token, "»›→►＞>")))
}
