//! Measurements as a few numbers.

use serde::{Deserialize, Serialize};

/// The time between two frames of a screen, in milliseconds, and how much a frame may be late by what clocks round.
const FRAME: f64 = 1000.0 / 60.0;
const ROUNDING: f64 = 0.5;

/// Times of something, in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Times {
    pub count: usize,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub max_ms: f64,
}

impl Times {
    pub fn of(values: &[f64]) -> Times {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (sorted.len() as f64 * share).ceil() as usize;
            rounded(sorted.get(place.saturating_sub(1)).copied().unwrap_or(0.0))
        };
        Times { count: sorted.len(), p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1.0) }
    }
}

/// Frames while something was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Frames {
    #[serde(flatten)]
    pub times: Times,
    /// The share of frames that came more than 16.7 ms after the last one.
    pub late: f64,
    /// How many frames of a screen passed without one of the page.
    pub dropped: usize,
}

impl Frames {
    /// Of the times at which frames began.
    pub fn of(began: &[f64]) -> Frames {
        let between: Vec<f64> = began.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let late = between.iter().filter(|time| **time > FRAME + ROUNDING).count();
        let dropped =
            between.iter().map(|time| (time / FRAME).round() as usize).map(|frames| frames.saturating_sub(1)).sum();
        Frames { times: Times::of(&between), late: rounded(late as f64 / between.len().max(1) as f64), dropped }
    }
}

/// What the probe found while something was done.
#[derive(Deserialize)]
pub struct Watched {
    frames: Vec<f64>,
    between: Vec<f64>,
    shown: Vec<f64>,
    latencies: Vec<f64>,
    without: usize,
    events: Vec<(String, f64)>,
    long: Vec<f64>,
    lined: bool,
}

/// What the main thread spent on something; all of it has painting, and what the browser does besides, in it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Spent {
    pub script_ms: f64,
    pub style_ms: f64,
    pub layout_ms: f64,
    pub all_ms: f64,
}

impl Spent {
    /// What was spent since an earlier moment.
    pub fn since(&self, before: &Spent) -> Spent {
        Spent {
            script_ms: rounded(self.script_ms - before.script_ms),
            style_ms: rounded(self.style_ms - before.style_ms),
            layout_ms: rounded(self.layout_ms - before.layout_ms),
            all_ms: rounded(self.all_ms - before.all_ms),
        }
    }
}

/// What a reader did, and how the page kept up.
#[derive(Clone, Debug, Serialize)]
pub struct Act {
    pub what: &'static str,
    pub device: &'static str,
    pub frames: Frames,
    /// From the input to the frame with its effect.
    pub paint: Times,
    /// Inputs that changed nothing.
    pub without_effect: usize,
    /// The longest that the browser itself says an event took, of those over 16 ms, to 8 ms; none where 0.
    pub event_timing_max_ms: f64,
    pub long_tasks: usize,
    pub longest_ms: f64,
    pub spent: Spent,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Cover>,
}

/// How far rows covered the window's part of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// The share of drawn frames with a pixel that no row covers, and the most such pixels.
    pub without_rows: f64,
    pub most_px: f64,
    /// The same at the beginning of frames: the browser moves the window ahead of the page, and a screen may show that.
    pub without_rows_between: f64,
    pub most_px_between: f64,
    /// Whether lines stand where rows do not, so that nothing is blank.
    pub lined: bool,
}

impl Watched {
    pub fn act(self, what: &'static str, device: &'static str, spent: Spent, with_list: bool) -> Act {
        let share = |pixels: &[f64]| {
            let some = pixels.iter().filter(|pixels| **pixels > 1.0).count();
            rounded(some as f64 / pixels.len().max(1) as f64)
        };
        let most = |pixels: &[f64]| worst(pixels.iter().copied()).round();
        let list = with_list.then(|| Cover {
            without_rows: share(&self.shown),
            most_px: most(&self.shown),
            without_rows_between: share(&self.between),
            most_px_between: most(&self.between),
            lined: self.lined,
        });
        Act {
            what,
            device,
            frames: Frames::of(&self.frames),
            paint: Times::of(&self.latencies),
            without_effect: self.without,
            event_timing_max_ms: worst(self.events.iter().map(|(_, duration)| *duration)),
            long_tasks: self.long.len(),
            longest_ms: rounded(worst(self.long.iter().copied())),
            spent,
            list,
        }
    }
}

/// The greatest; 0 without any.
pub fn worst(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

/// To three places: finer than any clock here.
pub fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_from_the_sorted_end() {
        let times = Times::of(&[4.0, 1.0, 3.0, 2.0]);
        assert_eq!(times, Times { count: 4, p50_ms: 2.0, p95_ms: 4.0, max_ms: 4.0 });
        assert_eq!(Times::of(&[]), Times::default());
    }

    #[test]
    fn a_frame_that_takes_the_time_of_three_drops_two() {
        let began = [0.0, 16.7, 33.3, 83.3, 100.0];
        let frames = Frames::of(&began);
        assert_eq!((frames.dropped, frames.late), (2, 0.25));
        assert_eq!(Frames::of(&[5.0]), Frames::default());
    }
}
