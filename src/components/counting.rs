//! Counts that go over from one answer to the next: shortly, and not at all where the reader wants no motion, or while a stream of
//! changes (a drag, typing) goes on, each of which is then shown at once.

use crate::browser;
use crosscut_engine::Outcome;
use gloo::timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds that it takes.
const SPAN: f64 = 220.0;
/// Milliseconds without a change after which the next one is no stream.
const REST: f64 = 250.0;

/// The last two answers, and how far the way from one to the other is gone.
#[derive(Clone, Copy)]
pub struct UseCounting {
    before: RwSignal<Arc<Outcome>>,
    /// From 0 to 1.
    gone: RwSignal<f64>,
}

impl UseCounting {
    /// Follows an answer; for the views below.
    pub fn follow(answer: Memo<Arc<Outcome>>) -> UseCounting {
        let counting = UseCounting { before: RwSignal::new(answer.get_untracked()), gone: RwSignal::new(1.0) };
        let changed = StoredValue::new(f64::NEG_INFINITY);
        let frame = StoredValue::new_local(None::<AnimationFrameRequestHandle>);
        let follow = RenderEffect::new(move |shown: Option<Arc<Outcome>>| {
            let now = answer.get();
            if let Some(shown) = shown {
                let (at, rest) = (Date::now(), Date::now() - changed.get_value());
                changed.set_value(at);
                if let Some(frame) = frame.try_update_value(Option::take).flatten() {
                    frame.cancel();
                }
                if rest < REST || wants_no_motion() {
                    counting.gone.set(1.0);
                } else {
                    counting.before.set(shown);
                    counting.gone.set(0.0);
                    go_on(counting.gone, frame, at);
                }
            }
            now
        });
        // It goes with the view.
        StoredValue::new_local(follow);
        counting
    }

    /// Looks at the answer before, tracked.
    pub fn before<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        self.before.with(|before| look(before))
    }

    /// A number of the answer on its way: `of` is what it was in the answer before.
    pub fn mixed(self, now: f64, of: impl FnOnce(&Outcome) -> f64) -> f64 {
        let before = self.before(of);
        // What stays is not drawn again.
        if before == now { now } else { mix(before, now, self.gone.get()) }
    }
}

fn go_on(gone: RwSignal<f64>, frame: StoredValue<Option<AnimationFrameRequestHandle>, LocalStorage>, began: f64) {
    let next = move || {
        let now = ((Date::now() - began) / SPAN).clamp(0.0, 1.0);
        // The view may be gone.
        if gone.try_set(now).is_none() && now < 1.0 {
            go_on(gone, frame, began);
        }
    };
    let _ = frame.try_set_value(request_animation_frame_with_handle(next).ok());
}

fn wants_no_motion() -> bool {
    browser::holds("(prefers-reduced-motion: reduce)").unwrap_or(true)
}

/// Quick at first, slow at the end.
fn mix(before: f64, now: f64, gone: f64) -> f64 {
    let left = (1.0 - gone).powi(3);
    now + (before - now) * left
}

/// When a change of a stream begins a step of its own: the first, and the first after a rest.
#[derive(Clone, Copy)]
pub struct UseStream(StoredValue<Option<Timeout>, LocalStorage>);

/// Milliseconds after which a stream has ended.
const STREAM: u32 = 1_000;

impl UseStream {
    /// No stream yet.
    pub fn new() -> UseStream {
        UseStream(StoredValue::new_local(None))
    }

    /// Whether this change begins one. It is part of it in any case.
    pub fn begins(self) -> bool {
        let stream = self.0;
        let ends = Timeout::new(STREAM, move || {
            let _ = stream.try_set_value(None);
        });
        self.0.try_update_value(|stream| stream.replace(ends)).flatten().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::mix;

    #[test]
    fn a_count_goes_from_what_it_was_to_what_it_is() {
        assert_eq!((mix(80.0, 20.0, 0.0), mix(80.0, 20.0, 1.0)), (80.0, 20.0));
        let way: Vec<f64> = (0..=10).map(|step| mix(80.0, 20.0, f64::from(step) / 10.0)).collect();
        assert!(way.is_sorted_by(|a, b| a > b), "{way:?}");
    }
}
