//! Verdicts for or against without a number: thumbs, what is ticked, "highly recommended".

use super::reading::Reading;
use super::scan::Found;
use super::ticks::NO;
use crate::lexicon::{ENGLISH, NEGATOR, RECOMMEND, THUMB};
use crate::text::{Text, TokenKind};
use crosscut_model::Notation;

/// How far before a recommendation its denial may stand, in tokens.
const REACH: usize = 5;
const NOT: &str = "ej nem nicht kein keine ne pas non não niet geen inte ingen ikke no nie ei не cannot hardly";
/// What denies a recommendation right behind it. "Recomiendo no perderla" denies none.
const NOT_BEHIND: &str = "ikke inte ej icke niet nicht nie etmem etmiyorum etmeyiz edilmez edemem";
/// Words that advise against by themselves.
const AGAINST: &str = "suosittele nedoporučuji nedoporučuju nedoporučujeme odradzam sconsigliato sconsigliata desaconsejable desaconsejada desaconsejado abzuraten afgeraden déconseillé déconseillée avrådes frarådes";

/// Words that recommend where words are not parted by spaces, what denies them behind, and how far behind, in tokens.
const ADVICE: [&str; 9] = ["大推", "おすすめ", "オススメ", "お勧め", "お薦め", "推薦", "推荐", "추천", "비추"];
const DENIAL: [&str; 7] = ["せず", "しません", "できません", "しない", "できない", "しかね", "않"];
const DENIED_WITHIN: usize = 3;

/// "thumbs up", "two thumbs down", "Daumen hoch".
pub(super) fn thumbs_words(text: &Text, at: usize) -> Option<Found> {
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
    // "Barry's thumb? Down.", "Thumb well and truly up", "a thumb way up".
    while after < thumb + 5
        && !text.opens_line(after)
        && (text.is_in(after, "way well and truly very firmly goes stays is points still")
            || text.is_mark_of(after, "?-‑—–"))
    {
        after += 1;
    }
    let direction = after;
    let word = text.word(direction).to_lowercase();
    let value = match word.as_str() {
        "up" | "op" | "hoch" | "oben" | "omhoog" | "upp" | "arriba" | "su" | "gore" | "вверх" | "górę" | "opp"
        | "levé" | "cima" => "up",
        "down" | "runter" | "unten" | "omlaag" | "ner" | "abajo" | "giù" | "dolje" | "вниз" | "dół" | "ned"
        | "baissé" | "baixo" => "down",
        // "kciuk w górę", "polegar para cima".
        "w" | "para" | "pra" if text.is_in(direction + 1, "górę cima arriba") => "up",
        "w" | "para" | "pra" if text.is_in(direction + 1, "dół baixo abajo") => "down",
        "in" if text.is(direction + 1, "su") => "up",
        "in" if text.is_in(direction + 1, "giù") => "down",
        "nach" if text.is(direction + 1, "oben") => "up",
        "nach" if text.is(direction + 1, "unten") => "down",
        _ => return None,
    };
    let end = direction + 1 + usize::from(matches!(word.as_str(), "in" | "nach" | "w" | "para" | "pra"));
    Some(Found::thumb(at..end, value == "up", "thumbs"))
}

/// Whether a thumb points neither up nor down anywhere: "thumb sideways", "a sideways thumb".
pub(super) fn is_sideways(text: &Text) -> bool {
    const NEITHER: &str = "sideways horizontal waagerecht waagrecht seitwärts quer mittel sidelengs sidan";
    (0..text.len())
        .filter(|token| text.has(*token, THUMB))
        .any(|thumb| (thumb.saturating_sub(2)..thumb + 5).any(|token| text.is_in(token, NEITHER)))
}

