//! What stands in the way of publishing: the file, the cause, and the way out.

use std::path::{Path, PathBuf};

/// A file that could not be read or written, or is not what it should be.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}{}", .file.display(), way_out(.help))]
pub struct Error {
    pub file: PathBuf,
    pub cause: String,
    pub help: Option<&'static str>,
}

fn way_out(help: &Option<&str>) -> String {
    help.map(|help| format!("\n  help: {help}")).unwrap_or_default()
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(file: &Path, cause: impl ToString) -> Error {
        Error { file: file.to_owned(), cause: cause.to_string(), help: None }
    }

    pub fn help(self, help: &'static str) -> Error {
        Error { help: Some(help), ..self }
    }
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(path, bytes));
    written.map_err(|error| Error::new(path, format!("it cannot be written: {error}")))
}
