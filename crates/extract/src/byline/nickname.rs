//! Names that users take.

use super::signature::sign_off;
use crate::head::{Frame, Segment, is_menu, is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{ANY_LANGUAGE, FILM, NOT_NAME};
use crate::people::person_end;
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The name that a user takes: one word beside a date with a time, above "posted", behind "#12", with an at sign.
pub(super) fn nickname(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    frame.head.iter().take(8).find_map(|number| in_line(text, frame, *number)).or_else(|| sign_off(text))
}

fn in_line(text: &Text, frame: &Frame, number: usize) -> Option<Range<usize>> {
    let line = text.lines.get(number)?;
    if line.bytes.len() > 120 {
        return None;
    }
    let posts = |line: usize| posts(text, line);
    let dated = frame.is_dated(number);
    let timed = is_timed(text, number);
    let dated_below = frame.is_dated(number + 1)
        && frame.of_line(number + 1).next().is_some_and(|segment| segment.date.is_some() || posts(number + 1));
    // A name, a rating with a headline, a date: a shop's page.
    let below = dated_below
        || posts(number + 1)
        || posts(number + 2) && frame.is_dated(number + 2)
        || frame.is_dated(number + 2) && posts(number + 1);
    let segments: Vec<&Segment> = frame.of_line(number).filter(|segment| segment.date.is_none()).collect();
    let only = segments.len() == 1;
    for segment in &segments {
        let mut tokens = segment.tokens.clone();
        let sign = [tokens.start, tokens.start.wrapping_sub(1)]
            .into_iter()
            .find(|token| text.is_mark(*token, '@') && line.tokens.contains(token));
        if let Some(sign) = sign {
            let end = (sign + 2..line.tokens.end).find(|token| !text.is_tight(*token)).unwrap_or(line.tokens.end);
            return Some(sign..end);
        }
        // "by dockleaf » Sun Feb 22, 2009".
        if text.is_in(tokens.start, "by von par por door av da") && tokens.len() <= 4 && dated {
            let name = tokens.start + 1..tokens.end;
            if may_be_taken(text, &name) {
                return Some(name);
            }
        }
        // "Sabine K." above a rating and the day of a customer's review.
        let whole = person_end(text, tokens.start, tokens.end).is_some_and(|end| end == tokens.end);
        if whole && only && (1..=2).any(|below| posts(number + below) && frame.is_dated(number + below)) {
            return Some(tokens);
        }
        // "Zaza_du_13 a écrit le 7 janvier", "vasilisk, 19.01.2020 01:14".
        if let Some(verb) = tokens.clone().find(|token| is_posting(text, *token)).filter(|verb| *verb > tokens.start) {
            tokens.end = verb;
            while tokens.end > tokens.start + 1
                && text.is_in(tokens.end - 1, "a has on hat ha")
                && !text.is_tight(tokens.end - 1)
            {
                tokens.end -= 1;
            }
            let said = dated || timed || (verb..line.tokens.end).any(|token| text.is_mark_of(token, ":"));
            if said && may_be_taken(text, &tokens) && !tokens.clone().any(|token| text.has(token, ANY_LANGUAGE)) {
                return Some(tokens);
            }
            continue;
        }
        let taken = may_be_taken(text, &tokens) && !tokens.clone().all(|token| text.has(token, ANY_LANGUAGE));
        let before_date = frame
            .of_line(number)
            .find(|other| other.date.is_some())
            .is_none_or(|date| tokens.start < date.tokens.start);
        let first = frame.head.first() == Some(&number) && segment.opens && !timed;
        if taken && before_date && !first && (dated && (timed || only || posts(number)) || only && below && number <= 4)
        {
            return Some(tokens);
        }
    }
    None
}

/// Whether a word says that somebody posted something.
fn is_posting(text: &Text, token: usize) -> bool {
    text.is_in(
        token,
        "posted wrote says schrieb geschrieben beiträge posts escribió scrisse geplaatst skrev reviewed joined rezension commenté recensito verified \
         scritto publicado postado postou opinó comentó lid reageerde skrevet sendt lähettänyt kirjoitti napsal napsala vložil vložila przesłano dodał dodała napisał napisała yazdı yorumladı írta beküldte \
         написав додав",
    ) || text.word(token) == "済"
        || matches!(
            text.word(token).to_lowercase().as_str(),
            "écrit" | "написал" | "написала" | "сообщений" | "escreveu" | "posté"
        )
}

fn posts(text: &Text, line: usize) -> bool {
    text.lines.get(line).is_some_and(|line| line.tokens.clone().take(24).any(|token| is_posting(text, token)))
}

/// Whether a time of day stands on a line.
fn is_timed(text: &Text, line: usize) -> bool {
    text.lines.get(line).is_some_and(|line| {
        line.tokens.clone().any(|token| {
            text.is_mark_of(token, ":hH")
                && text.is_tight(token)
                && text.kind(token - usize::from(token > 0)) == Some(TokenKind::Number)
                && text.kind(token + 1) == Some(TokenKind::Number)
        })
    })
}

/// Whether somebody may call themselves so: a word, or what is joined to one, that is nothing else on such pages.
fn may_be_taken(text: &Text, tokens: &Range<usize>) -> bool {
    if tokens.clone().any(|token| is_posting(text, token)) {
        return false;
    }
    let slice = text.slice(tokens.clone());
    let letters = slice.chars().filter(|c| c.is_alphabetic()).count();
    let plain = slice.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | 'ー'));
    let known = tokens.clone().any(|token| {
        is_section(text, token)
            || is_menu(text, token)
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
}
