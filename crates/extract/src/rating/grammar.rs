//! The grammar of notations, as data: each rule is a row of elements. Matching is bounded by the length of the longest
//! rule, so that scanning is linear.

use crosscut_model::Notation;

/// One element of a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Element {
    /// The rating's number.
    Value,
    /// The ends of its scale.
    Best,
    Worst,
    /// A word for stars, perhaps after a hyphen.
    Stars,
    /// "and a half" after the unit, as in Spanish, French and Italian.
    HalfAfter,
    /// "out of", "von", "sur", "/ out of".
    OutOf,
    /// "of", "de": says little by itself.
    Of,
    Slash,
    /// A word for points, and a per cent sign or word.
    Points,
    Percent,
    /// A plural noun that somebody counts in: "buckets", "cups of tea".
    Unit,
    /// A small word that may be any noun: only the scale behind it makes it count.
    Noun,
    /// Up to six words and marks of no number.
    Gap,
    /// One of these words or characters.
    Word(&'static [&'static str]),
    /// One of these words, which tells the best by itself: a die has six sides.
    BestIs(f64, &'static [&'static str]),
    /// May be missing.
    Maybe(&'static Element),
}

use Element::{
    Best, BestIs, Gap, HalfAfter, Maybe, Noun, Of, OutOf, Percent, Points, Slash, Stars, Unit, Value, Word, Worst,
};

/// A way to write a rating.
pub(crate) struct Rule {
    /// A stable name, shown when a reading is explained.
    pub(crate) name: &'static str,
    pub(crate) notation: Notation,
    pub(crate) elements: &'static [Element],
}

const fn rule(name: &'static str, notation: Notation, elements: &'static [Element]) -> Rule {
    Rule { name, notation, elements }
}

/// "on a scale of", "auf einer Skala von", "sur une échelle de", and between the ends of such a scale.
const ON: &[&str] = &["on", "auf", "sur", "su", "en", "op", "på", "em", "numa"];
const A: &[&str] = &["a", "the", "our", "my", "einer", "der", "une", "una", "een", "en", "uma"];
const USUAL: &[&str] = &[
    "usual",
    "own",
    "personal",
    "house",
    "famous",
    "secret",
    "new",
    "old",
    "bekannten",
    "üblichen",
    "bewährten",
    "vanlige",
    "vanliga",
];
const SCALE: &[&str] = &["scale", "skala", "échelle", "scala", "escala", "schaal"];
const FROM: &[&str] = &["of", "from", "von", "de", "di", "da", "van", "på"];
const TO: &[&str] = &["to", "bis", "à", "a", "tot", "till", "til", "-", "–", "—", "‑"];

/// Adjectives of scales, "по пятибалльной", which tell the best by themselves.
pub(super) const OF_FIVE: &[&str] =
    &["пʼятибальною", "п’ятибальною", "пятибалльной", "пятибальной", "femgradiga", "femgradig"];
pub(super) const OF_TEN: &[&str] = &["десятибальною", "десятибалльной", "десятибальной", "tiogradiga", "tiogradig"];
pub(super) const OF_TWELVE: &[&str] = &["дванадцятибальною", "дванадцятибальній"];
pub(super) const OF_HUNDRED: &[&str] = &["стобалльной"];

