//! What a document is: features of the whole, each with points for the kinds it speaks for.

mod signs;

use crate::head::Frame;
use crate::lexicon::{ANALYSIS, ANNOUNCE, FIRST_PERSON, LABEL, NEGATIVE, POSITIVE, number_word};
use crate::text::{Text, TokenKind};
use crosscut_model::{Kind, Section, SectionKind};

/// A kind and the reasons for it, by stable names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindReason {
    pub kind: Kind,
    pub code: &'static str,
    pub points: i32,
}

/// What is known about a document when its kind is decided.
pub(crate) struct Features<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) sections: &'t [Section],
    /// Something in it speaks for itself as a rating of the item.
    pub(crate) has_rating: bool,
    /// Many things look like ratings of different items.
    pub(crate) many_ratings: bool,
    /// It gives a day on which the item comes out.
    pub(crate) has_release: bool,
    /// A date of its own right at its beginning.
    pub(crate) has_dateline: bool,
    pub(crate) frame: &'t Frame,
    /// The work that it is about is named as such.
    pub(crate) names_item: bool,
    /// Works in quotation marks, each once.
    pub(crate) works: usize,
}

/// The reasons of all kinds.
pub(crate) fn reasons(features: &Features) -> Vec<KindReason> {
    let text = features.text;
    let mut out = Vec::new();
    let mut add = |kind, code, points| out.push(KindReason { kind, code, points });
    let words = (0..text.len()).filter(|token| text.is_word(*token)).count().max(1);
    let share = |class: u64| (0..text.len()).filter(|token| text.has(*token, class)).count() * 1000 / words;

    add(Kind::Review, "usual", 2);
    if features.has_rating {
        add(Kind::Review, "has-rating", 6);
    }
    if calls_itself(
        text,
        &[
            "review",
            "reviewed",
            "kritik",
            "filmkritik",
            "critique",
            "reseña",
            "crítica",
            "recensione",
            "recensie",
            "recension",
            "рецензия",
            "レビュー",
        ],
    ) {
        add(Kind::Review, "calls-itself-review", 4);
    }
    if share(FIRST_PERSON) >= 4 {
        add(Kind::Review, "first-person", 2);
    }
    if share(POSITIVE | NEGATIVE) >= 25 {
        add(Kind::Review, "judges", 1);
    }

    let headings = features.sections.iter().filter(|section| section.kind == SectionKind::Heading).count();
    let questions = features.sections.len() - headings;
    // A share says nothing of a few words: three of them at least.
    let analytic = (0..text.len()).filter(|token| text.has(*token, ANALYSIS)).take(4).count();
    let analysis = if analytic >= 3 { share(ANALYSIS) } else { 0 };
    if headings >= 3 {
        add(Kind::Essay, "headings", 3);
    }
    if analysis >= 50 {
        add(Kind::Essay, "analysis", 5);
    } else if analysis >= 20 {
        add(Kind::Essay, "analysis", 3);
    } else if analysis >= 12 {
        add(Kind::Essay, "analysis", 1);
    }
    if calls_itself(
        text,
        &["essay", "analysis", "examination", "explained", "meaning", "analyse", "essai", "ensayo", "saggio"],
    ) {
        add(Kind::Essay, "calls-itself-essay", 3);
    }
    let says = |noun: &str| (1..text.len().min(3000)).any(|token| text.is(token, noun) && text.is(token - 1, "this"));
    if says("essay") || says("analysis") || says("article") {
        add(Kind::Essay, "this-essay", 4);
    }
    if !features.has_rating && share(FIRST_PERSON) == 0 && words > 500 {
        add(Kind::Essay, "impersonal", 1);
    }

    let announce = share(ANNOUNCE);
    let telling = (0..text.len()).filter(|token| text.has(*token, ANNOUNCE)).take(4).count();
    if announce >= 25 && telling >= 2 {
        add(Kind::News, "announces", 3);
    } else if announce >= 12 {
        add(Kind::News, "announces", 2);
    }
    if features.has_release {
        add(Kind::News, "release-date", 2);
    }
    if features.has_dateline {
        add(Kind::News, "dateline", 1);
    }
    if coming(text) {
        add(Kind::News, "coming", 2);
    }

    let said = signs::Said::of(text, features.frame);
    let (turns, hosted) = turns(text);
    if turns >= 3 && hosted {
        // A critic on the air is asked too, and reviews all the same.
        add(Kind::Review, "on-the-air", 6);
    } else if turns >= 3 {
        add(Kind::Interview, "turns", 9);
    }
    if questions >= 3 && turns == 0 && headings < 3 {
        add(Kind::Interview, "questions", 7);
    }
    if signs::dashed_turns(text) >= 3 {
        add(Kind::Interview, "dashed-turns", 9);
    }
    if said.interview {
        add(Kind::Interview, "names-interview", 4);
    }
    if said.letter {
        add(Kind::Essay, "letter-to-the-editor", 9);
    }
    if said.essay && !features.has_rating {
        add(Kind::Essay, "names-essay", 4);
    }
    if said.news {
        add(Kind::News, "names-news", 9);
    }
    let money = signs::figures(text);
    if money >= 3 && !features.has_rating {
        add(Kind::News, "figures", if money >= 5 { 6 } else { 4 });
    }
    if !features.has_rating && signs::reports(text) >= 3 {
        add(Kind::News, "reports", 4);
    }
    if !features.has_rating && !features.names_item && words > 120 {
        add(Kind::Essay, "no-single-work", if features.works >= 3 { 5 } else { 3 });
    }
    let rows = signs::programme_rows(text);
    if rows >= 3 && !features.has_rating {
        add(Kind::List, "programme", if rows >= 5 { 9 } else { 6 });
    }
    if signs::table_rows(text) >= 4 && !features.has_rating {
        add(Kind::List, "table", 7);
    }
    if calls_itself(
        text,
        &[
            "interview",
            "conversation",
            "q&a",
            "entretien",
            "entrevista",
            "intervista",
            "gespräch",
            "intervju",
            "インタビュー",
            "интервью",
        ],
    ) {
        add(Kind::Interview, "calls-itself-interview", 3);
    }

    let entries = entries(text);
    if entries >= 4 {
        add(Kind::List, "numbered-entries", 5);
    }
    if ranks(text) {
        add(Kind::List, "ranks", 4);
    }
    if features.many_ratings {
        add(Kind::List, "many-ratings", 4);
    }
    out
}

