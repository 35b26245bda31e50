//! Finds everything in a text that could be a rating, whatever it turns out to be. One pass; bounded work a token.

use crate::headline::is_dense_word;
use crate::lexicon::{
    ANY_LANGUAGE, ARTICLE, ENGLISH, FILM, FIRST_PERSON, LABEL, NEGATOR, NUMBER, RECOMMEND, THUMB, VERDICT,
};
use crate::rating::amount::{amount_at, plain_at};
use crate::rating::reading::{Reading, Usual};
use crate::rating::{calls, glyphs, letter, matching, school, ticks};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::collections::VecDeque;
use std::ops::Range;

/// Something that could be a rating.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    pub(crate) reading: Reading,
    /// Its number is written in words.
    pub(crate) in_words: bool,
}

impl Found {
    /// A verdict for or against, in words.
    pub(super) fn thumb(tokens: Range<usize>, up: bool, rule: &'static str) -> Found {
        let reading = Reading::text(if up { "up" } else { "down" }, Notation::Thumbs, rule);
        Found { tokens, reading, in_words: true }
    }
}

/// Everything found, in the order of the text; of more than `most`, the first and the last half of so many.
pub(crate) fn scan(text: &Text, most: usize) -> Vec<Found> {
    let mut first = Vec::new();
    let mut last = VecDeque::new();
    let mut at = 0;
    while at < text.len() {
        let Some(found) = found_at(text, at) else {
            at += 1;
            continue;
        };
        at = found.tokens.end.max(at + 1);
        if first.len() < most / 2 {
            first.push(found);
            continue;
        }
        if last.len() == most / 2 {
            last.pop_front();
        }
        last.push_back(found);
    }
    first.extend(last);
    first
}

/// What could be a rating and begins at a token.
pub(crate) fn found_at(text: &Text, at: usize) -> Option<Found> {
    match text.kind(at)? {
        TokenKind::Stars => glyphs::stars(text, at),
        TokenKind::Number if is_line(text, at) => split_fraction(text, at)
            .or_else(|| number_below(text, at))
            .or_else(|| by_rule(text, at))
            .or_else(|| lone_number(text, at)),
        TokenKind::Fraction if text.word(at) == "½" && is_line(text, at) => lone_half(at),
        TokenKind::Fraction if text.kind(at + 1) == Some(TokenKind::Stars) => {
            glyphs::half_and_empty(text, at).or_else(|| by_rule(text, at))
        }
        TokenKind::Number | TokenKind::Fraction => {
            by_rule(text, at).or_else(|| labelled_number(text, at)).or_else(|| given_number(text, at))
        }
        TokenKind::Word => thumbs_words(text, at)
            .or_else(|| recommendation(text, at))
            .or_else(|| ticked(text, at))
            .or_else(|| calls::call(text, at))
            .or_else(|| letter::letter(text, at))
            .or_else(|| by_rule(text, at))
            .or_else(|| number_in_words(text, at)),
        TokenKind::Mark('+') if text.is_mark(at + 1, '+') && text.is_tight(at + 1) => glyphs::symbols(text, at),
        TokenKind::Mark('(' | '[') if labelled_interval(text, at) => by_rule(text, at),
        TokenKind::Mark('(') if text.is_in(at + 1, "x") => ticks::box_before(text, at),
        TokenKind::Mark('[' | '☑' | '☒' | '✔' | '✓' | '✅') => ticks::box_before(text, at),
        TokenKind::Mark('-' | '−' | '–' | '+') if text.kind(at + 1) == Some(TokenKind::Number) => by_rule(text, at),
        TokenKind::Mark('👍' | '👎') => thumb_glyph(text, at),
        TokenKind::Mark(mark) if glyphs::is_symbol(mark) => glyphs::symbols(text, at),
        _ => None,
    }
}

/// Whether a token is all that stands on its line.
fn is_line(text: &Text, at: usize) -> bool {
    text.opens_line(at) && (at + 1 >= text.len() || text.opens_line(at + 1))
}

/// Whether a bracket with a number in it stands behind a label: "Arvosana (4–10): 8".
fn labelled_interval(text: &Text, at: usize) -> bool {
    text.kind(at + 1) == Some(TokenKind::Number) && at > 0 && text.has(at - 1, LABEL)
}

