//! What readers do in the score lab: choose how ratings become a number, watch score and order follow, share it, and go back to the usual.

use crosscut_e2e::{Reader, Site, journey};
use thirtyfour::Key;

/// The score in large letters, without its unit.
async fn score(reader: &Reader<'_>) -> String {
    let text = reader.said("document.querySelector('.big')?.firstChild.textContent ?? ''").await;
    text.as_str().unwrap_or_default().to_owned()
}

async fn scores(reader: &Reader<'_>, wanted: &str) {
    reader.wait(&format!("the score {wanted}"), async || score(reader).await == wanted).await;
}

/// The places, names and scores of the first films of the ranking.
async fn ranking(reader: &Reader<'_>) -> Vec<(String, f64)> {
    let script = "[...document.querySelectorAll('.standing')].sort((a, b) => a.dataset.place - b.dataset.place)\
        .slice(0, 10).map(row => [row.querySelector('.head a').textContent, row.querySelector('.badge').textContent])";
    let rows = reader.said(script).await;
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| (row[0].as_str().unwrap().to_owned(), row[1].as_str().unwrap().parse().unwrap())).collect()
}

#[test]
fn a_source_that_weighs_nothing_leaves_the_score_to_the_others() {
    for site in [Site::at_root(), Site::under_crosscut()] {
        journey(&site, async |reader| {
            reader.open_deep("lab").await;
            reader.find("heading", "Score lab").await;
            reader.see("as usual").await;
            scores(reader, "90.5").await;
            reader.find_containing("radio", "Weighted by source").await.click().await.expect("it can be chosen");
            let slider = reader.find("slider", "Weight of Dennis Schwartz").await;
            slider.send_keys(Key::Home).await.expect("it takes keys");
            scores(reader, "90").await;
            reader.see("−0.5").await;
            reader.see("usually 90.5").await;
            reader.see("90 ÷ 1 = 90").await;
            let choice = "lab?method=weighted&weight=dennis-schwartz%3A0";
            reader.arrive("the choice in the address", |place| place == choice).await;
            reader.reload().await;
            scores(reader, "90").await;
            reader.find("slider", "Weight of Dennis Schwartz").await.send_keys(Key::End).await.expect("it takes keys");
            // 90 once, 91 three times.
            scores(reader, "90.8").await;
            reader.see("363 ÷ 4 = 90.75").await;
            reader.click("button", "Back to the usual").await;
            reader.arrive("nothing in the address", |place| place == "lab").await;
            scores(reader, "90.5").await;
            reader.back().await;
            scores(reader, "90.8").await;
        });
    }
}

#[test]
fn one_visit_to_a_slider_is_one_step_back() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("lab?method=favourable").await;
        scores(reader, "100").await;
        reader.see("%").await;
        let slider = reader.find("slider", "Favourable from").await;
        slider.send_keys(Key::End).await.expect("it takes keys");
        for _ in 0..5 {
            slider.send_keys(Key::Left).await.expect("it takes keys");
        }
        scores(reader, "0").await;
        reader.see("95 of 100").await;
        reader.see("A share of ratings and a mean of ratings are two different things").await;
        reader.arrive("the threshold in the address", |place| place == "lab?method=favourable&favourable=95").await;
        reader.back().await;
        reader.arrive("the step before", |place| place == "lab?method=favourable").await;
        scores(reader, "100").await;
    });
}

#[test]
fn everything_in_the_lab_can_be_done_with_the_keyboard() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("lab").await;
        reader.find("heading", "Score lab").await;
        reader.tab_to("radio", "Mean").await;
        // The arrows of a group of radio buttons choose.
        for _ in 0..4 {
            reader.press(Key::Down).await;
        }
        reader.arrive("another method", |place| place.starts_with("lab?method=weighted")).await;
        reader.tab_to("slider", "Weight of Dan Skip Allen").await;
        reader.press(Key::Home).await;
        scores(reader, "91").await;
        reader.tab_to("combobox", "Letters count").await;
        reader.press("school").await;
        scores(reader, "92.5").await;
        reader.arrive("the table", |place| place.contains("letters=school")).await;
    });
}

