//! How results are laid out: as a list or as a table, and with which columns. In the URL like the selection, in pairs of its own:
//! `view=table&columns=score,film,date`.

use super::place::History;
use super::query::UseQuery;
use crosscut_engine::Sort;
use leptos::prelude::*;

const VIEW: &str = "view";
const COLUMNS: &str = "columns";
const TABLE: &str = "table";
const LIST: &str = "list";

/// The names of these pairs.
pub const LAYOUT: [&str; 2] = [VIEW, COLUMNS];

/// A column of the table, beside that of the documents' names, which is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Score,
    /// The rating as printed.
    Printed,
    Film,
    Source,
    Author,
    Kind,
    Date,
    Notation,
    Language,
    Aspects,
}

impl Column {
    /// Every column, in the order in which they stand.
    pub const ALL: [Column; 10] = [
        Column::Score,
        Column::Printed,
        Column::Film,
        Column::Source,
        Column::Author,
        Column::Kind,
        Column::Date,
        Column::Notation,
        Column::Language,
        Column::Aspects,
    ];

    /// Those that are shown where the reader has chosen none.
    pub const USUAL: [Column; 6] =
        [Column::Score, Column::Film, Column::Source, Column::Author, Column::Kind, Column::Date];

    /// The word used in URLs.
    pub fn key(self) -> &'static str {
        match self {
            Column::Score => "score",
            Column::Printed => "printed",
            Column::Film => "film",
            Column::Source => "source",
            Column::Author => "author",
            Column::Kind => "kind",
            Column::Date => "date",
            Column::Notation => "notation",
            Column::Language => "language",
            Column::Aspects => "aspects",
        }
    }

    /// The orders by it, the usual one first; `None` where rows cannot be sorted by it.
    pub fn orders(self) -> Option<[Sort; 2]> {
        Some(match self {
            Column::Score => [Sort::ScoreFalling, Sort::ScoreRising],
            Column::Film => [Sort::Film, Sort::FilmFalling],
            Column::Source => [Sort::Source, Sort::SourceFalling],
            Column::Author => [Sort::Author, Sort::AuthorFalling],
            Column::Kind => [Sort::Kind, Sort::KindFalling],
            Column::Date => [Sort::NewestFirst, Sort::OldestFirst],
            Column::Language => [Sort::Language, Sort::LanguageFalling],
            Column::Printed | Column::Notation | Column::Aspects => return None,
        })
    }
}

/// How results are laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    pub is_table: bool,
    /// In the order of [`Column::ALL`]; `None`: as is usual.
    pub columns: Option<Vec<Column>>,
}

/// A part of the URL that says nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadLayout {
    View(String),
    Column(String),
}

impl Layout {
    /// The columns that are shown.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.clone().unwrap_or_else(|| Column::USUAL.to_vec())
    }

    /// Shows or hides a column. What is usual is not written down.
    pub fn turn(&mut self, column: Column) {
        let shown = self.columns();
        let next: Vec<Column> =
            Column::ALL.into_iter().filter(|other| shown.contains(other) != (*other == column)).collect();
        self.columns = Some(next).filter(|next| *next != Column::USUAL);
    }

    /// The pairs that stand for it; none for the default.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let keys = |columns: &Vec<Column>| columns.iter().map(|column| column.key()).collect::<Vec<&str>>().join(",");
        let pairs = [(VIEW, self.is_table.then(|| TABLE.to_owned())), (COLUMNS, self.columns.as_ref().map(keys))];
        pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }

    /// What pairs stand for, and what of them could not be taken.
    pub fn from_pairs(pairs: &[(String, String)]) -> (Layout, Vec<UnreadLayout>) {
        let (mut layout, mut unread) = (Layout::default(), Vec::new());
        for (name, value) in pairs {
            match (name.as_str(), value.as_str()) {
                (VIEW, TABLE) => layout.is_table = true,
                (VIEW, LIST) => {}
                (VIEW, _) => unread.push(UnreadLayout::View(value.clone())),
                (COLUMNS, _) => {
                    let keys: Vec<&str> = value.split(',').filter(|key| !key.is_empty()).collect();
                    let is_known = |key: &&str| Column::ALL.into_iter().any(|column| column.key() == *key);
                    unread.extend(
                        keys.iter().filter(|key| !is_known(key)).map(|key| UnreadLayout::Column((*key).to_owned())),
                    );
                    let chosen = Column::ALL.into_iter().filter(|column| keys.contains(&column.key())).collect();
                    layout.columns = Some(chosen).filter(|chosen: &Vec<Column>| *chosen != Column::USUAL);
                }
                _ => {}
            }
        }
        (layout, unread)
    }
}

