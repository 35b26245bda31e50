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

/// What is done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Drag,
    Toggle,
    /// Words whose files of the index are fetched meanwhile.
    TypeFirst,
    /// The same words, with everything there.
    TypeAgain,
    Wheel,
    Leap,
}

impl Deed {
    pub const ALL: [Deed; 6] = [Deed::Drag, Deed::Toggle, Deed::TypeFirst, Deed::TypeAgain, Deed::Wheel, Deed::Leap];

    pub fn key(self) -> &'static str {
        match self {
            Deed::Drag => "drag",
            Deed::Toggle => "toggle",
            Deed::TypeFirst => "type-first",
            Deed::TypeAgain => "type-again",
            Deed::Wheel => "wheel",
            Deed::Leap => "leap",
        }
    }

    /// Does it in the explorer; nothing where there is nothing to do it with.
    pub async fn done(self, reader: &Reader, device: Device, words: &[String]) -> Result<Option<Act>, String> {
        if self == Deed::Drag {
            reader.click("a[href=explore]", 0).await?;
            reader.seen(VALUE).await?;
            rest(SETTLED).await;
        }
        if self == Deed::Leap && reader.find(LONG_LIST, 0).await?.is_none() {
            return Ok(None);
        }
        let before = reader.spent().await?;
        let (watched, what) = match self {
            Deed::Drag => (drag(reader).await?, "dragging the score range"),
            Deed::Toggle => (toggle(reader).await?, "toggling facets"),
            Deed::TypeFirst => (typed(reader, words).await?, "typing, files coming"),
            Deed::TypeAgain => (typed(reader, words).await?, "typing, files there"),
            Deed::Wheel => (wheel(reader).await?, "scrolling by the wheel"),
            Deed::Leap => (leap(reader).await?, "leaping in the list"),
        };
        let spent = reader.spent().await?.since(&before);
        Ok(Some(watched.act(what, device.key(), spent, matches!(self, Deed::Wheel | Deed::Leap))))
    }
}

/// Begins to watch; bench/run/src/visit/probe.js says what for.
async fn begin(reader: &Reader, deed: &str, how: Value) -> Result<(), String> {
    reader.ask::<Value>(&format!("crosscutProbe.begin({}, {how})", json!(deed))).await.map(|_| ())
}

async fn end(reader: &Reader) -> Result<Watched, String> {
    rest(SETTLED).await;
    reader.ask("crosscutProbe.end()").await
}

/// Draws the lower end of the score range up and back, a move a frame.
async fn drag(reader: &Reader) -> Result<Watched, String> {
    let Spot { x, y, width } = reader.find(SLIDER, 0).await?.ok_or("there is no score range")?;
    let from = x - width / 2.0 + THUMB / 2.0;
    let way = (width - THUMB) * 0.8;
    begin(reader, "drag", json!({})).await?;
    reader.mouse("mousePressed", from, y, 1).await?;
    let moves = (1..=2 * WAY).map(|step| {
        let done = f64::from(if step <= WAY { step } else { 2 * WAY - step }) / f64::from(WAY);
        json!({ "type": "mouseMoved", "x": from + way * done, "y": y, "button": "left", "buttons": 1 })
    });
    reader.at_pace(moves).await?;
    reader.mouse("mouseReleased", from, y, 0).await?;
    end(reader).await
}

/// Ticks values of the facets and unticks them.
async fn toggle(reader: &Reader) -> Result<Watched, String> {
    let there: usize = reader.ask(&format!("document.querySelectorAll({}).length", json!(VALUE))).await?;
    let places = (0..there).step_by(there.div_ceil(TOGGLED).max(1));
    begin(reader, "click", json!({})).await?;
    for place in places.flat_map(|place| [place, place]) {
        reader.click(VALUE, place).await?;
        rest(250).await;
    }
    end(reader).await
}

/// Types words letter by letter.
async fn typed(reader: &Reader, words: &[String]) -> Result<Watched, String> {
    reader.click(FIELD, 0).await?;
    begin(reader, "key", json!({ "settles": true })).await?;
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
    end(reader).await
}

/// Scrolls by the wheel, slowly, quickly, and as fast as a wheel that runs free; down, and up again.
async fn wheel(reader: &Reader) -> Result<Watched, String> {
    let spot = reader.find("ul.documents li", 0).await?.ok_or("there is no list")?;
    begin(reader, "click", json!({ "list": true })).await?;
    for pixels in [60.0, 240.0, 1200.0, -1200.0, -240.0] {
        let turns =
            (0..WAY).map(|_| json!({ "type": "mouseWheel", "x": spot.x, "y": 450, "deltaX": 0, "deltaY": pixels }));
        reader.at_pace(turns).await?;
        rest(200).await;
    }
    end(reader).await
}

/// Goes to far places of the list: by keys from window to window and from end to end, and by number.
async fn leap(reader: &Reader) -> Result<Watched, String> {
    reader.ask::<Value>("document.activeElement.blur(), scrollTo(0, 0)").await?;
    rest(SETTLED).await;
    begin(reader, "key", json!({ "settles": true, "list": true })).await?;
    for key in ["End", "Home", "PageDown", "PageDown", "PageDown", "PageUp", "End", "PageUp", "Home"] {
        reader.key(key).await?;
        rest(SETTLED).await;
    }
    let count: u64 = reader.ask("+document.querySelector('.jump input').max").await?;
    for part in [2, 3, 5, 7] {
        let fill = format!(
            "(() => {{ const field = document.querySelector('.jump input'); field.focus(); field.value = {}; }})()",
            count / part
        );
        reader.ask::<Value>(&fill).await?;
        reader.key("Enter").await?;
        rest(SETTLED).await;
    }
    // From here on a row has the focus, and the list itself follows the keys.
    for key in ["ArrowDown", "ArrowDown", "PageDown", "Home", "End"] {
        reader.key(key).await?;
        rest(SETTLED).await;
    }
    end(reader).await
}
