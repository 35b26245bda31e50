//! What a document praises or faults, by sentence: words for a side of the film, words of opinion near them, negation and
//! contrast between them. English only; a document in another language gives nothing rather than something wrong.

use crate::lexicon::{ASPECT, CONTRAST, NEGATIVE, NEGATOR, OUTSIDER, POSITIVE};
use crate::people::People;
use crate::statements::{About, is_about_another};
use crate::text::{Text, TokenKind};
use crosscut_model::{Aspect, AspectMention, Evidence, Stance};
use std::ops::Range;

/// The most mentions kept of one aspect; more say nothing new.
const MOST: usize = 12;

/// Sentences longer than this, in tokens, are no sentences.
const LONGEST_SENTENCE: usize = 200;

/// A part of a sentence, with what it is about and which way it leans.
struct Clause {
    aspects: u16,
    /// Each word of opinion: the aspects near it, and whether it praises.
    opinions: Vec<(u16, bool)>,
}

/// The aspects of a document, but for labelled credits (`skip`, in order). A mention without a judgement is kept once, and only where no judgement of that aspect is.
pub(crate) fn aspects(about: &About, people: &People, skip: &[Range<usize>]) -> Vec<AspectMention> {
    let mut judged: Vec<AspectMention> = Vec::new();
    let mut counts = [0usize; 9];
    let mut mentioned: [Option<AspectMention>; 9] = Default::default();
    for sentence in &about.text.sentences {
        let block = skip.partition_point(|block| block.end <= sentence.start);
        let in_block = skip.get(block).is_some_and(|block| block.start <= sentence.start);
        if in_block || sentence.len() > LONGEST_SENTENCE || sentence.len() < 3 {
            continue;
        }
        if about.text.classes(sentence.clone()) & (POSITIVE | NEGATIVE | 0x1ff << ASPECT) == 0 {
            continue;
        }
        let stances = stances(about, people, sentence.clone());
        if stances.iter().all(Option::is_none) || is_about_another(about, sentence.clone()) {
            continue;
        }
        let evidence = Evidence::from(about.text.bytes(sentence.clone()));
        for (place, stance) in stances.into_iter().enumerate() {
            let Some(stance) = stance else { continue };
            let mention = AspectMention { aspect: Aspect::ALL[place], stance, note: None, evidence: evidence.clone() };
            if stance == Stance::Mentioned {
                mentioned[place].get_or_insert(mention);
            } else if counts[place] < MOST {
                counts[place] += 1;
                judged.push(mention);
            }
        }
    }
    judged.extend(
        mentioned.into_iter().enumerate().filter(|(place, _)| counts[*place] == 0).filter_map(|(_, mention)| mention),
    );
    judged.sort_by_key(|mention| (mention.evidence.range().map_or(0, |range| range.start), mention.aspect));
    judged
}

/// The stance of a sentence on each aspect; `None` where the aspect does not come up.
fn stances(about: &About, people: &People, sentence: Range<usize>) -> [Option<Stance>; 9] {
    let text = about.text;
    let mut stances: [Option<Stance>; 9] = [None; 9];
    let reported = text.classes(sentence.clone()) & OUTSIDER != 0;
    let mut last_aspects = 0u16;
    let mut note = |aspects: u16, stance: Stance| {
        for (place, known) in stances.iter_mut().enumerate() {
            if aspects & (1 << place) != 0 {
                *known = Some(known.map_or(stance, |before| before.with(stance)));
            }
        }
    };
    for clause in clauses(text, sentence) {
        let clause = read(text, people, clause);
        note(clause.aspects, Stance::Mentioned);
        let names_nothing = clause.aspects == 0 && clause.opinions.iter().all(|(aspects, _)| *aspects == 0);
        for (aspects, praises) in clause.opinions {
            let stance = match praises {
                _ if reported => Stance::Mentioned,
                true => Stance::Praise,
                false => Stance::Criticism,
            };
            // "The plot is thin, but always moving": the second half is still about what the first one named.
            note(if names_nothing { last_aspects } else { aspects }, stance);
        }
        if clause.aspects != 0 {
            last_aspects = clause.aspects;
        }
    }
    stances
}

/// A sentence cut at semicolons, dashes, words of contrast, and at commas before them.
fn clauses<'t>(text: &'t Text, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
    let mut start = sentence.start;
    let end = sentence.end;
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let cut =
            (start + 1..end).find(|token| text.is_mark_of(*token, ";—–:") || text.has(*token, CONTRAST)).unwrap_or(end);
        let clause = start..cut;
        start = cut;
        Some(clause)
    })
}

/// How far, in tokens, a word of opinion may stand from what it is about: from the name of an aspect, and from somebody's
/// surname, which says less.
const REACH: usize = 9;
const REACH_OF_NAME: usize = 5;

