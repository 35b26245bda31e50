//! Matches the rules of [`super::grammar`] against tokens. Bounded by the length of the longest rule, so that scanning is linear.

use super::amount::{Amount, amount_at, and_half, plain_at};
use super::grammar::Element::{
    self, Best, BestIs, Gap, HalfAfter, Maybe, Noun, Of, OutOf, Percent, Points, Slash, Stars, Unit, Value, Word, Worst,
};
use super::grammar::{NOT_UNITS, RULES, Rule};
use crate::hash::Words;
use crate::lexicon::{ANY_LANGUAGE, HALF, OF, PERCENT, POINT, STAR};
use crate::text::{Text, TokenKind, is_star, seen};
use std::sync::OnceLock;

/// What a rule read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Match {
    pub(crate) end: usize,
    pub(crate) value: f64,
    pub(crate) best: Option<f64>,
    pub(crate) worst: Option<f64>,
    pub(crate) in_words: bool,
}

/// The rule that reads the most from a token on, and what it read.
pub(crate) fn longest(text: &Text, at: usize) -> Option<(&'static Rule, Match)> {
    let mut found: Option<(&'static Rule, Match)> = None;
    // Most rules begin with the value: it is read once, and without one they are not tried.
    let first = amount_at(text, at);
    let after = first.map(|amount| After::new(text, amount.end));
    for rule in RULES {
        if after.as_ref().is_some_and(|after| !after.may_follow(rule)) {
            continue;
        }
        let begins_with_number = matches!(rule.elements.first(), Some(Value | Best));
        if begins_with_number != first.is_some() {
            continue;
        }
        if let Some(read) = matches(text, at, rule.elements, first)
            && found.as_ref().is_none_or(|(_, longest)| read.end > longest.end)
        {
            found = Some((rule, read));
        }
    }
    found
}

/// Whether the words stand here that some rule opens with before its first number: "on a scale of", "满分", "ötből".
pub(super) fn opens(text: &Text, at: usize) -> bool {
    static OPENING: OnceLock<(Words, Vec<&'static [Element]>)> = OnceLock::new();
    let opening = || {
        let is_word = |element: &&Element| matches!(element, Word(_) | BestIs(..));
        let rows = RULES.iter().map(|rule| &rule.elements[..rule.elements.iter().take_while(is_word).count()]);
        let rows: Vec<&[Element]> = rows.filter(|row| !row.is_empty()).collect();
        let first = |row: &&'static [Element]| match row[0] {
            Word(words) | BestIs(_, words) => words,
            _ => [].as_slice(),
        };
        (Words::of(rows.iter().flat_map(first).copied()), rows)
    };
    let (first, rows) = OPENING.get_or_init(opening);
    let stand = |row: &&[Element]| {
        let mut read = Match { end: at, ..Match::default() };
        row.iter().all(|element| step(text, &mut read, element).is_some())
    };
    first.holds(text.hash(at)) && rows.iter().any(stand)
}

/// What stands after a value, looked at once for all rules.
struct After {
    opens_line: bool,
    word: bool,
    of: bool,
    points: bool,
    unit: bool,
    noun: bool,
    slash: bool,
    out_of: bool,
    /// Stars, or a hyphen before them.
    stars: bool,
    percent: bool,
    /// A word that some rule names.
    named: bool,
    mark: bool,
}

impl After {
    fn new(text: &Text, at: usize) -> After {
        let word = text.is_word(at);
        // What is counted in, one to three words, says something with a scale behind it only.
        let says = |token| text.has(token, OF) || text.is_in(token, OUT_OF) || behind_nouns().holds(text.hash(token));
        let scale = word && (at + 1..at + 4).any(says);
        After {
            opens_line: text.breaks(at),
            word,
            of: word && text.has(at, OF),
            points: word && text.has(at, POINT),
            unit: scale && unit(text, at).is_some(),
            noun: scale && is_noun(text, at),
            slash: text.is_mark_of(at, "/⁄／"),
            out_of: out_of(text, at).is_some(),
            stars: text.has(at, STAR)
                || text.kind(at) == Some(TokenKind::Stars)
                || text.is_mark_of(at, "-‑")
                || text.word(at) == "つ",
            percent: text.is_mark_of(at, "%％") || text.has(at, PERCENT) || text.is_in(at, "per por pour"),
            named: word && named().holds(text.hash(at)),
            mark: matches!(text.kind(at), Some(TokenKind::Mark(_))),
        }
    }

    /// Whether a rule can go on from here, by its second element.
    fn may_follow(&self, rule: &Rule) -> bool {
        match rule.elements.get(1) {
            Some(Maybe(_)) | None => true,
            // A rating stands on one line.
            Some(_) if self.opens_line => false,
            Some(OutOf) => self.out_of,
            Some(Slash) => self.slash,
            Some(Of) => self.of,
            Some(Points) => self.points,
            Some(Unit) => self.unit,
            Some(Noun) => self.noun,
            Some(Stars) => self.stars,
            Some(Percent) => self.percent,
            // Brackets, and words of scales.
            Some(Word(_)) if self.word => self.named,
            Some(Word(words)) => words.iter().any(|word| word.is_ascii() && word.len() == 1) == self.mark,
            _ => true,
        }
    }
}

/// The words that rules name behind what is counted.
fn behind_nouns() -> &'static Words {
    static BEHIND: OnceLock<Words> = OnceLock::new();
    let behind = |pair: &'static [Element]| match pair {
        [Unit | Noun, Word(words)] => words,
        _ => [].as_slice(),
    };
    let words = || RULES.iter().flat_map(|rule| rule.elements.windows(2)).flat_map(behind);
    BEHIND.get_or_init(|| Words::of(words().copied().filter(|word| word.starts_with(char::is_alphabetic))))
}

