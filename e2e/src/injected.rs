//! What a journey puts into every page that the server hands out: scripts that run before all else, or a sandbox in which none runs.

use crate::site::{held, with_body};
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, header};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// The first element of each page. What stands before it is not bound by the page's own policy, which stands behind it.
const FIRST: &str = "<meta charset=\"utf-8\">";

/// Scripts, and whether any may run.
#[derive(Default)]
pub struct Injected {
    before: Mutex<Vec<String>>,
    without_scripts: AtomicBool,
}

impl Injected {
    pub fn run_before_pages(&self, script: &str) {
        held(&self.before).push(script.to_owned());
    }

    pub fn switch_scripts_off(&self) {
        self.without_scripts.store(true, Ordering::Relaxed);
    }

    /// A page with all of it in it; any other file as it is.
    pub async fn put_into(&self, response: Response<Body>) -> Response<Body> {
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let before: String = held(&self.before).iter().map(|script| format!("<script>{script}</script>")).collect();
        let without_scripts = self.without_scripts.load(Ordering::Relaxed);
        if !kind.starts_with("text/html") || (before.is_empty() && !without_scripts) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let text = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let text = String::from_utf8_lossy(&text).replacen(FIRST, &format!("{before}{FIRST}"), 1);
        if without_scripts {
            let sandbox = HeaderValue::from_static("sandbox allow-same-origin allow-top-navigation");
            parts.headers.insert(header::CONTENT_SECURITY_POLICY, sandbox);
        }
        with_body(Response::from_parts(parts, Body::empty()), Bytes::from(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(injected: &Injected, kind: &'static str, text: &'static str) -> (Option<String>, String) {
        let response = Response::builder().header(header::CONTENT_TYPE, kind).body(Body::from(text));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let response = injected.put_into(response.expect("a response")).await;
            let policy = response.headers().get(header::CONTENT_SECURITY_POLICY);
            let policy = policy.and_then(|policy| policy.to_str().ok()).map(str::to_owned);
            let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
            (policy, String::from_utf8_lossy(&bytes).into_owned())
        })
    }

    #[test]
    fn scripts_stand_before_the_policy_of_a_page_and_in_nothing_else() {
        let injected = Injected::default();
        let page = "<head><meta charset=\"utf-8\"><meta>";
        assert_eq!(put(&injected, "text/html; charset=utf-8", page), (None, page.to_owned()));
        injected.run_before_pages("one()");
        let expected = "<head><script>one()</script><meta charset=\"utf-8\"><meta>";
        assert_eq!(put(&injected, "text/html", page), (None, expected.to_owned()));
        assert_eq!(put(&injected, "application/json", page), (None, page.to_owned()));
        injected.switch_scripts_off();
        assert!(put(&injected, "text/html", page).0.is_some_and(|policy| policy.starts_with("sandbox")));
    }
}
