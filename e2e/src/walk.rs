//! Walks by chance through a collection by chance: after each step nothing has gone wrong, an explorer shows what a plain count of the
//! records says, and now and then the address is loaded anew and shows the same. All of it hangs on a seed.

mod made_up;
mod naive;

use crate::journey::journey;
use crate::look::{DESK, Theme};
use crate::reader::Reader;
use crate::site::Site;
use naive::{FACETS, Naive};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

pub use made_up::Random;

const WALK: &str = include_str!("walk/walk.js");
const SNAPSHOT: &str = include_str!("walk/snapshot.js");

/// Steps of a walk.
const STEPS: usize = 200;
/// Steps after which the address is loaded anew.
const STRETCH: usize = 20;
/// How long a stretch may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// Walks one walk. A fault names the seed and the way that led to it.
pub fn walk(seed: u64) {
    let site = Site::of_reviews(&format!("walk-{seed}"), "By chance", &made_up::collection(seed));
    let naive = Naive::of(&site);
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.driver().set_script_timeout(PATIENCE).await.expect("the browser waits");
        // The bundle is not the one that was built, so no page of it was drawn: the host answers 404 with the page itself.
        reader.expect_failure_of("");
        reader.open_deep("explore").await;
        reader.see("Sort by").await;
        let random = &mut Random::new(seed ^ 0x5eed);
        let mut way: Vec<String> = Vec::new();
        for _ in 0..STEPS / STRETCH {
            let steps = stretch(reader, random).await;
            for step in &steps {
                way.push(format!("{} → {}", step["did"].as_str().unwrap_or_default(), step["place"]));
                is_right(step, &naive).unwrap_or_else(|wrong| fail(seed, &way, &wrong));
            }
            has_told_nothing(reader).await.unwrap_or_else(|wrong| fail(seed, &way, &wrong));
            let Some(before) = steps.last() else { continue };
            same_when_loaded_anew(reader, before).await.unwrap_or_else(|wrong| fail(seed, &way, &wrong));
        }
    });
}

fn fail(seed: u64, way: &[String], wrong: &str) -> ! {
    let last = way.len().saturating_sub(30);
    panic!("walk {seed}, step {}: {wrong}\n  {}", way.len(), way[last..].join("\n  "))
}

/// Walks some steps; what the page shows after each.
async fn stretch(reader: &Reader<'_>, random: &mut Random) -> Vec<Value> {
    let seed = random.below(1 << 31);
    let arguments = vec![json!(seed), json!(STRETCH), json!(made_up::WORDS)];
    let script = format!("{SNAPSHOT}\n{WALK}");
    let answer = reader.driver().execute_async(script, arguments).await;
    let answer = answer.unwrap_or_else(|error| panic!("the walk broke off: {error}"));
    answer.json().as_array().cloned().unwrap_or_default()
}

/// What is wrong with what a page shows.
fn is_right(step: &Value, naive: &Naive) -> Result<(), String> {
    for fault in ["wrong", "stopped"] {
        if let Some(told) = step[fault].as_str() {
            return Err(format!("{fault}: {told}"));
        }
    }
    if step["restless"] == true {
        return Err("the page does not come to rest".to_owned());
    }
    let place = step["place"].as_str().unwrap_or_default();
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    if path.trim_end_matches('/') != "explore" {
        return Ok(());
    }
    let Some(expected) = naive.expected(&pairs(query)) else { return Ok(()) };
    let shown = number(&step["tally"]);
    if shown != Some(expected.count) {
        return Err(format!("{shown:?} documents are shown, and {} fit {place}", expected.count));
    }
    for value in step["values"].as_array().into_iter().flatten() {
        let (title, name) = (value["facet"].as_str().unwrap_or_default(), value["name"].as_str().unwrap_or_default());
        let Some((_, facet)) = FACETS.into_iter().find(|(known, _)| *known == title) else {
            return Err(format!("a facet {title:?} that nobody knows"));
        };
        let key = naive.key(facet, value["code"].as_u64().unwrap_or_default() as usize, name);
        let (shown, right) = (number(&value["count"]), expected.of(facet, &key));
        if shown != Some(right) {
            return Err(format!("{shown:?} beside {title}: {name}, and it is {right} at {place}"));
        }
    }
    let stances = naive.stances();
    let shown: Vec<Option<usize>> = step["stances"].as_array().into_iter().flatten().map(number).collect();
    let right: Vec<Option<usize>> = stances.iter().map(|stance| Some(expected.of("aspect", stance))).collect();
    if shown != right {
        return Err(format!("the stances {stances:?} have {shown:?}, and it is {right:?} at {place}"));
    }
    Ok(())
}

/// What the console told. That the host answers 404 with the page is expected, and nothing else.
async fn has_told_nothing(reader: &Reader<'_>) -> Result<(), String> {
    let told = reader.whole_console().await;
    let told: Vec<String> = told.into_iter().filter(|line| !line.contains("status of 404")).collect();
    if told.is_empty() { Ok(()) } else { Err(format!("the console is not empty: {told:?}")) }
}

