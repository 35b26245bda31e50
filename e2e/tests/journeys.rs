//! What readers do, one journey each, on the release in a real browser. Each starts with a fresh profile and, beyond
//! what it looks for itself, ends with an empty console and no failed request.

use crosscut_e2e::{Site, journey};

#[test]
fn the_page_opens_at_the_root_of_a_host() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find_containing("main", "").await;
    });
}

#[test]
fn the_page_opens_under_a_sub_path() {
    let site = Site::under_crosscut();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.find_containing("main", "").await;
    });
}
