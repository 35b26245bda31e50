//! Everybody who may have written a document: what the readers of [`super`] found, and every name in the lines around the
//! prose. What speaks for each is counted in [`crate::choice`].

use super::dense::{self, dense_end, surname_and_given, without_honorific};
use super::head::{alone_in_head, under_title};
use super::nickname::nickname;
use super::signature::{closing, introduced, signature};
use super::{EDGE, OTHERS, WRITTEN, beside_date, byline, is_byline_word, second_author, shouted, within_line};
use crate::choice::{Field, Recorder, Setting, Sink, as_printed, few, pick};
use crate::head::{is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{ANY_LANGUAGE, FILM, LABEL, NOT_NAME, ROLE};
use crate::people::{full_name_end, has_given_name, person_end};
use crate::text::{Text, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most names that are weighed; of more the first ones are.
const MOST: usize = 120;
/// The longest line that is searched for names throughout, in tokens.
const LONGEST: usize = 60;

/// A name, and the readers that found it.
struct Name {
    tokens: Range<usize>,
    by: Vec<&'static str>,
}

/// Chooses the author among all names around the prose.
pub(crate) fn author(setting: &Setting, recorder: &mut Recorder) -> Option<Range<usize>> {
    let text = setting.text;
    let names = names(setting);
    let values: Vec<(String, String)> = names.iter().map(|name| as_printed(text.slice(name.tokens.clone()))).collect();
    let words = words(text);
    let picked = pick(Field::Author, recorder, &values, |place, sink| match place {
        Some(place) => features(setting, &names[place], &words, sink),
        None => {
            sink.add(&["none"]);
            sink.add(&["none", few(names.len())]);
            sink.add(&["none", setting.language]);
            let found = names.iter().filter(|name| name.by.iter().any(|by| *by != "name" && *by != "nick")).count();
            sink.add(&["none-found", few(found)]);
            sink.add(&["none-head", few(setting.frame.head.len())]);
            sink.add(&["none-tail", few(setting.frame.tail.len())]);
        }
    });
    picked.taken.map(|place| names[place].tokens.clone())
}

/// How often each word with a capital stands in the text.
fn words<'a>(text: &Text<'a>) -> BTreeMap<&'a str, usize> {
    let mut words = BTreeMap::new();
    for token in 0..text.len().min(6000) {
        if text.is_capital(token) {
            *words.entry(text.word(token)).or_insert(0) += 1;
        }
    }
    words
}

