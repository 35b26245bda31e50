//! What a document is: measures of its words ([`signs`]) and of its shape ([`shape`]), each with points for the kinds that it
//! speaks for.

mod features;
mod shape;
mod signs;
mod words;

pub(crate) use features::kind;

use crate::head::Frame;
use crate::lexicon::{ANALYSIS, ANNOUNCE};
use crate::text::{Text, TokenKind};
use crosscut_model::{Kind, Section, SectionKind};
use shape::{Shape, counts_several};
use signs::{SAMPLE, Signs};
use words::{
    SAYS_ESSAY, SAYS_INTERVIEW, SAYS_LETTER, SAYS_LIST, SAYS_NEWS, SAYS_REVIEW, SAYS_SALUTATION, SAYS_VERDICT,
};

/// A kind and the reasons for it, by stable names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindReason {
    pub kind: Kind,
    pub code: &'static str,
    pub points: i32,
}

/// What is known about a document when its kind is decided.
pub(crate) struct Features<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) sections: &'t [Section],
    /// Something in it speaks for itself as a rating of the item.
    pub(crate) has_rating: bool,
    /// Many things look like ratings of different items.
    pub(crate) many_ratings: bool,
    /// It gives a day on which the item comes out.
    pub(crate) has_release: bool,
    /// A date of its own right at its beginning.
    pub(crate) has_dateline: bool,
    pub(crate) frame: &'t Frame,
    /// The work that it is about is named as such.
    pub(crate) names_item: bool,
    /// Its title stands with its year, its credits or "review" on a line of its own.
    pub(crate) item_with_facts: bool,
    /// Works in quotation marks, each once.
    pub(crate) works: usize,
    /// The properties that the document states of the item.
    pub(crate) facts: Vec<&'t str>,
    /// How often the likeliest title is named, and the points it has.
    pub(crate) title: Option<(usize, i32)>,
    /// How many titles have some points.
    pub(crate) titles: usize,
}

/// Everything that is measured.
struct Measures<'f, 't, 'a> {
    of: &'f Features<'t, 'a>,
    signs: Signs,
    shape: Shape,
    headings: usize,
    asked: usize,
    /// Words of analysis and of announcement, per thousand; 0 where there are too few to tell.
    analysis: usize,
    announces: usize,
    this_essay: bool,
    coming: bool,
    ranks: bool,
}

impl Measures<'_, '_, '_> {
    fn head(&self, says: u16) -> bool {
        self.signs.head & says != 0
    }

    /// Neither a rating nor a work that it is about.
    fn no_work(&self) -> bool {
        !self.of.has_rating && !self.of.names_item
    }

    /// Much of it is rows.
    fn is_rows(&self) -> bool {
        self.shape.rows >= 450
    }
}

/// One line of the table: what holds, and what it is worth.
struct Rule {
    kind: Kind,
    code: &'static str,
    points: i32,
    holds: fn(&Measures) -> bool,
}

const fn rule(kind: Kind, code: &'static str, points: i32, holds: fn(&Measures) -> bool) -> Rule {
    Rule { kind, code, points, holds }
}

