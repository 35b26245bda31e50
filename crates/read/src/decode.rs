//! Bytes to text: UTF-8 with and without a byte order mark, UTF-16, and older encodings by what the file says or, failing
//! that, by how it looks.

use crosscut_model::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A file as text. A byte order mark of UTF-8 and line endings stay.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// Set where the encoding is a guess.
    pub problem: Option<Problem>,
}

/// Bytes looked at for what a file says of its encoding, and for how it looks.
const HEAD: usize = 4096;

/// The text of a file, or why it has none.
pub(crate) fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<Decoded<'a>, Box<Problem>> {
    if let Some(encoding) = utf16(bytes) {
        let (text, _, had_errors) = encoding.decode(bytes);
        if had_errors {
            return Err(not_text(file, bytes, 0, "and what follows are not whole UTF-16"));
        }
        return Ok(Decoded { text, problem: None });
    }
    if let Some(nul) = bytes.iter().position(|byte| *byte == 0) {
        return Err(not_text(file, bytes, nul, "is NUL"));
    }
    let error = match str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), problem: None }),
        Err(error) => error.valid_up_to(),
    };
    // What older encodings use for control is not in their texts either, so such a byte means no text at all.
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    if let Some(control) = bytes.iter().position(control) {
        return Err(not_text(file, bytes, control, "is a control character"));
    }
    let declared = declared(bytes);
    let encoding = declared.unwrap_or_else(|| guessed(bytes));
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors || encoding == UTF_8 {
        return Err(not_text(file, bytes, error, "does not continue it in UTF-8 or in an older encoding"));
    }
    let problem = declared.is_none().then(|| {
        let message = format!("this is not UTF-8; it was read as {}, which is a guess", encoding.name());
        Problem::warning("guessed-encoding", file, message)
            .help("look at accented letters in the record, or save it as UTF-8")
    });
    Ok(Decoded { text, problem })
}

fn not_text(file: &str, bytes: &[u8], byte: usize, what: &str) -> Box<Problem> {
    let problem = Problem::error("not-text", file, format!("this is not text: byte {byte} {what}"));
    // The position counts in the lossy text, where each bad byte before it became a longer character.
    let place = String::from_utf8_lossy(&bytes[..byte]).len();
    Box::new(problem.at(place..place).help("save it as UTF-8 text, or take it out of the folder"))
}

/// UTF-16 by its mark, or by its look: in western text every other byte is NUL.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let (mut big, mut little) = (0, 0);
    for pair in pairs {
        big += usize::from(pair[0] == 0 && pair[1] != 0);
        little += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    let most = |nuls: usize| count >= 4 && nuls * 10 >= count * 9;
    match (most(little), most(big)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// What an HTML page says of itself: `charset=…` in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    if !head.windows(5).any(|window| window == b"<meta") {
        return None;
    }
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Über die Brücke – «naïve» Straße, fünf Sterne: ganz großes Kino für müde Augen.\r\n";

    fn text(bytes: &[u8]) -> String {
        decode("a.txt", bytes).unwrap().text.into_owned()
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), TEXT);
        assert_eq!(text(&big), TEXT);
        assert_eq!(text(&[&[0xff, 0xfe][..], &little].concat()), TEXT);
        assert_eq!(text(&[&[0xfe, 0xff][..], &big].concat()), TEXT);
        assert!(decode("a.txt", &[0xff, 0xfe, 0x00, 0xd8]).is_err(), "half a pair");
    }

    #[test]
    fn an_older_encoding_is_guessed_and_said() {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(TEXT);
        assert!(!lossy);
        let decoded = decode("a.txt", &bytes).unwrap();
        assert_eq!(decoded.text, TEXT);
        assert_eq!(decoded.problem.unwrap().code, "guessed-encoding");
    }

    #[test]
    fn what_a_page_says_is_no_guess() {
        let page = "<html><head><meta charset=\"iso-8859-2\"></head>Łódź".to_owned();
        let (bytes, _, lossy) = encoding_rs::ISO_8859_2.encode(&page);
        assert!(!lossy);
        let decoded = decode("a.html", &bytes).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.problem), (page.as_str(), None));
    }

    #[test]
    fn utf_8_stays_as_it_is() {
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(text(marked.as_bytes()), marked);
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_byte() {
        for (bytes, at) in [(&b"GIF89a\x00"[..], 6), (b"caf\xe9 \x01", 7), (b"\x89PNG\r\n\x1a\n", 8)] {
            assert_eq!(decode("a.txt", bytes).unwrap_err().span, Some(at..at), "{bytes:?}");
        }
    }
}