fn by_rule(text: &Text, at: usize) -> Option<Found> {
    let scale = || text.is(at, "on") && text.is(at + 2, "scale") || text.is(at, "out") && text.is(at + 1, "of");
    if text.is_word(at)
        && !text.has(at, crate::lexicon::NUMBER | crate::lexicon::HALF | crate::lexicon::STAR)
        && !scale()
    {
        return None;
    }
    let (rule, read) = matching::longest(text, at)?;
    // "★ 4.5/10": the glyph says what is counted.
    let labelled =
        at > 2 && text.is_mark_of(at - 1, ":：") && text.has(at - 2, LABEL) && text.has(at - 3, crate::lexicon::STAR);
    let starred = at > 0 && (is_lone_star(text, at - 1) || labelled) && !text.opens_line(at);
    let notation = if starred && rule.notation == Notation::Fraction { Notation::Stars } else { rule.notation };
    let (best, worst) = ends(text, at, read.best, read.worst);
    let reading = Reading { best, worst, ..Reading::number(read.value, notation, rule.name) };
    Some(Found { tokens: at..read.end, reading, in_words: read.in_words })
}

/// Printed ends, the better one first: the higher one, in whichever order they stand, but for school marks.
fn ends(text: &Text, at: usize, best: Option<f64>, worst: Option<f64>) -> (Option<f64>, Option<f64>) {
    let (Some(one), Some(other)) = (best, worst) else { return (best, worst) };
    let (low, high) = (one.min(other), one.max(other));
    let of_school = (low, high) == school::ENDS
        && (at.saturating_sub(2)..at).any(|token| text.is_in(token, school::SCHOOL) && !text.opens_line(token + 1));
    if of_school { (Some(low), Some(high)) } else { (Some(high), Some(low)) }
}

/// "6.8" and nothing else on its line, above the prose or below it: music and game sites print no more. The vote tells
/// it from other numbers.
fn lone_number(text: &Text, at: usize) -> Option<Found> {
    let amount = amount_at(text, at).filter(|amount| amount.end == at + 1)?;
    let decimal = amount.value.fract() > 0.0 && amount.value <= 10.0 && text.word(at).len() == 3;
    // A whole number may be one of a hundred; in the tail it is the number of a page.
    let whole = amount.value.fract() == 0.0 && (21.0..=100.0).contains(&amount.value) && text.line_of(at) < 8;
    let reading = Reading::number(amount.value, Notation::Points, "lone");
    (decimal || whole).then_some(Found { tokens: at..amount.end, reading, in_words: false })
}

/// "½" and nothing else on its line: half a star, as sites of diaries print it.
fn lone_half(at: usize) -> Option<Found> {
    let reading = Reading::number(0.5, Notation::Stars, "glyphs");
    Some(Found { tokens: at..at + 1, reading, in_words: false })
}

fn is_lone_star(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "★" | "⭐" | "⭐\u{fe0f}" | "☆")
}

/// What Chinese and Japanese pages name a rating by, right before its colon: rows of characters, each a token.
const DENSE_LABELS: &[&str] = &[
    "評価",
    "評点",
    "採点",
    "点数",
    "得点",
    "評分",
    "评分",
    "打分",
    "スコア",
    "総合",
    "综合",
    "満足度",
    "お気に入り度",
    "おすすめ度",
    "オススメ度",
];

/// Whether the characters before a token end in a label of a script without spaces.
pub(super) fn dense_label_before(text: &Text, end: usize) -> Option<usize> {
    if end == 0 || text.word(end - 1).is_ascii() {
        return None;
    }
    let before = &text.full[..text.bytes(end - 1..end).end];
    let label = DENSE_LABELS.iter().find(|label| before.ends_with(**label))?;
    let mut start = end - 1;
    let from = before.len() - label.len();
    while start > 0 && text.bytes(start..end).start > from {
        start -= 1;
    }
    Some(start)
}

