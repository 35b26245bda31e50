//! Which rows of a long list are near the window, and where they stand. Knows no browser.
//!
//! Browsers draw no element higher than some millions of pixels, and a million rows are a hundred. A list that is too high is
//! squeezed: the scroll bar goes over all of it in proportion, while small steps move by as much as the reader's hand does.

use std::ops::Range;

/// The greatest height, in CSS pixels. Firefox stops at 17.8 million, other browsers at about twice as many, and zoom takes of it.
const TALLEST: f64 = 6_000_000.0;
/// Rows that are there above and below the window.
const BESIDE: usize = 10;

/// A list of rows of one height, and what of it is in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Track {
    pub rows: usize,
    /// The height of a row and that of the window, in CSS pixels.
    pub row: f64,
    pub view: f64,
    /// How far the beginning of the element is above that of the window; below it, it is less than 0.
    scroll: f64,
    /// How much further the reader is in the list than in the element.
    ahead: f64,
}

impl Track {
    /// A list at its beginning: heights in CSS pixels.
    pub fn new(rows: usize, row: f64, view: f64) -> Track {
        Track { rows, row, view, ..Track::default() }
    }

    /// The same list with rows and a window of other heights.
    pub fn sized(self, row: f64, view: f64) -> Track {
        Track { row, view, ..self }
    }

    /// The height of the element.
    pub fn height(&self) -> f64 {
        self.whole().min(TALLEST)
    }

    fn whole(&self) -> f64 {
        self.rows as f64 * self.row
    }

    fn is_squeezed(&self) -> bool {
        self.whole() > TALLEST
    }

    /// The furthest that the element and the list can be scrolled.
    fn ends(&self) -> (f64, f64) {
        ((self.height() - self.view).max(1.0), (self.whole() - self.view).max(1.0))
    }

    /// The same list after the window moved.
    pub fn scrolled(self, scroll: f64) -> Track {
        let (end, whole_end) = self.ends();
        let ahead = match () {
            () if !self.is_squeezed() || scroll <= 0.0 => 0.0,
            () if scroll >= end => whole_end - end,
            // A step, as a wheel or a finger makes it.
            () if (scroll - self.scroll).abs() <= self.view => self.ahead.clamp(-scroll, whole_end - scroll),
            () => scroll * (whole_end / end - 1.0),
        };
        Track { scroll, ahead, ..self }
    }

    /// The same list with a row at the top of the window. The element has to be scrolled to [`Track::scroll`] then.
    pub fn showing(self, place: usize) -> Track {
        let (end, whole_end) = self.ends();
        let wanted = (place as f64 * self.row).min(whole_end);
        let scroll = if self.is_squeezed() { wanted * end / whole_end } else { wanted };
        Track { scroll, ahead: wanted - scroll, ..self }
    }

    /// How far the element is scrolled.
    pub fn scroll(&self) -> f64 {
        self.scroll
    }

    /// The row at the top of the window, by more than half of it.
    pub fn top(&self) -> usize {
        (((self.scroll + self.ahead) / self.row.max(1.0)).round().max(0.0) as usize).min(self.rows.saturating_sub(1))
    }

    /// The rows that have to be there.
    pub fn window(&self) -> Range<usize> {
        let row = self.row.max(1.0);
        let first = ((self.scroll + self.ahead) / row).floor().max(0.0) as usize;
        let seen = (self.view / row).ceil() as usize + 1;
        first.saturating_sub(BESIDE).min(self.rows)..(first + seen + BESIDE).min(self.rows)
    }

    /// Where a row begins in the element.
    pub fn offset(&self, place: usize) -> f64 {
        place as f64 * self.row - self.ahead
    }

    /// Whether all of a row is in the window.
    pub fn shows(&self, place: usize) -> bool {
        let offset = self.offset(place) - self.scroll;
        offset >= 0.0 && offset + self.row <= self.view
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(rows: usize) -> Track {
        Track::new(rows, 100.0, 800.0)
    }

    #[test]
    fn a_list_that_fits_is_where_it_is() {
        let track = track(1000).scrolled(5050.0);
        assert_eq!((track.height(), track.top(), track.offset(7)), (100_000.0, 51, 700.0));
        assert_eq!(track.window(), 40..69);
        assert!(track.shows(51) && !track.shows(50) && !track.shows(58));
        assert_eq!(track.scrolled(-300.0).window(), 0..19);
    }

    #[test]
    fn every_row_of_a_squeezed_list_can_be_reached_by_the_bar() {
        let track = track(1_000_000);
        assert_eq!(track.height(), TALLEST);
        let end = TALLEST - 800.0;
        assert_eq!(track.scrolled(0.0).window(), 0..19);
        let last = track.scrolled(end);
        assert_eq!(last.window().end, 1_000_000);
        assert_eq!(last.offset(999_999) + 100.0, TALLEST, "the last row ends with the element");
        let half = track.scrolled(end / 2.0);
        assert!(half.top().abs_diff(499_996) < 2, "{}", half.top());
        assert!((half.offset(half.top()) - half.scroll()).abs() < 100.0);
    }

    #[test]
    fn small_steps_move_by_pixels_and_leaps_in_proportion() {
        let there = track(1_000_000).scrolled(3_000_000.0);
        let row = there.top();
        let step = there.scrolled(3_000_300.0);
        assert_eq!(step.top(), row + 3);
        assert_eq!(step.offset(row), there.offset(row), "rows that stay do not move");
        assert!(there.scrolled(3_002_000.0).top() > row + 200);
    }

    #[test]
    fn a_row_is_shown_wherever_it_is() {
        for rows in [50, 1000, 1_000_000, 10_000_000] {
            for place in [0, 1, rows / 3, rows / 2, rows - 9] {
                let shown = track(rows).showing(place);
                assert!(shown.top().abs_diff(place) <= 1 && shown.window().contains(&place), "{place} of {rows}");
                assert!(shown.scroll() <= shown.height());
                assert_eq!(shown.scrolled(shown.scroll()).window(), shown.window(), "arriving there changes nothing");
            }
        }
    }

    #[test]
    fn no_rows_and_no_height_are_no_trouble() {
        let none = Track::default().scrolled(10.0);
        assert_eq!((none.window(), none.top(), none.height()), (0..0, 0, 0.0));
        assert_eq!(Track::new(5, 0.0, 0.0).scrolled(1e9).window(), 5..5);
    }
}
