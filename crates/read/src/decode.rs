//! Bytes to text. UTF-8 is the one encoding that is read so far.

use crosscut_model::Problem;

/// The text of a file, or why it has none. A byte order mark and line endings stay.
pub(crate) fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Problem>> {
    let not_text = |byte: usize, what: &str| {
        let problem = Problem::error("not-text", file, format!("this is not text: byte {byte} {what}"));
        // In the lossy text that the position is counted in, every byte before the first bad one is as it was.
        Box::new(problem.at(byte..byte).help("save it as UTF-8 text, or take it out of the folder"))
    };
    if let Some(nul) = bytes.iter().position(|byte| *byte == 0) {
        return Err(not_text(nul, "is NUL"));
    }
    str::from_utf8(bytes).map_err(|error| not_text(error.valid_up_to(), "does not continue it in UTF-8"))
}
