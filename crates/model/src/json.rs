//! Reads JSON into records with little code: the text becomes a tree of values, and records take their fields from it. What
//! `serde` derives instead reads every record in code of its own, which came to a third of the page's program.
//!
//! A reading never stops: the first fault is noted, with where it is, and what was read is then thrown away.

mod parse;

pub use parse::parse;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A value as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// What is not there at all.
    Absent,
    Null,
    Bool(bool),
    /// Whole numbers are exact up to 2⁵³.
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// A record, or a value in one.
pub trait Read<'a>: Sized {
    /// Reads it. What cannot be read is noted, and anything comes back.
    fn read(json: Json<'a>, faults: &mut Faults) -> Self;
}

/// What was wrong first, and where.
#[derive(Debug, Default)]
pub struct Faults {
    path: Vec<Step>,
    first: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Name(&'static str),
    Place(usize),
}

/// Why a text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a record from its JSON. Fields that it does not know are left aside.
pub fn from_json<'a, T: Read<'a>>(text: &'a str) -> Result<T, ReadError> {
    from_tree(parse(text)?)
}

/// The second half of it: reads a record from the values of its text.
pub fn from_tree<'a, T: Read<'a>>(json: Json<'a>) -> Result<T, ReadError> {
    let mut faults = Faults::default();
    let record = T::read(json, &mut faults);
    match faults.first {
        None => Ok(record),
        Some(fault) => Err(ReadError(fault)),
    }
}

impl Faults {
    /// Notes that a value is not what was expected: `a number`, …
    pub fn expected(&mut self, what: &str, found: &Json) {
        if self.first.is_some() {
            return;
        }
        let mut fault = String::new();
        for step in &self.path {
            match step {
                Step::Name(name) => fault.push_str(name),
                Step::Place(place) => fault.push_str(&place.to_string()),
            }
            fault.push_str(": ");
        }
        fault.push_str(what);
        fault.push_str(" was expected");
        fault.push_str(match found {
            Json::Absent => ", there is nothing",
            Json::Null => ", there is null",
            Json::Bool(_) => ", there is true or false",
            Json::Number(_) => ", there is another number",
            Json::Text(_) => ", there is a text",
            Json::List(_) => ", there is a list",
            Json::Object(_) => ", there is an object",
        });
        self.first = Some(fault);
    }

    fn within<'a, T: Read<'a>>(&mut self, step: Step, json: Json<'a>) -> T {
        self.path.push(step);
        let value = T::read(json, self);
        self.path.pop();
        value
    }
}

/// The fields of a record, which are taken one by one.
pub struct Fields<'a, 'f> {
    fields: Vec<(Cow<'a, str>, Json<'a>)>,
    faults: &'f mut Faults,
}

impl<'a, 'f> Fields<'a, 'f> {
    /// Those of an object.
    pub fn of(json: Json<'a>, faults: &'f mut Faults) -> Fields<'a, 'f> {
        let fields = match json {
            Json::Object(fields) => fields,
            other => {
                faults.expected("an object", &other);
                Vec::new()
            }
        };
        Fields { fields, faults }
    }

    /// The value of a field. A fault where it is missing, unless it may be.
    pub fn take<T: Read<'a>>(&mut self, name: &'static str) -> T {
        let json = self.find(name);
        self.faults.within(Step::Name(name), json)
    }

    /// The same, with an empty value where the field is missing.
    pub fn or_default<T: Read<'a> + Default>(&mut self, name: &'static str) -> T {
        match self.find(name) {
            Json::Absent => T::default(),
            json => self.faults.within(Step::Name(name), json),
        }
    }

    fn find(&mut self, name: &str) -> Json<'a> {
        let field = self.fields.iter_mut().find(|(known, _)| known == name);
        field.map_or(Json::Absent, |(_, json)| std::mem::replace(json, Json::Absent))
    }
}

/// One of a fixed set of words.
pub fn word<T>(json: Json, faults: &mut Faults, from_key: fn(&str) -> Option<T>, otherwise: T) -> T {
    let found = match &json {
        Json::Text(text) => from_key(text),
        _ => None,
    };
    found.unwrap_or_else(|| {
        faults.expected("one of the known words", &json);
        otherwise
    })
}

/// A whole number from `least` to `most`.
fn whole(json: Json, faults: &mut Faults, least: f64, most: f64) -> f64 {
    match json {
        Json::Number(number) if (least..=most).contains(&number) && number == number.trunc() => number,
        other => {
            faults.expected("a whole number in its range", &other);
            least
        }
    }
}

