//! Records to the catalog: ids, order, what of the text is published, and the columns. No I/O.

use crate::gather::Record;
use crate::report::Report;
use crate::walk::Found;
use crosscut_model::{Catalog, Columns, Problem, Stored};

mod dictionaries;
mod ids;
mod publish;
mod twice;

pub use publish::shift;

/// A catalog and what is worth telling about it.
#[derive(Debug)]
pub struct Built {
    pub catalog: Catalog,
    /// Which text policy applied to how many documents, a sentence each.
    pub policies: Vec<String>,
}

/// Builds the catalog of these records. Problems go to the report; the catalog is only fit for use without errors.
pub fn build(mut records: Vec<Record>, found: &Found, report: &mut Report) -> Built {
    ids::assign(&mut records, report);
    let policies = publish::apply(&mut records, found);
    records.sort_by(|a, b| a.review.id.cmp(&b.review.id));
    let shown: Vec<String> = records.iter().map(|record| record.shown.clone()).collect();
    let reviews: Vec<_> = records.into_iter().map(|record| record.review).collect();
    let dictionaries = dictionaries::Dictionaries::of(&reviews);
    let columns: Columns = dictionaries.columns(&reviews);
    twice::warn(&reviews, &shown, &columns, &dictionaries, report);
    one_collection(found, report);
    let described = found.collections.iter().find(|collection| collection.described).or(found.collections.first());
    let mut collection = described.map(|collection| collection.settings.info()).unwrap_or_default();
    if collection.title.is_empty() {
        collection.title = dictionaries.title();
    }
    let catalog = Catalog {
        generator: concat!("crosscut ", env!("CARGO_PKG_VERSION")).to_owned(),
        collection,
        reviews: reviews.len(),
        films: dictionaries.films,
        sources: dictionaries.sources,
        authors: dictionaries.authors,
        people: dictionaries.people,
        languages: dictionaries.languages,
        ratings: dictionaries.ratings,
        columns: Stored::Inline(columns),
        documents: Stored::Inline(reviews),
    };
    Built { catalog, policies }
}

/// The page has one title and one letter table: those of the first collection that describes itself.
fn one_collection(found: &Found, report: &mut Report) {
    let mut described = found.collections.iter().filter(|collection| collection.described);
    let Some(first) = described.next() else { return };
    for other in described.filter(|other| other.settings.info() != first.settings.info()) {
        let message = format!("the page takes its title and letter table from {}, not from here", first.file);
        let problem = Problem::warning("several-collections", &other.file, message);
        report.add(problem.help("the text policy of each collection holds for its own documents all the same"), "");
    }
}