#[test]
fn what_is_chosen_in_the_lab_changes_no_other_page() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let choice = "lab?method=weighted&weight=dan-skip-allen%3A0&letters=school";
        reader.open_deep(choice).await;
        scores(reader, "92.5").await;
        reader.see("changes no other page").await;
        reader.click("link", "To the film’s page").await;
        reader.arrive("the film, as usual", |place| place == "films/red-rocket").await;
        scores(reader, "90.5").await;
        reader.back().await;
        scores(reader, "92.5").await;
        reader.click("link", "Overview").await;
        scores(reader, "90.5").await;
        // An address that was put together by hand changes nothing either.
        reader.open("?method=weighted&weight=dan-skip-allen:0").await;
        scores(reader, "90.5").await;
        reader.click("link", "Remake it in the score lab").await;
        reader.arrive("the film in the lab", |place| place == "lab?film=red-rocket").await;
        reader.see("as usual").await;
    });
}

#[test]
fn what_of_an_address_says_nothing_is_named_and_the_rest_counts() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("lab?method=weighted&weight=nobody:2&weight=dennis-schwartz:0&trim=99&kind=review").await;
        scores(reader, "90").await;
        reader.see("“nobody:2” is no weight of a source here").await;
        reader.see("“99” is no share to leave out").await;
        reader.see("What else is chosen in this address was left aside.").await;
    });
}

#[test]
fn a_method_that_compares_films_says_why_it_cannot_with_one() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open_deep("lab?method=shrunk").await;
        reader.see("This method compares films: it takes two with scores, and there are 1.").await;
        assert_eq!(score(reader).await, "–");
        reader.find_containing("radio", "Median").await.click().await.expect("it can be chosen");
        scores(reader, "90.5").await;
    });
}

#[test]
fn the_films_are_ranked_anew_and_say_how_far_they_moved() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("lab").await;
        reader.see_no("Loading").await;
        let usual = async || {
            let rows = ranking(reader).await;
            rows.len() == 10 && rows.windows(2).all(|pair| pair[0].1 >= pair[1].1)
        };
        reader.wait("a ranking", usual).await;
        let before = ranking(reader).await;
        reader.find_containing("radio", "Share of favourable ratings").await.click().await.expect("it can be chosen");
        reader.wait("another ranking", async || usual().await && ranking(reader).await != before).await;
        reader.see("usually").await;
        let slider = reader.find("slider", "Favourable from").await;
        slider.send_keys(Key::End).await.expect("it takes keys");
        // Thumbs that point up stay favourable, whatever the threshold.
        let less = async || ranking(reader).await.into_iter().find(|row| row.1 < 100.0);
        reader.wait("hardly anything is favourable", async || less().await.is_some()).await;
        // A film by itself: the choice stays, and the sum can be done again.
        let (name, value) = less().await.expect("it was there");
        reader.find("link", &name).await.click().await.expect("it leads somewhere");
        reader.find("heading", &name).await;
        reader.arrive("both in the address", |place| place.contains("film=") && place.contains("favourable=100")).await;
        scores(reader, &format!("{value}")).await;
        let sum = reader.said("document.querySelector('.formula').textContent").await;
        let sum = sum.as_str().unwrap().replace([' ', ','], "");
        let (terms, result) = sum.split_once('=').unwrap();
        let (sum, weight) = terms.split_once('÷').unwrap();
        let [sum, weight, result] = [sum, weight, result].map(|text| text.parse::<f64>().unwrap());
        assert!(
            (sum / weight - result).abs() < 1e-3 && (result - value).abs() < 0.1,
            "{sum} ÷ {weight} = {result}, {value}"
        );
        reader.click("link", "All films").await;
        reader.arrive("the choice alone", |place| place == "lab?method=favourable&favourable=100").await;
    });
}

#[test]
fn who_is_ranked_is_asked_for_and_an_empty_ranking_says_so() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("lab?least=9999").await;
        reader.see("No film has so many ratings. Ask for fewer.").await;
        let least = reader.find("textbox", "Ratings at least").await;
        least.send_keys(Key::Control + "a").await.expect("it takes keys");
        least.send_keys("50\u{e007}").await.expect("it takes a number");
        reader.arrive("the number in the address", |place| place == "lab?least=50").await;
        let enough = async || {
            let counts = reader.said("[...document.querySelectorAll('.standing .kind')].map(row => parseInt(row.textContent.replace(',', '')))").await;
            let counts = counts.as_array().cloned().unwrap_or_default();
            !counts.is_empty() && counts.iter().all(|count| count.as_f64().is_some_and(|count| count >= 50.0))
        };
        reader.wait("only such films", enough).await;
    });
}