/// The kind with the most points; the earlier one of [`Kind::ALL`] where two have as many.
pub(crate) fn decide(reasons: &[KindReason]) -> Kind {
    let points =
        |kind: Kind| reasons.iter().filter(|reason| reason.kind == kind).map(|reason| reason.points).sum::<i32>();
    Kind::ALL.into_iter().rev().max_by_key(|kind| points(*kind)).unwrap_or_default()
}

/// Whether one of the first three lines, or a short line anywhere that opens with it, names the document by such a word.
fn calls_itself(text: &Text, words: &[&str]) -> bool {
    text.lines.iter().enumerate().any(|(number, line)| {
        let near = if number < 3 && line.bytes.len() < 140 {
            line.tokens.clone()
        } else {
            line.tokens.start..(line.tokens.start + 2).min(line.tokens.end)
        };
        let short = line.bytes.len() < 140;
        short
            && near.clone().any(|token| {
                let word = text.word(token).to_lowercase();
                let named = words.contains(&word.as_str());
                // A Japanese word is a row of tokens.
                named
                    || (!word.is_ascii()
                        && words.iter().any(|name| {
                            name.starts_with(&word)
                                && text.full[text.bytes(token..token + 1).start..].starts_with(name)
                                && word.chars().count() == 1
                        }))
            })
    })
}

/// "is coming to", "arrives on", "will be released".
fn coming(text: &Text) -> bool {
    (0..text.len().min(400)).any(|token| {
        (text.is(token, "is") && text.is(token + 1, "coming"))
            || (text.is_one_of(token, &["arrives", "opens", "premieres", "debuts", "lands", "launches"])
                && text.is_one_of(token + 1, &["on", "in", "at"]))
            || (text.is(token, "will") && text.is_in(token + 1, "be star direct open premiere arrive release"))
    })
}

