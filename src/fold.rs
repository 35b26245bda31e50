//! Texts as they are compared: without case and marks. The browser knows the letters of all scripts, so their tables need not be
//! fetched; out of the browser the standard library's do the same.

/// A text in small letters, with every run of other characters than letters and digits as one space, and none around it.
#[cfg(target_family = "wasm")]
pub fn fold(text: &str) -> String {
    use js_sys::{JsString, RegExp};
    thread_local! {
        static OTHERS: RegExp = RegExp::new(r"[^\p{Alphabetic}\p{N}]+", "gu");
    }
    OTHERS.with(|others| JsString::from(text).to_lower_case().replace_by_pattern(others, " ").trim().into())
}

#[cfg(not(target_family = "wasm"))]
pub fn fold(text: &str) -> String {
    let spaced: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<&str>>().join(" ")
}
