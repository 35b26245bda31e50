//! The page's entry point in the browser.

fn main() {
    crosscut_page::start();
}
