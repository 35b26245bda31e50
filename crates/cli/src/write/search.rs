//! The search index of a bundle, made of the documents as they are published: what is not in the bundle is not found.

use super::Folder;
use super::contents::LARGEST_FILE;
use crosscut_model::{Review, SearchRoot};
use crosscut_search::{Builder, texts};
use rayon::prelude::*;
use std::convert::Infallible;
use std::io;

/// An index while documents are taken in, in the order of the rows.
#[derive(Debug, Default)]
pub struct Indexing(Builder);

impl Indexing {
    /// Takes in the documents of some files: each a JSON array of reviews.
    pub fn add(&mut self, files: &[Vec<u8>]) -> io::Result<()> {
        let one = |json: &Vec<u8>| -> io::Result<Builder> { Ok(built(&serde_json::from_slice::<Vec<Review>>(json)?)) };
        let each: Vec<io::Result<Builder>> = files.par_iter().map(one).collect();
        each.into_iter().try_for_each(|builder| {
            self.0.append(builder?);
            Ok(())
        })
    }

    /// The index in files, but for its root.
    pub fn in_files(self, folder: &mut Folder) -> io::Result<SearchRoot> {
        let mut counts = [0; 4];
        self.0.finish(None, |kind, json| {
            if json.len() > LARGEST_FILE {
                let message = "the list of one word takes more than 25 MB: pack these documents in parts";
                return Err(io::Error::other(message));
            }
            let count = &mut counts[kind as usize];
            *count += 1;
            folder.put(&format!("search-{}-{}", kind.name(), *count - 1), json.as_bytes()).map(Some)
        })
    }
}

/// The index of a few documents, in one piece.
pub fn inline(reviews: &[Review]) -> SearchRoot {
    let Ok(root) = built(reviews).finish(None, |_, _| Ok::<_, Infallible>(None));
    root
}

fn built(reviews: &[Review]) -> Builder {
    let mut builder = Builder::new();
    reviews.iter().for_each(|review| builder.add(texts(review)));
    builder
}
