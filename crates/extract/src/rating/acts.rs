//! The act of rating in running text: a verb, whose it is, and what is rated. "I give it four stars" is one of this work;
//! "the teacher gives her two stars", "Roger gave it four" and "I gave his last film five" are not.

use super::context::{Near, Reason, reason};
use crate::lexicon::{ANY_LANGUAGE, ENGLISH, FILM, FIRST_PERSON, NUMBER, VERDICT};
use crate::people::name_end;
use crate::text::TokenKind;
use crosscut_model::Notation;

/// Words that say how firm a rating is and belong to it: "a solid 7/10".
pub(super) const FIRMNESS: &str = "a an solid strong generous light decent firm weak low high respectable easy clear straight very rare full whopping \
    mere measly grudging cautious enthusiastic perfect big an overall total final well-earned well-deserved resounding rather good";

/// Verbs of rating in the past: what they tell may be over.
const PAST: &str = "gave awarded earned got gave rated scored received graded settled landed";

/// Verbs whose form or sense says that the writer or the work is meant, in the languages whose small words are not asked.
const OWN_FORMS: &str = "vergebe vergeben gebe geben verleihe mets donne donnons accordons doy damos pongo ponemos do dò diamo metto dou damos ponho darei daria geef geven \
    ставлю поставлю bekommt verdient erhält mérite obtient merece lleva merita krijgt får förtjänar landar hamnar lander havner заслуживает получает";

/// When a rating was given, if not now.
const ANOTHER_TIME: &str = "ago last once originally initially previously formerly earlier yesterday back then before first former previous vorigen letzte \
    letzten damals dernière passé passée dernier anterior anteriormente pasado pasada antaño scorso scorsa passado passada vorige vorig förra forrige прошлый прошлом \
    прошлого ostatnio 前作 当時";

impl Near<'_, '_> {
    /// The verb of rating right before the candidate in its clause.
    pub(super) fn verdict(&self) -> Option<usize> {
        let text = self.text;
        for token in self.before().rev().take(9) {
            // "The film can't sue: three stars" has no verb of rating, and a semicolon begins another thought.
            if text.is_mark_of(token, ";") {
                return None;
            }
            // "a rating of four out of five": a noun, and nobody's act.
            let noun = text.is_in(token, "rating ratings score scores grade grades award awards")
                && !(token > self.sentence.start
                    && (text.has(token - 1, FIRST_PERSON)
                        || text.is_in(token - 1, "it will would to really ll d film movie")));
            let comes_out =
                text.is_in(token, "come comes came") && text.is(token + 1, "out") && text.is(token + 2, "at");
            if comes_out {
                return Some(token);
            }
            if text.has(token, VERDICT) && !noun && !(token + 1 == self.at && text.is_in(token, "call get worth")) {
                return Some(token);
            }
        }
        None
    }

    /// What the verb, its subject and its object say.
    pub(super) fn act(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let Some(verb) = self.verdict() else { return };
        let low = verb.saturating_sub(4).max(self.sentence.start);
        let mine = (low..verb + 2).any(|token| text.has(token, FIRST_PERSON));
        // An act counts for the work where somebody says "I", or where the work itself gets it.
        out.push(reason("verdict", if mine || self.label.is_some() || self.is_of_the_work(verb) { 2 } else { 0 }));
        if mine {
            out.push(reason("first-person", 1));
        }
        if self.label.is_some() {
            return;
        }
        // "I got a C-minus in English": who gets a grade gives none.
        let low = verb.saturating_sub(2).max(self.sentence.start);
        let gets = text.is_in(verb, "get gets got getting earn earned receive received deserve deserved scored score");
        if gets && (low..verb).any(|token| text.is_in(token, "i we i'd i’d i've i’ve he she they you")) {
            out.push(reason("given-to-something-else", -8));
        }
        if self.object_is_another(verb) {
            out.push(reason("given-to-something-else", -8));
        }
        if self.given_by_another(verb) {
            out.push(reason("somebody-elses", -8));
        }
        if text.is_in(verb, PAST) {
            let (start, end) = (self.sentence.start, self.sentence.end.min(self.end + 12));
            if (start..end).any(|token| text.is_in(token, ANOTHER_TIME)) {
                out.push(reason("of-another-time", -8));
            }
        }
    }

