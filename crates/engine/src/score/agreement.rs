//! How far ratings agree.

use super::sample::Sample;

/// Equal parts of the scale that count as one opinion each: 0 to 20, 20 to 40, …; like five stars.
const PARTS: usize = 5;

/// Van der Eijk's agreement of the scores; `None` below two.
#[inline]
pub(super) fn of(sample: &Sample) -> Option<f64> {
    let mut parts = [0usize; PARTS];
    for (score, count) in sample.scores() {
        parts[((score / 100.0 * PARTS as f64) as usize).min(PARTS - 1)] += count;
    }
    (parts.iter().sum::<usize>() > 1).then(|| agreement(parts))
}

/// Cees van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality and Quantity 35 (2001) 325–341. The counts are
/// peeled into layers, each as high as the lowest count left in it. A layer that fills S of K parts agrees by
/// `U × (1 − (S − 1) / (K − 1))`, where U says how far it has one peak: over all triples of parts, those like 110 and 011 speak
/// for it and those like 101 against. Layers weigh by the ratings in them.
#[inline]
fn agreement(mut parts: [usize; PARTS]) -> f64 {
    let total: usize = parts.iter().sum();
    let k = PARTS as f64;
    let mut agreement = 0.0;
    while let Some(height) = parts.iter().copied().filter(|count| *count > 0).min() {
        let filled = parts.map(|count| count > 0);
        let s = filled.iter().filter(|filled| **filled).count();
        let (mut one_peak, mut two_peaks) = (0.0, 0.0);
        for a in 0..PARTS {
            for b in a + 1..PARTS {
                for c in b + 1..PARTS {
                    match (filled[a], filled[b], filled[c]) {
                        (true, true, false) | (false, true, true) => one_peak += 1.0,
                        (true, false, true) => two_peaks += 1.0,
                        _ => {}
                    }
                }
            }
        }
        let unimodality = match one_peak + two_peaks {
            0.0 => 1.0,
            triples => ((k - 2.0) * one_peak - (k - 1.0) * two_peaks) / ((k - 2.0) * triples),
        };
        let weight = (height * s) as f64 / total as f64;
        agreement += weight * unimodality * (1.0 - (s as f64 - 1.0) / (k - 1.0));
        parts.iter_mut().filter(|count| **count > 0).for_each(|count| *count -= height);
    }
    agreement
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_opinion_even_opinions_and_two_poles_are_one_nought_and_minus_one() {
        assert_eq!(agreement([0, 0, 7, 0, 0]), 1.0);
        assert_eq!(agreement([4, 4, 4, 4, 4]), 0.0);
        assert_eq!(agreement([5, 0, 0, 0, 5]), -1.0);
    }
}
