//! The steps that a reader took from one query to the next, to undo and redo them. They are read off the URL, which stays the
//! query's one home: undoing writes an earlier query there, as any other change does.

use super::place::{History, Place, UsePlace};
use leptos::prelude::*;
use std::cell::RefCell;

/// So many steps are kept.
const MOST: usize = 200;

/// The queries that stood in the URL, one after the other, and which of them stands there now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    all: Vec<String>,
    now: usize,
    /// Whether the last step led to a query that had been there.
    came_back: bool,
}

impl Steps {
    /// Goes along to the query `now`. A change in a stream (typing, dragging) changes the last step instead of adding one.
    pub fn follow(&mut self, now: &str, in_stream: bool) {
        let is = |place: Option<usize>| place.and_then(|place| self.all.get(place)).is_some_and(|query| query == now);
        let (before, after) = (self.now.checked_sub(1), Some(self.now + 1));
        match () {
            () if is(Some(self.now)) => {}
            () if is(before) => (self.now, self.came_back) = (self.now - 1, true),
            () if is(after) => (self.now, self.came_back) = (self.now + 1, true),
            () => {
                // What was come back to is a step of its own.
                let kept = if in_stream && self.now > 0 && !self.came_back { self.now } else { self.now + 1 };
                self.all.truncate(kept);
                self.all.push(now.to_owned());
                let past = self.all.len().saturating_sub(MOST);
                self.all.drain(..past);
                (self.now, self.came_back) = (self.all.len() - 1, false);
            }
        }
    }

    /// The query before this one.
    pub fn before(&self) -> Option<&str> {
        self.all.get(self.now.checked_sub(1)?).map(String::as_str)
    }

    /// The query that was undone last.
    pub fn after(&self) -> Option<&str> {
        self.all.get(self.now + 1).map(String::as_str)
    }
}

thread_local! {
    /// The steps while another view is open.
    static LEFT: RefCell<Steps> = RefCell::default();
}

/// The steps of the view that follows them.
#[derive(Clone, Copy)]
pub struct UseSteps {
    steps: Memo<Steps>,
    place: UsePlace,
}

impl UseSteps {
    /// Follows the URL, from where it was left.
    pub fn start() -> UseSteps {
        let place = expect_context::<UsePlace>();
        let steps = Memo::new(move |before: Option<&Steps>| {
            let mut steps = before.cloned().unwrap_or_else(|| LEFT.with(RefCell::take));
            // Another view's query is no step of this one.
            if Place::from_path(&place.path()) == Place::Explore {
                steps.follow(&place.search(), place.is_behind());
            }
            steps
        });
        on_cleanup(move || {
            if let Some(steps) = steps.try_get_untracked() {
                LEFT.with(|left| left.replace(steps));
            }
        });
        UseSteps { steps, place }
    }

    /// Whether there is a step to undo, tracked.
    pub fn can_undo(self) -> bool {
        self.steps.with(|steps| steps.before().is_some())
    }

    /// Whether there is a step to redo, tracked.
    pub fn can_redo(self) -> bool {
        self.steps.with(|steps| steps.after().is_some())
    }

    /// Goes back to the query before this one.
    pub fn undo(self) {
        self.go(self.steps.with_untracked(|steps| steps.before().map(str::to_owned)));
    }

    /// Goes again to the query that was undone last.
    pub fn redo(self) {
        self.go(self.steps.with_untracked(|steps| steps.after().map(str::to_owned)));
    }

    fn go(self, query: Option<String>) {
        if let Some(query) = query {
            self.place.set_search(&query, History::Push);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(queries: &[(&str, bool)]) -> Steps {
        let mut steps = Steps::default();
        queries.iter().for_each(|(query, in_stream)| steps.follow(query, *in_stream));
        steps
    }

    #[test]
    fn each_choice_is_a_step_and_a_stream_is_one() {
        let taken = steps(&[("", false), ("kind=news", false), ("q=a", false), ("q=ab", true), ("q=abc", true)]);
        assert_eq!((taken.before(), taken.after()), (Some("kind=news"), None));
        let mut undone = taken.clone();
        undone.follow("kind=news", false);
        assert_eq!((undone.before(), undone.after()), (Some(""), Some("q=abc")));
        undone.follow("q=abc", false);
        assert_eq!((undone.before(), undone.after()), (taken.before(), taken.after()));
    }

    #[test]
    fn a_new_choice_after_undoing_ends_what_could_be_redone() {
        let mut taken = steps(&[("", false), ("a", false), ("b", false), ("a", false)]);
        assert_eq!(taken.after(), Some("b"));
        taken.follow("c", false);
        assert_eq!((taken.before(), taken.after()), (Some("a"), None));
    }

    /// A drag that passed the range it began with once took the step before it along.
    #[test]
    fn a_stream_that_passes_where_it_began_loses_no_step() {
        let taken = steps(&[("", false), ("a", false), ("b", false), ("a", true), ("c", true), ("d", true)]);
        assert_eq!(taken.before(), Some("a"));
        let first = steps(&[("", false), ("a", true)]);
        assert_eq!(first.before(), Some(""), "what was there before a stream is never replaced");
    }

    #[test]
    fn the_same_query_again_is_no_step_and_the_oldest_are_forgotten() {
        let mut taken = steps(&[("", false), ("", false)]);
        assert_eq!(taken.before(), None);
        (0..MOST * 2).for_each(|step| taken.follow(&step.to_string(), false));
        assert_eq!((taken.all.len(), taken.now), (MOST, MOST - 1));
        assert_eq!(taken.before(), Some((MOST * 2 - 2).to_string().as_str()));
    }
}
