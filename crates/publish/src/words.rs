//! What is said of a score in words, as the page says it.

use crosscut_engine::score::AggregateRating;
use crosscut_model::Kind;
use crosscut_model::figures::{count, score};

pub fn ratings(ratings: usize) -> String {
    counted(ratings, "rating", "ratings")
}

pub fn documents(documents: usize) -> String {
    counted(documents, "document", "documents")
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// A film's name with its year, where that is known.
pub fn film(name: &str, year: Option<i16>) -> String {
    year.map_or_else(|| name.to_owned(), |year| format!("{name} ({year})"))
}

/// What a score is the mean of, and how far it goes; why there is none, where there is none.
pub fn mean_of(aggregate: &AggregateRating) -> String {
    let Some(spread) = aggregate.spread.filter(|_| aggregate.value.is_some()) else {
        return "No document carries a rating with a scale".to_owned();
    };
    match aggregate.rating_count {
        1 => "The one rating there is".to_owned(),
        count => format!("Mean of {}, from {} to {}", ratings(count), score(spread.min), score(spread.max)),
    }
}

/// How sure a score is; empty where nothing can be said.
pub fn certainty(aggregate: &AggregateRating) -> String {
    match (aggregate.value, &aggregate.interval) {
        (None, _) => String::new(),
        (_, Ok(likely)) => {
            format!("With 95 % certainty between {} and {}", score(likely.low), score(likely.high))
        }
        (_, Err(_)) if aggregate.rating_count < 5 => "Too few ratings for an interval".to_owned(),
        _ => String::new(),
    }
}

/// What a document is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Review => "Review",
        Kind::Essay => "Essay",
        Kind::News => "News",
        Kind::Interview => "Interview",
        Kind::List => "List",
    }
}

/// The beginning of a text where there is room for so many characters, with dots where something is left out.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
        None => text.to_owned(),
    }
}