/// The words that rules name behind their value.
fn named() -> &'static Words {
    static NAMED: OnceLock<Words> = OnceLock::new();
    let second = |rule: &'static Rule| match rule.elements.get(1) {
        Some(Word(words)) => words,
        _ => [].as_slice(),
    };
    NAMED.get_or_init(|| Words::of(RULES.iter().flat_map(second).copied()))
}

fn matches(text: &Text, at: usize, elements: &[Element], first: Option<Amount>) -> Option<Match> {
    let mut read = Match { end: at, value: f64::NAN, ..Match::default() };
    for (place, element) in elements.iter().enumerate() {
        if place > 0 && text.breaks(read.end) {
            // A rating stands on one line; only what may be missing may be on the next.
            if matches!(element, Maybe(_)) {
                continue;
            }
            return None;
        }
        match (element, first) {
            (Value, Some(first)) if place == 0 => {
                read = Match { end: first.end, value: first.value, in_words: first.in_words, ..read };
            }
            (Maybe(inner), _) => {
                step(text, &mut read, inner);
            }
            (needed, _) => step(text, &mut read, needed)?,
        }
    }
    read.value.is_finite().then_some(read)
}

fn step(text: &Text, read: &mut Match, element: &Element) -> Option<()> {
    let at = read.end;
    read.end = match element {
        Value => {
            let Amount { value, end, in_words } = amount_at(text, at)?;
            read.value = value;
            read.in_words |= in_words;
            end
        }
        Best => {
            // "out of ****" counts its glyphs.
            if text.kind(at) == Some(TokenKind::Stars) {
                read.best = Some(seen(text.word(at)).filter(|c| is_star(*c)).count() as f64);
                at + 1
            } else {
                // A clipping read by a machine has l0 for 10.
                if text.is_in(at, "l0 i0 lo") && text.kind(at) == Some(TokenKind::Word) {
                    read.best = Some(10.0);
                    read.end = at + 1;
                    return Some(());
                }
                let amount = plain_at(text, at)?;
                read.best = Some(amount.value);
                amount.end
            }
        }
        Worst => {
            let amount = plain_at(text, at)?;
            read.worst = Some(amount.value);
            amount.end
        }
        Stars => {
            let word = at + usize::from(text.is_mark_of(at, "-‑") && text.is_tight(at));
            // "4★": one glyph names the unit, more would be a rating of their own.
            let glyph = text.kind(at) == Some(TokenKind::Stars)
                && text.is_tight(at)
                && seen(text.word(at)).filter(|c| is_star(*c)).count() == 1;
            let glyph = (glyph || lone_spaced(text, at)) && !text.word(at).starts_with('*');
            if glyph {
                read.end = at + 1;
                return Some(());
            }
            // "3,5*": the habit of some forums, where the line is nothing else.
            let asterisk = text.word(at) == "*"
                && text.is_tight(at)
                && (at + 1 >= text.len() || text.opens_line(at + 1) || text.is_mark_of(at + 1, ".,)"))
                && at > 0
                && text.opens_line(at - 1);
            if asterisk {
                read.end = at + 1;
                return Some(());
            }
            let joined = matches!((text.word(word), text.word(word + 1)), ("つ", "星"));
            if joined { word + 2 } else { text.has(word, STAR).then_some(word + 1)? }
        }
        HalfAfter => {
            // "tre stelle mezzo" has no "and".
            let end = and_half(text, at).or_else(|| text.has(at, HALF).then_some(at + 1))?;
            read.value += 0.5;
            end
        }
        OutOf => out_of(text, at)?,
        Of => text.has(at, OF).then_some(at + 1)?,
        Slash => text.is_mark_of(at, "/⁄／").then_some(at + 1)?,
        Points => text.has(at, POINT).then_some(at + 1)?,
        Percent => {
            if text.is_mark_of(at, "%％") {
                at + 1
            } else if text.is_one_of(at, &["per", "por", "pour"])
                && text.is_one_of(at + 1, &["cent", "ciento", "cento"])
            {
                at + 2
            } else {
                text.has(at, PERCENT).then_some(at + 1)?
            }
        }
        Unit => unit(text, at)?,
        Noun => is_noun(text, at).then_some(at + 1)?,
        Word(words) => words.iter().any(|word| text.is(at, word)).then_some(at + 1)?,
        BestIs(best, words) => {
            let end = words.iter().any(|word| text.is(at, word)).then_some(at + 1)?;
            read.best = Some(*best);
            end
        }
        // Stars in glyphs are the value themselves.
        Gap => (at..at + 7).find(|token| {
            plain_at(text, *token).is_some() || text.opens_line(*token) || text.kind(*token) == Some(TokenKind::Stars)
        })?,
        Maybe(inner) => return step(text, read, inner),
    };
    Some(())
}