fn names(setting: &Setting) -> Vec<Name> {
    let (text, frame) = (setting.text, setting.frame);
    let mut names: Vec<Name> = Vec::new();
    let mut note = |tokens: Range<usize>, by: &'static str| {
        if tokens.start >= tokens.end || names.len() >= MOST {
            return;
        }
        match names.iter_mut().find(|name| name.tokens == tokens) {
            Some(name) => name.by.push(by),
            None => names.push(Name { tokens, by: vec![by] }),
        }
    };
    let found = [
        ("byline", byline(text)),
        ("within-line", within_line(text, frame)),
        ("beside-date", beside_date(text, frame)),
        ("alone-in-head", alone_in_head(text, frame)),
        ("signature", signature(text)),
        ("closing", closing(text, frame)),
        ("introduced", introduced(text)),
        ("under-title", under_title(text)),
        ("nickname", nickname(text, frame)),
    ];
    // The first of them is whom the readers by themselves would have taken.
    let first = found.iter().find_map(|(_, tokens)| tokens.clone());
    for (by, tokens) in found {
        if let Some(tokens) = tokens {
            note(tokens, by);
        }
    }
    if let Some(first) = first {
        note(first, "first-found");
    }
    for (tokens, by) in dense::names(text) {
        note(tokens, by);
    }
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate() {
        let edge = number < EDGE || number + EDGE >= lines;
        if !edge {
            continue;
        }
        let long = line.tokens.len() > LONGEST;
        let ends = line.tokens.start + 12..line.tokens.end.saturating_sub(12).max(line.tokens.start + 12);
        let mut at = line.tokens.start;
        while at < line.tokens.end {
            // Of a long line its beginning and its end.
            if long && ends.contains(&at) {
                at = ends.end;
                continue;
            }
            let end = person_end(text, at, line.tokens.end)
                .or_else(|| full_name_end(text, at).filter(|end| *end <= line.tokens.end))
                .or_else(|| shouted(text, at, line.tokens.end));
            match end {
                Some(end) => {
                    note(at..end, "name");
                    // "Von Ana Holm", "Dr. Ana Holm", "Составила Вера Соболь": the first word may be no name.
                    // "Entrevista de Nuno Cabral" too: nor is the particle behind it.
                    let mut rest = at + 1;
                    while rest < end && !(text.is_word(rest) && text.is_capital(rest)) {
                        rest += 1;
                    }
                    note(rest..end, "without-first");
                    // "ANA HOLM Coast Gazette": where capitals end.
                    let shouted = (at..end).take_while(|token| !text.is_word(*token) || text.is_upper(*token)).count();
                    if (2..end - at).contains(&shouted) {
                        note(at..at + shouted, "shouted");
                    }
                    if let Some(both) = second_author(text, end).filter(|both| *both <= line.tokens.end) {
                        note(at..both, "pair");
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        // Near the ends of the line and in short lines: one word, a nickname, a name without capitals.
        let short = line.tokens.len() <= 14;
        let mut past = line.tokens.start;
        for at in line.tokens.clone() {
            // A word for writing before it, or, of a script without spaces, an opening bracket.
            let told = at > line.tokens.start
                && (is_byline_word(text, at - 1) || text.is_mark_of(at - 1, "（(：:") && is_dense_word(text, at));
            let near = short || told || at < line.tokens.start + 4 || at + 4 > line.tokens.end;
            let begins = at == line.tokens.start || !text.is_tight(at) || !text.is_word(at - 1);
            if !near || !begins || at < past {
                continue;
            }
            let dense = dense_end(text, at, line.tokens.end);
            if let Some(both) = dense.and_then(|end| surname_and_given(text, at..end, line.tokens.end)) {
                note(at..both, "dense-pair");
                past = both;
                continue;
            }
            if let Some(end) = dense {
                note(at..end, "dense");
                if let Some(bare) = without_honorific(text, at..end) {
                    note(bare, "dense-bare");
                }
                // Surname and given name with a space between them.
                if let Some(both) =
                    dense_end(text, end, line.tokens.end).filter(|both| both - at <= 8 && !text.is_tight(end))
                {
                    note(at..both, "dense-pair");
                }
            } else if let Some(end) = nick_end(text, at, line.tokens.end) {
                note(at..end, "nick");
                // "words by hattie brough": two words without capitals.
                let both = nick_end(text, end, line.tokens.end).filter(|both| both - at <= 5 && !text.is_tight(end));
                if let Some(both) = both.filter(|_| !text.is_capital(at) && (told || short && at == line.tokens.start))
                {
                    note(at..both, "nick-pair");
                }
            }
        }
    }
    names
}

/// The end of a word that may be a user's name, with what is joined to it: "kotofey_v_kino", "mossy-pete", "Mieke".
fn nick_end(text: &Text, at: usize, limit: usize) -> Option<usize> {
    if !text.is_word(at) || text.has(at, ANY_LANGUAGE) && !text.is_mark(at + 1, '_') {
        return None;
    }
    let mut end = at + 1;
    while end < limit
        && text.is_tight(end)
        && (text.is_word(end)
            || matches!(text.kind(end), Some(TokenKind::Number))
            || text.is_mark_of(end, "_-.")
                && text.is_tight(end + 1)
                && end + 1 < limit
                && !matches!(text.kind(end + 1), Some(TokenKind::Mark(_))))
    {
        end += 1;
    }
    (end - at <= 9).then_some(end)
}

fn features(setting: &Setting, name: &Name, words: &BTreeMap<&str, usize>, sink: &mut Sink) {
    let text = setting.text;
    let tokens = name.tokens.clone();
    let number = text.line_of(tokens.start);
    let Some(line) = text.lines.get(number) else { return };
    let [zone, at] = setting.zone(number);
    for by in &name.by {
        sink.add(&["by", by]);
        sink.add(&["by+zone", by, zone, at]);
    }
    sink.add(&["found", few(name.by.len())]);
    setting.place(&tokens, sink);
    let count = tokens.clone().filter(|token| text.is_word(*token)).count();
    let given = has_given_name(text, tokens.start);
    let shouts = tokens.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token));
    let last = text.word(tokens.end - 1);
    let again = words.get(last).copied().unwrap_or_default().saturating_sub(1);
    let first = words.get(text.word(tokens.start)).copied().unwrap_or_default().saturating_sub(1);
    sink.add(&["words", few(count)]);
    sink.add(&["given", if given { "yes" } else { "no" }, zone]);
    sink.add(&["given+words", if given { "yes" } else { "no" }, few(count)]);
    sink.add_if(shouts, &["shouts", zone]);
    sink.add(&["surname-again", few(again)]);
    sink.add(&["surname-again+zone", few(again.min(2)), zone]);
    sink.add(&["first-again", few(first)]);
    let outlets = tokens.clone().filter(|token| is_outlet_word(text, *token)).count();
    let sections = tokens.clone().filter(|token| is_section(text, *token)).count();
    sink.add_if(outlets > 0, &["outlet-word"]);
    sink.add_if(sections > 0, &["section-word"]);
    sink.add_if(tokens.clone().any(|token| text.has(token, NOT_NAME | FILM | LABEL)), &["no-name-word"]);
    sink.add_if(tokens.clone().any(|token| text.has(token, ROLE)), &["role-word"]);
    sink.add_if(tokens.clone().any(|token| text.has(token, ANY_LANGUAGE)), &["function-word"]);
    let slice = text.slice(tokens.clone());
    sink.add_if(slice.contains('.'), &["initial"]);
    sink.add_if(count == 1, &["one-word", if text.is_capital(tokens.start) { "capital" } else { "small" }, zone, at]);
    let label = tokens
        .start
        .checked_sub(1)
        .filter(|before| *before >= line.tokens.start)
        .is_some_and(|before| is_byline_word(text, before));
    sink.add_if(label, &["byline-word-before", few(count), zone]);
    sink.add_if(slice.contains(['_', '@']) || slice.chars().any(|c| c.is_ascii_digit()), &["nick-like"]);
    sink.add_if(is_dense_word(text, tokens.start), &["dense", few(tokens.len())]);
    if text.is_east_asian(tokens.start) {
        dense::weigh(setting, slice, name.by.first().copied().unwrap_or_default(), zone, sink);
    }
    // Who made what stands before a name on its line.
    let before = line.tokens.start.max(tokens.start.saturating_sub(8))..tokens.start;
    sink.add_if(before.clone().any(|token| text.is_in(token, OTHERS)), &["other-maker-before"]);
    sink.add_if(before.clone().any(|token| text.has(token, ROLE)), &["role-before"]);
    sink.add_if(before.clone().any(|token| text.is_in(token, WRITTEN)), &["written-before"]);
    let after = tokens.end..line.tokens.end.min(tokens.end + 8);
    sink.add_if(after.clone().any(|token| text.has(token, ROLE)), &["role-after"]);
    let trade = "critic writer journalist reviewer contributor editor freelance writes reviews columnist kritiker kritikerin autor autorin redakteur redakteurin critique journaliste \
        crítico crítica periodista redactor redactora critico giornalista redattore criticus recensent redacteur journalist filmkritiker skribent redaktör reporter correspondent";
    sink.add_if(after.clone().any(|token| text.is_in(token, trade)), &["trade-after"]);
    for token in after.clone().take(4).filter(|token| text.is_word(*token)) {
        sink.add(&["after", text.word(token)]);
    }
    for token in before.rev().take(4).filter(|token| text.is_word(*token)) {
        sink.add(&["before", text.word(token)]);
    }
    // A label may be a word alone on the line above.
    if let Some(above) =
        number.checked_sub(1).and_then(|above| text.lines.get(above)).filter(|above| above.tokens.len() <= 3)
    {
        sink.add_if(is_byline_word(text, above.tokens.start), &["label-above"]);
    }
    let edges = match (tokens.start == line.tokens.start, tokens.end >= line.tokens.end) {
        (true, true) => "alone",
        (true, false) => "opens",
        (false, true) => "closes",
        (false, false) => "inside",
    };
    let marked = |token: usize| match text.kind(token).filter(|_| line.tokens.contains(&token)) {
        Some(TokenKind::Mark(':' | '：')) => "colon",
        Some(TokenKind::Mark('|' | '·' | '•' | '/')) => "bar",
        Some(TokenKind::Mark('-' | '–' | '—')) => "dash",
        Some(TokenKind::Mark(',')) => "comma",
        Some(TokenKind::Mark('(' | ')')) => "bracket",
        Some(TokenKind::Mark('.')) => "stop",
        Some(TokenKind::Word) if is_byline_word(text, token) => "byline",
        Some(TokenKind::Word) if text.is_capital(token) => "capital",
        Some(TokenKind::Word) => "word",
        Some(_) => "other",
        None => "nothing",
    };
    let first_by = name.by.first().copied().unwrap_or_default();
    sink.add_pairs(&[
        ["by", first_by],
        ["zone", zone],
        ["at", at],
        ["edges", edges],
        ["before-is", tokens.start.checked_sub(1).map_or("nothing", marked)],
        ["after-is", marked(tokens.end)],
        ["words", few(count)],
        ["given", if given { "yes" } else { "no" }],
        ["again", few(again.min(2))],
        ["shouts", if shouts { "yes" } else { "no" }],
        ["dated", if setting.frame.is_dated(number) { "yes" } else { "no" }],
        ["prose-above", setting.prose(0..number, 2)],
        ["prose-below", setting.prose(number + 1..text.lines.len(), 2)],
    ]);
    let speech = (tokens.end..tokens.end + 2).any(|token| text.is_mark_of(token, ":：")) && !line.blank_before;
    sink.add_if(speech, &["speaks"]);
}