macro_rules! whole_numbers {
    ($($number:ty)*) => {$(
        impl Read<'_> for $number {
            fn read(json: Json<'_>, faults: &mut Faults) -> $number {
                whole(json, faults, <$number>::MIN as f64, <$number>::MAX as f64) as $number
            }
        }
    )*};
}

whole_numbers!(u8 u32 u64 usize i16 i32);

impl Read<'_> for f64 {
    fn read(json: Json<'_>, faults: &mut Faults) -> f64 {
        match json {
            Json::Number(number) => number,
            other => {
                faults.expected("a number", &other);
                0.0
            }
        }
    }
}

impl Read<'_> for bool {
    fn read(json: Json<'_>, faults: &mut Faults) -> bool {
        match json {
            Json::Bool(value) => value,
            other => {
                faults.expected("true or false", &other);
                false
            }
        }
    }
}

impl Read<'_> for String {
    fn read(json: Json<'_>, faults: &mut Faults) -> String {
        match json {
            Json::Text(text) => text.into_owned(),
            other => {
                faults.expected("a text", &other);
                String::new()
            }
        }
    }
}

impl<'a> Read<'a> for &'a str {
    fn read(json: Json<'a>, faults: &mut Faults) -> &'a str {
        match json {
            Json::Text(Cow::Borrowed(text)) => text,
            other => {
                faults.expected("a text without escapes", &other);
                ""
            }
        }
    }
}

impl<'a, T: Read<'a>> Read<'a> for Option<T> {
    fn read(json: Json<'a>, faults: &mut Faults) -> Option<T> {
        match json {
            Json::Absent | Json::Null => None,
            json => Some(T::read(json, faults)),
        }
    }
}

impl<'a, T: Read<'a>> Read<'a> for Vec<T> {
    fn read(json: Json<'a>, faults: &mut Faults) -> Vec<T> {
        match json {
            Json::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                list.extend(items.into_iter().enumerate().map(|(place, item)| faults.within(Step::Place(place), item)));
                list
            }
            other => {
                faults.expected("a list", &other);
                Vec::new()
            }
        }
    }
}