    /// Whether the subject or the object of the verb is the work: "it gets", "the film earns", "award this one", or nothing at all.
    fn is_of_the_work(&self, verb: usize) -> bool {
        let text = self.text;
        let low = verb.saturating_sub(5).max(self.sentence.start);
        let names = |token: usize| {
            text.has(token, FILM)
                || text
                    .is_in(token, "it this one das dies er es il elle ça cela lo la esta este essa o dit het den det")
        };
        let mention = self.about.mentions.iter().any(|mention| mention.start >= low && mention.end <= self.at);
        mention
            || (low..verb).chain(verb + 1..self.at).any(names)
            || verb <= self.sentence.start + 1
            || !self.is_english() && text.is_in(verb, OWN_FORMS)
    }

    /// Whether most small words of the sentence are English, so that English grammar can be asked.
    fn is_english(&self) -> bool {
        let text = self.text;
        let sentence = self.sentence.start..self.sentence.end.min(self.sentence.start + 60);
        let english = sentence.clone().filter(|token| text.has(*token, ENGLISH)).count();
        let other = sentence.filter(|token| text.has(*token, ANY_LANGUAGE) && !text.has(*token, ENGLISH)).count();
        english >= other
    }

    /// Whether what is rated is somebody or something that is not the work: "gave a boy eight out of ten".
    fn object_is_another(&self, verb: usize) -> bool {
        let text = self.text;
        let mut end = self.at;
        while end > verb + 1
            && (text.is_in(end - 1, FIRMNESS)
                || text.is_in(end - 1, "of rating score grade mark total maximum")
                || text.is_mark_of(end - 1, ":,–—-“\"*"))
        {
            end -= 1;
        }
        let object = verb + 1..end;
        if object.is_empty()
            || object.clone().any(|token| text.has(token, FILM)) && !self.is_another_film(object.clone())
        {
            return false;
        }
        if object
            .clone()
            .any(|token| text.is_in(token, "her him them me us you everybody everyone themselves himself herself"))
            && object.len() <= 2
        {
            return true;
        }
        if self.about.mentions.iter().any(|mention| mention.start >= verb && mention.end <= self.at) {
            return false;
        }
        // A noun with its article: English only, where the words around it are known.
        let article = object
            .clone()
            .find(|token| text.is_in(*token, "a an the his her my your our their every each some one both"));
        let Some(article) = article else { return false };
        let noun = (article + 1..end).find(|token| text.is_word(*token) && !text.has(*token, ANY_LANGUAGE | NUMBER));
        noun.is_some_and(|noun| {
            !text.is_in(noun, "thing whole one lot gem effort outing debut work piece production adaptation effort story tale package affair result experience disc release")
        })
    }

    /// "the last film", "his previous one", "the sequel": a film, but another.
    fn is_another_film(&self, object: std::ops::Range<usize>) -> bool {
        let text = self.text;
        object.into_iter().any(|token| {
            text.is_in(token, "last previous earlier prior first original other another predecessor former")
        })
    }

