//! The search as the bench's page calls it: a root, a query, files as they are wanted, rows. What is timed is the public face of the
//! search and nothing else.

use crosscut_model::SearchRoot;
use crosscut_search::{Answer, Index, Query, Step, Wanted};
use wasm_bindgen::prelude::wasm_bindgen;

/// An index in the browser.
#[wasm_bindgen]
pub struct Search {
    index: Index,
    wanted: Vec<Wanted>,
    answer: Answer,
}

#[wasm_bindgen]
impl Search {
    /// An index of which only the root is there.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &str) -> Result<Search, String> {
        let root: SearchRoot = serde_json::from_str(root).map_err(|error| error.to_string())?;
        let index = Index::new(root).map_err(|error| error.to_string())?;
        Ok(Search { index, wanted: Vec::new(), answer: Answer::default() })
    }

    /// Asks. The names of the files that are wanted first; none when there is an answer.
    pub fn ask(&mut self, query: &str) -> Result<Vec<String>, String> {
        match self.index.ask(&Query::parse(query)).map_err(|error| error.to_string())? {
            Step::Found(answer) => {
                self.answer = answer;
                self.wanted.clear();
            }
            Step::Fetch(wanted) => self.wanted = wanted,
        }
        Ok(self.wanted.iter().map(|wanted| wanted.file.file.clone()).collect())
    }

    /// Adds a file that was wanted last.
    pub fn supply(&mut self, place: usize, json: &str) -> Result<(), String> {
        let wanted = self.wanted.get(place).ok_or("nothing like it was wanted")?;
        self.index.supply(wanted, json).map_err(|error| error.to_string())
    }

    /// The best rows of the answer.
    pub fn best(&self, most: usize) -> Vec<u32> {
        self.answer.best(most)
    }

    /// How many rows it has.
    pub fn count(&self) -> usize {
        self.answer.rows.len()
    }
}
