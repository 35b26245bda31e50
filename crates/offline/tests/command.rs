//! The command itself, where there is no site.

use std::process::Command;

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("nowhere");
    let ended = Command::new(env!("CARGO_BIN_EXE_crosscut-offline")).arg(&site).output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(!ended.status.success() && said.contains("nowhere"), "{said}");
    assert!(!site.exists(), "nothing is left behind");
}
