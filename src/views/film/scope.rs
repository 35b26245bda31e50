//! The documents of a film that the reader has selected, by what the URL says. All of them where it says nothing.

use crate::pieces::paced;
use crate::state::{Collection, History, Query, UseQuery, use_collection};
use crosscut_engine::{Facet, Facets, Outcome, Request, Selection, Session, Sort};
use crosscut_model::LetterTable;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Counts that the page of a film reads.
const COUNTED: Facets = Facets::NONE.with(Facet::Aspect).with(Facet::Year);

/// What is selected of a film.
#[derive(Clone, Copy)]
pub struct UseScope {
    film: u32,
    /// What is asked for within the film.
    selection: Memo<Selection>,
    letters: Memo<LetterTable>,
    /// The engine's answer to it.
    answer: Memo<Arc<Outcome>>,
    query: UseQuery,
    collection: StoredValue<Arc<Collection>>,
}

impl UseScope {
    /// Follows the URL.
    pub fn new(film: u32) -> UseScope {
        let collection = StoredValue::new(use_collection());
        let query = expect_context::<UseQuery>();
        let session = StoredValue::new(Session::new());
        let selection = Memo::new(move |_| query.with(|query| of_film(&query.selection, film)));
        let letters = Memo::new(move |_| query.letters());
        let answer = Memo::new(move |_| {
            selection.with(|selection| {
                let request = request(selection, letters.get(), Sort::default(), 0..0);
                let ask = |session: &mut Session| {
                    collection.with_value(|collection| session.outcome(&collection.table, &request, COUNTED))
                };
                Arc::new(session.try_update_value(ask).unwrap_or_default())
            })
        });
        UseScope { film, selection, letters, answer, query, collection }
    }

    /// The same at a slower pace, for what takes longer to draw than a frame: see [`paced`].
    pub fn at_a_pace(self) -> UseScope {
        let now = paced(move || (self.selection.get(), self.letters.get(), self.answer.get()));
        UseScope {
            selection: Memo::new(move |_| now.with(|(selection, ..)| selection.clone())),
            letters: Memo::new(move |_| now.with(|(_, letters, _)| *letters)),
            answer: Memo::new(move |_| now.with(|(_, _, answer)| answer.clone())),
            ..self
        }
    }

    /// Looks at the answer, tracked.
    pub fn with<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        self.answer.with(|answer| look(answer))
    }

    /// Whether a row is selected, tracked.
    pub fn contains(self, row: u32) -> bool {
        self.with(|answer| answer.matching.contains(row as usize))
    }

    /// How many documents are selected, tracked.
    pub fn count(self) -> usize {
        self.with(|answer| answer.count)
    }

    /// The letter table in use, tracked.
    pub fn letters(self) -> LetterTable {
        self.letters.get()
    }

    /// What is selected, the film included. Tracked.
    pub fn selection(self) -> Selection {
        self.selection.get()
    }

    /// Whether anything but the film is asked for, tracked.
    pub fn is_narrowed(self) -> bool {
        !self.selection().without(Facet::Film).is_empty()
    }

    /// All documents of the film.
    pub fn whole(self) -> Outcome {
        let selection = of_film(&Selection::default(), self.film);
        let request = request(&selection, self.letters.get_untracked(), Sort::default(), 0..0);
        self.collection.with_value(|collection| Session::new().outcome(&collection.table, &request, COUNTED))
    }

    /// The first rows of a selection in an order, and how many there are.
    pub fn first(self, selection: &Selection, sort: Sort, window: Range<usize>) -> (Vec<u32>, usize) {
        let request = request(selection, self.letters(), sort, window);
        let Outcome { rows, count, .. } =
            self.collection.with_value(|collection| Session::new().outcome(&collection.table, &request, Facets::NONE));
        (rows, count)
    }

    /// Changes what is selected.
    pub fn select(self, history: History, change: impl FnOnce(&Selection) -> Selection) {
        self.query.select(history, change);
    }

    /// A link to a selection in the explorer.
    pub fn explore(self, selection: Selection) -> String {
        self.collection.with_value(|collection| {
            let is_alone = collection.films.len() == 1;
            let selection = if is_alone { selection.without(Facet::Film) } else { selection };
            let letters = Some(self.letters()).filter(|letters| *letters != collection.info.letters);
            Query { selection, letters, ..Query::default() }.href("explore", &collection.table)
        })
    }
}

/// A selection within a film. What is searched for is left to the explorer.
fn of_film(selection: &Selection, film: u32) -> Selection {
    Selection { text: String::new(), ..selection.with_only(Facet::Film, film) }
}

fn request(selection: &Selection, letters: LetterTable, sort: Sort, window: Range<usize>) -> Request<'_> {
    Request { selection, hits: None, relevance: None, letters, sort, window }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_within_a_film_keeps_its_other_choices_and_leaves_words_aside() {
        let asked = Selection {
            text: "night".to_owned(),
            ..Selection::default().with_only(Facet::Source, 3).with_only(Facet::Film, 9)
        };
        let within = of_film(&asked, 4);
        assert_eq!(within, Selection::default().with_only(Facet::Source, 3).with_only(Facet::Film, 4));
    }
}
