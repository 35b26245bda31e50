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
        let value = number.value().ok_or_else(|| self.fault("a number too large to be read ends"))?;
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
    /// Digits beyond the 19th are counted and not read: numbers of 64 bits have no more than 17.
    is_full: bool,
}

impl Decimal {
    fn push(&mut self, digit: u8, step: i32) {
        let next = self.digits.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit)));
        self.is_full |= next.is_none();
        match next {
            Some(digits) if !self.is_full => (self.digits, self.exponent) = (digits, self.exponent + step),
            _ => self.exponent += step + 1,
        }
    }

    /// The nearest number of 64 bits; `None` beyond the largest. With 128 bits on the way no table of powers is needed: at most a few
    /// hundred steps lose a bit in 2¹²⁴ each, and halves are exact.
    fn value(&self) -> Option<f64> {
        if self.digits == 0 || self.exponent < -400 {
            return Some(0.0);
        }
        if self.exponent > 400 {
            return None;
        }
        // `bits` × 2 to the power of `twos`, with the highest bit set.
        let (mut bits, mut twos) = (u128::from(self.digits), 0);
        let mut raise = |bits: u128| {
            twos -= bits.leading_zeros() as i32;
            bits << bits.leading_zeros()
        };
        bits = raise(bits);
        let mut lowered = 0;
        for _ in 0..self.exponent.unsigned_abs() {
            bits = match self.exponent > 0 {
                true => {
                    lowered += 4;
                    raise((bits >> 4) * 10)
                }
                false => raise(bits / 10),
            };
        }
        let mut value = bits as f64;
        let mut left = twos + lowered;
        while left != 0 {
            let step = left.clamp(-1000, 1000);
            value *= f64::from_bits(((1023 + step) as u64) << 52);
            left -= step;
        }
        value.is_finite().then_some(value)
    }
}
