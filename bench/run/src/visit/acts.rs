//! What a reader does in the explorer, at the pace of hands, with the probe watching.

use super::reader::{Device, Reader, Spot, rest};
use super::summary::{Act, Watched};
use serde_json::{Value, json};

/// The slider of the lower end of the score range.
const SLIDER: &str = ".sliders input";
const THUMB: f64 = 20.0;
const FIELD: &str = "form.search input";
const VALUE: &str = "fieldset.facet li.value label";
const LONG_LIST: &str = ".track.long";
/// Milliseconds between two letters: a quick typist.
const LETTER: u64 = 120;
/// Milliseconds after which a deed has shown all that it does.
const SETTLED: u64 = 800;
/// Frames of one way of a brush, and of one pace of scrolling.
const WAY: u32 = 90;
/// Values that are toggled, of all facets in turn.
const TOGGLED: usize = 16;

/// Does everything in the explorer, the score range, facets and the list without words first.
pub async fn all(reader: &Reader, device: Device, words: &[String]) -> Result<Vec<Act>, String> {
    reader.click("a[href=explore]", 0).await?;
    reader.seen(VALUE).await?;
    rest(SETTLED).await;
    let mut acts = vec![drag(reader, device).await?, toggle(reader, device).await?];
    // Once to fetch what the words need of the index, once with everything there.
    acts.push(typed(reader, device, words, "typing, files coming").await?);
    acts.push(typed(reader, device, words, "typing, files there").await?);
    acts.push(wheel(reader, device).await?);
    if reader.find(LONG_LIST, 0).await?.is_some() {
        acts.push(leap(reader, device).await?);
    }
    reader.is_well()?;
    Ok(acts)
}

async fn begin(reader: &Reader, deed: &str, settles: bool) -> Result<(), String> {
    reader.ask::<Value>(&format!("crosscutProbe.begin({}, {settles})", json!(deed))).await.map(|_| ())
}

async fn end(reader: &Reader) -> Result<Watched, String> {
    rest(SETTLED).await;
    reader.ask("crosscutProbe.end()").await
}

/// Draws the lower end of the score range up and back, a move a frame.
async fn drag(reader: &Reader, device: Device) -> Result<Act, String> {
    let Spot { x, y, width } = reader.find(SLIDER, 0).await?.ok_or("there is no score range")?;
    let from = x - width / 2.0 + THUMB / 2.0;
    let way = (width - THUMB) * 0.8;
    begin(reader, "drag", false).await?;
    reader.mouse("mousePressed", from, y, 1).await?;
    let moves = (1..=2 * WAY).map(|step| {
        let done = f64::from(if step <= WAY { step } else { 2 * WAY - step }) / f64::from(WAY);
        json!({ "type": "mouseMoved", "x": from + way * done, "y": y, "button": "left", "buttons": 1 })
    });
    reader.at_pace(moves).await?;
    reader.mouse("mouseReleased", from, y, 0).await?;
    Ok(end(reader).await?.act("dragging the score range", device.key(), false))
}

/// Ticks values of the facets and unticks them.
async fn toggle(reader: &Reader, device: Device) -> Result<Act, String> {
    let there: usize = reader.ask(&format!("document.querySelectorAll({}).length", json!(VALUE))).await?;
    let places = (0..there).step_by(there.div_ceil(TOGGLED).max(1));
    begin(reader, "click", false).await?;
    for place in places.flat_map(|place| [place, place]) {
        reader.click(VALUE, place).await?;
        rest(250).await;
    }
    Ok(end(reader).await?.act("toggling facets", device.key(), false))
}

/// Types words letter by letter.
async fn typed(reader: &Reader, device: Device, words: &[String], what: &'static str) -> Result<Act, String> {
    reader.click(FIELD, 0).await?;
    begin(reader, "key", true).await?;
    for word in words {
        for letter in word.chars() {
            reader.key(&letter.to_string()).await?;
            rest(LETTER).await;
        }
        rest(SETTLED).await;
        reader.ask::<Value>(&format!("document.querySelector({}).select()", json!(FIELD))).await?;
        reader.key("Backspace").await?;
        rest(SETTLED).await;
    }
    Ok(end(reader).await?.act(what, device.key(), false))
}

/// Scrolls by the wheel, slowly, quickly, and as fast as a wheel that runs free; down, and up again.
async fn wheel(reader: &Reader, device: Device) -> Result<Act, String> {
    let spot = reader.find("ul.documents li", 0).await?.ok_or("there is no list")?;
    begin(reader, "click", false).await?;
    for pixels in [60.0, 240.0, 1200.0, -1200.0, -240.0] {
        let turns = (0..WAY).map(|_| {
            json!({ "type": "mouseWheel", "x": spot.x, "y": 450, "deltaX": 0, "deltaY": pixels })
        });
        reader.at_pace(turns).await?;
        rest(200).await;
    }
    Ok(end(reader).await?.act("scrolling by the wheel", device.key(), true))
}

/// Goes to far places of the list: by keys from window to window and from end to end, and by number.
async fn leap(reader: &Reader, device: Device) -> Result<Act, String> {
    reader.ask::<Value>("document.activeElement.blur(), scrollTo(0, 0)").await?;
    rest(SETTLED).await;
    begin(reader, "key", true).await?;
    for key in ["End", "Home", "PageDown", "PageDown", "PageDown", "PageUp", "End", "PageUp", "Home"] {
        reader.key(key).await?;
        rest(SETTLED).await;
    }
    let count: u64 = reader.ask("+document.querySelector('.jump input').max").await?;
    for part in [2, 3, 5, 7] {
        let fill = format!("(() => {{ const field = document.querySelector('.jump input'); field.focus(); field.value = {}; }})()", count / part);
        reader.ask::<Value>(&fill).await?;
        reader.key("Enter").await?;
        rest(SETTLED).await;
    }
    // From here on a row has the focus, and the list itself follows the keys.
    for key in ["ArrowDown", "ArrowDown", "PageDown", "Home", "End"] {
        reader.key(key).await?;
        rest(SETTLED).await;
    }
    Ok(end(reader).await?.act("leaping in the list", device.key(), true))
}
