//! Collections that wish the page ill, and addresses that do: whatever stands in a field is text, shown as it is, and no more.

use crosscut_e2e::hostile::{FOREIGN, INJECTIONS, RAN, awkward_names, record};
use crosscut_e2e::{DESK, PHONE, Reader, SIZES, Site, Theme, VIEWS, journey};
use crosscut_model::{Aspect, AspectMention, Evidence, Property, Review, Stance, Statement};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Duration;

/// How long the places of one visit may take together.
const PATIENCE: Duration = Duration::from_secs(300);

/// What there should never be after text was taken for markup, as a list of faults: a script that ran, elements that no view of
/// ours has, attributes with script in them, addresses that lead elsewhere.
fn faults() -> String {
    format!(
        r#"(() => {{
        const faults = [];
        if ('{RAN}' in self) faults.push('a script ran');
        const never = 'script, style, link, base, meta, iframe, object, embed, img, image, video, audio, source, math, ' +
            'marquee, template, foreignObject, animate, use, xmp, textarea, noscript, [srcdoc], [formaction], [ping], [autofocus]';
        for (const one of document.body.querySelectorAll(never)) faults.push(one.outerHTML.slice(0, 200));
        for (const one of document.head.querySelectorAll('*:not(title, script)'))
            if (/{RAN}=1|{FOREIGN}/.test(one.outerHTML)) faults.push(one.outerHTML.slice(0, 200));
        for (const one of document.querySelectorAll('*')) for (const {{ name, value }} of one.attributes) {{
            if (/^on/i.test(name)) faults.push(`${{name}} on ${{one.tagName}}`);
            if (!/^(href|src|action|data|xlink:href)$/i.test(name)) continue;
            const url = new URL(value, document.baseURI);
            if (!/^https?:$/.test(url.protocol) || url.hostname !== '127.0.0.1') faults.push(`${{name}}=${{value.slice(0, 100)}}`);
            // What leads to another host gets no handle on this window, and is not told where its visitor comes from.
            const leaves = url.origin !== location.origin, rel = one.getAttribute('rel') ?? '';
            if (leaves && !(/noopener/.test(rel) && /noreferrer/.test(rel))) faults.push(`no rel on ${{value.slice(0, 100)}}`);
        }}
        return faults;
    }})()"#
    )
}

/// Goes from place to place as links would, without loading the page anew, opens all that opens, waits for the words that have to be
/// shown, and looks for faults. In the page itself, for there are hundreds of places.
const VISIT: &str = "const [visits, done] = arguments;
    const frame = () => new Promise(next => requestAnimationFrame(next));
    const main = () => document.querySelector('main');
    const isWhole = () => !document.querySelector('main progress, main .waiting, #boot') && !main().textContent.includes('spread …');
    const until = async holds => {
        await frame(); await frame();
        for (const end = performance.now() + 20000; !holds() && performance.now() < end;) await frame();
        return holds();
    };
    (async () => {
        const wrong = [];
        for (const [path, words] of visits) {
            history.pushState(null, '', path);
            dispatchEvent(new PopStateEvent('popstate'));
            if (!await until(isWhole)) wrong.push(`${path}: never whole`);
            for (const one of document.querySelectorAll('details')) one.open = true;
            if (!await until(isWhole)) wrong.push(`${path}: never whole when opened`);
            for (const word of words)
                if (!main().textContent.includes(word) && !await until(() => main().textContent.includes(word)))
                    wrong.push(`${path}: nowhere is ${word}`);
            wrong.push(...FAULTS.map(fault => `${path}: ${fault}`));
        }
        done(wrong);
    })()";

