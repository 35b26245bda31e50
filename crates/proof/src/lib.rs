//! What must hold for any input, said once: a fuzzer calls these bodies with bytes of its own (`fuzz/`), the gate with the
//! seeds that are committed beside it, and the property tests of other crates use the checks in [`documents`].
//!
//! Every body takes any bytes and panics where a promise is broken. It is no part of the product.

mod bundle;
mod columns;
pub mod documents;
mod formats;
mod question;
mod ratings;
mod sound;

/// The engine's plain counterpart, as its own tests have it.
#[path = "../../engine/tests/it/naive.rs"]
mod naive;

/// A fuzz target: its name, which is also that of its seeds' folder, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every fuzz target. One more is a line here, a file in `fuzz/targets/` and a folder in `fuzz/seeds/`.
pub const TARGETS: [Target; 14] = [
    ("txt", formats::txt),
    ("markdown", formats::markdown),
    ("html", formats::html),
    ("csv", formats::csv),
    ("json", formats::json),
    ("ndjson", formats::ndjson),
    ("encodings", formats::encodings),
    ("settings", formats::settings),
    ("rating", ratings::rating),
    ("url", question::url),
    ("columns", columns::columns),
    ("session", question::session),
    ("unseal", bundle::unseal),
    ("part", bundle::part),
];

/// Calls the target of a name with bytes.
///
/// # Panics
/// When there is no such target, and when a promise is broken.
pub fn call(name: &str, bytes: &[u8]) {
    let Some((_, body)) = TARGETS.iter().find(|(target, _)| *target == name) else {
        panic!("there is no target called {name}");
    };
    body(bytes);
}