/// A number after a label, without a scale: "Score: 8.5", "Wertung: 8", and on a line of its own "SCORE  85".
fn labelled_number(text: &Text, at: usize) -> Option<Found> {
    let mut before = at.checked_sub(1)?;
    while text.kind(before) == Some(TokenKind::Stars) && before > 0 {
        before -= 1;
    }
    let amount = amount_at(text, at)?;
    let star = is_lone_star(text, at - 1);
    // "Rapportcijfer: een 7,5".
    if text.has(before, ARTICLE) && text.is_mark_of(before.wrapping_sub(1), ":：") && !text.opens_line(at) {
        before -= 1;
    }
    let mut label = before;
    // "Schulnote (1 = sehr gut, 6 = ungenügend): 2,3": a key may stand between the label and its colon.
    let key = text.is_mark_of(before, ":：").then(|| before_brackets(text, before)).flatten();
    let colon = text.is_mark_of(before, ":：=") || (text.is_mark_of(before, "-–—|.…·") && !text.is_tight(before));
    if colon {
        while label > 0 && (text.is_mark_of(label, ":：=-–—|.…·") || text.kind(label) == Some(TokenKind::Stars))
        {
            label -= 1;
        }
    }
    label = key.unwrap_or(label);
    let closes_line = amount.end >= text.len() || text.opens_line(amount.end);
    let goes_on = text.is_in(
        amount.end,
        "só porque because pour für from for car weil omdat perché och und and et y e but aber mais ma pero mas von",
    );
    let own_line =
        (closes_line || goes_on && !text.is_tight(amount.end)) && !text.opens_line(at) && text.opens_line(label);
    // "Terningkast 5: «Kvitøya»", "Cotação: nota 9": the words of some countries need no colon.
    let strong = label == before
        && (usual_ends(text, label, amount.value).is_some() && text.opens_line(label)
            || text.has(label, LABEL) && label > 1 && text.is_mark_of(label - 1, ":：") && text.has(label - 2, LABEL)
            // "prende voto 5 e mezzo".
            || text.has(label, LABEL) && label > 0 && (text.has(label - 1, VERDICT) || text.is_in(label - 1, "prende ottiene")))
        && (closes_line || text.is_mark_of(amount.end, ":.,;–—"));
    let is_label = text.has(label, LABEL)
        || dense_label_before(text, label + 1).is_some()
        || colon && label_of_words(text, label, at);
    // "★ 5. Ocho de diez": the number of an entry.
    let entry =
        star && text.is_mark_of(amount.end, ".)") && !text.opens_line(amount.end + 1) && text.is_word(amount.end + 1);
    if entry || text.opens_line(at) || !star && !strong && !(is_label && (colon || own_line)) {
        return None;
    }
    if star && text.word(amount.end) == "つ" {
        let reading = Reading::number(amount.value, Notation::Stars, "labelled");
        return Some(Found { tokens: at..amount.end + 1, reading, in_words: false });
    }
    // "Il voto: 7 chilometri": what follows on the line is what is counted.
    let counted = text.is_word(amount.end)
        && !text.opens_line(amount.end)
        && !goes_on
        && !text.is_capital(amount.end)
        && !text.has(amount.end, ANY_LANGUAGE);
    let (value, end) = school::signed(text, label, &amount).unwrap_or((amount.value, amount.end));
    let joined = end == amount.end
        && (counted
            || text.is_tight(amount.end) && (text.is_word(amount.end) || text.is_mark_of(amount.end, "/-+°€$£%’'"))
            || text.is_mark(amount.end, ':')
                && text.kind(amount.end + 1) == Some(TokenKind::Number)
                && text.is_tight(amount.end + 1));
    let slash = text.is_mark(amount.end, '/') && text.kind(amount.end + 1) != Some(TokenKind::Number);
    if joined && !slash || text.is_in(amount.end, "€ $ £ min min. minutes mins") {
        return None;
    }
    let notation = if star { Notation::Stars } else { Notation::Points };
    let mut reading = Reading::number(value, notation, "labelled");
    // A sign behind a mark is that of a school.
    let (best, worst) = school::ENDS;
    let signed = (end > amount.end).then_some(Usual::Label { best, worst });
    reading.usual = signed.or_else(|| usual_ends(text, label, value));
    Some(Found { tokens: at..end, reading, in_words: false })
}

/// The token before a pair of brackets that closes right before a token, not far back.
fn before_brackets(text: &Text, end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|close| text.is_mark_of(*close, ")]"))?;
    let open = (close.saturating_sub(16)..close).rev().find(|token| text.is_mark_of(*token, "(["))?;
    open.checked_sub(1).filter(|label| text.has(*label, LABEL) && !text.opens_line(open))
}