/// Raising a number makes documents with that sign more often what it speaks for.
const RULES: &[Rule] = &[
    // A review is what most documents are; it judges one named work.
    rule(Kind::Review, "usual", 3, |_| true),
    rule(Kind::Review, "has-rating", 6, |m| m.of.has_rating),
    rule(Kind::Review, "names-item", 1, |m| m.of.names_item),
    rule(Kind::Review, "calls-itself-review", 3, |m| m.head(SAYS_REVIEW)),
    rule(Kind::Review, "item-with-facts", 2, |m| m.of.item_with_facts),
    rule(Kind::Review, "craft", 1, |m| m.signs.craft >= 12 && m.signs.craft_words >= 2),
    rule(Kind::Review, "much-craft", 2, |m| m.signs.craft >= 25 && m.signs.craft_words >= 3),
    rule(Kind::Review, "advises", 2, |m| m.signs.near & SAYS_VERDICT != 0),
    rule(Kind::Review, "judges", 1, |m| m.signs.judges >= 25),
    rule(Kind::Review, "first-person", 1, |m| m.signs.first_person >= 4 && m.of.names_item),
    rule(Kind::Review, "on-the-air", 8, |m| m.shape.turns >= 3 && m.shape.hosted),
    // An essay looks at many works, or at none, or at how the writer came to them.
    rule(Kind::Essay, "headings", 3, |m| m.headings >= 3 && (m.signs.words > 250 || m.analysis > 0)),
    rule(Kind::Essay, "many-headings", 2, |m| m.headings >= 6 && !m.of.has_rating),
    rule(Kind::Essay, "headings-and-questions", 4, |m| m.headings >= 3 && m.asked >= 3 && !m.of.has_rating),
    rule(Kind::Essay, "analysis", 6, |m| m.analysis >= 50),
    rule(Kind::Essay, "analysis", 3, |m| (20..50).contains(&m.analysis)),
    rule(Kind::Essay, "analysis", 1, |m| (12..20).contains(&m.analysis)),
    rule(Kind::Essay, "this-essay", 4, |m| m.this_essay),
    rule(Kind::Essay, "calls-itself-essay", 5, |m| m.head(SAYS_ESSAY)),
    rule(Kind::Essay, "letter-to-the-editor", 9, |m| m.head(SAYS_LETTER) && !m.of.has_rating),
    rule(Kind::Essay, "salutation", 2, |m| m.head(SAYS_SALUTATION) && !m.of.has_rating),
    rule(Kind::Essay, "no-single-work", 3, |m| m.no_work() && m.signs.words > 150 && !m.is_rows()),
    rule(Kind::Essay, "many-works", 2, |m| m.no_work() && m.of.works >= 3 && m.signs.words > 150 && !m.is_rows()),
    rule(Kind::Essay, "little-craft", 2, |m| m.no_work() && m.signs.craft < 12 && m.signs.words > 80 && !m.is_rows()),
    rule(Kind::Essay, "first-person", 1, |m| m.no_work() && m.signs.first_person >= 15 && !m.is_rows()),
    rule(Kind::Essay, "about-ratings", 4, |m| m.no_work() && m.signs.rating_talk >= 18 && m.signs.words > 60),
    rule(Kind::Essay, "remembers", 2, |m| m.signs.memories >= 2 && !m.of.has_rating && !m.of.item_with_facts),
    rule(Kind::Essay, "remembers-much", 2, |m| {
        m.signs.memories >= 4 && m.signs.memories * 150 >= m.signs.words && !m.of.has_rating && !m.of.item_with_facts
    }),
    rule(Kind::Essay, "impersonal", 1, |m| !m.of.has_rating && m.signs.first_person == 0 && m.signs.words > 500),
    // News tells of an event, in the third person, with figures and without judging.
    rule(Kind::News, "announces", 4, |m| m.announces >= 25),
    rule(Kind::News, "announces-much", 3, |m| m.announces >= 50 && !m.of.has_rating),
    rule(Kind::News, "announces", 2, |m| (12..25).contains(&m.announces)),
    rule(Kind::News, "release-date", 3, |m| m.of.has_release),
    rule(Kind::News, "dateline", 1, |m| m.of.has_dateline && !m.of.has_rating),
    rule(Kind::News, "coming", 4, |m| m.coming),
    rule(Kind::News, "agency", 4, |m| m.signs.agency),
    rule(Kind::News, "calls-itself-news", 9, |m| m.head(SAYS_NEWS) && !m.of.has_rating),
    rule(Kind::News, "calls-itself-news", 4, |m| m.head(SAYS_NEWS) && m.of.has_rating),
    rule(Kind::News, "reports", 3, |m| m.signs.reports >= 20 && m.signs.report_words >= 3 && !m.of.has_rating),
    rule(Kind::News, "reports-much", 3, |m| m.signs.reports >= 40 && m.signs.report_words >= 4 && !m.of.has_rating),
    rule(Kind::News, "figures", 3, |m| m.signs.figures >= 2 && !m.of.has_rating),
    rule(Kind::News, "many-figures", 2, |m| m.signs.figures >= 4 && !m.of.has_rating),
    rule(Kind::News, "impersonal", 1, |m| {
        !m.of.has_rating && m.signs.first_person == 0 && m.signs.judges < 15 && m.signs.words > 40 && !m.is_rows()
    }),
    rule(Kind::News, "reported-speech", 3, |m| {
        m.signs.told >= 2 && m.signs.told * 120 >= m.signs.words && m.signs.first_person < 6 && !m.of.has_rating
    }),
    rule(Kind::News, "says-and-figures", 3, |m| {
        m.signs.told >= 1 && m.signs.figures >= 1 && m.signs.first_person < 6 && !m.of.has_rating
    }),
    // An interview has turns, or is made of what one person says.
    rule(Kind::Interview, "turns", 10, |m| m.shape.turns >= 3 && !m.shape.hosted),
    rule(Kind::Interview, "questions", 9, |m| m.shape.questions >= 3 && m.headings < 3 && !m.of.has_rating),
    rule(Kind::Interview, "questions", 5, |m| m.shape.questions >= 3 && m.headings < 3 && m.of.has_rating),
    rule(Kind::Interview, "sections-ask", 5, |m| {
        m.asked >= 3 && m.shape.turns == 0 && m.headings < 3 && !m.of.has_rating
    }),
    rule(Kind::Interview, "calls-itself-interview", 6, |m| m.head(SAYS_INTERVIEW)),
    rule(Kind::Interview, "guest-of-a-recording", 3, |m| m.head(SAYS_INTERVIEW) && m.shape.chapters >= 3),
    rule(Kind::Interview, "speech", 3, |m| m.shape.speech >= 350 && m.signs.words > 60),
    rule(Kind::Interview, "questions-and-speech", 4, |m| m.shape.speech >= 350 && m.shape.asking >= 2),
    // A list is made of rows.
    rule(Kind::List, "numbered-entries", 5, |m| m.shape.entries >= 4 && m.shape.chapters < 3),
    rule(Kind::List, "counted", 5, |m| m.shape.counted >= 4),
    rule(Kind::List, "ranks", 4, |m| m.ranks),
    rule(Kind::List, "many-ratings", 2, |m| m.of.many_ratings),
    rule(Kind::List, "programme", 5, |m| m.shape.programme >= 3 && m.is_rows()),
    rule(Kind::List, "long-programme", 5, |m| m.shape.programme >= 4),
    rule(Kind::List, "chapters", 4, |m| m.shape.chapters >= 3 && !m.of.has_rating),
    rule(Kind::List, "film-rows", 8, |m| m.shape.film_rows >= 4 && !m.of.has_rating),
    rule(Kind::List, "table", 7, |m| m.shape.table >= 4 && !m.of.has_rating),
    rule(Kind::List, "calls-itself-list", 4, |m| m.head(SAYS_LIST) && !m.of.has_rating),
    rule(Kind::List, "for-sale", 7, |m| m.signs.sales >= 3),
    rule(Kind::List, "rows", 2, |m| m.shape.rows >= 650 && !m.of.has_rating && m.signs.words > 25),
];