impl<'a, T: Read<'a>> Read<'a> for BTreeMap<String, T> {
    fn read(json: Json<'a>, faults: &mut Faults) -> BTreeMap<String, T> {
        let Fields { fields, faults } = Fields::of(json, faults);
        // One by one: collecting sorts first, with code of its own for each element.
        let mut map = BTreeMap::new();
        for (name, json) in fields {
            map.insert(name.into_owned(), T::read(json, faults));
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Point {
        x: i16,
        names: Vec<String>,
        next: Option<f64>,
        seen: bool,
    }

    impl<'a> Read<'a> for Point {
        fn read(json: Json<'a>, faults: &mut Faults) -> Point {
            let mut fields = Fields::of(json, faults);
            Point {
                x: fields.take("x"),
                names: fields.take("names"),
                next: fields.take("next"),
                seen: fields.or_default("seen"),
            }
        }
    }

    #[test]
    fn fields_are_taken_by_name_and_unknown_ones_left_aside() {
        let point: Point = from_json(r#" {"new":[{}],"names":["a","\u00e4\n"],"x":-3,"next":2.5e1} "#).unwrap();
        assert_eq!(
            point,
            Point { x: -3, names: vec!["a".to_owned(), "ä\n".to_owned()], next: Some(25.0), seen: false }
        );
        assert_eq!(from_json::<Point>(r#"{"names":[],"x":0,"next":null,"seen":true}"#).unwrap().next, None);
    }

    #[test]
    fn a_fault_says_what_and_where() {
        for (text, fault) in [
            (r#"{"names":[]}"#, "x: a whole number in its range was expected, there is nothing"),
            (r#"{"x":32768,"names":[]}"#, "x: a whole number in its range was expected, there is another number"),
            (r#"{"x":0.5,"names":[]}"#, "x: a whole number in its range was expected, there is another number"),
            (r#"{"x":1,"names":["a",null]}"#, "names: 1: a text was expected, there is null"),
            (r#"{"x":1,"names":[],"seen":0}"#, "seen: true or false was expected, there is another number"),
            (r#"{"x":1,"names":{},"next":"2"}"#, "names: a list was expected, there is an object"),
            ("[]", "an object was expected, there is a list"),
        ] {
            assert_eq!(from_json::<Point>(text).unwrap_err().to_string(), fault, "{text}");
        }
        assert!(from_json::<Point>(r#"{"x":1,"names":[]"#).unwrap_err().to_string().contains("cut off after byte 17"));
        assert!(
            from_json::<Point>(r#"{"x":1,"names":[]} {}"#).unwrap_err().to_string().contains("should end at byte 19")
        );
    }

    #[test]
    fn what_is_nested_too_deep_is_an_error_and_no_crash() {
        let deep = "[".repeat(100_000);
        assert!(from_json::<Point>(&deep).unwrap_err().to_string().contains("too deep"));
    }

    /// The same value by serde_json, to hold ours against.
    fn of(value: &serde_json::Value) -> Json<'_> {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(value) => Json::Bool(*value),
            serde_json::Value::Number(number) => Json::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Json::Text(text.as_str().into()),
            serde_json::Value::Array(items) => Json::List(items.iter().map(of).collect()),
            serde_json::Value::Object(fields) => {
                Json::Object(fields.iter().map(|(name, value)| (name.as_str().into(), of(value))).collect())
            }
        }
    }

    /// With the fields of objects in order, the last of two of one name, as serde_json keeps them.
    fn sorted(json: Json) -> Json {
        match json {
            Json::List(items) => Json::List(items.into_iter().map(sorted).collect()),
            Json::Object(fields) => {
                let fields: BTreeMap<_, _> = fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
                Json::Object(fields.into_iter().collect())
            }
            json => json,
        }
    }

    #[test]
    fn what_serde_json_writes_is_read_as_it_was() {
        // A linear congruential generator: numbers of every size with every number of decimals that a bundle may have.
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 11
        };
        let mut numbers: Vec<f64> = (0..20_000).map(|_| next() as f64 / 10f64.powi((next() % 17) as i32)).collect();
        numbers.extend((0..20_000).map(|_| (next() % 1_000_000) as f64 / ((next() % 997) + 1) as f64));
        numbers.extend((0..20_000).map(|_| f64::from_bits(next() << 11 ^ next())).filter(|number| number.is_normal()));
        numbers.extend([0.0, 0.1, 1.0 / 3.0, 200.0 / 3.0, 4.5, 9_007_199_254_740_991.0, 1e19, 2e-7, 100.0 / 700_000.0]);
        numbers.extend([1e25, 1.234_567_890_123_456_7e38, f64::MAX, f64::MIN_POSITIVE, f64::EPSILON]);
        for number in numbers {
            let text = serde_json::to_string(&-number).unwrap();
            assert_eq!(parse(&text).unwrap(), Json::Number(-number), "{text}");
        }
        let value = serde_json::json!({
            "a": [null, true, false, 12, -3.25, "", "tab\t, quotation \" and \u{1}, ü, 評, 🎬", [[]], {}],
            "b\\": {"c": {"d": [1]}},
        });
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            assert_eq!(parse(&text).unwrap(), of(&value));
        }
        for (text, number) in [
            ("4503599627370496.5", 4_503_599_627_370_496.0),
            ("4503599627370497.5", 4_503_599_627_370_498.0),
            ("9007199254740993", 9_007_199_254_740_992.0),
            ("0.1000000000000000055511151231257827", 0.1),
            ("12345678901234567890123e-3", 12_345_678_901_234_567_890.123),
            ("1e-500", 0.0),
        ] {
            assert_eq!(parse(text).unwrap(), Json::Number(number), "{text}");
        }
        assert!(parse("1e309").is_err() && parse("1e999").is_err());
        assert_eq!(parse(r#""\ud83c\udfac\/""#).unwrap(), Json::Text("🎬/".into()));
    }

    #[test]
    fn what_is_no_json_is_refused_as_serde_json_does() {
        let seeds = [r#"{"a":[1,2.5,-0.1e2,true,false,null,"x\u00e4\n🎬"],"b":{}}"#, " [ [ ] , \"\" ] "];
        for seed in seeds {
            let change = |place: usize, with: &str| {
                (seed.is_char_boundary(place) && seed.is_char_boundary(place + 1))
                    .then(|| format!("{}{with}{}", &seed[..place], &seed[place + 1..]))
            };
            let with = ["", "0", "-", ".", "e", ",", ":", "]", "}", "\"", "\\", "u", " ", "\u{1}", "n"];
            let changed = (0..seed.len()).flat_map(|place| with.iter().filter_map(move |with| change(place, with)));
            let cut = (0..seed.len()).filter_map(|end| seed.get(..end).map(str::to_owned));
            for text in changed.chain(cut) {
                let theirs = serde_json::from_str::<serde_json::Value>(&text);
                match theirs {
                    Ok(value) => assert_eq!(parse(&text).ok().map(sorted), Some(of(&value)), "{text}"),
                    Err(_) => assert!(parse(&text).is_err(), "{text}"),
                }
            }
        }
    }
}
