//! Every view, in every size and theme, against the rules of accessibility (axe-core), and what a screen reader is given of the main
//! ones against what is kept in `e2e/trees/`. The views are those of one table, `e2e/src/views.rs`.

use crosscut_e2e::{Axe, Collection, DESK, Site, Theme, VIEWS, journey};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Holds every view of a collection against the rules. What breaks one is told once, with where it does.
fn holds(of: Collection) {
    let (site, axe) = (Site::with(of), Axe::installed());
    journey(&site, async |reader| {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut looks = 0;
        reader
            .look_around(
                of,
                |_| true,
                async |view, size, theme| {
                    for violation in axe.violations(reader).await {
                        let place = format!("{} ({}, {})", view.name, size.name, theme.name());
                        found.entry(violation).or_default().insert(place);
                    }
                    looks += 1;
                },
            )
            .await;
        assert!(looks > 0, "no view was looked at");
        let places = |places: BTreeSet<String>| places.into_iter().collect::<Vec<String>>().join(", ");
        let told: Vec<String> =
            found.into_iter().map(|(violation, at)| format!("{violation}\n      in {}", places(at))).collect();
        assert!(told.is_empty(), "{} rules of accessibility are broken:\n  {}", told.len(), told.join("\n  "));
    });
}

#[test]
fn no_view_of_a_few_documents_breaks_a_rule_of_accessibility() {
    holds(Collection::Shipped);
}

#[test]
fn no_view_of_a_large_collection_breaks_a_rule_of_accessibility() {
    holds(Collection::Large);
}

#[test]
fn the_view_of_a_collection_that_cannot_be_loaded_breaks_no_rule_of_accessibility() {
    holds(Collection::Gone);
}

#[test]
fn a_broken_rule_is_noticed() {
    let (site, axe) = (Site::at_root(), Axe::installed());
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.open_view(&VIEWS[0]).await;
        reader.said("document.querySelector('h1').style.color = '#bbb'").await;
        reader.said("document.querySelector('main').append(document.createElement('button'))").await;
        let found = axe.violations(reader).await;
        for rule in ["color-contrast: <h1", "button-name: <button"] {
            assert!(found.iter().any(|violation| violation.starts_with(rule)), "no {rule} in {found:?}");
        }
    });
}

#[test]
fn what_a_screen_reader_is_given_is_what_is_kept() {
    let mut changed = Vec::new();
    for of in Collection::ALL {
        let site = Site::with(of);
        journey(&site, async |reader| {
            reader
                .look_around(
                    of,
                    |view| view.is_kept,
                    async |view, size, theme| {
                        if size == DESK && theme == Theme::Light {
                            // What comes last.
                            reader.find("button", "Offline use").await;
                            changed.extend(reader.tree_differs(view.name).await);
                        }
                    },
                )
                .await;
        });
    }
    assert!(
        changed.is_empty(),
        "what a screen reader is given has changed. If that is meant, UPDATE=1 around this test keeps it anew \
         (CONTRIBUTING.md); read the difference before you commit it.\n{}",
        changed.join("\n")
    );
}

#[test]
fn every_tree_that_is_kept_is_that_of_a_view() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("trees");
    let files = std::fs::read_dir(folder).expect("trees are kept").flatten();
    let kept: BTreeSet<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    let named: BTreeSet<String> =
        VIEWS.iter().filter(|view| view.is_kept).map(|view| format!("{}.txt", view.name)).collect();
    assert_eq!(kept, named);
}
