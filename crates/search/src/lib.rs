//! Full text search: texts to an index where a bundle is packed, a query and an index to rows where it is asked. The index lies in
//! files that are fetched as questions need them; which ones, [`Index::ask`] says. Pure: no I/O, no clock, nothing of the web.
//!
//! ```
//! use crosscut_search::{Builder, Field, Index, Query, Step};
//!
//! let mut builder = Builder::new();
//! builder.add([(Field::Title, "Salt Road"), (Field::Body, "A slow film about a fast river.")]);
//! builder.add([(Field::Title, "Night Ferry"), (Field::Body, "Nobody in it hurries.")]);
//! // Nothing is kept in files of its own: all of it stands in the root.
//! let root = builder.finish(None, |_, _| Ok::<_, ()>(None)).unwrap();
//! let index = Index::new(root).unwrap();
//! let Step::Found(answer) = index.ask(&Query::parse("rivre")).unwrap() else { panic!() };
//! assert_eq!(answer.rows, [0]);
//! let text = "A slow film about a fast river.";
//! assert_eq!(answer.matcher.ranges(Field::Body, text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(), ["river"]);
//! ```

mod answer;
mod build;
mod digits;
mod edits;
mod error;
mod expand;
mod field;
mod fold;
mod highlight;
mod index;
mod lists;
mod names;
mod order;
mod query;
mod token;
mod weight;
mod words;

pub use answer::{Answer, Step};
pub use build::{Builder, FileKind, Limits};
pub use error::SearchError;
pub use field::{Field, Fields, texts};
pub use highlight::Matcher;
pub use index::{Index, Wanted};
pub use names::Names;
pub use query::Query;
pub use token::{Shape, TOKENS, Token, tokens};