/// What is measured, as shares in steps: for the choice of [`features`].
fn shares(measures: &Measures) -> [(&'static str, usize); 18] {
    let (signs, shape) = (&measures.signs, &measures.shape);
    [
        ("craft", signs.craft / 4),
        ("judges", signs.judges / 5),
        ("reports", signs.reports / 5),
        ("rating-talk", signs.rating_talk / 4),
        ("told", signs.told * 400 / signs.words.max(1)),
        ("memories", signs.memories * 400 / signs.words.max(1)),
        ("figures", signs.figures),
        ("analysis", measures.analysis / 6),
        ("announces", measures.announces / 6),
        ("dashed", shape.dashed),
        ("answered", shape.answered),
        ("asking", shape.asking),
        ("turns", shape.turns),
        ("entries", shape.entries),
        ("counted", shape.counted),
        ("chapters", shape.chapters),
        ("speech", shape.speech / 100),
        ("rows", shape.rows / 150),
    ]
}

/// The reasons of all kinds, and the shares that were measured.
pub(crate) fn reasons(features: &Features) -> (Vec<KindReason>, Vec<(&'static str, usize)>) {
    let measures = measure(features);
    (all(&measures), shares(&measures).to_vec())
}

fn all(measures: &Measures) -> Vec<KindReason> {
    let holds = RULES.iter().filter(|rule| (rule.holds)(measures));
    holds.map(|rule| KindReason { kind: rule.kind, code: rule.code, points: rule.points }).collect()
}

/// The kind with the most points; the earlier one of [`Kind::ALL`] where two have as many.
pub(crate) fn decide(reasons: &[KindReason]) -> Kind {
    let points =
        |kind: Kind| reasons.iter().filter(|reason| reason.kind == kind).map(|reason| reason.points).sum::<i32>();
    Kind::ALL.into_iter().rev().max_by_key(|kind| points(*kind)).unwrap_or_default()
}

fn measure<'f, 't, 'a>(of: &'f Features<'t, 'a>) -> Measures<'f, 't, 'a> {
    let text = of.text;
    let signs = Signs::of(text, of.frame);
    // A share says nothing of a few words: some of them at least.
    let share = |class: u64, least: usize| {
        let count = (0..text.len().min(SAMPLE)).filter(|token| text.has(*token, class)).count();
        if count >= least { count * 1000 / signs.words.max(1) } else { 0 }
    };
    let headings = of.sections.iter().filter(|section| section.kind == SectionKind::Heading).count();
    let says = |noun: &str| (1..text.len().min(3000)).any(|token| text.is(token, noun) && text.is(token - 1, "this"));
    Measures {
        of,
        signs,
        shape: Shape::of(text),
        headings,
        asked: of.sections.len() - headings,
        analysis: share(ANALYSIS, 3),
        announces: share(ANNOUNCE, 2),
        this_essay: says("essay") || says("analysis") || says("article"),
        coming: coming(text),
        ranks: ranks(text),
    }
}

