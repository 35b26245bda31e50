//! Marks as schools give them, where the label says so: in Germany and Austria 1 is the best and "2+" is a little better
//! than 2.

use super::amount::Amount;
use super::reading::{Reading, Usual};
use crate::lexicon::LABEL;
use crate::text::Text;

/// Labels that are said of school marks only.
const SCHOOL: &str = "schulnote schulnoten schulnotenurteil filmnote";

/// What a sign takes from a mark or adds to it, as German schools count it.
const SIGN: f64 = 0.3;

/// The best and the worst mark.
const ENDS: (f64, f64) = (1.0, 6.0);

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

/// Gives a mark its ends, where its label or its sign says that a school would give it.
pub(super) fn complete(text: &Text, label: usize, signed: bool, reading: &mut Reading) {
    let named = signed || text.is_in(label, SCHOOL);
    let fits = reading.value.number().is_some_and(|value| (ENDS.0..=ENDS.1).contains(&value));
    if named && fits && reading.usual.is_none() {
        reading.usual = Some(Usual::Label(ENDS.0));
        reading.worst = Some(ENDS.1);
    }
}

#[cfg(test)]
mod tests {
    use crate::Context;
    use crate::rating::scan::scan;
    use crate::text::Text;

    #[test]
    fn school_marks_count_downwards() {
        for (text, value, score) in [
            ("Schulnote: 2", 2.0, 80.0),
            ("Unsere Schulnote: 2,5", 2.5, 70.0),
            ("Note: 2+", 1.7, 86.0),
            ("Note: 3-", 3.3, 54.0),
        ] {
            let cut = Text::new(text, 0..text.len());
            let found = scan(&cut, 10).pop();
            let rating = found.and_then(|found| found.reading.complete(text, &Context::default()).ok());
            let read = rating.as_ref().and_then(|rating| Some((rating.value.number()?, rating.score?)));
            let near = read.is_some_and(|(read, scored)| read == value && (scored - score).abs() < 1e-6);
            assert!(near, "{text}: {rating:?}");
            assert_eq!(rating.map(|rating| rating.assumed.len()), Some(1), "the ends are not printed");
        }
    }
}
