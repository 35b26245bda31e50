//! Marks as schools give them, where the label says so: in Germany and Austria 1 is the best and "2+" is a little better
//! than 2.

use super::amount::Amount;
use crate::lexicon::LABEL;
use crate::text::Text;

/// Labels that are said of school marks only.
pub(super) const SCHOOL: &str = "schulnote schulnoten schulnotenurteil filmnote";

/// What a sign takes from a mark or adds to it, as German schools count it.
const SIGN: f64 = 0.3;

/// The best and the worst mark.
pub(super) const ENDS: (f64, f64) = (1.0, 6.0);

/// The value of a mark with a sign, "2+" or "3-", and the token after it; only for whole marks with nothing behind.
pub(super) fn signed(text: &Text, label: usize, amount: &Amount) -> Option<(f64, usize)> {
    let plus = text.is_mark(amount.end, '+');
    let minus = text.is_mark_of(amount.end, "-–−");
    let behind = amount.end + 1;
    let closes = behind >= text.len() || text.opens_line(behind) || text.is_mark_of(behind, ".,;)(|");
    let whole = amount.value.fract() == 0.0 && (ENDS.0..=ENDS.1).contains(&amount.value);
    let named = text.has(label, LABEL) && text.is_in(label, "note gesamtnote schulnote schulnoten filmnote");
    let signed = (plus || minus) && text.is_tight(amount.end) && closes && whole && named;
    let by = if plus { -SIGN } else { SIGN };
    // One better than the best there is counts as the best.
    signed
        .then(|| (((amount.value + by) * 10.0).round() / 10.0, behind))
        .map(|(value, end)| (value.clamp(ENDS.0, ENDS.1), end))
}

#[cfg(test)]
mod tests {
    use crate::Context;
    use crate::rating::scale::{apply, stated};
    use crate::rating::scan::scan;
    use crate::text::Text;

    #[test]
    fn school_marks_count_downwards() {
        for (text, value, score) in [
            ("Schulnote: 2", 2.0, 80.0),
            ("Unsere Schulnote: 2,5", 2.5, 70.0),
            ("Note: 2+", 1.7, 86.0),
            ("Note: 3-", 3.3, 54.0),
            ("Schulnote\n2", 2.0, 80.0),
            ("Schulnote: zwei", 2.0, 80.0),
            ("Gesamtnote: 1-", 1.3, 94.0),
            ("Schulnote (6 = sehr gut, 1 = ungenügend): 5", 5.0, 80.0),
        ] {
            let cut = Text::new(text, 0..text.len());
            let mut found = scan(&cut, 10).pop();
            if let Some(found) = &mut found {
                apply(found, stated(&cut).as_ref(), None);
            }
            let rating = found.and_then(|found| found.reading.complete(text, &Context::default()).ok());
            let read = rating.as_ref().and_then(|rating| Some((rating.value.number()?, rating.score?)));
            let near = read.is_some_and(|(read, scored)| read == value && (scored - score).abs() < 1e-6);
            assert!(near, "{text}: {rating:?}");
            assert_eq!(rating.map(|rating| rating.assumed.len()), Some(1), "the ends are not printed");
        }
    }

    #[test]
    fn printed_ends_count_downwards_only_for_school_marks() {
        for (text, score) in [
            ("Schulnote (1–6): 2", 80.0),
            ("Schulnote: 2 (1–6)", 80.0),
            ("Note (1–6): 5", 80.0),
            ("I put it at 7 on a scale of 10 to 1.", 200.0 / 3.0),
        ] {
            let cut = Text::new(text, 0..text.len());
            let found = scan(&cut, 10).pop();
            let rating = found.and_then(|found| found.reading.complete(text, &Context::default()).ok());
            let scored = rating.as_ref().and_then(|rating| rating.score);
            assert!(scored.is_some_and(|scored| (scored - score).abs() < 1e-6), "{text}: {rating:?}");
        }
    }
}
