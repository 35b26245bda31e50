//! What the server of plain files promises to the journeys.

use super::*;
use std::io::{Read, Write};

/// A folder with a page, its 404 page and a data file; gone with the test's process.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crosscut-site-{}-{name}", std::process::id()));
    std::fs::create_dir_all(folder.join("bundle")).expect("a temporary folder");
    for (file, text) in [("index.html", "the page"), ("404.html", "not here"), ("bundle/data.json", "[1, 2, 3]")] {
        std::fs::write(folder.join(file), text).expect("a file");
    }
    folder
}

/// Status, headers and body of a GET of `path` on the host.
fn get(site: &Site, path: &str) -> (u16, String, String) {
    let mut stream = std::net::TcpStream::connect(site.address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, head.to_lowercase(), body.to_owned())
}

#[test]
fn an_unknown_path_gets_the_404_page_with_status_404() {
    let site = Site::serve(&folder("unknown"), "/");
    assert_eq!(get(&site, "/").0, 200);
    let (status, head, body) = get(&site, "/films/nowhere");
    assert_eq!((status, body.as_str()), (404, "not here"));
    assert!(head.contains("text/html"), "{head}");
}

#[test]
fn under_a_sub_path_nothing_is_served_beside_it() {
    let site = Site::serve(&folder("sub-path"), "/crosscut/");
    assert_eq!(get(&site, "/crosscut/bundle/data.json").2, "[1, 2, 3]");
    assert_eq!(get(&site, "/crosscut/nowhere").2, "not here");
    assert_eq!(get(&site, "/bundle/data.json").0, 404);
    let (status, head, _) = get(&site, "/crosscut");
    assert!(status == 301 && head.contains("location: /crosscut/"), "{head}");
}

#[test]
fn a_file_can_be_replaced_cut_removed_and_restored_and_keeps_its_type() {
    let site = Site::serve(&folder("changes"), "/");
    let path = "/bundle/data.json";
    site.replace("bundle/data.json", "[]");
    let (_, head, body) = get(&site, path);
    assert_eq!(body, "[]");
    assert!(head.contains("application/json"), "{head}");
    site.cut("bundle/data.json", 4);
    assert_eq!(get(&site, path).2, "[1, ");
    site.remove("bundle/data.json");
    assert_eq!(get(&site, path).0, 404);
    site.restore();
    assert_eq!(get(&site, path).2, "[1, 2, 3]");
}

#[test]
fn requests_are_recorded_relative_to_the_site() {
    let site = Site::serve(&folder("requests"), "/crosscut/");
    get(&site, "/crosscut/?q=acting");
    get(&site, "/crosscut/nowhere");
    let expected = [("?q=acting", 200), ("nowhere", 404)];
    assert_eq!(site.requests(), expected.map(|(path, status)| Request { path: path.to_owned(), status }));
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let site = Site::serve(&folder("escape"), "/");
    assert_eq!(get(&site, "/../../../../etc/hostname").0, 404);
    assert_eq!(get(&site, "/%2e%2e/%2e%2e/%2e%2e/etc/hostname").0, 404);
}