/// How the results in view are laid out, as the URL has it.
#[derive(Clone, Copy)]
pub struct UseLayout {
    read: Memo<(Layout, Vec<UnreadLayout>)>,
    query: UseQuery,
}

impl UseLayout {
    /// Follows the URL.
    pub fn new() -> UseLayout {
        let query = expect_context::<UseQuery>();
        let pairs = Memo::new(move |_| query.with(|query| query.listing.clone()));
        UseLayout { read: Memo::new(move |_| pairs.with(|pairs| Layout::from_pairs(pairs))), query }
    }

    /// Looks at it, tracked.
    #[track_caller]
    pub fn with<T>(self, look: impl FnOnce(&Layout) -> T) -> T {
        self.read.with(|(layout, _)| look(layout))
    }

    /// What of the URL was not understood, tracked.
    pub fn unread(self) -> Vec<UnreadLayout> {
        self.read.with(|(_, unread)| unread.clone())
    }

    /// Changes it. A step that "back" undoes.
    pub fn change(self, change: impl FnOnce(&mut Layout)) {
        let mut layout = self.read.with_untracked(|(layout, _)| layout.clone());
        change(&mut layout);
        self.query.change(History::Push, |query| {
            query.listing.retain(|(name, _)| !LAYOUT.contains(&name.as_str()));
            query.listing.extend(layout.to_pairs());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Collection, Query};

    fn read(pairs: &[(&str, &str)]) -> (Layout, Vec<UnreadLayout>) {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Layout::from_pairs(&pairs)
    }

    #[test]
    fn what_is_usual_is_not_written_and_what_is_written_is_read() {
        assert_eq!(Layout::default().to_pairs(), []);
        let mut layout = Layout { is_table: true, ..Layout::default() };
        layout.turn(Column::Aspects);
        layout.turn(Column::Author);
        let written = [("view", "table"), ("columns", "score,film,source,kind,date,aspects")];
        assert_eq!(read(&written), (layout.clone(), vec![]));
        assert_eq!(layout.to_pairs(), written.map(|(name, value)| (name.to_owned(), value.to_owned())));
        // Back to what is usual.
        layout.turn(Column::Author);
        layout.turn(Column::Aspects);
        assert_eq!(layout.columns, None);
        assert_eq!(read(&[("columns", "date,score,film,source,author,kind")]).0, Layout::default());
    }

    #[test]
    fn no_column_at_all_is_a_choice_too() {
        let mut layout = Layout::default();
        Column::USUAL.into_iter().for_each(|column| layout.turn(column));
        assert_eq!(layout.columns(), []);
        assert_eq!(Layout::from_pairs(&layout.to_pairs()), (layout, vec![]));
    }

    #[test]
    fn what_cannot_be_taken_is_named_and_the_rest_is_taken() {
        let (layout, unread) = read(&[("view", "cards"), ("columns", "score,shoe-size,date")]);
        assert_eq!(layout.columns(), [Column::Score, Column::Date]);
        let view = UnreadLayout::View("cards".to_owned());
        assert_eq!(unread, [view, UnreadLayout::Column("shoe-size".to_owned())]);
    }

    #[test]
    fn every_pair_travels_in_the_address() {
        let layout = Layout { is_table: true, columns: Some(vec![Column::Language]) };
        let query = Query { listing: layout.to_pairs(), ..Query::default() };
        assert_eq!(query.listing.iter().map(|(name, _)| name.as_str()).collect::<Vec<&str>>(), LAYOUT);
        let table = Collection::without_documents().table;
        assert_eq!(Query::from_search(&query.to_search(&table), &table), (query, vec![]));
    }

    #[test]
    fn a_column_sorts_both_ways_or_not_at_all() {
        for column in Column::ALL {
            assert!(column.orders().is_none_or(|[one, other]| one != other), "{column:?}");
        }
    }
}
