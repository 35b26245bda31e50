//! The address under which a site is published: what it may be, and the one way in which it is written.

use url::{Host, Url};

/// The address of a site's front page, with a slash at its end: of the web, of a host, without question or fragment, for the
/// addresses of pages are made by adding to it. An error says what is wrong with what was given.
pub fn site_address(given: &str) -> Result<String, String> {
    let mut url = Url::parse(given).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("it begins with {}:, not with https: or http:", url.scheme()));
    }
    if matches!(url.host(), None | Some(Host::Domain(""))) {
        return Err("it names no host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has a name or a password in it, which would be published".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a “?” or a “#” in it".to_owned());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_in_one_way() {
        for (given, expected) in [
            ("https://example.org", "https://example.org/"),
            ("HTTPS://Example.org/reviews", "https://example.org/reviews/"),
            ("http://localhost:8080/a/b/", "http://localhost:8080/a/b/"),
            ("https://kino-köln.example/", "https://xn--kino-kln-s4a.example/"),
        ] {
            assert_eq!(site_address(given).as_deref(), Ok(expected), "{given}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused_with_a_reason() {
        for (given, cause) in [
            ("example.org", "relative URL"),
            ("/reviews/", "relative URL"),
            ("ftp://example.org/", "begins with ftp:"),
            ("javascript:alert(1)", "begins with javascript:"),
            ("https://", "empty host"),
            ("https://ada:secret@example.org/", "password"),
            ("https://example.org/?a=b", "“?”"),
            ("https://example.org/#top", "“#”"),
        ] {
            let error = site_address(given).unwrap_err();
            assert!(error.contains(cause), "{given}: {error}");
        }
    }
}
