//! From what was given and what was read to the record: given facts win, and a clash between the two is a warning.

use crate::parts::Whole;
use crate::rating::choose::Choice;
use crate::rating::reading::NoScale;
use crate::read::{Prose, read};
use crate::text::Text;
use crate::{Context, Extraction, Open, OpenRating, rating};
use crosscut_model::{Assumption, BodyRole, Document, Evidence, Kind, Problem, Rating, Review};
use std::ops::Range;

/// The record of a document, and what its prose was read as; `text` is the document's body, cut up.
pub(crate) fn record(text: &Text, document: &Document, context: &Context) -> (Extraction, Option<Whole>) {
    let is_abstract = document.body_role == BodyRole::Abstract;
    // Most rows of an export are facts alone: without a word there is only the kind to read, and that may be given.
    let says_nothing = text.len() == 0 && document.given.kind.is_some();
    let prose = (!is_abstract && !says_nothing).then(|| read(text, document, context, None));
    let whole = prose.as_ref().map(|prose| Whole::of(prose, text, document));
    let mut merge = Merge { document, context, review: Review::default(), problems: Vec::new(), open: Open::default() };
    merge.review.source_file = document.source_file.clone();
    merge.given();
    if let Some(prose) = prose {
        merge.read(prose);
    }
    merge.collection_settings();
    merge.body(is_abstract);
    (Extraction { review: merge.review, problems: merge.problems, open: merge.open }, whole)
}

struct Merge<'d> {
    document: &'d Document,
    context: &'d Context,
    review: Review,
    problems: Vec<Problem>,
    open: Open,
}

