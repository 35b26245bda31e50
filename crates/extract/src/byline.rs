//! Who wrote a document, and for whom: bylines and a name with a date here; names alone in the [`head`], at the end ([`signature`]),
//! names that users take ([`nickname`]), the [`publication`] that is named beside. All are [`candidates`].

mod candidates;
mod dense;
mod head;
mod nickname;
mod publication;
mod signature;
mod surnames;

pub(crate) use candidates::author;
pub(crate) use publication::{beside_author, labelled_publication};

use signature::signature;

use crate::dates::date_at;
use crate::hash::Words;
use crate::head::{Frame, Segment, is_gap, is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{AND, FILM, NOT_NAME, ROLE};
use crate::people::{full_name_end, has_given_name, name_end, person_end};
use crate::text::{Line, Text, TokenKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// How many lines from either end of a document are looked at.
const HEAD: usize = 12;

/// In how many lines from either end any name is a candidate.
const EDGE: usize = 16;

/// Words that open a byline, lower case, `|` between; of two that fit the longer one comes first.
const BYLINES: &str = "reviewed by|review by|written by|posted by|words by|words|tested by|story by|report by|interview by|interviewed by|compiled by|film critic|author|critic|\
    reviewer|from|by|eine kritik von|kritik von|rezension von|getestet von|interview von|text von|von|autor|autorin|redaktion|par|auteur|auteure|critique de|critique par|texte|\
    propos recueillis par|por|crítica de|reseña de|crónica de|texto|autora|di|testo|recensione di|intervista di|a cura di|autore|door|recensie door|tekst|interview door|av|recension av|text av|\
    ved|af|anmeldt af|filmkritik von|test de|test von|anmeldelse af|anmeldt av|tekst av|text|автор|рецензия|текст|беседовал|беседовала|интервью|da|de|autor recenzji|recenzja|tekst i|yazan|írta|投稿者|投稿|文責|文|筆者|執筆|取材・文|文＝|聞き手|글|\
    skrevet af|skrevet av|skriven av|anmelder|anmeldelse ved|vært|vert|programleder|programledare|skribent|recensent|redaktør|tekst og foto|text och bild|kirjoittaja|teksti|arvostelu|arvostelija|\
    arvioinut|toimittaja|haastattelija|haastattelu|lähettänyt|kirjoittanut|juontaja|autorka|napsal|napsala|recenzent|recenzentka|připravil|připravila|rozmlouval|rozmlouvala|ptal se|ptala se|tekst|\
    napisał|napisała|opracował|opracowała|rozmawiał|rozmawiała|recenzuje|redaktor|prowadzi|prowadząca|prowadzący|yazar|hazırlayan|hazırlayan ve sunan|sunan|röportaj|söyleşi|haber|eleştiri|szerző|\
    szöveg|kritika|interjú|műsorvezető|автор тексту|авторка|рецензія|написав|написала|розмовляв|розмовляла|інтерв’ю|ведущий|ведущая|подготовил|подготовила|рецензент|обозреватель|записал|записала|\
    a consemnat|cronică de|γράφει ο|γράφει η|γράφει|κείμενο|του|της|escrito por|presenta|conduce|conducido por|crítico|crítica|colunista|apresentação|entrevista|verslag|presentatie|gastheer|hosted by|\
    host|presented by|gezien door|besproken door|es schrieb|moderation|rédaction|animé par|présenté par";

/// Whether a text is what stands before an author's or a publication's name.
pub(crate) fn is_byline_label(label: &str) -> bool {
    let label = label.to_lowercase();
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| BYLINES.split('|').chain(publication::LABELS.split('|')).collect());
    label.len() <= 40 && known.contains(label.as_str())
}

/// Whether a word is by itself what stands before an author's name.
pub(crate) fn is_byline_word(text: &Text, at: usize) -> bool {
    static KNOWN: OnceLock<Words> = OnceLock::new();
    KNOWN.get_or_init(|| Words::of(BYLINES.split('|'))).holds(text.hash(at))
}

/// The lines near either end that are short enough for a byline.
fn edges<'t, 'a>(text: &'t Text<'a>, longest: usize) -> impl Iterator<Item = (usize, &'t Line)> {
    let lines = text.lines.len();
    let edge = move |number: usize| number < HEAD || number + HEAD >= lines;
    text.lines.iter().enumerate().filter(move |(number, line)| edge(*number) && line.bytes.len() <= longest)
}

fn byline(text: &Text) -> Option<Range<usize>> {
    edges(text, 160).find_map(|(_, line)| {
        let bars = line.tokens.clone().filter(|token| text.is_mark_of(*token, "|·•")).map(|bar| bar + 1);
        std::iter::once(line.tokens.start).chain(bars).take(8).find_map(|start| {
            let mut first = start;
            while text.kind(first) == Some(TokenKind::Stars) || text.is_mark_of(first, "-–—_>~(") {
                first += 1;
            }
            let word = text.word(first).to_lowercase();
            // Of most lines the first word opens no byline.
            let begin = word.chars().next().and_then(|c| bylines().get(&c)).into_iter().flatten();
            let opens = |words: &&&str| words.starts_with(&word);
            begin.filter(opens).find_map(|words| named(text, line, after_words(text, first, words)?, words))
        })
    })
}

/// [`BYLINES`] by their first characters.
fn bylines() -> &'static HashMap<char, Vec<&'static str>> {
    static BY_FIRST: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();
    BY_FIRST.get_or_init(|| {
        let mut by_first: HashMap<char, Vec<&'static str>> = HashMap::new();
        for words in BYLINES.split('|') {
            if let Some(first) = words.chars().next() {
                by_first.entry(first).or_default().push(words);
            }
        }
        by_first
    })
}

/// Past a row of words at a token.
fn after_words(text: &Text, first: usize, words: &str) -> Option<usize> {
    // A word of a script without spaces is a row of tokens.
    if is_dense_word(text, first) {
        let dense = words.chars().filter(|c| c.is_alphabetic()).count() == words.chars().count();
        let starts = text.reads(first, words);
        return (dense && starts).then(|| first + words.chars().count());
    }
    let mut at = first;
    for word in words.split(' ') {
        if text.word(at).to_lowercase() != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The name after the words of a byline, where nothing but a date, an outlet or a mark follows it on the line.
fn named(text: &Text, line: &Line, after: usize, words: &str) -> Option<Range<usize>> {
    let mut name = after;
    let colon = text.is_mark_of(name, ":：＝");
    while text.is_mark_of(name, ":：＝") || text.kind(name) == Some(TokenKind::Stars) {
        name += 1;
    }
    // Japanese names have no capitals: the rest of the line.
    if colon && !words.is_ascii() && is_dense_word(text, name) && name < line.tokens.end {
        let end = (name + 1..line.tokens.end)
            .find(|token| !is_dense_word(text, *token) || is_gap(text, *token))
            .unwrap_or(line.tokens.end);
        if (2..=8).contains(&(end - name)) {
            return Some(name..end);
        }
    }
    let end = full_name_end(text, name)
        .or_else(|| name_end(text, name).filter(|_| colon && words != "from" && words != "da"))
        .or_else(|| shouted(text, name, line.tokens.end));
    let end = person_end(text, name, line.tokens.end).filter(|whole| end.is_none_or(|end| *whole > end)).or(end)?;
    let end = second_author(text, end).unwrap_or(end);
    let closed = end <= line.tokens.end && is_closed(text, end, line.tokens.end);
    // "di Piergiorgio Zanin, con Ottavia Bellè": whom a small word before a cast names has made the film.
    let small =
        matches!(words, "di" | "de" | "von" | "par" | "por" | "by" | "av" | "door" | "af" | "da" | "from" | "text");
    let crew = small && is_crew_line(text, end, line.tokens.end);
    let foreign = matches!(words, "de" | "da" | "from") && !colon;
    (closed && !crew && !foreign).then_some(name..end)
}

/// The end of "X and Y" where Y is a whole name.
fn second_author(text: &Text, end: usize) -> Option<usize> {
    (text.has(end, AND) && !text.opens_line(end)).then(|| full_name_end(text, end + 1)).flatten()
}

/// A name in capitals: "FERN OAKLEY".
fn shouted(text: &Text, at: usize, line_end: usize) -> Option<usize> {
    let end = (at..line_end).take_while(|token| text.is_upper(*token)).count() + at;
    (2..=4).contains(&(end - at)).then_some(end)
}

/// What may follow the name of a byline on its line: nothing, a date, a publication, a bar.
fn is_closed(text: &Text, end: usize, line_end: usize) -> bool {
    end >= line_end
        || text.is_mark_of(end, "|·•,–—-(/.)")
        || text.kind(end) == Some(TokenKind::Stars)
        || text.is_in(end, "on in for am le el il für pour para per voor after at from el den om")
        || date_at(text, end).is_some()
}

/// Whether what follows a name on its line speaks of a film: its cast, its country, its running time.
fn is_crew_line(text: &Text, from: usize, line_end: usize) -> bool {
    (from..line_end.min(from + 40)).any(|token| {
        text.is_in(token, "con mit avec with met med starring cast min minuti minutes int interpreti darsteller")
            && (text.is_mark(token - 1, ',')
                || text.is_mark_of(token + 1, ":.")
                || text.is_capital(token + 1)
                || text.kind(token - 1) == Some(TokenKind::Number))
            && !text.is_mark(token, ':')
    })
}

/// Verbs of writing that may stand before the "by" of a byline within a line.
const WRITTEN: &str = "review reviewed reviews written compiled posted published tested words text story report column interview interviewed getestet geschrieben \
    publié écrit escrito publicado recensito scritto skriven skrevet geschreven written recensione reseña crítica critique kritik recensie";

/// Makers of other things than the text.
const OTHERS: &str = "directed dir produced photographed photo photos photograph photography picture pictures illustration illustrated translated translation edited introduced music played shot \
    scored based adapted novel book film picture movie portrait designed foto fotos übersetzt traduit traducción directed screenplay script starring screened presented hosted introduit présenté présentés rodada dirigida dirigido \
    réalisé diretto regie regia regi scritta drehbuch produziert uploaded image poster cover artwork sponsored brought";

/// A byline inside a line of the head: "Reviewed May 21, 2012 by X", "AT THE COLISEUM by X", "A talks to X".
fn within_line(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let head = frame.head.iter().take(10);
    let tail = frame.tail.iter();
    head.chain(tail).find_map(|number| {
        let line = text.lines.get(*number)?;
        (line.tokens.start + 1..line.tokens.end).take(60).find_map(|at| {
            let asks = text.is_in(at, "says écrit") && has_given_name(text, at + 1)
                || text.is_in(at, "to with") && text.is_in(at - 1, "talks talked speaks spoke chats");
            let by = text.is_in(at, "by von par por door af av");
            let column = text.is(at, "with") && (is_section(text, at - 1) || text.is_upper(at - 1));
            if !(asks || by || column) {
                return None;
            }
            let first = at + 1;
            let end = person_end(text, first, line.tokens.end)?;
            let end = second_author(text, end).filter(|end| *end <= line.tokens.end).unwrap_or(end);
            let before = line.tokens.start.max(at.saturating_sub(8))..at;
            let other = before
                .clone()
                .any(|token| text.is_in(token, OTHERS) || text.has(token, ROLE) && !text.is_in(token, WRITTEN));
            let written = before.clone().any(|token| text.is_in(token, WRITTEN));
            let closes = is_closed(text, end, line.tokens.end) || is_gap(text, end);
            let crew = is_crew_line(text, end, line.tokens.end);
            // Without a verb of writing the line is a title, a column or a date, and the name its end.
            let known = has_given_name(text, first);
            let titled =
                by && (end >= line.tokens.end || known) && !text.is_mark_of(at - 1, ".") && line.bytes.len() < 110;
            let apart = by && (text.is_mark_of(at - 1, ",|·•–—-/).") || is_gap(text, at) || date_ends(text, line, at));
            (!other && !crew && closes && (written || asks || column || titled || apart)).then_some(first..end)
        })
    })
}

/// Whether a date, perhaps with a time, ends right before a token.
fn date_ends(text: &Text, line: &Line, at: usize) -> bool {
    (line.tokens.start.max(at.saturating_sub(10))..at).any(|token| date_at(text, token).is_some())
}

/// "X • 4 Mar 2018", "★★★ X", "X / April 24, 2015 / 3 min read": a name that is a segment of a line with a date, a rating or an
/// outlet.
fn beside_date(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    frame.segments.iter().find_map(|segment| {
        let line = text.lines.get(segment.line)?;
        if line.bytes.len() > 120 || segment.date.is_some() {
            return None;
        }
        let name = whole_name(text, segment)?;
        let others: Vec<&Segment> =
            frame.of_line(segment.line).filter(|other| other.tokens.start != segment.tokens.start).collect();
        let dated = others.iter().any(|other| other.date.is_some());
        // "Sinema / X": behind the name of a section.
        let sectioned = !segment.opens
            && others.iter().any(|other| {
                other.tokens.end <= name.start
                    && other.tokens.clone().all(|token| is_section(text, token) || !text.is_word(token))
            });
        let known = has_given_name(text, name.start) || sectioned;
        let rated = known && !segment.opens && !dated
            || known
                && line
                    .tokens
                    .clone()
                    .any(|token| text.kind(token) == Some(TokenKind::Stars) && text.word(token).chars().count() > 1);
        let first = frame.head.first() == Some(&segment.line) && segment.opens;
        // The first words of a page with a date beside them are its name, unless nothing else can be: a signature below is.
        let is_masthead = first && (name.clone().any(|token| is_outlet_word(text, token)) || signature(text).is_some());
        let spoken = speaks_of(text, &name, segment.line);
        let other =
            (name.start.saturating_sub(4).max(line.tokens.start)..name.start).any(|token| text.is_in(token, OTHERS));
        ((dated || rated)
            && !other
            && (known || !segment.opens || segment.line > 0)
            && !is_masthead
            && is_plausible(text, name.clone())
            && !(spoken && !(dated && known)))
            .then_some(name)
    })
}

/// A segment that is one person's name, perhaps with a place or a post behind a comma.
fn whole_name(text: &Text, segment: &Segment) -> Option<Range<usize>> {
    let tokens = &segment.tokens;
    let mut first = tokens.start;
    let label = |token: usize| token + 2 < tokens.end && is_byline_word(text, token);
    while first < tokens.end && (text.is_mark_of(first, "-–—([:") || label(first)) {
        first += 1;
    }
    let end = person_end(text, first, tokens.end)?;
    if text.is_mark_of(end, ":：") || end < tokens.end && text.is_mark(end, '=') {
        return None;
    }
    let end = second_author(text, end).filter(|end| *end <= tokens.end).unwrap_or(end);
    let post = text.is_mark(end, ',') || text.is_mark_of(end, "([");
    let at_end = end == tokens.end || post;
    let outlet = (first..end).any(|token| is_outlet_word(text, token));
    (at_end && !outlet).then_some(first..end)
}

/// Whether a surname stands elsewhere in the document, but in a line that introduces its bearer.
fn speaks_of(text: &Text, name: &Range<usize>, line: usize) -> bool {
    let surname = text.word(name.end - 1);
    (0..text.len()).any(|token| {
        let number = || text.line_of(token);
        !name.contains(&token) && text.word(token) == surname && number() != line && number() + 3 < text.lines.len()
    })
}

fn is_plausible(text: &Text, name: Range<usize>) -> bool {
    let words = name.clone().filter(|token| text.is_word(*token)).count();
    (2..=4).contains(&words) && !name.clone().any(|token| text.has(token, NOT_NAME | FILM))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Setting;

    fn found(text: &str, language: Option<&str>) -> Option<String> {
        let cut = Text::new(text, 0..text.len());
        author(&Setting::new(&cut, &Frame::of(&cut), language), &mut None).map(|name| cut.slice(name).to_owned())
    }

    const PROSE: &str = "The ferry leaves on time, and nobody on it does anything else on time until the last bell has been rung twice.\n\n\
        It is a small story about large people, and it ends where it should have begun, on the quay with the dog.";

    const PROSE_JA: &str = "海辺の町に、灯台守の娘がひとりで暮らしている。船は時刻どおりに出るが、乗っている人は誰も時刻どおりには動かない。静かな映画である。\n\n\
        大きな人たちの小さな話で、始まるべきだった場所、犬のいる桟橋で終わる。二度目に見て、音のことがよくわかった。";

    #[test]
    fn names_stand_in_many_places_around_the_prose() {
        for (head, tail, expected) in [
            ("Coast Gazette, 28 January 2016\nFLICKS with Leonie Strand\n\nBLUE DOG (M), 2015", "", "Leonie Strand"),
            ("DISC COURT\n\nSKY (1955)\nOpening words by Wendell Krantz | November 18th, 2003", "", "Wendell Krantz"),
            ("The Still\nVerdict by Ned Carrow after all six parts. 25 Nov 2019", "", "Ned Carrow"),
            ("COAST POST\n12 Nisan 2013\n\nSinema / Nurhan Sezgin", "", "Nurhan Sezgin"),
            ("「灯」\n投稿：北村ハジメ　2019年12月8日", "", "北村ハジメ"),
            ("月刊こま　二〇一四年七月号\n聞き手＝橋爪弓子", "", "橋爪弓子"),
            ("Harbour, again", "Edith Brack, Saffron Walden", "Edith Brack"),
            ("Harbour, again", "-- bogbean", "bogbean"),
            ("Harbour, again", "По поручению В. П. СОРОКИН, мастер", "В. П. СОРОКИН"),
        ] {
            let (prose, language) = if head.contains('年') { (PROSE_JA, Some("ja")) } else { (PROSE, None) };
            let text = format!("{head}\n\n{prose}\n\n{tail}\n");
            assert_eq!(found(&text, language).as_deref(), Some(expected), "{head} … {tail}");
        }
    }
}