fn read(text: &Text, people: &People, clause: Range<usize>) -> Clause {
    let mut read = Clause { aspects: 0, opinions: Vec::new() };
    let mut named: Vec<(usize, u16, usize)> = Vec::new();
    let mut opinions: Vec<(usize, bool)> = Vec::new();
    let mut depth = 0usize;
    for token in clause.clone() {
        match text.kind(token) {
            Some(TokenKind::Mark('(')) => depth += 1,
            Some(TokenKind::Mark(')')) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !text.is_word(token) {
            continue;
        }
        let classes = text.class(token);
        let aspects = ((classes >> ASPECT) & 0x1ff) as u16;
        if aspects != 0 && !is_other_sense(text, token) {
            read.aspects |= aspects;
            named.push((token, aspects, REACH));
        } else if depth == 0 && text.is_capital(token) && classes == 0 && !people.is_empty() {
            let aspects = aspect_of_name(text, people, token);
            if aspects != 0 {
                named.push((token, aspects, REACH_OF_NAME));
            }
        }
        if classes & (POSITIVE | NEGATIVE) == 0 || is_no_opinion(text, token) {
            continue;
        }
        let negated = (token.saturating_sub(4).max(clause.start)..token).any(|before| text.has(before, NEGATOR));
        opinions.push((token, (classes & POSITIVE != 0) != negated));
    }
    for (place, praises) in opinions {
        let near = named.iter().map(|(token, _, reach)| (token.abs_diff(place), *reach));
        let nearest = near.filter(|(distance, reach)| distance <= reach).map(|(distance, _)| distance).min();
        // Two aspects in a row ("the script and the score are fine") are as near as the nearest of them.
        let reached = |entry: &&(usize, u16, usize)| {
            let distance = entry.0.abs_diff(place);
            distance <= entry.2 && nearest.is_some_and(|nearest| distance <= nearest + 4)
        };
        let aspects = named.iter().filter(reached).fold(0, |aspects, entry| aspects | entry.1);
        read.opinions.push((aspects, praises));
    }
    read
}

/// The aspect that a person's surname stands for: an actor for the acting, a director for the direction.
fn aspect_of_name(text: &Text, people: &People, token: usize) -> u16 {
    let possessive = text.kind(token + 1) == Some(TokenKind::Possessive);
    let place = match people.role_of_surname(text.word(token)) {
        Some("actor") if !possessive => Aspect::Acting,
        Some("director") if !possessive => Aspect::Direction,
        Some("cinematographer") => Aspect::Cinematography,
        Some("composer") => Aspect::Music,
        Some("editor") => Aspect::Editing,
        _ => return 0,
    };
    Aspect::ALL.iter().position(|aspect| *aspect == place).map_or(0, |place| 1 << place)
}

/// "plays a nurse", "the bus cuts through", "a look at", "in the long run": not the aspect that the word can name.
fn is_other_sense(text: &Text, token: usize) -> bool {
    text.is(token, "commentary") && text.is(token.wrapping_sub(1), "audio")
        || text.is_one_of(token, &["look", "looks"]) && !text.is_one_of(token + 1, &["of"])
        || text.is_one_of(token, &["lines"])
            && text.is_one_of(token.wrapping_sub(1), &["front", "power", "phone", "railway"])
        || text.is_one_of(token, &["sound", "sounds"]) && text.is_one_of(token + 1, &["like", "as"])
        || text.is_one_of(token, &["actor", "actress"])
            && text.is_one_of(token.wrapping_sub(1), &["supporting", "best", "porn"])
        || text.is_one_of(token, &["moral", "social", "ideas", "story", "plot", "character"])
            && text.is_one_of(token + 1, &["media"])
}

/// Words of opinion in a use that is none: "a lot like", "too much fun to be a hustler’s love", "love interest".
fn is_no_opinion(text: &Text, token: usize) -> bool {
    text.is_one_of(token, &["flawed", "poor", "cold", "stupid"])
        && (token + 1..token + 5).any(|next| text.has(next, 1 << (ASPECT + 8)))
        || text.is_one_of(token, &["love", "loved"])
            && text.is_in(token + 1, "interest story affair triangle letter life with")
        || text.is_one_of(token, &["best", "worst"])
            && text.is_in(token + 1, "friend friends actor actress picture known supporting")
        || text.is_one_of(token, &["poor", "rich", "deep"])
            && text.is_in(token + 1, "neighborhood family people downtrodden man woman into")
        || text.is_one_of(token, &["bad", "good"])
            && text.is_one_of(token + 1, &["guy", "guys", "decision", "decisions", "luck"])
        || text.is_one_of(token, &["original", "problems", "problem"])
            && text.is_one_of(token + 1, &["title", "score", "screenplay"])
        || text.is_one_of(token, &["classic", "works", "fault", "broken"])
            && text.is_one_of(token.wrapping_sub(1), &["previous", "his", "her", "other"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Aspect, Stance)> {
        let cut = Text::new(text, 0..text.len());
        let about =
            About { text: &cut, item: None, mentions: &[], quoted: &[], date: None, own_date: None, own_names: &[] };
        aspects(&about, &People::default(), &[]).into_iter().map(|mention| (mention.aspect, mention.stance)).collect()
    }

    #[test]
    fn a_sentence_leans_the_way_its_words_do() {
        assert_eq!(read("The performances are superb and moving."), [(Aspect::Acting, Stance::Praise)]);
        assert_eq!(read("The script is not very clever."), [(Aspect::Writing, Stance::Criticism)]);
        assert_eq!(
            read("The photography is gorgeous, but the plot is a mess."),
            [(Aspect::Writing, Stance::Criticism), (Aspect::Cinematography, Stance::Praise)]
        );
        assert_eq!(
            read("The soundtrack plays under most scenes of it.").first(),
            Some(&(Aspect::Acting, Stance::Mentioned))
        );
        assert_eq!(read("Critics called the dialogue brilliant."), [(Aspect::Writing, Stance::Mentioned)]);
    }

    #[test]
    fn a_contrast_carries_on_what_was_named() {
        assert_eq!(read("The score is overbearing but often beautiful."), [(Aspect::Music, Stance::Mixed)]);
    }
}
