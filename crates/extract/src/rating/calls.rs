//! Verdicts in so many words behind a label: "Our call: SKIP IT", "Notre verdict : à éviter". Advice in prose is none.

use super::scan::Found;
use crate::lexicon::{NEGATOR, VERDICT};
use crate::text::Text;

/// Lower case, `|` between.
const UP: &str = "see it|stream it|watch it|go see it|catch it|book it|buy it|seek it out|worth seeing|must see|a must|à voir|courez-y|da vedere|imperdible|imperdível|ansehen|reingehen|gaan|se den|смотреть";
const DOWN: &str = "skip it|avoid|avoid it|skip|miss it|give it a miss|pass|à éviter|à fuir|da evitare|evitar|meiden|finger weg|overslaan|undvik|пропустить";

/// The longest label and the longest verdict, in tokens.
const LABEL: usize = 4;
const LONGEST: usize = 5;

/// A verdict that closes its sentence, right behind the colon of a label that opens it.
pub(super) fn call(text: &Text, at: usize) -> Option<Found> {
    let colon = at.checked_sub(1).filter(|colon| text.is_mark_of(*colon, ":："))?;
    let number = text.line_of(at);
    let line = text.lines.get(number)?.tokens.clone();
    // The first sentence of a line may be all of it: "Our call: Skip it. Your inbox has more tension."
    let end = text.sentence_around(at).end.min(line.end);
    let last = (at..end).rev().find(|token| text.is_word(*token))?;
    if text.line_of(colon) != number || last + 1 - at > LONGEST || colon - line.start > 3 * LABEL {
        return None;
    }
    let opening = (line.start..colon).filter(|token| text.is_word(*token));
    let (mut words, mut named) = (0, false);
    for token in opening {
        words += 1;
        named |= text.has(token, crate::lexicon::LABEL | VERDICT)
            || text
                .is_in(token, "call advice say says take line avis conseil urteil tipp consiglio consejo advies råd");
    }
    let said = text.slice(at..last + 1).to_lowercase();
    let up = UP.split('|').any(|known| known == said);
    let down = DOWN.split('|').any(|known| known == said);
    if !named || words > LABEL || up == down || (at..=last).any(|token| text.has(token, NEGATOR)) {
        return None;
    }
    Some(Found::thumb(at..last + 1, up, "call"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_behind_a_label_is_one() {
        for (line, value) in [
            ("Our call: SKIP IT", Some("down")),
            ("│  OUR CALL:   STREAM IT     │", Some("up")),
            ("Notre verdict : À ÉVITER", Some("down")),
            ("Stream it or skip it?", None),
            ("Our call: Skip it. The quay has more tension.", Some("down")),
            ("Next week: see it", None),
            ("Verdict: see it with a friend who likes herons", None),
        ] {
            let text = Text::new(line, 0..line.len());
            let found = (0..text.len()).find_map(|at| call(&text, at));
            assert_eq!(
                found.and_then(|found| found.reading.value.text().map(str::to_owned)).as_deref(),
                value,
                "{line}"
            );
        }
    }
}
