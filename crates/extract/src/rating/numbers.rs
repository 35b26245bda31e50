//! Numbers without a printed scale: behind or below a label, alone on a line, given in so many words.

use super::amount::{amount_at, and_half, plain_at};
use super::glyphs::{self, past_emphasis};
use super::matching::out_of;
use super::reading::{Reading, Usual};
use super::scan::Found;
use super::school;
use crate::lexicon::{ANY_LANGUAGE, ARTICLE, FILM, FIRST_PERSON, LABEL, NUMBER, OF, STAR, VERDICT};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;
use std::ops::Range;

/// "6.8" and nothing else on its line, above the prose or below it: music and game sites print no more. The vote tells
/// it from other numbers.
pub(super) fn lone_number(text: &Text, at: usize) -> Option<Found> {
    let amount = amount_at(text, at).filter(|amount| amount.end == at + 1)?;
    let decimal = text.word(at).contains(['.', ',']) && amount.value <= 10.0 && text.word(at).len() == 3;
    // A whole number may be one of a hundred; in the tail it is the number of a page.
    let whole = amount.value.fract() == 0.0 && (21.0..=100.0).contains(&amount.value) && text.line_of(at) < 8;
    let reading = Reading::number(amount.value, Notation::Points, "lone");
    (decimal || whole).then_some(Found { tokens: at..amount.end, reading, in_words: false })
}

/// Before the word for stars: none of them.
pub(super) const NO: &str = "no zero keine aucune ninguna nenhuma nessuna geen inga ingen";

/// "a star and a half", "a star and a half (of four)", "Estrella y media sobre cinco".
pub(super) fn star_and_half(text: &Text, at: usize) -> Option<Found> {
    let with_article = text.has(at, ARTICLE) && text.has(at + 1, STAR) && !text.opens_line(at + 1);
    if !(with_article || text.has(at, STAR)) {
        return None;
    }
    let end = and_half(text, at + 1 + usize::from(with_article))?;
    let (best, end) = glyphs::scale_after(text, end).map_or((None, end), |(best, end)| (Some(best), end));
    let reading = Reading { best, ..Reading::number(1.5, Notation::Stars, "stars") };
    Some(Found { tokens: at..end, reading, in_words: true })
}

/// "No stars (out of four)", at the head of its line.
pub(super) fn no_stars(text: &Text, at: usize) -> Option<Found> {
    let none = text.is_in(at, NO) && text.has(at + 1, STAR);
    let bracketed = at > 0 && text.is_mark_of(at - 1, "([") && text.is_mark_of(at + 2, ")]");
    if !none || !(text.opens_line(at) || bracketed) {
        return None;
    }
    let end = at + 2;
    let open = end + usize::from(text.is_mark_of(end, "(["));
    let scale = out_of(text, open).or_else(|| text.has(open, OF).then_some(open + 1));
    let best = scale.and_then(|scale| plain_at(text, scale));
    let closes = end >= text.len() || text.opens_line(end) || text.is_mark_of(end, ".!)]");
    let reading = Reading { best: best.map(|best| best.value), ..Reading::number(0.0, Notation::Stars, "no-stars") };
    let end = best.map_or(end, |best| best.end + usize::from(text.is_mark_of(best.end, ")]")));
    (closes || best.is_some()).then_some(Found { tokens: at..end, reading, in_words: true })
}

/// "Puanım: %75": in Turkish the sign stands in front.
pub(super) fn percent_first(text: &Text, at: usize) -> Option<Found> {
    let behind_a_space = at == 0 || text.opens_line(at) || !text.is_tight(at);
    let amount = amount_at(text, at + 1).filter(|amount| !amount.in_words && (0.0..=100.0).contains(&amount.value))?;
    let tight = text.is_tight(at + 1) && text.kind(at + 1) == Some(TokenKind::Number);
    let reading = Reading::number(amount.value, Notation::Percent, "percent-first");
    (tight && behind_a_space).then_some(Found { tokens: at..amount.end, reading, in_words: false })
}

/// "½" and nothing else on its line: half a star, as sites of diaries print it.
pub(super) fn lone_half(at: usize) -> Option<Found> {
    let reading = Reading::number(0.5, Notation::Stars, "glyphs");
    Some(Found { tokens: at..at + 1, reading, in_words: false })
}