/// Whether a word on the line may be a noun that somebody counts in.
fn is_noun(text: &Text, at: usize) -> bool {
    text.is_word(at)
        && !text.has(at, ANY_LANGUAGE | STAR | POINT | OF)
        && text.word(at).len() > 2
        && !text.is_in(at, NOT_UNITS)
        && plain_at(text, at).is_none()
        && !text.opens_line(at)
}

/// Past the noun that somebody counts in: "buckets", "film reels", "SKULLS", "getingar". A plural in English; in other
/// languages, whose plurals end as they like, a noun is one where a word for "out of" follows.
fn unit(text: &Text, at: usize) -> Option<usize> {
    // "5 tickets sur 6" alone on its line counts nothing else.
    let ends = |token: usize| token >= text.len() || text.opens_line(token);
    let alone = || at > 0 && text.opens_line(at - 1) && ends(at + 3) && out_of(text, at + 1).is_some();
    let may_be = |at: usize| {
        let shaped = text.is_word(at) && text.word(at).len() > 3 && (!text.is_capital(at) || text.is_upper(at));
        shaped && (!text.is_in(at, NOT_UNITS) || alone()) && !text.opens_line(at) && plain_at(text, at).is_none()
    };
    let plural = |at: usize| may_be(at) && text.word(at).ends_with(['s', 'S']);
    // "film reels", "cinema tickets": one word before the noun.
    if may_be(at) && !text.has(at, ANY_LANGUAGE) && plural(at + 1) && !out_of(text, at + 1).is_some_and(|_| plural(at))
    {
        return Some(at + 2);
    }
    if plural(at) {
        return Some(at + 1);
    }
    let foreign = !text.is(at + 1, "out") && out_of(text, at + 1).is_some();
    // "un sette su dieci": the article is no number of sevens.
    let noun = text.is_word(at)
        && text.word(at).len() > 3
        && !text.has(at, ANY_LANGUAGE)
        && !text.is_in(at, NOT_UNITS)
        && plain_at(text, at).is_none();
    (foreign && noun && !text.opens_line(at)).then_some(at + 1)
}

/// "4 ★ out of 5": a glyph with a space before it, and a scale after it.
fn lone_spaced(text: &Text, at: usize) -> bool {
    text.kind(at) == Some(TokenKind::Stars) && matches!(text.word(at), "★" | "⭐") && out_of(text, at + 1).is_some()
}

