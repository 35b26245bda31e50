//! Names to find some of, as a reader types.

use crate::state::Collection;
use crosscut_engine::Facet;
use crosscut_search::Names;
use std::sync::{Arc, LazyLock};

/// The names of a facet's values, folded when somebody first looks for one.
#[derive(Clone)]
pub struct LazyNames(Arc<LazyLock<Names, Box<dyn FnOnce() -> Names + Send>>>);

impl LazyNames {
    /// Those of a facet. The missing value has no name and is not found.
    pub fn of(collection: Arc<Collection>, facet: Facet) -> LazyNames {
        LazyNames::new(move || {
            let codes = 1..collection.table.size(facet) as u32;
            Names::new(codes.map(|code| collection.table.name(facet, code)))
        })
    }

    /// The names that `fold` gives, from code 1 on.
    pub fn new(fold: impl FnOnce() -> Names + Send + 'static) -> LazyNames {
        LazyNames(Arc::new(LazyLock::new(Box::new(fold))))
    }

    /// The codes of the values whose names have all words of a question, rising; `None` where it is blank, and every name has them.
    pub fn find(&self, question: &str) -> Option<Vec<u32>> {
        (!question.trim().is_empty()).then(|| self.0.find(question).into_iter().map(|place| place + 1).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn names_are_folded_once_and_not_before_somebody_types() {
        static FOLDED: AtomicUsize = AtomicUsize::new(0);
        let names = LazyNames::new(|| {
            FOLDED.fetch_add(1, Ordering::Relaxed);
            Names::new(["Salt Road", "Sea"].into_iter())
        });
        assert_eq!((names.find(""), names.find(" "), FOLDED.load(Ordering::Relaxed)), (None, None, 0));
        assert_eq!((names.clone().find("sea"), names.find("s")), (Some(vec![2]), Some(vec![1, 2])));
        assert_eq!(FOLDED.load(Ordering::Relaxed), 1);
    }
}
