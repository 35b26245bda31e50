//! Calling other programs. A program that is missing or fails says what to run by hand.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where what is built goes.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Runs a command to its end; an error shows it as it would be typed.
pub fn run(what: &str, command: &mut Command) -> Result<(), String> {
    println!("{what}");
    let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
    let typed = words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what}: {status}\n  by hand: {typed}")),
        Err(error) => {
            Err(format!("{what}: {error}\n  by hand: {typed}\n  `cargo xtask setup` installs what is missing"))
        }
    }
}

/// What a program prints, trimmed; nothing when it cannot run.
pub fn printed(program: &str, argument: &str) -> String {
    let output = Command::new(program).arg(argument).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