/// Loads the address anew, and says what differs from before.
async fn same_when_loaded_anew(reader: &Reader<'_>, before: &Value) -> Result<(), String> {
    reader.reload().await;
    let snapshot = format!("(() => {{ {SNAPSHOT}; return walkSnapshot(); }})()");
    let mut differs = String::new();
    let is_same = async || {
        let now = reader.said(&snapshot).await;
        difference(before, &now).is_none()
    };
    if !reader.comes(is_same).await {
        let now = reader.said(&snapshot).await;
        differs = difference(before, &now).unwrap_or_default();
    }
    if differs.is_empty() { Ok(()) } else { Err(format!("loaded anew it differs: {differs}")) }
}

/// In what two snapshots differ of what their address stands for. Which values a long list shows depends on what was typed over it.
fn difference(before: &Value, now: &Value) -> Option<String> {
    for part in ["place", "title", "tally", "chips", "heads", "stances", "stopped"] {
        let plain = |of: &Value| match (part, of[part].as_str()) {
            ("place", Some(place)) => json!(place.replacen("/?", "?", 1).trim_end_matches('/')),
            _ => of[part].clone(),
        };
        let is_same = match part {
            "chips" => are_chips_of_one_choice(&before[part], &now[part]),
            _ => plain(before) == plain(now),
        };
        if !is_same {
            return Some(format!("{part}: {} became {}", before[part], now[part]));
        }
    }
    let values = |of: &Value| -> BTreeMap<String, Value> {
        let values = of["values"].as_array().cloned().unwrap_or_default();
        values.into_iter().map(|value| (format!("{} {}", value["facet"], value["code"]), value)).collect()
    };
    let (before, now) = (values(before), values(now));
    let changed = |(name, value): (&String, &Value)| {
        let other = now.get(name)?;
        (other != value).then(|| format!("{value} became {other}"))
    };
    before.iter().find_map(changed)
}

/// Whether two rows of chips are of one choice. The second may be the shorter one, which ends with "and 4 more" before "Clear all":
/// whether a reader opened the row is in no address.
fn are_chips_of_one_choice(before: &Value, now: &Value) -> bool {
    let texts = |chips: &Value| -> Vec<String> {
        chips.as_array().into_iter().flatten().filter_map(|chip| chip.as_str().map(str::to_owned)).collect()
    };
    let (before, now) = (texts(before), texts(now));
    let left = |chip: &String| chip.strip_prefix("and ")?.strip_suffix(" more")?.parse::<usize>().ok();
    match now.iter().enumerate().find_map(|(shown, chip)| Some((shown, left(chip)?))) {
        Some((shown, left)) if before != now => {
            let (first, last) = before.split_at(shown.min(before.len()));
            first == &now[..shown] && last.len() == left + now.len() - shown - 1
        }
        _ => before == now,
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        percent_encoding::percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// A count as the page writes it.
fn number(shown: &Value) -> Option<usize> {
    shown.as_str()?.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_of_an_address_are_read() {
        let expected = [("q", "two words"), ("aspect", "acting:praise"), ("odd", "")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs("q=two+words&aspect=acting%3Apraise&odd"), expected);
    }

    #[test]
    fn snapshots_differ_in_what_the_address_stands_for() {
        let of = |place: &str, count: &str| json!({ "place": place, "values": [{ "facet": "Kind", "code": 1, "count": count }] });
        assert_eq!(difference(&of("explore", "3"), &of("explore/", "3")), None);
        assert!(difference(&of("explore", "3"), &of("explore", "4")).is_some_and(|told| told.contains("became")));
        assert!(difference(&of("explore?q=a", "3"), &of("explore", "3")).is_some());
        assert_eq!(difference(&of("explore", "3"), &json!({ "place": "explore", "values": [] })), None);
    }

    #[test]
    fn a_row_of_chips_may_be_short_when_loaded_anew_and_nothing_else() {
        let all = json!(["a", "b", "c", "d", "Clear all"]);
        assert!(are_chips_of_one_choice(&all, &all));
        assert!(are_chips_of_one_choice(&all, &json!(["a", "b", "and 2 more", "Clear all"])));
        assert!(!are_chips_of_one_choice(&all, &json!(["a", "b", "and 3 more", "Clear all"])));
        assert!(!are_chips_of_one_choice(&all, &json!(["a", "x", "and 2 more", "Clear all"])));
        assert!(!are_chips_of_one_choice(&all, &json!(["a", "b", "c", "Clear all"])));
        assert!(!are_chips_of_one_choice(
            &json!(["a", "b", "Clear all"]),
            &json!(["a", "b", "c", "and 2 more", "Clear all"])
        ));
    }
}
