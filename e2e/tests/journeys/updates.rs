//! New versions of a site that is kept: fetched whole, offered, and taken at once or not at all. Each release has its mark in HTML,
//! program and catalog.

use crosscut_e2e::{Marks, Reader, Site, journey};

/// A site as GitHub Pages has it: browsers may answer from what they have for ten minutes.
fn hosted() -> (Site, String) {
    let site = Site::at_root().kept();
    site.browsers_keep_for(600);
    let version = site.publish().id;
    (site, version)
}

async fn visit(reader: &Reader<'_>, version: &str) {
    reader.expect_failure_of("");
    reader.open("").await;
    reader.keeps(version).await;
}

#[test]
fn a_new_version_is_offered_in_every_window_and_each_stays_with_its_own_until_it_is_taken() {
    let (site, first) = hosted();
    journey(&site, async |reader| {
        visit(reader, &first).await;
        let [one, two] = reader.second_window().await;
        reader.open("").await;
        reader.front_page_is_of("").await;
        let second = site.release("two").id;
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.has_fetched(&second).await;
        // Put off here, and offered there all the same.
        reader.click("button", "Later").await;
        reader.find_none("button", "Reload to update").await;
        // One more window, and one of two that loads again, are of the version that is open.
        reader.reload().await;
        reader.front_page_is_of("").await;
        reader.to_window(&one).await;
        reader.click("button", "Reload to update").await;
        reader.wait("the new version", async || reader.marks().await.program == "two").await;
        reader.front_page_is_of("two").await;
        reader.to_window(&two).await;
        assert_eq!(reader.marks().await, Marks::of(""), "nothing of the new version comes to a page of the old one");
        site.stop();
        assert_eq!(reader.marks().await, Marks::of(""));
        reader.click("link", "Sources").await;
        reader.find("link", "Dan Skip Allen").await;
        reader.find("button", "Reload to update").await;
        reader.open("").await;
        reader.front_page_is_of("two").await;
        reader.close_for(&one).await;
        reader.reload().await;
        reader.front_page_is_of("two").await;
    });
}

#[test]
fn a_version_that_breaks_off_is_skipped_or_rolled_back_is_never_half_there() {
    let (site, first) = hosted();
    journey(&site, async |reader| {
        visit(reader, &first).await;
        // The page loads again while the new version is being fetched.
        site.release("two");
        site.cut_after(5, true);
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.wait("the cut", async || site.is_cut()).await;
        reader.reload().await;
        reader.front_page_is_of("").await;
        assert_eq!(reader.notes().await.next, None);
        // It is skipped: by now the host has another.
        let third = site.release("three").id;
        site.resume();
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.has_fetched(&third).await;
        reader.front_page_is_of("").await;
        // The host goes back to the one that is open: nothing is offered any more.
        site.release("");
        reader.is_online_again().await;
        reader.wait("the offer to go", async || reader.notes().await.next.is_none()).await;
        reader.find_none("button", "Reload to update").await;
        reader.reload().await;
        reader.front_page_is_of("").await;
        // And back from one that was taken: the old one is a new version like any other.
        let third = site.release("three").id;
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.has_fetched(&third).await;
        // The only page takes it when it loads again.
        reader.reload().await;
        reader.front_page_is_of("three").await;
        assert_eq!(site.release("").id, first);
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.click("button", "Reload to update").await;
        reader.wait("the old version", async || reader.marks().await.program.is_empty()).await;
        reader.front_page_is_of("").await;
        site.stop();
        reader.reload().await;
        reader.front_page_is_of("").await;
    });
}
