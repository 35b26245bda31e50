//! Pieces that more than one view is made of.

mod aspect_facet;
mod chips;
mod clashes;
mod copy_link;
mod derivation;
mod documents;
mod faces;
mod facet;
mod fact_list;
mod found;
mod listing;
mod on_demand;
mod rows;
mod score_range;
mod search_box;
mod search_notes;
mod shell;
mod stance;

pub use aspect_facet::AspectFacet;
pub use chips::{Chips, parts};
pub use clashes::{Clashes, SaidBy};
pub use copy_link::CopyLink;
pub use derivation::Derivation;
pub use documents::{DocumentRow, ScoreBadge, tone};
pub use faces::{Failed, NotFound, NotFoundKind, UnreadNotes, Waiting, part_failed};
pub use facet::FacetPanel;
pub use fact_list::{FactLine, FactList, stated_lines};
pub use found::{excerpt, found_in, marked, pieces};
pub use listing::{ListingChips, ListingFace, ListingNotes, RankChoice, how_ranked};
pub use on_demand::{ColumnsOnTheirWay, with_documents};
pub use rows::{At, Listed, rows};
pub use score_range::ScoreRange;
pub use search_box::{SearchBox, search_field};
pub use search_notes::SearchNotes;
pub use shell::Shell;
pub use stance::{AspectList, HeatMap, StanceMark};