pub(super) fn thumb_glyph(text: &Text, at: usize) -> Option<Found> {
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
pub(super) fn ticked(text: &Text, at: usize) -> Option<Found> {
    // Every word of a text comes by here.
    let end = if text.has(at, RECOMMEND) { at + 1 } else { advice_in_characters(text, at)? };
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
    // "☐ Recommandé   ☑ Non recommandé": boxes stand before their answers, where none closes the line.
    let is_box = |token: usize| text.is_mark_of(token, "☐☑☒");
    let closes_line = text.lines.get(text.line_of(at)).is_some_and(|line| is_box(line.tokens.end - 1));
    if !closes_line && before.checked_sub(usize::from(negated)).is_some_and(is_box) {
        return None;
    }
    let value = if negated { "down" } else { "up" };
    Some(Found {
        tokens: at..mark + 1,
        reading: Reading::text(value, Notation::Thumbs, "recommended"),
        in_words: false,
    })
}

/// "Highly recommended", "Not recommended", where it is the whole of its line, sentence or labelled verdict.
pub(super) fn recommendation(text: &Text, at: usize) -> Option<Found> {
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
    let mut negated = text.is_in(at, AGAINST) || text.is(at, "avoid");
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
    // "Recommended for all", "Recommended for art and film collections": librarians say for whom.
    let for_all = text.is_in(end, "for to") && {
        let rest = end + 1..text.sentence_around(at).end.min(end + 14);
        text.is_in(end + 1, "all most public academic school general libraries") && text.opens_line(at)
            || rest.into_iter().any(|token| text.is_in(token, "collection collections libraries branches"))
    };
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

/// "I recommend it to anyone over fourteen", "Kan ikke anbefales", "film recommandé, à voir en salle": a recommendation in running
/// text. The vote tells it from what others recommend.
pub(super) fn loose(text: &Text, at: usize) -> Option<Found> {
    if !text.has(at, RECOMMEND) {
        return loose_in_characters(text, at);
    }
    let sentence = text.sentence_around(at);
    let mut before = sentence.start.max(at.saturating_sub(REACH))..at;
    let negated = text.is_in(at, AGAINST)
        || before.any(|token| text.has(token, NEGATOR) || text.is_in(token, NOT) || matches!(text.word(token), "不"));
    // "Рекомендую фильм: нет", "¿Recomendarías este producto? No".
    let answered = (at + 1..at + REACH).find(|token| text.is_mark_of(*token, ":：?？"));
    let denied = answered.is_some_and(|mark| text.is_in(mark + 1, NO));
    // "Anbefales ikke.", "rekommenderas ej".
    let behind = text.is_in(at + 1, NOT_BEHIND) && !text.opens_line(at + 1);
    Some(Found::thumb(at..at + 1, !(negated || denied || behind), "loose-advice"))
}

/// The token behind a word that recommends where words are not parted by spaces.
#[inline]
fn advice_in_characters(text: &Text, at: usize) -> Option<usize> {
    // Every token of a text comes by here.
    if text.is_ascii(at) {
        return None;
    }
    let word = ADVICE.iter().find(|word| text.reads(at, word))?;
    // A token is a character in Japanese and Chinese, a word in Korean.
    Some(at + if text.word(at).starts_with(*word) { 1 } else { word.chars().count() })
}

/// "おすすめします", "お勧めできない", "不推荐", "추천하지 않습니다": the same where words are not parted by spaces.
fn loose_in_characters(text: &Text, at: usize) -> Option<Found> {
    // A degree of recommendation is a label.
    let end = advice_in_characters(text, at).filter(|end| text.word(*end) != "度")?;
    let denied = text.word(at).starts_with("비추")
        || at > 0 && text.word(at - 1) == "不"
        || (end..end + DENIED_WITHIN).any(|token| DENIAL.into_iter().any(|denial| text.reads(token, denial)));
    Some(Found::thumb(at..end, !denied, "loose-advice"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_found_where_words_are_not_parted() {
        for (line, advice) in [
            ("夜に、ひとりで観ることをおすすめします。", Some("up")),
            ("小さなお子さんにはお勧めできない。", Some("down")),
            ("本片不推荐。", Some("down")),
            ("강력히 추천합니다.", Some("up")),
            ("추천하지 않습니다.", Some("down")),
            ("おすすめ度:4", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| loose(&text, at));
            assert_eq!(
                found.map(|found| found.reading),
                advice.map(|value| Reading::text(value, Notation::Thumbs, "loose-advice")),
                "{line}"
            );
        }
    }

    #[test]
    fn whom_something_is_recommended_to_is_said_by_librarians() {
        for (line, is_verdict) in [
            ("Highly recommended.", true),
            ("Recommended for art and film collections.", true),
            ("Recommended to all branches.", true),
            ("Recommended for public libraries.", true),
            ("Recommended for ages 8 and up", false),
            ("Recommended to her by a cousin, the book had lain in the hall for years.", false),
        ] {
            let text = Text::new(line, 0..line.len());
            assert_eq!(recommendation(&text, 0).is_some(), is_verdict, "{line}");
        }
    }

    #[test]
    fn thumbs_and_advice_are_read_in_running_text() {
        for (line, up) in [
            ("The lodger’s thumb? Down.", false),
            ("Thumb well and truly up from the whole quay.", true),
            ("I recommend it to anyone with a boat.", true),
            ("Kan ikke anbefales.", false),
            ("Anbefales ikke, selv om ungene lo.", false),
            ("Suosittelen lämpimästi.", true),
            ("En suosittele.", false),
            ("Рекомендую фильм: нет", false),
            ("¿Recomendarías esta película? No", false),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| thumbs_words(&text, at).or_else(|| loose(&text, at)));
            let value = found.and_then(|found| found.reading.value.text().map(|value| value == "up"));
            assert_eq!(value, Some(up), "{line}");
        }
    }
}