pub(super) fn is_lone_star(text: &Text, at: usize) -> bool {
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
    "総合点",
    "综合",
    "満足度",
    "お気に入り度",
    "総分",
    "總分",
    "总分",
    "评级",
    "評級",
    "等级",
    "评价",
    "評價",
    "推荐指数",
    "推薦指數",
    "おすすめ度",
    "オススメ度",
    "お薦め度",
    "评价指数",
    "好看指数",
    "推荐度",
    "推薦度",
    "给分",
    "給分",
    "指数",
    "指數",
    "評定",
    "作品",
    "影片",
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
pub(super) fn labelled_number(text: &Text, at: usize) -> Option<Found> {
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
    let past = past_emphasis(text, amount.end);
    let closes_line = past >= text.len() || text.opens_line(past);
    let goes_on = text.is_in(
        amount.end,
        "só porque because pour für from for car weil omdat perché och und and et y e but aber mais ma pero mas von",
    );
    let dense = dense_label_before(text, label + 1);
    let own_line = (closes_line || goes_on && !text.is_tight(amount.end))
        && !text.opens_line(at)
        && text.opens_line(dense.unwrap_or(label));
    // "Terningkast 5: «Kvitøya»", "Cotação: nota 9": the words of some countries need no colon.
    let strong = label == before
        && (usual_ends(text, label, amount.value).is_some() && text.opens_line(label)
            || text.has(label, LABEL) && label > 1 && text.is_mark_of(label - 1, ":：") && text.has(label - 2, LABEL)
            // "prende voto 5 e mezzo".
            || text.has(label, LABEL) && label > 0 && (text.has(label - 1, VERDICT) || text.is_in(label - 1, "prende ottiene")))
        && (closes_line || text.is_mark_of(amount.end, ":.,;–—"));
    let is_label = text.has(label, LABEL) || dense.is_some() || colon && label_of_words(text, label, at);
    // "★ 5. Ocho de diez": the number of an entry.
    let entry =
        star && text.is_mark_of(amount.end, ".)") && !text.opens_line(amount.end + 1) && text.is_word(amount.end + 1);
    if entry || text.opens_line(at) || !star && !strong && !(is_label && (colon || own_line)) {
        return None;
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
    let label = open.checked_sub(1).filter(|_| !text.opens_line(open))?;
    // "My rating on the club scale (1 = walked out, 5 = stayed): 4".
    let line = text.lines.get(text.line_of(label)).map_or(label, |line| line.tokens.start);
    (line.max(label.saturating_sub(5))..=label).rev().find(|token| text.has(*token, LABEL))
}

/// "4", "/", "5" on lines of their own: a fraction that was set in cells.
pub(super) fn split_fraction(text: &Text, at: usize) -> Option<Found> {
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
pub(super) fn number_below(text: &Text, at: usize) -> Option<Found> {
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
pub(super) fn number_in_words(text: &Text, at: usize) -> Option<Found> {
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
    let named = |mut tokens: Range<usize>| tokens.any(|token| text.has(token, LABEL));
    // "Arvosana asteikolla 4–10: 8½": the ends of the scale stand before the colon.
    let line = text.lines.get(text.line_of(last)).map_or(last..last, |line| line.tokens.clone());
    let scaled = last - line.start < 6 && text.kind(last) == Some(TokenKind::Number) && text.is_word(line.start);
    at - last <= 2
        && (text.opens_line(first) && text.is_word(last) && named(first..last + 1)
            || scaled && named(line.start..last + 1))
}

/// The ends that a label's own language is used to: Italian papers count to 10, Swedish ones to 5, Norwegian dice to 6, German
/// schools from 1 down to 6. A label may have words behind it: "Voto al film: 5".
fn usual_ends(text: &Text, label: usize, value: f64) -> Option<Usual> {
    let usual = [
        ((10.0, 0.0), "voto cijfer rapportcijfer eindcijfer 평점 puntaje kouluarvosana nota calificación puntuación"),
        ((5.0, 0.0), "betyg helhetsbetyg"),
        // Where nothing else is said a score is one of ten.
        ((10.0, 0.0), "score scores"),
        ((6.0, 0.0), "terningkast karakter terningen terningkastet"),
        (school::ENDS, school::SCHOOL),
    ];
    let ends = |token: usize| usual.iter().find(|(_, labels)| text.is_in(token, labels)).map(|(ends, _)| *ends);
    let near = (label.saturating_sub(3)..label + 1).rev().take_while(|token| text.is_word(*token));
    let (best, worst) = near.into_iter().find_map(ends)?;
    (value <= best.max(worst) && value >= best.min(worst)).then_some(Usual::Label { best, worst })
}

/// A number that somebody gives in so many words: "je lui mets un petit 5,5", "I'd call it a 7".
pub(super) fn given_number(text: &Text, at: usize) -> Option<Found> {
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
