//! Where marks lie that share an axis: beside each other where there is room, else on levels above it. Knows no browser.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Diameters that marks may have, in CSS pixels. Down to [`LARGE`] a mark stands exactly where it belongs.
const DIAMETERS: [f64; 9] = [13.0, 11.0, 9.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0];
const LARGE: f64 = 7.0;
/// How far smaller marks may be moved along the axis, where 1 is all of it: piles become mounds.
const ASIDE: f64 = 0.012;

/// Marks on their levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    /// In CSS pixels, with the gap around a mark.
    pub diameter: f64,
    /// How far apart levels are, in CSS pixels: the diameter, or less where there are too many of them.
    pub step: f64,
    /// Of each mark, from 0.
    pub levels: Vec<u32>,
    /// Where each mark is drawn along the axis, 0 to 1.
    pub along: Vec<f64>,
}

impl Packed {
    /// The middle of a mark above the axis, in CSS pixels.
    pub fn height(&self, mark: usize) -> f64 {
        f64::from(self.levels.get(mark).copied().unwrap_or(0)) * self.step + self.diameter / 2.0
    }
}

/// The largest marks that fit into so much room, in CSS pixels. `places` are along the axis, 0 to 1, rising.
pub fn packed(places: &[f64], width: f64, height: f64) -> Packed {
    let width = width.max(1.0);
    let most = |levels: &[u32]| levels.iter().copied().max().unwrap_or(0) + 1;
    for diameter in DIAMETERS {
        let (levels, along) = match diameter >= LARGE {
            true => (levels(places, diameter / width), places.to_vec()),
            false => mounds(places, diameter / width),
        };
        let most = f64::from(most(&levels));
        let fits = most * diameter <= height;
        if fits || diameter == DIAMETERS[DIAMETERS.len() - 1] {
            let step = diameter.min((height - diameter).max(1.0) / (most - 1.0).max(1.0));
            return Packed { diameter, step, levels, along };
        }
    }
    Packed { diameter: LARGE, step: LARGE, levels: Vec::new(), along: Vec::new() }
}

/// Marks in columns as wide as they are, each near where it belongs: there or beside it, where fewer lie already.
fn mounds(places: &[f64], apart: f64) -> (Vec<u32>, Vec<f64>) {
    let columns = ((1.0 / apart) as usize).max(1);
    let middle = |column: usize| (column as f64 + 0.5) / columns as f64;
    let mut heights = vec![0_u32; columns];
    let put = |place: &f64| {
        let own = ((place * columns as f64) as usize).min(columns - 1);
        let aside = (ASIDE * columns as f64) as usize;
        let near = own.saturating_sub(aside)..=(own + aside).min(columns - 1);
        // A step aside costs as much as a step up, so that a pile keeps its peak.
        let cost = |column: usize| f64::from(heights[column]) + (middle(column) - place).abs() * columns as f64;
        let cheaper = |a: usize, b: usize| if cost(b) < cost(a) { b } else { a };
        let column = near.reduce(cheaper).unwrap_or(own);
        heights[column] += 1;
        (heights[column] - 1, middle(column))
    };
    places.iter().map(put).unzip()
}

/// For each of the rising places the lowest level on which none before it is nearer than `apart`.
fn levels(places: &[f64], apart: f64) -> Vec<u32> {
    // Levels become free in the order in which they were taken, as all marks are of one width.
    let mut taken: VecDeque<(f64, u32)> = VecDeque::new();
    let mut free: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
    let mut next = 0;
    let mut levels = Vec::with_capacity(places.len());
    for place in places {
        while let Some((from, level)) = taken.front().copied()
            && place - from >= apart
        {
            taken.pop_front();
            free.push(Reverse(level));
        }
        let level = free.pop().map_or_else(
            || {
                next += 1;
                next - 1
            },
            |Reverse(level)| level,
        );
        taken.push_back((*place, level));
        levels.push(level);
    }
    levels
}

