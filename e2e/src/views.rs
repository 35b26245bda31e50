//! Every view of the page, in one table: what opens it, what is there once it is, what to open in it. Journeys hold each against
//! the rules of accessibility, in every size and theme, and `cargo xtask shots` takes its picture. A new view is a new row.

use crate::look::{DESK, PHONE, SIZES, Size, TABLET, Theme};
use crate::reader::Reader;
use crate::site::Site;
use serde_json::Value;

/// The collection that a view is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// The few documents about one film that ship.
    Shipped,
    /// 20,000 made-up reviews of a thousand films.
    Large,
    /// One that cannot be loaded.
    Gone,
}

impl Collection {
    pub const ALL: [Collection; 3] = [Collection::Shipped, Collection::Large, Collection::Gone];
}

/// A view, in one of its states.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// What files are called after it.
    pub name: &'static str,
    pub of: Collection,
    /// Relative to the site. `{film}`, `{source}`, `{author}` and `{document}` stand for one that the collection has.
    pub path: &'static str,
    /// Text that is there once the view is.
    pub shows: &'static str,
    /// Buttons and disclosures to open, in this order, by a part of their names, as soon as a size shows them.
    pub opens: &'static [&'static str],
    pub sizes: &'static [Size],
    /// Its accessibility tree is kept in `e2e/trees/`.
    pub is_kept: bool,
}

/// The table. What is new goes beside its like.
pub const VIEWS: &[View] = &[
    view("film", Collection::Shipped, "", "Where they clash").kept(),
    view("film-opened", Collection::Shipped, "", "Where they clash")
        .opening(&["How this number was made", "The facts, and who states them"])
        .kept(),
    view("keys", Collection::Shipped, "", "Where they clash").opening(&["Keys"]),
    view("offline", Collection::Shipped, "", "Offline use").opening(&["Offline use"]),
    view("explore", Collection::Shipped, "explore", "Sort by").kept(),
    view(
        "explore-chosen",
        Collection::Shipped,
        "explore?q=baker&kind=review&not-kind=essay&score=60..100",
        "Clear all",
    ),
    view("explore-filters", Collection::Shipped, "explore", "Sort by").opening(&["Filters"]).at(&[TABLET, PHONE]),
    view("explore-nothing", Collection::Shipped, "explore?kind=essay&notation=stars", "Nothing matches"),
    view("explore-table", Collection::Shipped, "explore", "Sort by").opening(&["Table"]).kept(),
    view("explore-export", Collection::Shipped, "explore", "Sort by").opening(&["Export"]),
    view("explore-saved", Collection::Shipped, "explore?kind=review", "Sort by").opening(&["Saved"]),
    view("reader", Collection::Shipped, "documents/{document}", "Facts").kept(),
    view("sources", Collection::Shipped, "sources", "Ranked by").kept(),
    view("source", Collection::Shipped, "sources/{source}", "What it states").kept(),
    view("author", Collection::Shipped, "authors/{author}", "What it states"),
    view("compare-nothing", Collection::Shipped, "compare", "Nothing is compared yet"),
    view(
        "compare",
        Collection::Shipped,
        "compare?with=source:dan-skip-allen&with=source:dennis-schwartz",
        "What only one mentions",
    )
    .kept(),
    view("lab", Collection::Shipped, "lab", "as usual").kept(),
    view("lab-weighted", Collection::Shipped, "lab?method=weighted&weight=dennis-schwartz:0", "90 ÷ 1 = 90"),
    view("unread-address", Collection::Shipped, "explore?source=nobody&score=90..10", "Part of this link"),
    view("unknown-place", Collection::Shipped, "nowhere/at-all", "There is no such page"),
    view("films", Collection::Large, "", "Ranked by what is certain").kept(),
    view("films-narrowed", Collection::Large, "?title=the&made=1990..1999&least=5", "Clear all"),
    view("films-nothing", Collection::Large, "?title=xyzzy", "Nothing fits"),
    view("film-of-many", Collection::Large, "films/{film}", "Filter and search these")
        .opening(&["How this number was made"]),
    view("explore-many", Collection::Large, "explore", "row 1 of 20,000"),
    view("explore-words", Collection::Large, "explore?q=film", "Clear all"),
    view("reader-of-many", Collection::Large, "documents/{document}", "Facts"),
    view("sources-of-many", Collection::Large, "sources", "Ranked by"),
    view("authors-of-many", Collection::Large, "authors", "Ranked by"),
    view("source-of-many", Collection::Large, "sources/{source}", "Beside the others"),
    view("author-of-many", Collection::Large, "authors/{author}", "Beside the others"),
    view("compare-of-many", Collection::Large, "compare", "Nothing is compared yet")
        .opening(&["sources with the most documents"]),
    view("lab-of-many", Collection::Large, "lab?method=median", "Score lab"),
    view("error", Collection::Gone, "", "The reviews could not be loaded"),
];

