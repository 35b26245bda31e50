//! The server ends at every stage of a first visit, of a second one and of an update, between two answers and in the middle of
//! one; and networks that are slow, or lose every so many-th answer. Afterwards the page is whole and right, and of one release.
//! By default a few cuts are made in each stage; CROSSCUT_CUTS says how many, or `all`. What came of each is in target/e2e/cuts.txt.

use crosscut_e2e::{Marks, Reader, Site, Visitor, visits};
use std::path::Path;
use std::time::Duration;

/// Opens the front page until it is whole, as somebody does who believes in it. How often that took.
async fn insist(reader: &Reader<'_>) -> usize {
    for tries in 1..=30 {
        if reader.try_to_open("").await && reader.comes_to_something().await {
            return tries;
        }
    }
    panic!("the page never became whole");
}

/// How many cuts are made in a stage, where nothing else is said.
const SAMPLE: usize = 4;

/// The places to cut at, of so many answers: some, evenly over the stage, or all.
fn places(answers: usize) -> Vec<(usize, bool)> {
    let all: Vec<(usize, bool)> = (0..answers).flat_map(|answers| [(answers, false), (answers, true)]).collect();
    let wanted = match std::env::var("CROSSCUT_CUTS").as_deref() {
        Ok("all") => all.len(),
        Ok(number) => number.parse().unwrap_or(SAMPLE),
        Err(_) => SAMPLE,
    };
    let wanted = wanted.min(all.len());
    (0..wanted).map(|place| all[(2 * place + 1) * all.len() / (2 * wanted)]).collect()
}

/// What came of the cuts, in lines.
struct Table(Vec<String>);

impl Table {
    fn add(&mut self, stage: &str, (answers, in_the_middle): (usize, bool), then: &str, outcome: &str) {
        let place = if in_the_middle { "in the middle of answer" } else { "before answer" };
        self.0.push(format!("{stage:<13} {place:<23} {:>3}  {then:<44} {outcome}", answers + 1));
    }

    fn keep(&self) {
        let text = self.0.join("\n");
        println!("{text}\n{} cuts", self.0.len());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e/cuts.txt");
        let _ = std::fs::create_dir_all(file.parent().unwrap_or(&file)).and_then(|()| std::fs::write(&file, text));
    }
}

/// Holds that nothing is shown that is wrong: a number that is not the score, two releases at once.
async fn nothing_wrong(reader: &Reader<'_>, mark: &str) -> &'static str {
    let text = reader.text().await;
    if text.contains("90.5") {
        let marks = reader.marks().await;
        assert!([&marks.html, &marks.program].iter().all(|found| *found == mark || found.is_empty()), "{marks:?}");
        return "the score is read";
    }
    assert!(!text.contains("/100"), "a score of something else:\n{text}");
    if text.contains("could not") { "says what is missing" } else { "nothing is shown" }
}

/// The site is kept, and works without the server.
async fn works_without(reader: &Reader<'_>, site: &Site, version: &str, mark: &str) {
    reader.keeps(version).await;
    site.stop();
    reader.open("").await;
    reader.front_page_is_of(mark).await;
}

#[test]
fn wherever_the_server_ends_the_page_is_whole_afterwards_and_of_one_release() {
    visits(async |visitor| {
        let mut table = Table(Vec::new());
        first_visits(visitor, &mut table).await;
        let site = Site::at_root().kept();
        let reader = visitor.at(&site);
        later_visits(&reader, &site, &mut table).await;
        updates(&reader, &site, &mut table).await;
        table.keep();
    });
}

/// A browser that was never there; the site is a new one each time.
async fn first_visits(visitor: &Visitor, table: &mut Table) {
    let all = {
        let site = Site::at_root().kept();
        let version = site.publish().id;
        let reader = visitor.at(&site);
        reader.open("").await;
        reader.keeps(&version).await;
        site.requests().len()
    };
    for cut in places(all) {
        let site = Site::at_root().kept();
        let version = site.publish().id;
        let reader = visitor.at(&site);
        site.cut_after(cut.0, cut.1);
        let came = reader.try_to_open("").await;
        reader.wait("the cut", async || site.is_cut() || reader.notes().await.current.is_some()).await;
        let then = if came { nothing_wrong(&reader, "").await } else { "no answer" };
        site.resume();
        insist(&reader).await;
        reader.front_page_is_of("").await;
        works_without(&reader, &site, &version, "").await;
        table.add("first visit", cut, then, "whole after a reload, then kept");
    }
}

/// A browser that keeps the site.
async fn later_visits(reader: &Reader<'_>, site: &Site, table: &mut Table) {
    let version = site.publish().id;
    reader.open("").await;
    reader.keeps(&version).await;
    for cut in places(3) {
        site.cut_after(cut.0, cut.1);
        reader.open("explore").await;
        reader.find("group", "Source").await;
        reader.open("").await;
        reader.front_page_is_of("").await;
        site.resume();
        works_without(reader, site, &version, "").await;
        site.resume();
        table.add("second visit", cut, "whole at once", "whole");
    }
}

/// A page that is open while a new version comes.
async fn updates(reader: &Reader<'_>, site: &Site, table: &mut Table) {
    let changed = {
        site.release("measured");
        let before = site.requests().len();
        reader.open("").await;
        let version = site.publish().id;
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.has_fetched(&version).await;
        let changed = site.requests().len() - before;
        reader.reload().await;
        reader.front_page_is_of("measured").await;
        changed
    };
    for (place, cut) in places(changed).into_iter().enumerate() {
        let next = format!("r{place}");
        let mark = reader.marks().await.html;
        reader.find("button", "Offline use").await;
        let version = site.release(&next).id;
        site.cut_after(cut.0, cut.1);
        reader.is_online_again().await;
        reader
            .wait("the cut, or the end", async || site.is_cut() || reader.notes().await.next.as_ref() == Some(&version))
            .await;
        assert_eq!(reader.marks().await, Marks::of(&mark), "the open page");
        let is_fetched = reader.notes().await.next.as_ref() == Some(&version);
        if !is_fetched {
            // The server is gone: the version that was there before is whole.
            reader.reload().await;
            reader.front_page_is_of(&mark).await;
        }
        site.resume();
        reader.find("button", "Offline use").await;
        reader.is_online_again().await;
        reader.has_fetched(&version).await;
        assert_eq!(reader.marks().await, Marks::of(&mark), "a version that was not taken");
        site.stop();
        reader.click("button", "Reload to update").await;
        reader.wait("the new version", async || reader.marks().await.program == next).await;
        reader.front_page_is_of(&next).await;
        site.resume();
        table.add("update", cut, "the release before, whole", "the new one, whole, without the server");
    }
}

#[test]
fn a_network_that_is_slow_and_one_that_loses_answers_lead_to_the_same_page() {
    visits(async |visitor| {
        for (delay, lost) in
            [(Duration::from_millis(60), None), (Duration::ZERO, Some(9)), (Duration::from_millis(10), Some(6))]
        {
            let site = Site::at_root().kept();
            let version = site.publish().id;
            let reader = visitor.at(&site);
            site.bad_weather(delay, lost);
            let tries = insist(&reader).await;
            reader.front_page_is_of("").await;
            println!("{delay:?} an answer, {lost:?} lost: whole at try {tries}");
            // A part of the program that was lost comes later, or when the page is opened again.
            while !reader.comes_to_be_kept(&version).await {
                insist(&reader).await;
            }
            works_without(&reader, &site, &version, "").await;
        }
    });
}