    /// "Bo Lind gave it four stars": the subject of the act of rating is neither the writer nor the work.
    fn given_by_another(&self, verb: usize) -> bool {
        let text = self.text;
        let Some(mut subject) = verb.checked_sub(1).filter(|subject| *subject >= self.sentence.start) else {
            return false;
        };
        // "who is actually from there gave", "would probably give": small words between the two say nothing.
        while subject > self.sentence.start && text.is_in(subject, "would will has have had also only already just probably even actually really recently which that d ll ’d ’ll") {
            subject -= 1;
        }
        let is_item = self.about.mention_before(subject + 1).is_some_and(|mention| mention.contains(&subject));
        let named = text.is_word(subject)
            && text.is_capital(subject)
            && !self.about.is_own_name(subject)
            && !text.has(subject, ANY_LANGUAGE | FIRST_PERSON | FILM | NUMBER)
            && name_end(text, subject).is_some();
        let gets = text.is_in(verb, "gets earns receives deserves got earned merits leaves scores lands rates");
        let they = text.is_in(
            subject,
            "he she they he’d she’d they’d he'd she'd they'd he’ll she’ll they’ll he'll she'll they'll everyone everybody people friend friends wife husband who son daughter mother father brother sister dad mum mom kids kid colleague colleagues \
             somebody someone others many most some paper papers newspaper magazine website site",
        );
        // "The teacher gives her two stars": a story, not a verdict. The film, the critic and "it" are no such subject.
        let told = subject > self.sentence.start
            && text.is_in(subject - 1, "the a an his her their my our your another one some every")
            && text.is_word(subject)
            && !text.has(subject, ENGLISH | FILM | FIRST_PERSON)
            && !text.is_in(subject, "critic reviewer result")
            && !is_item;
        (named && !is_item && !gets) || they || told && !gets || told && self.is_person(subject)
    }

    fn is_person(&self, token: usize) -> bool {
        self.text.has(token, crate::lexicon::PERSON_NOUN)
    }

    /// "I'm being generous: 2/5", "We settle it: seven out of ten": what somebody comes to after a colon, in the first person;
    /// or the work, before a colon and a rating with its scale: "The film, though: three stars out of five."
    pub(super) fn is_own_conclusion(&self) -> bool {
        let text = self.text;
        let colon = self.at > self.sentence.start && text.is_mark_of(self.at - 1, ":：");
        let of_it = |token: usize| {
            text.has(token, FIRST_PERSON) || text.is_one_of(token, &["film", "movie", "picture", "verdict", "bottom"])
        };
        let other = (self.sentence.start..self.at).any(|token| {
            text.is_in(token, "he she they his her their") || text.has(token, crate::lexicon::PERSON_NOUN)
        });
        let near = self.sentence.start.max(self.line.start).max(self.at.saturating_sub(14))..self.at;
        colon
            && (self.found.reading.best.is_some() || self.found.reading.notation == Notation::Percent)
            && !other
            && near.len() > 2
            && near.into_iter().any(of_it)
    }

    /// Whether no more than three small words stand before it in its sentence: "Gli do quattro stelle."
    pub(super) fn is_short_sentence(&self) -> bool {
        let text = self.text;
        let mut before = self.sentence.start..self.at;
        self.found.reading.best.is_some()
            && before.len() <= 3
            && before.all(|token| text.has(token, ANY_LANGUAGE | VERDICT | FIRST_PERSON))
    }

    /// "would have", "if it were", "might get": not given.
    pub(super) fn in_doubt(&self) -> bool {
        let text = self.text;
        let unreal = "could might almost nearly if should unless wish wanted tempted expected hoped";
        let would_have = |token: usize| {
            (text.is(token, "would") || text.word(token).ends_with("’d") || text.word(token).ends_with("'d"))
                && text.is(token + 1, "have")
        };
        let whole = (self.sentence.start..self.at).any(|token| text.is(token, "if") || would_have(token));
        whole || self.before().any(|token| text.is_in(token, unreal))
    }

    /// Whether it stands in a question: "One star? Was he awake?", "So out of ten?"
    pub(super) fn is_asked(&self) -> bool {
        let text = self.text;
        let mut last = self.sentence.end;
        while last > self.end && text.is_mark_of(last - 1, "”\"’'»)!*") {
            last -= 1;
        }
        last > self.sentence.start && text.is_mark_of(last - 1, "?？") && last > self.end.saturating_sub(1)
            || matches!(text.kind(self.end), Some(TokenKind::Mark('?' | '？')))
    }

    /// A clause denies it: "not a five-star film", "isn’t worth four stars".
    pub(super) fn is_negated(&self) -> bool {
        let text = self.text;
        self.before()
            .rev()
            .take(5)
            .take_while(|token| !text.is_mark_of(*token, ":;,—–.!?"))
            .any(|token| text.has(token, crate::lexicon::NEGATOR))
    }
}