/// Visits places, each with the words that it has to show as they are, and fails if text did anything but stand there.
async fn visit(reader: &Reader<'_>, visits: Vec<(String, Vec<String>)>) {
    assert!(!visits.is_empty(), "nowhere to go");
    reader.driver().set_script_timeout(PATIENCE).await.expect("the browser waits");
    let script = VISIT.replace("FAULTS", &faults());
    let visits = serde_json::to_value(visits).expect("JSON");
    let found = reader.driver().execute_async(script, vec![visits]).await.expect("places are visited").json().clone();
    let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Fails if text did anything but stand there.
async fn is_unharmed(reader: &Reader<'_>, place: &str) {
    let faults = reader.said(&faults()).await;
    assert_eq!(faults, Value::Array(Vec::new()), "{place}");
}

/// Goes to another place as a link would.
async fn step_to(reader: &Reader<'_>, path: &str) {
    let url = Value::from(reader.site().url(path));
    let script = format!("(history.pushState(null, '', {url}), dispatchEvent(new PopStateEvent('popstate')))");
    reader.said(&script).await;
}

/// The paths of all views, as they are in this collection, each once.
fn paths(site: &Site) -> BTreeSet<String> {
    let with_all = ["authors", "sources", "", "explore?q=self", "explore?kind=review&not-kind=essay", "?title=script"];
    VIEWS.iter().map(|view| view.path).chain(with_all).map(|path| site.filled(path)).collect()
}

#[test]
fn markup_in_any_field_is_shown_and_never_taken_for_markup() {
    let reviews: Vec<Review> = INJECTIONS.iter().enumerate().map(|(number, words)| record(number, words)).collect();
    let site = Site::of_reviews("injections", INJECTIONS[0], &reviews);
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.open("").await;
        reader.is_whole().await;
        let mut visits: Vec<(String, Vec<String>)> =
            reviews.iter().map(|review| (document(review), said_in(review))).collect();
        let dictionaries = ["films", "sources", "authors"].map(|list| (list, dictionary(&site, list)));
        for (list, entries) in &dictionaries {
            assert!(entries.len() > 30, "of {list} there are only {}", entries.len());
            visits.extend(entries.iter().map(|(key, name)| (format!("{list}/{key}"), vec![name.clone()])));
        }
        visits.extend(paths(&site).into_iter().map(|path| (path, Vec::new())));
        // Everything chosen at once, so that all names are in chips.
        let [_, (_, sources), _] = dictionaries;
        let chosen: Vec<String> = sources.iter().map(|(key, _)| format!("source={key}")).collect();
        let names = sources.into_iter().map(|(_, name)| name).collect();
        visits.push((format!("explore?{}", chosen.join("&")), names));
        visit(reader, visits).await;
        // Of so many chips the first are shown until the others are asked for.
        reader.said("document.querySelector('.chips button.plain').click() ?? true").await;
        reader.find("button", &format!("Remove: Source: {}", INJECTIONS[9])).await;
        let everywhere = "document.querySelectorAll('main *').forEach(one => ['mouseover', 'pointerenter', 'focus', 'focusin', \
            'animationstart', 'toggle'].forEach(name => one.dispatchEvent(new Event(name, { bubbles: true }))))";
        reader.said(everywhere).await;
        is_unharmed(reader, "after the pointer was everywhere").await;
    });
}

fn document(review: &Review) -> String {
    format!("documents/{}", review.id)
}

/// What the page of a document has to show of it, word for word.
fn said_in(review: &Review) -> Vec<String> {
    let Review { headline, publisher, author, abstract_text, text, statements, .. } = review;
    let fields = [headline, publisher, author, text].into_iter().flatten().cloned();
    let paragraphs = abstract_text.iter().flat_map(|words| words.split("\n\n")).map(str::to_owned);
    let people = statements.iter().filter(|statement| statement.property.is_person());
    fields.chain(paragraphs).chain(people.map(|statement| statement.value.clone())).collect()
}

/// The keys and names of a list of the catalog.
fn dictionary(site: &Site, list: &str) -> Vec<(String, String)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    let catalog = site.catalog();
    let entries = catalog[list].as_array().expect("a list").iter();
    entries.map(|entry| (text(entry, "key"), text(entry, "name"))).collect()
}

#[test]
fn script_in_an_address_or_on_the_device_does_nothing() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        reader.see("Where they clash").await;
        let mut visits = Vec::new();
        for words in INJECTIONS {
            let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
            // A note says what could not be used.
            visits.push((format!("explore?kind={encoded}"), vec![words.to_owned()]));
            for path in [
                encoded.clone(),
                format!("films/{encoded}"),
                format!("documents/{encoded}"),
                format!("explore?source={encoded}&q={encoded}&score={encoded}&sort={encoded}&letters={encoded}"),
                format!("sources?title={encoded}&rank={encoded}&made={encoded}&least={encoded}"),
            ] {
                visits.push((path, Vec::new()));
            }
        }
        visit(reader, visits).await;
        for words in INJECTIONS.into_iter().step_by(5) {
            let keep = format!(
                "Object.keys(localStorage).concat('crosscut.theme').forEach(key => localStorage[key] = {})",
                Value::from(words)
            );
            reader.said(&keep).await;
            reader.open("").await;
            reader.see("Where they clash").await;
            is_unharmed(reader, words).await;
        }
    });
}

/// A review of so many words, of a film without a title.
fn of_words(number: usize, words: usize) -> Review {
    Review { item: None, headline: None, text: Some("word ".repeat(words).trim().to_owned()), ..record(number, "word") }
}