/// The mark nearest to a point, if one is within `reach`. The point is as far along the axis as marks are, 0 to 1, and `above` CSS pixels
/// above it.
pub fn nearest(packed: &Packed, width: f64, (along, above): (f64, f64), reach: f64) -> Option<usize> {
    let distance = |mark: usize| ((packed.along[mark] - along) * width).hypot(packed.height(mark) - above);
    let closer = |a: (usize, f64), b: (usize, f64)| if b.1 < a.1 { b } else { a };
    let found = (0..packed.along.len()).map(|mark| (mark, distance(mark))).reduce(closer);
    found.filter(|(_, distance)| *distance <= reach).map(|(mark, _)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_would_touch_are_stacked_from_the_axis_up() {
        assert_eq!(levels(&[0.10, 0.11, 0.12, 0.20, 0.90], 0.034), [0, 1, 2, 0, 0]);
        assert_eq!(levels(&[0.5; 3], 0.01), [0, 1, 2]);
        assert!(levels(&[], 0.01).is_empty());
        // The lowest level that is free is taken, not the one that was left last.
        assert_eq!(levels(&[0.10, 0.12, 0.14, 0.141, 0.2], 0.03), [0, 1, 0, 2, 0]);
    }

    fn spread(count: usize) -> Vec<f64> {
        (0..count).map(|mark| (mark * 7919 % 1000) as f64 / 1000.0).collect::<Vec<f64>>()
    }

    #[test]
    fn no_two_marks_overlap_as_long_as_there_is_room() {
        for (count, width) in [(1, 340.0), (40, 340.0), (400, 700.0), (2_000, 700.0)] {
            let mut places = spread(count);
            places.sort_by(f64::total_cmp);
            let packed = packed(&places, width, 130.0);
            assert_eq!(packed.step, packed.diameter, "{count} marks have room");
            for a in 0..count {
                assert!(packed.height(a) + packed.diameter / 2.0 <= 130.0 + 1e-9);
                for b in 0..a {
                    let apart = ((packed.along[a] - packed.along[b]) * width).abs();
                    let above = (packed.height(a) - packed.height(b)).abs();
                    assert!(apart.max(above) >= packed.diameter - 1e-6, "{a} and {b} of {count} overlap");
                }
            }
        }
    }

    #[test]
    fn a_few_marks_stand_where_they_belong_and_many_near_it() {
        let few = packed(&[0.0, 0.5, 0.5, 1.0], 340.0, 90.0);
        assert_eq!(few.along, [0.0, 0.5, 0.5, 1.0]);
        let mut places: Vec<f64> = (0..600).map(|mark| [0.5, 0.6, 0.75, 1.0][mark % 4]).collect();
        places.sort_by(f64::total_cmp);
        let many = packed(&places, 800.0, 140.0);
        assert!(many.diameter < LARGE);
        let column = many.diameter / 800.0;
        let moved = places.iter().zip(&many.along).map(|(place, along)| (place - along).abs());
        assert!(moved.fold(0.0, f64::max) <= ASIDE + column);
        // A pile is highest where it belongs.
        let peak =
            (0..places.len()).filter(|mark| places[*mark] == 0.75).max_by_key(|mark| many.levels[*mark]).unwrap();
        assert!((many.along[peak] - 0.75).abs() <= column);
    }

    #[test]
    fn too_many_marks_on_one_place_stay_within_the_height() {
        let packed = packed(&vec![0.5; 5_000], 700.0, 130.0);
        assert_eq!(packed.diameter, 2.0);
        assert!((0..5_000).all(|mark| packed.height(mark) <= 130.0));
    }

    #[test]
    fn the_nearest_mark_is_found_within_reach_only() {
        let packed = packed(&[0.1, 0.1, 0.5], 500.0, 90.0);
        let at = |along, above| nearest(&packed, 500.0, (along, above), 20.0);
        assert_eq!([at(0.1, 0.0), at(0.1, 25.0), at(0.51, 6.0)], [Some(0), Some(1), Some(2)]);
        assert_eq!([at(0.3, 6.0), at(0.5, 60.0)], [None, None]);
    }
}