/// Every rule that begins with a number or a word. The longest match wins; of equal ones the first. Rows of glyphs,
/// letters and thumbs have their own readers in [`crate::rating::scan`].
pub(crate) const RULES: &[Rule] = &[
    rule(
        "stars-out-of",
        Notation::Stars,
        // "Two stars (out of four, as ever)".
        &[Value, Stars, Maybe(&HalfAfter), Word(&["(", "["]), OutOf, Best, Maybe(&Stars), Word(&[")", "]", ","])],
    ),
    rule(
        "stars-of",
        Notation::Stars,
        &[Value, Stars, Maybe(&HalfAfter), Word(&["(", "["]), Of, Best, Maybe(&Stars), Word(&[")", "]"])],
    ),
    rule("out-of", Notation::Fraction, &[Value, Word(&["(", "["]), OutOf, Best, Word(&[")", "]", ","])]),
    rule("stars-out-of", Notation::Stars, &[Value, Stars, Maybe(&HalfAfter), OutOf, Best, Maybe(&Stars)]),
    rule(
        "stars-out-of",
        Notation::Stars,
        &[Value, Stars, OutOf, Word(&["the", "our", "my", "de", "den", "onze", "våra", "våre", "vores"]), Best],
    ),
    // "Three stars, out of the four we have".
    rule(
        "stars-out-of",
        Notation::Stars,
        &[Value, Stars, Word(&[","]), OutOf, Maybe(&Word(&["the", "our", "my"])), Best, Maybe(&Stars)],
    ),
    // "Vier van onze vijf sterren", "three of our four stars".
    rule(
        "out-of-our-stars",
        Notation::Stars,
        &[
            Value,
            Of,
            Word(&[
                "our", "my", "the", "onze", "mijn", "de", "unseren", "nos", "nuestras", "nossas", "våra", "våre",
                "vores",
            ]),
            Best,
            Stars,
        ],
    ),
    rule("stars-of", Notation::Stars, &[Value, Stars, Maybe(&HalfAfter), Of, Best, Maybe(&Stars)]),
    rule("stars-slash", Notation::Stars, &[Value, Maybe(&Stars), Slash, Best, Stars]),
    rule("stars-slash", Notation::Stars, &[Value, Stars, Slash, Best]),
    rule("out-of-stars", Notation::Stars, &[Value, OutOf, Best, Stars]),
    rule("of-stars", Notation::Stars, &[Value, Of, Best, Stars]),
    rule("stars", Notation::Stars, &[Value, Stars, Maybe(&HalfAfter)]),
    // "one and a half stars of a possible four".
    rule(
        "stars-of",
        Notation::Stars,
        &[Value, Stars, Word(&["of"]), Word(&["a"]), Word(&["possible", "maximum"]), Best, Maybe(&Stars)],
    ),
    // "vier sterren op een schaal van vijf", "three stars on a scale of five".
    rule(
        "stars-on-a-scale",
        Notation::Stars,
        &[Value, Stars, Word(ON), Maybe(&Word(A)), Maybe(&Word(USUAL)), Word(SCALE), Word(FROM), Best],
    ),
    // "7 sur une échelle de dix", "sieben auf einer Skala von zehn".
    rule(
        "on-a-scale-of",
        Notation::Points,
        &[Value, Word(ON), Maybe(&Word(A)), Maybe(&Word(USUAL)), Word(SCALE), Word(FROM), Best],
    ),
    // "満分十分,我給六分半", "满分10分的话，我打7分", "满分五分我打三分".
    rule(
        "full-marks",
        Notation::Points,
        &[
            Word(&["满", "滿"]),
            Word(&["分"]),
            Best,
            Maybe(&Word(&["分"])),
            Gap,
            Value,
            Word(&["分"]),
            Maybe(&HalfAfter),
        ],
    ),
    // "en treer på terningen": a die has six sides.
    rule("on-a-die", Notation::Points, &[Value, Word(&["på"]), BestIs(6.0, &["terningen"])]),
    // "6 по десятибалльной".
    rule("on-a-scale-of", Notation::Points, &[Value, Word(&["по"]), BestIs(5.0, OF_FIVE)]),
    rule("on-a-scale-of", Notation::Points, &[Value, Word(&["по"]), BestIs(10.0, OF_TEN)]),
    // "out of a possible four stars I'll go with three", "On a scale of four stars it gets three".
    rule("out-of-stars-first", Notation::Stars, &[OutOf, Best, Stars, Gap, Value]),
    rule(
        "on-a-scale-of-stars",
        Notation::Stars,
        &[Word(&["on"]), Word(&["a", "the", "my", "our"]), Word(&["scale"]), Word(&["of"]), Best, Stars, Gap, Value],
    ),
    // "ドクロ5個中4個".
    rule(
        "of-so-many",
        Notation::Fraction,
        &[Best, Word(&["個", "つ", "点", "本", "枚", "匹", "杯"]), Word(&["中"]), Value],
    ),
    rule("stars-label-slash", Notation::Stars, &[Stars, Word(&[":", "："]), Value, Slash, Best]),
    rule("points-out-of", Notation::Points, &[Value, Points, OutOf, Best, Maybe(&Points)]),
    rule("points-of", Notation::Points, &[Value, Points, Of, Best, Maybe(&Points)]),
    // "14 valores (em 20)".
    rule(
        "points-of",
        Notation::Points,
        &[
            Value,
            Points,
            Word(&["(", "["]),
            Word(&["em", "sur", "su", "von", "de", "sobre", "of", "av", "van"]),
            Best,
            Word(&[")", "]"]),
        ],
    ),
    // "one and a half of the five", "dos de las cinco".
    rule(
        "of-the",
        Notation::Fraction,
        &[Value, Word(&["of", "de", "von"]), Word(&["the", "our", "my", "los", "las", "den", "as", "os"]), Best],
    ),
    rule("out-of-points", Notation::Points, &[Value, OutOf, Best, Points]),
    rule("units-out-of", Notation::Fraction, &[Value, Unit, OutOf, Best]),
    rule("out-of-units", Notation::Fraction, &[Value, OutOf, Best, Unit]),
    rule("slash-units", Notation::Fraction, &[Value, Slash, Best, Unit]),
    rule("slash", Notation::Fraction, &[Value, Slash, Best]),
    rule("out-of", Notation::Fraction, &[Value, OutOf, Best]),
    // "three and a half, out of four", "I'm giving it a six. Out of ten."
    rule("out-of", Notation::Fraction, &[Value, Word(&[",", "."]), OutOf, Best]),
    rule("points-out-of", Notation::Points, &[Value, Points, Word(&["from"]), Best]),
    rule("of", Notation::Fraction, &[Value, Of, Best]),
    // "4 claquetas de 5", "4 buckets of popcorn out of 5", "eight out of ten hall passes", "2 tinfoil hats of a possible 5".
    rule("units-of", Notation::Fraction, &[Value, Unit, Of, Best]),
    rule("units-of", Notation::Fraction, &[Value, Unit, Word(&["("]), Of, Best, Word(&[")"])]),
    rule(
        "units-of-possible",
        Notation::Fraction,
        &[Value, Unit, Word(&["of"]), Word(&["a", "the"]), Word(&["possible"]), Best],
    ),
    rule("units-of-units-out-of", Notation::Fraction, &[Value, Noun, Of, Noun, OutOf, Best]),
    rule("units-of-units-out-of", Notation::Fraction, &[Value, Noun, Of, Noun, Of, Best]),
    rule("nouns-out-of", Notation::Fraction, &[Value, Noun, OutOf, Best]),
    rule("nouns-out-of", Notation::Fraction, &[Value, Noun, Noun, OutOf, Best]),
    rule("nouns-out-of", Notation::Fraction, &[Value, Noun, Noun, Noun, OutOf, Best]),
    rule("out-of-nouns", Notation::Fraction, &[Value, OutOf, Best, Noun, Noun]),
    rule("of-possible", Notation::Fraction, &[Value, Word(&["of"]), Word(&["a"]), Word(&["possible"]), Best]),
    // "Out of ten, then? A strong seven.", "Out of five: three and a half".
    rule(
        "out-of-first",
        Notation::Points,
        &[
            OutOf,
            Best,
            Word(&["?", ":", "："]),
            Maybe(&Word(&["a", "an"])),
            Maybe(&Word(&["strong", "solid", "weak"])),
            Value,
        ],
    ),
    // "RTG=7 (OF 10)", "Stars: three (of five)", "15 valores (de 0 a 20)".
    rule("of-in-brackets", Notation::Fraction, &[Value, Word(&["(", "["]), Of, Best, Word(&[")", "]"])]),
    // "Overall 4 (maximum 5)", "Nasza ocena: 5 (skala do 6)".
    rule(
        "most-in-brackets",
        Notation::Points,
        &[
            Value,
            Word(&["(", "["]),
            Word(&["maximum", "max", "maximal", "skala", "massimo", "máximo", "top", "best"]),
            Maybe(&Word(&[".", "is", "do", "bis"])),
            Best,
            Word(&[")", "]"]),
        ],
    ),
    rule(
        "points-in-range",
        Notation::Points,
        &[
            Value,
            Points,
            Word(&["("]),
            Word(&["de", "von", "da", "from", "van"]),
            Worst,
            Word(&["a", "bis", "to", "à", "tot"]),
            Best,
            Word(&[")"]),
        ],
    ),
    // "10 üzerinden 7", "on üzerinden sekiz", "5 karavan üzerinden 3", "yedi buçuk veriyorum, on üzerinden".
    rule("over-best", Notation::Fraction, &[Best, Word(&["üzerinden"]), Value, Maybe(&Stars)]),
    rule("over-best", Notation::Fraction, &[BestIs(10.0, &["on"]), Word(&["üzerinden"]), Value]),
    rule("over-best", Notation::Fraction, &[Best, Noun, Word(&["üzerinden"]), Value]),
    rule("over-best", Notation::Fraction, &[Value, Gap, BestIs(10.0, &["on"]), Word(&["üzerinden"])]),
    // "ötből három csillagot", "tízből kilencet".
    rule("out-of", Notation::Fraction, &[BestIs(5.0, &["ötből", "Ötből"]), Value, Maybe(&Stars)]),
    rule("out-of", Notation::Fraction, &[BestIs(10.0, &["tízből"]), Value]),
    // "75点（100点満点）", "4.2（5点満点）", "7.5分（满分10分）".
    rule(
        "full-marks-behind",
        Notation::Points,
        &[
            Value,
            Maybe(&Word(&["点"])),
            Word(&["（", "("]),
            Best,
            Word(&["点"]),
            Word(&["満"]),
            Word(&["点"]),
            Word(&["）", ")"]),
        ],
    ),
    rule(
        "full-marks-behind",
        Notation::Points,
        &[
            Value,
            Maybe(&Word(&["分"])),
            Word(&["（", "("]),
            Word(&["满", "滿"]),
            Word(&["分"]),
            Best,
            Maybe(&Word(&["分"])),
            Word(&["）", ")", ",", "，"]),
        ],
    ),
    // "四星半，满星五星".
    rule(
        "full-marks-behind",
        Notation::Stars,
        &[
            Value,
            Word(&["星"]),
            Maybe(&HalfAfter),
            Word(&[",", "，", "(", "（"]),
            Word(&["满", "滿"]),
            Word(&["星", "分"]),
            Best,
            Word(&["星", "颗", "顆"]),
        ],
    ),
    // "若以五颗星论，我愿给三颗半".
    rule(
        "of-star-marks",
        Notation::Stars,
        &[
            Best,
            Word(&["颗", "顆"]),
            Word(&["星"]),
            Word(&["论", "論", "计", "計", "里", "裡", "中", "为", "為"]),
            Gap,
            Value,
            Word(&["颗", "顆"]),
            Maybe(&HalfAfter),
        ],
    ),
    // "星5つ中3.5".
    rule("of-star-marks", Notation::Stars, &[Word(&["星"]), Best, Word(&["つ", "個"]), Word(&["中"]), Value]),
    // "팝콘 5통 중에 4통".
    rule(
        "of-so-many",
        Notation::Fraction,
        &[
            Best,
            Word(&["통", "개", "잔", "장", "마리", "점", "그릇", "병", "송이"]),
            Word(&["중", "중에", "중에서"]),
            Value,
        ],
    ),
    // "7.5점 (10점 만점)".
    rule(
        "full-marks-behind",
        Notation::Points,
        &[
            Value,
            Maybe(&Word(&["점"])),
            Word(&["（", "("]),
            Best,
            Maybe(&Word(&["점"])),
            Word(&["만점"]),
            Word(&["）", ")"]),
        ],
    ),
    rule("points-slash", Notation::Points, &[Value, Maybe(&Points), Slash, Best, Points]),
    rule("of-points", Notation::Points, &[Value, Of, Best, Points]),
    // School marks of Portugal.
    rule("points-of-school", Notation::Points, &[Value, BestIs(20.0, &["valores"])]),
    rule("points", Notation::Points, &[Value, Points]),
    rule("percent", Notation::Percent, &[Value, Percent]),
    rule(
        "on-a-scale",
        Notation::Points,
        &[Value, Word(ON), Maybe(&Word(A)), Maybe(&Word(USUAL)), Word(SCALE), Word(FROM), Worst, Word(TO), Best],
    ),
    rule(
        "on-a-scale-first",
        Notation::Points,
        &[
            Word(&["on"]),
            Word(&["a", "the", "my", "our"]),
            Word(&["scale"]),
            Word(&["of", "from"]),
            Worst,
            Word(&["to", "-", "–", "—", "‑"]),
            Best,
            Gap,
            Value,
        ],
    ),
    rule(
        "on-that-scale",
        Notation::Points,
        &[
            Value,
            Word(&["on"]),
            Word(&["a", "the", "my", "our"]),
            Worst,
            Word(&["to", "..", "…", "."]),
            Maybe(&Word(&["."])),
            Best,
            Word(&["scale"]),
        ],
    ),
    rule(
        "interval",
        Notation::Points,
        &[
            Value,
            Word(&["(", "["]),
            Maybe(&Word(&["scale"])),
            Worst,
            Word(&["to", "..", "…", ".", "–", "bis"]),
            Maybe(&Word(&["."])),
            Best,
            Word(&[")", "]"]),
        ],
    ),
    // "Kouluarvosana (4–10): 8", "Note: 5 (von 6 = hervorragend)".
    rule(
        "interval-first",
        Notation::Points,
        &[
            Word(&["(", "["]),
            Worst,
            Word(&["–", "-", "—", "to", "bis", "..", "…"]),
            Best,
            Word(&[")", "]"]),
            Word(&[":", "："]),
            Value,
        ],
    ),
    rule("of-explained", Notation::Points, &[Value, Word(&["(", "["]), OutOf, Best, Word(&["="])]),
    rule(
        "full-marks",
        Notation::Points,
        &[
            Best,
            Word(&["点"]),
            Word(&["満"]),
            Word(&["点"]),
            Maybe(&Word(&["中", "で", "な"])),
            Maybe(&Word(&["の", "ら"])),
            Value,
            Maybe(&Word(&["点"])),
        ],
    ),
    // "5개 만점에 3.5", "10점 만점에 8점".
    rule(
        "full-marks",
        Notation::Points,
        &[
            Best,
            Maybe(&Word(&["개", "점"])),
            Word(&["만점에", "만점"]),
            Maybe(&Word(&["중"])),
            Value,
            Maybe(&Word(&["점", "개"])),
        ],
    ),
    rule(
        "of-star-marks",
        Notation::Stars,
        &[Best, Word(&["つ"]), Word(&["星"]), Word(&["の"]), Word(&["う"]), Word(&["ち"]), Value],
    ),
    // "星は五つのうち四つ".
    rule(
        "of-star-marks",
        Notation::Stars,
        &[
            Word(&["星"]),
            Word(&["は"]),
            Best,
            Word(&["つ"]),
            Word(&["の"]),
            Word(&["う"]),
            Word(&["ち"]),
            Value,
            Maybe(&Word(&["つ"])),
            Maybe(&HalfAfter),
        ],
    ),
    // "五分满分,三分".
    rule(
        "full-marks",
        Notation::Points,
        &[Best, Word(&["分"]), Word(&["满", "滿"]), Word(&["分"]), Gap, Value, Word(&["分"])],
    ),
    // "5段階評価なら3", "10段階で6".
    rule(
        "full-marks",
        Notation::Points,
        &[Best, Word(&["段"]), Word(&["階"]), Maybe(&Word(&["評"])), Maybe(&Word(&["価"])), Gap, Value],
    ),
    // "Viisi kymmenestä", "neljä tähteä viidestä".
    rule("out-of", Notation::Fraction, &[Value, BestIs(5.0, &["viidestä"])]),
    rule("out-of", Notation::Fraction, &[Value, BestIs(10.0, &["kymmenestä"])]),
    rule("stars-out-of", Notation::Stars, &[Value, Stars, BestIs(5.0, &["viidestä"])]),
    rule("points-out-of", Notation::Points, &[Value, Points, BestIs(5.0, &["viidestä"])]),
    rule("points-out-of", Notation::Points, &[Value, Points, BestIs(10.0, &["kymmenestä"])]),
    // "szóstka w skali do dziesięciu".
    rule("on-a-scale-of", Notation::Points, &[Value, Word(&["w"]), Word(&["skali"]), Word(&["do"]), Best]),
    // "en treer på en skala til fem".
    rule(
        "on-a-scale-of",
        Notation::Points,
        &[Value, Word(&["på"]), Word(&["en"]), Word(&["skala"]), Word(&["til", "till"]), Best],
    ),
    rule("star-marks", Notation::Stars, &[Word(&["星"]), Value, Word(&["つ"]), HalfAfter]),
    rule("star-marks", Notation::Stars, &[Word(&["星"]), Value, Maybe(&Word(&["つ"]))]),
];

