//! Names that users take.

use super::signature::sign_off;
use crate::head::{Frame, Segment, is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{FILM, NOT_NAME};
use crate::people::person_end;
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The name that a user takes: one word beside a date with a time, above "posted", behind "#12", with an at sign.
pub(super) fn nickname(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let is_posting = |token: usize| {
        text.is_in(
            token,
            "posted wrote says schrieb geschrieben beiträge posts escribió scrisse geplaatst skrev reviewed joined rezension commenté recensito verified",
        ) || text.word(token) == "済"
            || matches!(
                text.word(token).to_lowercase().as_str(),
                "écrit" | "написал" | "написала" | "сообщений" | "escreveu" | "posté"
            )
    };
    let is_word = |tokens: &Range<usize>| {
        if tokens.clone().any(is_posting) {
            return false;
        }
        let slice = text.slice(tokens.clone());
        let letters = slice.chars().filter(|c| c.is_alphabetic()).count();
        let plain = slice.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | 'ー'));
        let known = tokens.clone().any(|token| {
            is_section(text, token)
                || crate::head::is_menu(text, token)
                || text.has(token, NOT_NAME | FILM)
                || is_outlet_word(text, token)
        });
        let labels = text.is_mark_of(tokens.end, ":：") && !text.is_tight(tokens.end + 1);
        (2..=24).contains(&slice.chars().count())
            && !labels
            && letters >= 2
            && plain
            && !known
            && found_at(text, tokens.start).is_none()
            && (tokens.len() == 1
                || slice.contains(['_', '@', '-'])
                || slice.chars().any(|c| c.is_ascii_digit())
                || is_dense_word(text, tokens.start))
    };
    let posts = |line: usize| text.lines.get(line).is_some_and(|line| line.tokens.clone().take(24).any(is_posting));
    let timed = |line: usize| {
        text.lines.get(line).is_some_and(|line| {
            line.tokens.clone().any(|token| {
                text.is_mark_of(token, ":hH")
                    && text.is_tight(token)
                    && text.kind(token - usize::from(token > 0)) == Some(TokenKind::Number)
                    && text.kind(token + 1) == Some(TokenKind::Number)
            })
        })
    };
    frame
        .head
        .iter()
        .take(8)
        .find_map(|number| {
            let line = text.lines.get(*number)?;
            if line.bytes.len() > 120 {
                return None;
            }
            let dated = frame.is_dated(*number);
            let below = frame.is_dated(number + 1)
                && frame.of_line(number + 1).next().is_some_and(|segment| segment.date.is_some() || posts(number + 1));
            // A name, a rating with a headline, a date: a shop's page.
            let below = below
                || posts(number + 1)
                || posts(number + 2) && frame.is_dated(number + 2)
                || frame.is_dated(number + 2) && posts(number + 1);
            let segments: Vec<&Segment> = frame.of_line(*number).filter(|segment| segment.date.is_none()).collect();
            for segment in &segments {
                let mut tokens = segment.tokens.clone();
                let at_sign = tokens.start > line.tokens.start && text.is_mark(tokens.start - 1, '@')
                    || text.is_mark(tokens.start, '@');
                if at_sign {
                    let first = if text.is_mark(tokens.start, '@') { tokens.start } else { tokens.start - 1 };
                    let end =
                        (first + 2..line.tokens.end).find(|token| !text.is_tight(*token)).unwrap_or(line.tokens.end);
                    return Some(first..end);
                }
                // "by dockleaf » Sun Feb 22, 2009".
                if text.is_in(tokens.start, "by von par por door av da") && tokens.len() <= 4 && dated {
                    let name = tokens.start + 1..tokens.end;
                    if is_word(&name) {
                        return Some(name);
                    }
                }
                // "Sabine K." above a rating and the day of a customer's review.
                let whole = person_end(text, tokens.start, tokens.end).is_some_and(|end| end == tokens.end);
                if whole
                    && segments.len() == 1
                    && (1..=2).any(|below| posts(number + below) && frame.is_dated(number + below))
                {
                    return Some(tokens);
                }
                // "by dockleaf » Sun Feb 22, 2009".
                if text.is_in(tokens.start, "by von par por door av") && tokens.len() <= 4 && dated {
                    let name = tokens.start + 1..tokens.end;
                    if is_word(&name) {
                        return Some(name);
                    }
                }
                // "Sabine K." above a rating and the day of a customer's review.
                let whole = person_end(text, tokens.start, tokens.end).is_some_and(|end| end == tokens.end);
                if whole
                    && segments.len() == 1
                    && (1..=2).any(|below| posts(number + below) && frame.is_dated(number + below))
                {
                    return Some(tokens);
                }
                // "Zaza_du_13 a écrit le 7 janvier", "vasilisk, 19.01.2020 01:14".
                if let Some(verb) = tokens.clone().find(|token| is_posting(*token)).filter(|verb| *verb > tokens.start)
                {
                    tokens.end = verb;
                    while tokens.end > tokens.start + 1
                        && text.is_in(tokens.end - 1, "a has on hat ha")
                        && !text.is_tight(tokens.end - 1)
                    {
                        tokens.end -= 1;
                    }
                    let said =
                        dated || timed(*number) || (verb..line.tokens.end).any(|token| text.is_mark_of(token, ":"));
                    if is_word(&tokens)
                        && said
                        && !tokens.clone().any(|token| text.has(token, crate::lexicon::ANY_LANGUAGE))
                    {
                        return Some(tokens);
                    }
                    continue;
                }
                let whole =
                    is_word(&tokens) && !tokens.clone().all(|token| text.has(token, crate::lexicon::ANY_LANGUAGE));
                let only = segments.len() == 1;
                let before = frame
                    .of_line(*number)
                    .find(|other| other.date.is_some())
                    .is_none_or(|date| tokens.start < date.tokens.start);
                let first = frame.head.first() == Some(number) && segment.opens && !timed(*number);
                if whole
                    && before
                    && !first
                    && (dated && (timed(*number) || only || posts(*number)) || only && below && *number <= 4)
                {
                    return Some(tokens);
                }
            }
            None
        })
        .or_else(|| sign_off(text))
}