/// "4", "/", "5" on lines of their own: a fraction that was set in cells.
fn split_fraction(text: &Text, at: usize) -> Option<Found> {
    let value = amount_at(text, at).filter(|amount| amount.end == at + 1)?;
    let scale = if text.is_mark(at + 1, '/') {
        at + 2
    } else if text.is(at + 1, "out") && text.is(at + 2, "of") {
        at + 3
    } else {
        return None;
    };
    let best = plain_at(text, scale).filter(|best| best.value >= value.value && best.value >= 3.0)?;
    if best.end < text.len() && !text.opens_line(best.end) {
        return None;
    }
    let reading = Reading { best: Some(best.value), ..Reading::number(value.value, Notation::Fraction, "slash") };
    Some(Found { tokens: at..best.end, reading, in_words: false })
}

/// A number alone on its line below a label alone on its own: "Nota do Crítico", "9,0".
fn number_below(text: &Text, at: usize) -> Option<Found> {
    let amount = amount_at(text, at).filter(|amount| amount.end >= text.len() || text.opens_line(amount.end))?;
    let number = text.line_of(at);
    let above = &text.lines[number.checked_sub(1)?].tokens;
    let bare = above.len() <= 4 && above.clone().all(|token| text.is_word(token) || text.is_mark_of(token, ":："));
    let label = above.clone().find(|token| text.has(*token, LABEL))?;
    if !bare || text.lines[number].blank_before {
        return None;
    }
    let mut reading = Reading::number(amount.value, Notation::Points, "labelled");
    reading.usual = usual_ends(text, label, amount.value);
    Some(Found { tokens: at..amount.end, reading, in_words: false })
}

/// "Eindcijfer: een acht!": a number in words after a label and a colon.
fn number_in_words(text: &Text, at: usize) -> Option<Found> {
    if !text.has(at, NUMBER) {
        return None;
    }
    let article = usize::from(at > 1 && text.has(at - 1, ARTICLE) && text.is_mark_of(at - 2, ":："));
    let colon = at.checked_sub(1 + article).filter(|colon| text.is_mark_of(*colon, ":："))?;
    let label = colon.checked_sub(1).filter(|label| text.has(*label, LABEL))?;
    let amount = amount_at(text, at).filter(|_| text.has(at, NUMBER) && !text.has(at, ARTICLE))?;
    let closes = amount.end >= text.len() || text.opens_line(amount.end) || text.is_mark_of(amount.end, ".!,;");
    let mut reading = Reading::number(amount.value, Notation::Points, "labelled");
    reading.usual = usual_ends(text, label, amount.value);
    closes.then_some(Found { tokens: at..amount.end, reading, in_words: true })
}

/// "Nota da crítica:", "Wertung der Redaktion:": a few words before a colon, the first of which names a rating.
fn label_of_words(text: &Text, last: usize, at: usize) -> bool {
    let low = last.saturating_sub(4);
    let mut first = last;
    while first > low && text.is_word(first - 1) && !text.opens_line(first) {
        first -= 1;
    }
    at - last <= 2 && text.opens_line(first) && text.is_word(last) && (first..=last).any(|token| text.has(token, LABEL))
}

/// The ends that a label's own language is used to: Italian papers count to 10, Swedish ones to 5, Norwegian dice to 6, German
/// schools from 1 down to 6. A label may have words behind it: "Voto al film: 5".
fn usual_ends(text: &Text, label: usize, value: f64) -> Option<Usual> {
    let usual = [
        ((10.0, 0.0), "voto cijfer rapportcijfer eindcijfer 평점 puntaje kouluarvosana"),
        ((5.0, 0.0), "betyg helhetsbetyg"),
        ((6.0, 0.0), "terningkast karakter"),
        (school::ENDS, school::SCHOOL),
    ];
    let ends = |token: usize| usual.iter().find(|(_, labels)| text.is_in(token, labels)).map(|(ends, _)| *ends);
    let near = (label.saturating_sub(3)..label + 1).rev().take_while(|token| text.is_word(*token));
    let (best, worst) = near.into_iter().find_map(ends)?;
    (value <= best.max(worst) && value >= best.min(worst)).then_some(Usual::Label { best, worst })
}