/// Nouns that come in such numbers without being a rating.
pub(super) const NOT_UNITS: &str = "people critics viewers times women men fans users readers films movies cases minutes hours days years americans children \
    audiences scenes episodes characters reviews reviewers votes dentists nominations awards categories actors players \
    members jokes stars points others countries weeks months parts seasons moviegoers persons tickets locations markets \
    screens rounds nights matches games goals tables seats visits pages copies items questions tracks songs chapters volumes \
    kids guests spectators judges jurors colleagues friends dollars euros pounds cents brothers sisters households cinemas \
    theaters theatres personen menschen zuschauer kritiker personnes personas persone pessoas mensen människor mennesker \
    człowiek is was as has this its his";

/// What rules read, drawn at will but always the same, with words put in between: three thousand rows for tests.
#[cfg(test)]
pub(super) fn shuffled() -> Vec<String> {
    fn words(element: &Element) -> &'static [&'static str] {
        match element {
            Value => &["4", "3.5", "four", "half", "½", "four and a half", "a", "a solid", "-2", "seven"],
            Best | Worst => &["5", "ten", "100", "****", "0"],
            Stars => &["stars", "star", "estrellas", "Sterne", "★", "-star"],
            HalfAfter => &["and a half", "et demie", "e mezzo"],
            OutOf => &["out of", "out of a possible", "von", "sur", "sobre", "ud af", "op"],
            Of => &["of", "de", "di"],
            Slash => &["/"],
            Points => &["points", "point", "punti", "Punkte"],
            Percent => &["%", "per cent", "percent", "pour cent", "Prozent"],
            Unit => &["buckets", "film reels", "cups", "getingar"],
            Noun => &["tea", "popcorn", "claquetas"],
            Gap => &["I put this one at"],
            Word(words) | BestIs(_, words) => words,
            Maybe(inner) => words(inner),
        }
    }
    const OTHERS: [&str; 16] = [
        ",",
        ".",
        ":",
        "(",
        ")",
        "-",
        "?",
        "film",
        "good",
        "B+",
        "recommended",
        "not",
        "worth",
        "thumbs up",
        "Verdict:",
        "\n",
    ];
    let mut seed = 0x9e37_79b9_7f4a_7c15u64;
    let mut drawn = |from: &[&'static str]| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        from[(seed >> 33) as usize % from.len()]
    };
    let mut row = |rule: &Rule| {
        let mut row = String::from(drawn(&["", "", "Verdict: ", "It gets ", "nicht "]));
        for element in rule.elements {
            row += drawn(words(element));
            row += drawn(&[" ", " ", " ", ""]);
            let other = drawn(&OTHERS);
            row += drawn(&["", "", "", "", "", other]);
        }
        row + drawn(&OTHERS)
    };
    RULES.iter().cycle().take(3_000).map(&mut row).collect()
}
