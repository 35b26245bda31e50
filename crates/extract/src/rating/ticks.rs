//! Boxes that are ticked on a form: "[X] Recommended  [ ] Not recommended", "Recommanderiez-vous ce film ? [ ] Oui [X] Non".

use super::scan::Found;
use crate::lexicon::{NEGATOR, RECOMMEND};
use crate::text::Text;

/// How far a box may be from what it asks, in tokens.
const NEAR: usize = 4;

/// How far before its answer a question may begin, in tokens.
const ASKED: usize = 24;

const YES: &str = "yes oui ja sí sì sim да tak";
pub(super) const NO: &str = "no non nein nee nej não нет nie";

/// A ticked box with the verdict behind it.
pub(super) fn box_before(text: &Text, at: usize) -> Option<Found> {
    let behind = if text.is_mark_of(at, "[(") {
        let ticked = text.is_in(at + 1, "x") || text.is_mark_of(at + 1, "✓✔×");
        (ticked && text.is_mark_of(at + 2, "])")).then_some(at + 3)?
    } else {
        at + 1
    };
    let line = text.lines.get(text.line_of(at))?.tokens.clone();
    let words = behind..(behind + NEAR).min(line.end);
    // What stands behind the next box is another answer.
    let words = words.start..words.clone().find(|token| text.is_mark_of(*token, "[(☐☑☒")).unwrap_or(words.end);
    let found = |end: usize, up: bool| Some(Found::thumb(at..end, up, "recommended"));
    let denies =
        |token: usize| text.has(token, NEGATOR) || text.is_in(token, "nicht ne pas non não niet inte ikke not");
    if let Some(verdict) = words.clone().find(|token| text.has(*token, RECOMMEND)) {
        // "bedingt empfohlen": neither.
        let halved = (words.start..verdict).any(|token| text.is_in(token, "bedingt partly mixed parzialmente"));
        let up = !(words.start..verdict).any(denies);
        return if halved { None } else { found(verdict + 1, up) };
    }
    let answer = words.clone().next()?;
    let up = text.is_in(answer, YES);
    if !up && !text.is_in(answer, NO) {
        return None;
    }
    let asked = (at.saturating_sub(ASKED).max(line.start)..at).any(|token| {
        text.has(token, RECOMMEND)
            || text.is_in(token, "recommanderiez recommandez empfehlen consiglieresti recomienda recomendaría")
    });
    asked.then(|| found(answer + 1, up)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::scan::scan;

    #[test]
    fn the_ticked_box_is_the_verdict() {
        for (text, value) in [
            ("Verdict: [x] Recommended [ ] Not recommended", Some("up")),
            ("Verdict: [ ] Recommended [X] Not recommended", Some("down")),
            ("( ) Recommended\n(X) Not recommended", Some("down")),
            ("Recommanderiez-vous ce film ? [ ] Oui [X] Non", Some("down")),
            ("[ ] empfohlen [x] bedingt empfohlen [ ] nicht empfohlen", None),
            ("Seen before? [x] yes [ ] no", None),
            ("☐ Recommandé   ☑ Non recommandé", Some("down")),
            ("☑ Recommandé   ☐ Non recommandé", Some("up")),
            ("Recommandé ☐   Non recommandé ☑", Some("down")),
        ] {
            let cut = Text::new(text, 0..text.len());
            let ticked: Vec<Found> =
                scan(&cut, 10).into_iter().filter(|found| found.reading.rule == "recommended").collect();
            let read: Vec<&str> = ticked.iter().filter_map(|found| found.reading.value.text()).collect();
            assert_eq!(read, value.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