const fn view(name: &'static str, of: Collection, path: &'static str, shows: &'static str) -> View {
    View { name, of, path, shows, opens: &[], sizes: &SIZES, is_kept: false }
}

impl View {
    const fn opening(self, opens: &'static [&'static str]) -> View {
        View { opens, ..self }
    }

    const fn at(self, sizes: &'static [Size]) -> View {
        View { sizes, ..self }
    }

    const fn kept(self) -> View {
        View { is_kept: true, ..self }
    }
}

impl Site {
    /// The release that was built for `/`, with such a collection.
    pub fn with(collection: Collection) -> Site {
        match collection {
            Collection::Shipped => Site::at_root(),
            Collection::Large => Site::large(),
            Collection::Gone => {
                let site = Site::at_root();
                site.remove(Site::CATALOG);
                site
            }
        }
    }

    /// A path with what stands for any film, source, author or document of the collection filled in: the film of which there are
    /// most documents, the others as they come first.
    pub fn filled(&self, path: &str) -> String {
        if !path.contains('{') {
            return path.to_owned();
        }
        let sealed: Value = serde_json::from_slice(&self.original(Site::CATALOG)).expect("a catalog");
        let catalog = &sealed["catalog"];
        let overview = catalog["columns"]["files"]["overview"]["films"].as_array();
        let film = overview.and_then(|films| (0..films.len()).max_by_key(|film| films[*film][0].as_u64()));
        let documents = &catalog["documents"];
        let inline = &documents["inline"][0]["id"];
        let document = if inline.is_string() { inline } else { &documents["files"][0]["first_id"] };
        let keys = [
            ("{film}", &catalog["films"][film.unwrap_or(0)]["key"]),
            ("{source}", &catalog["sources"][0]["key"]),
            ("{author}", &catalog["authors"][0]["key"]),
            ("{document}", document),
        ];
        keys.into_iter().fold(path.to_owned(), |path, (name, key)| path.replace(name, key.as_str().unwrap_or("none")))
    }
}

impl Reader<'_> {
    /// Opens a view as it is at first, on the device that it is looked at with.
    pub async fn open_view(&self, view: &View) {
        let path = self.site().filled(view.path);
        if view.of == Collection::Gone {
            self.expect_failure_of(Site::CATALOG);
        }
        if path.is_empty() || path.starts_with('?') {
            self.open(&path).await
        } else {
            self.open_deep(&path).await
        }
        self.see(view.shows).await;
        self.is_whole().await;
    }

    /// Waits until nothing of the view is still on its way.
    pub async fn is_whole(&self) {
        let coming = "document.querySelector('main[data-drawn], main progress, main .waiting, body:not([data-drawn]) > #boot') !== null ||\
            /(spread|Streuung) …/.test(document.querySelector('main').textContent)";
        self.wait("all of the view", async || self.said(coming).await == false).await;
        self.drawn().await;
    }

    /// Opens of `left` what can be seen, from the first on, and takes it off.
    pub async fn open_up(&self, left: &mut Vec<&'static str>) {
        while let Some(part) = left.first() {
            let names = self.names("button").await;
            let Some(name) = names.iter().find(|name| name.contains(part)) else { return };
            self.click("button", name).await;
            left.remove(0);
            self.is_whole().await;
        }
    }

    /// Looks at every view of the site's collection that `wanted` names, in each of its sizes and both themes: one load a view.
    pub async fn look_around(
        &self,
        of: Collection,
        wanted: impl Fn(&View) -> bool,
        mut see: impl AsyncFnMut(&View, Size, Theme),
    ) {
        for view in VIEWS.iter().filter(|view| view.of == of && wanted(view)) {
            self.look(view.sizes.first().copied().unwrap_or(DESK), Theme::Light).await;
            self.open_view(view).await;
            let mut left = view.opens.to_vec();
            for size in view.sizes {
                for theme in Theme::ALL {
                    self.look(*size, theme).await;
                    self.open_up(&mut left).await;
                    see(view, *size, theme).await;
                }
            }
            assert!(left.is_empty(), "in the view {:?} no size shows a button {left:?}", view.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn views_have_names_of_their_own_that_are_fit_for_files() {
        let names: BTreeSet<&str> = VIEWS.iter().map(|view| view.name).collect();
        assert_eq!(names.len(), VIEWS.len());
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{names:?}");
    }
}
