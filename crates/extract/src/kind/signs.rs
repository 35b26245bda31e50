//! Signs of kinds other than the review: what the head of a document calls itself, figures of takings, rows of a programme, turns of
//! a talk. Counts only; what they weigh is decided in [`super`].

use crate::head::{Frame, is_gap};
use crate::text::{Line, Text, TokenKind};

/// What the lines around the prose call the document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) interview: bool,
    pub(super) letter: bool,
    pub(super) essay: bool,
    pub(super) news: bool,
}

/// Words and beginnings, lower case, `|` between. They are looked for in the lines of the head and at the start of the first lines.
const INTERVIEW: &str = "talks to|in conversation|interview|interviewed|conversación con|entrevista|entretien|propos recueillis|im gespräch|das gespräch führte|intervista|a colloquio|intervju|interview met|\
    беседовал|беседовала|интервью|聞き手|インタビュー|talar med|pratar vi med|i samtal|rozmowa z|conversa com";
const LETTER: &str = "sir –|sir,|sir -|dear editor|dear sir|letters to the editor|letter to the editor|señor director|señora directora|senhora directora|senhor director|cartas à|cartas al director|leserbrief|\
    sehr geehrte redaktion|monsieur le rédacteur|courrier des lecteurs|lettere al direttore|caro direttore|geachte redactie|ingezonden|insändare|уважаемая редакция|письма наших читателей|lettre au|письмо в редакцию";
const ESSAY: &str = "opinion|essay|dispatches|letter from|column|about our ratings|how we rate|programme notes|présentation de la séance|reflections|editorial|kolumne|glosse|chronique|krönika|colonna|\
    ひとりごと|コラム|эссе|колонка|notes of the discussion|our outing|dear all|newsletter";
const NEWS: &str = "for immediate release|press release|pressemitteilung|persbericht|communiqué de presse|comunicado|comunicato|pressmeddelande|obituaries|obituary|minutes of|box office|weekend box|korrektur|correction|\
    staff reporter|from a staff writer|ce qu'en dit la presse|case summary|who has died|notes to editors|box-office|nachruf|erratum|ニュース】|итоги уик-энда|recaudación|exit poll|publieksprijs|publikumspreis|prix du public";

impl Said {
    pub(super) fn of(text: &Text, frame: &Frame) -> Said {
        let mut said = Said::default();
        let mut first: Vec<usize> = frame.head.iter().copied().take(8).collect();
        first.extend(0..text.lines.len().min(8));
        first.extend(frame.tail.iter().rev().take(4));
        for number in first {
            let Some(line) = text.lines.get(number) else { continue };
            let lower: String = text.full[line.bytes.clone()].chars().take(160).collect::<String>().to_lowercase();
            let head = frame.head.contains(&number);
            let has = |words: &str| {
                words.split('|').any(|words| {
                    lower.find(words).is_some_and(|at| {
                        let before = lower[..at].chars().next_back();
                        let after = lower[at + words.len()..].chars().next();
                        let bounded = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) || !words.is_ascii();
                        bounded && (head || at < 4)
                    })
                })
            };
            said.interview |= has(INTERVIEW);
            said.letter |= has(LETTER);
            said.essay |= head && has(ESSAY);
            said.news |= has(NEWS);
        }
        said
    }
}

/// Paragraphs that open with a dash, or end with a question mark and are answered: turns of a talk as many papers print them.
pub(super) fn dashed_turns(text: &Text) -> usize {
    let opens = |line: &Line| text.is_mark_of(line.tokens.start, "—–―-") && !text.is_mark(line.tokens.start + 1, '[');
    let asks = |line: &Line| text.is_mark_of(line.tokens.end - 1, "?？") || (text.is_mark_of(line.tokens.end - 1, "”\"»’*") && text.is_mark_of(line.tokens.end.saturating_sub(2), "?？"));
    let dashed: Vec<&Line> = text.lines.iter().filter(|line| opens(line)).collect();
    let questions = dashed.iter().filter(|line| asks(line)).count();
    if dashed.len() >= 4 && questions >= 1 || dashed.len() >= 3 && questions >= 2 {
        return dashed.len();
    }
    // Short lines that ask, each with an answer below.
    let answered = text.lines.windows(2).filter(|pair| asks(&pair[0]) && pair[0].bytes.len() < 140 && !asks(&pair[1]) && pair[0].tokens.len() > 2);
    let count = answered.count();
    if count >= 3 { count } else { 0 }
}

/// Figures of takings: sums of money, admissions, shares.
pub(super) fn figures(text: &Text) -> usize {
    (0..text.len().min(3000))
        .filter(|token| {
            let number = |token: usize| text.kind(token) == Some(TokenKind::Number);
            let large = text.is_in(token + 1, "million millions millionen mio mln m bn billion entrées copies espectadores screens theaters locations exemplaires zuschauer besucher besökare tickets votes stimmen")
                || matches!(text.word(token + 1), "млн" | "тыс" | "экранов" | "экрана" | "万" | "亿" | "mil" | "milhões" | "millones" | "milioni");
            number(*token) && (large || text.is_mark_of(token.wrapping_sub(1), "$") && text.word(*token).len() > 3)
        })
        .count()
}

/// Verbs of reports: who won, what was announced, who said.
pub(super) fn reports(text: &Text) -> usize {
    let words = "won awarded announced nominated nomination nominations award awards ballots jury audience confirmed will premiered prize took according chairman spokesman said opened \
        vant gewann preis gewonnen prijs premio premios candidature candidaturas vince";
    (0..text.len().min(1500)).filter(|token| text.is_in(*token, words)).count()
}

/// Lines that are entries of a programme: times of the day, certificates with running times, prices.
pub(super) fn programme_rows(text: &Text) -> usize {
    let time = |token: usize| {
        let word = text.word(token);
        let clock = text.is_mark_of(token + 1, ":hH") && text.is_tight(token + 1) && text.kind(token + 2) == Some(TokenKind::Number) && text.word(token + 2).len() == 2
            || text.is_in(token + 1, "h uhr pm am") && word.len() <= 5
            || word.split_once('.').is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2 && hour.parse::<u8>().is_ok_and(|hour| hour < 24) && minute.parse::<u8>().is_ok_and(|minute| minute < 60));
        text.kind(token) == Some(TokenKind::Number) && clock
    };
    text.lines.iter().filter(|line| line.bytes.len() < 200 && line.tokens.clone().any(time)).count()
}

/// Lines in columns: bars or wide gaps between at least three cells, boxes to tick, `key: value` of a dump.
pub(super) fn table_rows(text: &Text) -> usize {
    let bars = |line: &&Line| line.tokens.clone().filter(|token| text.is_mark(*token, '|')).count() >= 3;
    let ticks = |line: &&Line| text.is_mark(line.tokens.start, '-') && text.is_mark(line.tokens.start + 1, '[');
    let columns = |line: &&Line| line.tokens.clone().filter(|token| *token > line.tokens.start && is_gap(text, *token)).count() >= 3;
    let ids = text.lines.iter().filter(|line| text.is_in(line.tokens.start, "id title") && text.is_mark(line.tokens.start + 1, ':')).count();
    let rows = text.lines.iter().filter(|line| bars(line) || ticks(line) || columns(line)).count();
    rows.max(if ids >= 4 { ids } else { 0 })
}