impl Merge<'_> {
    fn given_evidence(&self) -> Evidence {
        Evidence::Given { given: self.document.given.by.clone() }
    }

    fn prove(&mut self, field: &str, evidence: Evidence) {
        self.review.evidence.insert(field.to_owned(), evidence);
    }

    fn warn(&mut self, code: &str, span: Option<Range<usize>>, message: String, help: &str) {
        let problem = Problem::warning(code, &self.document.source_file, message).help(help);
        self.problems.push(match span {
            Some(span) => problem.at(span),
            None => problem,
        });
    }

    /// What was given by hand.
    fn given(&mut self) {
        let given = &self.document.given;
        let review = &mut self.review;
        review.id = given.id.clone().unwrap_or_default();
        review.kind = given.kind.unwrap_or_default();
        review.author = given.author.clone();
        review.publisher = given.publisher.clone();
        review.date_published = given.date_published;
        review.item = given.item.clone();
        review.item_year = given.item_year;
        review.language = given.language.clone();
        review.headline = given.headline.clone();
        review.url = given.url.clone();
        review.statements = given.statements.clone();
        let places =
            (0..given.statements.len()).map_while(|number| given.spans.get(&format!("statements.{number}")).cloned());
        self.open.stated = places.collect();
        review.aspects = given.aspects.clone();
        let fields = [
            ("kind", given.kind.is_some()),
            ("author", given.author.is_some()),
            ("publisher", given.publisher.is_some()),
            ("date_published", given.date_published.is_some()),
            ("item", given.item.is_some()),
            ("item_year", given.item_year.is_some()),
            ("language", given.language.is_some()),
            ("headline", given.headline.is_some()),
            ("url", given.url.is_some()),
        ];
        for (field, _) in fields.into_iter().filter(|(_, is_given)| *is_given) {
            let evidence = self.given_evidence();
            self.prove(field, evidence);
        }
        self.given_rating();
    }

    fn given_rating(&mut self) {
        let Some(given) = &self.document.given.rating else { return };
        match rating::parse(&given.raw, given.best, given.worst, self.context) {
            Ok(mut read) => {
                let evidence = self.given_evidence();
                if given.best_is_usual && read.best.number() == given.best {
                    read.assumed.push(Assumption { field: "best".to_owned(), reason: "usual_scale".to_owned() });
                }
                if given.in_stars && read.notation == crosscut_model::Notation::Points {
                    read.notation = crosscut_model::Notation::Stars;
                }
                self.review.rating = Some(read);
                self.prove("rating", evidence);
            }
            Err(error) => {
                let problem =
                    Problem::error(error.code(), &self.document.source_file, error.to_string()).help(error.help());
                self.problems.push(match self.document.given.spans.get("rating") {
                    Some(span) => problem.at(span.clone()),
                    None => problem,
                });
            }
        }
        if self.document.given.kind.is_some_and(|kind| kind != Kind::Review) && self.review.rating.is_some() {
            let kind = self.review.kind.key();
            let span = self.document.given.spans.get("rating").cloned();
            self.warn(
                "rating-of-no-review",
                span,
                format!("a rating is given, but the kind is {kind}, and only a review rates the item"),
                "leave the rating away, or set the kind to review",
            );
            self.review.rating = None;
            self.review.evidence.remove("rating");
        }
    }

    /// What the prose says, where nothing was given; where both speak they are compared.
    fn read(&mut self, prose: Prose) {
        self.read_names(&prose);
        self.read_date(&prose);
        let kind = prose.kind;
        self.read_item(&prose);
        if self.document.given.kind.is_none() {
            self.review.kind = kind;
            let reasons: Vec<&str> =
                prose.kinds.iter().filter(|reason| reason.kind == kind).map(|reason| reason.code).collect();
            self.prove("kind", Evidence::Inferred { inferred: reasons.join(", ") });
        }
        self.read_rating(&prose);
        if self.review.kind == Kind::Review && self.review.rating.is_none() {
            self.review.tone = prose.tone;
        }
        // Given statements of a property replace what the text says of it: the curator has read the text.
        let given: Vec<String> =
            self.document.given.statements.iter().map(|statement| statement.property.0.clone()).collect();
        self.review
            .statements
            .extend(prose.statements.into_iter().filter(|statement| !given.contains(&statement.property.0)));
        let given: Vec<_> = self.document.given.aspects.iter().map(|mention| mention.aspect).collect();
        self.review.aspects.extend(prose.aspects.into_iter().filter(|mention| !given.contains(&mention.aspect)));
        self.review.sections = prose.sections;
    }

    fn read_names(&mut self, prose: &Prose) {
        if self.review.language.is_none()
            && let Some(language) = prose.language
        {
            self.review.language = Some(language.to_owned());
            self.prove("language", Evidence::Inferred { inferred: "script and function words".to_owned() });
        }
        let fields = [("author", &prose.author), ("publisher", &prose.publisher), ("headline", &prose.headline)];
        for (field, read) in fields {
            let Some((name, bytes)) = read else { continue };
            let place = match field {
                "author" => &mut self.review.author,
                "publisher" => &mut self.review.publisher,
                _ => &mut self.review.headline,
            };
            match place {
                None => {
                    *place = Some(name.clone());
                    self.prove(field, Evidence::from(bytes.clone()));
                }
                Some(given) if field != "headline" && !same_name(given, name) => {
                    let message = format!("the {field} is given as “{given}”, but the text says “{name}”");
                    self.warn(
                        "clash",
                        Some(bytes.clone()),
                        message,
                        "the given one is used; correct it if it is wrong",
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn read_date(&mut self, prose: &Prose) {
        let Some((own, bytes)) = &prose.date else { return };
        match self.review.date_published {
            None => {
                self.review.date_published = Some(own.date);
                self.open.date = own.printed;
                self.prove("date_published", Evidence::from(bytes.clone()));
                if let Some(reason) = own.order {
                    self.review
                        .assumed
                        .push(Assumption { field: "date_published".to_owned(), reason: reason.to_owned() });
                }
                if own.ambiguous {
                    let printed = &self.document.text[bytes.clone()];
                    let message =
                        format!("“{printed}” is read with the month first, as {}, but nothing says so", own.date);
                    self.warn(
                        "ambiguous-date",
                        Some(bytes.clone()),
                        message,
                        "give the date in the front matter as `date = 2021-08-07`",
                    );
                }
            }
            Some(given) if given != own.date && !own.ambiguous => {
                let message = format!("the date is given as {given}, but the text says {}", own.date);
                self.warn("clash", Some(bytes.clone()), message, "the given one is used; correct it if it is wrong");
            }
            Some(_) => {}
        }
    }

    fn read_item(&mut self, prose: &Prose) {
        let year_stated = prose.statements.iter().find(|statement| statement.property.name() == "year");
        if let Some(item) = prose.item.as_ref() {
            let beats_collection = item.explicit || self.context.item.is_none();
            if self.review.item.is_none() && beats_collection {
                self.review.item = Some(item.name.clone());
                self.prove("item", Evidence::from(item.bytes.clone()));
            }
            let is_it = self.review.item.as_deref().is_some_and(|name| same_name(name, &item.name));
            if let Some((year, bytes)) = &item.year
                && is_it
                && self.review.item_year.is_none()
            {
                self.review.item_year = Some(*year);
                self.prove("item_year", Evidence::from(bytes.clone()));
            }
        }
        if self.review.item_year.is_none()
            && let Some(stated) = year_stated
            && let Ok(year) = stated.value.parse()
        {
            self.review.item_year = Some(year);
            self.prove("item_year", stated.evidence.clone());
        }
    }

    fn read_rating(&mut self, prose: &Prose) {
        if self.document.given.unrated {
            return;
        }
        let chosen = |place: usize| &prose.candidates[place];
        let several = prose.candidates.iter().filter(|(weighed, _)| weighed.is_one_of_several()).count();
        if several >= 2 && self.review.rating.is_none() && !matches!(prose.choice, Choice::One(_)) {
            let span = prose
                .candidates
                .iter()
                .find(|(weighed, _)| weighed.is_one_of_several())
                .map(|(_, bytes)| bytes.clone());
            let message = format!("the document rates {several} works, and only one rating can be its own");
            self.warn("several-works", span, message, "none is used; split it into a document for each work");
        }
        match &prose.choice {
            Choice::One(place) => {
                let (weighed, bytes) = chosen(*place);
                let Ok(rating) = &weighed.rating else { return };
                self.take_rating(rating, bytes);
            }
            Choice::Several(places) if self.review.rating.is_none() && self.review.kind == Kind::Review => {
                let shown: Vec<String> = places
                    .iter()
                    .take(4)
                    .map(|place| format!("“{}”", &self.document.text[chosen(*place).1.clone()]))
                    .collect();
                let span = places.first().map(|place| chosen(*place).1.clone());
                let message =
                    format!("several ratings are equally likely to be the document's own: {}", shown.join(", "));
                self.warn(
                    "several-ratings",
                    span,
                    message,
                    "none is used; give the right one in the front matter as `rating`",
                );
            }
            Choice::NoScale(place) | Choice::Outside(place) if self.review.rating.is_none() => {
                let (weighed, bytes) = chosen(*place);
                let printed = &self.document.text[bytes.clone()];
                match &weighed.rating {
                    Err(NoScale::Unknown) => {
                        self.open.rating = weighed.found.reading.value.number().map(|value| OpenRating {
                            raw: printed.to_owned(),
                            value,
                            notation: weighed.found.reading.notation,
                            span: bytes.clone(),
                        });
                        let message = format!("the rating “{printed}” does not say what it is out of");
                        self.warn(
                            "unknown-scale",
                            Some(bytes.clone()),
                            message,
                            "give it in the front matter with its scale, as in `rating = \"4/10\"`",
                        );
                    }
                    Err(NoScale::Outside { best, worst } | NoScale::Empty { best, worst }) => {
                        let message = format!("“{printed}” is outside its scale, which goes from {worst} to {best}");
                        self.warn(
                            "rating-outside-scale",
                            Some(bytes.clone()),
                            message,
                            "it is left out; give the right rating in the front matter as `rating`",
                        );
                    }
                    Ok(_) => {}
                }
            }
            _ => {}
        }
    }

    fn take_rating(&mut self, rating: &Rating, bytes: &Range<usize>) {
        if let Some(given) = &self.review.rating {
            if !same_rating(given, rating) {
                let message = format!("the rating is given as “{}”, but the text says “{}”", given.raw, rating.raw);
                self.warn("clash", Some(bytes.clone()), message, "the given one is used; correct it if it is wrong");
            }
            return;
        }
        // A given rating that is wrong leaves none: the text must not stand in for what somebody tried to correct.
        let given = &self.document.given;
        if self.review.kind == Kind::Review && given.rating.is_none() && !given.unrated {
            self.review.rating = Some(rating.clone());
            self.prove("rating", Evidence::from(bytes.clone()));
        }
    }

    /// The collection's settings, for what neither hand nor text says.
    fn collection_settings(&mut self) {
        let collection = || Evidence::Given { given: "collection.toml".to_owned() };
        let context = self.context;
        if self.review.item.is_none() && context.item.is_some() {
            self.review.item = context.item.clone();
            self.prove("item", collection());
        }
        let is_it = self.review.item == context.item;
        if self.review.item_year.is_none() && is_it && context.item_year.is_some() {
            self.review.item_year = context.item_year;
            self.prove("item_year", collection());
        }
        if self.review.language.is_none() && context.language.is_some() {
            self.review.language = context.language.clone();
            self.prove("language", collection());
        }
    }

    fn body(&mut self, is_abstract: bool) {
        let prose = self.document.text.get(self.document.body.clone()).unwrap_or_default();
        let given = &self.document.given.abstract_text;
        self.review.abstract_text = given.clone();
        if is_abstract {
            let own = prose.trim();
            if !own.is_empty() && given.is_none() {
                self.review.abstract_text = Some(own.to_owned());
                self.prove("abstract", self.given_evidence());
            }
        } else if !prose.is_empty() {
            self.review.text = Some(prose.to_owned());
        }
        if given.is_some() {
            self.prove("abstract", self.given_evidence());
        }
    }
}

/// Whether two names differ only in case, space or marks.
fn same_name(a: &str, b: &str) -> bool {
    crosscut_model::key(a) == crosscut_model::key(b)
}

/// Whether two ratings say the same.
fn same_rating(a: &Rating, b: &Rating) -> bool {
    match (a.score, b.score) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-6,
        _ => a.value == b.value,
    }
}