/// The words that "out of" and its like begin with.
pub(super) const OUT_OF: &str = "out outta av van von sur sobre su af ud ut z ze uit op из із στα";

/// Past "out of", "out of a possible", or its like in other languages.
pub(super) fn out_of(text: &Text, at: usize) -> Option<usize> {
    if !text.is_in(at, OUT_OF) {
        return None;
    }
    let dash = |token: usize| token + usize::from(text.is_mark(token, '-') && text.is_tight(token));
    if text.is(at, "out") {
        let of = dash(at + 1);
        if !text.is(of, "of") {
            return None;
        }
        let next = dash(of + 1);
        let possible =
            usize::from(text.is_one_of(next, &["a"])) + usize::from(text.is_one_of(next + 1, &["possible", "maximum"]));
        return Some(if possible == 2 { next + 2 } else { next });
    }
    if text.is(at, "outta") {
        return Some(at + 1);
    }
    // "5 ud af 6", "4 ut av 6".
    if text.is_in(at, "ud ut") {
        return text.is_in(at + 1, "af av").then_some(at + 2);
    }
    // "sur un maximum de quatre".
    if text.is_in(at + 1, "un une") && text.is_in(at + 2, "maximum total massimo máximo") && text.is_in(at + 3, "de di")
    {
        return Some(at + 4);
    }
    let next = at + 1 + usize::from(text.is_in(at, "av van") && text.is(at + 1, "de"));
    let most = ["maximal", "insgesamt", "möglichen", "maximum", "maximalen", "mogliche", "mulige", "möjliga"];
    Some(next + usize::from(most.contains(&text.word(next).to_lowercase().as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::grammar::shuffled;

    /// As [`longest`], with every rule tried.
    fn longest_of_all(text: &Text, at: usize) -> Option<(&'static Rule, Match)> {
        let first = amount_at(text, at);
        let tried = RULES.iter().filter(|rule| matches!(rule.elements.first(), Some(Value | Best)) == first.is_some());
        let read = tried.filter_map(|rule| Some((rule, matches(text, at, rule.elements, first)?)));
        read.reduce(|longest, next| if next.1.end > longest.1.end { next } else { longest })
    }

    #[test]
    fn what_follows_a_value_rules_out_no_rule_that_would_read_it() {
        let mut found = 0;
        for text in shuffled() {
            let cut = Text::new(&text, 0..text.len());
            for at in 0..cut.len() {
                let [some, all] = [longest(&cut, at), longest_of_all(&cut, at)]
                    .map(|read| read.map(|(rule, read)| (rule.name, read.end, read.value, read.best, read.worst)));
                assert_eq!(some, all, "{text} from token {at}");
                found += usize::from(all.is_some());
            }
        }
        assert!(found > 1_000, "{found} ratings");
    }

    #[test]
    fn the_longest_rule_reads_the_most() {
        for (text, name, value, best) in [
            ("5 ud af 6", "out-of", 5.0, Some(6.0)),
            ("drie pinten op vier", "units-out-of", 3.0, Some(4.0)),
            ("5 tickets sur 6", "units-out-of", 5.0, Some(6.0)),
            ("three stars out of the four", "stars-out-of", 3.0, Some(4.0)),
            ("5개 만점에 3.5", "full-marks", 3.5, Some(5.0)),
            ("4 1/2 stars", "stars", 4.5, None),
            ("four and a half stars out of five", "stars-out-of", 4.5, Some(5.0)),
            ("3.5/5", "slash", 3.5, Some(5.0)),
            ("½ out of four", "out-of", 0.5, Some(4.0)),
            ("4 out of 5 buckets", "out-of-units", 4.0, Some(5.0)),
            ("3 von 5 Sternen", "out-of-stars", 3.0, Some(5.0)),
            ("3 étoiles et demie sur 5", "stars-out-of", 3.5, Some(5.0)),
            ("10点満点中7点", "full-marks", 7.0, Some(10.0)),
            ("85 per cent", "percent", 85.0, None),
        ] {
            let cut = Text::new(text, 0..text.len());
            let read = longest(&cut, 0).map(|(rule, read)| (rule.name, read.value, read.best, read.end));
            assert_eq!(read, Some((name, value, best, cut.len())), "{text}");
        }
    }
}
