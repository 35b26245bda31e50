//! Collections of a journey's own: records, packed by the command that ships. CROSSCUT_PACKER names it (`cargo xtask test` sets
//! it); else it is where cargo puts it.

use crate::site::Site;
use crosscut_model::Review;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

impl Site {
    /// The release that was built for `/`, with a collection of these reviews and this title. `name` is that of a folder below
    /// `target/e2e/`, which is made anew.
    pub fn of_reviews(name: &str, title: &str, reviews: &[Review]) -> Site {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = own.parent().unwrap_or(own).join("target");
        let folder = target.join("e2e").join(name);
        let documents = folder.join("documents");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&documents).unwrap_or_else(|error| panic!("{}: {error}", documents.display()));
        let lines: Vec<String> =
            reviews.iter().map(|review| serde_json::to_string(review).expect("a record is JSON")).collect();
        // What JSON escapes, TOML escapes in the same way.
        let settings = format!("title = {}\n", serde_json::Value::from(title));
        for (file, text) in [("records.ndjson", lines.join("\n")), ("collection.toml", settings)] {
            fs::write(documents.join(file), text).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        let packer = std::env::var_os("CROSSCUT_PACKER").map_or_else(
            || std::env::var_os("CARGO_TARGET_DIR").map_or(target, PathBuf::from).join("debug/crosscut"),
            PathBuf::from,
        );
        let bundle = folder.join("bundle");
        let packed = Command::new(&packer).arg("pack").arg(&documents).arg("--out").arg(&bundle).output();
        let packed = packed
            .unwrap_or_else(|error| panic!("{}: {error}; `cargo build -p crosscut-cli` makes it", packer.display()));
        assert!(packed.status.success(), "packing failed:\n{}", String::from_utf8_lossy(&packed.stderr));
        Site::with_bundle(bundle)
    }
}
