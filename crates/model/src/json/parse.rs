//! From text to a tree of values: JSON as RFC 8259 has it, without copying texts that have no escapes. A parser of a few
//! kilobytes, because this is the one that the page carries: with a general one came tables and messages of four times the
//! size. A test holds it against serde_json.

use super::{Json, ReadError};
use std::borrow::Cow;

/// How deep lists and objects may be nested.
const DEEPEST: usize = 128;

/// The values of a text: the first half of reading it.
pub fn parse(text: &str) -> Result<Json<'_>, ReadError> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.fault("the text should end")),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// In bytes, at most the length of the text.
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past a byte, if it is the next.
    fn eat(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn fault(&self, what: &str) -> ReadError {
        let mut fault = String::from(what);
        match self.peek() {
            None => fault.push_str(", but it is cut off after byte "),
            Some(_) => fault.push_str(" at byte "),
        }
        fault.push_str(&self.at.to_string());
        ReadError(fault)
    }

    fn value(&mut self, depth: usize) -> Result<Json<'a>, ReadError> {
        if depth > DEEPEST {
            return Err(self.fault("nested too deep"));
        }
        self.space();
        match self.peek() {
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'[') => self.list(depth),
            Some(b'{') => self.object(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words = [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))];
                for (word, value) in words {
                    if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.fault("a value should stand"))
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json<'a>, ReadError> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.eat(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.eat(b']') {
                return Ok(Json::List(items));
            }
            if !self.eat(b',') {
                return Err(self.fault("a comma or the end of a list should stand"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'a>, ReadError> {
        self.at += 1;
        let mut fields = Vec::new();
        self.space();
        if self.eat(b'}') {
            return Ok(Json::Object(fields));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.fault("the name of a field should stand"));
            }
            let name = self.string()?;
            self.space();
            if !self.eat(b':') {
                return Err(self.fault("a colon should stand"));
            }
            fields.push((name, self.value(depth + 1)?));
            self.space();
            if self.eat(b'}') {
                return Ok(Json::Object(fields));
            }
            if !self.eat(b',') {
                return Err(self.fault("a comma or the end of an object should stand"));
            }
        }
    }

    /// A text, from its opening quotation mark on.
    fn string(&mut self) -> Result<Cow<'a, str>, ReadError> {
        self.at += 1;
        let mut whole: Option<String> = None;
        loop {
            let start = self.at;
            self.at += plain(&self.text.as_bytes()[start..]);
            // Both ends are beside a character of ASCII, or an end of the text.
            let piece = self.text.get(start..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(match whole {
                        None => Cow::Borrowed(piece),
                        Some(mut whole) => {
                            whole.push_str(piece);
                            Cow::Owned(whole)
                        }
                    });
                }
                Some(b'\\') => {
                    let whole = whole.get_or_insert_default();
                    whole.push_str(piece);
                    self.at += 1;
                    whole.push(self.escaped()?);
                }
                Some(_) => return Err(self.fault("a character that has to be escaped stands")),
                None => return Err(self.fault("a text should end")),
            }
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Result<char, ReadError> {
        let escape = self.peek();
        self.at += usize::from(escape.is_some());
        Ok(match escape {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => {
                let first = self.unit()?;
                let code = match first {
                    // A character beyond the first plane is written as two.
                    0xd800..0xdc00 if self.eat(b'\\') && self.eat(b'u') => match self.unit()? {
                        second @ 0xdc00..0xe000 => 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                        _ => first,
                    },
                    first => first,
                };
                char::from_u32(code).ok_or_else(|| self.fault("half a character stands"))?
            }
            _ => return Err(self.fault("an escape that JSON does not have stands")),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, ReadError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.fault("four hexadecimal digits should stand")) };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Result<Json<'a>, ReadError> {
        let start = self.at;
        self.eat(b'-');
        let zero = self.peek() == Some(b'0');
        let mut number = Decimal::default();
        let whole = self.digits(&mut number)?;
        if zero && whole > 1 {
            return Err(self.fault("a number begins with 0"));
        }
        if self.eat(b'.') {
            number.decimals = self.digits(&mut number)?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if !self.eat(b'-') {
                self.eat(b'+');
            }
            self.digits(&mut Decimal::default())?;
            number.is_plain = false;
        }
        let text = &self.text[start..self.at];
        let value =
            number.value().map_or_else(|| nearest(text), |value| if text.starts_with('-') { -value } else { value });
        match value.is_finite() {
            true => Ok(Json::Number(value)),
            false => Err(self.fault("a number too large to be read ends")),
        }
    }

    /// Takes digits into a number. How many they were, one at least.
    fn digits(&mut self, number: &mut Decimal) -> Result<usize, ReadError> {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number.push(digit - b'0');
            self.at += 1;
        }
        match self.at - start {
            0 => Err(self.fault("a digit should stand")),
            count => Ok(count),
        }
    }
}

/// How many bytes there are before a quotation mark, a backslash or a control character. Eight at a time: nearly all of a bundle is
/// passed here.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    // Whether any of eight bytes is below `least`, which is at most 128.
    let any_below = |eight: u64, least: u8| eight.wrapping_sub(ONES * u64::from(least)) & !eight & (ONES << 7) != 0;
    let (eights, _) = bytes.as_chunks::<8>();
    let is_plain = |eight: &&[u8; 8]| {
        let eight = u64::from_le_bytes(**eight);
        let is = |byte: u8| any_below(eight ^ (ONES * u64::from(byte)), 1);
        !(any_below(eight, b' ') || is(b'"') || is(b'\\'))
    };
    let passed = eights.iter().take_while(is_plain).count() * 8;
    let rest = bytes[passed..].iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f));
    passed + rest.count()
}

/// Whole numbers of 64 bits are exact below this, and so are the powers of ten up to the 22nd: one division of two exact numbers gives
/// the nearest to what is written.
const EXACT: u64 = 1 << 53;

/// Digits with the last of them behind a point.
struct Decimal {
    digits: u64,
    decimals: usize,
    /// Whether its digits are few enough for [`EXACT`], and no exponent follows.
    is_plain: bool,
}

impl Default for Decimal {
    fn default() -> Decimal {
        Decimal { digits: 0, decimals: 0, is_plain: true }
    }
}

impl Decimal {
    fn push(&mut self, digit: u8) {
        if self.is_plain {
            self.digits = self.digits * 10 + u64::from(digit);
            self.is_plain = self.digits < EXACT;
        }
    }

    /// The nearest number of 64 bits, where that is one division away: nearly all that a bundle has.
    fn value(&self) -> Option<f64> {
        let tens = |power| (0..power).fold(1.0, |product: f64, _| product * 10.0);
        (self.is_plain && self.decimals <= 22).then(|| self.digits as f64 / tens(self.decimals))
    }
}

/// The nearest number of 64 bits to one that is written as JSON has it; infinite beyond the largest.
#[cfg(not(target_arch = "wasm32"))]
fn nearest(text: &str) -> f64 {
    text.parse().unwrap_or(f64::INFINITY)
}

/// The same, read by the browser: in wasm the tables for it weigh 10 KB.
#[cfg(target_arch = "wasm32")]
fn nearest(text: &str) -> f64 {
    use wasm_bindgen::prelude::wasm_bindgen;
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = parseFloat)]
        fn parse_float(text: &str) -> f64;
    }
    parse_float(text)
}
