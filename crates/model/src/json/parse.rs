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
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
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
        let negative = self.eat(b'-');
        let mut number = Decimal::default();
        let zero = self.peek() == Some(b'0');
        let whole = self.digits(&mut number, 0)?;
        if zero && whole > 1 {
            return Err(self.fault("a number begins with 0"));
        }
        if self.eat(b'.') {
            self.digits(&mut number, -1)?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let down = self.eat(b'-');
            if !down {
                self.eat(b'+');
            }
            let mut exponent = Decimal::default();
            self.digits(&mut exponent, 0)?;
            let steps = exponent.digits.min(10_000) as i32;
            number.exponent += if down { -steps } else { steps };
        }
        let value = number.value().ok_or_else(|| self.fault("a number with more digits than are read here ends"))?;
        Ok(Json::Number(if negative { -value } else { value }))
    }

    /// Takes digits into a number, each of which moves its exponent by `step`. How many they were, one at least.
    fn digits(&mut self, number: &mut Decimal, step: i32) -> Result<usize, ReadError> {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number.push(digit - b'0', step);
            self.at += 1;
        }
        match self.at - start {
            0 => Err(self.fault("a digit should stand")),
            count => Ok(count),
        }
    }
}

/// `digits` × 10 to the power of `exponent`.
#[derive(Default)]
struct Decimal {
    digits: u64,
    exponent: i32,
    /// More digits than fit.
    overflows: bool,
}

/// The largest power of ten that fits 64 bits.
const MOST: u32 = 19;

impl Decimal {
    fn push(&mut self, digit: u8, step: i32) {
        let next = self.digits.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit)));
        self.overflows |= next.is_none();
        self.digits = next.unwrap_or(self.digits);
        self.exponent += step;
    }

    /// The nearest number of 64 bits, as IEEE 754 rounds. `None` for numbers of more digits than fit, and beyond 10^±19, which
    /// no bundle has.
    fn value(&self) -> Option<f64> {
        let power = self.exponent.unsigned_abs();
        if self.digits == 0 {
            return Some(0.0);
        }
        if self.overflows || power > MOST {
            return None;
        }
        let scale = 10u64.pow(power);
        if self.exponent >= 0 {
            // Rounded once: the product is whole and exact.
            return Some((u128::from(self.digits) * u128::from(scale)) as f64);
        }
        // The quotient with 64 bits or more, its last one standing for all that are cut off.
        let shift = self.digits.leading_zeros() + 64;
        let dividend = u128::from(self.digits) << shift;
        let (quotient, rest) = (dividend / u128::from(scale), dividend % u128::from(scale));
        let rounded = (quotient | u128::from(rest > 0)) as f64;
        // 2 to the power of -shift: a power of two changes no digit.
        Some(rounded * f64::from_bits((1023 - u64::from(shift)) << 52))
    }
}