/// Lines that open with a speaker and a colon, where at least two speakers take turns; and whether one of them is called the host
/// of a programme.
fn turns(text: &Text) -> (usize, bool) {
    let mut hosted = false;
    let mut speakers: Vec<(&str, usize)> = Vec::new();
    for line in &text.lines {
        let colon = (line.tokens.start + 1..(line.tokens.start + 5).min(line.tokens.end))
            .find(|token| text.is_mark_of(*token, ":："));
        let Some(colon) = colon else { continue };
        let first = line.tokens.start + usize::from(text.kind(line.tokens.start) == Some(TokenKind::Stars));
        let labelled = text.has(first, LABEL | crate::lexicon::OUTSIDER)
            || (0..9).any(|place| text.has(first, 1 << (crate::lexicon::ASPECT + place)));
        if first >= colon || !text.is_capital(first) || labelled {
            continue;
        }
        let speaker = text.slice(first..colon);
        hosted |= text.is_in(first, "presenter host anchor locutora locutor presentador presentadora moderator moderatorin animateur animatrice conduttore presentatore presentator programleder");
        let known = speakers.iter().position(|(known, _)| *known == speaker);
        match known {
            Some(place) => speakers[place].1 += 1,
            None if speakers.len() < 30 => speakers.push((speaker, 1)),
            None => {}
        }
    }
    let mut counts: Vec<usize> = speakers.into_iter().map(|(_, count)| count).filter(|count| *count >= 2).collect();
    counts.sort_unstable();
    (if counts.len() >= 2 { counts[counts.len() - 2] + counts[counts.len() - 1] - 1 } else { 0 }, hosted)
}

/// Lines that open with a number and hold a title: the entries of a list. Questions are none.
fn entries(text: &Text) -> usize {
    let is_entry = |line: &&crate::text::Line| {
        let first = line.tokens.start + usize::from(text.is_mark(line.tokens.start, '#'));
        text.kind(first) == Some(TokenKind::Number)
            && text.word(first).len() <= 3
            && (text.is_mark_of(first + 1, ".):") || first > line.tokens.start)
            && line.tokens.len() > 2
            && !text.is_mark_of(line.tokens.end - 1, "?？")
    };
    let is_bullet = |line: &&crate::text::Line| {
        let first = line.tokens.start;
        let titled =
            text.is_capital(first + 1) && line.tokens.clone().take(9).any(|token| text.is_mark_of(token, ":(–—"));
        text.is_mark_of(first, "-–•*·") && titled
    };
    let bullets = text.lines.iter().filter(is_bullet).count();
    text.lines.iter().filter(is_entry).count().max(bullets)
}

/// A number of three or more: "ein Film" and "one film" are no list.
fn counts_several(text: &Text, token: usize) -> bool {
    match text.kind(token) {
        Some(TokenKind::Number) => text.word(token).parse::<u32>().is_ok_and(|number| (3..1000).contains(&number)),
        Some(TokenKind::Word) => number_word(&text.word(token).to_lowercase()).is_some_and(|number| number >= 3.0),
        _ => false,
    }
}

/// "The 10 best films of", "Top 20", "ranked".
fn ranks(text: &Text) -> bool {
    let is_heading =
        |line: &&crate::text::Line| line.bytes.len() < 140 && !text.is_mark_of(line.tokens.end - 1, ".!,;…");
    text.lines.iter().take(2).filter(is_heading).any(|line| {
        line.tokens.clone().any(|token| {
            (text.is_in(
                token,
                "best worst greatest favourite favorite besten meilleurs mejores migliori melhores beste bästa",
            ) && text.is_in(token + 1, "films movies performances filme películas film filmer filmes of der de del"))
                || counts_several(text, token)
                    && text.is_in(token + 1, "films movies films/movies filme películas film filmer filmes")
                || text.is_one_of(token, &["ranked", "ranking", "listicle"])
                || (text.is(token, "top") && text.kind(token + 1) == Some(TokenKind::Number))
        })
    })
}
