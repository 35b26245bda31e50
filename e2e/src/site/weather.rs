//! What lies between a server and a browser: it can be slow, lose every so many answers, or end after so many, between two or in
//! the middle of one.

use axum::body::{Body, Bytes};
use axum::http::{Response, header};
use futures_util::stream;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// Bytes that arrive at once where it is slow.
const PIECE: usize = 32_000;

/// What comes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Answered,
    /// The first half of it comes, and then the connection ends.
    Halved,
    /// The connection ends.
    Lost,
    /// The first half of it comes, and then the server ends.
    LastHalf,
    /// The server ends.
    Last,
}

/// Where the server ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    answers: usize,
    in_the_middle: bool,
}

#[derive(Debug, Default)]
struct Now {
    /// How many requests there were since the weather changed.
    requests: usize,
    cut: Option<Cut>,
    is_struck: bool,
    /// Every so many-th answer is lost; every other of these in the middle.
    lost: Option<usize>,
    /// Before an answer, and between two pieces of it.
    delay: Duration,
}

/// The weather, and who waits for it to strike.
#[derive(Debug, Default)]
pub struct Weather {
    now: Mutex<Now>,
    strike: Notify,
}

impl Weather {
    /// From now on all is well.
    pub fn clear(&self) {
        *self.now() = Now::default();
    }

    /// From now on the server ends after so many answers: instead of the next, or in its middle.
    pub fn cut_after(&self, answers: usize, in_the_middle: bool) {
        *self.now() = Now { cut: Some(Cut { answers, in_the_middle }), ..Now::default() };
    }

    /// From now on each answer, and each piece of one, takes so long, and every so many-th is lost.
    pub fn is_bad(&self, delay: Duration, lost: Option<usize>) {
        *self.now() = Now { delay, lost, ..Now::default() };
    }

    /// Whether the server has ended.
    pub fn is_struck(&self) -> bool {
        self.now().is_struck
    }

    /// Waits for the end.
    pub async fn struck(&self) {
        while !self.is_struck() {
            self.strike.notified().await;
        }
        // Half an answer has to be out.
        tokio::time::sleep(Duration::from_millis(30)).await;
    }

    /// What comes of the answer to a request that is there now.
    pub fn fate(&self) -> Fate {
        let mut now = self.now();
        now.requests += 1;
        match (now.cut, now.lost) {
            (Some(cut), _) if now.requests > cut.answers + 1 => Fate::Lost,
            (Some(cut), _) if now.requests == cut.answers + 1 => match cut.in_the_middle {
                true => Fate::LastHalf,
                false => Fate::Last,
            },
            (_, Some(every)) if now.requests.is_multiple_of(2 * every) => Fate::Halved,
            (_, Some(every)) if now.requests.is_multiple_of(every) => Fate::Lost,
            _ => Fate::Answered,
        }
    }

    /// An answer as it arrives.
    pub async fn on_its_way(&self, answer: Response<Body>, fate: Fate) -> Response<Body> {
        let delay = self.now().delay;
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        if fate == Fate::Last {
            self.end();
        }
        if fate == Fate::Answered && delay.is_zero() {
            return answer;
        }
        let (mut parts, body) = answer.into_parts();
        let all = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        parts.headers.insert(header::CONTENT_LENGTH, all.len().into());
        let arrives = match fate {
            Fate::Answered => all.len(),
            Fate::Halved | Fate::LastHalf => all.len() / 2,
            Fate::Lost | Fate::Last => 0,
        };
        let mut pieces: Vec<io::Result<Bytes>> =
            all[..arrives].chunks(PIECE).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        if fate != Fate::Answered {
            pieces.push(Err(io::Error::other("lost on its way")));
        }
        if fate == Fate::LastHalf {
            self.end();
        }
        let pieces = stream::unfold(pieces.into_iter(), move |mut pieces| async move {
            let piece = pieces.next()?;
            // What was written before an end is sent before it.
            let wait = if piece.is_err() { Duration::from_millis(10) } else { delay };
            tokio::time::sleep(wait).await;
            Some((piece, pieces))
        });
        Response::from_parts(parts, Body::from_stream(pieces))
    }

    /// The server ends, a moment later.
    fn end(&self) {
        self.now().is_struck = true;
        self.strike.notify_one();
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_until_the_cut_and_none_after_it() {
        let weather = Weather::default();
        weather.cut_after(2, true);
        assert_eq!([(); 4].map(|()| weather.fate()), [Fate::Answered, Fate::Answered, Fate::LastHalf, Fate::Lost]);
        weather.clear();
        assert_eq!(weather.fate(), Fate::Answered);
    }

    #[test]
    fn in_bad_weather_every_so_many_th_is_lost_in_one_way_or_the_other() {
        let weather = Weather::default();
        weather.is_bad(Duration::ZERO, Some(2));
        let fates = [(); 4].map(|()| weather.fate());
        assert_eq!(fates, [Fate::Answered, Fate::Lost, Fate::Answered, Fate::Halved]);
    }
}