/// A number that somebody gives in so many words: "je lui mets un petit 5,5", "I'd call it a 7".
fn given_number(text: &Text, at: usize) -> Option<Found> {
    let amount = amount_at(text, at).filter(|amount| !amount.in_words && amount.value <= 10.0)?;
    let ends = amount.end >= text.len()
        || text.opens_line(amount.end)
        || text.is_mark_of(amount.end, ".!,;)…") && !text.is_tight(amount.end + 1)
        || text.is_word(amount.end)
            && text.is_in(amount.end, "because parce porque perché weil for from out pour per por car overall");
    let low = at.saturating_sub(5);
    let mut before = at;
    let mut article = false;
    let small = "solid strong generous light decent firm weak low high dikke ruime krappe magere vette glatte petit gros bon beau bel buon schwache starke gute solide stevige buen sólido bom";
    while before > low && !text.opens_line(before) && (text.has(before - 1, ARTICLE) || text.is_in(before - 1, small)) {
        article |= text.has(before - 1, ARTICLE);
        before -= 1;
    }
    // "Dit is een dikke 9": how good a mark is, is said of marks only.
    let praised = article
        && before < at
        && text.is_in(
            at - 1,
            "dikke ruime krappe magere vette schwache starke gute glatte solide solid strong weak generous",
        )
        && ends;
    if praised {
        let reading = Reading::number(amount.value, Notation::Points, "given");
        return Some(Found { tokens: at..amount.end, reading, in_words: false });
    }
    // "lui mets", "gebe dem Film": the act in the first person is right before, with what it is about.
    let act = (before.saturating_sub(4)..before).rev().find(|token| text.has(*token, VERDICT))?;
    let object = (act + 1..before).all(|token| {
        text.has(token, FILM | FIRST_PERSON) || text.is_in(token, "it this that the dem diesem der den ihm le la lui al a esta este il lo gli o ao à de den deze aan film filme película movie")
    });
    let first_person = (act.saturating_sub(3)..act + 1).any(|token| text.has(token, FIRST_PERSON))
        || text.is_in(act, "doy pongo metto dò darei dou darei daria vergebe gebe mets donne geef ставлю");
    if !ends || !article || !object || !first_person || text.opens_line(before) {
        return None;
    }
    let reading = Reading::number(amount.value, Notation::Points, "given");
    Some(Found { tokens: at..amount.end, reading, in_words: false })
}

/// "thumbs up", "two thumbs down", "Daumen hoch".
fn thumbs_words(text: &Text, at: usize) -> Option<Found> {
    if text.classes(at..at + 4) & THUMB == 0 {
        return None;
    }
    let counted = text.is_one_of(at, &["two", "both", "a", "big", "enthusiastic"]) && !text.has(at, THUMB);
    let mut thumb = at;
    if counted {
        while thumb < at + 4 && text.is_word(thumb) && !text.has(thumb, THUMB) {
            thumb += 1;
        }
    }
    if !text.has(thumb, THUMB) || (at > 0 && counted && text.has(at - 1, THUMB)) {
        return None;
    }
    // "Thumb's up."
    let possessive = usize::from(text.kind(thumb + 1) == Some(TokenKind::Possessive));
    // "THUMB: UP", "Daumen: ▲ hoch".
    let mut after = thumb + possessive + 1;
    while after < thumb + 4 && text.is_mark_of(after, ":：▲▼↑↓") && !text.opens_line(after) {
        after += 1;
    }
    let direction = after + usize::from(text.is_mark_of(thumb + 1, "-‑") || text.is_one_of(thumb + 1, &["way"]));
    let word = text.word(direction).to_lowercase();
    let value = match word.as_str() {
        "up" | "hoch" | "oben" | "omhoog" | "upp" | "arriba" | "su" | "gore" | "вверх" | "górę" | "opp" | "levé"
        | "cima" => "up",
        "down" | "runter" | "unten" | "omlaag" | "ner" | "abajo" | "giù" | "dolje" | "вниз" | "dół" | "ned"
        | "baissé" | "baixo" => "down",
        // "kciuk w górę", "polegar para cima".
        "w" | "para" | "pra" if text.is_in(direction + 1, "górę cima arriba") => "up",
        "w" | "para" | "pra" if text.is_in(direction + 1, "dół baixo abajo") => "down",
        "nach" if text.is(direction + 1, "oben") => "up",
        "nach" if text.is(direction + 1, "unten") => "down",
        _ => return None,
    };
    let end = direction + 1 + usize::from(matches!(word.as_str(), "nach" | "w" | "para" | "pra"));
    Some(Found::thumb(at..end, value == "up", "thumbs"))
}