/// A review with two hundred of everything that there can be many of.
fn of_many(number: usize) -> Review {
    const MANY: usize = 200;
    let mut review = record(number, "Two hundred of each");
    let given = || Evidence::Given { given: "front matter".to_owned() };
    review.aspects = (0..MANY)
        .map(|place| AspectMention {
            aspect: Aspect::ALL[place % Aspect::ALL.len()],
            stance: Stance::ALL[place % Stance::ALL.len()],
            note: Some(format!("note number {place}")),
            evidence: given(),
        })
        .collect();
    review.statements = (0..MANY)
        .map(|place| Statement {
            property: Property::new(["actor", "award", "a property of its own"][place % 3]),
            value: format!("value number {place}"),
            character: Some(format!("part number {place}")),
            assumed: Vec::new(),
            evidence: given(),
        })
        .collect();
    let section = review.sections.remove(0);
    review.sections = vec![section; MANY];
    review
}

/// Words of ours and names in plain letters that are drawn from right to left, because a name before or around them turned them:
/// of each text without a sign of that direction the first run of letters and digits, where it is on one line.
const TURNED: &str = "(() => {
    const turned = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const run = /[A-Za-z0-9]{2,}/.exec(node.data);
        if (!run || /[\\u0590-\\u08ff\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data)) continue;
        const at = place => { const range = document.createRange(); range.setStart(node, place); range.setEnd(node, place + 1);
            return range.getClientRects()[0] };
        const begin = at(run.index), end = at(run.index + run[0].length - 1);
        if (begin && end && begin.width && end.width && begin.top === end.top && end.left < begin.left)
            turned.push(node.data.slice(0, 80));
    }
    return turned;
})()";

#[test]
fn names_and_texts_of_any_length_and_script_stay_in_their_place() {
    let names = awkward_names();
    let mut reviews: Vec<Review> = names.iter().enumerate().map(|(number, name)| record(number, name)).collect();
    reviews.extend([(100, 1), (101, 100_000)].map(|(number, words)| of_words(number, words)));
    reviews.push(of_many(102));
    let site = Site::of_reviews("awkward", &names[0], &reviews);
    journey(&site, async |reader| {
        reader.look(DESK, Theme::Light).await;
        reader.open("").await;
        reader.is_whole().await;
        let mut all: BTreeSet<String> = paths(&site).into_iter().chain(reviews.iter().map(document)).collect();
        for list in ["films", "sources", "authors"] {
            all.extend(dictionary(&site, list).into_iter().map(|(key, _)| format!("{list}/{key}")));
        }
        let chosen: Vec<String> =
            all.iter().filter_map(|path| Some(format!("source={}", path.strip_prefix("sources/")?))).collect();
        all.insert(format!("explore?{}", chosen.join("&")));
        let mut wrong = Vec::new();
        for path in all {
            visit(reader, vec![(path.clone(), Vec::new())]).await;
            for size in SIZES {
                reader.look(size, Theme::Light).await;
                if reader.sticks_out_by(size).await > 0 {
                    wrong.push(format!("{path} on a {}: {}", size.name, widest(reader, size.width).await));
                }
                let turned = reader.said(TURNED).await;
                if turned != Value::Array(Vec::new()) {
                    wrong.push(format!("{path} on a {}: turned around are {turned}", size.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// What reaches beyond the width without being cut off or pushed sideways by something around it, the innermost of it.
async fn widest(reader: &Reader<'_>, width: u32) -> String {
    let script = format!(
        "(() => {{
        const all = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > {width});
        const isHeld = one => one && (getComputedStyle(one).overflowX !== 'visible' || isHeld(one.parentElement));
        const free = all.filter(one => !isHeld(one.parentElement));
        return free.filter(one => !free.some(other => other !== one && one.contains(other)))
            .slice(0, 3).map(one => one.outerHTML.slice(0, 160)).join(' and ');
        }})()"
    );
    reader.said(&script).await.to_string()
}

#[test]
fn a_review_of_a_hundred_thousand_words_can_be_read_on_a_phone() {
    let site = Site::of_reviews("long", "Long", &[of_words(1, 100_000), of_words(2, 1)]);
    journey(&site, async |reader| {
        reader.look(PHONE, Theme::Dark).await;
        reader.open_deep("documents/document-1").await;
        reader.is_whole().await;
        let words = "document.querySelector('main .text').textContent.split(' ').length";
        reader.wait("all of its words", async || reader.said(words).await == 100_000).await;
        assert_eq!(reader.sticks_out_by(PHONE).await, 0);
        step_to(reader, "documents/document-2").await;
        reader.wait("the other one's", async || reader.said(words).await == 1).await;
    });
}
