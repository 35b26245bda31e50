//! How the language that is spoken writes numbers and dates: in the browser what its own Intl says, asked once; where views are drawn
//! without one, tables that say the same (a journey holds both against each other).

use crate::messages::{Language, language};
use crosscut_model::Date;
use std::cell::RefCell;
use std::rc::Rc;

#[cfg(target_family = "wasm")]
use intl::Forms;
#[cfg(not(target_family = "wasm"))]
use tables::Forms;

/// The signs and forms of a language.
pub struct Signs {
    language: Language,
    pub decimal: char,
    pub thousands: char,
    /// What stands before and behind a number of per cent.
    pub percent: [String; 2],
    forms: Forms,
}

impl Signs {
    /// Those of the language that is spoken.
    pub fn now() -> Rc<Signs> {
        thread_local! {
            static KEPT: RefCell<Option<Rc<Signs>>> = const { RefCell::new(None) };
        }
        let language = language();
        KEPT.with_borrow_mut(|kept| match kept {
            Some(signs) if signs.language == language => signs.clone(),
            _ => kept.insert(Rc::new(Signs::of(language))).clone(),
        })
    }

    fn of(language: Language) -> Signs {
        let forms = Forms::of(language);
        let (number, percent) = (forms.number(), forms.percent());
        let mut signs = number.chars().filter(|c| !c.is_ascii_digit());
        let (thousands, decimal) = (signs.next().unwrap_or(','), signs.next().unwrap_or('.'));
        let (before, behind) = percent.split_once('7').unwrap_or(("", "%"));
        let percent = [before, behind].map(str::to_owned);
        Signs { language, decimal, thousands, percent, forms }
    }

    /// A date of which the month is known, with its day where that is known.
    pub fn date(&self, date: Date) -> String {
        self.forms.date(date)
    }

    /// Whether so many take the form of one.
    pub fn is_one(&self, count: usize) -> bool {
        self.forms.is_one(count)
    }
}

#[cfg(target_family = "wasm")]
mod intl {
    use crate::messages::Language;
    use crosscut_model::Date;
    use js_sys::{Array, Function, Intl, JSON, Object};
    use wasm_bindgen::{JsCast, JsValue};

    const DAY: &str = r#"{"day":"numeric","month":"short","year":"numeric","timeZone":"UTC"}"#;
    const MONTH: &str = r#"{"month":"short","year":"numeric","timeZone":"UTC"}"#;
    const PERCENT: &str = r#"{"style":"percent"}"#;

    /// What of the browser writes for a language.
    pub struct Forms {
        locale: Array,
        day: Function,
        month: Function,
        plural: Intl::PluralRules,
    }

    impl Forms {
        pub fn of(language: Language) -> Forms {
            let locale = Array::of1(&JsValue::from_str(language.locale()));
            let of_dates = |asked| Intl::DateTimeFormat::new(&locale, &options(asked)).format();
            let (day, month) = (of_dates(DAY), of_dates(MONTH));
            let plural = Intl::PluralRules::new(&locale, &Object::new());
            Forms { locale, day, month, plural }
        }

        pub fn number(&self) -> String {
            written(&self.of_numbers("{}"), 10_000.5)
        }

        pub fn percent(&self) -> String {
            written(&self.of_numbers(PERCENT), 0.07)
        }

        pub fn date(&self, date: Date) -> String {
            let format = if date.day().is_some() { &self.day } else { &self.month };
            written(format, f64::from(date.days()) * 86_400_000.0)
        }

        pub fn is_one(&self, count: usize) -> bool {
            self.plural.select(count as f64) == "one"
        }

        fn of_numbers(&self, asked: &str) -> Function {
            Intl::NumberFormat::new(&self.locale, &options(asked)).format()
        }
    }

    fn options(json: &str) -> Object {
        JSON::parse(json).unwrap_or_default().unchecked_into()
    }

    fn written(format: &Function, value: f64) -> String {
        format
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(value))
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

#[cfg(not(target_family = "wasm"))]
mod tables {
    use crate::messages::Language;
    use crosscut_model::Date;

    const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
    const GERMAN: [&str; 12] =
        ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];

    /// What Intl says of a language.
    pub struct Forms(Language);

    impl Forms {
        pub fn of(language: Language) -> Forms {
            Forms(language)
        }

        pub fn number(&self) -> &'static str {
            match self.0 {
                Language::English => "10,000.5",
                Language::German => "10.000,5",
            }
        }

        pub fn percent(&self) -> &'static str {
            match self.0 {
                Language::English => "7%",
                Language::German => "7\u{a0}%",
            }
        }

        pub fn date(&self, date: Date) -> String {
            let (months, dot) = match self.0 {
                Language::English => (ENGLISH, ""),
                Language::German => (GERMAN, "."),
            };
            let month = date.month().and_then(|month| months.get(usize::from(month) - 1)).unwrap_or(&"");
            match date.day() {
                Some(day) => format!("{day}{dot} {month} {}", date.year()),
                None => format!("{month} {}", date.year()),
            }
        }

        pub fn is_one(&self, count: usize) -> bool {
            count == 1
        }
    }
}
