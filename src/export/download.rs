//! Writes the file in slices, so that the page answers meanwhile, and hands it to the browser. What it is made of is looked at once, at
//! the beginning: choices made while it is written are for the next one.

use super::{About, Depth, Format, Writer};
use crate::state::{Arrival, Collection, Found, LoadError, Query, UseLoading, pause};
use crosscut_engine::Outcome;
use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Rows that are sorted at a time. Raising it sorts less often, and stands still longer.
const SORTED: usize = 20_000;
/// Milliseconds of work after which the browser gets its turn.
const SLICE: f64 = 12.0;
/// Rows between two looks at the clock.
const BETWEEN_LOOKS: usize = 64;
/// Bytes that are handed to the browser at a time: what is handed over may go to its disk.
const PIECE: usize = 1 << 20;
/// Milliseconds after which a file's address is taken back. The browser has begun to save it by then.
const GONE: u32 = 60_000;

/// What is written.
#[derive(Clone)]
pub struct Export {
    pub format: Format,
    pub about: About,
    pub collection: Arc<Collection>,
    pub answer: Arc<Outcome>,
    pub query: Query,
    pub found: Option<Arc<Found>>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Idle,
    /// Documents are on their way: bytes.
    Fetching {
        done: u64,
        total: u64,
    },
    /// Rows.
    Writing {
        done: usize,
        total: usize,
    },
    Done {
        file: String,
        bytes: u64,
    },
    Failed(LoadError),
    /// The browser took no file.
    Refused,
}

/// The export that is under way, and the way to another one.
#[derive(Clone, Copy)]
pub struct UseExport {
    stage: RwSignal<Stage>,
    arrival: RwSignal<Arrival>,
    waiting: StoredValue<Option<Export>, LocalStorage>,
    /// Which one it is: an older one that is still at work sees that it is not wanted any more.
    number: StoredValue<u32>,
}

impl UseExport {
    /// None is under way.
    pub fn new() -> UseExport {
        let export = UseExport {
            stage: RwSignal::new(Stage::Idle),
            arrival: RwSignal::new(Arrival::Here),
            waiting: StoredValue::new_local(None),
            number: StoredValue::new(0),
        };
        // Goes on with what waited for documents. It reads what was kept at the beginning, and nothing that is shown.
        Effect::new(move |_| {
            let arrival = export.arrival.get();
            let Some(waiting) = export.waiting.try_update_value(Option::take).flatten() else { return };
            match arrival {
                Arrival::Here => export.write(waiting),
                Arrival::Failed(error) => export.stage.set(Stage::Failed(error)),
                Arrival::Coming { .. } => export.waiting.set_value(Some(waiting)),
            }
        });
        export
    }

    /// How far it is, tracked.
    pub fn stage(self) -> Stage {
        match (self.stage.get(), self.arrival.get()) {
            (Stage::Fetching { .. }, Arrival::Coming { done, total }) => Stage::Fetching { done, total },
            (stage, _) => stage,
        }
    }

    /// Begins one; what it needs of documents is fetched first.
    pub fn start(self, export: Export, loading: UseLoading) {
        self.stop();
        let rows = || export.answer.matching.iter().map(|row| row as u32);
        let missing = match export.about.depth {
            Depth::Documents => export.collection.missing(rows()),
            Depth::Columns => Vec::new(),
        };
        if missing.is_empty() {
            return self.write(export);
        }
        self.stage.set(Stage::Fetching { done: 0, total: 1 });
        let collection = export.collection.clone();
        loading.documents(collection, missing, self.arrival);
        self.waiting.set_value(Some(export));
    }

    /// Ends the one that is under way.
    pub fn stop(self) {
        self.number.update_value(|number| *number += 1);
        self.waiting.set_value(None);
        self.stage.set(Stage::Idle);
    }

    fn write(self, export: Export) {
        let number = self.number.get_value();
        spawn_local(async move {
            let is_wanted = || self.number.try_get_value() == Some(number);
            let tell = |stage| {
                let _ = self.stage.try_set(stage);
            };
            let Export { format, about, collection, answer, query, found } = export;
            let total = answer.count;
            let file = format!("crosscut-{total}.{}", format.ending());
            let mut writer = Writer::new(format, about);
            let pieces = Array::new();
            let (mut done, mut bytes, mut began) = (0, 0, Date::now());
            tell(Stage::Writing { done, total });
            while done < total {
                let window = done..(done + SORTED).min(total);
                let rows = answer.rows_of(&collection.table, &query.request(&collection, found.as_deref(), window));
                if rows.is_empty() {
                    break;
                }
                for row in rows {
                    writer.row(&collection, row);
                    done += 1;
                    if writer.len() >= PIECE {
                        bytes += hand_over(&pieces, &mut writer);
                    }
                    if done.is_multiple_of(BETWEEN_LOOKS) && Date::now() - began >= SLICE {
                        tell(Stage::Writing { done, total });
                        pause(0).await;
                        if !is_wanted() {
                            return;
                        }
                        began = Date::now();
                    }
                }
            }
            writer.end();
            bytes += hand_over(&pieces, &mut writer);
            tell(match save(&pieces, format, &file) {
                Some(()) => Stage::Done { file, bytes },
                None => Stage::Refused,
            });
        });
    }
}

/// Puts what was written behind the pieces that the browser has. Answers how many bytes they are.
fn hand_over(pieces: &Array, writer: &mut Writer) -> u64 {
    let bytes = writer.take();
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    if let Ok(piece) = Blob::new_with_u8_array_sequence(&parts) {
        pieces.push(&piece);
    }
    bytes.len() as u64
}

/// Lets the browser save the pieces as a file.
fn save(pieces: &Array, format: Format, file: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(format.media_type());
    let whole = Blob::new_with_blob_sequence_and_options(pieces, &options).ok()?;
    let address = Url::create_object_url_with_blob(&whole).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(file);
    link.click();
    gloo::timers::callback::Timeout::new(GONE, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