/// "is coming to", "arrives on", "will be released".
fn coming(text: &Text) -> bool {
    (0..text.len().min(400)).any(|token| {
        (text.is(token, "is") && text.is(token + 1, "coming"))
            || (text.is_one_of(token, &["arrives", "opens", "premieres", "debuts", "lands", "launches"])
                && text.is_one_of(token + 1, &["on", "in", "at"]))
            || (text.is(token, "will") && text.is_in(token + 1, "be star direct open premiere arrive release"))
    })
}

/// "The 10 best films of", "Top 20", "ranked".
fn ranks(text: &Text) -> bool {
    let is_heading =
        |line: &&crate::text::Line| line.bytes.len() < 140 && !text.is_mark_of(line.tokens.end - 1, ".!,;…");
    text.lines.iter().take(2).filter(is_heading).any(|line| {
        line.tokens.clone().any(|token| {
            (text.is_in(
                token,
                "best worst greatest favourite favorite besten meilleurs mejores migliori melhores beste bästa",
            ) && text.is_in(token + 1, "films movies performances filme películas film filmer filmes of der de del"))
                || counts_several(text, token)
                    && text.is_in(token + 1, "films movies films/movies filme películas film filmer filmes")
                || text.is_one_of(token, &["ranked", "ranking", "listicle"])
                || (text.is(token, "top") && text.kind(token + 1) == Some(TokenKind::Number))
        })
    })
}
