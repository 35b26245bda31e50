//! What the page may do, as its Content-Security-Policy says it: run its own files and the scripts that it was built with, and ask
//! nobody but its own host.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Behind what the policy stands; whatever came before it would not be bound by it.
const FIRST: &str = "<meta charset=\"utf-8\">";

/// The page with its policy; `None` where it has no [`FIRST`].
///
/// Scripts inside of the page are named by their hashes. Attributes with style are allowed, for bars and columns have their sizes in
/// them; they can run nothing.
pub fn with_policy(page: &str) -> Option<String> {
    let (before, after) = page.split_once(FIRST)?;
    let scripts: String = inline_scripts(page).map(|script| format!(" '{}'", hash(script))).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    );
    Some(format!("{before}{FIRST}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"))
}

/// The texts of the scripts that are in the page.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        let is_run = !attributes.contains("src=") && !attributes.contains("application/ld+json");
        is_run.then_some(script)
    })
}

fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_the_page_are_named_by_their_hashes_and_no_others() {
        let page = "<head><meta charset=\"utf-8\"><script>one()</script><script src=\"a.js\"></script>\
                    <script type=\"module\">two()</script><script type=\"application/ld+json\">{}</script></head>";
        let page = with_policy(page).unwrap();
        let (policy, _) = page.split_once("\">\u{3c}script>one").expect("the policy comes before the first script");
        assert_eq!(policy.matches("sha256-").count(), 2);
        for script in ["one()", "two()"] {
            assert!(policy.contains(&hash(script)), "{policy}");
        }
        assert!(!policy.contains("script-src 'self' 'unsafe") && !policy.contains("http:") && !policy.contains('*'));
        // As the shell says: printf 'one()' | openssl dgst -sha256 -binary | base64
        assert_eq!(hash("one()"), "sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4=");
    }

    #[test]
    fn a_page_without_a_beginning_has_no_policy() {
        assert_eq!(with_policy("<head></head>"), None);
    }
}
