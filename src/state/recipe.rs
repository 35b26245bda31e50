//! How scores are made in the score lab, as the URL has it.

use super::place::History;
use super::query::UseQuery;
use super::use_collection;
use crosscut_engine::score::{Recipe, RecipeNote};
use leptos::prelude::*;
use std::sync::Arc;

/// The recipe of the URL. Only the score lab goes by it.
#[derive(Clone, Copy)]
pub struct UseRecipe {
    read: Memo<(Recipe, Vec<RecipeNote>)>,
    query: UseQuery,
    collection: StoredValue<Arc<super::Collection>>,
}

impl UseRecipe {
    /// Follows the URL.
    pub fn new() -> UseRecipe {
        let query = expect_context::<UseQuery>();
        let collection = StoredValue::new(use_collection());
        let pairs = Memo::new(move |_| query.with(|query| query.listing.clone()));
        let read = move |_: Option<&_>| {
            pairs.with(|pairs| {
                let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                collection.with_value(|collection| Recipe::from_pairs(pairs, &collection.table))
            })
        };
        UseRecipe { read: Memo::new(read), query, collection }
    }

    /// Looks at it, tracked.
    #[track_caller]
    pub fn with<T>(self, look: impl FnOnce(&Recipe) -> T) -> T {
        self.read.with(|(recipe, _)| look(recipe))
    }

    /// Looks at it as it is now: for what happens once.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Recipe) -> T) -> T {
        self.read.with_untracked(|(recipe, _)| look(recipe))
    }

    /// What of the URL was not understood, tracked.
    pub fn unread(self) -> Vec<RecipeNote> {
        self.read.with(|(_, unread)| unread.clone())
    }

    /// Changes it.
    pub fn change(self, history: History, change: impl FnOnce(&mut Recipe)) {
        let mut recipe = self.with_untracked(Recipe::clone);
        change(&mut recipe);
        let pairs = self.collection.with_value(|collection| recipe.to_pairs(&collection.table));
        self.query.change(history, |query| query.listing = pairs);
    }
}
