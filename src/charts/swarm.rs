//! Where marks lie that share an axis: beside each other where there is room, else on levels above it. Knows no browser.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Diameters that marks may have, in CSS pixels.
const DIAMETERS: [f64; 9] = [13.0, 11.0, 9.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0];

/// Marks on their levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    /// In CSS pixels, with the gap around a mark.
    pub diameter: f64,
    /// How far apart levels are, in CSS pixels: the diameter, or less where there are too many of them.
    pub step: f64,
    /// Of each mark, from 0.
    pub levels: Vec<u32>,
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
    let mut smallest = None;
    for diameter in DIAMETERS {
        let levels = levels(places, diameter / width);
        let most = levels.iter().copied().max().unwrap_or(0) + 1;
        let step = diameter.min((height - diameter).max(1.0) / f64::from(most.max(2) - 1));
        let fits = f64::from(most) * diameter <= height;
        smallest = Some(Packed { diameter, step, levels });
        if fits {
            break;
        }
    }
    smallest.unwrap_or(Packed { diameter: 2.0, step: 2.0, levels: Vec::new() })
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
pub fn nearest(places: &[f64], packed: &Packed, width: f64, (along, above): (f64, f64), reach: f64) -> Option<usize> {
    let near = reach / width.max(1.0);
    let first = places.partition_point(|place| *place < along - near);
    let past = places.partition_point(|place| *place <= along + near);
    let distance = |mark: usize| ((places[mark] - along) * width).hypot(packed.height(mark) - above);
    let closer = |a: (usize, f64), b: (usize, f64)| if b.1 < a.1 { b } else { a };
    let found = (first..past).map(|mark| (mark, distance(mark))).reduce(closer);
    found.filter(|(_, distance)| *distance <= reach).map(|(mark, _)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_would_touch_are_stacked_from_the_axis_up() {
        assert_eq!(levels(&[0.10, 0.11, 0.12, 0.20, 0.90], 0.034), [0, 1, 2, 0, 0]);
        assert_eq!(levels(&[0.5; 3], 0.01), [0, 1, 2]);
        assert_eq!(levels(&[], 0.01), []);
        // The lowest level that is free is taken, not the one that was left last.
        assert_eq!(levels(&[0.10, 0.12, 0.14, 0.141, 0.2], 0.03), [0, 1, 0, 2, 0]);
    }

    fn spread(count: usize) -> Vec<f64> {
        (0..count).map(|mark| (mark * 7919 % 1000) as f64 / 1000.0).collect::<Vec<f64>>()
    }

    #[test]
    fn no_two_marks_overlap_as_long_as_there_is_room() {
        for (count, width) in [(1, 340.0), (40, 340.0), (400, 700.0)] {
            let mut places = spread(count);
            places.sort_by(f64::total_cmp);
            let packed = packed(&places, width, 130.0);
            assert_eq!(packed.step, packed.diameter, "{count} marks have room");
            for a in 0..count {
                assert!(packed.height(a) + packed.diameter / 2.0 <= 130.0 + 1e-9);
                for b in 0..a {
                    let apart = ((places[a] - places[b]) * width).abs();
                    let above = (packed.height(a) - packed.height(b)).abs();
                    assert!(apart.max(above) >= packed.diameter - 1e-9, "{a} and {b} of {count} overlap");
                }
            }
        }
    }

    #[test]
    fn too_many_marks_on_one_place_stay_within_the_height() {
        let places = vec![0.5; 5_000];
        let packed = packed(&places, 700.0, 130.0);
        assert_eq!(packed.diameter, 2.0);
        assert!(packed.height(4_999) <= 130.0);
    }

    #[test]
    fn the_nearest_mark_is_found_within_reach_only() {
        let places = [0.1, 0.1, 0.5];
        let packed = packed(&places, 500.0, 90.0);
        let at = |along, above| nearest(&places, &packed, 500.0, (along, above), 20.0);
        assert_eq!([at(0.1, 0.0), at(0.1, 25.0), at(0.51, 6.0)], [Some(0), Some(1), Some(2)]);
        assert_eq!([at(0.3, 6.0), at(0.5, 60.0)], [None, None]);
        // As looking at each would find it.
        let mut places = spread(300);
        places.sort_by(f64::total_cmp);
        let packed = super::packed(&places, 640.0, 120.0);
        for point in 0..200 {
            let (along, above) = ((point * 37 % 200) as f64 / 200.0, (point * 53 % 120) as f64);
            let distance = |mark: usize| ((places[mark] - along) * 640.0).hypot(packed.height(mark) - above);
            let least = (0..places.len()).map(distance).fold(f64::INFINITY, f64::min);
            let found = nearest(&places, &packed, 640.0, (along, above), 20.0).map(distance);
            assert_eq!(found, (least <= 20.0).then_some(least));
        }
    }
}