fn thumb_glyph(text: &Text, at: usize) -> Option<Found> {
    let up = text.is_mark(at, '👍');
    let mut end = at + 1;
    while end < at + 6
        && !text.opens_line(end)
        && (text.is_mark(end, if up { '👍' } else { '👎' })
            || matches!(text.kind(end), Some(TokenKind::Mark('\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}'))))
    {
        end += 1;
    }
    let value = if up { "up" } else { "down" };
    Some(Found { tokens: at..end, reading: Reading::text(value, Notation::Thumbs, "thumbs"), in_words: false })
}

/// "Recommandé ☑  Non recommandé ☐", "【推薦】☑": a verdict that is ticked.
fn ticked(text: &Text, at: usize) -> Option<Found> {
    // Every word of a text comes by here.
    if !text.has(at, RECOMMEND) && !is_dense_word(text, at) {
        return None;
    }
    let dense = ["推薦", "推荐", "おすすめ", "オススメ"].into_iter().find(|word| text.reads(at, word));
    let end = match dense {
        Some(word) => at + word.chars().count(),
        None if text.has(at, RECOMMEND) => at + 1,
        None => return None,
    };
    let mut mark = end;
    while mark < end + 2 && text.is_mark_of(mark, "】]）):：") {
        mark += 1;
    }
    if text.opens_line(mark) || !text.is_mark_of(mark, "☑☒✔✓✅") {
        return None;
    }
    let before = at.saturating_sub(1);
    let negated = at > 0
        && !text.opens_line(at)
        && (text.has(before, NEGATOR)
            || text.is_in(before, "nicht ne pas non não niet inte not ikke")
            || text.word(before) == "不");
    let value = if negated { "down" } else { "up" };
    Some(Found {
        tokens: at..mark + 1,
        reading: Reading::text(value, Notation::Thumbs, "recommended"),
        in_words: false,
    })
}

/// "Highly recommended", "Not recommended", where it is the whole of its line, sentence or labelled verdict.
fn recommendation(text: &Text, at: usize) -> Option<Found> {
    // Every word of a text comes by here: few have such a word near.
    if text.classes(at..at + 5) & RECOMMEND == 0 {
        return None;
    }
    let opens = text.opens_line(at)
        || (at > 0 && text.is_mark_of(at - 1, ":：.!?—–-") && !text.is_tight(at))
        || (at > 0 && text.kind(at - 1) == Some(TokenKind::Stars))
        // "Ten-Gallon Heist comes highly recommended."
        || (at > 0 && text.is_in(at - 1, "comes come remains"));
    if !opens {
        return None;
    }
    let mut word = at;
    let mut negated = text.is_in(
        at,
        "sconsigliato sconsigliata desaconsejable desaconsejada abzuraten afgeraden déconseillé avrådes frarådes avoid",
    );
    while word < at + 4 && text.is_word(word) && !text.has(word, RECOMMEND) {
        negated |= text.has(word, NEGATOR)
            || text.is_in(word, "nicht ne pas non não niet inte")
            || matches!(text.word(word), "не" | "НЕ" | "Не");
        let leads = text.is_in(word, "highly strongly not warmly very heartily absolutely definitely nicht sehr non niet inte muy muito fortement");
        if !leads && !negated {
            return None;
        }
        word += 1;
    }
    let adjective = text.has(word, RECOMMEND)
        && text.word(word).to_lowercase() != "recommend"
        && !text.is_one_of(word, &["recommends", "recommendation", "empfehlung"]);
    let end = word + 1;
    let for_all = text.is(end, "for")
        && text.is_in(end + 1, "all most public academic school general libraries")
        && text.opens_line(at);
    let behind_label = at > 1 && text.is_mark_of(at - 1, ":：") && !text.opens_line(at);
    let closes = for_all
        || behind_label && text.is_mark_of(end, ",(✔")
        || end >= text.len()
        || text.opens_line(end)
        || text.is_mark_of(end, ".!*;")
        || text.kind(end) == Some(TokenKind::Stars);
    if !adjective || !closes || text.has(at, ENGLISH) && !text.has(at, NEGATOR) && word > at + 3 {
        return None;
    }
    Some(Found::thumb(at..end, !negated, "recommended"))
}
