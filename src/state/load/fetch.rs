//! One file over the network: its bytes as they arrive, tried again where that may help, and held against its hash.

use super::Cause;
use crosscut_model::{FileRef, content_hash};
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// Where the bundle is, relative to the page's base.
pub const FOLDER: &str = "bundle/";
/// How often a file is asked for before somebody has to decide.
const TRIES: u32 = 4;
/// Milliseconds before the second try; each further one waits twice as long.
const FIRST_WAIT: i32 = 400;

/// Where an answer may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// From what the browser keeps, if it does.
    Anywhere,
    /// From the host, whatever the browser keeps.
    Host,
}

/// A file of the bundle by its reference. `arrived` is told of bytes as they come, and takes them back when a try fails.
pub async fn referred(file: &FileRef, from: From, arrived: impl Fn(i64)) -> Result<Vec<u8>, Cause> {
    let name = format!("{FOLDER}{}", file.file);
    let check = |bytes: Vec<u8>| {
        if bytes.len() as u64 != file.bytes {
            return Err(Cause::Damaged(format!("it has {} bytes instead of {}", bytes.len(), file.bytes)));
        }
        match content_hash(&bytes) == file.hash {
            true => Ok(bytes),
            false => Err(Cause::Damaged("its bytes are not those that were written".to_owned())),
        }
    };
    tried(&name, from, file.bytes as usize, arrived, check).await
}

/// A file of the bundle, made sense of by `read`.
pub async fn tried<T>(
    name: &str,
    mut from: From,
    size: usize,
    arrived: impl Fn(i64),
    read: impl Fn(Vec<u8>) -> Result<T, Cause>,
) -> Result<T, Cause> {
    let mut wait = FIRST_WAIT;
    for left in (0..TRIES).rev() {
        let mut bytes = Vec::with_capacity(size);
        let got = into(&mut bytes, name, from, &arrived).await;
        let so_far = bytes.len() as i64;
        let cause = match got.and_then(|()| read(bytes)) {
            Ok(done) => return Ok(done),
            Err(cause) => cause,
        };
        arrived(-so_far);
        // A damaged copy may be the browser's own: one more try, past it.
        let again = match &cause {
            Cause::Unreachable(_) => left > 0,
            Cause::Status(status) => left > 0 && (*status >= 500 || *status == 429),
            Cause::Damaged(_) => from == From::Anywhere,
            _ => false,
        };
        if !again {
            return Err(cause);
        }
        if matches!(cause, Cause::Damaged(_)) {
            from = From::Host;
        } else {
            pause(wait).await;
            wait *= 2;
        }
    }
    Err(Cause::Unreachable(String::new()))
}

/// Fetches a file once.
async fn into(bytes: &mut Vec<u8>, name: &str, from: From, arrived: &impl Fn(i64)) -> Result<(), Cause> {
    let cut = |error: JsValue| {
        let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Cause::Unreachable(words.unwrap_or_default())
    };
    let options = RequestInit::new();
    if from == From::Host {
        options.set_cache(RequestCache::Reload);
    }
    let response = JsFuture::from(window().fetch_with_str_and_init(name, &options)).await.map_err(cut)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(Cause::Status(response.status()));
    }
    let Some(body) = response.body() else { return Ok(()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(cut)?;
        let value = Reflect::get(&chunk, &"value".into()).map_err(cut)?;
        let Some(value) = value.dyn_ref::<Uint8Array>() else { return Ok(()) };
        let start = bytes.len();
        bytes.resize(start + value.length() as usize, 0);
        value.copy_to(&mut bytes[start..]);
        arrived(i64::from(value.length()));
    }
}

/// Lets the browser do what it has to, for at least so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = JsFuture::from(wait).await;
}
